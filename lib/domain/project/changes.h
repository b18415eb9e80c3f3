// SPDX-License-Identifier: Apache-2.0
// The fields of a project by key and name, for lists, exports and sentences that say what changed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/project/project.h"

namespace zb {

// A text field of ProjectDetails; 总投资 as it is printed.
struct ProjectField {
    std::string_view key;      // of the option --clear, of JSON and of the stored form
    std::string_view heading;  // by which project import knows the column again
    std::optional<std::string> ProjectDetails::*field;
};
// In the order of the list's columns.
std::span<const ProjectField> project_fields();
const std::optional<std::string>& value_of(const ProjectDetails& details, std::string_view key);

// 总投资 由 10亿元 改为 12亿元；项目阶段 由 空 改为 在建; empty where nothing changed.
std::string changes_text(const Project& known, const ProjectChanged& changed);

}  // namespace zb
