// SPDX-License-Identifier: Apache-2.0
// 属地情况: the projects followed and their items, by the place where they are built.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"
#include "report/weekly/work.h"

namespace zb {

// By what projects are put together: 建设地点 as the list printed it (属地, park or street), where there is none 行政区划代码; or the code
// alone, where places are printed as addresses.
enum class RegionBy { place, code };
inline constexpr std::string_view kNoRegion = "未登记";
std::string region_of(const Project& project, RegionBy by);

struct RegionFigures {
    std::string region;
    std::vector<const ProjectOutlook*> projects;  // on the list at the end of the period
    std::int64_t investment_yuan = 0;
    int without_investment = 0, approximate = 0;
    int unplanned = 0;           // 未编方案: no lamp
    std::array<int, 4> lamps{};  // of the others, by Lamp
    // Approval items of all its projects, those that left the list in the period too.
    int received = 0, accepted = 0, decided = 0, on_time = 0;
    int overdue = 0;
    std::vector<const WorkItem*> in_hand;  // utilities too
    int in_hand_utility = 0;

    int in_hand_approval() const { return static_cast<int>(in_hand.size()) - in_hand_utility; }
};

// Points into the evening's state.
struct Regions {
    StateOfDay evening;
    Date first;
    RegionBy by = RegionBy::place;
    WorkItems work;
    std::vector<ProjectOutlook> outlooks;
    std::vector<RegionFigures> rows;  // most projects first, then by name; the unregistered last
    RegionFigures total;
};
Regions region_figures(const StateOfDay& evening, Date first, RegionBy by);
// Throws Error "region.unknown" with the nearest.
const RegionFigures& known_region(const Regions& regions, std::string_view name);

// All of them beside each other; or one of them, with its projects and what is in hand.
Document regions_document(const Regions& regions, const Basis& basis);
Document region_document(const Regions& regions, const RegionFigures& region, const Basis& basis);

}  // namespace zb
