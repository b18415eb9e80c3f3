// SPDX-License-Identifier: Apache-2.0
// What the headings of published lists mean.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/project/project.h"

namespace zb {

enum class ListColumn { ignored, code, name, investment, uscc, project_code, region, date, reform_code, parent, text };

struct KnownHeading {
    ListColumn column = ListColumn::ignored;
    std::optional<std::string> ProjectDetails::*field = nullptr;  // none for ignored, code and name
    std::string unit = {};                                        // of a bare number under an amount's heading: 万元, 亿元, 元
};

// None for a heading that zb does not know. Width, spaces, line breaks and a bracket behind the words make no difference.
std::optional<KnownHeading> known_heading(std::string_view heading);

}  // namespace zb
