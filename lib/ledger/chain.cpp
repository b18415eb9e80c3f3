// SPDX-License-Identifier: Apache-2.0
// The chain's check: each entry against the one before it, against its own content and against heads noted elsewhere.
#include "ledger/chain.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace zb {
namespace {

std::string shown(const std::optional<std::string_view>& hash) { return hash ? std::string{*hash} : "（空）"; }

Fault fault(std::string code, std::string message) {
    return Fault{std::move(code), std::move(message), "不要再写入；保存现在的文件，与备份和各处留存的回执核对", {}};
}

}  // namespace

ChainCheck::ChainCheck(std::vector<Anchor> anchors) : anchors_(std::move(anchors)) {
    std::stable_sort(anchors_.begin(), anchors_.end(), [](const Anchor& a, const Anchor& b) { return a.seq < b.seq; });
}

Head ChainCheck::head() const { return Head{last_, hash_from_hex(hash_).value_or(Hash{})}; }

void ChainCheck::take(const EntryTexts& entry) {
    check_place(entry);
    check_hash(entry);
    check_anchors(entry);
    last_ = entry.seq;
    hash_ = entry.hash;
    recorded_at_ = entry.recorded_at;
}

void ChainCheck::take(const Entry& entry) { take(StoredTexts{entry}.texts()); }

void ChainCheck::check_place(const EntryTexts& entry) {
    const std::int64_t expected = last_ + 1;
    if (entry.seq != expected) {
        faults_.push_back(fault("chain.number", fmt::format("第 {} 条之后应为第 {} 条，实为第 {} 条", last_, expected, entry.seq)));
    }
    const std::optional<std::string_view> before = last_ == 0 ? std::nullopt : std::optional<std::string_view>{hash_};
    // Behind a gap the entry before is not there to compare with: the gap itself is the fault.
    if (entry.seq == expected && entry.prev != before) {
        faults_.push_back(fault("chain.prev", fmt::format("第 {} 条记的上一条校验值为 {}，第 {} 条的校验值实为 {}", entry.seq,
                                                          shown(entry.prev), last_, shown(before))));
    }
    // The one form of an instant orders as text; another form is a fault of its own.
    if (last_ > 0 && entry.recorded_at < recorded_at_) {
        faults_.push_back(
            fault("chain.clock", fmt::format("第 {} 条记录于 {}，早于第 {} 条的 {}", entry.seq, entry.recorded_at, last_, recorded_at_)));
    }
}

void ChainCheck::check_hash(const EntryTexts& entry) {
    const std::string expected = hex(sha256(preimage(entry)));
    if (entry.hash == expected) return;
    faults_.push_back(
        fault("chain.hash", fmt::format("第 {} 条的内容与校验值不符：记的是 {}，按内容算出 {}", entry.seq, entry.hash, expected)));
}

void ChainCheck::check_anchors(const EntryTexts& entry) {
    for (; next_anchor_ < anchors_.size() && anchors_[next_anchor_].seq <= entry.seq; ++next_anchor_) {
        const Anchor& anchor = anchors_[next_anchor_];
        if (anchor.seq < entry.seq) {
            faults_.push_back(
                fault("chain.anchor_lost", fmt::format("台账外留存有第 {} 条（{}），台账中没有这一条", anchor.seq, anchor.digits)));
        } else if (!entry.hash.starts_with(anchor.digits)) {
            faults_.push_back(
                fault("chain.anchor", fmt::format("第 {} 条的校验值为 {}，台账外留存的是 {}", entry.seq, entry.hash, anchor.digits)));
        }
    }
}

std::vector<Fault> ChainCheck::finish() const {
    std::vector<Fault> faults = faults_;
    for (std::size_t i = next_anchor_; i < anchors_.size(); ++i) {
        faults.push_back(fault("chain.cut", fmt::format("台账外留存有第 {} 条（{}），台账只到第 {} 条（{}）", anchors_[i].seq,
                                                        anchors_[i].digits, last_, last_ == 0 ? "（空）" : hash_)));
    }
    return faults;
}

}  // namespace zb
