// SPDX-License-Identifier: Apache-2.0
// Projects that came, went or changed; problems; materials owed.
#include <fmt/format.h>

#include "report/diff/changes.h"
#include "report/words/items.h"

namespace zb {

namespace {

struct Change {
    std::string_view key, label;
    Cell before, now;
    std::int64_t entry = 0;
};

void add_change(Table& rows, const Project& project, const Change& change) {
    if (change.before.value == change.now.value) return;
    rows.rows.push_back({project.code, project.name, Cell{std::string{change.key}, std::string{change.label}}, change.before, change.now,
                         entry_cell(change.entry)});
}

Cell lamp_of(const ProjectOutlook& outlook) { return outlook.plan == nullptr ? Cell{} : lamp_cell(outlook.lamp); }

Cell version_of(const ProjectOutlook& outlook) {
    return outlook.plan == nullptr ? Cell{} : Cell{std::int64_t{outlook.plan->number}, fmt::format("V{}", outlook.plan->number)};
}

void add_project(Table& rows, const ProjectOutlook& now, const ProjectOutlook& before, const TwoEvenings& days) {
    const Project& project = *now.project;
    const std::int64_t plan = now.plan == nullptr ? 0 : now.plan->seq;
    add_change(rows, project, {"plan", "审批方案", version_of(before), version_of(now), plan});
    add_change(rows, project, {"stage", "阶段", text_cell(before.stage), text_cell(now.stage)});
    add_change(rows, project, {"lamp", "项目灯", lamp_of(before), lamp_of(now)});
    add_change(rows, project, {"node", "下一节点", text_cell(before.node_name), text_cell(now.node_name)});
    add_change(rows, project, {"specialist", "服务专员", Cell{before.project->specialist}, Cell{project.specialist}});
    const Cell status{label(project.status_on(days.now.known.day))};
    const Cell status_before{label(before.project->status_on(days.before.known.day))};
    add_change(rows, project, {"status", "清单状态", status_before, status});
}

// A problem does not keep the entry that solved it, so it is looked up in the journal.
std::int64_t solved_by(const State& now, const State& before, const Problem& problem) {
    for (auto line = now.journal.rbegin(); line != now.journal.rend() && line->seq > before.seq; ++line) {
        if (line->kind == ProblemSolved::kind && line->project == problem.project && line->on == problem.solved) return line->seq;
    }
    return 0;
}

// What happened to a problem or an owed material, when, by which entry.
struct Happening {
    std::string_view key, label;
    Cell on;
    std::int64_t entry = 0;

    Cell what() const { return Cell{std::string{key}, std::string{label}}; }
};

void add_problem(Table& rows, const State& state, const Problem& problem, const Happening& happening) {
    const auto project = state.projects.find(problem.project);
    const Cell name = project == state.projects.end() ? Cell{} : Cell{project->second.name};
    rows.rows.push_back({problem.code, problem.project, name, problem.title, problem.lead, happening.what(), happening.on, problem.due,
                         entry_cell(happening.entry)});
}

bool overdue_on(const Problem& problem, Date day) { return !problem.solved && problem.due < day; }

struct OwedPlace {
    const WorkItem& item;
    const Owed& owed;
};

void add_owed(Table& rows, const OwedPlace& place, const Happening& happening) {
    const PlannedStep& planned = *place.item.planned;
    rows.rows.push_back({place.item.project->code, place.item.project->name, planned.step, planned.name, place.owed.material,
                         happening.what(), happening.on, place.owed.due, entry_cell(happening.entry)});
}

const Owed* same_owed(const WorkItem* item, const std::string& material) {
    if (item == nullptr) return nullptr;
    for (const Owed& owed : item->attempt->owed) {
        if (owed.material == material) return &owed;
    }
    return nullptr;
}

}  // namespace

Section changed_projects(const TwoEvenings& days) {
    Table rows;
    rows.columns = {
        for_machines({"project", "项目代码"}), {"project_name", "项目名称"}, {"what", "变动"}, {"before", "原为"}, {"now", "现为"},
        {"entry", "条目", Align::right}};
    for (const ProjectOutlook& now : days.now.outlooks) {
        const ProjectOutlook* before = days.before.outlook(now.project->code);
        if (before != nullptr) {
            add_project(rows, now, *before, days);
        } else {
            add_change(rows, *now.project, {"listed", "列入在册", Cell{}, text_cell(now.stage), now.project->added_seq});
        }
    }
    for (const ProjectOutlook& before : days.before.outlooks) {
        if (days.now.outlook(before.project->code) == nullptr) {
            add_change(rows, *before.project, {"left", "不再在册", text_cell(before.stage), Cell{}});
        }
    }
    return section_of_rows({"projects", "六、项目变动"}, std::move(rows), "项目的阶段、亮灯、方案和服务专员都没有变。");
}

Section changed_problems(const TwoEvenings& days) {
    Table rows;
    rows.columns = {{"code", "编号"},
                    for_machines({"project", "项目代码"}),
                    {"project_name", "项目名称"},
                    {"title", "困难问题"},
                    {"lead", "牵头单位"},
                    {"what", "变化"},
                    {"on", "日期"},
                    {"due", "期限"},
                    {"entry", "条目", Align::right}};
    const State& now = *days.now.known.state;
    const State& earlier = *days.before.known.state;
    for (const auto& [code, problem] : now.problems) {
        const auto old = earlier.problems.find(code);
        const bool was_open = old != earlier.problems.end() && !old->second.solved;
        if (old == earlier.problems.end()) add_problem(rows, now, problem, {"raised", "新提出", problem.raised, problem.seq});
        if (problem.solved && (was_open || old == earlier.problems.end()))
            add_problem(rows, now, problem, {"solved", "已解决", *problem.solved, solved_by(now, earlier, problem)});
        const bool newly = overdue_on(problem, days.now.known.day) && !(was_open && overdue_on(old->second, days.before.known.day));
        if (newly) add_problem(rows, now, problem, {"overdue", "转为逾期", problem.due, 0});
    }
    for (const auto& [code, problem] : earlier.problems) {
        if (!now.problems.contains(code)) add_problem(rows, earlier, problem, {"reversed", "已冲销", Cell{}, 0});
    }
    return section_of_rows({"problems", "七、困难问题"}, std::move(rows), "没有新提出、解决或转为逾期的困难问题。");
}

Section changed_owed(const TwoEvenings& days) {
    Table rows;
    rows.columns = {for_machines({"project", "项目代码"}),
                    {"project_name", "项目名称"},
                    for_machines({"step", "事项键"}),
                    {"step_name", "事项"},
                    {"material", "待补材料"},
                    {"what", "变化"},
                    {"on", "日期"},
                    {"due", "补齐期限"},
                    {"entry", "条目", Align::right}};
    for (const auto& [key, item] : days.now.work) {
        const WorkItem* before = days.before.find(key);
        for (const Owed& owed : item.attempt->owed) {
            const Owed* old = same_owed(before, owed.material);
            const OwedPlace place{item, owed};
            if (old == nullptr) add_owed(rows, place, {"owed", "新容缺", owed.since, owed.seq});
            if (owed.received && (old == nullptr || !old->received))
                add_owed(rows, place, {"received", "已补齐", *owed.received, owed.received_seq});
            const bool late = !owed.received && owed.due < days.now.known.day;
            const bool was_late = old != nullptr && !old->received && old->due < days.before.known.day;
            if (late && !was_late) add_owed(rows, place, {"overdue", "转为逾期", owed.due, 0});
        }
    }
    return section_of_rows({"owed", "八、容缺材料"}, std::move(rows), "没有新容缺、补齐或转为逾期的材料。");
}

}  // namespace zb
