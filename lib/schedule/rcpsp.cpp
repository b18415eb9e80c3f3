// SPDX-License-Identifier: Apache-2.0
// Genetic search over activity lists. A schedule is generated serially: one task after the other at the first moment that its bonds and
// the capacities allow. Two populations: schedules packed to the left, and schedules packed to the right, made by the same generation on
// the mirrored problem. Children of the one are members of the other, so every schedule justifies its parents (Valls, Ballestín,
// Quintanilla 2005; Debels, Vanhoucke 2005) and none is made for justification alone. What crossover takes over whole from the father is
// the stretch in which he uses the capacities best (the peak crossover of Valls, Ballestín, Quintanilla 2008). A child that cannot
// end in time to be kept is given up and counts by the share of tasks that was placed (one schedule being each task placed once: Kolisch,
// Hartmann 2006). The numbers below were chosen by trials on PSPLIB's instances (tests/bench/README.md).
#include "schedule/rcpsp.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "schedule/profile.h"
#include "schedule/random.h"

namespace zb {

namespace {

using List = std::vector<std::uint32_t>;  // tasks, each behind its predecessors

// A schedule and the list by which the other side's population takes it up: last ended, first placed.
struct Member {
    List list;
    std::vector<int> begins;
    int makespan = 0;
    double moment = 0;  // areas times begins: of two that end together, the one with work earlier leaves more room behind it
};

// One direction of time.
class Side {
public:
    Side(const CapacityProblem& problem) : problem_(problem), profile_(problem) {}

    // Nothing if a task comes so late that the longest path behind it leads past `latest`: the rest need not be placed.
    std::optional<Member> generate(const List& list, const std::vector<int>& tails, int latest, std::int64_t& left_to_place) {
        Member made;
        made.begins = problem_.earliest;
        profile_.clear();
        for (const std::uint32_t task : list) {
            const int length = problem_.lengths[task];
            const int begin = length == 0 ? made.begins[task] : profile_.first_fit(task, made.begins[task], length);
            --left_to_place;
            if (begin > latest - tails[task]) return std::nullopt;
            made.begins[task] = begin;
            made.makespan = std::max(made.makespan, begin + length);
            if (length > 0) profile_.take(task, begin, length);
            for (const CapacityProblem::Bond& bond : problem_.successors[task])
                made.begins[bond.task] = std::max(made.begins[bond.task], begin + bond.lag);
        }
        return made;
    }

private:
    const CapacityProblem& problem_;
    Profile profile_;
};

CapacityProblem mirrored(const CapacityProblem& problem) {
    CapacityProblem mirror = problem;
    for (auto& bonds : mirror.successors) bonds.clear();
    std::fill(mirror.earliest.begin(), mirror.earliest.end(), 0);
    for (std::uint32_t task = 0; task < problem.lengths.size(); ++task) {
        // From begin to begin becomes from end to end, and that again from begin to begin.
        for (const CapacityProblem::Bond& bond : problem.successors[task])
            mirror.successors[bond.task].push_back({task, bond.lag - problem.lengths[task] + problem.lengths[bond.task]});
    }
    return mirror;
}

enum class Rule { strict, biased };

// Lists for one direction, and what children are made of.
class GeneticSearch {
public:
    GeneticSearch(const CapacityProblem& problem, std::uint64_t seed)
        : problem_(problem), random_(seed), predecessors_(problem.lengths.size()), tails_(problem.lengths.size()) {
        for (std::uint32_t task = 0; task < problem.lengths.size(); ++task) {
            for (const CapacityProblem::Bond& bond : problem.successors[task]) predecessors_[bond.task].push_back(task);
        }
        List all(problem.lengths.size());
        std::iota(all.begin(), all.end(), 0U);
        order_ = in_order(all);
        position_.resize(order_.size());
        for (std::uint32_t i = 0; i < order_.size(); ++i) position_[order_[i]] = i;
        for (auto task = order_.rbegin(); task != order_.rend(); ++task) {
            tails_[*task] = problem.lengths[*task];
            for (const CapacityProblem::Bond& bond : problem.successors[*task])
                tails_[*task] = std::max(tails_[*task], bond.lag + tails_[bond.task]);
        }
    }

    const std::vector<int>& tails() const { return tails_; }

    // Longest tails first: always, or only more likely.
    List by_rule(Rule rule) {
        const std::size_t count = tails_.size();
        List list;
        std::vector<int> open(count);
        List ready;
        for (std::uint32_t task = 0; task < count; ++task) {
            open[task] = static_cast<int>(predecessors_[task].size());
            if (open[task] == 0) ready.push_back(task);
        }
        while (!ready.empty()) {
            const std::size_t at = choose(ready, rule);
            const std::uint32_t task = ready[at];
            ready[at] = ready.back();
            ready.pop_back();
            list.push_back(task);
            for (const CapacityProblem::Bond& bond : problem_.successors[task]) {
                if (--open[bond.task] == 0) ready.push_back(bond.task);
            }
        }
        return list;
    }

    // Tasks of a schedule in the mirrored problem, last ended first: behind their predecessors in this one.
    List taken_up(const Member& member) const {
        List list(member.begins.size());
        std::iota(list.begin(), list.end(), 0U);
        std::sort(list.begin(), list.end(), [&](std::uint32_t a, std::uint32_t b) {
            const int end_a = member.begins[a] + problem_.lengths[a];
            const int end_b = member.begins[b] + problem_.lengths[b];
            return end_a != end_b ? end_a > end_b : position_[a] < position_[b];
        });
        return in_order(list);
    }

    // The stretch from the father in one piece; of the rest, what must or by the mother's order may come before it, and what comes behind.
    List crossed(const List& mother, const List& father, std::size_t from, std::size_t to) const {
        const std::size_t count = mother.size();
        std::vector<char> taken(count), before(count), behind(count);
        for (std::size_t i = from; i < to; ++i) taken[father[i]] = 1;
        for (const std::uint32_t task : mother) {
            if (!taken[task] && !behind[task]) continue;
            for (const CapacityProblem::Bond& bond : problem_.successors[task]) behind[bond.task] = 1;
        }
        for (auto task = mother.rbegin(); task != mother.rend(); ++task) {
            if (!taken[*task] && !before[*task]) continue;
            for (const std::uint32_t other : predecessors_[*task]) before[other] = 1;
        }
        List child;
        child.reserve(count);
        List rest;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t task = mother[i];
            if (taken[task]) continue;
            const bool first = before[task] || (!behind[task] && i < (from + to) / 2);
            (first ? child : rest).push_back(task);
        }
        child.insert(child.end(), father.begin() + static_cast<std::ptrdiff_t>(from), father.begin() + static_cast<std::ptrdiff_t>(to));
        child.insert(child.end(), rest.begin(), rest.end());
        return child;
    }

    void mutate(List& list, double share) {
        for (std::size_t i = 0; i + 1 < list.size(); ++i) {
            if (random_.share() >= share) continue;
            const auto& bonds = problem_.successors[list[i]];
            const bool bound = std::any_of(bonds.begin(), bonds.end(), [&](const auto& bond) { return bond.task == list[i + 1]; });
            if (!bound) std::swap(list[i], list[i + 1]);
        }
    }

private:
    std::size_t choose(const List& ready, Rule rule) {
        if (rule == Rule::strict) {
            const auto later = [&](std::uint32_t a, std::uint32_t b) { return tails_[a] != tails_[b] ? tails_[a] > tails_[b] : a < b; };
            return static_cast<std::size_t>(std::min_element(ready.begin(), ready.end(), later) - ready.begin());
        }
        int least = tails_[ready[0]];
        for (const std::uint32_t task : ready) least = std::min(least, tails_[task]);
        double sum = 0;
        for (const std::uint32_t task : ready) sum += tails_[task] - least + 1;
        double at = random_.share() * sum;
        for (std::size_t i = 0; i + 1 < ready.size(); ++i) {
            at -= tails_[ready[i]] - least + 1;
            if (at < 0) return i;
        }
        return ready.size() - 1;
    }

    List in_order(const List& list) const {
        List placed;
        placed.reserve(list.size());
        std::vector<char> done(list.size());
        for (const std::uint32_t task : list) place(task, placed, done);
        return placed;
    }

    void place(std::uint32_t task, List& placed, std::vector<char>& done) const {
        if (done[task]) return;
        done[task] = 1;
        for (const std::uint32_t before : predecessors_[task]) place(before, placed, done);
        placed.push_back(task);
    }

    const CapacityProblem& problem_;
    Random random_;
    std::vector<List> predecessors_;
    std::vector<int> tails_;  // from a task's begin to the end of the longest path behind it
    List order_ = {};
    List position_ = {};
};

// How much of all capacities each task takes, for as long as it lasts.
std::vector<double> areas(const CapacityProblem& problem) {
    std::vector<double> area(problem.lengths.size());
    for (std::size_t task = 0; task < area.size(); ++task) {
        for (std::size_t r = 0; r < problem.capacities.size(); ++r) {
            if (problem.capacities[r] > 0)
                area[task] += static_cast<double>(problem.lengths[task] * problem.demands[task][r]) / problem.capacities[r];
        }
    }
    return area;
}

class Search {
public:
    Search(const CapacityProblem& problem, int schedules, std::uint64_t seed)
        : problem_(problem),
          mirror_(mirrored(problem)),
          left_{Side{problem}, GeneticSearch{problem, seed}},
          right_{Side{mirror_}, GeneticSearch{mirror_, seed + 1}},
          random_(seed + 2),
          area_(areas(problem)),
          tasks_(static_cast<std::int64_t>(problem.lengths.size())),
          left_to_place_(schedules * tasks_) {}

    std::vector<int> best() {
        constexpr std::size_t kFewest = 10, kMost = 200;
        constexpr std::size_t kTrials = 3;  // lists made by rule for each member that is kept
        // Small populations for large problems: there, few generations cost more than few members.
        const std::size_t size = std::clamp(static_cast<std::size_t>(left_to_place_ / tasks_ * 17 / 20 / tasks_), kFewest, kMost);
        left_to_place_ -= tasks_;  // for the last one
        for (std::size_t i = 0; i < kTrials * size && (i == 0 || left_to_place_ >= tasks_); ++i)
            left_.members.push_back(*made(left_, right_, left_.breeding.by_rule(i == 0 ? Rule::strict : Rule::biased), kAny));
        std::stable_sort(left_.members.begin(), left_.members.end(), better);
        left_.members.resize(std::min(left_.members.size(), size));
        while (left_to_place_ >= tasks_) {
            breed(left_, right_);
            breed(right_, left_);
        }
        if (!right_.members.empty()) left_.members.push_back(*made(left_, right_, best_of(right_).list, kAny));
        return best_of(left_).begins;
    }

private:
    static constexpr int kAny = std::numeric_limits<int>::max();

    struct Population {
        Side side;
        GeneticSearch breeding;
        std::vector<Member> members = {};
    };

    static bool better(const Member& a, const Member& b) {
        return a.makespan != b.makespan ? a.makespan < b.makespan : a.moment < b.moment;
    }
    static const Member& best_of(const Population& population) {
        return *std::min_element(population.members.begin(), population.members.end(), better);
    }

    // A schedule counts by the tasks that were placed for it.
    std::optional<Member> made(Population& in, const Population& next, const List& list, int latest) {
        std::optional<Member> member = in.side.generate(list, in.breeding.tails(), latest, left_to_place_);
        if (!member) return member;
        member->list = next.breeding.taken_up(*member);
        for (std::size_t task = 0; task < area_.size(); ++task) member->moment += area_[task] * member->begins[task];
        return member;
    }

    // Each member has a child on the other side, which takes the place there of one that is not better.
    void breed(Population& parents, Population& children) {
        constexpr double kMutations = 0.05;
        for (std::size_t i = 0; i < parents.members.size() && left_to_place_ >= tasks_; ++i) {
            const Member& father = chosen(parents.members);
            const Stretch stretch = densest_of_some(father);
            List list = children.breeding.crossed(parents.members[i].list, father.list, stretch.from, stretch.to);
            children.breeding.mutate(list, kMutations);
            const bool vacant = i >= children.members.size();
            std::optional<Member> child = made(children, parents, list, vacant ? kAny : children.members[i].makespan);
            if (!child) continue;
            if (vacant) {
                children.members.push_back(std::move(*child));
            } else if (!better(children.members[i], *child)) {
                children.members[i] = std::move(*child);
            }
        }
    }

    const Member& chosen(const std::vector<Member>& members) {
        const Member& one = members[random_.below(static_cast<std::uint32_t>(members.size()))];
        const Member& other = members[random_.below(static_cast<std::uint32_t>(members.size()))];
        return better(other, one) ? other : one;
    }

    struct Stretch {
        std::size_t from = 0, to = 0;
    };

    // A tenth to four tenths of the list, where the capacities are used best.
    Stretch densest_of_some(const Member& member) {
        constexpr int kCandidates = 6;
        const auto count = static_cast<std::uint32_t>(member.list.size());
        Stretch densest;
        double most = -1;
        for (int i = 0; i < kCandidates; ++i) {
            const std::uint32_t length = std::min(1 + count / 10 + random_.below(count * 3 / 10 + 1), count);
            const std::uint32_t from = random_.below(count - length + 1);
            const double density = density_of(member, {from, from + length});
            if (density <= most) continue;
            most = density;
            densest = {from, from + length};
        }
        return densest;
    }

    double density_of(const Member& member, const Stretch& stretch) const {
        double area = 0;
        int first = std::numeric_limits<int>::max();
        int last = 0;
        for (std::size_t i = stretch.from; i < stretch.to; ++i) {
            const std::uint32_t task = member.list[i];
            area += area_[task];
            first = std::min(first, member.begins[task]);
            last = std::max(last, member.begins[task] + problem_.lengths[task]);
        }
        return area / std::max(last - first, 1);
    }

    const CapacityProblem& problem_;
    CapacityProblem mirror_;
    Population left_;
    Population right_;
    Random random_;
    std::vector<double> area_;
    std::int64_t tasks_;
    std::int64_t left_to_place_;
};

}  // namespace

std::vector<int> search_schedule(const CapacityProblem& problem, int schedules, std::uint64_t seed) {
    if (problem.lengths.empty()) return {};
    return Search{problem, schedules, seed}.best();
}

}  // namespace zb
