// SPDX-License-Identifier: Apache-2.0
// 完成日推测: when a running project ends, by what steps of the same kind have really taken in this ledger.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "outlook/outlook.h"
#include "schedule/simulation.h"

namespace zb {

struct ThreePoints {
    int low = 0, mode = 0, high = 0;  // days, in the step's unit
};

struct ForecastRequest {
    std::optional<Date> target;
    std::string until;                               // key; empty: the last step
    std::map<std::string, ThreePoints> points = {};  // by step key
    int least_samples = 0;                           // fewer decided steps of that kind are no experience
    SimulationOptions options;
};

enum class DurationBasis { history, points, limit };

// A step whose days are still to come.
struct ForecastStep {
    const StepOutlook* step = nullptr;
    DurationBasis basis = DurationBasis::limit;
    int samples = 0;                       // decided ones of the same step in the ledger, whether they suffice or not
    std::optional<int> low, middle, high;  // of the days reckoned with: least, median (three points: most likely), most
    int days = 0;                          // by the limit
    LimitUnit unit = LimitUnit::working;
    std::uint32_t critical_runs = 0;
};

// A day, and in how many runs it is met.
struct ForecastTarget {
    std::string name;
    Date date;
    std::uint32_t met_runs = 0;
};

struct CompletionForecast {
    std::string until_name;
    Date expected;  // 预计
    Date p50, p80;
    Date earliest, latest;  // of all runs
    std::uint32_t runs = 0;
    std::uint64_t seed = 0;
    int least_samples = 0;
    std::optional<ForecastTarget> target;
    std::vector<ForecastStep> steps;
};

// `state` holds the work of all projects: their decided steps are the experience. Throws Error "chance.finished", "chance.target_past",
// "chance.points" (not low <= mode <= high, or below a shortest period).
CompletionForecast completion_forecast(const State& state, const ProjectOutlook& outlook, Date day, const ForecastRequest& request);

}  // namespace zb
