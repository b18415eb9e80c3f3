// SPDX-License-Identifier: Apache-2.0
// Lists of application papers: owed, received, ready, missing.
#include "report/lists/materials.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
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

// Whether the item's result, or what it is called, is that paper.
bool yields(const ProjectOutlook& project, const StepOutlook& step, const std::string& paper) {
    const std::string result = result_of(project, *step.planned);
    return result.find(paper) != std::string::npos || paper.find(result) != std::string::npos ||
           step.planned->name.find(paper) != std::string::npos;
}

const StepOutlook* done_item_that_yields(const ProjectOutlook& project, const std::string& paper) {
    const auto found = std::find_if(project.steps.begin(), project.steps.end(), [&](const StepOutlook& step) {
        return step.done && step.today.state != StepState::waived && yields(project, step, paper);
    });
    return found == project.steps.end() ? nullptr : &*found;
}

const StepRecord* record_of(const ProjectSteps& records, const std::string& step) {
    const auto found = records.find(step);
    return found == records.end() ? nullptr : &found->second;
}

// A paper of that name handed in: gathered before an acceptance, or made good behind it.
struct HandedIn {
    Date on;
    std::int64_t seq = 0;
};
std::optional<HandedIn> handed_in(const StepRecord& record, const std::string& paper) {
    std::optional<HandedIn> found;
    if (const Prepared* prepared = record.find_prepared(paper)) found = HandedIn{prepared->on, prepared->seq};
    for (const Attempt& attempt : record.attempts) {
        for (const Owed& owed : attempt.owed) {
            const bool first = owed.material == paper && owed.received && (!found || owed.received_seq < found->seq);
            if (first) found = HandedIn{*owed.received, owed.received_seq};
        }
    }
    return found;
}

enum class Reuse { no, yes };

// What a paper is looked for in: the items filed together, all that was handed in of the project.
struct Looked {
    const std::vector<const StepOutlook*>& filed;
    const ProjectSteps& records;
    Reuse reuse;
};

bool given_back(const Looked& in, const std::string& paper) {
    const auto same = [&](const ReturnedPaper& returned) { return returned.material == paper; };
    return std::any_of(in.filed.begin(), in.filed.end(), [&](const StepOutlook* each) {
        const StepRecord* record = record_of(in.records, each->planned->step);
        return record != nullptr && std::any_of(record->returned.begin(), record->returned.end(), same);
    });
}

// Handed in for an item of this filing it is ready; for another one it is used again. One that was given back for this filing is wanted
// anew, whatever lies elsewhere.
void stand(StepPaper& paper, const ProjectOutlook& project, const Looked& in) {
    const auto look = [&](const StepOutlook& item, StepPaper::Standing standing) {
        const StepRecord* record = record_of(in.records, item.planned->step);
        const auto found = record == nullptr ? std::nullopt : handed_in(*record, paper.name);
        if (!found || (paper.standing != StepPaper::Standing::missing && found->seq >= paper.seq)) return;
        paper.standing = standing;
        paper.from = &item;
        paper.on = found->on;
        paper.seq = found->seq;
    };
    for (const StepOutlook* each : in.filed) look(*each, StepPaper::Standing::ready);
    if (paper.standing != StepPaper::Standing::missing || given_back(in, paper.name)) return;
    if (in.reuse == Reuse::yes)
        for (const StepOutlook& other : project.steps) look(other, StepPaper::Standing::reused);
    if (paper.standing != StepPaper::Standing::missing) return;
    paper.from = done_item_that_yields(project, paper.name);
    if (paper.from != nullptr) paper.standing = StepPaper::Standing::yielded;
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
        // 容缺不能补齐的终止办理（西安市行政审批局 2023）: recommended, never done by zb.
        const bool late = !owed.received && owed.due < day && step.attempt->lives();
        table.rows.push_back({project_cell(*project.project), step.planned->step, step.planned->short_name, owed.material, status,
                              owed.since, owed.due, left, owed.received, owed.promise, owed.received ? owed.received_seq : owed.seq,
                              late ? Cell{"补不齐的建议终止办理"} : Cell{}});
    }
}

void add_prepared(Table& table, const ProjectOutlook& project, const StepOutlook& step, const ProjectSteps& records) {
    const StepRecord* record = record_of(records, step.planned->step);
    if (record == nullptr) return;
    for (const Prepared& paper : record->prepared) {
        table.rows.push_back({project_cell(*project.project), step.planned->step, step.planned->short_name, paper.material, "已备齐",
                              Cell{}, Cell{}, Cell{}, paper.on, Cell{}, paper.seq, Cell{}});
    }
    for (const ReturnedPaper& paper : record->returned) {
        table.rows.push_back({project_cell(*project.project), step.planned->step, step.planned->short_name, paper.material, "已退回",
                              Cell{}, Cell{}, Cell{}, Cell{}, Cell{}, paper.seq,
                              fmt::format("{} 退回：{}", month_day(paper.on), paper.reason)});
    }
}

// 材料复用: what an item still to be accepted need not be given again.
void add_reused(Table& table, const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    if (!is_before_acceptance(step) || step.planned->materials.empty() || filed_with(project, step) != nullptr) return;
    for (const StepPaper& paper : papers_of(state, project, step)) {
        if (paper.standing != StepPaper::Standing::reused) continue;
        table.rows.push_back({project_cell(*project.project), step.planned->step, step.planned->short_name, paper.name, "复用", Cell{},
                              Cell{}, Cell{}, paper.on, Cell{}, paper.seq, fmt::format("{}已交", paper.from->planned->short_name)});
    }
}

void add_missing(Table& table, const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    for (const MissingMaterial& paper : missing_materials(state, project, step)) {
        const std::string status = paper.owed_until ? fmt::format("容缺待补（{} 前）", month_day(*paper.owed_until)) : "缺";
        table.rows.push_back({project_cell(*project.project), step.planned->step, step.planned->short_name, paper.name,
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

std::vector<MissingMaterial> missing_materials(const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    std::vector<MissingMaterial> missing;
    if (!is_before_acceptance(step)) {
        if (step.attempt == nullptr) return missing;
        for (const Owed* owed : step.attempt->still_owed()) missing.push_back({owed->material, true, owed->due});
        return missing;
    }
    for (const StepPaper& paper : papers_of(state, project, step))
        if (paper.standing == StepPaper::Standing::missing) missing.push_back({paper.name, paper.minor, {}});
    return missing;
}

std::vector<StepPaper> papers_of(const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    std::vector<StepPaper> papers;
    const ProjectSteps& records = state.steps_of(project.project->code);
    const std::vector<const StepOutlook*> filed = filed_together(project, step);
    // A paper that two of them ask for is handed in once.
    std::set<std::string, std::less<>> asked;
    for (const StepOutlook* each : filed) {
        for (const PlannedStep::Paper& paper : each->planned->materials) {
            if (!asked.insert(paper.name).second) continue;
            papers.push_back({paper.name, paper.minor, each});
            const Reuse reuse = serves_other_steps(state, paper.name, project.day) ? Reuse::yes : Reuse::no;
            stand(papers.back(), project, {filed, records, reuse});
        }
    }
    return papers;
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
                     {"entry", "条目", Align::right},
                     {"remark", "说明"}};
    for (const ProjectOutlook& project : projects) {
        if (project.plan == nullptr) continue;
        const ProjectSteps& records = state.steps_of(project.project->code);
        for (const StepOutlook& step : project.steps) {
            add_owed(table, project, step, day, state);
            add_prepared(table, project, step, records);
            add_reused(table, state, project, step);
        }
    }
    return table;
}

namespace {

// A paper still to come, at the first item that wants it.
struct Needed {
    StepPaper paper;
    const StepOutlook* first = nullptr;
    std::vector<std::string> serves;          // short names of every item that asks for it
    const StepOutlook* yielded_by = nullptr;  // an item of the plan that will yield it
};

// The day by which it is wanted: that of the filing, as the plan in force has it; of what is filed already no day is ahead.
std::optional<Date> wanted_on(const StepOutlook& step, const Calendar& calendar) {
    if (!not_begun(step)) return std::nullopt;
    return planned_acceptance(*step.planned, calendar);
}

// In the order of the days on which the plan in force wants them to be filed; items without one come as the plan lists them.
std::vector<const StepOutlook*> filings_ahead(const ProjectOutlook& project, const Calendar& calendar) {
    std::vector<const StepOutlook*> filings;
    for (const StepOutlook& step : project.steps) {
        const bool applied_for = step.planned->approval_item() || step.planned->utility();
        if (applied_for && is_before_acceptance(step) && filed_with(project, step) == nullptr) filings.push_back(&step);
    }
    std::stable_sort(filings.begin(), filings.end(), [&](const StepOutlook* one, const StepOutlook* other) {
        return wanted_on(*one, calendar).value_or(Date{}) < wanted_on(*other, calendar).value_or(Date{});
    });
    return filings;
}

const StepOutlook* open_item_that_yields(const ProjectOutlook& project, const StepOutlook& asks, const std::string& paper) {
    const auto found = std::find_if(project.steps.begin(), project.steps.end(), [&](const StepOutlook& step) {
        return &step != &asks && !step.done && step.planned->approval_item() && yields(project, step, paper);
    });
    return found == project.steps.end() ? nullptr : &*found;
}

std::vector<Needed> needed_of(const State& state, const ProjectOutlook& project) {
    std::vector<Needed> needed;
    const Calendar& calendar = state.origin.calendar();
    for (const StepOutlook* step : filings_ahead(project, calendar)) {
        for (const StepPaper& paper : papers_of(state, project, *step)) {
            if (paper.standing != StepPaper::Standing::missing) continue;
            const bool shared = serves_other_steps(state, paper.name, project.day);
            const auto same = [&](const Needed& one) { return shared && one.paper.name == paper.name; };
            auto known = std::find_if(needed.begin(), needed.end(), same);
            if (known == needed.end()) {
                needed.push_back({paper, step, {}, open_item_that_yields(project, *paper.asks, paper.name)});
                known = std::prev(needed.end());
            }
            known->paper.minor = known->paper.minor && paper.minor;
            known->serves.push_back(step->planned->short_name);
        }
    }
    return needed;
}

}  // namespace

Table needed_table(const State& state, const std::vector<ProjectOutlook>& projects) {
    Table table;
    table.columns = {{"project", "项目"},  {"wanted", "计划申报"}, {"step", "键"},   {"name", "事项"},
                     {"material", "材料"}, {"weight", "主次"},     {"from", "来自"}, {"serves", "用于"}};
    const Calendar& calendar = state.origin.calendar();
    for (const ProjectOutlook& project : projects) {
        if (project.plan == nullptr) continue;
        for (const Needed& each : needed_of(state, project)) {
            const std::string from =
                each.yielded_by == nullptr ? "企业准备" : fmt::format("{}的结果", each.yielded_by->planned->short_name);
            table.rows.push_back({project_cell(*project.project), wanted_on(*each.first, calendar), each.first->planned->step,
                                  each.first->planned->short_name, each.paper.name,
                                  Cell{Value{std::string{each.paper.minor ? "minor" : "main"}}, each.paper.minor ? "次要" : "主要"}, from,
                                  join(each.serves, "、")});
        }
    }
    return table;
}

Table lapses_table(const State& state, const std::vector<std::string>& projects, Date day) {
    Table table;
    table.columns = {{"project", "项目"},  {"enterprise", "建设单位"},     {"step", "键"},
                     {"name", "事项"},     {"material", "材料"},           {"due", "补齐期限"},
                     {"received", "补齐"}, {"late", "逾期", Align::right}, {"standing", "状态"},
                     {"restored", "修复"}, {"entry", "条目", Align::right}};
    const Calendar& calendar = state.origin.calendar();
    for (const std::string& code : projects) {
        const PlanVersion* plan = state.plans_of(code).current();
        for (const Lapse& lapse : lapses_of(state, code, day)) {
            const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(lapse.step);
            const Date until = lapse.received.value_or(lapse.ended.value_or(day));
            const std::string_view standing = lapse.restored ? "restored" : lapse.repaired() ? "to_restore" : "open";
            const std::string words = lapse.restored   ? "已修复"
                                      : lapse.received ? "已补齐，待修复"
                                      : lapse.ended    ? "已终止，待修复"
                                                       : "未补齐，建议终止办理";
            table.rows.push_back({code, state.project(code).details.enterprise, lapse.step,
                                  planned == nullptr ? lapse.step : planned->short_name, lapse.material, lapse.due, lapse.received,
                                  calendar.elapsed(lapse.due, until).count, Cell{Value{std::string{standing}}, words}, lapse.restored,
                                  lapse.seq});
        }
    }
    return table;
}

}  // namespace zb
