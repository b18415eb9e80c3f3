// SPDX-License-Identifier: Apache-2.0
// What a new plan takes over from a running project: the steps that have begun.
#pragma once

#include <map>
#include <string>

#include "outlook/outlook.h"
#include "plan/making.h"

namespace zb {

// What an opening balance (期初) states of one step, as a plan made on `day` takes it over; a running one is expected on its due day, or on
// the next working day where that is past. Throws Error "step.unknown", and "opening.days" for days that are not in order or lie ahead.
BegunStep begun_by_opening(const Flow& flow, const StepOpened& opened, Date day, const Calendar& calendar);

// By step key. What has begun keeps its days; what was refused, withdrawn or denied begins anew.
std::map<std::string, BegunStep> begun_steps(const ProjectOutlook& outlook, Date day, const Calendar& calendar);

}  // namespace zb
