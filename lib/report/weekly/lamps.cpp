// SPDX-License-Identifier: Apache-2.0
// 五、滞后及亮灯: red with reason and measure as the ledger has them, yellow, special procedures, decided late, behind the plan.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/weekly/rows.h"
#include "report/weekly/sections.h"

namespace zb {

namespace {

bool over_limit(const WeekItem* item) { return item->today.overdue > 0; }

// Problems of the project in which the item's department leads or helps: the ledger does not tie a problem to an item.
std::vector<const ProblemRow*> problems_about(const WeekItem& item, const ProblemFigures& problems) {
    std::vector<const ProblemRow*> about;
    for (const ProblemRow& row : problems.open) {
        const Problem& problem = row.problem;
        const bool helps = std::find(problem.co.begin(), problem.co.end(), item.planned.department) != problem.co.end();
        if (problem.project == item.project && (problem.lead == item.planned.department || helps)) about.push_back(&row);
    }
    return about;
}

std::string hold_text(const WeekItem& item, const WeeklyFigures& figures) {
    const auto same = [&](const HeldRow& row) { return row.item.attempt.seq == item.attempt.seq; };
    const auto held = std::find_if(figures.held.begin(), figures.held.end(), same);
    if (held == figures.held.end()) return {};
    std::vector<std::string> spans;
    for (const Hold& hold : item.attempt.holds) {
        spans.push_back(fmt::format("{}至{}", month_day(hold.from), hold.to ? month_day(*hold.to) : "今"));
    }
    return fmt::format("申请人原因挂起{}天（{}）单列，不延长时限", held->days, join(spans, "、"));
}

std::string reason_text(const WeekItem& item, const WeeklyFigures& figures) {
    std::vector<std::string> reasons;
    // What the department has answered stands first (zb step reply).
    if (!item.attempt.replies.empty()) reasons.push_back(item.attempt.replies.back().reason);
    // A filed item is red on its fifth working day; on the morrow it is accepted by law (行政许可法 第三十二条).
    if (item.today.state == StepState::filed && item.today.clock_lamp == Lamp::red)
        reasons.push_back(fmt::format("{}前须告知是否受理，否则视为受理", month_day(*item.today.intake_due)));
    for (const ProblemRow* row : problems_about(item, figures.problems)) reasons.push_back(row->problem.title);
    if (const std::string held = hold_text(item, figures); !held.empty()) reasons.push_back(held);
    if (item.today.overdue == 0 && item.today.plan_lamp == Lamp::red) {
        reasons.push_back(fmt::format("已过现行计划办结日{}", month_day(item.planned.finish)));
    }
    return reasons.empty() ? "台账未记原因" : join(reasons, "；");
}

std::string measure_text(const WeekItem& item, const WeeklyFigures& figures) {
    std::vector<std::string> measures;
    if (item.today.escalated) measures.emplace_back("超期满5个工作日，提级督办");
    if (!item.attempt.replies.empty()) {
        const Reply& reply = item.attempt.replies.back();
        if (reply.measure) measures.push_back(*reply.measure);
        if (reply.expected) measures.push_back(fmt::format("预计{}办结", month_day(*reply.expected)));
    }
    for (const ProblemRow* row : problems_about(item, figures.problems)) {
        const std::string due =
            row->overdue > 0 ? fmt::format("已逾期{}天", row->overdue) : fmt::format("限{}解决", month_day(row->problem.due));
        measures.push_back(fmt::format("困难问题{}{}", row->problem.code, due));
    }
    return measures.empty() ? "责任部门限期办结" : join(measures, "；");
}

std::string legal_due_text(const WeekItem& item) {
    if (!item.today.legal_due) return {};
    const auto& extension = item.attempt.extension;
    if (!extension) return month_day(*item.today.legal_due);
    return fmt::format("{}（法定{}日，{}经批准延长{}日）", month_day(*item.today.legal_due), item.planned.legal.value_or(0),
                       month_day(extension->on), extension->days);
}

std::optional<Date> acting_date(const WeekItem& item) {
    return item.today.state == StepState::filed ? item.today.intake_due : item.today.due;
}

Section red_section(const WeeklyFigures& figures) {
    const std::vector<const WeekItem*> red = figures.with_lamp(Lamp::red);
    const bool all_over = std::all_of(red.begin(), red.end(), over_limit);
    Section section{"red_items", all_over ? "红灯（超承诺时限未办结）" : "红灯", 2};
    section.rows = item_rows(red);
    if (red.empty()) return section;
    Table table;
    table.columns = {{"project", "项目名称"},
                     {"step", "事项"},
                     {"responsible", "责任部门·责任人"},
                     {"due", "到期日", Align::centre, DateForm::month_day},
                     {"overdue", "超承诺", Align::right},
                     {"legal_due", "法定到期"},
                     {"reason", "滞后原因及责任"},
                     {"measure", "措施"}};
    for (const WeekItem* item : red) {
        const Cell over = item->today.overdue > 0 ? Cell{item->today.overdue, fmt::format("{}天", item->today.overdue)} : Cell{};
        const std::string legal = legal_due_text(*item);
        table.rows.push_back({item->project_name, item_name(*item), unit_and_person(*item), acting_date(*item), over,
                              legal.empty() ? Cell{} : Cell{legal}, reason_text(*item, figures), measure_text(*item, figures)});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

bool by_days_left(const WeekItem& item) { return item.today.state == StepState::accepted && item.today.clock_lamp == Lamp::yellow; }

std::string yellow_cause(const WeekItem& item) {
    if (item.today.state == StepState::paused) return fmt::format("特别程序超告知{}天", item.today.pause_over);
    if (item.today.state == StepState::filed) return fmt::format("收件未受理，{}", left_text(item.today.left));
    if (by_days_left(item)) return left_text(item.today.left);
    return fmt::format("计划{}办结", month_day(item.planned.finish));
}

// 甲公司…项目消防设计审查（剩2天）、临时用水用电（剩1天）；戊公司…
std::string listed_by_project(const std::vector<const WeekItem*>& items) {
    std::string text;
    const WeekItem* last = nullptr;
    for (const WeekItem* item : items) {
        const bool same = last != nullptr && last->project == item->project;
        if (last != nullptr) text += same ? "、" : "；";
        text += fmt::format("{}{}（{}）", same ? "" : item->project_name, item->planned.name, yellow_cause(*item));
        last = item;
    }
    return text + "。";
}

Section yellow_section(const WeeklyFigures& figures, const LampRules& rules) {
    const std::vector<const WeekItem*> yellow = figures.with_lamp(Lamp::yellow);
    const bool all_due = std::all_of(yellow.begin(), yellow.end(), [](const WeekItem* item) { return by_days_left(*item); });
    Section section{"yellow_items", all_due ? fmt::format("黄灯（剩余不超过{}个工作日）", rules.yellow_left) : "黄灯", 2};
    section.rows = item_rows(yellow);
    if (!yellow.empty()) section.blocks.emplace_back(Paragraph{listed_by_project(yellow)});
    return section;
}

std::string paused_text(const WeekItem& item, Date day) {
    const Pause& pause = *item.attempt.open_pause();
    const StepToday& today = item.today;
    const std::string over = today.pause_over > 0 ? fmt::format("超告知时间{}个工作日", today.pause_over) : "未超告知时间";
    return fmt::format("{}{}，{}，{}书面告知、预计{}个工作日，至{}已用{}个工作日，{}。", item.project_name, item.planned.name,
                       pause.procedure, month_day(pause.from), pause.expected, month_day(day), today.pause_used, over);
}

std::string resumed_text(const ResumedRow& row) {
    const std::string over = row.over > 0 ? fmt::format("超告知时间{}个工作日", row.over) : "未超告知时间";
    return fmt::format("{}{}{}{}结束，用{}个工作日，{}。", row.item.project_name, row.item.planned.name, row.pause.procedure,
                       month_day(*row.pause.to), row.used, over);
}

Section paused_section(const WeeklyFigures& figures) {
    Section section{"paused_items", "灰灯（特别程序）", 2};
    section.rows = paused_rows(figures);
    std::string text;
    for (const WeekItem& item : figures.in_hand) {
        if (item.attempt.open_pause() != nullptr) text += paused_text(item, figures.day);
    }
    for (const ResumedRow& row : figures.resumed) text += resumed_text(row);
    if (!text.empty()) section.blocks.emplace_back(Paragraph{text});
    return section;
}

// What the ledger knows of the days that a late decision took: 用时13天、承诺12天，特别程序5天不计，挂起4天.
std::string days_taken(const WeekItem& item, const WeeklyFigures& figures) {
    std::string text = fmt::format("用时{}天、承诺{}天", item.today.used, item.today.limit);
    const auto same = [&](const auto& row) { return row.item.attempt.seq == item.attempt.seq; };
    const auto stopped = std::find_if(figures.stopped.begin(), figures.stopped.end(), same);
    if (stopped != figures.stopped.end() && stopped->paused > 0) text += fmt::format("，特别程序{}天不计", stopped->paused);
    if (stopped != figures.stopped.end() && stopped->held > 0) text += fmt::format("，其中申请人原因挂起{}天", stopped->held);
    if (!item.attempt.replies.empty()) text += "；" + item.attempt.replies.back().reason;
    return text;
}

Section late_section(const WeeklyFigures& figures) {
    const std::vector<const WeekEvent*> late = figures.decided_late();
    Section section{"decided_late", fmt::format("本周超承诺办结{}项", late.size()), 2};
    section.rows = decided_late_rows(figures);
    std::vector<std::string> parts;
    for (const WeekEvent* event : late) {
        const WeekItem& item = event->item;
        parts.push_back(fmt::format("{}{}，超{}天（{}；{}）", item.project_name, item.planned.name, item.today.overdue,
                                    unit_and_person(item), days_taken(item, figures)));
    }
    if (!parts.empty()) section.blocks.emplace_back(Paragraph{join(parts, "；") + "。"});
    return section;
}

// ＋25, －4, 0: as the circular prints days against a plan.
Cell days_cell(std::optional<int> days) {
    if (!days) return Cell{};
    if (*days == 0) return Cell{0};
    return Cell{*days, *days > 0 ? fmt::format("＋{}", *days) : fmt::format("－{}", -*days)};
}

Section slip_section(const WeeklyFigures& figures) {
    Section section{"plan_slip", "计划滞后项目", 2};
    section.rows = slip_rows(figures);
    if (figures.slips.empty()) return section;
    Table table;
    table.columns = {{"project", "项目名称"},
                     {"node", "节点"},
                     {"baseline", "基准计划", Align::centre, DateForm::month_day},
                     {"current", "现行计划", Align::centre, DateForm::month_day},
                     {"forecast", "预计", Align::centre, DateForm::month_day},
                     {"to_baseline", "较基准", Align::right},
                     {"to_current", "较现行", Align::right},
                     {"owners", "主要责任（按滞后天数）"}};
    for (const SlipRow& row : figures.slips) {
        table.rows.push_back({row.project_name, row.node_name, row.baseline, row.current, row.forecast, days_cell(row.to_baseline),
                              days_cell(row.to_current), row.owners.empty() ? Cell{} : Cell{row.owners}});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

std::string lamps_paragraph(const WeeklyFigures& figures) {
    const auto& lamps = figures.totals.lamps;
    const auto count = [&](Lamp lamp) { return lamps[index_of(lamp)]; };
    if (figures.flow.in_hand == 0) return "期末无在办事项，无亮灯。";
    if (count(Lamp::green) == figures.flow.in_hand && figures.slips.empty()) return "无滞后事项，在办事项全部绿灯。";
    std::vector<std::string> parts;
    for (const Lamp lamp : kLampsByUrgency) {
        if (count(lamp) > 0) parts.push_back(fmt::format("{}灯{}项", label(lamp), count(lamp)));
    }
    return fmt::format("在办{}项中：{}。", figures.flow.in_hand, join(parts, "、"));
}

}  // namespace

Sections lamp_sections(const WeeklyFigures& figures, const LampRules& rules) {
    Section head{"lamps", "五、滞后及亮灯"};
    for (const Lamp lamp : kLampsByUrgency) {
        head.figures.emplace_back(std::string{key(lamp)}, std::int64_t{figures.totals.lamps[index_of(lamp)]});
    }
    head.blocks.emplace_back(Paragraph{lamps_paragraph(figures)});
    Sections parts = {red_section(figures), yellow_section(figures, rules), paused_section(figures), late_section(figures),
                      slip_section(figures)};
    int number = 0;
    for (Section& part : parts) {
        // A part with nothing in it keeps its (empty) rows for machines and is not printed.
        part.heading = part.blocks.empty() ? "" : fmt::format("（{}）{}", chinese_number(++number), part.heading);
    }
    Sections sections = {head};
    sections.insert(sections.end(), parts.begin(), parts.end());
    sections.push_back(machine_section("grey_items", item_rows(figures.with_lamp(Lamp::grey))));
    sections.push_back(machine_section("overdue_items", overdue_rows(figures)));
    sections.push_back(machine_section("resumed_this_week", resumed_table(figures)));
    sections.push_back(machine_section("held_items", held_table(figures)));
    return sections;
}

}  // namespace zb
