// SPDX-License-Identifier: Apache-2.0
// Checks that entries form one unbroken chain, one after another as they are read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/error.h"
#include "ledger/anchor.h"
#include "ledger/entry.h"

namespace zb {

class ChainCheck {
public:
    explicit ChainCheck(std::vector<Anchor> anchors = {});
    // Takes the next entry as it is stored; remembers what is wrong with it: number out of sequence, prev, hash or anchor differs,
    // clock goes back.
    void take(const EntryTexts& entry);
    void take(const Entry& entry);
    // Faults found, with those of anchors that lie beyond the last entry. Empty: the chain is sound and holds every anchor.
    std::vector<Fault> finish() const;
    Head head() const;

private:
    void check_place(const EntryTexts& entry);
    void check_hash(const EntryTexts& entry);
    void check_anchors(const EntryTexts& entry);

    std::vector<Anchor> anchors_;  // by number
    std::size_t next_anchor_ = 0;
    std::vector<Fault> faults_;
    std::int64_t last_ = 0;  // number of the last entry taken
    std::string hash_;       // its hash and instant, as they are stored
    std::string recorded_at_;
};

}  // namespace zb
