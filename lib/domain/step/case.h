// SPDX-License-Identifier: Apache-2.0
// A step as the checks see it, and the question that each of them asks first: does the table have this move, and not before the last one.
#pragma once

#include <string>

#include "domain/domain.h"
#include "domain/step/clock.h"

namespace zb {

// A step as the checks see it on the day that the fact is about.
struct StepCase {
    const Project& project;
    const PlanVersion& plan;
    const PlannedStep& planned;
    const Attempt* attempt;  // the last one; none: not begun
    StepToday today;         // deemed acceptance counted in

    std::string place() const;                // 甲公司智能装备项目“建筑工程施工许可证核发”
    std::string operands() const;             // 001 施工许可
    std::string command(StepState to) const;  // zb step advance 001 施工许可 --to decided --on 日期
};

// Throws Error "plan.none", "step.unknown", and what refuse_closed() throws.
StepCase case_of(const State& state, const Envelope& envelope, std::string_view step);
// The same where the table of a step's life has the move; throws Error "step.illegal_move" and "step.before_last" where it does not.
StepCase check_move(const State& state, const Envelope& envelope, std::string_view step, StepMove move);
// What comes next of it, as words and a command: 先受理：zb step advance …; how to see it where nothing does.
std::string way_on(const StepCase& at);
// 先补齐：zb material receive …；, empty where nothing is owed.
std::string owed_mend(const StepCase& at);

}  // namespace zb
