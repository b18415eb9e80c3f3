// SPDX-License-Identifier: Apache-2.0
// The forecast's rules (domain/forecast.cpp) walked backward from the last 预计.
#include "domain/slack.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace zb {

namespace {

bool moment(const PlannedStep& planned) { return planned.kind == StepKind::milestone && !planned.promised; }

// The last evening on which a limit may begin so that it ends by `end`.
Date begin_of_limit(Date end, int limit, LimitUnit unit, const Calendar& calendar) {
    if (limit == 0) return end;
    // A period that ends on a rest day runs to the next working day (民法典 第二百零三条): it must be over by the working day before.
    const Date last = calendar.previous_working(end);
    switch (unit) {
        case LimitUnit::working: return calendar.add(last, WorkingDays{-limit});
        case LimitUnit::calendar: return last - CalendarDays{limit};
        case LimitUnit::month: break;
    }
    constexpr int kLongestMonth = 31;
    Date begin = last - CalendarDays{limit * kLongestMonth};
    while (begin + CalendarDays{1} + Months{limit} <= last) begin = begin + CalendarDays{1};
    return begin;
}

class Backward {
public:
    Backward(const ProjectOutlook& outlook, const Calendar& calendar)
        : steps_(outlook.steps), calendar_(calendar), waiting_(steps_.size()), parts_(steps_.size()), ends_(steps_.size()) {
        for (std::size_t i = 0; i < steps_.size(); ++i) place_.emplace(steps_[i].planned->step, i);
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            if (steps_[i].forecast && (!end_ || *steps_[i].forecast > *end_)) end_ = steps_[i].forecast;
            for (const std::string& key : steps_[i].planned->depends_on) {
                if (const auto before = place_.find(key); before != place_.end()) waiting_[before->second].push_back(i);
            }
            if (const auto parent = parent_of(i)) parts_[*parent].push_back(i);
        }
    }

    std::optional<StepSlack> slack(std::size_t step) {
        if (!steps_[step].forecast) return std::nullopt;
        const Date latest = end(step);
        return StepSlack{latest, std::max(calendar_.elapsed(*steps_[step].forecast, latest).count, 0)};
    }

private:
    std::optional<std::size_t> parent_of(std::size_t step) const {
        const auto& part_of = steps_[step].planned->part_of;
        const auto found = part_of ? place_.find(*part_of) : place_.end();
        return found == place_.end() ? std::nullopt : std::optional{found->second};
    }
    // Has not begun, or begins anew.
    bool to_begin(std::size_t step) const { return steps_[step].forecast && !in_hand(steps_[step].today.state); }

    // The last evening on which it may be decided.
    Date end(std::size_t step) {
        if (!ends_[step]) ends_[step] = reckon_end(step);
        return *ends_[step];
    }

    Date reckon_end(std::size_t step) {
        Date latest = *end_;
        for (const std::size_t next : waiting_[step]) {
            if (to_begin(next)) latest = std::min(latest, begin(next));
        }
        const auto parent = parent_of(step);
        if (!parent || !steps_[*parent].forecast) return latest;
        const bool before_its_days = steps_[step].planned->special_procedure() && to_begin(*parent);
        return std::min(latest, before_its_days ? begin_of_days(*parent) : end(*parent));
    }

    Date begin_of_days(std::size_t step) {
        const PlannedStep& planned = *steps_[step].planned;
        return moment(planned) ? end(step) : begin_of_limit(end(step), steps_[step].today.limit, planned.unit, calendar_);
    }

    // The last evening on which its predecessors may be done; its sub-items wait for the same evening.
    Date begin(std::size_t step) {
        Date latest = begin_of_days(step);
        for (const std::size_t part : parts_[step]) {
            if (to_begin(part)) latest = std::min(latest, begin(part));
        }
        return latest;
    }

    const std::vector<StepOutlook>& steps_;
    const Calendar& calendar_;
    std::map<std::string_view, std::size_t> place_;
    std::vector<std::vector<std::size_t>> waiting_;  // steps that depend on each
    std::vector<std::vector<std::size_t>> parts_;
    std::vector<std::optional<Date>> ends_;
    std::optional<Date> end_;
};

}  // namespace

std::vector<std::optional<StepSlack>> step_slacks(const ProjectOutlook& outlook, const Calendar& calendar) {
    Backward backward{outlook, calendar};
    std::vector<std::optional<StepSlack>> slacks;
    slacks.reserve(outlook.steps.size());
    for (std::size_t i = 0; i < outlook.steps.size(); ++i) slacks.push_back(backward.slack(i));
    return slacks;
}

}  // namespace zb
