// SPDX-License-Identifier: Apache-2.0
#include "report/plan/in_force.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "plan/file.h"
#include "report/lists/flows.h"
#include "report/plan/tasks.h"
#include "support/days.h"

namespace zb {
namespace {

using test::calendar;
using test::day;

const char* const kFirst =
    R"({"step":"project_filing","start":"2026-11-02","finish":"2026-11-04","responsible":"发改经办01","promised":2,"main":true}
{"step":"land_use_permit","start":"2026-11-04","finish":"2026-11-09","promised":3,"main":true}
{"step":"design_review","start":"2026-11-09","finish":"2026-11-23","main":true})";
const char* const kSecond =
    R"({"step":"project_filing","start":"2026-11-02","finish":"2026-11-04","responsible":"发改经办01","promised":2,"main":true}
{"step":"land_use_permit","start":"2026-11-04","finish":"2026-11-11","promised":3,"main":true}
{"step":"design_review","start":"2026-11-11","finish":"2027-01-06","main":true})";

Envelope envelope(std::int64_t seq, const char* on) {
    Envelope envelope;
    envelope.seq = seq;
    envelope.on = day(on);
    envelope.project = "JH-2026-001";
    return envelope;
}

PlanDrafted drafted(const char* file) {
    return plan_of_rows(find_flow("shehui_gongye"), {"special_fire"}, read_plan_rows(file), calendar()).draft;
}

// A project whose filing is done and whose permit is running late on 2026-11-12; its second plan is adopted.
State late_project() {
    State state;
    state.scope = Scope::all();
    Project& project = state.projects["JH-2026-001"];
    project.code = "JH-2026-001";
    project.name = "甲公司项目";
    PlanNoun::apply(state, envelope(1, "2026-11-02"), drafted(kFirst));
    PlanNoun::apply(state, envelope(2, "2026-11-02"), PlanAdopted{1, "预审会审定"});
    PlanNoun::apply(state, envelope(3, "2026-11-06"), drafted(kSecond));
    PlanNoun::apply(state, envelope(4, "2026-11-06"), PlanAdopted{3, "专题会议调整"});
    Attempt filing;
    filing.state = StepState::decided;
    filing.accepted = day("2026-11-02");
    filing.decided = day("2026-11-03");
    state.steps["JH-2026-001"]["project_filing"].attempts = {filing};
    Attempt permit;
    permit.state = StepState::accepted;
    permit.accepted = day("2026-11-05");
    state.steps["JH-2026-001"]["land_use_permit"].attempts = {permit};
    return state;
}

Document shown(const State& state) {
    const Basis basis{4, std::string(64, 'a'), day("2026-11-12"), true};
    return plan_document(state, project_outlook(state, "JH-2026-001", day("2026-11-12"), calendar()), calendar(), basis);
}

const Section& section(const Document& document, std::string_view key) {
    const auto found = std::find_if(document.sections.begin(), document.sections.end(), [&](const Section& s) { return s.key == key; });
    REQUIRE(found != document.sections.end());
    return *found;
}

Table table(const Document& document, std::string_view key) { return std::get<Table>(section(document, key).blocks.front()); }

Cell cell(const Table& table, std::size_t row, std::string_view column) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& c) { return c.key == column; });
    REQUIRE(found != table.columns.end());
    return table.rows.at(row).at(static_cast<std::size_t>(found - table.columns.begin()));
}

Value figure(const Section& section, std::string_view name) {
    const auto found =
        std::find_if(section.figures.begin(), section.figures.end(), [&](const auto& figure) { return figure.first == name; });
    REQUIRE(found != section.figures.end());
    return found->second;
}

}  // namespace

TEST_CASE("plan show tells plan, life, lamp and forecast of every step") {
    const State state = late_project();
    const Document document = shown(state);
    const Table steps = table(document, "steps");
    REQUIRE(steps.rows.size() == 3);
    CHECK(cell(steps, 0, "expected").value == Value{day("2026-11-03")});
    CHECK(cell(steps, 0, "to_current").value == Value{std::int64_t{-1}});
    CHECK(cell(steps, 0, "used").shown == "1 / 2 个工作日");
    // Accepted on Thursday 11-05, due 11-10, two days over on 11-12: expected tomorrow.
    CHECK(cell(steps, 1, "expected").value == Value{day("2026-11-13")});
    CHECK(cell(steps, 1, "expected").shown == "(2026-11-13)");
    CHECK(cell(steps, 1, "baseline").value == Value{day("2026-11-09")});
    CHECK(cell(steps, 1, "to_baseline").shown == "+4");
    CHECK(cell(steps, 1, "to_current").shown == "+2");
    CHECK(cell(steps, 1, "lamp").shown == "红");
    CHECK(cell(steps, 2, "expected").value == Value{day("2026-11-27")});
    CHECK(cell(steps, 2, "planned_acceptance").value == Value{day("2026-11-11")});
    CHECK(cell(steps, 2, "lamp").value == Value{});  // not filed
}

TEST_CASE("A planned day of a year without a notice says that it is tentative") {
    const Document document = shown(late_project());
    CHECK(cell(table(document, "steps"), 2, "current").shown == "2027-01-06 暂定");
    CHECK(std::any_of(document.notes.begin(), document.notes.end(),
                      [](const std::string& note) { return note.find("2027 年放假通知未收录") != std::string::npos; }));
}

TEST_CASE("Both clocks are told apart") {
    const Document document = shown(late_project());
    const Section& overall = section(document, "overall");
    CHECK(figure(overall, "approval_promised") == Value{std::int64_t{15}});  // 2 + 3 + 10
    CHECK(figure(overall, "approval_used") == Value{std::int64_t{6}});       // 1 + 5
    CHECK(figure(overall, "total_limit") == Value{std::int64_t{55}});
    CHECK(figure(overall, "first") == Value{day("2026-11-02")});
    CHECK(figure(overall, "last") == Value{day("2027-01-06")});
    CHECK(figure(overall, "node") == Value{std::string{"land_use_permit"}});
}

TEST_CASE("What is not in the plan is told with its reason") {
    const Document document = shown(late_project());
    const Table left_out = rows_for_machines(section(document, "left_out")).value();
    const auto why = [&](std::string_view name) {
        for (const Row& row : left_out.rows) {
            if (row[0].value == Value{std::string{name}}) return std::get<std::string>(row[1].value);
        }
        return std::string{};
    };
    CHECK(why("消防设计审查") == "方案没有编入");
    CHECK(why("水保审批").find("soil_book") != std::string::npos);
    CHECK(why("项目备案") == "");
}

TEST_CASE("A project without an adopted plan is told how to get one") {
    State state = late_project();
    state.plans["JH-2026-001"].adopted.clear();
    try {
        shown(state);
        FAIL("not refused");
    } catch (const Error& error) {
        CHECK(error.fault().code == "plan.none");
        CHECK(error.fault().hint.find("zb plan make JH-2026-001") != std::string::npos);
    }
    CHECK_THROWS_AS(draft_document(state, state.project("JH-2026-001"), calendar(), Basis{}), Error);
}

TEST_CASE("A draft stands beside the plan in force, with months and holidays") {
    State state = late_project();
    PlanNoun::apply(state, envelope(5, "2026-11-12"), drafted(kFirst));
    const Document document =
        draft_document(state, state.project("JH-2026-001"), calendar(), Basis{5, std::string(64, 'b'), day("2026-11-12"), false});
    CHECK(cell(table(document, "steps"), 1, "to_current").shown == "-2");
    const Table months = table(document, "months");
    REQUIRE(months.rows.size() == 1);
    CHECK(cell(months, 0, "working_days").value == Value{std::int64_t{21}});
    CHECK(std::get<std::string>(cell(months, 0, "due").value) == "4 项目备案、9 用地规划许可、23 方案审查");
}

TEST_CASE("A month names its holidays and make-up days") {
    State state = late_project();
    PlanNoun::apply(state, envelope(5, "2026-09-16"), drafted(R"({"step":"project_filing","start":"2026-09-16","finish":"2026-10-12"})"));
    const Document document =
        draft_document(state, state.project("JH-2026-001"), calendar(), Basis{5, std::string(64, 'b'), day("2026-11-12"), false});
    const Table months = table(document, "months");
    REQUIRE(months.rows.size() == 2);
    const std::string october = std::get<std::string>(cell(months, 1, "rest_days").value);
    CHECK(october.find("10-01 至 10-07 放假") != std::string::npos);
    CHECK(october.find("10-10 调休上班") != std::string::npos);
}

TEST_CASE("The room of each step stands beside what its day waits for") {
    State state = late_project();
    PlanRequest request;
    request.start = day("2026-11-16");
    request.until = "construction_permit";
    request.constraints.links = {{"construction_permit", read_link("drawing_reviewFS+20wd")}};
    request.constraints.not_before["plan_permit"] = day("2027-02-01");
    const PlanAnswer answer = make_plan(find_flow("shehui_gongye"), request, calendar());
    PlanNoun::apply(state, envelope(5, "2026-11-16"), answer.draft);
    const Document document =
        draft_document(state, state.project("JH-2026-001"), calendar(), Basis{5, std::string(64, 'b'), day("2026-11-16"), false});
    const Table room = table(document, "room");
    REQUIRE(room.rows.size() == answer.draft.steps.size());
    for (std::size_t i = 0; i < room.rows.size(); ++i) {
        CAPTURE(i);
        const PlannedStep& step = answer.draft.steps[i];
        CHECK(cell(room, i, "earliest_finish").value == Value{step.finish});
        CHECK(cell(room, i, "slack").value == Value{std::int64_t{answer.windows[i].slack}});
        const std::string driver = std::get<std::string>(cell(room, i, "driver").value);
        if (step.step == "plan_permit") CHECK(driver == "不早于 2027-02-01");
        if (step.step == "construction_permit") CHECK(driver == "施工图审查办结后 20 个工作日");
    }
}

TEST_CASE("A missed target tells which limits to press, each goal by how much it is missed") {
    const State state = late_project();
    PlanRequest request;
    request.start = day("2026-11-16");
    request.until = "construction_permit";
    request.target = calendar().add(make_plan(find_flow("shehui_gongye"), request, calendar()).finish, WorkingDays{-2});
    request.targets = {{"land_contract", *request.target}};
    request.backward = true;
    const PlanAnswer answer = make_plan(find_flow("shehui_gongye"), request, calendar());
    REQUIRE(answer.short_by == 2);
    const Document document = plan_answer_document(state.project("JH-2026-001"), answer, calendar(), Basis{});
    const Table goals = table(document, "goals");
    CHECK(cell(goals, 0, "short_by").value == Value{std::int64_t{2}});
    CHECK(cell(goals, 1, "short_by").value == Value{std::int64_t{0}});
    const Table path = table(document, "compress");
    REQUIRE_FALSE(path.rows.empty());
    CHECK(cell(path, path.rows.size() - 1, "cumulative").value == Value{std::int64_t{2}});
}

TEST_CASE("A task sheet tells a department what to decide by when, and the enterprise what to file") {
    const State state = late_project();
    TaskSheets asked;
    asked.projects = {project_outlook(state, "JH-2026-001", day("2026-11-12"), calendar())};
    const Basis basis{4, std::string(64, 'a'), day("2026-11-12"), true};
    const Document all = task_sheets(state, asked, day("2026-11-12"), basis);
    // The filing is decided; the permit runs; the design review waits to be filed.
    const Table filings = table(all, "filings");
    REQUIRE(filings.rows.size() == 1);
    CHECK(cell(filings, 0, "step").value == Value{std::string{"design_review"}});
    CHECK(cell(filings, 0, "accept").value == Value{day("2026-11-11")});
    asked.department = find_flow_step(find_flow("shehui_gongye"), "land_use_permit").department;
    const Document one = task_sheets(state, asked, day("2026-11-12"), basis);
    const Table own = table(one, "tasks");
    REQUIRE_FALSE(own.rows.empty());
    CHECK(cell(own, 0, "step").value == Value{std::string{"land_use_permit"}});
    CHECK(cell(own, 0, "finish").value == Value{day("2026-11-11")});
}

TEST_CASE("The check of the four flows finds nothing and counts what flows.zh.md counts") {
    struct Counts {
        std::int64_t steps, conditional, sub_items, total, worst, least, in_a_row, legal;
    };
    const Counts expected[] = {
        {58, 0, 10, 55, 46, 44, 97, 133}, {53, 0, 8, 55, 48, 48, 94, 133}, {49, 0, 9, 30, 25, 18, 53, 95}, {11, 0, 1, 30, 23, 15, 32, 40}};
    const auto faults = check_flows(builtin_flows());
    CHECK(faults.empty());
    const Table counts = table(flow_check_document(builtin_flows(), faults), "flows");
    REQUIRE(counts.rows.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CAPTURE(i);
        CHECK(cell(counts, i, "steps").value == Value{expected[i].steps});
        CHECK(cell(counts, i, "sub_items").value == Value{expected[i].sub_items});
        CHECK(cell(counts, i, "total_limit").value == Value{expected[i].total});
        CHECK(cell(counts, i, "worst").value == Value{expected[i].worst});
        CHECK(cell(counts, i, "least").value == Value{expected[i].least});
        CHECK(cell(counts, i, "in_a_row").value == Value{expected[i].in_a_row});
        CHECK(cell(counts, i, "legal").value == Value{expected[i].legal});
    }
}

TEST_CASE("A flow is shown whole, or for a project's conditions") {
    const Flow& flow = find_flow("shinei_zhuangxiu");
    CHECK(table(flow_document(flow, {}), "steps").rows.size() == 11);
    FlowChoice choice;
    choice.steps = Chosen::open;
    CHECK(table(flow_document(flow, choice), "steps").rows.size() == 7);
    choice.conditions = {"special_fire"};
    CHECK(table(flow_document(flow, choice), "steps").rows.size() == 8);
    choice.conditions = {"no_such"};
    CHECK_THROWS_AS(flow_document(flow, choice), Error);
}

}  // namespace zb
