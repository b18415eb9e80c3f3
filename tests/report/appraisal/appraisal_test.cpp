// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "render/render.h"
#include "report/appraisal/document.h"
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

Meeting joint_review(const char* code, const char* held, std::vector<std::string> units, std::vector<Opinion> opinions) {
    Meeting meeting;
    meeting.code = code;
    meeting.kind = MeetingKind::joint_review;
    if (*held != 0) meeting.held = day(held);
    meeting.units = std::move(units);
    meeting.opinions = std::move(opinions);
    return meeting;
}

Service service(const char* code, ServiceSort sort, const char* on, std::optional<std::string> by) {
    Service given;
    given.begun.code = code;
    given.begun.sort = sort;
    given.on = day(on);
    given.by = std::move(by);
    return given;
}

State with_unscored() {
    State state = november();
    const Opinion early{"区住房和城乡建设局", "可行", day("2026-11-09"), 11};
    const Opinion at{"区自然资源局", "可行", day("2026-11-10"), 12};
    const Opinion later{"区发展改革局", "补材料", day("2026-11-12"), 13};
    for (Meeting meeting : {joint_review("M-1", "2026-11-10", {"区住房和城乡建设局", "区自然资源局", "区税务局"}, {early, at, later}),
                            joint_review("M-2", "2026-10-31", {"区自然资源局"}, {}), joint_review("M-3", "", {"区自然资源局"}, {})})
        state.meetings[meeting.code] = meeting;
    Meeting analysis = joint_review("M-4", "2026-11-11", {"区自然资源局"}, {});
    analysis.kind = MeetingKind::analysis;
    state.meetings[analysis.code] = analysis;
    for (const Service& given :
         {service("S-1", ServiceSort::visit, "2026-11-02", "服务专员01"),
          service("S-2", ServiceSort::policy_advice, "2026-11-20", "服务专员01"),
          service("S-3", ServiceSort::visit, "2026-11-03", std::nullopt), service("S-4", ServiceSort::visit, "2026-10-31", "服务专员02")})
        state.services[given.begun.code] = given;
    return state;
}

struct Asked {
    const char* unit;
    std::vector<OpinionTime> times;
};

// Only meetings held in the period count, and of them 联合预审会 alone.
TEST_CASE("opinions are counted by who sat in the meeting or gave one, and by the meeting's day") {
    const Asked rows[] = {{"区住房和城乡建设局", {OpinionTime::at_meeting}},
                          {"区自然资源局", {OpinionTime::at_meeting}},
                          {"区发展改革局", {OpinionTime::after}},
                          {"区税务局", {OpinionTime::missing}},
                          {"区经济和促进局", {}}};
    const State state = with_unscored();
    const Unscored counted = unscored(state, day("2026-11-01"), day("2026-11-20"));
    CHECK(counted.opinions.size() == 4);
    for (const Asked& row : rows) {
        CAPTURE(row.unit);
        std::vector<OpinionTime> times;
        if (const auto found = counted.opinions.find(row.unit); found != counted.opinions.end())
            for (const AskedOpinion& one : found->second) times.push_back(one.time());
        CHECK(times == row.times);
    }
}

TEST_CASE("services are counted by who recorded them, and of a unit by its people") {
    const State state = with_unscored();
    const Unscored counted = unscored(state, day("2026-11-01"), day("2026-11-20"));
    CHECK(services_by(state, counted, "服务专员01").size() == 2);
    CHECK(services_by(state, counted, "服务专员02").empty());
    CHECK(services_by(state, counted, state.staff.find("服务专员01")->department).size() == 2);
    CHECK(counted.services.at("").size() == 1);
}

// Neither changes a point; a ledger without such records prints as it did before they were counted.
TEST_CASE("what is unscored is shown where there is something, and weighs nothing") {
    const Appraisal without = counted();
    const State state = with_unscored();
    const Appraisal with = appraisal({&state, day("2026-11-20")}, day("2026-11-01"), {});
    for (std::size_t i = 0; i < without.units.size(); ++i) CHECK(without.units[i].tenths() == with.units[i].tenths());
    const Document plain = appraisal_document(without, {}, Basis{});
    const Document more = appraisal_document(with, {}, Basis{});
    REQUIRE(more.sections.size() == plain.sections.size() + 2);
    CHECK(more.sections[plain.sections.size()].key == "joint_reviews");
    CHECK(more.sections.back().key == "services");
    const std::string page = printed(more);
    CHECK(page.find("| 区税务局 | 1 | 0 | 0 | 1 |") != std::string::npos);
    CHECK(page.find("政策咨询1、上门服务1") != std::string::npos);
    CHECK(page.find("未写经办") != std::string::npos);
    CHECK(printed(appraisal_explanation(with, {}, "区发展改革局", "预审意见", Basis{})).find("| 会后 | M-1 |") != std::string::npos);
    CHECK(printed(appraisal_explanation(with, {}, "服务专员01", "服务", Basis{})).find("S-2") != std::string::npos);
}

}  // namespace
}  // namespace zb
