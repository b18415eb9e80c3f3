// SPDX-License-Identifier: Apache-2.0
// Cancelling an entry: what is refused, and which of several reversals counts.
#include "domain/reversal.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

std::string reversal_stream(std::string_view stream) { return "reversal:" + std::string{stream}; }

Cancelled cancelled_by(std::vector<ReversalLink> links) {
    std::sort(links.begin(), links.end(), [](const ReversalLink& one, const ReversalLink& other) { return one.seq > other.seq; });
    Cancelled cancelled;
    for (const ReversalLink& link : links) {
        if (!cancelled.contains(link.seq)) cancelled.emplace(link.entry, link.seq);
    }
    return cancelled;
}

void ReversalNoun::check(const State& state, const Envelope& envelope, const EntryReversed& fact) {
    const std::string_view why = rules_of(fact.cancelled_kind).stays;
    if (!why.empty())
        throw Error{"reversal.stays", fmt::format("第 {} 条不能冲销：{}", fact.entry, why),
                    fmt::format("看它：zb ledger show {}", fact.entry)};
    if (fact.entry < 1 || fact.entry >= envelope.seq)
        throw Error{"entry.unknown", fmt::format("台账没有第 {} 条，现有 {} 条", fact.entry, envelope.seq - 1),
                    "看最后一条的条号：zb ledger head"};
    const auto before = state.reversals.find(fact.entry);
    if (before == state.reversals.end()) return;
    throw Error{"reversal.doubled", fmt::format("第 {} 条先前已由第 {} 条冲销", fact.entry, before->second.seq),
                fmt::format("要让它重新算数，冲销那一条更正：zb ledger reverse {}", before->second.seq)};
}

void ReversalNoun::apply(State& state, const Envelope& envelope, const EntryReversed& fact) {
    std::erase_if(state.reversals, [&](const auto& known) { return known.second.seq == fact.entry; });
    state.reversals.insert_or_assign(fact.entry, Reversal{envelope.seq, fact.entry, fact.cancelled_kind, envelope.project});
}

// Whoever folds a stream must meet the reversals of its entries. An entry of work lies in its project's stream alone; any other entry
// may be read by a fold without that stream, so its reversal lies in the registry too, which every fold reads.
void ReversalNoun::index(const Envelope& envelope, const EntryReversed& fact, Index& index) {
    const auto put = [&](const std::string& stream) {
        index.subjects.push_back(stream);
        index.subjects.push_back(reversal_stream(stream));
    };
    if (envelope.project) put(project_stream(*envelope.project));
    if (!envelope.project || !counts_as_work(fact.cancelled_kind)) put(std::string{kRegistryStream});
}

std::string ReversalNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const EntryReversed& fact) {
    return with_note(fmt::format("冲销第 {} 条", fact.entry), fact.reason);
}

}  // namespace zb
