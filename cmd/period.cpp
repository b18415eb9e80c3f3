// SPDX-License-Identifier: Apache-2.0
// A period as the command line gives it.
#include "cmd/period.h"

#include <fmt/format.h>

#include "cli/reading.h"

namespace zb::cli {

Days days_given(const Arguments& args, const Reading& now) {
    const Calendar& calendar = now.state.origin.calendar();
    const auto to = args.day("to");
    const auto from = args.day("from");
    const Date last = to ? to->resolve(now.day, calendar) : now.day;
    const Date first = from ? from->resolve(now.day, calendar) : Date::of(last.year(), last.month(), 1);
    return {first, last};
}

Days report_days(const Arguments& args, const Reading& now) {
    const Days days = days_given(args, now);
    if (days.last < days.first)
        throw usage_error(Fault{"period.reversed", fmt::format("--to {} 早于 --from {}", iso(days.last), iso(days.first)), "把两个日期对调",
                                Place{0, "--from", iso(days.first)}});
    if (days.last <= now.day) return days;
    throw Error{Fault{"period.ahead", fmt::format("末日 {} 在 {} 之后，还没有数据", iso(days.last), iso(now.day)),
                      fmt::format("写到 {} 为止：--to {}", iso(now.day), iso(now.day)), Place{0, "--to", iso(days.last)}}};
}

std::vector<Option> report_period_options() {
    return {{"from", Form::day, "日期", "首日；不写就是末日所在月的1日"}, {"to", Form::day, "日期", "末日；不写就是当天"}};
}

State evening_of(const Book& book, const Reading& now, const Days& days) { return book.state_at(Scope::all(), now.basis.seq, days.last); }

}  // namespace zb::cli
