// SPDX-License-Identifier: Apache-2.0
// A 台账条目 in the words of the daily report: which item, what happened, whose it is.
#pragma once

#include <string>
#include <vector>

#include "outlook/outlook.h"

namespace zb {

struct EntryLine {
    std::int64_t seq = 0;
    Date on;
    int days_late = 0;  // 补录: working days between the event and its recording; 0 where it was recorded in time
    std::string step;   // key; empty: of the project
    std::string item;   // 特殊建设工程消防设计审查
    std::string content;
    std::string who;  // 区住房和城乡建设局·住建经办03
    JournalSort sort = JournalSort::entry;
};

// An entry as it was written, and what it is in its day's submission.
struct WrittenEntry {
    Envelope envelope;
    Fact fact;
    SubmissionLine line;
};

// One line; a note has one for each item that it names. `evening` is the report's day. What was cancelled says 已冲销, what is no
// 台账条目 says 更正; a reversal that `step correct` made has no line beside what it recorded in place.
std::vector<EntryLine> entry_lines(const State& state, const ProjectOutlook& project, const WrittenEntry& entry, Date evening);

}  // namespace zb
