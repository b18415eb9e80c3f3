// SPDX-License-Identifier: Apache-2.0
// What the headings of published lists mean, and the units that they and captions state.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/project/project.h"

namespace zb {

enum class ListColumn { ignored, code, name, investment, currency, uscc, project_code, region, date, reform_code, parent, text };

// In what the figures below a heading or a caption are.
struct StatedUnit {
    std::string unit = {};      // 万元, 亿元, 元, as money_unit names it
    std::string currency = {};  // another one than the yuan, with its weight: 万美元
    bool doubtful = false;      // two different ones are stated
    bool empty() const { return unit.empty() && currency.empty() && !doubtful; }
    bool operator==(const StatedUnit&) const = default;
};

struct KnownHeading {
    ListColumn column = ListColumn::ignored;
    std::optional<std::string> ProjectDetails::*field = nullptr;  // none for ignored, code, name and currency
    StatedUnit unit = {};                                         // of a bare number under an amount's heading
};

// None for a heading that zb does not know. Width, spaces, line breaks, the star of a column that must be filled, a number before the words
// and a bracket behind them make no difference. `group` is what stands above in a heading of several rows: 名称 under 项目 is 项目名称.
std::optional<KnownHeading> known_heading(std::string_view heading, std::string_view group = {});

// The unit in a caption, title or note: 单位：亿元, （万元）, 金额单位为万美元; empty where none is stated.
StatedUnit caption_unit(std::string_view text);
// Whether a cell of a heading row is a unit and nothing else: 亿元, （万元）, （亩）.
bool is_only_unit(std::string_view text);

}  // namespace zb
