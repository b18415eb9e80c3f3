// SPDX-License-Identifier: Apache-2.0
// 交接清单.
#include "report/today/handover.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/project/open_matters.h"
#include "report/today/parts.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

Section projects_section(const TodayView& view, const ProjectHandover& handover) {
    Section section{"projects", "一、项目"};
    Table table;
    table.columns = {{"project", "项目"},  {"stage", "阶段"},       {"lamp", "灯"},
                     {"node", "下一节点"}, {"current", "现行计划"}, {"forecast", "预计"}};
    for (const ProjectOutlook& each : view.projects) {
        table.rows.push_back({project_cell(*each.project), each.stage, each.plan == nullptr ? Cell{} : lamp_cell(each.lamp),
                              text_cell(each.node_name), each.node_current, each.node_forecast});
    }
    section.figures = {{"from", handover.from}, {"to", handover.to}, {"since", handover.since}};
    section.blocks.emplace_back(Paragraph{fmt::format("{}移交{}，自 {} 起；项目 {} 个。此后的提醒、应报台账都归接手人。", handover.from,
                                                      handover.to, iso(handover.since), view.projects.size())});
    add_rows(section, std::move(table));
    return section;
}

Section items_section(const TodayView& view) {
    Section section{"steps", "二、在办事项"};
    Table table;
    table.columns = {{"project", "项目"}, for_machines({"step", "键"}),
                     {"item", "事项"},    {"who", "部门 责任人"},
                     {"state", "状态"},   {"due", "到期"},
                     {"left", "剩余"},    {"lamp", "灯"}};
    for (const auto& [project, step] : view.in_hand()) {
        const StepToday& today = step->today;
        const auto due = today.state == StepState::filed ? today.intake_due : today.due;
        table.rows.push_back({project_cell(*project->project), step->planned->step, item_label(*project, *step),
                              unit_and_person(view.state, *project, *step, " "), state_text(*step), due, text_cell(left_text(today)),
                              lamp_cell(today.lamp)});
    }
    add_rows(section, std::move(table), "没有在办事项。");
    return section;
}

Section owed_section(const TodayView& view) {
    Section section{"owed", "四、容缺待补材料"};
    Table table;
    table.columns = {{"project", "项目"}, {"item", "事项"}, {"material", "材料"}, {"due", "补齐期限"}};
    for (const ProjectOutlook& project : view.projects) {
        for (const StepOutlook& step : project.steps) {
            if (step.attempt == nullptr || !step.attempt->lives()) continue;
            for (const Owed* owed : step.attempt->still_owed())
                table.rows.push_back({project_cell(*project.project), step.planned->short_name, owed->material, owed->due});
        }
    }
    add_rows(section, std::move(table), "没有容缺待补的材料。");
    return section;
}

// What of those projects is agreed, asked or promised and not done: what has a day, a code and somebody who leads it.
Section promises_section(const TodayView& view) {
    Section section{"promises", "五、没有办完的：困难问题、议定事项、咨询、差评整改、服务"};
    Table table;
    table.columns = {for_machines({"kind", "种类键"}),
                     {"sort", "种类"},
                     {"code", "编号"},
                     {"project", "项目"},
                     {"title", "内容"},
                     {"lead", "谁办"},
                     {"due", "期限"}};
    for (const ProjectOutlook& each : view.projects) {
        for (const OpenMatter& matter : open_matters(view.state, *each.project, view.day)) {
            if (matter.kind == MatterKind::step || matter.kind == MatterKind::owed_material) continue;
            const Cell due = matter.due ? Cell{Value{*matter.due}, left_words(view.day, *matter.due, view.calendar())} : Cell{};
            table.rows.push_back({std::string{key(matter.kind)}, std::string{label(matter.kind)}, matter.code,
                                  Cell{Value{each.project->code}, project_label(*each.project)}, matter.title,
                                  text_cell(matter.who.value_or("")), due});
        }
    }
    add_rows(section, std::move(table), "没有。");
    return section;
}

// What stays with who missed it: the ledger counts 漏报 by the day, so it is for the one who leaves to make good.
Section missed_section(const TodayView& view) {
    Section section{"missed", "七、以前漏报未补的台账"};
    Table table;
    table.columns = {{"project", "项目"}, {"day", "报送日"}, {"specialist", "应报人"}};
    for (const OwedSubmission& owed : missed_before(view)) {
        for (const ProjectOutlook& each : view.projects)
            if (each.project->code == owed.project) table.rows.push_back({project_cell(*each.project), owed.day, owed.specialist});
    }
    add_rows(section, std::move(table), "没有漏报。");
    return section;
}

}  // namespace

Document handover_document(const State& state, const ProjectHandover& handover, Date day, const Basis& basis) {
    TodayView view{state, day, {}, [](const StepOutlook&) { return true; }};
    for (const std::string& code : handover.projects) view.projects.push_back(project_outlook(state, code, day, state.origin.calendar()));
    Document document;
    document.report = "handover";
    document.titles = {"服务专员交接清单", fmt::format("{}　　{}移交{}", chinese(day), handover.from, handover.to)};
    document.basis = basis;
    document.sections = {projects_section(view, handover),
                         items_section(view),
                         waiting_section(view, "三、等别人的"),
                         owed_section(view),
                         promises_section(view),
                         progress_section(view, "六、承诺的节点和目标：滞后、超目标的"),
                         missed_section(view)};
    document.notes = {basis_words(basis) + "。"};
    return document;
}

}  // namespace zb
