// SPDX-License-Identifier: Apache-2.0
// The chain's check: each entry against the one before it, against its own content and against heads noted elsewhere.
#include "ledger/chain.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <utility>

namespace zb {
namespace {

// 16 digits are 64 bits: enough that no other ledger fits by chance, few enough to be typed from paper.
constexpr std::size_t kFewestDigits = 16;
constexpr std::size_t kAllDigits = 64;

[[noreturn]] void refuse_anchor(std::string_view text, std::string_view why) {
    throw usage_error("anchor.invalid", fmt::format("“{}”不是台账的条号和校验值：{}", text, why),
                      "照回执抄写，条号、冒号、校验值的前16位以上，如 1291:e9aea3888e280a80");
}

std::string lower_case_digits(std::string_view text) {
    std::string digits;
    for (const char c : text) {
        if (c == ' ' || c == '\t') continue;  // paper shows them in groups of four
        digits.push_back(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    }
    return digits;
}

bool is_hex(std::string_view digits) { return digits.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

std::string shown(const std::optional<Hash>& hash) { return hash ? hex(*hash) : "（空）"; }

Fault fault(std::string code, std::string message) {
    return Fault{std::move(code), std::move(message), "不要再写入；保存现在的文件，与备份和各处留存的回执核对", {}};
}

}  // namespace

Anchor read_anchor(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    std::string_view rest = first == std::string_view::npos ? std::string_view{} : text.substr(first);
    Anchor anchor;
    const auto [end, failed] = std::from_chars(rest.data(), rest.data() + rest.size(), anchor.seq);
    if (failed != std::errc{} || anchor.seq < 1) refuse_anchor(text, "开头应是条号");
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    if (rest.empty() || (rest.front() != ':' && rest.front() != ' ' && rest.front() != '\t')) refuse_anchor(text, "条号后应是冒号或空格");
    rest.remove_prefix(1);
    anchor.digits = lower_case_digits(rest);
    if (!is_hex(anchor.digits)) refuse_anchor(text, "校验值只有 0 到 9、a 到 f");
    if (anchor.digits.size() < kFewestDigits || anchor.digits.size() > kAllDigits) {
        refuse_anchor(text, fmt::format("校验值有 {} 位，应为 {} 至 {} 位", anchor.digits.size(), kFewestDigits, kAllDigits));
    }
    return anchor;
}

ChainCheck::ChainCheck(std::vector<Anchor> anchors) : anchors_(std::move(anchors)) {
    std::stable_sort(anchors_.begin(), anchors_.end(), [](const Anchor& a, const Anchor& b) { return a.seq < b.seq; });
}

void ChainCheck::take(const Entry& entry) {
    check_place(entry);
    check_hash(entry);
    check_anchors(entry);
    head_ = Head{entry.seq, entry.hash};
    last_ = entry.recorded_at;
}

void ChainCheck::check_place(const Entry& entry) {
    const std::int64_t expected = head_.seq + 1;
    if (entry.seq != expected) {
        faults_.push_back(fault("chain.number", fmt::format("第 {} 条之后应为第 {} 条，实为第 {} 条", head_.seq, expected, entry.seq)));
    }
    const std::optional<Hash> before = head_.seq == 0 ? std::nullopt : std::optional{head_.hash};
    // Behind a gap the entry before is not there to compare with: the gap itself is the fault.
    if (entry.seq == expected && entry.prev != before) {
        faults_.push_back(fault("chain.prev", fmt::format("第 {} 条记的上一条校验值为 {}，第 {} 条的校验值实为 {}", entry.seq,
                                                          shown(entry.prev), head_.seq, shown(before))));
    }
    if (head_.seq > 0 && entry.recorded_at < last_) {
        faults_.push_back(fault(
            "chain.clock", fmt::format("第 {} 条记录于 {}，早于第 {} 条的 {}", entry.seq, iso(entry.recorded_at), head_.seq, iso(last_))));
    }
}

void ChainCheck::check_hash(const Entry& entry) {
    const Hash expected = hash_of(entry);
    if (entry.hash == expected) return;
    faults_.push_back(fault(
        "chain.hash", fmt::format("第 {} 条的内容与校验值不符：记的是 {}，按内容算出 {}", entry.seq, hex(entry.hash), hex(expected))));
}

void ChainCheck::check_anchors(const Entry& entry) {
    for (; next_anchor_ < anchors_.size() && anchors_[next_anchor_].seq <= entry.seq; ++next_anchor_) {
        const Anchor& anchor = anchors_[next_anchor_];
        if (anchor.seq < entry.seq) {
            faults_.push_back(
                fault("chain.anchor_lost", fmt::format("台账外留存有第 {} 条（{}），台账中没有这一条", anchor.seq, anchor.digits)));
        } else if (!hex(entry.hash).starts_with(anchor.digits)) {
            faults_.push_back(
                fault("chain.anchor", fmt::format("第 {} 条的校验值为 {}，台账外留存的是 {}", entry.seq, hex(entry.hash), anchor.digits)));
        }
    }
}

std::vector<Fault> ChainCheck::finish() const {
    std::vector<Fault> faults = faults_;
    for (std::size_t i = next_anchor_; i < anchors_.size(); ++i) {
        faults.push_back(fault("chain.cut", fmt::format("台账外留存有第 {} 条（{}），台账只到第 {} 条（{}）", anchors_[i].seq,
                                                        anchors_[i].digits, head_.seq, head_.seq == 0 ? "（空）" : hex(head_.hash))));
    }
    return faults;
}

}  // namespace zb
