// SPDX-License-Identifier: Apache-2.0
// 预计, slack and links in sentences.
#include "report/words/expected.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

std::string lag_text(const PlannedLink& link) {
    if (link.lag == 0) return {};
    return fmt::format("{} {} {}", link.lag > 0 ? "后" : "前", link.lag > 0 ? link.lag : -link.lag, label(link.unit));
}

// What an unbegun step waits for: the predecessor expected last.
const StepOutlook* waits_for(const StepInProject& item) {
    const StepOutlook* last = nullptr;
    for (const std::string& key : item.step.planned->depends_on) {
        const StepOutlook* before = item.project.find(key);
        if (before == nullptr || !before->forecast) continue;
        if (last == nullptr || *before->forecast > *last->forecast) last = before;
    }
    return last;
}

// The project's own links and earliest days that still bound the step: 招拍挂办结后 70 个工作日（为办结）.
std::string own_bounds(const StepInProject& item) {
    const PlannedStep& planned = *item.step.planned;
    const bool accepted = in_hand(item.step.today.state);
    std::vector<std::string> bounds;
    for (const PlannedLink& link : planned.links) {
        if (link.bounds(accepted)) bounds.push_back(link_text(item.project.plan->plan.steps, link));
    }
    if (planned.not_before && !accepted) bounds.push_back(fmt::format("不早于 {} 受理", iso(*planned.not_before)));
    return join(bounds, "、");
}

}  // namespace

std::string forecast_sentence(const StepInProject& item) {
    const StepToday& today = item.step.today;
    if (today.state == StepState::filed) return fmt::format("收件后五个工作日，再加{}", limit_of(item.step));
    if (today.state == StepState::correcting) return fmt::format("设下一工作日重新申报，五个工作日，再加{}", limit_of(item.step));
    if (in_hand(today.state)) {
        const bool next_day = item.step.forecast == item.calendar.add(item.day, WorkingDays{1});
        if (today.past && next_day) return "已超期，按下一工作日推算";
        if (today.due == item.step.forecast) return "按到期日";
        const std::string bounds = own_bounds(item);
        return bounds.empty() ? "按停表结束和所含子项推算" : fmt::format("按停表结束、所含子项和搭接（{}）推算", bounds);
    }
    const StepOutlook* before = waits_for(item);
    const std::string after =
        before == nullptr ? "前面的事项都已办结" : fmt::format("等“{}”（预计 {}）", before->planned->short_name, iso(*before->forecast));
    const Date from = before == nullptr ? item.day : *before->forecast;
    const bool at_once = due_date(Attempt{}, from, today.limit, item.step.planned->unit, {}, item.calendar) == item.step.forecast;
    if (const std::string bounds = own_bounds(item); !at_once && !bounds.empty())
        return fmt::format("{}另定：{}；按最晚的推算{}", before == nullptr ? "" : after + "，", bounds,
                           today.limit > 0 ? "，" + limit_of(item.step) : "");
    return today.limit > 0 ? fmt::format("{}，再加{}", after, limit_of(item.step)) : after;
}

std::string slack_sentence(const StepSlack& slack) {
    if (slack.days == 0) return "关键：它晚一天，末项就晚一天";
    if (slack.days > 0) return fmt::format("最迟 {} 办结，不影响末项", iso(slack.latest));
    return fmt::format("关键：方案里的最迟办结限制要它 {} 办结，已差 {} 个工作日", iso(slack.latest), -slack.days);
}

std::string limit_of(const StepOutlook& step) {
    const PlannedStep& planned = *step.planned;
    return fmt::format("{} {} {}", planned.promised ? "承诺" : "法定", step.today.limit, label(planned.unit));
}

std::string link_text(const std::vector<PlannedStep>& steps, const PlannedLink& link) {
    const std::string name = step_names(steps, {link.step}, "");
    const bool milestone = std::any_of(steps.begin(), steps.end(), [&](const PlannedStep& step) {
        return step.step == link.step && step.kind == StepKind::milestone && days_of(step) == 0;
    });
    return fmt::format("{}{}{}{}", name,
                       milestone                ? ""
                       : from_finish(link.type) ? "办结"
                                                : "受理",
                       lag_text(link), to_start(link.type) ? "" : "（为办结）");
}

std::string step_names(const std::vector<PlannedStep>& steps, const std::vector<std::string>& keys, std::string_view separator) {
    std::vector<std::string> names;
    for (const std::string& key : keys) {
        const PlannedStep* step = find_planned(steps, key);
        names.push_back(step == nullptr ? key : step->short_name);
    }
    return join(names, separator);
}

}  // namespace zb
