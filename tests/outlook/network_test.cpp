// SPDX-License-Identifier: Apache-2.0
#include "outlook/network.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "plan/planned_step.h"
#include "support/days.h"
#include "support/planned_steps.h"
#include "support/running_steps.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::AnyProject;
using test::calendar;
using test::day;
using test::foreseen;
using test::step_of_days;

// 预计 worked out a second time: the rules of outlook/outlook.h followed step by step, without a network.
class ByRules {
public:
    using Day = std::optional<Date>;
    ByRules(const std::vector<StepOutlook>& steps, const Viewpoint& view) : steps_(steps), view_(view) {}

    Day end(const StepOutlook& step) const {
        switch (step.today.state) {
            case StepState::decided:
            case StepState::issued:
            case StepState::waived: return view_.day;
            case StepState::revoked: return std::nullopt;
            case StepState::filed:
            case StepState::correcting: return with_parts(step, limit(step, behind_procedures(step, acceptance(step))));
            case StepState::accepted:
            case StepState::paused: return with_parts(step, running(step));
            case StepState::planned:
            case StepState::refused:
            case StepState::withdrawn:
            case StepState::denied: return to_come(step);
        }
        return std::nullopt;
    }

private:
    static Date plus(Date from, int days) { return calendar().add(from, WorkingDays{days}); }
    static Day later(Day a, Day b) { return a && b ? Day{std::max(*a, *b)} : std::nullopt; }
    const StepOutlook* find(const std::string& key) const {
        const auto found = std::find_if(steps_.begin(), steps_.end(), [&](const StepOutlook& step) { return step.planned->step == key; });
        return found == steps_.end() ? nullptr : &*found;
    }
    Day limit(const StepOutlook& step, Day from) const {
        const bool period = step.planned->unit == LimitUnit::calendar && has_shortest(*step.planned);
        if (from && period) return *from + CalendarDays{step.today.limit};  // 公示 and 招拍挂公告 end on rest days too
        return from ? due_date(Attempt{}, *from, step.today.limit, step.planned->unit, {}, calendar()) : std::nullopt;
    }
    Day acceptance(const StepOutlook& filed) const {
        if (filed.today.intake_past) return plus(view_.day, 1);
        if (filed.today.state == StepState::filed) return std::max(*filed.today.intake_due, view_.day);
        return plus(plus(view_.day, 1), view_.rules.intake_limit);
    }
    static bool to_begin(const StepOutlook& part) {
        const StepState state = part.today.state;
        return state == StepState::filed || state == StepState::correcting || state == StepState::planned || state == StepState::refused ||
               state == StepState::withdrawn || state == StepState::denied;
    }
    bool has_procedures_to_begin(const StepOutlook& step) const {
        return std::any_of(steps_.begin(), steps_.end(), [&](const StepOutlook& part) {
            return part.planned->part_of == step.planned->step && part.planned->special_procedure() && to_begin(part);
        });
    }
    // 公示 and 专家评审 that have not begun stop the clock of what runs as soon as they do.
    Day behind_procedures(const StepOutlook& step, Day from) const {
        for (const StepOutlook& part : steps_) {
            const bool inside = part.planned->part_of == step.planned->step && part.planned->special_procedure();
            if (inside && to_begin(part)) from = later(from, end(part));
        }
        return from;
    }
    Day running(const StepOutlook& step) const {
        Date from = view_.day;
        if (step.today.state == StepState::paused) from = std::max(from, *step.today.announced_end);
        const Date due = step.today.due.value_or(step.planned->finish);
        if (!has_procedures_to_begin(step)) return due >= from ? due : plus(from, 1);
        const Day begin = behind_procedures(step, from);
        if (!begin) return begin;
        // What is left comes behind them, and the day on which they begin on top, unless that is the day of acceptance or a rest day.
        const bool on_top = step.today.state == StepState::accepted && step.today.due && !step.today.past &&
                            view_.day > *step.today.accepted && calendar().is_working(view_.day);
        if (due < from) return plus(*begin, 1);
        if (step.planned->unit == LimitUnit::working && calendar().is_working(due))
            return plus(*begin, calendar().elapsed(from, due).count + (on_top ? 1 : 0));
        const Date end = *begin + CalendarDays{(due - from).count};
        return calendar().is_working(due) ? calendar().next_working(end) : end;
    }
    Day with_parts(const StepOutlook& step, Day own) const {
        Day latest = own;
        for (const StepOutlook& part : steps_) {
            if (part.planned->part_of == step.planned->step && !part.done) latest = later(latest, end(part));
        }
        // A limit ends on a working day, be it late (planning.md 2, 3); but a rest day that has been told stands.
        const bool rolls = latest && step.today.limit > 0 && calendar().is_working(*own);
        return rolls ? calendar().next_working(*latest) : latest;
    }
    Day base(const StepOutlook& step) const {
        Day latest = view_.day;
        for (const std::string& key : step.planned->depends_on) {
            const StepOutlook* before = find(key);
            if (before == nullptr) continue;
            const Day over = end(*before);
            latest = later(latest, over && !before->done && has_shortest(*before->planned) ? Day{calendar().next_working(*over)} : over);
        }
        const StepOutlook* parent = step.planned->part_of ? find(*step.planned->part_of) : nullptr;
        if (parent == nullptr) return latest;
        const StepState state = parent->today.state;
        if (state == StepState::filed || state == StepState::correcting) return later(latest, acceptance(*parent));
        if (parent->attempt != nullptr) return latest;
        return later(latest, moment(*parent) ? to_come(*parent) : base(*parent));
    }
    static bool moment(const StepOutlook& step) { return step.planned->kind == StepKind::milestone && !step.planned->promised; }
    Day to_come(const StepOutlook& step) const {
        const PlannedStep& planned = *step.planned;
        Day begin = base(step);
        if (!begin) return begin;
        if (moment(step)) {
            const bool waits = std::any_of(planned.depends_on.begin(), planned.depends_on.end(),
                                           [&](const std::string& key) { return find(key) != nullptr; });
            return waits ? *begin : std::max(*begin, planned.finish);
        }
        for (const StepOutlook& part : steps_) {
            if (part.planned->part_of == planned.step && part.planned->special_procedure()) begin = later(begin, end(part));
        }
        return with_parts(step, limit(step, begin));
    }

    const std::vector<StepOutlook>& steps_;
    const Viewpoint& view_;
};

Date end_of(const RunningNetwork& running) {
    Date end = running.network.start;
    const Solution solution = solve(running.network, calendar());
    for (const StepActivities& place : running.steps) {
        if (place.unfinished && place.foreseeable)
            end = std::max(end, solution.windows[static_cast<std::size_t>(place.decided)].early_finish);
    }
    return end;
}

// An end on a rest day lies behind its last working day.
Date end_if_later(const std::vector<StepOutlook>& steps, const Viewpoint& view, const StepOutlook& step, int days) {
    Suppositions suppositions;
    suppositions[step.planned->step].later = days;
    return calendar().previous_working(end_of(running_network(steps, view, suppositions)));
}

}  // namespace

TEST_CASE("On every day of the scenario the network's early finishes are what the rules say one by one") {
    for (int passed = 0; passed < 150; ++passed) {
        const Date today = day("2026-08-26") + CalendarDays{passed};
        const State state = play_scenario(today);
        const Viewpoint view{today, calendar(), {}};
        for (const ProjectOutlook& outlook : project_outlooks(state, today, calendar())) {
            const ByRules rules{outlook.steps, view};
            for (const StepOutlook& step : outlook.steps) {
                if (step.forecast) CHECK(step.forecast == rules.end(step));
            }
        }
    }
}

TEST_CASE("On any project and day the network's early finishes are what the rules say one by one") {
    const bool held = rc::check("network", [] {
        const Viewpoint view{day("2026-09-21") + CalendarDays{test::any(0, 60)}, calendar(), {}};
        const AnyProject project{view.day};
        const std::vector<StepOutlook> steps = project.on(view);
        const ByRules rules{steps, view};
        for (const StepOutlook& step : steps) {
            const StepState state = step.today.state;
            if (state == StepState::decided || state == StepState::issued || state == StepState::waived) {
                RC_ASSERT(!step.forecast.has_value());
            } else {
                RC_ASSERT(step.forecast == rules.end(step));
            }
        }
    });
    CHECK(held);
}

TEST_CASE("A step that is later by its slack moves no end, by one working day more it does") {
    const bool held = rc::check("slack", [] {
        const Viewpoint view{day("2026-09-21") + CalendarDays{test::any(0, 60)}, calendar(), {}};
        const AnyProject project{view.day};
        const std::vector<StepOutlook> steps = project.on(view);
        const Date end = end_of(running_network(steps, view));
        for (const StepOutlook& step : steps) {
            if (!step.slack) continue;
            RC_ASSERT(end_if_later(steps, view, step, step.slack->days) <= end);
            RC_ASSERT(end_if_later(steps, view, step, step.slack->days + 1) > calendar().previous_working(end));
        }
    });
    CHECK(held);
}

// A lag in calendar days may leave a day more: an acceptance is as late as its last working day (planning.md 4).
TEST_CASE("Whatever its links, a step that is later by its slack moves no end") {
    const bool held = rc::check("slack along links", [] {
        const Viewpoint view{day("2026-09-21") + CalendarDays{test::any(0, 60)}, calendar(), {}};
        AnyProject project{view.day};
        project.link();
        const std::vector<StepOutlook> steps = project.on(view);
        const Date end = end_of(running_network(steps, view));
        for (const StepOutlook& step : steps) {
            if (step.slack) RC_ASSERT(end_if_later(steps, view, step, step.slack->days) <= end);
        }
    });
    CHECK(held);
}

TEST_CASE("The slack of months goes up to the last day that may be, not to the last on which months can end") {
    std::vector<PlannedStep> planned = {step_of_days("months", 3, LimitUnit::month), step_of_days("days", 4, LimitUnit::calendar)};
    planned[1].depends_on = {"months"};
    const auto steps = foreseen(planned, {day("2026-09-29"), calendar(), {}});
    CHECK(iso(*steps[0].forecast) == "2026-12-29");
    CHECK(iso(*steps[1].forecast) == "2027-01-04");      // 2 January is a Saturday
    CHECK(iso(steps[0].slack->latest) == "2026-12-31");  // three months end on the 30th or, begun a day later, after 元旦
    CHECK(steps[0].slack->days == 2);
}

TEST_CASE("A procedure still to begin is no part of the due date, but of what is expected, and begun later it costs its first day more") {
    std::vector<PlannedStep> planned = {step_of_days("eia", 1), step_of_days("notice", 5)};
    planned[1].part_of = "eia";
    planned[1].line = "特别程序";
    struct Case {
        const char* what;
        const char* day;
        const char* state;     // of the parent
        const char* notice;    // begun on
        const char* due;       // of the parent
        const char* expected;  // of the parent
    };
    const std::array<Case, 6> rows = {{
        {"nothing has happened", "2026-11-02", "planned", nullptr, "-", "2026-11-10"},
        {"filed: accepted on the fifth day", "2026-11-02", "filed", nullptr, "-", "2026-11-17"},
        {"accepted that day", "2026-11-02", "accepted", nullptr, "2026-11-03", "2026-11-10"},
        {"the day after: the notice begins on 11-04 at the earliest, when the day is used up", "2026-11-03", "accepted", nullptr,
         "2026-11-03", "2026-11-11"},
        {"begun with its parent", "2026-11-04", "accepted", "2026-11-02", "2026-11-10", "2026-11-10"},
        {"begun a day later", "2026-11-04", "accepted", "2026-11-03", "2026-11-11", "2026-11-11"},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.what);
        std::vector<std::optional<Attempt>> attempts(2);
        Attempt parent;
        parent.filed = parent.refiled = day("2026-11-02");
        parent.state = StepState::filed;
        if (std::string{row.state} == "accepted") {
            parent.state = StepState::accepted;
            parent.accepted = day("2026-11-02");
        }
        if (std::string{row.state} != "planned") attempts[0] = parent;
        if (row.notice != nullptr) {
            attempts[1].emplace();
            attempts[1]->state = StepState::accepted;
            attempts[1]->accepted = day(row.notice);
        }
        const auto steps = foreseen(planned, {day(row.day), calendar(), {}}, attempts);
        CHECK((steps[0].today.due ? iso(*steps[0].today.due) : std::string{"-"}) == row.due);
        CHECK(iso(*steps[0].forecast) == row.expected);
    }
}

TEST_CASE("A milestone supposed to be later puts off what runs beside it as well") {
    PlannedStep start;
    start.step = "start";
    start.kind = StepKind::milestone;
    start.finish = day("2026-11-02");
    PlannedStep beside = step_of_days("beside", 1);
    beside.links = {{"start", LinkKind::start_start, 0, LimitUnit::working}};
    const std::vector<PlannedStep> planned = {start, beside};
    const Viewpoint view{day("2026-11-02"), calendar(), {}};
    const auto steps = foreseen(planned, view);
    CHECK(iso(end_of(running_network(steps, view))) == "2026-11-03");
    CHECK(iso(end_of(running_network(steps, view, {{"start", {{}, {}, {}, 2}}}))) == "2026-11-05");
}

TEST_CASE("What is supposed holds: a day of acceptance, of decision, of the certificate, days more") {
    std::vector<PlannedStep> planned = {step_of_days("permit", 3), step_of_days("next", 3)};
    planned[1].depends_on = {"permit"};
    const Viewpoint view{day("2026-11-02"), calendar(), {}};
    const auto steps = foreseen(planned, view);
    const auto ends = [&](const Supposition& what) {
        const Suppositions suppositions = {{"permit", what}};
        const RunningNetwork running = running_network(steps, view, suppositions);
        const Solution solution = solve(running.network, calendar());
        std::vector<std::string> days;
        for (const StepActivities& place : running.steps)
            days.push_back(iso(solution.windows[static_cast<std::size_t>(place.decided)].early_finish));
        return days;
    };
    using Days = std::vector<std::string>;
    CHECK(ends({}) == Days{"2026-11-05", "2026-11-10"});
    CHECK(ends({day("2026-11-09"), {}, {}}) == Days{"2026-11-12", "2026-11-17"});
    CHECK(ends({{}, day("2026-11-03"), {}}) == Days{"2026-11-03", "2026-11-06"});
    CHECK(ends({{}, {}, day("2026-11-12")}) == Days{"2026-11-05", "2026-11-17"});
    CHECK(ends({{}, {}, {}, 5}) == Days{"2026-11-12", "2026-11-17"});
    CHECK(ends({{}, {}, {}, 5, LimitUnit::calendar}) == Days{"2026-11-10", "2026-11-13"});
}

TEST_CASE("Links of the plan with lags, a day before which nothing is accepted, and a deadline are kept") {
    std::vector<PlannedStep> planned = {step_of_days("first", 10), step_of_days("second", 3)};
    PlannedStep& second = planned[1];
    const auto forecast = [&](const std::optional<Attempt>& of_first) {
        return foreseen(planned, {day("2026-11-02"), calendar(), {}}, {of_first})[1];
    };
    const auto linked = [&](LinkKind kind, int lag, LimitUnit unit = LimitUnit::working) {
        second.links = {{"first", kind, lag, unit}};
        return iso(*forecast({}).forecast);
    };
    // The first is accepted on 11-02 and decided on 11-16.
    CHECK(linked(LinkKind::finish_start, 2) == "2026-11-23");
    CHECK(linked(LinkKind::finish_start, -4) == "2026-11-13");
    CHECK(linked(LinkKind::start_start, 2) == "2026-11-09");
    CHECK(linked(LinkKind::start_start, 2, LimitUnit::calendar) == "2026-11-09");
    CHECK(linked(LinkKind::finish_finish, 1) == "2026-11-17");
    CHECK(linked(LinkKind::start_finish, 6) == "2026-11-10");
    second.links = {{"first", LinkKind::finish_start, 2, LimitUnit::working}};
    // What has happened tells its day.
    Attempt decided;
    decided.state = StepState::issued;
    decided.accepted = day("2026-10-26");
    decided.decided = day("2026-11-02");
    CHECK(iso(*forecast(decided).forecast) == "2026-11-09");
    second.links = {{"first", LinkKind::start_start, 6, LimitUnit::working}};
    CHECK(iso(*forecast(decided).forecast) == "2026-11-06");
    second.links.clear();
    second.not_before = day("2026-11-14");  // a Saturday: nobody accepts on it
    CHECK(iso(*forecast({}).forecast) == "2026-11-19");
    second.deadline = day("2026-11-17");
    const StepOutlook late = forecast({});
    CHECK(iso(*late.forecast) == "2026-11-19");
    CHECK(late.slack->days == -2);
    CHECK(iso(late.slack->latest) == "2026-11-17");
}

TEST_CASE("What is in hand keeps its acceptance: FF and SF put off its decision alone, to a working day") {
    std::vector<PlannedStep> planned = {step_of_days("first", 10), step_of_days("running", 3), step_of_days("beside", 2)};
    planned[2].links = {{"running", LinkKind::start_start, 1, LimitUnit::working}};
    Attempt attempt;
    attempt.state = StepState::accepted;
    attempt.accepted = day("2026-11-02");
    const auto expected = [&](LinkKind kind, int lag, const char* on) {
        planned[1].links = {{"first", kind, lag, LimitUnit::calendar}};
        const auto steps = foreseen(planned, {day(on), calendar(), {}}, {attempt, attempt});
        return iso(*steps[1].forecast) + " " + iso(*steps[2].forecast);
    };
    // The first is in hand as well, due on 11-16; what runs beside could be accepted from 11-03.
    for (const char* on : {"2026-11-02", "2026-11-03", "2026-11-05", "2026-11-06"}) {
        CAPTURE(on);
        const std::string beside = " " + iso(calendar().add(std::max(day("2026-11-03"), day(on)), WorkingDays{2}));
        CHECK(expected(LinkKind::finish_finish, 0, on) == "2026-11-16" + beside);
        CHECK(expected(LinkKind::finish_finish, 5, on) == "2026-11-23" + beside);  // 11-21 is a Saturday
        CHECK(expected(LinkKind::start_finish, 12, on) == "2026-11-16" + beside);  // from its acceptance, 11-14
    }
    planned[2].links = {{"first", LinkKind::finish_finish, 5, LimitUnit::calendar}};
    attempt.state = StepState::decided;
    attempt.decided = day("2026-11-13");
    const auto decided = foreseen(planned, {day("2026-11-13"), calendar(), {}}, {attempt});
    CHECK(iso(*decided[2].forecast) == "2026-11-18");
}

}  // namespace zb
