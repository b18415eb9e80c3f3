// SPDX-License-Identifier: Apache-2.0
// What a new plan takes over from a running project: the steps that have begun, and the people of its team.
#pragma once

#include <map>
#include <string>

#include "outlook/outlook.h"
#include "plan/making.h"

namespace zb {

// By step key. What has begun keeps its days; what was refused, withdrawn or denied begins anew.
std::map<std::string, BegunStep> begun_steps(const ProjectOutlook& outlook, Date day, const Calendar& calendar);
// Department → its responsible person in the project's team.
std::map<std::string, std::string> team_of(const Project& project);

}  // namespace zb
