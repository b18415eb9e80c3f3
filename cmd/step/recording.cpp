// SPDX-License-Identifier: Apache-2.0
// Finds the step that a row is about.
#include "cmd/step/recording.h"

#include <fmt/format.h>

#include "cmd/nouns.h"

namespace zb::cli {

namespace {

// Whether papers may be owed depends on the enterprise's other projects too.
void step_scope(const Arguments& args, const Book& book, Match match, Scope& scope) {
    const std::string code = book.project_code(args.need("project"), match);
    scope.projects.insert(code);
    if (!args.takes("owe") || args.texts("owe").empty()) return;
    const State names = book.state_at(Scope::names(), book.head().seq, std::nullopt);
    add_same_enterprise(scope, code, names);
}

Exit run(Context& context) { return write(context, step_scope, context.args().command().fill); }

const std::vector<Operand> kStepOperands = {project_operand(), {"step", "事项", true, false, Form::text, "简称、全名、键，或其中一部分"}};

}  // namespace

StepRow step_of(const WriteRow& row) {
    const State& state = row.draft.state();
    StepRow step;
    step.project = row.project();
    step.on = row.on();
    step.note = row.note();
    const PlanVersion* plan = state.plans_of(step.project).current();
    const std::string word = row.args.need("step");
    // Without an adopted plan the word given is taken as the key, and the check says what to do first.
    step.planned.step = plan == nullptr ? word : step_key(*plan, step.project, word);
    if (plan != nullptr) step.planned = *plan->find(step.planned.step);
    const ProjectSteps& steps = state.steps_of(step.project);
    const auto record = steps.find(step.planned.step);
    if (record != steps.end()) step.before = record->second.state();
    return step;
}

std::string subject(const WriteRow& row, const StepRow& step) {
    return fmt::format("{} {} {}", row.draft.state().short_code(step.project), row.draft.state().project(step.project).name,
                       step.planned.short_name);
}

std::string late_remark(const WriteRow& row, Date on) {
    const Date recorded = row.draft.recording().day();
    if (!late_entry(on, recorded, row.draft.calendar())) return "";
    return fmt::format("标“补录”（晚 {} 个工作日）", row.draft.calendar().elapsed(on, recorded).count);
}

std::string day_text(const WriteRow& row, Date on) { return on.year() == row.draft.today().year() ? month_day(on) : iso(on); }

void answer_recorded(const WriteRow& row, const StepRow& step, std::string_view done, std::string remark) {
    const std::string late = late_remark(row, step.on);
    if (!late.empty()) remark = remark.empty() ? late : late + "；" + remark;
    row.draft.answer(fmt::format("已记录：{} {}（{}）", subject(row, step), done, day_text(row, step.on)), remark);
}

Command step_command(std::string_view path, std::string_view summary, void (*fill)(WriteRow&)) {
    Command command;
    command.path = path;
    command.sort = Sort::write;
    command.summary = summary;
    command.operands = kStepOperands;
    command.fill = fill;
    command.run = run;
    return command;
}

}  // namespace zb::cli
