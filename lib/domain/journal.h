// SPDX-License-Identifier: Apache-2.0
// What counts as 台账条目, decided once for receipts, daily reports and circulars; and what stands beside them as 更正 or 已冲销.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>

namespace zb {

struct JournalLine;
struct State;

// Kind of a journal line whose entry of work was cancelled since.
inline constexpr std::string_view kCancelledWork = "work.cancelled";  // no kind of the ledger, and no work of the state

enum class JournalSort {
    none,        // no work: plans, teams, submissions
    entry,       // 台账条目
    cancelled,   // 已冲销: taken back before it was submitted; printed, not counted
    correction,  // 更正: a reversal of work, or what `step correct` records in its place in the same act
};

// Reads the journal of one state, which must outlive it.
class JournalReader {
public:
    explicit JournalReader(const State& state);

    // Of the line at `index` of the state's journal. A cancelled entry is one still where it was submitted before it was cancelled, or
    // where what was recorded in its place stands: each piece of work counts once, on the day on which it was first recorded.
    JournalSort sort_at(std::size_t index) const;
    // The reversal right before the entry in the same act: that of `step correct`; 0 where there is none.
    std::int64_t replaces(std::size_t index) const;

private:
    bool recorded_anew(std::size_t index) const;
    bool stands(std::size_t index) const;

    const State& state_;
    std::map<std::int64_t, bool> reversals_;  // by number: whether what it cancels was work
};

}  // namespace zb
