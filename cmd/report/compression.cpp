// SPDX-License-Identifier: Apache-2.0
// zb report compression: 提速 of the items decided in a period.
#include "report/compression/compression.h"

#include "cli/reading.h"
#include "cmd/period.h"
#include "cmd/report/commands.h"

namespace zb::cli {

namespace {

Exit run_compression(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    const Days days = report_days(args, now);
    SavedAsked asked{days.first, {}, args.text("step")};
    if (const auto word = args.text("department")) asked.department = department_name(now.state, *word);
    const State state = evening_of(book, now, days);
    const DaysSaved counted = days_saved({&state, days.last}, std::move(asked));
    context.print(compression_document(counted, args.has("entries") ? Entries::shown : Entries::hidden, now.basis), Format::markdown);
    return Exit::done;
}

}  // namespace

Command report_compression_command() {
    Command command;
    command.path = "report compression";
    command.summary = "提速：一段时间办结的事项，法定、承诺、实际各几天，按部门、按事项，平均数和中位数";
    command.details =
        "只算以工作日计时限、有法定时限、期初以后办结的审批事项；不计入的写明几项、为什么。办结少的写“样本小”。--entries "
        "展开到每个事项和台账条目。不写 --format 时是 Markdown。";
    command.options = report_period_options();
    command.options.push_back({"department", Form::text, "部门", "只算这个部门"});
    command.options.push_back({"step", Form::text, "事项", "只算这种事项：事项键、全名或简称"});
    command.options.push_back({"entries", Form::flag, {}, "列出每个事项和办结的台账条目"});
    command.options.push_back({"table", Form::text, "表", "--format csv 时要哪张表：departments、steps、entries"});
    command.examples = {{"zb report compression --from 2026-09-01 --to 2026-11-20", "九月到十一月20日的"},
                        {"zb report compression --from 2026-09-01 --to 2026-11-20 --department 自然资源局 --entries", "一个部门的，展开"},
                        {"zb report compression --format csv --table steps", "本月按事项，导出"}};
    command.run = run_compression;
    return command;
}

}  // namespace zb::cli
