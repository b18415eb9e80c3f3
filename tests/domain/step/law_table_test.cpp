// SPDX-License-Identifier: Apache-2.0
// The law as a table that a clerk can read: the article, what happened, the last day on which something holds, and the day after.
// The days are counted by hand from the calendar of the State Council's notices (国庆节 10-01 to 10-07 rest, 09-20 and 10-10 work).
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <functional>
#include <vector>

#include "domain/step/certificate.h"
#include "plan/planned_step.h"
#include "support/attempts.h"

namespace zb {
namespace {

using test::accepted_on;
using test::calendar;
using test::day;
using test::filed_on;
using test::pause;
using test::permit;
using test::sub_item;

struct LawCase {
    const char* law;
    const char* what;
    const char* on;
    const char* holds;
    const char* next;
    const char* then;
    std::function<std::string(Date)> says;
};

// ---- What happened ----

PlannedStep of_kind(StepKind kind) {
    PlannedStep step = permit(7, 20);
    step.kind = kind;
    return step;
}

PlannedStep in_unit(LimitUnit unit, int promised) {
    PlannedStep step = permit(promised);
    step.unit = unit;
    return step;
}

Attempt answered_on(const char* filed, const char* accepted) {
    Attempt attempt = filed_on(filed);
    attempt.state = StepState::accepted;
    attempt.accepted = day(accepted);
    return attempt;
}

Attempt corrected(const char* filed, const char* returned, const char* refiled) {
    Attempt attempt = filed_on(filed);
    attempt.returned = day(returned);
    attempt.state = refiled == nullptr ? StepState::correcting : StepState::filed;
    if (refiled != nullptr) attempt.refiled = day(refiled);
    return attempt;
}

Attempt with_pause(Attempt attempt, const Pause& stopped) {
    attempt.pauses = {stopped};
    if (!stopped.to) attempt.state = StepState::paused;
    return attempt;
}

Attempt extended(const char* accepted, const char* on, int days) {
    Attempt attempt = accepted_on(accepted);
    attempt.extension = Extension{day(on), days, "负责人", 0, {}, {}};
    return attempt;
}

Attempt taken_over(const char* accepted, const char* on, std::optional<int> used) {
    Attempt attempt = accepted_on(accepted);
    attempt.opening = true;
    attempt.opening_from = day(on);
    attempt.opening_used = used;
    return attempt;
}

Attempt decided_on(const char* decided, const char* issued = nullptr) {
    Attempt attempt = accepted_on(decided);
    attempt.decided = day(decided);
    attempt.state = issued == nullptr ? StepState::decided : StepState::issued;
    if (issued != nullptr) attempt.issued = day(issued);
    return attempt;
}

Attempt renewed(const char* issued, std::vector<Renewal> renewals) {
    Attempt attempt = decided_on(issued, issued);
    attempt.renewals = std::move(renewals);
    return attempt;
}

// ---- What is so on a day ----

StepToday today_of(const PlannedStep& planned, const Attempt& attempt, Date on) {
    return step_today(planned, &attempt, {}, on, calendar(), LampRules{});
}

std::function<std::string(Date)> intake(const PlannedStep& planned, const Attempt& attempt) {
    return [=](Date on) {
        const StepToday today = today_of(planned, attempt, on);
        if (today.deemed) return "视为受理，自" + month_day(*today.accepted);
        const std::string late = today.intake_past ? fmt::format("，答复超{}", today.intake_overdue) : "";
        return fmt::format("{}，{}灯{}", label(today.state, planned.kind), label(*today.lamp), late);
    };
}

std::string promised_words(const StepToday& today) {
    if (!today.past) return fmt::format("剩{}", today.left);
    return today.overdue == 0 ? std::string{"已超期"} : fmt::format("超{}", today.overdue);
}

std::function<std::string(Date)> promised(const PlannedStep& planned, const Attempt& attempt) {
    return [=](Date on) { return promised_words(today_of(planned, attempt, on)); };
}

std::string legal_words(const StepToday& today) {
    return today.legal_past ? fmt::format("超法定{}", today.legal_overdue) : std::string{"未超法定"};
}

std::function<std::string(Date)> legal(const PlannedStep& planned, const Attempt& attempt) {
    return [=](Date on) { return legal_words(today_of(planned, attempt, on)); };
}

std::function<std::string(Date)> used_and_lamp(const PlannedStep& planned, const Attempt& attempt) {
    return [=](Date on) {
        const StepToday today = today_of(planned, attempt, on);
        return fmt::format("已用{}，{}灯", today.used, label(*today.lamp));
    };
}

std::function<std::string(Date)> pause_lamp(const Attempt& attempt) {
    return [=](Date on) {
        const StepToday today = today_of(permit(7, 20), attempt, on);
        return fmt::format("{}灯，超告知{}", label(*today.lamp), today.pause_over);
    };
}

// A permit with a promise of one day and a legal limit of ten, accepted on 11-02, with a sub-item begun on a day and not ended.
StepToday parent_of(const PlannedStep& sub, const char* begun, Date on) {
    const PlannedStep parent = permit(1, 10);
    const Attempt attempt = accepted_on("2026-11-02");
    ProjectSteps records;
    records[sub.step].attempts = {accepted_on(begun)};
    return step_today(parent, &attempt, procedures_of({parent, sub}, records, on, calendar()), on, calendar(), LampRules{});
}

std::function<std::string(Date)> parent_promised(const PlannedStep& sub, const char* begun) {
    return [=](Date on) { return promised_words(parent_of(sub, begun, on)); };
}

std::function<std::string(Date)> parent_legal(const PlannedStep& sub, const char* begun) {
    return [=](Date on) { return legal_words(parent_of(sub, begun, on)); };
}

std::function<std::string(Date)> may_end(int days, LimitUnit unit, const char* begun) {
    return [=](Date on) { return on < first_end(Shortest{days, ""}, unit, day(begun), calendar()) ? "未期满" : "可以结束"; };
}

std::function<std::string(Date)> delivery(const Attempt& attempt) {
    return [=](Date on) {
        const IssueClock clock = *today_of(permit(3, 7), attempt, on).issue;
        const std::string over = clock.overdue == 0 ? "已超期" : fmt::format("超{}", clock.overdue);
        return fmt::format("{}{}", clock.delivered ? "已送达，" : "", clock.past ? over : "未超");
    };
}

// 施工许可证: three months to begin work; 环评: five years from the decision.
std::function<std::string(Date)> term(int months, const char* basis, const Attempt& attempt, const char* used = nullptr) {
    return [=](Date on) {
        PlannedStep planned = permit(3, 7);
        planned.validity = Validity{months, "construction_start", 2, 3, basis, false};
        ProjectSteps records;
        records[planned.step].attempts = {attempt};
        if (used != nullptr) records["construction_start"].attempts = {decided_on(used)};
        const auto holds = certificate_term(planned, records, on, calendar(), LampRules{});
        return holds->used ? "已使用" : holds->ended() ? "失效" : "有效";
    };
}

constexpr const char* kConstruction = "建筑法第9条";
constexpr const char* kEia = "环境影响评价法第24条②（批准之日起超过5年方决定开工的，报原审批部门重新审核）";
constexpr const char* kSoil = "水利部令53号第18条（批准之日起满3年方开工的，报原审批部门重新审核）";

std::function<std::string(Date)> escalation(const Attempt& attempt) {
    return [=](Date on) {
        const StepToday today = today_of(permit(7, 20), attempt, on);
        return fmt::format("超{}{}", today.overdue, today.escalated ? "，应提级" : "");
    };
}

// ---- The table ----

const std::vector<LawCase>& intake_cases() {
    static const PlannedStep kPermit = permit(7, 20);
    static const std::vector<LawCase> kRows = {
        {"许可法32", "11-02收件，黄灯自第三日", "2026-11-04", "已收件，绿灯", "2026-11-05", "已收件，黄灯",
         intake(kPermit, filed_on("2026-11-02"))},
        {"许可法32", "11-02收件，没有答复", "2026-11-09", "已收件，红灯", "2026-11-10", "视为受理，自11-02",
         intake(kPermit, filed_on("2026-11-02"))},
        {"许可法32", "周六收件", "2026-11-13", "已收件，红灯", "2026-11-14", "视为受理，自11-07", intake(kPermit, filed_on("2026-11-07"))},
        {"许可法32、82", "国庆前收件，10-10上班", "2026-10-10", "已收件，红灯", "2026-10-11", "视为受理，自09-28",
         intake(kPermit, filed_on("2026-09-28"))},
        {"许可法32、82", "其间09-20上班", "2026-09-23", "已收件，红灯", "2026-09-24", "视为受理，自09-17",
         intake(kPermit, filed_on("2026-09-17"))},
        {"许可法32", "第五日受理，自受理日起算", "2026-11-18", "剩0", "2026-11-19", "超1",
         promised(kPermit, answered_on("2026-11-02", "2026-11-09"))},
        {"许可法32", "第六日受理，不改视为受理", "2026-11-11", "剩0", "2026-11-12", "超1",
         promised(kPermit, answered_on("2026-11-02", "2026-11-10"))},
        {"参照许可法32", "备案不视为受理", "2026-11-09", "已收件，红灯", "2026-11-10", "已收件，红灯，答复超1",
         intake(of_kind(StepKind::filing), filed_on("2026-11-02"))},
        {"参照许可法32", "审图不视为受理，次日是周六", "2026-11-06", "已收件，红灯", "2026-11-07", "已收件，红灯，答复超0",
         intake(of_kind(StepKind::review), filed_on("2026-10-30"))},
        {"许可法32", "第五日告知补正，等企业", "2026-11-09", "补正中，绿灯", "2026-11-10", "补正中，绿灯",
         intake(kPermit, corrected("2026-11-02", "2026-11-09", nullptr))},
        {"许可法32", "补正后11-16重新收件", "2026-11-23", "已收件，红灯", "2026-11-24", "视为受理，自11-16",
         intake(kPermit, corrected("2026-11-02", "2026-11-06", "2026-11-16"))},
    };
    return kRows;
}

const std::vector<LawCase>& period_cases() {
    static const std::vector<LawCase> kRows = {
        {"许可法82、民法典201", "10个工作日，其间09-20上班", "2026-09-21", "剩0", "2026-09-22", "超1",
         promised(permit(10), accepted_on("2026-09-08"))},
        {"许可法82", "5个工作日，末日是上班的周六", "2026-10-10", "剩0", "2026-10-11", "已超期",
         promised(permit(5), accepted_on("2026-09-28"))},
        {"许可法82", "同上，再下一个工作日", "2026-10-11", "已超期", "2026-10-12", "超1", promised(permit(5), accepted_on("2026-09-28"))},
        {"民法典201", "周六受理，周一是第一日", "2026-11-11", "剩0", "2026-11-12", "超1", promised(permit(3), accepted_on("2026-11-07"))},
        {"民法典201", "即办件当日办结", "2026-11-04", "剩0", "2026-11-05", "超1", promised(permit(0), accepted_on("2026-11-04"))},
        {"民法典203", "7个日历日，末日在国庆", "2026-10-08", "剩0", "2026-10-09", "超1",
         promised(in_unit(LimitUnit::calendar, 7), accepted_on("2026-09-24"))},
        {"民法典203", "20个日历日，末日是周日", "2026-11-02", "剩0", "2026-11-03", "超1",
         promised(in_unit(LimitUnit::calendar, 20), accepted_on("2026-10-12"))},
        {"民法典202", "一个月，没有对应日", "2026-09-30", "剩0", "2026-10-01", "已超期",
         promised(in_unit(LimitUnit::month, 1), accepted_on("2026-08-31"))},
        {"民法典202、203", "三个月，末日是周日", "2027-03-01", "剩0", "2027-03-02", "超1",
         promised(in_unit(LimitUnit::month, 3), accepted_on("2026-11-30"))},
        {"许可法42①", "法定20个工作日", "2026-11-30", "未超法定", "2026-12-01", "超法定1", legal(permit(7, 20), accepted_on("2026-11-02"))},
        {"许可法42②", "联合办理45个工作日", "2026-11-09", "未超法定", "2026-11-10", "超法定1",
         legal(permit(12, 45), accepted_on("2026-09-01"))},
        {"许可法42②", "联合办理经批准延长15日", "2026-11-30", "未超法定", "2026-12-01", "超法定1",
         legal(permit(12, 45), extended("2026-09-01", "2026-11-02", 15))},
        {"许可法42①", "法定10日，经批准延长10日", "2026-12-02", "未超法定", "2026-12-03", "超法定1",
         legal(permit(7, 10), extended("2026-11-04", "2026-11-17", 10))},
        {"许可法42①", "延长不动承诺", "2026-11-13", "剩0", "2026-11-16", "超1",
         promised(permit(7, 10), extended("2026-11-04", "2026-11-12", 10))},
        {"期初", "采用日已用4日，承诺7日", "2026-11-05", "剩0", "2026-11-06", "超1",
         promised(permit(7), taken_over("2026-10-01", "2026-11-02", 4))},
        {"期初", "没有写已用，自受理日起算", "2026-11-06", "剩0", "2026-11-09", "超1",
         promised(permit(7), taken_over("2026-10-28", "2026-11-02", {}))},
        {"专班规则", "超期满五个工作日应提级", "2026-11-17", "超4", "2026-11-18", "超5，应提级", escalation(accepted_on("2026-11-02"))},
    };
    return kRows;
}

const std::vector<LawCase>& stop_cases() {
    static const Attempt kPaused = with_pause(accepted_on("2026-11-02"), pause("2026-11-04", 3, "2026-11-06"));
    static const Attempt kOpen = with_pause(accepted_on("2026-10-28"), pause("2026-11-03", 10));
    static const Attempt kLate = with_pause(accepted_on("2026-11-02"), pause("2026-11-16", 5));
    static const std::vector<LawCase> kRows = {
        {"许可法45", "书面告知当日停表", "2026-11-03", "已用1，绿灯", "2026-11-04", "已用1，绿灯", used_and_lamp(permit(7), kPaused)},
        {"许可法45", "结果收到当日仍停，次一工作日起计", "2026-11-06", "已用1，绿灯", "2026-11-09", "已用2，绿灯",
         used_and_lamp(permit(7), kPaused)},
        {"许可法45", "停三日，到期顺延三日", "2026-11-16", "剩0", "2026-11-17", "超1", promised(permit(7), kPaused)},
        {"许可法45", "法定时限也停", "2026-12-03", "未超法定", "2026-12-04", "超法定1", legal(permit(7, 20), kPaused)},
        {"许可法45", "超过告知的天数", "2026-11-16", "灰灯，超告知0", "2026-11-17", "黄灯，超告知1", pause_lamp(kOpen)},
        {"许可法45", "到期以后才停表，超的不消", "2026-11-13", "超2", "2026-11-18", "超2", promised(permit(7), kLate)},
        {"流程0", "公示五日，承诺停", "2026-11-10", "剩0", "2026-11-11", "超1", parent_promised(sub_item("公示", 5), "2026-11-02")},
        {"许可法45", "公示不在八种之列，法定照走", "2026-11-16", "未超法定", "2026-11-17", "超法定1",
         parent_legal(sub_item("公示", 5), "2026-11-02")},
        {"许可法45", "专家评审，法定也停", "2026-11-23", "未超法定", "2026-11-24", "超法定1",
         parent_legal(sub_item("专家评审", 5), "2026-11-02")},
        {"流程0", "公示晚一日开始，多一日", "2026-11-11", "剩0", "2026-11-12", "超1", parent_promised(sub_item("公示", 5), "2026-11-03")},
        {"流程0", "公示期满没有结束，不红", "2026-11-09", "已用5，绿灯", "2026-11-10", "已用6，黄灯",
         used_and_lamp(sub_item("公示", 5), accepted_on("2026-11-02"))},
        {"最短期间", "批前公示7日，末日周六不顺延", "2026-11-20", "未期满", "2026-11-21", "可以结束",
         may_end(7, LimitUnit::calendar, "2026-11-14")},
        {"最短期间", "环评公示5个工作日", "2026-11-06", "未期满", "2026-11-09", "可以结束", may_end(5, LimitUnit::working, "2026-11-02")},
        {"39号令", "招拍挂公告20日，末日在国庆不顺延", "2026-10-03", "未期满", "2026-10-04", "可以结束",
         may_end(20, LimitUnit::calendar, "2026-09-14")},
    };
    return kRows;
}

const std::vector<LawCase>& certificate_cases() {
    static const std::vector<LawCase> kRows = {
        {"许可法44", "决定后10个工作日内送达", "2026-11-20", "未超", "2026-11-23", "超1", delivery(decided_on("2026-11-06"))},
        {"许可法44、82", "国庆前决定，次日是周六", "2026-10-16", "未超", "2026-10-17", "已超期", delivery(decided_on("2026-09-28"))},
        {"许可法44", "第十日送达", "2026-11-20", "已送达，未超", "2026-11-23", "已送达，未超",
         delivery(decided_on("2026-11-06", "2026-11-20"))},
        {"许可法44", "第十一日送达", "2026-11-23", "已送达，超1", "2026-11-24", "已送达，超1",
         delivery(decided_on("2026-11-06", "2026-11-23"))},
        {"建筑法9", "领证三个月内开工，末日是上班的周六", "2026-10-10", "有效", "2026-10-11", "失效",
         term(3, kConstruction, decided_on("2026-07-10", "2026-07-10"))},
        {"建筑法9、民法典203", "末日是周日，顺延一日", "2026-11-09", "有效", "2026-11-10", "失效",
         term(3, kConstruction, decided_on("2026-08-08", "2026-08-08"))},
        {"建筑法9", "延期两次，每次三个月", "2027-05-05", "有效", "2027-05-06", "失效",
         term(3, kConstruction, renewed("2026-08-05", {{day("2026-11-02"), 3, 0}, {day("2027-02-02"), 3, 0}}))},
        {"建筑法9", "末日开工", "2026-11-05", "已使用", "2026-11-06", "已使用",
         term(3, kConstruction, decided_on("2026-08-05", "2026-08-05"), "2026-11-05")},
        {"建筑法9", "末日次日才开工", "2026-11-05", "有效", "2026-11-06", "失效",
         term(3, kConstruction, decided_on("2026-08-05", "2026-08-05"), "2026-11-06")},
        {"环评法24②", "五年自批准之日，不是领取之日", "2026-11-20", "有效", "2026-11-21", "失效",
         term(60, kEia, decided_on("2021-11-20", "2021-11-25"))},
        {"水利部令53号18", "三年自批准之日，没有领取也一样", "2026-11-18", "有效", "2026-11-19", "失效",
         term(36, kSoil, decided_on("2023-11-18"))},
    };
    return kRows;
}

void check_rows(const std::vector<LawCase>& rows) {
    for (const LawCase& row : rows) {
        CAPTURE(row.law);
        CAPTURE(row.what);
        CHECK(row.says(day(row.on)) == row.holds);
        CHECK(row.says(day(row.next)) == row.then);
    }
}

}  // namespace

TEST_CASE("收件与受理: the five days to answer, deemed acceptance, correction") { check_rows(intake_cases()); }
TEST_CASE("期间: working days, calendar days, months, extension, joint handling, opening balance") { check_rows(period_cases()); }
TEST_CASE("停表: special procedures, 公示, shortest periods") { check_rows(stop_cases()); }
TEST_CASE("证照: delivery, 施工许可证, 环评批复") { check_rows(certificate_cases()); }

TEST_CASE("The table has at least forty cases of the law") {
    const std::size_t rows = intake_cases().size() + period_cases().size() + stop_cases().size() + certificate_cases().size();
    CHECK(rows >= 40);
}

TEST_CASE("延长最多几日: ten, fifteen where handled jointly, else what the step's own law says (行政许可法 42, 国务院令673号 10)") {
    CHECK(longest_extension(permit(7, 20)) == 10);
    PlannedStep joint = permit(12, 45);
    joint.joint = true;
    CHECK(longest_extension(joint) == 15);
    PlannedStep approval = permit(7, 20);
    approval.extension = 40;
    CHECK(longest_extension(approval) == 40);
}

}  // namespace zb
