// SPDX-License-Identifier: Apache-2.0
// Where time went along the main line: from its beginning to a node, who owned each working day, against the baseline.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outlook/time/step_life.h"

namespace zb {

// One stretch of the line. Rows follow each other without a gap; a pause stands behind the handling that it stopped.
struct LineRow {
    const PlannedStep* step = nullptr;
    LifeSpan span;
    std::vector<std::string> waits_for = {};  // short names, of Phase::waiting
    int corrections = 0;                      // of Phase::correction: how many there were
    int actual = 0;
    int expected = 0;  // of them after the day
    int plan = 0;      // in the baseline
    int sum = 0;       // of the differences so far
    int beyond = 0;    // of a department's handling over the plan: days beyond the limit; all of them where there is no limit

    int diff() const { return actual - plan; }
    // Over the plan but inside the limit.
    int tight() const { return is_handled_by_department() && diff() > 0 ? diff() - beyond : 0; }
    bool is_handled_by_department() const { return span.phase == Phase::handling && span.owner.kind == Owner::Kind::department; }
};

// Working days lost to (or saved by) one owner, with what they consist of: 收件审核 2、超承诺 2.
struct OwnerDays {
    Owner owner;
    int days = 0;
    std::vector<std::pair<std::string, int>> parts;
};

struct MainLine {
    std::string node;  // key of the step, or the stage
    std::string node_name;
    DaySpan days;                    // from the end of what stands before the line to the node's end
    std::string begins_with;         // short name of what stands before; empty: the plan's beginning
    bool expected = false;           // the node's end is 预计
    Date baseline;                   // the node's end in the baseline
    std::vector<std::string> steps;  // keys, in order
    std::vector<LineRow> rows;
    int actual = 0, plan = 0, slip = 0;  // sums of the rows; slip = working days from the baseline to the end
    std::vector<OwnerDays> owners;       // most days first, what was saved last; their days add up to the slip
};

// 超承诺, 超法定; 超计划 where the step has no limit.
std::string_view over_what(const LineRow& row);

// The line that leads to the project's next node, or to `step`. None: no plan, the node is not in the baseline, or its end is not known.
std::optional<MainLine> main_line(const State& state, const ProjectOutlook& outlook, Date day, std::string_view step = {});

}  // namespace zb
