// SPDX-License-Identifier: Apache-2.0
// The runs: one forward pass over flat arrays each, and a walk back along the links that bound it.
#include "schedule/simulation.h"

#include <algorithm>
#include <cmath>

#include "schedule/passes.h"

namespace zb {

namespace {

// Time on a calendar: evenings, whole days.
struct DayAxis {
    using Moment = Date;
    using Length = int;

    explicit DayAxis(const Calendar& calendar) : span(calendar) {}

    static Length length(double drawn) { return drawn <= 0 ? 0 : std::max(static_cast<int>(std::ceil(drawn)), 1); }
    static Moment moment(Date evening) { return evening; }
    static double number(Moment moment) { return moment.days(); }
    static Work sized(const Work& work, Length days) { return {days, work.unit, work.roll, work.pauses}; }
    Moment open(const Work& work, Length days, Moment begin) const { return span.open(sized(work, days), begin); }
    Moment end(const Work& work, Length days, Moment begin) const { return span.end(sized(work, days), begin); }
    Moment begin_to_end_from(const Work& work, Length days, Moment end) const { return span.begin_to_end_from(sized(work, days), end); }
    Moment moved(Moment day, const Link& link) const { return span.moved(day, link); }

    Span span;
};

// Continuous time without rest: a duration is added as it was drawn.
struct PeriodAxis {
    using Moment = double;
    using Length = double;

    static Length length(double drawn) { return std::max(drawn, 0.0); }
    static Moment moment(Date evening) { return evening.days(); }
    static double number(Moment moment) { return moment; }
    static Moment open(const Work&, Length, Moment begin) { return begin; }
    static Moment end(const Work& work, Length length, Moment begin) {
        Moment last = begin + length;
        for (const Interruption& pause : work.pauses) {
            if (pause.from.days() - 1 >= last) break;
            if (pause.to.days() > begin) last += pause.to.days() - std::max<double>(pause.from.days() - 1, begin);
        }
        return last;
    }
    static Moment begin_to_end_from(const Work&, Length length, Moment end) { return end - length; }
    static Moment moved(Moment moment, const Link& link) { return moment + link.lag; }
};

template <class Axis>
class Runs {
public:
    Runs(const Passes& passes, const std::vector<std::optional<Estimate>>& estimates, Axis axis) : axis_(std::move(axis)) {
        std::vector<std::uint32_t> place(passes.order.size());
        for (std::size_t i = 0; i < passes.order.size(); ++i) place[passes.order[i]] = static_cast<std::uint32_t>(i);
        const LinkLists into{passes.network, &Link::to};
        for (const std::size_t index : passes.order) add(passes, index, into[index], place);
        for (Task& task : activities_) {
            const std::optional<Estimate>& estimate = estimates[task.index];
            // What was given as left is certain.
            if (estimate && !task.fixed && !passes.network.activities[task.index].remaining) task.sampler.emplace(*estimate);
        }
        spans_.resize(activities_.size());
        critical_.resize(activities_.size());
    }

    Simulation run(const SimulationOptions& options) {
        Simulation result;
        result.critical_runs.resize(activities_.size());
        result.finishes.reserve(options.runs);
        Random random{options.seed};
        for (std::uint32_t i = 0; i < options.runs; ++i) {
            const Moment finish = pass(random);
            result.finishes.push_back(Axis::number(finish));
            walk_back(finish, result.critical_runs);
        }
        return result;
    }

private:
    using Moment = typename Axis::Moment;
    using Length = typename Axis::Length;

    struct Task {
        std::size_t index;  // in the network
        Work work;
        Moment earliest;
        bool fixed;  // it has happened
        Moment fixed_end;
        Moment started;  // what links from its start go by, where it has begun
        bool running;
        int used;  // days of its duration before the rest
        std::optional<Sampler> sampler;
        std::uint32_t first_link, last_link;
    };
    struct Bond {
        std::uint32_t from;
        bool from_end, to_begin;
        Link link;
    };
    struct Stay {
        Moment begin, end;
        Length length;
    };

    void add(const Passes& passes, std::size_t index, std::span<const std::uint32_t> into, const std::vector<std::uint32_t>& place);

    Moment bound(const Bond& bond) const {
        const Task& from = activities_[bond.from];
        if (bond.from_end) return axis_.moved(spans_[bond.from].end, bond.link);
        return axis_.moved(from.running || from.fixed ? from.started : spans_[bond.from].begin, bond.link);
    }

    Moment begin_by(const Bond& bond, const Task& task, Length length) const {
        const Moment by = bound(bond);
        return axis_.open(task.work, length, bond.to_begin ? by : axis_.begin_to_end_from(task.work, length, by));
    }

    Moment pass(Random& random) {
        Moment finish = activities_.front().earliest;
        for (std::size_t i = 0; i < activities_.size(); ++i) {
            const Task& task = activities_[i];
            Stay& stay = spans_[i];
            if (task.fixed) {
                stay = {task.started, task.fixed_end, Length{}};
            } else {
                stay.length = length_of(task, random);
                stay.begin = axis_.open(task.work, stay.length, task.earliest);
                for (std::uint32_t b = task.first_link; b < task.last_link; ++b)
                    stay.begin = std::max(stay.begin, begin_by(bonds_[b], task, stay.length));
                stay.end = axis_.end(task.work, stay.length, stay.begin);
            }
            finish = i == 0 ? stay.end : std::max(finish, stay.end);
        }
        return finish;
    }

    static Length length_of(const Task& task, Random& random) {
        if (!task.sampler) return static_cast<Length>(task.work.days);
        const double drawn = task.sampler->draw(random);
        return task.running ? std::max(Axis::length(drawn - task.used), static_cast<Length>(1)) : Axis::length(drawn);
    }

    // What ends last is critical, and so is what a critical activity could not begin without.
    void walk_back(Moment finish, std::vector<std::uint32_t>& runs) {
        for (std::size_t i = 0; i < activities_.size(); ++i) critical_[i] = spans_[i].end >= finish && !activities_[i].fixed;
        for (std::size_t i = activities_.size(); i-- > 0;) {
            if (!critical_[i]) continue;
            const Task& task = activities_[i];
            ++runs[task.index];
            for (std::uint32_t b = task.first_link; b < task.last_link; ++b) {
                const Bond& bond = bonds_[b];
                if (critical_[bond.from] || activities_[bond.from].fixed) continue;
                if (begin_by(bond, task, spans_[i].length) >= spans_[i].begin) critical_[bond.from] = true;
            }
        }
    }

    Axis axis_;
    std::vector<Task> activities_;  // in order of work
    std::vector<Bond> bonds_;       // by the activity they lead to
    std::vector<Stay> spans_;
    std::vector<char> critical_;
};

template <class Axis>
void Runs<Axis>::add(const Passes& passes, std::size_t index, std::span<const std::uint32_t> into,
                     const std::vector<std::uint32_t>& place) {
    const Rest& rest = passes.rest[index];
    const Activity& activity = passes.network.activities[index];
    Task task{};
    task.index = index;
    task.work = rest.work;
    task.fixed = rest.progress == Progress::finished;
    task.running = rest.progress == Progress::running;
    task.fixed_end = Axis::moment(passes.early[index].end);
    task.earliest = Axis::moment(passes.stands_alone(index) ? passes.early[index].begin : rest.earliest);
    const bool begun = activity.actual_start && !passes.milestone(index);
    task.started = Axis::moment(begun ? *activity.actual_start - kOneDay : passes.early[index].begin);
    if (task.running) task.used = activity.duration + passes.overrun(index) - rest.work.days;
    task.first_link = static_cast<std::uint32_t>(bonds_.size());
    for (const std::size_t number : into) {
        const Link& link = passes.network.links[number];
        if (!passes.counts(link)) continue;
        bonds_.push_back({place[source(link)], from_finish(link.kind), to_start(link.kind), link});
    }
    task.last_link = static_cast<std::uint32_t>(bonds_.size());
    activities_.push_back(std::move(task));
}

}  // namespace

Simulation simulate(const Network& network, const std::vector<std::optional<Estimate>>& estimates, const Calendar& calendar,
                    const SimulationOptions& options) {
    Passes passes{network, calendar};
    find_what_is_left(passes);
    pass_forward(passes);
    if (network.activities.empty()) return {};
    if (calendar.rests()) return Runs<DayAxis>{passes, estimates, DayAxis{calendar}}.run(options);
    return Runs<PeriodAxis>{passes, estimates, PeriodAxis{}}.run(options);
}

}  // namespace zb
