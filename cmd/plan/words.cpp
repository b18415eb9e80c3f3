// SPDX-License-Identifier: Apache-2.0
// The options of plan make: 施工期:300, 开工:2027-03-31, 施工许可:消防设计审查FS+2wd.
#include "cmd/plan/words.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "flow/naming.h"
#include "plan/file.h"

namespace zb::cli {

namespace {

constexpr std::string_view kDropsEnd = "末项:";

class PlanWords {
public:
    PlanWords(const Arguments& args, const Flow& flow, const PlanDays& days) : args_(args), flow_(flow), days_(days) {}

    std::map<std::string, int> days(std::string_view option) const {
        std::map<std::string, int> read;
        for (const std::string& text : args_.texts(option)) {
            const auto [step, rest] = parted(option, text, "天数，天数 0 到 3650", "施工期:300");
            if (rest.empty()) continue;
            once(option, text, read.emplace(step, days_in(option, text, rest)).second);
        }
        return read;
    }

    std::map<std::string, Date> dates(std::string_view option) const {
        std::map<std::string, Date> read;
        for (const std::string& text : args_.texts(option)) {
            const auto [step, rest] = parted(option, text, "日期", "施工许可:2027-03-31");
            if (rest.empty()) continue;
            once(option, text, read.emplace(step, day_in(option, rest)).second);
        }
        return read;
    }

    std::vector<std::pair<std::string, PlannedLink>> links() const {
        std::vector<std::pair<std::string, PlannedLink>> read;
        for (const std::string& text : args_.texts("link")) {
            const auto [step, rest] =
                parted("link", text, "前置事项FS+2wd（FS、SS、FF、SF；wd 工作日，cd 日历日）", "施工许可:消防设计审查FS+2wd");
            if (rest.empty()) continue;
            PlannedLink link = read_link(rest);
            link.step = find_flow_step(flow_, link.step).step_key;
            read.emplace_back(step, std::move(link));
        }
        return read;
    }

    // A day alone is the target of the plan's end; a day with a step is a 目标节点; a step (末项 for the end) without a day drops the
    // target that it has.
    void targets(PlanRequest& request) const {
        for (const std::string& text : args_.texts("target")) {
            if (text.find(':') == std::string::npos) {
                once("target", text, !request.target);
                request.target = day_in("target", text);
                continue;
            }
            if (text == kDropsEnd) {
                request.dropped_targets.emplace_back(kPlanEnd);
                continue;
            }
            const auto [step, rest] = parted("target", text, "日期", "开工:2027-03-31");
            const std::string& key = step;
            if (rest.empty()) {
                request.dropped_targets.push_back(key);
                continue;
            }
            once("target", text,
                 std::none_of(request.targets.begin(), request.targets.end(), [&](const PlanTarget& known) { return known.step == key; }));
            request.targets.push_back({step, day_in("target", rest)});
        }
    }

private:
    struct Parted {
        std::string step;  // key
        std::string rest;
    };
    Parted parted(std::string_view option, const std::string& text, std::string_view form, std::string_view example) const {
        const std::size_t colon = text.rfind(':');
        if (colon == std::string::npos || colon == 0) refuse_form(option, text, form, example);
        return {find_flow_step(flow_, text.substr(0, colon)).step_key, text.substr(colon + 1)};
    }

    [[noreturn]] static void refuse_form(std::string_view option, const std::string& text, std::string_view form,
                                         std::string_view example) {
        throw usage_error("option.form", fmt::format("--{} {}：要写成 事项:{}", option, text, form),
                          fmt::format("如 --{} {}", option, example));
    }

    static void once(std::string_view option, const std::string& text, bool first) {
        if (!first) throw usage_error("option.repeated", fmt::format("--{} {}：同一事项写了两次", option, text), "去掉其中一个");
    }

    static int days_in(std::string_view option, const std::string& text, const std::string& digits) {
        constexpr int kMostDays = 3650;
        int days = -1;
        const char* end = digits.data() + digits.size();
        const auto result = std::from_chars(digits.data(), end, days);
        if (result.ec != std::errc{} || result.ptr != end || days < 0 || days > kMostDays)
            throw usage_error("option.form", fmt::format("--{} {}：要写成 事项:天数，天数 0 到 {}", option, text, kMostDays),
                              fmt::format("如 --{} 施工期:300", option));
        return days;
    }

    Date day_in(std::string_view option, const std::string& text) const {
        return read_day(text, fmt::format("--{}", option)).resolve(days_.today, days_.calendar);
    }

    const Arguments& args_;
    const Flow& flow_;
    const PlanDays& days_;
};

}  // namespace

bool sets_target(const Arguments& args) {
    const std::vector<std::string> targets = args.texts("target");
    return std::any_of(targets.begin(), targets.end(), [](const std::string& text) { return !text.ends_with(':'); });
}

PlanRequest read_plan_request(const Arguments& args, const Flow& flow, const PlanDays& days) {
    const PlanWords words{args, flow, days};
    PlanRequest request;
    request.conditions = args.texts("condition");
    request.start = args.has("start") ? args.day("start")->resolve(days.today, days.calendar) : days.on;
    words.targets(request);
    request.backward = sets_target(args) && args.text("direction") != "forward";
    if (const auto word = args.text("until")) request.until = find_flow_step(flow, *word).step_key;
    request.constraints = {words.days("limit"), words.days("min"), words.links(), words.dates("not-before"), words.dates("deadline")};
    request.known_until = days.on;
    if (args.text("logic") == "override") request.logic = Logic::overridden;
    return request;
}

void drop_emptied(const Arguments& args, const Flow& flow, PlanConstraints& kept) {
    constexpr std::pair<std::string_view, ConstraintKind> kKinds[] = {{"limit", ConstraintKind::limit},
                                                                      {"min", ConstraintKind::min_duration},
                                                                      {"link", ConstraintKind::link},
                                                                      {"not-before", ConstraintKind::not_before},
                                                                      {"deadline", ConstraintKind::deadline}};
    for (const auto& [option, kind] : kKinds) {
        for (const std::string& text : args.texts(option)) {
            if (text.ends_with(':')) drop(kept, kind, find_flow_step(flow, text.substr(0, text.size() - 1)));
        }
    }
}

}  // namespace zb::cli
