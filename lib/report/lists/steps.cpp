// SPDX-License-Identifier: Apache-2.0
// Tables of steps.
#include "report/lists/steps.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "plan/planned_step.h"
#include "report/words/clocks.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/progress.h"

namespace zb {

namespace {

// What an item's page is computed from.
struct StepView {
    const State& state;
    const ProjectOutlook& project;
    const ProjectSteps& steps;
    Date day;
    const Calendar& calendar;
    LampRules rules;
};

Row step_row(const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    const auto reckoned = [&](const std::optional<Date>& day) { return planned_day(day, state.origin.calendar()); };
    const PlannedStep& planned = *step.planned;
    const StepToday& today = step.today;
    const Attempt* attempt = step.attempt;
    const bool revoked = today.state == StepState::revoked && attempt != nullptr;
    const std::string standing{revoked ? revocation(attempt->revoked_by).state : label(today.state, planned.kind)};
    return {project_cell(*project.project),
            planned.step,
            planned.short_name,
            planned.stage,
            planned.department,
            responsible_cell(state, project, step),
            Cell{std::string{key(today.state)}, today.deemed ? standing + "（视为受理）" : standing},
            attempt == nullptr ? std::nullopt : attempt->filed,
            today.accepted,
            attempt == nullptr ? std::nullopt : attempt->decided,
            planned.promised,
            reckoned(today.due),
            reckoned(today.legal_due),
            left_cell(today),
            lamp_cell(today.lamp),
            text_cell(progress_text(step)),
            reckoned(planned.finish),
            reckoned(step.forecast)};
}

// 项 and 内容 of one item; machines find each by its key.
class Facts {
public:
    Facts() { table_.columns = {for_machines({"key", "键"}), {"item", "项"}, {"value", "内容"}}; }
    void add(std::string_view key, std::string_view item, Cell value) { table_.rows.push_back({Cell{key}, Cell{item}, std::move(value)}); }
    Table take() { return std::move(table_); }

private:
    Table table_;
};

void add_limits(Facts& facts, const StepOutlook& step, const Calendar& calendar) {
    const PlannedStep& planned = *step.planned;
    const StepToday& today = step.today;
    const auto dated = [&](const std::optional<Date>& date) {
        return date ? Cell{*date, iso(*date) + tentative(*date, calendar)} : Cell{};
    };
    const auto shortest = shortest_of(planned);
    if (shortest) facts.add("shortest", "最短期间", fmt::format("{} {}（{}）", shortest->days, label(planned.unit), shortest->basis));
    if (planned.promised)
        facts.add("promised", "承诺时限",
                  Cell{std::int64_t{*planned.promised}, fmt::format("{} {}", *planned.promised, label(planned.unit))});
    if (planned.legal && !shortest)
        facts.add("legal", "法定时限", fmt::format("{} {}（{}）", *planned.legal, label(planned.unit), limit_law(planned)));
    // 备案 and its like: what a guide calls 法定 is no law.
    if (!planned.legal && !shortest && planned.approval_item() && planned.legal_basis)
        facts.add("legal", "法定时限", fmt::format("无（{}）", *planned.legal_basis));
    if (planned.limit_basis && planned.legal_basis) facts.add("basis", "依据", *planned.legal_basis);
    if (planned.joint) facts.add("joint", "联合办理", joint_words(planned));
    if (today.state == StepState::filed)
        facts.add("intake", "须告知或受理",
                  fmt::format("{} 前（收件后五个工作日内，{}），{}", iso(*today.intake_due), cited("行政许可法第三十二条", planned.kind),
                              today.intake_past ? unanswered_words(today) : fmt::format("剩 {}", today.left)));
    facts.add("due", "承诺到期", dated(today.due));
    facts.add("legal_due", "法定到期", dated(today.legal_due));
    facts.add("planned", "现行计划办结", dated(step.planned->finish));
    facts.add("forecast", "预计", dated(step.forecast));
}

// What the moves recorded beside their days: why early or in parallel, why not accepted or not approved, the certificate's number.
void add_recorded(Facts& facts, const Attempt& attempt) {
    if (attempt.early) facts.add("early", "提前介入", *attempt.early);
    if (attempt.parallel) facts.add("parallel", "并联办理", *attempt.parallel);
    for (const Moved& moved : attempt.moves) {
        const bool refusal = moved.move == StepMove::refuse || moved.move == StepMove::deny || moved.move == StepMove::revoke;
        if (refusal && moved.note)
            facts.add(fmt::format("{}_reason", key(moved.move)), fmt::format("{}理由", label(moved.move)), *moved.note);
    }
    if (attempt.certificate) facts.add("certificate", "证照文号", *attempt.certificate);
}

// The clocks that few items have: shown only where they run.
void add_other_clocks(Facts& facts, const StepView& view, const StepOutlook& step) {
    if (step.today.deemed)
        facts.add("deemed", "视为受理", fmt::format("收件后五个工作日内未答复，自收件日起视为受理（行政许可法第三十二条）"));
    if (step.attempt == nullptr) return;
    const Attempt& attempt = *step.attempt;
    add_recorded(facts, attempt);
    if (const std::string raised = escalation_words(attempt.escalations, step.today.escalated); !raised.empty())
        facts.add("escalation", "提级", raised);
    if (attempt.corrections > 0)
        facts.add("corrections", "补正", Cell{std::int64_t{attempt.corrections}, correction_words(attempt.corrections)});
    if (attempt.extension) facts.add("extension", "延长审批期限", extension_words(*step.planned, *attempt.extension));
    if (step.today.issue) {
        const std::string lamp = step.today.issue->lamp ? fmt::format("，{}灯", label(*step.today.issue->lamp)) : "";
        facts.add("issue", "发证期限", issue_words(*step.today.issue, view.rules) + lamp);
    }
    const auto term = certificate_term(*step.planned, view.steps, view.day, view.calendar, view.rules);
    if (!term) return;
    const auto& used_by = step.planned->validity->used_by;
    const StepOutlook* use = used_by ? view.project.find(*used_by) : nullptr;
    const std::string lamp = term->lamp ? fmt::format("，{}灯", label(*term->lamp)) : "";
    facts.add("validity", step.planned->result.value_or("证照") + "有效期",
              term_words(*step.planned, *term, use == nullptr ? "" : use->planned->short_name, view.calendar) + lamp);
}

Table facts_table(const StepView& view, const StepOutlook& step) {
    Facts facts;
    const PlannedStep& planned = *step.planned;
    facts.add("project", "项目",
              Cell{view.project.project->code, fmt::format("{} {}", view.project.project->code, view.project.project->name)});
    facts.add("department", "责任部门", planned.department);
    facts.add("responsible", "责任人", responsible_cell(view.state, view.project, step));
    facts.add("state", "状态", Cell{std::string{key(step.today.state)}, std::string{label(step.today.state, planned.kind)}});
    facts.add("lamp", "灯", lamp_cell(step.today.lamp));
    facts.add("progress", "进度", text_cell(progress_text(step)));
    add_limits(facts, step, view.calendar);
    add_other_clocks(facts, view, step);
    std::vector<std::string> papers;
    for (const auto& paper : planned.materials) papers.push_back(paper.name + (paper.minor ? "（次要，可容缺）" : ""));
    if (!papers.empty()) facts.add("materials", "申请材料", texts_cell(std::move(papers)));
    return facts.take();
}

// Every pause with the days announced to the applicant and the days it took (行政许可法 第四十五条).
Table pauses_table(const StepView& view, const Attempt& attempt) {
    Table table;
    table.columns = {{"procedure", "种类"},
                     {"notice", "书面告知"},
                     {"from", "告知日"},
                     {"expected", "告知天数", Align::right},
                     {"announced", "告知至"},
                     {"to", "收到结果"},
                     {"used", "停表", Align::right},
                     {"over", "超告知", Align::right}};
    for (const Pause& pause : attempt.pauses) {
        const int used = paused_days(pause, view.day, view.calendar).count;
        table.rows.push_back({pause.procedure, pause.notice, pause.from, pause.expected, announced_end(pause, view.calendar), pause.to,
                              used, std::max(used - pause.expected, 0)});
    }
    return table;
}

Table holds_table(const StepView& view, const Attempt& attempt) {
    Table table;
    table.columns = {{"from", "自"}, {"to", "至"}, {"days", "工作日", Align::right}, {"note", "原因"}};
    for (const Hold& hold : attempt.holds)
        table.rows.push_back({hold.from, hold.to, held_days(hold, view.day, view.calendar), hold.note.empty() ? Cell{} : Cell{hold.note}});
    return table;
}

// The days that the opening balance stated: those of moves recorded later are not its own.
std::string opening_words(const Attempt& attempt) {
    std::vector<std::string> days;
    const auto add = [&](StepMove move, const std::optional<Date>& day) {
        if (day && attempt.seq_of(move) == 0) days.push_back(fmt::format("{} {}", label(move), iso(*day)));
    };
    add(StepMove::accept, attempt.accepted);
    add(StepMove::decide, attempt.decided);
    add(StepMove::issue, attempt.issued);
    if (attempt.opening_used) days.push_back(fmt::format("已用 {} 个工作日", *attempt.opening_used));
    return join(days, "，");
}

Table history_table(const Attempt& attempt) {
    Table table;
    table.columns = {{"entry", "条目", Align::right}, {"on", "日期"}, {"move", "经过"}, {"by", "经办"}, {"note", "说明"}};
    for (const Moved& moved : attempt.moves) {
        const std::string move{moved.move == StepMove::revoke ? revocation(attempt.revoked_by).way : label(moved.move)};
        table.rows.push_back({moved.seq, moved.on, Cell{std::string{key(moved.move)}, move}, moved.by, moved.note});
    }
    if (attempt.opening)
        table.rows.insert(table.rows.begin(), {attempt.seq, attempt.opening_from, Cell{std::string{"open"}, "期初转入"}, Cell{},
                                               text_cell(opening_words(attempt))});
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

// A certificate may be renewed as often as its law says; the check of the move asks whether it is still valid.
bool renewable(const StepOutlook& step) {
    const auto& validity = step.planned->validity;
    return validity && step.attempt != nullptr && static_cast<int>(step.attempt->renewals.size()) < validity->renewals.value_or(0);
}

std::string next_moves(const StepOutlook& step) {
    std::vector<std::string> moves;
    const bool held = step.attempt != nullptr && step.attempt->open_hold() != nullptr;
    // 第四十二条 allows one extension, of a legal limit.
    const bool extendable = step.today.legal_due && step.attempt != nullptr && !step.attempt->extension;
    for (const Transition& row : possible_moves(step.today.state, step.planned->kind)) {
        if (row.move == (held ? StepMove::hold : StepMove::release)) continue;
        if (row.move == StepMove::extend && !extendable) continue;
        if (row.move == StepMove::renew && !renewable(step)) continue;
        if (row.move == StepMove::revoke) {
            for (const Revocation& how : revocations())
                moves.push_back(fmt::format("{}（{}）", how.way, cited(how.law, step.planned->kind)));
            continue;
        }
        const std::string law = row.law.empty() ? "" : fmt::format("（{}）", cited(row.law, step.planned->kind));
        moves.push_back(std::string{label(row.move)} + law);
    }
    return moves.empty() ? "没有下一步。" : join(moves, "、") + "。";
}

}  // namespace

Table steps_table(const State& state, const std::vector<ProjectOutlook>& projects) {
    Table table;
    table.columns = {{"project", "项目"},
                     {"step", "键"},
                     {"name", "事项"},
                     ranked(3, {"stage", "阶段"}),
                     {"department", "部门"},
                     ranked(1, {"responsible", "责任人"}),
                     {"state", "状态"},
                     ranked(5, {"filed", "收件", Align::left, DateForm::month_day}),
                     ranked(4, {"accepted", "受理", Align::left, DateForm::month_day}),
                     ranked(2, {"decided", "办结", Align::left, DateForm::month_day}),
                     ranked(5, {"promised", "承诺", Align::right}),
                     {"due", "到期", Align::left, DateForm::month_day},
                     ranked(6, {"legal_due", "法定到期", Align::left, DateForm::month_day}),
                     {"left", "剩/超", Align::right},
                     {"lamp", "灯"},
                     {"progress", "进度"},
                     ranked(4, {"planned", "计划", Align::left, DateForm::month_day}),
                     ranked(2, {"forecast", "预计", Align::left, DateForm::month_day})};
    for (const ProjectOutlook& project : projects)
        for (const StepOutlook& step : project.steps) table.rows.push_back(step_row(state, project, step));
    return table;
}

Document step_document(const State& state, const ProjectOutlook& project, const StepOutlook& step, const Basis& basis) {
    const StepView view{
        state, project, state.steps_of(project.project->code), basis.as_of, state.origin.calendar(), lamp_rules(state.origin, basis.as_of)};
    Document document;
    document.report = "step";
    document.titles = {step.planned->name};
    document.basis = basis;
    const auto add = [&](std::string key, std::string heading, Table table) {
        document.sections.push_back({std::move(key), std::move(heading), 1, {}, {std::move(table)}});
    };
    add("facts", "", facts_table(view, step));
    if (const Attempt* attempt = step.attempt) {
        add("history", "经过", history_table(*attempt));
        if (!attempt->pauses.empty()) add("pauses", "特别程序（停表，不计时限）", pauses_table(view, *attempt));
        if (!attempt->holds.empty()) add("holds", "挂起（企业原因，单列，时限照走）", holds_table(view, *attempt));
        if (!attempt->owed.empty()) add("owed", "容缺待补", owed_table(*attempt));
        if (!attempt->replies.empty()) add("replies", "责任部门答复", replies_table(*attempt));
    }
    document.sections.push_back({"next", "可以往下走", 1, {}, {Paragraph{next_moves(step)}}});
    if (std::string articles = article_line(articles_of_step(state, step.planned->step)); !articles.empty())
        document.notes.push_back(std::move(articles));
    document.notes.push_back(fmt::format("截至 {}，台账第 {} 条", iso(basis.as_of), basis.seq));
    return document;
}

}  // namespace zb
