// SPDX-License-Identifier: Apache-2.0
// What the tab key offers where a noun's entries give codes: a noun needs no more than `codes_given<ProblemNoun>` in its row.
#pragma once

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "cli/command.h"
#include "domain/domain.h"

namespace zb::cli {

// The codes that entries of these kinds gave, in the order of the entries.
Candidates codes_of_kinds(const CodesWanted& wanted, std::vector<std::string> kinds);

template <class... Facts>
std::vector<std::string> kinds_among(const std::variant<Facts...>* /*facts*/) {
    return {std::string{Facts::kind}...};
}

template <class Noun>
Candidates codes_given(const CodesWanted& wanted) {
    static_assert(!HasNoCode<Noun>, "this noun gives no codes");
    return codes_of_kinds(wanted, kinds_among(static_cast<const typename Noun::Fact*>(nullptr)));
}

}  // namespace zb::cli
