// SPDX-License-Identifier: Apache-2.0
// What the fuzz targets share: libFuzzer's door, behind which only our own Error is an answer to bad input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/error.h"

namespace zb {

// A property that must hold: libFuzzer keeps the input with which it does not.
inline void require(bool holds) {
    if (!holds) std::abort();
}

// Each target has one.
void try_input(std::string_view input);

}  // namespace zb

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
