// SPDX-License-Identifier: Apache-2.0
// 会议、议定事项 on the pages of today: what was missed, what is due, what is set.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/today/parts.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/sorts.h"

namespace zb {

namespace {

// Regular meetings missed are named for as long as two of the monthly ones lie in it; on the last day itself one may still be held.
constexpr CalendarDays kMissedBack{62};

struct Line {
    std::string kind;  // missed, planned, resolution, to_clear
    std::string code, what, who;
    std::optional<Date> due;
    std::string when, command;
};

void add_missed(std::vector<Line>& lines, const TodayView& view) {
    for (const MissedMeeting& one : missed_meetings(view.state, view.day - kMissedBack, view.day - kOneDay)) {
        Line line{"missed", "", missed_words({one}), "专班办公室", one.last, "", ""};
        line.when = "江海政数〔2021〕14号五（一）";
        line.command = fmt::format("已开而未记的：zb meeting add --kind {} --on 日期", label(one.kind));
        lines.push_back(std::move(line));
    }
}

void add_planned(std::vector<Line>& lines, const TodayView& view) {
    const Date last = view.calendar().add(view.day, WorkingDays{kAheadDays});
    for (const auto& [code, meeting] : view.state.meetings) {
        if (meeting.held || *meeting.planned > last) continue;
        Line line{"planned",
                  code,
                  fmt::format("{}{}", label(meeting.kind), meeting.subject ? "：" + *meeting.subject : ""),
                  "专班办公室",
                  meeting.planned,
                  "",
                  ""};
        const bool past = *meeting.planned < view.day;
        line.when = past ? fmt::format("定于 {}，未记召开", month_day(*meeting.planned)) : month_day(*meeting.planned);
        line.command = past || *meeting.planned == view.day
                           ? fmt::format("zb meeting add --code {} --kind {} --on {}", code, label(meeting.kind), iso(*meeting.planned))
                           : fmt::format("zb meeting agenda --kind {}", label(meeting.kind));
        lines.push_back(std::move(line));
    }
}

void add_resolutions(std::vector<Line>& lines, const TodayView& view) {
    const Date last = view.calendar().add(view.day, WorkingDays{kAheadDays});
    for (const auto& [code, one] : view.state.resolutions) {
        if (one.done || one.due > last) continue;
        lines.push_back({"resolution", code, one.title, one.lead, one.due, left_words(view.day, one.due, view.calendar()),
                         fmt::format("zb resolution done {} --note 办理情况", code)});
    }
}

void add_to_clear(std::vector<Line>& lines, const TodayView& view) {
    const bool kept = std::any_of(view.state.problems.begin(), view.state.problems.end(),
                                  [](const auto& each) { return each.second.cleared.has_value(); });
    if (!kept) return;
    for (const auto& [code, problem] : view.state.problems) {
        if (!problem.solved || problem.cleared) continue;
        lines.push_back({"to_clear", code, "待销号：" + problem.title, problem.lead, problem.solved,
                         fmt::format("{} 解决", month_day(*problem.solved)), fmt::format("zb problem clear {} --note 核实情况", code)});
    }
}

}  // namespace

std::optional<Section> meetings_section(const TodayView& view, std::string heading) {
    const State& state = view.state;
    std::vector<Line> lines;
    add_missed(lines, view);
    add_planned(lines, view);
    add_resolutions(lines, view);
    add_to_clear(lines, view);
    if (state.meetings.empty() && state.resolutions.empty() && lines.empty()) return std::nullopt;
    Section section{"meetings", std::move(heading)};
    const auto count = [&](std::string_view kind) {
        return Value{std::int64_t{std::count_if(lines.begin(), lines.end(), [&](const Line& line) { return line.kind == kind; })}};
    };
    section.figures = {
        {"missed", count("missed")}, {"planned", count("planned")}, {"resolutions", count("resolution")}, {"to_clear", count("to_clear")}};
    Table table;
    table.columns = {for_machines({"kind", "种类"}), {"code", "编号"}, {"what", "什么"}, {"who", "谁"}, {"due", "日期"},
                     {"command", "怎么办"}};
    for (const Line& line : lines)
        table.rows.push_back(
            {row_sort_cell(line.kind), text_cell(line.code), line.what, line.who, Cell{Cell{line.due}.value, line.when}, line.command});
    add_rows(section, std::move(table), "没有漏开的例会、逾期和近期到期的议定事项、待销号的问题。");
    return section;
}

std::optional<Section> resolutions_section(const TodayView& view, const std::string& department, std::string heading) {
    if (view.state.resolutions.empty()) return std::nullopt;
    Section section{"resolutions", std::move(heading)};
    Table table;
    table.columns = {{"code", "编号"},   {"title", "议定事项"}, {"role", "职责"}, {"due", "期限"}, for_machines({"overdue", "逾期"}),
                     {"meeting", "会议"}};
    for (const auto& [code, one] : view.state.resolutions) {
        if (one.done || !takes_part(one, department)) continue;
        table.rows.push_back({code, one.title, one.lead == department ? "牵头" : "配合",
                              Cell{Value{one.due}, left_words(view.day, one.due, view.calendar())},
                              late_days(one, view.day, view.calendar()), one.meeting});
    }
    section.figures = {{"open_resolutions", static_cast<std::int64_t>(table.rows.size())}};
    add_rows(section, std::move(table), "没有未办结的议定事项。");
    return section;
}

std::string overdue_resolutions(const TodayView& view) {
    if (view.state.resolutions.empty()) return {};
    std::vector<std::string> late;
    for (const auto& [code, resolution] : view.state.resolutions) {
        const Resolution& one = resolution;  // clang 14 captures no part of a pair
        const bool mine = one.project && std::any_of(view.projects.begin(), view.projects.end(),
                                                     [&](const ProjectOutlook& project) { return project.project->code == *one.project; });
        if (!mine || one.done || !one.is_late_on(view.day)) continue;
        late.push_back(fmt::format("{}（{}，{}）", code, one.lead, left_words(view.day, one.due, view.calendar())));
    }
    if (late.empty()) return "无逾期议定事项";
    return fmt::format("逾期议定事项 {} 项：{}", late.size(), join(late, "、"));
}

}  // namespace zb
