// SPDX-License-Identifier: Apache-2.0
// The words are made from the name of the item: the templates name an act of the authority, the office names what the project has by it.
#include "report/words/outcomes.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "flow/flow.h"
#include "flow/naming.h"
#include "report/words/items.h"

namespace zb {

namespace {

constexpr std::string_view kCompletion = kApprovalStages[std::size(kApprovalStages) - 1];  // 竣工验收
constexpr std::string_view kConstructionPermit = "construction_permit";                    // the same key in all flows

// What the name ends with, and what is written before and behind the rest of it.
struct Ending {
    std::string_view ending, before, behind;
};
constexpr Ending kEndings[] = {{"核发", "取得", ""},     {"审查", "通过", "审查"}, {"审核", "通过", "审核"}, {"验收", "通过", "验收"},
                               {"备案", "完成", "备案"}, {"登记", "完成", "登记"}, {"签订", "签订", ""},     {"核准", "取得", "核准"},
                               {"许可", "取得", "许可"}, {"办理", "办妥", ""},     {"核验", "通过", "核验"}};

// Milestones that are themselves what happened.
constexpr std::string_view kMilestones[] = {"开工", "竣工", "投产"};

std::string node_of(const PlannedStep& step, std::string words) {
    const std::string_view node = node_word(step.step);
    return node.empty() || words.find(node) != std::string::npos ? words : fmt::format("{}（{}）", words, node);
}

std::string permit_words(const PlannedStep& step) {
    const std::string name = plain_name(step);
    constexpr std::string_view kApproval = "审批";
    if (name.ends_with(kApproval)) {
        const std::string_view called = step.short_name;
        const std::size_t size = called.size() - (called.ends_with(kApproval) ? kApproval.size() : 0);
        return fmt::format("取得{}批复", called.substr(0, size));
    }
    for (const Ending& each : kEndings) {
        if (!name.ends_with(each.ending)) continue;
        return fmt::format("{}{}{}", each.before, name.substr(0, name.size() - each.ending.size()), each.behind);
    }
    return fmt::format("{}{}", step.kind == StepKind::permit ? "取得" : "完成", name);
}

}  // namespace

std::string outcome_words(const PlannedStep& step) {
    if (step.kind == StepKind::milestone) {
        for (const std::string_view word : kMilestones) {
            if (step.name.starts_with(word)) return std::string{word};
        }
    }
    if (step.kind == StepKind::enterprise && step.short_name == "招拍挂") return "招拍挂成交";
    if (step.kind == StepKind::permit && step.result) return node_of(step, "取得" + *step.result);
    return node_of(step, permit_words(step));
}

std::string phase_of(const ProjectOutlook& outlook) {
    const auto begun = [](const StepOutlook& step) {
        return step.planned->stage == kCompletion && step.today.state != StepState::planned && step.today.state != StepState::waived;
    };
    const auto awaits_certificate = [](const StepOutlook& step) {
        return step.planned->step == kConstructionPermit && step.today.state == StepState::decided;
    };
    if (outlook.stage != kCompletion || std::any_of(outlook.steps.begin(), outlook.steps.end(), begun)) return outlook.stage;
    // 建筑法 第七条: nobody builds before the certificate is there, which materials still owed hold back.
    const auto permit = std::find_if(outlook.steps.begin(), outlook.steps.end(), awaits_certificate);
    return permit == outlook.steps.end() ? std::string{kBuilding} : permit->planned->stage;
}

}  // namespace zb
