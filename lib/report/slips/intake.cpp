// SPDX-License-Identifier: Apache-2.0
// The papers of a hand-over. They print what was said at the counter, whatever came later.
#include "report/slips/intake.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "report/slips/letter.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

constexpr std::string_view kWindow = "重大项目导办帮办窗口";  // 江海政数〔2021〕14号 四（一）

const PlannedStep* planned_of(const State& state, const Intake& intake, const std::string& step) {
    const PlanVersion* plan = state.plans_of(intake.project).current();
    return plan == nullptr ? nullptr : plan->find(step);
}

std::string name_of(const State& state, const Intake& intake, const std::string& step) {
    const PlannedStep* planned = planned_of(state, intake, step);
    return planned == nullptr ? step : plain_name(*planned);
}

// The last day for accepting, asking for corrections or refusing.
Date answer_by(const State& state, const Intake& intake) {
    const int days = state.origin.setting_number("lamp.intake_limit", intake.on);
    return state.origin.calendar().add(intake.on, WorkingDays{days});
}

Cell count_cell(std::size_t count) { return count == 0 ? Cell{} : Cell{static_cast<std::int64_t>(count)}; }

Section head_section(const State& state, const Intake& intake) {
    const Project& project = state.project(intake.project);
    Section section{"head", ""};
    section.figures = {{"code", intake.code}, {"project", intake.project}, {"on", intake.on}};
    section.blocks.emplace_back(Paragraph{fmt::format("{} {}", project.code, project.name), "项目："});
    section.blocks.emplace_back(Paragraph{enterprise_of(project), "建设单位："});
    const std::string who = intake.by ? fmt::format("{}（{}）", kWindow, *intake.by) : std::string{kWindow};
    section.blocks.emplace_back(Paragraph{who, "收件："});
    return section;
}

Section steps_section(const State& state, const Intake& intake) {
    Table table;
    table.columns = {{"step", "事项"},
                     {"department", "分送部门"},
                     {"came", "收到（份）", Align::right},
                     {"ready", "免交（份）", Align::right},
                     {"missing", "缺主要（份）", Align::right},
                     {"deferrable", "可容缺（份）", Align::right}};
    for (const StepTakenIn& each : intake.steps) {
        table.rows.push_back({Cell{each.step, name_of(state, intake, each.step)}, each.department, count_cell(each.came.size()),
                              count_cell(each.ready.size()), count_cell(each.missing.size()), count_cell(each.deferrable.size())});
    }
    Section section{"steps", fmt::format("一、收件并分送办理的事项（{}项）", intake.steps.size())};
    section.figures = {{"steps", static_cast<std::int64_t>(intake.steps.size())},
                       {"departments", static_cast<std::int64_t>(intake.departments().size())},
                       {"answer_by", answer_by(state, intake)}};
    section.blocks.emplace_back(std::move(table));
    return section;
}

// A line a paper, with every step that it serves.
Table papers_table(const State& state, const Intake& intake, std::vector<std::string> StepTakenIn::*list) {
    Table table;
    table.columns = {{"material", "材料"}, {"serves", "用于"}};
    std::vector<std::string> names;
    for (const StepTakenIn& each : intake.steps) {
        for (const std::string& paper : each.*list)
            if (std::find(names.begin(), names.end(), paper) == names.end()) names.push_back(paper);
    }
    for (const std::string& name : names) {
        std::vector<std::string> serves;
        for (const StepTakenIn& each : intake.steps) {
            const auto& papers = each.*list;
            if (std::find(papers.begin(), papers.end(), name) != papers.end()) serves.push_back(name_of(state, intake, each.step));
        }
        table.rows.push_back({name, join(serves, "、")});
    }
    return table;
}

Section came_section(const State& state, const Intake& intake) {
    Table table = papers_table(state, intake, &StepTakenIn::came);
    Section section{"came", table.rows.empty() ? "二、收到的材料" : fmt::format("二、收到的材料（{}份）", table.rows.size())};
    add_rows(section, std::move(table), "本次没有另交材料。");
    return section;
}

Section ready_section(const State& state, const Intake& intake) {
    Table table = papers_table(state, intake, &StepTakenIn::ready);
    Section section{"ready", table.rows.empty() ? "三、免交的材料"
                                                : fmt::format("三、免交的材料（以前交过或前面事项的结果，{}份）", table.rows.size())};
    add_rows(section, std::move(table), "没有。");
    return section;
}

// 主要申报材料 must be there; 次要的 may be owed on a written promise (广东省优化营商环境条例 第三十二条).
Section missing_section(const State& state, const Intake& intake) {
    Table table;
    table.columns = {{"material", "材料"}, {"step", "事项"}, {"weight", "主次"}, {"how", "怎么办"}};
    for (const StepTakenIn& each : intake.steps) {
        const Cell step{each.step, name_of(state, intake, each.step)};
        for (const std::string& paper : each.missing)
            table.rows.push_back({paper, step, Cell{Value{std::string{"main"}}, "主要"}, "请补交；齐全后受理"});
        for (const std::string& paper : each.deferrable)
            table.rows.push_back(
                {paper, step, Cell{Value{std::string{"minor"}}, "次要"}, "请补交，或书面承诺补齐期限后容缺受理；补齐前不发证"});
    }
    Section section{"missing", table.rows.empty() ? "四、还缺的材料" : fmt::format("四、还缺的材料（{}份）", table.rows.size())};
    add_rows(section, std::move(table), "没有，材料齐全。");
    return section;
}

bool any_permit(const State& state, const Intake& intake) {
    return std::any_of(intake.steps.begin(), intake.steps.end(), [&](const StepTakenIn& each) {
        const PlannedStep* planned = planned_of(state, intake, each.step);
        return planned != nullptr && planned->kind == StepKind::permit;
    });
}

Section promise_section(const State& state, const Intake& intake) {
    Section section{"answer", ""};
    const std::string deemed = any_permit(state, intake) ? "；行政许可事项逾期没有告知的，自收到材料之日起即为受理" : "";
    section.blocks.emplace_back(
        Paragraph{fmt::format("各部门 {} 前告知受理、不予受理，或一次告知需要补正的全部内容（行政许可法第三十二条）{}。",
                              iso(answer_by(state, intake)), deemed)});
    if (intake.note) section.blocks.emplace_back(Paragraph{*intake.note, "备注："});
    return section;
}

std::string names_text(const std::vector<std::string>& names) { return names.empty() ? "-" : join(names, "；"); }

}  // namespace

Document intake_receipt(const State& state, const Intake& intake, const Basis& basis) {
    Document receipt;
    receipt.report = "intake_receipt";
    receipt.titles = {"收件回执", intake.code, chinese(intake.on)};
    receipt.basis = basis;
    receipt.sections = {head_section(state, intake),
                        steps_section(state, intake),
                        came_section(state, intake),
                        ready_section(state, intake),
                        missing_section(state, intake),
                        promise_section(state, intake),
                        signature_section(state, {&state.project(intake.project)}, intake.on)};
    receipt.notes = {fmt::format("收件条目第 {} 条；", intake.seq) + basis_words(basis) + "。"};
    return receipt;
}

Document department_slip(const State& state, const Intake& intake, const std::string& department, const Basis& basis) {
    Document slip;
    slip.report = "intake_slip";
    slip.titles = {"窗口收件分送单", department, fmt::format("{}　{}", intake.code, chinese(intake.on))};
    slip.basis = basis;
    Table table;
    table.columns = {
        {"step", "事项"}, {"came", "随送材料"}, {"ready", "免交、以前已有的"}, {"missing", "缺主要材料"}, {"deferrable", "可容缺"}};
    for (const StepTakenIn& each : intake.steps) {
        if (each.department != department) continue;
        table.rows.push_back({Cell{each.step, name_of(state, intake, each.step)}, names_text(each.came), names_text(each.ready),
                              names_text(each.missing), names_text(each.deferrable)});
    }
    Section steps{"steps", fmt::format("请办理的事项（{}项）", table.rows.size())};
    steps.figures = {{"answer_by", answer_by(state, intake)}};
    steps.blocks.emplace_back(std::move(table));
    steps.blocks.emplace_back(Paragraph{fmt::format(
        "请于 {} 前受理、一次性告知补正或不予受理（行政许可法第三十二条），结果告导办帮办窗口。", iso(answer_by(state, intake)))});
    Section signed_for{"signed_for", ""};
    Table form;
    form.columns = {for_people({"who", "签收人"}), for_people({"day", "签收日"}), for_people({"remark", "备注"})};
    const Cell blank{""};
    form.rows.push_back(Row{{blank, blank, blank}, Reader::people});
    signed_for.blocks.emplace_back(std::move(form));
    slip.sections = {head_section(state, intake), steps, signed_for, signature_section(state, {&state.project(intake.project)}, intake.on)};
    slip.notes = {fmt::format("收件条目第 {} 条；", intake.seq) + basis_words(basis) + "。"};
    return slip;
}

Document intake_sheet(const State& state, Date day, const Basis& basis) {
    Document sheet;
    sheet.report = "intake_sheet";
    sheet.titles = {"窗口收件登记表", chinese(day)};
    sheet.basis = basis;
    Table table;
    table.columns = {{"code", "回执号"},
                     {"project", "项目"},
                     {"step", "事项"},
                     {"department", "分送部门"},
                     {"came", "收到（份）", Align::right},
                     {"missing", "缺主要（份）", Align::right},
                     {"deferrable", "可容缺（份）", Align::right},
                     {"answer_by", "告知期限", Align::centre, DateForm::month_day},
                     {"by", "收件人"},
                     for_people({"signed_for", "部门签收"})};
    std::set<std::string> departments;
    std::int64_t intakes = 0;
    for (const auto& [code, intake] : state.intakes) {
        if (intake.on != day) continue;
        ++intakes;
        const Project& project = state.project(intake.project);
        for (const StepTakenIn& each : intake.steps) {
            departments.insert(each.department);
            table.rows.push_back({code, Cell{project.code, project_label(project)}, Cell{each.step, name_of(state, intake, each.step)},
                                  each.department, count_cell(each.came.size()), count_cell(each.missing.size()),
                                  count_cell(each.deferrable.size()), answer_by(state, intake), intake.by, ""});
        }
    }
    Section section{"intakes", ""};
    section.figures = {{"intakes", intakes},
                       {"steps", static_cast<std::int64_t>(table.rows.size())},
                       {"departments", static_cast<std::int64_t>(departments.size())}};
    if (intakes > 0)
        section.blocks.emplace_back(
            Paragraph{fmt::format("一窗收件 {} 次，分送 {} 个部门办理 {} 项。", intakes, departments.size(), table.rows.size())});
    add_rows(section, std::move(table), "当日没有一窗收件。");
    sheet.sections = {section};
    sheet.notes = {basis_words(basis) + "。"};
    return sheet;
}

}  // namespace zb
