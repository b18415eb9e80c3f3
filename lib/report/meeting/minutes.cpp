// SPDX-License-Identifier: Apache-2.0
// 会议纪要.
#include <fmt/format.h>

#include "base/text.h"
#include "report/meeting/meeting.h"
#include "report/words/page.h"

namespace zb {

namespace {

std::string projects_text(const State& state, const Meeting& meeting) {
    std::vector<std::string> names;
    for (const std::string& code : meeting.projects) {
        const auto found = state.projects.find(code);
        names.push_back(found == state.projects.end() ? code : fmt::format("{} {}", found->second.short_code, found->second.name));
    }
    return join(names, "、");
}

// In working days, the first not counted: before acceptance, so it is in no limit (行政许可法 第三十二条 counts from the papers received).
std::string review_text(const Meeting& meeting, const Calendar& calendar) {
    const auto days = meeting.review_days();
    if (!days) return {};
    const int used = calendar.elapsed(days->first, days->second).count;
    return fmt::format("{} 个工作日（{} 至 {}），在受理以前，单列，不计入审批时限", used, month_day(days->first), month_day(days->second));
}

Section head_section(const State& state, const Meeting& meeting) {
    Section section{"meeting", ""};
    const Calendar& calendar = state.origin.calendar();
    const auto days = meeting.review_days();
    Details details = {{{"code", "会议编号"}, Cell{meeting.code}},
                       {{"kind", "种类"}, Cell{Value{std::string{key(meeting.kind)}}, std::string{label(meeting.kind)}}},
                       {{"held", "召开"}, Cell{meeting.held}},
                       {{"planned", "定于"}, Cell{meeting.planned}},
                       {{"projects", "项目"}, Cell{texts_cell(meeting.projects).value, projects_text(state, meeting)}},
                       {{"subject", "议题"}, Cell{meeting.subject}},
                       {{"chair", "主持人"}, Cell{meeting.chair}},
                       {{"units", "到会单位"}, texts_cell(meeting.units, join(meeting.units, "、"))},
                       {{"people", "到会人员"}, texts_cell(meeting.people, join(meeting.people, "、"))}};
    if (meeting.kind == MeetingKind::joint_review) {
        details.push_back({{"papers_on", "材料送达"}, Cell{meeting.papers_on}});
        const Cell used = days ? Cell{calendar.elapsed(days->first, days->second).count} : Cell{};
        details.push_back({{"review_days", "预审用时"}, Cell{used.value, review_text(meeting, calendar)}});
    }
    details.push_back({{"note", "备注"}, Cell{meeting.note}});
    section.blocks.emplace_back(details_table(details));
    return section;
}

Section opinions_section(const Meeting& meeting) {
    Section section{"opinions", "各部门预审意见"};
    Table table;
    table.columns = {{"department", "部门"}, {"opinion", "意见"}, {"on", "日期"}, {"seq", "台账条目", Align::right}};
    for (const Opinion& one : meeting.opinions) table.rows.push_back({one.department, one.text, one.on, one.seq});
    add_rows(section, std::move(table), "还没有部门的意见；记一个部门的：zb help meeting opinion。");
    return section;
}

Section minutes_section(const Meeting& meeting) {
    Section section{"minutes", "纪要"};
    for (const std::string& line : split(meeting.minutes.value_or(""), '\n')) {
        if (!trim(line).empty()) section.blocks.emplace_back(Paragraph{line});
    }
    return section;
}

Section resolved_section(const State& state, const Meeting& meeting, Date day) {
    Section section{"resolutions", "议定事项"};
    Table table = resolutions_table(state, day, [&](const Resolution& one) { return one.meeting == meeting.code; });
    for (Column& column : table.columns) {
        const bool shown = column.key == "code" || column.key == "title" || column.key == "lead" || column.key == "co" ||
                           column.key == "due" || column.key == "state";
        if (!shown) column.reader = Reader::machines;
    }
    add_rows(section, std::move(table), "没有议定事项。");
    return section;
}

}  // namespace

Document meeting_document(const State& state, const Meeting& meeting, Date day, const Basis& basis) {
    Document document;
    document.report = "meeting";
    const bool held = meeting.held && *meeting.held <= day;
    document.titles = {fmt::format("{}{}", formal(meeting.kind), held ? "纪要" : "（未召开）"),
                       fmt::format("{}　　{}", meeting.code, chinese(meeting.day()))};
    document.basis = basis;
    document.sections.push_back(head_section(state, meeting));
    if (meeting.kind == MeetingKind::joint_review) document.sections.push_back(opinions_section(meeting));
    if (meeting.minutes) document.sections.push_back(minutes_section(meeting));
    document.sections.push_back(resolved_section(state, meeting, day));
    document.notes = {basis_note(basis, fmt::format("zb meeting show {}", meeting.code))};
    return document;
}

}  // namespace zb
