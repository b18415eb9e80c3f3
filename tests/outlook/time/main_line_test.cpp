// SPDX-License-Identifier: Apache-2.0
#include "outlook/time/main_line.h"

#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

#include "outlook/time/days_by_owner.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

struct Sample {
    State state;
    Date on;
    ProjectOutlook outlook;
    std::optional<MainLine> line;
    explicit Sample(const char* project, const char* until = "2026-11-20") : state(play_scenario(day(until))), on(day(until)) {
        outlook = project_outlook(state, project, on, state.origin.calendar());
        line = main_line(state, outlook, on);
    }
};

std::map<std::string, int> by_owner(const MainLine& line) {
    std::map<std::string, int> days;
    for (const OwnerDays& owner : line.owners) days[key(owner.owner)] = owner.days;
    return days;
}

using Owners = std::map<std::string, int>;

int between(int least, int most) { return *rc::gen::inRange(least, most + 1); }

// A project of a few permits in a row with one beside them, each with a life of its own up to some day; every fact passes its check.
struct AnyLife {
    State state;
    Date today = day("2026-09-01");
    Date latest = today;

    AnyLife() {
        state.scope = Scope::all();
        state.origin.holidays.notices = builtin_notices();
        state.projects["P"].code = "P";
        const int steps = between(1, 4);
        std::vector<PlannedStep> plan;
        Date finish = today;
        for (int i = 0; i <= steps; ++i) {
            PlannedStep step;
            step.step = step.name = step.short_name = i == steps ? "beside" : "s" + std::to_string(i);
            step.stage = i % 2 == 0 ? "工程建设许可" : "施工许可";
            step.department = i % 2 == 0 ? "区自然资源局" : "区住房和城乡建设局";
            const int kind = between(0, 5);
            step.kind = kind == 0 ? StepKind::review : kind == 1 ? StepKind::enterprise : StepKind::permit;
            if (between(0, 5) != 0) step.promised = between(1, 9);
            step.unit = between(0, 4) == 0 ? LimitUnit::calendar : LimitUnit::working;
            step.line = "主线";
            finish = state.origin.calendar().add(i == steps ? day("2026-09-01") : finish, WorkingDays{between(1, 12)});
            step.finish = finish;
            if (i > 0 && i < steps) step.depends_on = {plan.back().step};
            plan.push_back(step);
        }
        if (steps > 1) plan[1].depends_on.push_back("beside");
        adopt(plan);
        if (between(0, 2) == 0) {
            for (PlannedStep& step : plan) step.finish = step.finish + CalendarDays{between(0, 20)};
            adopt(plan);
        }
        live(plan.back().step);
        for (int i = 0; i < steps; ++i) live("s" + std::to_string(i));
    }

    void adopt(const std::vector<PlannedStep>& steps) {
        PlanVersion version;
        version.number = static_cast<int>(state.plans["P"].adopted.size()) + 1;
        version.on = today;
        version.plan.steps = steps;
        state.plans["P"].adopted.push_back(std::move(version));
    }
    void pass(int days) {
        today = today + CalendarDays{between(0, days)};
        latest = std::max(latest, today);
    }
    template <class F>
    void record(F fact) {
        Envelope envelope;
        envelope.seq = ++state.seq;
        envelope.on = today;
        envelope.project = "P";
        const Fact wrapped = make_fact(std::move(fact));
        try {
            check(state, envelope, wrapped);
        } catch (const Error&) {
            return;  // whatever may not happen does not
        }
        apply(state, envelope, wrapped);
    }
    void live(const std::string& step) {
        const Date begin = today;
        if (between(0, 5) == 0) return;
        pass(6);
        record(StepFiled{{step, "收件"}});
        if (between(0, 3) == 0) {
            pass(4);
            record(StepReturned{{step, "补正"}});
            pass(9);
            record(StepFiled{{step, "再收"}});
        }
        pass(7);
        record(StepAccepted{step, {}, {}, "提前", {}, {}});
        for (int i = between(0, 2); i > 0; --i) {
            pass(3);
            record(StepHeld{{step, "企业"}});
            pass(5);
            record(StepReleased{{step, "解除"}});
            record(StepPaused{step, "专家评审", between(1, 8), "文号", {}});
            pass(9);
            if (between(0, 3) != 0) record(StepResumed{{step, "恢复"}});
        }
        pass(9);
        if (between(0, 3) == 0) {
            if (between(0, 1) == 0)
                record(StepDenied{{step, "不予许可"}});
            else
                record(StepWithdrawn{{step, "撤回"}});
            pass(6);
            if (between(0, 3) != 0) record(StepFiled{{step, "重报"}});
            pass(5);
            record(StepAccepted{step, {}, {}, "提前", {}, {}});
            pass(12);
        }
        if (between(0, 4) != 0) record(StepDecided{{step, "办结"}});
        if (between(0, 2) == 0) pass(6);
        if (between(0, 4) != 0) record(StepIssued{step, {}, {}});
        if (between(0, 2) == 0) today = begin;  // the next runs beside it
    }
};

}  // namespace

TEST_CASE("The sample's main line comes out row by row") {
    const Sample sample{"JH-2026-001"};
    REQUIRE(sample.line);
    struct Expected {
        const char *after, *to, *owner, *step;
        Phase phase;
        int actual, plan, sum;
    };
    const Expected expected[] = {
        {"2026-08-28", "2026-09-03", "区自然资源局", "land_use_permit", Phase::handling, 4, 5, -1},
        {"2026-09-03", "2026-09-07", "enterprise", "design_review", Phase::preparing, 2, 0, 1},
        {"2026-09-07", "2026-09-09", "区自然资源局", "design_review", Phase::intake, 2, 0, 3},
        {"2026-09-09", "2026-09-16", "enterprise", "design_review", Phase::correction, 5, 0, 8},
        {"2026-09-16", "2026-10-09", "区自然资源局", "design_review", Phase::handling, 12, 10, 10},
        {"2026-10-09", "2026-10-16", "notice", "design_notice", Phase::handling, 6, 6, 10},
        {"2026-10-16", "2026-10-19", "enterprise", "plan_permit", Phase::preparing, 1, 0, 11},
        {"2026-10-19", "2026-10-26", "区自然资源局", "plan_permit", Phase::handling, 5, 5, 11},
        {"2026-10-26", "2026-10-28", "enterprise", "fire_design_review", Phase::preparing, 2, 0, 13},
        {"2026-10-28", "2026-11-24", "区住房和城乡建设局", "fire_design_review", Phase::handling, 7, 7, 13},
        {"2026-11-02", "2026-11-18", "special", "fire_design_review", Phase::pause, 12, 0, 25},
        {"2026-11-24", "2026-11-27", "区住房和城乡建设局", "construction_permit", Phase::handling, 3, 3, 25},
    };
    REQUIRE(sample.line->rows.size() == std::size(expected));
    for (std::size_t i = 0; i < std::size(expected); ++i) {
        CAPTURE(i);
        const LineRow& row = sample.line->rows[i];
        CHECK(row.span.days.after == day(expected[i].after));
        CHECK(row.span.days.to == day(expected[i].to));
        CHECK(key(row.span.owner) == expected[i].owner);
        CHECK(row.step->step == expected[i].step);
        CHECK(row.span.phase == expected[i].phase);
        CHECK(row.actual == expected[i].actual);
        CHECK(row.plan == expected[i].plan);
        CHECK(row.sum == expected[i].sum);
    }
    CHECK(sample.line->actual == 61);
    CHECK(sample.line->plan == 36);
    CHECK(sample.line->slip == 25);
    CHECK(sample.line->begins_with == "出让合同");
    CHECK(sample.line->rows[9].expected == 2);
    CHECK(by_owner(*sample.line) == Owners{{"special", 12}, {"enterprise", 10}, {"区自然资源局", 4}, {"early", -1}});
}

TEST_CASE("A line that began early and waits for experts is told so") {
    const Sample sample{"JH-2026-002"};
    REQUIRE(sample.line);
    CHECK(sample.line->slip == 4);
    CHECK(by_owner(*sample.line) == Owners{{"special", 8}, {"early", -4}});
}

TEST_CASE("Each working day has one hand") {
    const Sample sample{"JH-2026-001"};
    const auto days = days_by_owner(sample.state, sample.outlook, *sample.line, sample.line->days, sample.on);
    CHECK(days.size() == 56);
    CHECK(count_days(days) == std::array<int, 6>{37, 1, 2, 12, 4, 0});
}

TEST_CASE("On every day of every project, and for every step, the rows add up to the slippage") {
    int lines = 0;
    for (const char* until : {"2026-09-02", "2026-09-08", "2026-09-10", "2026-09-17", "2026-10-12", "2026-10-27", "2026-11-04",
                              "2026-11-10", "2026-11-13", "2026-11-17", "2026-11-19", "2026-11-20"}) {
        const State state = play_scenario(day(until));
        const Calendar& calendar = state.origin.calendar();
        for (const ProjectOutlook& outlook : project_outlooks(state, day(until), calendar)) {
            for (const StepOutlook& step : outlook.steps) {
                const auto line = main_line(state, outlook, day(until), step.planned->step);
                if (!line) continue;
                ++lines;
                int diffs = 0, owned = 0, actual = 0;
                for (const LineRow& row : line->rows) {
                    diffs += row.diff();
                    actual += row.actual;
                    CHECK(row.actual >= 0);
                }
                for (const OwnerDays& owner : line->owners) owned += owner.days;
                CAPTURE(until);
                CAPTURE(step.planned->step);
                CHECK(diffs == line->slip);
                CHECK(owned == line->slip);
                CHECK(actual == calendar.elapsed(line->days.after, line->days.to).count);
                const auto days = days_by_owner(state, outlook, *line, line->days, day(until));
                const Date seen = std::max(line->days.after, std::min(line->days.to, day(until)));
                CHECK(static_cast<int>(days.size()) == calendar.elapsed(line->days.after, seen).count);
            }
        }
    }
    CHECK(lines > 200);
}

TEST_CASE("Whatever happens, the line's rows are its days once each, and their differences the slippage") {
    CHECK(rc::check("main line", [] {
        const AnyLife any;
        const Calendar& calendar = any.state.origin.calendar();
        const Date on = any.latest + CalendarDays{between(0, 40)};
        const ProjectOutlook outlook = project_outlook(any.state, "P", on, calendar);
        for (const StepOutlook& step : outlook.steps) {
            const auto line = main_line(any.state, outlook, on, step.planned->step);
            RC_ASSERT(line.has_value());
            int owned = 0, last = 0;
            for (const OwnerDays& owner : line->owners) owned += owner.days;
            for (const LineRow& row : line->rows) last = row.sum;
            RC_ASSERT(owned == line->slip);
            RC_ASSERT(line->rows.empty() || last == line->slip);
            for (Date date = line->days.after + CalendarDays{1}; date <= line->days.to; date = date + CalendarDays{1}) {
                int rows = 0;
                for (const LineRow& row : line->rows) rows += row.span.working_days({date - CalendarDays{1}, date}, calendar);
                RC_ASSERT(rows == (calendar.is_working(date) ? 1 : 0));
            }
            const auto days = days_by_owner(any.state, outlook, *line, line->days, on);
            const Date seen = std::max(line->days.after, std::min(line->days.to, on));
            RC_ASSERT(static_cast<int>(days.size()) == calendar.elapsed(line->days.after, seen).count);
        }
    }));
}

}  // namespace zb
