// SPDX-License-Identifier: Apache-2.0
// 进度: behind the plan, past a target, and what decides the day.
#include "report/words/progress.h"

#include <array>
#include <doctest/doctest.h>

#include "outlook/outlook.h"
#include "support/days.h"

namespace zb {
namespace {

using test::calendar;
using test::day;

PlannedStep planned(std::string key, StepKind kind, int promised, const char* finish, std::vector<std::string> depends_on = {}) {
    PlannedStep step;
    step.step = step.short_name = step.name = std::move(key);
    step.stage = "施工许可";
    step.kind = kind;
    step.department = kind == StepKind::enterprise ? "建设单位" : "住建";
    if (promised > 0) step.promised = promised;
    step.depends_on = std::move(depends_on);
    step.line = "主线";
    step.finish = day(finish);
    return step;
}

// The contractor is chosen in five days, the permit takes three, work begins with it.
std::vector<PlannedStep> chain(const char* finish) {
    return {planned("施工单位确定", StepKind::enterprise, 5, finish), planned("施工许可", StepKind::permit, 3, finish, {"施工单位确定"}),
            planned("开工", StepKind::milestone, 0, finish, {"施工许可"})};
}

PlanVersion version(int number, std::vector<PlannedStep> steps, std::vector<PlanTarget> targets = {}, std::vector<std::string> dropped = {},
                    std::optional<Date> end = {}) {
    PlanVersion made;
    made.number = number;
    made.on = day("2026-11-02");
    made.plan.steps = std::move(steps);
    made.plan.targets = std::move(targets);
    made.plan.dropped_targets = std::move(dropped);
    made.plan.target = end;
    return made;
}

State with_versions(std::vector<PlanVersion> versions) {
    State state;
    state.scope = Scope::all();
    for (const HolidayNotice& notice : builtin_notices()) state.origin.holidays.notices.push_back(notice);
    state.projects["P"].code = "P";
    state.plans["P"].adopted = std::move(versions);
    return state;
}

ProjectOutlook outlook_of(const State& state, const char* date) { return project_outlook(state, "P", day(date), state.origin.calendar()); }

}  // namespace

TEST_CASE("Progress: behind is a working day or more after the plan, past a target likewise, both where both") {
    struct Case {
        const char* finish;  // of every step by the plan
        std::optional<const char*> target;
        const char* words;
    };
    // On Monday 11-02: the contractor until 11-09, the permit and the beginning of work 11-12, a Thursday.
    const std::array<Case, 6> rows = {{
        {"2026-11-12", {}, "正常"},  // the very day
        {"2026-11-11", {}, "滞后 1"},
        {"2026-11-12", "2026-11-12", "正常"},
        {"2026-11-12", "2026-11-11", "超目标 1"},
        {"2026-11-12", "2026-11-08", "超目标 4"},  // a Sunday: by Friday 11-06
        {"2026-11-10", "2026-11-11", "滞后 2，超目标 1"},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.words);
        std::vector<PlanTarget> targets;
        if (row.target) targets.push_back({"开工", day(*row.target)});
        const State state = with_versions({version(1, chain(row.finish), targets)});
        const ProjectOutlook outlook = outlook_of(state, "2026-11-02");
        CHECK(progress_text(outlook.find("开工")->progress) == row.words);
        CHECK(outlook.progress.past_target == outlook.find("开工")->progress.past_target);
    }
}

TEST_CASE("A target lives until a later version replaces or drops it by name, the end's too") {
    const auto living = [](std::vector<PlanVersion> versions) {
        ProjectPlans plans;
        plans.adopted = std::move(versions);
        std::string text;
        for (const LivingTarget& target : living_targets(plans))
            text += target.step + " " + month_day(target.date) + " V" + std::to_string(target.version) + ";";
        return text;
    };
    const PlanVersion first = version(1, chain("2026-11-12"), {{"开工", day("2026-11-20")}}, {}, day("2026-12-01"));
    const PlanVersion silent = version(2, chain("2026-11-12"));
    CHECK(living({first}) == "开工 11-20 V1;end 12-01 V1;");
    CHECK(living({first, silent}) == "开工 11-20 V1;end 12-01 V1;");
    CHECK(living({first, version(2, chain("2026-11-12"), {{"开工", day("2026-11-25")}})}) == "end 12-01 V1;开工 11-25 V2;");
    CHECK(living({first, version(2, chain("2026-11-12"), {}, {"开工"})}) == "end 12-01 V1;");
    CHECK(living({first, version(2, chain("2026-11-12"), {}, {"end"}), silent}) == "开工 11-20 V1;");
}

TEST_CASE("What decides a missed target is named, an enterprise's task that has not begun too") {
    const State state = with_versions({version(1, chain("2026-11-12"), {{"开工", day("2026-10-20")}}), version(2, chain("2026-11-12"))});
    const ProjectOutlook outlook = outlook_of(state, "2026-11-02");
    const std::vector<Missed> missed = missed_of(outlook, calendar());
    REQUIRE(missed.size() == 1);
    CHECK(missed_text(missed[0]) == "开工：目标 2026-10-20，预计 2026-11-12，超目标 17，由“施工单位确定”（建设单位）决定");
}

TEST_CASE("Without a plan there is no progress to speak of, and what is over has none") {
    State state;
    state.scope = Scope::all();
    state.projects["P"].code = "P";
    CHECK(progress_text(outlook_of(state, "2026-11-02")) == "未编方案");
    State done = with_versions({version(1, chain("2026-11-12"))});
    Attempt decided;
    decided.state = StepState::decided;
    decided.accepted = decided.decided = day("2026-11-02");
    done.steps["P"]["施工单位确定"].attempts = {decided};
    CHECK(progress_text(*outlook_of(done, "2026-11-02").find("施工单位确定")) == "");
}

}  // namespace zb
