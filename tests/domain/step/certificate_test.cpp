// SPDX-License-Identifier: Apache-2.0
// How long a certificate holds: from its delivery, by months of the calendar, until it is used.
#include "domain/step/certificate.h"

#include <array>
#include <doctest/doctest.h>

#include "support/days.h"

namespace zb {
namespace {

using test::calendar;
using test::day;

PlannedStep construction_permit() {
    PlannedStep step;
    step.step = "construction_permit";
    step.kind = StepKind::permit;
    step.validity = Validity{3, "construction_start", 2, 3, "建筑法第九条"};
    return step;
}

ProjectSteps delivered(const char* on) {
    Attempt attempt;
    attempt.state = StepState::issued;
    attempt.decided = attempt.issued = day(on);
    ProjectSteps steps;
    steps["construction_permit"].attempts.push_back(attempt);
    return steps;
}

void begin_work(ProjectSteps& steps, const char* on) {
    Attempt attempt;
    attempt.state = StepState::decided;
    attempt.decided = day(on);
    steps["construction_start"].attempts.push_back(attempt);
}

CertificateTerm term(const ProjectSteps& steps, const char* on) {
    return *certificate_term(construction_permit(), steps, day(on), calendar(), LampRules{});
}

}  // namespace

TEST_CASE("Three months end on the day of the same number, the month's last where there is none, the next working day where it rests") {
    struct Case {
        const char* delivered;
        const char* until;
    };
    const std::array<Case, 4> rows = {{
        {"2026-06-24", "2026-09-24"},
        {"2026-05-31", "2026-08-31"},
        {"2026-08-31", "2026-11-30"},
        {"2026-07-02", "2026-10-08"},  // 10-02 rests, as all days up to 10-07
    }};
    for (const Case& row : rows) {
        CAPTURE(row.delivered);
        CHECK(iso(term(delivered(row.delivered), row.delivered).until) == row.until);
    }
}

TEST_CASE("It is yellow thirty days before its end, red past it, and nothing once work began in time") {
    ProjectSteps steps = delivered("2026-06-24");
    CHECK(term(steps, "2026-08-24").lamp == Lamp::green);
    CHECK(term(steps, "2026-08-24").left == 31);
    CHECK(term(steps, "2026-08-25").lamp == Lamp::yellow);
    CHECK(term(steps, "2026-09-24").lamp == Lamp::yellow);
    CHECK(term(steps, "2026-09-25").lamp == Lamp::red);
    CHECK(term(steps, "2026-09-25").ended());
    ProjectSteps late = steps;
    begin_work(late, "2026-09-25");
    CHECK(term(late, "2026-09-28").ended());
    begin_work(steps, "2026-09-24");
    CHECK_FALSE(term(steps, "2026-10-09").lamp.has_value());
    CHECK_FALSE(term(steps, "2026-10-09").ended());
    CHECK(term(steps, "2026-09-23").lamp == Lamp::yellow);  // the evening before work began
}

TEST_CASE("A prolongation counts from the day it was granted on, in an old report not yet") {
    ProjectSteps steps = delivered("2026-06-24");
    steps["construction_permit"].attempts.back().renewals = {{day("2026-09-10"), 3, 7}};
    CHECK(iso(term(steps, "2026-09-09").until) == "2026-09-24");
    CHECK(iso(term(steps, "2026-09-10").until) == "2026-12-24");
    CHECK(term(steps, "2026-09-10").renewals == 1);
}

TEST_CASE("Nothing is told before the delivery, after a revocation, and of what has no term") {
    ProjectSteps steps = delivered("2026-06-24");
    const auto has_term = [&](const PlannedStep& step) {
        return certificate_term(step, steps, day("2026-07-01"), calendar(), LampRules{}).has_value();
    };
    CHECK(has_term(construction_permit()));
    PlannedStep endless = construction_permit();
    endless.validity.reset();
    CHECK_FALSE(has_term(endless));
    CHECK_FALSE(certificate_term(construction_permit(), steps, day("2026-06-23"), calendar(), LampRules{}).has_value());
    steps["construction_permit"].attempts.back().state = StepState::revoked;
    CHECK_FALSE(has_term(construction_permit()));
}

}  // namespace zb
