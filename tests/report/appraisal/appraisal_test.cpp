// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "render/render.h"
#include "report/appraisal/explanation.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

const State& november() {
    static const State state = play_scenario(day("2026-11-20"));
    return state;
}

Appraisal counted() { return appraisal({&november(), day("2026-11-20")}, day("2026-11-01"), {}); }

struct Expected {
    const char* department;
    int due, on_time;
    int used, promised;
    int on_time_tenths, compression_tenths;  // -1: no figures
};

// target-outputs.zh.md (h).
TEST_CASE("the sample's appraisal: who kept to the day, how much of the promised time was saved") {
    const Expected rows[] = {
        {"区发展改革局", 1, 1, 5, 7, 500, 157},       {"区自然资源局", 2, 2, 9, 12, 500, 150},
        {"市生态环境局江海分局", 1, 0, 0, 0, 0, -1},  {"区住房和城乡建设局", 2, 1, 20, 19, 250, 89},
        {"区经济和促进局", 1, 1, 0, 1, 500, 200},     {"区市场监督管理局", 1, 1, 0, 1, 500, 200},
        {"区政务服务数据管理局", 0, 0, 0, 0, -1, -1}, {"区农业农村和水利局", 1, 0, 0, 0, 0, -1},
    };
    const Appraisal figures = counted();
    REQUIRE(figures.units.size() == std::size(rows));
    CHECK(figures.working_days == 15);
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const UnitAppraisal& unit = figures.units[i];
        CAPTURE(rows[i].department);
        CHECK(unit.department == rows[i].department);
        CHECK(unit.items.due() == rows[i].due);
        CHECK(unit.items.on_time.size() == static_cast<std::size_t>(rows[i].on_time));
        CHECK(unit.items.used == rows[i].used);
        CHECK(unit.items.promised == rows[i].promised);
        CHECK(unit.on_time.tenths.value_or(-1) == rows[i].on_time_tenths);
        CHECK(unit.compression.tenths.value_or(-1) == rows[i].compression_tenths);
        CHECK_FALSE(unit.rank);
    }
    CHECK(figures.total.due() == 9);
    CHECK(figures.total.on_time.size() == 6);
    CHECK(figures.units.back().co_operating);
}

TEST_CASE("specialists are appraised by what they send") {
    const Appraisal figures = counted();
    const SubmissionRow& total = figures.submissions.total;
    CHECK(total.due == 90);
    CHECK(total.on_time == 87);
}

TEST_CASE("lamps of the evenings add up item by item") {
    LampDays lamps;
    for (const char* evening : {"2026-11-19", "2026-11-20"}) {
        const State state = play_scenario(day(evening));
        lamps.add({&state, day(evening)});
    }
    const Appraisal figures = appraisal({&november(), day("2026-11-20")}, day("2026-11-01"), lamps);
    int red = 0;
    for (const UnitAppraisal& unit : figures.units) red += unit.side.red_days;
    CHECK(red == 4);  // two red items on each of the two evenings
}

TEST_CASE("a unit with enough decisions is ranked among those that have enough") {
    State state = play_scenario(day("2026-11-20"));
    state.origin.settings.changes["appraisal.least_decided"][day("2026-11-01")] = "1";
    const Appraisal figures = appraisal({&state, day("2026-11-20")}, day("2026-11-01"), {});
    const auto rank = [&](std::size_t unit) { return figures.units[unit].rank.value_or(0); };
    CHECK(rank(4) == 1);  // 区经济和促进局 and 区市场监督管理局 share the first place
    CHECK(rank(5) == 1);
    CHECK(rank(0) == 3);
    CHECK(rank(1) == 4);
    CHECK(rank(3) == 5);
    CHECK(rank(2) == 0);  // nothing decided
}

std::string printed(const Document& document) {
    RenderOptions options;
    options.format = Format::markdown;
    return render(document, options);
}

TEST_CASE("a figure opens to its items and entries") {
    const Appraisal figures = counted();
    const std::string page = printed(appraisal_explanation(figures, {}, "区住房和城乡建设局", "按时率", Basis{}));
    CHECK(page.find("25.0 分＝50×1÷2") != std::string::npos);
    CHECK(page.find("在办未到期3项，不计入") != std::string::npos);
    CHECK_THROWS_AS(appraisal_explanation(figures, {}, "区教育局", "按时率", Basis{}), Error);
}

}  // namespace
}  // namespace zb
