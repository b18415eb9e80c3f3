// SPDX-License-Identifier: Apache-2.0
// The search works on whole working days (rcpsp.cpp); here its order of work is laid out on the real calendar, day by day against the
// capacities, so that the schedule keeps every link and capacity whatever days its durations and lags count.
#include "schedule/capacity.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>

#include "base/error.h"
#include "schedule/passes.h"
#include "schedule/rcpsp.h"

namespace zb {

namespace {

constexpr CalendarDays kOneDay{1};
constexpr int kLargestCapacity = 32'767;

// What is in use on each day.
class Usage {
public:
    Usage(const Resources& resources, std::size_t activities) : capacities_(resources.capacities), demands_(activities) {
        for (const Demand& demand : resources.demands) {
            if (demand.amount > 0) demands_[demand.activity].push_back(demand);
        }
    }

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
        for (Date day = stay.begin + kOneDay; day <= stay.end; day = day + kOneDay) {
            std::vector<int>& used = used_[day];
            used.resize(capacities_.size());
            for (const Demand& demand : demands_[activity]) used[demand.resource] += sign * demand.amount;
        }
    }

    bool uses(std::size_t activity, std::size_t resource) const {
        const std::vector<Demand>& own = demands_[activity];
        return std::any_of(own.begin(), own.end(), [&](const Demand& demand) { return demand.resource == resource; });
    }

private:
    std::optional<std::size_t> lacking(std::size_t activity, Date day) const {
        const auto used = used_.find(day);
        if (used == used_.end()) return std::nullopt;
        for (const Demand& demand : demands_[activity]) {
            if (used->second[demand.resource] + demand.amount > capacities_[demand.resource]) return demand.resource;
        }
        return std::nullopt;
    }

    const std::vector<int>& capacities_;
    std::vector<std::vector<Demand>> demands_;
    std::map<Date, std::vector<int>> used_ = {};
};

class Planning {
public:
    Planning(const Network& network, const Resources& resources, const Calendar& calendar)
        : passes_(network, calendar),
          into_(network, &Link::to),
          usage_(resources, network.activities.size()),
          waited_for_(network.activities.size()) {
        check(resources);
        tell_what_is_left(passes_);
        pass_forward(passes_);
        free_ = passes_.early;
    }

    CapacitySchedule plan(const Resources& resources, const CapacitySearch& search) {
        const std::vector<int> begins = search_schedule(problem(resources), search.schedules, search.seed);
        lay_out(begins);
        CapacitySchedule result;
        result.finish = passes_.early.front().end;
        for (const Evenings& stay : passes_.early) result.finish = std::max(result.finish, stay.end);
        justify_right(result.finish);
        result.windows = windows(result.finish);
        result.waited_for = waited_for_;
        return result;
    }

private:
    void check(const Resources& resources) const {
        constexpr std::size_t kMostActivities = 10'000;
        if (passes_.network.activities.size() > kMostActivities)
            throw Error{"plan.too_large",
                        fmt::format("按资源排程最多 {} 个事项，这里有 {} 个", kMostActivities, passes_.network.activities.size()),
                        "分成几个方案，或不写 --capacity"};
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
            lag += (from_end(link) ? bare.lengths[from] : 0) - (to_begin(link) ? 0 : bare.lengths[to]);
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

    void lay_out(const std::vector<int>& begins) {
        // What runs holds its place, whatever its predecessors still do: the others find what is left.
        for (std::size_t i = 0; i < free_.size(); ++i) {
            if (passes_.rest[i].progress == Progress::running) usage_.add(i, passes_.early[i], 1);
        }
        const auto predecessors = [&](std::size_t index) {
            std::vector<std::size_t> before;
            for (const std::size_t number : into_[index]) before.push_back(source(passes_.network.links[number]));
            return before;
        };
        visit_in_order(order_by(begins), predecessors, [&](std::size_t index) { place(index); });
    }

    void place(std::size_t index) {
        if (!waiting(index)) return;
        const Rest& rest = passes_.rest[index];
        Date begin = begin_unbound(passes_, index);
        for (const std::size_t number : into_[index]) {
            const Link& link = passes_.network.links[number];
            if (passes_.counts(link)) begin = std::max(begin, begin_by_link(passes_, link));
        }
        Evenings stay{begin, passes_.span.end(rest.work, begin)};
        while (usage_.needs_any(index) && !passes_.milestone(index)) {
            const std::optional<Usage::Conflict> conflict = usage_.first_conflict(index, stay);
            if (!conflict) break;
            waited_for_[index] = holder(*conflict);
            stay.begin = passes_.span.open(rest.work, conflict->day);
            stay.end = passes_.span.end(rest.work, stay.begin);
        }
        passes_.early[index] = stay;
        placed_.push_back(index);
        usage_.add(index, stay, 1);
    }

    // Of those that use the resource on the day, the one that ends first.
    std::optional<std::size_t> holder(const Usage::Conflict& conflict) const {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < free_.size(); ++i) {
            const bool placed = !waiting(i) || std::find(placed_.begin(), placed_.end(), i) != placed_.end();
            const Evenings& stay = passes_.early[i];
            if (!placed || !usage_.uses(i, conflict.resource) || stay.begin >= conflict.day || stay.end < conflict.day) continue;
            if (!found || stay.end < passes_.early[*found].end) found = i;
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
    std::vector<std::size_t> placed_ = {};
};

}  // namespace

CapacitySchedule schedule_within(const Network& network, const Resources& resources, const Calendar& calendar,
                                 const CapacitySearch& search) {
    return Planning{network, resources, calendar}.plan(resources, search);
}

}  // namespace zb
