// SPDX-License-Identifier: Apache-2.0
#include "report/compression/compression.h"

#include <doctest/doctest.h>
#include <string>

#include "base/error.h"
#include "outlook/time/nodes.h"
#include "render/render.h"
#include "report/appraisal/figures.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

const State& november() {
    static const State state = play_scenario(day("2026-11-20"));
    return state;
}

DaysSaved counted(const char* first, std::optional<std::string> department = {}, std::optional<std::string> step = {}) {
    return days_saved({&november(), day("2026-11-20")}, {day(first), std::move(department), std::move(step)});
}

struct Expected {
    const char* department;
    int items, legal, promised, used, median;
};

// Days used and promised: target-outputs.zh.md (h); what the law allows: data/flows.csv. The filing of 丁公司 has no legal limit.
TEST_CASE("the sample's twenty days, by department") {
    const Expected rows[] = {{"区发展改革局", 1, 20, 7, 5, 5},
                             {"区自然资源局", 2, 40, 12, 9, 3},
                             {"区住房和城乡建设局", 2, 60, 19, 20, 7},
                             {"区市场监督管理局", 1, 3, 1, 0, 0}};
    const DaysSaved all = counted("2026-11-01");
    REQUIRE(all.departments.size() == std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const SavedGroup& group = all.departments[i];
        CAPTURE(rows[i].department);
        CHECK(group.key == rows[i].department);
        CHECK(group.sum.items == rows[i].items);
        CHECK(group.sum.legal == rows[i].legal);
        CHECK(group.sum.promised == rows[i].promised);
        CHECK(group.sum.used == rows[i].used);
        CHECK(group.median_used() == rows[i].median);
    }
    REQUIRE(all.uncounted.size() == 1);
    CHECK(all.uncounted[0].why == NotSaved::no_legal);
}

TEST_CASE("by department, by item and in all it is one sum, and with what is left out all that was decided") {
    for (const char* first : {"2026-09-01", "2026-11-01", "2026-11-16", "2026-11-20"}) {
        CAPTURE(first);
        const DaysSaved all = counted(first);
        for (const auto* groups : {&all.departments, &all.steps}) {
            Saved sum;
            for (const SavedGroup& group : *groups) sum.add(group.sum);
            CHECK(sum.items == all.total.sum.items);
            CHECK(sum.legal == all.total.sum.legal);
            CHECK(sum.promised == all.total.sum.promised);
            CHECK(sum.used == all.total.sum.used);
        }
        const Appraisal appraised = appraisal({&november(), day("2026-11-20")}, day(first), {});
        CHECK(all.total.items.size() + all.uncounted.size() == static_cast<std::size_t>(appraised.total.decided()));
    }
}

TEST_CASE("a part of a name is enough where only one item has it") {
    CHECK(counted("2026-09-01", {}, "消防").steps.at(0).key == "fire_design_review");
    CHECK(counted("2026-09-01", {}, "fire_design_review").total.sum.items == 1);
    for (const char* word : {"规划", "没有这个", "水土保持方案X"}) {
        CAPTURE(word);
        CHECK_THROWS_AS(counted("2026-09-01", {}, word), Error);
    }
}

TEST_CASE("of one department only its own") {
    const DaysSaved own = counted("2026-11-01", "区自然资源局");
    REQUIRE(own.departments.size() == 1);
    CHECK(own.total.sum.items == 2);
    CHECK(own.steps.size() == 2);
    CHECK(counted("2026-11-01", "区税务局").total.items.empty());
}

TEST_CASE("the median is one of the numbers, the lower of two in the middle") {
    struct Case {
        std::vector<int> numbers;
        int middle;
    };
    const Case cases[] = {{{5}, 5}, {{7, 5}, 5}, {{9, 1, 4}, 4}, {{4, 1, 9, 30}, 4}, {{2, 2, 2}, 2}};
    for (const Case& one : cases) CHECK(median(one.numbers) == one.middle);
}

std::string printed(Entries entries, Format format) {
    RenderOptions options;
    options.format = format;
    return render(compression_document(counted("2026-11-01"), entries, Basis{}), options);
}

TEST_CASE("small numbers are said to be small, and entries stand where they are asked for, for machines always") {
    const std::string hidden = printed(Entries::hidden, Format::markdown);
    const std::string shown = printed(Entries::shown, Format::markdown);
    CHECK(hidden.find("| 区自然资源局 | 2 | 20.0 | 6.0 | 4.5 | 3 | 77.5% | 25.0% | 样本小 |") != std::string::npos);
    CHECK(hidden.find("| 区住房和城乡建设局 | 2 | 30.0 | 9.5 | 10.0 | 7 | 66.7% | 慢5.3% | 样本小 |") != std::string::npos);
    CHECK(hidden.find("不计：没有法定时限") == std::string::npos);
    CHECK(shown.find("不计：没有法定时限") != std::string::npos);
    CHECK(printed(Entries::hidden, Format::json) != printed(Entries::shown, Format::json));  // the heading alone
    CHECK(printed(Entries::hidden, Format::json).find("\"counts\":\"计\"") != std::string::npos);
}

}  // namespace
}  // namespace zb
