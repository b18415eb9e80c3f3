// SPDX-License-Identifier: Apache-2.0
// Counts the last issue's days twice, by its rules and by today's, and names what differs.
#include "report/weekly/rules_change.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <tuple>

#include "base/text.h"
#include "domain/rules_version.h"

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

constexpr std::string_view kLate = " late";

std::string_view kind_key(Kind kind) {
    constexpr std::string_view kKeys[] = {"received", "opened", "accepted", "decided", "refused", "withdrawn", "moved_out"};
    static_assert(std::size(kKeys) == kWeekEventKinds.size());
    return kKeys[static_cast<std::size_t>(kind)];
}

// The event without its day and result, and what was printed of it.
struct Printed {
    Date on;
    bool late = false;
};
using PrintedEvents = std::map<std::tuple<std::string, std::string, int, std::string>, Printed>;

PrintedEvents read_events(const std::vector<std::string>& events) {
    PrintedEvents read;
    for (const std::string& event : events) {
        const std::vector<std::string> words = split(event, ' ');
        read[{words.at(0), words.at(1), std::stoi(words.at(2)), words.at(3)}] = {Date::parse(words.at(4)), words.size() > 5};
    }
    return read;
}

// What the days from `first` on hold of the state; `rules` 1 or today's.
PrintedEvents events_by(int rules, const WorkItems& work, Date first) {
    PrintedEvents events;
    for (const auto& [key, item] : work) {
        for (const Kind kind : kWeekEventKinds) {
            if (kind == Kind::accepted && item.planned->utility()) continue;
            const auto on = item.day_of(kind);
            if (!on || *on < first) continue;
            const bool late = kind == Kind::decided && (rules == 1 ? item.today.overdue > 0 : item.today.past);
            events[{key.project, key.step, key.attempt, std::string{kind_key(kind)}}] = {*on, late};
        }
    }
    return events;
}

std::string label_of(const std::string& key) {
    const auto same = [&](Kind kind) { return kind_key(kind) == key; };
    const auto* found = std::find_if(kWeekEventKinds.begin(), kWeekEventKinds.end(), same);
    return found == kWeekEventKinds.end() ? key : std::string{label(*found)};
}

}  // namespace

std::string printed_event(const WeekEvent& event) {
    const bool late = event.kind == Kind::decided && event.item.today.past;
    return fmt::format("{} {} {} {} {}{}", event.item.project, event.item.planned.step, event.attempt, kind_key(event.kind), iso(event.on),
                       late ? kLate : "");
}

std::vector<std::string> printed_events(const WeekRecord& record) {
    const WeekEvents& events = record.events;
    std::vector<std::string> all;
    for (const auto* list : {&events.received, &events.accepted, &events.decided, &events.decided_utility, &events.prior, &events.others}) {
        for (const WeekEvent& event : *list) all.push_back(printed_event(event));
    }
    return all;
}

std::vector<std::string> rule_changes(const WeekRecord& record, const CircularText& issued) {
    const int rules = issued.rules.value_or(1);
    if (rules == kRulesVersion) return {};
    const Date first = issued.first.value_or(issued.as_of - CalendarDays{6});
    const PrintedEvents printed = rules == 1 ? events_by(1, record.work_before, first) : read_events(issued.events);
    const PrintedEvents counted = events_by(kRulesVersion, record.work_before, first);
    std::vector<std::string> changes;
    const auto add = [&](const auto& key, std::string_view what) {
        const auto& [project, step, attempt, kind] = key;
        const WorkItem* item = find(record.work_before, {project, step, attempt});
        const std::string name = item == nullptr ? step : item->planned->name;
        changes.push_back(fmt::format("{}{}{}{}", name_of(record, project), name, label_of(kind), what));
    };
    for (const auto& [key, event] : printed) {
        const auto now = counted.find(key);
        if (event.on < first) continue;
        if (now == counted.end())
            add(key, fmt::format("（{}）不再计入", month_day(event.on)));
        else if (now->second.on != event.on)
            add(key, fmt::format("由{}改按{}计", month_day(event.on), month_day(now->second.on)));
        else if (now->second.late != event.late)
            add(key, event.late ? "由超承诺改按按时计" : "由按时改按超承诺计");
    }
    for (const auto& [key, event] : counted) {
        if (!printed.contains(key)) add(key, fmt::format("（{}）改为计入", month_day(event.on)));
    }
    return changes;
}

}  // namespace zb
