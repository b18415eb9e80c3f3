// SPDX-License-Identifier: Apache-2.0
// Reads a spoken day, and finds it once today is known.
#include "calendar/day_word.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "base/written_date.h"

namespace zb {

namespace {

// +3wd, -1wd, -2d.
std::optional<DayWord::Counted> counted(std::string_view text) {
    if (text.size() < 3 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const bool working = text.ends_with("wd");
    if (!working && !text.ends_with("d")) return std::nullopt;
    const std::string_view digits = text.substr(1, text.size() - (working ? 3 : 2));
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    constexpr int kDaysOfACentury = 36525;
    const bool whole = !digits.empty() && read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    if (!whole || number < 0 || number > kDaysOfACentury) return std::nullopt;
    return DayWord::Counted{text[0] == '-' ? -number : number, working};
}

std::optional<DayWord::Meaning> fixed_word(std::string_view text) {
    using Counted = DayWord::Counted;
    using EndOf = DayWord::EndOf;
    static const std::pair<std::string_view, DayWord::Meaning> kWords[] = {
        {"today", Counted{}},         {"yesterday", Counted{-1, false}}, {"今天", Counted{}},          {"今日", Counted{}},
        {"昨天", Counted{-1, false}}, {"昨日", Counted{-1, false}},      {"前天", Counted{-2, false}}, {"明天", Counted{1, false}},
        {"明日", Counted{1, false}},  {"后天", Counted{2, false}},       {"月底", EndOf::month},       {"月末", EndOf::month},
        {"季末", EndOf::quarter},     {"季度末", EndOf::quarter},        {"年底", EndOf::year},        {"年末", EndOf::year}};
    for (const auto& [word, meaning] : kWords) {
        if (word == text) return meaning;
    }
    return std::nullopt;
}

// 周五, 星期五, 本周五, 上周五, 下周五.
std::optional<DayWord::OfWeek> day_of_week(std::string_view text) {
    DayWord::OfWeek found;
    const auto take = [&](std::string_view head) {
        if (!text.starts_with(head)) return false;
        text.remove_prefix(head.size());
        return true;
    };
    if (take("本"))
        found.weeks = 0;
    else if (take("上"))
        found.weeks = -1;
    else if (take("下"))
        found.weeks = 1;
    if (!take("周") && !take("星期")) return std::nullopt;
    constexpr std::array<std::string_view, 7> kDays = {"一", "二", "三", "四", "五", "六", "日"};
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        if (text != kDays[i] && !(i == 6 && text == "天")) continue;
        found.weekday = static_cast<int>(i) + 1;
        return found;
    }
    return std::nullopt;
}

std::optional<Date> day_of(int year, int month, int day) {
    try {
        return Date::of(year, month, day);
    } catch (const Error&) {
        return std::nullopt;  // 29 February of a common year, or a year out of range
    }
}

Date found(const DayWord::OfYear& word, Date today, Leaning leaning) {
    std::optional<Date> best;
    for (int year = today.year() - 1; year <= today.year() + 1; ++year) {
        const auto day = day_of(year, word.month, word.day);
        if (!day || (leaning == Leaning::past && *day > today)) continue;
        const auto away = [&](Date each) { return std::abs((each - today).count); };
        if (!best || away(*day) <= away(*best)) best = day;
    }
    return best ? *best : Date::of(today.year(), word.month, word.day);
}

Date found(const DayWord::OfWeek& word, Date today, Leaning leaning) {
    const Date day = today + CalendarDays{word.weekday - today.weekday() + 7 * word.weeks.value_or(0)};
    return !word.weeks && leaning == Leaning::past && day > today ? day - CalendarDays{7} : day;
}

Date found(DayWord::EndOf word, Date today) {
    const int month = word == DayWord::EndOf::month ? today.month() : word == DayWord::EndOf::year ? 12 : (today.month() + 2) / 3 * 3;
    return Date::of(today.year(), month, 1) + Months{1} - kOneDay;
}

Date found(const DayWord::Counted& count, Date today, const Calendar& calendar) {
    return count.working ? calendar.add(today, WorkingDays{count.offset}) : today + CalendarDays{count.offset};
}

}  // namespace

std::optional<Date> DayWord::outright() const {
    const auto* day = std::get_if<Date>(&meaning_);
    return day == nullptr ? std::nullopt : std::optional{*day};
}

Date DayWord::resolve(Date today, const Calendar& calendar, Leaning leaning) const {
    if (const auto day = outright()) return *day;
    const Date day = near(today, calendar, leaning);
    if (in_ledger_years(day)) return day;
    throw Error{"date.invalid", fmt::format("从 {} 数起是 {}，不在 {}之内", iso(today), iso(day), kLedgerYears),
                "检查天数是否多写了位数；也可以写明日期，如 2026-11-20"};
}

Date DayWord::near(Date today, const Calendar& calendar, Leaning leaning) const {
    if (const auto* word = std::get_if<OfYear>(&meaning_)) return found(*word, today, leaning);
    if (const auto* word = std::get_if<OfWeek>(&meaning_)) return found(*word, today, leaning);
    if (const auto* word = std::get_if<EndOf>(&meaning_)) return found(*word, today);
    return found(std::get<Counted>(meaning_), today, calendar);
}

DayWord read_day_word(std::string_view text) {
    const std::string_view word = trim(text);
    if (const auto fixed = fixed_word(word)) return DayWord{*fixed};
    if (const auto count = counted(word)) return DayWord{*count};
    if (const auto day = day_of_week(word)) return DayWord{*day};
    // As zb prints them; what only spreadsheets write (2026/3/2) is for sheets.
    const auto written = word.find('/') == std::string_view::npos ? written_date(word) : std::nullopt;
    const bool chinese = written && word.find("年") != std::string_view::npos;
    if (!written || written->year) return DayWord{chinese ? read_written_date(word) : Date::parse(text)};
    constexpr int kLeapYear = 2024;
    Date::of(kLeapYear, written->month, written->day);  // 11-31 is refused here, with what is wrong
    return DayWord{DayWord::OfYear{written->month, written->day}};
}

}  // namespace zb
