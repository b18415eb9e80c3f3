// SPDX-License-Identifier: Apache-2.0
// Tables of steps.
#include "report/step_view.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/item_words.h"

namespace zb {

namespace {

Cell left_cell(const StepToday& today) {
    if (today.overdue > 0 && in_hand(today.state)) return Cell{std::int64_t{-today.overdue}, fmt::format("超 {}", today.overdue)};
    const bool running = today.state == StepState::accepted || today.state == StepState::filed;
    if (!running || (!today.due && !today.intake_due)) return Cell{};
    return today.left == 0 ? Cell{std::int64_t{0}, "今日到期"} : Cell{std::int64_t{today.left}, fmt::format("剩 {}", today.left)};
}

Row step_row(const ProjectOutlook& project, const StepOutlook& step) {
    const PlannedStep& planned = *step.planned;
    const StepToday& today = step.today;
    const Attempt* attempt = step.attempt;
    const std::string state{label(today.state, planned.kind)};
    return {project.project->code,
            planned.step,
            planned.short_name,
            planned.stage,
            planned.department,
            planned.responsible,
            Cell{std::string{key(today.state)}, today.deemed ? state + "（视为受理）" : state},
            attempt == nullptr ? std::nullopt : attempt->filed,
            today.accepted,
            attempt == nullptr ? std::nullopt : attempt->decided,
            planned.promised,
            today.due,
            today.legal_due,
            left_cell(today),
            lamp_cell(today.lamp),
            planned.finish,
            step.forecast};
}

Table facts_table(const ProjectOutlook& project, const StepOutlook& step) {
    Table table;
    table.columns = {{"item", "项"}, {"value", "内容"}};
    const PlannedStep& planned = *step.planned;
    const StepToday& today = step.today;
    const auto add = [&](std::string_view item, Cell value) { table.rows.push_back({Cell{item}, std::move(value)}); };
    add("项目", fmt::format("{} {}", project.project->code, project.project->name));
    add("责任部门", planned.department);
    add("责任人", planned.responsible);
    add("状态", Cell{std::string{key(today.state)}, std::string{label(today.state, planned.kind)}});
    add("灯", lamp_cell(today.lamp));
    if (planned.promised) add("承诺时限", fmt::format("{} {}", *planned.promised, label(planned.unit)));
    if (planned.legal)
        add("法定时限", fmt::format("{} {}（{}）", *planned.legal, label(planned.unit), planned.legal_basis.value_or("依据未注明")));
    add("承诺到期", today.due);
    add("法定到期", today.legal_due);
    add("现行计划办结", planned.finish);
    add("预计", step.forecast);
    if (today.deemed) add("视为受理", fmt::format("收件后五个工作日内未答复，自收件日起视为受理（行政许可法第三十二条）"));
    std::vector<std::string> papers;
    for (const auto& paper : planned.materials) papers.push_back(paper.name + (paper.minor ? "（次要，可容缺）" : ""));
    if (!papers.empty()) add("申请材料", join(papers, "；"));
    return table;
}

Table history_table(const Attempt& attempt) {
    Table table;
    table.columns = {{"entry", "条目", Align::right}, {"on", "日期"}, {"move", "经过"}, {"by", "经办"}, {"note", "说明"}};
    for (const Moved& moved : attempt.moves)
        table.rows.push_back(
            {moved.seq, moved.on, Cell{std::string{key(moved.move)}, std::string{label(moved.move)}}, moved.by, moved.note});
    if (attempt.opening)
        table.rows.insert(table.rows.begin(), {attempt.seq, attempt.opening_from, Cell{std::string{"open"}, "期初转入"}, Cell{},
                                               Cell{fmt::format("受理 {}，办结 {}", attempt.accepted ? iso(*attempt.accepted) : "-",
                                                                attempt.decided ? iso(*attempt.decided) : "-")}});
    return table;
}

Table owed_table(const Attempt& attempt) {
    Table table;
    table.columns = {{"material", "容缺材料"}, {"due", "补齐期限"}, {"promise", "承诺书"}, {"received", "补齐日"}};
    for (const Owed& owed : attempt.owed) table.rows.push_back({owed.material, owed.due, owed.promise, owed.received});
    return table;
}

Table replies_table(const Attempt& attempt) {
    Table table;
    table.columns = {{"entry", "条目", Align::right}, {"on", "日期"},      {"by", "答复人"},
                     {"reason", "滞后原因"},          {"measure", "措施"}, {"expected", "预计办结"}};
    for (const Reply& reply : attempt.replies)
        table.rows.push_back({reply.seq, reply.on, reply.by, reply.reason, reply.measure, reply.expected});
    return table;
}

std::string next_moves(const StepOutlook& step) {
    std::vector<std::string> moves;
    const bool held = step.attempt != nullptr && step.attempt->open_hold() != nullptr;
    // 第四十二条 allows one extension, of a legal limit.
    const bool extendable = step.today.legal_due && step.attempt != nullptr && !step.attempt->extension;
    for (const Transition& row : possible_moves(step.today.state, step.planned->kind)) {
        if (row.move == (held ? StepMove::hold : StepMove::release)) continue;
        if (row.move == StepMove::extend && !extendable) continue;
        const std::string law = row.law.empty() ? "" : fmt::format("（{}）", row.law);
        moves.push_back(std::string{label(row.move)} + law);
    }
    return moves.empty() ? "没有下一步。" : join(moves, "、") + "。";
}

}  // namespace

Table steps_table(const std::vector<ProjectOutlook>& projects) {
    Table table;
    table.columns = {{"project", "项目"},
                     {"step", "键"},
                     {"name", "事项"},
                     {"stage", "阶段"},
                     {"department", "部门"},
                     {"responsible", "责任人"},
                     {"state", "状态"},
                     {"filed", "收件", Align::left, DateForm::month_day},
                     {"accepted", "受理", Align::left, DateForm::month_day},
                     {"decided", "办结", Align::left, DateForm::month_day},
                     {"promised", "承诺", Align::right},
                     {"due", "到期", Align::left, DateForm::month_day},
                     {"legal_due", "法定到期", Align::left, DateForm::month_day},
                     {"left", "剩/超", Align::right},
                     {"lamp", "灯"},
                     {"planned", "计划", Align::left, DateForm::month_day},
                     {"forecast", "预计", Align::left, DateForm::month_day}};
    for (const ProjectOutlook& project : projects)
        for (const StepOutlook& step : project.steps) table.rows.push_back(step_row(project, step));
    return table;
}

Document step_document(const ProjectOutlook& project, const StepOutlook& step, const Basis& basis) {
    Document document;
    document.report = "step";
    document.titles = {step.planned->name};
    document.basis = basis;
    document.sections.push_back({"facts", "", 1, {}, {facts_table(project, step)}});
    if (step.attempt != nullptr) {
        document.sections.push_back({"history", "经过", 1, {}, {history_table(*step.attempt)}});
        if (!step.attempt->owed.empty()) document.sections.push_back({"owed", "容缺待补", 1, {}, {owed_table(*step.attempt)}});
    }
    if (step.attempt != nullptr && !step.attempt->replies.empty())
        document.sections.push_back({"replies", "责任部门答复", 1, {}, {replies_table(*step.attempt)}});
    document.sections.push_back({"next", "可以往下走", 1, {}, {Paragraph{next_moves(step)}}});
    document.notes = {fmt::format("截至 {}，台账第 {} 条", iso(basis.as_of), basis.seq)};
    return document;
}

}  // namespace zb
