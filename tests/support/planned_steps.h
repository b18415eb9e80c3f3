// SPDX-License-Identifier: Apache-2.0
// Steps of plans as tests find, make up and look at them.
#pragma once

#include <algorithm>
#include <doctest/doctest.h>
#include <optional>
#include <rapidcheck.h>
#include <string>
#include <string_view>
#include <vector>

#include "plan/making.h"
#include "support/days.h"

namespace zb::test {

// The step of a plan's answer that has this key.
inline const PlannedStep& step(const PlanAnswer& answer, std::string_view key) {
    const auto& steps = answer.draft.steps;
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const PlannedStep& each) { return each.step == key; });
    REQUIRE(found != steps.end());
    return *found;
}

// From that day on, up to 施工许可.
inline PlanRequest to_permit(const char* start) {
    PlanRequest request;
    request.start = day(start);
    request.until = "construction_permit";
    return request;
}

inline const char* const kIndustry = "shehui_gongye";

// A permit that takes so many days.
inline PlannedStep step_of_days(std::string key, int days, LimitUnit unit = LimitUnit::working) {
    PlannedStep step;
    step.step = step.short_name = std::move(key);
    step.promised = days;
    step.unit = unit;
    return step;
}

inline PlannedLink any_link(std::string from) {
    return {std::move(from),
            *rc::gen::element(LinkKind::finish_start, LinkKind::start_start, LinkKind::finish_finish, LinkKind::start_finish),
            *rc::gen::inRange(-4, 7), *rc::gen::element(LimitUnit::working, LimitUnit::calendar)};
}

// A step of working or calendar days that may wait for those before it, by whatever link. Its key is its number.
inline PlannedStep any_step(int number) {
    PlannedStep step =
        step_of_days(std::to_string(number), *rc::gen::inRange(0, 12), *rc::gen::element(LimitUnit::working, LimitUnit::calendar));
    if (*rc::gen::inRange(0, 4) == 0) step.not_before = day("2026-09-01") + CalendarDays{*rc::gen::inRange(0, 80)};
    for (int earlier = 0; earlier < number; ++earlier) {
        const int chance = *rc::gen::inRange(0, 6);
        if (chance == 0) step.depends_on.push_back(std::to_string(earlier));
        if (chance == 1) step.links.push_back(any_link(std::to_string(earlier)));
    }
    return step;
}

}  // namespace zb::test
