// SPDX-License-Identifier: Apache-2.0
// Each of the six by what the ledger holds of it.
#include "report/six_ones/six_ones.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/submission/figures.h"
#include "report/today/people.h"
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

// Decided, and past the ten days in which the certificate is to be handed out (行政许可法 第四十四条).
std::vector<const StepOutlook*> not_handed_out(const Asked& asked) {
    std::vector<const StepOutlook*> rows;
    for (const StepOutlook& step : asked.outlook.steps) {
        const auto& clock = step.today.issue;
        if (clock && !clock->delivered && clock->lamp == Lamp::red) rows.push_back(&step);
    }
    return rows;
}

// 一窗办理: what the enterprise was told is missing or owed stands with the window, and what was decided is handed out by it.
SixOnesLine window(const Asked& asked) {
    SixOnesLine line{"一窗办理"};
    std::vector<std::string> late, marks, decided;
    int received = 0;
    for (const StepOutlook& step : asked.outlook.steps) {
        if (step.attempt == nullptr) continue;
        received += step.attempt->filed ? 1 : 0;
        for (const Owed* owed : step.attempt->still_owed()) {
            if (owed->due < asked.day) late.push_back(fmt::format("{}的{}", step.planned->short_name, owed->material));
        }
    }
    for (const Lapse& lapse : lapses_of(asked.state, asked.project().code, asked.day)) {
        if (lapse.repaired() && lapse.marked()) marks.push_back(lapse.material);
    }
    const std::vector<const StepOutlook*> undelivered = not_handed_out(asked);
    for (const StepOutlook* step : undelivered) decided.push_back(step->planned->short_name);
    line.has = fmt::format("已收件 {} 项", received);
    if (!late.empty()) line.lack("容缺材料逾期未补：" + some(late), fmt::format("zb material list {} --open", asked.called()));
    if (!marks.empty()) line.lack("已补齐、失信未修复：" + some(marks), fmt::format("zb material repair {} --reason 原因", asked.called()));
    if (!decided.empty()) {
        line.lack("过了发证期限没有记发证：" + some(decided),
                  fmt::format("zb step advance {} {} --to issued", asked.called(), undelivered.front()->planned->short_name));
    }
    return line;
}

// 一网集成: without its national code a project cannot be found on the platforms.
SixOnesLine network(const Asked& asked) {
    SixOnesLine line{"一网集成"};
    const ProjectDetails& details = asked.project().details;
    line.has = details.project_code.value_or("");
    std::vector<std::string> without;
    if (!details.project_code) without.emplace_back("没有登记投资项目统一代码");
    if (!details.uscc) without.emplace_back("没有登记建设单位的统一社会信用代码");
    if (!without.empty())
        line.lack(join(without, "；"),
                  fmt::format("zb project set {}{}{}", asked.called(), details.project_code ? "" : " --project-code 投资项目统一代码",
                              details.uscc ? "" : " --uscc 统一社会信用代码"));
    return line;
}

SixOnesLine specialist(const Asked& asked) {
    SixOnesLine line{"一项目一专员"};
    line.has = specialists_words(asked.state, asked.project(), asked.day);
    if (!line.has.empty()) return line;
    line.lack("没有服务专员", fmt::format("zb team assign {} --specialist 人员", asked.called()));
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
    line.has = "方案里没有办结的事项都有责任人";
    if (const auto gap = team_gap(asked.state, asked.outlook)) line.lack(gap->what, gap->command);
    return line;
}

// 组织项目审批部门召开专题会议，为每个重大项目制定最优化的审批流程 (四（五）): the meeting that the adoption names, or one about the
// project up to that day.
bool has_meeting_of_plan(const Asked& asked) {
    const PlanVersion& plan = *asked.outlook.plan;
    if (plan.meeting) return true;
    const auto& meetings = asked.state.meetings;
    return std::any_of(meetings.begin(), meetings.end(), [&](const auto& each) {
        const Meeting& one = each.second;
        const bool about = std::find(one.projects.begin(), one.projects.end(), asked.project().code) != one.projects.end();
        return about && one.held && *one.held <= plan.on;
    });
}

SixOnesLine plan(const Asked& asked) {
    SixOnesLine line{"一项目一方案（审批方案）"};
    if (asked.outlook.plan == nullptr) {
        line.lack("没有审定的审批方案", fmt::format("zb plan make {} --flow 流程 --start 日期 --target 开工:日期", asked.called()));
        return line;
    }
    line.has = fmt::format("V{}（{} 审定）", asked.outlook.plan->number, iso(asked.outlook.plan->on));
    if (!has_meeting_of_plan(asked)) {
        line.lack("审定方案前没有会议记录",
                  fmt::format("zb meeting add --kind 专题会 --on {} --projects {}", iso(asked.outlook.plan->on), asked.called()));
    }
    if (asked.outlook.stage != kAllDone && asked.outlook.targets.empty())
        line.lack("方案没有目标节点，不能倒排", fmt::format("zb plan make {} --flow 流程 --target 开工:日期", asked.called()));
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
    line.lack("漏报：" + some(missing), fmt::format("zb ledger submit {} --missed --by 人员", asked.called()));
    return line;
}

// 一项目一考核: 从项目确立到项目审批手续完成形成一个闭环; 企业可对项目服务团队和服务专员进行好差评评价.
SixOnesLine appraisal(const Asked& asked) {
    SixOnesLine line{"一项目一考核"};
    int reviews = 0;
    for (const auto& [code, review] : asked.state.reviews) {
        if (review.project != asked.project().code || !review.counts()) continue;
        ++reviews;
        const ReviewToday today = review_today(review, asked.state.origin, asked.day);
        if (!today.past) continue;
        line.lack(fmt::format("差评 {} {}，已过 {}", code, stage_words(review), iso(*today.due)),
                  fmt::format("zb review list {} --open", asked.called()));
    }
    line.has = fmt::format("企业评价 {} 件", reviews);
    if (asked.outlook.stage != kAllDone) {
        line.has += "，审批手续还没有办完";
        line.too_early = true;
        return line;
    }
    if (reviews == 0) line.lack("没有请企业评价", fmt::format("zb review add {} --level 等级", asked.called()));
    if (asked.project().status_on(asked.day) != ProjectStatus::archived)
        line.lack("审批手续已办完，还没有总结归档", fmt::format("zb project close {} --as archived --note 原因", asked.called()));
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
        if (line.lacks.empty()) table.rows.push_back({line.which, line.too_early ? "未到" : "齐备", text_cell(line.has), Cell{}});
        for (const SixOnesLack& lack : line.lacks) table.rows.push_back({line.which, "欠缺", lack.what, lack.mend});
    }
    return table;
}

Table lacking_table(const State& state, const std::vector<ProjectOutlook>& outlooks, Date day, const std::vector<OwedSubmission>& owed) {
    Table table;
    table.columns = {{"project", "项目"}, {"name", "项目名称"}, {"which", "六个一"}, {"finding", "欠缺"}, {"mend", "办法"}};
    for (const ProjectOutlook& outlook : outlooks) {
        for (const SixOnesLine& line : six_ones(state, outlook, day, owed)) {
            for (const SixOnesLack& lack : line.lacks)
                table.rows.push_back({outlook.project->code, outlook.project->name, line.which, lack.what, lack.mend});
        }
    }
    return table;
}

Table lacking_counts(const State& state, const std::vector<ProjectOutlook>& outlooks, Date day, const std::vector<OwedSubmission>& owed) {
    std::vector<std::pair<std::string, std::vector<std::string>>> by_which;
    for (const ProjectOutlook& outlook : outlooks) {
        for (const SixOnesLine& line : six_ones(state, outlook, day, owed)) {
            if (line.lacks.empty()) continue;
            auto found = std::find_if(by_which.begin(), by_which.end(), [&](const auto& each) { return each.first == line.which; });
            if (found == by_which.end()) found = by_which.insert(by_which.end(), {line.which, {}});
            found->second.push_back(outlook.project->short_code);
        }
    }
    Table table;
    table.columns = {{"which", "六个一"}, {"projects", "欠缺项目数", Align::right}, {"codes", "哪些项目"}};
    for (const auto& [which, codes] : by_which)
        table.rows.push_back({which, static_cast<std::int64_t>(codes.size()), join_some(codes, "、")});
    return table;
}

}  // namespace zb
