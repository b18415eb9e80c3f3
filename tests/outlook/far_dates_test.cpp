// SPDX-License-Identifier: Apache-2.0
// Days behind 2100: refused where they come from, shown where an old ledger holds them.
#include "outlook/far_dates.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "outlook/outlook.h"
#include "support/days.h"
#include "support/refusal.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

// The worked case with a pause of so many announced days in one running step of a project; its code and key.
struct Paused {
    State before = play_scenario(day("2026-11-20"));
    State after = before;
    std::string project, step;
    explicit Paused(int expected) {
        for (const ProjectOutlook& outlook : project_outlooks(before, day("2026-11-20"), before.origin.calendar())) {
            for (const StepOutlook& one : outlook.steps) {
                if (one.today.state != StepState::accepted || !step.empty()) continue;
                project = outlook.project->code;
                step = one.planned->step;
            }
        }
        const Envelope envelope{after.seq + 1, after.recorded_at, day("2026-11-20"), "0:x", {}, project};
        apply(after, envelope, make_fact(StepPaused{step, "听证", expected, "x", {}}));
    }
    std::string refused() const {
        return test::refusal([&] { refuse_far_dates(before, after, {project}, day("2026-11-20")); });
    }
};

}  // namespace

TEST_CASE("a limit from which a day behind 2100 follows is refused, and names project and step") {
    CHECK(Paused{20}.refused().empty());
    CHECK(Paused{3650}.refused().empty());
    for (const int expected : {20'000, 36'500, 2'000'000'000}) {
        CAPTURE(expected);
        CHECK(Paused{expected}.refused() == kOutOfRange);
    }
}

TEST_CASE("what an old ledger holds is no reason to refuse the next entry") {
    const Paused paused{36'500};
    CHECK_NOTHROW(refuse_far_dates(paused.after, paused.after, {paused.project}, day("2026-11-20")));
}

TEST_CASE("a project with such a day is shown: the step that it is about marked, the others as before") {
    const Paused paused{36'500};
    const Calendar& calendar = paused.after.origin.calendar();
    const ProjectOutlook before = project_outlook(paused.before, paused.project, day("2026-11-20"), calendar);
    const ProjectOutlook after = project_outlook(paused.after, paused.project, day("2026-11-20"), calendar);
    CHECK(iso(*after.find(paused.step)->forecast) == "2100年以后");
    const auto waits = [&](const StepOutlook& one) { return one.forecast && !in_ledger_years(*one.forecast); };
    CHECK(std::any_of(after.steps.begin(), after.steps.end(), [&](const StepOutlook& one) { return one.forecast && !waits(one); }));
    for (std::size_t i = 0; i < after.steps.size(); ++i) {
        CHECK(before.steps[i].forecast.has_value() == after.steps[i].forecast.has_value());
        if (after.steps[i].forecast && !waits(after.steps[i])) CHECK(after.steps[i].forecast >= before.steps[i].forecast);
    }
    CHECK_FALSE(project_outlooks(paused.after, day("2026-11-20"), calendar).empty());
}

}  // namespace zb
