// SPDX-License-Identifier: Apache-2.0
// Each fault that the check of a template knows, seeded into a sound one.
#include <doctest/doctest.h>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "flow/flow.h"

namespace zb {

namespace {

Flow industrial() { return builtin_flows().front(); }

FlowStep& step(Flow& flow, std::string_view key) {
    for (FlowStep& candidate : flow.steps) {
        if (candidate.step_key == key) return candidate;
    }
    throw std::logic_error{"no such step"};
}

struct Seed {
    const char* code;
    const char* at;  // key of the step that the fault names
    std::function<void(Flow&)> sow;
};

}  // namespace

TEST_CASE("check names each seeded fault, its step and its mend, and nothing else") {
    const std::vector<Seed> seeds = {
        {"flow.unknown_dependency", "plan_permit", [](Flow& f) { step(f, "plan_permit").depends_on.push_back("no_such_step"); }},
        {"flow.depends_on_sub_item", "production_start", [](Flow& f) { step(f, "production_start").depends_on.push_back("fire_filing"); }},
        {"flow.limit_above_legal", "plan_permit", [](Flow& f) { step(f, "plan_permit").promised_limit = 21; }},
        {"flow.negative_limit", "land_title", [](Flow& f) { step(f, "land_title").promised_limit = -1; }},
        {"flow.sub_item_too_long", "plan_verification", [](Flow& f) { step(f, "plan_verification").promised_limit = 13; }},
        {"flow.unknown_parent", "plan_verification", [](Flow& f) { step(f, "plan_verification").part_of = "no_such_step"; }},
        {"flow.unknown_parent", "plan_verification", [](Flow& f) { step(f, "plan_verification").part_of = "archive_acceptance"; }},
        {"flow.counted_sub_item", "plan_verification", [](Flow& f) { step(f, "plan_verification").counted = true; }},
        {"flow.counted_without_limit", "construction_period", [](Flow& f) { step(f, "construction_period").counted = true; }},
        {"flow.doubled_key", "land_title", [](Flow& f) { step(f, "gas_telecom_connection").step_key = "land_title"; }},
        {"flow.doubled_short_name", "fire_filing", [](Flow& f) { step(f, "fire_filing").short_name = "消防验收"; }},
        {"flow.missing_name", "land_title", [](Flow& f) { step(f, "land_title").department.clear(); }},
        {"flow.owed_without_minor", "land_title", [](Flow& f) { step(f, "land_title").deferrable = true; }},
        {"flow.minor_not_owed", "land_title", [](Flow& f) { step(f, "land_title").materials.back().main = false; }},
        {"flow.joint_above_45", "joint_acceptance", [](Flow& f) { step(f, "joint_acceptance").legal_limit = 46; }},
        {"flow.extension_without_legal", "eia_notice", [](Flow& f) { step(f, "eia_notice").extension_limit = 10; }},
        {"flow.validity_without_certificate", "drawing_review",
         [](Flow& f) {
             step(f, "drawing_review").validity = Validity{12, {}, {}, {}, "依据"};
         }},
        {"flow.validity_without_months", "construction_permit", [](Flow& f) { step(f, "construction_permit").validity->months = 0; }},
        {"flow.validity_without_basis", "construction_permit", [](Flow& f) { step(f, "construction_permit").validity->basis.clear(); }},
        {"flow.validity_unknown_use", "construction_permit",
         [](Flow& f) { step(f, "construction_permit").validity->used_by = "no_such_step"; }},
        {"flow.validity_half_renewal", "construction_permit", [](Flow& f) { step(f, "construction_permit").validity->renewals.reset(); }},
        {"flow.unknown_condition", "land_title", [](Flow& f) { step(f, "land_title").conditions = {"!moon_landing"}; }},
    };
    for (const Seed& seed : seeds) {
        CAPTURE(seed.code);
        Flow flow = industrial();
        seed.sow(flow);
        const std::vector<Fault> faults = check(flow);
        REQUIRE(faults.size() == 1);
        CHECK(faults.front().code == seed.code);
        CHECK(faults.front().place.value == seed.at);
        CHECK_FALSE(faults.front().hint.empty());
    }
}

TEST_CASE("a cycle is told as a round of keys in the order of the work") {
    Flow flow = industrial();
    step(flow, "design_review").depends_on = {"construction_permit"};
    const std::vector<Fault> faults = check(flow);
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().code == "flow.cycle");
    CHECK(faults.front().message.find("design_review -> plan_permit -> construction_permit -> design_review") != std::string::npos);
    CHECK_THROWS_AS(approval_clock(flow.steps), Error);
}

TEST_CASE("a sub-item that waits for its own parent is a cycle") {
    Flow flow = industrial();
    step(flow, "plan_verification").depends_on = {"joint_acceptance"};
    REQUIRE(check(flow).size() == 1);
    CHECK(check(flow).front().code == "flow.cycle");
}

TEST_CASE("several faults are all told") {
    Flow flow = industrial();
    step(flow, "plan_permit").promised_limit = 21;
    step(flow, "fire_filing").short_name = "消防验收";
    CHECK(check(flow).size() == 2);
}

}  // namespace zb
