// SPDX-License-Identifier: Apache-2.0
// 备会: what the weekly and the monthly meeting have before them.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/meeting/meeting.h"
#include "report/six_ones/six_ones.h"
#include "report/today/parts.h"
#include "report/weekly/period.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

constexpr int kEmptyRows = 3;  // to be filled at the meeting

// What has to be answered for at the meeting: open on the day, or done since the meeting before.
Section resolutions_section(const State& state, MeetingKind kind, Date day) {
    const Meeting* last = last_meeting(state, kind, day);
    const auto wanted = [&](const Resolution& one) { return !one.done || (last != nullptr && *one.done >= *last->held); };
    int done = 0, late = 0, open = 0;
    for (const auto& [code, one] : state.resolutions) {
        if (!wanted(one)) continue;
        ++(one.done ? done : one.is_late_on(day) ? late : open);
    }
    Section section{"resolutions", "一、议定事项落实情况"};
    section.figures = {{"done", std::int64_t{done}}, {"overdue", std::int64_t{late}}, {"running", std::int64_t{open}}};
    Table table = resolutions_table(state, day, wanted);
    for (Column& column : table.columns) {
        const bool shown = column.key == "code" || column.key == "title" || column.key == "lead" || column.key == "co" ||
                           column.key == "due" || column.key == "done" || column.key == "state";
        if (!shown) column.reader = Reader::machines;
    }
    const std::string since = last == nullptr ? "" : fmt::format("{}以来，", meeting_label(*last));
    if (!table.rows.empty())
        section.blocks.emplace_back(Paragraph{
            fmt::format("{}议定事项 {} 项：办结 {} 项、办理中 {} 项、逾期 {} 项。", since, done + late + open, done, open, late)});
    add_rows(section, std::move(table), since + "没有要落实的议定事项。");
    return section;
}

Section problems_section(const State& state, Date day) {
    Section section{"problems", "四、未解决的困难问题"};
    Table table = problems_table(state, day, [](const Problem& one) { return !one.solved; });
    for (Column& column : table.columns) {
        const bool shown = column.key == "code" || column.key == "project_name" || column.key == "title" || column.key == "lead" ||
                           column.key == "co" || column.key == "due" || column.key == "state";
        if (!shown) column.reader = Reader::machines;
    }
    add_rows(section, std::move(table), "没有未解决的困难问题。");
    return section;
}

// “六个一”全流程跟进 (江海政数〔2021〕14号一). What is to be sent today is not yet missed.
Section six_ones_section(const TodayView& view) {
    Section section{"six_ones", "六、“六个一”欠缺的项目"};
    const auto owed = owed_of_two_weeks(view.state, view.day, Instant::start_of(view.day));
    Table table = lacking_counts(view.state, view.projects, view.day, owed);
    const bool some = !table.rows.empty();
    add_rows(section, std::move(table), "没有。");
    if (some) section.blocks.emplace_back(Paragraph{"逐项和补救的命令：zb project check。"});
    return section;
}

Section proposals_section() {
    Section section{"proposals", "七、拟提请议定事项"};
    Table form;
    form.columns = {{"title", "议定事项"}, {"lead", "牵头单位"}, {"co", "配合单位"}, {"due", "期限"}};
    const Cell blank{""};
    for (int i = 0; i < kEmptyRows; ++i) form.rows.push_back(Row{{blank, blank, blank, blank}, Reader::people});
    section.blocks.emplace_back(std::move(form));
    return section;
}

// The week after is looked at each week; at the monthly meeting the whole month to come.
Date last_looked_at(MeetingKind kind, Date day, const Calendar& calendar) {
    if (kind != MeetingKind::progress) return period_ahead(day, calendar).last;
    return Date::of(day.year(), day.month(), 1) + Months{2} - kOneDay;
}

}  // namespace

Document agenda_document(const State& state, MeetingKind kind, Date day, const Basis& basis) {
    const TodayView view{state, day, project_outlooks(state, day, state.origin.calendar()), [](const StepOutlook&) { return true; }};
    std::vector<MustDo> red = must_do(view);
    std::erase_if(red, [](const MustDo& row) { return !row.red; });
    Section red_section = must_section(red, "二、逾期和亮红灯的", "没有红灯。");
    red_section.key = "red";
    const Date last = last_looked_at(kind, day, view.calendar());
    Document document;
    document.report = "agenda";
    const Meeting* next = next_meeting(state, kind, day);
    document.titles = {fmt::format("{}议程", formal(kind)),
                       fmt::format("{}　　数据截至{}", next == nullptr ? "会期未定" : "定于" + chinese(*next->planned), chinese(day))};
    document.basis = basis;
    document.sections = {resolutions_section(state, kind, day),
                         std::move(red_section),
                         due_section(view, due_within(view, last), fmt::format("三、{}前到期", chinese_short(last + kOneDay))),
                         problems_section(state, day),
                         progress_section(view, "五、计划滞后、目标有风险的"),
                         six_ones_section(view),
                         proposals_section()};
    if (const std::string missed = missed_words(missed_meetings(state, day - CalendarDays{31}, day)); !missed.empty())
        document.notes.push_back(fmt::format("{}（江海政数〔2021〕14号：原则上每周一次项目分析会、每月一次工作推进会）。", missed));
    document.notes.push_back("会后记会议、纪要和议定事项：zb help meeting minutes。");
    document.notes.push_back(basis_note(basis, fmt::format("zb meeting agenda --kind {}", label(kind))));
    return document;
}

}  // namespace zb
