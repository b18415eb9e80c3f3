// SPDX-License-Identifier: Apache-2.0
// The project's network through lib/schedule/compress.
#include "outlook/compress.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "outlook/network.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

Date target_of(const ProjectOutlook& outlook, Date day, const CompressionRequest& request) {
    std::optional<Date> target = request.target;
    for (const LivingTarget& each : outlook.targets) {
        if (!request.target && each.step == (request.until.empty() ? kPlanEnd : request.until)) target = each.date;
    }
    if (!target) throw Error{"pressing.no_target", "没有写目标，方案里也没有", "加 --target 日期"};
    if (*target < day)
        throw Error{"pressing.target_past", fmt::format("目标 {} 早于推演日 {}，已经过去了", iso(*target), iso(day)),
                    fmt::format("写 {} 以后的日期；从更早的一天推演加 --as-of 日期", iso(day))};
    return *target;
}

std::size_t until_of(const ProjectOutlook& outlook, const std::string& key) {
    const StepOutlook* step = outlook.find(key);
    if (!step->forecast)
        throw Error{"pressing.finished",
                    fmt::format("“{}”{}，没有可压缩的", step->planned->short_name, label(step->today.state, step->planned->kind)),
                    "换一个还没有办结的事项，或去掉 --until"};
    return static_cast<std::size_t>(step - outlook.steps.data());
}

LimitUnit limit_unit_of(DurationUnit unit) {
    switch (unit) {
        case DurationUnit::working: return LimitUnit::working;
        case DurationUnit::calendar: return LimitUnit::calendar;
        case DurationUnit::month: return LimitUnit::month;
    }
    return LimitUnit::working;
}

// What a running step has used already counts against what it cannot be compressed below.
int least_left(const StepOutlook& step, int days, const CompressionRequest& request) {
    const auto given = request.least.find(step.planned->step);
    const bool running = in_hand(step.today.state) && step.today.accepted;
    if (given == request.least.end()) {
        const int least = least_days(*step.planned);
        if (running && least >= days_of(*step.planned)) return days;  // lasts as long as it does
        return running ? std::min(std::max(least - step.today.used, 1), days) : std::min(least, days);
    }
    const int whole = running ? std::max(days, days_of(*step.planned)) : days;
    if (given->second > whole)
        throw Error{"pressing.least_over",
                    fmt::format("--min {}:{}：它只有 {} 天，不能比这还长", step.planned->short_name, given->second, whole),
                    fmt::format("写 0 到 {} 之间的天数", whole)};
    if (const auto shortest = shortest_of(*step.planned); shortest && given->second < shortest->days)
        throw Error{"pressing.below_shortest",
                    fmt::format("--min {}:{}：最短期间 {} {}（{}），压不了", step.planned->short_name, given->second, shortest->days,
                                label(step.planned->unit), shortest->basis),
                    fmt::format("去掉 --min {}:{}", step.planned->short_name, given->second)};
    return running ? std::min(std::max(given->second - step.today.used, 1), days) : given->second;
}

void refuse_finished(const ProjectOutlook& outlook, const CompressionRequest& request) {
    for (const auto& [key, days] : request.least) {
        const StepOutlook* step = outlook.find(key);
        if (!step->forecast)
            throw Error{"pressing.finished",
                        fmt::format("--min {}：它{}，不用再压", step->planned->short_name, label(step->today.state, step->planned->kind)),
                        "去掉这一个"};
    }
}

CompressionMove move_of(const CutStep& step, const RunningNetwork& running, const std::map<std::size_t, std::size_t>& place, Date end) {
    CompressionMove move;
    for (const Cut& cut : step.cuts) move.cuts.push_back({place.at(*running.step_of_days(cut.activity)), cut.days});
    move.gain = step.gain;
    move.cumulative = step.cumulative;
    move.end = end;
    return move;
}

}  // namespace

PlanCompression compress_plan(const State& state, const ProjectOutlook& outlook, Date day, const CompressionRequest& request) {
    const Calendar& calendar = state.origin.calendar();
    PlanCompression answer;
    answer.target = target_of(outlook, day, request);
    refuse_finished(outlook, request);
    const Viewpoint view{day, calendar, lamp_rules(state.origin, day)};
    const RunningNetwork running = running_network(outlook.steps, view);
    const bool whole = request.until.empty();
    Network network = whole ? running.network : running.up_to(until_of(outlook, request.until));
    answer.until_name = whole ? "末项" : outlook.find(request.until)->planned->short_name;
    network.target = answer.target;

    std::vector<int> room(network.activities.size());
    std::map<std::size_t, std::size_t> place;  // of a step of the outlook, in the answer
    for (std::size_t i = 0; i < outlook.steps.size(); ++i) {
        const StepActivities& own = running.steps[i];
        const Activity& days = network.activities[static_cast<std::size_t>(own.days)];
        if (!own.unfinished || !own.foreseeable || days.duration == 0) continue;
        const int least = least_left(outlook.steps[i], days.duration, request);
        room[static_cast<std::size_t>(own.days)] = days.duration - least;
        place.emplace(i, answer.steps.size());
        answer.steps.push_back({&outlook.steps[i], days.duration, least, limit_unit_of(days.unit), 0});
    }
    const Compression compression = compress(network, room, calendar);
    answer.end = compression.finish;
    answer.floor = compression.floor;
    answer.min_cut = compression.min_cut;
    answer.still_short = compression.still_short;
    answer.short_by = std::max(calendar.elapsed(calendar.previous_working(answer.target), answer.end).count, 0);
    for (const auto& [step, at] : place) answer.steps[at].gain = compression.gains[static_cast<std::size_t>(running.steps[step].days)];
    for (const CutStep& step : compression.steps) {
        const Date end = calendar.add(answer.end, WorkingDays{-step.cumulative});
        answer.moves.push_back(move_of(step, running, place, end));
    }
    return answer;
}

}  // namespace zb
