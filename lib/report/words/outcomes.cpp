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
constexpr std::string_view kPermit = kApprovalStages[std::size(kApprovalStages) - 2];      // 施工许可
constexpr std::string_view kSuspended = "暂缓";

// What the name ends with, and what is written before and behind the rest of it.
struct Ending {
    std::string_view ending, before, behind;
};
constexpr Ending kEndings[] = {{"合并核发", "取得", "（合并核发）"},
                               {"承诺制", "完成", "承诺"},
                               {"核发", "取得", ""},
                               {"审查", "通过", "审查"},
                               {"审核", "通过", "审核"},
                               {"验收", "通过", "验收"},
                               {"备案", "完成", "备案"},
                               {"登记", "完成", "登记"},
                               {"签订", "签订", ""},
                               {"核准", "取得", "核准"},
                               {"许可", "取得", "许可"},
                               {"办理", "办妥", ""},
                               {"核验", "通过", "核验"}};

// Milestones that are themselves what happened.
constexpr std::string_view kMilestones[] = {"开工", "竣工", "投产"};

std::string node_of(const PlannedStep& step, std::string words) {
    const std::string_view node = node_word(step.step);
    return node.empty() || words.find(node) != std::string::npos ? words : fmt::format("{}（{}）", words, node);
}

// 甲证与乙证 as an office lists them: 甲证和乙证.
std::string with_and(std::string names) {
    constexpr std::string_view kWith = "与";
    if (const auto at = names.find(kWith); at != std::string::npos) names.replace(at, kWith.size(), "和");
    return names;
}

// A flow may name two documents for one item (排污许可证、登记回执): the first is the certificate.
std::string first_document(const std::string& documents) { return documents.substr(0, documents.find("、")); }

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
        return fmt::format("{}{}{}", each.before, with_and(name.substr(0, name.size() - each.ending.size())), each.behind);
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
    if (step.kind == StepKind::permit && step.result) return node_of(step, "取得" + first_document(*step.result));
    return node_of(step, permit_words(step));
}

std::string phase_of(const ProjectOutlook& outlook) {
    if (outlook.suspended) return std::string{kSuspended};
    const StepOutlook* permit = outlook.find("construction_permit");
    const bool may_build = permit == nullptr || permit->today.state == StepState::issued || permit->today.state == StepState::waived;
    const auto completing = [](const StepOutlook& step) {
        return step.planned->stage == kCompletion && step.today.state != StepState::planned && step.today.state != StepState::waived;
    };
    const bool permitting = outlook.stage == kPermit || outlook.stage == kCompletion;
    if (!permitting || std::any_of(outlook.steps.begin(), outlook.steps.end(), completing)) return outlook.stage;
    if (!may_build) return std::string{kPermit};
    return permit != nullptr || outlook.stage == kCompletion ? std::string{kBuilding} : outlook.stage;
}

std::size_t phase_rank(const ProjectOutlook& outlook) {
    const std::string phase = outlook.suspended ? outlook.stage : phase_of(outlook);
    if (phase == kBuilding) return 2 * std::size(kApprovalStages) - 3;
    const auto* found = std::find(std::begin(kApprovalStages), std::end(kApprovalStages), phase);
    return 2 * static_cast<std::size_t>(found - std::begin(kApprovalStages));
}

}  // namespace zb
