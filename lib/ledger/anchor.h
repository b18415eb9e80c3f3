// SPDX-License-Identifier: Apache-2.0
// Heads kept outside the ledger, as people keep them: typed from paper, one a line in a file, copied from a receipt.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zb {

// A head noted outside the ledger: a receipt, a report's foot. `digits` are 16 to 64 leading hex digits.
struct Anchor {
    std::int64_t seq = 0;
    std::string digits;
};
// Reads "412:9f18…" or "412 9f18…"; groups of digits may be spaced. Throws Error "anchor.invalid" (exit 2).
Anchor read_anchor(std::string_view text);
// One a line: "412 9f18…", with its day or a remark behind it ("412 9f18… 2026-11-20"); or words of zb that hold one (第 412 条（校验值
// 9f18…）, --head 412:9f18…). Blank lines and those that begin with # say nothing. UTF-8 text, any line ends. Throws Error
// "anchor.invalid" with every line that holds none, "anchor.none" where none is left.
std::vector<Anchor> read_anchors(std::string_view text);

}  // namespace zb
