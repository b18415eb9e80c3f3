// SPDX-License-Identifier: Apache-2.0
// Small networks, written in a line.
#pragma once

#include <utility>
#include <vector>

#include "schedule/schedule.h"
#include "support/days.h"

namespace zb::test {

inline Activity lasting(int duration, DurationUnit unit = DurationUnit::working) {
    Activity made;
    made.duration = duration;
    made.unit = unit;
    return made;
}

inline Link link(ActivityIndex from, ActivityIndex to, LinkKind kind = LinkKind::finish_start, int lag = 0,
                 DurationUnit unit = DurationUnit::working) {
    Link made;
    made.from = from;
    made.to = to;
    made.kind = kind;
    made.lag = lag;
    made.lag_unit = unit;
    return made;
}

// Starts on a Monday without a holiday near, where nothing else is told.
inline Network network(std::vector<Activity> activities, std::vector<Link> links, const char* start = "2026-11-16") {
    Network made;
    made.activities = std::move(activities);
    made.links = std::move(links);
    made.start = day(start);
    return made;
}

}  // namespace zb::test
