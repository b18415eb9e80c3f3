// SPDX-License-Identifier: Apache-2.0
// Shares and means in whole-number arithmetic: a binary fraction would round 0.25 the wrong way now and then.
#include "report/words/share.h"

#include <cassert>
#include <cstdint>
#include <fmt/format.h>

namespace zb {

namespace {

// `numerator` / `denominator` in tenths, half up.
std::int64_t tenths(std::int64_t numerator, std::int64_t denominator) {
    assert(numerator >= 0 && denominator > 0);
    return (numerator * 20 + denominator) / (denominator * 2);
}

std::string with_one_decimal(std::int64_t in_tenths) { return fmt::format("{}.{}", in_tenths / 10, in_tenths % 10); }

}  // namespace

std::string rate_text(int part, int whole) { return with_one_decimal(tenths(std::int64_t{part} * 100, whole)) + "%"; }

std::string mean_text(int sum, int count) { return with_one_decimal(tenths(sum, count)); }

}  // namespace zb
