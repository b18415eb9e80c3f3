// SPDX-License-Identifier: Apache-2.0
// Due dates as all-day events (RFC 5545).
#include "base/icalendar.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

#include "base/error.h"
#include "exchange/plans/exports.h"
#include "exchange/plans/moments.h"

namespace zb {

namespace {

// What tells this plan's events from those of any other (RFC 5545 3.8.4.7): its name and its steps, not its dates, so that the same plan
// written again with other dates moves the events that a calendar has. FNV-1a.
std::string plan_mark(const FilePlan& plan) {
    constexpr std::uint64_t kOffset = 14695981039346656037U;
    constexpr std::uint64_t kPrime = 1099511628211U;
    std::uint64_t mark = kOffset;
    const auto take = [&](std::string_view text) {
        for (const char c : text) mark = (mark ^ static_cast<unsigned char>(c)) * kPrime;
        mark = (mark ^ 0xFFU) * kPrime;
    };
    take(plan.name);
    for (const FileStep& step : plan.steps) {
        take(step.id);
        take(step.name);
    }
    return fmt::format("{:016x}", mark);
}

}  // namespace

std::string icalendar(const SolvedPlan& solved) {
    if (solved.plan.axis == TimeAxis::periods)
        throw Error{"plan.no_dates", "calendar 为 none 的方案没有日期，不能写成日历", "用 --format json 或 csv"};
    const FilePlan& plan = solved.plan;
    CalendarFile file{plan.name, plan.network.status_date.value_or(plan.network.start)};
    const std::string at = fmt::format("@{}.{}", plan_mark(plan), plan.name.empty() ? "zb" : plan.name);
    const std::vector<int>& years = solved.solution.tentative_years;
    const auto tentative = [&](Date day) { return std::find(years.begin(), years.end(), day.year()) != years.end(); };
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const FileStep& step = plan.steps[i];
        const std::string name = step.name.empty() ? step.id : step.name;
        const std::string behind = plan.name.empty() ? "" : fmt::format("（{}）", plan.name);
        if (!solved.undetermined[i]) {
            const Date finish = moments_of(solved, i).finish;
            file.events.push_back({step.id + "-finish" + at, finish, name + " 到期" + behind, step.department, tentative(finish)});
        }
        if (const std::optional<Date>& deadline = plan.network.activities[i].deadline)
            file.events.push_back({step.id + "-deadline" + at, *deadline, name + " 最后期限" + behind, step.department});
    }
    return icalendar(file);
}

}  // namespace zb
