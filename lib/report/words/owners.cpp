// SPDX-License-Identifier: Apache-2.0
// Rows, owners and headings of a main line as people read them.
#include "report/words/owners.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

#include "base/text.h"
#include "report/words/days.h"

namespace zb {

namespace {

std::string expected_text(const LineRow& row) {
    if (row.expected == 0) return "";
    return row.expected == row.actual ? "预计" : fmt::format("含预计 {}", row.expected);
}

std::string in_brackets(const std::vector<std::string>& words) {
    std::vector<std::string> filled;
    std::copy_if(words.begin(), words.end(), std::back_inserter(filled), [](const std::string& word) { return !word.empty(); });
    return filled.empty() ? "" : fmt::format("（{}）", join(filled, "，"));
}

std::string handling_text(const State& state, const LineRow& row) {
    const std::string& name = row.step->short_name;
    const Owner& owner = row.span.owner;
    if (owner.kind == Owner::Kind::notice)
        return fmt::format("法定公示：{}{}", name, in_brackets({limit_text(*row.step), expected_text(row)}));
    const std::string who = owner.kind == Owner::Kind::department ? short_department(state, owner.department) : label(owner);
    const int late = std::max(row.diff(), 0) - row.tight();
    const std::string over = late > 0 ? fmt::format("{} {}", over_what(row), late) : "";
    const std::string tight = row.tight() > 0 ? fmt::format("计划偏紧 {}", row.tight()) : "";
    return fmt::format("{}：{}{}", who, name, in_brackets({over, tight, expected_text(row)}));
}

}  // namespace

std::string short_department(const State& state, const std::string& department) {
    const DepartmentRecorded* known = state.departments.find(department);
    return known == nullptr ? department : known->short_name.value_or(department);
}

std::string owner_text(const State& state, const LineRow& row) {
    const std::string& name = row.step->short_name;
    const Owner& owner = row.span.owner;
    const std::string who = owner.kind == Owner::Kind::department ? short_department(state, owner.department) : label(owner);
    if (row.span.again) return fmt::format("{}：{}{}", who, row.span.about, in_brackets({name, expected_text(row)}));
    switch (row.span.phase) {
        case Phase::handling: return handling_text(state, row);
        case Phase::pause: return fmt::format("特别程序：{}", row.span.about);
        case Phase::procedure: return fmt::format("{}：{}{}", who, name, in_brackets({expected_text(row)}));
        case Phase::waiting: return fmt::format("等前置：{}{}", join(row.waits_for, "、"), in_brackets({expected_text(row)}));
        case Phase::correction:
            return fmt::format("{}：补正{}", who, in_brackets({fmt::format("{} 次", row.corrections), expected_text(row)}));
        case Phase::slack: return "线路变化：基准里最长的是另一条线";
        case Phase::preparing:
            if (owner.kind == Owner::Kind::department) return fmt::format("{}：未启动{}", who, in_brackets({name, expected_text(row)}));
            [[fallthrough]];
        case Phase::intake:
        case Phase::hold:
        case Phase::issuing: return fmt::format("{}：{}{}", who, label(row.span.phase), in_brackets({name, expected_text(row)}));
    }
    return {};
}

std::string basis_text(const LineRow& row, const std::vector<LineRow>& rows) {
    if (row.span.phase != Phase::handling) return row.span.event;
    int stopped = 0;
    for (const LineRow& other : rows) {
        if (other.step == row.step && other.span.phase == Phase::pause) stopped += other.actual;
    }
    return stopped > 0 ? fmt::format("停表 {} 天另列", stopped) : row.span.event;
}

std::string parts_text(const OwnerDays& owner) {
    std::vector<std::string> parts;
    for (const auto& [name, days] : owner.parts) {
        parts.push_back(owner.parts.size() == 1 && owner.days < 0 ? name : fmt::format("{} {}", name, std::abs(days)));
    }
    return join(parts, "、");
}

bool names_parts(const OwnerDays& owner) {
    const Owner::Kind kind = owner.owner.kind;
    return owner.parts.size() > 1 || kind == Owner::Kind::department || kind == Owner::Kind::early || kind == Owner::Kind::tight;
}

std::string line_heading(const MainLine& line) {
    const std::string from = line.begins_with.empty() ? "计划开始日" : line.begins_with;
    return fmt::format("滞后归因（主线，自 {} {}起；{}：基准 {} → {} {}，共 {} 个工作日）", month_day(line.days.after), from,
                       line.node_name, month_day(line.baseline, line.days.after), line.expected ? "预计" : "实际",
                       month_day(line.days.to, line.days.after), line.slip > 0 ? fmt::format("+{}", line.slip) : std::to_string(line.slip));
}

std::string owners_text(const MainLine& line) {
    std::vector<std::string> owners;
    for (const OwnerDays& owner : line.owners) {
        owners.push_back(fmt::format("{}{}{}", label(owner.owner), owner.days < 0 ? "−" : "", std::abs(owner.days)));
    }
    return join(owners, "、");
}

std::string owners_sentence(const MainLine& line) {
    if (line.owners.empty()) return "各段都与基准相同。";
    std::vector<std::string> owners;
    for (const OwnerDays& owner : line.owners) {
        const std::string days = owner.days > 0 ? fmt::format("+{}", owner.days) : std::to_string(owner.days);
        owners.push_back(
            fmt::format("{} {}{}", label(owner.owner), days, names_parts(owner) ? fmt::format("（{}）", parts_text(owner)) : ""));
    }
    return fmt::format("{}。合计 {}。", join(owners, "；"), line.slip > 0 ? fmt::format("+{}", line.slip) : std::to_string(line.slip));
}

}  // namespace zb
