// SPDX-License-Identifier: Apache-2.0
// Forward and backward passes over arrays of numbers. Knows no project; follows planning.md 1 to 10.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "calendar/calendar.h"

namespace zb {

// Small, as all here is: what a pass over a large network costs is the memory that it walks through.
enum class DurationUnit : std::uint8_t { working, calendar, month };
enum class LinkKind : std::uint8_t { finish_start, start_start, finish_finish, start_finish };
// Which ends a link ties: the finish (else the start) of the first to the start (else the finish) of the second.
constexpr bool from_finish(LinkKind kind) { return kind == LinkKind::finish_start || kind == LinkKind::finish_finish; }
constexpr bool to_start(LinkKind kind) { return kind == LinkKind::finish_start || kind == LinkKind::start_start; }

std::string_view key(LinkKind kind);  // FS, SS, FF, SF
std::optional<LinkKind> link_kind(std::string_view key);

// Index of an activity in the network.
using ActivityIndex = std::int32_t;

struct Link {
    ActivityIndex from = 0;
    ActivityIndex to = 0;
    LinkKind kind = LinkKind::finish_start;
    int lag = 0;  // may be negative
    DurationUnit lag_unit = DurationUnit::working;
};

struct Activity {
    int duration = 0;  // 0: a milestone. It stands on its latest predecessor's last day, and its successors start the day after
    DurationUnit unit = DurationUnit::working;
    // Where the last day is a rest day a period of calendar days or months ends on the next working day (民法典 第二百零三条).
    bool roll_to_working_day = true;
    std::optional<Date> not_before;
    std::optional<Date> deadline;  // lowers the late finish, never moves the activity
    // What has happened (planning.md 8). An actual start without a finish: `remaining` days are left from the status date on, by
    // default the duration less the days used, at least one. Of months, `remaining` counts calendar days.
    std::optional<Date> actual_start;  // the first day after the acceptance, so one working day after the status date at the latest
    std::optional<Date> actual_finish;
    std::optional<int> remaining;
};

// Days that do not count against an activity's duration, both included (行政许可法 第四十五条); days it takes all the same.
struct Interruption {
    ActivityIndex activity = 0;
    Date from;
    Date to;
};

// Whether what is left of a running activity also waits for its unfinished predecessors.
enum class Logic { retained, overridden };

struct Network {
    std::vector<Activity> activities;
    std::vector<Link> links;
    std::vector<Interruption> pauses;  // in order of activity and day, none over another
    Date start;                        // first day on which work can be done
    std::optional<Date> target;        // the end must not be after it; a rest day counts as the last working day before
    std::optional<Date> status_date;   // what happened up to that evening is known; the rest comes after it
    Logic logic = Logic::retained;
};

struct Window {
    Date early_start, early_finish, late_start, late_finish;  // what has happened keeps its days
    int slack = 0;                        // working days between early and late start (finish, of what has begun); negative: late
    int free_slack = 0;                   // delay that moves no successor and not the end
    std::optional<std::uint32_t> driver;  // index of the link that sets the early start
    int overrun = 0;                      // days, in its unit, that a running activity has used beyond its duration
    bool critical = false;                // unfinished, and its slack is the least of the network
};

struct Solution {
    std::vector<Window> windows;               // as many as activities
    Date finish;                               // latest early finish
    int short_by = 0;                          // working days by which the target is missed; 0 without a target or when it is met
    Date latest_start_needed;                  // to meet the target and every deadline
    std::vector<int> tentative_years;          // years used that have no holiday notice
    std::vector<bool> binding;                 // of each link: its successor cannot be earlier because of it
    std::vector<std::size_t> out_of_sequence;  // indexes of the links that an actual start did not wait for
};

// In a calendar without rest an evening is the boundary between two periods: a day n begins on boundary n - 1, and a milestone may stand
// on the boundary before the start. Throws Error "plan.cycle" naming the activities' indexes in `place.value` (0 -> 3 -> 0),
// "plan.actual_after_status", "plan.negative_duration". Linear in activities and links.
Solution solve(const Network& network, const Calendar& calendar);

// Throws Error "plan.cycle" as solve() does. Looks at the links alone, which costs a small part of what solving does.
void require_order(const Network& network);

// How many networks this thread has solved: tests hold a command to what it needs by the difference. One addition a network; as an argument
// it would pass through every report.
std::uint64_t networks_solved();

// Days from `first` to `last` that count against an activity's duration: of its unit, less what is paused. Of months, calendar days.
int days_used(const Network& network, std::size_t activity, Date first, Date last, const Calendar& calendar);

// Every chain of critical activities joined by binding links, from one that none drives to one that drives none; at most `limit`.
std::vector<std::vector<ActivityIndex>> critical_paths(const Network& network, const Solution& solution, std::size_t limit = 16);

}  // namespace zb
