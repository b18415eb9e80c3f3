// SPDX-License-Identifier: Apache-2.0
// What the card and the comparison of plans print of a step.
#pragma once

#include <optional>
#include <string>

#include "base/table.h"
#include "outlook/time/main_line.h"

namespace zb {

// A step beside its baseline; the card prints one row for each.
struct CardStep {
    const StepOutlook* step = nullptr;
    std::optional<Date> baseline, current;
    std::optional<Date> decided;   // done
    std::optional<Date> forecast;  // not yet
    std::optional<int> used;       // in the step's unit
    std::optional<int> limit;
    std::optional<int> to_baseline, to_current;  // working days, + late
    int over = 0;                                // decided so many days past the promise
    bool opening = false;                        // 期初: decided before the plan was adopted
    std::optional<Lamp> lamp;                    // none once it is decided
    bool critical = false;
};
CardStep card_step(const StepOutlook& step, const PlanVersion& baseline, const MainLine* line, const Calendar& calendar);

Cell decided_cell(const CardStep& card);       // 11-20, (11-24)
Cell used_cell(const CardStep& card);          // 当日/1, 12/10, 18/20日历日, -
Cell slip_cell(const CardStep& card);          // +10, (+25)
std::string state_text(const CardStep& card);  // 未申报(预计晚2)
Cell outcome_cell(const CardStep& card);       // 黄, 按时, 超2, 期初

// The same rows for machines.
Table card_rows(const std::vector<CardStep>& steps);

}  // namespace zb
