// SPDX-License-Identifier: Apache-2.0
// Rows of documents, from the attempts that were decided.
#include "report/lists/certificates.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "domain/step/certificate.h"
#include "plan/planned_step.h"
#include "report/words/clocks.h"
#include "report/words/items.h"

namespace zb {

namespace {

// What the documents of one project are computed from.
struct DocumentsView {
    const State& state;
    const std::string& project;
    Date day;
    LampRules rules;
    const Flow* flow = nullptr;  // that of the current plan
};

// Each item once: those of the current plan in its order, behind them those that an earlier plan had.
std::vector<const PlannedStep*> items_ever_planned(const ProjectPlans& plans) {
    std::vector<const PlannedStep*> items;
    std::set<std::string_view> seen;
    for (auto plan = plans.adopted.rbegin(); plan != plans.adopted.rend(); ++plan) {
        for (const PlannedStep& step : plan->plan.steps)
            if (seen.insert(step.step).second) items.push_back(&step);
    }
    return items;
}

// Authorities give documents; what the enterprise and utilities do is recorded with their steps.
bool yields_document(const PlannedStep& step) {
    return step.kind == StepKind::permit || step.kind == StepKind::filing || step.kind == StepKind::review;
}

// True for an application that ended in a document, also where it was taken back later.
bool yielded(const Attempt& attempt, Date day) {
    const bool approved = attempt.state == StepState::decided || attempt.state == StepState::issued || attempt.state == StepState::revoked;
    return approved && attempt.decided && *attempt.decided <= day;
}

Cell standing_of(const PlannedStep& step, const Attempt& attempt, const std::optional<CertificateTerm>& term) {
    if (attempt.state == StepState::revoked) return Cell{Value{std::string{"revoked"}}, std::string{label(attempt.state)}};
    if (step.kind == StepKind::permit && !attempt.issued) return Cell{Value{std::string{"not_issued"}}, "待发证"};
    if (!term) return Cell{Value{std::string{"valid"}}, "有效"};
    if (term->used) return Cell{Value{std::string{"used"}}, fmt::format("已于 {} 使用", iso(*term->used))};
    if (term->ended()) return Cell{Value{std::string{"ended"}}, fmt::format("已过期 {} 天", -term->left)};
    if (term->lamp == Lamp::yellow) return Cell{Value{std::string{"ending"}}, fmt::format("将满，剩 {} 天", term->left)};
    return Cell{Value{std::string{"valid"}}, fmt::format("有效，剩 {} 天", term->left)};
}

Row document_row(const DocumentsView& view, const PlannedStep& step, const Attempt& attempt, bool is_last) {
    const Calendar& calendar = view.state.origin.calendar();
    const auto term = is_last ? certificate_term(step, view.state.steps_of(view.project), view.day, calendar, view.rules) : std::nullopt;
    const std::int64_t seq = attempt.issued ? attempt.seq_of(StepMove::issue) : attempt.seq_of(StepMove::decide);
    const Cell until = term ? Cell{term->until, iso(term->until) + tentative(term->until, calendar)} : Cell{};
    const Cell left = term && !term->used ? Cell{term->left} : Cell{};
    return Row{project_cell(view.state.project(view.project)),
               step.step,
               step.short_name,
               document_of(view.flow, step).value_or(step.name),
               attempt.certificate,
               step.department,
               attempt.decided,
               attempt.issued,
               until,
               left,
               standing_of(step, attempt, term),
               entry_cell(seq == 0 ? attempt.seq : seq)};
}

void add_documents(Table& table, const DocumentsView& view, const WantedItem& wanted) {
    const ProjectSteps& steps = view.state.steps_of(view.project);
    for (const PlannedStep* step : items_ever_planned(view.state.plans_of(view.project))) {
        const auto record = steps.find(step->step);
        if (record == steps.end() || !yields_document(*step) || (wanted && !wanted(*step))) continue;
        const std::vector<Attempt>& attempts = record->second.attempts;
        for (const Attempt& attempt : attempts)
            if (yielded(attempt, view.day)) table.rows.push_back(document_row(view, *step, attempt, &attempt == &attempts.back()));
    }
}

}  // namespace

Table certificates_table(const State& state, const std::vector<std::string>& projects, Date day, const WantedItem& wanted) {
    Table table;
    table.columns = {{"project", "项目"},
                     for_machines({"step", "键"}),
                     {"name", "事项"},
                     {"document", "证照批文"},
                     {"number", "文号"},
                     {"department", "部门"},
                     {"decided", "办结"},
                     {"issued", "发证"},
                     {"valid_until", "有效期至"},
                     for_machines({"left", "剩几天", Align::right}),
                     {"standing", "状态"},
                     {"entry", "条目", Align::right}};
    const LampRules rules = lamp_rules(state.origin, day);
    for (const std::string& project : projects) {
        const PlanVersion* plan = state.plans_of(project).current();
        add_documents(table, {state, project, day, rules, plan == nullptr ? nullptr : flow_of(state, plan->plan)}, wanted);
    }
    return table;
}

}  // namespace zb
