// SPDX-License-Identifier: Apache-2.0
// Teams: who may be named, and since when.
#include "domain/team.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"

namespace zb {

namespace {

// None where the state is that of an evening before the project was put on the list.
Project* served(State& state, const Envelope& envelope) {
    const auto found = state.projects.find(project_of(envelope));
    return found == state.projects.end() ? nullptr : &found->second;
}

// With the project's name, not its work: who serves what is known without a project's stream.
void index_team(const Envelope& envelope, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.subjects.push_back(project_stream(project_of(envelope)));
}

}  // namespace

void TeamNoun::check(const State& state, const Envelope& envelope, const SpecialistAssigned& fact) {
    const Project& project = state.project(project_of(envelope));
    const StaffAdded& person = known_staff(state, fact.staff);
    if (person.role != kSpecialistRole) {
        throw Error{Fault{"team.not_a_specialist", fmt::format("“{}”的角色是{}，不是{}", person.name, person.role, kSpecialistRole),
                          fmt::format("按角色查看人员：zb staff list --role {}", kSpecialistRole), Place{0, "服务专员", fact.staff}}};
    }
    if (project.specialist_on(envelope.on) == fact.staff) {
        throw Error{Fault{"team.unchanged", fmt::format("{} {} 的服务专员已经是“{}”", project.code, project.name, fact.staff),
                          fmt::format("查看服务团队：zb team show {}", project.code), Place{0, "服务专员", fact.staff}}};
    }
}

void TeamNoun::check(const State& state, const Envelope& envelope, const MemberAssigned& fact) {
    const Project& project = state.project(project_of(envelope));
    known_department(state, fact.department);
    known_staff(state, fact.staff);
    const bool known = std::any_of(project.members.begin(), project.members.end(), [&](const TeamMember& member) {
        return member.department == fact.department && member.staff == fact.staff;
    });
    if (known) {
        throw Error{Fault{"team.unchanged",
                          fmt::format("{} {} 在{}的责任人已经是“{}”", project.code, project.name, fact.department, fact.staff),
                          fmt::format("查看服务团队：zb team show {}", project.code), Place{0, "责任人", fact.staff}}};
    }
}

void TeamNoun::apply(State& state, const Envelope& envelope, const SpecialistAssigned& fact) {
    Project* project = served(state, envelope);
    if (project == nullptr) return;
    auto& terms = project->specialists;
    // A change told late takes its place by its day.
    const auto place =
        std::upper_bound(terms.begin(), terms.end(), envelope.on, [](Date day, const auto& term) { return day < term.first; });
    terms.emplace(place, envelope.on, fact.staff);
    project->specialist = terms.back().second;
}

void TeamNoun::apply(State& state, const Envelope& envelope, const MemberAssigned& fact) {
    Project* project = served(state, envelope);
    if (project != nullptr) project->members.push_back(TeamMember{fact.department, fact.staff, envelope.on});
}

void TeamNoun::index(const Envelope& envelope, const SpecialistAssigned& /*fact*/, Index& index) { index_team(envelope, index); }
void TeamNoun::index(const Envelope& envelope, const MemberAssigned& /*fact*/, Index& index) { index_team(envelope, index); }

}  // namespace zb
