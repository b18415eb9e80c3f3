// SPDX-License-Identifier: Apache-2.0
// What changed between two evenings: figures side by side, items that came, went or changed, dates that moved, each with its entry.
#pragma once

#include <optional>
#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"
#include "report/weekly/work.h"

namespace zb {

// One evening: its state, with work and outlooks computed once.
struct Evening {
    StateOfDay known;
    Basis basis;
    WorkItems work;
    std::vector<ProjectOutlook> outlooks;

    const WorkItem* find(const WorkKey& key) const { return zb::find(work, key); }
    const ProjectOutlook* outlook(std::string_view project) const;
};
Evening evening_of(const StateOfDay& known, const Basis& basis);

struct TwoEvenings {
    const Evening& before;
    const Evening& now;
};

// The parts of the document, each with its rows for machines.
Section changed_figures(const TwoEvenings& days);
Section arrived_items(const TwoEvenings& days);
Section left_items(const TwoEvenings& days);
Section changed_items(const TwoEvenings& days);
Section moved_dates_section(const TwoEvenings& days);
Section changed_projects(const TwoEvenings& days);
Section changed_problems(const TwoEvenings& days);
Section changed_owed(const TwoEvenings& days);

// A section with its rows, their number in its heading; the sentence where nothing changed.
Section section_of_rows(Section section, Table rows, std::string_view nothing);
// Entry of the last move that `before` does not have; 0 where only days have passed.
std::int64_t last_move(const Attempt& now, const Attempt& before);

// `reprint`: the command that prints this again.
Document changes_document(const Evening& before, const Evening& now, std::string_view reprint);

}  // namespace zb
