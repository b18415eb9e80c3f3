// SPDX-License-Identifier: Apache-2.0
// Pauses and procedures as stretches of days.
#include "domain/step/stops.h"

#include <algorithm>

#include "domain/step/clock.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

// 公示 is not among the eight kinds of 行政许可法 第四十五条: the legal limit runs on.
bool stops_the_legal_clock(const PlannedStep& step) {
    const auto kinds = special_procedures();
    return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
        return step.name.find(kind) != std::string::npos || step.short_name.find(kind) != std::string::npos;
    });
}

// The clock stands from the day on which the sub-item begins to the day on which it ends, but not beyond the last day by its own length:
// whoever lets it run on, the parent's clock does too.
std::optional<Stop> stop_of(const PlannedStep& sub, const Attempt& attempt, Date day, const Calendar& calendar) {
    if (!attempt.accepted || *attempt.accepted > day) return std::nullopt;
    const Date from = *attempt.accepted;
    const std::optional<Date> ended = attempt.decided ? attempt.decided : attempt.ended;
    const std::optional<Date> by_length = end_of_length(sub, from, calendar);
    Date last = by_length.value_or(std::max(from, day));
    if (ended && *ended <= day) last = by_length ? std::min(*ended, *by_length) : *ended;
    return Stop{from, last, stops_the_legal_clock(sub), sub.step, {}};
}

// The day on which a pause ends for reckoning: the result's day, else the announced end, or the day itself once that is past.
Stop stop_of(const Pause& pause, Date day, const Calendar& calendar) {
    const Date announced = announced_end(pause, calendar);
    const bool over = pause.to && *pause.to <= day;
    return Stop{pause.from, over ? *pause.to : std::max(announced, day), true, {}, announced};
}

}  // namespace

std::optional<Date> end_of_length(const PlannedStep& planned, Date from, const Calendar& calendar) {
    const int length = days_of(planned);
    if (length == 0) return std::nullopt;
    switch (planned.unit) {
        case LimitUnit::working: return calendar.add_or_end(from, WorkingDays{length});
        case LimitUnit::calendar: return calendar.within(from + CalendarDays{length});
        case LimitUnit::month: return calendar.within(from + Months{length});
    }
    return std::nullopt;
}

Procedures procedures_of(const std::vector<PlannedStep>& steps, const ProjectSteps& records, Date day, const Calendar& calendar) {
    Procedures procedures;
    for (const PlannedStep& sub : steps) {
        if (!sub.special_procedure()) continue;
        const auto record = records.find(sub.step);
        if (record == records.end()) continue;
        for (const Attempt& attempt : record->second.attempts) {
            if (auto stop = stop_of(sub, attempt, day, calendar)) procedures.push_back({*sub.part_of, std::move(*stop)});
        }
    }
    return procedures;
}

Stops stops_of(const PlannedStep& planned, const Attempt& attempt, const Procedures& procedures, Date day, const Calendar& calendar) {
    Stops stops;
    for (const Pause& pause : attempt.pauses) {
        if (pause.from <= day) stops.push_back(stop_of(pause, day, calendar));
    }
    for (const Procedure& procedure : procedures) {
        if (procedure.parent == planned.step) stops.push_back(procedure.stop);
    }
    std::stable_sort(stops.begin(), stops.end(), [](const Stop& one, const Stop& other) { return one.from < other.from; });
    return stops;
}

Stops legal_stops(const Stops& stops) {
    Stops legal;
    std::copy_if(stops.begin(), stops.end(), std::back_inserter(legal), [](const Stop& stop) { return stop.legal; });
    return legal;
}

bool runs_on_legally(const StepToday& today) {
    return today.legal_due && std::any_of(today.stops.begin(), today.stops.end(), [](const Stop& stop) { return !stop.legal; });
}

Stops stops_of_limit(const PlannedStep& planned, const Stops& stops) { return planned.promised ? stops : legal_stops(stops); }

int stopped_days(const Stops& stops, Date after, Date until, const Calendar& calendar) {
    int days = 0;
    for (const Stop& stop : stops) {
        const Date first = std::max(stop.from, after + kOneDay);
        const Date last = std::min(stop.last, until);
        if (last < first) continue;
        days += calendar.count(first, last).count;
        after = last;
    }
    return days;
}

}  // namespace zb
