// SPDX-License-Identifier: Apache-2.0
// The material in the order of the meeting's agenda; sections number themselves.
#include "report/monthly/monthly.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

#include "base/text.h"
#include "outlook/compress.h"
#include "report/appraisal/document.h"
#include "report/monthly/nodes.h"
#include "report/weekly/annex.h"
#include "report/weekly/due.h"
#include "report/weekly/inquiries.h"
#include "report/weekly/issue.h"
#include "report/weekly/lamps.h"
#include "report/weekly/lateness.h"
#include "report/weekly/meetings.h"
#include "report/weekly/next_work.h"
#include "report/weekly/overall.h"
#include "report/weekly/problems.h"
#include "report/weekly/reviews.h"
#include "report/weekly/services.h"
#include "report/words/page.h"
#include "report/words/share.h"

namespace zb {

namespace {

Date first_of_month(Date day) { return Date::of(day.year(), day.month(), 1); }
Date first_of_next_month(Date day) { return first_of_month(day) + Months{1}; }

// 办结7项、按时6项，按时办结率85.7%（6/7），超期在办2项.
std::string work_words(const WorkTotals& work) {
    const std::string rate =
        work.decided == 0 ? "" : fmt::format("，按时办结率{}（{}/{}）", rate_text(work.on_time, work.decided), work.on_time, work.decided);
    return fmt::format("收件{}项，受理{}项，办结{}项、按时{}项{}，期末在办{}项，超期在办{}项", work.received(), work.accepted, work.decided,
                       work.on_time, rate, work.in_hand(), work.overdue_promised);
}

Table comparison_table(const WorkTotals& now, const WorkTotals& before) {
    Table table;
    table.columns = {{"figure", "指标"}, {"month", "本月", Align::right}, {"last_month", "上月", Align::right}};
    const auto add = [&](std::string_view name, int one, int other) { table.rows.push_back({Cell{name}, one, other}); };
    add("收件", now.received(), before.received());
    add("受理", now.accepted, before.accepted);
    add("办结", now.decided, before.decided);
    add("按时办结", now.on_time, before.on_time);
    add("期末在办", now.in_hand(), before.in_hand());
    add("超期在办", now.overdue_promised, before.overdue_promised);
    add("一次性告知补正", now.corrections_announced, before.corrections_announced);
    add("容缺受理", now.accepted_with_owed, before.accepted_with_owed);
    return table;
}

Section overall_section(const Month& month) {
    const ProjectTotals projects = project_totals(month.month);
    const WorkTotals work = work_totals(month.month);
    Section section{"overall", "总体进展"};
    section.figures = {{"projects", std::int64_t{projects.projects}},
                       {"investment_yuan", projects.investment_yuan},
                       {"decided", std::int64_t{work.decided}},
                       {"on_time", std::int64_t{work.on_time}},
                       {"overdue", std::int64_t{work.overdue_promised}}};
    std::vector<std::string> phases;
    for (const auto& [phase, count] : projects.phases) phases.push_back(fmt::format("{}{}个", phase, count));
    section.blocks.emplace_back(Paragraph{fmt::format("在册{}个、{}亿元；{}。", projects.projects, in_yi(Money{projects.investment_yuan}),
                                                      phases.empty() ? "还没有审定方案的项目" : join(phases, "、"))});
    section.blocks.emplace_back(
        Paragraph{fmt::format("{}至{}{}。", chinese_short(month.month.period.first), chinese_short(month.month.day()), work_words(work))});
    section.blocks.emplace_back(comparison_table(work, work_totals(month.last_month)));
    section.blocks.emplace_back(Paragraph{month.last_month_known
                                              ? fmt::format("上月数按 {} 所知重算（同口径），不抄旧材料。", iso(month.last_month.day()))
                                              : "上月末还没有这本台账，上月数按现在所知。"});
    section.rows = comparison_table(work, work_totals(month.last_month));
    add_nodes(section, month);
    return section;
}

// Red first; a project without a plan has no lamp and stands last.
std::size_t urgency(const Row& row, std::size_t lamp_column) {
    const auto* lamp = std::get_if<std::string>(&row[lamp_column].value);
    const auto* const found = std::find_if(std::begin(kLampsByUrgency), std::end(kLampsByUrgency),
                                           [&](Lamp one) { return lamp != nullptr && *lamp == key(one); });
    return static_cast<std::size_t>(found - std::begin(kLampsByUrgency));
}

std::size_t column_at(const Table& table, std::string_view key) {
    const auto column = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& one) { return one.key == key; });
    return static_cast<std::size_t>(column - table.columns.begin());
}

// There is nothing to hear of a project without a plan: a sentence counts them, the circular's annex names them.
void leave_out_unplanned(Section& section, const WeekRecord& record) {
    std::set<std::string> unplanned;
    for (const ProjectOutlook& outlook : record.outlooks)
        if (outlook.plan == nullptr) unplanned.insert(outlook.project->name);
    if (unplanned.empty()) return;
    for (Block& block : section.blocks) {
        auto* table = std::get_if<Table>(&block);
        if (table == nullptr) continue;
        const std::size_t name = column_at(*table, "name");
        std::erase_if(table->rows, [&](const Row& row) { return unplanned.contains(std::get<std::string>(row[name].value)); });
    }
    section.blocks.emplace_back(Paragraph{fmt::format("另有{}个在册项目还没有审定方案，名单见周通报附表。", unplanned.size())});
}

Section projects_section(const Circular& circular) {
    Section section = annex_sections(circular).front();
    section.key = "projects";
    section.heading = "分项目";
    const auto sort = [](Table& table) {
        const std::size_t lamp = column_at(table, "lamp");
        std::stable_sort(table.rows.begin(), table.rows.end(),
                         [&](const Row& one, const Row& other) { return urgency(one, lamp) < urgency(other, lamp); });
        int number = 0;
        for (Row& row : table.rows) row[0] = Cell{++number};
    };
    if (section.rows) sort(*section.rows);
    for (Block& block : section.blocks) {
        if (auto* table = std::get_if<Table>(&block)) sort(*table);
    }
    leave_out_unplanned(section, circular.record);
    return section;
}

// 施工许可由3天压到2天，可追回1天: of the moves that answer a target which will be missed.
std::string pressing_words(const WeekRecord& record, const ProjectOutlook& outlook) {
    std::vector<std::string> moves;
    try {
        CompressionRequest request;
        if (outlook.node_baseline) {
            request.target = std::max(*outlook.node_baseline, record.day() + kOneDay);
            request.until = outlook.node_step;
        }
        const PlanCompression answer = compress_plan(*record.now.state, outlook, record.day(), request);
        for (const CompressionMove& move : answer.moves) {
            std::vector<std::string> cuts;
            for (const CompressionCut& cut : move.cuts) {
                const CompressibleStep& step = answer.steps[cut.step];
                cuts.push_back(fmt::format("{}由{}天压到{}天", step.step->planned->short_name, step.days, step.days - cut.days));
            }
            moves.push_back(fmt::format("{}，可追回{}天", join(cuts, "、"), move.gain));
        }
    } catch (const Error&) {
        return "";  // nothing to compress, or what is ahead cannot be foreseen
    }
    return join(moves, "；");
}

Sections late_sections(const Circular& circular) {
    const WeekRecord& record = circular.record;
    Sections sections = {Section{"late", "滞后项目及责任"}};
    Section slips = slip_section(record);
    const bool none = slips.blocks.empty();
    sections.front().rows = slips.rows;
    for (Block& block : slips.blocks) sections.front().blocks.push_back(std::move(block));
    if (none) sections.front().blocks.emplace_back(Paragraph{"没有比计划滞后、超过目标的项目。"});
    std::vector<std::string> advice;
    for (const ProjectOutlook& outlook : record.outlooks) {
        if (!is_behind_plan(outlook)) continue;
        if (const std::string words = pressing_words(record, outlook); !words.empty())
            advice.push_back(fmt::format("{}：{}", outlook.project->name, words));
    }
    if (!advice.empty()) sections.front().blocks.emplace_back(Paragraph{join(advice, "。") + "。", "追赶建议："});
    Sections lamps = lamp_sections(circular);
    for (Section& section : lamps) {
        if (section.key == "plan_slip") continue;  // it stands above
        section.level = 2;
        sections.push_back(std::move(section));
    }
    return sections;
}

// 上月末未办结2项，本月议定6项、办结6项，月末未办结2项，其中逾期1项. One by one they stand in the table below.
std::string resolution_words(const ResolutionFigures& figures) {
    if (figures.printed.empty()) return "没有未办结的议定事项，本月没有新议定。";
    std::string text = fmt::format("上月末未办结{}项，本月议定{}项、办结{}项", figures.before, figures.made, figures.done);
    if (figures.made_prior > 0) text += fmt::format("，补录上月议定{}项", figures.made_prior);
    if (figures.done_prior > 0) text += fmt::format("，补录上月办结{}项", figures.done_prior);
    if (figures.reversed != 0) text += fmt::format("，冲销{:+}项", -figures.reversed);
    text += fmt::format("，期末未办结{}项", figures.open.size());
    return text + (figures.overdue > 0 ? fmt::format("，其中逾期{}项。", figures.overdue) : "。");
}

Sections resolution_sections(const WeekRecord& record) {
    Sections rows = resolution_rows(record);
    Section section{"resolutions", "上次会议以来议定事项落实情况"};
    if (!rows.empty()) {
        section.figures = std::move(rows.front().figures);
        section.rows = std::move(rows.front().rows);
    }
    section.blocks.emplace_back(Paragraph{resolution_words(resolution_figures(record))});
    if (section.rows && !section.rows->rows.empty())
        section.blocks.emplace_back(some_columns(*section.rows, {"code", "title", "lead", "co", "due", "done", "state"}));
    return {std::move(section)};
}

Section services_section(const Month& month) {
    const WorkTotals work = work_totals(month.month);
    Section section{"services", "服务情况"};
    section.figures = {{"accepted_with_owed", std::int64_t{work.accepted_with_owed}},
                       {"corrections", std::int64_t{work.corrections_announced}},
                       {"corrections_repeated", std::int64_t{work.corrections_repeated}}};
    ServicePart services = service_part(month.month);
    for (const auto& more : {inquiry_values(month.month), review_values(month.month), services.figures})
        section.figures.insert(section.figures.end(), more.begin(), more.end());
    section.blocks.emplace_back(
        Paragraph{fmt::format("容缺受理{}项；一次性告知补正{}次、涉及{}项（其中再次补正{}次）。", work.accepted_with_owed,
                              work.corrections_announced, work.corrections_items, work.corrections_repeated)});
    for (const std::string& clause :
         {meetings_clause(month.month), inquiry_clause(month.month).value_or(""), review_clause(month.month).value_or("")}) {
        if (!clause.empty()) section.blocks.emplace_back(Paragraph{clause + "。"});
    }
    for (Paragraph& paragraph : services.paragraphs) section.blocks.emplace_back(std::move(paragraph));
    return section;
}

Section due_section(const WeekRecord& record) {
    const std::vector<DueRow> due = due_rows(record);
    Section section{"due_next_month", "下月到期"};
    if (!due.empty()) section.heading += fmt::format("（{}，{}项）", short_span(record.ahead), due.size());
    add_rows(section, due_table(due), fmt::format("{}无到期事项。", short_span(record.ahead)));
    const int year = record.ahead.last.year();
    if (!record.calendar().has_notice(year))
        section.blocks.emplace_back(Paragraph{fmt::format("{}年日期暂按周末休息推算，放假通知发布后重算。", year)});
    return section;
}

// To be written on at the meeting.
Section blank_section() {
    constexpr int kBlankRows = 4;
    Section section{"resolutions_to_come", "拟提请议定事项"};
    Table table;
    table.columns = {{"what", "事项"}, {"lead", "牵头单位"}, {"co", "配合单位"}, {"due", "期限"}};
    for (int i = 0; i < kBlankRows; ++i)
        table.rows.push_back({Cell{Value{}, " "}, Cell{Value{}, " "}, Cell{Value{}, " "}, Cell{Value{}, " "}});
    section.rows = Table{table.columns, {}};
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section annexes_section(const WeekRecord& record) {
    std::vector<std::string> issues;
    for (const IssuedReport& issued : record.now.state->issued) {
        if (record.period.contains(issued.what.as_of)) issues.push_back(fmt::format("{}（第{}条）", issue_words(issued.what), issued.seq));
    }
    Section section{"annexes", ""};
    section.blocks.emplace_back(Paragraph{fmt::format("1. 项目作战图（zb chart --all）；2. 事项明细表（zb step list）；3. 本月周通报：{}。",
                                                      issues.empty() ? "没有签发" : join(issues, "、")),
                                          "附件："});
    return section;
}

Section agenda_section() {
    Section section{"agenda", ""};
    section.blocks.emplace_back(
        Paragraph{"1. 通报上月议定事项落实情况；2. 汇报项目总体进展；3. 红灯、黄灯项目责任单位说明；4. 研究困难问题；"
                  "5. 明确下月到期事项和议定事项；6. 组长讲话。",
                  "议程："});
    return section;
}

}  // namespace

Month month_of(const StateOfDay& now, const StateOfDay& before, const StateOfDay& eve) {
    Month month{week_record(now, before), week_record(before, eve), appraisal(now, first_of_month(now.day), {}), true};
    month.month.period.named = "本月";
    month.last_month.period.named = "上月";
    const Date next = first_of_next_month(now.day);
    month.month.ahead = period_of(next, first_of_next_month(next) - kOneDay, now.calendar());
    return month;
}

Document monthly_document(const Month& month, const MonthlyImprint& imprint) {
    const WeekRecord& record = month.month;
    const WeeklyImprint weekly = weekly_imprint({*record.now.state, imprint.basis, {}});
    const Circular circular{record, weekly};
    Document document;
    document.report = "monthly";
    document.period = {record.period.first, record.day()};
    document.basis = imprint.basis;
    document.letterhead = letterhead(*record.now.state, record.day());
    document.wide_paper = wide_paper(*record.now.state, record.day());
    document.titles = {fmt::format("重大项目政务服务专班{}月工作推进会材料", record.day().month())};
    const std::string meeting = imprint.meeting ? fmt::format("会议拟定于{}；", chinese(*imprint.meeting)) : "";
    document.titles.push_back(fmt::format("（{}数据截至{}，会前一日重新生成）", meeting, chinese_short(record.day())));
    if (imprint.basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");

    Section departments = appraisal_units_section(month.appraisal);
    departments.heading = "部门情况";
    std::vector<Sections> parts = {resolution_sections(record), {overall_section(month)},    {projects_section(circular)},
                                   late_sections(circular),     {problem_section(circular)}, {std::move(departments)},
                                   {services_section(month)},   {due_section(record)},       {blank_section()}};
    document.sections.push_back(agenda_section());
    int place = 0;
    for (Sections& part : parts) {
        part.front().heading = fmt::format("{}、{}", chinese_number(++place), part.front().heading);
        document.sections.insert(document.sections.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    }
    document.sections.push_back(annexes_section(record));
    for (Section& section : node_rows(month)) document.sections.push_back(std::move(section));
    const Date first = record.period.first;
    document.notes.push_back(basis_note(imprint.basis, fmt::format("zb report monthly --month {}-{:02}", first.year(), first.month()) +
                                                           (imprint.meeting ? " --meeting " + iso(*imprint.meeting) : "")));
    return document;
}

}  // namespace zb
