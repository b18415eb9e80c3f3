// SPDX-License-Identifier: Apache-2.0
// The circular's sections in words; each also carries its figures and rows for machines. A section with nothing in it says so.
#pragma once

#include <string>
#include <vector>

#include "base/document.h"
#include "report/weekly/weekly.h"

namespace zb {

using Sections = std::vector<Section>;

// A count as a figure for machines.
inline Value number(int count) { return Value{std::int64_t{count}}; }

// 一、总体情况 with 在办对账.
Sections overall_sections(const WeeklyFigures& figures);
// 二 and 三: what was decided and accepted in the week.
Sections decided_sections(const WeeklyFigures& figures);
Sections accepted_sections(const WeeklyFigures& figures);
Sections due_sections(const WeeklyFigures& figures);
// 五: red, yellow, paused, decided late, behind the plan.
Sections lamp_sections(const WeeklyFigures& figures, const LampRules& rules);
Sections owed_sections(const WeeklyFigures& figures);
Sections problem_sections(const WeeklyFigures& figures);
// 八 and 九: the departments, and who handed in when.
Sections department_sections(const WeeklyFigures& figures);
Sections submission_sections(const WeeklyFigures& figures);
// 附表, behind everything else.
Sections annex_sections(const WeeklyFigures& figures);
inline constexpr std::string_view kAnnexTitle = "附表　各项目审批手续办理情况一览表";
// 项目动态, the last paragraph of 一.
Sections news_sections(const WeeklyFigures& figures);
// What follows from the sections before, and what a person adds.
Sections next_work_sections(const WeeklyFigures& figures, const WeeklyImprint& imprint);

// Rows for machines that nobody reads as such.
Section machine_section(std::string key, Table rows);

// 区住房和城乡建设局·住建经办03.
std::string unit_and_person(const WeekItem& item);
// 临时用水用电（公用）.
std::string item_name(const WeekItem& item);
// 剩2天, 今日到期.
std::string left_text(int left);
// A paragraph for each line that says something.
std::vector<Paragraph> paragraphs_of(const std::string& text);

}  // namespace zb
