// SPDX-License-Identifier: Apache-2.0
// Checks that entries form one unbroken chain, one after another as they are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "ledger/entry.h"

namespace zb {

// A head noted outside the ledger: a receipt, a report's foot. `digits` are 16 to 64 leading hex digits.
struct Anchor {
    std::int64_t seq = 0;
    std::string digits;
};
// Reads "412:9f18…" or "412 9f18…"; groups of digits may be spaced. Throws Error "anchor.invalid" (exit 2).
Anchor read_anchor(std::string_view text);

class ChainCheck {
public:
    explicit ChainCheck(std::vector<Anchor> anchors = {});
    // Takes the next entry; remembers what is wrong with it: number out of sequence, prev, hash or anchor differs, clock goes back.
    void take(const Entry& entry);
    // Faults found, with those of anchors that lie beyond the last entry. Empty: the chain is sound and holds every anchor.
    std::vector<Fault> finish() const;
    Head head() const { return head_; }

private:
    void check_place(const Entry& entry);
    void check_hash(const Entry& entry);
    void check_anchors(const Entry& entry);

    std::vector<Anchor> anchors_;  // by number
    std::size_t next_anchor_ = 0;
    std::vector<Fault> faults_;
    Head head_;
    Instant last_;
};

}  // namespace zb
