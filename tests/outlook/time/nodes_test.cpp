// SPDX-License-Identifier: Apache-2.0
#include "outlook/time/nodes.h"

#include <doctest/doctest.h>
#include <map>
#include <string>

#include "support/days.h"

namespace zb {
namespace {

using test::day;

// A project with the four nodes, of which those named were reached.
struct Story {
    std::vector<PlannedStep> planned;
    std::vector<Attempt> attempts;
    ProjectOutlook outlook;

    explicit Story(const std::map<std::string, const char*>& reached) {
        const char* names[] = {"拿地", "开工", "竣工", "投产"};
        planned.resize(std::size(names));
        attempts.resize(std::size(names));
        for (std::size_t i = 0; i < std::size(names); ++i) {
            planned[i].step = "step_" + std::to_string(i);
            planned[i].short_name = names[i];
            StepOutlook step;
            step.planned = &planned[i];
            if (const auto found = reached.find(names[i]); found != reached.end()) {
                attempts[i].decided = day(found->second);
                step.attempt = &attempts[i];
            }
            outlook.steps.push_back(step);
        }
    }
};

struct Stretch {
    const char* from;
    const char* to;
    int days, working_days;
};
struct Case {
    std::map<std::string, const char*> reached;
    std::vector<Stretch> stretches;
};

// Working days by data/cn-holidays.csv: National Day 2026 rests from 10-01 to 10-07, 09-20 and 10-10 are worked.
TEST_CASE("stretches run between neighbours that were reached, and over the whole where both ends were") {
    const Case cases[] = {
        {{}, {}},
        {{{"开工", "2026-09-01"}}, {}},
        {{{"拿地", "2026-09-01"}, {"开工", "2026-09-30"}}, {{"拿地", "开工", 29, 21}}},
        {{{"拿地", "2026-09-30"}, {"开工", "2026-10-08"}}, {{"拿地", "开工", 8, 1}}},
        {{{"拿地", "2026-09-01"}, {"竣工", "2026-09-02"}}, {{"拿地", "竣工", 1, 1}}},
        {{{"拿地", "2026-09-01"}, {"投产", "2026-09-02"}}, {{"拿地", "投产", 1, 1}}},
        {{{"拿地", "2026-09-01"}, {"开工", "2026-09-02"}, {"竣工", "2026-09-04"}, {"投产", "2026-09-07"}},
         {{"拿地", "开工", 1, 1}, {"开工", "竣工", 2, 2}, {"竣工", "投产", 3, 1}, {"拿地", "投产", 6, 4}}},
        {{{"拿地", "2026-09-01"}, {"开工", "2026-09-01"}}, {{"拿地", "开工", 0, 0}}},
    };
    for (const Case& one : cases) {
        const Story story{one.reached};
        const std::vector<NodeStretch> stretches = node_stretches(story.outlook, test::calendar());
        REQUIRE(stretches.size() == one.stretches.size());
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            CAPTURE(one.stretches[i].from);
            CAPTURE(one.stretches[i].to);
            CHECK(stretches[i].from == one.stretches[i].from);
            CHECK(stretches[i].to == one.stretches[i].to);
            CHECK(stretches[i].days == one.stretches[i].days);
            CHECK(stretches[i].working_days == one.stretches[i].working_days);
        }
    }
}

NodeStretch stretch(const char* from, const char* to, int days, int working_days) {
    return {from, to, day("2026-01-05"), day("2026-01-05"), days, working_days};
}

TEST_CASE("medians are of stretches with the same ends, in the order of the nodes") {
    const std::vector<NodeMedian> medians =
        node_medians({stretch("竣工", "投产", 40, 28), stretch("拿地", "开工", 90, 60), stretch("拿地", "开工", 30, 22),
                      stretch("拿地", "开工", 60, 41), stretch("拿地", "投产", 400, 270), stretch("竣工", "投产", 20, 14)});
    const NodeMedian expected[] = {{"拿地", "开工", 3, 60, 41}, {"拿地", "投产", 1, 400, 270}, {"竣工", "投产", 2, 20, 14}};
    REQUIRE(medians.size() == std::size(expected));
    for (std::size_t i = 0; i < medians.size(); ++i) {
        CHECK(medians[i].from == expected[i].from);
        CHECK(medians[i].to == expected[i].to);
        CHECK(medians[i].count == expected[i].count);
        CHECK(medians[i].days == expected[i].days);
        CHECK(medians[i].working_days == expected[i].working_days);
    }
    CHECK(node_medians({}).empty());
}

}  // namespace
}  // namespace zb
