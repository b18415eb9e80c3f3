// SPDX-License-Identifier: Apache-2.0
// Both passes put together: windows, slack, what a target lacks.
#include "schedule/schedule.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "schedule/passes.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};
constexpr std::array<std::string_view, 4> kLinkKeys = {"FS", "SS", "FF", "SF"};  // in order of LinkKind

Date first_day(const Passes& passes, std::size_t index, Date begin) { return passes.milestone(index) ? begin : begin + kOneDay; }

Date latest_end(const Passes& passes) {
    Date latest = passes.early.empty() ? passes.network.start : passes.early.front().end;
    for (const Evenings& evenings : passes.early) latest = std::max(latest, evenings.end);
    return latest;
}

Window window_of(const Passes& passes, std::size_t index) {
    const Rest& rest = passes.rest[index];
    Window window;
    window.early_start = first_day(passes, index, passes.early[index].begin);
    window.early_finish = passes.early[index].end;
    window.late_start = first_day(passes, index, passes.late[index].begin);
    window.late_finish = passes.late[index].end;
    if (passes.drivers[index] != kNoLink) window.driver = passes.drivers[index];
    if (rest.progress == Progress::finished) return window;
    if (rest.progress == Progress::running) window.early_start = window.late_start = *passes.network.activities[index].actual_start;
    window.slack = room(passes, index, passes.late[index]);
    window.free_slack = passes.free_slack[index];
    return window;
}

// The windows' last looks at each other: which are critical, and when the plan would have to start. Nothing that has not begun may begin
// before the plan does, so none may have to.
void compare_windows(const Passes& passes, Solution& solution) {
    int least = std::numeric_limits<int>::max();
    for (std::size_t i = 0; i < solution.windows.size(); ++i) {
        if (passes.rest[i].progress != Progress::finished) least = std::min(least, solution.windows[i].slack);
    }
    std::optional<Date> latest;
    for (std::size_t i = 0; i < solution.windows.size(); ++i) {
        Window& window = solution.windows[i];
        const Progress progress = passes.rest[i].progress;
        window.critical = window.slack == least && progress != Progress::finished;
        if (progress == Progress::waiting) latest = std::min(window.late_start, latest.value_or(window.late_start));
    }
    solution.latest_start_needed = latest.value_or(passes.network.start);
}

std::vector<int> years_without_notice(const std::vector<Window>& windows, const Calendar& calendar) {
    std::vector<int> years;
    if (windows.empty() || !calendar.rests()) return years;
    Date first = windows.front().early_start;
    Date last = windows.front().early_finish;
    for (const Window& window : windows) {
        first = std::min({first, window.early_start, window.late_start});
        last = std::max({last, window.early_finish, window.late_finish});
    }
    for (int year = first.year(); year <= last.year(); ++year) {
        if (!calendar.has_notice(year)) years.push_back(year);
    }
    return years;
}

std::vector<std::size_t> links_not_waited_for(const Passes& passes) {
    std::vector<std::size_t> found;
    if (!passes.begun) return found;
    for (std::size_t number = 0; number < passes.network.links.size(); ++number) {
        const Link& link = passes.network.links[number];
        const std::optional<Date>& begun = passes.network.activities[sink(link)].actual_start;
        // A predecessor decided on the same day is no fault: some items are accepted and decided at once.
        if (begun && to_begin(link) && bound_of(passes, link) > *begun) found.push_back(number);
    }
    return found;
}

}  // namespace

std::string_view key(LinkKind kind) { return kLinkKeys[static_cast<std::size_t>(kind)]; }

std::optional<LinkKind> link_kind(std::string_view key) {
    const auto* const found = std::find(kLinkKeys.begin(), kLinkKeys.end(), key);
    return found == kLinkKeys.end() ? std::nullopt : std::optional{static_cast<LinkKind>(found - kLinkKeys.begin())};
}

Solution solve(const Network& network, const Calendar& calendar) {
    Passes passes{network, calendar};
    tell_what_is_left(passes);
    pass_forward(passes);
    Solution solution;
    solution.finish = latest_end(passes);
    const Date end = network.target ? calendar.previous_working(*network.target) : solution.finish;
    pass_backward(passes, end, solution.finish);
    solution.windows.reserve(network.activities.size());
    for (std::size_t i = 0; i < network.activities.size(); ++i) solution.windows.push_back(window_of(passes, i));
    for (const auto& [index, days] : passes.overruns) solution.windows[index].overrun = days;
    compare_windows(passes, solution);
    solution.short_by = std::max(calendar.elapsed(end, solution.finish).count, 0);
    solution.tentative_years = years_without_notice(solution.windows, calendar);
    solution.binding = std::move(passes.binding);
    solution.out_of_sequence = links_not_waited_for(passes);
    return solution;
}

}  // namespace zb
