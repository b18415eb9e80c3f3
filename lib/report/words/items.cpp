// SPDX-License-Identifier: Apache-2.0
// Short names for lists that are read in passing.
#include "report/words/items.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "domain/step/words.h"

namespace zb {

std::string project_label(const Project& project) {
    constexpr std::string_view kProject = "项目";
    std::string_view name = project.name;
    if (name.size() > kProject.size() && name.ends_with(kProject)) name.remove_suffix(kProject.size());
    return fmt::format("{} {}", short_code(project.code), name);
}

std::string count_of_projects(std::size_t count) {
    static constexpr std::array<std::string_view, 10> kNumbers = {"一", "两", "三", "四", "五", "六", "七", "八", "九", "十"};
    if (count == 0 || count > kNumbers.size()) return fmt::format("{} 个项目", count);
    return fmt::format("{}个项目", kNumbers[count - 1]);
}

bool is_critical(const ProjectOutlook& project, const StepOutlook& step) {
    const auto given = [](const PlannedStep& planned) { return planned.main; };
    const std::vector<PlannedStep>& steps = project.plan->plan.steps;
    return std::any_of(steps.begin(), steps.end(), given) ? step.planned->main : step.planned->main_line();
}

std::string plain_name(const PlannedStep& planned) {
    const std::size_t bracket = planned.name.rfind("（");
    const bool at_end = planned.name.ends_with("）") && bracket != std::string::npos && bracket > 0;
    return at_end ? planned.name.substr(0, bracket) : planned.name;
}

std::string item_label(const ProjectOutlook& project, const StepOutlook& step) {
    const std::string& name = step.planned->short_name;
    if (step.planned->utility()) return name + "（公用）";
    return in_hand(step.today.state) && is_critical(project, step) ? name + "（关键）" : name;
}

std::optional<std::string> responsible_of(const Project& project, const PlannedStep& planned) {
    if (planned.responsible) return planned.responsible;
    const auto same = [&](const TeamMember& member) { return member.department == planned.department; };
    const auto member = std::find_if(project.members.rbegin(), project.members.rend(), same);
    return member == project.members.rend() ? std::nullopt : std::optional{member->staff};
}

std::string unit_and_person(const std::string& unit, const std::optional<std::string>& person, std::string_view separator) {
    return person ? fmt::format("{}{}{}", unit, separator, *person) : unit;
}

std::string unit_and_person(const Project& project, const PlannedStep& planned, std::string_view separator) {
    return unit_and_person(planned.department, responsible_of(project, planned), separator);
}

std::string enterprise_of(const Project& project) { return project.details.enterprise.value_or("建设单位"); }

Cell lamp_cell(std::optional<Lamp> lamp) { return lamp ? Cell{std::string{key(*lamp)}, std::string{label(*lamp)}} : Cell{}; }

int days_to(const State& state, Date day, Date due) { return state.origin.calendar().elapsed(day, due).count; }

std::string state_text(const StepOutlook& step) {
    std::string text{label(step.today.state, step.planned->kind)};
    if (step.today.state == StepState::revoked && step.attempt != nullptr) text = revocation(step.attempt->revoked_by).state;
    if (step.today.deemed) text += "（视为受理）";
    // A running one taken over is decided like any other, and judged.
    const Attempt* attempt = step.attempt;
    const bool decided_before = attempt != nullptr && attempt->opening && attempt->decided && attempt->seq_of(StepMove::decide) == 0;
    return decided_before ? text + "（期初）" : text;
}

std::string left_text(const StepToday& today) {
    if (today.state == StepState::paused) return "停表";
    if (today.state == StepState::correcting) return "待补正";
    if (today.state != StepState::accepted && today.state != StepState::filed) return {};
    if (today.intake_past) return unanswered_words(today);
    if (today.past) return over_text(today.overdue);
    if (today.period_over) return "已期满";
    if (!today.due && !today.intake_due) return {};
    return today.left == 0 ? "今日到期" : fmt::format("剩 {}", today.left);
}

std::string left_words(Date day, Date due, const Calendar& calendar) {
    const int left = calendar.elapsed(day, due).count;
    if (day > due) return past_words(-left, fmt::format("逾期 {} 个工作日", -left), "逾期");
    return day == due ? "今日到期" : fmt::format("剩 {} 个工作日", left);
}

}  // namespace zb
