// SPDX-License-Identifier: Apache-2.0
// 预计: when the unfinished steps of a project are to be expected, step by step along their dependencies.
#pragma once

#include <vector>

#include "calendar/calendar.h"
#include "domain/outlook.h"
#include "domain/step_clock.h"

namespace zb {

// From where one looks: the evening of `day`.
struct Viewpoint {
    Date day;
    const Calendar& calendar;
    LampRules rules;
};

// A permit lets its successors begin with its certificate, all else with the decision (domain.md); a waived step counts as met.
bool lets_successors_begin(StepState state, StepKind kind);

// Sets `forecast` and `slack` of every step that is not finished, by the network of domain/running_network.h.
void foresee(std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions = {});

}  // namespace zb
