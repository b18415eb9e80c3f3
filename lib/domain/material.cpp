// SPDX-License-Identifier: Apache-2.0
// Materials: which may be received, and what is made good by them.
#include "domain/material.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/naming.h"
#include "base/text.h"
#include "domain/personal_numbers.h"
#include "domain/step/case.h"
#include "domain/step/words.h"
#include "domain/wording.h"

namespace zb {

namespace {

bool before_acceptance(StepState state) {
    return state == StepState::planned || state == StepState::filed || state == StepState::correcting || state == StepState::refused ||
           state == StepState::withdrawn || state == StepState::denied;
}

// 备齐: a material of the plan's list, once, before the step is accepted.
void check_preparation(const State& state, const StepCase& at, const std::string& material) {
    std::vector<std::string> papers;
    for (const PlannedStep::Paper& paper : at.planned.materials) papers.push_back(paper.name);
    if (std::find(papers.begin(), papers.end(), material) == papers.end()) {
        const std::string near = nearest(material, papers);
        throw Error{"material.unknown", fmt::format("{}的申请材料里没有“{}”", at.place(), material),
                    near.empty() ? "看还缺什么：zb material missing " + at.operands() : with_nearest(near, "")};
    }
    const ProjectSteps& steps = state.steps_of(at.project.code);
    const auto record = steps.find(at.planned.step);
    const Prepared* before = record == steps.end() ? nullptr : record->second.find_prepared(material);
    if (before == nullptr) return;
    throw Error{"material.ready_already",
                fmt::format("{}的“{}”已于 {} 备齐（第 {} 条）", at.place(), material, iso(before->on), before->seq),
                "看还缺什么：zb material missing " + at.operands()};
}

const Owed* find_owed(const Attempt& attempt, std::string_view material) {
    const auto found = std::find_if(attempt.owed.begin(), attempt.owed.end(), [&](const Owed& owed) { return owed.material == material; });
    return found == attempt.owed.end() ? nullptr : &*found;
}

// Of the paper as it is at hand: made good, or gathered before the acceptance.
std::optional<Date> day_received(const StepRecord& record, std::string_view material) {
    const Owed* owed = record.attempts.empty() ? nullptr : find_owed(record.attempts.back(), material);
    if (owed != nullptr && owed->received) return owed->received;
    const Prepared* prepared = record.find_prepared(material);
    return prepared == nullptr ? std::nullopt : std::optional{prepared->on};
}

// The day on which an application came to nothing: what it owed is owed no more from then on.
std::optional<Date> day_ended(const Attempt& attempt) {
    if (attempt.ended) return attempt.ended;
    return attempt.state == StepState::denied ? attempt.decided : std::nullopt;
}

void add_lapses(std::vector<Lapse>& lapses, const std::string& project, const std::string& step, const Attempt& attempt, Date day) {
    const std::optional<Date> ended = day_ended(attempt);
    for (const Owed& owed : attempt.owed) {
        const bool in_time = owed.received && *owed.received <= owed.due;
        const bool fell_away = ended && *ended <= owed.due;
        if (owed.due >= day || owed.since > day || in_time || fell_away) continue;
        lapses.push_back({project, step, owed.material, owed.promise, owed.due, owed.received, ended, {}, owed.seq});
    }
}

// zb material receive 005 施工许可 授权委托书原件 --on 日期.
std::string receiving(const State& state, const Lapse& lapse) {
    const PlanVersion* plan = state.plans_of(lapse.project).current();
    const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(lapse.step);
    return fmt::format("zb material receive {} {} {} --on 日期", state.short_code(lapse.project),
                       shell_word(planned == nullptr ? lapse.step : planned->short_name), shell_word(lapse.material));
}

void add_owed(Table& table, const std::string& project, const std::string& step, const Attempt& attempt) {
    for (const Owed& owed : attempt.owed) {
        table.rows.push_back({project, step, owed.material, owed.promise, owed.since, owed.due, owed.received, owed.seq,
                              owed.received ? Cell{owed.received_seq} : Cell{}});
    }
}

}  // namespace

std::vector<Lapse> lapses_of(const State& state, std::string_view project, Date day) {
    std::vector<Lapse> lapses;
    for (const auto& [step, record] : state.steps_of(project)) {
        for (const Attempt& attempt : record.attempts) add_lapses(lapses, std::string{project}, step, attempt, day);
    }
    std::stable_sort(lapses.begin(), lapses.end(), [](const Lapse& one, const Lapse& other) { return one.due < other.due; });
    const auto restorations = state.credit.find(project);
    if (restorations == state.credit.end()) return lapses;
    for (Lapse& lapse : lapses) {
        for (const Restored& restored : restorations->second) {
            const bool made_good = lapse.received ? *lapse.received <= restored.on : lapse.ended.has_value();
            const bool after = made_good && restored.on > lapse.due && restored.on <= day;
            if (after && !lapse.restored) lapse.restored = restored.on;
        }
    }
    return lapses;
}

std::vector<std::string> projects_of_same_enterprise(const State& state, const Project& project) {
    std::vector<std::string> codes;
    for (const auto& [code, other] : state.projects) {
        const bool same_code = project.details.uscc && other.details.uscc == project.details.uscc;
        const bool same_name = project.details.enterprise && other.details.enterprise &&
                               normal_name(*other.details.enterprise) == normal_name(*project.details.enterprise);
        if (code == project.code || same_code || same_name) codes.push_back(code);
    }
    return codes;
}

void add_same_enterprise(Scope& scope, const std::string& code, const State& names) {
    scope.projects.insert(code);
    const auto project = names.projects.find(code);
    if (project == names.projects.end()) return;
    for (std::string& other : projects_of_same_enterprise(names, project->second)) scope.projects.insert(std::move(other));
}

std::vector<Lapse> marks_against(const State& state, const Project& project, Date day) {
    std::vector<Lapse> marks;
    for (const std::string& code : projects_of_same_enterprise(state, project)) {
        if (!state.scope.covers(code)) continue;
        for (Lapse& lapse : lapses_of(state, code, day))
            if (lapse.marked()) marks.push_back(std::move(lapse));
    }
    return marks;
}

// 西安市行政审批局 2023、阜新市司法局 2022: 失信未修复不适用容缺受理. Guangdong leaves it to the place, hence a setting.
void refuse_barred_deferral(const State& state, const Project& project, Date day) {
    if (state.origin.setting(kDeferralSetting, day) != kBarredUntilRestored) return;
    const std::vector<Lapse> marks = marks_against(state, project, day);
    if (marks.empty()) return;
    const Lapse& mark = marks.front();
    const std::string standing = mark.received ? fmt::format("{} 才补齐", iso(*mark.received)) : std::string{"未补齐"};
    const std::string code = state.short_code(mark.project);
    const std::string repair = fmt::format("zb material repair {} --reason 依据", code);
    throw Error{"material.deferral_barred",
                fmt::format("{}的企业有容缺失信记录：{} 的“{}”期限 {}，{}；修复前不适用容缺受理（设置项 {}）", project.name, code,
                            mark.material, iso(mark.due), standing, kDeferralSetting),
                mark.repaired() ? fmt::format("先修复：{}；或收齐材料再受理", repair)
                                : fmt::format("先补齐：{}；再修复：{}", receiving(state, mark), repair)};
}

bool serves_other_steps(const State& state, std::string_view material, Date day) {
    std::string forms = state.origin.setting(kFormsSetting, day);
    constexpr std::string_view kComma = "、";
    for (std::size_t at = forms.find(kComma); at != std::string::npos; at = forms.find(kComma)) forms.replace(at, kComma.size(), ";");
    for (const std::string& ending : split(forms, ';'))
        if (!ending.empty() && material.ends_with(ending)) return false;
    return true;
}

void MaterialNoun::check(const State& state, const Envelope& envelope, const MaterialReceived& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    std::vector<std::string> owed;
    if (at.attempt != nullptr)
        for (const Owed* open : at.attempt->still_owed()) {
            if (open->material == fact.material && envelope.on >= open->since) return;
            owed.push_back(open->material);
        }
    if (before_acceptance(at.today.state)) return check_preparation(state, at, fact.material);
    throw Error{"material.not_owed", fmt::format("{}没有欠“{}”", at.place(), fact.material),
                owed.empty() ? "它现在不欠材料：zb step show " + at.operands() : "现在欠的是：" + join(owed, "、")};
}

void MaterialNoun::check(const State& state, const Envelope& envelope, const MaterialReturned& fact) {
    const StepCase at = case_of(state, envelope, fact.step);
    refuse_blank(fact.reason, "退回原因");
    const ProjectSteps& steps = state.steps_of(at.project.code);
    const auto record = steps.find(at.planned.step);
    const std::optional<Date> came = record == steps.end() ? std::nullopt : day_received(record->second, fact.material);
    if (!came)
        throw Error{"material.not_received", fmt::format("{}没有收到过“{}”，不用退回", at.place(), fact.material),
                    fmt::format("看收到的：zb material list {}", at.project.short_code)};
    if (envelope.on < *came)
        throw Error{"material.returned_before", fmt::format("“{}”于 {} 收到，不能在 {} 退回", fact.material, iso(*came), iso(envelope.on)),
                    fmt::format("把 --on 写成 {} 或以后的日期", iso(*came))};
    // Past the acceptance only what was owed can still be wanted again.
    const bool owed = at.attempt != nullptr && find_owed(*at.attempt, fact.material) != nullptr;
    if (before_acceptance(at.today.state) || (owed && at.attempt->lives() && !at.attempt->issued)) return;
    throw Error{"material.too_late_to_return",
                fmt::format("{}现为“{}”，“{}”不能再退回", at.place(), label(at.today.state, at.planned.kind), fact.material),
                "看它的经过：zb step show " + at.operands()};
}

void MaterialNoun::check(const State& state, const Envelope& envelope, const CreditRestored& fact) {
    const Project& project = state.project(project_of(envelope));
    refuse_closed(project, envelope.on);
    refuse_blank(fact.reason, "修复依据");
    std::vector<Lapse> marked = lapses_of(state, project.code, envelope.on);
    std::erase_if(marked, [](const Lapse& lapse) { return !lapse.marked(); });
    if (marked.empty())
        throw Error{"material.no_mark", fmt::format("{}在 {} 没有未修复的容缺失信记录", project.name, iso(envelope.on)),
                    "看各项目的：zb material lapses"};
    for (const Lapse& lapse : marked) {
        if (lapse.repaired()) continue;
        throw Error{"material.mark_open",
                    fmt::format("{}的“{}”（期限 {}）还没有补齐，不能修复", project.name, lapse.material, iso(lapse.due)),
                    fmt::format("先补齐：{}；补不齐的先终止那个事项", receiving(state, lapse))};
    }
}

// What is owed is made good; what is not owed was gathered before the acceptance.
void MaterialNoun::apply(State& state, const Envelope& envelope, const MaterialReceived& fact) {
    StepRecord& record = state.steps[project_of(envelope)][fact.step];
    std::erase_if(record.returned, [&](const ReturnedPaper& paper) { return paper.material == fact.material; });
    if (!record.attempts.empty()) {
        for (Owed& owed : record.attempts.back().owed) {
            if (owed.material != fact.material || owed.received) continue;
            owed.received = envelope.on;
            owed.received_seq = envelope.seq;
            return;
        }
    }
    record.prepared.push_back(Prepared{fact.material, envelope.on, envelope.seq});
}

// What was made good is owed again till its first day; what was gathered is wanted again.
void MaterialNoun::apply(State& state, const Envelope& envelope, const MaterialReturned& fact) {
    StepRecord& record = state.steps[project_of(envelope)][fact.step];
    Owed* owed = nullptr;
    if (!record.attempts.empty()) {
        for (Owed& each : record.attempts.back().owed)
            if (each.material == fact.material && each.received) owed = &each;
    }
    if (owed != nullptr) {
        owed->received.reset();
        owed->received_seq = 0;
    } else {
        std::erase_if(record.prepared, [&](const Prepared& paper) { return paper.material == fact.material; });
    }
    record.returned.push_back({fact.material, envelope.on, fact.reason, envelope.seq});
}

void MaterialNoun::apply(State& state, const Envelope& envelope, const CreditRestored& fact) {
    state.credit[project_of(envelope)].push_back({envelope.on, envelope.seq, fact.reason});
}

std::string MaterialNoun::words(const State& names, const Envelope& envelope, const MaterialReceived& fact) {
    return with_note(fmt::format("{} 收到“{}”", step_called(names, envelope, fact.step), fact.material), fact.note);
}

std::string MaterialNoun::words(const State& names, const Envelope& envelope, const MaterialReturned& fact) {
    return with_note(fmt::format("{} 退回“{}”：{}", step_called(names, envelope, fact.step), fact.material, fact.reason), fact.note);
}

std::string MaterialNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const CreditRestored& fact) {
    return with_note(fmt::format("容缺失信修复：{}", fact.reason), fact.note);
}

DailyLine MaterialNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const MaterialReturned& fact, Date /*evening*/) {
    return {fact.step, {}, with_note(fmt::format("退回材料“{}”：{}", fact.material, fact.reason), fact.note), {}};
}

DailyLine MaterialNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const CreditRestored& fact, Date /*evening*/) {
    return {{}, "容缺失信修复", with_note(fact.reason, fact.note), {}};
}

DailyLine MaterialNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const MaterialReceived& fact, Date /*evening*/) {
    return {fact.step, {}, with_note(fmt::format("收到材料“{}”", fact.material), fact.note), {}};
}

NounTable MaterialNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"step", "事项键"},
                     {"material", "容缺材料"},
                     {"promise", "承诺书"},
                     {"since", "自"},
                     {"due", "补齐期限"},
                     {"received", "补齐日"},
                     {"seq", "容缺条目", Align::right},
                     {"received_seq", "补齐条目", Align::right}};
    for (const auto& [project, steps] : state.steps) {
        for (const auto& [step, record] : steps) {
            for (const Attempt& attempt : record.attempts) add_owed(table, project, step, attempt);
        }
    }
    return {"material", "容缺材料，已补齐的也在内", std::move(table)};
}

}  // namespace zb
