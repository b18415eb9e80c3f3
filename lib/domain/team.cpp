// SPDX-License-Identifier: Apache-2.0
// Teams: who may be named, and since when.
#include "domain/team.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

constexpr std::string_view kNobody = "未指定";

// None where the state is that of an evening before the project was put on the list.
Project* served(State& state, const Envelope& envelope) {
    const auto found = state.projects.find(project_of(envelope));
    return found == state.projects.end() ? nullptr : &found->second;
}

// A change recorded late takes its place by its day.
void put_term(Project& project, SpecialistTerm term) {
    auto& terms = project.specialists;
    const auto place =
        std::upper_bound(terms.begin(), terms.end(), term.since, [](Date day, const SpecialistTerm& other) { return day < other.since; });
    terms.insert(place, std::move(term));
    const std::vector<std::string>& now = terms.back().people;
    project.specialist = now.empty() ? std::nullopt : std::optional{now.front()};
}

bool is_removed(const TeamMember& member, const MemberRemoved& fact, Date on) {
    return member.staff == fact.staff && (!fact.department || member.department == *fact.department) && member.serves_on(on);
}

// Among the names of projects too, so that who serves a project is known without reading its work.
void index_team(const Envelope& envelope, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.subjects.push_back(project_stream(project_of(envelope)));
}

// One row a person and department, also where somebody was assigned again.
std::vector<TeamMember> members_by_department(const State& state, const Project& project, Date day) {
    std::vector<TeamMember> members;
    for (const TeamMember& member : project.members) {
        if (!member.serves_on(day)) continue;
        std::erase_if(members, [&](const TeamMember& one) { return one.department == member.department && one.staff == member.staff; });
        members.push_back(member);
    }
    std::stable_sort(members.begin(), members.end(), [&](const TeamMember& a, const TeamMember& b) {
        return state.departments.rank(a.department) < state.departments.rank(b.department);
    });
    return members;
}

Cell department_of(const State& state, const std::string& staff) {
    const StaffAdded* person = state.staff.find(staff);
    return person == nullptr ? Cell{} : Cell{person->department};
}

// Since when the person has been among the specialists without a break.
Cell since_when(const Project& project, const std::string& person, Date day) {
    std::optional<Date> since;
    for (const SpecialistTerm& term : project.specialists) {
        if (term.since > day) continue;
        const bool serves = std::find(term.people.begin(), term.people.end(), person) != term.people.end();
        since = serves ? since.value_or(term.since) : std::optional<Date>{};
    }
    return since ? Cell{*since} : Cell{};
}

// Machines read who it is; people also whether that person is away.
Cell person_cell(const State& state, const std::string& name, Date day) {
    const Person* person = state.staff.find(name);
    const std::string away = person == nullptr ? "" : away_words(*person, day);
    return away.empty() ? Cell{name} : Cell{Value{name}, fmt::format("{}（{}）", name, away)};
}

void add_specialists(Table& table, const State& state, const Project& project, Date day) {
    const std::vector<std::string>& people = project.specialists_on(day);
    if (people.empty()) {
        table.rows.push_back(
            {Cell{project.code}, Cell{project.name}, Cell{kSpecialistRole}, Cell{}, specialist_cell(state, project, day), Cell{}});
    }
    for (const std::string& person : people) {
        const bool leads = people.size() > 1 && person == people.front();
        Row row{Cell{project.code}, Cell{project.name},
                leads ? Cell{Value{std::string{kSpecialistRole}}, std::string{kSpecialistRole} + "（牵头）"} : Cell{kSpecialistRole}};
        row.append({department_of(state, person), person_cell(state, person, day), since_when(project, person, day)});
        table.rows.push_back(std::move(row));
    }
}

void add_team(Table& table, const State& state, const Project& project, Date day) {
    add_specialists(table, state, project, day);
    for (const Cover& cover : state.covers.of(project.code)) {
        if (cover.to < day) continue;
        const std::string whose = cover.of ? *cover.of + "，" : "";
        const std::string days = fmt::format("{}{} 至 {}", whose, month_day(cover.from), month_day(cover.to));
        Row row{Cell{project.code}, Cell{project.name}, Cell{Value{std::string{"代班"}}, fmt::format("代班（{}）", days)}};
        row.append({department_of(state, cover.staff), person_cell(state, cover.staff, day), Cell{cover.from}});
        table.rows.push_back(std::move(row));
    }
    for (const TeamMember& member : members_by_department(state, project, day)) {
        Row row{Cell{project.code}, Cell{project.name}, Cell{"责任人"}};
        row.append({Cell{member.department}, person_cell(state, member.staff, day), Cell{member.since}});
        table.rows.push_back(std::move(row));
    }
}

Table empty_team() {
    Table table;
    table.columns = {{"project", "项目代码"}, {"project_name", "项目名称"}, {"role", "角色"}, {"department", "部门"}, {"staff", "人员"},
                     {"since", "自"}};
    return table;
}

}  // namespace

std::vector<std::string> SpecialistAssigned::all() const {
    std::vector<std::string> people{staff};
    people.insert(people.end(), others.begin(), others.end());
    return people;
}

void TeamNoun::check(const State& state, const Envelope& envelope, const SpecialistAssigned& fact) {
    const Project& project = state.project(project_of(envelope));
    const std::vector<std::string> people = fact.all();
    for (auto name = people.begin(); name != people.end(); ++name) {
        const Person& person = known_staff(state, *name);
        if (person.role != kSpecialistRole) {
            throw Error{Fault{"team.not_a_specialist", fmt::format("“{}”的角色是{}，不是{}", person.name, person.role, kSpecialistRole),
                              fmt::format("按角色查看人员：zb staff list --role {}", kSpecialistRole), Place{0, "服务专员", *name}}};
        }
        refuse_gone(person, envelope.on);
        if (std::find(people.begin(), name, *name) == name) continue;
        throw Error{
            Fault{"team.doubled", fmt::format("服务专员“{}”写了两次", *name), "一位只写一次，第一位牵头", Place{0, "服务专员", *name}}};
    }
    if (project.specialists_on(envelope.on) == people) {
        throw Error{Fault{"team.unchanged", fmt::format("{} {} 的服务专员已经是“{}”", project.code, project.name, join(people, "、")),
                          fmt::format("查看服务团队：zb team show {}", project.code), Place{0, "服务专员", fact.staff}}};
    }
}

void TeamNoun::check(const State& state, const Envelope& envelope, const MemberAssigned& fact) {
    const Project& project = state.project(project_of(envelope));
    known_department(state, fact.department);
    refuse_gone(known_staff(state, fact.staff), envelope.on);
    if (team_member_on(state, project, fact.department, envelope.on) != fact.staff) return;
    throw Error{Fault{"team.unchanged",
                      fmt::format("{} {} 在{}的责任人已经是“{}”", project.code, project.name, fact.department, fact.staff),
                      fmt::format("查看服务团队：zb team show {}", project.code), Place{0, "责任人", fact.staff}}};
}

void TeamNoun::check(const State& state, const Envelope& envelope, const MemberRemoved& fact) {
    const Project& project = state.project(project_of(envelope));
    known_staff(state, fact.staff);
    if (fact.department) known_department(state, *fact.department);
    const bool member = std::any_of(project.members.begin(), project.members.end(),
                                    [&](const TeamMember& one) { return is_removed(one, fact, envelope.on); });
    if (member || (!fact.department && project.is_served_by(fact.staff, envelope.on))) return;
    const std::string where = fact.department ? fmt::format("在{}", *fact.department) : "";
    throw Error{Fault{"team.not_a_member",
                      fmt::format("{} 不在 {} {} 的服务团队里（{}，{}）", fact.staff, project.code, project.name, iso(envelope.on),
                                  where.empty() ? "专员、责任人都不是" : where),
                      fmt::format("查看服务团队：zb team show {}", project.short_code), Place{0, "人员", fact.staff}}};
}

void TeamNoun::apply(State& state, const Envelope& envelope, const SpecialistAssigned& fact) {
    Project* project = served(state, envelope);
    if (project != nullptr) put_term(*project, {envelope.on, fact.all()});
}

void TeamNoun::apply(State& state, const Envelope& envelope, const MemberAssigned& fact) {
    Project* project = served(state, envelope);
    if (project != nullptr) project->members.push_back(TeamMember{fact.department, fact.staff, envelope.on});
}

void TeamNoun::apply(State& state, const Envelope& envelope, const MemberRemoved& fact) {
    Project* project = served(state, envelope);
    if (project == nullptr) return;
    for (TeamMember& member : project->members) {
        if (is_removed(member, fact, envelope.on)) member.until = envelope.on;
    }
    if (fact.department || !project->is_served_by(fact.staff, envelope.on)) return;
    std::vector<std::string> people = project->specialists_on(envelope.on);
    std::erase(people, fact.staff);
    put_term(*project, {envelope.on, std::move(people)});
}

void TeamNoun::index(const Envelope& envelope, const SpecialistAssigned& /*fact*/, Index& index) { index_team(envelope, index); }
void TeamNoun::index(const Envelope& envelope, const MemberAssigned& /*fact*/, Index& index) { index_team(envelope, index); }
void TeamNoun::index(const Envelope& envelope, const MemberRemoved& /*fact*/, Index& index) { index_team(envelope, index); }

Cell specialist_cell(const State& state, const Project& project, Date day) {
    const std::vector<std::string>& people = project.specialists_on(day);
    if (people.empty()) return Cell{Value{}, std::string{kNobody}, true};
    std::vector<std::string> names;
    for (const std::string& person : people) {
        const Cell cell = person_cell(state, person, day);
        names.push_back(cell.shown.empty() ? person : cell.shown);
    }
    const std::string shown = join(names, "、");
    return shown == people.front() ? Cell{people.front()} : Cell{Value{people.front()}, shown};
}

Table teams_table(const State& state, Date day, const std::function<bool(const Project&)>& wanted) {
    std::vector<const Project*> projects;
    for (const auto& [code, project] : state.projects) {
        if (wanted(project)) projects.push_back(&project);
    }
    std::stable_partition(projects.begin(), projects.end(), [&](const Project* project) { return !project->specialist_on(day); });
    Table table = empty_team();
    for (const Project* project : projects) add_team(table, state, *project, day);
    return table;
}

std::string TeamNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const SpecialistAssigned& fact) {
    const std::string leads = fact.others.empty() ? "" : "（牵头）、";
    return with_note(fmt::format("服务专员为 {}{}{}", fact.staff, leads, join(fact.others, "、")), fact.note);
}

std::string TeamNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const MemberAssigned& fact) {
    return with_note(fmt::format("{}责任人为 {}", fact.department, fact.staff), fact.note);
}

std::string TeamNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const MemberRemoved& fact) {
    return with_note(fmt::format("{} 退出服务团队{}", fact.staff, fact.department ? fmt::format("（{}）", *fact.department) : ""),
                     fact.note);
}

NounTable TeamNoun::table(const State& state, Date day) {
    return {"team", "服务团队，一人一行；同 zb team show", teams_table(state, day, [](const Project&) { return true; })};
}

}  // namespace zb
