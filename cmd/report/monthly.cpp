// SPDX-License-Identifier: Apache-2.0
// zb report monthly: the material of the monthly meeting, from what is known as of a day.
#include "report/monthly/monthly.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/reading.h"
#include "cmd/report/commands.h"

namespace zb::cli {

namespace {

struct MonthAsked {
    Date first, last;  // the last day that is counted: the month's, or the day that it is printed as of
};

Error wrong_month(const std::string& word) {
    return usage_error(Fault{"month.invalid", fmt::format("“{}”不是月份", word), "写成 2026-11", Place{0, "--month", word}});
}

Date first_of(const std::string& word) {
    try {
        return Date::parse(word + "-01");
    } catch (const Error&) {
        throw wrong_month(word);
    }
}

// --month, else that of the day.
MonthAsked month_asked_for(const Arguments& args, Date day) {
    const auto word = args.text("month");
    const Date first = word ? first_of(*word) : Date::of(day.year(), day.month(), 1);
    if (first > day)
        throw Error{Fault{"month.ahead", fmt::format("{} 在 {} 之后，还没有数据", *word, iso(day)), "写本月或以前的月份",
                          Place{0, "--month", *word}}};
    const Date last = first + Months{1} - kOneDay;
    return {first, std::min(last, day)};
}

// An evening by what was known at its end; by what is known now where the ledger was not begun then.
struct Then {
    State state;
    bool known = true;
};

Then known_then(const Book& book, Date day, std::int64_t now) {
    const std::int64_t known = book.known_at_end_of(day);
    return {book.state_at(Scope::all(), known == 0 ? now : std::min(known, now), day), known != 0};
}

Exit run_monthly(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const MonthAsked asked = month_asked_for(args, now.day);
    const Calendar& calendar = now.state.origin.calendar();
    // A month that is over is counted as of its last day, by what is known now.
    const State evening = book.state_at(Scope::all(), now.basis.seq, asked.last);
    const Date last_month = asked.first - kOneDay;
    const Date month_before = Date::of(last_month.year(), last_month.month(), 1) - kOneDay;
    const Then before = known_then(book, last_month, now.basis.seq);
    const Then eve = known_then(book, month_before, now.basis.seq);
    const std::optional<Instant> until = asked.last == now.day ? std::optional{moment_of(context, now.day)} : std::nullopt;
    Month month = month_of({&evening, asked.last, until}, {&before.state, last_month}, {&eve.state, month_before});
    month.last_month_known = before.known;
    MonthlyImprint imprint{now.basis, {}};
    if (const auto meeting = args.day("meeting")) imprint.meeting = meeting->resolve(now.day, calendar);
    context.print(monthly_document(month, imprint), Format::markdown);
    return Exit::done;
}

}  // namespace

Command report_monthly_command() {
    Command command;
    command.path = "report monthly";
    command.summary = "月度推进会材料：进展和上月对比、分项目、滞后及责任、困难问题、部门、服务、下月到期";
    command.details = "按 --as-of 当天所知；会前一日重新生成。上月数按上月末所知重算。不写 --format 时是 Markdown。";
    command.options = {
        {"month", Form::text, "月份", "哪个月，如 2026-11；不写就是当天所在的月"},
        {"meeting", Form::day, "日期", "会议定在哪天，印在题下"},
        {"table", Form::text, "表", "--format csv 时要哪张表：overall、projects、late、problems、departments、due_next_month、nodes"}};
    command.examples = {{"zb report monthly --month 2026-11 --as-of 2026-11-20", "十一月的材料，数据截至20日"},
                        {"zb report monthly --month 2026-11 --as-of 2026-11-20 --meeting 2026-11-27", "写明会议日期"}};
    command.run = run_monthly;
    return command;
}

}  // namespace zb::cli
