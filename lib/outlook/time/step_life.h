// SPDX-License-Identifier: Apache-2.0
// A step's life as spans of time, each with one owner: who had it, from when to when, known or expected.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"
#include "outlook/outlook.h"

namespace zb {

// Who owns a stretch of time. `early` owns what was saved against the plan; `tight` (计划偏紧) what a department took over the plan but
// inside the limit, nobody's; `line` (线路变化) what is left because another chain became the longest.
struct Owner {
    enum class Kind { special, enterprise, department, notice, waiting, tight, line, early };
    Kind kind = Kind::enterprise;
    std::string department = {};  // of Kind::department
    auto operator<=>(const Owner&) const = default;
};
std::string key(const Owner& owner);  // special, enterprise …; a department by its name
std::string label(const Owner& owner);  // 特别程序, 企业, 区自然资源局, 法定公示, 等前置, 计划偏紧, 线路变化, 提前
// Who works at a step once it runs: 公示 and 专家评审 are nobody's delay; else its department, whatever its kind (招拍挂:
// 区自然资源局), which is 建设单位 for the enterprise's own tasks.
Owner owner_of(const PlannedStep& step);

// The days after `after` up to `to`, as the law counts them (民法典 第二百零一条: the day of the event is day 0).
struct DaySpan {
    Date after, to;
    DaySpan within(const DaySpan& window) const;
};

enum class Phase { waiting, preparing, intake, correction, handling, pause, procedure, hold, issuing, slack };
std::string_view key(Phase phase);
std::string_view label(Phase phase);  // 等前置, 申报准备, 收件审核 …

struct LifeSpan {
    Phase phase = Phase::preparing;
    Owner owner;
    DaySpan days;
    std::vector<DaySpan> except = {};  // of those days, what other spans have: pauses, 公示
    std::int64_t entry = 0;            // that ended it (a pause: that began it); 0: expected
    std::string event = {};            // what ended it: 收件 09-07
    std::string about = {};            // 专家评审（告知 10，超 2）; 不予许可后重报
    // From 不予许可 or withdrawal to the new acceptance, and the new attempt's days up to its limit: the enterprise's.
    bool again = false;
    std::optional<Date> due = {};  // of handling: the last day of the attempt's limit

    int working_days(const DaySpan& window, const Calendar& calendar) const;
};

// Moves the days of `part` out of a span of handling.
void carve(LifeSpan& handling, const DaySpan& part);

struct LifeView {
    Date begin;  // from where one looks: its days before the first filing belong to whoever prepares, or to what it waits for
    Date ready;  // its predecessors are done
    Date day;    // what lies after it is expected
    const Calendar& calendar;
    LampRules rules;
};

// In order of time; handling always stands in it, a pause behind the handling that it stopped. Spans of no day are left out otherwise.
std::vector<LifeSpan> step_life(const StepOutlook& step, const StepRecord* record, const LifeView& view);

}  // namespace zb
