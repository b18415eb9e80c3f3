// SPDX-License-Identifier: Apache-2.0
// What a project has by an item, and the phase that it is in, in an office's words.
#include "report/words/outcomes.h"

#include <doctest/doctest.h>

namespace zb {
namespace {

PlannedStep item(StepKind kind, const char* name, const char* short_name, const char* result = nullptr) {
    PlannedStep step;
    step.step = step.short_name = short_name;
    step.name = name;
    step.kind = kind;
    if (result != nullptr) step.result = result;
    return step;
}

}  // namespace

TEST_CASE("an item that is issued or done is named as what the project has by it") {
    const StepKind permit = StepKind::permit;
    const std::pair<PlannedStep, const char*> cases[] = {
        {item(permit, "建设用地规划许可证核发（出让）", "用地规划许可"), "取得建设用地规划许可证"},
        {item(permit, "环境影响报告表审批", "环评"), "取得环评批复"},
        {item(permit, "建筑工程施工许可证核发（含质安监）", "施工许可", "施工许可证"), "取得施工许可证"},
        {item(permit, "建设用地规划许可证与建设工程规划许可证合并核发（带方案出让）", "两证合并"),
         "取得建设用地规划许可证和建设工程规划许可证（合并核发）"},
        {item(permit, "水土保持方案承诺制（报告表；园区内报告书）", "水保承诺"), "完成水土保持方案承诺"},
        {item(permit, "排污许可（登记管理网上填报）", "排污许可", "排污许可证、登记回执"), "取得排污许可证"},
        {item(permit, "联合验收（统一受理、现场一次、统一出意见书）", "联合验收"), "通过联合验收"},
        {item(StepKind::milestone, "开工", "开工"), "开工"},
        {item(StepKind::enterprise, "国有建设用地使用权招拍挂", "招拍挂"), "招拍挂成交"},
    };
    for (const auto& [step, words] : cases) CHECK(outcome_words(step) == words);
}

TEST_CASE("在建 begins with the certificate, not with the decision, and ends with the first item of 竣工验收") {
    struct Case {
        StepState permit;      // 施工许可
        StepState other;       // 占道 of the same stage
        StepState acceptance;  // 联合验收
        const char* phase;
    };
    const StepState planned = StepState::planned;
    const Case cases[] = {
        {StepState::accepted, planned, planned, "施工许可"},
        {StepState::decided, StepState::issued, planned, "施工许可"},  // the certificate waits for an owed paper
        {StepState::issued, StepState::issued, planned, "在建"},
        {StepState::issued, StepState::accepted, planned, "在建"},
        {StepState::issued, StepState::issued, StepState::filed, "竣工验收"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.phase);
        PlannedStep permit = item(StepKind::permit, "建筑工程施工许可证核发", "施工许可");
        permit.step = "construction_permit";
        permit.stage = "施工许可";
        PlannedStep other = item(StepKind::permit, "占用城市道路许可", "占道");
        other.stage = "施工许可";
        PlannedStep acceptance = item(StepKind::permit, "联合验收", "联合验收");
        acceptance.stage = "竣工验收";
        const Project project;
        ProjectOutlook outlook;
        outlook.project = &project;
        for (const auto& [step, state] : {std::pair{&permit, one.permit}, {&other, one.other}, {&acceptance, one.acceptance}}) {
            StepOutlook& look = outlook.steps.emplace_back();
            look.planned = step;
            look.today.state = state;
        }
        const bool open = one.other != StepState::issued;
        outlook.stage = one.permit == StepState::accepted || open ? "施工许可" : "竣工验收";
        CHECK(phase_of(outlook) == one.phase);
        outlook.suspended = true;
        CHECK(phase_of(outlook) == "暂缓");
    }
}

}  // namespace zb
