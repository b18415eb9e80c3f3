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
        : window_(window), hands_(static_cast<std::size_t>((window.to - window.after).count), DayHand::enterprise) {}

    // What the main line tells of days on which nothing else runs.
    void rest_on(const DaySpan& days, DayHand hand) {
        each(days, [&](std::size_t at) { hands_[at] = hand; });
    }
    void mark(const LifeSpan& span, DayHand hand) {
        std::vector<bool> taken(hands_.size());
        for (const DaySpan& part : span.except) each(part, [&](std::size_t at) { taken[at] = true; });
        each(span.days, [&](std::size_t at) {
            if (!taken[at]) hands_[at] = std::min(hands_[at], hand);
        });
    }
    DayHand of(Date day) const { return hands_[place(day)]; }

private:
    std::size_t place(Date day) const { return static_cast<std::size_t>((day - window_.after).count - 1); }
    template <class Act>
    void each(const DaySpan& days, Act act) {
        const DaySpan seen = days.within(window_);
        for (Date day = seen.after + CalendarDays{1}; day <= seen.to; day = day + CalendarDays{1}) act(place(day));
    }

    DaySpan window_;
    std::vector<DayHand> hands_;
};

std::optional<DayHand> hand_of(const PlannedStep& step, const LifeSpan& span) {
    const Owner::Kind owner = owner_of(step).kind;
    if (span.phase == Phase::pause) return DayHand::special;
    const bool runs = span.phase == Phase::handling || span.phase == Phase::issuing;
    if (owner == Owner::Kind::notice && (runs || span.phase == Phase::intake)) return DayHand::notice;
    if (owner == Owner::Kind::special && (runs || span.phase == Phase::intake)) return DayHand::special;
    if (!step.approval_item() || owner != Owner::Kind::department) return std::nullopt;
    if (runs) return DayHand::government;
    return span.phase == Phase::intake ? std::optional{DayHand::intake} : std::nullopt;
}

bool others_are_waited_for(const LineRow& row) {
    const bool at_others = row.span.owner.kind == Owner::Kind::department && !row.step->approval_item();
    return row.span.phase == Phase::waiting || at_others;
}

}  // namespace

std::string_view key(DayHand hand) {
    switch (hand) {
        case DayHand::government: return "government";
        case DayHand::intake: return "intake";
        case DayHand::notice: return "notice";
        case DayHand::special: return "special";
        case DayHand::enterprise: return "enterprise";
        case DayHand::waiting: return "waiting";
    }
    return "";
}

std::string_view label(DayHand hand) {
    switch (hand) {
        case DayHand::government: return "政府审批";
        case DayHand::intake: return "收件审核";
        case DayHand::notice: return "法定公示";
        case DayHand::special: return "特别程序";
        case DayHand::enterprise: return "企业";
        case DayHand::waiting: return "等前置";
    }
    return "";
}

std::vector<HandDay> days_by_hand(const State& state, const ProjectOutlook& outlook, const MainLine& line, const DaySpan& window,
                                  Date day) {
    const Calendar& calendar = state.origin.calendar();
    const DaySpan known = window.within({window.after, std::max(day, window.after)});
    Marks marks{known};
    for (const LineRow& row : line.rows) {
        if (others_are_waited_for(row)) marks.rest_on(row.span.days, DayHand::waiting);
    }
    const LifeView view{known.after, known.after, day, calendar, lamp_rules(state.origin, day)};
    const ProjectSteps& records = state.steps_of(outlook.project->code);
    for (const StepOutlook& step : outlook.steps) {
        const auto record = records.find(step.planned->step);
        if (record == records.end()) continue;
        for (const LifeSpan& span : step_life(step, &record->second, view)) {
            if (const auto hand = hand_of(*step.planned, span)) marks.mark(span, *hand);
        }
    }
    std::vector<HandDay> days;
    for (Date date = known.after + CalendarDays{1}; date <= known.to; date = date + CalendarDays{1}) {
        if (calendar.is_working(date)) days.push_back({date, marks.of(date)});
    }
    return days;
}

std::array<int, kDayHands.size()> count_days(const std::vector<HandDay>& days) {
    std::array<int, kDayHands.size()> counts{};
    for (const HandDay& day : days) ++counts[static_cast<std::size_t>(day.hand)];
    return counts;
}

}  // namespace zb
