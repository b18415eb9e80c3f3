// SPDX-License-Identifier: Apache-2.0
// 假设推演 as people read it: what was supposed, what moves, or why nothing does.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/plan/questions.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/owners.h"
#include "report/words/page.h"

namespace zb {

namespace {

const PlannedStep& planned_of(const ProjectOutlook& outlook, const Supposed& one) { return *outlook.find(one.step)->planned; }

std::string counted_days(int days, LimitUnit unit) {
    return fmt::format("{} 个{}", days, unit == LimitUnit::working ? "工作日" : "日历日");
}

std::string supposition_text(const ProjectOutlook& outlook, const Supposed& one) {
    const std::string& name = planned_of(outlook, one).short_name;
    switch (one.what) {
        case Supposed::What::late: return fmt::format("{} 晚 {}办结", name, counted_days(one.days, one.unit));
        case Supposed::What::material: return fmt::format("{} 的材料“{}” {} 到", name, one.material, iso(one.day));
        case Supposed::What::finish: return fmt::format("{} {} 办结", name, iso(one.day));
        case Supposed::What::start: return fmt::format("{} {} 受理", name, iso(one.day));
    }
    return {};
}

// Why the supposition moves no later step.
std::string absorbed_text(const ProjectOutlook& outlook, const WhatIf& answer, const Supposed& one) {
    const PlannedStep& planned = planned_of(outlook, one);
    const auto found = std::find_if(answer.steps.begin(), answer.steps.end(), [&](const auto& each) { return each.planned == &planned; });
    if (found == answer.steps.end()) return fmt::format("{} 已经办结，后面的事项不等这份材料", planned.short_name);
    if (found->days == 0 && one.what == Supposed::What::material && found->accepted_before && one.day <= *found->accepted_before)
        return fmt::format("{} 本来最早 {} 才能受理，材料 {} 到赶得上", planned.short_name, iso(*found->accepted_before), iso(one.day));
    if (found->days == 0) return fmt::format("{} 照样 {} 办结", planned.short_name, iso(found->after));
    if (found->days < 0) return fmt::format("{} 提早到 {}，但后面的事项还要等别的前置", planned.short_name, iso(found->after));
    if (found->slack >= found->days)
        return fmt::format("{} 有机动 {} 个工作日，晚 {} 个由机动消化，还剩 {} 个", planned.short_name, found->slack, found->days,
                           found->slack - found->days);
    return fmt::format("{} 之后没有事项等它", planned.short_name);
}

std::string end_text(const WhatIf& answer) {
    if (answer.nodes.empty()) return {};
    const SupposedNode& end = answer.nodes.front();
    if (end.days.value_or(0) == 0) return fmt::format("；末项仍为 {}", iso(*end.after));
    return fmt::format("；末项由 {} 变为 {}（{:+} 个工作日）", iso(*end.before), iso(*end.after), *end.days);
}

Table supposed_rows(const ProjectOutlook& outlook, const std::vector<Supposed>& supposed) {
    static const Cell kWhat[] = {{"late", "晚几天"}, {"material", "材料晚到"}, {"finish", "办结日"}, {"start", "开始日"}};
    Table table;
    table.columns = {{"what", "假设"}, {"step", "事项"}, {"material", "材料"}, {"date", "日期"}, {"days", "晚几天"}, {"unit", "单位"}};
    for (const Supposed& one : supposed) {
        const bool late = one.what == Supposed::What::late;
        table.rows.push_back({kWhat[static_cast<std::size_t>(one.what)], item_cell(planned_of(outlook, one)), text_cell(one.material),
                              late ? Cell{} : Cell{one.day}, late ? Cell{one.days} : Cell{}, late ? word_cell(one.unit) : Cell{}});
    }
    return table;
}

Section supposed_section(const ProjectOutlook& outlook, const WhatIf& answer, const std::vector<Supposed>& supposed) {
    Section section{"supposed", ""};
    section.rows = supposed_rows(outlook, supposed);
    std::vector<std::string> texts;
    for (const Supposed& one : supposed) texts.push_back(supposition_text(outlook, one));
    const auto moved = std::count_if(answer.steps.begin(), answer.steps.end(), [](const auto& each) { return each.days != 0; });
    const auto others =
        std::count_if(answer.steps.begin(), answer.steps.end(), [](const auto& each) { return each.days != 0 && !each.asked; });
    std::vector<std::string> red;
    for (const SupposedStep& step : answer.steps) {
        if (step.lamp_after == Lamp::red && step.lamp_before != Lamp::red) red.push_back(step.planned->short_name);
    }
    section.figures = {
        {"moved", std::int64_t{moved}}, {"moved_others", std::int64_t{others}}, {"newly_red", static_cast<std::int64_t>(red.size())}};
    section.blocks.emplace_back(Paragraph{join(texts, "；") + "。", "假设："});
    std::string effect;
    if (answer.moves_others()) {
        effect = fmt::format("{} 个事项的预计改变，其中后面的事项 {} 个", moved, others);
    } else {
        std::vector<std::string> why;
        for (const Supposed& one : supposed) why.push_back(absorbed_text(outlook, answer, one));
        effect = fmt::format("{}：{}", moved == 0 ? "没有日期改变" : "后面的日期都不变", join(why, "；"));
    }
    section.blocks.emplace_back(Paragraph{effect + end_text(answer) + "。", "影响："});
    if (!red.empty())
        section.blocks.emplace_back(Paragraph{fmt::format("{} 个：{}，办结时已过承诺时限。", red.size(), join(red, "、")), "新亮红灯："});
    return section;
}

std::string lamps_text(const SupposedStep& step) {
    if (!step.lamp_after) return "-";
    if (!step.lamp_before || step.lamp_before == step.lamp_after) return std::string{label(*step.lamp_after)};
    return fmt::format("{} -> {}", label(*step.lamp_before), label(*step.lamp_after));
}

Section moved_section(const State& state, const WhatIf& answer) {
    Table table;
    table.columns = {for_people({"name", "事项"}),
                     for_machines({"step", "事项"}),
                     for_machines({"name", "名称"}),
                     {"department", "部门"},
                     for_machines({"supposed", "有假设"}),
                     for_machines({"accepted_before", "原受理"}),
                     for_machines({"accepted_after", "新受理"}),
                     {"before", "原预计"},
                     {"after", "新预计"},
                     {"days", "变动", Align::right},
                     {"current", "现行计划"},
                     for_people({"to_current", "较现行", Align::right}),
                     for_people({"lamps", "办结时的灯"}),
                     for_machines({"slack", "机动"}),
                     for_machines({"lamp_before", "原灯"}),
                     for_machines({"lamp_after", "新灯"})};
    const Calendar& calendar = state.origin.calendar();
    for (const SupposedStep& step : answer.steps) {
        if (step.days == 0 && step.lamp_before == step.lamp_after) continue;
        const PlannedStep& planned = *step.planned;
        const std::string name = planned.short_name + (step.asked ? "（假设）" : "");
        table.rows.push_back({name, item_cell(planned), planned.short_name,
                              Cell{planned.department, short_department(state, planned.department)}, step.asked, step.accepted_before,
                              step.accepted_after, planned_day(step.before, calendar), planned_day(step.after, calendar),
                              days_late(step.days), planned.finish, days_late(calendar.elapsed(planned.finish, step.after).count),
                              lamps_text(step), step.slack, lamp_cell(step.lamp_before), lamp_cell(step.lamp_after)});
    }
    Section section{"steps", fmt::format("改变的事项（{} 个）", table.rows.size())};
    add_rows(section, std::move(table));
    return section;
}

Section nodes_section(const WhatIf& answer, const Calendar& calendar) {
    Table table;
    table.columns = {for_machines({"key", "键"}),
                     {"name", "节点"},
                     {"target", "目标日"},
                     {"before", "原预计"},
                     {"after", "新预计"},
                     {"days", "变动", Align::right},
                     {"late", "较目标", Align::right}};
    for (const SupposedNode& node : answer.nodes) {
        table.rows.push_back({node.key, node.name, node.target, planned_day(node.before, calendar), planned_day(node.after, calendar),
                              days_late(node.days), days_late(node.late)});
    }
    Section section{"nodes", "末项、下一节点和目标"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

}  // namespace

Document what_if_document(const State& state, const ProjectOutlook& outlook, const std::vector<Supposed>& supposed, const WhatIf& answer,
                          const PlanQuestion& question) {
    Document document = project_document("what-if", "假设推演", *outlook.project, question.basis);
    document.sections.push_back(supposed_section(outlook, answer, supposed));
    document.sections.push_back(nodes_section(answer, state.origin.calendar()));
    document.sections.push_back(moved_section(state, answer));
    document.notes = {
        "只推演，什么都没有记录。变动、较现行、较目标为工作日，正数为晚；办结时的灯按预计办结那天判断，红：已过承诺时限；没有收件的没有灯"
        "。",
        "主要材料到了才能受理；次要材料可以容缺受理，补齐才能发证，等许可证的事项随之顺延。", basis_note(question.basis, question.command)};
    return document;
}

}  // namespace zb
