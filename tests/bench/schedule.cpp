// SPDX-License-Identifier: Apache-2.0
// The engine of plans beside bare C++: both passes over a large network, a small plan, simulated runs, schedules within capacities.
// Usage: zb_bench_schedule [STEPS]; times are the processor's, the shortest of several runs.
#include "schedule/schedule.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

#include "schedule/capacity.h"
#include "schedule/random.h"
#include "schedule/simulation.h"

namespace {

using namespace zb;

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

template <class Work>
double shortest(int times, Work work) {
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        const double began = processor_seconds();
        work();
        best = std::min(best, processor_seconds() - began);
    }
    return best;
}

// Steps linked from earlier ones, two links a step: one near, one anywhere within the last ten thousand.
Network large_network(int steps) {
    Network network;
    network.start = Date::from_days(1);
    network.activities.resize(static_cast<std::size_t>(steps));
    Random random{1};
    for (int i = 0; i < steps; ++i) {
        network.activities[static_cast<std::size_t>(i)].duration = 1 + static_cast<int>(random.below(10));
        for (const std::uint32_t reach : {10U, 10'000U}) {
            if (i == 0) continue;
            Link link;
            link.from = i - 1 - static_cast<ActivityIndex>(random.below(std::min(reach, static_cast<std::uint32_t>(i))));
            link.to = i;
            link.lag = static_cast<int>(random.below(3));
            network.links.push_back(link);
        }
    }
    return network;
}

// What the passes come to without a calendar, units, kinds of links, actual days and deadlines: links by activity, an order, two sweeps.
// `answers`: as many answers as solve() gives, else early, late and slack alone.
enum class Answers { few, all };
struct Floor {
    std::vector<int> early, late, slack, free;
    std::vector<std::uint32_t> drivers;
    std::vector<char> critical;
    std::vector<bool> binding;
    int makespan = 0;
};

Floor bare_passes(const Network& network, Answers answers) {
    const bool all = answers == Answers::all;
    const std::size_t count = network.activities.size();
    std::vector<std::uint32_t> begins(count + 1), out(network.links.size()), open(count), order;
    for (const Link& link : network.links) {
        ++begins[static_cast<std::size_t>(link.from) + 1];
        ++open[static_cast<std::size_t>(link.to)];
    }
    for (std::size_t i = 1; i <= count; ++i) begins[i] += begins[i - 1];
    std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
    for (std::uint32_t number = 0; number < network.links.size(); ++number)
        out[next[static_cast<std::size_t>(network.links[number].from)]++] = number;
    order.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (open[i] == 0) order.push_back(i);
    }
    Floor floor;
    floor.early.resize(count);
    if (all) floor.drivers.assign(count, static_cast<std::uint32_t>(-1));
    for (std::size_t at = 0; at < order.size(); ++at) {
        const std::uint32_t from = order[at];
        const int end = floor.early[from] + network.activities[from].duration;
        floor.makespan = std::max(floor.makespan, end);
        for (std::uint32_t i = begins[from]; i < begins[from + 1]; ++i) {
            const Link& link = network.links[out[i]];
            const auto to = static_cast<std::uint32_t>(link.to);
            if (all && end + link.lag > floor.early[to]) floor.drivers[to] = out[i];
            floor.early[to] = std::max(floor.early[to], end + link.lag);
            if (--open[to] == 0) order.push_back(to);
        }
    }
    floor.late.resize(count);
    floor.slack.resize(count);
    if (all) {
        floor.free.resize(count);
        floor.critical.resize(count);
        floor.binding.resize(network.links.size());
    }
    for (auto at = order.rbegin(); at != order.rend(); ++at) {
        int end = floor.makespan;
        int free = floor.makespan;
        const int own = floor.early[*at] + network.activities[*at].duration;
        for (std::uint32_t i = begins[*at]; i < begins[*at + 1]; ++i) {
            const Link& link = network.links[out[i]];
            end = std::min(end, floor.late[static_cast<std::size_t>(link.to)] - link.lag);
            if (!all) continue;
            const int room = floor.early[static_cast<std::size_t>(link.to)] - link.lag;
            free = std::min(free, room);
            floor.binding[out[i]] = room == own;
        }
        floor.late[*at] = end - network.activities[*at].duration;
        floor.slack[*at] = floor.late[*at] - floor.early[*at];
        if (all) floor.free[*at] = free - own;
    }
    if (all) std::transform(floor.slack.begin(), floor.slack.end(), floor.critical.begin(), [](int slack) { return slack == 0; });
    return floor;
}

int print_passes(int steps) {
    const Network network = large_network(steps);
    const Calendar periods = Calendar::without_rest();
    Floor floor;
    Solution solution;
    double sweeps = 1e9;
    double bare = 1e9;
    double ours = 1e9;
    for (int round = 0; round < 5; ++round) {
        sweeps = std::min(sweeps, shortest(1, [&] { floor = bare_passes(network, Answers::few); }));
        bare = std::min(bare, shortest(1, [&] { floor = bare_passes(network, Answers::all); }));
        ours = std::min(ours, shortest(1, [&] { solution = solve(network, periods); }));
    }
    for (std::size_t i = 0; i < network.activities.size(); ++i) {
        const Window& window = solution.windows[i];
        const bool same = window.slack == floor.slack[i] && window.early_start.days() == floor.early[i] + 1 &&
                          window.free_slack == floor.free[i] && window.critical == (floor.critical[i] != 0);
        if (same) continue;
        std::printf("step %zu differs from the floor\n", i);
        return 1;
    }
    std::printf(
        "passes over %d steps, %zu links: %.1f ms; bare, the same answers: %.1f ms, %.2fx; bare, early, late and slack alone: "
        "%.1f ms, %.2fx\n",
        steps, network.links.size(), ours * 1e3, bare * 1e3, ours / bare, sweeps * 1e3, ours / sweeps);
    return 0;
}

Network plan_of(int steps) {
    Network network;
    network.start = Date::parse("2026-01-05");
    for (int i = 0; i < steps; ++i) {
        Activity activity;
        activity.duration = 1 + i % 7;
        network.activities.push_back(activity);
        for (const int back : {1, 3}) {
            if (i < back || (back == 3 && i % 2 == 0)) continue;
            Link link;
            link.from = i - back;
            link.to = i;
            network.links.push_back(link);
        }
    }
    return network;
}

void print_plan() {
    constexpr int kTimes = 2'000;
    const Network network = plan_of(40);
    const Calendar days{builtin_notices()};
    const double seconds = shortest(5, [&] {
        for (int i = 0; i < kTimes; ++i) solve(network, days);
    });
    std::printf("a plan of 40 steps on the working-day calendar: %.1f us\n", seconds / kTimes * 1e6);
}

void print_runs() {
    const Network network = plan_of(30);
    const Calendar days{builtin_notices()};
    Estimate estimate;
    estimate.low = 2;
    estimate.mode = 4;
    estimate.high = 9;
    SimulationOptions options;
    options.runs = 200'000;
    for (const auto& [kind, name] : {std::pair{EstimateKind::triangular, "triangular"}, std::pair{EstimateKind::pert, "pert"}}) {
        estimate.kind = kind;
        const std::vector<std::optional<Estimate>> estimates(network.activities.size(), estimate);
        const double seconds = shortest(3, [&] { simulate(network, estimates, days, options); });
        std::printf("runs of 30 steps, %s, on the working-day calendar: %.0f a second\n", name, options.runs / seconds);
    }
}

}  // namespace

int main(int count, char** words) {
    const int steps = count > 1 ? std::atoi(words[1]) : 1'000'000;
    print_plan();
    print_runs();
    return print_passes(steps);
}
