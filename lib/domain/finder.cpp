// SPDX-License-Identifier: Apache-2.0
// The rows of a search.
#include "domain/finder.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"

namespace zb {

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
    table_.rows.push_back({spot.kind, spot.project.empty() ? Cell{} : Cell{spot.project}, spot.where, text, spot.command});
}

void Finder::look_once(const Spot& spot, const std::string& text) {
    if (!texts_.contains({spot.project, text})) look(spot, text);
}

void Finder::look(const Spot& spot, const std::optional<std::string>& text) {
    if (text) look(spot, *text);
}

}  // namespace zb
