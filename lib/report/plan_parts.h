// SPDX-License-Identifier: Apache-2.0
// What the views of a draft and of a plan in force have in common.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "calendar/calendar.h"
#include "outlook/outlook.h"
#include "plan/making.h"

namespace zb {

// The opening of every page on one project's plan: its kind and title, the project under it, what it rests on.
Document project_document(std::string report, std::string title, const Project& project, const Basis& basis);
// The rows of a section, or why there are none.
void add_rows(Section& section, Table table, std::string_view none = "没有。");

// 下一节点 for machines: its planned days, its 预计 and how far off that is.
void add_node_figures(Section& section, const ProjectOutlook& outlook);

// 3 个工作日, 3 个月; empty for a step without a limit.
std::string limit_text(const PlannedStep& step);
// V2（2026-10-08，设计变更）.
std::string version_text(const PlanVersion& version);
// +25, 0, -1: working days against a plan; - where there are none.
std::string late_text(std::optional<int> days);
Cell days_late(std::optional<int> days);
// A date of a year for which no holiday notice is known says 暂定 (planning.md 13).
Cell planned_day(std::optional<Date> day, const Calendar& calendar);
// 节能审查、方案审查: what people call steps.
std::string step_names(const std::vector<PlannedStep>& steps, const std::vector<std::string>& keys, std::string_view separator);

// The first day told of in a plan, an acceptance or a decision, and the last.
std::pair<Date, Date> plan_period(const std::vector<PlannedStep>& steps, const Calendar& calendar);
// Years of those days that have no holiday notice.
std::vector<int> years_without_notice(const std::vector<PlannedStep>& steps, const Calendar& calendar);

// Both clocks of a plan: the longest path over counted steps against the flow's total (none where the flow is not known), and the
// days on the calendar.
void add_clocks(Section& section, const PlanDrafted& plan, std::optional<int> total_limit, const Calendar& calendar);
// 按月安排: working days, rest and make-up days, and what falls due in each month.
Section month_section(const std::vector<PlannedStep>& steps, const Calendar& calendar);
// 时间余量: of each step the earliest and latest days, slack, free slack, whether it is critical and what its day waits for; and every
// critical chain, where there are several of the same length. From the plan's own network.
Section room_section(const PlanDrafted& plan, const Calendar& calendar);
// 施工图审查办结后 2 个工作日.
std::string link_text(const std::vector<PlannedStep>& steps, const PlannedLink& link);
// What is not in the plan, and why.
Section left_out_section(const std::vector<LeftOut>& left_out);
// Where a printing comes from, and which dates may still move.
std::vector<std::string> plan_notes(const std::vector<PlannedStep>& steps, const Calendar& calendar);
std::string basis_note(const Basis& basis, std::string_view command);

}  // namespace zb
