// SPDX-License-Identifier: Apache-2.0
// A node is found by what people call it: by the flow's word for the step, else by the step's own short name.
#include "outlook/time/nodes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "flow/naming.h"

namespace zb {

namespace {

constexpr auto kNodes = std::to_array<std::string_view>({"拿地", "开工", "竣工", "投产"});

bool is_called(const PlannedStep& step, std::string_view node) { return node_word(step.step) == node || step.short_name == node; }

NodeStretch stretch(const NodeDay& from, const NodeDay& to, const Calendar& calendar) {
    return {from.name, to.name, *from.day, *to.day, (*to.day - *from.day).count, calendar.elapsed(*from.day, *to.day).count};
}

}  // namespace

std::vector<NodeDay> node_days(const ProjectOutlook& outlook) {
    std::vector<NodeDay> nodes;
    for (const std::string_view name : kNodes) {
        const auto found = std::find_if(outlook.steps.begin(), outlook.steps.end(),
                                        [&](const StepOutlook& step) { return is_called(*step.planned, name); });
        const StepOutlook* step = found == outlook.steps.end() ? nullptr : &*found;
        nodes.push_back({name, step, step == nullptr ? std::nullopt : decided_on(*step)});
    }
    return nodes;
}

std::vector<NodeStretch> node_stretches(const ProjectOutlook& outlook, const Calendar& calendar) {
    const std::vector<NodeDay> nodes = node_days(outlook);
    std::vector<NodeStretch> stretches;
    const NodeDay* before = nullptr;
    for (const NodeDay& node : nodes) {
        if (!node.day) continue;
        if (before != nullptr) stretches.push_back(stretch(*before, node, calendar));
        before = &node;
    }
    const bool whole = nodes.front().day && nodes.back().day;
    if (whole && stretches.size() > 1) stretches.push_back(stretch(nodes.front(), nodes.back(), calendar));
    return stretches;
}

std::vector<NodeMedian> node_medians(const std::vector<NodeStretch>& stretches) {
    std::vector<NodeMedian> medians;
    for (std::size_t from = 0; from < kNodes.size(); ++from) {
        for (std::size_t to = from + 1; to < kNodes.size(); ++to) {
            std::vector<int> days, working_days;
            for (const NodeStretch& one : stretches) {
                if (one.from != kNodes[from] || one.to != kNodes[to]) continue;
                days.push_back(one.days);
                working_days.push_back(one.working_days);
            }
            if (days.empty()) continue;
            const int count = static_cast<int>(days.size());
            medians.push_back({kNodes[from], kNodes[to], count, median(std::move(days)), median(std::move(working_days))});
        }
    }
    return medians;
}

int median(std::vector<int> counts) {
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>((counts.size() - 1) / 2);
    std::nth_element(counts.begin(), middle, counts.end());
    return *middle;
}

}  // namespace zb
