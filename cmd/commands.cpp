// SPDX-License-Identifier: Apache-2.0
// THE list of nouns, in the order of zb help. A new noun is one line here and one in cmd/nouns.h.
#include "cmd/commands.h"

#include <array>

#include "cli/completion.h"
#include "cli/help.h"
#include "cmd/codes.h"
#include "cmd/nouns.h"

namespace zb::cli {

const CommandList& commands() {
    static constexpr auto kNouns = std::to_array<Noun>({
        {"init", "建一本新台账", init_commands, Group::ledger},
        {"today", "今天办什么：专员、专班办公室、部门各一页", today_commands, Group::daily},
        {"project", "项目：登记、导入和导出清单、列出、看、更改、调出", project_commands, Group::projects, project_codes},
        {"enterprise", "企业：列出、看、补登", enterprise_commands, Group::projects, enterprise_codes},
        {"attachment", "附件：登记、列出、核对", attachment_commands, Group::projects},
        {"certificate", "证照批文：取得的、统一发证、给企业的目录、有效期", certificate_commands, Group::projects,
         codes_given<HandoverNoun>},
        {"team", "服务团队：指定、退出、代班、看", team_commands, Group::projects},
        {"step", "事项：往前走、指定责任人、停表、挂起、延长、看", step_commands, Group::daily, step_codes},
        {"window", "一窗办理：一次收件、分送各部门、收件回执", window_commands, Group::daily, codes_given<IntakeNoun>},
        {"material", "申请材料：列出、还缺什么、收到、退回、容缺失信", material_commands, Group::daily},
        {"note", "当日进展", note_commands, Group::daily},
        {"problem", "困难问题：提出、交办、列出、解决、销号", problem_commands, Group::daily, codes_given<ProblemNoun>},
        {"meeting", "会议：定、记、各部门意见、纪要、备会", meeting_commands, Group::daily, codes_given<MeetingNoun>},
        {"resolution", "议定事项：记、办结、转下次会议、列出", resolution_commands, Group::daily, codes_given<ResolutionNoun>},
        {"inquiry", "咨询和 12345 工单：收到、推送、答复、退回、回访、办结", inquiry_commands, Group::daily, codes_given<InquiryNoun>},
        {"service", "服务：政策兑现、绿色通道、上门、企业需求、对接、宣传", service_commands, Group::daily, codes_given<ServiceNoun>},
        {"article", "知识库：找、增加、修订、撤下、收入自带的", article_commands, Group::daily, codes_given<ArticleNoun>},
        {"review", "好差评：收到的评价，差评的整改，各项率", review_commands, Group::daily, codes_given<ReviewNoun>},
        {"department", "部门：导入、列出", department_commands, Group::lists, department_codes},
        {"staff", "人员：登记、更改、导入、列出、抹去联系方式", staff_commands, Group::lists, staff_codes},
        {"contact", "联系方式：记、看、抹去，不进台账", contact_commands, Group::lists},
        {"role", "角色：兼任、免去、列出；谁能写什么见 zb help 权限", role_commands, Group::lists},
        {"calendar", "工作日：推算、数、判断，看和导入放假通知", calendar_commands, Group::lists},
        {"flow", "审批流程模板：列出、看、检查、导入、导出", flow_commands, Group::lists, flow_codes},
        {"plan", "审批方案：编制、审定、看", plan_commands, Group::projects},
        {"ledger", "台账：报送、漏报、更正、列出、核对", ledger_commands, Group::ledger},
        {"undo", "撤销我的上一条命令", undo_commands, Group::daily},
        {"log", "谁在何时做了什么，最近的在前", log_commands, Group::ledger},
        {"search", "在名称、进展、问题、材料、备注里找文字", search_commands, Group::ledger},
        {"report", "台账日报；周通报：印、拟稿、审核、签发、更正；部门、属地、提速情况；两日变化", report_commands, Group::daily},
        {"appraisal", "考核：考核表、展开、封存、列出", appraisal_commands, Group::daily},
        {"chart", "挂图作战：横道图、作战图", chart_commands, Group::projects},
        {"site", "台账网页：一个文件夹的网页，不联网也能看、能查找", site_commands, Group::projects},
        {"setting", "设置项：列出、改（都入台账）", setting_commands, Group::lists, setting_codes},
        {"export", "把台账导出为别的工具能读的文件", export_commands, Group::ledger},
        {"backup", "备份：做一份核对过的副本", backup_commands, Group::ledger},
        {"doctor", "体检：逐项查台账、文件和它的周围", doctor_commands, Group::ledger},
        {"restore", "恢复：把一份备份换成台账，换下的另存", restore_commands, Group::ledger},
        {"migrate", "把旧版建的台账文件升到这一版的结构，先备份", migrate_commands, Group::ledger},
        {"demo", "一秒钟建好示例库，先试一试", demo_commands, Group::program},
        {"config", "外观设置：台账在哪里、颜色、翻页、缺省选项、别名", config_commands, Group::program, config_codes},
        {"completion", "命令行补全脚本", completion_commands, Group::program},
        {"help", "显示帮助", help_commands, Group::program},
    });
    static constexpr auto kTopics = std::to_array<Topic>({
        {"权限", "谁能写什么",
         "台账按角色写入时（zb setting set access.writes 按角色），只有登录名对应到人、角色许可的才能写；不写在表里的都不能写。\n"
         "演练库和没有这样设的台账不限制，zb role list 说明现在是哪一种。登录名由操作系统给，--by 不算；一个人几个角色的，合起来算。\n"
         "“本人项目”是当天做服务专员的项目，“本部门”是本部门的事项、问题和有本部门事项的项目；代班的日子里，代班人能写被代的人能写的。\n"
         "init、demo 另建台账，backup、ledger accept-head 不写台账，不看角色。",
         access_topic},
        {"通知", "通知（江海政数〔2021〕14号）的57条要求各在哪条命令里",
         "“六个一”和保障措施，按通知的次序一句一条。有：印得出来；部分：说明写着还差什么；以后：留给以后的版本。\n"
         "命令在示例库里按次序照打都行：zb demo 试用；cd 试用。",
         notice_topic, "六个一", "notice"},
        {"日期", "日期怎样写", "命令行、--input 的行、导入的表里都这样写。时间一律按东八区；工作日按国务院办公厅放假通知。", days_topic},
        {"格式", "结果有哪些格式", "写 --format；-o 文件 整份写成或不写。导入时 CSV、XLSX、JSON 都收，编码自己认。", forms_topic},
        {"期限", "期限怎样算",
         "一个事项为什么是这一天：zb step show 001 消防设计审查 --why，逐日说明计不计、依据哪一条。三个钟分开：审批、发证、证照有效期。",
         clocks_topic},
    });
    // Chinese nouns and verbs, as people say them; English stays the fixed form for scripts.
    static constexpr auto kSpokenNouns = std::to_array<Spoken>({
        {"今天", "today"},       {"今日", "today"},       {"项目", "project"},     {"企业", "enterprise"}, {"附件", "attachment"},
        {"证照", "certificate"}, {"团队", "team"},        {"事项", "step"},        {"窗口", "window"},     {"材料", "material"},
        {"进展", "note"},        {"问题", "problem"},     {"困难问题", "problem"}, {"会议", "meeting"},    {"议定事项", "resolution"},
        {"咨询", "inquiry"},     {"服务", "service"},     {"知识库", "article"},   {"评价", "review"},     {"部门", "department"},
        {"人员", "staff"},       {"联系方式", "contact"}, {"角色", "role"},        {"工作日", "calendar"}, {"流程", "flow"},
        {"方案", "plan"},        {"台账", "ledger"},      {"撤销", "undo"},        {"日志", "log"},        {"查找", "search"},
        {"报表", "report"},      {"考核", "appraisal"},   {"作战图", "chart"},     {"网页", "site"},       {"设置", "setting"},
        {"导出", "export"},      {"备份", "backup"},      {"体检", "doctor"},      {"恢复", "restore"},    {"示例", "demo"},
        {"帮助", "help"},
    });
    static constexpr auto kSpokenVerbs = std::to_array<Spoken>({
        {"列出", "list"},
        {"看", "show"},
        {"新增", "add"},
        {"登记", "add"},
        {"记", "add"},
        {"更改", "set"},
        {"改", "set"},
        {"导入", "import"},
        {"导出", "export"},
        {"收件", "advance --to filed"},
        {"补正", "advance --to correcting"},
        {"受理", "advance --to accepted"},
        {"办结", "advance --to decided"},
        {"发证", "advance --to issued"},
        {"办结", "done"},
        {"指定", "assign"},
        {"停表", "pause"},
        {"恢复", "resume"},
        {"挂起", "hold"},
        {"解除", "release"},
        {"延长", "extend"},
        {"延期", "extend"},
        {"提级", "escalate"},
        {"更正", "correct"},
        {"到期", "due"},
        {"收件", "intake"},
        {"收到", "receive"},
        {"退回", "return"},
        {"还缺", "missing"},
        {"解决", "solve"},
        {"销号", "clear"},
        {"推送", "push"},
        {"答复", "answer"},
        {"答复", "reply"},
        {"回访", "follow"},
        {"纪要", "minutes"},
        {"备会", "agenda"},
        {"查找", "search"},
        {"报送", "submit"},
        {"核对", "verify"},
        {"冲销", "reverse"},
        {"周通报", "weekly"},
        {"日报", "daily"},
        {"月度材料", "monthly"},
        {"编制", "make"},
        {"审定", "adopt"},
        {"交接", "handover"},
        {"代班", "cover"},
        {"展开", "explain"},
        {"封存", "seal"},
    });
    static const CommandList list{kNouns, kTopics, {kSpokenNouns, kSpokenVerbs}};
    return list;
}

}  // namespace zb::cli
