// SPDX-License-Identifier: Apache-2.0
// Both passes put together: windows, slack, what a target lacks.
#include "schedule/schedule.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "schedule/large_memory.h"
#include "schedule/moves.h"

namespace zb {

namespace {

thread_local std::uint64_t solved = 0;

constexpr std::array<std::string_view, 4> kLinkKeys = {"FS", "SS", "FF", "SF"};  // in order of LinkKind

template <class Moves>
Window window_of(const Passes& passes, const Moves& moves, std::size_t index) {
    const CalendarDays to_first_day{moves.milestone(index) ? 0 : 1};
    const Progress progress = moves.progress(index);
    const Evenings& early = passes.early[index];
    const Evenings& late = passes.late[index];
    Window window;
    window.early_start = early.begin + to_first_day;
    window.early_finish = early.end;
    window.late_start = late.begin + to_first_day;
    window.late_finish = late.end;
    if (passes.drivers[index] != kNoLink) window.driver = passes.drivers[index];
    if (progress == Progress::finished) return window;
    if (progress == Progress::running) window.early_start = window.late_start = *passes.network.activities[index].actual_start;
    window.slack = room(moves, index, early, late);
    window.free_slack = passes.free_slack[index];
    window.critical = window.slack == passes.least_slack;
    return window;
}

std::vector<int> years_without_notice(Date first, Date last, const Calendar& calendar) {
    std::vector<int> years;
    for (int year = first.year(); year <= last.year(); ++year) {
        if (!calendar.has_notice(year)) years.push_back(year);
    }
    return years;
}

// The windows, and in the same look when the plan would have to start: nothing that has not begun may begin before the plan does, so
// none may have to.
template <class Moves>
void fill_windows(const Passes& passes, const Moves& moves, Solution& solution) {
    const std::size_t count = passes.network.activities.size();
    solution.latest_start_needed = passes.network.start;
    if (count == 0) return;
    reserve_large(solution.windows, count);
    std::optional<Date> needed;
    Date first = Date::from_days(std::numeric_limits<std::int32_t>::max());
    Date last = Date::from_days(std::numeric_limits<std::int32_t>::min());
    for (std::size_t i = 0; i < count; ++i) {
        const Window window = window_of(passes, moves, i);
        solution.windows.push_back(window);
        if (moves.progress(i) == Progress::waiting) needed = std::min(window.late_start, needed.value_or(window.late_start));
        first = std::min({first, window.early_start, window.late_start});
        last = std::max({last, window.early_finish, window.late_finish});
    }
    for (const auto& [index, days] : passes.overruns) solution.windows[index].overrun = days;
    solution.latest_start_needed = needed.value_or(passes.network.start);
    if (passes.calendar.rests()) solution.tentative_years = years_without_notice(first, last, passes.calendar);
}

std::vector<std::size_t> links_not_waited_for(const Passes& passes) {
    std::vector<std::size_t> found;
    if (!passes.begun) return found;
    const OnCalendar moves{passes};
    for (std::size_t number = 0; number < passes.network.links.size(); ++number) {
        const Link& link = passes.network.links[number];
        const std::optional<Date>& begun = passes.network.activities[sink(link)].actual_start;
        // A predecessor decided on the same day is no fault: some items are accepted and decided at once.
        if (begun && to_start(link.kind) && bound_of(moves, link, passes.early[source(link)]) > *begun) found.push_back(number);
    }
    return found;
}

}  // namespace

std::string_view key(LinkKind kind) { return kLinkKeys[static_cast<std::size_t>(kind)]; }

std::optional<LinkKind> link_kind(std::string_view key) {
    const auto* const found = std::find(kLinkKeys.begin(), kLinkKeys.end(), key);
    return found == kLinkKeys.end() ? std::nullopt : std::optional{static_cast<LinkKind>(found - kLinkKeys.begin())};
}

std::uint64_t networks_solved() { return solved; }

Solution solve(const Network& network, const Calendar& calendar) {
    ++solved;
    Passes passes{network, calendar};
    passes.plain = is_plain(network, calendar);
    if (!passes.plain) find_what_is_left(passes);
    pass_forward(passes);
    Solution solution;
    solution.finish = passes.finish;
    const Date end = network.target ? calendar.previous_working(*network.target) : solution.finish;
    pass_backward(passes, end, solution.finish);
    with_moves(passes, [&](const auto& moves) { fill_windows(passes, moves, solution); });
    solution.short_by = std::max(calendar.elapsed(end, solution.finish).count, 0);
    solution.binding = std::move(passes.binding);
    solution.out_of_sequence = links_not_waited_for(passes);
    return solution;
}

}  // namespace zb
