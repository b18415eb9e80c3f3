// SPDX-License-Identifier: Apache-2.0
// Openings, empty sections and feet of pages.
#include "report/words/page.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "plan/planned_step.h"

namespace zb {

Document project_document(std::string report, std::string title, const Project& project, const Basis& basis) {
    Document document;
    document.report = std::move(report);
    document.titles = {std::move(title), fmt::format("{} {}", project.code, project.name)};
    document.basis = basis;
    return document;
}

void add_rows(Section& section, Table table, std::string_view none) {
    if (!table.rows.empty()) {
        section.blocks.emplace_back(std::move(table));
        return;
    }
    section.blocks.emplace_back(Paragraph{std::string{none}});
    if (!section.rows) section.rows = std::move(table);
}

Table some_columns(Table table, std::initializer_list<std::string_view> keys) {
    Table cut;
    std::vector<std::size_t> kept;
    for (const std::string_view key : keys) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& one) { return one.key == key; });
        kept.push_back(static_cast<std::size_t>(found - table.columns.begin()));
        cut.columns.push_back(*found);
    }
    for (const Row& row : table.rows) {
        Row& less = cut.rows.emplace_back();
        for (const std::size_t at : kept) less.push_back(row[at]);
    }
    return cut;
}

Table details_table(const Details& details) {
    Table table;
    table.columns = {for_people({"item", "栏目"}), for_people({"content", "内容"})};
    Row across{{Cell{}, Cell{}}, Reader::machines};
    for (const auto& [column, content] : details) {
        table.rows.push_back(Row{{column.heading, content}, Reader::people});
        table.columns.push_back(for_machines(column));
        across.push_back(content);
    }
    table.rows.push_back(std::move(across));
    return table;
}

void add_node_figures(Section& section, const ProjectOutlook& outlook) {
    section.figures.emplace_back("node", outlook.node_step.empty() ? outlook.stage : outlook.node_step);
    section.figures.emplace_back("node_baseline", Cell{outlook.node_baseline}.value);
    section.figures.emplace_back("node_current", Cell{outlook.node_current}.value);
    section.figures.emplace_back("node_forecast", Cell{outlook.node_forecast}.value);
    section.figures.emplace_back("to_baseline", Cell{outlook.to_baseline}.value);
    section.figures.emplace_back("to_current", Cell{outlook.to_current}.value);
}

std::pair<Date, Date> plan_period(const std::vector<PlannedStep>& steps, const Calendar& calendar) {
    Date first = steps.front().finish;
    Date last = first;
    for (const PlannedStep& step : steps) {
        first = std::min(first, planned_acceptance(step, calendar).value_or(step.finish));
        last = std::max(last, step.finish);
    }
    return {first, last};
}

std::vector<int> years_without_notice(const std::vector<PlannedStep>& steps, const Calendar& calendar) {
    const auto [first, last] = plan_period(steps, calendar);
    std::vector<int> years;
    for (int year = first.year(); year <= last.year(); ++year) {
        if (!calendar.has_notice(year)) years.push_back(year);
    }
    return years;
}

std::vector<std::string> plan_notes(const std::vector<PlannedStep>& steps, const Calendar& calendar) {
    std::vector<std::string> notes = {
        "受理当日不计入时限，自次日起算（民法典第二百零一条）；到期遇休息日顺延到下一个工作日（第二百零三条）。"};
    const std::vector<int> years = years_without_notice(steps, calendar);
    if (!years.empty()) {
        std::vector<std::string> texts;
        for (const int year : years) texts.push_back(std::to_string(year));
        notes.push_back(fmt::format("{} 年放假通知未收录，暂按周末休息推算，标“暂定”的日期在通知发布后重算。", join(texts, "、")));
    }
    return notes;
}

std::string version_text(const PlanVersion& version) {
    const std::string meeting = version.meeting ? "，" + *version.meeting : "";
    return fmt::format("V{}（{}，{}{}）", version.number, iso(version.on), version.reason, meeting);
}

std::vector<std::string> letterhead(const State& state, Date day, std::optional<int> number) {
    std::vector<std::string> lines;
    if (const std::string mark = state.origin.setting("report.letterhead", day); mark != kNotSet) lines.push_back(mark);
    std::string form = state.origin.setting("report.document_number", day);
    if (form == kNotSet || !number) return lines;
    const auto put = [&](std::string_view place, int value) { form.replace(form.find(place), place.size(), std::to_string(value)); };
    put("{年}", day.year());
    put("{期}", *number);
    lines.push_back(std::move(form));
    return lines;
}

std::string contact_words(const State& state, Date day) {
    std::vector<std::string> parts;
    if (const std::string who = state.origin.setting("report.contact", day); who != kNotSet) parts.push_back("联系人：" + who);
    if (const std::string at = state.origin.setting("report.telephone", day); at != kNotSet) parts.push_back("联系电话：" + at);
    return parts.empty() ? "" : fmt::format("（{}）", join(parts, "，"));
}

Paper wide_paper(const State& state, Date day) { return state.origin.setting("report.wide_paper", day) == "A3" ? Paper::a3 : Paper::a4; }

std::string printed_again(const Basis& basis, std::string_view command) {
    return fmt::format("{} --as-of {} --head {}", command, iso(basis.as_of), basis.seq);
}

std::string basis_note(const Basis& basis, std::string_view command) {
    return fmt::format("{}；重新打印：{}", basis_words(basis), printed_again(basis, command));
}

}  // namespace zb
