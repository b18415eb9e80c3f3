// SPDX-License-Identifier: Apache-2.0
// What holds of a step on a day without an entry that says so: deemed acceptance, days used and left, due dates, lamps. One function,
// used by checks and views alike.
#pragma once

#include <optional>
#include <string_view>

#include "calendar/calendar.h"
#include "domain/plan.h"
#include "domain/step/step.h"
#include "domain/step/stops.h"

namespace zb {

struct Origin;

// Worse is greater, in the order that a project's lamp is found by.
enum class Lamp { green, grey, yellow, red };
std::string_view key(Lamp lamp);    // green …
std::string_view label(Lamp lamp);  // 绿, 灰, 黄, 红
inline constexpr Lamp kLampsByUrgency[] = {Lamp::red, Lamp::yellow, Lamp::grey, Lamp::green};
// Its place in an array of counts by Lamp.
constexpr std::size_t index_of(Lamp lamp) { return static_cast<std::size_t>(lamp); }

// Thresholds of the lamps; assumed, therefore settings (rules.zh.md 6).
struct LampRules {
    int yellow_left = 2;        // at most so many working days left …
    int yellow_used_share = 3;  // … and at least one in so many of the limit used
    int intake_yellow = 3;      // filed: working day on which it turns yellow
    int intake_limit = 5;       // 行政许可法 第三十二条: answered within five days, else deemed accepted
    int escalate_after = 5;     // working days past the limit: 提级
    int issue_limit = 10;       // 行政许可法 第四十四条: certificate within ten days of the decision
    int expiry_yellow = 30;     // calendar days before a certificate ends from which one is reminded
};
LampRules lamp_rules(const Origin& origin, Date day);
// Yellow: at most two working days left and at least a third of the limit used (domain.md, Clocks).
bool nearly_due(int left, int used, int limit, const LampRules& rules);

// From the decision to the certificate in the applicant's hands: a clock of its own, which makes no item late and lights no item's lamp.
struct IssueClock {
    Date due;
    int used = 0;       // working days since the decision, up to the delivery or the day
    int left = 0;       // working days up to the due date
    int overdue = 0;    // working days past it
    bool past = false;  // not delivered by the end of the due date
    bool delivered = false;
    bool escalated = false;
    std::optional<Lamp> lamp;  // none once delivered
};

// A material owed: a clock of its own, which counts in its project's lamp and not in its item's.
struct OwedToday {
    int left = 0;       // working days up to the day by which it is promised; negative: past it
    bool past = false;  // the day is after it, whatever the working days between
    Lamp lamp = Lamp::green;
};

struct StepToday {
    StepState state = StepState::planned;  // deemed acceptance counted in
    bool deemed = false;                   // 视为受理: nobody answered within five days
    std::optional<Date> deemed_from;       // first day on which that is so (the day after the fifth working day)
    std::optional<Date> accepted;          // recorded, or the day of receipt where deemed
    std::optional<Date> intake_due;        // filed: fifth working day after (re)filing
    std::optional<Date> due;               // promised
    std::optional<Date> legal_due;
    int limit = 0;          // promised, else legal, in the step's unit; 0: none
    int used = 0;           // in the step's unit: after acceptance up to the decision or the day, without paused days
    int left = 0;           // working days after the day up to the due date (filed: up to intake_due); 0 on it
    int overdue = 0;        // working days past the promised due, at the day or the decision
    int legal_overdue = 0;  // working days past the legal due
    // 超期: the day, or the decision, is after the due day, whatever the working days between (on a rest day after it `overdue` is 0).
    // Decided and not past: on time.
    bool past = false, legal_past = false;
    Stops stops = {};          // of its clock, in order: own pauses and procedures inside it
    bool period_over = false;  // 公示 and its like: not ended by the last day of its own length
    // Filed, no permit (参照 行政许可法 第三十二条), and not answered by the end of the fifth working day: red, never deemed accepted.
    bool intake_past = false;
    int intake_overdue = 0;  // working days past that day
    // An open pause.
    std::optional<Date> announced_end;
    int pause_used = 0;               // working days of the pause so far, both ends counted
    int pause_over = 0;               // of them beyond those announced
    std::optional<IssueClock> issue;  // of a permit decided since the plan was adopted
    bool escalated = false;           // 提级
    std::optional<Lamp> owed_lamp;    // the worst of its materials owed; none where it owes none
    std::optional<Lamp> lamp;         // by its clock alone, never by the plan; none where it is not in hand
};

// A step's last attempt (none: planned) as of the evening of `day`.
StepToday step_today(const PlannedStep& planned, const Attempt* attempt, const Procedures& procedures, Date day, const Calendar& calendar,
                     const LampRules& rules);

// Yellow from `yellow_left` working days before, whatever the length of the term (rules.zh.md 4); red past it.
OwedToday owed_today(const Owed& owed, Date day, const Calendar& calendar, const LampRules& rules);

// The day by which the authority must act next: accept or refuse, go on after a pause, decide. None while the applicant corrects.
std::optional<Date> acting_date(const StepToday& today);

// 在办: approval items and utilities, never the enterprise's own steps.
bool counts_in_hand(const PlannedStep& planned, StepState state);
// A project's lamp with one more of its steps: the worst of the items in hand and of the materials owed.
Lamp with_item(Lamp worst, const PlannedStep& planned, const StepToday& today);
// The lamp of a project by its current plan; green without one.
Lamp project_lamp(const State& state, std::string_view project, Date day, const Calendar& calendar);

// Due date of a limit that began on `accepted` (not counted), not counting the days of `stops`.
std::optional<Date> due_date(const Attempt& attempt, Date accepted, int limit, LimitUnit unit, const Stops& stops,
                             const Calendar& calendar);
// Working days of a pause up to `day`, notice day and result day both counted.
WorkingDays paused_days(const Pause& pause, Date day, const Calendar& calendar);
// The same of all its pauses together.
WorkingDays paused_so_far(const Attempt& attempt, Date day, const Calendar& calendar);
Date announced_end(const Pause& pause, const Calendar& calendar);

// 第四十二条: the most days by which the legal limit may be extended, in the step's unit.
int longest_extension(const PlannedStep& planned);

// One day of the table that `step show --why` lays before a court.
struct WhyDay {
    enum class Verdict { day0, counted, rest, paused };
    Date date;
    Verdict verdict = Verdict::rest;
    int number = 0;  // which counted day it is
    std::string reason;
};
std::vector<WhyDay> why_days(const std::vector<PlannedStep>& steps, const PlannedStep& planned, const Attempt& attempt,
                             const StepToday& today, Date day, const Calendar& calendar);

}  // namespace zb
