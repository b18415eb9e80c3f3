// SPDX-License-Identifier: Apache-2.0
// The project's outlook made twice: as it is, and with what is supposed.
#include "outlook/what_if.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "outlook/network.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

std::string_view word(Supposed::What what) {
    switch (what) {
        case Supposed::What::late: return "--late";
        case Supposed::What::material: return "--material";
        case Supposed::What::finish: return "--finish";
        case Supposed::What::start: return "--start";
    }
    return "";
}

std::string show_hint(const ProjectOutlook& outlook) { return fmt::format("看各事项的进展：zb plan show {}", outlook.project->code); }

// ---- What may be supposed ----

class Question {
public:
    Question(const State& state, const ProjectOutlook& outlook, Date day) : state_(state), outlook_(outlook), day_(day) {}

    Suppositions suppositions(const std::vector<Supposed>& supposed) {
        for (auto one = supposed.begin(); one != supposed.end(); ++one) {
            refuse_second(supposed.begin(), one);
            take(*one);
        }
        return std::move(suppositions_);
    }

private:
    using Each = std::vector<Supposed>::const_iterator;

    const StepOutlook& step_of(const Supposed& one) const { return *outlook_.find(one.step); }
    const std::string& name_of(const Supposed& one) const { return step_of(one).planned->short_name; }

    void refuse_second(Each first, Each one) const {
        for (auto other = first; other != one; ++other) {
            if (other->step != one->step) continue;
            if (other->what == one->what && other->material == one->material)
                throw Error{"what_if.doubled", fmt::format("{} 对“{}”写了两次", word(one->what), name_of(*one)), "留下一个"};
            const auto either = [&](Supposed::What what) { return other->what == what || one->what == what; };
            if (either(Supposed::What::finish) && either(Supposed::What::late))
                throw Error{"what_if.conflict", fmt::format("“{}”既写了 --finish 又写了 --late", name_of(*one)),
                            "办结日和晚几天只能假设一个"};
        }
    }

    void take(const Supposed& one) {
        if (one.what != Supposed::What::late && one.day < day_)
            throw Error{"what_if.past", fmt::format("{} {}:{}：早于推演日 {}", word(one.what), name_of(one), iso(one.day), iso(day_)),
                        fmt::format("写 {} 或以后的日期；从更早的一天推演加 --as-of 日期", iso(day_))};
        Supposition& what = suppositions_[one.step];
        if (one.what == Supposed::What::material) return take_material(one, what);
        refuse_finished(one);
        switch (one.what) {
            case Supposed::What::late:
                what.later = one.days;
                what.later_unit = one.unit;
                break;
            case Supposed::What::finish: what.decided_on = one.day; break;
            case Supposed::What::start: take_start(one, what); break;
            case Supposed::What::material: break;
        }
    }

    void refuse_finished(const Supposed& one) const {
        const StepOutlook& step = step_of(one);
        if (step.forecast) return;
        if (step.attempt != nullptr && step.attempt->decided && step.today.state != StepState::revoked)
            throw Error{"what_if.finished", fmt::format("“{}”已于 {} 办结，日期不会再变", name_of(one), iso(*step.attempt->decided)),
                        show_hint(outlook_)};
        throw Error{"what_if.finished", fmt::format("“{}”{}，推算不出日期", name_of(one), label(step.today.state, step.planned->kind)),
                    show_hint(outlook_)};
    }

    void take_start(const Supposed& one, Supposition& what) const {
        const StepOutlook& step = step_of(one);
        if (in_hand(step.today.state))
            throw Error{"what_if.begun",
                        fmt::format("“{}”已经{}，不能再假设哪天受理", name_of(one), label(step.today.state, step.planned->kind)),
                        fmt::format("假设哪天办结：--finish {}:日期", name_of(one))};
        take_later(what.accepted_from, one.day);
    }

    static void take_later(std::optional<Date>& day, Date other) { day = day ? std::max(*day, other) : other; }

    // Without a main material nothing is accepted; a minor one may be owed, and holds up the certificate.
    void take_material(const Supposed& one, Supposition& what) const {
        const StepOutlook& step = step_of(one);
        if (const Owed* owed = owed_by(step, one.material)) {
            if (owed->received) refuse_in_hand(one, fmt::format("已于 {} 补齐", iso(*owed->received)));
            return take_later(what.released_from, one.day);
        }
        const auto& papers = step.planned->materials;
        const auto paper = std::find_if(papers.begin(), papers.end(), [&](const auto& each) { return each.name == one.material; });
        if (paper == papers.end()) refuse_unknown(one);
        refuse_finished(one);
        if (const Prepared* ready = prepared(one)) refuse_in_hand(one, fmt::format("已于 {} 备齐", iso(ready->on)));
        const bool here = step.today.state != StepState::correcting && in_hand(step.today.state);
        if (here) refuse_in_hand(one, fmt::format("收件时已经交来（事项{}）", label(step.today.state, step.planned->kind)));
        take_later(paper->minor ? what.released_from : what.accepted_from, one.day);
    }

    static const Owed* owed_by(const StepOutlook& step, const std::string& material) {
        if (step.attempt == nullptr) return nullptr;
        const auto& owed = step.attempt->owed;
        const auto found = std::find_if(owed.begin(), owed.end(), [&](const Owed& each) { return each.material == material; });
        return found == owed.end() ? nullptr : &*found;
    }

    const Prepared* prepared(const Supposed& one) const {
        const ProjectSteps& records = state_.steps_of(outlook_.project->code);
        const auto record = records.find(one.step);
        return record == records.end() ? nullptr : record->second.find_prepared(one.material);
    }

    [[noreturn]] void refuse_in_hand(const Supposed& one, std::string_view why) const {
        throw Error{"what_if.in_hand", fmt::format("“{}”的材料“{}”{}，不用再等", name_of(one), one.material, why),
                    fmt::format("看还缺什么：zb material missing {} {}", outlook_.project->code, name_of(one))};
    }

    [[noreturn]] void refuse_unknown(const Supposed& one) const {
        std::vector<std::string> names;
        for (const auto& paper : step_of(one).planned->materials) names.push_back(paper.name);
        if (names.empty())
            throw Error{"what_if.unknown_material", fmt::format("方案里“{}”没有列材料", name_of(one)),
                        fmt::format("假设哪天受理：--start {}:日期", name_of(one))};
        const std::string near = nearest(one.material, names);
        throw Error{"what_if.unknown_material", fmt::format("“{}”没有“{}”这份材料", name_of(one), one.material),
                    with_nearest(near, fmt::format("它的材料：{}", join(names, "、")))};
    }

    const State& state_;
    const ProjectOutlook& outlook_;
    Date day_;
    Suppositions suppositions_ = {};
};

// ---- The answer ----

// The lamp on the evening before the decision, by the same rule as today's.
std::optional<Lamp> lamp_at_decision(const StepOutlook& step, std::optional<Date> accepted, Date decided, const Viewpoint& view) {
    Procedures procedures;
    for (const Stop& stop : step.today.stops) {
        if (!stop.part.empty()) procedures.push_back({step.planned->step, stop});
    }
    const auto today = [&](const Attempt* attempt) {
        return step_today(*step.planned, attempt, procedures, decided, view.calendar, view.rules);
    };
    if (!in_hand(step.today.state)) return std::nullopt;  // what is not filed has no lamp
    if (accepted) {
        Attempt attempt;
        attempt.state = StepState::accepted;
        attempt.accepted = std::min(*accepted, decided);
        return today(&attempt).lamp;
    }
    Attempt attempt = *step.attempt;
    if (const Pause* open = attempt.open_pause()) {
        const Date end = announced_end(*open, view.calendar);
        for (Pause& pause : attempt.pauses) {
            if (!pause.to && end < decided) pause.to = end;
        }
        if (end < decided) attempt.state = StepState::accepted;
    }
    return today(&attempt).lamp;
}

std::string waited_for(const ProjectOutlook& outlook, const PlannedStep& planned) {
    std::vector<std::string> names;
    for (const StepOutlook& step : outlook.steps) {
        const auto& keys = planned.depends_on;
        const bool before = std::find(keys.begin(), keys.end(), step.planned->step) != keys.end() || step.planned->part_of == planned.step;
        if (before && step.forecast) names.push_back(fmt::format("{}（预计 {}）", step.planned->short_name, iso(*step.forecast)));
    }
    return names.empty() ? std::string{"手续"} : join(names, "、");
}

// 公示 and 招拍挂公告 last so long at least.
void refuse_too_early(const ProjectOutlook& outlook, const SupposedStep& step, Date day, const Calendar& calendar) {
    const auto shortest = shortest_of(*step.planned);
    const auto begun = step.accepted_after ? step.accepted_after : outlook.find(step.planned->step)->today.accepted;
    if (!shortest || !begun) return;
    const Date first = first_end(*shortest, step.planned->unit, *begun, calendar);
    if (day >= first) return;
    throw Error{"what_if.impossible",
                fmt::format("“{}”{} 办结不了：{} 开始，最短期间 {} {}（{}），最早 {}", step.planned->short_name, iso(day), iso(*begun),
                            shortest->days, label(step.planned->unit), shortest->basis, iso(first)),
                fmt::format("写 --finish {}:{} 或以后", step.planned->short_name, iso(first))};
}

void refuse_impossible(const ProjectOutlook& outlook, const WhatIf& answer, const std::vector<Supposed>& supposed,
                       const Calendar& calendar) {
    for (const Supposed& one : supposed) {
        if (one.what != Supposed::What::finish && one.what != Supposed::What::start) continue;
        const SupposedStep& step = answer.step(one.step);
        const bool decides = one.what == Supposed::What::finish;
        if (decides) refuse_too_early(outlook, step, one.day, calendar);
        const Date day = decides ? step.after : step.accepted_after.value_or(one.day);
        // Nobody accepts on a rest day: the next working day is meant.
        if (day <= (decides ? one.day : calendar.next_working(one.day))) continue;
        throw Error{"what_if.impossible",
                    fmt::format("“{}”{} {}不了：它要等{}，最早 {}", step.planned->short_name, iso(one.day), decides ? "办结" : "受理",
                                waited_for(outlook, *step.planned), iso(day)),
                    fmt::format("写 {} 或以后的日期，或同时假设前面的事项提早：--finish 前置事项:日期", iso(day))};
    }
}

SupposedNode node(std::string key, std::string name, std::optional<Date> before, std::optional<Date> after, const Calendar& calendar) {
    SupposedNode made;
    made.key = std::move(key);
    made.name = std::move(name);
    made.before = before;
    made.after = after;
    if (before && after) made.days = calendar.elapsed(*before, *after).count;
    return made;
}

void measure(SupposedNode& node, Date target, const Calendar& calendar) {
    node.target = target;
    if (node.after) node.late = calendar.elapsed(calendar.previous_working(target), *node.after).count;
}

const StepOutlook* last_step(const ProjectOutlook& outlook) {
    const StepOutlook* last = nullptr;
    for (const StepOutlook& step : outlook.steps) {
        if (step.forecast && (last == nullptr || *step.forecast > *last->forecast)) last = &step;
    }
    return last;
}

std::vector<SupposedNode> nodes(const ProjectOutlook& before, const ProjectOutlook& after, const Calendar& calendar) {
    std::vector<SupposedNode> found;
    const StepOutlook* last = last_step(before);
    const StepOutlook* last_after = last_step(after);
    if (last == nullptr || last_after == nullptr) return found;
    found.push_back(
        node("end", fmt::format("末项（{}）", last_after->planned->short_name), last->forecast, last_after->forecast, calendar));
    for (const LivingTarget& target : before.targets) {
        if (target.step == kPlanEnd) measure(found.back(), target.date, calendar);
    }
    if (!before.node_name.empty())
        found.push_back(node("node", fmt::format("下一节点（{}）", before.node_name), before.node_forecast, after.node_forecast, calendar));
    for (const LivingTarget& target : before.targets) {
        const StepOutlook* step = before.find(target.step);
        if (step == nullptr) continue;
        found.push_back(node("target:" + target.step, fmt::format("目标（{}）", step->planned->short_name), decided_or_expected(*step),
                             decided_or_expected(*after.find(target.step)), calendar));
        measure(found.back(), target.date, calendar);
    }
    return found;
}

}  // namespace

const SupposedStep& WhatIf::step(std::string_view key) const {
    return *std::find_if(steps.begin(), steps.end(), [&](const SupposedStep& each) { return each.planned->step == key; });
}

bool WhatIf::moves_others() const {
    return std::any_of(steps.begin(), steps.end(), [](const SupposedStep& each) { return !each.asked && each.before != each.after; });
}

WhatIf what_if(const State& state, const ProjectOutlook& before, Date day, const std::vector<Supposed>& supposed) {
    const Calendar& calendar = state.origin.calendar();
    const Viewpoint view{day, calendar, lamp_rules(state.origin, day)};
    const Suppositions suppositions = Question{state, before, day}.suppositions(supposed);
    const ProjectOutlook after = project_outlook(state, before.project->code, day, calendar, suppositions);
    WhatIf answer;
    for (std::size_t i = 0; i < before.steps.size(); ++i) {
        const StepOutlook& step = before.steps[i];
        if (!step.forecast || !step.slack || !after.steps[i].forecast) continue;
        if (!in_ledger_years(*after.steps[i].forecast))
            throw Error{std::string{kOutOfRange}, fmt::format("这样“{}”推算到 2100 年以后", step.planned->short_name),
                        "检查天数是否多写了位数"};
        SupposedStep made;
        made.planned = step.planned;
        made.asked = suppositions.contains(step.planned->step);
        made.before = *step.forecast;
        made.after = *after.steps[i].forecast;
        made.days = calendar.elapsed(made.before, made.after).count;
        made.slack = step.slack->days;
        made.accepted_before = step.acceptance;
        made.accepted_after = after.steps[i].acceptance;
        made.lamp_before = lamp_at_decision(step, made.accepted_before, made.before, view);
        made.lamp_after = lamp_at_decision(step, made.accepted_after, made.after, view);
        answer.steps.push_back(made);
    }
    answer.nodes = nodes(before, after, calendar);
    refuse_impossible(before, answer, supposed, calendar);
    return answer;
}

}  // namespace zb
