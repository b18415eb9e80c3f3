// SPDX-License-Identifier: Apache-2.0
// Stand-ins: one person a project and day, a specialist like the one who is away.
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

void check_person(const State& state, const Project& project, const CoverNamed& fact) {
    const StaffAdded& person = known_staff(state, fact.staff);
    if (person.role != kSpecialistRole) {
        throw Error{Fault{"team.not_a_specialist", fmt::format("“{}”的角色是{}，不能代班", person.name, person.role),
                          fmt::format("按角色查看人员：zb staff list --role {}", kSpecialistRole), Place{0, "代班专员", fact.staff}}};
    }
    const auto own = project.specialist_on(fact.from);
    if (!own) {
        throw Error{"project.no_specialist",
                    fmt::format("{} {} 在 {} 没有服务专员，没有班可代", project.code, project.name, iso(fact.from)),
                    fmt::format("先指定：zb team assign {} --specialist 人员", short_code(project.code))};
    }
    if (*own == fact.staff) {
        throw Error{Fault{"team.cover_own", fmt::format("{} {} 的服务专员就是“{}”，不用代班", project.code, project.name, fact.staff),
                          fmt::format("写另一位专员；看谁负责：zb team show {}", short_code(project.code)),
                          Place{0, "代班专员", fact.staff}}};
    }
}

}  // namespace

void CoverNoun::check(const State& state, const Envelope& envelope, const CoverNamed& fact) {
    const Project& project = state.project(project_of(envelope));
    check_days(fact);
    check_person(state, project, fact);
    for (const Cover& other : state.covers.of(project.code)) {
        if (other.to < fact.from || fact.to < other.from) continue;
        throw Error{Fault{"team.cover_doubled",
                          fmt::format("{} {} 在 {} 至 {} 已由“{}”代班（第 {} 条）", project.code, project.name, iso(other.from),
                                      iso(other.to), other.staff, other.seq),
                          fmt::format("改日期，或先更正原来的：zb ledger reverse {}", other.seq), Place{0, "代班自", iso(fact.from)}}};
    }
}

void CoverNoun::apply(State& state, const Envelope& envelope, const CoverNamed& fact) {
    state.covers.by_project[project_of(envelope)].push_back(Cover{fact.staff, fact.from, fact.to, envelope.seq});
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

const Cover* Covers::on(std::string_view project, Date day) const {
    const std::vector<Cover>& list = of(project);
    const auto found = std::find_if(list.begin(), list.end(), [&](const Cover& cover) { return cover.from <= day && day <= cover.to; });
    return found == list.end() ? nullptr : &*found;
}

std::optional<std::string> on_duty(const State& state, const Project& project, Date day) {
    if (const Cover* cover = state.covers.on(project.code, day)) return cover->staff;
    return project.specialist_on(day);
}

bool ever_on_duty(const State& state, const Project& project, std::string_view person) {
    const auto& terms = project.specialists;
    const std::vector<Cover>& covers = state.covers.of(project.code);
    return std::any_of(terms.begin(), terms.end(), [&](const auto& since) { return since.second == person; }) ||
           std::any_of(covers.begin(), covers.end(), [&](const Cover& cover) { return cover.staff == person; });
}

std::string CoverNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const CoverNamed& fact) {
    return with_note(fmt::format("{} 代班（{} 至 {}）", fact.staff, iso(fact.from), iso(fact.to)), fact.note);
}

}  // namespace zb
