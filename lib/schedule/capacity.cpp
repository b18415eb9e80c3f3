// SPDX-License-Identifier: Apache-2.0
// The search works on whole working days (rcpsp.cpp); here its order of work is laid out on the real calendar, day by day against the
// capacities, so that the schedule keeps every link and capacity whatever days its durations and lags count.
#include "schedule/capacity.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <queue>
#include <tuple>

#include "base/error.h"
#include "schedule/moves.h"
#include "schedule/rcpsp.h"

namespace zb {

namespace {

constexpr int kLargestCapacity = 32'767;

// What is in use on each day, and by whom.
class Usage {
public:
    Usage(const Resources& resources, std::size_t activities) : capacities_(resources.capacities), demands_(activities) {
        for (const Demand& demand : resources.demands) {
            if (demand.amount > 0) demands_[demand.activity].push_back(demand);
        }
    }

    // Nothing is ever in use on or before this evening.
    void begin_after(Date evening) { before_ = evening; }
    bool needs_any(std::size_t activity) const { return !demands_[activity].empty(); }

    // The first or the last day of a stay on which the activity does not find what it needs, and the resource.
    struct Conflict {
        Date day;
        std::size_t resource;
    };
    std::optional<Conflict> first_conflict(std::size_t activity, const Evenings& stay) const {
        for (Date day = stay.begin + kOneDay; day <= stay.end; day = day + kOneDay) {
            if (const auto resource = lacking(activity, day)) return Conflict{day, *resource};
        }
        return std::nullopt;
    }
    std::optional<Date> last_conflict(std::size_t activity, const Evenings& stay) const {
        for (Date day = stay.end; day > stay.begin; day = day - kOneDay) {
            if (lacking(activity, day)) return day;
        }
        return std::nullopt;
    }

    void add(std::size_t activity, const Evenings& stay, int sign) {
        if (demands_[activity].empty()) return;
        for (Date day = stay.begin + kOneDay; day <= stay.end; day = day + kOneDay) {
            const std::size_t first = place(day) * capacities_.size();
            if (first >= used_.size()) used_.resize(first + capacities_.size());
            for (const Demand& demand : demands_[activity]) used_[first + demand.resource] += sign * demand.amount;
        }
    }

    // Who has been placed, for those who have to wait.
    void note(std::size_t activity, const Evenings& stay) {
        for (const Demand& demand : demands_[activity]) {
            for (Date day = stay.begin + kOneDay; day <= stay.end; day = day + kOneDay) {
                const std::size_t at = place(day) * capacities_.size() + demand.resource;
                if (at >= users_.size()) users_.resize(at + 1);
                users_[at].push_back(activity);
            }
        }
    }
    const std::vector<std::size_t>& users(const Conflict& conflict) const {
        static const std::vector<std::size_t> kNobody;
        const std::size_t at = place(conflict.day) * capacities_.size() + conflict.resource;
        return at < users_.size() ? users_[at] : kNobody;
    }

private:
    std::size_t place(Date day) const { return static_cast<std::size_t>((day - before_).count - 1); }

    std::optional<std::size_t> lacking(std::size_t activity, Date day) const {
        const std::size_t first = place(day) * capacities_.size();
        if (first >= used_.size()) return std::nullopt;
        for (const Demand& demand : demands_[activity]) {
            if (used_[first + demand.resource] + demand.amount > capacities_[demand.resource]) return demand.resource;
        }
        return std::nullopt;
    }

    const std::vector<int>& capacities_;
    std::vector<std::vector<Demand>> demands_;
    Date before_ = {};
    std::vector<int> used_ = {};                        // a day's resources side by side
    std::vector<std::vector<std::size_t>> users_ = {};  // the same
};

class CapacityPlanner {
public:
    CapacityPlanner(const Network& network, const Resources& resources, const Calendar& calendar)
        : passes_(network, calendar),
          into_(network, &Link::to),
          usage_(resources, network.activities.size()),
          waited_for_(network.activities.size()) {
        check(resources);
        find_what_is_left(passes_);
        pass_forward(passes_);
        free_ = passes_.early;
        Date first = network.start;
        for (const Evenings& stay : free_) first = std::min(first, stay.begin);
        usage_.begin_after(first - kOneDay);
    }

    CapacitySchedule plan(const Resources& resources, const CapacitySearch& search) {
        hold_what_runs();
        if (search.schedules == 0) {
            lay_out_as_they_come();
        } else {
            check_size();
            lay_out(search_schedule(problem(resources), search.schedules, search.seed));
        }
        CapacitySchedule result;
        result.finish = latest_end(passes_.early);
        justify_right(result.finish);
        result.windows = windows(result.finish);
        result.waited_for = waited_for_;
        return result;
    }

private:
    void check_size() const {
        constexpr std::size_t kMostActivities = 10'000;
        if (passes_.network.activities.size() > kMostActivities)
            throw Error{"plan.too_large",
                        fmt::format("按资源排程最多 {} 个事项，这里有 {} 个", kMostActivities, passes_.network.activities.size()),
                        "分成几个方案，或不写 --capacity"};
    }

    void check(const Resources& resources) const {
        for (const Demand& demand : resources.demands) {
            if (demand.amount <= std::min(resources.capacities[demand.resource], kLargestCapacity)) continue;
            Fault fault;
            fault.code = "plan.demand_over_capacity";
            fault.message = fmt::format("第 {} 个事项（从 0 数起）：要占用 {} 份，资源一共只有 {} 份", demand.activity, demand.amount,
                                        resources.capacities[demand.resource]);
            fault.hint = "改 demand 或 capacity";
            fault.place.value = std::to_string(demand.activity);
            throw Error{std::move(fault)};
        }
    }

    bool waiting(std::size_t index) const { return passes_.rest[index].progress == Progress::waiting; }

    // ---- The bare problem: evenings by the number of working days up to them ----

    int at(Date evening) const { return passes_.calendar.elapsed(passes_.network.start - kOneDay, evening).count; }

    CapacityProblem problem(const Resources& resources) const {
        const std::size_t count = free_.size();
        CapacityProblem bare;
        bare.capacities = resources.capacities;
        for (int& capacity : bare.capacities) capacity = std::min(capacity, kLargestCapacity);
        bare.successors.resize(count);
        bare.demands.assign(count, std::vector<int>(resources.capacities.size()));
        for (std::size_t i = 0; i < count; ++i) {
            bare.lengths.push_back(waiting(i) ? at(free_[i].end) - at(free_[i].begin) : 0);
            bare.earliest.push_back(std::max(at(passes_.rest[i].earliest), 0));
        }
        for (const Demand& demand : resources.demands) {
            if (waiting(demand.activity)) bare.demands[demand.activity][demand.resource] = demand.amount;
        }
        for (const Link& link : passes_.network.links) {
            if (!passes_.counts(link)) continue;
            const std::size_t from = source(link);
            const std::size_t to = sink(link);
            // As long as the lag and both lengths are where the links alone would put them.
            int lag =
                link.lag_unit == DurationUnit::working ? link.lag : at(passes_.span.moved(free_[from].end, link)) - at(free_[from].end);
            lag += (from_finish(link.kind) ? bare.lengths[from] : 0) - (to_start(link.kind) ? 0 : bare.lengths[to]);
            bare.successors[from].push_back({static_cast<std::uint32_t>(to), lag});
        }
        return bare;
    }

    // ---- The schedule ----

    // Activities by the begin that the search gave them, each behind its predecessors; what is running comes first.
    std::vector<std::size_t> order_by(const std::vector<int>& begins) const {
        std::vector<std::size_t> order(passes_.order.begin(), passes_.order.end());
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::pair{waiting(a), begins[a]} < std::pair{waiting(b), begins[b]};
        });
        return order;
    }

    // Visits all, each behind those that `before` leads to.
    template <class Before, class Visit>
    static void visit_in_order(const std::vector<std::size_t>& order, Before before, Visit visit) {
        std::vector<char> seen(order.size());
        const auto reach = [&](const auto& self, std::size_t index) -> void {
            if (seen[index]) return;
            seen[index] = true;
            for (const std::size_t other : before(index)) self(self, other);
            visit(index);
        };
        for (const std::size_t index : order) reach(reach, index);
    }

    // What runs holds its place, whatever its predecessors still do: the others find what is left.
    void hold_what_runs() {
        for (std::size_t i = 0; i < free_.size(); ++i) {
            if (passes_.rest[i].progress == Progress::running) usage_.add(i, passes_.early[i], 1);
            if (!waiting(i)) usage_.note(i, passes_.early[i]);
        }
    }

    // First come, first served: whatever can begin first is placed first; of those that can on the same day, what has less slack.
    void lay_out_as_they_come() {
        pass_backward(passes_, latest_end(free_), latest_end(free_));
        struct Ready {
            Date begin;
            int slack;
            std::size_t index;
            bool operator<(const Ready& other) const {
                return std::tuple{other.begin, other.slack, other.index} < std::tuple{begin, slack, index};
            }
        };
        std::priority_queue<Ready> ready;
        std::vector<std::size_t> open(free_.size());
        const auto come = [&](std::size_t index) {
            ready.push({earliest_begin(index), passes_.calendar.elapsed(free_[index].begin, passes_.late[index].begin).count, index});
        };
        for (std::size_t i = 0; i < free_.size(); ++i) {
            open[i] = into_[i].size();
            if (open[i] == 0) come(i);
        }
        while (!ready.empty()) {
            const std::size_t index = ready.top().index;
            ready.pop();
            place(index);
            for (const std::uint32_t number : passes_.out_of[index]) {
                const std::size_t next = sink(passes_.network.links[number]);
                if (--open[next] == 0) come(next);
            }
        }
    }

    static Date latest_end(const std::vector<Evenings>& stays) {
        Date latest = stays.front().end;
        for (const Evenings& stay : stays) latest = std::max(latest, stay.end);
        return latest;
    }

    void lay_out(const std::vector<int>& begins) {
        const auto predecessors = [&](std::size_t index) {
            std::vector<std::size_t> before;
            for (const std::size_t number : into_[index]) before.push_back(source(passes_.network.links[number]));
            return before;
        };
        visit_in_order(order_by(begins), predecessors, [&](std::size_t index) { place(index); });
    }

    Date earliest_begin(std::size_t index) const {
        const OnCalendar moves{passes_};
        Date begin = moves.begin_unbound(index);
        for (const std::size_t number : into_[index]) {
            const Link& link = passes_.network.links[number];
            if (passes_.counts(link)) begin = std::max(begin, begin_by_link(moves, link, passes_.early[source(link)]));
        }
        return begin;
    }

    void place(std::size_t index) {
        if (!waiting(index)) return;
        const Rest& rest = passes_.rest[index];
        const Date begin = earliest_begin(index);
        Evenings stay{begin, passes_.span.end(rest.work, begin)};
        std::optional<Usage::Conflict> last;
        while (usage_.needs_any(index) && !passes_.milestone(index)) {
            const std::optional<Usage::Conflict> conflict = usage_.first_conflict(index, stay);
            if (!conflict) break;
            last = conflict;
            stay.begin = passes_.span.open(rest.work, conflict->day);
            stay.end = passes_.span.end(rest.work, stay.begin);
        }
        if (last) waited_for_[index] = holder(*last);
        passes_.early[index] = stay;
        usage_.add(index, stay, 1);
        usage_.note(index, stay);
    }

    // Of those that use the resource on the day, the one that ends first.
    std::optional<std::size_t> holder(const Usage::Conflict& conflict) const {
        std::optional<std::size_t> found;
        for (const std::size_t user : usage_.users(conflict)) {
            const Date end = passes_.early[user].end;
            if (!found || end < passes_.early[*found].end || (end == passes_.early[*found].end && user < *found)) found = user;
        }
        return found;
    }

    // ---- Right justification: how late each could be with the others as late as they can ----

    void justify_right(Date finish) {
        passes_.late = passes_.early;
        std::vector<std::size_t> order(free_.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return passes_.early[a].end > passes_.early[b].end; });
        const auto successors = [&](std::size_t index) {
            std::vector<std::size_t> behind;
            for (const std::size_t number : passes_.out_of[index]) behind.push_back(sink(passes_.network.links[number]));
            return behind;
        };
        visit_in_order(order, successors, [&](std::size_t index) {
            if (!waiting(index)) return;
            usage_.add(index, passes_.early[index], -1);
            passes_.late[index] = latest_within(index, finish);
            usage_.add(index, passes_.late[index], 1);
        });
    }

    Evenings latest_within(std::size_t index, Date finish) const {
        const Rest& rest = passes_.rest[index];
        Evenings stay = latest_before(passes_, index, passes_.late, finish);
        while (stay.begin > passes_.early[index].begin && usage_.needs_any(index) && !passes_.milestone(index)) {
            const std::optional<Date> conflict = usage_.last_conflict(index, stay);
            if (!conflict) return stay;
            const Date begin = passes_.span.begin_to_end_by(rest.work, *conflict - kOneDay);
            stay = {begin, passes_.span.end(rest.work, begin)};
        }
        return stay.begin > passes_.early[index].begin ? stay : passes_.early[index];
    }

    std::vector<Window> windows(Date finish) const {
        std::vector<Window> windows(free_.size());
        int least = 0;
        for (std::size_t i = 0; i < windows.size(); ++i) {
            const CalendarDays day{passes_.milestone(i) ? 0 : 1};
            const Evenings& early = passes_.early[i];
            const Evenings& late = passes_.late[i];
            Window& window = windows[i];
            window.early_start = early.begin + day;
            window.early_finish = early.end;
            window.late_start = late.begin + day;
            window.late_finish = late.end;
            if (passes_.rest[i].progress == Progress::running)
                window.early_start = window.late_start = *passes_.network.activities[i].actual_start;
            window.slack = passes_.calendar.elapsed(early.end, late.end).count;
            if (waiting(i)) window.slack = passes_.calendar.elapsed(window.early_start, window.late_start).count;
            if (waiting(i)) window.free_slack = std::max(free_room(i, finish), 0);
            if (passes_.rest[i].progress != Progress::finished) window.critical = window.slack == least;
        }
        return windows;
    }

    int free_room(std::size_t index, Date finish) const {
        const Evenings latest = latest_before(passes_, index, passes_.early, finish);
        return std::min(passes_.calendar.elapsed(passes_.early[index].begin, latest.begin).count,
                        passes_.calendar.elapsed(passes_.early[index].begin, passes_.late[index].begin).count);
    }

    Passes passes_;  // `early` becomes the schedule, `late` its justification
    LinkLists into_;
    Usage usage_;
    std::vector<Evenings> free_ = {};  // by links alone
    std::vector<std::optional<std::size_t>> waited_for_;
};

}  // namespace

CapacitySchedule schedule_within(const Network& network, const Resources& resources, const Calendar& calendar,
                                 const CapacitySearch& search) {
    return CapacityPlanner{network, resources, calendar}.plan(resources, search);
}

}  // namespace zb
