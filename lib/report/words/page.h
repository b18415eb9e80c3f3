// SPDX-License-Identifier: Apache-2.0
// What the pages on one project have in common: their opening, sections without rows, what they rest on.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/document.h"
#include "domain/basis_words.h"
#include "outlook/outlook.h"

namespace zb {

// The opening of every page on one project's plan: its kind and title, the project under it, what it rests on.
Document project_document(std::string report, std::string title, const Project& project, const Basis& basis);
// The rows of a section, or why there are none.
void add_rows(Section& section, Table table, std::string_view none = "没有。");

// A list of the ledger, cut down to some of its columns, in their order.
Table some_columns(Table table, std::initializer_list<std::string_view> keys);

// All that is known of one thing: people read it down, a line a detail, machines in one row.
using Details = std::vector<std::pair<Column, Cell>>;
Table details_table(const Details& details);

// 下一节点 for machines: its planned days, its 预计 and how far off that is.
void add_node_figures(Section& section, const ProjectOutlook& outlook);

// V2（2026-10-08，设计变更）.
std::string version_text(const PlanVersion& version);

// The first and the last day that a plan names, each an acceptance or a decision.
std::pair<Date, Date> plan_period(const std::vector<PlannedStep>& steps, const Calendar& calendar);
// Years of that period that have no holiday notice.
std::vector<int> years_without_notice(const std::vector<PlannedStep>& steps, const Calendar& calendar);
// How limits count, and which dates may still move.
std::vector<std::string> plan_notes(const std::vector<PlannedStep>& steps, const Calendar& calendar);

// 发文机关标志 of the day, and 发文字号 of a circular that has a number; nothing where the office has set none.
std::vector<std::string> letterhead(const State& state, Date day, std::optional<int> number = {});
// （联系人：专班办01，联系电话：0750-1234567） of the day's settings, or nothing.
std::string contact_words(const State& state, Date day);
// For tables that lie across.
Paper wide_paper(const State& state, Date day);

// The command that prints it again.
std::string printed_again(const Basis& basis, std::string_view command);
// Both: the foot of every page.
std::string basis_note(const Basis& basis, std::string_view command);

}  // namespace zb
