// SPDX-License-Identifier: Apache-2.0
// 拿地 to 投产 in the monthly material: the projects that reached a later node within the year, and its medians. Nothing is said while
// none has.
#pragma once

#include "report/monthly/monthly.h"
#include "report/weekly/sections.h"

namespace zb {

// For people, behind the figures of a section.
void add_nodes(Section& section, const Month& month);
// For machines, behind the other sections.
Sections node_rows(const Month& month);

}  // namespace zb
