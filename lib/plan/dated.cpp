// SPDX-License-Identifier: Apache-2.0
// A plan whose dates people set (联合预审会, 专题会议): the file is the whole plan.
#include <algorithm>
#include <fmt/format.h>

#include "plan/parts.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

using Links = std::vector<std::pair<std::string, PlannedLink>>;

// Names of steps in a row may be keys or what people call them.
std::string key_of(const Flow& flow, const std::string& word) { return find_flow_step(flow, word).step_key; }

// In such a file people write the day of acceptance, as their tables show it; a plan keeps the first counted day.
std::optional<Date> first_day(const PlanRow& row, LimitUnit unit, const Calendar& calendar) {
    if (!row.start) return std::nullopt;
    if (*row.start > row.finish)
        throw Error{"plan.finish_before_start", fmt::format("“{}”计划 {} 受理，却在 {} 办结", row.step, iso(*row.start), iso(row.finish)),
                    "改 start 或 finish"};
    const Date first = first_day_after(*row.start, unit, calendar);
    return first > row.finish ? std::nullopt : std::optional{first};
}

PlannedStep step_of_row(const Flow& flow, const PlanRow& row, const Calendar& calendar, Links& links) {
    PlannedStep planned = planned_step(find_flow_step(flow, row.step));
    planned.start = first_day(row, planned.unit, calendar);
    planned.finish = row.finish;
    planned.main = row.main;
    planned.responsible = row.responsible;
    if (row.promised) planned.promised = row.promised;
    if (row.department) planned.department = *row.department;
    if (row.name) planned.name = *row.name;
    if (row.materials) planned.materials = *row.materials;
    if (row.depends_on) {
        planned.depends_on.clear();
        for (const std::string& word : *row.depends_on) planned.depends_on.push_back(key_of(flow, word));
    }
    if (row.part_of) {
        planned.part_of.reset();
        if (!row.part_of->empty()) planned.part_of = key_of(flow, *row.part_of);
    }
    for (PlannedLink link : row.links) {
        link.step = key_of(flow, link.step);
        links.emplace_back(planned.step, std::move(link));
    }
    planned.not_before = row.not_before;
    planned.deadline = row.deadline;
    planned.min_duration = row.min_duration;
    return planned;
}

// What becomes of a row's days where they are no working days, or leave no day between: said, never changed in silence. A promise on a rest
// day means the last working day before (domain.md, Clocks).
std::vector<std::string> doubts_of_days(const PlanRow& row, const PlannedStep& step, const Calendar& calendar) {
    std::vector<std::string> sentences;
    const bool counts_working_days = step.unit == LimitUnit::working;
    if (row.start && !step.start) {
        const std::string_view what = *row.start == row.finish ? "受理当日办结" : "受理后到办结没有工作日";
        sentences.push_back(fmt::format("“{}”{}（{} 至 {}）：方案只记办结日", step.short_name, what, iso(*row.start), iso(row.finish)));
    } else if (row.start && counts_working_days && !calendar.is_working(*row.start)) {
        sentences.push_back(fmt::format("“{}”计划受理日 {} 是休息日：按之前最后一个工作日 {} 编入", step.short_name, iso(*row.start),
                                        iso(calendar.previous_working(*row.start))));
    }
    if (counts_working_days && !calendar.is_working(row.finish)) {
        sentences.push_back(fmt::format("“{}”计划办结日 {} 是休息日：照写编入，须在之前最后一个工作日 {} 办结", step.short_name,
                                        iso(row.finish), iso(calendar.previous_working(row.finish))));
    }
    return sentences;
}

// It will not be possible to record such a day.
void add_doubt_of_period(std::vector<std::string>& sentences, const PlannedStep& step, const Calendar& calendar) {
    const auto shortest = shortest_of(step);
    const auto begun = planned_acceptance(step, calendar);
    if (!shortest || !begun) return;
    const Date first = first_end(*shortest, step.unit, *begun, calendar);
    if (step.finish >= first) return;
    sentences.push_back(fmt::format("“{}”计划 {} 开始、{} 办结，最短期间 {} {}（{}），最早 {}", step.short_name, iso(*begun),
                                    iso(step.finish), shortest->days, label(step.unit), shortest->basis, iso(first)));
}

// People may know better than the flow: a doubt is printed, nothing is refused.
std::vector<std::string> doubts(const std::vector<PlannedStep>& steps, const std::vector<FlowStep>& open, const Calendar& calendar) {
    std::vector<std::string> sentences;
    for (const PlannedStep& step : steps) {
        const bool is_open = std::any_of(open.begin(), open.end(), [&](const FlowStep& s) { return s.step_key == step.step; });
        if (!is_open) sentences.push_back(fmt::format("“{}”按所写条件不在本项目，方案文件写了它，照文件编入", step.short_name));
        add_doubt_of_period(sentences, step, calendar);
        for (const std::string& key : step.depends_on) {
            const PlannedStep* before = find_planned(steps, key);
            if (before == nullptr || before->finish <= step.finish) continue;
            sentences.push_back(fmt::format("“{}”计划 {} 办结，早于它等的“{}”（{}）", step.short_name, iso(step.finish), before->short_name,
                                            iso(before->finish)));
        }
    }
    return sentences;
}

}  // namespace

std::vector<std::string> begun_after_acceptance(const PlanDrafted& plan, const Calendar& calendar) {
    std::vector<std::string> sentences;
    for (const PlannedStep& sub : plan.steps) {
        const bool given = !sub.begun && (sub.not_before || !plan.reckoned());
        const PlannedStep* parent = given && sub.special_procedure() ? find_planned(plan.steps, *sub.part_of) : nullptr;
        if (parent == nullptr) continue;
        const auto begun = planned_acceptance(sub, calendar), accepted = planned_acceptance(*parent, calendar);
        if (!begun || !accepted || *begun <= *accepted) continue;
        sentences.push_back(fmt::format("“{}”{} 开始，晚于“{}”受理（{}）：开始当日也停表，比受理当日开始多一日", sub.short_name,
                                        iso(*begun), parent->short_name, iso(*accepted)));
    }
    return sentences;
}

namespace {

// The days set may be earlier than the project's own links allow, or later than its deadlines.
void add_doubts_of_links(PlanAnswer& answer, const Calendar& calendar) {
    PlanNetwork network{answer.draft, calendar};
    network.solve();
    for (std::size_t i = 0; i < answer.draft.steps.size(); ++i) {
        const PlannedStep& step = answer.draft.steps[i];
        const Date earliest = network.window(i).earliest.finish;
        if (!step.links.empty() && earliest > step.finish)
            answer.warnings.push_back(
                fmt::format("“{}”计划 {} 办结，按前置和搭接最早 {}", step.short_name, iso(step.finish), iso(earliest)));
        if (step.deadline && step.finish > *step.deadline)
            answer.warnings.push_back(
                fmt::format("“{}”计划 {} 办结，晚于要求的 {}", step.short_name, iso(step.finish), iso(*step.deadline)));
    }
}

}  // namespace

PlanAnswer plan_of_rows(const Flow& flow, const std::vector<std::string>& conditions, const std::vector<PlanRow>& rows,
                        const Calendar& calendar) {
    require_conditions(flow, conditions);
    PlanAnswer answer;
    answer.draft.flow = flow.flow_key;
    answer.total_limit = flow.total_limit;
    answer.draft.conditions = conditions;
    Faults faults;
    PlanConstraints constraints;
    for (const PlanRow& row : rows) {
        faults.attempt(row.line, [&] {
            PlannedStep& step = answer.draft.steps.emplace_back(step_of_row(flow, row, calendar, constraints.links));
            for (std::string& doubt : doubts_of_days(row, step, calendar)) answer.warnings.push_back(std::move(doubt));
        });
    }
    faults.throw_if_any({"plan.invalid_file", fmt::format("方案文件有 {} 行不对", faults.count()), "改好后再执行一次"});

    put_links(answer.draft.steps, constraints);
    keep_links_within(answer.draft.steps);
    refuse_contradictions(answer.draft, calendar);
    for (std::string& doubt : doubts(answer.draft.steps, open_steps(flow, conditions), calendar))
        answer.warnings.push_back(std::move(doubt));
    for (std::string& sentence : begun_after_acceptance(answer.draft, calendar)) answer.warnings.push_back(std::move(sentence));
    add_doubts_of_links(answer, calendar);
    answer.finish = answer.draft.steps.front().finish;
    for (const PlannedStep& step : answer.draft.steps) {
        answer.finish = std::max(answer.finish, step.finish);
        if (step.main) answer.chain.push_back(step.step);
    }
    for (const FlowStep& step : flow.steps) {
        if (find_planned(answer.draft.steps, step.step_key) == nullptr) answer.left_out.push_back({step.short_name, "方案文件没有写它"});
    }
    return answer;
}

}  // namespace zb
