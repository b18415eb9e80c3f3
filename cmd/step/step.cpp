// SPDX-License-Identifier: Apache-2.0
// zb step advance|pause|resume|hold|release|extend|reply|revoke|renew, material receive: what happens to a step.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "cmd/step/commands.h"

namespace zb::cli {

namespace {

// The step that a row is about, and its state before the row.
struct StepRow {
    std::string project;
    PlannedStep planned;
    StepState before = StepState::planned;
};

StepRow step_of(const WriteRow& row) {
    const State& state = row.draft.state();
    StepRow step;
    step.project = row.project();
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
    return fmt::format("{} {} {}", short_code(step.project), row.draft.state().project(step.project).name, step.planned.short_name);
}

// 补录: recorded more than one working day after it happened.
std::string late_remark(const WriteRow& row) {
    const Date recorded = row.draft.recording().day();
    if (!late_entry(row.on(), recorded, row.draft.calendar())) return "";
    return fmt::format("标“补录”（晚 {} 个工作日）", row.draft.calendar().elapsed(row.on(), recorded).count);
}

template <class F>
void record(const WriteRow& row, const StepRow& step, F fact, std::string_view done, std::string remark = {}) {
    row.draft.add(std::move(fact), row.on(), row.by(), step.project);
    const std::string late = late_remark(row);
    if (!late.empty()) remark = remark.empty() ? late : late + "；" + remark;
    row.draft.answer(fmt::format("已记录：{} {}（{}）", subject(row, step), done, month_day(row.on())), remark);
}

template <class F>
void record_plain(const WriteRow& row, const StepRow& step, std::string_view done, std::string remark = {}) {
    record(row, step, F{{step.planned.step, row.note()}}, done, std::move(remark));
}

// 授权委托书原件:2026-11-23.
OwedMaterial read_owed(const WriteRow& row, const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0)
        throw usage_error("option.form", fmt::format("--owe {}：要写成 材料:补齐期限", text), "如 --owe 授权委托书原件:2026-11-23");
    const DayWord day = read_day(text.substr(colon + 1), "--owe");
    return {clean_text(text.substr(0, colon), "容缺材料"), day.resolve(row.draft.today(), row.draft.calendar())};
}

StepAccepted acceptance(const WriteRow& row, const StepRow& step) {
    StepAccepted fact;
    fact.step = step.planned.step;
    for (const std::string& text : row.args.texts("owe")) fact.owed.push_back(read_owed(row, text));
    fact.promise = row.args.text("promise");
    fact.early = row.args.text("early");
    fact.parallel = row.args.text("parallel");
    fact.note = row.note();
    return fact;
}

// Owed materials and early acceptance go only with acceptance, a certificate only with issuing.
void refuse_stray_options(const WriteRow& row, StepMove move) {
    const auto stray = [&](std::string_view option, StepMove owner) {
        if (move == owner || !row.args.has(option)) return;
        throw usage_error("option.useless", fmt::format("--{} 只用于{}", option, label(owner)),
                          fmt::format("去掉 --{}，或写 --to {}", option, owner == StepMove::accept ? "accepted" : "issued"));
    };
    for (const std::string_view option : {"owe", "promise", "early", "parallel"}) stray(option, StepMove::accept);
    stray("certificate", StepMove::issue);
}

StepMove wanted_move(const WriteRow& row, const StepRow& step) {
    if (const auto to = row.args.text("to")) {
        const auto move = move_to(*step_state(*to));
        if (!move)
            throw Error{"step.illegal_move", "进入特别程序用 zb step pause",
                        fmt::format("zb step pause {} {} --kind 专家评审 --expected 天数 --notice 文号", short_code(step.project),
                                    step.planned.short_name)};
        return *move;
    }
    const auto usual = usual_move(step.before, step.planned.kind);
    if (!usual)
        throw Error{"step.finished", fmt::format("“{}”现为“{}”，没有下一步", step.planned.name, label(step.before, step.planned.kind)),
                    fmt::format("看它的经过：zb step show {} {}", short_code(step.project), step.planned.short_name)};
    return *usual;
}

// 收件 before the predecessors are done is allowed, and the receipt says so: the window may collect early, acceptance must wait.
std::string filing_remark(const WriteRow& row, const StepRow& step) {
    Envelope envelope;
    envelope.on = row.on();
    envelope.project = step.project;
    const auto open = open_predecessors(row.draft.state(), envelope, step.planned.step);
    return open.empty() ? "" : fmt::format("前置事项未完成：{}（受理前须先办完）", join(open, "、"));
}

std::string correction_remark(const WriteRow& row, const StepRow& step) {
    const Attempt* attempt = last_attempt(row.draft.state().steps_of(step.project), step.planned.step);
    if (attempt->corrections < 2) return "";
    return fmt::format("这是第 {} 次补正；法律要求一次告知全部内容（行政许可法第三十二条）", attempt->corrections);
}

void fill_advance(WriteRow& row) {
    const StepRow step = step_of(row);
    const StepMove move = wanted_move(row, step);
    refuse_stray_options(row, move);
    const StepKind kind = step.planned.kind;
    switch (move) {
        case StepMove::file:
            return record_plain<StepFiled>(row, step, label(StepState::filed, kind),
                                           step.planned.name.empty() ? "" : filing_remark(row, step));
        case StepMove::return_: {
            row.draft.add(StepReturned{{step.planned.step, row.note()}}, row.on(), row.by(), step.project);
            const std::string late = late_remark(row);
            const std::string again = correction_remark(row, step);
            const std::string_view joint = late.empty() || again.empty() ? "" : "；";
            return row.draft.answer(fmt::format("已记录：{} 补正中（{}）", subject(row, step), month_day(row.on())),
                                    fmt::format("{}{}{}", late, joint, again));
        }
        case StepMove::accept: {
            const StepAccepted fact = acceptance(row, step);
            const std::string remark = fact.owed.empty() ? "" : fmt::format("容缺 {} 份，补齐前不得发证", fact.owed.size());
            return record(row, step, fact, label(StepState::accepted, kind), remark);
        }
        case StepMove::decide: return record_plain<StepDecided>(row, step, label(StepState::decided, kind));
        case StepMove::deny: return record_plain<StepDenied>(row, step, label(StepState::denied, kind));
        case StepMove::issue:
            return record(row, step, StepIssued{step.planned.step, row.args.text("certificate"), row.note()},
                          label(StepState::issued, kind));
        case StepMove::refuse: return record_plain<StepRefused>(row, step, label(StepState::refused, kind));
        case StepMove::withdraw: return record_plain<StepWithdrawn>(row, step, label(StepState::withdrawn, kind));
        case StepMove::revoke: return record_plain<StepRevoked>(row, step, label(StepState::revoked, kind));
        case StepMove::waive: return record_plain<StepWaived>(row, step, label(StepState::waived, kind));
        case StepMove::pause:
        case StepMove::resume:
        case StepMove::hold:
        case StepMove::release:
        case StepMove::renew:
        case StepMove::extend: break;  // commands of their own
    }
}

void fill_pause(WriteRow& row) {
    const StepRow step = step_of(row);
    StepPaused fact;
    fact.step = step.planned.step;
    fact.procedure = row.args.need("kind");
    fact.expected = static_cast<int>(row.args.number("expected").value_or(0));
    fact.notice = row.args.text("notice").value_or("");
    fact.note = row.note();
    const int expected = fact.expected;
    record(row, step, std::move(fact), "特别程序开始，停表", fmt::format("告知 {} 个工作日，结果收到当日仍停表", expected));
}

void fill_resume(WriteRow& row) { record_plain<StepResumed>(row, step_of(row), "恢复计时", "自次一工作日起"); }
void fill_hold(WriteRow& row) { record_plain<StepHeld>(row, step_of(row), "挂起（企业原因）", "单列，不延长时限"); }
void fill_release(WriteRow& row) { record_plain<StepReleased>(row, step_of(row), "解除挂起"); }
void fill_revoke(WriteRow& row) { record_plain<StepRevoked>(row, step_of(row), "已撤销"); }

void fill_extend(WriteRow& row) {
    const StepRow step = step_of(row);
    StepExtended fact{step.planned.step, static_cast<int>(row.args.number("days").value_or(0)), row.args.need("approver"), row.note()};
    const int days = fact.days;
    // 第四十二条第二款: only the head of the government may extend joint handling by fifteen days. No list states who that is, so the
    // receipt asks to check the name and refuses nothing.
    const bool government = fact.approver.find("政府") != std::string::npos || fact.approver.find("区长") != std::string::npos;
    const std::string joint =
        step.planned.joint && !government
            ? fmt::format("；联合办理的延长须经本级人民政府负责人批准（行政许可法第四十二条第二款），批准人写的是“{}”，请核对",
                          fact.approver)
            : "";
    record(row, step, std::move(fact), fmt::format("延长审批期限 {} 个工作日", days), "只顺延法定到期，承诺到期不动" + joint);
}

void fill_renew(WriteRow& row) {
    const StepRow step = step_of(row);
    StepRenewed fact{step.planned.step, static_cast<int>(row.args.number("months").value_or(0)), row.note()};
    const int months = fact.months;
    record(row, step, std::move(fact), fmt::format("证照延期 {} 个月", months));
}

void fill_reply(WriteRow& row) {
    refuse_note(row);
    const StepRow step = step_of(row);
    StepReplied fact;
    fact.step = step.planned.step;
    fact.reason = clean_text(row.args.need("reason"), "滞后原因");
    if (const auto measure = row.args.text("measure")) fact.measure = clean_text(*measure, "措施");
    if (const auto expected = row.args.day("expected")) fact.expected = expected->resolve(row.draft.today(), row.draft.calendar());
    record(row, step, std::move(fact), "责任部门已答复", "印入周通报的滞后原因和措施");
}

void fill_receive(WriteRow& row) {
    const StepRow step = step_of(row);
    const std::string material = row.args.need("material");
    const bool accepted = step.before != StepState::planned && step.before != StepState::filed && step.before != StepState::correcting;
    record(row, step, MaterialReceived{step.planned.step, material, row.note()},
           fmt::format("{}“{}”", accepted ? "补齐" : "备齐", material));
}

// What a row records is a field of the command, so that step correct can record it again.
Exit run(Context& context) { return write(context, project_scope, context.args().command().fill); }

const std::vector<Operand> kStepOperands = {project_operand(), {"step", "事项", true, false, Form::text, "简称、全名、键，或其中一部分"}};

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

Command advance_command() {
    Command command = step_command("step advance", "事项往前走：收件、补正、受理、办结、发证等", fill_advance);
    command.details =
        "不写 --to 就走通常的下一步：收件、受理、办结、发证。前置事项未完成时可以收件，受理须加 --early（提前介入）或 "
        "--parallel（并联）。\n"
        "一份容缺材料写一个 --owe 材料:补齐期限；只有次要材料可以容缺，补齐前不得发证。";
    command.options = {
        {"to",
         Form::choice,
         "状态",
         "filed 收件、correcting 补正、accepted 受理、decided 办结、issued 发证、refused 不予受理、withdrawn 撤回、denied 不予许可、waived "
         "免予办理；特别程序另用 zb step pause",
         false,
         false,
         {"filed", "correcting", "accepted", "decided", "issued", "refused", "withdrawn", "denied", "waived", "paused"}},
        {"owe", Form::text, "材料:日期", "容缺的次要材料和补齐期限，可以写几个", false, true},
        {"promise", Form::text, "文号", "容缺承诺书文号"},
        {"early", Form::text, "理由", "提前介入：前置未完成而受理"},
        {"parallel", Form::text, "理由", "并联办理：与前置同时办"},
        {"certificate", Form::text, "文号", "证照批文号，发证时写"},
    };
    command.examples = {{"zb step advance 005 施工许可 --to decided --on 2026-11-20", "施工许可办结"},
                        {"zb step advance 005 施工许可", "走下一步"}};
    return command;
}

Command pause_command() {
    Command command = step_command("step pause", "进入特别程序，停表", fill_pause);
    command.details =
        "只有行政许可法第四十五条的八种可以停表，须有书面告知；告知当日和收到结果当日都停表。等企业补材料不停表：受理前用补正，受理后用 zb "
        "step hold。";
    command.options = {{"kind", Form::text, "种类", "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审", true},
                       {"expected", Form::count, "天数", "告知申请人所需的工作日", true},
                       {"notice", Form::text, "文号", "书面告知的文号", true}};
    command.examples = {
        {"zb step pause 001 消防设计审查 --kind 专家评审 --expected 10 --notice 江海住建特程〔2026〕3号 --on 2026-11-03", "专家评审停表"}};
    return command;
}

Command extend_command() {
    Command command = step_command("step extend", "延长审批期限（只顺延法定到期）", fill_extend);
    command.details = "行政许可法第四十二条：经本机关负责人批准可延长一次，一般最多 10 个工作日，45 日的联合办理最多 15 个。";
    command.options = {{"days", Form::count, "天数", "延长的工作日", true}, {"approver", Form::text, "职务", "批准的负责人", true}};
    command.examples = {
        {"zb step extend 002 水保审批 --days 10 --approver 区农业农村和水利局负责人 --note 理由 --on 2026-11-17", "延长 10 个工作日"}};
    return command;
}

Command renew_command() {
    Command command = step_command("step renew", "证照延期（届满前由发证机关批准）", fill_renew);
    command.details =
        "有效期、可以延几次、每次最多几个月写在方案里（来自审批流程）：施工许可证领证后三个月内开工，可延期两次，每次不超过三个月，"
        "既不开工又不延期或者超过延期时限的自行废止（建筑法第九条）。";
    command.options = {{"months", Form::count, "月数", "延几个月", true}};
    command.examples = {
        {"zb step advance 001 施工许可 && zb step advance 001 施工许可 --early 提前介入 && zb step advance 001 施工许可 && "
         "zb step advance 001 施工许可 && zb step renew 001 施工许可 --months 3 --note 场地交付推迟",
         "收件、受理、办结、发证，再延期三个月"}};
    return command;
}

Command reply_command() {
    Command command = step_command("step reply", "责任部门对催办的答复：原因、措施、预计办结", fill_reply);
    command.details =
        "在办事项都可以答复；最后一次答复印在周通报五（一）的“滞后原因及责任”“措施”两栏和下一张催办单上。答复人用 --by 写明。";
    command.options = {{"reason", Form::text, "文字", "为什么还没有办结，卡在哪里", true},
                       {"measure", Form::text, "文字", "采取的措施"},
                       {"expected", Form::day, "日期", "预计办结的日期"}};
    command.examples = {
        {"zb step reply 002 水保审批 --reason 防治责任范围与涉河红线不一致 --measure 两局11-23联合核定 --expected 2026-11-25 "
         "--by 农水经办01",
         "答复催办单"}};
    return command;
}

Command with_example(Command command, std::string_view line, std::string_view says) {
    command.examples = {{line, says}};
    return command;
}

}  // namespace

std::vector<Command> step_commands() {
    std::vector<Command> commands = {
        step_list_command(),
        step_due_command(),
        step_show_command(),
        advance_command(),
        pause_command(),
        with_example(step_command("step resume", "特别程序结束，恢复计时", fill_resume),
                     "zb step resume 001 消防设计审查 --on 2026-11-18 --note 收到专家评审意见", "收到结果当日仍停表"),
        with_example(step_command("step hold", "挂起（企业原因），单列，不延长时限", fill_hold),
                     "zb step hold 003 环评 --on 2026-11-12 --note 等企业补充监测数据", "记下等企业的时间"),
        with_example(step_command("step release", "解除挂起", fill_release), "zb step release 003 环评 --on 2026-11-17", "企业已补来"),
        extend_command(),
        reply_command(),
        with_example(step_command("step revoke", "撤销已作的决定", fill_revoke),
                     "zb step revoke 005 消防设计审查 --note 理由 --on 2026-11-20", "依法撤销"),
        renew_command()};
    commands.push_back(step_correct_command(commands));
    return commands;
}

Command material_receive_command() {
    Command receive = step_command("material receive", "收到材料：补齐容缺的，或受理前备齐的", fill_receive);
    receive.details = "已受理的事项补的是容缺材料；还没有受理的，记下这一份已备齐，zb material missing 就不再列。";
    receive.operands.push_back({"material", "材料", true, false, Form::text, "材料名称，与容缺时或方案里相同"});
    receive.examples = {{"zb material receive 005 施工许可 授权委托书原件 --on 2026-11-20", "补齐后才能发证"}};
    return receive;
}

}  // namespace zb::cli
