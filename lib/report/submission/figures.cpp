// SPDX-License-Identifier: Apache-2.0
// Counts the submissions owed and sent, and the entries recorded, specialist by specialist.
#include "report/submission/figures.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "domain/journal.h"
#include "domain/submission_day.h"
#include "report/words/share.h"

namespace zb {

namespace {

using SealsByDay = std::map<Date, const Seal*>;

SealsByDay first_seals(const State& state, std::string_view project) {
    SealsByDay first;
    const auto found = state.submissions.seals.find(project);
    if (found == state.submissions.seals.end()) return first;
    for (const Seal& seal : found->second) first.emplace(seal.day, &seal);
    return first;
}

// A project recorded with an earlier date owes nothing for the time before the ledger knew it.
std::optional<Date> known_since(const State& state, const Project& project) {
    const auto earlier = [](const JournalLine& line, std::int64_t seq) { return line.seq < seq; };
    const auto added = std::lower_bound(state.journal.begin(), state.journal.end(), project.added_seq, earlier);
    if (added == state.journal.end() || added->seq != project.added_seq) return std::nullopt;
    return added->recorded_at.day();
}

SubmissionStatus status_of(const State& state, const OwedSubmission& owed, Instant until) {
    const Instant deadline = submission_deadline(state, owed.day);
    if (owed.seal == nullptr) return until <= deadline ? SubmissionStatus::pending : SubmissionStatus::missing;
    if (owed.seal->at.day() != owed.day) return SubmissionStatus::missing;
    return owed.seal->at <= deadline ? SubmissionStatus::on_time : SubmissionStatus::late;
}

void add_project_days(std::vector<OwedSubmission>& all, const State& state, const Project& project, const std::vector<Date>& days,
                      Instant until) {
    const SealsByDay seals = first_seals(state, project.code);
    for (const Date day : days) {
        if (!owes_submission(state, project, day)) continue;
        OwedSubmission owed{project.code, day, *on_duty(state, project, day)};
        const auto seal = seals.find(day);
        if (seal != seals.end()) owed.seal = seal->second;
        owed.status = status_of(state, owed, until);
        if (owed.status == SubmissionStatus::late) {
            owed.minutes_late = minutes_late(*owed.seal, minute_of_day(state.origin.setting("submission.deadline", day)));
        }
        all.push_back(std::move(owed));
    }
}

void count(SubmissionRow& row, const OwedSubmission& owed) {
    switch (owed.status) {
        case SubmissionStatus::pending: return;
        case SubmissionStatus::missing: ++row.missing; break;
        case SubmissionStatus::on_time: ++row.on_time; break;
        case SubmissionStatus::late: ++row.late; break;
    }
    ++row.due;
    if (owed.status != SubmissionStatus::missing) ++(owed.seal->what.nil ? row.nil : row.progress);
}

void add_up(SubmissionRow& total, const SubmissionRow& row) {
    total.projects += row.projects;
    total.due += row.due;
    total.on_time += row.on_time;
    total.late += row.late;
    total.missing += row.missing;
    total.nil += row.nil;
    total.progress += row.progress;
    total.entries += row.entries;
    total.late_entries += row.late_entries;
}

using SubmittersByName = std::map<std::string, SubmissionRow>;

void count_entries(SubmittersByName& rows, const State& state, Date first, Date last) {
    const Calendar& calendar = state.origin.calendar();
    const JournalReader reader{state};
    for (std::size_t index = 0; index < state.journal.size(); ++index) {
        const JournalLine& line = state.journal[index];
        const Date recorded = line.recorded_at.day();
        if (recorded < first || recorded > last || reader.sort_at(index) != JournalSort::entry) continue;
        const auto project = state.projects.find(line.project);
        const auto who = project == state.projects.end() ? std::nullopt : on_duty(state, project->second, recorded);
        if (!who) continue;
        SubmissionRow& row = rows[*who];
        ++row.entries;
        row.late_entries += late_entry(line.on, recorded, calendar) ? 1 : 0;
    }
}

// Still to come today, or missed for good.
Cell status_cell(const OwedSubmission& owed, Instant until) {
    if (owed.status == SubmissionStatus::pending) return Cell{Value{std::string{"pending"}}, "未到时限"};
    if (owed.made_good()) return Cell{Value{std::string{"supplemented"}}, fmt::format("漏报（{} 迟报）", month_day(owed.seal->at.day()))};
    if (until.day() == owed.day) return Cell{Value{std::string{"overdue"}}, "未报，已过时限"};
    return Cell{Value{std::string{"missing"}}, "漏报"};
}

Cell rate(int part, int whole) { return whole == 0 ? Cell{} : Cell{rate_text(part, whole)}; }

}  // namespace

std::vector<OwedSubmission> owed_submissions(const State& state, Date first, Date last, Instant until) {
    std::vector<Date> due;
    for (Date day = first; day <= last; day = day + kOneDay) {
        if (is_submission_day(state, day)) due.push_back(day);
    }
    std::vector<OwedSubmission> all;
    for (const auto& [code, project] : state.projects) {
        const Date since = known_since(state, project).value_or(first);
        std::vector<Date> days;
        std::copy_if(due.begin(), due.end(), std::back_inserter(days), [&](Date day) { return day >= since; });
        add_project_days(all, state, project, days, until);
    }
    return all;
}

SubmissionFigures submission_figures(const State& state, Date first, Date last, Instant until, std::vector<OwedSubmission> carried) {
    SubmissionFigures figures;
    SubmittersByName rows;
    figures.carried = static_cast<int>(carried.size());
    std::vector<OwedSubmission> days = std::move(carried);
    for (OwedSubmission& owed : owed_submissions(state, first, last, until)) days.push_back(std::move(owed));
    std::stable_sort(days.begin(), days.end(), [](const OwedSubmission& one, const OwedSubmission& other) {
        return std::tie(one.project, one.day) < std::tie(other.project, other.day);
    });
    for (OwedSubmission& owed : days) {
        count(rows[owed.specialist], owed);
        if (owed.status == SubmissionStatus::late) figures.late.push_back(owed);
        if (owed.status == SubmissionStatus::missing) figures.missing.push_back(owed);
        figures.pending += owed.status == SubmissionStatus::pending ? 1 : 0;
    }
    for (const auto& [code, project] : state.projects) {
        const auto own = project.listed_on(last) ? project.specialist_on(last) : std::nullopt;
        if (own) ++rows[*own].projects;
    }
    count_entries(rows, state, first, last);
    for (const StaffAdded& person : state.staff.list) {
        const auto found = rows.find(person.name);
        if (found == rows.end()) continue;
        found->second.specialist = person.name;
        add_up(figures.total, found->second);
        figures.rows.push_back(std::move(found->second));
    }
    return figures;
}

Table submission_table(const SubmissionFigures& figures) {
    Table table;
    table.columns = {{"specialist", "服务专员"},
                     {"projects", "项目数", Align::right},
                     {"due", "应报", Align::right},
                     {"on_time", "按时", Align::right},
                     {"late", "迟报", Align::right},
                     {"missing", "漏报", Align::right},
                     {"on_time_rate", "按时报送率", Align::right},
                     {"nil", "其中零报告", Align::right},
                     {"entries", "台账条目", Align::right},
                     {"late_entries", "补录", Align::right},
                     {"late_entry_rate", "补录率", Align::right}};
    const auto add = [&](const SubmissionRow& row, std::string name) {
        table.rows.push_back({std::move(name), row.projects, row.due, row.on_time, row.late, row.missing, rate(row.on_time, row.due),
                              row.nil, row.entries, row.late_entries, rate(row.late_entries, row.entries)});
    };
    for (const SubmissionRow& row : figures.rows) add(row, row.specialist);
    if (figures.rows.empty()) return table;
    add(figures.total, "合计");
    for (Cell& cell : table.rows.back()) cell.strong = true;
    return table;
}

Table submission_rows(const SubmissionFigures& figures) {
    Table table;
    table.columns = {{"specialist", "服务专员"},
                     {"projects", "项目数"},
                     {"due", "应报"},
                     {"on_time", "按时"},
                     {"late", "迟报"},
                     {"missing", "漏报"},
                     {"nil", "零报告"},
                     {"progress", "有进展"},
                     {"entries", "台账条目"},
                     {"late_entries", "补录"},
                     {"on_time_rate", "按时报送率"},
                     {"late_entry_rate", "补录率"}};
    for (const SubmissionRow& row : figures.rows) {
        table.rows.push_back({row.specialist, row.projects, row.due, row.on_time, row.late, row.missing, row.nil, row.progress, row.entries,
                              row.late_entries, rate(row.on_time, row.due), rate(row.late_entries, row.entries)});
    }
    return table;
}

Table missing_submissions_table(const State& state, const std::vector<OwedSubmission>& owed, Instant until) {
    Table table;
    table.columns = {{"day", "报送日"},   {"weekday", "星期"},  {"specialist", "应报人"},
                     {"project", "项目"}, {"name", "项目名称"}, {"standing", "状态"}};
    std::vector<const OwedSubmission*> rows;
    for (const OwedSubmission& each : owed) {
        if (each.status == SubmissionStatus::missing || each.status == SubmissionStatus::pending) rows.push_back(&each);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const OwedSubmission* one, const OwedSubmission* other) { return one->day < other->day; });
    for (const OwedSubmission* each : rows) {
        table.rows.push_back({each->day, weekday_name(each->day), each->specialist, each->project, state.project(each->project).name,
                              status_cell(*each, until)});
    }
    return table;
}

}  // namespace zb
