// SPDX-License-Identifier: Apache-2.0
// Cancelling entries in a draft: what stands on them is found by replaying the later entries with them and without.
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <utility>

#include "base/text.h"
#include "book/book.h"
#include "domain/access.h"
#include "domain/material.h"

namespace zb {

namespace {

constexpr std::size_t kNamedAtMost = 8;

// Whether an entry counts now, and whether it would count with the reversals.
struct Counting {
    bool now;
    bool then;
};

struct Lost {
    std::int64_t seq;
    std::string words;
};

// Two states side by side, from the last entry before the first difference on.
class Replay {
public:
    explicit Replay(State start) : now_(start), then_(std::move(start)) {}

    void take(const Envelope& envelope, const Fact& fact, Counting counts) {
        const bool loses = counts.then && !passes(then_, envelope, fact) && (!counts.now || passes(now_, envelope, fact));
        if (loses) lost_.push_back({envelope.seq, entry_words(now_, envelope, fact)});
        if (counts.now) apply(now_, envelope, fact);
        if (counts.then && !loses) apply(then_, envelope, fact);
    }
    const std::vector<Lost>& lost() const { return lost_; }

private:
    // An entry that can never be reversed stays, whatever it rested on (EntryRules::stays).
    static bool passes(const State& state, const Envelope& envelope, const Fact& fact) {
        if (!rules_of(kind_of(fact)).stays.empty()) return true;
        try {
            check(state, envelope, fact);
            return true;
        } catch (const Error&) {
            return false;
        }
    }
    State now_;
    State then_;
    std::vector<Lost> lost_;
};

// The first entry of which the two disagree whether it is cancelled.
std::optional<std::int64_t> first_difference(const Cancelled& one, const Cancelled& other) {
    std::optional<std::int64_t> first;
    const auto look = [&](const Cancelled& in, const Cancelled& missing) {
        for (const auto& [entry, reversal] : in) {
            if (!missing.contains(entry) && (!first || entry < *first)) first = entry;
        }
    };
    look(one, other);
    look(other, one);
    return first;
}

[[noreturn]] void refuse_reversal(const std::vector<Lost>& lost, std::vector<std::int64_t> asked) {
    std::vector<std::string> named;
    std::vector<std::string> order;
    for (auto entry = lost.rbegin(); entry != lost.rend(); ++entry) {
        if (named.size() < kNamedAtMost) named.push_back(fmt::format("第 {} 条（{}）", entry->seq, entry->words));
        order.push_back(std::to_string(entry->seq));
    }
    if (lost.size() > named.size()) named.push_back(fmt::format("等 {} 条", lost.size()));
    std::sort(asked.begin(), asked.end(), std::greater<>{});
    std::vector<std::string> numbers;
    for (const std::int64_t entry : asked) numbers.push_back(std::to_string(entry));
    order.insert(order.end(), numbers.begin(), numbers.end());
    throw Error{"reversal.stands_on", fmt::format("第 {} 条不能先冲销，后面有条目靠它成立：{}", join(numbers, "、"), join(named, "、")),
                fmt::format("从后往前依次冲销：zb ledger reverse {}", join(order, " "))};
}

}  // namespace

Cancelled Draft::cancelled(const Scope& scope, std::size_t facts) const {
    std::vector<ReversalLink> links = book_->reversals(scope, first_seq_ - 1);
    for (std::size_t i = 0; i < facts; ++i) {
        if (const auto entry = entry_cancelled_by(pending_[i].fact)) links.push_back({pending_[i].envelope.seq, *entry});
    }
    return cancelled_by(std::move(links));
}

std::int64_t Draft::reverse(std::int64_t entry, const ReversalWords& words) {
    const auto found = entry > 0 && entry < first_seq_ ? book_->store().entry(entry) : std::nullopt;
    if (!found)
        throw Error{"entry.unknown", fmt::format("台账没有第 {} 条，现有 {} 条", entry, first_seq_ - 1),
                    "看最后一条的条号：zb ledger head"};
    Fact fact = reversal_of(entry, found->kind, words.reason);
    const Envelope envelope{next_seq_, recorded_at_, words.on, actor_, words.by, found->project};
    check_day(envelope.on, rules_of(kind_of(fact)).on);
    check_access_to_reverse(envelope, *found);
    check(state_, envelope, fact);
    apply(state_, envelope, fact);
    pending_.push_back({envelope, std::move(fact)});
    reverses_ = true;
    return next_seq_++;
}

// Who may write an entry may cancel it: a reversal asks for what the entry at the end of the reversals asked for.
void Draft::check_access_to_reverse(const Envelope& envelope, const Entry& entry) const {
    JsonDocument parser;
    Fact fact = decode(entry, parser);
    for (auto cancelled = entry_cancelled_by(fact); cancelled; cancelled = entry_cancelled_by(fact))
        fact = decode(*book_->store().entry(*cancelled), parser);
    check_access(state_, envelope, fact);
}

void Draft::settle() {
    if (!std::exchange(reverses_, false)) return;
    const std::size_t before = std::exchange(settled_, pending_.size());
    std::vector<std::int64_t> asked;
    Scope scope = Scope::names();
    const State names = book_->state_at(scope, first_seq_ - 1, std::nullopt);
    for (std::size_t i = before; i < pending_.size(); ++i) {
        const auto entry = entry_cancelled_by(pending_[i].fact);
        if (!entry) continue;
        asked.push_back(*entry);
        // An entry about no project may be what the entries of any project stand on.
        if (pending_[i].envelope.project) {
            add_same_enterprise(scope, *pending_[i].envelope.project, names);
        } else {
            scope.everything = true;
        }
    }
    const Cancelled now = cancelled(scope, before);
    const Cancelled then = cancelled(scope, pending_.size());
    const auto first = first_difference(now, then);
    if (!first) return;
    const auto counting = [&](std::int64_t seq) { return Counting{!now.contains(seq), !then.contains(seq)}; };
    Replay replay{book_->folded(scope, *first - 1, std::nullopt, now)};
    Query later;
    later.after = *first - 1;
    later.up_to = first_seq_ - 1;
    later.subjects = scope.subjects();
    JsonDocument parser;
    book_->store().scan(later, [&](Entry& entry) { replay.take(envelope_of(entry), decode(entry, parser), counting(entry.seq)); });
    for (const Pending& added : pending_) {
        if (!entry_cancelled_by(added.fact)) replay.take(added.envelope, added.fact, {true, true});
    }
    if (!replay.lost().empty()) refuse_reversal(replay.lost(), std::move(asked));
    refold();
}

}  // namespace zb
