// SPDX-License-Identifier: Apache-2.0
// What a section of the circular is, and the list of them in order. A section is one pair of files: its figures, how they are counted
// and balanced, its words, and its rows for machines. A new one is added as its pair and one line in sections.cpp; the numbers follow.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/document.h"
#include "report/weekly/issue.h"
#include "report/weekly/record.h"

namespace zb {

// What a section prints from: what was counted, and what is printed besides the figures.
struct Circular {
    const WeekRecord& record;
    const WeeklyImprint& imprint;
};

// The first is the section itself, its heading without a number; the others are parts of it, or rows that only machines read. A section
// with nothing in it says so. Throws Error "report.unbalanced" where its figures do not add up.
using Sections = std::vector<Section>;
using PrintSection = Sections (*)(const Circular& circular);
using SectionList = std::span<const PrintSection>;

// 总体情况 to 下一步工作, in order.
SectionList weekly_sections();
// 一、总体情况, 二、…: the sections of a list, each with the number of its place.
Sections print_sections(SectionList list, const Circular& circular);
// The number under which a section of the circular stands: 十.
std::string number_of(PrintSection section);

// A count as a figure for machines.
inline Value number(int count) { return Value{std::int64_t{count}}; }
inline Value number(std::size_t count) { return Value{static_cast<std::int64_t>(count)}; }
// A section of rows for machines, without a heading and not printed for people.
Section machine_section(std::string key, Table rows);
// The table as people read it: 本期 in its headings where the period is no week. Scripts know the columns by theirs, whatever the period.
Table named_by_period(Table table, const Period& period);
// A paragraph for each line that is not empty.
std::vector<Paragraph> paragraphs_of(const std::string& text);

}  // namespace zb
