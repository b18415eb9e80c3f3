// SPDX-License-Identifier: Apache-2.0
// What one run of `ledger submit` seals: worked out before the lock is taken, counted and checked under it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/writing.h"

namespace zb::cli {

// One day to be sealed, with its projects' codes in order.
struct Submission {
    std::string by;
    Date day;
    std::vector<std::string> projects;
};

// Codes of the projects that a run can be about: those named, the person's, or all. The person of --mine is none with --all.
struct Wanted {
    std::vector<std::string> projects;
    std::optional<std::string> person;
};

// The projects of `day`: those named, those on duty for the person, or everybody's. Throws Error "submission.no_day" for a day without
// submissions, "submission.no_projects".
Wanted wanted_on(const Arguments& args, const Book& book, Match match, const State& names, Date day,
                 const std::optional<std::string>& keyboard);
// With --missed: every project that may have a missed day; the days are found when it is read (missed_days).
Wanted wanted_missed(const Arguments& args, const Book& book, Match match, const State& names, const std::optional<std::string>& keyboard);
// The days before `today` that were not submitted, each with its projects, the oldest first.
std::vector<Submission> missed_days(const State& state, const Wanted& wanted, const std::string& by, Date today);

// Seals them, in the order given. Gives what is to be said besides: a reason for a nil return of a project that has entries is dropped.
std::vector<std::string> seal_all(WriteRow& row, const std::vector<Submission>& submissions);

}  // namespace zb::cli
