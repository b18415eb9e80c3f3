// SPDX-License-Identifier: Apache-2.0
// THE list of nouns, in the order of zb help. A new noun is one line here and one in cmd/nouns.h.
#include <array>

#include "cmd/nouns.h"

namespace zb::cmd {

std::span<const Noun> nouns() {
    static constexpr auto kNouns = std::to_array<Noun>({
        {"init", "建一本新台账", init_commands},
        {"today", "今天办什么：专员、专班办公室、部门各一页", today_commands},
        {"project", "项目：登记、导入清单、列出、看", project_commands},
        {"team", "服务团队：指定、代班、看", team_commands},
        {"step", "事项：往前走、停表、挂起、延长、看", step_commands},
        {"material", "申请材料：列出、还缺什么、收到", material_commands},
        {"note", "当日进展", note_commands},
        {"problem", "困难问题：提出、列出、解决", problem_commands},
        {"department", "部门：导入、列出", department_commands},
        {"staff", "人员：登记、导入、列出", staff_commands},
        {"calendar", "推算、数、判断工作日", calendar_commands},
        {"flow", "审批流程模板：列出、看、检查", flow_commands},
        {"plan", "审批方案：编制、审定、看", plan_commands},
        {"ledger", "台账：报送、漏报、更正、列出、核对", ledger_commands},
        {"undo", "撤销我的上一条命令", undo_commands},
        {"log", "谁在何时做了什么，最近的在前", log_commands},
        {"search", "在名称、进展、问题、材料里找文字", search_commands},
        {"report", "台账日报；周通报：印、签发、看签发稿", report_commands},
        {"chart", "挂图作战：横道图、作战图", chart_commands},
        {"setting", "设置项：列出、改（都入台账）", setting_commands},
        {"help", "显示帮助", help_commands},
    });
    return kNouns;
}

}  // namespace zb::cmd
