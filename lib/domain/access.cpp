// SPDX-License-Identifier: Apache-2.0
// Whether a person's roles reach a fact, judged on the recording day; and what a refusal says of who may.
#include "domain/access.h"

#include <algorithm>
#include <concepts>
#include <fmt/format.h>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "domain/enterprise.h"

namespace zb {

namespace {

constexpr std::string_view kHelp = "看谁能写什么：zb help 权限";

// What a fact is about, as far as roles ask: projects, and the departments whose matter it is.
struct Matter {
    std::vector<const Project*> projects = {};
    std::set<std::string, std::less<>> departments = {};
    std::optional<std::string> step = {};
    std::optional<std::string> hands = {};  // person to whom it was given
};

const Project* project_known(const State& state, const Envelope& envelope) {
    if (!envelope.project || !state.scope.names_of(*envelope.project)) return nullptr;
    const auto found = state.projects.find(*envelope.project);
    return found == state.projects.end() ? nullptr : &found->second;
}

const PlanVersion* plan_known(const State& state, const Project& project) {
    return state.scope.covers(project.code) ? state.plans_of(project.code).current() : nullptr;
}

void add_department_of(Matter& matter, const State& state, const std::optional<std::string>& person) {
    const Person* known = person ? state.staff.find(*person) : nullptr;
    if (known != nullptr) matter.departments.insert(known->department);
}

void add_problem(Matter& matter, const State& state, const std::string& code) {
    const auto found = state.problems.find(code);
    if (found == state.problems.end()) return;
    matter.departments.insert(found->second.lead);
    matter.departments.insert(found->second.co.begin(), found->second.co.end());
}

// An inquiry is the matter of who is to answer it, and of that department, besides those of its project.
void add_inquiry(Matter& matter, const State& state, const std::string& code) {
    const auto found = state.inquiries.find(code);
    if (found == state.inquiries.end()) return;
    matter.hands = found->second.to;
    add_department_of(matter, state, found->second.to);
}

void look(Matter& matter, const State& /*state*/, const Envelope& /*envelope*/, const MemberAssigned& fact) {
    matter.departments.insert(fact.department);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const MemberRemoved& fact) {
    if (fact.department) {
        matter.departments.insert(*fact.department);
    } else {
        add_department_of(matter, state, fact.staff);
    }
}

void look(Matter& matter, const State& state, const Envelope& envelope, const CoverNamed& fact) {
    const Project* project = project_known(state, envelope);
    add_department_of(matter, state, fact.of || project == nullptr ? fact.of : project->specialist_on(fact.from));
}

void look(Matter& matter, const State& /*state*/, const Envelope& /*envelope*/, const ProblemRaised& fact) {
    matter.departments.insert(fact.lead);
    matter.departments.insert(fact.co.begin(), fact.co.end());
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ProblemSolved& fact) {
    add_problem(matter, state, fact.code);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ProblemEscalated& fact) {
    add_problem(matter, state, fact.code);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ProblemAssigned& fact) {
    add_problem(matter, state, fact.code);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ProblemCleared& fact) {
    add_problem(matter, state, fact.code);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ProblemReturned& fact) {
    add_problem(matter, state, fact.code);
}

// A meeting is the matter of the specialists of its projects.
void add_projects(Matter& matter, const State& state, const std::vector<std::string>& projects) {
    for (const std::string& code : projects) {
        const auto found = state.projects.find(code);
        if (found != state.projects.end()) matter.projects.push_back(&found->second);
    }
}

void add_meeting(Matter& matter, const State& state, const std::string& code) {
    const auto found = state.meetings.find(code);
    if (found != state.meetings.end()) add_projects(matter, state, found->second.projects);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const MeetingPlanned& fact) {
    add_projects(matter, state, fact.projects);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const MeetingHeld& fact) {
    add_projects(matter, state, fact.projects);
    add_meeting(matter, state, fact.code);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const OpinionGiven& fact) {
    add_meeting(matter, state, fact.code);
    matter.departments.insert(fact.department);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const MeetingMinuted& fact) {
    add_meeting(matter, state, fact.code);
}

void add_resolution(Matter& matter, const State& state, const std::string& code) {
    const auto found = state.resolutions.find(code);
    if (found == state.resolutions.end()) return;
    const Resolution& resolution = found->second;
    matter.departments.insert(resolution.lead);
    matter.departments.insert(resolution.co.begin(), resolution.co.end());
    if (resolution.meeting) add_meeting(matter, state, *resolution.meeting);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ResolutionMade& fact) {
    matter.departments.insert(fact.lead);
    matter.departments.insert(fact.co.begin(), fact.co.end());
    if (fact.meeting) add_meeting(matter, state, *fact.meeting);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ResolutionDone& fact) {
    add_resolution(matter, state, fact.code);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const ResolutionCarried& fact) {
    add_resolution(matter, state, fact.code);
}

void look(Matter& matter, const State& state, const Envelope& /*envelope*/, const EnterpriseChanged& fact) {
    for (const Enterprise& one : enterprises(state)) {
        if (one.key() != fact.key) continue;
        for (const std::string& code : one.projects) matter.projects.push_back(&state.projects.at(code));
    }
}

// Of a step its department; of anything else of a project every department that has a part in it.
template <class F>
void look(Matter& matter, const State& state, const Envelope& envelope, const F& fact) {
    if constexpr (is_fact_of<F, InquiryNoun::Fact>) add_inquiry(matter, state, fact.code);
    const Project* project = project_known(state, envelope);
    if (project == nullptr) return;
    const PlanVersion* plan = plan_known(state, *project);
    if constexpr (requires {
                      { fact.step } -> std::convertible_to<std::string>;
                  }) {
        matter.step = fact.step;
        const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(fact.step);
        if (planned != nullptr) matter.departments.insert(planned->department);
    } else {
        for (const TeamMember& member : project->members)
            if (member.serves_on(envelope.recorded_at.day())) matter.departments.insert(member.department);
        if (plan == nullptr) return;
        for (const PlannedStep& planned : plan->plan.steps) matter.departments.insert(planned.department);
    }
}

Matter matter_of(const State& state, const Envelope& envelope, const Fact& fact) {
    Matter matter;
    if (const Project* project = project_known(state, envelope)) matter.projects.push_back(project);
    std::visit([&](const auto& of_noun) { std::visit([&](const auto& one) { look(matter, state, envelope, one); }, of_noun); }, fact);
    return matter;
}

// A person on a day, as a fact's table row asks.
struct Writer {
    const State& state;
    const Person& person;
    Date day;
};

bool serves(const Writer& writer, const Matter& matter) {
    return std::any_of(matter.projects.begin(), matter.projects.end(),
                       [&](const Project* project) { return project->is_served_by(writer.person.name, writer.day); });
}

// The department where the person works, those for which the person is of the project's team, and the steps that are the person's own.
bool is_of_department(const Writer& writer, const Matter& matter) {
    if (matter.departments.contains(writer.person.department)) return true;
    return std::any_of(matter.projects.begin(), matter.projects.end(), [&](const Project* project) {
        const bool member = std::any_of(project->members.begin(), project->members.end(), [&](const TeamMember& one) {
            return one.staff == writer.person.name && one.serves_on(writer.day) && matter.departments.contains(one.department);
        });
        if (member || !matter.step || !writer.state.scope.covers(project->code)) return member;
        const auto assigned = own_assignment(writer.state, *project, *matter.step, writer.day);
        return assigned && assigned->staff == writer.person.name;
    });
}

bool reaches_own(const Writer& writer, Reach reach, const Matter& matter) {
    if (reach == Reach::projects) return serves(writer, matter) || matter.hands == writer.person.name;
    return reach == Reach::department && is_of_department(writer, matter);
}

Reach reach_as(const AccessRow& row, std::string_view role) {
    const auto roles = staff_roles();
    const auto found = std::find(roles.begin(), roles.end(), role);
    return found == roles.end() ? Reach::none : reach_of(row, static_cast<std::size_t>(found - roles.begin()));
}

bool reaches_all(const State& state, const Person& person, std::string_view kind, Date day) {
    const std::vector<std::string> roles = roles_on(state, person, day);
    const AccessRow& row = access_row(kind);
    return std::any_of(roles.begin(), roles.end(), [&](const std::string& role) { return reach_as(row, role) == Reach::all; });
}

// In whose place the person stands on the matter's project that day. What that other reaches by the project is the stand-in's then.
std::vector<const Person*> covered_by(const Writer& writer, const Matter& matter) {
    std::vector<const Person*> covered;
    for (const Project* project : matter.projects) {
        for (const Cover& cover : writer.state.covers.of(project->code)) {
            if (cover.staff != writer.person.name || !cover.covers(writer.day)) continue;
            const auto whose = cover.of ? cover.of : project->specialist_on(writer.day);
            const Person* other = whose ? writer.state.staff.find(*whose) : nullptr;
            if (other != nullptr) covered.push_back(other);
        }
    }
    return covered;
}

bool may_write(const Writer& writer, const AccessRow& row, const Matter& matter) {
    for (const std::string& role : roles_on(writer.state, writer.person, writer.day)) {
        const Reach reach = reach_as(row, role);
        if (reach == Reach::all || reaches_own(writer, reach, matter)) return true;
    }
    for (const Person* other : covered_by(writer, matter)) {
        for (const std::string& role : roles_held(writer.state, *other, writer.day))
            if (reaches_own({writer.state, *other, writer.day}, reach_as(row, role), matter)) return true;
    }
    return false;
}

// 专班办公室人员，该项目的服务专员（服务专员01），区住房和城乡建设局的经办人.
std::string who_may(const AccessRow& row, const Matter& matter, Date day) {
    std::vector<std::string> who;
    if (const std::string roles = roles_that_reach(row, Reach::all); !roles.empty()) who.push_back(roles);
    if (!roles_that_reach(row, Reach::projects).empty() && matter.projects.size() == 1) {
        const auto& people = matter.projects.front()->specialists_on(day);
        const std::string names = people.empty() ? std::string{"还没有指定"} : join(people, "、");
        who.push_back(fmt::format("该项目的{}（{}）", kSpecialistRole, names));
    }
    const std::string roles = roles_that_reach(row, Reach::department);
    if (!roles.empty() && !matter.departments.empty()) {
        const bool many = matter.departments.size() > 1;
        who.push_back(fmt::format("{}的{}", many ? std::string{"有关部门"} : *matter.departments.begin(), roles));
    }
    return join(who, "，");
}

std::string login_of(std::string_view actor) { return std::string{actor.substr(actor.find(':') + 1)}; }

// Those with a login who may change roles and settings, whatever day it is: one who leaves for good some day does not count.
std::vector<std::string> keepers(const State& state, Date day) {
    std::vector<std::string> names;
    for (const Person& person : state.staff.list) {
        const bool leaves = std::any_of(person.leaves.begin(), person.leaves.end(), [](const StaffLeave& one) { return one.for_good; });
        if (!leaves && person.login && reaches_all(state, person, SettingChanged::kind, day)) names.push_back(person.name);
    }
    return names;
}

Error unknown_login(const State& state, std::string_view actor, Date day) {
    const std::string login = login_of(actor);
    const std::string user{actor.substr(0, actor.find(':'))};
    if (login.empty())
        return Error{"access.unknown_login", fmt::format("这个用户（uid {}）在系统里没有登录名，台账按角色写入，认不出是谁", user),
                     "请系统管理员给它建登录名；看谁有登录名：zb role list"};
    return Error{
        "access.unknown_login", fmt::format("登录名 {}（uid {}）没有对应的人员，台账按角色写入，不能写", login, user),
        fmt::format("请{}对应到人：zb staff set 人员 --login {}；看各人的登录名：zb role list", join(keepers(state, day), "、"), login)};
}

}  // namespace

bool goes_by_roles(const State& state, Date day) { return state.origin.setting(kAccessSetting, day) == kByRoles; }

std::string access_words(const State& state, Date day) {
    if (goes_by_roles(state, day)) return fmt::format("台账按角色写入：登录名对应到人，角色许可的才能写；{}", kHelp);
    return fmt::format("台账不限谁能写入，角色只作记录；改为按角色：zb setting set {} {}；{}", kAccessSetting, kByRoles, kHelp);
}

const Person* writer_of(const State& state, std::string_view actor) {
    const std::string login = login_of(actor);
    return login.empty() ? nullptr : state.staff.with_login(login);
}

void check_writer(const State& state, std::string_view actor, Date day) {
    if (!goes_by_roles(state, day)) return;
    const Person* person = writer_of(state, actor);
    if (person == nullptr) throw unknown_login(state, actor, day);
    if (!person->gone_on(day)) return;
    throw Error{"access.gone",
                fmt::format("“{}”（登录名 {}）自 {} 起已离岗，不能写", person->name, login_of(actor), iso(person->leave_on(day)->from)),
                fmt::format("已回岗的，请{}办：zb staff set {} --clear leave", join(keepers(state, day), "、"), person->name)};
}

void check_access(const State& state, const Envelope& envelope, const Fact& fact) {
    const Date day = envelope.recorded_at.day();
    if (!goes_by_roles(state, day)) return;
    check_writer(state, envelope.actor, day);
    const Person& person = *writer_of(state, envelope.actor);
    const AccessRow& row = access_row(kind_of(fact));
    const Matter matter = matter_of(state, envelope, fact);
    if (may_write({state, person, day}, row, matter)) return;
    const std::string project = entry_project(state, envelope);
    throw Error{"access.denied",
                fmt::format("“{}”（{}，{}，登录名 {}）不能写“{}”{}", person.name, person.department, roles_text(state, person, day),
                            login_of(envelope.actor), row.act, project.empty() ? "" : "：" + project),
                fmt::format("能写的：{}；{}", who_may(row, matter, day), kHelp)};
}

std::string signing_roles() { return roles_that_reach(access_row(ReportIssued::kind), Reach::all); }

bool may_sign(const State& state, const Person& person, Date day) { return reaches_all(state, person, ReportIssued::kind, day); }

void refuse_lockout(const State& state, Date day) {
    if (!goes_by_roles(state, day) || !keepers(state, day).empty()) return;
    throw Error{"access.nobody", "这样就没有一个登录名能改角色和设置了，台账会再也改不动",
                fmt::format("先给另一位{}记下登录名：zb staff set 人员 --login 登录名；或先不按角色：zb setting set {} 不限", kOfficeRole,
                            kAccessSetting)};
}

void check_start_of_roles(const State& state, const Envelope& envelope) {
    const Person* person = writer_of(state, envelope.actor);
    const Date day = envelope.recorded_at.day();
    const std::vector<std::string> names = keepers(state, day);
    if (person != nullptr && std::find(names.begin(), names.end(), person->name) != names.end()) return;
    const std::string login = login_of(envelope.actor);
    throw Error{"access.not_yet",
                fmt::format("登录名 {} 还不是{}的，启用以后您自己就改不回来", login,
                            roles_that_reach(access_row(SettingChanged::kind), Reach::all)),
                fmt::format("先对应到人：zb staff set 人员 --login {}；看各人的角色和登录名：zb role list", login)};
}

}  // namespace zb
