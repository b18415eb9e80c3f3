// SPDX-License-Identifier: Apache-2.0
// Taking a flow's step over into a plan.
#include "plan/planned_step.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace zb {

std::string PlannedStep::end_name() const {
    const bool names_its_end = kind == StepKind::milestone || short_name.ends_with("备案");
    return names_its_end ? short_name : short_name + "办结";
}

bool PlannedStep::approval_item() const {
    const bool kind_counts = kind == StepKind::permit || kind == StepKind::filing || kind == StepKind::review;
    return kind_counts && !procedure && !special_procedure();
}

const PlannedStep* find_planned(const std::vector<PlannedStep>& steps, std::string_view key) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const PlannedStep& step) { return step.step == key; });
    return found == steps.end() ? nullptr : &*found;
}

PlannedStep* find_planned(std::vector<PlannedStep>& steps, std::string_view key) {
    const PlannedStep* found = find_planned(std::as_const(steps), key);
    return found == nullptr ? nullptr : steps.data() + (found - steps.data());
}

PlannedStep planned_step(const FlowStep& step) {
    PlannedStep planned;
    planned.step = step.step_key;
    planned.name = step.name;
    planned.short_name = step.short_name;
    planned.stage = step.stage;
    planned.department = step.department;
    planned.kind = step.kind;
    planned.legal = step.legal_limit;
    planned.promised = step.promised_limit;
    planned.unit = step.unit;
    planned.counted = step.counted;
    planned.line = step.line;
    if (!step.part_of.empty()) planned.part_of = step.part_of;
    planned.depends_on = step.depends_on;
    for (const Material& material : step.materials) planned.materials.push_back({material.name, !material.main});
    if (!step.legal_basis.empty()) planned.legal_basis = step.legal_basis;
    planned.procedure = step.special_procedure();
    planned.joint = step.joint;
    planned.limit_basis = step.limit_basis;
    planned.extension = step.extension_limit;
    planned.validity = step.validity;
    planned.shortest = step.shortest;
    // Only where something hangs on it: a certificate's name is printed beside the day on which it ends.
    if (step.validity && !step.result_doc.empty()) planned.result = step.result_doc;
    return planned;
}

Date first_day_after(Date accepted, LimitUnit unit, const Calendar& calendar) {
    return unit == LimitUnit::working ? calendar.add(accepted, WorkingDays{1}) : accepted + kOneDay;
}

std::optional<Date> planned_acceptance(const PlannedStep& step, const Calendar& calendar) {
    // Nobody accepts on a rest day.
    if (step.start) return calendar.previous_working(*step.start - kOneDay);
    const bool at_once = step.kind != StepKind::milestone && step.promised.value_or(step.legal.value_or(1)) == 0;
    return at_once ? std::optional{step.finish} : std::nullopt;
}

std::optional<std::string> document_of(const Flow* flow, const PlannedStep& step) {
    if (step.result) return step.result;
    const FlowStep* of_flow = flow == nullptr ? nullptr : flow->find(step.step);
    if (of_flow == nullptr || of_flow->result_doc.empty()) return std::nullopt;
    return of_flow->result_doc;
}

int days_of(const PlannedStep& step) {
    // 开工 has three months by law from the permit (建筑法 第九条): a bound of the milestone, no work that takes so long.
    if (step.kind == StepKind::milestone) return step.promised.value_or(0);
    return step.promised.value_or(step.legal.value_or(0));
}

bool starts_at_decision(const Validity& validity) {
    return validity.from_decision || validity.basis.find("批准之日起") != std::string::npos;
}

bool has_shortest(const PlannedStep& step) {
    if (step.shortest) return true;
    const bool procedure = step.procedure || step.special_procedure();
    if ((!procedure && step.kind != StepKind::enterprise) || days_of(step) < 1 || step.unit == LimitUnit::month) return false;
    return step.name.find(procedure ? "公示" : "招拍挂公告") != std::string::npos;
}

std::optional<Shortest> shortest_of(const PlannedStep& step) {
    if (step.shortest || !has_shortest(step)) return step.shortest;
    return Shortest{days_of(step), step.legal_basis.value_or("公示、公告的天数是最短期间")};
}

Date first_end(const Shortest& shortest, LimitUnit unit, Date from, const Calendar& calendar) {
    return unit == LimitUnit::working ? calendar.add(from, WorkingDays{shortest.days}) : from + CalendarDays{shortest.days};
}

Date latest_beginning(const Shortest& shortest, LimitUnit unit, Date end, const Calendar& calendar) {
    return unit == LimitUnit::working ? calendar.add(calendar.previous_working(end), WorkingDays{-shortest.days})
                                      : end - CalendarDays{shortest.days};
}

int least_days(const PlannedStep& step) {
    const int days = days_of(step);
    if (const auto shortest = shortest_of(step)) return std::max(shortest->days, std::min(step.min_duration.value_or(days), days));
    if (step.min_duration) return std::min(*step.min_duration, days);
    const bool authority = step.kind == StepKind::permit || step.kind == StepKind::filing || step.kind == StepKind::review;
    return authority && !step.procedure ? std::min(1, days) : days;
}

std::string relation(const PlannedLink& link) {
    if (link.lag == 0) return std::string{key(link.type)};
    return fmt::format("{}{:+}{}", key(link.type), link.lag, link.unit == LimitUnit::working ? "wd" : "cd");
}

Date plan_end(const PlanDrafted& plan) {
    const auto last = std::max_element(plan.steps.begin(), plan.steps.end(),
                                       [](const PlannedStep& a, const PlannedStep& b) { return a.finish < b.finish; });
    return last->finish;
}

ApprovalClock approval_clock(const std::vector<PlannedStep>& steps, LimitKind limits) {
    std::vector<FlowStep> as_flow;
    for (const PlannedStep& planned : steps) {
        FlowStep step;
        step.step_key = planned.step;
        step.depends_on = planned.depends_on;
        step.part_of = planned.part_of.value_or("");
        step.counted = planned.counted;
        step.promised_limit = planned.promised;
        step.legal_limit = planned.legal;
        as_flow.push_back(std::move(step));
    }
    return approval_clock(std::span<const FlowStep>{as_flow}, limits);
}

void keep_links_within(std::vector<PlannedStep>& steps) {
    std::set<std::string> keys;
    for (const PlannedStep& step : steps) keys.insert(step.step);
    for (PlannedStep& step : steps) {
        std::erase_if(step.depends_on, [&](const std::string& key) { return !keys.contains(key); });
        std::erase_if(step.links, [&](const PlannedLink& link) { return !keys.contains(link.step); });
        if (step.part_of && !keys.contains(*step.part_of)) step.part_of.reset();
        // Whether a certificate was used in time depends on the step that uses it.
        const auto& use = step.validity ? step.validity->used_by : std::nullopt;
        if (use && !keys.contains(*use)) step.validity.reset();
    }
}

}  // namespace zb
