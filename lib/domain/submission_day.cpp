// SPDX-License-Identifier: Apache-2.0
// Days and hours of submission, from the settings submission.days and submission.deadline.
#include "domain/submission_day.h"

#include <fmt/format.h>

#include "domain/domain.h"

namespace zb {

namespace {

constexpr CalendarDays kSearched{366};  // how far ahead a day of submission is looked for

template <class Wanted>
std::optional<Date> first_day(Date from, Wanted wanted) {
    const Date last = from + kSearched;
    for (Date day = from; day <= last; day = day + kOneDay) {
        if (wanted(day)) return day;
    }
    return std::nullopt;
}

}  // namespace

bool is_submission_day(const State& state, Date day) {
    const Calendar& calendar = state.origin.calendar();
    const SubmissionDays days = submission_days(state.origin.setting("submission.days", day)).value_or(SubmissionDays{});
    switch (days.kind) {
        case SubmissionDays::Kind::working_days: return calendar.is_working(day);
        case SubmissionDays::Kind::every_day: return true;
        case SubmissionDays::Kind::weekdays: return calendar.is_working(day) && days.weekdays.contains(day.weekday());
    }
    return false;
}

bool owes_submission(const State& state, const Project& project, Date day) {
    return is_submission_day(state, day) && project.status_on(day) == ProjectStatus::listed && on_duty(state, project, day);
}

std::optional<Date> next_submission_day(const State& state, Date day) {
    return first_day(day, [&](Date each) { return is_submission_day(state, each); });
}

std::optional<Date> next_day_owed(const State& state, const Project& project, Date day) {
    return first_day(day, [&](Date each) { return owes_submission(state, project, each); });
}

Instant submission_deadline(const State& state, Date day) {
    const int minute = minute_of_day(state.origin.setting("submission.deadline", day));
    return Instant::from_milliseconds(Instant::start_of(day).milliseconds() + std::int64_t{minute} * 60'000);
}

Error not_a_submission_day(const State& state, Date day, std::string_view command) {
    const bool rest = !state.origin.calendar().is_working(day);
    std::string message = fmt::format("{}（星期{}）{}，没有要报送的", iso(day), weekday_name(day), rest ? "是休息日" : "不是报送日");
    const auto next = next_submission_day(state, day);
    if (!next) return Error{"submission.no_day", std::move(message), "看哪些天报送：zb setting list"};
    message += fmt::format("；这一天记录的并入 {} 的报送", iso(*next));
    return Error{"submission.no_day", std::move(message), fmt::format("到那一天报：{} --on {}", command, iso(*next))};
}

int minute_of_day(std::string_view hh_mm) {
    const auto digit = [&](std::size_t at) { return hh_mm[at] - '0'; };
    const auto is_digit = [&](std::size_t at) { return hh_mm[at] >= '0' && hh_mm[at] <= '9'; };
    const bool formed = hh_mm.size() == 5 && hh_mm[2] == ':' && is_digit(0) && is_digit(1) && is_digit(3) && is_digit(4);
    const int hour = formed ? digit(0) * 10 + digit(1) : 24;
    const int minute = formed ? digit(3) * 10 + digit(4) : 0;
    if (hour > 23 || minute > 59) {
        throw Error{"setting.invalid", fmt::format("“{}”不是时刻", hh_mm), "写成 17:30 的样子"};
    }
    return hour * 60 + minute;
}

}  // namespace zb
