// SPDX-License-Identifier: Apache-2.0
// zb-solve/1, zb-compress/1, zb-forecast/1: their keys in the order of schemas/.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "exchange/plans/moments.h"

namespace zb {

namespace {

class PlanWriter : public JsonWriter {
public:
    explicit PlanWriter(TimeAxis axis) : axis_(axis) {}

    void moment(std::string_view name, std::optional<Date> value) {
        key(name);
        if (!value) return null();
        if (axis_ == TimeAxis::periods) return integer(value->days());
        text(iso(*value));
    }
    void count(std::string_view name, std::optional<int> value) {
        key(name);
        if (!value) return null();
        integer(*value);
    }
    void word(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    // Six decimals: what differs from one machine's mathematics to another's lies far behind them.
    void real(std::string_view name, std::optional<double> value) {
        key(name);
        if (!value) return null();
        const double rounded = std::round(*value * 1e6) / 1e6;
        raw(rounded == std::floor(rounded) ? fmt::format("{:.0f}", rounded) : fmt::format("{}", rounded));
    }
    void texts(std::string_view name, const std::vector<std::string>& values) {
        key(name);
        begin_array();
        for (const std::string& value : values) text(value);
        end_array();
    }

private:
    TimeAxis axis_;
};

// ---- zb-solve/1 ----

// Dates of a year without a notice may still move.
void write_tentative(PlanWriter& json, const SolvedPlan& solved, const StepMoments& moments) {
    const std::vector<int>& years = solved.solution.tentative_years;
    const auto tentative = [&](Date day) { return std::find(years.begin(), years.end(), day.year()) != years.end(); };
    std::vector<std::string> names;
    const std::pair<const char*, Date> all[] = {{"start", moments.start}, {"finish", moments.finish}, {"es", moments.es},
                                                {"ef", moments.ef},       {"ls", moments.ls},         {"lf", moments.lf}};
    for (const auto& [name, day] : all) {
        if (tentative(day)) names.emplace_back(name);
    }
    if (!names.empty()) json.texts("tentative", names);
}

// How much of the statutory limit is used by the data date, or by the finish: pauses use none of it.
void write_limit(PlanWriter& json, const SolvedPlan& solved, std::size_t step, const Calendar& days) {
    const Activity& activity = solved.plan.network.activities[step];
    const std::vector<Interruption>& pauses = solved.plan.network.pauses;
    const auto own = [&](const Interruption& pause) { return pause.activity == static_cast<ActivityIndex>(step); };
    const bool paused = std::any_of(pauses.begin(), pauses.end(), own);
    if (!solved.plan.steps[step].counted || activity.duration == 0 || (!paused && !activity.actual_start)) return;
    const Date finish = activity.actual_finish.value_or(solved.window(step).early_finish);
    const Date by = std::min(finish, solved.plan.network.status_date.value_or(finish));
    json.count("limit", activity.duration);
    const Date first = activity.actual_start.value_or(solved.solution.windows[step].early_start);
    json.count("limit_used", days_used(solved.plan.network, step, first, by, calendar_of(solved.plan, days)));
}

void write_step(PlanWriter& json, const SolvedPlan& solved, std::size_t step, const Calendar& days) {
    const StepMoments moments = moments_of(solved, step);
    const Window& window = solved.window(step);
    const bool known = !solved.undetermined[step];
    // Late dates hang on the end, which an open pause leaves open unless a target sets it.
    const bool late_known = known && (solved.has_end() || solved.plan.network.target);
    const auto if_so = [](bool so, Date moment) { return so ? std::optional<Date>{moment} : std::nullopt; };
    const bool backward = solved.plan.direction == Direction::backward;
    json.begin_object();
    json.word("id", solved.plan.steps[step].id);
    json.moment("start", if_so(backward ? late_known : known, moments.start));
    json.moment("finish", if_so(backward ? late_known : known, moments.finish));
    json.moment("es", if_so(known, moments.es));
    json.moment("ef", if_so(known, moments.ef));
    json.moment("ls", if_so(late_known, moments.ls));
    json.moment("lf", if_so(late_known, moments.lf));
    json.count("slack", late_known ? std::optional<int>{window.slack} : std::nullopt);
    json.count("free", late_known ? std::optional<int>{window.free_slack} : std::nullopt);
    json.key("driver");
    if (const std::optional<Driver> driver = driver_of(solved, step)) {
        json.begin_object();
        json.word("id", driver->id);
        json.word("type", driver->type);
        json.end_object();
    } else {
        json.null();
    }
    if (solved.within) {
        const std::optional<std::size_t> holder = solved.within->waited_for[step];
        json.key("waited_for");
        holder ? json.text(solved.plan.steps[*holder].id) : json.null();
    }
    if (const int overrun = solved.solution.windows[step].overrun; overrun > 0) json.count("overrun", overrun);
    write_limit(json, solved, step, days);
    write_tentative(json, solved, moments);
    json.end_object();
}

void write_compress(PlanWriter& json, const SolvedPlan& solved, const Compression& compression) {
    json.key("compress");
    json.begin_object();
    json.key("steps");
    json.begin_array();
    for (const CutStep& step : compression.steps) {
        json.begin_object();
        json.key("cut");
        json.begin_array();
        for (const Cut& cut : step.cuts) {
            json.begin_object();
            json.word("id", solved.plan.steps[cut.activity].id);
            json.count("days", cut.days);
            json.end_object();
        }
        json.end_array();
        json.count("gain", step.gain);
        json.count("cumulative", step.cumulative);
        json.end_object();
    }
    json.end_array();
    json.key("reachable");
    json.boolean(compression.still_short == 0);
    json.count("days_remain", compression.still_short);
    json.end_object();
}

// Each warning is an object with one key: what it is about.
void write_warnings(PlanWriter& json, const SolvedPlan& solved, const Calendar& days) {
    json.key("warnings");
    json.begin_array();
    if (!solved.solution.tentative_years.empty()) {
        json.begin_object();
        json.key("calendar_incomplete");
        json.begin_array();
        for (const int year : solved.solution.tentative_years) json.integer(year);
        json.end_array();
        json.end_object();
    }
    const auto warn = [&](std::string_view about, const std::vector<std::string>& which) {
        if (which.empty()) return;
        json.begin_object();
        json.texts(about, which);
        json.end_object();
    };
    warn("out_of_sequence", out_of_sequence(solved));
    warn("undetermined_from", undetermined_from(solved));
    warn("deadline_missed", missed_deadlines(solved, days));
    warn("unknown_keys", solved.plan.unknown_keys);
    json.end_array();
}

}  // namespace

std::string solve_json(const SolvedPlan& solved, const Calendar& days) {
    const PlanSpan span = span_of(solved, days);
    const bool known = solved.has_end();
    PlanWriter json{solved.plan.axis};
    json.begin_object();
    json.word("format", "zb-solve/1");
    json.word("name", solved.plan.name);
    json.count("makespan", known ? std::optional<int>{span.makespan} : std::nullopt);
    json.count("short_by", known ? std::optional<int>{solved.solution.short_by} : std::nullopt);
    json.texts("critical", known ? critical_ids(solved) : std::vector<std::string>{});
    json.moment("start", span.start);
    json.moment("finish", known ? std::optional<Date>{span.finish} : std::nullopt);
    json.key("steps");
    json.begin_array();
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) write_step(json, solved, i, days);
    json.end_array();
    write_warnings(json, solved, days);
    if (solved.misses_target()) {
        json.moment("latest_start_needed", latest_start_needed(solved));
        // Cuts are reckoned by links alone.
        if (!solved.within) write_compress(json, solved, compress_plan(solved, days));
    }
    json.end_object();
    return json.take_visible();
}

std::string compress_json(const SolvedPlan& solved, const Compression& compression, const Calendar& days) {
    PlanWriter json{solved.plan.axis};
    json.begin_object();
    json.word("format", "zb-compress/1");
    json.count("makespan", span_of(solved, days).makespan);
    json.count("short_by", solved.solution.short_by);
    json.moment("floor", compression.floor);
    json.count("min_cut", compression.min_cut ? std::optional<int>{compression.min_cut->days} : std::nullopt);
    json.key("steps");
    json.begin_array();
    for (const std::size_t step : ranked(solved, compression)) {
        json.begin_object();
        json.word("id", solved.plan.steps[step].id);
        json.count("gain", compression.gains[step]);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take_visible();
}

std::string forecast_json(const SolvedPlan& solved, const Simulation& simulation, const Calendar& days) {
    const ForecastFigures figures = figures_of(solved, simulation, days);
    PlanWriter json{solved.plan.axis};
    json.begin_object();
    json.word("format", "zb-forecast/1");
    json.count("runs", static_cast<int>(simulation.finishes.size()));
    json.real("mean", figures.mean);
    const auto percentile = [&](std::string_view name, double value) {
        if (solved.plan.axis == TimeAxis::periods) return json.real(name, value);
        json.moment(name, Date::from_days(static_cast<std::int32_t>(value)));
    };
    percentile("p50", figures.p50);
    percentile("p80", figures.p80);
    json.real("p_target", figures.p_target);
    json.key("steps");
    json.begin_array();
    for (std::size_t i = 0; i < solved.plan.steps.size(); ++i) {
        json.begin_object();
        json.word("id", solved.plan.steps[i].id);
        json.real("criticality", simulation.critical_runs[i] / static_cast<double>(simulation.finishes.size()));
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.take_visible();
}

}  // namespace zb
