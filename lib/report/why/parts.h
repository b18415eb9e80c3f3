// SPDX-License-Identifier: Apache-2.0
// Parts of `step show --why` beside the limit's own days: lamp, planned day, 预计, the five days of intake, certificate.
#pragma once

#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

// An item among the others of its project, as of a day.
struct WhyCase {
    const State& state;
    const ProjectOutlook& project;
    const StepOutlook& step;
    Date day;
    LampRules rules;
    const Calendar& calendar;

    const PlannedStep& planned() const { return *step.planned; }
};

// 为什么是黄灯: each clock with its numbers and the rule and settings that it is judged by.
Section lamp_section(const WhyCase& item);
// 为什么计划办结是这一天, 为什么预计是这一天.
Section plan_section(const WhyCase& item);
Section forecast_section(const WhyCase& item);
// 收件 to the fifth working day, day by day (行政许可法 第三十二条).
Section intake_section(const WhyCase& item);
// From the decision to the certificate, and how long that holds. No blocks where the item yields none.
Section certificate_section(const WhyCase& item);

}  // namespace zb
