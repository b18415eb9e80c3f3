// SPDX-License-Identifier: Apache-2.0
// Gathers them noun by noun.
#include "domain/project/open_matters.h"

#include <array>
#include <fmt/format.h>

namespace zb {

namespace {

struct MatterWords {
    MatterKind kind;
    std::string_view key;
    std::string_view label;
};
constexpr std::array<MatterWords, 7> kMatters = {{
    {MatterKind::step, "step", "事项"},
    {MatterKind::owed_material, "owed_material", "容缺材料"},
    {MatterKind::problem, "problem", "困难问题"},
    {MatterKind::resolution, "resolution", "议定事项"},
    {MatterKind::inquiry, "inquiry", "咨询"},
    {MatterKind::review, "review", "差评整改"},
    {MatterKind::service, "service", "服务"},
}};
const MatterWords& words_of(MatterKind kind) { return kMatters[static_cast<std::size_t>(kind)]; }

void add_steps(std::vector<OpenMatter>& matters, const State& state, const Project& project) {
    const PlanVersion* plan = state.plans_of(project.code).current();
    for (const auto& [step, record] : state.steps_of(project.code)) {
        const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(step);
        if (planned == nullptr || !in_hand(record.state())) continue;
        matters.push_back({MatterKind::step, step, fmt::format("{}，现为{}", planned->short_name, label(record.state(), planned->kind)),
                           planned->department, std::nullopt, fmt::format("zb step show {} {}", project.short_code, planned->short_name)});
    }
}

void add_owed_materials(std::vector<OpenMatter>& matters, const State& state, const Project& project) {
    for (const auto& [step, record] : state.steps_of(project.code)) {
        const Attempt* attempt = record.last();
        if (attempt == nullptr || !attempt->lives()) continue;
        for (const Owed* owed : attempt->still_owed())
            matters.push_back({MatterKind::owed_material, step, owed->material, std::nullopt, owed->due,
                               fmt::format("zb material list {} --open", project.short_code)});
    }
}

// The agreed things and those that came from outside, each kind by its own codes.
void add_coded(std::vector<OpenMatter>& matters, const State& state, const Project& project, Date day) {
    for (const auto& [code, one] : state.problems) {
        if (one.project != project.code || one.solved) continue;
        matters.push_back({MatterKind::problem, code, one.title, one.lead, one.due, fmt::format("zb problem solve {}", code)});
    }
    for (const auto& [code, one] : state.resolutions) {
        if (one.project != project.code || one.done) continue;
        matters.push_back({MatterKind::resolution, code, one.title, one.lead, one.due, fmt::format("zb resolution done {}", code)});
    }
    for (const auto& [code, one] : state.inquiries) {
        if (one.project != project.code || !one.is_open()) continue;
        matters.push_back({MatterKind::inquiry, code, one.title, one.to, one.due, fmt::format("zb inquiry answer {}", code)});
    }
    for (const auto& [code, one] : state.reviews) {
        if (one.project != project.code || !one.is_open()) continue;
        matters.push_back({MatterKind::review, code, std::string{stage_words(one)}, one.staff ? one.staff : one.department,
                           review_today(one, state.origin, day).due, fmt::format("zb review list {} --open", project.short_code)});
    }
    for (const auto& [code, one] : state.services) {
        if (one.project != project.code || !one.open()) continue;
        matters.push_back(
            {MatterKind::service, code, one.begun.title, one.by, one.due, fmt::format("zb service close {} --result 结果", code)});
    }
}

}  // namespace

std::string_view key(MatterKind kind) { return words_of(kind).key; }
std::string_view label(MatterKind kind) { return words_of(kind).label; }

std::string OpenMatter::words() const {
    const bool coded = kind != MatterKind::step && kind != MatterKind::owed_material;
    return coded ? fmt::format("{} {}（{}）", label(kind), code, title) : fmt::format("{}“{}”", label(kind), title);
}

std::vector<OpenMatter> open_matters(const State& state, const Project& project, Date day) {
    std::vector<OpenMatter> matters;
    add_steps(matters, state, project);
    add_owed_materials(matters, state, project);
    add_coded(matters, state, project, day);
    return matters;
}

}  // namespace zb
