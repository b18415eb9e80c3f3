// SPDX-License-Identifier: Apache-2.0
// 考核: what a period's appraisal counts of each unit and person, and the points that come of it. Every count keeps the items behind it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/appraisal/unscored.h"
#include "report/submission/figures.h"
#include "report/weekly/work.h"

namespace zb {

// Points of a metric in tenths, of at most `weight` points; none where the period has nothing to judge by.
struct Score {
    int weight = 0;
    std::optional<int> tenths = {};
};

// Settings of the appraisal on the period's last day.
struct AppraisalRules {
    int on_time = 0, compression = 0, resolutions = 0, reviews = 0;  // weights, in points
    int least_decided = 0;                                           // fewer decisions are not ranked
};
AppraisalRules appraisal_rules(const State& state, Date day);

// The approval items of a unit or a person in the period.
struct AppraisedItems {
    std::vector<const WorkItem*> on_time, late;  // decided in the period
    std::vector<const WorkItem*> overdue;        // past the promised day and in hand at its end
    std::vector<const WorkItem*> running;        // in hand and inside the limit, not judged
    int used = 0, promised = 0;                  // sums of what was decided, in the steps' units (working days)

    int decided() const { return static_cast<int>(on_time.size() + late.size()); }
    // 应办结: who keeps an item past its day does not escape by not deciding it.
    int due() const { return decided() + static_cast<int>(overdue.size()); }
    bool empty() const { return due() == 0 && running.empty(); }
};

// Working-day evenings of the period on which an item of the unit was red or yellow, added up over its items; 一次性告知补正 in it.
struct SideFigures {
    int red_days = 0, yellow_days = 0;
    int corrections = 0;
};

// 议定事项 that the unit leads: due in the period, and of them done by their day.
struct KeptResolutions {
    std::vector<const Resolution*> kept, late;

    int due() const { return static_cast<int>(kept.size() + late.size()); }
};

struct UnitAppraisal {
    std::string department;
    bool co_operating = false;  // 协办
    AppraisedItems items;
    SideFigures side;
    KeptResolutions kept;
    ReviewCount rated;  // reviews of its items received in the period
    std::vector<const Review*> reviewed;
    Score on_time, compression, resolutions, reviews;
    std::optional<int> rank;  // among those with enough decisions; equal points share one

    std::vector<const Score*> scores() const { return {&on_time, &compression, &resolutions, &reviews}; }
    int tenths() const;     // 得分
    int available() const;  // 可得分, in points
};

struct PersonAppraisal {
    std::string department, person;
    AppraisedItems items;
};

// Points into the state that it was counted from.
struct Appraisal {
    Date first, last;
    int working_days = 0;
    AppraisalRules rules;
    WorkItems work;                    // that the items point into
    std::vector<UnitAppraisal> units;  // the seven in the notice's order, then those with something to judge
    // Reviews of the period, by specialist: of the specialist, and of the team of a project that he leads.
    std::map<std::string, ReviewCount, std::less<>> specialists;
    ReviewCount rated, specialists_rated;  // of the units together, and of the specialists
    int resolutions_due = 0, resolutions_kept = 0;
    std::vector<PersonAppraisal> persons;  // responsible people of items, by unit and name
    SubmissionFigures submissions;         // of the specialists
    Unscored unscored;                     // shown without points
    const State* state = nullptr;
    AppraisedItems total;
};

// Lamps of the evenings of a period, item by item: an evening's state is folded, counted and let go before the next.
struct LampDays {
    struct Days {
        int red = 0, yellow = 0;
    };
    std::map<WorkKey, Days> days;  // of approval items
    void add(const StateOfDay& evening);
};

// None where the unit has nothing to judge and is none of the seven.
const UnitAppraisal* unit_of(const Appraisal& counted, std::string_view department);

// `evening`: what is known, as of the period's last day. `lamps`: of its working days.
Appraisal appraisal(const StateOfDay& evening, Date first, const LampDays& lamps);

}  // namespace zb
