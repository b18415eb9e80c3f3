// SPDX-License-Identifier: Apache-2.0
// 会议和议定事项: counted from both evenings, and put into words.
#include "report/weekly/meetings.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/weekly/balance.h"

namespace zb {

namespace {

constexpr MeetingKind kAllKinds[] = {MeetingKind::analysis, MeetingKind::progress, MeetingKind::joint_review, MeetingKind::special,
                                     MeetingKind::training};

void require_resolutions_balance(const ResolutionFigures& figures) {
    const int made = figures.made + figures.made_prior;
    const int done = figures.done + figures.done_prior;
    require_equal("议定事项", figures.before + made - done - figures.reversed, static_cast<int>(figures.open.size()));
}

// 召开项目分析会1次、联合预审会2次, and those of earlier days that were recorded since.
std::string held_words(const WeekRecord& record) {
    std::vector<std::string> parts;
    int prior = 0;
    for (const MeetingKind kind : kAllKinds) {
        int count = 0;
        for (const auto& [code, meeting] : record.now.state->meetings) {
            if (meeting.kind != kind || !meeting.held) continue;
            const auto old = record.before.state->meetings.find(code);
            const bool known = old != record.before.state->meetings.end() && old->second.held;
            if (record.period.contains(*meeting.held))
                ++count;
            else if (!known && *meeting.held < record.period.first)
                ++prior;
        }
        if (count > 0) parts.push_back(fmt::format("{}{}次", formal(kind), count));
    }
    std::string words = parts.empty() ? "" : "召开" + join(parts, "、");
    if (prior > 0) words += fmt::format("{}上期补录会议{}次", words.empty() ? "" : "，", prior);
    return words;
}

// 本周 is the week of a circular of one week; another week, or a month, is named.
std::string missed_in_period(const WeekRecord& record) {
    std::vector<std::string> parts;
    for (const MissedMeeting& one : missed_meetings(*record.now.state, record.period.first, record.day())) {
        const bool this_week = one.kind == MeetingKind::analysis && record.period.one_week;
        parts.push_back(this_week ? fmt::format("未召开{}", formal(one.kind)) : missed_words({one}));
    }
    return join(parts, "，");
}

std::string counts_words(const ResolutionFigures& figures) {
    std::string words;
    const auto add = [&](int count, std::string_view act, std::string_view alone) {
        if (count == 0) return;
        words += words.empty() ? fmt::format("{}{}项", alone, count) : fmt::format("，{}{}项", act, count);
    };
    add(figures.made, "议定事项", "议定事项");
    add(figures.done, "办结", "办结议定事项");
    add(figures.overdue, "逾期", "议定事项逾期");
    return words;
}

std::string units_of(const Resolution& one) {
    return one.co.empty() ? one.lead : fmt::format("{}（{}配合）", one.lead, join(one.co, "、"));
}

// 区住房和城乡建设局11-18前督促出具专家评审意见，已办结.
std::string resolution_words(const WeekRecord& record, const Resolution& one) {
    return fmt::format("{}{}前{}，{}", units_of(one), month_day(one.due), one.title,
                       resolution_status(one, record.day(), record.calendar()));
}

struct Group {
    std::string name;  // 11月16日分析会
    Date day;
    std::vector<std::string> words;
};

// Those of a meeting of the period together, in the order of the meetings' days; the older ones behind them.
std::vector<Group> groups_of(const WeekRecord& record, const ResolutionFigures& figures) {
    std::map<std::pair<Date, std::string>, Group> of_period;
    Group earlier{"此前", record.period.first, {}};
    std::vector<const Resolution*> in_order = figures.printed;
    std::stable_sort(in_order.begin(), in_order.end(), [](const Resolution* a, const Resolution* b) { return a->seq < b->seq; });
    for (const Resolution* one : in_order) {
        if (!record.period.contains(one->made)) {
            earlier.words.push_back(fmt::format("{}（{}）{}", month_day(one->made), one->code, resolution_words(record, *one)));
            continue;
        }
        const auto meeting = one->meeting ? record.now.state->meetings.find(*one->meeting) : record.now.state->meetings.end();
        const bool known = meeting != record.now.state->meetings.end();
        Group& group = of_period[{one->made, one->meeting.value_or("")}];
        group.day = one->made;
        group.name = known ? meeting_label(meeting->second) : chinese_short(one->made);
        group.words.push_back(resolution_words(record, *one));
    }
    std::vector<Group> groups;
    for (auto& [key, group] : of_period) groups.push_back(std::move(group));
    if (!earlier.words.empty()) groups.push_back(std::move(earlier));
    return groups;
}

// Where there is nothing from before, the groups say all.
std::string sum_words(const WeekRecord& record, const ResolutionFigures& figures) {
    if (figures.before == 0 && figures.made_prior == 0 && figures.done_prior == 0 && figures.reversed == 0) return {};
    std::string prior;
    if (figures.made_prior > 0) prior += fmt::format("，上期补录议定{}项", figures.made_prior);
    if (figures.done_prior > 0) prior += fmt::format("，上期补录办结{}项", figures.done_prior);
    if (figures.reversed != 0) prior += fmt::format("，冲销{:+}项", -figures.reversed);
    return fmt::format("议定事项上期末未办结{}项，{}议定{}项、办结{}项{}，期末未办结{}项。", figures.before, record.period.word(),
                       figures.made, figures.done, prior, figures.open.size());
}

bool keeps_regular_meetings(const State& state, Date day) {
    return last_meeting(state, MeetingKind::analysis, day) != nullptr || last_meeting(state, MeetingKind::progress, day) != nullptr;
}

bool held_in_month(const State& state, Date day) {
    const Meeting* last = last_meeting(state, MeetingKind::progress, day);
    return last != nullptr && last->held->year() == day.year() && last->held->month() == day.month();
}

std::string called(const Meeting& meeting) {
    if (meeting.kind != MeetingKind::progress) return std::string{formal(meeting.kind)};
    return fmt::format("{}月{}", meeting.planned->month(), formal(meeting.kind));
}

}  // namespace

ResolutionFigures resolution_figures(const WeekRecord& record) {
    ResolutionFigures figures;
    const Resolutions& known = record.now.state->resolutions;
    const Resolutions& before = record.before.state->resolutions;
    const Date first = record.period.first;
    for (const auto& [code, one] : known) {
        const auto old = before.find(code);
        const bool is_new = old == before.end();
        const bool was_done = !is_new && old->second.done;
        if (is_new) ++(one.made >= first ? figures.made : figures.made_prior);
        if (one.done && !was_done) ++(*one.done >= first ? figures.done : figures.done_prior);
        if (!one.done && was_done) --figures.reversed;  // open again
        if (!one.done) {
            figures.open.push_back(&one);
            figures.overdue += one.is_late_on(record.day()) ? 1 : 0;
        }
        if (!one.done || is_new || !was_done) figures.printed.push_back(&one);
    }
    for (const auto& [code, one] : before) {
        if (one.done) continue;
        ++figures.before;
        if (!known.contains(code)) ++figures.reversed;
    }
    require_resolutions_balance(figures);
    return figures;
}

std::string meetings_clause(const WeekRecord& record) {
    std::vector<std::string> parts;
    for (std::string words : {held_words(record), missed_in_period(record), counts_words(resolution_figures(record))})
        if (!words.empty()) parts.push_back(std::move(words));
    return join(parts, "，");
}

std::string resolutions_paragraph(const WeekRecord& record) {
    const ResolutionFigures figures = resolution_figures(record);
    if (figures.printed.empty()) return {};
    std::string text = sum_words(record, figures);
    for (const Group& group : groups_of(record, figures))
        text += fmt::format("{}议定事项{}项：{}。", group.name, group.words.size(), join(group.words, "；"));
    return text;
}

std::string brought_before(const StateOfDay& now) {
    if (const Meeting* next = next_meeting(*now.state, MeetingKind::analysis, now.day))
        return fmt::format("，提请{}分析会", month_day(*next->planned));
    return last_meeting(*now.state, MeetingKind::analysis, now.day) == nullptr ? "" : "，提请下次分析会";
}

std::string resolution_work(const WeekRecord& record) {
    std::vector<std::string> parts;
    for (const Resolution* one : resolution_figures(record).open) {
        const int days = late_days(*one, record.day(), record.calendar());
        const std::string when = one->is_late_on(record.day())
                                     ? fmt::format("（{}）", past_words(days, fmt::format("已逾期{}天", days), "逾期"))
                                     : fmt::format("（限{}）", chinese_short(one->due));
        parts.push_back(fmt::format("{}牵头办结{}{}{}", one->lead, one->code, one->title, when));
    }
    return join(parts, "；");
}

// Meetings that are set for the days looked ahead to; of the regular ones also what is not set yet (江海政数〔2021〕14号 五（一）).
std::string meeting_work(const WeekRecord& record) {
    const State& state = *record.now.state;
    std::vector<const Meeting*> set;
    for (const auto& [code, meeting] : state.meetings)
        if (!meeting.held && *meeting.planned > record.day() && *meeting.planned <= record.ahead.last) set.push_back(&meeting);
    std::stable_sort(set.begin(), set.end(), [](const Meeting* a, const Meeting* b) { return *a->planned < *b->planned; });
    std::vector<std::string> parts;
    for (const Meeting* meeting : set) parts.push_back(fmt::format("{}召开{}", chinese_short(*meeting->planned), called(*meeting)));
    if (!keeps_regular_meetings(state, record.day())) return join(parts, "，");
    const auto is_set = [&](MeetingKind kind) {
        return std::any_of(set.begin(), set.end(), [&](const Meeting* one) { return one->kind == kind; });
    };
    if (!is_set(MeetingKind::analysis))
        parts.push_back(fmt::format("{}召开项目分析会（日期待定）", ahead_word(record.day(), record.calendar())));
    if (!is_set(MeetingKind::progress) && !held_in_month(state, record.day()))
        parts.push_back(fmt::format("{0}月底前召开{0}月工作推进会", record.day().month()));
    return join(parts, "，");
}

Sections resolution_rows(const WeekRecord& record) {
    const ResolutionFigures figures = resolution_figures(record);
    if (record.now.state->resolutions.empty() && record.before.state->resolutions.empty()) return {};
    const auto wanted = [&](const Resolution& one) {
        return std::any_of(figures.printed.begin(), figures.printed.end(),
                           [&](const Resolution* other) { return other->code == one.code; });
    };
    Section section = machine_section("resolutions", resolutions_table(*record.now.state, record.day(), wanted));
    section.figures = {{"before", number(figures.before)},
                       {"new", number(figures.made)},
                       {"done", number(figures.done)},
                       {"new_prior", number(figures.made_prior)},
                       {"done_prior", number(figures.done_prior)},
                       {"reversed", number(figures.reversed)},
                       {"open", number(figures.open.size())},
                       {"overdue", number(figures.overdue)}};
    return {section};
}

}  // namespace zb
