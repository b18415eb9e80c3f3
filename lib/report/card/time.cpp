// SPDX-License-Identifier: Apache-2.0
// Both tables of where time went, in words and in columns.
#include "report/card/time.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/owners.h"
#include "report/words/page.h"

namespace zb {

namespace {

constexpr std::array kPrintedOrder = {DayOwner::government, DayOwner::intake,  DayOwner::enterprise,
                                      DayOwner::notice,     DayOwner::special, DayOwner::waiting};

int of(const std::array<int, kDayOwners.size()>& counts, DayOwner owner) { return counts[static_cast<std::size_t>(owner)]; }

// What machines alone read of the line's rows is marked; 期内 is printed where the reader asked for a period.
std::vector<Column> line_columns(bool period) {
    Column within{"in_period", "期内", Align::right};
    return {{"after", "起（不含）", Align::left, DateForm::month_day},
            {"to", "止（含）", Align::left, DateForm::month_day},
            for_people({"hands", "这段时间在谁手里"}),
            for_machines({"owner", "责任"}),
            for_machines({"step", "事项"}),
            for_machines({"name", "简称"}),
            for_machines({"stage", "阶段"}),
            for_machines({"phase", "环节"}),
            {"actual", "实际", Align::right},
            period ? within : for_machines(within),
            {"plan", "计划", Align::right},
            {"diff", "差", Align::right},
            {"sum", "累计", Align::right},
            for_machines({"expected", "预计"}),
            for_machines({"entry", "条目"}),
            {"basis", "依据"},
            for_people({"entry", "条目", Align::right})};
}

Table line_table(const State& state, const MainLine& line, const std::vector<const LineRow*>& rows, std::optional<DaySpan> window) {
    Table table;
    table.columns = line_columns(window.has_value());
    const Calendar& calendar = state.origin.calendar();
    const Cell blank{Value{}, " "};
    int within = 0;
    for (const LineRow* row : rows) {
        const LifeSpan& span = row->span;
        const int inside = span.working_days(window.value_or(line.days), calendar);
        within += inside;
        const std::string basis = basis_text(*row, line.rows);
        table.rows.push_back({span.days.after, span.days.to, owner_text(state, *row), word_cell(span.owner),
                              Cell{row->step->step, row->step->short_name}, row->step->short_name, row->step->stage, word_cell(span.phase),
                              row->actual, inside, row->plan, days_late(row->diff()), days_late(row->sum), row->expected,
                              entry_cell(span.entry), Cell{basis, basis.empty() ? " " : ""}, span.entry == 0 ? blank : Cell{span.entry}});
    }
    const auto whole = [&](const Cell& cell) { return window ? blank : cell; };  // of a part of the line neither adds up
    Row total{{"合计", blank, blank, blank, blank, blank, blank, blank, whole(line.actual), within, whole(line.plan),
               whole(days_late(line.slip)), blank, blank, blank, blank, blank},
              Reader::people};
    table.rows.push_back(std::move(total));
    return table;
}

Section owners_section(const MainLine& line, const DaySpan& window, const Calendar& calendar) {
    std::vector<std::pair<Owner, int>> owners;
    for (const LineRow& row : line.rows) {
        const int days = row.span.working_days(window, calendar);
        const auto same = std::find_if(owners.begin(), owners.end(), [&](const auto& known) { return known.first == row.span.owner; });
        if (same != owners.end())
            same->second += days;
        else if (days > 0)
            owners.emplace_back(row.span.owner, days);
    }
    Table table;
    table.columns = {{"owner", "责任"}, {"days", "期内经手（工作日）", Align::right}, {"slip", "对滞后", Align::right}, {"parts", "其中"}};
    const auto slip_of = [&](const Owner& owner) {
        return std::find_if(line.owners.begin(), line.owners.end(), [&](const OwnerDays& days) { return days.owner == owner; });
    };
    int sum = 0;
    for (const auto& [owner, days] : owners) {
        const auto slip = slip_of(owner);
        sum += days;
        table.rows.push_back({Cell{key(owner), label(owner)}, days, days_late(slip == line.owners.end() ? 0 : slip->days),
                              slip == line.owners.end() || !names_parts(*slip) ? Cell{} : Cell{parts_text(*slip)}});
    }
    for (const OwnerDays& owner : line.owners) {
        const bool counted = std::any_of(owners.begin(), owners.end(), [&](const auto& known) { return known.first == owner.owner; });
        if (!counted) table.rows.push_back({Cell{key(owner.owner), label(owner.owner)}, Cell{}, days_late(owner.days), parts_text(owner)});
    }
    table.rows.push_back({Cell{"total", "合计"}, sum, days_late(line.slip), Cell{}});
    return {"owners", "主线按责任", 1, {}, {std::move(table)}};
}

Section stages_section(const MainLine& line, const DaySpan& window, const Calendar& calendar) {
    struct Sum {
        int actual = 0, within = 0, plan = 0;
    };
    std::vector<std::pair<std::string, Sum>> stages;
    for (const LineRow& row : line.rows) {
        if (stages.empty() || stages.back().first != row.step->stage) {
            const auto known =
                std::find_if(stages.begin(), stages.end(), [&](const auto& stage) { return stage.first == row.step->stage; });
            if (known == stages.end())
                stages.emplace_back(row.step->stage, Sum{});
            else
                std::rotate(known, known + 1, stages.end());
        }
        Sum& sum = stages.back().second;
        sum.actual += row.actual;
        sum.within += row.span.working_days(window, calendar);
        sum.plan += row.plan;
    }
    Table table;
    table.columns = {{"stage", "阶段"},
                     {"actual", "实际", Align::right},
                     {"in_period", "期内", Align::right},
                     {"plan", "计划", Align::right},
                     {"diff", "差", Align::right}};
    Sum all;
    for (const auto& [stage, sum] : stages) {
        table.rows.push_back({stage, sum.actual, sum.within, sum.plan, days_late(sum.actual - sum.plan)});
        all = {all.actual + sum.actual, all.within + sum.within, all.plan + sum.plan};
    }
    table.rows.push_back({Cell{"合计"}, all.actual, all.within, all.plan, days_late(all.actual - all.plan)});
    return {"stages", "主线按阶段", 1, {}, {std::move(table)}};
}

Section months_section(const std::vector<OwnedDay>& days) {
    std::map<std::string, std::vector<OwnedDay>> months;
    for (const OwnedDay& day : days) months[iso(day.date).substr(0, 7)].push_back(day);
    Table table;
    table.columns = {{"month", "月份"}};
    for (const DayOwner owner : kPrintedOrder) table.columns.push_back({std::string{key(owner)}, std::string{label(owner)}, Align::right});
    table.columns.push_back({"total", "合计", Align::right});
    const auto add = [&](const std::string& name, const std::vector<OwnedDay>& of_month) {
        const auto counts = count_days(of_month);
        Row row{Cell{name}};
        for (const DayOwner owner : kPrintedOrder) row.push_back(of(counts, owner));
        row.push_back(static_cast<int>(of_month.size()));
        table.rows.push_back(std::move(row));
    };
    for (const auto& [month, of_month] : months) add(month, of_month);
    add("合计", days);
    return {"months", "按日计，分月", 1, {}, {std::move(table)}};
}

// A day on which the two tables differ, as an example.
std::string example_of(const State& state, const std::vector<OwnedDay>& days, const MainLine& line) {
    const Calendar& calendar = state.origin.calendar();
    for (const OwnedDay& day : days) {
        if (day.owner != DayOwner::government) continue;
        const DaySpan only{day.date - kOneDay, day.date};
        for (const LineRow& row : line.rows) {
            if (row.span.owner.kind != Owner::Kind::enterprise || row.span.working_days(only, calendar) == 0) continue;
            return fmt::format("例：{} 主线在等企业（{}：{}），同日另有审批时钟在走，此表计入政府审批。", month_day(day.date),
                               row.step->short_name, label(row.span.phase));
        }
    }
    return "";
}

}  // namespace

Section main_line_section(const State& state, const MainLine& line, std::optional<DaySpan> window) {
    const Calendar& calendar = state.origin.calendar();
    std::vector<const LineRow*> rows;
    for (const LineRow& row : line.rows) {
        if (!window || row.span.working_days(*window, calendar) > 0) rows.push_back(&row);
    }
    Section section{"main_line", line_heading(line)};
    section.figures = {{"node", line.node},
                       {"from", line.days.after},
                       {"to", line.days.to},
                       {"baseline", line.baseline},
                       {"actual", std::int64_t{line.actual}},
                       {"plan", std::int64_t{line.plan}},
                       {"slip", std::int64_t{line.slip}}};
    for (const OwnerDays& owner : line.owners) section.figures.emplace_back("owner." + key(owner.owner), std::int64_t{owner.days});
    section.blocks.emplace_back(line_table(state, line, rows, window));
    section.blocks.emplace_back(Paragraph{owners_sentence(line), "按责任："});
    return section;
}

Section by_day_section(const State& state, const ProjectOutlook& outlook, const MainLine& line, const DaySpan& window, Date day) {
    const std::vector<OwnedDay> days = days_by_owner(state, outlook, line, window, day);
    const auto counts = count_days(days);
    const Date last = days.empty() ? window.after : std::min(window.to, day);
    // The line's own beginning is day 0; a period asked for has its first day in it.
    const Date first = window.after == line.days.after ? window.after : window.after + kOneDay;
    Section section{"by_day", fmt::format("实际用时（{} 至 {}，{} 个工作日；并联事项同一天只计一次）", month_day(first),
                                          month_day(last, first), days.size())};
    std::vector<std::string> parts;
    for (const DayOwner owner : kPrintedOrder) {
        section.figures.emplace_back(std::string{key(owner)}, std::int64_t{of(counts, owner)});
        if (of(counts, owner) > 0) parts.push_back(fmt::format("{} {}", label(owner), of(counts, owner)));
    }
    section.figures.emplace_back("total", static_cast<std::int64_t>(days.size()));
    section.blocks.emplace_back(Paragraph{parts.empty() ? "期内没有工作日。" : fmt::format("{} ＝ {}", join(parts, " ＋ "), days.size())});
    section.blocks.emplace_back(Paragraph{
        "此表看“这天有没有审批时钟在走”，上表看“主线这天在等谁”，两表口径不同，不相加。" + example_of(state, days, line), "说明："});
    return section;
}

MainLine known_line(const State& state, const ProjectOutlook& outlook, Date day) {
    if (auto line = main_line(state, outlook, day)) return std::move(*line);
    const std::string& code = outlook.project->code;
    throw Error{
        "project.no_line",
        fmt::format("{} {}{}", code, outlook.project->name,
                    outlook.plan == nullptr ? "还没有审定的方案，没有基准可比" : "的下一节点不在基准计划里，或推算不出日期"),
        outlook.plan == nullptr ? fmt::format("先编方案：zb plan make {} --flow 流程 --start 日期", code) : "看方案：zb plan show " + code};
}

Document time_document(const State& state, const ProjectOutlook& outlook, Date day, std::optional<DaySpan> window, const Basis& basis) {
    const MainLine line = known_line(state, outlook, day);
    const Calendar& calendar = state.origin.calendar();
    const DaySpan line_window = window.value_or(line.days);
    const DaySpan day_window = window.value_or(DaySpan{line.days.after, std::max(line.days.after, std::min(day, line.days.to))});
    Document document = project_document("time", "时间花在哪里", *outlook.project, basis);
    if (window) document.period = {window->after + kOneDay, window->to};
    document.sections.push_back(main_line_section(state, line, window));
    document.sections.push_back(owners_section(line, line_window, calendar));
    document.sections.push_back(stages_section(line, line_window, calendar));
    document.sections.push_back(by_day_section(state, outlook, line, day_window, day));
    document.sections.push_back(months_section(days_by_owner(state, outlook, line, day_window, day)));
    std::string command = "zb project time " + outlook.project->code;
    if (window) command += fmt::format(" --from {} --to {}", iso(window->after + kOneDay), iso(window->to));
    document.notes = {
        "天数均为工作日；起止之间，起日不计、止日计入。差为实际减基准计划，正数为晚；一段比计划少的天数归“提前”，超过计划但在时限以内的归“"
        "计划偏紧”，"
        "不算谁的，因另一条线成为最长而差的归“线路变化”；不予许可或者撤回以后，到重新受理、再到新一次的时限为止归企业。",
        basis_note(basis, command)};
    return document;
}

}  // namespace zb
