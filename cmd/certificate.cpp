// SPDX-License-Identifier: Apache-2.0
// zb certificate list|hand|handovers|show|catalogue: the documents that projects have been given, and 统一发证.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/running_code.h"
#include "cmd/step/commands.h"
#include "cmd/step/recording.h"
#include "plan/planned_step.h"
#include "report/lists/certificates.h"
#include "report/slips/handover.h"
#include "report/words/page.h"

namespace zb::cli {

namespace {

// Of one project whatever became of it; without one, of the projects on the list, or of all.
std::vector<std::string> projects_wanted(const Arguments& args, const Asked& asked) {
    if (asked.project) return {*asked.project};
    std::vector<std::string> projects;
    for (const auto& [code, project] : asked.now.state.projects)
        if (args.has("all") || project.listed_on(asked.now.day)) projects.push_back(code);
    return projects;
}

Exit run_certificate_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    const State& state = asked.now.state;
    std::optional<std::string> department;
    if (const auto word = args.text("department")) department = department_name(state, *word);
    const auto wanted = [&](const PlannedStep& step) { return !department || step.department == *department; };
    Table table = certificates_table(state, projects_wanted(args, asked), asked.now.day, wanted);
    if (args.has("ending")) {
        std::erase_if(table.rows, [&](const Row& row) {
            const auto& standing = std::get<std::string>(row[row.size() - 2].value);
            return standing != "ending" && standing != "ended";
        });
    }
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say(args.has("ending") ? "没有将满或已过期的证照。" : "还没有取得证照批文。");
    return Exit::done;
}

Command certificate_list_command() {
    Command command;
    command.path = "certificate list";
    command.summary = "列出证照批文：文号、部门、发证日、有效期";
    command.details =
        "许可办结而未送达的写待发证（作出决定后 10 个工作日内送达，行政许可法第四十四条）；备案、审查的结果文件没有文号。已撤销的仍列。"
        "文号在发证时记：zb step advance 项目 事项 --to issued --certificate 文号。";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是在册的全部项目"}};
    command.options = {{"department", Form::text, "部门", "只要这个部门核发的"},
                       {"ending", Form::flag, {}, "只要有效期将满（30 天内，lamp.expiry_yellow）和已过期未使用的"},
                       {"all", Form::flag, {}, "连同调出和办结归档项目的"}};
    command.examples = {{"zb certificate list 001", "一个项目的证照目录"}, {"zb certificate list --ending", "有效期将满的"}};
    command.run = run_certificate_list;
    return command;
}

// What one hand-over gives, and which permits are issued by it.
struct ToHand {
    std::vector<DocumentHanded> documents;
    std::vector<StepIssued> issued;
};

// 施工许可:440704202611200101, by the step's key.
std::map<std::string, std::string> numbers_given(const WriteRow& row, const PlanVersion& plan, const std::string& project) {
    std::map<std::string, std::string> numbers;
    for (const std::string& text : row.args.texts("number")) {
        const std::size_t colon = text.find(':');
        if (colon == std::string::npos || colon == 0 || colon + 1 == text.size())
            throw usage_error("option.form", fmt::format("--number {}：要写成 事项:文号", text), "如 --number 施工许可:440704202611200101");
        numbers[step_key(plan, project, text.substr(0, colon))] = clean_text(text.substr(colon + 1), "证照文号");
    }
    return numbers;
}

bool yields_document(const PlannedStep& step) {
    return step.kind == StepKind::permit || step.kind == StepKind::filing || step.kind == StepKind::review;
}

// Those named; of a stage, everything decided that was not handed over yet.
std::vector<const PlannedStep*> steps_to_hand(const WriteRow& row, const PlanVersion& plan, const std::string& project) {
    const State& state = row.draft.state();
    std::vector<const PlannedStep*> steps;
    for (const std::string& word : row.args.texts("steps")) steps.push_back(plan.find(step_key(plan, project, word)));
    const auto stage = row.args.text("stage");
    if (!stage) return steps;
    if (!steps.empty()) throw usage_error("option.conflict", "--steps 和 --stage 只能写一个", "去掉其中一个");
    std::vector<std::string> stages;
    for (const PlannedStep& step : plan.plan.steps) {
        stages.push_back(step.stage);
        if (step.stage != *stage || !yields_document(step)) continue;
        const Attempt* attempt = last_attempt(state.steps_of(project), step.step);
        const bool there = attempt != nullptr && !attempt->opening && attempt->decided && *attempt->decided <= row.on() &&
                           (attempt->state == StepState::decided || attempt->state == StepState::issued);
        if (there && handover_of(state, project, step.step) == nullptr) steps.push_back(plan.find(step.step));
    }
    if (std::find(stages.begin(), stages.end(), *stage) == stages.end()) {
        std::sort(stages.begin(), stages.end());
        stages.erase(std::unique(stages.begin(), stages.end()), stages.end());
        throw Error{Fault{"certificate.no_stage", fmt::format("方案里没有“{}”这个阶段", *stage), "有的是：" + join(stages, "、"),
                          Place{0, "stage", *stage}}};
    }
    return steps;
}

ToHand to_hand(const WriteRow& row, const PlanVersion& plan, const std::string& project) {
    const State& state = row.draft.state();
    const auto numbers = numbers_given(row, plan, project);
    const Flow* flow = flow_of(state, plan.plan);
    ToHand hand;
    for (const PlannedStep* step : steps_to_hand(row, plan, project)) {
        const Attempt* attempt = last_attempt(state.steps_of(project), step->step);
        std::optional<std::string> number = attempt == nullptr ? std::nullopt : attempt->certificate;
        if (const auto given = numbers.find(step->step); given != numbers.end()) number = given->second;
        hand.documents.push_back({step->step, document_of(flow, *step).value_or(step->name), number});
        const bool issues = step->kind == StepKind::permit && attempt != nullptr && attempt->state == StepState::decided;
        if (issues) hand.issued.push_back({step->step, number, {}});
    }
    for (const auto& given : numbers) {
        const auto& [step, number] = given;
        const auto same = [&](const DocumentHanded& each) { return each.step == given.first; };
        if (std::any_of(hand.documents.begin(), hand.documents.end(), same)) continue;
        throw Error{Fault{"certificate.stray_number", fmt::format("--number 的“{}”不在这次发证里", plan.find(step)->short_name),
                          "加到 --steps 里，或去掉这个文号", Place{0, "number", number}}};
    }
    return hand;
}

void fill_certificate_hand(WriteRow& row) {
    const std::string project = row.project();
    const PlanVersion& plan = current_plan(row.draft.state(), project);
    ToHand hand = to_hand(row, plan, project);
    DocumentsHandedOver fact;
    if (const auto code = row.args.text("code")) refuse_taken_code(row, "certificate", *code, "发放");
    fact.code = row.args.text("code").value_or("");
    if (fact.code.empty()) fact.code = free_code(row, "certificate", row.draft.state().handovers, Running{"FZ"});
    fact.stage = row.args.text("stage");
    fact.to = clean_text(row.args.need("to"), "领取人");
    std::vector<std::string> names;
    for (const DocumentHanded& each : hand.documents) names.push_back(each.document);
    fact.documents = std::move(hand.documents);
    const std::string code = fact.code;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), project);
    for (StepIssued& issued : hand.issued) row.draft.add(std::move(issued), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{} {} {} 统一发证 {} 件：{}（{}）；发证单：zb certificate show {}", code,
                                 row.draft.state().short_code(project), row.draft.state().project(project).name, names.size(),
                                 join(names, "、"), day_text(row, row.on()), code),
                     late_remark(row, row.on()));
}

Exit run_certificate_hand(Context& context) { return write(context, project_scope, fill_certificate_hand); }

Exit run_certificate_handovers(Context& context) {
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    Table table = handovers_table(asked.now.state, asked.project.value_or(""));
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("还没有统一发证。");
    return Exit::done;
}

Exit run_certificate_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = context.args().need("code");
    const auto projects = book.store().keys_called("certificate", code);
    const Reading now = read(context, book, projects.empty() ? Scope::all() : Scope::project(projects.front()));
    context.print(handover_slip(now.state, known_handover(now.state, code), now.basis), Format::markdown);
    context.say("重新打印：" + printed_again(now.basis, "zb certificate show " + code));
    return Exit::done;
}

Exit run_certificate_catalogue(Context& context) {
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    const Project& project = asked.now.state.project(*asked.project);
    context.print(certificate_catalogue(asked.now.state, project, asked.now.day, asked.now.basis), Format::markdown);
    context.say("重新打印：" + printed_again(asked.now.basis, "zb certificate catalogue " + project.short_code));
    return Exit::done;
}

Command certificate_hand_command() {
    Command command;
    command.path = "certificate hand";
    command.sort = Sort::write;
    command.summary = "统一发证：几件证照批文一次交给企业，谁发、谁领";
    command.details =
        "全记或全不记：没有记发证的许可各记一条发证，另记一张发证单。写 --steps 的事项，或 --stage 一个阶段里已办结、还没有统一发出的。"
        "容缺材料没有补齐的不能发。发证单：zb certificate show 单号。";
    command.operands = {project_operand()};
    command.options = {of_noun("step", {"steps", Form::text, "事项", "要发的事项；可以写几次", false, true}),
                       {"stage", Form::text, "阶段", "这个阶段里可发的全部"},
                       {"number", Form::text, "事项:文号", "证照文号；可以写几次", false, true},
                       {"to", Form::text, "领取人", "谁领的，写单位和岗位", true},
                       {"code", Form::text, "编号", "发证单号；不写取下一个空号，如 FZ-2026-001"}};
    command.examples = {{"zb certificate hand 006 --steps 联合验收 --to 己公司报建员", "一件"},
                        {"zb certificate hand 005 --stage 施工许可 --to 戊公司报建员", "一个阶段的"}};
    command.run = run_certificate_hand;
    return command;
}

Command certificate_handovers_command() {
    Command command;
    command.path = "certificate handovers";
    command.summary = "列出统一发证：单号、证照批文、谁发谁领";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.examples = {{"zb certificate handovers", "全部发证单"}};
    command.run = run_certificate_handovers;
    return command;
}

Command certificate_show_command() {
    Command command;
    command.path = "certificate show";
    command.summary = "打印统一发证单，留领取人签名";
    command.operands = {{"code", "发证单号", true, false, Form::text, "如 FZ-2026-001", {}, "certificate"}};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：documents"}};
    command.examples = {{"zb certificate hand 006 --steps 联合验收 --to 己公司报建员 && zb certificate show FZ-2026-001", "发了再打印"}};
    command.run = run_certificate_show;
    return command;
}

Command certificate_catalogue_command() {
    Command command;
    command.path = "certificate catalogue";
    command.summary = "给企业的证照批文目录：文号、发证日、有效期，和快到期的提醒";
    command.operands = {project_operand()};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：certificates、terms"}};
    command.examples = {{"zb certificate catalogue 001", "001 取得的全部"}};
    command.run = run_certificate_catalogue;
    return command;
}

}  // namespace

std::vector<Command> certificate_commands() {
    return {certificate_list_command(), certificate_hand_command(), certificate_handovers_command(), certificate_show_command(),
            certificate_catalogue_command()};
}

}  // namespace zb::cli
