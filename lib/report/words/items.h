// SPDX-License-Identifier: Apache-2.0
// How projects, items and the people behind them are called in lists that are read in passing (today, daily report).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"
#include "outlook/outlook.h"

namespace zb {

// 001 甲公司智能装备: short code and name, without the 项目 that every name ends in.
std::string project_label(const Project& project);
// 一个项目, 三个项目, 12 个项目.
std::string count_of_projects(std::size_t count);
// The item's full name without what the flow adds behind it in brackets: 联合验收, not 联合验收（统一受理、现场一次、统一出意见书）.
std::string plain_name(const PlannedStep& planned);
// By its short name: 消防设计审查（关键）, 临时水电（公用）.
std::string item_label(const ProjectOutlook& project, const StepOutlook& step);
// On the main line: the one that the plan names, else the flow's.
bool is_critical(const ProjectOutlook& project, const StepOutlook& step);
// The plan's responsible person, else the department's member of the team.
std::optional<std::string> responsible_of(const Project& project, const PlannedStep& planned);
// 区住房和城乡建设局 住建经办03, with the separator that the sheet uses; the unit alone where no person is named.
std::string unit_and_person(const std::string& unit, const std::optional<std::string>& person, std::string_view separator);
std::string unit_and_person(const Project& project, const PlannedStep& planned, std::string_view separator);
// 丁公司; 建设单位 where the list names none.
std::string enterprise_of(const Project& project);

// Lamp for machines by key, for people in Chinese.
Cell lamp_cell(std::optional<Lamp> lamp);
// Working days left after `day`; negative: past.
int days_to(const State& state, Date day, Date due);
// 审批中（视为受理）, 办结（期初）: the latter was decided before zb knew the project, and is not judged.
std::string state_text(const StepOutlook& step);
// 剩 2, 超 5, 今日到期, 停表; empty where no limit runs.
std::string left_text(const StepToday& today);
// 今日到期, 逾期 2 个工作日, 剩 3 个工作日; on a rest day after `due`: 已逾期（不足1个工作日）.
std::string left_words(Date day, Date due, const Calendar& calendar);

}  // namespace zb
