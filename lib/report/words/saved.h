// SPDX-License-Identifier: Apache-2.0
// 提速: 法定 → 承诺 → 实际, of approval items with a legal limit in working days that were decided since zb knew them.
#pragma once

#include <optional>
#include <string>

#include "domain/step/clock.h"

namespace zb {

// Working days, added up over items.
struct Saved {
    int items = 0, legal = 0, promised = 0, used = 0;
    void add(const Saved& other);
};

// Why an item that was decided is not counted in it.
enum class NotSaved { opening, unit, no_legal, no_promise };
std::string_view label(NotSaved why);  // 期初转入, 以日历日或月计时限, 没有法定时限, 没有承诺时限

// None for what was not decided or is no approval item.
std::optional<Saved> saved_by(const PlannedStep& planned, const Attempt* attempt, const StepToday& today);
// Of a decided approval item that is not counted.
NotSaved why_not_saved(const PlannedStep& planned, const Attempt& attempt);

// 40.0% of 6 days used and 10; 超2天. `whole` is greater than 0.
std::string saved_text(int used, int whole);

}  // namespace zb
