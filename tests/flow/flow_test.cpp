// SPDX-License-Identifier: Apache-2.0
// The four templates that ship with zb: their sizes, words, open steps and approval clocks.
#include "flow/flow.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace zb {

namespace {

using Keys = std::vector<std::string>;

const Flow& flow(std::string_view key) {
    for (const Flow& candidate : builtin_flows()) {
        if (candidate.flow_key == key) return candidate;
    }
    throw std::logic_error{"no such flow"};
}

std::vector<FlowStep> simplest(std::string_view key) { return open_steps(flow(key), {}); }

bool has_step(const std::vector<FlowStep>& steps, std::string_view key) {
    return std::any_of(steps.begin(), steps.end(), [&](const FlowStep& step) { return step.step_key == key; });
}

}  // namespace

TEST_CASE("the shipped templates have the rows, conditions, sub-items and totals of the catalogue") {
    struct Case {
        const char* key;
        const char* name;
        std::size_t rows;
        int conditional;
        int sub_items;
        int total;
    };
    const Case cases[] = {
        {"shehui_gongye", "社会投资工业项目", 58, 25, 10, 55},
        {"shehui_fangjian", "社会投资房建项目", 53, 23, 8, 55},
        {"xiaoxing_gongye", "带方案出让（标准地）工业项目", 49, 20, 9, 30},
        {"shinei_zhuangxiu", "室内装修工程", 11, 5, 1, 30},
    };
    CHECK(builtin_flows().size() == 4);
    for (const Case& c : cases) {
        CAPTURE(c.key);
        const Flow& f = flow(c.key);
        CHECK(f.name == c.name);
        CHECK(f.steps.size() == c.rows);
        CHECK(std::count_if(f.steps.begin(), f.steps.end(), [](const FlowStep& s) { return !s.conditions.empty(); }) == c.conditional);
        CHECK(std::count_if(f.steps.begin(), f.steps.end(), [](const FlowStep& s) { return !s.part_of.empty(); }) == c.sub_items);
        CHECK(f.total_limit == c.total);
        CHECK_FALSE(f.source.empty());
        CHECK(check(f).empty());
    }
}

TEST_CASE("the longest paths are those of the catalogue, with every condition and with none") {
    struct Case {
        const char* key;
        int worst;
        int simplest;
        int in_a_row;
        int legal;
    };
    const Case cases[] = {
        {"shehui_gongye", 46, 44, 97, 133},
        {"shehui_fangjian", 48, 48, 94, 133},
        {"xiaoxing_gongye", 25, 18, 53, 95},
        {"shinei_zhuangxiu", 23, 15, 32, 40},
    };
    for (const Case& c : cases) {
        CAPTURE(c.key);
        const ApprovalClock worst = approval_clock(flow(c.key).steps);
        CHECK(worst.days == c.worst);
        CHECK(worst.days_in_a_row == c.in_a_row);
        CHECK(approval_clock(simplest(c.key)).days == c.simplest);
        CHECK(approval_clock(flow(c.key).steps, LimitKind::legal).days == c.legal);
    }
}

TEST_CASE("the industrial flow's longest path runs through fire design review, without it through drawing review") {
    CHECK(approval_clock(flow("shehui_gongye").steps).paths ==
          std::vector<Keys>{{"project_filing", "land_use_permit", "design_review", "plan_permit", "fire_design_review",
                             "construction_permit", "joint_acceptance", "completion_filing"}});
    CHECK(approval_clock(simplest("shehui_gongye")).paths ==
          std::vector<Keys>{{"project_filing", "land_use_permit", "design_review", "drawing_review", "construction_permit",
                             "joint_acceptance", "completion_filing"}});
}

TEST_CASE("of two equally long paths both are listed") {
    const Keys by_drawings = {"project_filing",      "land_use_permit",  "design_review",    "drawing_review",
                              "construction_permit", "joint_acceptance", "completion_filing"};
    const Keys by_fire_review = {"project_filing",     "land_use_permit",     "design_review",    "plan_permit",
                                 "fire_design_review", "construction_permit", "joint_acceptance", "completion_filing"};
    std::vector<Keys> paths = approval_clock(flow("shehui_fangjian").steps).paths;
    CHECK(paths.size() == 2);
    CHECK(std::find(paths.begin(), paths.end(), by_drawings) != paths.end());
    CHECK(std::find(paths.begin(), paths.end(), by_fire_review) != paths.end());
    CHECK(approval_clock(simplest("shehui_fangjian")).paths == std::vector<Keys>{by_drawings});
}

TEST_CASE("the short flows take their own paths") {
    CHECK(
        approval_clock(flow("xiaoxing_gongye").steps).paths ==
        std::vector<Keys>{{"project_filing", "combined_planning_permit", "fire_design_review", "construction_permit", "joint_acceptance"}});
    CHECK(approval_clock(simplest("xiaoxing_gongye")).paths ==
          std::vector<Keys>{{"project_filing", "combined_planning_permit", "construction_permit", "joint_acceptance"}});
    CHECK(approval_clock(flow("shinei_zhuangxiu").steps).paths ==
          std::vector<Keys>{{"fire_design_review", "construction_permit", "fire_acceptance", "completion_filing"}});
    CHECK(approval_clock(simplest("shinei_zhuangxiu")).paths ==
          std::vector<Keys>{{"construction_permit", "fire_filing", "completion_filing"}});
}

TEST_CASE("a step's row is read whole") {
    const FlowStep* permit = flow("shehui_gongye").find("construction_permit");
    REQUIRE(permit != nullptr);
    CHECK(permit->name == "建筑工程施工许可证核发（含质安监）");
    CHECK(permit->short_name == "施工许可");
    CHECK(permit->stage == "施工许可");
    CHECK(permit->department == "区住房和城乡建设局");
    CHECK(permit->kind == StepKind::permit);
    CHECK(permit->legal_limit == 7);
    CHECK(permit->promised_limit == 3);
    CHECK(permit->unit == LimitUnit::working);
    CHECK(permit->counted);
    CHECK(permit->main_line());
    CHECK(permit->deferrable);
    CHECK(permit->depends_on == Keys{"plan_permit", "drawing_review", "fire_design_review", "civil_defense", "contractor_selection"});
    CHECK(permit->materials.size() == 8);
    CHECK(permit->materials.front().name == "申请表");
    CHECK(permit->materials.front().main);
    CHECK(permit->materials.back().name == "资金安排承诺书");
    CHECK_FALSE(permit->materials.back().main);
    CHECK(permit->result_doc == "施工许可证");
    CHECK(permit->limit_basis == "建筑法第八条");
    REQUIRE(permit->validity.has_value());
    CHECK(permit->validity->months == 3);
    CHECK(permit->validity->used_by == "construction_start");
    CHECK(permit->validity->renewals == 2);
    CHECK(permit->validity->renewal_months == 3);
    CHECK(permit->validity->basis.starts_with("建筑法第9条"));
    CHECK_FALSE(permit->joint);
    CHECK(flow("shehui_gongye").find("joint_acceptance")->joint);
    CHECK(flow("shehui_gongye").find("soil_water_plan")->extension_limit == 10);
    CHECK_FALSE(flow("shehui_gongye").find("plan_permit")->validity.has_value());
    const FlowStep* start = flow("shehui_gongye").find("construction_start");
    REQUIRE(start != nullptr);
    CHECK(start->unit == LimitUnit::month);
    CHECK(start->legal_limit == 3);
    CHECK_FALSE(start->promised_limit.has_value());
    CHECK(flow("shehui_gongye").find("design_notice")->special_procedure());
    CHECK_FALSE(flow("shehui_gongye").find("heritage_survey")->special_procedure());
    CHECK(flow("shehui_gongye").find("no_such_step") == nullptr);
}

TEST_CASE("a condition opens its step, its negation closes it, and a sub-item goes with its parent") {
    const Flow& house = flow("shehui_gongye");
    const Keys fire = {"special_fire", "fire_expert"};
    const std::vector<FlowStep> special = open_steps(house, fire);
    CHECK(has_step(special, "fire_design_review"));
    CHECK(has_step(special, "fire_expert_review"));
    CHECK(has_step(special, "fire_acceptance"));
    CHECK_FALSE(has_step(special, "fire_filing"));
    const Keys orphan = {"fire_expert"};
    CHECK_FALSE(has_step(open_steps(house, orphan), "fire_expert_review"));
    CHECK(has_step(simplest("shehui_gongye"), "fire_filing"));
    // Any one of several conditions is enough.
    const Keys form = {"soil_form"};
    CHECK(has_step(open_steps(house, form), "soil_water_acceptance"));
    CHECK_FALSE(has_step(simplest("shehui_gongye"), "soil_water_acceptance"));
}

TEST_CASE("every attribute that a template names has its sentence") {
    for (const Flow& f : builtin_flows()) {
        for (const std::string& attribute : f.conditions()) {
            CAPTURE(attribute);
            CHECK_FALSE(condition_text(attribute).empty());
        }
    }
    CHECK(condition_text("special_fire") == "特殊建设工程（住建部令第51号第14条）");
    CHECK(condition_text("moon_landing").empty());
    CHECK(flow("shinei_zhuangxiu").conditions() == Keys{"fire_expert", "new_company", "special_fire"});
}

TEST_CASE("attributes that no step asks for or that exclude each other are refused") {
    const Keys both = {"soil_book", "soil_form"};
    REQUIRE(check_conditions(flow("shehui_gongye"), both).size() == 1);
    CHECK(check_conditions(flow("shehui_gongye"), both).front().code == "flow.exclusive_conditions");
    const Keys mistyped = {"specal_fire"};
    REQUIRE(check_conditions(flow("shehui_gongye"), mistyped).size() == 1);
    CHECK(check_conditions(flow("shehui_gongye"), mistyped).front().hint.find("special_fire") != std::string::npos);
    const Keys elsewhere = {"presale"};
    CHECK(check_conditions(flow("shinei_zhuangxiu"), elsewhere).size() == 1);
    const Keys good = {"soil_book", "special_fire"};
    CHECK(check_conditions(flow("shehui_gongye"), good).empty());
}

TEST_CASE("the stages come in the order of the steps") {
    CHECK(flow("shehui_gongye").stages() ==
          Keys{"市场准入", "立项用地规划许可", "工程建设许可", "施工许可", "市政公用接入", "竣工验收", "投产准入"});
}

TEST_CASE("kinds and units are told by their keys") {
    for (const StepKind kind :
         {StepKind::permit, StepKind::filing, StepKind::review, StepKind::utility, StepKind::enterprise, StepKind::milestone}) {
        CHECK(step_kind(key(kind)) == kind);
        CHECK_FALSE(label(kind).empty());
    }
    for (const LimitUnit unit : {LimitUnit::working, LimitUnit::calendar, LimitUnit::month}) CHECK(limit_unit(key(unit)) == unit);
    CHECK(label(LimitUnit::month) == "个月");
    CHECK(label(StepKind::review) == "审查");
    CHECK_FALSE(step_kind("licence").has_value());
    CHECK_FALSE(limit_unit("week").has_value());
}

TEST_CASE("more attributes never open fewer counted days than the plain path needs") {
    CHECK(rc::check("the clock lies between the longest counted step and the sum of all", [] {
        const Flow& f = builtin_flows()[*rc::gen::inRange<std::size_t>(0, 4)];
        const Keys known = f.conditions();
        Keys on;
        for (const std::string& attribute : known) {
            if (*rc::gen::arbitrary<bool>()) on.push_back(attribute);
        }
        const std::vector<FlowStep> steps = open_steps(f, on);
        const ApprovalClock clock = approval_clock(steps);
        int longest = 0;
        for (const FlowStep& step : steps) {
            if (step.counted) longest = std::max(longest, step.promised_limit.value_or(step.legal_limit.value_or(0)));
        }
        RC_ASSERT(clock.days >= longest);
        RC_ASSERT(clock.days <= clock.days_in_a_row);
        for (const Keys& path : clock.paths) {
            int days = 0;
            for (const std::string& step : path) days += f.find(step)->promised_limit.value();
            RC_ASSERT(days == clock.days);
        }
    }));
}

}  // namespace zb
