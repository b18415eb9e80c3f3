// SPDX-License-Identifier: Apache-2.0
// Lists of application papers: owed, received, ready, missing.
#include "report/lists/materials.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "flow/flow.h"
#include "outlook/network.h"
#include "plan/planned_step.h"
#include "report/words/items.h"

namespace zb {

namespace {

bool not_begun(const StepOutlook& step) {
    const StepState state = step.today.state;
    return state == StepState::planned || state == StepState::refused || state == StepState::withdrawn || state == StepState::denied;
}

bool is_before_acceptance(const StepOutlook& step) {
    return not_begun(step) || step.today.state == StepState::filed || step.today.state == StepState::correcting;
}

// The item with which a sub-item is applied for: 规划核实 goes in with 联合验收. None for what is applied for alone.
const StepOutlook* filed_with(const ProjectOutlook& project, const StepOutlook& step) {
    return step.planned->approval_item() && step.planned->part_of ? project.find(*step.planned->part_of) : nullptr;
}

// What a finished item yields, by the template that its plan was made from; the item's own name where zb ships no such template.
std::string result_of(const ProjectOutlook& project, const PlannedStep& planned) {
    const std::vector<Flow>& shipped = builtin_flows();
    const auto same = [&](const Flow& flow) { return flow.flow_key == project.plan->plan.flow; };
    const auto flow = std::find_if(shipped.begin(), shipped.end(), same);
    return document_of(flow == shipped.end() ? nullptr : &*flow, planned).value_or(planned.name);
}

bool yielded_by_a_done_item(const ProjectOutlook& project, const std::string& paper) {
    return std::any_of(project.steps.begin(), project.steps.end(), [&](const StepOutlook& step) {
        if (!step.done || step.today.state == StepState::waived) return false;
        const std::string result = result_of(project, *step.planned);
        return result.find(paper) != std::string::npos || paper.find(result) != std::string::npos ||
               step.planned->name.find(paper) != std::string::npos;
    });
}

const StepRecord* record_of(const ProjectSteps& records, const std::string& step) {
    const auto found = records.find(step);
    return found == records.end() ? nullptr : &found->second;
}

std::string status_of(const Owed& owed, Date day) {
    if (owed.received) return "已补齐";
    return owed.due < day ? "逾期未补" : "待补";
}

void add_owed(Table& table, const ProjectOutlook& project, const StepOutlook& step, Date day, const State& state) {
    if (step.attempt == nullptr) return;
    for (const Owed& owed : step.attempt->owed) {
        const std::string status = status_of(owed, day);
        const Cell left =
            owed.received ? Cell{} : Cell{std::int64_t{days_to(state, day, owed.due)}, left_words(day, owed.due, state.origin.calendar())};
        table.rows.push_back({project.project->code, step.planned->step, step.planned->short_name, owed.material, status, owed.since,
                              owed.due, left, owed.received, owed.promise, owed.received ? owed.received_seq : owed.seq});
    }
}

void add_prepared(Table& table, const ProjectOutlook& project, const StepOutlook& step, const ProjectSteps& records) {
    const StepRecord* record = record_of(records, step.planned->step);
    if (record == nullptr) return;
    for (const Prepared& paper : record->prepared) {
        table.rows.push_back({project.project->code, step.planned->step, step.planned->short_name, paper.material, "已备齐", Cell{}, Cell{},
                              Cell{}, paper.on, Cell{}, paper.seq});
    }
}

void add_missing(Table& table, const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    for (const MissingMaterial& paper : missing_materials(project, step, state.steps_of(project.project->code))) {
        const std::string status = paper.owed_until ? fmt::format("容缺待补（{} 前）", month_day(*paper.owed_until)) : "缺";
        table.rows.push_back({project.project->code, step.planned->step, step.planned->short_name, paper.name,
                              Cell{Value{std::string{paper.minor ? "minor" : "main"}}, paper.minor ? "次要" : "主要"},
                              Cell{Value{std::string{paper.owed_until ? "owed" : "missing"}}, status}, paper.owed_until});
    }
}

}  // namespace

std::vector<const StepOutlook*> filed_together(const ProjectOutlook& project, const StepOutlook& step) {
    std::vector<const StepOutlook*> filed = {&step};
    for (const StepOutlook& part : project.steps) {
        if (is_before_acceptance(part) && filed_with(project, part) == &step) filed.push_back(&part);
    }
    return filed;
}

std::vector<MissingMaterial> missing_materials(const ProjectOutlook& project, const StepOutlook& step, const ProjectSteps& records) {
    std::vector<MissingMaterial> missing;
    if (!is_before_acceptance(step)) {
        if (step.attempt == nullptr) return missing;
        for (const Owed* owed : step.attempt->still_owed()) missing.push_back({owed->material, true, owed->due});
        return missing;
    }
    const std::vector<const StepOutlook*> filed = filed_together(project, step);
    const auto ready = [&](const std::string& paper) {
        return std::any_of(filed.begin(), filed.end(), [&](const StepOutlook* each) {
            const StepRecord* record = record_of(records, each->planned->step);
            return record != nullptr && record->find_prepared(paper) != nullptr;
        });
    };
    // A paper that two of them ask for is handed in once.
    std::set<std::string, std::less<>> asked;
    for (const StepOutlook* each : filed) {
        for (const PlannedStep::Paper& paper : each->planned->materials) {
            if (!asked.insert(paper.name).second || ready(paper.name) || yielded_by_a_done_item(project, paper.name)) continue;
            missing.push_back({paper.name, paper.minor, {}});
        }
    }
    return missing;
}

std::vector<ComingStep> coming_steps(const ProjectOutlook& project) {
    std::vector<ComingStep> coming;
    for (const StepOutlook& step : project.steps) {
        const bool applied_for = step.planned->approval_item() || step.planned->utility();
        if (!applied_for || !not_begun(step) || filed_with(project, step) != nullptr) continue;
        ComingStep next{&step, {}};
        bool can_be_prepared = true;
        for (const std::string& key : step.planned->depends_on) {
            const StepOutlook* before = project.find(key);
            if (before == nullptr || before->done) continue;
            const bool under_way = in_hand(before->today.state) || before->today.state == StepState::decided;
            if (under_way) next.waits_for.push_back(before->planned->short_name);
            can_be_prepared = can_be_prepared && under_way;
        }
        if (can_be_prepared) coming.push_back(std::move(next));
    }
    return coming;
}

Table missing_table(const State& state, const std::vector<ProjectOutlook>& projects, std::string_view step) {
    Table table;
    table.columns = {{"project", "项目"}, {"step", "键"},       {"name", "事项"},   {"material", "材料"},
                     {"weight", "主次"},  {"standing", "状态"}, {"due", "补齐期限"}};
    for (const ProjectOutlook& project : projects) {
        if (project.plan == nullptr) continue;
        const std::vector<ComingStep> coming = coming_steps(project);
        for (const StepOutlook& each : project.steps) {
            const auto same = [&](const ComingStep& next) { return next.step == &each; };
            const bool wanted = step.empty() ? std::any_of(coming.begin(), coming.end(), same) || in_hand(each.today.state) ||
                                                   each.today.state == StepState::decided
                                             : each.planned->step == step;
            if (wanted) add_missing(table, state, project, each);
        }
    }
    return table;
}

Table materials_table(const State& state, const std::vector<ProjectOutlook>& projects, Date day) {
    Table table;
    table.columns = {{"project", "项目"},
                     {"step", "键"},
                     {"name", "事项"},
                     {"material", "材料"},
                     {"standing", "状态"},
                     {"since", "容缺自"},
                     {"due", "补齐期限"},
                     {"left", "剩/逾"},
                     {"received", "收到"},
                     {"promise", "承诺书"},
                     {"entry", "条目", Align::right}};
    for (const ProjectOutlook& project : projects) {
        if (project.plan == nullptr) continue;
        const ProjectSteps& records = state.steps_of(project.project->code);
        for (const StepOutlook& step : project.steps) {
            add_owed(table, project, step, day, state);
            add_prepared(table, project, step, records);
        }
    }
    return table;
}

}  // namespace zb
