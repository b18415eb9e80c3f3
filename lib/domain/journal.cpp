// SPDX-License-Identifier: Apache-2.0
// Sorts the lines of the journal of work.
#include "domain/journal.h"

#include <algorithm>

#include "domain/domain.h"

namespace zb {

namespace {

bool is_work(const JournalLine& line) { return line.kind == kCancelledWork || counts_as_work(line.kind); }

}  // namespace

JournalReader::JournalReader(const State& state) : state_(state) {
    for (const auto& [entry, reversal] : state.reversals) reversals_.emplace(reversal.seq, counts_as_work(reversal.kind));
}

// `step correct` cancels and records again in one act: the two lie side by side and have one instant.
bool JournalReader::recorded_anew(std::size_t index) const {
    if (index == 0) return false;
    const JournalLine& before = state_.journal[index - 1];
    const JournalLine& line = state_.journal[index];
    return before.kind == EntryReversed::kind && before.seq + 1 == line.seq && before.project == line.project &&
           before.recorded_at == line.recorded_at;
}

std::int64_t JournalReader::replaces(std::size_t index) const { return recorded_anew(index) ? state_.journal[index - 1].seq : 0; }

// Whether a piece of work counts although the line may be cancelled.
bool JournalReader::stands(std::size_t index) const {
    const JournalLine& line = state_.journal[index];
    if (line.kind != kCancelledWork) return true;
    const auto reversal = state_.reversals.find(line.seq);
    if (reversal == state_.reversals.end()) return false;
    const Seal* sealed = state_.submissions.holder(line.project, line.seq);
    if (sealed != nullptr && sealed->seq < reversal->second.seq) return true;
    const auto before = [](const JournalLine& each, std::int64_t seq) { return each.seq < seq; };
    const auto next = std::lower_bound(state_.journal.begin(), state_.journal.end(), reversal->second.seq + 1, before);
    if (next == state_.journal.end()) return false;
    const auto place = static_cast<std::size_t>(next - state_.journal.begin());
    return recorded_anew(place) && is_work(*next) && state_.journal[place - 1].seq == reversal->second.seq && stands(place);
}

JournalSort JournalReader::sort_at(std::size_t index) const {
    const JournalLine& line = state_.journal[index];
    if (line.kind == EntryReversed::kind) {
        const auto known = reversals_.find(line.seq);
        return known != reversals_.end() && known->second ? JournalSort::correction : JournalSort::none;
    }
    if (!is_work(line)) return JournalSort::none;
    if (recorded_anew(index)) return JournalSort::correction;
    return stands(index) ? JournalSort::entry : JournalSort::cancelled;
}

}  // namespace zb
