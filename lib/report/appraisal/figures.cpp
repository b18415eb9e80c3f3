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
    if (item.happened(WeekEvent::Kind::decided, first, last)) {
        (item.today.past ? into.late : into.on_time).push_back(&item);
        into.used += item.today.used;
        into.promised += item.today.limit;
    } else if (!item.day_of(WeekEvent::Kind::decided) && item.is_in_hand()) {
        (item.today.past ? into.overdue : into.running).push_back(&item);
    }
}

void rank(std::vector<UnitAppraisal>& units, int least) {
    // 得分 ÷ 可得分, compared without dividing.
    const auto better = [](const UnitAppraisal& one, const UnitAppraisal& other) {
        return std::int64_t{one.tenths()} * other.available() > std::int64_t{other.tenths()} * one.available();
    };
    const auto takes_part = [&](const UnitAppraisal& unit) { return unit.items.decided() >= least && unit.available() > 0; };
    if (std::count_if(units.begin(), units.end(), takes_part) < 2) return;  // nobody to be before or behind
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

namespace {

// What is gathered item by item, before units and people are put in order.
struct Gathering {
    Appraisal& result;
    const State& state;
    std::map<std::string, Gathered, std::less<>> units = {};
    std::map<std::pair<std::string, std::string>, AppraisedItems> persons = {};

    bool in_period(Date day) const { return result.first <= day && day <= result.last; }
};

void gather_items(Gathering& all, const LampDays& lamps) {
    Appraisal& result = all.result;
    for (const auto& [key, item] : result.work) {
        if (!item.planned->approval_item()) continue;
        Gathered& unit = all.units[item.planned->department];
        take(unit.items, item, result.first, result.last);
        take(result.total, item, result.first, result.last);
        unit.side.corrections += corrections_in(*item.attempt, result.first, result.last);
        if (const auto days = lamps.days.find(key); days != lamps.days.end()) {
            unit.side.red_days += days->second.red;
            unit.side.yellow_days += days->second.yellow;
        }
        const auto person = week_item(item).responsible;
        if (person) take(all.persons[{item.planned->department, *person}], item, result.first, result.last);
    }
}

void gather_resolutions(Gathering& all) {
    for (const auto& [code, resolution] : all.state.resolutions) {
        if (!all.in_period(resolution.due)) continue;
        const bool late = resolution.is_late_on(all.result.last);
        KeptResolutions& kept = all.units[resolution.lead].kept;
        (late ? kept.late : kept.kept).push_back(&resolution);
        ++all.result.resolutions_due;
        all.result.resolutions_kept += late ? 0 : 1;
    }
}

void gather_reviews(Gathering& all) {
    for (const auto& [code, review] : all.state.reviews) {
        if (!all.in_period(review.received)) continue;
        if (review.department) {
            Gathered& unit = all.units[*review.department];
            unit.rated.add(review);
            unit.reviewed.push_back(&review);
            all.result.rated.add(review);
        }
        std::optional<std::string> who = review.staff;
        if (review.of == ReviewOf::team) who = all.state.project(review.project).specialist_on(review.received);
        if (!who) continue;
        all.result.specialists[*who].add(review);
        all.result.specialists_rated.add(review);
    }
}

UnitAppraisal appraised_unit(const UnitInOrder& unit, Gathered gathered, const AppraisalRules& rules) {
    UnitAppraisal appraised;
    appraised.department = unit.name;
    appraised.co_operating = unit.co_operating;
    appraised.items = std::move(gathered.items);
    appraised.side = gathered.side;
    appraised.kept = std::move(gathered.kept);
    appraised.rated = gathered.rated;
    appraised.reviewed = std::move(gathered.reviewed);
    appraised.on_time = on_time_score(appraised.items, rules.on_time);
    appraised.compression = compression_score(appraised.items, rules.compression);
    appraised.resolutions = resolution_score(appraised.kept, rules.resolutions);
    appraised.reviews = review_score(appraised.rated, rules.reviews);
    return appraised;
}

void put_in_order(Gathering& all) {
    Appraisal& result = all.result;
    std::set<std::string> named;
    for (const auto& [name, unit] : all.units) named.insert(name);
    for (const UnitInOrder& unit : units_in_order(all.state.departments, std::move(named))) {
        Gathered gathered = std::move(all.units[unit.name]);
        const bool nothing = gathered.items.empty() && gathered.kept.due() == 0 && gathered.rated.all() == 0;
        if (!unit.co_operating || !nothing) result.units.push_back(appraised_unit(unit, std::move(gathered), result.rules));
    }
    rank(result.units, result.rules.least_decided);
    for (auto& [who, items] : all.persons) {
        if (items.due() > 0) result.persons.push_back({who.first, who.second, std::move(items)});
    }
    const Departments& departments = all.state.departments;
    std::stable_sort(result.persons.begin(), result.persons.end(), [&](const PersonAppraisal& one, const PersonAppraisal& other) {
        return departments.rank(one.department) < departments.rank(other.department);
    });
}

}  // namespace

const UnitAppraisal* unit_of(const Appraisal& counted, std::string_view department) {
    const auto found =
        std::find_if(counted.units.begin(), counted.units.end(), [&](const UnitAppraisal& unit) { return unit.department == department; });
    return found == counted.units.end() ? nullptr : &*found;
}

Appraisal appraisal(const StateOfDay& evening, Date first, const LampDays& lamps) {
    const State& state = *evening.state;
    Appraisal result;
    result.first = first;
    result.last = evening.day;
    result.working_days = evening.calendar().count(first, evening.day).count;
    result.rules = appraisal_rules(state, evening.day);
    result.work = work_of(evening);
    Gathering all{result, state};
    gather_items(all, lamps);
    gather_resolutions(all);
    gather_reviews(all);
    put_in_order(all);
    result.unscored = unscored(state, first, evening.day);
    result.state = &state;
    result.submissions = submission_figures(state, first, evening.day, evening.moment());
    return result;
}

}  // namespace zb
