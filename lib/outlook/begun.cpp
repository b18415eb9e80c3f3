// SPDX-License-Identifier: Apache-2.0
// What has begun, as a new plan has it.
#include "outlook/begun.h"

#include <fmt/format.h>

#include "domain/step/clock.h"
#include "flow/naming.h"

namespace zb {

namespace {

void check_days(const PlannedStep& planned, const StepOpened& opened, Date day) {
    const std::optional<Date> begin = opened.accepted;
    std::optional<Date> last = begin;
    for (const std::optional<Date>& next : {opened.decided, opened.issued}) {
        if (next && last && *next < *last)
            throw Error{"opening.days", fmt::format("“{}”期初的 {} 早于前一步的 {}", planned.short_name, iso(*next), iso(*last)),
                        "受理、办结、发证依次不早于前一步"};
        if (next) last = next;
    }
    if (!last) throw Error{"opening.days", fmt::format("“{}”期初没有写受理、办结或发证", planned.short_name), "至少写一个日期"};
    if (*last > day)
        throw Error{"opening.days", fmt::format("“{}”期初的 {} 在编制之日 {} 以后", planned.short_name, iso(*last), iso(day)),
                    "期初只写已经发生的"};
}

}  // namespace

BegunStep begun_by_opening(const Flow& flow, const StepOpened& opened, Date day, const Calendar& calendar) {
    BegunStep begun;
    begun.planned = planned_step(find_flow_step(flow, opened.step));
    check_days(begun.planned, opened, day);
    begun.accepted = opened.accepted;
    begun.done = opened.decided || opened.issued;
    const bool in_working_days = begun.planned.unit == LimitUnit::working;
    const auto days_until = [&](Date end) {
        return in_working_days ? calendar.elapsed(*opened.accepted, end).count : (end - *opened.accepted).count;
    };
    if (begun.done) {
        begun.finish = opened.decided ? *opened.decided : *opened.issued;
        if (opened.accepted) begun.used = opened.used.value_or(days_until(begun.finish));
        return begun;
    }
    Attempt attempt;
    attempt.opening = true;
    attempt.opening_from = day;
    attempt.accepted = opened.accepted;
    attempt.opening_used = opened.used;
    const auto due = due_date(attempt, *opened.accepted, days_of(begun.planned), begun.planned.unit, {}, calendar);
    begun.finish = due && *due > day ? *due : calendar.add(day, WorkingDays{1});
    begun.used = opened.used.value_or(days_until(day));
    return begun;
}

std::map<std::string, BegunStep> begun_steps(const ProjectOutlook& outlook, Date day, const Calendar& calendar) {
    std::map<std::string, BegunStep> begun;
    for (const StepOutlook& step : outlook.steps) {
        if (step.attempt == nullptr) continue;
        const std::optional<Date> ended = step.attempt->decided ? step.attempt->decided : step.attempt->ended;
        const bool over =
            step.today.state == StepState::decided || step.today.state == StepState::issued || step.today.state == StepState::waived;
        const std::optional<Date> finish = over ? ended : in_hand(step.today.state) ? step.forecast : std::nullopt;
        if (!finish) continue;
        begun.emplace(step.planned->step, BegunStep{*step.planned, step.today.accepted, *finish, over, step.today.used,
                                                    paused_so_far(*step.attempt, day, calendar).count, step.today.announced_end});
    }
    return begun;
}

}  // namespace zb
