// SPDX-License-Identifier: Apache-2.0
// Problems.
#include "domain/problem.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

const std::string kProblemProject = "JH-2026-001";

using test::november;

ProblemRaised problem(std::string code, Date due) {
    ProblemRaised raised;
    raised.code = std::move(code);
    raised.title = "涉河建设方案红线不一致";
    raised.lead = "区住房和城乡建设局";
    raised.co = {"区发展改革局"};
    raised.due = due;
    return raised;
}

}  // namespace

TEST_CASE("A problem is raised with known departments and a due day not before it") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(problem("P-2026-001", november(2)), november(3), kProblemProject) == "problem.due_before_raised");
    ProblemRaised unknown = problem("P-2026-001", november(9));
    unknown.co = {"区水利局"};
    CHECK(known.refusal(unknown, november(3), kProblemProject) == "department.unknown");
    ProblemRaised personal = problem("P-2026-001", november(9));
    personal.title = "王工 13800138000 不接电话";
    CHECK(known.refusal(personal, november(3), kProblemProject) == "text.personal");
    known.record(problem("P-2026-001", november(3)), november(3), kProblemProject);
    ProblemRaised other = problem("P-2026-001", november(9));
    other.title = "另一个问题";
    CHECK(known.refusal(other, november(4), kProblemProject) == "problem.doubled");
    CHECK(known.refusal(problem("P-2026-002", november(9)), november(4), kProblemProject) == "problem.same");
    known.record(ProblemSolved{"P-2026-001", {}}, november(4), kProblemProject);
    CHECK(known.refusal(problem("P-2026-002", november(9)), november(5), kProblemProject).empty());
}

TEST_CASE("A problem is solved once, not before it was raised, and in its own project") {
    test::Register known = test::Register::usual();
    known.add_project("JH-2026-002", "乙公司新材料项目");
    known.record(problem("P-2026-001", november(9)), november(5), kProblemProject);
    CHECK(known.refusal(ProblemSolved{"P-2026-002", {}}, november(6), kProblemProject) == "problem.unknown");
    CHECK(known.refusal(ProblemSolved{"P-2026-001", {}}, november(4), kProblemProject) == "problem.solved_before_raised");
    CHECK(known.refusal(ProblemSolved{"P-2026-001", {}}, november(6), "JH-2026-002") == "problem.other_project");
    known.record(ProblemSolved{"P-2026-001", "已协调"}, november(6), kProblemProject);
    CHECK(known.refusal(ProblemSolved{"P-2026-001", {}}, november(7), kProblemProject) == "problem.already_solved");
    CHECK(known.state.problems.at("P-2026-001").solved == november(6));
}

TEST_CASE("A problem is cleared once, after it was solved, and nobody is given one that is solved") {
    test::Register known = test::Register::usual();
    known.record(problem("P-2026-001", november(9)), november(5), kProblemProject);
    CHECK(known.refusal(ProblemCleared{"P-2026-001"}, november(6), kProblemProject) == "problem.not_solved");
    CHECK(known.refusal(ProblemAssigned{"P-2026-001", "区长"}, november(6), kProblemProject) == "staff.unknown");
    known.record(ProblemAssigned{"P-2026-001", "发改经办01"}, november(6), kProblemProject);
    CHECK(known.refusal(ProblemAssigned{"P-2026-001", "发改经办01"}, november(6), kProblemProject) == "problem.assigned_already");
    known.record(ProblemSolved{"P-2026-001", {}}, november(9), kProblemProject);
    CHECK(known.refusal(ProblemAssigned{"P-2026-001", "服务专员01"}, november(9), kProblemProject) == "problem.already_solved");
    CHECK(known.refusal(ProblemCleared{"P-2026-001"}, november(6), kProblemProject) == "problem.cleared_before_solved");
    CHECK(known.refusal(ProblemReturned{"P-2026-001", {}, "没有解决"}, november(6), kProblemProject) == "problem.cleared_before_solved");
    CHECK(known.refusal(ProblemReturned{"P-2026-001", {}, " "}, november(9), kProblemProject) == "text.empty");
    CHECK(known.refusal(ProblemReturned{"P-2026-001", november(6), "没有解决"}, november(9), kProblemProject) ==
          "problem.due_before_raised");
    known.record(ProblemReturned{"P-2026-001", november(11), "还差一份图"}, november(9), kProblemProject);
    CHECK_FALSE(known.state.problems.at("P-2026-001").solved);
    CHECK(known.state.problems.at("P-2026-001").due == november(11));
    CHECK(known.refusal(ProblemReturned{"P-2026-001", {}, "再退"}, november(9), kProblemProject) == "problem.not_solved");
    known.record(ProblemSolved{"P-2026-001", {}}, november(9), kProblemProject);
    known.record(ProblemCleared{"P-2026-001", "已见会议纪要"}, november(9), kProblemProject);
    CHECK(known.refusal(ProblemCleared{"P-2026-001"}, november(10), kProblemProject) == "problem.already_cleared");
    CHECK(known.state.problems.at("P-2026-001").cleared == november(9));
}

TEST_CASE("The next problem code follows the highest of its year") {
    Problems problems;
    CHECK(next_problem_code(problems, 2026) == "P-2026-001");
    problems["P-2026-013"];
    problems["P-2025-099"];
    CHECK(next_problem_code(problems, 2026) == "P-2026-014");
}

TEST_CASE("A problem past its due day is 逾期 until it is solved") {
    test::Register known = test::Register::usual();
    known.record(problem("P-2026-001", november(9)), november(5), kProblemProject);
    const auto all = [](const Problem&) { return true; };
    constexpr std::size_t kState = 8;
    const auto standing = [&](Date day) { return std::get<std::string>(problems_table(known.state, day, all).rows.at(0)[kState].value); };
    CHECK(problems_table(known.state, november(9), all).columns[kState].key == "state");
    CHECK(standing(november(9)) == "未解决");
    CHECK(standing(november(10)) == "逾期");
    known.record(ProblemSolved{"P-2026-001", {}}, november(11), kProblemProject);
    CHECK(standing(november(12)) == "已解决");
}

TEST_CASE("A problem's project is found by its code") {
    Envelope envelope;
    envelope.project = kProblemProject;
    Index index;
    ProblemNoun::index(envelope, problem("P-2026-001", november(9)), index);
    REQUIRE(index.names.size() == 1);
    CHECK(index.names[0].noun == "problem");
    CHECK(index.names[0].key == kProblemProject);
    CHECK(index.names[0].text == "P-2026-001");
}

}  // namespace zb
