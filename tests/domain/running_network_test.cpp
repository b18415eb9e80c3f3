// SPDX-License-Identifier: Apache-2.0
#include "domain/running_network.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "../days.h"
#include "scenario.h"

namespace zb {
namespace {

using test::calendar;
using test::day;

// 预计 told a second time: the rules of domain/outlook.h followed step by step, without a network.
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
            case StepState::filed: return with_parts(step, limit(step, std::max(*step.today.intake_due, view_.day)));
            case StepState::correcting: return with_parts(step, limit(step, plus(plus(view_.day, 1), view_.rules.intake_limit)));
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
        return from ? due_date(Attempt{}, *from, step.today.limit, step.planned->unit, view_.day, calendar()) : std::nullopt;
    }
    Date running(const StepOutlook& step) const {
        Date from = view_.day;
        if (step.today.state == StepState::paused) from = std::max(from, *step.today.announced_end);
        const Date due = step.today.due.value_or(step.planned->finish);
        return due >= from ? due : plus(from, 1);
    }
    Day with_parts(const StepOutlook& step, Day own) const {
        for (const StepOutlook& part : steps_) {
            if (part.planned->part_of == step.planned->step && !part.done) own = later(own, end(part));
        }
        return own;
    }
    Day base(const StepOutlook& step) const {
        Day latest = view_.day;
        for (const std::string& key : step.planned->depends_on) {
            if (const StepOutlook* before = find(key)) latest = later(latest, end(*before));
        }
        const StepOutlook* parent = step.planned->part_of ? find(*step.planned->part_of) : nullptr;
        if (parent == nullptr || parent->attempt != nullptr) return latest;
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

int any(int first, int last) { return *rc::gen::inRange(first, last + 1); }

Attempt any_attempt(Date today, StepKind kind) {
    static constexpr StepState kStates[] = {StepState::filed,  StepState::correcting, StepState::accepted,
                                            StepState::paused, StepState::decided,    StepState::issued,
                                            StepState::waived, StepState::refused,    StepState::revoked};
    Attempt attempt;
    attempt.state = kStates[any(0, 40) == 0 ? 8 : any(0, 7)];
    if (kind == StepKind::milestone) attempt.state = StepState::decided;  // it is told when it is there
    attempt.filed = attempt.refiled = today - CalendarDays{any(0, 30)};
    if (attempt.state == StepState::filed) return attempt;
    if (attempt.state == StepState::correcting) {
        attempt.returned = attempt.refiled;
        attempt.refiled.reset();
        return attempt;
    }
    attempt.accepted = attempt.filed;
    if (attempt.state == StepState::paused)
        attempt.pauses.push_back({"专家评审", *attempt.accepted, any(1, 30), "告〔2026〕1号", 0, {}, 0});
    if (finished(attempt.state, StepKind::permit)) attempt.decided = today;
    return attempt;
}

// Steps whose predecessors and parents come before them.
struct AnyProject {
    std::vector<PlannedStep> planned;
    std::vector<std::optional<Attempt>> attempts;

    explicit AnyProject(Date today) {
        const int count = any(2, 12);
        for (int i = 0; i < count; ++i) {
            PlannedStep step;
            step.step = step.short_name = "s" + std::to_string(i);
            step.kind = static_cast<StepKind>(any(0, 5));
            step.unit = static_cast<LimitUnit>(any(0, 2));
            if (any(0, 3) != 0) step.promised = any(1, step.unit == LimitUnit::month ? 3 : 15);
            if (!step.promised) step.unit = LimitUnit::working;
            step.finish = today + CalendarDays{any(-20, 40)};
            int before = i;
            if (i > 0 && any(0, 3) == 0) {
                before = any(0, i - 1);
                if (const auto& parent = planned[static_cast<std::size_t>(before)].part_of) before = std::stoi(parent->substr(1));
                step.part_of = "s" + std::to_string(before);
                if (any(0, 1) == 0) step.line = "特别程序";
            }
            for (int waits = any(0, 3); waits > 0 && before > 0; --waits)
                step.depends_on.push_back("s" + std::to_string(any(0, before - 1)));
            planned.push_back(step);
            attempts.push_back(any(0, 2) == 0 ? std::optional{any_attempt(today, step.kind)} : std::nullopt);
        }
    }

    std::vector<StepOutlook> on(const Viewpoint& view) const {
        std::vector<StepOutlook> steps(planned.size());
        for (std::size_t i = 0; i < planned.size(); ++i) {
            steps[i].planned = &planned[i];
            steps[i].attempt = attempts[i] ? &*attempts[i] : nullptr;
            steps[i].today = step_today(planned[i], steps[i].attempt, view.day, view.calendar, view.rules);
            steps[i].done = lets_successors_begin(steps[i].today.state, planned[i].kind);
        }
        foresee(steps, view);
        return steps;
    }
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
        const Viewpoint view{day("2026-09-21") + CalendarDays{any(0, 60)}, calendar(), {}};
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
        const Viewpoint view{day("2026-09-21") + CalendarDays{any(0, 60)}, calendar(), {}};
        const AnyProject project{view.day};
        const std::vector<StepOutlook> steps = project.on(view);
        const Date end = end_of(running_network(steps, view));
        for (const StepOutlook& step : steps) {
            if (!step.slack) continue;
            Suppositions suppositions;
            Supposition& later = suppositions[step.planned->step];
            later.later = step.slack->days;
            // An end on a rest day lies behind its last working day.
            const auto of = [&] { return calendar().previous_working(end_of(running_network(steps, view, suppositions))); };
            RC_ASSERT(of() <= end);
            ++later.later;
            RC_ASSERT(of() > calendar().previous_working(end));
        }
    });
    CHECK(held);
}

TEST_CASE("The slack of months goes up to the last day that may be, not to the last on which months can end") {
    PlannedStep months;
    months.step = "months";
    months.promised = 3;
    months.unit = LimitUnit::month;
    PlannedStep days;
    days.step = "days";
    days.promised = 4;
    days.unit = LimitUnit::calendar;
    days.depends_on = {"months"};
    const Viewpoint view{day("2026-09-29"), calendar(), {}};
    std::vector<StepOutlook> steps(2);
    steps[0].planned = &months;
    steps[1].planned = &days;
    for (StepOutlook& step : steps) step.today = step_today(*step.planned, nullptr, view.day, calendar(), view.rules);
    foresee(steps, view);
    CHECK(iso(*steps[0].forecast) == "2026-12-29");
    CHECK(iso(*steps[1].forecast) == "2027-01-04");      // 2 January is a Saturday
    CHECK(iso(steps[0].slack->latest) == "2026-12-31");  // three months end on the 30th or, begun a day later, after 元旦
    CHECK(steps[0].slack->days == 2);
}

TEST_CASE("A milestone supposed to be later puts off what runs beside it as well") {
    PlannedStep start;
    start.step = "start";
    start.kind = StepKind::milestone;
    start.finish = day("2026-11-02");
    PlannedStep beside;
    beside.step = "beside";
    beside.promised = 1;
    beside.links = {{"start", LinkKind::start_start, 0, LimitUnit::working}};
    const Viewpoint view{day("2026-11-02"), calendar(), {}};
    std::vector<StepOutlook> steps(2);
    steps[0].planned = &start;
    steps[1].planned = &beside;
    for (StepOutlook& step : steps) step.today = step_today(*step.planned, nullptr, view.day, calendar(), view.rules);
    CHECK(iso(end_of(running_network(steps, view))) == "2026-11-03");
    CHECK(iso(end_of(running_network(steps, view, {{"start", {{}, {}, {}, 2}}}))) == "2026-11-05");
}

TEST_CASE("What is supposed holds: a day of acceptance, of decision, of the certificate, days more") {
    PlannedStep permit;
    permit.step = "permit";
    permit.promised = 3;
    PlannedStep next = permit;
    next.step = "next";
    next.depends_on = {"permit"};
    const Viewpoint view{day("2026-11-02"), calendar(), {}};
    std::vector<StepOutlook> steps(2);
    steps[0].planned = &permit;
    steps[1].planned = &next;
    for (StepOutlook& step : steps) step.today = step_today(*step.planned, nullptr, view.day, calendar(), view.rules);
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
    PlannedStep first;
    first.step = "first";
    first.promised = 10;
    PlannedStep second = first;
    second.step = "second";
    second.promised = 3;
    const Viewpoint view{day("2026-11-02"), calendar(), {}};
    const auto forecast = [&](const std::optional<Attempt>& of_first) {
        std::vector<StepOutlook> steps(2);
        steps[0].planned = &first;
        steps[0].attempt = of_first ? &*of_first : nullptr;
        steps[1].planned = &second;
        for (StepOutlook& step : steps) step.today = step_today(*step.planned, step.attempt, view.day, calendar(), view.rules);
        foresee(steps, view);
        return steps[1];
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

}  // namespace zb
