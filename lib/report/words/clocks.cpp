// SPDX-License-Identifier: Apache-2.0
// Words of the smaller clocks.
#include "report/words/clocks.h"

#include <algorithm>
#include <fmt/format.h>

#include "domain/step/words.h"
#include "plan/planned_step.h"

namespace zb {

std::string tentative(Date day, const Calendar& calendar) {
    return calendar.has_notice(day.year()) ? "" : fmt::format("（暂定：{} 年放假通知未发布）", day.year());
}

std::string limit_law(const PlannedStep& planned) {
    if (planned.limit_basis) return *planned.limit_basis;
    return planned.legal_basis.value_or("依据未注明");
}

std::string issue_words(const IssueClock& clock, const LampRules& rules) {
    const std::string limit = fmt::format("作出决定后 {} 个工作日，行政许可法第四十四条", rules.issue_limit);
    if (clock.delivered) {
        const std::string late = clock.past ? "，" + over_text(clock.overdue) : "，按时";
        return fmt::format("已送达，用 {} 个工作日（{}）{}", clock.used, limit, late);
    }
    const std::string raised = clock.escalated ? "，已到提级天数" : "";
    const std::string left = clock.past ? over_text(clock.overdue) + raised : fmt::format("剩 {}", clock.left);
    return fmt::format("{} 前送达（{}）：已用 {}，{}", iso(clock.due), limit, clock.used, left);
}

std::string term_words(const PlannedStep& planned, const CertificateTerm& term, const std::string& use, const Calendar& calendar) {
    const Validity& validity = *planned.validity;
    const std::string aim =
        use.empty() ? fmt::format("有效 {} 个月", validity.months) : fmt::format("{} 个月内到“{}”", validity.months, use);
    std::string words = fmt::format("至 {}{}（{} {}，{}，{}）", iso(term.until), tentative(term.until, calendar), iso(term.from),
                                    starts_at_decision(validity) ? "批准" : "领证", aim, validity.basis);
    if (term.renewals > 0) words += fmt::format("，已延期 {} 次", term.renewals);
    if (term.used) return words + fmt::format("：已于 {} 使用", iso(*term.used));
    if (term.ended()) return words + fmt::format("：已过期 {} 天", -term.left);
    words += fmt::format("：剩 {} 天", term.left);
    const int more = validity.renewals.value_or(0) - term.renewals;
    if (more > 0) words += fmt::format("，还可延期 {} 次，每次不超过 {} 个月", more, validity.renewal_months.value_or(validity.months));
    return words;
}

std::string correction_words(int corrections) {
    if (corrections < 2) return fmt::format("{} 次", corrections);
    return fmt::format("{} 次；法律要求一次告知全部内容（行政许可法第三十二条）", corrections);
}

std::string extension_words(const PlannedStep& planned, const Extension& extension) {
    const std::string_view law = planned.joint ? "行政许可法第四十二条第二款" : "行政许可法第四十二条";
    const std::string reason = extension.reason ? "；理由：" + *extension.reason : "";
    const std::string notified = extension.notified ? fmt::format("，{} 告知申请人", iso(*extension.notified)) : "，未记告知申请人之日";
    return fmt::format("{} 经{}批准延长 {} {}（只顺延法定到期；只能延长一次，{}）{}{}", iso(extension.on), extension.approver,
                       extension.days, label(planned.unit), law, reason, notified);
}

std::string joint_words(const PlannedStep& planned) {
    return fmt::format(
        "统一、联合、集中办理，不超过 45 个工作日；经本级人民政府负责人批准可延长一次，最多 {} 个工作日（行政许可法第四十二条第二款）",
        longest_extension(planned));
}

ClockSays clock_says(const StepToday& today) {
    if (!in_hand(today.state)) return ClockSays::nothing;
    if (today.state == StepState::filed) return ClockSays::intake;
    if (today.state == StepState::correcting) return ClockSays::correcting;
    if (today.state == StepState::paused) {
        if (today.past) return ClockSays::paused_overdue;
        return today.pause_over > 0 ? ClockSays::paused_too_long : ClockSays::paused;
    }
    if (!today.due) return ClockSays::no_limit;
    if (today.period_over) return ClockSays::period_over;
    if (today.past) return ClockSays::overdue;
    return today.lamp == Lamp::yellow ? ClockSays::nearly_due : ClockSays::in_time;
}

int held_days(const Hold& hold, Date day, const Calendar& calendar) {
    return calendar.count(hold.from, std::min(hold.to.value_or(day), day)).count;
}

}  // namespace zb
