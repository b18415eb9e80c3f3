// SPDX-License-Identifier: Apache-2.0
// The plan in force, step by step.
#include "report/plan/in_force.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "plan/planned_step.h"
#include "report/plan/parts.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

Cell late_by(std::optional<Date> planned, std::optional<Date> real, const Calendar& calendar) {
    if (!planned || !real) return {};
    return days_late(calendar.elapsed(*planned, *real).count);
}

// The decision, or 预计 in brackets.
Cell decision(const StepOutlook& step) {
    if (step.attempt != nullptr && step.attempt->decided && !step.forecast) return *step.attempt->decided;
    return step.forecast ? Cell{*step.forecast, fmt::format("({})", iso(*step.forecast))} : Cell{};
}

Cell used_of_limit(const StepOutlook& step) {
    const std::string limit = limit_text(*step.planned);
    if (!step.today.accepted) return limit.empty() ? Cell{} : Cell{Value{}, "- / " + limit};
    return Cell{std::int64_t{step.today.used},
                limit.empty() ? std::to_string(step.today.used) : fmt::format("{} / {}", step.today.used, limit)};
}

Table step_table(const State& state, const ProjectOutlook& outlook) {
    const PlanVersion& baseline = *state.plans_of(outlook.project->code).baseline();
    const Calendar& calendar = state.origin.calendar();
    Table table;
    table.columns = {{"step", "事项"},
                     {"department", "部门"},
                     {"responsible", "责任人"},
                     {"planned_acceptance", "计划受理"},
                     {"baseline", "基准办结"},
                     {"current", "现行办结"},
                     {"accepted", "受理"},
                     {"expected", "办结(预计)"},
                     {"used", "用时/承诺"},
                     {"to_baseline", "较基准", Align::right},
                     {"to_current", "较现行", Align::right},
                     {"state", "状态"},
                     {"lamp", "灯"},
                     {"main", "关键"}};
    for (const StepOutlook& step : outlook.steps) {
        const PlannedStep& planned = *step.planned;
        const PlannedStep* before = baseline.find(planned.step);
        const std::optional<Date> first = before == nullptr ? std::nullopt : std::optional{before->finish};
        const std::optional<Date> real = decided_or_expected(step);
        table.rows.push_back({Cell{planned.step, planned.short_name}, planned.department, responsible_cell(state, outlook, step),
                              planned_day(planned_acceptance(planned, calendar), calendar), planned_day(first, calendar),
                              planned_day(planned.finish, calendar), step.today.accepted, decision(step), used_of_limit(step),
                              late_by(first, real, calendar), late_by(planned.finish, real, calendar),
                              Cell{std::string{key(step.today.state)}, state_text(step)}, lamp_cell(step.today.lamp),
                              Cell{planned.main, planned.main ? "是" : "-"}});
    }
    return table;
}

std::string conditions_text(const std::vector<std::string>& conditions) {
    std::vector<std::string> texts;
    for (const std::string& condition : conditions) {
        const std::string_view meaning = condition_text(condition);
        texts.push_back(meaning.empty() ? condition : fmt::format("{}（{}）", condition, meaning));
    }
    return texts.empty() ? "无" : join(texts, "、");
}

std::optional<int> total_limit(const Flow* flow) { return flow == nullptr ? std::nullopt : std::optional{flow->total_limit}; }

Paragraph flow_paragraph(const PlanDrafted& plan, const Flow* flow) {
    std::string name = flow == nullptr ? plan.flow : fmt::format("{}（{}）", flow->name, flow->flow_key);
    if (plan.flow_version) name += fmt::format("第 {} 版", *plan.flow_version);
    return {fmt::format("{}；条件：{}。", name, conditions_text(plan.conditions)), "审批流程："};
}

void add_node(Section& section, const ProjectOutlook& outlook) {
    if (outlook.node_name.empty()) return;
    add_node_figures(section, outlook);
    section.blocks.emplace_back(
        Paragraph{fmt::format("{}：基准 {}，现行 {}，预计 {}；较基准 {}，较现行 {} 个工作日。", outlook.node_name,
                              day_text(outlook.node_baseline), day_text(outlook.node_current), day_text(outlook.node_forecast),
                              signed_days(outlook.to_baseline, "-"), signed_days(outlook.to_current, "-")),
                  "下一节点："});
}

void add_use(Section& section, const ProjectOutlook& outlook) {
    const ApprovalUse use = approval_use(outlook);
    section.figures.emplace_back("approval_used", std::int64_t{use.used});
    section.blocks.emplace_back(Paragraph{fmt::format("最长路径已用 {} 个工作日，承诺 {}。", use.used, use.promised), "审批用时："});
}

Section overall(const ProjectPlans& plans, const ProjectOutlook& outlook, const Flow* flow, const Calendar& calendar) {
    Section section{"overall", "总的情况"};
    section.figures.emplace_back("version", std::int64_t{outlook.plan->number});
    section.figures.emplace_back("stage", outlook.stage);
    section.figures.emplace_back("lamp", std::string{key(outlook.lamp)});
    section.blocks.emplace_back(Paragraph{fmt::format("基准 {}，现行 {}；阶段 {}，项目灯 {}。", version_text(*plans.baseline()),
                                                      version_text(*outlook.plan), outlook.stage, label(outlook.lamp)),
                                          "版本："});
    section.blocks.emplace_back(flow_paragraph(outlook.plan->plan, flow));
    add_node(section, outlook);
    add_use(section, outlook);
    add_clocks(section, outlook.plan->plan, total_limit(flow), calendar);
    if (plans.draft)
        section.blocks.emplace_back(Paragraph{
            fmt::format("另有草案未审定（第 {} 条），看它：zb plan show {} --draft", plans.draft->seq, outlook.project->code), "草案："});
    return section;
}

// Every step of the flow that the plan does not have.
std::vector<LeftOut> left_out_of(const PlanDrafted& plan, const Flow* flow) {
    std::vector<LeftOut> left_out;
    if (flow == nullptr) return left_out;
    for (const FlowStep& step : flow->steps) {
        const bool in_plan =
            std::any_of(plan.steps.begin(), plan.steps.end(), [&](const PlannedStep& s) { return s.step == step.step_key; });
        if (in_plan) continue;
        const std::string why = why_closed(*flow, step, plan.conditions);
        left_out.push_back({step.short_name, why.empty() ? "方案没有编入" : why});
    }
    return left_out;
}

bool assumes_refiling(const ProjectOutlook& outlook) {
    return std::any_of(outlook.steps.begin(), outlook.steps.end(),
                       [](const StepOutlook& step) { return step.today.state == StepState::correcting; });
}

Table draft_table(const State& state, const Project& project, const Basis& basis) {
    const ProjectPlans& plans = state.plans_of(project.code);
    const PlanVersion* current = plans.current();
    const Calendar& calendar = state.origin.calendar();
    Table table;
    table.columns = {{"step", "事项"},
                     {"department", "部门"},
                     {"responsible", "责任人"},
                     {"planned_acceptance", "计划受理"},
                     {"finish", "计划办结"},
                     {"current", "现行办结"},
                     {"to_current", "较现行", Align::right},
                     {"limit", "时限"},
                     {"main", "关键"}};
    for (const PlannedStep& step : plans.draft->plan.steps) {
        const PlannedStep* before = current == nullptr ? nullptr : current->find(step.step);
        const std::optional<Date> first = before == nullptr ? std::nullopt : std::optional{before->finish};
        const std::string limit = limit_text(step);
        table.rows.push_back({Cell{step.step, step.short_name}, step.department, responsible_cell(state, project, step, basis.as_of),
                              planned_day(planned_acceptance(step, calendar), calendar), planned_day(step.finish, calendar),
                              planned_day(first, calendar), late_by(first, step.finish, calendar), limit.empty() ? Cell{} : Cell{limit},
                              Cell{step.main, step.main ? "是" : "-"}});
    }
    return table;
}

}  // namespace

Document plan_document(const State& state, const ProjectOutlook& outlook, const Calendar& calendar, const Basis& basis) {
    const Project& project = *outlook.project;
    if (outlook.plan == nullptr) {
        const bool drafted = state.plans_of(project.code).draft.has_value();
        throw Error{"plan.none", fmt::format("{} {}还没有审定的方案", project.code, project.name),
                    drafted
                        ? fmt::format("看草案：zb plan show {} --draft；审定：zb plan adopt {} --reason 依据", project.code, project.code)
                        : fmt::format("先编制：zb plan make {} --flow 流程 --start 日期", project.code)};
    }
    const ProjectPlans& plans = state.plans_of(project.code);
    const Flow* flow = flow_of(state, outlook.plan->plan);
    Document document = project_document("plan", "审批方案", project, basis);
    document.sections.push_back(overall(plans, outlook, flow, calendar));
    Section steps{"steps", "事项"};
    steps.blocks.emplace_back(step_table(state, outlook));
    document.sections.push_back(std::move(steps));
    document.sections.push_back(room_section(outlook.plan->plan, calendar));
    document.sections.back().heading = "时间余量（按现行方案的计划，不看实际进展）";
    document.sections.push_back(left_out_section(left_out_of(outlook.plan->plan, flow)));
    document.notes = plan_notes(outlook.plan->plan.steps, calendar);
    document.notes.emplace_back("括号内为预计；较基准、较现行为工作日，正数为晚；关键＝在主线上；期初＝方案采用前已办，不评按时。");
    if (assumes_refiling(outlook)) document.notes.emplace_back("补正中的事项假定次一工作日重新收件，用满五日受理期限和承诺时限。");
    document.notes.push_back(basis_note(basis, "zb plan show " + project.code));
    return document;
}

Document draft_document(const State& state, const Project& project, const Calendar& calendar, const Basis& basis) {
    const ProjectPlans& plans = state.plans_of(project.code);
    if (!plans.draft)
        throw Error{"plan.no_draft", fmt::format("{} {}没有待审定的方案草案", project.code, project.name),
                    fmt::format("先编制：zb plan make {} --flow 流程 --start 日期", project.code)};
    const PlanVersion& draft = *plans.draft;
    const Flow* flow = flow_of(state, draft.plan);
    Document document = project_document("plan-draft", "审批方案（草案，未审定）", project, basis);
    Section overall{"overall", "总的情况"};
    overall.figures.emplace_back("entry", draft.seq);
    overall.blocks.emplace_back(Paragraph{fmt::format("第 {} 条，{} 编制。", draft.seq, iso(draft.on)), "草案："});
    overall.blocks.emplace_back(flow_paragraph(draft.plan, flow));
    add_clocks(overall, draft.plan, total_limit(flow), calendar);
    document.sections.push_back(std::move(overall));
    Section steps{"steps", "事项"};
    steps.blocks.emplace_back(draft_table(state, project, basis));
    document.sections.push_back(std::move(steps));
    document.sections.push_back(room_section(draft.plan, calendar));
    document.sections.push_back(month_section(draft.plan.steps, calendar));
    document.sections.push_back(left_out_section(left_out_of(draft.plan, flow)));
    document.notes = plan_notes(draft.plan.steps, calendar);
    document.notes.push_back(basis_note(basis, fmt::format("zb plan show {} --draft", project.code)));
    return document;
}

}  // namespace zb
