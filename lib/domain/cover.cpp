// SPDX-License-Identifier: Apache-2.0
// Stand-ins: one for a person, project and day; a specialist for a specialist.
#include "domain/cover.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

const std::vector<Cover> kNone;

void check_days(const CoverNamed& fact) {
    if (fact.from <= fact.to) return;
    throw Error{Fault{"team.cover_backwards", fmt::format("代班自 {} 至 {}：终止日早于起始日", iso(fact.from), iso(fact.to)),
                      fmt::format("把 --to 写成 {} 或以后的日期", iso(fact.from)), Place{0, "代班至", iso(fact.to)}}};
}

// Who sends a project's day must be a specialist; anybody else is stood in for by a colleague.
void check_specialist(const Person& person) {
    if (person.role == kSpecialistRole) return;
    throw Error{Fault{"team.not_a_specialist", fmt::format("“{}”的角色是{}，不能代班", person.name, person.role),
                      fmt::format("按角色查看人员：zb staff list --role {}", kSpecialistRole), Place{0, "代班人", person.name}}};
}

// Whether the person has anything to do with the project that another could do instead.
bool has_part_in(const State& state, const Project& project, const std::string& person, Date day) {
    if (project.is_served_by(person, day)) return true;
    const bool member = std::any_of(project.members.begin(), project.members.end(),
                                    [&](const TeamMember& one) { return one.staff == person && one.serves_on(day); });
    const PlanVersion* plan = member ? nullptr : state.plans_of(project.code).current();
    return member || (plan != nullptr && std::any_of(plan->plan.steps.begin(), plan->plan.steps.end(), [&](const PlannedStep& step) {
                          return responsible_on(state, project, step, day) == person;
                      }));
}

void check_whose(const State& state, const Project& project, const CoverNamed& fact, Date on) {
    const std::string word = project.short_code;
    if (fact.of) {
        const Person& away = known_staff(state, *fact.of);
        const Date day = std::max(on, std::min(fact.from, fact.to));
        if (has_part_in(state, project, away.name, day)) return;
        throw Error{Fault{"team.not_a_member", fmt::format("“{}”在 {} {} 没有班可代", away.name, project.code, project.name),
                          fmt::format("看团队：zb team show {}", word), Place{0, "替谁代班", away.name}}};
    }
    if (project.specialist_on(fact.from)) return;
    throw Error{"project.no_specialist", fmt::format("{} {} 在 {} 没有服务专员，没有班可代", project.code, project.name, iso(fact.from)),
                fmt::format("先指定：zb team assign {} --specialist 人员", word)};
}

void check_person(const State& state, const Project& project, const CoverNamed& fact, Date on) {
    const Person& person = known_staff(state, fact.staff);
    if (!fact.of) check_specialist(person);
    check_whose(state, project, fact, on);
    const std::string whose = fact.of ? *fact.of : *project.specialist_on(fact.from);
    if (fact.of && project.is_served_by(whose, fact.from)) check_specialist(person);
    refuse_gone(person, fact.from);
    if (whose != fact.staff) return;
    const std::string what = fact.of ? "代的就是自己的班" : fmt::format("服务专员就是“{}”", fact.staff);
    throw Error{Fault{"team.cover_own", fmt::format("{} {} 的{}，不用代班", project.code, project.name, what),
                      fmt::format("写另一位；看谁负责：zb team show {}", project.short_code), Place{0, "代班人", fact.staff}}};
}

}  // namespace

void CoverNoun::check(const State& state, const Envelope& envelope, const CoverNamed& fact) {
    const Project& project = state.project(project_of(envelope));
    check_days(fact);
    check_person(state, project, fact, envelope.on);
    for (const Cover& other : state.covers.of(project.code)) {
        if (other.to < fact.from || fact.to < other.from || other.of != fact.of) continue;
        throw Error{Fault{"team.cover_doubled",
                          fmt::format("{} {} 在 {} 至 {} 已由“{}”代班（第 {} 条）", project.code, project.name, iso(other.from),
                                      iso(other.to), other.staff, other.seq),
                          fmt::format("改日期，或先更正原来的：zb ledger reverse {}", other.seq), Place{0, "代班自", iso(fact.from)}}};
    }
}

void CoverNoun::apply(State& state, const Envelope& envelope, const CoverNamed& fact) {
    state.covers.by_project[project_of(envelope)].push_back(Cover{fact.staff, fact.from, fact.to, envelope.seq, fact.of});
}

// Among the names of projects too, so that who serves a project is known without reading its work.
void CoverNoun::index(const Envelope& envelope, const CoverNamed& /*fact*/, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.subjects.push_back(project_stream(project_of(envelope)));
}

const std::vector<Cover>& Covers::of(std::string_view project) const {
    const auto found = by_project.find(project);
    return found == by_project.end() ? kNone : found->second;
}

const Cover* stand_in_for(const State& state, const Project& project, std::string_view person, Date day) {
    const bool leads = project.specialist_on(day) == person;
    for (const Cover& cover : state.covers.of(project.code)) {
        if (cover.covers(day) && (cover.of ? *cover.of == person : leads)) return &cover;
    }
    return nullptr;
}

std::optional<std::string> on_duty(const State& state, const Project& project, Date day) {
    auto leads = project.specialist_on(day);
    if (!leads) return std::nullopt;
    const Cover* cover = stand_in_for(state, project, *leads, day);
    return cover == nullptr ? std::move(leads) : std::optional{cover->staff};
}

bool is_on_duty(const State& state, const Project& project, std::string_view person, Date day) {
    const std::vector<std::string>& people = project.specialists_on(day);
    return std::any_of(people.begin(), people.end(), [&](const std::string& one) {
        const Cover* cover = stand_in_for(state, project, one, day);
        return (cover == nullptr ? std::string_view{one} : std::string_view{cover->staff}) == person;
    });
}

bool ever_on_duty(const State& state, const Project& project, std::string_view person) {
    const auto& terms = project.specialists;
    const std::vector<Cover>& covers = state.covers.of(project.code);
    return std::any_of(terms.begin(), terms.end(),
                       [&](const SpecialistTerm& term) {
                           return std::find(term.people.begin(), term.people.end(), person) != term.people.end();
                       }) ||
           std::any_of(covers.begin(), covers.end(), [&](const Cover& cover) { return cover.staff == person; });
}

std::string CoverNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const CoverNamed& fact) {
    const std::string whose = fact.of ? fmt::format("替 {} ", *fact.of) : "";
    return with_note(fmt::format("{} {}代班（{} 至 {}）", fact.staff, whose, iso(fact.from), iso(fact.to)), fact.note);
}

}  // namespace zb
