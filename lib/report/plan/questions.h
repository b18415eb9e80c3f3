// SPDX-License-Identifier: Apache-2.0
// Questions to the plan of a running project, and their answers as documents: 假设推演, 工期压缩, 完成日推测, 部门排队.
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "outlook/capacity.h"
#include "outlook/compress.h"
#include "outlook/forecast.h"
#include "outlook/what_if.h"

namespace zb {

// What an answer rests on, and the command that asks it again.
struct PlanQuestion {
    Basis basis;
    std::string command;
};

Document what_if_document(const State& state, const ProjectOutlook& outlook, const std::vector<Supposed>& supposed, const WhatIf& answer,
                          const PlanQuestion& question);
Document compression_document(const State& state, const ProjectOutlook& outlook, const PlanCompression& answer,
                              const PlanQuestion& question);
Document forecast_document(const State& state, const ProjectOutlook& outlook, const CompletionForecast& answer,
                           const PlanQuestion& question);
Document capacity_document(const State& state, const CapacityPlan& answer, const PlanQuestion& question);

}  // namespace zb
