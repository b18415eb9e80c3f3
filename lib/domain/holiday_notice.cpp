// SPDX-License-Identifier: Apache-2.0
// Holiday notices: which contradict each other, and the calendar that they make.
#include "domain/holiday_notice.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/text.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

std::string_view word(bool work) { return work ? "调休上班" : "放假"; }

}  // namespace

const Calendar& Holidays::calendar() const {
    if (!made_calendar) made_calendar.emplace(notices);
    return *made_calendar;
}

std::vector<std::string> notice_conflicts(const std::vector<HolidayNotice>& known, const HolidayNoticed& stated) {
    std::map<Date, std::pair<DayKind, std::string>> earlier;
    for (const HolidayNotice& notice : known) {
        if (notice.number == stated.number) continue;
        for (const NoticeDay& day : notice.days) earlier[day.date] = {day.kind, notice.number};
    }
    std::map<Date, bool> own;
    std::vector<std::string> conflicts;
    for (const HolidayNoticed::Day& day : stated.days) {
        const auto before = earlier.find(day.date);
        if (before != earlier.end() && (before->second.first == DayKind::work) != day.work) {
            conflicts.push_back(
                fmt::format("{} {}写“{}”，这里写“{}”", iso(day.date), before->second.second, word(!day.work), word(day.work)));
        }
        const auto [same, fresh] = own.try_emplace(day.date, day.work);
        if (!fresh && same->second != day.work) conflicts.push_back(fmt::format("{} 写了两次：既放假又上班", iso(day.date)));
    }
    std::sort(conflicts.begin(), conflicts.end());
    return conflicts;
}

void HolidayNoun::check(const State& state, const Envelope&, const HolidayNoticed& fact) {
    // An empty list would be stored as "no holidays": the file of a year whose notice is not out yet.
    if (fact.days.empty()) throw Error{"calendar.empty", fmt::format("“{}”里一个放假或调休日都没有", fact.number), "通知发布后再导入"};
    if (fact.amends) return;
    const std::vector<std::string> conflicts = notice_conflicts(state.origin.holidays.notices, fact);
    if (!conflicts.empty()) {
        throw Error{"calendar.conflict", fmt::format("“{}”与已有的放假安排不一致：{}", fact.number, join(conflicts, "；")),
                    "核对文件；确是后来的通知改了先前的安排就加 --amend"};
    }
    const auto& notices = state.origin.holidays.notices;
    const bool known = std::any_of(notices.begin(), notices.end(), [&](const HolidayNotice& one) { return one.number == fact.number; });
    if (known) {
        throw Error{"calendar.conflict", fmt::format("“{}”已经在台账里，内容不同", fact.number),
                    fmt::format("先看已有的：zb calendar show {}；确要以这份为准就加 --amend", fact.days.front().date.year())};
    }
}

void HolidayNoun::apply(State& state, const Envelope&, const HolidayNoticed& fact) {
    HolidayNotice notice{fact.number, {}};
    for (const HolidayNoticed::Day& day : fact.days) notice.days.push_back({day.date, day.name, day.work ? DayKind::work : DayKind::rest});
    // A notice recorded again replaces what it said before and comes last, so that it wins on a day that two notices name.
    std::erase_if(state.origin.holidays.notices, [&](const HolidayNotice& one) { return one.number == fact.number; });
    state.origin.holidays.notices.push_back(std::move(notice));
    state.origin.holidays.made_calendar.reset();
}

void HolidayNoun::index(const Envelope&, const HolidayNoticed&, Index& index) { index.subjects.emplace_back(kRegistryStream); }

std::string HolidayNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const HolidayNoticed& fact) {
    return with_note(fmt::format("放假通知 {}（{} 天）", fact.number, fact.days.size()), fact.note);
}

NounTable HolidayNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {{"date", "日期"}, {"name", "节日"}, {"working", "调休上班"}, {"notice", "放假通知"}};
    for (const HolidayNotice& notice : state.origin.holidays.notices) {
        for (const NoticeDay& day : notice.days) table.rows.push_back({day.date, day.name, day.kind == DayKind::work, notice.number});
    }
    return {"holiday", "放假和调休上班的日子", std::move(table)};
}

}  // namespace zb
