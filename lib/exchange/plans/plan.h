// SPDX-License-Identifier: Apache-2.0
// Plans as files: zb-plan/1 (schemas/zb-plan.schema.json) and lists of steps. No ledger is asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "schedule/capacity.h"
#include "schedule/sampling.h"
#include "schedule/schedule.h"

namespace zb {

// What time is counted in: days of the calendar, or plain periods without rest days.
enum class TimeAxis { days, periods };
enum class Direction { forward, backward };

// What a file says of a step beyond its activity and links.
struct FileStep {
    std::string id;
    std::string name = {};
    std::string department = {};
    bool counted = true;  // false: it takes time but no statutory limit
    std::optional<int> min_duration = {};
    std::optional<Estimate> estimate = {};
};

struct FilePlan {
    std::string name;
    TimeAxis axis = TimeAxis::days;
    Direction direction = Direction::forward;
    bool has_start = false;  // else it is the latest that the target allows
    Network network;         // an activity for each step. Period n is day n + 1 of the network, boundary n its evening n
    std::vector<FileStep> steps;
    std::vector<std::string> resource_ids = {};
    Resources resources = {};
    std::vector<std::size_t> undetermined = {};  // steps in a pause whose end is not known, without `assume_days`
    std::vector<std::string> unknown_keys = {};  // that this format does not have, in order of appearance
};

// What the command line sets in place of what the file says.
struct PlanOverrides {
    std::optional<std::string> start = {};
    std::optional<std::string> target = {};
    std::optional<std::string> status_date = {};
    std::optional<Direction> direction = {};
    std::optional<Logic> logic = {};
};

// Throws Error "plan.invalid" with the place (steps[3].duration), "plan.duplicate_id", "plan.unknown_predecessor",
// "plan.negative_duration", "plan.contradictory_actuals", "plan.overlapping_pauses", "plan.no_start", "date.invalid" and others.
FilePlan read_plan(JsonView json, const Calendar& calendar, const PlanOverrides& overrides);
// A list with the columns of plan_columns(): a plan on the calendar of days. Its start comes from `overrides`.
FilePlan read_plan_list(std::string_view csv, const Calendar& calendar, const PlanOverrides& overrides);

// The same as a file of zb-plan/1. Only of plans on the calendar of days, without resources and estimates.
std::string plan_json(const FilePlan& plan);

// s01FS+2wd;s02SS: the links into a step, as a cell of a list writes them.
std::string predecessors_text(const FilePlan& plan, std::size_t step);

// As the file writes it: a date, or a number of periods.
std::string moment_text(const FilePlan& plan, Date evening);

}  // namespace zb
