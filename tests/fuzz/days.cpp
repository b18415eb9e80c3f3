// SPDX-License-Identifier: Apache-2.0
// Days as they are typed, said and printed: what is found lies in the years that a ledger holds.
#include "base/written_date.h"
#include "calendar/day_word.h"
#include "fuzz/fuzz.h"

void zb::try_input(std::string_view input) {
    static const Calendar calendar{builtin_notices()};
    const DayWord word = read_day_word(input);
    for (const Date today : {Date::of(2000, 1, 1), Date::of(2026, 11, 20), Date::of(2100, 12, 31)}) {
        try {
            require(in_ledger_years(word.resolve(today, calendar)));
        } catch (const Error&) {
            continue;  // none near that day
        }
    }
    static_cast<void>(read_written_date(input));
}
