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
// The code, which people read as that label.
Cell project_cell(const Project& project);
// 一个项目, 三个项目, 12 个项目.
std::string count_of_projects(std::size_t count);
// The item's full name without what the flow adds behind it in brackets: 联合验收, not 联合验收（统一受理、现场一次、统一出意见书）.
std::string plain_name(const PlannedStep& planned);
// By its short name: 消防设计审查（关键）, 临时水电（公用）.
std::string item_label(const ProjectOutlook& project, const StepOutlook& step);
// On the main line: the one that the plan names, else the flow's.
bool is_critical(const ProjectOutlook& project, const StepOutlook& step);
// Who is responsible for the step as of the outlook's day, of what is decided on the day of its decision (domain/responsible.h).
std::optional<std::string> responsible_of(const State& state, const ProjectOutlook& project, const StepOutlook& step);
// 住建经办03; 住建经办03（请假至 11-27，住建经办04 代班）; 住建经办03（已离岗）.
std::string person_words(const State& state, const Project& project, const std::string& person, Date day);
// 服务专员02（请假至 11-27，服务专员01 代班）、服务专员03, the one who leads first; empty: nobody.
std::string specialists_words(const State& state, const Project& project, Date day);
// Who is responsible, with those words while the step is open; none: nobody.
std::optional<std::string> responsible_words(const State& state, const ProjectOutlook& project, const StepOutlook& step);
// Machines read the name. Of an approval item that is still to be decided: 未指定 where there is nobody.
Cell responsible_cell(const State& state, const ProjectOutlook& project, const StepOutlook& step);
// The same of a row of a plan that is not in force: as if it were adopted on the outlook's day.
Cell responsible_cell(const State& state, const Project& project, const PlannedStep& row, Date day);
// 区住房和城乡建设局 住建经办03, with the separator that the sheet uses; the unit alone where no person is responsible.
std::string unit_and_person(const std::string& unit, const std::optional<std::string>& person, std::string_view separator);
std::string unit_and_person(const State& state, const ProjectOutlook& project, const StepOutlook& step, std::string_view separator);
// 丁公司; 建设单位 where the list names none.
std::string enterprise_of(const Project& project);

// Any word of the program: for machines its key, for people and in a spreadsheet its Chinese.
template <class Word>
Cell word_cell(const Word& word) {
    return Cell{Value{std::string{key(word)}}, std::string{label(word)}};
}
inline Cell state_cell(const PlannedStep& planned, StepState state) {
    return Cell{Value{std::string{key(state)}}, std::string{label(state, planned.kind)}};
}
// An item: for machines its key, for people and in a spreadsheet its short name.
inline Cell item_cell(const PlannedStep& planned) { return Cell{Value{planned.step}, planned.short_name}; }
// Lamp for machines by key, for people in Chinese.
Cell lamp_cell(std::optional<Lamp> lamp);
// Working days left after `day`; negative: past.
int days_to(const State& state, Date day, Date due);
// 审批中（视为受理）, 办结（期初）: the latter was decided before zb knew the project, and is not judged.
std::string state_text(const StepOutlook& step);
// 剩 2, 超 5, 今日到期, 停表; empty where no limit runs.
std::string left_text(const StepToday& today);
// The same of a clock that runs; machines read working days, less than 0 past it.
Cell left_cell(const StepToday& today);
// 今日到期, 逾期 2 个工作日, 剩 3 个工作日; on a rest day after `due`: 已逾期（不足1个工作日）.
std::string left_words(Date day, Date due, const Calendar& calendar);

}  // namespace zb
