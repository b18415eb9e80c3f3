// SPDX-License-Identifier: Apache-2.0
// zb-plan/1: from a network and what its steps are called to JSON; what stands at its default is left out.
#include <algorithm>

#include "base/json.h"
#include "exchange/plans/moments.h"
#include "exchange/plans/plan.h"

namespace zb {

namespace {

void write_text(JsonWriter& json, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    json.key(key);
    json.text(text);
}

void write_day(JsonWriter& json, std::string_view key, const std::optional<Date>& day) {
    if (day) write_text(json, key, iso(*day));
}

void write_number(JsonWriter& json, std::string_view key, int number) {
    json.key(key);
    json.integer(number);
}

void write_predecessors(JsonWriter& json, const FilePlan& plan, std::size_t step) {
    const auto leads_here = [&](const Link& link) { return static_cast<std::size_t>(link.to) == step; };
    if (std::none_of(plan.network.links.begin(), plan.network.links.end(), leads_here)) return;
    json.key("predecessors");
    json.begin_array();
    for (const Link& link : plan.network.links) {
        if (!leads_here(link)) continue;
        json.begin_object();
        write_text(json, "id", plan.steps[static_cast<std::size_t>(link.from)].id);
        write_text(json, "type", key(link.kind));
        if (link.lag != 0) {
            write_number(json, "lag", link.lag);
            write_text(json, "lag_unit", unit_name(link.lag_unit));
        }
        json.end_object();
    }
    json.end_array();
}

void write_pauses(JsonWriter& json, const Network& network, std::size_t step) {
    const auto of_step = [&](const Interruption& pause) { return static_cast<std::size_t>(pause.activity) == step; };
    if (std::none_of(network.pauses.begin(), network.pauses.end(), of_step)) return;
    json.key("pauses");
    json.begin_array();
    for (const Interruption& pause : network.pauses) {
        if (!of_step(pause)) continue;
        json.begin_object();
        write_day(json, "from", pause.from);
        write_day(json, "to", pause.to);
        json.end_object();
    }
    json.end_array();
}

void write_step(JsonWriter& json, const FilePlan& plan, std::size_t index) {
    const FileStep& step = plan.steps[index];
    const Activity& activity = plan.network.activities[index];
    json.begin_object();
    write_text(json, "id", step.id);
    write_text(json, "name", step.name);
    write_number(json, "duration", activity.duration);
    write_text(json, "unit", unit_name(activity.unit));
    if (!activity.roll_to_working_day) write_text(json, "end_rule", "exact");
    if (!step.counted) {
        json.key("counted");
        json.boolean(false);
    }
    write_text(json, "department", step.department);
    if (step.min_duration) write_number(json, "min_duration", *step.min_duration);
    write_day(json, "not_before", activity.not_before);
    write_day(json, "deadline", activity.deadline);
    write_day(json, "actual_start", activity.actual_start);
    write_day(json, "actual_finish", activity.actual_finish);
    if (activity.remaining) write_number(json, "remaining", *activity.remaining);
    write_pauses(json, plan.network, index);
    write_predecessors(json, plan, index);
    json.end_object();
}

}  // namespace

std::string plan_json(const FilePlan& plan) {
    JsonWriter json;
    json.begin_object();
    write_text(json, "format", "zb-plan/1");
    write_text(json, "name", plan.name);
    json.key("calendar");
    json.begin_object();
    write_text(json, "kind", "cn");
    json.end_object();
    write_day(json, "start", plan.network.start);
    write_day(json, "target", plan.network.target);
    write_day(json, "status_date", plan.network.status_date);
    if (plan.network.logic == Logic::overridden) write_text(json, "logic", "override");
    json.key("steps");
    json.begin_array();
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        write_step(json, plan, i);
    }
    json.end_array();
    json.end_object();
    return json.take_visible() + '\n';
}

}  // namespace zb
