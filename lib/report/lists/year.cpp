// SPDX-License-Identifier: Apache-2.0
// Twelve months in a table.
#include "report/lists/year.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"

namespace zb {

namespace {

// Days in a row of one holiday: 春节 2-15 至 2-23.
struct Run {
    std::string name;
    Date first;
    Date last;
};

std::string short_day(Date day) { return fmt::format("{}-{}", day.month(), day.day()); }

std::string runs_text(const std::vector<Run>& runs) {
    std::vector<std::string> pieces;
    for (const Run& run : runs) {
        const std::string days =
            run.first == run.last ? short_day(run.first) : fmt::format("{} 至 {}", short_day(run.first), short_day(run.last));
        pieces.push_back(fmt::format("{} {}", run.name, days));
    }
    return join(pieces, "；");
}

struct Month {
    std::vector<Run> rest;
    std::vector<Date> rested;
    std::vector<Date> worked;
    std::vector<std::string> notices;
};

void take(Month& month, Date day, const Calendar::Reason& reason) {
    if (std::find(month.notices.begin(), month.notices.end(), reason.notice) == month.notices.end()) month.notices.push_back(reason.notice);
    if (reason.kind == DayKind::work) {
        month.worked.push_back(day);
        return;
    }
    month.rested.push_back(day);
    const bool goes_on = !month.rest.empty() && month.rest.back().name == reason.name && month.rest.back().last + kOneDay == day;
    if (goes_on) {
        month.rest.back().last = day;
    } else {
        month.rest.push_back({reason.name, day, day});
    }
}

std::string worked_text(const std::vector<Date>& days) {
    std::vector<std::string> pieces;
    for (const Date day : days) pieces.push_back(fmt::format("{}（{}）", short_day(day), weekday_name(day)));
    return join(pieces, "、");
}

Cell days_cell(const std::vector<Date>& days) {
    Texts texts;
    for (const Date day : days) texts.push_back(iso(day));
    return texts_cell(std::move(texts));
}

}  // namespace

Table year_table(const Calendar& calendar, int year) {
    Table table;
    table.columns = {{"month", "月", Align::right},
                     {"working_days", "工作日", Align::right},
                     {"rest_days", "放假天数", Align::right},
                     {"rest", "放假"},
                     {"make_up", "调休上班"},
                     {"notice", "依据"},
                     for_machines({"rest_dates", "放假日期"}),
                     for_machines({"make_up_dates", "调休上班日期"})};
    for (int number = 1; number <= 12; ++number) {
        const Date first = Date::of(year, number, 1);
        const Date last = number == 12 ? Date::of(year, 12, 31) : Date::of(year, number + 1, 1) + CalendarDays{-1};
        Month month;
        for (Date day = first; day <= last; day = day + kOneDay) {
            if (const auto reason = calendar.reason(day)) take(month, day, *reason);
        }
        Row row{Cell{fmt::format("{}-{:02}", year, number)}, Cell{calendar.count(first, last).count},
                Cell{static_cast<std::int64_t>(month.rested.size())}};
        row.append({text_cell(runs_text(month.rest)), text_cell(worked_text(month.worked))});
        row.push_back(month.notices.empty() && !calendar.has_notice(year) ? Cell{"暂定：放假通知未收录"}
                                                                          : text_cell(join(month.notices, "、")));
        row.append({days_cell(month.rested), days_cell(month.worked)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace zb
