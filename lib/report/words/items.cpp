// SPDX-License-Identifier: Apache-2.0
// Short names for lists that are read in passing.
#include "report/words/items.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"

namespace zb {

namespace {

bool is_open(const StepOutlook& step) {
    const StepState state = step.today.state;
    return state != StepState::decided && state != StepState::issued && state != StepState::waived;
}

Cell cell_of(const State& state, const Project& project, const PlannedStep& planned, const std::optional<std::string>& person, Date day) {
    if (!person) return planned.approval_item() ? Cell{Value{}, "未指定", true} : Cell{};
    return Cell{Value{*person}, person_words(state, project, *person, day)};
}

}  // namespace

std::string project_label(const Project& project) {
    constexpr std::string_view kProject = "项目";
    std::string_view name = project.name;
    if (name.size() > kProject.size() && name.ends_with(kProject)) name.remove_suffix(kProject.size());
    return fmt::format("{} {}", project.short_code, name);
}

Cell project_cell(const Project& project) { return {Value{project.code}, project_label(project)}; }

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

std::optional<std::string> responsible_of(const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    const Date day = is_open(step) ? project.day : day_of_responsibility(step.attempt, project.day);
    return responsible_on(state, *project.project, *step.planned, day);
}

std::string person_words(const State& state, const Project& project, const std::string& person, Date day) {
    const Person* known = state.staff.find(person);
    const std::string away = known == nullptr ? "" : away_words(*known, day);
    if (away.empty()) return person;
    const Cover* cover = known->gone_on(day) ? nullptr : stand_in_for(state, project, person, day);
    return fmt::format("{}（{}{}）", person, away, cover == nullptr ? "" : fmt::format("，{} 代班", cover->staff));
}

std::string specialists_words(const State& state, const Project& project, Date day) {
    std::vector<std::string> people;
    for (const std::string& person : project.specialists_on(day)) people.push_back(person_words(state, project, person, day));
    return join(people, "、");
}

std::optional<std::string> responsible_words(const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    const auto person = responsible_of(state, project, step);
    return person && is_open(step) ? person_words(state, *project.project, *person, project.day) : person;
}

Cell responsible_cell(const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    const auto person = responsible_of(state, project, step);
    if (!is_open(step)) return Cell{person};
    return cell_of(state, *project.project, *step.planned, person, project.day);
}

Cell responsible_cell(const State& state, const Project& project, const PlannedStep& row, Date day) {
    return cell_of(state, project, row, row.responsible ? row.responsible : responsible_on(state, project, row, day), day);
}

std::string unit_and_person(const std::string& unit, const std::optional<std::string>& person, std::string_view separator) {
    return person ? fmt::format("{}{}{}", unit, separator, *person) : unit;
}

std::string unit_and_person(const State& state, const ProjectOutlook& project, const StepOutlook& step, std::string_view separator) {
    return unit_and_person(step.planned->department, responsible_words(state, project, step), separator);
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

Cell left_cell(const StepToday& today) {
    if (today.past && in_hand(today.state)) {
        const Value over = today.overdue > 0 ? Value{std::int64_t{-today.overdue}} : Value{};
        return Cell{over, over_text(today.overdue)};
    }
    if (today.intake_past) {
        const Value over = today.intake_overdue > 0 ? Value{std::int64_t{-today.intake_overdue}} : Value{};
        return Cell{over, over_text(today.intake_overdue)};
    }
    if (today.period_over) return Cell{Value{}, "已期满"};
    const bool running = today.state == StepState::accepted || today.state == StepState::filed;
    if (!running || (!today.due && !today.intake_due)) return Cell{};
    return today.left == 0 ? Cell{std::int64_t{0}, "今日到期"} : Cell{std::int64_t{today.left}, fmt::format("剩 {}", today.left)};
}

std::string left_words(Date day, Date due, const Calendar& calendar) {
    const int left = calendar.elapsed(day, due).count;
    if (day > due) return past_words(-left, fmt::format("逾期 {} 个工作日", -left), "逾期");
    return day == due ? "今日到期" : fmt::format("剩 {} 个工作日", left);
}

}  // namespace zb
