// SPDX-License-Identifier: Apache-2.0
// 月度推进会材料: what the monthly meeting (江海政数〔2021〕14号五（一）) is to hear and to decide, with the month's figures beside those
// of the month before.
#pragma once

#include <optional>
#include <string>

#include "base/document.h"
#include "report/appraisal/figures.h"
#include "report/weekly/record.h"

namespace zb {

// What the material is printed from. `month` counts from the day after the last one of the month before; `last_month` is that month as it
// was known at its own end.
struct Month {
    WeekRecord month, last_month;
    Appraisal appraisal;
    bool last_month_known = true;  // false: the ledger was not begun by its end, it is counted by what is known now
};
// `before`, `eve`: the evenings of the last days of the month before and of the one before that.
Month month_of(const StateOfDay& now, const StateOfDay& before, const StateOfDay& eve);

struct MonthlyImprint {
    Basis basis;
    std::optional<Date> meeting;  // the day of the meeting, where it is fixed
};
Document monthly_document(const Month& month, const MonthlyImprint& imprint);

}  // namespace zb
