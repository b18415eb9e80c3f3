// SPDX-License-Identifier: Apache-2.0
// 提速: what the law allows, what was promised and what was used, of the items decided in a period: by item, by department, in all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "report/weekly/work.h"
#include "report/words/saved.h"

namespace zb {

// What it is asked of.
struct SavedAsked {
    Date first;
    std::optional<std::string> department;  // full name
    std::optional<std::string> step;        // key
};

// Items counted together.
struct SavedGroup {
    std::string key, name;  // of the step; or twice the department
    std::vector<const WorkItem*> items;
    Saved sum;

    int median_used() const;
};

// Points into the evening's state.
struct DaysSaved {
    StateOfDay evening;
    SavedAsked asked;
    int least = 0;  // fewer items are a small sample (setting appraisal.least_decided)
    WorkItems work;
    std::vector<SavedGroup> steps;        // the fullest first
    std::vector<SavedGroup> departments;  // in the notice's order
    SavedGroup total;
    struct Uncounted {
        NotSaved why;
        const WorkItem* item;
    };
    std::vector<Uncounted> uncounted;  // decided in the period too
};
// Throws Error "compression.unknown_step" with the nearest where `asked.step` was not decided in the period, "compression.ambiguous_step".
DaysSaved days_saved(const StateOfDay& evening, SavedAsked asked);

enum class Entries { hidden, shown };  // the items behind the numbers, for people; machines always get them
Document compression_document(const DaysSaved& counted, Entries entries, const Basis& basis);

}  // namespace zb
