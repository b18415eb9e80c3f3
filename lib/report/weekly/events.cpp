// SPDX-License-Identifier: Apache-2.0
// Compares the work of two evenings: what is known now and was not before, and the reverse.
#include "report/weekly/events.h"

#include <algorithm>
#include <tuple>

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

std::optional<Date> day_of(const WorkItem* item, Kind kind) { return item == nullptr ? std::nullopt : item->day_of(kind); }

// A utility has no acceptance of its own: its work begins.
bool counts(const WorkItem& item, Kind kind) { return kind != Kind::accepted || !item.planned->utility(); }

std::vector<WeekEvent>& list_of(WeekEvents& events, const WeekEvent& event, Date first) {
    const bool utility = event.item.planned.utility();
    const bool prior = event.on < first;
    switch (event.kind) {
        case Kind::received: return prior ? events.prior : events.received;
        case Kind::accepted: return prior ? events.prior : events.accepted;
        case Kind::decided:
            if (prior) return events.prior;
            return utility ? events.decided_utility : events.decided;
        case Kind::opened:
        case Kind::refused:
        case Kind::withdrawn:
        case Kind::moved_out: return events.others;
    }
    return events.others;
}

// True where this circular counts it: no circular did before, or it did on another day and the new one is of this period.
bool is_new(Date on, std::optional<Date> printed, Date first) { return !printed || (on != *printed && on >= first); }

void add_new(WeekEvents& events, const WorkItem& item, const WorkItem* known, Date first) {
    for (const Kind kind : kWeekEventKinds) {
        const auto on = item.day_of(kind);
        if (!on || !counts(item, kind) || !is_new(*on, day_of(known, kind), first)) continue;
        WeekEvent event = week_event(item, kind);
        list_of(events, event, first).push_back(std::move(event));
    }
}

void add_gone(WeekEvents& events, const WorkItem& printed, const WorkItem* still, Date first) {
    for (const Kind kind : kWeekEventKinds) {
        if (!printed.day_of(kind) || !counts(printed, kind)) continue;
        const auto on = day_of(still, kind);
        if (!on || is_new(*on, printed.day_of(kind), first)) events.reversed.push_back(week_event(printed, kind));
    }
}

void add_corrected(WeekEvents& events, const WorkItem& now, const WorkItem& printed, Date first) {
    const auto on = now.day_of(Kind::decided);
    if (!on || !printed.day_of(Kind::decided) || is_new(*on, printed.day_of(Kind::decided), first) || now.planned->utility()) return;
    const bool same_result = (now.today.state == StepState::denied) == (printed.today.state == StepState::denied);
    if (same_result && now.today.past == printed.today.past) return;
    events.corrected.push_back({week_event(printed, Kind::decided), week_event(now, Kind::decided)});
}

}  // namespace

std::vector<const WeekItem*> WeekEvents::with_lamp(Lamp lamp) const {
    std::vector<const WeekItem*> items;
    for (const WeekItem& item : in_hand) {
        if (item.lamp() == lamp) items.push_back(&item);
    }
    return items;
}

std::vector<const WeekEvent*> WeekEvents::not_accepted() const {
    std::vector<const WeekEvent*> waiting;
    for (const WeekEvent& event : received) {
        const StepState state = event.item.today.state;
        if (state == StepState::filed || state == StepState::correcting) waiting.push_back(&event);
    }
    return waiting;
}

std::vector<const WeekEvent*> WeekEvents::decided_late() const {
    std::vector<const WeekEvent*> late;
    for (const WeekEvent& event : decided) {
        if (event.item.today.past) late.push_back(&event);
    }
    return late;
}

WeekEvents week_events(const WorkItems& now, const WorkItems& before, Date first) {
    WeekEvents events;
    for (const auto& [key, item] : now) {
        add_new(events, item, find(before, key), first);
        if (item.is_in_hand()) events.in_hand.push_back(week_item(item));
    }
    for (const auto& [key, item] : before) {
        const WorkItem* still = find(now, key);
        add_gone(events, item, still, first);
        if (still != nullptr) add_corrected(events, *still, item, first);
        events.in_hand_before += item.is_in_hand() ? 1 : 0;
    }
    const auto by_day = [](const WeekEvent& one, const WeekEvent& other) {
        return std::tie(one.on, one.seq) < std::tie(other.on, other.seq);
    };
    for (auto* list : {&events.received, &events.accepted, &events.decided, &events.decided_utility, &events.prior, &events.reversed}) {
        std::stable_sort(list->begin(), list->end(), by_day);
    }
    return events;
}

}  // namespace zb
