// SPDX-License-Identifier: Apache-2.0
// zb report region: projects and items by the place where they are built.
#include "report/region/region.h"

#include "cli/reading.h"
#include "cmd/period.h"
#include "cmd/report/commands.h"

namespace zb::cli {

namespace {

constexpr std::string_view kByCode = "行政区划";

Exit run_region(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    const Days days = report_days(args, now);
    const State state = evening_of(book, now, days);
    const RegionBy by = args.text("by") == kByCode ? RegionBy::code : RegionBy::place;
    const Regions regions = region_figures({&state, days.last}, days.first, by);
    const auto asked = args.text("region");
    context.print(asked ? region_document(regions, known_region(regions, *asked), now.basis) : regions_document(regions, now.basis),
                  Format::markdown);
    return Exit::done;
}

}  // namespace

Command report_region_command() {
    Command command;
    command.path = "report region";
    command.summary = "属地情况：各属地、园区的项目数、总投资、亮灯，收件、受理、办结、在办、超期；写一个属地看它的项目和在办事项";
    command.details =
        "属地按项目清单的建设地点分，没有的按行政区划代码；清单写的是详细地址时用 --by 行政区划。不写 --format 时是 Markdown。";
    command.operands = {{"region", "属地", false, false, Form::text, "只看这个属地；不写就是全部"}};
    command.options = report_period_options();
    command.options.push_back({"by", Form::choice, "分法", "按什么分：地点（不写就是它）、行政区划", false, false, {"地点", kByCode}});
    command.options.push_back({"table", Form::text, "表", "--format csv 时要哪张表：regions；写了属地还有 projects、in_hand"});
    command.examples = {{"zb report region --from 2026-11-01 --to 2026-11-20", "各属地十一月到20日的"},
                        {"zb report region 未登记 --from 2026-11-01 --to 2026-11-20", "清单上没有建设地点的项目"}};
    command.run = run_region;
    return command;
}

}  // namespace zb::cli
