// SPDX-License-Identifier: Apache-2.0
// Templates as tables for people.
#include "report/lists/flows.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "plan/making.h"
#include "plan/planned_step.h"
#include "report/words/days.h"

namespace zb {

namespace {

std::string short_names(const Flow& flow, const std::vector<std::string>& keys) {
    std::vector<std::string> names;
    for (const std::string& key : keys) {
        const FlowStep* step = flow.find(key);
        names.push_back(step == nullptr ? key : step->short_name);
    }
    return join(names, "、");
}

// "a;b": any of the conditions; "!a": where a does not hold.
std::string condition_words(const FlowStep& step) {
    std::vector<std::string> alternatives;
    for (const std::string& condition : step.conditions)
        alternatives.push_back(condition.starts_with('!') ? fmt::format("非 {}", condition.substr(1)) : condition);
    return join(alternatives, " 或 ");
}

Section overall_section(const Flow& flow, const std::vector<FlowStep>& steps, const FlowChoice& choice) {
    const ApprovalClock promised = approval_clock(steps);
    const ApprovalClock legal = approval_clock(steps, LimitKind::legal);
    Section section{"overall", "总的情况"};
    section.figures = {{"total_limit", std::int64_t{flow.total_limit}},
                       {"steps", static_cast<std::int64_t>(steps.size())},
                       {"approval_promised", std::int64_t{promised.days}},
                       {"approval_legal", std::int64_t{legal.days}},
                       {"approval_in_a_row", std::int64_t{promised.days_in_a_row}}};
    const std::string which = choice.steps == Chosen::all ? "全部条件打开"
                              : choice.conditions.empty() ? "不开任何条件"
                                                          : "条件 " + join(choice.conditions, "、");
    section.blocks.emplace_back(Paragraph{fmt::format("{} 项（{}），其中子项随所属事项办理。", steps.size(), which), "事项："});
    section.blocks.emplace_back(Paragraph{fmt::format("{} 个工作日；来源：{}。", flow.total_limit, flow.source), "总时限："});
    section.blocks.emplace_back(
        Paragraph{fmt::format("承诺最长路径 {} 个工作日，逐项相加 {}；按法定时限 {}。", promised.days, promised.days_in_a_row, legal.days),
                  "审批时钟："});
    for (const std::vector<std::string>& path : promised.paths)
        section.blocks.emplace_back(Paragraph{short_names(flow, path), "最长路径："});
    return section;
}

Section condition_section(const Flow& flow, const FlowChoice& choice) {
    Table table;
    table.columns = {{"condition", "条件"}, {"meaning", "含义"}, {"steps", "打开的事项"}, {"closes", "关闭的事项"}, {"on", "已开"}};
    for (const std::string& attribute : flow.conditions()) {
        std::vector<std::string> opens;
        std::vector<std::string> closes;
        for (const FlowStep& step : flow.steps) {
            const auto names = [&](const std::string& word) {
                return std::find(step.conditions.begin(), step.conditions.end(), word) != step.conditions.end();
            };
            if (names(attribute)) opens.push_back(step.short_name);
            if (names("!" + attribute)) closes.push_back(step.short_name);
        }
        const bool on = std::find(choice.conditions.begin(), choice.conditions.end(), attribute) != choice.conditions.end();
        table.rows.push_back({attribute, std::string{condition_text(attribute)}, text_cell(join(opens, "、")),
                              text_cell(join(closes, "、")), Cell{on, on ? "是" : "-"}});
    }
    Section section{"conditions", "条件（用 --condition 打开）"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section step_section(const Flow& flow, const std::vector<FlowStep>& steps) {
    Table table;
    table.columns = {{"stage", "阶段"},      {"step", "事项"},      {"name", "全称"},    {"kind", "类型"}, {"department", "责任部门"},
                     {"promised", "承诺"},   {"legal", "法定"},     {"counted", "计时"}, {"line", "线"},   {"part_of", "属于"},
                     {"depends_on", "前置"}, {"condition", "条件"}, {"result", "结果"}};
    for (const FlowStep& step : steps) {
        table.rows.push_back({step.stage, Cell{step.step_key, step.short_name}, step.name,
                              Cell{std::string{key(step.kind)}, std::string{label(step.kind)}}, step.department,
                              text_cell(days_text(step.promised_limit, step.unit)), text_cell(days_text(step.legal_limit, step.unit)),
                              Cell{step.counted, step.counted ? "计" : "不计"}, step.line,
                              step.part_of.empty() ? Cell{} : Cell{step.part_of, short_names(flow, {step.part_of})},
                              texts_cell(step.depends_on, short_names(flow, step.depends_on)), text_cell(condition_words(step)),
                              text_cell(step.result_doc)});
    }
    Section section{"steps", "事项"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section material_section(const std::vector<FlowStep>& steps) {
    Table table;
    table.columns = {{"step", "事项"}, {"material", "申请材料"}, {"rank", "主次"}};
    for (const FlowStep& step : steps) {
        for (const Material& material : step.materials)
            table.rows.push_back({Cell{step.step_key, step.short_name}, material.name,
                                  Cell{std::string{material.main ? "main" : "minor"}, material.main ? "主要" : "次要，可容缺"}});
    }
    Section section{"materials", "申请材料（缺主要材料不能受理；次要材料可容缺，发证前补齐）"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

// 延长 and 联合办理 of each step (行政许可法 第四十二条), and how long its certificate is valid.
Section clock_section(const Flow& flow, const std::vector<FlowStep>& steps) {
    Table table;
    table.columns = {{"step", "事项"},           {"limit_basis", "法定时限依据"}, {"joint", "联合办理"},   {"extension", "可延长"},
                     {"validity", "证照有效期"}, {"basis", "有效期依据"},         {"shortest", "最短期间"}};
    for (const FlowStep& step : steps) {
        const bool has_terms = step.limit_basis || step.joint || step.extension_limit || step.validity || step.shortest;
        if (!has_terms) continue;
        std::string validity;
        if (step.validity) {
            const std::string_view from = starts_at_decision(*step.validity) ? "批准" : "领证";
            validity = fmt::format("{}之日起 {} 个月", from, step.validity->months);
            if (step.validity->used_by) validity += fmt::format("内到“{}”", short_names(flow, {*step.validity->used_by}));
            if (step.validity->renewals)
                validity +=
                    fmt::format("，可延期 {} 次、每次不超过 {} 个月", *step.validity->renewals, step.validity->renewal_months.value_or(0));
        }
        std::string shortest;
        if (step.shortest) shortest = fmt::format("{} {}（{}）", step.shortest->days, label(step.unit), step.shortest->basis);
        table.rows.push_back({Cell{step.step_key, step.short_name}, step.limit_basis, Cell{step.joint, step.joint ? "是" : "-"},
                              text_cell(days_text(step.extension_limit, step.unit)), text_cell(validity),
                              step.validity ? Cell{step.validity->basis} : Cell{}, text_cell(shortest)});
    }
    Section section{"clocks",
                    "法定时限依据、延长、证照有效期、最短期间（没有另写的，按行政许可法第四十二条可延长 10 个工作日，联合办理 15 个）"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section source_section(const std::vector<FlowStep>& steps) {
    Table table;
    table.columns = {{"step", "事项"}, {"legal_basis", "依据"}, {"source", "来源"}, {"confidence", "时限可信度"}};
    for (const FlowStep& step : steps)
        table.rows.push_back(
            {Cell{step.step_key, step.short_name}, text_cell(step.legal_basis), text_cell(step.source), text_cell(step.confidence)});
    Section section{"sources", "依据和来源（assumed：假定，可改）"};
    section.blocks.emplace_back(std::move(table));
    return section;
}

// Longest path with every condition true; two that exclude each other are both taken, which changes no step's limit.
int worst_days(const Flow& flow, LimitKind limits) { return approval_clock(flow.steps, limits).days; }

}  // namespace

Document flow_document(const Flow& flow, const FlowChoice& choice) {
    require_conditions(flow, choice.conditions);
    const std::vector<FlowStep> steps = choice.steps == Chosen::all ? flow.steps : open_steps(flow, choice.conditions);
    Document document;
    document.report = "flow";
    document.titles = {flow.name, flow.flow_key};
    document.sections.push_back(overall_section(flow, steps, choice));
    document.sections.push_back(condition_section(flow, choice));
    document.sections.push_back(step_section(flow, steps));
    document.sections.push_back(material_section(steps));
    document.sections.push_back(clock_section(flow, steps));
    document.sections.push_back(source_section(steps));
    document.notes = {"时限是可改的数据：项目自己的时限写在方案里（编制时写 --limit 或 --input）。"};
    return document;
}

std::vector<FlowFault> check_flows(std::span<const Flow> flows) {
    std::vector<FlowFault> faults;
    for (const Flow& flow : flows) {
        for (Fault& fault : check(flow)) faults.push_back({flow.flow_key, std::move(fault)});
    }
    return faults;
}

Document flow_check_document(std::span<const Flow> flows, const std::vector<FlowFault>& faults) {
    Table counts;
    counts.columns = {{"flow", "键"},
                      {"name", "审批流程"},
                      {"steps", "事项", Align::right},
                      {"conditional", "有条件", Align::right},
                      {"sub_items", "子项", Align::right},
                      {"total_limit", "总时限", Align::right},
                      {"worst", "最坏", Align::right},
                      {"least", "最简", Align::right},
                      {"in_a_row", "逐项相加", Align::right},
                      {"legal", "按法定", Align::right}};
    for (const Flow& flow : flows) {
        counts.rows.push_back({flow.flow_key, flow.name, static_cast<std::int64_t>(flow.steps.size()), count_conditional(flow),
                               count_sub_items(flow), flow.total_limit, worst_days(flow, LimitKind::promised),
                               approval_clock(open_steps(flow, {})).days, approval_clock(flow.steps).days_in_a_row,
                               worst_days(flow, LimitKind::legal)});
    }
    Document document;
    document.report = "flow-check";
    document.titles = {"审批流程检查"};
    Section overall{"flows", fmt::format("{} 个流程", flows.size())};
    overall.figures = {{"flows", static_cast<std::int64_t>(flows.size())}, {"faults", static_cast<std::int64_t>(faults.size())}};
    overall.blocks.emplace_back(std::move(counts));
    document.sections.push_back(std::move(overall));
    Section found{"faults", faults.empty() ? "没有发现问题" : fmt::format("{} 处问题", faults.size())};
    if (!faults.empty()) {
        Table table;
        table.columns = {{"flow", "流程"}, {"step", "事项"}, {"code", "问题"}, {"message", "说明"}, {"hint", "办法"}};
        for (const FlowFault& fault : faults)
            table.rows.push_back(
                {fault.flow, text_cell(fault.fault.place.value), fault.fault.code, fault.fault.message, text_cell(fault.fault.hint)});
        found.blocks.emplace_back(std::move(table));
    }
    document.sections.push_back(std::move(found));
    document.notes = {"最坏：全部条件打开；最简：全部条件为假；都是承诺时限的最长路径，工作日。子项在所属事项之内，不另计。"};
    return document;
}

}  // namespace zb
