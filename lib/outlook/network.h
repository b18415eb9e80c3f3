// SPDX-License-Identifier: Apache-2.0
// A running project as of an evening as activities and links: what has happened, what runs, what is to come, by the rules of 预计.
#pragma once

#include <optional>
#include <vector>

#include "calendar/calendar.h"
#include "domain/step/clock.h"
#include "outlook/outlook.h"
#include "plan/step_network.h"
#include "schedule/schedule.h"

namespace zb {

// From where one looks: the evening of `day`.
struct Viewpoint {
    Date day;
    const Calendar& calendar;
    LampRules rules;
};

// A permit lets its successors begin with its certificate, all else with the decision (domain.md); a waived step counts as met.
bool lets_successors_begin(StepState state, StepKind kind);

struct RunningNetwork {
    Network network;
    std::vector<StepActivities> steps;  // of each step of the outlook
    std::vector<std::size_t> step_of;   // of each activity, its step, or kNoStep

    // The step whose own days an activity is; none for an evening.
    std::optional<std::size_t> step_of_days(std::size_t activity) const;
    // The day of its acceptance at the earliest; none where it is accepted already, or waits for a revoked permit.
    std::optional<Date> acceptance(std::size_t step, const Solution& solution, const Calendar& calendar) const;
    // The unfinished step at the beginning of the chain that sets the decision of `step`; itself where nothing else does.
    std::size_t decided_by(std::size_t step, const Solution& solution) const;
    // The same network without what `step` does not wait for.
    Network up_to(std::size_t step) const;
};

// The steps' plan must be free of cycles: PlanNoun's check sees to that.
RunningNetwork running_network(const std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions = {});

// Sets `forecast`, `slack` and `acceptance` of every step that is not finished of the network. Of a day behind the calendar `forecast` is
// the calendar's last, and the project's steps have no slack.
void foresee(std::vector<StepOutlook>& steps, const Viewpoint& view, const Suppositions& suppositions = {});

}  // namespace zb
