// SPDX-License-Identifier: Apache-2.0
// Shortest periods (flows.zh.md 1): 公示 and 招拍挂公告 may end on the day of their beginning and so many days, and not before.
#include <array>
#include <doctest/doctest.h>
#include <optional>

#include "domain/domain.h"
#include "plan/planned_step.h"
#include "support/days.h"

namespace zb {
namespace {

using test::calendar;
using test::day;

const std::string kPeriodProject = "JH-2026-001";

// As a flow states it, or as a plan adopted before flows did.
enum class Stated { by_flow, by_name };

PlannedStep period(StepKind kind, std::string name, int days, LimitUnit unit, Stated stated) {
    PlannedStep made;
    made.step = "period";
    made.name = made.short_name = std::move(name);
    made.kind = kind;
    made.promised = days;
    made.unit = unit;
    made.procedure = kind == StepKind::review;
    made.finish = day("2026-12-31");
    if (stated == Stated::by_flow) made.shortest = Shortest{days, "依据"};
    return made;
}

PlannedStep land_auction(Stated stated = Stated::by_flow) {
    return period(StepKind::enterprise, "国有建设用地使用权招拍挂公告与竞买", 20, LimitUnit::calendar, stated);
}
PlannedStep design_notice(Stated stated = Stated::by_flow) {
    return period(StepKind::review, "总平面图批前公示", 7, LimitUnit::calendar, stated);
}
PlannedStep eia_notice() { return period(StepKind::review, "环评受理与拟批准公示", 5, LimitUnit::working, Stated::by_flow); }

// The refusal's code of a decision on that day, "" where it was taken.
std::string decide(const PlannedStep& planned, const char* begun, const char* decided) {
    State state;
    state.scope = Scope::all();
    state.origin.holidays.notices = builtin_notices();
    state.projects[kPeriodProject].code = kPeriodProject;
    PlanVersion version;
    version.number = 1;
    version.plan.steps = {planned};
    state.plans[kPeriodProject].adopted.push_back(std::move(version));
    Envelope envelope;
    envelope.project = kPeriodProject;
    const auto record = [&](const Fact& fact, const char* on) {
        envelope.seq = ++state.seq;
        envelope.on = day(on);
        envelope.recorded_at = Instant::start_of(day("2026-12-31"));
        check(state, envelope, fact);
        apply(state, envelope, fact);
    };
    try {
        if (begun != nullptr && planned.kind == StepKind::review) record(make_fact(StepFiled{{"period", {}}}), begun);
        if (begun != nullptr) record(make_fact(StepAccepted{"period", {}, {}, {}, {}, {}}), begun);
        record(make_fact(StepDecided{{"period", {}}}), decided);
    } catch (const Error& error) {
        return error.fault().code;
    }
    return "";
}

}  // namespace

TEST_CASE("公示 and 招拍挂公告 end on their beginning and so many days at the earliest, the day before is refused") {
    struct Case {
        const char* what;
        PlannedStep planned;
        const char* begun;
        const char* day_before;
        const char* first;
    };
    const std::array<Case, 8> rows = {{
        {"招拍挂公告 20 calendar days", land_auction(), "2026-09-14", "2026-10-03", "2026-10-04"},
        {"of which the last may be a Sunday", land_auction(), "2026-10-12", "2026-10-31", "2026-11-01"},
        {"批前公示 7 calendar days", design_notice(), "2026-11-02", "2026-11-08", "2026-11-09"},
        {"its last on a Saturday, not moved", design_notice(), "2026-11-14", "2026-11-20", "2026-11-21"},
        {"环评公示 5 working days", eia_notice(), "2026-11-02", "2026-11-08", "2026-11-09"},
        {"over 国庆节 to the Saturday that works", eia_notice(), "2026-09-28", "2026-10-09", "2026-10-10"},
        {"a plan adopted before flows stated it: 招拍挂", land_auction(Stated::by_name), "2026-09-14", "2026-10-03", "2026-10-04"},
        {"a plan adopted before flows stated it: 公示", design_notice(Stated::by_name), "2026-11-02", "2026-11-08", "2026-11-09"},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.what);
        const Shortest shortest = *shortest_of(row.planned);
        CHECK(iso(first_end(shortest, row.planned.unit, day(row.begun), calendar())) == row.first);
        CHECK(decide(row.planned, row.begun, row.begun) == "step.period_too_short");
        CHECK(decide(row.planned, row.begun, row.day_before) == "step.period_too_short");
        CHECK(decide(row.planned, row.begun, row.first) == "");
        CHECK(decide(row.planned, row.begun, "2026-12-31") == "");
        CHECK(decide(row.planned, nullptr, "2026-12-31") == "step.period_not_begun");
    }
}

TEST_CASE("Begun on the last possible day, a period may end on the day asked for") {
    for (const PlannedStep& planned : {land_auction(), design_notice(), eia_notice()}) {
        for (Date end = day("2026-09-20"); end < day("2026-11-20"); end = end + kOneDay) {
            CAPTURE(planned.name);
            CAPTURE(iso(end));
            const Shortest shortest = *shortest_of(planned);
            const Date begun = latest_beginning(shortest, planned.unit, end, calendar());
            CHECK(first_end(shortest, planned.unit, begun, calendar()) <= end);
            const Date next = planned.unit == LimitUnit::working ? calendar().add(begun, WorkingDays{1}) : begun + kOneDay;
            CHECK(first_end(shortest, planned.unit, next, calendar()) > end);
        }
    }
}

TEST_CASE("What is no 公示 has no shortest period, whatever its name") {
    PlannedStep planned = period(StepKind::permit, "公示牌设置", 3, LimitUnit::working, Stated::by_name);
    CHECK_FALSE(shortest_of(planned));
    planned = period(StepKind::review, "特殊消防设计专家评审", 20, LimitUnit::working, Stated::by_name);
    CHECK_FALSE(shortest_of(planned));
    planned = period(StepKind::enterprise, "环保设施竣工自主验收与公开", 20, LimitUnit::working, Stated::by_name);
    CHECK_FALSE(shortest_of(planned));
}

}  // namespace zb
