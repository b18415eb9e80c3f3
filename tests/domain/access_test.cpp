// SPDX-License-Identifier: Apache-2.0
// Who may write what: every kind of entry for every role, own and foreign; several roles, stand-ins, leavers, logins nobody has.
#include "domain/access.h"

#include <algorithm>
#include <concepts>
#include <doctest/doctest.h>
#include <set>

#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

constexpr const char* kOwnProject = "JH-2026-001";
constexpr const char* kOtherProject = "JH-2026-002";
constexpr const char* kOwnDepartment = "区住房和城乡建设局";

// The six projects on 2026-11-20, going by roles. Every role has one person, of 住建局, whose login is the role.
struct RoleLedger {
    State state = play_scenario(day("2026-11-20"));
    Date today = day("2026-11-23");

    RoleLedger() {
        for (const std::string_view role : staff_roles()) {
            StaffAdded person{"某" + std::string{role}, std::string{role}, kOwnDepartment, std::string{role}};
            state.staff.list.push_back(person);
        }
        state.origin.settings.changes[std::string{kAccessSetting}][today] = kByRoles;
        serve(kOwnProject, "某服务专员");
        serve(kOtherProject, "服务专员02");
    }
    void serve(const char* project, std::string who) { put(SpecialistAssigned{std::move(who)}, project); }
    template <class F>
    void put(F fact, std::optional<std::string> project = {}) {
        apply(state, envelope("0:root", std::move(project)), make_fact(std::move(fact)));
    }
    Envelope envelope(std::string actor, std::optional<std::string> project) const {
        Envelope made;
        made.seq = state.seq + 1;
        made.recorded_at = Instant::start_of(today);
        made.on = today;
        made.actor = std::move(actor);
        made.project = std::move(project);
        return made;
    }
    std::string refusal(const std::string& login, const Fact& fact, std::optional<std::string> project) const {
        try {
            check_access(state, envelope("1234:" + login, std::move(project)), fact);
        } catch (const Error& error) {
            CHECK_FALSE(error.fault().hint.empty());
            return error.fault().code;
        }
        return {};
    }
    bool may(std::string_view login, const Fact& fact, std::optional<std::string> project) const {
        return refusal(std::string{login}, fact, std::move(project)).empty();
    }
    // A step of the project's plan whose department it is, or is not.
    std::string step_of(const char* project, const char* department, bool is) const {
        const auto& steps = state.plans_of(project).current()->plan.steps;
        const auto found =
            std::find_if(steps.begin(), steps.end(), [&](const PlannedStep& step) { return (step.department == department) == is; });
        REQUIRE(found != steps.end());
        return found->step;
    }
};

// One fact of every kind, about the step given where it is about one.
std::vector<Fact> every_fact(const std::string& step) {
    std::vector<Fact> facts;
    const auto add = [&]<class F>(F fact) {
        if constexpr (requires {
                          { fact.step } -> std::same_as<std::string&>;
                      })
            fact.step = step;
        facts.push_back(make_fact(std::move(fact)));
    };
    const auto add_noun = [&]<class... Facts>(const std::variant<Facts...>*) { (add(Facts{}), ...); };
    const auto add_all = [&]<class... Each>(const std::tuple<Each...>*) {
        (add_noun(static_cast<const typename Each::Fact*>(nullptr)), ...);
    };
    add_all(static_cast<const Nouns*>(nullptr));
    std::erase_if(facts, [](const Fact& fact) { return kind_of(fact) == "ledger.opened" || kind_of(fact) == kReversalKind; });
    return facts;
}

bool begins(std::string_view kind, std::string_view with) { return kind.starts_with(with); }

}  // namespace

TEST_CASE("the office and the head of the task force write every kind of entry, readers and enterprises none") {
    const RoleLedger ledger;
    const std::vector<Fact> facts = every_fact("construction_permit");
    CHECK(facts.size() > 50);
    for (const Fact& fact : facts) {
        CAPTURE(kind_of(fact));
        CHECK(ledger.may("专班办公室人员", fact, kOtherProject));
        CHECK(ledger.may("组长", fact, kOtherProject));
        CHECK(ledger.refusal("只读", fact, kOwnProject) == "access.denied");
        CHECK(ledger.refusal("企业联系人", fact, kOwnProject) == "access.denied");
    }
}

TEST_CASE("a specialist writes all of the own projects but who serves them, whether they are listed, 销号, and nothing of others") {
    const RoleLedger ledger;
    const std::set<std::string_view> kept = {"project.added",    "project.closed",     "team.specialist_assigned", "review.received",
                                             "review.upheld",    "review.excluded",    "material.credit_restored", "problem.cleared",
                                             "problem.returned", "project.summarized", "appraisal.sealed"};
    for (const Fact& fact : every_fact("construction_permit")) {
        const std::string_view kind = kind_of(fact);
        const bool of_ledger = begins(kind, "report.") || begins(kind, "staff.") || begins(kind, "role.") || begins(kind, "setting.") ||
                               begins(kind, "holiday.") || begins(kind, "flow.") || begins(kind, "department.") ||
                               begins(kind, "contact.") || begins(kind, "ledger.");
        if (kind == "enterprise.changed" || begins(kind, "article.")) continue;  // of no project: the next case
        CAPTURE(kind);
        CHECK(ledger.may("服务专员", fact, kOwnProject) == (!of_ledger && !kept.contains(kind)));
        CHECK_FALSE(ledger.may("服务专员", fact, kOtherProject));
    }
}

TEST_CASE("a specialist writes of an enterprise whose project is the own, and of no other") {
    const RoleLedger ledger;
    for (const Enterprise& one : enterprises(ledger.state)) {
        const bool own = std::find(one.projects.begin(), one.projects.end(), kOwnProject) != one.projects.end();
        EnterpriseChanged changed;
        changed.key = one.key();
        CHECK(ledger.may("服务专员", make_fact(changed), {}) == own);
    }
}

TEST_CASE("a specialist records the meetings of the own projects, and a department that it has done what was resolved") {
    RoleLedger ledger;
    const auto about = [](const char* project) {
        MeetingHeld meeting;
        meeting.code = "M-2026-001";
        meeting.projects = {project};
        return make_fact(std::move(meeting));
    };
    CHECK(ledger.may("服务专员", about(kOwnProject), {}));
    CHECK_FALSE(ledger.may("服务专员", about(kOtherProject), {}));
    CHECK_FALSE(ledger.may("服务专员", make_fact(MeetingHeld{}), {}));  // of no project: the office's
    ResolutionMade resolution;
    resolution.code = "R-2026-001";
    resolution.lead = kOwnDepartment;
    ledger.put(resolution);
    CHECK(ledger.may("经办人", make_fact(ResolutionDone{"R-2026-001"}), {}));
    CHECK_FALSE(ledger.may("经办人", make_fact(ResolutionCarried{"R-2026-001"}), {}));
    resolution.code = "R-2026-002";
    resolution.lead = "区自然资源局";
    ledger.put(resolution);
    CHECK_FALSE(ledger.may("经办人", make_fact(ResolutionDone{"R-2026-002"}), {}));
    resolution.co = {kOwnDepartment};
    ledger.put(resolution);
    CHECK(ledger.may("联络员", make_fact(ResolutionDone{"R-2026-002"}), {}));
}

TEST_CASE("a department moves its own steps and no other's, whoever serves the project") {
    const RoleLedger ledger;
    const std::set<std::string_view> of_chiefs = {"step.assigned", "step.escalated"};
    for (const Fact& fact : every_fact(ledger.step_of(kOwnProject, kOwnDepartment, true))) {
        const std::string_view kind = kind_of(fact);
        if (!begins(kind, "step.")) continue;
        CAPTURE(kind);
        CHECK(ledger.may("部门分管领导", fact, kOwnProject) == (kind != "step.opened"));
        CHECK(ledger.may("经办人", fact, kOwnProject) == (kind != "step.opened" && !of_chiefs.contains(kind)));
        CHECK(ledger.may("联络员", fact, kOwnProject) == (kind == "step.replied"));
    }
    for (const Fact& fact : every_fact(ledger.step_of(kOwnProject, kOwnDepartment, false))) {
        const std::string_view kind = kind_of(fact);
        if (!begins(kind, "step.")) continue;
        CAPTURE(kind);
        for (const char* role : {"部门分管领导", "经办人", "联络员"}) CHECK_FALSE(ledger.may(role, fact, kOwnProject));
        CHECK(ledger.may("窗口负责人", fact, kOwnProject) == (kind == "step.filed" || kind == "step.issued"));  // 一窗受理
    }
}

TEST_CASE("only the office drafts, and it, the head and the deputies review and sign") {
    const RoleLedger ledger;
    for (const std::string_view role : staff_roles()) {
        CAPTURE(role);
        const bool signs = role == "组长" || role == "副组长" || role == "专班办公室人员";
        CHECK(ledger.may(role, make_fact(ReportIssued{}), {}) == signs);
        CHECK(ledger.may(role, make_fact(ReportCorrected{}), {}) == signs);
        CHECK(ledger.may(role, make_fact(ReportReviewed{}), {}) == signs);
        CHECK(ledger.may(role, make_fact(ReportDrafted{}), {}) == (signs && role != "副组长"));
    }
}

TEST_CASE("who is responsible for a step, or of the project's team for its department, writes it from another department too") {
    RoleLedger ledger;
    const std::string step = ledger.step_of(kOtherProject, kOwnDepartment, false);
    const auto& steps = ledger.state.plans_of(kOtherProject).current()->plan.steps;
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const PlannedStep& one) { return one.step == step; });
    const Fact decided = make_fact(StepDecided{{step, {}}});
    CHECK_FALSE(ledger.may("经办人", decided, kOtherProject));
    RoleLedger assigned = ledger;
    assigned.put(StepAssigned{step, "某经办人"}, kOtherProject);
    CHECK(assigned.may("经办人", decided, kOtherProject));
    RoleLedger member = ledger;
    member.put(MemberAssigned{found->department, "某经办人"}, kOtherProject);
    CHECK(member.may("经办人", decided, kOtherProject));
    member.put(MemberRemoved{"某经办人"}, kOtherProject);
    CHECK_FALSE(member.may("经办人", decided, kOtherProject));
}

TEST_CASE("a stand-in writes what the covered specialist may, in the days of cover and of that project alone") {
    RoleLedger ledger;
    const Fact note = make_fact(NoteAdded{"进展", {}, {}});
    ledger.put(CoverNamed{"某服务专员", day("2026-11-24"), day("2026-11-25")}, kOtherProject);
    CHECK_FALSE(ledger.may("服务专员", note, kOtherProject));
    ledger.today = day("2026-11-24");
    CHECK(ledger.may("服务专员", note, kOtherProject));
    CHECK(ledger.may("服务专员", make_fact(StepFiled{{"construction_permit", {}}}), kOtherProject));
    CHECK_FALSE(ledger.may("服务专员", note, "JH-2026-003"));
    ledger.today = day("2026-11-26");
    CHECK_FALSE(ledger.may("服务专员", note, kOtherProject));
}

TEST_CASE("roles add up, from the day on which they are given to the day on which they end") {
    RoleLedger ledger;
    const Fact setting = make_fact(SettingChanged{"submission.deadline", "17:00"});
    Envelope from = ledger.envelope("0:root", {});
    from.on = day("2026-11-25");
    apply(ledger.state, from, make_fact(RoleGranted{"某经办人", "专班办公室人员", day("2026-11-27")}));
    for (const auto& [date, may] : std::initializer_list<std::pair<const char*, bool>>{
             {"2026-11-24", false}, {"2026-11-25", true}, {"2026-11-27", true}, {"2026-11-28", false}}) {
        ledger.today = day(date);
        CHECK(ledger.may("经办人", setting, {}) == may);
    }
    from.on = day("2026-11-26");
    apply(ledger.state, from, make_fact(RoleEnded{"某经办人", "专班办公室人员"}));
    ledger.today = day("2026-11-26");
    CHECK_FALSE(ledger.may("经办人", setting, {}));
}

TEST_CASE("a login that nobody has writes nothing, and the refusal has the command that maps it") {
    const RoleLedger ledger;
    const Fact note = make_fact(NoteAdded{"进展", {}, {}});
    CHECK(ledger.refusal("stranger", note, kOwnProject) == "access.unknown_login");
    CHECK(ledger.refusal("", note, kOwnProject) == "access.unknown_login");
    try {
        check_writer(ledger.state, "1003:stranger", ledger.today);
        FAIL("not refused");
    } catch (const Error& error) {
        CHECK(error.fault().hint.find("zb staff set 人员 --login stranger") != std::string::npos);
        CHECK(error.fault().message.find("1003") != std::string::npos);
    }
}

TEST_CASE("who has left writes nothing from that day on, and who is on leave for some days still does") {
    RoleLedger ledger;
    StaffChanged leave;
    leave.name = "某服务专员";
    leave.leave_from = day("2026-11-24");
    leave.leave_until = day("2026-11-27");
    const Fact note = make_fact(NoteAdded{"进展", {}, {}});
    RoleLedger away = ledger;
    away.put(leave);
    away.today = day("2026-11-25");
    CHECK(away.may("服务专员", note, kOwnProject));
    leave.leave_until.reset();
    ledger.put(leave);
    CHECK(ledger.may("服务专员", note, kOwnProject));
    ledger.today = day("2026-11-24");
    CHECK(ledger.refusal("服务专员", note, kOwnProject) == "access.gone");
}

TEST_CASE("a ledger that does not go by roles refuses nobody") {
    RoleLedger ledger;
    ledger.state.origin.settings.changes.clear();
    for (const Fact& fact : every_fact("construction_permit")) CHECK(ledger.may("stranger", fact, kOwnProject));
    check_writer(ledger.state, "1003:stranger", ledger.today);
}

TEST_CASE("who turns roles on can turn them off, and the last one who can stays") {
    RoleLedger ledger;
    const Fact on = make_fact(SettingChanged{std::string{kAccessSetting}, std::string{kByRoles}});
    const auto code = [&](const std::string& login) {
        try {
            check(ledger.state, ledger.envelope("7:" + login, {}), on);
        } catch (const Error& error) {
            return error.fault().code;
        }
        return std::string{};
    };
    CHECK(code("专班办公室人员").empty());
    CHECK(code("经办人") == "access.not_yet");
    CHECK(code("stranger") == "access.not_yet");
    for (const char* name : {"某组长", "某专班办公室人员"}) {
        refuse_lockout(ledger.state, ledger.today);
        StaffChanged cleared;
        cleared.name = name;
        cleared.cleared = {"login"};
        ledger.put(cleared);
    }
    CHECK_THROWS_AS(refuse_lockout(ledger.state, ledger.today), Error);
}

TEST_CASE("every role has its place in every row of the table") {
    for (const AccessRow& row : access_rows()) {
        CHECK_FALSE(row.commands.empty());
        CHECK(reach_of(row, kRoleCount - 1) == Reach::none);  // 只读
    }
    CHECK(staff_roles().size() == kRoleCount);
    CHECK(staff_roles().back() == "只读");
}

}  // namespace zb
