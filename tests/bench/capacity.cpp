// SPDX-License-Identifier: Apache-2.0
// Schedules within capacities on instances made with the parameters of PSPLIB's sets (Kolisch, Sprecher 1996): network complexity
// 1.5, 1.8, 2.1; resource factor 0.25 to 1; resource strength 0.2, 0.5, 0.7, 1 (of 120 tasks 0.1 to 0.5); four resources, durations
// and demands 1 to 10. Prints the average excess over the critical path. Our own instances: not to be compared with published figures.
// Usage: zb_bench_capacity TASKS SCHEDULES [REPEATS]
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <set>
#include <vector>

#include "schedule/random.h"
#include "schedule/rcpsp.h"

namespace {

using namespace zb;

constexpr std::uint32_t kResources = 4;
constexpr std::uint32_t kMostLinks = 3;  // into and out of a task
constexpr std::uint32_t kEnds = 3;       // tasks without predecessor, and without successor

struct Parameters {
    std::uint32_t tasks = 30;
    double complexity = 1.5;  // links a task, those to a common start and end counted
    double factor = 0.25;     // share of the resources that a task asks for
    double strength = 0.2;    // capacity between what one task and what the earliest schedule asks for
};

class Maker {
public:
    Maker(const Parameters& parameters, std::uint64_t seed)
        : of_(parameters), random_(seed), reaches_(of_.tasks, std::vector<char>(of_.tasks)), next_(of_.tasks), before_(of_.tasks) {}

    CapacityProblem make() {
        problem_.earliest.assign(of_.tasks, 0);
        problem_.successors.resize(of_.tasks);
        for (std::uint32_t i = 0; i < of_.tasks; ++i) problem_.lengths.push_back(between(1, 10));
        link_tasks();
        ask_for_resources();
        set_capacities();
        return std::move(problem_);
    }

private:
    int between(int low, int high) { return low + static_cast<int>(random_.below(static_cast<std::uint32_t>(high - low + 1))); }
    std::uint32_t pick(std::uint32_t first, std::uint32_t last) { return first + random_.below(last - first + 1); }

    // A link that another path already says, or that makes another say nothing.
    bool redundant(std::uint32_t from, std::uint32_t to) const {
        if (reaches_[from][to]) return true;
        for (std::uint32_t a = 0; a < of_.tasks; ++a) {
            if (a != from && !reaches_[a][from]) continue;
            if (std::any_of(next_[a].begin(), next_[a].end(), [&](std::uint32_t b) { return b == to || reaches_[to][b]; })) return true;
        }
        return false;
    }

    bool link(std::uint32_t from, std::uint32_t to) {
        if (next_[from].size() >= kMostLinks || before_[to] >= kMostLinks || redundant(from, to)) return false;
        next_[from].insert(to);
        ++before_[to];
        for (std::uint32_t a = 0; a < of_.tasks; ++a) {
            if (a != from && !reaches_[a][from]) continue;
            for (std::uint32_t b = 0; b < of_.tasks; ++b) {
                if (b == to || reaches_[to][b]) reaches_[a][b] = true;
            }
        }
        problem_.successors[from].push_back({to, problem_.lengths[from]});
        return true;
    }

    void link_tasks() {
        constexpr int kTries = 20'000;
        const std::uint32_t last_start = of_.tasks - kEnds - 1;
        std::uint32_t links = 0;
        for (std::uint32_t to = kEnds; to < of_.tasks; ++to) {
            for (int i = 0; i < kTries && before_[to] == 0; ++i) links += link(pick(0, std::min(to - 1, last_start)), to);
        }
        for (std::uint32_t from = 0; from <= last_start; ++from) {
            for (int i = 0; i < kTries && next_[from].empty(); ++i) links += link(from, pick(std::max(from + 1, kEnds), of_.tasks - 1));
        }
        const auto wanted = static_cast<std::uint32_t>(of_.complexity * (of_.tasks + 2)) - 2 * kEnds;
        for (int i = 0; i < kTries && links < wanted; ++i) {
            const std::uint32_t from = pick(0, last_start);
            links += link(from, pick(std::max(from + 1, kEnds), of_.tasks - 1));
        }
    }

    void ask_for_resources() {
        problem_.demands.assign(of_.tasks, std::vector<int>(kResources));
        const auto wanted = static_cast<std::uint32_t>(of_.factor * of_.tasks * kResources + 0.5);
        std::uint32_t asked = 0;
        for (std::uint32_t task = 0; asked < wanted; task = (task + 1) % of_.tasks) {
            int& demand = problem_.demands[task][random_.below(kResources)];
            if (demand > 0) continue;
            demand = between(1, 10);
            ++asked;
        }
    }

    void set_capacities() {
        const std::vector<int> early = earliest_begins(problem_);
        for (std::uint32_t r = 0; r < kResources; ++r) {
            int least = 0;
            std::vector<int> used(of_.tasks * 10 + 1);
            for (std::uint32_t task = 0; task < of_.tasks; ++task) {
                least = std::max(least, problem_.demands[task][r]);
                for (int t = 0; t < problem_.lengths[task]; ++t)
                    used[static_cast<std::size_t>(early[task] + t)] += problem_.demands[task][r];
            }
            const int most = *std::max_element(used.begin(), used.end());
            problem_.capacities.push_back(least + static_cast<int>(of_.strength * (most - least) + 0.5));
        }
    }

public:
    static std::vector<int> earliest_begins(const CapacityProblem& problem) {
        std::vector<int> early = problem.earliest;  // tasks stand in order: links lead from lower to higher ones
        for (std::uint32_t task = 0; task < early.size(); ++task) {
            for (const CapacityProblem::Bond& bond : problem.successors[task])
                early[bond.task] = std::max(early[bond.task], early[task] + bond.lag);
        }
        return early;
    }

private:
    Parameters of_;
    Random random_;
    CapacityProblem problem_ = {};
    std::vector<std::vector<char>> reaches_;
    std::vector<std::set<std::uint32_t>> next_;
    std::vector<std::uint32_t> before_;
};

int end_of(const CapacityProblem& problem, const std::vector<int>& begins) {
    int end = 0;
    for (std::size_t i = 0; i < begins.size(); ++i) end = std::max(end, begins[i] + problem.lengths[i]);
    return end;
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    Parameters parameters;
    parameters.tasks = static_cast<std::uint32_t>(std::atoi(words[1]));
    const int schedules = std::atoi(words[2]);
    const int repeats = count > 3 ? std::atoi(words[3]) : 1;
    const std::vector<double> strengths =
        parameters.tasks >= 120 ? std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5} : std::vector<double>{0.2, 0.5, 0.7, 1};
    double excess = 0;
    std::uint64_t instances = 0;
    std::clock_t worked = 0;
    for (const double complexity : {1.5, 1.8, 2.1}) {
        for (const double factor : {0.25, 0.5, 0.75, 1.0}) {
            for (const double strength : strengths) {
                for (int i = 0; i < repeats; ++i) {
                    parameters.complexity = complexity;
                    parameters.factor = factor;
                    parameters.strength = strength;
                    const CapacityProblem problem = Maker{parameters, ++instances}.make();
                    const std::clock_t began = std::clock();
                    const std::vector<int> begins = search_schedule(problem, schedules, 1);
                    worked += std::clock() - began;
                    const int bound = end_of(problem, Maker::earliest_begins(problem));
                    excess += 100.0 * (end_of(problem, begins) - bound) / bound;
                }
            }
        }
    }
    const auto average = static_cast<double>(instances);
    std::printf("%u tasks, %llu instances, %d schedules each: %.2f%% over the critical path, %.1f ms\n", parameters.tasks,
                static_cast<unsigned long long>(instances), schedules, excess / average,
                1000.0 * static_cast<double>(worked) / CLOCKS_PER_SEC / average);
    return 0;
}
