// SPDX-License-Identifier: Apache-2.0
// What each noun gives the command list, defined in the noun's own file; cmd/commands.cpp lists them.
#pragma once

#include <string_view>
#include <vector>

#include "cli/command.h"

namespace zb::cli {

std::vector<Command> init_commands();
std::vector<Command> today_commands();
std::vector<Command> step_commands();
std::vector<Command> material_commands();
std::vector<Command> ledger_commands();
std::vector<Command> undo_commands();
std::vector<Command> log_commands();
std::vector<Command> search_commands();
std::vector<Command> calendar_commands();
std::vector<Command> flow_commands();
std::vector<Command> plan_commands();
std::vector<Command> report_commands();
std::vector<Command> chart_commands();
std::vector<Command> site_commands();
std::vector<Command> setting_commands();
std::vector<Command> department_commands();
std::vector<Command> staff_commands();
std::vector<Command> contact_commands();
std::vector<Command> role_commands();
std::vector<Command> project_commands();
std::vector<Command> enterprise_commands();
std::vector<Command> attachment_commands();
std::vector<Command> certificate_commands();
std::vector<Command> team_commands();
std::vector<Command> note_commands();
std::vector<Command> problem_commands();
std::vector<Command> inquiry_commands();
std::vector<Command> window_commands();
std::vector<Command> service_commands();
std::vector<Command> article_commands();
std::vector<Command> review_commands();
std::vector<Command> meeting_commands();
std::vector<Command> resolution_commands();
std::vector<Command> appraisal_commands();
std::vector<Command> config_commands();
std::vector<Command> export_commands();
std::vector<Command> backup_commands();
std::vector<Command> doctor_commands();
std::vector<Command> restore_commands();
std::vector<Command> migrate_commands();
std::vector<Command> demo_commands();

// What --role may say.
std::vector<std::string_view> role_choices();
// The table that zb help 权限 prints.
Table access_topic();
// The table that zb help 通知 prints.
Table notice_topic();
// Topics of zb help: 日期, 格式, 期限 (cmd/topics.cpp).
Table days_topic();
Table forms_topic();
Table clocks_topic();

// What the tab key offers for a thing of the noun.
Candidates step_codes(const CodesWanted& wanted);
Candidates flow_codes(const CodesWanted& wanted);
Candidates setting_codes(const CodesWanted& wanted);
Candidates config_codes(const CodesWanted& wanted);
Candidates department_codes(const CodesWanted& wanted);
Candidates staff_codes(const CodesWanted& wanted);
Candidates project_codes(const CodesWanted& wanted);
Candidates enterprise_codes(const CodesWanted& wanted);

// The project that a command is about.
Operand project_operand(bool required = true);
// --lamp, which takes 红 for red.
Option lamp_option(std::string_view help);

}  // namespace zb::cli
