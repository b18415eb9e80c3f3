// SPDX-License-Identifier: Apache-2.0
// The state of both passes over one network: private to lib/schedule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "calendar/calendar.h"
#include "schedule/order.h"
#include "schedule/schedule.h"
#include "schedule/span.h"

namespace zb {

enum class Progress : std::uint8_t { waiting, running, finished };

// What is left to be done of an activity, and from when on.
struct Rest {
    Work work;
    Date earliest;  // evening before which it cannot begin, links apart; of a milestone, its first possible day
    Progress progress = Progress::waiting;
    bool stands_alone = false;  // a milestone that waits for nothing
};

// Evenings on which (what is left of) an activity begins and ends; a milestone's are the same.
struct Evenings {
    Date begin;
    Date end;
};

constexpr std::uint32_t kNoLink = static_cast<std::uint32_t>(-1);

struct Passes {
    Passes(const Network& of, const Calendar& by) : network(of), calendar(by), out_of(of, predecessors), span(by) {}

    const Network& network;
    const Calendar& calendar;
    std::vector<std::uint32_t> predecessors = {};  // how many links lead to each activity, until the first forward pass counts down
    LinkLists out_of;
    Span span;
    // Nothing but durations is known of its activities: every day works, none has begun, is paused, counts months or is bound to a day.
    bool plain = false;
    std::vector<Rest> rest = {};               // of a network that is not plain
    std::map<std::size_t, int> overruns = {};  // of running activities, days used beyond their durations
    bool begun = false;                        // some activity has: else every link counts
    std::vector<std::uint32_t> order = {};     // every activity behind those it is linked from; made by the first forward pass
    std::vector<Evenings> early = {};
    std::vector<std::uint32_t> drivers = {};  // of each activity, the link that sets its early begin, or kNoLink
    std::vector<Evenings> late = {};
    Date finish = {};                  // the latest early end; without activities the start
    std::vector<int> free_slack = {};  // delay that moves no successor and not the end
    int least_slack = 0;               // of what is not finished
    std::vector<bool> binding = {};    // of each link: its successor cannot be earlier because of it

    bool milestone(std::size_t activity) const { return network.activities[activity].duration == 0; }
    bool stands_alone(std::size_t activity) const { return rest[activity].stands_alone; }
    int overrun(std::size_t activity) const {
        const auto found = overruns.find(activity);
        return found == overruns.end() ? 0 : found->second;
    }
    // Whether a link still says something about its successor: its work is to come, or waits by retained logic.
    bool counts(const Link& link) const { return !begun || counts_behind_progress(link); }

private:
    bool counts_behind_progress(const Link& link) const;
};

bool is_plain(const Network& network, const Calendar& calendar);
// Fills `rest`, `overruns` and `begun`. Throws Error "plan.actual_after_status", "plan.negative_duration".
void find_what_is_left(Passes& passes);

// Fills `early`, `drivers`, `finish` and, the first time, `order`. Throws Error "plan.cycle".
void pass_forward(Passes& passes);
// Fills `late`, where nothing ends after `end`, `free_slack`, where nothing ends after `finish`, `least_slack` and `binding`.
void pass_backward(Passes& passes, Date end, Date finish);
// The latest evenings of an activity that leave its successors at `kept` and end on `end` at the latest.
Evenings latest_before(const Passes& passes, std::size_t activity, const std::vector<Evenings>& kept, Date end);

}  // namespace zb
