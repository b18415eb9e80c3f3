// SPDX-License-Identifier: Apache-2.0
// The project list, the teams and one project's page.
#include "report/lists/projects.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "support/days.h"

namespace zb {

namespace {

using test::november;

// Two projects; the second has a specialist from 5 November and two persons responsible, told against the order of the notice.
State two_projects() {
    State state;
    state.scope = Scope::all();
    for (const char* name : {"区发展改革局", "区住房和城乡建设局"}) {
        DepartmentRecorded department;
        department.code = name;
        department.name = name;
        state.departments.list.push_back(department);
    }
    state.staff.list.push_back(StaffAdded{"服务专员01", "服务专员", "区发展改革局", {}});
    for (const char* code : {"JH-2026-001", "JH-2026-002"}) {
        Project& project = state.projects[code];
        project.code = code;
        project.name = std::string{"项目"} + code;
        project.added_on = november(2);
        project.added_seq = 3;
    }
    Project& second = state.projects["JH-2026-002"];
    second.specialists = {{november(5), {"服务专员01"}}};
    second.members = {{"区住房和城乡建设局", "住建经办01", november(5)}, {"区发展改革局", "发改经办01", november(6)}};
    second.details.investment = Money{1'200'000'000};
    second.details.investment_printed = "12亿元";
    second.changed_seqs = {9};
    return state;
}

bool any_project(const Project&) { return true; }

std::string text(const Table& table, std::size_t row, std::string_view key) {
    const auto column = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& one) { return one.key == key; });
    REQUIRE(column != table.columns.end());
    const Cell& cell = table.rows.at(row).at(static_cast<std::size_t>(column - table.columns.begin()));
    if (!cell.shown.empty()) return cell.shown;
    const auto* words = std::get_if<std::string>(&cell.value);
    return words == nullptr ? "" : *words;
}

}  // namespace

TEST_CASE("Projects without a specialist stand out, and stand first among the teams") {
    const State state = two_projects();
    const Table list = projects_table(state, november(5), any_project);
    CHECK(text(list, 0, "specialist") == "未指定");
    CHECK(text(list, 1, "specialist") == "服务专员01");
    CHECK(text(projects_table(state, november(4), any_project), 1, "specialist") == "未指定");

    const Table teams = teams_table(state, november(6), any_project);
    REQUIRE(teams.rows.size() == 4);
    CHECK(text(teams, 0, "project") == "JH-2026-001");
    CHECK(text(teams, 0, "staff") == "未指定");
    CHECK(text(teams, 1, "department") == "区发展改革局");
}

TEST_CASE("A team stands in the order of the notice, without those who join later") {
    const State state = two_projects();
    const auto second = [](const Project& project) { return project.code == "JH-2026-002"; };
    const Table now = teams_table(state, november(6), second);
    REQUIRE(now.rows.size() == 3);
    CHECK(text(now, 1, "staff") == "发改经办01");
    CHECK(text(now, 2, "staff") == "住建经办01");
    CHECK(teams_table(state, november(5), second).rows.size() == 2);
}

TEST_CASE("A project's page tells machines one row with every key, people one line a key") {
    const State state = two_projects();
    const Document page = project_page(state, state.project("JH-2026-002"), november(6), Basis{});
    const Table details = rows_for_machines(page.sections.at(0)).value();
    CHECK(details.rows.size() == 1);
    CHECK(text(details, 0, "code") == "JH-2026-002");
    CHECK(text(details, 0, "investment") == "1,200,000,000");
    const Document people = read_by(Reader::people, page);
    CHECK(std::get<Table>(people.sections.at(0).blocks.at(0)).rows.size() == details.columns.size());
    const Table& entries = std::get<Table>(page.sections.at(2).blocks.at(0));
    CHECK(std::get<std::int64_t>(entries.rows.at(0).at(0).value) == 3);
    CHECK(std::get<std::int64_t>(entries.rows.at(1).at(0).value) == 9);
}

}  // namespace zb
