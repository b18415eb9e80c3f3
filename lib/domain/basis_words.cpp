// SPDX-License-Identifier: Apache-2.0
// 演练库。数据依据台账第 27 条（校验值 …），截至 2026-11-16；口径第3版.
#include "domain/basis_words.h"

#include <fmt/format.h>

#include "domain/rules_version.h"

namespace zb {

std::string basis_words(const Basis& basis) {
    constexpr std::size_t kShownDigits = 16;
    return fmt::format("{}数据依据台账第 {} 条（校验值 {}），截至 {}；口径第{}版", basis.practice ? "演练库。" : "", basis.seq,
                       basis.hash.substr(0, kShownDigits), iso(basis.as_of), kRulesVersion);
}

}  // namespace zb
