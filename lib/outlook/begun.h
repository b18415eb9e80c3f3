// SPDX-License-Identifier: Apache-2.0
// What a new plan takes over from a running project: the steps that have begun.
#pragma once

#include <map>
#include <string>

#include "outlook/outlook.h"
#include "plan/making.h"

namespace zb {

// By step key. What has begun keeps its days; what was refused, withdrawn or denied begins anew.
std::map<std::string, BegunStep> begun_steps(const ProjectOutlook& outlook, Date day, const Calendar& calendar);

}  // namespace zb
