// SPDX-License-Identifier: Apache-2.0
// zb-plan/1: from JSON to a network and what its steps are called.
#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <unordered_map>

#include "base/error.h"
#include "exchange/plans/fields.h"
#include "exchange/plans/plan.h"

namespace zb {

namespace {

constexpr std::array<std::string_view, 13> kPlanKeys = {"format", "name",      "calendar", "direction",   "start",  "target", "status_date",
                                                        "logic",  "resources", "steps",    "description", "source", "note"};
constexpr std::array<std::string_view, 19> kStepKeys = {"id",       "name",         "duration",     "unit",          "end_rule",
                                                        "counted",  "department",   "demand",       "predecessors",  "not_before",
                                                        "deadline", "min_duration", "actual_start", "actual_finish", "remaining",
                                                        "pauses",   "estimate",     "note",         "kind"};
constexpr std::array<std::string_view, 1> kCalendarKeys = {"kind"};
constexpr std::array<std::string_view, 2> kResourceKeys = {"id", "capacity"};
constexpr std::array<std::string_view, 4> kPredecessorKeys = {"id", "type", "lag", "lag_unit"};
constexpr std::array<std::string_view, 5> kPauseKeys = {"from", "to", "open", "assume_days", "reason"};
constexpr std::array<std::string_view, 7> kEstimateKeys = {"dist", "low", "mode", "high", "p50", "sigma", "values"};
constexpr std::array<std::string_view, 4> kUnits = {"wd", "cd", "month", "months"};
constexpr std::array<std::string_view, 4> kLinks = {"FS", "SS", "FF", "SF"};
constexpr std::array<std::string_view, 4> kDistributions = {"triangular", "pert", "lognormal", "history"};

DurationUnit unit_of(std::size_t choice) {
    constexpr std::array<DurationUnit, 4> kMeanings = {DurationUnit::working, DurationUnit::calendar, DurationUnit::month,
                                                       DurationUnit::month};
    return kMeanings[choice];
}

class PlanReader {
public:
    PlanReader(JsonView json, const Calendar& calendar, const PlanOverrides& overrides)
        : fields_(json, ""), calendar_(calendar), overrides_(overrides) {}

    FilePlan read() {
        read_frame();
        const std::vector<JsonView> steps = fields_.list("steps");
        if (steps.empty()) refuse_plan("plan.no_steps", "steps", "没有事项", "steps 里至少写一个事项");
        read_resources();
        for (std::size_t i = 0; i < steps.size(); ++i) read_step(Fields{steps[i], fmt::format("steps[{}]", i)});
        for (std::size_t i = 0; i < steps.size(); ++i) read_links(Fields{steps[i], fmt::format("steps[{}]", i)}, i);
        return std::move(plan_);
    }

private:
    bool periods() const { return plan_.axis == TimeAxis::periods; }

    // ---- Moments: the evening or boundary on which something ends, and the first day or period of what begins ----

    Date parse_moment(std::string_view text, const std::string& where) const {
        if (!periods()) {
            try {
                return Date::parse(text);
            } catch (const Error& error) {
                refuse_plan("date.invalid", where, error.fault().message, error.fault().hint);
            }
        }
        std::int32_t number = 0;
        const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
        if (result.ec != std::errc{} || result.ptr != text.data() + text.size())
            refuse_plan("plan.invalid", where, fmt::format("“{}”不是期数：calendar 为 none 的方案用整数表示时间", text),
                        "写 0、12 这样的整数");
        return Date::from_days(number);
    }

    std::optional<Date> evening(const Fields& fields, std::string_view key) const {
        const std::optional<JsonView> found = fields.find(key);
        if (!found) return std::nullopt;
        if (found->is(JsonView::Kind::text)) return parse_moment(found->text(), fields.place(key));
        if (!periods()) refuse_plan("plan.invalid", fields.place(key), "应为 YYYY-MM-DD 的日期", "calendar 为 none 的方案才用整数表示时间");
        return Date::from_days(*fields.integer(key));
    }

    std::optional<Date> first_day(const Fields& fields, std::string_view key) const { return begun(evening(fields, key)); }

    std::optional<Date> begun(std::optional<Date> moment) const {
        if (moment && periods()) return *moment + kOneDay;
        return moment;
    }

    // ---- The plan's frame ----

    void read_frame() {
        if (const auto format = fields_.text("format"); !format || *format != "zb-plan/1")
            refuse_plan("plan.format", "format", fmt::format("“{}”不是 zb-plan/1", format.value_or("")),
                        "第一个键写 \"format\":\"zb-plan/1\"");
        plan_.name = fields_.text("name").value_or("");
        note_unknown(fields_, kPlanKeys);
        plan_.axis = read_axis();
        read_moments();
        constexpr std::array<std::string_view, 2> kDirections = {"forward", "backward"};
        constexpr std::array<std::string_view, 2> kLogics = {"retained", "override"};
        const bool backward = fields_.choice("direction", kDirections, 0) == 1;
        plan_.direction = overrides_.direction.value_or(backward ? Direction::backward : Direction::forward);
        const bool overridden = fields_.choice("logic", kLogics, 0) == 1;
        plan_.network.logic = overrides_.logic.value_or(overridden ? Logic::overridden : Logic::retained);
    }

    TimeAxis read_axis() {
        constexpr std::array<std::string_view, 2> kKinds = {"cn", "none"};
        const std::optional<JsonView> calendar = fields_.find("calendar");
        if (calendar && calendar->is(JsonView::Kind::text))
            return fields_.choice("calendar", kKinds, 0) == 0 ? TimeAxis::days : TimeAxis::periods;
        if (calendar) {
            const Fields fields{*calendar, "calendar"};
            note_unknown(fields, kCalendarKeys);
            return fields.choice("kind", kKinds, 0) == 0 ? TimeAxis::days : TimeAxis::periods;
        }
        const std::optional<JsonView> start = fields_.find("start");
        return start && start->is(JsonView::Kind::integer) ? TimeAxis::periods : TimeAxis::days;
    }

    void read_moments() {
        const auto given = [&](const std::optional<std::string>& text, std::string_view key) {
            return text ? std::optional<Date>{parse_moment(*text, fmt::format("--{}", key))} : evening(fields_, key);
        };
        plan_.network.target = given(overrides_.target, "target");
        plan_.network.status_date = given(overrides_.status_date, "status_date");
        const std::optional<Date> start = begun(given(overrides_.start, "start"));
        plan_.has_start = start || periods();
        if (!plan_.has_start && !plan_.network.target)
            refuse_plan("plan.no_start", "start", "没有写开始日期，也没有目标日期", "写 \"start\":\"2026-11-24\"，或用 target 倒排");
        plan_.network.start = start.value_or(periods() ? Date::from_days(1) : plan_.network.target.value_or(Date{}));
    }

    void read_resources() {
        const std::vector<JsonView> resources = fields_.list("resources");
        for (std::size_t i = 0; i < resources.size(); ++i) {
            const Fields fields{resources[i], fmt::format("resources[{}]", i)};
            note_unknown(fields, kResourceKeys);
            const std::string id = need(fields, "id");
            if (!resource_.emplace(id, plan_.resource_ids.size()).second)
                refuse_plan("plan.duplicate_id", fields.place("id"), fmt::format("资源 {} 重复", id), "每个资源只写一次");
            const std::optional<int> capacity = fields.integer("capacity");
            if (!capacity || *capacity < 0)
                refuse_plan("plan.invalid", fields.place("capacity"), "应为不小于 0 的整数", "写同时能办的件数");
            plan_.resource_ids.push_back(id);
            plan_.resources.capacities.push_back(*capacity);
        }
    }

    // ---- Steps ----

    static std::string need(const Fields& fields, std::string_view key) {
        const std::optional<std::string> text = fields.text(key);
        if (!text || text->empty()) refuse_plan("plan.invalid", fields.place(key), "没有写", "每一项都要有");
        return *text;
    }

    void read_step(const Fields& fields) {
        const std::size_t index = plan_.steps.size();
        FileStep step;
        step.id = need(fields, "id");
        if (!index_.emplace(step.id, index).second)
            refuse_plan("plan.duplicate_id", fields.place("id"), fmt::format("事项 {} 重复", step.id), "每个事项一个 id");
        step.name = fields.text("name").value_or("");
        step.department = fields.text("department").value_or("");
        step.counted = fields.flag("counted", true);
        step.min_duration = fields.integer("min_duration");
        note_unknown(fields, kStepKeys);
        const Activity activity = read_activity(fields, step.id);
        if (step.min_duration && (*step.min_duration < 0 || *step.min_duration > activity.duration))
            refuse_plan("plan.invalid", fields.place("min_duration"),
                        fmt::format("{} 不在 0 和工期 {} 之间", *step.min_duration, activity.duration), "写最少要几天");
        plan_.network.activities.push_back(activity);
        if (const auto estimate = fields.find("estimate")) step.estimate = read_estimate(Fields{*estimate, fields.place("estimate")});
        read_pauses(fields, index);
        read_demand(fields, step, index);
        plan_.steps.push_back(std::move(step));
    }

    Activity read_activity(const Fields& fields, const std::string& id) const {
        Activity activity;
        const std::optional<int> duration = fields.integer("duration");
        if (!duration) refuse_plan("plan.invalid", fields.place("duration"), "没有写工期", "写天数；里程碑写 0");
        if (*duration < 0)
            refuse_plan("plan.negative_duration", fields.place("duration"), fmt::format("事项 {} 的工期 {} 是负数", id, *duration),
                        "工期写 0 或正整数");
        activity.duration = *duration;
        activity.unit = periods() ? DurationUnit::working : unit_of(fields.choice("unit", kUnits, 0));
        constexpr std::array<std::string_view, 2> kEndRules = {"next_workday", "exact"};
        activity.roll_to_working_day = fields.choice("end_rule", kEndRules, 0) == 0;
        activity.not_before = first_day(fields, "not_before");
        activity.deadline = evening(fields, "deadline");
        activity.actual_start = first_day(fields, "actual_start");
        activity.actual_finish = evening(fields, "actual_finish");
        activity.remaining = fields.integer("remaining");
        check_actuals(fields, activity, id);
        return activity;
    }

    void check_actuals(const Fields& fields, Activity& activity, const std::string& id) const {
        const auto contradict = [&](std::string_view key, const std::string& what) {
            refuse_plan("plan.contradictory_actuals", fields.place(key), fmt::format("事项 {} {}", id, what), "核对实际日期和剩余工期");
        };
        const std::optional<Date>& finish = activity.actual_finish;
        // A period of no length lies on a boundary: it ends where it begins.
        if (periods() && activity.duration == 0 && activity.actual_start) {
            if (finish && *finish + kOneDay < *activity.actual_start) contradict("actual_finish", "实际完成早于实际开始");
            activity.actual_finish = finish.value_or(*activity.actual_start - kOneDay);
            activity.actual_start.reset();
        } else if (finish && activity.actual_start && *finish < *activity.actual_start) {
            contradict("actual_finish", "实际完成早于实际开始");
        }
        if (activity.remaining && *activity.remaining < 0) contradict("remaining", "剩余工期是负数");
        if (activity.remaining && *activity.remaining > 0 && finish) contradict("remaining", "已经完成，却还有剩余工期");
        if (activity.remaining && !activity.actual_start && !finish) contradict("remaining", "还没有开始，却写了剩余工期");
        const std::optional<Date>& status = plan_.network.status_date;
        if (!status) return;
        const auto late = [&](std::string_view key) {
            refuse_plan("plan.actual_after_status", fields.place(key),
                        fmt::format("事项 {} 的实际日期 {} 晚于数据日期 {}", id,
                                    fields.find(key)->is(JsonView::Kind::text) ? std::string{fields.find(key)->text()}
                                                                               : std::to_string(*fields.integer(key)),
                                    moment_text(plan_, *status)),
                        "改数据日期（--status-date）或实际日期");
        };
        if (activity.actual_start && *activity.actual_start > *status) late("actual_start");
        if (finish && *finish > *status) late(fields.find("actual_finish") ? "actual_finish" : "actual_start");
    }

    void read_pauses(const Fields& fields, std::size_t index) {
        std::vector<Interruption> pauses;
        const std::vector<JsonView> list = fields.list("pauses");
        for (std::size_t i = 0; i < list.size(); ++i)
            pauses.push_back(read_pause(Fields{list[i], fmt::format("{}[{}]", fields.place("pauses"), i)}, index));
        std::erase_if(pauses, [](const Interruption& pause) { return pause.to < pause.from; });  // assumed to be over at once
        std::sort(pauses.begin(), pauses.end(), [](const Interruption& a, const Interruption& b) { return a.from < b.from; });
        for (std::size_t i = 1; i < pauses.size(); ++i) {
            if (pauses[i].from <= pauses[i - 1].to)
                refuse_plan("plan.overlapping_pauses", fields.place("pauses"),
                            fmt::format("从 {} 起的停顿与从 {} 起的重叠", moment_text(plan_, pauses[i].from),
                                        moment_text(plan_, pauses[i - 1].from)),
                            "同一天只能停一次，改其中一次的起止");
        }
        plan_.network.pauses.insert(plan_.network.pauses.end(), pauses.begin(), pauses.end());
    }

    Interruption read_pause(const Fields& fields, std::size_t index) {
        note_unknown(fields, kPauseKeys);
        const std::optional<Date> from = first_day(fields, "from");
        if (!from) refuse_plan("plan.invalid", fields.place("from"), "没有写停顿从哪天起", "写 \"from\":\"2026-10-08\"");
        Interruption pause{static_cast<ActivityIndex>(index), *from, *from};
        const std::optional<Date> to = evening(fields, "to");
        const std::optional<int> assumed = fields.integer("assume_days");
        if (to && *to < *from) refuse_plan("plan.invalid_pause", fields.place("to"), "停顿的止日早于起日", "改起止日期");
        if (to) {
            pause.to = *to;
        } else if (!fields.flag("open", false)) {
            refuse_plan("plan.invalid_pause", fields.place("to"), "没有写停顿到哪天止",
                        "还没有止的写 \"open\":true，并用 assume_days 写预计的天数");
        } else if (assumed && *assumed >= 0) {
            pause.to = end_of_assumed(*from, *assumed, plan_.network.activities[index].unit);
        } else {
            plan_.undetermined.push_back(index);
            pause.to = std::max(*from, plan_.network.status_date.value_or(*from));
        }
        return pause;
    }

    // Assumed days are of the kind that the step itself counts.
    Date end_of_assumed(Date from, int days, DurationUnit unit) const {
        if (days > 0 && unit == DurationUnit::working && !periods()) return calendar_.add(from - kOneDay, WorkingDays{days});
        return from + CalendarDays{days - 1};
    }

    void read_demand(const Fields& fields, const FileStep& step, std::size_t index) {
        const auto demand = fields.find("demand");
        if (demand) {
            const Fields amounts{*demand, fields.place("demand")};
            for (const auto& member : demand->members()) {
                const std::string id{member.first};
                const std::optional<int> amount = amounts.integer(id);
                const auto resource = resource_.find(id);
                if (resource == resource_.end())
                    refuse_plan("plan.unknown_resource", amounts.place(id), fmt::format("resources 里没有 {}", id),
                                "在 resources 里写明它能同时办几件");
                if (!amount || *amount < 0) refuse_plan("plan.invalid", amounts.place(id), "应为不小于 0 的整数", "写占用几份");
                plan_.resources.demands.push_back({index, resource->second, *amount});
            }
        }
        const auto own = resource_.find(step.department);
        if (own != resource_.end() && !(demand && demand->find(step.department)))
            plan_.resources.demands.push_back({index, own->second, 1});
    }

    Estimate read_estimate(const Fields& fields) {
        note_unknown(fields, kEstimateKeys);
        Estimate estimate;
        constexpr std::array<EstimateKind, 4> kKinds = {EstimateKind::triangular, EstimateKind::pert, EstimateKind::lognormal,
                                                        EstimateKind::history};
        estimate.kind = kKinds[fields.choice("dist", kDistributions, 0)];
        const auto number = [&](std::string_view key) {
            const std::optional<double> value = fields.number(key);
            if (!value || *value < 0) refuse_plan("plan.invalid_estimate", fields.place(key), "应为不小于 0 的数", "写明分布的参数");
            return *value;
        };
        if (estimate.kind == EstimateKind::history) {
            for (const JsonView value : fields.list("values")) {
                if ((!value.is(JsonView::Kind::integer) && !value.is(JsonView::Kind::real)) || value.real() < 0)
                    refuse_plan("plan.invalid_estimate", fields.place("values"), "应为不小于 0 的数", "写以往各次实际用的天数");
                estimate.values.push_back(value.real());
            }
            if (estimate.values.empty())
                refuse_plan("plan.invalid_estimate", fields.place("values"), "没有以往的天数", "写以往各次实际用的天数");
            return estimate;
        }
        if (estimate.kind == EstimateKind::lognormal) {
            estimate.p50 = number("p50");
            estimate.sigma = number("sigma");
            return estimate;
        }
        estimate.low = number("low");
        estimate.mode = number("mode");
        estimate.high = number("high");
        if (estimate.low > estimate.mode || estimate.mode > estimate.high)
            refuse_plan("plan.invalid_estimate", fields.where(), "要 low ≤ mode ≤ high", "核对三个数的大小");
        return estimate;
    }

    // ---- Links ----

    void read_links(const Fields& fields, std::size_t to) {
        const std::vector<JsonView> predecessors = fields.list("predecessors");
        for (std::size_t i = 0; i < predecessors.size(); ++i) {
            const Fields link{predecessors[i], fmt::format("{}[{}]", fields.place("predecessors"), i)};
            note_unknown(link, kPredecessorKeys);
            const std::string id = need(link, "id");
            const auto from = index_.find(id);
            if (from == index_.end())
                refuse_plan("plan.unknown_predecessor", link.place("id"),
                            fmt::format("事项 {} 的前置 {} 不在方案里", plan_.steps[to].id, id), "改前置的 id，或补上这个事项");
            Link made;
            made.from = static_cast<ActivityIndex>(from->second);
            made.to = static_cast<ActivityIndex>(to);
            made.kind = *link_kind(kLinks[link.choice("type", kLinks, 0)]);
            made.lag = link.integer("lag").value_or(0);
            made.lag_unit = periods() ? DurationUnit::working : unit_of(link.choice("lag_unit", kUnits, 0));
            plan_.network.links.push_back(made);
        }
    }

    void note_unknown(const Fields& fields, std::span<const std::string_view> known) {
        for (std::string& key : fields.others(known)) plan_.unknown_keys.push_back(std::move(key));
    }

    Fields fields_;
    const Calendar& calendar_;
    const PlanOverrides& overrides_;
    FilePlan plan_;
    std::unordered_map<std::string, std::size_t> index_;
    std::unordered_map<std::string, std::size_t> resource_;
};

}  // namespace

FilePlan read_plan(JsonView json, const Calendar& calendar, const PlanOverrides& overrides) {
    return PlanReader{json, calendar, overrides}.read();
}

std::string moment_text(const FilePlan& plan, Date evening) {
    return plan.axis == TimeAxis::days ? iso(evening) : std::to_string(evening.days());
}

}  // namespace zb
