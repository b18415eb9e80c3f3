// SPDX-License-Identifier: Apache-2.0
// The pages of `today` and the daily report, on the six projects.
#include <algorithm>
#include <doctest/doctest.h>

#include "report/lists/materials.h"
#include "report/today/specialist.h"
#include "report/words/notes.h"
#include "support/days.h"
#include "support/scenario.h"

using namespace zb;

namespace {

using test::november;

const Section& section(const Today& today, std::string_view key) {
    const auto& sections = today.document.sections;
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Section& each) { return each.key == key; });
    REQUIRE(found != sections.end());
    return *found;
}

Table rows(const Today& today, std::string_view key) { return rows_for_machines(section(today, key)).value(); }

std::string text_at(const Table& table, std::size_t row, std::size_t column) {
    return std::get<std::string>(table.rows.at(row).at(column).value);
}

// The state of the morning of the 20th: what was told up to the evening of the 19th.
Today morning(const char* person) {
    static const State state = play_scenario(november(19));
    return today_of_specialist(state, person, Basis{state.seq, std::string(64, '0'), november(20), true}, test::at("2026-11-20T08:30:00"));
}

}  // namespace

TEST_CASE("a specialist's morning lists what is red, what waits for its certificate, and the day's report") {
    const Today today = morning("服务专员01");
    CHECK(today.wants_action);
    const Table must = rows(today, "must_do");
    REQUIRE(must.rows.size() == 3);
    CHECK(text_at(must, 0, 0) == "overdue");
    CHECK(text_at(must, 0, 3) == "红灯 超承诺 5 个工作日，今日应提级；核实原因，填入台账");
    CHECK(text_at(must, 1, 0) == "not_issued");
    CHECK(text_at(must, 1, 3) == "11-18 已办结，未记发证；已送达的今天补记，将标补录");
    CHECK(text_at(must, 2, 0) == "submission");
    CHECK(text_at(must, 2, 3) == "今日均未记进展；001 黄灯、002 红灯，零报告须写一句");
}

TEST_CASE("what a note says next stands beside the item that it names") {
    const Today today = morning("服务专员01");
    const Table due = rows(today, "due");
    REQUIRE(due.rows.size() == 2);
    CHECK(text_at(due, 0, 4) == "temp_utilities");
    CHECK(text_at(due, 0, 9) == "今日现场勘查");
    CHECK(text_at(due, 1, 4) == "fire_design_review");
    CHECK(text_at(due, 1, 9) == "催企业交专家意见逐条回复");
}

TEST_CASE("a day without anything to do says so in a sentence") {
    State state = play_scenario(november(20));
    state.projects.clear();
    const Today today =
        today_of_specialist(state, "服务专员01", Basis{state.seq, "", november(21), false}, test::at("2026-11-21T08:30:00"));
    CHECK_FALSE(today.wants_action);
    const Section& must = section(today, "must_do");
    CHECK(std::get<Paragraph>(must.blocks.front()).text == "今天没有必须办的事项。");
}

TEST_CASE("the office sees who has not sent, what is red and what to sign") {
    const State state = play_scenario(november(19));
    const Today today = today_of_office(state, Basis{state.seq, "", november(20), true}, Instant::parse("2026-11-20T08:30:00+08:00"));
    // Six of the day, and what was missed in the ten working days before it.
    const Table owed = rows(today, "not_submitted");
    const auto column = std::find_if(owed.columns.begin(), owed.columns.end(), [](const Column& one) { return one.key == "day"; });
    const auto at = static_cast<std::size_t>(column - owed.columns.begin());
    const auto of_day = [&](const Row& row) { return row.at(at).value == Value{november(20)}; };
    CHECK(std::count_if(owed.rows.begin(), owed.rows.end(), of_day) == 6);
    CHECK(std::count_if(owed.rows.begin(), owed.rows.end(), of_day) < static_cast<std::ptrdiff_t>(owed.rows.size()));
    CHECK(rows(today, "red").rows.size() == 2);
    CHECK(rows(today, "escalation").rows.size() == 1);
    const auto& to_sign = std::get<Table>(section(today, "to_sign").blocks.front());
    CHECK(text_at(to_sign, 0, 0) == "周通报");
}

TEST_CASE("a department sees its own items only") {
    const State state = play_scenario(november(19));
    const Today today = today_of_department(state, "区住房和城乡建设局", Basis{state.seq, "", november(20), true});
    CHECK_FALSE(today.wants_action);
    const Table due = rows(today, "due");
    for (const Row& row : due.rows) CHECK(std::get<std::string>(row[7].value) == "区住房和城乡建设局");
    CHECK(today_of_department(state, "区农业农村和水利局", Basis{state.seq, "", november(20), true}).wants_action);
}

TEST_CASE("a paper told ready is no longer missing, and results of done items never are") {
    State state = play_scenario(november(20));
    const auto missing = [&] {
        const ProjectOutlook project = project_outlook(state, "JH-2026-001", november(20), state.origin.calendar());
        std::vector<std::string> names;
        for (const MissingMaterial& paper : missing_materials(state, project, *project.find("construction_permit")))
            names.push_back(paper.name);
        return names;
    };
    const auto has = [](const std::vector<std::string>& names, std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    CHECK(has(missing(), "申请表"));
    CHECK_FALSE(has(missing(), "建设工程规划许可证"));
    state.steps["JH-2026-001"]["construction_permit"].prepared.push_back(Prepared{"申请表", november(20), 500});
    CHECK_FALSE(has(missing(), "申请表"));
}
