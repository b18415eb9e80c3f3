// SPDX-License-Identifier: Apache-2.0
#include "report/department/department.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "render/render.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

const State& november() {
    static const State state = play_scenario(day("2026-11-20"));
    return state;
}

struct Counted {
    Appraisal appraised;
    DepartmentWork work;
};

Counted counted(const std::string& department, const char* first, const State& state = november()) {
    const StateOfDay evening{&state, day("2026-11-20")};
    Counted both{appraisal(evening, day(first), {}), {}};
    both.work = department_work(evening, both.appraised, department);
    return both;
}

struct Expected {
    const char* department;
    const char* first;
    std::size_t received, accepted, decided, in_hand;
    int overdue;
    std::size_t due_soon;
};

// The week: target-outputs.zh.md (c) 三, 四 and 八. Twenty days: (h).
TEST_CASE("a department's period by the sample") {
    const Expected rows[] = {
        {"区发展改革局", "2026-11-16", 0, 0, 1, 0, 0, 0},         {"区自然资源局", "2026-11-16", 3, 2, 1, 3, 0, 1},
        {"市生态环境局江海分局", "2026-11-16", 1, 1, 0, 2, 1, 0}, {"区住房和城乡建设局", "2026-11-16", 2, 1, 2, 3, 0, 3},
        {"区经济和促进局", "2026-11-16", 1, 1, 1, 0, 0, 0},       {"区市场监督管理局", "2026-11-16", 0, 0, 0, 0, 0, 0},
        {"区农业农村和水利局", "2026-11-16", 0, 0, 0, 2, 1, 1},   {"区自然资源局", "2026-11-01", 5, 4, 2, 3, 0, 1},
        {"区住房和城乡建设局", "2026-11-01", 3, 2, 2, 3, 0, 3},   {"区市场监督管理局", "2026-11-01", 1, 1, 1, 0, 0, 0},
        {"江门江海供电局", "2026-11-16", 1, 0, 0, 1, 0, 1},
    };
    for (const Expected& row : rows) {
        CAPTURE(row.department);
        CAPTURE(row.first);
        const Counted both = counted(row.department, row.first);
        CHECK(both.work.received.size() == row.received);
        CHECK(both.work.accepted.size() == row.accepted);
        CHECK(both.work.decided.size() == row.decided);
        CHECK(both.work.in_hand.size() == row.in_hand);
        CHECK(both.work.overdue() == row.overdue);
        CHECK(both.work.due_soon.size() == row.due_soon);
    }
}

TEST_CASE("all units together are the appraisal's sums") {
    const StateOfDay evening{&november(), day("2026-11-20")};
    const Appraisal appraised = appraisal(evening, day("2026-11-01"), {});
    std::size_t decided = 0;
    int overdue = 0;
    for (const UnitAppraisal& unit : appraised.units) {
        const DepartmentWork work = department_work(evening, appraised, unit.department);
        CHECK(work.decided.size() == static_cast<std::size_t>(unit.items.decided()));
        decided += work.decided.size();
        overdue += work.overdue_approval();
    }
    CHECK(decided == static_cast<std::size_t>(appraised.total.decided()));
    CHECK(static_cast<std::size_t>(overdue) == appraised.total.overdue.size());
}

TEST_CASE("what is overdue stands first, then by the day on which somebody must act") {
    const Counted both = counted("市生态环境局江海分局", "2026-11-16");
    REQUIRE(both.work.in_hand.size() == 2);
    CHECK(both.work.in_hand[0]->project->code == "JH-2026-003");
    CHECK(both.work.in_hand[1]->project->code == "JH-2026-002");
}

TEST_CASE("every turn names its entry, and only those of the period count") {
    const Counted both = counted("区住房和城乡建设局", "2026-11-10");
    REQUIRE(both.work.turns.size() == 1);
    CHECK(both.work.turns[0].kind == ItemTurn::Kind::owed);
    CHECK(both.work.turns[0].on == day("2026-11-19"));
    CHECK(both.work.turns[0].seq > 0);
    REQUIRE(both.work.owed.size() == 1);
    CHECK(both.work.owed[0].owed->material == "授权委托书原件");
    CHECK(counted("区住房和城乡建设局", "2026-11-01").work.turns.size() == 3);
}

std::string printed(const Counted& both, const State& state) {
    RenderOptions options;
    options.format = Format::markdown;
    return render(department_document({&state, day("2026-11-20")}, both.appraised, both.work, Basis{}), options);
}

TEST_CASE("small numbers are not ranked, enough of them are") {
    CHECK(printed(counted("区发展改革局", "2026-11-01"), november()).find("办结少于5件，样本小，不排名") != std::string::npos);
    State state = play_scenario(day("2026-11-20"));
    state.origin.settings.changes["appraisal.least_decided"][day("2026-11-01")] = "1";
    const std::string page = printed(counted("区发展改革局", "2026-11-01", state), state);
    CHECK(page.find("得分率第3") != std::string::npos);
    CHECK(page.find("不排名") == std::string::npos);
}

TEST_CASE("a unit with nothing to do gets a page that says so") {
    const std::string page = printed(counted("区税务局", "2026-11-01"), november());
    for (const char* words : {"期末没有在办的事项。", "没有办结审批事项。", "不计分", "没有牵头或配合的议定事项。"}) {
        CAPTURE(words);
        CHECK(page.find(words) != std::string::npos);
    }
}

}  // namespace
}  // namespace zb
