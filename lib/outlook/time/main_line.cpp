// SPDX-License-Identifier: Apache-2.0
// The chain of steps that a node waits for, and the days of each by owner, against the baseline.
//
// The rows' actual days are those from the line's beginning to the node's end, each once. A step's planned days are its own, from its
// planned acceptance to its planned end. In the baseline another chain may have been the longest: what its length differs by from the
// planned days of this one is a row of its own, 线路变化, so that the differences add up to the slippage, whatever happened on the way.
#include "outlook/time/main_line.h"

#include <algorithm>
#include <cassert>

#include "outlook/time/chain.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

const StepRecord* record_of(const State& state, const ProjectOutlook& outlook, const PlannedStep& step) {
    const ProjectSteps& steps = state.steps_of(outlook.project->code);
    const auto found = steps.find(step.step);
    return found == steps.end() ? nullptr : &found->second;
}

// The day on which the baseline has a step accepted; where it does not say, as late as its limit allows, but not before `free`.
Date planned_begin(const PlannedStep& step, Date free, const Calendar& calendar) {
    const auto planned = planned_acceptance(step, calendar);
    if (planned) return std::min(*planned, step.finish);
    if (free >= step.finish) return step.finish;
    const int limit = step.kind == StepKind::milestone ? 0 : step.promised.value_or(step.legal.value_or(0));
    const auto due = due_date(Attempt{}, free, limit, step.unit, {}, calendar);
    const bool fills_the_time = limit == 0 || !due || *due >= step.finish;
    if (fills_the_time) return free;
    const Date latest = step.unit == LimitUnit::working ? calendar.add(step.finish, WorkingDays{-limit})
                                                        : step.finish - CalendarDays{limit * (step.unit == LimitUnit::month ? 30 : 1)};
    return std::max(free, latest);
}

std::optional<Date> first_event(const StepRecord* record) {
    if (record == nullptr || record->attempts.empty()) return std::nullopt;
    const Attempt& attempt = record->attempts.front();
    if (attempt.filed) return attempt.filed;
    return attempt.accepted ? attempt.accepted : attempt.decided;
}

class Line {
public:
    Line(const State& state, const ProjectOutlook& outlook, Date day, LineNode node)
        : state_(state),
          outlook_(outlook),
          baseline_(*state.plans_of(outlook.project->code).baseline()),
          calendar_(state.origin.calendar()),
          day_(day),
          node_(std::move(node)) {}

    MainLine build(const StepChain& chain) {
        line_.node = node_.key;
        line_.node_name = node_.name;
        line_.baseline = node_.baseline;
        line_.expected = node_.step->forecast.has_value();
        line_.begins_with = chain.before == nullptr ? "" : chain.before->planned->short_name;
        line_.days = {std::min(beginning(chain), node_.end), node_.end};
        cursor_ = line_.days.after;
        for (const StepOutlook* step : chain.steps) add_step(*step);
        add_change_of_line();
        sum_up();
        return std::move(line_);
    }

private:
    Date beginning(const StepChain& chain) const {
        const StepOutlook& front = *chain.steps.front();
        const auto begun = first_event(record_of(state_, outlook_, *front.planned));
        if (chain.before != nullptr) return std::min(*end_of(*chain.before, day_), begun.value_or(node_.end));
        const PlannedStep* before = baseline_.find(front.planned->step);
        const Date begin = begun.value_or(std::min(day_, node_.end));
        if (before == nullptr) return begin;
        const auto planned = planned_acceptance(*before, calendar_);
        return std::min(begin, planned.value_or(calendar_.add(before->finish, WorkingDays{-before->promised.value_or(0)})));
    }

    // The last of the other predecessors, which a step may have waited for.
    Date ready(const StepOutlook& step) const {
        Date last = cursor_;
        for (const StepOutlook* before : predecessors(outlook_, step)) last = std::max(last, *end_of(*before, day_));
        return last;
    }

    std::vector<std::string> late_predecessors(const StepOutlook& step) const {
        std::vector<std::string> names;
        for (const StepOutlook* before : predecessors(outlook_, step)) {
            if (*end_of(*before, day_) > cursor_) names.push_back(before->planned->short_name);
        }
        return names;
    }

    // The step's own days in the baseline, and how they are divided.
    struct Shares {
        int gap = 0, procedures = 0, own = 0;
    };
    Shares shares_of(const PlannedStep& step, const std::vector<LineRow>& rows) {
        const bool procedures_apart =
            std::any_of(rows.begin(), rows.end(), [](const LineRow& row) { return row.span.phase == Phase::procedure; });
        Shares shares;
        const PlannedStep* before = baseline_.find(step.step);
        if (before == nullptr) return shares;
        const Date free = free_in_baseline(*before);
        Date begin = planned_begin(*before, free, calendar_);
        shares.gap = std::max(calendar_.elapsed(free, begin).count, 0);
        if (procedures_apart) {
            const Date over = std::min(procedures_over(step.step, begin), before->finish);
            shares.procedures = calendar_.elapsed(begin, over).count;
            begin = over;
        }
        shares.own = calendar_.elapsed(begin, before->finish).count;
        return shares;
    }
    // Where everything that it waits for is planned to be decided; of the line's first step, where the line begins.
    Date free_in_baseline(const PlannedStep& step) const {
        if (line_.steps.empty()) return line_.days.after;
        std::optional<Date> free;
        for (const std::string& key : step.depends_on) {
            if (const PlannedStep* other = baseline_.find(key)) free = std::max(free.value_or(other->finish), other->finish);
        }
        return free.value_or(line_.days.after);
    }
    Date procedures_over(const std::string& parent, Date begin) const {
        Date over = begin;
        for (const PlannedStep& sub : baseline_.plan.steps) {
            if (sub.part_of == parent && sub.special_procedure()) over = std::max(over, sub.finish);
        }
        return over;
    }

    void add_step(const StepOutlook& step) {
        const StepRecord* record = record_of(state_, outlook_, *step.planned);
        const LifeView view{cursor_, ready(step), day_, calendar_, lamp_rules(state_.origin, day_)};
        std::vector<LineRow> rows;
        for (LifeSpan& span : step_life(step, record, view)) {
            span.days = span.days.within({cursor_, node_.end});
            rows.push_back(row_of(step, std::move(span)));
        }
        carve_procedures(step, rows);
        keep_handling(step, rows);
        plan_rows(step, rows, shares_of(*step.planned, rows));
        carve_holds(record, rows);
        for (LineRow& row : rows) {
            judge_limit(step, row);
            cursor_ = std::max(cursor_, row.span.days.to);
            const bool counts = row.actual != 0 || row.plan != 0 || row.span.phase == Phase::handling;
            if (counts) line_.rows.push_back(std::move(row));
        }
        line_.steps.push_back(step.planned->step);
    }

    // Beyond the limit the days over the plan are the department's; inside it the plan was tight (domain.md, Clocks).
    void judge_limit(const StepOutlook& step, LineRow& row) const {
        if (!row.is_handled_by_department() || row.diff() <= 0) return;
        const bool limited = row.step->kind != StepKind::milestone && step.today.limit > 0;
        const Date due = limited ? row.span.due.value_or(row.span.days.to) : row.span.days.after;
        const int past = row.span.working_days({due, std::max(due, row.span.days.to)}, calendar_);
        row.beyond = limited ? std::min(past, row.diff()) : row.diff();
    }

    LineRow row_of(const StepOutlook& step, LifeSpan span) const {
        LineRow row;
        row.step = step.planned;
        if (span.phase == Phase::waiting) row.waits_for = late_predecessors(step);
        if (span.phase == Phase::correction && step.attempt != nullptr) row.corrections = step.attempt->corrections;
        row.span = std::move(span);
        return row;
    }

    void keep_handling(const StepOutlook& step, std::vector<LineRow>& rows) const {
        const auto handling = [](const LineRow& row) { return row.span.phase == Phase::handling; };
        if (std::any_of(rows.begin(), rows.end(), handling)) return;
        const Date end = rows.empty() ? cursor_ : rows.back().span.days.to;
        rows.push_back(row_of(step, {Phase::handling, owner_of(*step.planned), {end, end}}));
    }

    // 公示 and 专家评审 inside a step stop its clock (flows.zh.md 0): their days are their own, counted once.
    void carve_procedures(const StepOutlook& step, std::vector<LineRow>& rows) const {
        for (const StepOutlook& sub : outlook_.steps) {
            if (sub.planned->part_of != step.planned->step || !sub.planned->special_procedure()) continue;
            const auto days = procedure_days(sub, step);
            if (!days) continue;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                if (rows[i].span.phase != Phase::handling) continue;
                DaySpan part = days->within(rows[i].span.days);
                for (const DaySpan& taken : rows[i].span.except) {
                    if (taken.after <= part.after)
                        part.after = std::max(part.after, taken.to);
                    else
                        part.to = std::min(part.to, taken.after);
                }
                if (part.to <= part.after) continue;
                carve(rows[i].span, part);
                rows.insert(
                    rows.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                    row_of(sub, {Phase::procedure, owner_of(*sub.planned), part, {}, sub.attempt == nullptr ? 0 : sub.attempt->seq}));
                break;
            }
        }
    }

    std::optional<DaySpan> procedure_days(const StepOutlook& sub, const StepOutlook& parent) const {
        const auto end = end_of(sub, day_);
        if (!end) return std::nullopt;
        // Begun: as the parent's clock has it, its day of beginning and its last day included.
        for (const Stop& stop : parent.today.stops) {
            if (stop.part == sub.planned->step) return DaySpan{calendar_.previous_working(stop.from - kOneDay), stop.last};
        }
        if (sub.today.accepted) return DaySpan{*sub.today.accepted, *end};
        // Not begun: it comes before the counted days of its parent, as the forecast has it.
        return sub.forecast ? std::optional{DaySpan{std::max(ready(parent), day_), *end}} : std::nullopt;
    }

    void plan_rows(const StepOutlook& step, std::vector<LineRow>& rows, const Shares& shares) const {
        for (LineRow& row : rows) row.actual = row.span.working_days(line_.days, calendar_);
        const auto first = [&](Phase phase) {
            return std::find_if(rows.begin(), rows.end(), [&](const LineRow& row) { return row.span.phase == phase; });
        };
        first(Phase::handling)->plan = shares.own;
        // A plan that leaves more than the limit has the five days of 第三十二条 in it.
        const int spare = shares.own - step.today.limit;
        if (const auto intake = first(Phase::intake); intake != rows.end() && step.today.limit > 0 && spare > 0) {
            intake->plan = spare;
            first(Phase::handling)->plan -= spare;
        }
        if (const auto procedure = first(Phase::procedure); procedure != rows.end()) procedure->plan = shares.procedures;
        if (shares.gap == 0) return;
        auto gap = first(Phase::preparing);
        if (gap == rows.end()) gap = first(Phase::waiting);
        if (gap == rows.end()) {
            const Date begin = rows.front().span.days.after;
            gap = rows.insert(rows.begin(), row_of(step, {Phase::preparing, {Owner::Kind::enterprise}, {begin, begin}}));
        }
        gap->plan = shares.gap;
    }

    // 挂起（企业原因）: the limit runs on, and what was done in time is nobody's delay. Of the days beyond the plan, those held are the
    // enterprise's: the last of them.
    void carve_holds(const StepRecord* record, std::vector<LineRow>& rows) const {
        if (record == nullptr) return;
        for (const Attempt& attempt : record->attempts) {
            for (const Hold& hold : attempt.holds) carve_hold(hold, rows);
        }
    }
    void carve_hold(const Hold& hold, std::vector<LineRow>& rows) const {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            LineRow& row = rows[i];
            if (row.span.phase != Phase::handling || row.diff() <= 0) continue;
            const DaySpan days = DaySpan{calendar_.previous_working(hold.from - kOneDay), hold.to.value_or(day_)}.within(row.span.days);
            LifeSpan part{Phase::hold, {Owner::Kind::enterprise}, days, {}, hold.seq, "挂起 " + month_day(hold.from)};
            for (const DaySpan& taken : row.span.except) part.except.push_back(taken.within(days));
            const int over = part.working_days(days, calendar_) - row.diff();
            for (int spare = over; spare > 0;) {
                part.days.after = calendar_.add(part.days.after, WorkingDays{1});
                spare = part.working_days(part.days, calendar_) - row.diff();
            }
            const int held = part.working_days(part.days, calendar_);
            if (held == 0) continue;
            LineRow part_held = row;
            part_held.span = part;
            part_held.plan = 0;
            part_held.actual = held;
            row.actual -= held;
            take_out(row.span, part);
            rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(part_held));
            return;
        }
    }
    // Takes a part out of handling of which other days are out already.
    static void take_out(LifeSpan& handling, const LifeSpan& part) {
        Date from = part.days.after;
        std::vector<DaySpan> others = handling.except;
        std::sort(others.begin(), others.end(), [](const DaySpan& a, const DaySpan& b) { return a.after < b.after; });
        for (const DaySpan& other : others) {
            const DaySpan taken = other.within(part.days);
            if (taken.to <= taken.after) continue;
            if (taken.after > from) carve(handling, {from, taken.after});
            from = std::max(from, taken.to);
        }
        if (part.days.to > from) carve(handling, {from, part.days.to});
    }

    void add_change_of_line() {
        LineRow row = row_of(*node_.step, {Phase::slack, {Owner::Kind::line}, {line_.days.to, line_.days.to}});
        row.plan = calendar_.elapsed(line_.days.after, node_.baseline).count;
        for (const LineRow& other : line_.rows) row.plan -= other.plan;
        if (row.plan != 0) line_.rows.push_back(std::move(row));
    }

    void sum_up() {
        for (LineRow& row : line_.rows) {
            row.expected = row.span.working_days({std::max(day_, line_.days.after), std::max(day_, line_.days.to)}, calendar_);
            line_.actual += row.actual;
            line_.plan += row.plan;
            row.sum = line_.actual - line_.plan;
            charge(row);
        }
        line_.slip = calendar_.elapsed(node_.baseline, node_.end).count;
        const auto rank = [](const OwnerDays& owner) { return owner.days < 0 ? -1 : owner.days; };
        std::stable_sort(line_.owners.begin(), line_.owners.end(),
                         [&](const OwnerDays& a, const OwnerDays& b) { return rank(a) > rank(b); });
        assert(line_.actual == calendar_.elapsed(line_.days.after, line_.days.to).count && "each working day of the line once");
        assert(line_.actual - line_.plan == line_.slip && "the differences add up to the slippage");
    }

    void charge(const LineRow& row) {
        if (row.span.phase == Phase::slack) return charge(row.span.owner, row.diff(), std::string{label(Phase::slack)});
        if (row.diff() < 0) return charge({Owner::Kind::early}, row.diff(), row.step->short_name);
        charge(row.span.owner, row.diff() - row.tight(), part_name(row));
        charge({Owner::Kind::tight}, row.tight(), row.step->short_name);
    }
    void charge(const Owner& owner, int days, const std::string& part) {
        if (days == 0) return;
        auto found = std::find_if(line_.owners.begin(), line_.owners.end(), [&](const OwnerDays& known) { return known.owner == owner; });
        if (found == line_.owners.end()) {
            line_.owners.push_back({owner, 0, {}});
            found = line_.owners.end() - 1;
        }
        found->days += days;
        const auto same = std::find_if(found->parts.begin(), found->parts.end(), [&](const auto& known) { return known.first == part; });
        if (same == found->parts.end())
            found->parts.emplace_back(part, days);
        else
            same->second += days;
    }

    static std::string part_name(const LineRow& row) {
        if (row.span.again) return row.span.about;
        if (row.span.phase == Phase::preparing && row.span.owner.kind == Owner::Kind::department) return "未启动";
        return std::string{row.span.phase == Phase::handling ? over_what(row) : label(row.span.phase)};
    }

    const State& state_;
    const ProjectOutlook& outlook_;
    const PlanVersion& baseline_;
    const Calendar& calendar_;
    Date day_;
    LineNode node_;
    MainLine line_;
    Date cursor_;  // up to here each day has its row
};

}  // namespace

std::string_view over_what(const LineRow& row) {
    if (!row.is_handled_by_department()) return row.step->promised == row.plan ? "超承诺" : "超计划";
    if (row.step->kind == StepKind::milestone) return "超计划";
    return row.step->promised ? "超承诺" : row.step->legal ? "超法定" : "超计划";
}

std::optional<MainLine> main_line(const State& state, const ProjectOutlook& outlook, Date day, std::string_view step) {
    if (outlook.plan == nullptr) return std::nullopt;
    const PlanVersion& baseline = *state.plans_of(outlook.project->code).baseline();
    const StepOutlook* wanted = step.empty() ? nullptr : outlook.find(step);
    const auto node = wanted == nullptr ? next_node(outlook, baseline) : node_of_step(outlook, baseline, *wanted);
    if (!node) return std::nullopt;
    const StepChain chain = chain_to(outlook, *node->step, day);
    if (chain.steps.empty()) return std::nullopt;
    return Line{state, outlook, day, *node}.build(chain);
}

}  // namespace zb
