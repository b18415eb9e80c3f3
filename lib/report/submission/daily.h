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
// Entries that the project's submissions of the day cover, by number; where the day is not sealed yet, those since its last seal.
struct Covered {
    std::int64_t after = 0, up_to = 0;
};
std::vector<Covered> covered_by(const State& state, std::string_view project, Date day);

// `state`: as it was when the day was sealed; `entries`: the 台账条目 covered, in order.
Document daily_document(const State& state, const std::string& person, std::span<const WrittenEntry> entries, const Basis& basis);

}  // namespace zb
