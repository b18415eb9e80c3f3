// SPDX-License-Identifier: Apache-2.0
// Answers to plans in files: zb-solve/1, zb-compress/1, zb-forecast/1, and tables for people.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/table.h"
#include "exchange/plans/plan.h"
#include "schedule/capacity.h"
#include "schedule/compress.h"
#include "schedule/simulation.h"

namespace zb {

// A plan with its windows. What `undetermined` marks waits for a pause whose end nobody knows.
struct SolvedPlan {
    FilePlan plan;  // its start resolved
    Solution solution;
    std::vector<bool> undetermined;
    // Where capacity was asked for: start and finish, late dates and slack go by it.
    std::optional<CapacitySchedule> within = {};

    bool has_end() const;  // nothing is undetermined
    bool misses_target() const { return has_end() && solution.short_by > 0; }
    const Window& window(std::size_t step) const { return within ? within->windows[step] : solution.windows[step]; }
    Date end() const { return within ? within->finish : solution.finish; }
};

// The calendar that the plan's moments are counted by: `days`, or one without rest.
const Calendar& calendar_of(const FilePlan& plan, const Calendar& days);
// Throws as solve() does, with ids in place of indexes: "plan.cycle" names A -> B -> A.
SolvedPlan solve_plan(FilePlan plan, const Calendar& days);
// Adds the schedule within the plan's resources; what the target lacks is counted anew. Throws as schedule_within() does, and
// "plan.undetermined".
void keep_capacity(SolvedPlan& solved, const Calendar& days, const CapacitySearch& search);
Compression compress_plan(const SolvedPlan& solved, const Calendar& days);
Simulation simulate_plan(const SolvedPlan& solved, const Calendar& days, const SimulationOptions& options);

std::string solve_json(const SolvedPlan& solved, const Calendar& days);
std::string compress_json(const SolvedPlan& solved, const Compression& compression, const Calendar& days);
std::string forecast_json(const SolvedPlan& solved, const Simulation& simulation, const Calendar& days);

// A step a row: the columns of a list of steps, then those of the answer.
Table solve_table(const SolvedPlan& solved);
Table compress_table(const SolvedPlan& solved, const Compression& compression);
Table forecast_table(const SolvedPlan& solved, const Simulation& simulation);
// 五成把握在 … 完成，八成把握在 … 完成
std::string forecast_sentence(const SolvedPlan& solved, const Simulation& simulation, const Calendar& days);

// What the answer warns of, as sentences for people.
std::vector<std::string> warnings_of(const SolvedPlan& solved, const Calendar& days);

}  // namespace zb
