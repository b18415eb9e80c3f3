// SPDX-License-Identifier: Apache-2.0
// What the card and the comparison of plans say of a step.
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
    std::optional<std::string> responsible, person;  // the name, and as people read it: 住建经办03（请假至 11-27）
    std::optional<Date> seen_from = {};              // the day of the card: days of another year are printed with it
};
CardStep card_step(const State& state, const ProjectOutlook& project, const StepOutlook& step, const MainLine* line);

// The card and the comparison of plans show the same steps, people in other columns, machines in the same.
enum class CardForm { card, comparison };
Table card_table(const State& state, const std::vector<CardStep>& steps, CardForm form);

}  // namespace zb
