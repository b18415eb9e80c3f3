// SPDX-License-Identifier: Apache-2.0
// How a main line is printed in words.
#pragma once

#include <string>
#include <vector>

#include "outlook/time/main_line.h"

namespace zb {

// What a department is called in a narrow column: its short name.
std::string short_department(const State& state, const std::string& department);

// 滞后归因（主线，自 08-28 出让合同起；施工许可办结：基准 10-23 → 预计 11-27，共 +25 个工作日）.
std::string line_heading(const MainLine& line);
// 区自然资源局：方案审查（超承诺 2）; 企业：补正（1 次）.
std::string owner_text(const State& state, const LineRow& row);
// 收件 09-07; 停表 12 天另列 where a pause of the step has a row of its own among `rows`.
std::string basis_text(const LineRow& row, const std::vector<LineRow>& rows);

// 收件审核 2、超承诺 2.
std::string parts_text(const OwnerDays& owner);
// False where the only part repeats its owner, as in 特别程序 +12（特别程序 12）.
bool names_parts(const OwnerDays& owner);
// 特别程序12、企业10、区自然资源局4、提前−1: how the circular says who owns a slippage.
std::string owners_text(const MainLine& line);
// 特别程序 +12；企业 +10；区自然资源局 +4（收件审核 2、超承诺 2）；提前 -1（用地规划许可）。合计 +25。
std::string owners_sentence(const MainLine& line);

}  // namespace zb
