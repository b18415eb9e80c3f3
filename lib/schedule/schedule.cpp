// SPDX-License-Identifier: Apache-2.0
// Both passes put together: windows, slack, what a target lacks.
#include "schedule/schedule.h"

#include <algorithm>
#include <limits>

#include "schedule/passes.h"
#include "schedule/span.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};

Date shown_start(const Passes& passes, std::size_t index, Date begin) {
    const Activity& activity = passes.network.activities[index];
    return activity.duration == 0 ? begin : begin + kOneDay;
}

Date latest_end(const std::vector<Evenings>& early, Date start) {
    Date latest = early.empty() ? start : early.front().end;
    for (const Evenings& evenings : early) latest = std::max(latest, evenings.end);
    return latest;
}

Window window_of(const Passes& passes, std::size_t index, Date end) {
    Window window;
    const Evenings& early = passes.early[index];
    const Evenings& late = passes.late[index];
    window.early_start = shown_start(passes, index, early.begin);
    window.early_finish = early.end;
    window.late_start = shown_start(passes, index, late.begin);
    window.late_finish = late.end;
    if (passes.finished(index)) return window;
    // What is left of a running activity has no start to move: its end tells the room.
    const bool by_end = passes.begun(index);
    const auto room = [&](Date from, Date to) { return passes.calendar.elapsed(from, to).count; };
    window.slack = by_end ? room(early.end, late.end) : room(window.early_start, window.late_start);
    const Evenings free = latest_before(passes, index, passes.early, end);
    const int left = by_end ? room(early.end, free.end) : room(window.early_start, shown_start(passes, index, free.begin));
    window.free_slack = std::max(left, 0);
    return window;
}

void mark_critical(const Passes& passes, std::vector<Window>& windows) {
    int least = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < windows.size(); ++i) {
        if (!passes.finished(i)) least = std::min(least, windows[i].slack);
    }
    for (std::size_t i = 0; i < windows.size(); ++i) windows[i].critical = !passes.finished(i) && windows[i].slack == least;
}

// The first activities must begin by then for everything to end by the target.
Date latest_begin(const Passes& passes, const std::vector<Window>& windows, Date start) {
    std::optional<Date> latest;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        if (!passes.into[i].empty() || passes.begun(i)) continue;
        latest = latest ? std::min(*latest, windows[i].late_start) : windows[i].late_start;
    }
    return latest.value_or(start);
}

std::vector<int> years_without_notice(const std::vector<Window>& windows, const Calendar& calendar) {
    std::vector<int> years;
    if (windows.empty()) return years;
    int first = std::numeric_limits<int>::max();
    int last = 0;
    for (const Window& window : windows) {
        first = std::min({first, window.early_start.year(), window.late_start.year()});
        last = std::max({last, window.early_finish.year(), window.late_finish.year()});
    }
    for (int year = first; year <= last; ++year) {
        if (!calendar.has_notice(year)) years.push_back(year);
    }
    return years;
}

}  // namespace

Solution solve(const Network& network, const Calendar& calendar) {
    Passes passes = prepare(network, calendar);
    const auto drivers = pass_forward(passes);
    Solution solution;
    solution.finish = latest_end(passes.early, network.start);
    const Date target = network.target ? calendar.previous_working(*network.target) : solution.finish;
    pass_backward(passes, target);
    for (std::size_t i = 0; i < network.activities.size(); ++i) {
        solution.windows.push_back(window_of(passes, i, solution.finish));
        solution.windows.back().driver = drivers[i];
    }
    mark_critical(passes, solution.windows);
    solution.short_by = std::max(calendar.elapsed(target, solution.finish).count, 0);
    solution.latest_start_needed = latest_begin(passes, solution.windows, network.start);
    solution.tentative_years = years_without_notice(solution.windows, calendar);
    return solution;
}

}  // namespace zb
