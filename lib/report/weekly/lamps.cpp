// SPDX-License-Identifier: Apache-2.0
// 滞后及亮灯: its lamps; what is behind its days is in lateness.cpp.
#include "report/weekly/lamps.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/weekly/balance.h"
#include "report/weekly/items.h"
#include "report/weekly/lateness.h"
#include "report/weekly/problems.h"

namespace zb {

namespace {

// A pause whose result came in the week.
struct ResumedRow {
    WeekItem item;
    Pause pause;
    int used = 0, over = 0;  // working days, both ends counted; those beyond what was announced
};

std::vector<ResumedRow> resumed_of(const WeekRecord& record) {
    std::vector<ResumedRow> rows;
    for (const auto& [key, item] : record.work) {
        for (const Pause& pause : item.attempt->pauses) {
            if (!pause.to || !record.period.contains(*pause.to)) continue;
            const int used = paused_days(pause, *pause.to, record.calendar()).count;
            rows.push_back(ResumedRow{week_item(item), pause, used, std::max(used - pause.expected, 0)});
        }
    }
    return rows;
}

bool over_limit(const WeekItem* item) { return item->today.past; }

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

// 挂起（企业原因） of an item in hand: counted apart, the limit runs on.
std::string hold_text(const WeekItem& item, const WeekRecord& record) {
    if (item.attempt.holds.empty()) return {};
    std::vector<std::string> spans;
    for (const Hold& hold : item.attempt.holds) {
        spans.push_back(fmt::format("{}至{}", month_day(hold.from), hold.to ? month_day(*hold.to) : "今"));
    }
    const int held = held_days(item.attempt, record.day(), record.calendar());
    return fmt::format("申请人原因挂起{}天（{}）单列，不延长时限", held, join(spans, "、"));
}

// A filed item is red on its fifth working day; a permit counts as accepted by law from the next day (行政许可法 第三十二条).
std::string unanswered_reason(const WeekItem& item) {
    const std::string by = month_day(*item.today.intake_due);
    if (item.planned.kind == StepKind::permit) return fmt::format("{}前须告知是否受理，否则视为受理", by);
    if (item.today.intake_past) return fmt::format("{}前应告知是否受理，{}", by, unanswered_words(item.today));
    return fmt::format("{}前须告知是否受理", by);
}

std::string reason_text(const WeekItem& item, const std::vector<const ProblemRow*>& problems, const std::string& held) {
    std::vector<std::string> reasons;
    // The department's own answer comes first (zb step reply).
    if (!item.attempt.replies.empty()) reasons.push_back(item.attempt.replies.back().reason);
    if (item.today.state == StepState::filed && item.today.lamp == Lamp::red) reasons.push_back(unanswered_reason(item));
    for (const ProblemRow* row : problems) reasons.push_back(row->problem.title);
    if (!held.empty()) reasons.push_back(held);
    return reasons.empty() ? "台账未记原因" : join(reasons, "；");
}

std::string measure_text(const WeekItem& item, const std::vector<const ProblemRow*>& problems, Date day) {
    std::vector<std::string> measures;
    if (!item.attempt.escalations.empty())
        measures.push_back(escalation_words(item.attempt.escalations.back()));
    else if (item.today.escalated)
        measures.emplace_back("超期满5个工作日，应提级");
    if (!item.attempt.replies.empty()) {
        const Reply& reply = item.attempt.replies.back();
        if (reply.measure) measures.push_back(*reply.measure);
        if (reply.expected) measures.push_back(fmt::format("预计{}办结", month_day(*reply.expected, day)));
    }
    for (const ProblemRow* row : problems) {
        const std::string due = row->past ? past_words(row->overdue, fmt::format("已逾期{}天", row->overdue), "逾期")
                                          : fmt::format("限{}解决", month_day(row->problem.due, day));
        measures.push_back(fmt::format("督促解决困难问题{}（{}）", row->problem.code, due));
    }
    return measures.empty() ? "责任部门限期办结" : join(measures, "；");
}

std::string legal_due_text(const WeekItem& item, Date day) {
    if (!item.today.legal_due) return {};
    const auto& extension = item.attempt.extension;
    if (!extension) return month_day(*item.today.legal_due, day);
    return fmt::format("{}（法定{}日，{}经批准延长{}日）", month_day(*item.today.legal_due, day), item.planned.legal.value_or(0),
                       month_day(extension->on, day), extension->days);
}

Table item_rows(const std::vector<const WeekItem*>& items) {
    Table table = table_of_items({});
    for (const WeekItem* item : items) table.rows.push_back(item_cells(*item, {}));
    return table;
}

Table overdue_rows(const std::vector<WeekItem>& in_hand) {
    Table table = table_of_items({{"due", "到期日"},
                                  {"overdue", "超承诺", Align::right},
                                  {"legal_due", "法定到期"},
                                  {"escalated", "应提级"},
                                  {"escalated_on", "提级日"},
                                  {"escalated_to", "提级对象"}});
    for (const WeekItem& item : in_hand) {
        const StepToday& today = item.today;
        if (!today.past) continue;
        const auto& done = item.attempt.escalations;
        table.rows.push_back(
            item_cells(item, {today.due, today.overdue, today.legal_due, today.escalated, done.empty() ? Cell{} : Cell{done.back().on},
                              done.empty() ? Cell{} : Cell{done.back().to}}));
    }
    return table;
}

Table paused_rows(const std::vector<WeekItem>& in_hand) {
    Table table = table_of_items({{"from", "书面告知日"},
                                  {"expected", "告知工作日", Align::right},
                                  {"used", "已用工作日", Align::right},
                                  {"announced_end", "告知期满日"},
                                  {"procedure", "特别程序"}});
    for (const WeekItem& item : in_hand) {
        const Pause* pause = item.attempt.open_pause();
        if (pause == nullptr) continue;
        table.rows.push_back(
            item_cells(item, {pause->from, pause->expected, item.today.pause_used, item.today.announced_end, pause->procedure}));
    }
    return table;
}

Table resumed_rows(const std::vector<ResumedRow>& resumed) {
    Table table = table_of_items({{"used", "用时", Align::right}, {"over", "超告知", Align::right}, {"to", "结束日"}});
    for (const ResumedRow& row : resumed) table.rows.push_back(item_cells(row.item, {row.used, row.over, row.pause.to}));
    return table;
}

Table held_rows(const WeekRecord& record) {
    Table table = table_of_items({{"days", "挂起工作日", Align::right}});
    for (const WeekItem& item : record.events.in_hand) {
        if (item.attempt.holds.empty()) continue;
        table.rows.push_back(item_cells(item, {held_days(item.attempt, record.day(), record.calendar())}));
    }
    return table;
}

Table red_table(const std::vector<const WeekItem*>& red, const WeekRecord& record) {
    Table table =
        table_of_items({for_people({"step", "事项"}), for_people({"responsible", "责任部门·责任人"}),
                        for_people({"due", "到期日", Align::centre, DateForm::month_day}), for_people({"overdue", "超承诺", Align::right}),
                        for_people({"legal_due", "法定到期"}), for_people({"reason", "滞后原因及责任"}), for_people({"measure", "措施"})});
    const ProblemFigures problems = problem_figures(record);
    for (const WeekItem* item : red) {
        const int days = item->today.overdue;
        const Cell over = item->today.past ? Cell{days, past_words(days, fmt::format("{}天", days))} : Cell{};
        const auto due = item->today.state == StepState::filed ? item->today.intake_due : item->today.due;
        const auto about = problems_about(*item, problems);
        table.rows.push_back(
            item_cells(*item, {item_name(*item), unit_and_person(*item), due, over, text_cell(legal_due_text(*item, record.day())),
                               reason_text(*item, about, hold_text(*item, record)), measure_text(*item, about, record.day())}));
    }
    return table;
}

Section red_section(const WeekRecord& record) {
    const std::vector<const WeekItem*> red = record.events.with_lamp(Lamp::red);
    const bool all_over = std::all_of(red.begin(), red.end(), over_limit);
    Section section{"red_items", all_over ? "红灯（超承诺时限未办结）" : "红灯", 2};
    section.rows = red_table(red, record);
    if (!red.empty()) section.blocks.emplace_back(*section.rows);
    return section;
}

bool by_days_left(const WeekItem* item) { return item->today.state == StepState::accepted; }

std::string yellow_cause(const WeekItem& item) {
    if (item.today.state == StepState::paused) return fmt::format("特别程序超告知{}天", item.today.pause_over);
    if (item.today.state == StepState::filed) return fmt::format("收件未受理，{}", left_text(item.today.left));
    return left_text(item.today.left);
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

Section yellow_section(const WeekRecord& record, const LampRules& rules) {
    const std::vector<const WeekItem*> yellow = record.events.with_lamp(Lamp::yellow);
    const bool all_due = std::all_of(yellow.begin(), yellow.end(), by_days_left);
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

Section paused_section(const WeekRecord& record, const std::vector<ResumedRow>& resumed) {
    Section section{"paused_items", "特别程序", 2};
    section.rows = paused_rows(record.events.in_hand);
    std::string text;
    for (const WeekItem& item : record.events.in_hand) {
        if (item.attempt.open_pause() != nullptr) text += paused_text(item, record.day());
    }
    for (const ResumedRow& row : resumed) text += resumed_text(row);
    if (!text.empty()) section.blocks.emplace_back(Paragraph{text});
    return section;
}

using LampCounts = std::array<int, 4>;  // by Lamp

LampCounts lamps_of(const std::vector<WeekItem>& in_hand) {
    LampCounts lamps{};
    for (const WeekItem& item : in_hand) ++lamps[index_of(item.lamp())];
    return lamps;
}

std::string lamps_paragraph(const LampCounts& lamps, const WeekRecord& record) {
    const int in_hand = static_cast<int>(record.events.in_hand.size());
    const auto count = [&](Lamp lamp) { return lamps[index_of(lamp)]; };
    if (in_hand == 0) return "期末无在办事项，无亮灯。";
    if (count(Lamp::green) == in_hand && !any_behind_plan(record)) return "无滞后事项，在办事项全部绿灯。";
    std::vector<std::string> parts;
    for (const Lamp lamp : kLampsByUrgency) {
        if (count(lamp) > 0) parts.push_back(fmt::format("{}灯{}项", label(lamp), count(lamp)));
    }
    return fmt::format("在办{}项中：{}。", in_hand, join(parts, "、"));
}

}  // namespace

Sections lamp_sections(const Circular& circular) {
    const WeekRecord& record = circular.record;
    const std::vector<WeekItem>& in_hand = record.events.in_hand;
    const LampCounts lamps = lamps_of(in_hand);
    require_equal("在办按亮灯分", std::accumulate(lamps.begin(), lamps.end(), 0), static_cast<int>(in_hand.size()));
    Section head{"lamps", "滞后及亮灯"};
    for (const Lamp lamp : kLampsByUrgency) head.figures.emplace_back(std::string{key(lamp)}, number(lamps[index_of(lamp)]));
    head.blocks.emplace_back(Paragraph{lamps_paragraph(lamps, record)});
    const std::vector<ResumedRow> resumed = resumed_of(record);
    Sections parts = {red_section(record), yellow_section(record, circular.imprint.rules), paused_section(record, resumed),
                      late_section(record), slip_section(record)};
    int place = 0;
    for (Section& part : parts) {
        // A part with nothing in it keeps its (empty) rows for machines and is not printed.
        part.heading = part.blocks.empty() ? "" : fmt::format("（{}）{}", chinese_number(++place), part.heading);
    }
    Sections sections = {head};
    sections.insert(sections.end(), parts.begin(), parts.end());
    sections.push_back(machine_section("grey_items", item_rows(record.events.with_lamp(Lamp::grey))));
    sections.push_back(machine_section("overdue_items", overdue_rows(in_hand)));
    sections.push_back(machine_section("resumed_this_week", resumed_rows(resumed)));
    sections.push_back(machine_section("held_items", held_rows(record)));
    return sections;
}

}  // namespace zb
