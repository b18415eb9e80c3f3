// SPDX-License-Identifier: Apache-2.0
// 部门排队 as people read it: which department has the longest queue, who waits for whom, which projects end later for it.
#include <fmt/format.h>

#include "report/plan/questions.h"
#include "report/words/owners.h"
#include "report/words/page.h"

namespace zb {

namespace {

Section overall_section(const CapacityPlan& answer) {
    Section section{"overall", ""};
    section.figures = {{"projects", static_cast<std::int64_t>(answer.projects)},
                       {"steps", static_cast<std::int64_t>(answer.steps)},
                       {"queued", static_cast<std::int64_t>(answer.queue.size())},
                       {"delayed", static_cast<std::int64_t>(answer.delayed.size())},
                       {"end_expected", answer.end_expected},
                       {"end_within", answer.end_within}};
    std::string text = fmt::format("{} 个项目还有 {} 个事项要部门办理；", answer.projects, answer.steps);
    if (answer.queue.empty()) {
        text += "都不用排队，各项目的预计不变。";
    } else {
        const DepartmentQueue& worst = answer.departments.front();
        text += fmt::format("{} 个要排队，最堵的是{}（{} 个事项共等 {} 个工作日）；{} 个项目的末项因此推迟，全部项目的末项 {} -> {}。",
                            answer.queue.size(), worst.department, worst.queued, worst.waited, answer.delayed.size(),
                            iso(answer.end_expected), iso(answer.end_within));
    }
    section.blocks.emplace_back(Paragraph{std::move(text), "结论："});
    return section;
}

Section departments_section(const CapacityPlan& answer) {
    Table table;
    table.columns = {{"department", "部门"},
                     {"capacity", "同时能办", Align::right},
                     {"assumed", "来源"},
                     {"running", "正在办", Align::right},
                     {"steps", "在办和待办", Align::right},
                     {"queued", "要排队", Align::right},
                     {"waited", "共等", Align::right},
                     {"longest_wait", "最长一个等", Align::right},
                     {"most_waiting", "最长的队", Align::right},
                     {"most_on", "队最长那天"}};
    for (const DepartmentQueue& queue : answer.departments)
        table.rows.push_back({queue.department, queue.capacity, Cell{queue.assumed, queue.assumed ? "假定" : "所写"}, queue.running,
                              queue.steps, queue.queued, queue.waited, queue.longest_wait, queue.most_waiting, queue.most_on});
    return {"departments", "各部门", 1, {}, {std::move(table)}};
}

Section queue_section(const State& state, const CapacityPlan& answer) {
    Table table;
    table.columns = {{"project", "项目"},
                     for_machines({"step", "事项键"}),
                     {"name", "事项"},
                     {"department", "部门"},
                     {"ready", "可以受理"},
                     {"begins", "轮到"},
                     {"waits", "等", Align::right},
                     for_people({"behind", "等谁办完"}),
                     for_machines({"behind_project", "等哪个项目"}),
                     for_machines({"behind_step", "等哪个事项"}),
                     {"expected", "原预计"},
                     {"decided", "排队后预计"}};
    for (const QueuedStep& queued : answer.queue) {
        const PlannedStep& planned = *queued.step->planned;
        Cell behind{"正在办的已满"}, behind_project, behind_step;
        if (queued.behind != nullptr) {
            const std::string& code = queued.behind_project->project->code;
            behind = fmt::format("{} {}", code, queued.behind->planned->short_name);
            behind_project = code;
            behind_step = queued.behind->planned->step;
        }
        table.rows.push_back({queued.project->project->code, planned.step, planned.short_name,
                              Cell{planned.department, short_department(state, planned.department)}, queued.ready, queued.begins,
                              queued.waits, behind, behind_project, behind_step, queued.expected, queued.decided});
    }
    Section section{"queue", fmt::format("要排队的事项（{} 个）", answer.queue.size())};
    add_rows(section, std::move(table));
    return section;
}

Section projects_section(const CapacityPlan& answer) {
    Table table;
    table.columns = {
        {"project", "项目"}, {"name", "名称"}, {"expected", "原预计末项"}, {"within", "排队后末项"}, {"days", "推迟", Align::right}};
    for (const DelayedProject& delayed : answer.delayed)
        table.rows.push_back(
            {delayed.project->project->code, delayed.project->project->name, delayed.expected, delayed.within, delayed.days});
    Section section{"projects", fmt::format("因排队推迟的项目（{} 个）", answer.delayed.size())};
    add_rows(section, std::move(table));
    return section;
}

}  // namespace

Document capacity_document(const State& state, const CapacityPlan& answer, const PlanQuestion& question) {
    Document document;
    document.report = "capacity";
    document.titles = {"部门排队推演"};
    document.basis = question.basis;
    document.sections.push_back(overall_section(answer));
    document.sections.push_back(departments_section(answer));
    document.sections.push_back(queue_section(state, answer));
    document.sections.push_back(projects_section(answer));
    document.notes = {
        "一个事项自受理次日至办结占部门一份；已受理的照办，不因排队停下；同一部门办的子项算在所属事项里；企业事项、里程碑、公示不占。等、推"
        "迟为工作日。",
        "次序：先可以受理的先办，同日的机动少的先办；写 --max-schedules 次数 则搜索全部项目最早办完的次序。“同时能办”标“假定”的取自设置 "
        "plan.capacity，没有依据，可写 --capacity 部门:件数。",
        basis_note(question.basis, question.command)};
    return document;
}

}  // namespace zb
