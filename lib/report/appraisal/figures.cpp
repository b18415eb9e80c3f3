// SPDX-License-Identifier: Apache-2.0
// Judges by what an authority decides on alone: its items, its days. The divisor of the on-time rate is decided + overdue in hand.
#include "report/appraisal/figures.h"

#include <algorithm>
#include <set>
#include <utility>

namespace zb {

namespace {

// a ÷ b to the nearest whole number, half up; neither is negative.
int divided(std::int64_t a, std::int64_t b) { return static_cast<int>((2 * a + b) / (2 * b)); }

Score on_time_score(const AppraisedItems& items, int weight) {
    Score score{weight, {}};
    if (items.due() > 0) score.tenths = divided(std::int64_t{10} * weight * static_cast<int>(items.on_time.size()), items.due());
    return score;
}

// Half of the points where the mean equals the promise; all of them at half the promise, none at one and a half times.
Score compression_score(const AppraisedItems& items, int weight) {
    Score score{weight, {}};
    if (items.decided() == 0 || items.promised == 0) return score;
    const std::int64_t above = std::int64_t{10} * weight * (3 * items.promised - 2 * items.used);
    score.tenths = above <= 0 ? 0 : std::min(10 * weight, divided(above, std::int64_t{2} * items.promised));
    return score;
}

Score resolution_score(const KeptResolutions& kept, int weight) {
    Score score{weight, {}};
    if (kept.due() > 0) score.tenths = divided(std::int64_t{10} * weight * static_cast<int>(kept.kept.size()), kept.due());
    return score;
}

// 国办发〔2019〕51号: good are the first three levels; a default review says nothing of who gave none, and does not count.
Score review_score(const ReviewCount& rated, int weight) {
    Score score{weight, {}};
    if (rated.active() > 0) score.tenths = divided(std::int64_t{10} * weight * rated.active_good(), rated.active());
    return score;
}

void take(AppraisedItems& into, const WorkItem& item, Date first, Date last) {
    const auto decided = item.day_of(WeekEvent::Kind::decided);
    if (decided && first <= *decided && *decided <= last) {
        (item.today.past ? into.late : into.on_time).push_back(&item);
        into.used += item.today.used;
        into.promised += item.today.limit;
    } else if (!decided && item.is_in_hand()) {
        (item.today.past ? into.overdue : into.running).push_back(&item);
    }
}

void rank(std::vector<UnitAppraisal>& units, int least) {
    // 得分 ÷ 可得分, compared without dividing.
    const auto better = [](const UnitAppraisal& one, const UnitAppraisal& other) {
        return std::int64_t{one.tenths()} * other.available() > std::int64_t{other.tenths()} * one.available();
    };
    const auto takes_part = [&](const UnitAppraisal& unit) { return unit.items.decided() >= least && unit.available() > 0; };
    for (UnitAppraisal& unit : units) {
        if (!takes_part(unit)) continue;
        unit.rank = 1 + static_cast<int>(std::count_if(units.begin(), units.end(), [&](const UnitAppraisal& other) {
                        return takes_part(other) && better(other, unit);
                    }));
    }
}

int corrections_in(const Attempt& attempt, Date first, Date last) {
    return static_cast<int>(std::count_if(attempt.moves.begin(), attempt.moves.end(), [&](const Moved& moved) {
        return moved.move == StepMove::return_ && first <= moved.on && moved.on <= last;
    }));
}

struct Gathered {
    AppraisedItems items;
    SideFigures side;
    KeptResolutions kept;
    ReviewCount rated;
    std::vector<const Review*> reviewed;
};

}  // namespace

AppraisalRules appraisal_rules(const State& state, Date day) {
    const auto number = [&](std::string_view name) { return state.origin.settings.number_on(name, day); };
    return {number("appraisal.on_time"), number("appraisal.compression"), number("appraisal.resolutions"), number("appraisal.reviews"),
            number("appraisal.least_decided")};
}

int UnitAppraisal::tenths() const {
    int sum = 0;
    for (const Score* score : scores()) sum += score->tenths.value_or(0);
    return sum;
}

int UnitAppraisal::available() const {
    int sum = 0;
    for (const Score* score : scores()) sum += score->tenths ? score->weight : 0;
    return sum;
}

void LampDays::add(const StateOfDay& evening) {
    for (const auto& [key, item] : work_of(evening)) {
        if (!item.planned->approval_item() || !item.is_in_hand()) continue;
        if (item.today.lamp == Lamp::red) ++days[key].red;
        if (item.today.lamp == Lamp::yellow) ++days[key].yellow;
    }
}

Appraisal appraisal(const StateOfDay& evening, Date first, const LampDays& lamps) {
    const State& state = *evening.state;
    Appraisal result;
    result.first = first;
    result.last = evening.day;
    result.working_days = evening.calendar().count(first, evening.day).count;
    result.rules = appraisal_rules(state, evening.day);
    result.work = work_of(evening);
    std::map<std::string, Gathered, std::less<>> units;
    std::map<std::pair<std::string, std::string>, AppraisedItems> persons;
    for (const auto& [key, item] : result.work) {
        if (!item.planned->approval_item()) continue;
        Gathered& unit = units[item.planned->department];
        take(unit.items, item, first, evening.day);
        take(result.total, item, first, evening.day);
        unit.side.corrections += corrections_in(*item.attempt, first, evening.day);
        if (const auto days = lamps.days.find(key); days != lamps.days.end()) {
            unit.side.red_days += days->second.red;
            unit.side.yellow_days += days->second.yellow;
        }
        if (const auto person = week_item(item).responsible) take(persons[{item.planned->department, *person}], item, first, evening.day);
    }
    for (const auto& [code, resolution] : state.resolutions) {
        if (resolution.due < first || resolution.due > evening.day) continue;
        KeptResolutions& kept = units[resolution.lead].kept;
        (resolution.is_late_on(evening.day) ? kept.late : kept.kept).push_back(&resolution);
        ++result.resolutions_due;
        result.resolutions_kept += resolution.is_late_on(evening.day) ? 0 : 1;
    }
    for (const auto& [code, review] : state.reviews) {
        if (review.received < first || review.received > evening.day) continue;
        if (review.department) {
            units[*review.department].rated.add(review);
            units[*review.department].reviewed.push_back(&review);
            result.rated.add(review);
        }
        std::optional<std::string> who = review.staff;
        if (review.of == ReviewOf::team) who = state.project(review.project).specialist_on(review.received);
        if (!who) continue;
        result.specialists[*who].add(review);
        result.specialists_rated.add(review);
    }
    std::set<std::string> named;
    for (const auto& [name, unit] : units) named.insert(name);
    for (const UnitInOrder& unit : units_in_order(state.departments, std::move(named))) {
        Gathered gathered = std::move(units[unit.name]);
        if (unit.co_operating && gathered.items.empty() && gathered.kept.due() == 0 && gathered.rated.all() == 0) continue;
        UnitAppraisal appraised{unit.name,
                                unit.co_operating,
                                std::move(gathered.items),
                                gathered.side,
                                std::move(gathered.kept),
                                gathered.rated,
                                std::move(gathered.reviewed),
                                {},
                                {},
                                {},
                                {},
                                {}};
        appraised.on_time = on_time_score(appraised.items, result.rules.on_time);
        appraised.compression = compression_score(appraised.items, result.rules.compression);
        appraised.resolutions = resolution_score(appraised.kept, result.rules.resolutions);
        appraised.reviews = review_score(appraised.rated, result.rules.reviews);
        result.units.push_back(std::move(appraised));
    }
    rank(result.units, result.rules.least_decided);
    for (auto& [who, items] : persons) {
        if (items.due() > 0) result.persons.push_back({who.first, who.second, std::move(items)});
    }
    std::stable_sort(result.persons.begin(), result.persons.end(), [&](const PersonAppraisal& one, const PersonAppraisal& other) {
        return state.departments.rank(one.department) < state.departments.rank(other.department);
    });
    result.submissions = submission_figures(state, first, evening.day, evening.moment());
    return result;
}

}  // namespace zb
