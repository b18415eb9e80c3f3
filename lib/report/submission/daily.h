// SPDX-License-Identifier: Apache-2.0
// 台账日报: a specialist's day as it goes to the office, project by project.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/document.h"
#include "report/submission/entry_lines.h"

namespace zb {

// Codes of the projects that the day's report is about: those on duty, and those that the person sealed for somebody else.
std::vector<std::string> daily_projects(const State& state, const std::string& person, Date day);
// `state`: as it was when the day was sealed; `entries`: what the day's submissions hold, in order; `until`: the moment of the report,
// which says of a day not sent whether its hour has come. A day without submissions says so.
Document daily_document(const State& state, const std::string& person, std::span<const WrittenEntry> entries, const Basis& basis,
                        Instant until);

}  // namespace zb
