// SPDX-License-Identifier: Apache-2.0
// 证照批文: what a project's items have yielded, a row a document, with its number and how long it holds.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

// Whether a document of the item is asked for; empty: of every item.
using WantedItem = std::function<bool(const PlannedStep&)>;

// The documents of the projects' items as of the day, in the order of the plans: permits decided, delivered or revoked, and what a filing
// or review yields. Items that a later plan has dropped are in it: their documents exist.
Table certificates_table(const State& state, const std::vector<std::string>& projects, Date day, const WantedItem& wanted = {});

}  // namespace zb
