// SPDX-License-Identifier: Apache-2.0
// The step's own person, else its department's of the team.
#include "domain/responsible.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/step/words.h"
#include "domain/wording.h"

namespace zb {

void ResponsibleNoun::check(const State& state, const Envelope& envelope, const StepAssigned& fact) {
    const Project& project = state.project(project_of(envelope));
    refuse_closed(project, envelope.on);
    refuse_gone(known_staff(state, fact.staff), envelope.on);
    const PlanVersion* plan = state.plans_of(project.code).current();
    const std::string word = project.short_code;
    if (plan == nullptr) {
        throw Error{"plan.none", fmt::format("{} {} 还没有审定的方案", project.code, project.name),
                    fmt::format("先按部门指定：zb team assign {} --department 部门 --staff {}", word, fact.staff)};
    }
    const PlannedStep* planned = plan->find(fact.step);
    if (planned == nullptr) {
        throw Error{"step.unknown", fmt::format("{} {} 的现行方案没有事项“{}”", project.code, project.name, fact.step),
                    fmt::format("看方案里的事项：zb step list {}", word)};
    }
    const auto own = own_assignment(state, project, fact.step, envelope.on);
    if (!own || own->staff != fact.staff) return;
    throw Error{
        Fault{"step.assign_unchanged",
              fmt::format("{} {} “{}”的责任人自 {} 起就是“{}”", project.code, project.name, planned->short_name, iso(own->on), fact.staff),
              fmt::format("看这个事项：zb step show {} {}", word, planned->short_name), Place{0, "责任人", fact.staff}}};
}

void ResponsibleNoun::apply(State& state, const Envelope& envelope, const StepAssigned& fact) {
    state.assignments[project_of(envelope)][fact.step].push_back({envelope.on, envelope.seq, fact.staff});
}

void ResponsibleNoun::index(const Envelope& envelope, const StepAssigned& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

std::string ResponsibleNoun::words(const State& names, const Envelope& envelope, const StepAssigned& fact) {
    return with_note(fmt::format("{} 责任人为 {}", step_called(names, envelope, fact.step), fact.staff), fact.note);
}

std::optional<StepAssignment> own_assignment(const State& state, const Project& project, std::string_view step, Date day) {
    std::optional<StepAssignment> last;
    const auto take = [&](const StepAssignment& one) {
        if (one.on > day || (last && std::tie(one.on, one.seq) < std::tie(last->on, last->seq))) return;
        last = one;
    };
    for (const PlanVersion& version : state.plans_of(project.code).adopted) {
        const PlannedStep* row = version.find(step);
        if (row != nullptr && row->responsible) take({version.on, version.seq, *row->responsible});
    }
    const auto assigned = state.assignments.find(project.code);
    if (assigned == state.assignments.end()) return last;
    if (const auto own = assigned->second.find(step); own != assigned->second.end()) {
        for (const StepAssignment& one : own->second) take(one);
    }
    return last;
}

std::optional<std::string> team_member_on(const State& state, const Project& project, std::string_view department, Date day) {
    const TeamMember* last = nullptr;
    for (const TeamMember& member : project.members) {
        if (member.department != department || !member.serves_on(day)) continue;
        const Person* person = state.staff.find(member.staff);
        if (person != nullptr && person->gone_on(day)) continue;
        if (last == nullptr || member.since >= last->since) last = &member;
    }
    return last == nullptr ? std::nullopt : std::optional{last->staff};
}

std::optional<std::string> responsible_on(const State& state, const Project& project, const PlannedStep& planned, Date day) {
    if (auto own = own_assignment(state, project, planned.step, day)) return std::move(own->staff);
    return team_member_on(state, project, planned.department, day);
}

Date day_of_responsibility(const Attempt* attempt, Date day) {
    if (attempt == nullptr || !attempt->decided) return day;
    return std::max(*attempt->decided, attempt->opening_from.value_or(*attempt->decided));
}

}  // namespace zb
