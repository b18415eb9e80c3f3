// SPDX-License-Identifier: Apache-2.0
// Each of the six by what the ledger holds of it.
#include "report/six_ones/six_ones.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "domain/responsible.h"
#include "report/submission/figures.h"
#include "report/words/items.h"

namespace zb {

namespace {

struct Asked {
    const State& state;
    const ProjectOutlook& outlook;
    Date day;
    const std::vector<OwedSubmission>& owed;

    const Project& project() const { return *outlook.project; }
    const std::string& called() const { return outlook.project->short_code; }
};

std::string some(const std::vector<std::string>& names) { return join_some(names, "、"); }

// 一窗办理: what the enterprise was told is missing or owed stands with the window.
SixOnesLine window(const Asked& asked) {
    SixOnesLine line{"一窗办理"};
    std::vector<std::string> late;
    int received = 0;
    for (const StepOutlook& step : asked.outlook.steps) {
        if (step.attempt == nullptr) continue;
        received += step.attempt->filed ? 1 : 0;
        for (const Owed* owed : step.attempt->still_owed()) {
            if (owed->due < asked.day) late.push_back(fmt::format("{}的{}", step.planned->short_name, owed->material));
        }
    }
    line.has = fmt::format("已收件 {} 项", received);
    if (late.empty()) return line;
    line.lacks.push_back("容缺材料逾期未补：" + some(late));
    line.mend = fmt::format("zb material list {}", asked.called());
    return line;
}

// 一网集成: without its national code a project cannot be found on the platforms.
SixOnesLine network(const Asked& asked) {
    SixOnesLine line{"一网集成"};
    const ProjectDetails& details = asked.project().details;
    if (!details.project_code) line.lacks.emplace_back("没有登记投资项目统一代码");
    if (!details.uscc) line.lacks.emplace_back("没有登记建设单位的统一社会信用代码");
    line.has = details.project_code.value_or("");
    if (!line.lacks.empty())
        line.mend = fmt::format("zb project set {}{}{}", asked.called(), details.project_code ? "" : " --project-code 投资项目统一代码",
                                details.uscc ? "" : " --uscc 统一社会信用代码");
    return line;
}

SixOnesLine specialist(const Asked& asked) {
    SixOnesLine line{"一项目一专员"};
    line.has = specialists_words(asked.state, asked.project(), asked.day);
    if (!line.has.empty()) return line;
    line.lacks.emplace_back("没有服务专员");
    line.mend = fmt::format("zb team assign {} --specialist 人员", asked.called());
    return line;
}

// 一项目一团队: 将项目投产前审批手续办理涉及的所有部门纳入.
SixOnesLine team(const Asked& asked) {
    SixOnesLine line{"一项目一团队"};
    if (asked.outlook.plan == nullptr) {
        line.has = "没有方案，还不知道涉及哪些部门";
        line.too_early = true;
        return line;
    }
    std::vector<std::string> without;
    std::set<std::string> departments;
    for (const StepOutlook& step : asked.outlook.steps) {
        const PlannedStep& planned = *step.planned;
        if (!planned.approval_item() || step.done) continue;
        departments.insert(planned.department);
        if (responsible_on(asked.state, asked.project(), planned, asked.day)) continue;
        if (std::find(without.begin(), without.end(), planned.department) == without.end()) without.push_back(planned.department);
    }
    line.has = fmt::format("未办结事项涉及 {} 个部门", departments.size());
    if (without.empty()) return line;
    line.lacks.push_back("没有责任人的部门：" + some(without));
    line.mend = fmt::format("zb team assign {} --department {} --staff 人员", asked.called(), without.front());
    return line;
}

SixOnesLine plan(const Asked& asked) {
    SixOnesLine line{"一项目一方案（审批方案）"};
    if (asked.outlook.plan == nullptr) {
        line.lacks.emplace_back("没有审定的审批方案");
        line.mend = fmt::format("zb plan make {} --flow 流程 --start 日期 --target 开工:日期", asked.called());
        return line;
    }
    line.has = fmt::format("V{}（{} 审定）", asked.outlook.plan->number, iso(asked.outlook.plan->on));
    if (asked.outlook.stage == kAllDone || !asked.outlook.targets.empty()) return line;
    line.lacks.emplace_back("方案没有目标节点，不能倒排");
    line.mend = fmt::format("zb plan make {} --flow 流程 --target 开工:日期", asked.called());
    return line;
}

// 一个进度台账: the days of the last two weeks that were never sent.
SixOnesLine ledger(const Asked& asked) {
    SixOnesLine line{"一项目一方案（进度台账）"};
    const std::string& code = asked.project().code;
    std::vector<std::string> missing;
    int due = 0;
    for (const OwedSubmission& owed : asked.owed) {
        if (owed.project != code || owed.status == SubmissionStatus::pending) continue;
        ++due;
        if (owed.status == SubmissionStatus::missing && !owed.made_good()) missing.push_back(month_day(owed.day));
    }
    line.has = fmt::format("两周内应报 {} 日", due);
    if (missing.empty()) return line;
    line.lacks.push_back("漏报：" + some(missing));
    line.mend = fmt::format("zb ledger submit {} --missed --by 人员", asked.called());
    return line;
}

// 一项目一考核: 从项目确立到项目审批手续完成形成一个闭环.
SixOnesLine appraisal(const Asked& asked) {
    SixOnesLine line{"一项目一考核"};
    if (asked.outlook.stage != kAllDone) {
        line.has = "审批手续还没有办完";
        line.too_early = true;
        return line;
    }
    line.lacks.emplace_back("审批手续已办完，还没有总结归档");
    line.mend = fmt::format("zb project close {} --as archived --note 原因", asked.called());
    return line;
}

}  // namespace

std::vector<OwedSubmission> owed_of_two_weeks(const State& state, Date day, Instant until) {
    constexpr CalendarDays kBefore{13};
    return owed_submissions(state, day - kBefore, day, until);
}

std::vector<SixOnesLine> six_ones(const State& state, const ProjectOutlook& outlook, Date day, const std::vector<OwedSubmission>& owed) {
    const Asked asked{state, outlook, day, owed};
    return {window(asked), network(asked), specialist(asked), team(asked), plan(asked), ledger(asked), appraisal(asked)};
}

Table six_ones_table(const std::vector<SixOnesLine>& lines) {
    Table table;
    table.columns = {{"which", "六个一"}, {"standing", "现状"}, {"finding", "情况"}, {"mend", "办法"}};
    for (const SixOnesLine& line : lines) {
        const bool whole = line.lacks.empty();
        table.rows.push_back({line.which,
                              !whole           ? "欠缺"
                              : line.too_early ? "未到"
                                               : "齐备",
                              text_cell(whole ? line.has : join(line.lacks, "；")), text_cell(line.mend)});
    }
    return table;
}

Table lacking_table(const State& state, const std::vector<ProjectOutlook>& outlooks, Date day, const std::vector<OwedSubmission>& owed) {
    Table table;
    table.columns = {{"project", "项目"}, {"name", "项目名称"}, {"which", "六个一"}, {"finding", "欠缺"}, {"mend", "办法"}};
    for (const ProjectOutlook& outlook : outlooks) {
        for (const SixOnesLine& line : six_ones(state, outlook, day, owed)) {
            if (line.lacks.empty()) continue;
            table.rows.push_back({outlook.project->code, outlook.project->name, line.which, join(line.lacks, "；"), line.mend});
        }
    }
    return table;
}

}  // namespace zb
