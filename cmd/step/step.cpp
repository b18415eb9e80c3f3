// SPDX-License-Identifier: Apache-2.0
// zb step pause|resume|hold|release|extend|reply|revoke|renew, material receive: what happens to a step.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "cmd/step/commands.h"
#include "cmd/step/recording.h"

namespace zb::cli {

namespace {

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

void fill_revoke(WriteRow& row) {
    const StepRow step = step_of(row);
    StepRevoked fact{{step.planned.step, step.note}, row.args.text("kind")};
    if (fact.way == revocations().front().way) fact.way.reset();
    const std::string_view done = revocation(fact.way).state;
    record(row, step, std::move(fact), done);
}

void fill_extend(WriteRow& row) {
    const StepRow step = step_of(row);
    StepExtended fact{step.planned.step, static_cast<int>(row.args.number("days").value_or(0)), row.args.need("approver"), row.note(), {}};
    if (const auto notified = row.args.day("notified"))
        fact.notified = notified->resolve(row.draft.today(), row.draft.calendar(), Leaning::past);
    const std::string unnotified = fact.notified ? "" : "；告知申请人之日没有记（--notified 日期）";
    const int days = fact.days;
    // 第四十二条第二款: only the head of the government may extend joint handling by fifteen days. No list states who that is, so the
    // receipt asks to check the name and refuses nothing.
    const bool government = fact.approver.find("政府") != std::string::npos || fact.approver.find("区长") != std::string::npos;
    const std::string joint =
        step.planned.joint && !government
            ? fmt::format("；联合办理的延长须经本级人民政府负责人批准（行政许可法第四十二条第二款），批准人写的是“{}”，请核对",
                          fact.approver)
            : "";
    record(row, step, std::move(fact), fmt::format("延长审批期限 {} 个工作日", days), "只顺延法定到期，承诺到期不动" + unnotified + joint);
}

void fill_renew(WriteRow& row) {
    const StepRow step = step_of(row);
    StepRenewed fact{step.planned.step, static_cast<int>(row.args.number("months").value_or(0)), row.note()};
    const int months = fact.months;
    record(row, step, std::move(fact), fmt::format("证照延期 {} 个月", months));
}

void fill_reply(WriteRow& row) {
    const StepRow step = step_of(row);
    StepReplied fact;
    fact.step = step.planned.step;
    fact.note = row.note();
    fact.reason = clean_text(row.args.need("reason"), "滞后原因");
    if (const auto measure = row.args.text("measure")) fact.measure = clean_text(*measure, "措施");
    if (const auto expected = row.args.day("expected")) fact.expected = expected->resolve(row.draft.today(), row.draft.calendar());
    record(row, step, std::move(fact), "责任部门已答复", "印入周通报的滞后原因和措施");
}

void fill_escalate(WriteRow& row) {
    const StepRow step = step_of(row);
    StepEscalated fact{step.planned.step, staff_name(row.draft.state(), row.args.need("to")),
                       clean_text(step.note.value_or(""), "提级原因")};
    const std::string done = fmt::format("提级至{}", fact.to);
    record(row, step, std::move(fact), done);
}

void fill_receive(WriteRow& row) {
    const StepRow step = step_of(row);
    const std::string material = row.args.need("material");
    const bool accepted = step.before != StepState::planned && step.before != StepState::filed && step.before != StepState::correcting;
    record(row, step, MaterialReceived{step.planned.step, material, row.note()},
           fmt::format("{}“{}”", accepted ? "补齐" : "备齐", material));
}

void fill_return(WriteRow& row) {
    const StepRow step = step_of(row);
    const std::string material = row.args.need("material");
    const std::string reason = clean_text(row.args.need("reason"), "退回原因", Newlines::escape);
    record(row, step, noted(MaterialReturned{step.planned.step, material, reason}, row.args), fmt::format("退回“{}”", material));
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
    command.details =
        "行政许可法第四十二条：经本机关负责人批准可延长一次，一般最多 10 个工作日，45 日的联合办理最多 15 个；--note "
        "写理由，理由须告知申请人。备案和技术审查不是行政许可，没有这种延长。";
    command.options = {{"days", Form::count, "天数", "延长的工作日", true},
                       {"approver", Form::text, "职务", "批准的负责人", true},
                       {"notified", Form::day, "日期", "把理由告知申请人的日子"}};
    command.examples = {
        {"zb step extend 002 水保审批 --days 10 --approver 区农业农村和水利局负责人 --note 防治责任范围须一并核定 --notified 2026-11-17 "
         "--on 2026-11-17",
         "延长 10 个工作日"}};
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

Command revoke_command() {
    Command command = step_command("step revoke", "撤销、撤回或注销已作的决定", fill_revoke);
    command.details =
        "撤销：违法作出的（行政许可法第六十九条）；撤回：法律修改或客观情况重大变化，为了公共利益（第八条）；注销：有效期届满未延续、"
        "被撤销撤回、因不可抗力无法实施等（第七十条），出让合同解除后的用地、规划许可用后两种。--note 写理由。";
    command.options = {{"kind", Form::choice, "做法", "不写是撤销", false, false, {"撤销", "撤回", "注销"}}};
    command.examples = {{"zb step revoke 005 消防设计审查 --note 理由 --on 2026-11-20", "依法撤销"},
                        {"zb step revoke 001 用地规划许可 --kind 注销 --note 出让合同已解除", "出让合同解除后注销"}};
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

Command escalate_command() {
    Command command = step_command("step escalate", "提级：超期的提请上一级督办", fill_escalate);
    command.details =
        "没有超期的不提级。--note 写原因；印在催办单、周通报五（一）、卡片上，写明提级给谁。超期满五个工作日还没有提级的，"
        "zb today --office 会列出，并给出命令。";
    command.options = {of_noun("staff", {"to", Form::text, "人员", "提级给谁", true})};
    command.examples = {{"zb step escalate 002 水保审批 --to 政数分管01 --note 超承诺满5个工作日", "提请组长督办"}};
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
        step_advance_command(),
        step_assign_command(),
        pause_command(),
        with_example(step_command("step resume", "特别程序结束，恢复计时", fill_resume),
                     "zb step resume 001 消防设计审查 --on 2026-11-18 --note 收到专家评审意见", "收到结果当日仍停表"),
        with_example(step_command("step hold", "挂起（企业原因），单列，不延长时限", fill_hold),
                     "zb step hold 003 环评 --on 2026-11-12 --note 等企业补充监测数据", "记下等企业的时间"),
        with_example(step_command("step release", "解除挂起", fill_release), "zb step release 003 环评 --on 2026-11-17", "企业已补来"),
        extend_command(),
        reply_command(),
        escalate_command(),
        revoke_command(),
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

Command material_return_command() {
    Command command = step_command("material return", "退回材料：收到的不符合要求，要重新交", fill_return);
    command.details =
        "受理前备齐的退回后又算缺；补齐的容缺材料退回后仍欠着，期限不变，发证后不能再退。--reason 写要改什么，一次写全"
        "（行政许可法第三十二条）。";
    command.operands.push_back({"material", "材料", true, false, Form::text, "材料名称，与收到时相同"});
    command.options = {{"reason", Form::text, "原因", "为什么退回、要改什么", true}};
    command.examples = {{"zb material receive 001 施工许可 申请表 && zb material return 001 施工许可 申请表 --reason 没有盖章",
                         "收下后发现不合要求，退回"}};
    return command;
}

}  // namespace zb::cli
