// SPDX-License-Identifier: Apache-2.0
// 台账报送情况: the week's submissions by specialist, and the days that were late or missed.
#include "report/weekly/submissions.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "report/submission/figures.h"
#include "report/weekly/balance.h"
#include "report/words/share.h"

namespace zb {

namespace {

constexpr std::size_t kMostListed = 10;  // days named one by one; more are a list of their own

// A day that was not yet due when the circular before was made is in no circular yet.
std::vector<OwedSubmission> carried_days(const WeekRecord& record) {
    const StateOfDay& now = record.now;
    const StateOfDay& before = record.before;
    std::vector<OwedSubmission> carried;
    if (before.day >= record.period.first) return carried;
    std::set<std::string_view> pending;
    const auto then = owed_submissions(*before.state, before.day, before.day, before.moment());
    for (const OwedSubmission& owed : then) {
        if (owed.status == SubmissionStatus::pending) pending.insert(owed.project);
    }
    if (pending.empty()) return carried;
    for (OwedSubmission& owed : owed_submissions(*now.state, before.day, before.day, now.moment())) {
        if (pending.contains(owed.project)) carried.push_back(std::move(owed));
    }
    return carried;
}

SubmissionFigures figures_of(const WeekRecord& record) {
    return submission_figures(*record.now.state, record.period.first, record.day(), record.now.moment(), carried_days(record));
}

void require_balance(const SubmissionRow& sent) {
    require_equal("台账应报", sent.on_time + sent.late + sent.missing, sent.due);
    require_equal("台账实报", sent.nil + sent.progress, sent.on_time + sent.late);
}

enum class Specialist { named, unnamed };

// 丁公司节能家电扩产项目11-17、11-18（服务专员02）、…: the days one after another, those of a project together; of many only the first.
std::string listed_days(const std::vector<OwedSubmission>& days, const WeekRecord& record, Specialist specialist) {
    std::string text;
    for (std::size_t i = 0; i < std::min(days.size(), kMostListed); ++i) {
        const OwedSubmission& owed = days[i];
        const auto goes_with = [&](std::size_t other) {
            return days[other].project == owed.project && days[other].specialist == owed.specialist;
        };
        const bool first = i == 0 || !goes_with(i - 1);
        const bool last = i + 1 == std::min(days.size(), kMostListed) || !goes_with(i + 1);
        text += fmt::format("{}{}{}", i == 0 ? "" : "、", first ? name_of(record, owed.project) : "", month_day(owed.day));
        if (owed.made_good()) text += fmt::format("（{}迟报）", month_day(owed.seal->at.day()));
        if (last && specialist == Specialist::named) text += fmt::format("（{}）", owed.specialist);
    }
    return days.size() > kMostListed ? text + fmt::format("等{}份", days.size()) : text;
}

// Those who still owe a day are to send it by the next working day.
std::string still_missing(const std::vector<OwedSubmission>& missing, Date next_working) {
    std::vector<std::string> names;
    for (const OwedSubmission& owed : missing) {
        if (!owed.made_good() && std::find(names.begin(), names.end(), owed.specialist) == names.end()) names.push_back(owed.specialist);
    }
    if (names.empty()) return "";
    return fmt::format("，请{}于{}前报送", join(names, "、"), month_day(next_working));
}

std::string submissions_paragraph(const SubmissionFigures& submissions, const WeekRecord& record) {
    const SubmissionRow& total = submissions.total;
    const int sent = total.on_time + total.late;
    std::string text = fmt::format("应报{}份＝按时{}份＋迟报{}份＋漏报{}份；", total.due, total.on_time, total.late, total.missing);
    if (submissions.carried > 0) text += fmt::format("其中上期未到时限、本期计入{}份；", submissions.carried);
    text += sent == 0 ? "均未报送。" : fmt::format("实报{}份＝有进展{}份＋零报告{}份。", sent, total.progress, total.nil);
    const Date next_working = record.calendar().next_working(record.day() + kOneDay);
    const auto& late = submissions.late;
    const auto& missing = submissions.missing;
    if (!late.empty()) text += fmt::format("迟报：{}。", listed_days(late, record, Specialist::unnamed));
    if (!missing.empty())
        text += fmt::format("漏报：{}{}。", listed_days(missing, record, Specialist::named), still_missing(missing, next_working));
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
    table.columns = {{"project", "项目代码"}, {"day", "报送日"}, {"specialist", "应报人"}, {"sent", "迟报日"}};
    for (const OwedSubmission& owed : days) {
        const Cell sent = owed.seal == nullptr ? Cell{} : Cell{owed.seal->at.day()};
        table.rows.push_back({owed.project, owed.day, owed.specialist, sent});
    }
    return table;
}

}  // namespace

Sections submission_sections(const Circular& circular) {
    const WeekRecord& record = circular.record;
    const SubmissionFigures submissions = figures_of(record);
    require_balance(submissions.total);
    Section section{"submissions", "台账报送情况"};
    section.figures = submission_sums(submissions);
    section.rows = submission_rows(submissions);
    const SubmissionRow& total = submissions.total;
    const std::string pending =
        submissions.pending == 0 ? "" : fmt::format("另有{}份到数据截止时未到报送时限，不计入本期应报。", submissions.pending);
    const std::string quiet = fmt::format("{}无应报送的台账。", record.period.word());
    if (total.due == 0 && total.entries == 0) {
        section.blocks.emplace_back(Paragraph{pending.empty() ? quiet : "截至目前无已到时限的台账报送。" + pending});
    } else {
        section.blocks.emplace_back(submission_table(submissions));
        const std::string sums = total.due == 0 ? quiet : submissions_paragraph(submissions, record);
        section.blocks.emplace_back(Paragraph{sums + pending});
    }
    Sections sections = {section, machine_section("submissions_late", submission_days(submissions.late)),
                         machine_section("submissions_missing", submission_days(submissions.missing))};
    return sections;
}

}  // namespace zb
