// SPDX-License-Identifier: Apache-2.0
// Plans beside what happened: the days by which each step is late or early, how many it lost itself, and who owns them.
#include <fmt/format.h>

#include "report/card/card.h"
#include "report/card/parts.h"
#include "report/card/time.h"
#include "report/words/days.h"
#include "report/words/owners.h"
#include "report/words/page.h"

namespace zb {

namespace {

// The part of a step's slippage that its own rows add; the steps before it add the rest.
std::optional<int> own_days(const std::optional<MainLine>& line, const PlannedStep& step) {
    if (!line) return std::nullopt;
    int days = 0;
    for (const LineRow& row : line->rows) days += row.step->step == step.step || row.step->part_of == step.step ? row.diff() : 0;
    return days;
}

Section versions_section(const ProjectPlans& plans) {
    Table table;
    table.columns = {{"version", "版本"}, {"role", "作用"}, {"on", "审定日"}, {"reason", "依据"}, {"entry", "条目", Align::right}};
    for (const PlanVersion& version : plans.adopted) {
        const bool first = &version == &plans.adopted.front();
        const bool last = &version == &plans.adopted.back();
        const std::string_view role = first && last ? "基准、现行" : first ? "基准" : last ? "现行" : "曾用";
        table.rows.push_back({fmt::format("V{}", version.number), role, version.on, version.reason, version.seq});
    }
    return {"versions", "方案版本", 1, {}, {std::move(table)}};
}

Section steps_section(const State& state, const ProjectOutlook& outlook, Date day) {
    const auto node_line = main_line(state, outlook, day);
    std::vector<CardStep> cards;
    for (const StepOutlook& step : outlook.steps) {
        cards.push_back(card_step(state, outlook, step, node_line ? &*node_line : nullptr));
    }
    Table table = card_table(state, cards, CardForm::comparison);
    table.columns.push_back({"own", "其中本事项", Align::right});
    table.columns.push_back({"owners", "较基准由谁"});
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const PlannedStep& planned = *cards[i].step->planned;
        const auto line = main_line(state, outlook, day, planned.step);
        table.rows[i].push_back(days_late(own_days(line, planned)));
        // Nobody owes an account of a day that was not lost.
        table.rows[i].push_back(line && line->slip != 0 ? text_cell(owners_text(*line)) : Cell{});
    }
    return {"steps", "事项：基准、现行、实际和预计", 1, {}, {std::move(table)}};
}

}  // namespace

Document compare_document(const State& state, const ProjectOutlook& outlook, Date day, const Basis& basis) {
    if (outlook.plan == nullptr)
        throw Error{"plan.none", fmt::format("{} {}还没有审定的方案", outlook.project->code, outlook.project->name),
                    fmt::format("先编制：zb plan make {} --flow 流程 --start 日期", outlook.project->code)};
    Document document = project_document("compare", "方案对比", *outlook.project, basis);
    document.sections.push_back(versions_section(state.plans_of(outlook.project->code)));
    document.sections.push_back(steps_section(state, outlook, day));
    if (const auto line = main_line(state, outlook, day)) {
        Section section{"owners", fmt::format("{}：基准 {}，{} {}", line->node_name, iso(line->baseline), line->expected ? "预计" : "实际",
                                              iso(line->days.to))};
        section.figures = {{"node", line->node}, {"slip", std::int64_t{line->slip}}};
        for (const OwnerDays& owner : line->owners) section.figures.emplace_back("owner." + key(owner.owner), std::int64_t{owner.days});
        section.blocks.emplace_back(Paragraph{owners_sentence(*line), "按责任："});
        document.sections.push_back(std::move(section));
    }
    document.notes = {
        "括号内为预计；天数为工作日，正数为晚。较基准由谁：沿该事项的主线逐段比较，合计等于较基准；其中本事项：该事项自己各段之和。",
        basis_note(basis, "zb plan compare " + outlook.project->code)};
    return document;
}

}  // namespace zb
