// SPDX-License-Identifier: Apache-2.0
// Schedules within capacities on instances made with the parameters of PSPLIB's sets (Kolisch, Sprecher 1996): network complexity
// 1.5, 1.8, 2.1; resource factor 0.25 to 1; resource strength 0.2, 0.5, 0.7, 1 (of 120 tasks 0.1 to 0.5); four resources, durations
// and demands 1 to 10. Prints the average excess over the critical path. Our own instances: not to be compared with published figures.
// Whoever has PSPLIB's own files (single mode, j301_1.sm) gives them by name instead.
// Usage: zb_bench_capacity TASKS SCHEDULES [REPEATS]; zb_bench_capacity files SCHEDULES FILE...
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
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

// A file of PSPLIB's form: jobs with successors, then durations and requests, then capacities. Jobs stand in order.
CapacityProblem read_problem(const char* path) {
    CapacityProblem problem;
    std::ifstream file{path};
    std::string line;
    const auto rows_behind = [&](std::string_view title, int headings, const auto& take) {
        while (std::getline(file, line) && !line.starts_with(title)) continue;
        for (int i = 0; i < headings; ++i) std::getline(file, line);
        while (std::getline(file, line) && !line.starts_with("*")) {
            std::istringstream numbers{line};
            take(numbers);
        }
    };
    std::vector<std::vector<std::uint32_t>> behind;
    rows_behind("PRECEDENCE RELATIONS", 1, [&](std::istringstream& numbers) {
        std::uint32_t job = 0, modes = 0, count = 0;
        numbers >> job >> modes >> count;
        behind.emplace_back(count);
        for (std::uint32_t& other : behind.back()) numbers >> other;
    });
    rows_behind("REQUESTS/DURATIONS", 2, [&](std::istringstream& numbers) {
        int job = 0, mode = 0, length = 0;
        numbers >> job >> mode >> length;
        problem.lengths.push_back(length);
        std::vector<int>& demands = problem.demands.emplace_back();
        for (int amount = 0; numbers >> amount;) demands.push_back(amount);
    });
    rows_behind("RESOURCEAVAILABILITIES", 1, [&](std::istringstream& numbers) {
        for (int amount = 0; numbers >> amount;) problem.capacities.push_back(amount);
    });
    problem.earliest.assign(problem.lengths.size(), 0);
    problem.successors.resize(problem.lengths.size());
    for (std::size_t job = 0; job < behind.size(); ++job) {
        for (const std::uint32_t other : behind[job]) problem.successors[job].push_back({other - 1, problem.lengths[job]});
    }
    return problem;
}

int end_of(const CapacityProblem& problem, const std::vector<int>& begins) {
    int end = 0;
    for (std::size_t i = 0; i < begins.size(); ++i) end = std::max(end, begins[i] + problem.lengths[i]);
    return end;
}

// Searches one instance after the other and keeps the sum of what they come to.
class Tally {
public:
    explicit Tally(int schedules) : schedules_(schedules) {}

    int take(const CapacityProblem& problem) {
        const std::clock_t began = std::clock();
        const std::vector<int> begins = search_schedule(problem, schedules_, 1);
        worked_ += std::clock() - began;
        const int bound = end_of(problem, Maker::earliest_begins(problem));
        const int end = end_of(problem, begins);
        excess_ += 100.0 * (end - bound) / bound;
        ++instances_;
        return end;
    }
    std::uint64_t instances() const { return instances_; }
    void print(const char* what) const {
        const auto average = static_cast<double>(instances_);
        std::printf("%s: %llu instances, %d schedules each: %.2f%% over the critical path, %.1f ms\n", what,
                    static_cast<unsigned long long>(instances_), schedules_, excess_ / average,
                    1000.0 * static_cast<double>(worked_) / CLOCKS_PER_SEC / average);
    }

private:
    int schedules_;
    double excess_ = 0;
    std::uint64_t instances_ = 0;
    std::clock_t worked_ = 0;
};

void measure_made(Tally& tally, std::uint32_t tasks, int repeats) {
    const std::vector<double> strengths =
        tasks >= 120 ? std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5} : std::vector<double>{0.2, 0.5, 0.7, 1};
    for (const double complexity : {1.5, 1.8, 2.1}) {
        for (const double factor : {0.25, 0.5, 0.75, 1.0}) {
            for (const double strength : strengths) {
                for (int i = 0; i < repeats; ++i) tally.take(Maker{{tasks, complexity, factor, strength}, tally.instances() + 1}.make());
            }
        }
    }
}

}  // namespace

int main(int count, char** words) {
    if (count < 3) return 2;
    Tally tally{std::atoi(words[2])};
    if (std::string_view{words[1]} == "files") {
        for (int i = 3; i < count; ++i) std::printf("%s %d\n", words[i], tally.take(read_problem(words[i])));
        tally.print("files");
    } else {
        measure_made(tally, static_cast<std::uint32_t>(std::atoi(words[1])), count > 3 ? std::atoi(words[3]) : 1);
        tally.print((std::string{words[1]} + " tasks").c_str());
    }
    return 0;
}
