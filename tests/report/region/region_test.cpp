// SPDX-License-Identifier: Apache-2.0
#include "report/region/region.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

constexpr auto kNowhere = "";

// The sample's projects, put where the case says.
State placed(std::initializer_list<std::pair<const char*, const char*>> places) {
    State state = play_scenario(day("2026-11-20"));
    for (const auto& [project, place] : places) state.projects.at(project).details.location = place;
    return state;
}

// target-outputs.zh.md 0, (c) and (d): six projects, 35.60 亿元, ten approval items in hand, seven decided from the first on.
TEST_CASE("without any place all of the sample stands as unregistered") {
    const State state = play_scenario(day("2026-11-20"));
    const Regions regions = region_figures({&state, day("2026-11-20")}, day("2026-11-01"), RegionBy::place);
    REQUIRE(regions.rows.size() == 1);
    const RegionFigures& all = regions.rows.front();
    CHECK(all.region == kNoRegion);
    CHECK(all.projects.size() == 6);
    CHECK(all.investment_yuan == 3'560'000'000);
    CHECK(all.lamps[index_of(Lamp::red)] == 2);
    CHECK(all.lamps[index_of(Lamp::yellow)] == 2);
    CHECK(all.lamps[index_of(Lamp::green)] == 2);
    CHECK(all.in_hand_approval() == 10);
    CHECK(all.in_hand_utility == 1);
    CHECK(all.overdue == 2);
    CHECK(all.decided == 7);
    CHECK(all.on_time == 6);
}

TEST_CASE("every row is as wide as its table") {
    const State state = play_scenario(day("2026-11-20"));
    const Regions regions = region_figures({&state, day("2026-11-20")}, day("2026-11-01"), RegionBy::place);
    for (const Document& page : {regions_document(regions, Basis{}), region_document(regions, regions.rows.front(), Basis{})}) {
        for (const Section& section : page.sections) {
            for (const Block& block : section.blocks) {
                const auto* table = std::get_if<Table>(&block);
                if (table == nullptr) continue;
                CAPTURE(section.key);
                REQUIRE_FALSE(table->rows.empty());
                for (const Row& row : table->rows) CHECK(row.size() == table->columns.size());
            }
        }
    }
}

struct Expected {
    const char* region;
    std::size_t projects;
    std::int64_t investment_yuan;
    int red, in_hand, overdue;
};

TEST_CASE("projects and items stand with their place") {
    const State state =
        placed({{"JH-2026-001", "高新区"}, {"JH-2026-002", " 高新区 "}, {"JH-2026-003", "礼乐街道"}, {"JH-2026-004", kNowhere}});
    const Regions regions = region_figures({&state, day("2026-11-20")}, day("2026-11-01"), RegionBy::place);
    const Expected rows[] = {
        {"高新区", 2, 2'050'000'000, 1, 4, 1},
        {"礼乐街道", 1, 460'000'000, 1, 2, 1},
        {"未登记", 3, 1'050'000'000, 0, 4, 0},
    };
    REQUIRE(regions.rows.size() == std::size(rows));
    std::size_t projects = 0;
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const RegionFigures& one = regions.rows[i];
        CAPTURE(rows[i].region);
        CHECK(one.region == rows[i].region);
        CHECK(one.projects.size() == rows[i].projects);
        CHECK(one.investment_yuan == rows[i].investment_yuan);
        CHECK(one.lamps[index_of(Lamp::red)] == rows[i].red);
        CHECK(one.in_hand_approval() == rows[i].in_hand);
        CHECK(one.overdue == rows[i].overdue);
        projects += one.projects.size();
    }
    CHECK(projects == regions.total.projects.size());
    CHECK_THROWS_AS(known_region(regions, "高新"), Error);
    CHECK(known_region(regions, "礼乐街道").projects.size() == 1);
}

TEST_CASE("by code the place does not matter, and without a place the code stands for it") {
    struct Case {
        const char* place;
        const char* code;
        RegionBy by;
        const char* region;
    };
    const Case cases[] = {{"高新区", "440704", RegionBy::place, "高新区"},
                          {"高新区", "440704", RegionBy::code, "440704"},
                          {kNowhere, "440704", RegionBy::place, "440704"},
                          {"高新区", nullptr, RegionBy::code, "未登记"},
                          {kNowhere, nullptr, RegionBy::place, "未登记"}};
    for (const Case& one : cases) {
        Project project;
        project.details.location = one.place;
        if (one.code != nullptr) project.details.region = one.code;
        CAPTURE(one.region);
        CHECK(region_of(project, one.by) == one.region);
    }
}

}  // namespace
}  // namespace zb
