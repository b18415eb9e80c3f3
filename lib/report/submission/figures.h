// SPDX-License-Identifier: Apache-2.0
// 台账报送情况: who owed the submission of which project on which day, whether it came, and the sums of each specialist.
#pragma once

#include <string>
#include <vector>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

enum class SubmissionStatus { on_time, late, missing, pending };  // 按时, 迟报 (later that day), 漏报, 未到时限

// A project's day on which a submission was due.
struct OwedSubmission {
    std::string project;
    Date day;
    std::string specialist;  // who owed it: the stand-in where one was named, else the project's specialist
    SubmissionStatus status = SubmissionStatus::missing;
    const Seal* seal = nullptr;  // the day's first; of a missing day: the 补报 that came on a later one
    int minutes_late = 0;        // of 迟报

    bool made_good() const { return status == SubmissionStatus::missing && seal != nullptr; }
};

// The days from `first` to `last` on which submissions are due, by project and day. A day not sent is 漏报 where its hour had passed
// by `until`, else pending. A project owes from the day on which the ledger came to know it and it had a specialist.
std::vector<OwedSubmission> owed_submissions(const State& state, Date first, Date last, Instant until);

// due = on_time + late + missing; nil + progress = on_time + late. Entries: 台账条目 of the specialist's projects, by the day of recording.
struct SubmissionRow {
    std::string specialist;
    int projects = 0;  // served on the last day
    int due = 0, on_time = 0, late = 0, missing = 0;
    int nil = 0, progress = 0;
    int entries = 0, late_entries = 0;  // 补录 among them
};

struct SubmissionFigures {
    std::vector<SubmissionRow> rows;  // in the order of the staff list
    SubmissionRow total;
    std::vector<OwedSubmission> late, missing;  // by project and day
    int pending = 0;                            // 未到时限: not yet due, in no sum
    int carried = 0;                            // of those due: days before the first, still pending when the period before was counted
};

// `carried`: days before `first` that were still pending when the period before was counted.
SubmissionFigures submission_figures(const State& state, Date first, Date last, Instant until, std::vector<OwedSubmission> carried = {});

// 服务专员, 项目数, 应报, 按时, 迟报, 漏报, 按时报送率, 其中零报告, 台账条目, 补录, 补录率; with the sums in the last row.
Table submission_table(const SubmissionFigures& figures);
// The same for machines, without sums; rates as text, null where nothing was due.
Table submission_rows(const SubmissionFigures& figures);

// A row a day that was not sent in time to count: 漏报, 漏报（11-20 补报）, 未报（已过时限）, 未到时限. `until` as above.
Table missing_submissions_table(const State& state, const std::vector<OwedSubmission>& owed, Instant until);

}  // namespace zb
