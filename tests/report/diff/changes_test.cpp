// SPDX-License-Identifier: Apache-2.0
#include "report/diff/changes.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "render/render.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {

using Json = nlohmann::json;

namespace {

using test::day;

Document between(const State& before, Date from, const State& now, Date to) {
    const std::string hash(64, 'f');
    return changes_document(evening_of({&before, from}, Basis{before.seq, hash, from, false}),
                            evening_of({&now, to}, Basis{now.seq, hash, to, false}), "zb report diff");
}

Json json_of(const Document& document) {
    RenderOptions options;
    options.format = Format::json;
    return Json::parse(render(document, options));
}

const Json& rows(const Json& report, const std::string& key) {
    const auto& sections = report.at("sections");
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Json& each) { return each.at("key") == key; });
    REQUIRE_MESSAGE(found != sections.end(), key);
    return found->at("rows");
}

const Json& row(const Json& rows, const std::string& key, const std::string& value) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Json& each) { return each.at(key) == value; });
    REQUIRE_MESSAGE(found != rows.end(), value);
    return *found;
}

TEST_CASE("a week's changes add up to what is in hand, each with its entry") {
    const State before = play_scenario(day("2026-11-13"));
    const State now = play_scenario(day("2026-11-20"));
    const Json report = json_of(between(before, day("2026-11-13"), now, day("2026-11-20")));
    const Json& in_hand = row(rows(report, "figures"), "key", "in_hand");
    CHECK(in_hand.at("before") == 8);
    CHECK(in_hand.at("now") == 11);
    CHECK(in_hand.at("change") == 3);
    CHECK(rows(report, "arrived").size() - rows(report, "left").size() == 3);
    for (const Json& each : rows(report, "arrived")) CHECK(each.at("entry").get<std::int64_t>() > before.seq);
    for (const Json& each : rows(report, "left")) CHECK(each.at("how") == "decided");
    CHECK(row(rows(report, "figures"), "key", "project_lamps.red").at("change") == 2);
}

TEST_CASE("a lamp that only the calendar turned has no entry, one that a move turned has") {
    const State before = play_scenario(day("2026-11-13"));
    const State now = play_scenario(day("2026-11-20"));
    const Json report = json_of(between(before, day("2026-11-13"), now, day("2026-11-20")));
    const Json& changed = rows(report, "changed");
    const Json& review = row(changed, "step", "fire_design_review");
    CHECK(review.at("project") == "JH-2026-001");
    CHECK(review.at("state_before") == "paused");
    CHECK(review.at("state") == "accepted");
    CHECK(review.at("entry").is_number());
    // Overdue since the 19th: nobody had to record anything.
    const auto eia = std::find_if(changed.begin(), changed.end(),
                                  [](const Json& each) { return each.at("step") == "eia_report" && each.at("project") == "JH-2026-003"; });
    REQUIRE(eia != changed.end());
    CHECK(eia->at("lamp") == "red");
}

TEST_CASE("dates that moved are told with both days") {
    const State before = play_scenario(day("2026-11-13"));
    const State now = play_scenario(day("2026-11-20"));
    const Json report = json_of(between(before, day("2026-11-13"), now, day("2026-11-20")));
    const Json& moved = rows(report, "dates");
    // 2026-11-17: extended by ten working days (行政许可法 第四十二条).
    const auto legal = std::find_if(moved.begin(), moved.end(), [](const Json& each) {
        return each.at("what") == "legal_due" && each.at("step") == "soil_water_plan";
    });
    REQUIRE(legal != moved.end());
    CHECK(legal->at("now") == "2026-12-02");
    CHECK(legal->at("days") == 10);
    CHECK(legal->at("entry").is_number());
}

TEST_CASE("between an evening and itself nothing changed, and each section says so") {
    const State now = play_scenario(day("2026-11-20"));
    const Document same = between(now, day("2026-11-20"), now, day("2026-11-20"));
    const Json report = json_of(same);
    for (const char* key : {"arrived", "left", "changed", "dates", "projects", "problems", "owed"}) CHECK(rows(report, key).empty());
    RenderOptions options;
    options.format = Format::markdown;
    CHECK(render(same, options).find("没有新进入在办的事项。") != std::string::npos);
}

TEST_CASE("what was cancelled between the days is told as cancelled") {
    const State before = play_scenario(day("2026-11-20"));
    State now = play_scenario(day("2026-11-20"));
    now.steps["JH-2026-002"].erase("flood_impact");
    const Json report = json_of(between(before, day("2026-11-20"), now, day("2026-11-20")));
    REQUIRE(rows(report, "left").size() == 1);
    CHECK(rows(report, "left")[0].at("how") == "reversed");
}

}  // namespace
}  // namespace zb
