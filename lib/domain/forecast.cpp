// SPDX-License-Identifier: Apache-2.0
// 预计 by one rule for each state. A predecessor or sub-item that is not in the plan counts as met.
#include "domain/forecast.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace zb {

namespace {

class Forecast {
public:
    Forecast(std::vector<StepOutlook>& steps, const Viewpoint& view)
        : steps_(steps), view_(view), ends_(steps.size()), bases_(steps.size()) {
        for (std::size_t i = 0; i < steps.size(); ++i) place_.emplace(steps[i].planned->step, i);
        sub_items_.resize(steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (const auto parent = parent_of(i)) sub_items_[*parent].push_back(i);
        }
    }

    void run() {
        for (std::size_t i = 0; i < steps_.size(); ++i) {
            const StepState state = steps_[i].today.state;
            if (state != StepState::decided && state != StepState::issued && state != StepState::waived) steps_[i].forecast = end(i);
        }
    }

private:
    // A day that cannot be told (behind a revoked permit) is none, and so is every day behind it.
    using Day = std::optional<Date>;

    std::optional<std::size_t> place_of(std::string_view key) const {
        const auto found = place_.find(key);
        return found == place_.end() ? std::nullopt : std::optional{found->second};
    }
    std::optional<std::size_t> parent_of(std::size_t step) const {
        const auto& part_of = steps_[step].planned->part_of;
        return part_of ? place_of(*part_of) : std::nullopt;
    }

    static Day later(Day a, Day b) { return a && b ? Day{std::max(*a, *b)} : std::nullopt; }
    Date tomorrow() const { return view_.calendar.add(view_.day, WorkingDays{1}); }

    // The evening on which a step lets its successors begin.
    Day end(std::size_t step) {
        if (!ends_[step]) ends_[step] = Known{reckon_end(step)};
        return ends_[step]->day;
    }
    // The evening on which a step that has not begun can be accepted, never before the day.
    Day base(std::size_t step) {
        if (!bases_[step]) bases_[step] = Known{reckon_base(step)};
        return bases_[step]->day;
    }

    Day reckon_end(std::size_t step) {
        const StepOutlook& it = steps_[step];
        switch (it.today.state) {
            case StepState::filed: return with_sub_items(step, limit_after(step, later(it.today.intake_due, view_.day)));
            case StepState::correcting: return with_sub_items(step, limit_after(step, answered_correction()));
            case StepState::accepted:
            case StepState::paused: return with_sub_items(step, running_end(it));
            case StepState::planned:
            case StepState::refused:
            case StepState::withdrawn:
            case StepState::denied: return end_of_unbegun(step);
            case StepState::decided:
            case StepState::issued:
            case StepState::waived: return view_.day;
            case StepState::revoked: return std::nullopt;
        }
        return std::nullopt;
    }

    // Assumed: the applicant files again on the next working day, and the five days for an answer are used up.
    Date answered_correction() const { return view_.calendar.add(tomorrow(), WorkingDays{view_.rules.intake_limit}); }

    // The due date; past it, the next working day; without a limit, the plan's day. A pause ends when it was told to at the earliest.
    Date running_end(const StepOutlook& it) const {
        Date from = view_.day;
        if (it.today.state == StepState::paused) from = std::max(from, it.today.announced_end.value_or(from));
        const Date due = it.today.due.value_or(it.planned->finish);
        return due >= from ? due : view_.calendar.add(from, WorkingDays{1});
    }

    Day end_of_unbegun(std::size_t step) {
        const PlannedStep& planned = *steps_[step].planned;
        const Day begin = base(step);
        if (!begin) return std::nullopt;
        if (planned.kind == StepKind::milestone && !planned.promised) return milestone(planned, *begin);
        return with_sub_items(step, limit_after(step, procedures_over(step, *begin)));
    }

    // 公示 and 专家评审 come before the counted days of their parent, side by side (flows.zh.md 0: they stop its clock).
    Day procedures_over(std::size_t step, Date begin) {
        Day over = begin;
        for (const std::size_t sub : sub_items_[step]) {
            if (steps_[sub].planned->special_procedure()) over = later(over, end(sub));
        }
        return over;
    }

    // A milestone falls on its latest predecessor; one that waits for nothing, on its planned day.
    Date milestone(const PlannedStep& planned, Date begin) const {
        const bool waits = std::any_of(planned.depends_on.begin(), planned.depends_on.end(),
                                       [&](const std::string& key) { return place_of(key).has_value(); });
        return waits ? begin : std::max(begin, planned.finish);
    }

    Day limit_after(std::size_t step, Day accepted) const {
        if (!accepted) return std::nullopt;
        const PlannedStep& planned = *steps_[step].planned;
        const int limit = steps_[step].today.limit;
        return due_date(Attempt{}, *accepted, limit, planned.unit, view_.day, view_.calendar);
    }

    // Sub-items must be done before their parent is decided (domain.md).
    Day with_sub_items(std::size_t step, Day own) {
        for (const std::size_t sub : sub_items_[step]) {
            if (!steps_[sub].done) own = later(own, end(sub));
        }
        return own;
    }

    Day reckon_base(std::size_t step) {
        Day latest = view_.day;
        for (const std::string& key : steps_[step].planned->depends_on) {
            if (const auto before = place_of(key)) latest = later(latest, end(*before));
        }
        // Sub-items run inside their parent: not before it could be accepted, unless it is already.
        if (const auto parent = parent_of(step); parent && !steps_[*parent].attempt) latest = later(latest, base(*parent));
        return latest;
    }

    struct Known {
        Day day;
    };

    std::vector<StepOutlook>& steps_;
    const Viewpoint& view_;
    std::map<std::string_view, std::size_t> place_;
    std::vector<std::vector<std::size_t>> sub_items_;
    std::vector<std::optional<Known>> ends_;
    std::vector<std::optional<Known>> bases_;
};

}  // namespace

bool lets_successors_begin(StepState state, StepKind kind) {
    if (state == StepState::issued || state == StepState::waived) return true;
    return state == StepState::decided && kind != StepKind::permit;
}

void foresee(std::vector<StepOutlook>& steps, const Viewpoint& view) { Forecast{steps, view}.run(); }

}  // namespace zb
