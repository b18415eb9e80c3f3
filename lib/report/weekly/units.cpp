// SPDX-License-Identifier: Apache-2.0
// 八 and 九: the departments beside each other, and who handed in his day when.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/weekly/rows.h"
#include "report/weekly/sections.h"
#include "report/words/share.h"

namespace zb {

namespace {

constexpr int kSmallSample = 5;          // fewer decisions are not compared (target-outputs.zh.md (c) 八)
constexpr std::size_t kMostListed = 10;  // days told one by one; more are a list of their own

// Without a decision there is no rate and no mean.
struct Means {
    Cell rate, used, promised;
};
Means means_of(const DepartmentRow& row) {
    if (row.decided == 0) return {};
    return {rate_text(row.on_time, row.decided), mean_text(row.used_sum, row.decided), mean_text(row.promised_sum, row.decided)};
}

Row department_cells(const DepartmentRow& row, std::string name) {
    const Means means = means_of(row);
    Row cells = {std::move(name), row.accepted, row.decided, row.on_time, means.rate, means.used, means.promised, row.in_hand};
    for (const Lamp lamp : kLampsByUrgency) cells.push_back(row.lamps[index_of(lamp)]);
    cells.push_back(row.overdue);
    return cells;
}

Row utility_cells(const DepartmentRow& row) {
    Row cells = {"公用服务（供电、供水等企业）", Cell{}, row.decided, Cell{}, Cell{}, Cell{}, Cell{}, row.in_hand};
    for (const Lamp lamp : kLampsByUrgency) cells.push_back(row.lamps[index_of(lamp)]);
    cells.push_back(row.overdue);
    return cells;
}

Table department_table(const DepartmentFigures& departments) {
    Table table;
    table.columns = {{"department", "部门"},
                     {"accepted", "本周受理", Align::right},
                     {"decided", "本周办结", Align::right},
                     {"on_time", "按时办结", Align::right},
                     {"on_time_rate", "按时办结率", Align::right},
                     {"used_mean", "平均用时", Align::right},
                     {"promised_mean", "平均承诺", Align::right},
                     {"in_hand", "期末在办", Align::right},
                     {"red", "红", Align::right},
                     {"yellow", "黄", Align::right},
                     {"grey", "灰", Align::right},
                     {"green", "绿", Align::right},
                     {"overdue", "超期在办", Align::right}};
    for (const DepartmentRow& row : departments.rows) {
        table.rows.push_back(department_cells(row, row.co_operating ? "协办：" + row.department : row.department));
    }
    table.rows.push_back(department_cells(departments.total, "审批事项合计"));
    for (Cell& cell : table.rows.back()) cell.strong = true;
    table.rows.push_back(utility_cells(departments.utility));
    return table;
}

void add_lamps(std::vector<std::pair<std::string, Value>>& figures, const std::string& of, const DepartmentRow& row) {
    figures.emplace_back(of + "in_hand", number(row.in_hand));
    for (const Lamp lamp : kLampsByUrgency) figures.emplace_back(fmt::format("{}{}", of, key(lamp)), number(row.lamps[index_of(lamp)]));
    figures.emplace_back(of + "overdue", number(row.overdue));
}

std::vector<std::pair<std::string, Value>> department_sums(const DepartmentFigures& departments) {
    const DepartmentRow& total = departments.total;
    const Means means = means_of(total);
    std::vector<std::pair<std::string, Value>> figures = {
        {"total.accepted", number(total.accepted)}, {"total.decided", number(total.decided)},
        {"total.on_time", number(total.on_time)},   {"total.on_time_rate", means.rate.value},
        {"total.used_mean", means.used.value},      {"total.promised_mean", means.promised.value}};
    add_lamps(figures, "total.", total);
    figures.emplace_back("utility.decided", number(departments.utility.decided));
    add_lamps(figures, "utility.", departments.utility);
    return figures;
}

std::string ranking_note(const DepartmentFigures& departments) {
    const bool small =
        std::all_of(departments.rows.begin(), departments.rows.end(), [](const DepartmentRow& row) { return row.decided < kSmallSample; });
    return fmt::format("部门次序同实施方案，不作排名{}。", small ? fmt::format("（本周各部门办结均少于{}项）", kSmallSample) : "");
}

std::string name_of(const WeeklyFigures& figures, const std::string& project) {
    const auto same = [&](const ProjectRow& row) { return row.project == project; };
    const auto known = std::find_if(figures.projects.begin(), figures.projects.end(), same);
    return known == figures.projects.end() ? project : known->name;
}

enum class Specialist { told, not_told };

// 丁公司节能家电扩产项目11-17、11-18（服务专员02）、…: one after another of a project's days; of many the first.
std::string listed_days(const std::vector<OwedSubmission>& days, const WeeklyFigures& figures, Specialist specialist) {
    std::string text;
    for (std::size_t i = 0; i < std::min(days.size(), kMostListed); ++i) {
        const OwedSubmission& owed = days[i];
        const auto goes_with = [&](std::size_t other) {
            return days[other].project == owed.project && days[other].specialist == owed.specialist;
        };
        const bool first = i == 0 || !goes_with(i - 1);
        const bool last = i + 1 == std::min(days.size(), kMostListed) || !goes_with(i + 1);
        text += fmt::format("{}{}{}", i == 0 ? "" : "、", first ? name_of(figures, owed.project) : "", month_day(owed.day));
        if (owed.made_good()) text += fmt::format("（{}补报）", month_day(owed.seal->at.day()));
        if (last && specialist == Specialist::told) text += fmt::format("（{}）", owed.specialist);
    }
    return days.size() > kMostListed ? text + fmt::format("等{}份", days.size()) : text;
}

// Those who still owe a day are to send it by the next working day.
std::string still_missing(const WeeklyFigures& figures) {
    std::vector<std::string> names;
    for (const OwedSubmission& owed : figures.submissions.missing) {
        if (!owed.made_good() && std::find(names.begin(), names.end(), owed.specialist) == names.end()) names.push_back(owed.specialist);
    }
    if (names.empty()) return "";
    return fmt::format("，请{}于{}前补报", join(names, "、"), month_day(figures.next_working));
}

std::string submissions_paragraph(const WeeklyFigures& figures) {
    const SubmissionRow& total = figures.submissions.total;
    const int sent = total.on_time + total.late;
    std::string text = fmt::format("应报{}份＝按时{}份＋迟报{}份＋漏报{}份；", total.due, total.on_time, total.late, total.missing);
    if (figures.submissions.carried > 0) text += fmt::format("其中上期未到时限、本期计入{}份；", figures.submissions.carried);
    text += sent == 0 ? "均未报送。" : fmt::format("实报{}份＝有进展{}份＋零报告{}份。", sent, total.progress, total.nil);
    const auto& late = figures.submissions.late;
    const auto& missing = figures.submissions.missing;
    if (!late.empty()) text += fmt::format("迟报：{}。", listed_days(late, figures, Specialist::not_told));
    if (!missing.empty()) text += fmt::format("漏报：{}{}。", listed_days(missing, figures, Specialist::told), still_missing(figures));
    if (missing.size() > kMostListed) {
        text += fmt::format("全部漏报见 zb ledger missing --from {} --to {}。", iso(figures.week.first), iso(figures.week.last));
    }
    return text;
}

std::vector<std::pair<std::string, Value>> submission_sums(const SubmissionFigures& submissions) {
    const SubmissionRow& total = submissions.total;
    const auto rate = [](int part, int whole) { return whole == 0 ? Value{} : Value{rate_text(part, whole)}; };
    return {{"total.projects", number(total.projects)},
            {"total.due", number(total.due)},
            {"total.on_time", number(total.on_time)},
            {"total.late", number(total.late)},
            {"total.missing", number(total.missing)},
            {"total.nil", number(total.nil)},
            {"total.progress", number(total.progress)},
            {"total.entries", number(total.entries)},
            {"total.late_entries", number(total.late_entries)},
            {"total.on_time_rate", rate(total.on_time, total.due)},
            {"total.late_entry_rate", rate(total.late_entries, total.entries)},
            {"carried", number(submissions.carried)},
            {"pending", number(submissions.pending)}};
}

Table submission_days(const std::vector<OwedSubmission>& days) {
    Table table;
    table.columns = {{"project", "项目代码"}, {"day", "报送日"}, {"specialist", "应报人"}, {"sent", "补报或迟报日"}};
    for (const OwedSubmission& owed : days) {
        const Cell sent = owed.seal == nullptr ? Cell{} : Cell{owed.seal->at.day()};
        table.rows.push_back({owed.project, owed.day, owed.specialist, sent});
    }
    return table;
}

}  // namespace

Table department_rows(const DepartmentFigures& departments) {
    Table table = department_table(DepartmentFigures{});
    table.rows.clear();
    for (const DepartmentRow& row : departments.rows) table.rows.push_back(department_cells(row, row.department));
    return table;
}

Sections department_sections(const WeeklyFigures& figures) {
    const DepartmentFigures& departments = figures.departments;
    Section section{"departments", "八、各部门办理情况（审批事项；公用服务单列）"};
    section.figures = department_sums(departments);
    section.rows = department_rows(departments);
    if (departments.total.empty() && departments.utility.empty()) {
        section.blocks.emplace_back(Paragraph{"本周各部门无受理、办结，期末无在办事项。"});
    } else {
        section.blocks.emplace_back(department_table(departments));
        section.blocks.emplace_back(Paragraph{ranking_note(departments), "注："});
    }
    return {section};
}

Sections submission_sections(const WeeklyFigures& figures) {
    const SubmissionFigures& submissions = figures.submissions;
    Section section{"submissions", "九、台账报送情况"};
    section.figures = submission_sums(submissions);
    section.rows = submission_rows(submissions);
    const SubmissionRow& total = submissions.total;
    const std::string pending =
        submissions.pending == 0 ? "" : fmt::format("另有{}份到数据截止时未到报送时限，不计入本期应报。", submissions.pending);
    if (total.due == 0 && total.entries == 0) {
        section.blocks.emplace_back(Paragraph{pending.empty() ? "本周无应报送的台账。" : "截至目前无已到时限的台账报送。" + pending});
    } else {
        section.blocks.emplace_back(submission_table(submissions));
        const std::string sums = total.due == 0 ? "本周无应报送的台账。" : submissions_paragraph(figures);
        section.blocks.emplace_back(Paragraph{sums + pending});
    }
    Sections sections = {section, machine_section("submissions_late", submission_days(submissions.late)),
                         machine_section("submissions_missing", submission_days(submissions.missing))};
    return sections;
}

}  // namespace zb
