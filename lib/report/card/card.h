// SPDX-License-Identifier: Apache-2.0
// 项目卡: one project on a page, with its steps and where its time went; and its plan against what happened.
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

// What stands on top of the card, a line a fact: 建设单位, 服务专员, 关键节点, 进度 …; one without a name goes on with the fact before it.
struct CardFact {
    std::string name;
    std::string text;
};
std::vector<CardFact> card_facts(const State& state, const ProjectOutlook& outlook, Date day);

// Title lines, the table of steps, both tables of where time went, what is owed and unsolved.
Document card_document(const State& state, const ProjectOutlook& outlook, Date day, const Basis& basis);

// Baseline, current plan, actuals and forecast side by side, with the days lost and who owns them. Throws Error "plan.none".
Document compare_document(const State& state, const ProjectOutlook& outlook, Date day, const Basis& basis);

}  // namespace zb
