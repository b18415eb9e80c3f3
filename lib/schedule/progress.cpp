// SPDX-License-Identifier: Apache-2.0
// What has happened, and what is left of each activity on the status date's evening (planning.md 8).
#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "schedule/large_memory.h"
#include "schedule/passes.h"

namespace zb {

namespace {

// Without a status date what happened last is what is known last.
Date last_known(const Network& network) {
    Date last = network.start - kOneDay;
    for (const Activity& activity : network.activities) {
        if (activity.actual_start) last = std::max(last, *activity.actual_start);
        if (activity.actual_finish) last = std::max(last, *activity.actual_finish);
    }
    return last;
}

class ProgressReader {
public:
    explicit ProgressReader(Passes& passes)
        : network_(passes.network),
          calendar_(passes.calendar),
          span_(passes.calendar),
          overruns_(passes.overruns),
          status_(network_.status_date.value_or(last_known(network_))) {}

    // To be asked in the order of activities: pauses stand in the same order.
    Rest rest(std::size_t index) {
        const Activity& activity = network_.activities[index];
        check(index);
        const Work work{activity.duration, activity.unit, activity.roll_to_working_day, pauses_of(index)};
        if (activity.actual_finish || (activity.actual_start && activity.duration == 0)) return {work, status_, Progress::finished};
        return activity.actual_start ? running(index, work) : waiting(activity, work);
    }

private:
    std::span<const Interruption> pauses_of(std::size_t index) {
        const std::size_t first = next_pause_;
        while (next_pause_ < network_.pauses.size() && network_.pauses[next_pause_].activity == static_cast<ActivityIndex>(index))
            ++next_pause_;
        return std::span{network_.pauses}.subspan(first, next_pause_ - first);
    }

    Rest waiting(const Activity& activity, const Work& work) const {
        std::optional<Date> bound = activity.not_before;
        if (network_.status_date) bound = std::max(*network_.status_date + kOneDay, bound.value_or(network_.start));
        Date first = network_.start;
        if (activity.duration > 0) return {work, std::max(first, bound.value_or(first)) - kOneDay};
        if (bound) first = std::max(first, calendar_.next_working(*bound));
        // A milestone takes the day on which it falls; of plain periods only the boundary.
        return {work, calendar_.rests() ? first : first - kOneDay};
    }

    Rest running(std::size_t index, const Work& work) {
        const Activity& activity = network_.activities[index];
        Rest rest{work, std::max(status_, *activity.actual_start - kOneDay), Progress::running};
        int left = activity.duration - span_.counted(work, *activity.actual_start, status_);
        if (activity.unit == DurationUnit::month) {
            // The period goes on to its own last day; what is left of it can only be given in days.
            rest.work.unit = DurationUnit::calendar;
            left = (span_.end(work, *activity.actual_start - kOneDay) - rest.earliest).count;
        }
        if (left < 0) overruns_[index] = -left;
        rest.work.days = std::max(activity.remaining.value_or(left), 1);
        return rest;
    }

    void check(std::size_t index) const {
        const Activity& activity = network_.activities[index];
        if (activity.duration < 0)
            refuse("plan.negative_duration", index, fmt::format("工期 {} 是负数", activity.duration), "工期写 0 或正整数");
        const Date first_free = calendar_.next_working(status_ + kOneDay);
        if (activity.actual_start && *activity.actual_start > first_free) refuse_late(index, *activity.actual_start);
        if (activity.actual_finish && *activity.actual_finish > status_) refuse_late(index, *activity.actual_finish);
    }

    [[noreturn]] void refuse_late(std::size_t index, Date day) const {
        refuse("plan.actual_after_status", index, fmt::format("实际日期 {} 晚于数据日期 {}", iso(day), iso(status_)),
               "改数据日期或实际日期");
    }

    [[noreturn]] static void refuse(std::string code, std::size_t index, const std::string& what, std::string mend) {
        Fault fault;
        fault.code = std::move(code);
        fault.message = fmt::format("第 {} 个事项（从 0 数起）：{}", index, what);
        fault.hint = std::move(mend);
        fault.place.value = std::to_string(index);
        throw Error{std::move(fault)};
    }

    const Network& network_;
    const Calendar& calendar_;
    Span span_;
    std::map<std::size_t, int>& overruns_;
    Date status_;
    std::size_t next_pause_ = 0;
};

}  // namespace

bool is_plain(const Network& network, const Calendar& calendar) {
    const auto plain = [](const Activity& activity) {
        return activity.duration >= 0 && activity.unit != DurationUnit::month && !activity.not_before && !activity.deadline &&
               !activity.actual_start && !activity.actual_finish;
    };
    return !calendar.rests() && !network.status_date && network.pauses.empty() &&
           std::all_of(network.activities.begin(), network.activities.end(), plain);
}

void find_what_is_left(Passes& passes) {
    const std::size_t count = passes.network.activities.size();
    ProgressReader reading{passes};
    reserve_large(passes.rest, count);
    for (std::size_t i = 0; i < count; ++i) {
        Rest& rest = passes.rest.emplace_back(reading.rest(i));
        rest.stands_alone = passes.milestone(i) && passes.predecessors[i] == 0;
        passes.begun = passes.begun || rest.progress != Progress::waiting;
    }
}

int days_used(const Network& network, std::size_t activity, Date first, Date last, const Calendar& calendar) {
    const Activity& of = network.activities[activity];
    std::vector<Interruption> own;
    for (const Interruption& pause : network.pauses) {
        if (pause.activity == static_cast<ActivityIndex>(activity)) own.push_back(pause);
    }
    return Span{calendar}.counted({of.duration, of.unit, of.roll_to_working_day, own}, first, last);
}

bool Passes::counts_behind_progress(const Link& link) const {
    const Progress to = rest[sink(link)].progress;
    if (to == Progress::waiting) return true;
    if (to == Progress::finished || network.logic == Logic::overridden) return false;
    // A start that has happened waits for nothing; what is left waits for unfinished predecessors.
    return link.kind != LinkKind::start_start && rest[source(link)].progress != Progress::finished;
}

}  // namespace zb
