// SPDX-License-Identifier: Apache-2.0
// --from and --to of the commands that count over a period.
#pragma once

#include <vector>

#include "book/book.h"
#include "cli/arguments.h"
#include "cli/command.h"

namespace zb::cli {

struct Days {
    Date first, last;
};
// As given; without --to the day, without --from the first of the last day's month.
Days days_given(const Arguments& args, const Reading& now);
// The same of a report; throws Error "period.reversed" (exit 2), and "period.ahead" for days that have not come.
Days report_days(const Arguments& args, const Reading& now);
std::vector<Option> report_period_options();
// What is known now, as of the evening of the period's last day.
State evening_of(const Book& book, const Reading& now, const Days& days);

}  // namespace zb::cli
