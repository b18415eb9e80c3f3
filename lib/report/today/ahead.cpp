// SPDX-License-Identifier: Apache-2.0
// What falls due in the next days, and what waits for somebody else.
#include <algorithm>
#include <fmt/format.h>

#include "report/today/parts.h"
#include "report/words/items.h"
#include "report/words/notes.h"
#include "report/words/page.h"
#include "report/words/sorts.h"

namespace zb {

namespace {

constexpr std::size_t kProjectColumn = 3;  // of the table of what falls due

// 到期 of 【二】: of one item at most one limit, and its owed papers.
void add_due(std::vector<DueAhead>& rows, const TodayView& view, const ProjectOutlook& project, const StepOutlook& step, Date last) {
    const auto add = [&](std::optional<Date> due, std::string what, std::optional<Lamp> lamp, std::string material = {}) {
        if (!due || *due < view.day || *due > last) return;
        rows.push_back({&project, &step, *due, days_to(view.state, view.day, *due), std::move(what), std::move(material), lamp});
    };
    if (step.today.state == StepState::accepted) add(step.today.due, "limit", step.today.lamp);
    if (step.today.state == StepState::filed) add(step.today.intake_due, "intake", step.today.lamp);
    if (step.attempt == nullptr) return;
    for (const Owed* owed : step.attempt->still_owed())
        add(owed->due, "owed", owed_today(*owed, view.day, view.calendar(), view.rules()).lamp, owed->material);
}

// Certificates not used yet whose last day lies between the page's and `last`.
std::vector<DueAhead> certificates_until(const TodayView& view, Date last) {
    std::vector<DueAhead> rows;
    for (const ProjectOutlook& project : view.projects) {
        for (const StepOutlook& step : project.steps) {
            const auto term = view.wanted(step) ? certificate_of(view, project, step) : std::nullopt;
            if (!term || term->used || term->until < view.day || term->until > last) continue;
            rows.push_back({&project, &step, term->until, days_to(view.state, view.day, term->until), "certificate", {}});
        }
    }
    return rows;
}

std::string end_of_certificate(const DueAhead& row) {
    const Validity& validity = *row.step->planned->validity;
    const int more = validity.renewals.value_or(0) - static_cast<int>(row.step->attempt->renewals.size());
    const std::string renew = more > 0 ? fmt::format("，还可延期 {} 次", more) : "";
    return fmt::format("{}有效期届满{}", row.step->planned->result.value_or("证照"), renew);
}

void sort_by_due(std::vector<DueAhead>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [](const DueAhead& one, const DueAhead& other) { return one.due < other.due; });
}

std::string due_item(const DueAhead& row) {
    if (row.what == "owed") return fmt::format("{}·{}（容缺补齐）", row.step->planned->short_name, row.material);
    const std::string label = item_label(*row.project, *row.step);
    if (row.what == "certificate") return fmt::format("{}（{}）", label, end_of_certificate(row));
    return row.what == "intake" ? label + "（决定是否受理）" : label;
}

// What is waited for, by whom, since when.
struct Waiting {
    const ProjectOutlook* project = nullptr;
    const StepOutlook* step = nullptr;
    std::string kind, what, who;
    Date since;
    int days = 0;
    std::optional<Date> end;
    std::string expected;
};

std::optional<Waiting> waiting_of(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    const Attempt* attempt = step.attempt;
    if (attempt == nullptr) return std::nullopt;
    Waiting row{&project, &step, {}, {}, enterprise_of(*project.project), view.day, 0, {}, {}};
    if (const Pause* pause = attempt->open_pause()) {
        const StepToday& today = step.today;
        row.kind = "pause";
        row.what = fmt::format("{}（特别程序，不计时限）", pause->procedure);
        row.who = step.planned->department;
        row.since = pause->from;
        row.days = today.pause_used;
        row.end = today.announced_end;
        row.expected = today.pause_over > 0 ? fmt::format("{} 止，超 {} 日", month_day(*row.end), today.pause_over)
                                            : fmt::format("{} 止", month_day(*row.end));
        return row;
    }
    if (step.today.state == StepState::correcting && attempt->returned) {
        row.kind = "correction";
        row.what = "企业补正材料（受理前，不计时限）";
        row.since = *attempt->returned;
        row.days = view.calendar().elapsed(row.since, view.day).count;
        return row;
    }
    if (const Hold* hold = attempt->open_hold()) {
        row.kind = "hold";
        row.what = hold->note.empty() ? "企业原因挂起（单列，时限照走）" : fmt::format("{}（挂起，时限照走）", hold->note);
        row.since = hold->from;
        row.days = view.calendar().count(hold->from, view.day).count;
        return row;
    }
    return std::nullopt;
}

}  // namespace

std::optional<CertificateTerm> certificate_of(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    return certificate_term(*step.planned, view.state.steps_of(project.project->code), view.day, view.calendar(), view.rules());
}

std::vector<DueAhead> due_within(const TodayView& view, Date last) {
    std::vector<DueAhead> rows = certificates_until(view, last);
    for (const auto& [project, step] : view.in_hand()) add_due(rows, view, *project, *step, last);
    sort_by_due(rows);
    return rows;
}

std::vector<DueAhead> due_ahead(const TodayView& view, Date last) {
    std::vector<DueAhead> rows = certificates_until(view, view.day + CalendarDays{view.rules().expiry_yellow});
    for (const auto& [project, step] : view.in_hand()) add_due(rows, view, *project, *step, last);
    // Of the rows due today only certificates stay: their last day cannot wait for tomorrow's page.
    std::erase_if(rows, [&](const DueAhead& row) { return row.due == view.day && row.what != "certificate"; });
    sort_by_due(rows);
    return rows;
}

namespace {

std::string what_is_due(const DueAhead& row) {
    if (row.what == "owed") return fmt::format("容缺补齐：{}", row.material);
    if (row.what == "certificate") return end_of_certificate(row);
    return row.what == "intake" ? "决定是否受理" : "办理期限";
}

}  // namespace

std::vector<CalendarEvent> due_events(const TodayView& view, const std::vector<DueAhead>& rows,
                                      const std::function<std::string(const std::string& project)>& place) {
    std::vector<CalendarEvent> events;
    for (const DueAhead& row : rows) {
        const PlannedStep& planned = *row.step->planned;
        const Project& project = *row.project->project;
        const std::string part = row.material.empty() ? row.what : row.what + "." + row.material;
        const std::string who = unit_and_person(view.state, *row.project, *row.step, " ");
        events.push_back({planned.step + "." + part + place(project.code), row.due,
                          fmt::format("{} {}（{}）", planned.short_name, what_is_due(row), project.name), who,
                          !view.calendar().has_notice(row.due.year())});
    }
    return events;
}

Table due_table(const TodayView& view, const std::vector<DueAhead>& rows) {
    Table table;
    table.columns = {
        {"due", "到期"},  {"left", "剩余", Align::right}, {"lamp", "灯"},         {"project", "项目"},       {"step", "键"},
        {"name", "事项"}, {"what", "到期内容"},           {"department", "部门"}, {"responsible", "责任人"}, {"next", "下一步"}};
    for (const DueAhead& row : rows) {
        const PlannedStep& planned = *row.step->planned;
        table.rows.push_back({row.due, row.left, lamp_cell(row.lamp), project_cell(*row.project->project), planned.step, planned.short_name,
                              Cell{Value{row.what}, what_is_due(row)}, planned.department,
                              responsible_cell(view.state, *row.project, *row.step), next_noted(view.state, *row.project, *row.step)});
    }
    return table;
}

Section due_section(const TodayView& view, const std::vector<DueAhead>& rows, std::string heading) {
    Section section{"due", std::move(heading)};
    Table table = due_table(view, rows);
    table.columns.front().dates = DateForm::month_day;
    for (std::size_t i = kProjectColumn + 1; i < table.columns.size() - 1; ++i) table.columns[i].reader = Reader::machines;
    table.columns.insert(table.columns.begin() + kProjectColumn + 1, {for_people({"item", "事项"}), for_people({"who", "部门 责任人"})});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Project& project = *rows[i].project->project;
        const bool enterprise = rows[i].what == "owed" || rows[i].what == "certificate";
        const std::string who = enterprise ? enterprise_of(project) : unit_and_person(view.state, *rows[i].project, *rows[i].step, " ");
        Row& row = table.rows[i];
        row[kProjectColumn].shown = project_label(project);
        row.cells.insert(row.begin() + kProjectColumn + 1, {due_item(rows[i]), who});
    }
    add_rows(section, std::move(table));
    return section;
}

Section waiting_section(const TodayView& view, std::string heading) {
    Section section{"waiting", std::move(heading)};
    Table table;
    table.columns = {{"project", "项目"},
                     for_people({"item", "事项"}),
                     for_machines({"step", "键"}),
                     for_machines({"kind", "种类"}),
                     {"what", "等什么"},
                     {"who", "等谁"},
                     {"since", "自", Align::left, DateForm::month_day},
                     {"days", "已等"},
                     {"announced_end", "预计"}};
    for (const auto& [project, step] : view.in_hand()) {
        const auto row = waiting_of(view, *project, *step);
        if (!row) continue;
        const std::string& code = project->project->code;
        table.rows.push_back({Cell{code, project_label(*project->project)}, item_label(*project, *step), step->planned->step,
                              row_sort_cell(row->kind), row->what, row->who, row->since,
                              Cell{row->days, fmt::format("第 {} 天", row->days)}, Cell{Cell{row->end}.value, row->expected}});
    }
    add_rows(section, std::move(table), "没有在等的事项。");
    return section;
}

}  // namespace zb
