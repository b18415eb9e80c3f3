// SPDX-License-Identifier: Apache-2.0
// The sections of the circular in order, and how they are numbered.
#include "report/weekly/sections.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/text.h"
#include "report/weekly/accepted.h"
#include "report/weekly/decided.h"
#include "report/weekly/departments.h"
#include "report/weekly/due.h"
#include "report/weekly/lamps.h"
#include "report/weekly/next_work.h"
#include "report/weekly/overall.h"
#include "report/weekly/owed.h"
#include "report/weekly/problems.h"
#include "report/weekly/submissions.h"

namespace zb {

namespace {

constexpr PrintSection kSections[] = {
    overall_sections,     // 总体情况
    decided_sections,     // 本周办结
    accepted_sections,    // 本周新受理
    due_sections,         // 下周到期
    lamp_sections,        // 滞后及亮灯
    owed_sections,        // 容缺待补
    problem_sections,     // 困难问题
    department_sections,  // 各部门办理情况
    submission_sections,  // 台账报送情况
    next_work_sections,   // 下一步工作
};

}  // namespace

SectionList weekly_sections() { return kSections; }

Sections print_sections(SectionList list, const Circular& circular) {
    Sections all;
    int place = 0;
    for (const PrintSection print : list) {
        Sections printed = print(circular);
        printed.front().heading = fmt::format("{}、{}", chinese_number(++place), printed.front().heading);
        all.insert(all.end(), std::make_move_iterator(printed.begin()), std::make_move_iterator(printed.end()));
    }
    return all;
}

std::string number_of(PrintSection section) {
    const auto* found = std::find(std::begin(kSections), std::end(kSections), section);
    return chinese_number(static_cast<int>(found - std::begin(kSections)) + 1);
}

Section machine_section(std::string key, Table rows) {
    Section section{std::move(key), "", 2};
    section.rows = std::move(rows);
    return section;
}

Table named_by_period(Table table, const Period& period) {
    constexpr std::string_view kWeek = "本周";
    for (Column& column : table.columns) {
        if (column.heading.starts_with(kWeek)) column.heading.replace(0, kWeek.size(), period.word());
    }
    return table;
}

std::vector<Paragraph> paragraphs_of(const std::string& text) {
    std::vector<Paragraph> paragraphs;
    for (const std::string& line : split(text, '\n')) {
        if (!line.empty()) paragraphs.push_back(Paragraph{line});
    }
    return paragraphs;
}

}  // namespace zb
