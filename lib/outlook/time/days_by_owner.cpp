// SPDX-License-Identifier: Apache-2.0
// One mark a day, the strongest of what ran on it.
#include "outlook/time/days_by_owner.h"

#include <algorithm>
#include <optional>

namespace zb {

namespace {

class Marks {
public:
    explicit Marks(const DaySpan& window)
        : window_(window), owners_(static_cast<std::size_t>((window.to - window.after).count), DayOwner::enterprise) {}

    // What the main line says of days on which nothing else runs.
    void rest_on(const DaySpan& days, DayOwner owner) {
        each(days, [&](std::size_t at) { owners_[at] = owner; });
    }
    void mark(const LifeSpan& span, DayOwner owner) {
        std::vector<bool> taken(owners_.size());
        for (const DaySpan& part : span.except) each(part, [&](std::size_t at) { taken[at] = true; });
        each(span.days, [&](std::size_t at) {
            if (!taken[at]) owners_[at] = std::min(owners_[at], owner);
        });
    }
    DayOwner of(Date day) const { return owners_[place(day)]; }

private:
    std::size_t place(Date day) const { return static_cast<std::size_t>((day - window_.after).count - 1); }
    template <class Act>
    void each(const DaySpan& days, Act act) {
        const DaySpan seen = days.within(window_);
        for (Date day = seen.after + kOneDay; day <= seen.to; day = day + kOneDay) act(place(day));
    }

    DaySpan window_;
    std::vector<DayOwner> owners_;
};

std::optional<DayOwner> owner_of_days(const PlannedStep& step, const LifeSpan& span) {
    const Owner::Kind owner = owner_of(step).kind;
    if (span.phase == Phase::pause) return DayOwner::special;
    const bool runs = span.phase == Phase::handling || span.phase == Phase::issuing;
    if (owner == Owner::Kind::notice && (runs || span.phase == Phase::intake)) return DayOwner::notice;
    if (owner == Owner::Kind::special && (runs || span.phase == Phase::intake)) return DayOwner::special;
    if (!step.approval_item() || owner != Owner::Kind::department) return std::nullopt;
    if (runs) return DayOwner::government;
    return span.phase == Phase::intake ? std::optional{DayOwner::intake} : std::nullopt;
}

bool others_are_waited_for(const LineRow& row) {
    const bool at_others = row.span.owner.kind == Owner::Kind::department && !row.step->approval_item();
    return row.span.phase == Phase::waiting || at_others;
}

}  // namespace

std::string_view key(DayOwner owner) {
    switch (owner) {
        case DayOwner::government: return "government";
        case DayOwner::intake: return "intake";
        case DayOwner::notice: return "notice";
        case DayOwner::special: return "special";
        case DayOwner::enterprise: return "enterprise";
        case DayOwner::waiting: return "waiting";
    }
    return "";
}

std::string_view label(DayOwner owner) {
    switch (owner) {
        case DayOwner::government: return "政府审批";
        case DayOwner::intake: return "收件审核";
        case DayOwner::notice: return "法定公示";
        case DayOwner::special: return "特别程序";
        case DayOwner::enterprise: return "企业";
        case DayOwner::waiting: return "等前置";
    }
    return "";
}

std::vector<OwnedDay> days_by_owner(const State& state, const ProjectOutlook& outlook, const MainLine& line, const DaySpan& window,
                                    Date day) {
    const Calendar& calendar = state.origin.calendar();
    const DaySpan known = window.within({window.after, std::max(day, window.after)});
    Marks marks{known};
    for (const LineRow& row : line.rows) {
        if (others_are_waited_for(row)) marks.rest_on(row.span.days, DayOwner::waiting);
    }
    const LifeView view{known.after, known.after, day, calendar, lamp_rules(state.origin, day)};
    const ProjectSteps& records = state.steps_of(outlook.project->code);
    for (const StepOutlook& step : outlook.steps) {
        const auto record = records.find(step.planned->step);
        if (record == records.end()) continue;
        for (LifeSpan& span : step_life(step, &record->second, view)) {
            // What runs inside the step has its own days.
            for (const Stop& stop : step.today.stops) {
                if (span.phase == Phase::handling && !stop.part.empty()) carve(span, {stop.from - kOneDay, stop.last});
            }
            if (const auto owner = owner_of_days(*step.planned, span)) marks.mark(span, *owner);
        }
    }
    std::vector<OwnedDay> days;
    for (Date date = known.after + kOneDay; date <= known.to; date = date + kOneDay) {
        if (calendar.is_working(date)) days.push_back({date, marks.of(date)});
    }
    return days;
}

std::array<int, kDayOwners.size()> count_days(const std::vector<OwnedDay>& days) {
    std::array<int, kDayOwners.size()> counts{};
    for (const OwnedDay& day : days) ++counts[static_cast<std::size_t>(day.owner)];
    return counts;
}

}  // namespace zb
