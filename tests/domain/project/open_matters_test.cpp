// SPDX-License-Identifier: Apache-2.0
// What keeps a project from being archived: each kind while it is open, none once all are settled.
#include "domain/project/open_matters.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

using test::november;

const std::string kOpenProject = "JH-2026-001";

// One of each kind that has a code, of Monday the 2nd.
test::Register with_one_of_each() {
    test::Register known = test::Register::usual();
    known.state.origin.holidays.notices = builtin_notices();
    known.record(ProblemRaised{"P-2026-001", "红线不一致", "区发展改革局", {}, november(9)}, november(2), kOpenProject);
    known.record(ResolutionMade{"R-2026-001", "核定水保范围", "区发展改革局", {}, november(6)}, november(2), kOpenProject);
    InquiryReceived inquiry;
    inquiry.code = "Q-2026-001";
    inquiry.title = "申报材料清单";
    inquiry.due = november(5);
    known.record(inquiry, november(2), kOpenProject);
    ReviewReceived review;
    review.code = "V-2026-001";
    review.level = ReviewLevel::unsatisfied;
    review.occasion = "2026-11-02";
    known.record(review, november(2), kOpenProject);
    ServiceBegun service;
    service.code = "FW-2026-001";
    service.sort = ServiceSort::need;
    service.title = "员工宿舍用地";
    known.record(service, november(2), kOpenProject);
    return known;
}

std::vector<std::string> open_codes(const test::Register& known, Date day) {
    std::vector<std::string> codes;
    for (const OpenMatter& matter : open_matters(known.state, known.state.project(kOpenProject), day)) codes.push_back(matter.code);
    return codes;
}

}  // namespace

TEST_CASE("Each kind stays open until it is settled, and the project with it") {
    test::Register known = with_one_of_each();
    using Codes = std::vector<std::string>;
    const ProjectClosed archived{ProjectStatus::archived, "办完了"};
    CHECK(open_codes(known, november(10)) == Codes{"P-2026-001", "R-2026-001", "Q-2026-001", "V-2026-001", "FW-2026-001"});
    CHECK(known.refusal(archived, november(10), kOpenProject) == "project.work_open");
    known.record(ProblemSolved{"P-2026-001", {}}, november(3), kOpenProject);
    known.record(ResolutionDone{"R-2026-001"}, november(3), kOpenProject);
    InquiryAnswered answer;
    answer.code = "Q-2026-001";
    known.record(answer, november(3), kOpenProject);
    CHECK(open_codes(known, november(10)) == Codes{"V-2026-001", "FW-2026-001"});
    known.record(ServiceClosed{"FW-2026-001", "已转办", {}}, november(4), kOpenProject);
    CHECK(known.refusal(archived, november(10), kOpenProject) == "project.work_open");
    const ReviewAct act{"V-2026-001", "情况"};
    known.record(ReviewContacted{act}, november(4), kOpenProject);
    known.record(ReviewRepaired{act}, november(5), kOpenProject);
    known.record(ReviewFollowed{"V-2026-001"}, november(6), kOpenProject);
    CHECK(open_codes(known, november(10)).empty());
    CHECK(known.refusal(archived, november(10), kOpenProject).empty());
}

TEST_CASE("Another project's matters keep nothing open") {
    test::Register known = with_one_of_each();
    known.add_project("JH-2026-002", "乙公司新材料项目");
    CHECK(open_matters(known.state, known.state.project("JH-2026-002"), november(10)).empty());
}

TEST_CASE("A matter is said with its kind, its code and what it is about") {
    const test::Register known = with_one_of_each();
    const auto matters = open_matters(known.state, known.state.project(kOpenProject), november(10));
    REQUIRE(matters.size() == 5);
    CHECK(matters[0].words() == "困难问题 P-2026-001（红线不一致）");
    CHECK(matters[0].mend == "zb problem solve P-2026-001");
    CHECK(matters[3].words() == "差评整改 V-2026-001（待联系）");
}

}  // namespace zb
