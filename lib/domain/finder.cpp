// SPDX-License-Identifier: Apache-2.0
// The rows of a search.
#include "domain/finder.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"

namespace zb {

namespace {

// What a text can belong to, for scripts and for people. A noun that gives its texts no key here is called by its word.
constexpr std::pair<std::string_view, std::string_view> kSpotKinds[] = {
    {"step", "事项"},           {"step_note", "事项备注"},      {"material", "申请材料"}, {"owed_material", "容缺材料"},
    {"promise", "承诺书"},      {"written_notice", "书面告知"}, {"escalation", "提级"},   {"certificate", "证照批文"},
    {"early_help", "提前介入"}, {"parallel", "并联办理"},       {"intake", "一窗收件"},   {"handover", "统一发证"},
    {"project", "项目"},        {"summary", "项目总结"},        {"progress", "进展"},     {"problem", "困难问题"},
    {"meeting", "会议"},        {"resolution", "议定事项"},     {"inquiry", "咨询"},      {"review", "评价"},
    {"service", "服务"},        {"article", "知识条目"},        {"department", "部门"},   {"person", "人员"},
    {"note", "备注"},
};

Cell spot_kind_cell(std::string_view kind) {
    const auto* found = std::find_if(std::begin(kSpotKinds), std::end(kSpotKinds), [&](const auto& one) { return one.second == kind; });
    return found == std::end(kSpotKinds) ? Cell{kind} : Cell{Value{std::string{found->first}}, std::string{kind}};
}

}  // namespace

Finder::Finder(std::span<const std::string> words) {
    for (const std::string& word : words) words_.push_back(normal_name(word));
    table_.columns = {{"kind", "类别"}, {"project", "项目代码"}, {"where", "位置"}, {"text", "内容"}, {"command", "查看"}};
}

void Finder::look(const Spot& spot, const std::string& text) {
    const std::string normal = normal_name(text);
    const bool holds_all =
        std::all_of(words_.begin(), words_.end(), [&](const std::string& word) { return normal.find(word) != std::string::npos; });
    if (!holds_all || !listed_.insert(fmt::format("{}\n{}\n{}", spot.kind, spot.command, text)).second) return;
    texts_.emplace(spot.project, text);
    table_.rows.push_back({spot_kind_cell(spot.kind), spot.project.empty() ? Cell{} : Cell{spot.project}, spot.where, text, spot.command});
}

void Finder::look_once(const Spot& spot, const std::string& text) {
    if (!texts_.contains({spot.project, text})) look(spot, text);
}

void Finder::look(const Spot& spot, const std::optional<std::string>& text) {
    if (text) look(spot, *text);
}

}  // namespace zb
