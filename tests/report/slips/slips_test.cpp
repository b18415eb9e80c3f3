// SPDX-License-Identifier: Apache-2.0
// What is handed out: whose items stand on a slip, what is asked, and who owns a slippage in the circular's words.
#include "report/slips/slips.h"

#include <doctest/doctest.h>

#include "render/render.h"
#include "report/card/time.h"
#include "report/words/owners.h"
#include "support/scenario.h"

namespace zb {
namespace {

const Date kDay = Date::parse("2026-11-20");

const State& scenario() {
    static const State state = play_scenario(kDay);
    return state;
}

std::vector<ProjectOutlook> outlooks(const State& state) { return project_outlooks(state, kDay, state.origin.calendar()); }

Basis basis_of_friday() { return {1298, std::string(64, 'f'), kDay, true}; }

std::string markdown(const Document& document) {
    RenderOptions options;
    options.format = Format::markdown;
    return render(document, options);
}

std::string dunning(const State& state, const char* department) {
    return markdown(dunning_list(state, outlooks(state), department, kDay, basis_of_friday()));
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("The circular tells who owns a slippage in the sample's words") {
    const auto all = outlooks(scenario());
    CHECK(owners_text(known_line(scenario(), all[0], kDay)) == "特别程序12、企业10、区自然资源局4、提前−1");
    CHECK(owners_text(known_line(scenario(), all[1], kDay)) == "特别程序8、提前−4");
    CHECK(owners_sentence(known_line(scenario(), all[0], kDay)) ==
          "特别程序 +12；企业 +10（申报准备 5、补正 5）；区自然资源局 +4（收件审核 2、超承诺 2）；提前 -1（用地规划许可）。合计 +25。");
}

TEST_CASE("A department is dunned for what is its own and due, with a form for the answer") {
    const std::string water = dunning(scenario(), "区农业农村和水利局");
    CHECK(has(water, "超期未办结（1 项）"));
    CHECK(has(water, "超承诺 5 个工作日"));
    CHECK(has(water, "应提级；尽快办结"));
    CHECK(has(water, "未答复"));
    CHECK(has(water, "P-2026-014"));
    CHECK(has(water, "请于 2026-11-24 前书面答复"));
    CHECK(has(water, "| 002 乙公司新材料项目 | 水保审批 | | | | |"));  // to be filled in by hand
    CHECK(has(water, "002 乙公司新材料，服务专员01"));
    CHECK(has(water, "江海区重大项目政务服务专班办公室"));
    CHECK_FALSE(has(water, "zb "));  // a bureau has no zb
    CHECK_FALSE(has(water, "```"));
    CHECK_FALSE(has(water, "洪水影响"));  // its special procedure is within what was told
    const std::string housing = dunning(scenario(), "区住房和城乡建设局");
    CHECK(has(housing, "即将到期（2 项）"));
    CHECK(has(housing, "收件待答复（1 项）"));
    CHECK(has(housing, "11-27 前受理、一次性告知补正或不予受理"));
    CHECK_FALSE(has(housing, "答复人"));
    CHECK(has(dunning(scenario(), "区发展改革局"), "没有需要催办的事项"));
}

TEST_CASE("An answer stands on the next slip") {
    State state = play_scenario(kDay);
    Envelope envelope;
    envelope.seq = state.seq + 1;
    envelope.on = kDay;
    envelope.project = "JH-2026-002";
    envelope.by = "农水经办01";
    const Fact reply = make_fact(StepReplied{"soil_water_plan", "红线与防治范围不一致", "两局联合核定", Date::parse("2026-11-25")});
    check(state, envelope, reply);
    apply(state, envelope, reply);
    CHECK(has(dunning(state, "区农业农村和水利局"), "11-20 农水经办01：红线与防治范围不一致；措施：两局联合核定；预计 11-25 办结"));
}

TEST_CASE("An enterprise reads what stands with whom and what it is asked") {
    std::vector<ProjectOutlook> all = outlooks(scenario());
    const auto sheet = [&](std::size_t project) {
        return markdown(progress_sheet(scenario(), {*all[project].project->details.enterprise, {all[project]}}, kDay, basis_of_friday()));
    };
    const std::string first = sheet(0);
    CHECK(has(first, "下一节点：施工许可办结，预计 2026-11-27"));
    CHECK(has(first, "剩 2 个工作日"));
    CHECK(has(first, "服务专员01"));
    const std::string fourth = sheet(3);
    CHECK(has(fourth, "一次补齐后重新报送（11-18 告知：一次性告知补正 3 项）"));
    CHECK_FALSE(has(fourth, "zb "));
    const std::string fifth = sheet(4);
    CHECK(has(fifth, "补齐容缺材料：授权委托书原件"));
}

}  // namespace zb
