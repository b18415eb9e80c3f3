// SPDX-License-Identifier: Apache-2.0
// 材料复用: what was handed in for one item serves others; forms do not, and what was given back does not.
#include "report/lists/materials.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::november;

const std::string kReusing = "JH-2026-001";

// Two items of the plan, neither accepted, that both ask for `paper`.
test::Register two_ask_for(const std::string& paper) {
    test::Register known;
    known.state = play_scenario(november(20));
    PlanVersion& plan = known.state.plans.at(kReusing).adopted.back();
    for (PlannedStep& step : plan.plan.steps) {
        if (step.step == "construction_permit" || step.step == "construction_start") step.materials.push_back({paper, false});
        if (step.step == "construction_start") step.kind = StepKind::permit;
    }
    return known;
}

StepPaper paper_of(const State& state, const std::string& step, std::string_view name) {
    const ProjectOutlook project = project_outlook(state, kReusing, november(20), state.origin.calendar());
    const std::vector<StepPaper> papers = papers_of(state, project, *project.find(step));
    const auto found = std::find_if(papers.begin(), papers.end(), [&](const StepPaper& paper) { return paper.name == name; });
    REQUIRE(found != papers.end());
    StepPaper copy = *found;
    copy.asks = copy.from = nullptr;  // of the outlook that ends here
    return copy;
}

}  // namespace

TEST_CASE("A paper handed in for one item is ready there and used again by the other") {
    test::Register known = two_ask_for("授权委托书");
    CHECK(paper_of(known.state, "construction_start", "授权委托书").standing == StepPaper::Standing::missing);
    known.record(MaterialReceived{"construction_permit", "授权委托书", {}}, november(20), kReusing);
    CHECK(paper_of(known.state, "construction_permit", "授权委托书").standing == StepPaper::Standing::ready);
    const StepPaper again = paper_of(known.state, "construction_start", "授权委托书");
    CHECK(again.standing == StepPaper::Standing::reused);
    CHECK(again.on == november(20));
    known.record(MaterialReturned{"construction_permit", "授权委托书", "没有签章"}, november(20), kReusing);
    CHECK(paper_of(known.state, "construction_start", "授权委托书").standing == StepPaper::Standing::missing);
}

TEST_CASE("What was given back is wanted anew although another item has it") {
    test::Register known = two_ask_for("授权委托书");
    known.record(MaterialReceived{"construction_permit", "授权委托书", {}}, november(20), kReusing);
    known.record(MaterialReceived{"construction_start", "授权委托书", {}}, november(20), kReusing);
    known.record(MaterialReturned{"construction_start", "授权委托书", "没有签章"}, november(20), kReusing);
    CHECK(paper_of(known.state, "construction_start", "授权委托书").standing == StepPaper::Standing::missing);
}

TEST_CASE("A form serves its own application alone, unless the setting says otherwise") {
    test::Register known = two_ask_for("报建登记表");
    known.record(MaterialReceived{"construction_permit", "报建登记表", {}}, november(20), kReusing);
    CHECK(paper_of(known.state, "construction_start", "报建登记表").standing == StepPaper::Standing::missing);
    known.record(SettingChanged{std::string{kFormsSetting}, "申请表"}, november(20));
    CHECK(paper_of(known.state, "construction_start", "报建登记表").standing == StepPaper::Standing::reused);
}

}  // namespace zb
