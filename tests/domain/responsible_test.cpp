// SPDX-License-Identifier: Apache-2.0
// Who is responsible for a step on a day: as a table that a clerk can read.
#include "domain/responsible.h"

#include <doctest/doctest.h>
#include <string>

#include "support/days.h"
#include "support/registry.h"

using namespace zb;
using zb::test::november;
using zb::test::Register;

namespace {

constexpr const char* kProject = "JH-2026-001";
constexpr const char* kHousing = "区住房和城乡建设局";

PlannedStep planned(const char* key, std::optional<std::string> person = {}) {
    PlannedStep step;
    step.step = step.name = step.short_name = key;
    step.department = kHousing;
    step.finish = november(30);
    step.responsible = std::move(person);
    return step;
}

void adopt(Register& made, std::vector<PlannedStep> steps, Date on) {
    PlanDrafted draft;
    draft.flow = "shehui_gongye";
    draft.steps = std::move(steps);
    made.record(draft, on, kProject);
    made.record(PlanAdopted{made.state.seq, "预审会"}, on, kProject);
}

Register with_people() {
    Register made = Register::usual();
    for (const char* name : {"甲", "乙", "丙"}) made.record(StaffAdded{name, "经办人", kHousing, {}});
    return made;
}

void leave(Register& made, const char* name, Date from, std::optional<Date> until, Date on) {
    StaffChanged away;
    away.name = name;
    away.leave_from = from;
    away.leave_until = until;
    made.record(away, on);
}

std::string who(const Register& made, const char* step, int day) {
    return responsible_on(made.state, made.state.project(kProject), planned(step), november(day)).value_or("");
}

}  // namespace

// 11-03 a plan: 审查 is 甲's by its row, 许可 nobody's. 11-05 the team gets 乙, 11-10 丙. 11-12 审查 is given to 丙. 11-16 丙 leaves the
// team. 11-18 a second plan, whose row names 甲 for 许可 and nobody for 审查. 11-20 甲 leaves for good.
TEST_CASE("The step's own person, else the department's last of the team, else nobody") {
    Register made = with_people();
    adopt(made, {planned("审查", "甲"), planned("许可")}, november(3));
    made.record(MemberAssigned{kHousing, "乙"}, november(5), kProject);
    made.record(MemberAssigned{kHousing, "丙"}, november(10), kProject);
    made.record(StepAssigned{"审查", "丙"}, november(12), kProject);
    made.record(MemberRemoved{"丙", {}}, november(16), kProject);
    adopt(made, {planned("审查"), planned("许可", "甲")}, november(18));
    leave(made, "甲", november(20), {}, november(19));
    struct Case {
        int day;
        const char *review, *permit;
    };
    const Case cases[] = {
        {2, "", ""},                         // no plan, no team
        {3, "甲", ""},                       // the row's, from the adoption on
        {4, "甲", ""},                       // nobody stands out
        {5, "甲", "乙"},                     // the team has one
        {9, "甲", "乙"},  {10, "甲", "丙"},  // the last assigned
        {11, "甲", "丙"}, {12, "丙", "丙"},  // given to another: the row no longer holds
        {15, "丙", "丙"}, {16, "丙", "乙"},  // off the team: the step's own stays
        {17, "丙", "乙"}, {18, "丙", "甲"},  // a row that names nobody changes nothing
        {19, "丙", "甲"}, {20, "丙", "甲"},  // gone for good: the step's own stays and is to be handed over
    };
    for (const Case& each : cases) {
        CAPTURE(each.day);
        CHECK(who(made, "审查", each.day) == each.review);
        CHECK(who(made, "许可", each.day) == each.permit);
    }
}

TEST_CASE("Of the team who has gone for good answers no longer, who is on leave still does") {
    Register made = with_people();
    adopt(made, {planned("许可")}, november(3));
    made.record(MemberAssigned{kHousing, "甲"}, november(3), kProject);
    made.record(MemberAssigned{kHousing, "乙"}, november(4), kProject);
    leave(made, "乙", november(9), november(11), november(5));
    leave(made, "乙", november(16), {}, november(12));
    struct Case {
        int day;
        const char* permit;
        bool away, gone;
    };
    const Case cases[] = {{8, "乙", false, false},  {9, "乙", true, false}, {11, "乙", true, false}, {12, "乙", false, false},
                          {15, "乙", false, false}, {16, "甲", true, true}, {30, "甲", true, true}};
    for (const Case& each : cases) {
        CAPTURE(each.day);
        CHECK(who(made, "许可", each.day) == each.permit);
        CHECK(known_staff(made.state, "乙").away_on(november(each.day)) == each.away);
        CHECK(known_staff(made.state, "乙").gone_on(november(each.day)) == each.gone);
    }
    StaffChanged back;
    back.name = "乙";
    back.cleared = {"leave"};
    made.record(back, november(20));
    CHECK(who(made, "许可", 19) == "甲");
    CHECK(who(made, "许可", 20) == "乙");
}

TEST_CASE("Of two on one day the later entry holds, and one recorded late takes its place by its day") {
    Register made = with_people();
    adopt(made, {planned("许可")}, november(3));
    made.record(StepAssigned{"许可", "甲"}, november(10), kProject);
    made.record(StepAssigned{"许可", "乙"}, november(10), kProject);
    made.record(StepAssigned{"许可", "丙"}, november(5), kProject);
    CHECK(who(made, "许可", 4).empty());
    CHECK(who(made, "许可", 5) == "丙");
    CHECK(who(made, "许可", 9) == "丙");
    CHECK(who(made, "许可", 10) == "乙");
}

TEST_CASE("Who was responsible is judged by the decision's day, of 期初 not before the adoption") {
    Attempt attempt;
    CHECK(day_of_responsibility(nullptr, november(20)) == november(20));
    CHECK(day_of_responsibility(&attempt, november(20)) == november(20));
    attempt.decided = november(6);
    CHECK(day_of_responsibility(&attempt, november(20)) == november(6));
    attempt.opening_from = november(9);
    CHECK(day_of_responsibility(&attempt, november(20)) == november(9));
}

TEST_CASE("Who cannot be responsible, or be taken off, is refused") {
    Register made = with_people();
    CHECK(made.refusal(StepAssigned{"许可", "甲"}, november(3), kProject) == "plan.none");
    adopt(made, {planned("许可", "甲")}, november(3));
    CHECK(made.refusal(StepAssigned{"许可", "甲"}, november(4), kProject) == "step.assign_unchanged");
    CHECK(made.refusal(StepAssigned{"审查", "甲"}, november(4), kProject) == "step.unknown");
    CHECK(made.refusal(StepAssigned{"许可", "丁"}, november(4), kProject) == "staff.unknown");
    CHECK(made.refusal(MemberRemoved{"甲", {}}, november(4), kProject) == "team.not_a_member");
    made.record(MemberAssigned{kHousing, "甲"}, november(4), kProject);
    CHECK(made.refusal(MemberAssigned{kHousing, "甲"}, november(5), kProject) == "team.unchanged");
    CHECK(made.refusal(MemberRemoved{"甲", "区发展改革局"}, november(5), kProject) == "team.not_a_member");
    made.record(MemberAssigned{kHousing, "乙"}, november(5), kProject);
    made.record(MemberAssigned{kHousing, "甲"}, november(6), kProject);  // back to the first: he is assigned last again
    CHECK(team_member_on(made.state, made.state.project(kProject), kHousing, november(6)) == "甲");
    made.record(MemberRemoved{"甲", kHousing}, november(7), kProject);
    CHECK(team_member_on(made.state, made.state.project(kProject), kHousing, november(6)) == "甲");
    CHECK(team_member_on(made.state, made.state.project(kProject), kHousing, november(7)) == "乙");
    leave(made, "丙", november(9), {}, november(8));
    CHECK(made.refusal(StepAssigned{"许可", "丙"}, november(9), kProject) == "staff.gone");
    CHECK(made.refusal(StepAssigned{"许可", "丙"}, november(8), kProject).empty());
}
