// SPDX-License-Identifier: Apache-2.0
// Rows of hand-overs.
#include "report/lists/intakes.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/words/items.h"
#include "report/words/owners.h"

namespace zb {

namespace {

// How many of its steps were decided since: 办结 1/3.
Cell standing_of(const State& state, const Intake& intake, Date day) {
    std::int64_t decided = 0;
    for (const StepTakenIn& each : intake.steps) {
        const Attempt* attempt = last_attempt(state.steps_of(intake.project), each.step);
        decided += attempt != nullptr && attempt->decided && *attempt->decided <= day && attempt->decided >= intake.on ? 1 : 0;
    }
    return Cell{decided, fmt::format("{}/{}", decided, intake.steps.size())};
}

}  // namespace

Table intakes_table(const State& state, Date day, const std::function<bool(const Intake&)>& wanted) {
    Table table;
    table.columns = {{"code", "回执号"},
                     {"on", "收件日"},
                     {"project", "项目"},
                     {"steps", "事项"},
                     {"departments", "分送部门"},
                     {"papers", "收到（份）", Align::right},
                     {"missing", "缺主要", Align::right},
                     {"deferrable", "可容缺", Align::right},
                     {"decided", "办结", Align::right},
                     {"by", "收件人"},
                     {"entry", "条目", Align::right}};
    for (const auto& [code, intake] : state.intakes) {
        if (!wanted(intake)) continue;
        const PlanVersion* plan = state.plans_of(intake.project).current();
        std::vector<std::string> steps, departments;
        std::int64_t missing = 0, deferrable = 0;
        for (const StepTakenIn& each : intake.steps) {
            const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(each.step);
            steps.push_back(planned == nullptr ? each.step : planned->short_name);
            missing += static_cast<std::int64_t>(each.missing.size());
            deferrable += static_cast<std::int64_t>(each.deferrable.size());
        }
        for (const std::string& department : intake.departments()) departments.push_back(short_department(state, department));
        table.rows.push_back({code, intake.on, project_cell(state.project(intake.project)), join(steps, "、"), join(departments, "、"),
                              static_cast<std::int64_t>(intake.papers().size()), missing, deferrable, standing_of(state, intake, day),
                              intake.by, intake.seq});
    }
    return table;
}

}  // namespace zb
