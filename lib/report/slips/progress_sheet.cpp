// SPDX-License-Identifier: Apache-2.0
// 进展告知单: where an enterprise's projects stand, and what it is asked to do.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "plan/planned_step.h"
#include "report/card/time.h"
#include "report/slips/letter.h"
#include "report/slips/slips.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/owners.h"
#include "report/words/page.h"
#include "report/words/progress.h"

namespace zb {

namespace {

std::string used_text(const StepToday& today) {
    if (today.state == StepState::paused) return "停表";
    if (today.intake_past) return unanswered_words(today);
    if (today.past) return past_words(today.overdue, fmt::format("超 {} 个工作日", today.overdue));
    if (!today.due && !today.intake_due) return "-";
    return today.left == 0 ? "今日到期" : fmt::format("剩 {} 个工作日", today.left);
}

std::optional<Date> till(const StepToday& today) { return today.state == StepState::filed ? today.intake_due : today.due; }

std::string status(const StepOutlook& step) {
    std::string text{label(step.today.state, step.planned->kind)};
    if (step.today.deemed) text += "（视为受理）";
    if (step.attempt->open_pause() != nullptr)
        text += fmt::format("（{}，告知至 {}）", step.attempt->open_pause()->procedure, month_day(*step.today.announced_end));
    return text;
}

bool at_enterprise(const StepOutlook& step) { return owner_of(*step.planned).kind == Owner::Kind::enterprise; }

Section with_departments(const State& state, const ProjectOutlook& project) {
    Table table;
    table.columns = {{"step", "事项"},
                     {"who", "办理部门·责任人"},
                     {"state", "状态"},
                     {"accepted", "受理日", Align::centre, DateForm::month_day},
                     {"till", "到期日", Align::centre, DateForm::month_day},
                     {"days", "剩余"}};
    for (const StepOutlook* step : project.in_hand()) {
        if (step->today.state == StepState::correcting || at_enterprise(*step)) continue;
        table.rows.push_back(
            {Cell{step->planned->step, step->planned->short_name},
             unit_and_person(short_department(state, step->planned->department), responsible_words(state, project, *step), "·"),
             status(*step), step->today.accepted, till(step->today), used_text(step->today)});
    }
    Section section{"departments." + project.project->code, "正在部门办理"};
    if (table.rows.empty())
        section.blocks.emplace_back(Paragraph{"没有正在部门办理的事项。"});
    else
        section.blocks.emplace_back(std::move(table));
    return section;
}

struct Asked {
    const StepOutlook* step;
    std::string what;
    std::optional<Date> till;
    bool planned = false;  // the plan's day, no term that runs
};

// 11-25, 计划 11-25; a day that has passed says so.
Cell till_cell(const Asked& asked, Date day) {
    if (!asked.till) return {};
    const std::string_view past = *asked.till < day ? "（已过）" : "";
    return Cell{*asked.till, fmt::format("{}{}{}", asked.planned ? "计划 " : "", month_day(*asked.till), past)};
}

std::string last_note(const Attempt& attempt, StepMove move) {
    for (auto moved = attempt.moves.rbegin(); moved != attempt.moves.rend(); ++moved) {
        if (moved->move == move) return moved->note.value_or("");
    }
    return {};
}

bool ready_to_file(const ProjectOutlook& project, const StepOutlook& step) {
    const bool task_of_bureau = step.planned->kind == StepKind::enterprise && !at_enterprise(step);  // 招拍挂: nothing is filed
    if (step.today.state != StepState::planned || step.planned->kind == StepKind::milestone || step.planned->special_procedure() ||
        task_of_bureau)
        return false;
    return std::all_of(step.planned->depends_on.begin(), step.planned->depends_on.end(), [&](const std::string& key) {
        const StepOutlook* before = project.find(key);
        return before == nullptr || before->done;
    });
}

std::string papers_text(const PlannedStep& step) {
    std::vector<std::string> papers;
    for (const PlannedStep::Paper& paper : step.materials) papers.push_back(paper.name + (paper.minor ? "（可容缺）" : ""));
    return papers.empty() ? "" : "；材料：" + join(papers, "、");
}

std::vector<Asked> asked_of(const ProjectOutlook& project, const StepOutlook& step, const Calendar& calendar) {
    std::vector<Asked> asked;
    const Attempt* attempt = step.attempt;
    if (step.today.state == StepState::correcting) {
        const std::string reason = last_note(*attempt, StepMove::return_);
        asked.push_back({&step,
                         fmt::format("一次补齐后重新报送（{} 告知{}）", month_day(*attempt->returned), reason.empty() ? "" : "：" + reason),
                         {}});
    }
    if (attempt != nullptr && in_hand(step.today.state) && attempt->open_hold() != nullptr)
        asked.push_back({&step, "挂起中，时限照走：" + attempt->open_hold()->note, step.today.due});
    if (attempt != nullptr) {
        for (const Owed* owed : attempt->still_owed())
            asked.push_back({&step, fmt::format("补齐容缺材料：{}（补齐前不能发证）", owed->material), owed->due});
    }
    if (at_enterprise(step) && in_hand(step.today.state)) asked.push_back({&step, "贵单位自办，进行中", step.planned->finish, true});
    const bool next = project.node_step == step.planned->step && step.today.state == StepState::planned;
    if (!ready_to_file(project, step)) {
        if (next)
            asked.push_back(
                {&step, "前置办结后即可申报，请提前备齐" + papers_text(*step.planned), planned_acceptance(*step.planned, calendar), true});
        return asked;
    }
    const std::string_view act = at_enterprise(step) ? "前置已办妥，请启动" : "前置已办妥，可以申报";
    asked.push_back({&step, std::string{act} + papers_text(*step.planned), planned_acceptance(*step.planned, calendar), true});
    return asked;
}

Section with_enterprise(const ProjectOutlook& project, Date day, const Calendar& calendar) {
    Table table;
    table.columns = {{"step", "事项"}, {"what", "请贵单位"}, {"till", "期限", Align::centre, DateForm::month_day}};
    for (const StepOutlook& step : project.steps) {
        for (const Asked& asked : asked_of(project, step, calendar))
            table.rows.push_back({Cell{step.planned->step, step.planned->short_name}, asked.what, till_cell(asked, day)});
    }
    Section section{"asked." + project.project->code, "请贵单位办理"};
    if (table.rows.empty())
        section.blocks.emplace_back(Paragraph{"目前没有需要贵单位办理的事。"});
    else
        section.blocks.emplace_back(std::move(table));
    return section;
}

Section head_of(const State& state, const ProjectOutlook& project, Date day) {
    Section section{"project." + project.project->code, fmt::format("{} {}", project.project->code, project.project->name)};
    std::vector<std::string> done;
    for (const StepOutlook& step : project.steps) {
        const bool decided = step.attempt != nullptr && step.attempt->decided && !step.forecast;
        if (decided) done.push_back(fmt::format("{}（{}）", step.planned->short_name, month_day(*step.attempt->decided)));
    }
    section.figures = {{"done", static_cast<std::int64_t>(done.size())},
                       {"steps", static_cast<std::int64_t>(project.steps.size())},
                       {"node_forecast", Cell{project.node_forecast}.value}};
    if (project.plan == nullptr) {
        section.blocks.emplace_back(Paragraph{"审批方案还没有审定，审定后告知。"});
        return section;
    }
    std::string next =
        project.node_name.empty() ? "审批事项已全部办结。" : fmt::format("阶段：{}；下一节点：{}", project.stage, project.node_name);
    if (project.node_forecast) next += fmt::format("，预计 {}", iso(*project.node_forecast));
    if (!project.node_name.empty()) next += "。";
    section.blocks.emplace_back(Paragraph{next});
    section.blocks.emplace_back(Paragraph{progress_text(project) + "。", "进度："});
    for (const Missed& missed : missed_of(project, state.origin.calendar()))
        section.blocks.emplace_back(Paragraph{missed_text(missed) + "。", ""});
    const std::string who = specialists_words(state, *project.project, day);
    section.blocks.emplace_back(Paragraph{(who.empty() ? "未指定，请与专班办公室联系" : who) + "。", "服务专员："});
    section.blocks.emplace_back(
        Paragraph{done.empty() ? "无。" : fmt::format("{} 项（方案共 {} 项）：{}。", done.size(), project.steps.size(), join(done, "、")),
                  "已办结："});
    return section;
}

}  // namespace

Document progress_sheet(const State& state, const EnterpriseProjects& enterprise, Date day, const Basis& basis) {
    Document sheet;
    sheet.report = "progress";
    sheet.titles = {"项目审批进展告知单", enterprise.name, chinese(day)};
    sheet.letterhead = letterhead(state, day);
    sheet.wide_paper = wide_paper(state, day);
    sheet.basis = basis;
    for (const ProjectOutlook& project : enterprise.projects) {
        sheet.sections.push_back(head_of(state, project, day));
        if (project.plan == nullptr) continue;
        sheet.sections.push_back(with_departments(state, project));
        sheet.sections.push_back(with_enterprise(project, day, state.origin.calendar()));
    }
    std::vector<const Project*> projects;
    for (const ProjectOutlook& project : enterprise.projects) projects.push_back(project.project);
    sheet.sections.push_back(signature_section(state, projects, day));
    sheet.notes = {"剩余、超期均为工作日，剩余不含当天；时限为承诺时限。补正和贵单位准备材料的时间不计入部门用时。",
                   basis_words(basis) + "。"};
    return sheet;
}

}  // namespace zb
