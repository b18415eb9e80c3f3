// SPDX-License-Identifier: Apache-2.0
// Days of the engine as the plan's files write them: private to lib/exchange.
#pragma once

#include <optional>
#include <string>

#include "base/table.h"
#include "exchange/plans/answer.h"

namespace zb {

// The four moments of a step's window, and the pair that the plan's direction chooses, as evenings or boundaries in periods.
struct StepMoments {
    Date es, ef, ls, lf;
    Date start, finish;
};
StepMoments moments_of(const SolvedPlan& solved, std::size_t step);

struct PlanSpan {
    Date start, finish;
    int makespan = 0;  // in plain periods the largest ef; else working days from start to finish
};
PlanSpan span_of(const SolvedPlan& solved, const Calendar& days);

// Of the link that drives a step: its predecessor's id and FS, SS, FF or SF.
struct Driver {
    std::string id;
    std::string_view type;
};
std::optional<Driver> driver_of(const SolvedPlan& solved, std::size_t step);

// wd, cd, month
std::string_view unit_name(DurationUnit unit);
// Ids of the critical steps, in order.
std::vector<std::string> critical_ids(const SolvedPlan& solved);
// The latest start that meets the target and every deadline.
Date latest_start_needed(const SolvedPlan& solved);
// Links that actual starts did not wait for: s02 FS s03.
std::vector<std::string> out_of_sequence(const SolvedPlan& solved);
// Ids of the steps that end behind their deadlines, and of those from which on nothing is known.
std::vector<std::string> missed_deadlines(const SolvedPlan& solved, const Calendar& days);
std::vector<std::string> undetermined_from(const SolvedPlan& solved);

// Steps by what cutting them gains: most for a day first, then by id.
std::vector<std::size_t> ranked(const SolvedPlan& solved, const Compression& compression);
int days_to_cut(const FilePlan& plan, std::size_t step);

struct ForecastFigures {
    double mean = 0;          // makespan
    double p50 = 0, p80 = 0;  // ends: boundaries, or days since 1970
    std::optional<double> p_target;
};
ForecastFigures figures_of(const SolvedPlan& solved, const Simulation& simulation, const Calendar& days);

}  // namespace zb
