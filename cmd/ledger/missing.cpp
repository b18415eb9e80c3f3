// SPDX-License-Identifier: Apache-2.0
// zb ledger missing: who owes which day's submission.
#include <fmt/format.h>

#include "cli/reading.h"
#include "cmd/ledger/commands.h"
#include "report/submission/figures.h"

namespace zb::cli {

namespace {

constexpr int kDaysBack = 10;  // working days looked back where --from is not given

struct Period {
    Date from, to;
};

Period period_of(const Arguments& args, const Reading& now) {
    const Calendar& calendar = now.state.origin.calendar();
    const auto from = args.day("from");
    const auto to = args.day("to");
    Period period;
    period.to = to ? to->resolve(now.day, calendar) : now.day;
    period.from = from ? from->resolve(now.day, calendar) : calendar.add(period.to, WorkingDays{-kDaysBack});
    if (period.from <= period.to) return period;
    throw usage_error(Fault{"period.backwards", fmt::format("--from {} 晚于 --to {}", iso(period.from), iso(period.to)), "把两个日期对调",
                            Place{0, "--from", iso(period.from)}});
}

Exit run_ledger_missing(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const Period period = period_of(args, now);
    const Instant until = moment_of(context, now.day);
    // A submission may be recorded after its day, so the state is read with all seals known, whatever their day.
    std::vector<OwedSubmission> owed = owed_submissions(now.state, period.from, std::min(period.to, now.day), until);
    if (const auto word = args.text("staff")) {
        const std::string person = staff_name(now.state, *word);
        std::erase_if(owed, [&](const OwedSubmission& each) { return each.specialist != person; });
    }
    if (const auto word = args.text("project")) {
        const std::string code = book.project_code(*word, match_of(context));
        std::erase_if(owed, [&](const OwedSubmission& each) { return each.project != code; });
    }
    const Table table = missing_submissions_table(now.state, owed, until);
    context.print(table);
    if (table.rows.empty()) context.say(fmt::format("{} 至 {} 没有漏报。", iso(period.from), iso(std::min(period.to, now.day))));
    return Exit::done;
}

}  // namespace

Command ledger_missing_command() {
    Command command;
    command.path = "ledger missing";
    command.summary = "谁哪天没有报送台账";
    command.details = "只算报送日（工作日和调休上班日，见设置 submission.days）；有代班的算代班人的。漏报后又报的写明哪天补的。";
    command.options = {{"from", Form::day, "日期", "自哪一天；不写就是 --to 之前 10 个工作日"},
                       {"to", Form::day, "日期", "至哪一天；不写就是今天"},
                       {"staff", Form::text, "人员", "只看这位专员的"},
                       {"project", Form::text, "项目", "只看这个项目的"}};
    command.examples = {{"zb ledger missing --from 2026-11-16 --to 2026-11-20", "这一周谁漏报"}};
    command.run = run_ledger_missing;
    return command;
}

}  // namespace zb::cli
