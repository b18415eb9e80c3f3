// SPDX-License-Identifier: Apache-2.0
// 请假、离岗、未指定: what is to be arranged so that every project and item has somebody at work, each with its command.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

struct Arrangement {
    std::string kind = {};  // specialist_on_leave, specialist_gone, on_leave, gone, nobody, gap
    std::string person = {};
    std::string project = {};             // code
    std::vector<std::string> steps = {};  // keys
    std::string what = {};                // 请假至 11-27，消防设计审查没有人代班
    std::string command = {};
};

// For a person who is away on that day: of each project and item that has nobody in place of that person.
std::vector<Arrangement> arrangements_for(const State& state, const std::vector<ProjectOutlook>& projects, const Person& person, Date day);
// Open items of a department that keep another person than the one of the team, or whoever was taken off it: each with its command.
std::vector<Arrangement> items_kept_by_others(const State& state, const ProjectOutlook& project, const std::string& department);

// 团队缺口: departments of the plan whose approval items are still to be decided and have nobody responsible (江海政数〔2021〕14号
// 四（四）: all departments are in the team). One row for all of them, with the command for the first; none where the team is complete, or
// `left_out` names them all.
std::optional<Arrangement> team_gap(const State& state, const ProjectOutlook& project, const std::vector<std::string>& left_out = {});

Section people_section(const State& state, const std::vector<ProjectOutlook>& projects, Date day, std::string heading);

}  // namespace zb
