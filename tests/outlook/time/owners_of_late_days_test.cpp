// SPDX-License-Identifier: Apache-2.0
// Whose the late days are (domain.md, Clocks: two times a project): as a table that a clerk can read. November 2026 has no holidays.
#include <doctest/doctest.h>
#include <map>
#include <string>
#include <vector>

#include "outlook/time/days_by_owner.h"
#include "support/days.h"

namespace zb {
namespace {

using test::november;

constexpr const char* kLand = "区自然资源局";
constexpr const char* kHousing = "区住房和城乡建设局";

struct Planned {
    const char* key;
    const char* department;
    int accepted, finish;  // of November in the plan; past 30: of December
    std::optional<int> limit = {};
    std::vector<std::string> after = {};
    StepKind kind = StepKind::permit;
};

Date day_of(int number) { return number <= 30 ? november(number) : Date::of(2026, 12, number - 30); }

// 收, 受, 办, 否 (不予许可), 撤, 挂, 解, 发 on a day.
struct Event {
    const char* step;
    const char* what;
    int day;
};

struct Late {
    const char* name;
    std::vector<Planned> plan;
    std::vector<Event> events;
    int today;
    int slip;
    std::map<std::string, int> owners;
};

PlannedStep step_of(const Planned& row, const Calendar& calendar) {
    PlannedStep step;
    step.step = step.name = step.short_name = row.key;
    step.department = row.department;
    step.kind = row.kind;
    step.stage = "施工许可";
    step.line = "主线";
    step.promised = row.limit;
    step.depends_on = row.after;
    step.start = calendar.add(day_of(row.accepted), WorkingDays{1});
    step.finish = day_of(row.finish);
    return step;
}

Fact fact_of(const Event& event) {
    const std::string what = event.what, step = event.step;
    if (what == "收") return make_fact(StepFiled{{step, "收件"}});
    if (what == "受") return make_fact(StepAccepted{step, {}, {}, "提前", {}, {}});
    if (what == "办") return make_fact(StepDecided{{step, {}}});
    if (what == "否") return make_fact(StepDenied{{step, "设计不合格"}});
    if (what == "撤") return make_fact(StepWithdrawn{{step, "申请人撤回"}});
    if (what == "挂") return make_fact(StepHeld{{step, "等企业"}});
    if (what == "解") return make_fact(StepReleased{{step, {}}});
    return make_fact(StepIssued{step, {}, {}});
}

struct Played {
    State state;
    ProjectOutlook outlook;
    std::optional<MainLine> line;

    explicit Played(const Late& late) {
        state.scope = Scope::all();
        state.origin.holidays.notices = builtin_notices();
        state.projects["P"].code = "P";
        PlanVersion version;
        version.number = 1;
        version.on = november(2);
        for (const Planned& row : late.plan) version.plan.steps.push_back(step_of(row, state.origin.calendar()));
        state.plans["P"].adopted.push_back(std::move(version));
        for (const Event& event : late.events) {
            Envelope envelope;
            envelope.seq = state.seq + 1;
            envelope.on = day_of(event.day);
            envelope.project = "P";
            apply(state, envelope, fact_of(event));
        }
        outlook = project_outlook(state, "P", day_of(late.today), state.origin.calendar());
        line = main_line(state, outlook, day_of(late.today), late.plan.back().key);
    }
};

const Planned kPermit{"许可", kHousing, 2, 9, 10};          // five days of a limit of ten
const Planned kReview{"消防设计审查", kHousing, 2, 11, 7};  // all its seven days

// The permit of `kPermit` decided on that day.
std::vector<Event> permit_decided(int day) { return {{"许可", "收", 2}, {"许可", "受", 2}, {"许可", "办", day}, {"许可", "发", day}}; }

// Denied on the fourth day, filed again on the 10th, accepted on the 11th: due on the 20th.
std::vector<Event> denied_once(int decided) {
    const char* step = "消防设计审查";
    return {{step, "收", 2},  {step, "受", 2},       {step, "否", 6},      {step, "收", 10},
            {step, "受", 11}, {step, "办", decided}, {step, "发", decided}};
}

const std::vector<Late> kCases = {
    // Over the plan, inside the limit, and beyond it.
    {"on the plan's day", {kPermit}, permit_decided(9), 30, 0, {}},
    {"a day over the plan", {kPermit}, permit_decided(10), 30, 1, {{"tight", 1}}},
    {"on the last day of the limit", {kPermit}, permit_decided(16), 30, 5, {{"tight", 5}}},
    {"the day after", {kPermit}, permit_decided(17), 30, 6, {{"tight", 5}, {kHousing, 1}}},
    {"two days early", {kPermit}, permit_decided(5), 30, -2, {{"early", -2}}},
    {"running, the limit still to come: expected on its last day",
     {kPermit},
     {{"许可", "收", 2}, {"许可", "受", 2}},
     12,
     5,
     {{"tight", 5}}},
    {"running, past its limit: expected tomorrow", {kPermit}, {{"许可", "收", 2}, {"许可", "受", 2}}, 17, 7, {{"tight", 5}, {kHousing, 2}}},
    // 收件审核 over the plan is the department's, inside the five days too.
    {"accepted two days after the filing",
     {kPermit},
     {{"许可", "收", 2}, {"许可", "受", 4}, {"许可", "办", 11}, {"许可", "发", 11}},
     30,
     2,
     {{kHousing, 2}}},
    {"filed two days late",
     {kPermit},
     {{"许可", "收", 4}, {"许可", "受", 4}, {"许可", "办", 11}, {"许可", "发", 11}},
     30,
     2,
     {{"enterprise", 2}}},
    // A step without a limit: its owner, whatever its kind.
    {"a task of a bureau, over its planned days",
     {{"招拍挂", kLand, 2, 9, {}, {}, StepKind::enterprise}},
     {{"招拍挂", "受", 2}, {"招拍挂", "办", 12}},
     30,
     3,
     {{kLand, 3}}},
    {"007: not announced by the bureau", {{"招拍挂", kLand, 3, 17, 10, {}, StepKind::enterprise}}, {}, 20, 13, {{kLand, 13}}},
    {"a task of the enterprise",
     {{"施工单位确定", "建设单位", 2, 9, {}, {}, StepKind::enterprise}},
     {{"施工单位确定", "受", 2}, {"施工单位确定", "办", 12}},
     30,
     3,
     {{"enterprise", 3}}},
    {"a milestone of a bureau", {{"出让合同", kLand, 2, 9, {}, {}, StepKind::milestone}}, {{"出让合同", "办", 11}}, 30, 2, {{kLand, 2}}},
    // 005: denied for the design's fault; 4 and 6 of 7 days are no lateness of the bureau.
    {"denied and filed again, decided on the sixth day", {kReview}, denied_once(19), 30, 6, {{"enterprise", 9}, {"early", -3}}},
    {"decided on the last day of the new limit", {kReview}, denied_once(20), 30, 7, {{"enterprise", 10}, {"early", -3}}},
    {"decided the day after", {kReview}, denied_once(23), 30, 8, {{"enterprise", 10}, {kHousing, 1}, {"early", -3}}},
    {"denied, not filed again",
     {kReview},
     {{"消防设计审查", "收", 2}, {"消防设计审查", "受", 2}, {"消防设计审查", "否", 6}},
     10,
     6,
     {{"enterprise", 9}, {"early", -3}}},
    {"withdrawn and filed again",
     {kReview},
     {{"消防设计审查", "收", 2},
      {"消防设计审查", "受", 2},
      {"消防设计审查", "撤", 6},
      {"消防设计审查", "收", 10},
      {"消防设计审查", "受", 11},
      {"消防设计审查", "办", 19}},
     30,
     6,
     {{"enterprise", 9}, {"early", -3}}},
    {"denied three days past its limit",
     {kReview},
     {{"消防设计审查", "收", 2},
      {"消防设计审查", "受", 2},
      {"消防设计审查", "否", 16},
      {"消防设计审查", "收", 17},
      {"消防设计审查", "受", 17},
      {"消防设计审查", "办", 18}},
     30,
     5,
     {{kHousing, 3}, {"enterprise", 2}}},
    // 挂起: of the days over the plan those held are the enterprise's.
    {"held two days, three over the plan",
     {kPermit},
     {{"许可", "收", 2}, {"许可", "受", 2}, {"许可", "挂", 10}, {"许可", "解", 11}, {"许可", "办", 12}, {"许可", "发", 12}},
     30,
     3,
     {{"enterprise", 2}, {"tight", 1}}},
    // 004: ten of twelve promised days and before its plan; what it gained by the other chain is nobody's.
    {"004: the step that it waited for was early",
     {{"供电报装", "供电企业", 2, 27, 19, {}, StepKind::utility}, {"联合验收", kHousing, 16, 32, 12, {"供电报装"}}},
     {{"供电报装", "受", 2}, {"供电报装", "办", 9}, {"联合验收", "收", 10}, {"联合验收", "受", 10}, {"联合验收", "办", 24}},
     30,
     -6,
     {{"enterprise", 1}, {"line", 9}, {"early", -16}}},
    // What the baseline had as its longest chain is no longer it.
    {"another chain became the longest",
     {{"甲审", kLand, 2, 5, 10}, {"乙审", kLand, 2, 16, 10}, {"丙审", kHousing, 16, 23, 5, {"甲审", "乙审"}}},
     {{"甲审", "收", 2},
      {"甲审", "受", 2},
      {"乙审", "收", 2},
      {"乙审", "受", 2},
      {"乙审", "办", 4},
      {"乙审", "发", 4},
      {"甲审", "办", 12},
      {"甲审", "发", 12},
      {"丙审", "收", 12},
      {"丙审", "受", 12},
      {"丙审", "办", 19}},
     30,
     -2,
     {{"tight", 5}, {"line", -7}}},
};

TEST_CASE("Late days are charged to whom they belong, and their lines sum to the slippage") {
    for (const Late& late : kCases) {
        CAPTURE(late.name);
        const Played played{late};
        REQUIRE(played.line);
        CHECK(played.line->slip == late.slip);
        std::map<std::string, int> owners;
        int sum = 0;
        for (const OwnerDays& owner : played.line->owners) {
            owners[key(owner.owner)] = owner.days;
            sum += owner.days;
        }
        CHECK(owners == late.owners);
        CHECK(sum == played.line->slip);
        const auto days = days_by_owner(played.state, played.outlook, *played.line, played.line->days, day_of(late.today));
        int counted = 0;
        for (const int each : count_days(days)) counted += each;
        const Date seen = std::max(played.line->days.after, std::min(played.line->days.to, day_of(late.today)));
        CHECK(counted == played.state.origin.calendar().elapsed(played.line->days.after, seen).count);
    }
}

}  // namespace
}  // namespace zb
