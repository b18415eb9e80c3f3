// SPDX-License-Identifier: Apache-2.0
// What a new holiday notice moves: every date of running items that is another one with the new calendar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

struct MovedDate {
    std::string project;
    std::string project_name;
    std::string step;       // key
    std::string step_name;  // short
    std::string_view what;  // 承诺到期, 法定到期, 受理期限, 特别程序期满, 预计办结
    Date before;
    Date after;
};

// Of all projects on the list that were read with their work, in order of code and of their plans.
std::vector<MovedDate> moved_dates(const State& state, Date day, const Calendar& before, const Calendar& after);
Table moved_dates_table(const std::vector<MovedDate>& moved, const Calendar& after);

}  // namespace zb
