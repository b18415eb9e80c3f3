// SPDX-License-Identifier: Apache-2.0
// Clocks and lamps of a step as of a day.
#include "domain/step/clock.h"

#include <algorithm>

#include "domain/domain.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

// A stop may begin on the day of acceptance, which does not count anyhow, or before another has ended: no day is counted twice.
Date first_stopped(const Stop& stop, Date counted_to) { return std::max(stop.from, counted_to + kOneDay); }

// The day on which `remaining` working days after `from` are used up (before `from` where it is negative: an opening balance already past
// its limit); stopped days do not count (行政许可法 第四十五条).
Date working_due(Date from, int remaining, const Stops& stops, const Calendar& calendar) {
    Date cursor = from;
    for (const Stop& stop : stops) {
        const int before = std::max(calendar.elapsed(cursor, stop.from - kOneDay).count, 0);
        if (remaining <= before) break;
        remaining -= before;
        cursor = std::max(cursor, stop.last);
    }
    return calendar.add_or_end(cursor, WorkingDays{remaining});
}

// A period of calendar days or months is lengthened by the days stopped and ends on a working day (民法典 第二百零二条、第二百零三条).
Date calendar_due(Date from, int limit, LimitUnit unit, const Stops& stops, const Calendar& calendar) {
    Date end = unit == LimitUnit::month ? from + Months{limit} : from + CalendarDays{limit};
    Date counted_to = from;
    for (const Stop& stop : stops) {
        if (stop.from > end) continue;
        const Date first = first_stopped(stop, counted_to);
        if (stop.last >= first) end = end + CalendarDays{(stop.last - first).count + 1};
        counted_to = std::max(counted_to, stop.last);
    }
    return calendar.next_working(calendar.within(end));
}

int used_days(const Attempt& attempt, Date accepted, Date until, LimitUnit unit, const Stops& stops, const Calendar& calendar) {
    const bool working = unit == LimitUnit::working;
    const bool goes_on = working && attempt.opening_used && attempt.opening_from;
    const Date from = goes_on ? *attempt.opening_from : accepted;
    if (working) {
        const int used = attempt.opening_used.value_or(0) + calendar.elapsed(from, until).count;
        return std::max(used - stopped_days(stops, from, until, calendar), 0);
    }
    int used = (until - from).count;
    Date counted_to = from;
    for (const Stop& stop : stops) {
        const Date first = first_stopped(stop, counted_to);
        const Date last = std::min(stop.last, until);
        if (last < first) continue;
        used -= (last - first).count + 1;
        counted_to = last;
    }
    return std::max(used, 0);
}

// Working days past a due date. Stopped days do not count (行政许可法 第四十五条), whether the stop began before the due date, which then
// moved, or after it: a special procedure begun late heals nothing, but what is past does not grow while it runs. So used = limit + past.
int days_past(Date due, Date until, const Stops& stops, const Calendar& calendar) {
    return std::max(calendar.elapsed(due, until).count - stopped_days(stops, due, until, calendar), 0);
}

// 公示, 专家评审 and 招拍挂公告 last as long as they do: no limit that anybody exceeds.
bool lasts_a_period(const PlannedStep& planned) { return planned.procedure || planned.special_procedure() || has_shortest(planned); }

Lamp accepted_lamp(const PlannedStep& planned, const StepToday& today, const LampRules& rules) {
    if (!today.due) return Lamp::green;
    if (lasts_a_period(planned)) return today.period_over ? Lamp::yellow : Lamp::green;
    if (today.past) return Lamp::red;
    return nearly_due(today.left, today.used, today.limit, rules) ? Lamp::yellow : Lamp::green;
}

Lamp intake_lamp(Date received, Date day, const Calendar& calendar, const LampRules& rules) {
    const int waited = calendar.elapsed(received, day).count;
    if (waited >= rules.intake_limit) return Lamp::red;
    return waited >= rules.intake_yellow ? Lamp::yellow : Lamp::green;
}

std::optional<Lamp> item_lamp(const PlannedStep& planned, const StepToday& today, const Attempt& attempt, Date day,
                              const Calendar& calendar, const LampRules& rules) {
    if (!in_hand(today.state)) return std::nullopt;
    if (today.state == StepState::filed) return intake_lamp(*attempt.refiled, day, calendar, rules);
    if (today.state == StepState::accepted) return accepted_lamp(planned, today, rules);
    if (today.state == StepState::correcting) return Lamp::green;
    // Paused. 灰灯 says that time stands still, not that what was past its limit already is forgotten.
    return today.past ? Lamp::red : today.pause_over > 0 ? Lamp::yellow : Lamp::grey;
}

// Receipt without an answer within five working days is acceptance from the day of receipt (行政许可法 第三十二条第一款第四项); an
// acceptance recorded for a later day does not move it. Filing and technical review are no permits: nothing deems them accepted.
void judge_acceptance(StepToday& today, const PlannedStep& planned, const Attempt& attempt, Date day, const Calendar& calendar,
                      const LampRules& rules) {
    today.accepted = attempt.accepted;
    if (!attempt.refiled) return;
    today.intake_due = calendar.add_or_end(*attempt.refiled, WorkingDays{rules.intake_limit});
    if (planned.kind != StepKind::permit) {
        today.intake_past = today.state == StepState::filed && day > *today.intake_due;
        if (today.intake_past) today.intake_overdue = calendar.elapsed(*today.intake_due, day).count;
        return;
    }
    const Date deemed_from = *today.intake_due + kOneDay;
    const bool answered = attempt.accepted ? *attempt.accepted < deemed_from : attempt.state != StepState::filed && !attempt.decided;
    if (answered || day < deemed_from) return;
    today.deemed = true;
    today.deemed_from = deemed_from;
    today.accepted = *attempt.refiled;
    if (today.state == StepState::filed) today.state = StepState::accepted;
}

void judge_pause(StepToday& today, const Attempt& attempt, Date day, const Calendar& calendar) {
    const Pause* pause = attempt.open_pause();
    if (pause == nullptr) return;
    today.announced_end = announced_end(*pause, calendar);
    today.pause_used = paused_days(*pause, day, calendar).count;
    today.pause_over = std::max(today.pause_used - pause->expected, 0);
}

// 公示 and its like last as long as their rule says (flows.zh.md 0): the day on which they may end is no limit that anybody exceeds.
// Not ended by then they are yellow, and their parent's clock runs on.
void judge_period(StepToday& today, const PlannedStep& planned, const Attempt& attempt, Date day, const Calendar& calendar) {
    today.due = end_of_length(planned, *today.accepted, calendar);
    if (!today.due) return;
    today.left = std::max(calendar.elapsed(day, *today.due).count, 0);
    today.period_over = in_hand(today.state) && day > *today.due;
    today.used = used_days(attempt, *today.accepted, attempt.decided.value_or(day), planned.unit, today.stops, calendar);
}

void judge_limits(StepToday& today, const PlannedStep& planned, const Attempt& attempt, Date day, const Calendar& calendar,
                  const LampRules& rules) {
    if (!today.accepted) return;
    if (lasts_a_period(planned)) return judge_period(today, planned, attempt, day, calendar);
    const Date until = attempt.decided.value_or(day);
    const Stops own = stops_of_limit(planned, today.stops);
    today.used = used_days(attempt, *today.accepted, until, planned.unit, own, calendar);
    if (today.limit > 0 || planned.promised || planned.legal)
        today.due = due_date(attempt, *today.accepted, today.limit, planned.unit, own, calendar);
    if (today.due) {
        today.left = std::max(calendar.elapsed(day, *today.due).count, 0);
        today.overdue = days_past(*today.due, until, own, calendar);
        today.past = until > *today.due;
        today.escalated = in_hand(today.state) && today.overdue >= rules.escalate_after;
    }
    if (!planned.legal) return;
    const Stops legal = legal_stops(today.stops);
    const int extension = attempt.extension ? attempt.extension->days : 0;
    today.legal_due = due_date(attempt, *today.accepted, *planned.legal + extension, planned.unit, legal, calendar);
    today.legal_overdue = days_past(*today.legal_due, until, legal, calendar);
    today.legal_past = until > *today.legal_due;
}

// The certificate is in the applicant's hands within ten days of the decision (行政许可法 第四十四条). Of an opening balance nobody here
// knows whether it was.
void judge_issue(StepToday& today, const PlannedStep& planned, const Attempt& attempt, Date day, const Calendar& calendar,
                 const LampRules& rules) {
    const bool decided = today.state == StepState::decided || today.state == StepState::issued;
    if (planned.kind != StepKind::permit || !decided || !attempt.decided || attempt.opening) return;
    IssueClock clock;
    clock.due = calendar.add_or_end(*attempt.decided, WorkingDays{rules.issue_limit});
    clock.delivered = attempt.issued.has_value();
    const Date until = attempt.issued.value_or(day);
    clock.used = calendar.elapsed(*attempt.decided, until).count;
    clock.left = std::max(calendar.elapsed(day, clock.due).count, 0);
    clock.overdue = std::max(calendar.elapsed(clock.due, until).count, 0);
    clock.past = until > clock.due;
    if (!clock.delivered) {
        clock.escalated = clock.overdue >= rules.escalate_after;
        const bool close = nearly_due(clock.left, clock.used, rules.issue_limit, rules);
        clock.lamp = clock.past ? Lamp::red : close ? Lamp::yellow : Lamp::green;
    }
    today.issue = clock;
}

std::optional<Lamp> owed_lamp(const Attempt& attempt, Date day, const Calendar& calendar, const LampRules& rules) {
    std::optional<Lamp> worst;
    if (!attempt.lives()) return worst;
    for (const Owed* owed : attempt.still_owed()) {
        worst = std::max(worst.value_or(Lamp::green), owed_today(*owed, day, calendar, rules).lamp);
    }
    return worst;
}

}  // namespace

bool nearly_due(int left, int used, int limit, const LampRules& rules) {
    return left <= rules.yellow_left && used * rules.yellow_used_share >= limit;
}

std::string_view key(Lamp lamp) {
    switch (lamp) {
        case Lamp::green: return "green";
        case Lamp::grey: return "grey";
        case Lamp::yellow: return "yellow";
        case Lamp::red: return "red";
    }
    return "";
}

std::string_view label(Lamp lamp) {
    switch (lamp) {
        case Lamp::green: return "绿";
        case Lamp::grey: return "灰";
        case Lamp::yellow: return "黄";
        case Lamp::red: return "红";
    }
    return "";
}

LampRules lamp_rules(const Origin& origin, Date day) {
    LampRules rules;
    rules.yellow_left = origin.setting_number("lamp.yellow_left", day);
    rules.yellow_used_share = origin.setting_number("lamp.yellow_used_share", day);
    rules.intake_yellow = origin.setting_number("lamp.intake_yellow", day);
    rules.intake_limit = origin.setting_number("lamp.intake_limit", day);
    rules.escalate_after = origin.setting_number("lamp.escalate_after", day);
    rules.issue_limit = origin.setting_number("lamp.issue_limit", day);
    rules.expiry_yellow = origin.setting_number("lamp.expiry_yellow", day);
    return rules;
}

int longest_extension(const PlannedStep& planned) {
    if (planned.extension) return *planned.extension;
    // Plans adopted before a step stated joint handling show it by a legal limit of 45 days, which the law gives for nothing else.
    return planned.joint || planned.legal.value_or(0) >= 45 ? 15 : 10;
}

Date announced_end(const Pause& pause, const Calendar& calendar) {
    // The notice's day is the first of the days announced.
    return calendar.add_or_end(pause.from - kOneDay, WorkingDays{pause.expected});
}

WorkingDays paused_days(const Pause& pause, Date day, const Calendar& calendar) {
    if (pause.from > day) return WorkingDays{0};
    return calendar.count(pause.from, std::min(pause.to.value_or(day), day));
}

WorkingDays paused_so_far(const Attempt& attempt, Date day, const Calendar& calendar) {
    WorkingDays days{0};
    for (const Pause& pause : attempt.pauses) days.count += paused_days(pause, day, calendar).count;
    return days;
}

std::optional<Date> due_date(const Attempt& attempt, Date accepted, int limit, LimitUnit unit, const Stops& stops,
                             const Calendar& calendar) {
    if (unit != LimitUnit::working) return calendar_due(accepted, limit, unit, stops, calendar);
    if (attempt.opening_used && attempt.opening_from)
        return working_due(*attempt.opening_from, limit - *attempt.opening_used, stops, calendar);
    return working_due(accepted, limit, stops, calendar);
}

StepToday step_today(const PlannedStep& planned, const Attempt* attempt, const Procedures& procedures, Date day, const Calendar& calendar,
                     const LampRules& rules) {
    StepToday today;
    today.limit = planned.promised.value_or(planned.legal.value_or(0));
    if (attempt == nullptr) return today;
    today.state = attempt->state;
    today.stops = stops_of(planned, *attempt, procedures, day, calendar);
    judge_acceptance(today, planned, *attempt, day, calendar, rules);
    judge_pause(today, *attempt, day, calendar);
    judge_limits(today, planned, *attempt, day, calendar, rules);
    judge_issue(today, planned, *attempt, day, calendar, rules);
    today.owed_lamp = owed_lamp(*attempt, day, calendar, rules);
    if (today.state == StepState::filed) today.left = std::max(calendar.elapsed(day, *today.intake_due).count, 0);
    today.lamp = item_lamp(planned, today, *attempt, day, calendar, rules);
    return today;
}

OwedToday owed_today(const Owed& owed, Date day, const Calendar& calendar, const LampRules& rules) {
    OwedToday today;
    today.left = calendar.elapsed(day, owed.due).count;
    today.past = day > owed.due;
    today.lamp = today.past ? Lamp::red : today.left <= rules.yellow_left ? Lamp::yellow : Lamp::green;
    return today;
}

std::optional<Date> acting_date(const StepToday& today) {
    if (!in_hand(today.state) || today.state == StepState::correcting) return std::nullopt;
    if (today.state == StepState::filed) return today.intake_due;
    return today.state == StepState::paused ? today.announced_end : today.due;
}

bool counts_in_hand(const PlannedStep& planned, StepState state) {
    return in_hand(state) && (planned.approval_item() || planned.utility());
}

Lamp with_item(Lamp worst, const PlannedStep& planned, const StepToday& today) {
    if (today.owed_lamp) worst = std::max(worst, *today.owed_lamp);
    return today.lamp && counts_in_hand(planned, today.state) ? std::max(worst, *today.lamp) : worst;
}

Lamp project_lamp(const State& state, std::string_view project, Date day, const Calendar& calendar) {
    const PlanVersion* plan = state.plans_of(project).current();
    if (plan == nullptr) return Lamp::green;
    const LampRules rules = lamp_rules(state.origin, day);
    const ProjectSteps& records = state.steps_of(project);
    const Procedures procedures = procedures_of(plan->plan.steps, records, day, calendar);
    Lamp worst = Lamp::green;
    for (const PlannedStep& planned : plan->plan.steps) {
        worst = with_item(worst, planned, step_today(planned, last_attempt(records, planned.step), procedures, day, calendar, rules));
    }
    return worst;
}

}  // namespace zb
