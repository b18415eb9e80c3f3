// SPDX-License-Identifier: Apache-2.0
// zb report department: what one unit did in a period and has in hand, on a page for its head.
#include "report/department/department.h"

#include "cli/reading.h"
#include "cmd/period.h"
#include "cmd/report/commands.h"

namespace zb::cli {

namespace {

Exit run_department(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    const std::string department = department_name(now.state, context.args().need("department"));
    const Days days = report_days(context.args(), now);
    const State state = evening_of(book, now, days);
    const StateOfDay evening{&state, days.last};
    const Appraisal counted = appraisal(evening, days.first, {});
    context.print(department_document(evening, counted, department_work(evening, counted, department), now.basis), Format::markdown);
    return Exit::done;
}

}  // namespace

Command report_department_command() {
    Command command;
    command.path = "report department";
    command.summary = "一个部门的办理情况：收件、受理、办结、在办、超期、即将到期，补正和容缺，议定事项、困难问题、咨询、评价，责任人";
    command.details =
        "给部门负责人看的一页。按时率、得分同考核表；办结件数少的不排名。不写 --from、--to 时是本月到当天。不写 --format 时是 Markdown。";
    command.operands = {{"department", "部门", true, false, Form::text, "部门全名、简称或代码"}};
    command.options = report_period_options();
    command.options.push_back(
        {"table", Form::text, "表",
         "--format csv 时要哪张表：in_hand、due_soon、decided、received、turns、resolutions、problems、inquiries、opinions、"
         "reviews、persons"});
    command.examples = {{"zb report department 住建局 --from 2026-11-01 --to 2026-11-20", "十一月到20日的"},
                        {"zb report department 农水局 --as-of 2026-11-13", "十一月到13日的，按那天所知"},
                        {"zb report department 住建局 --format csv --table in_hand", "在办事项，导出"}};
    command.run = run_department;
    return command;
}

}  // namespace zb::cli
