// SPDX-License-Identifier: Apache-2.0
// 工期压缩: which steps of a running project to compress so that a target is met, and what each really gains.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "outlook/outlook.h"
#include "schedule/compress.h"

namespace zb {

struct CompressionRequest {
    std::optional<Date> target;             // none: the plan's
    std::string until;                      // key of the step that the target is for; empty: the last one
    std::map<std::string, int> least = {};  // of a step, the days that it cannot be compressed below; else the plan's (least_days)
};

// A step with days to cut.
struct CompressibleStep {
    const StepOutlook* step = nullptr;
    int days = 0;   // of its own still to come, in `unit`
    int least = 0;  // cannot be compressed below
    LimitUnit unit = LimitUnit::working;
    int gain = 0;  // working days that compressing it alone, as far as it goes, moves the end
};

struct CompressionCut {
    std::size_t step = 0;  // in `steps`
    int days = 0;
};
struct CompressionMove {
    std::vector<CompressionCut> cuts;  // more than one where none alone gains anything
    int gain = 0;                      // working days, made anew behind the moves before it
    int cumulative = 0;
    Date end;
};

struct PlanCompression {
    std::string until_name;  // 施工许可办结; 末项 where none was given
    Date target;             // as asked
    Date end;                // without compression
    int short_by = 0;        // working days; 0: met as it is
    Date floor;              // with everything compressed as far as it goes
    std::vector<CompressibleStep> steps;
    std::vector<CompressionMove> moves;
    std::optional<MinCut> min_cut;
    int still_short = 0;
};

// Throws Error "pressing.no_target", "pressing.target_past", "pressing.finished", "pressing.least_over" (more than the step takes),
// "pressing.unforeseeable".
PlanCompression compress_plan(const State& state, const ProjectOutlook& outlook, Date day, const CompressionRequest& request);

}  // namespace zb
