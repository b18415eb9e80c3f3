// SPDX-License-Identifier: Apache-2.0
// Names of projects, compared; what a row of a list means.
#include "exchange/lists/matching.h"

#include <algorithm>

#include "base/text.h"

namespace zb {

namespace {

// An enterprise with hundreds of such projects is a park or a government, whose names are near by habit.
constexpr std::size_t kMostOfOneEnterprise = 100;

std::string enterprise_of(const ProjectDetails& details) { return details.enterprise ? normal_name(*details.enterprise) : std::string{}; }

// 丙公司电子元件项目 of 丙公司 → 电子元件.
std::string subject_of(std::string_view normal, std::string_view enterprise) {
    if (!enterprise.empty() && normal.starts_with(enterprise)) normal.remove_prefix(enterprise.size());
    for (const std::string_view ending : {"项目", "工程", "建设"}) {
        if (normal.size() > ending.size() && normal.ends_with(ending)) normal.remove_suffix(ending.size());
    }
    return std::string{normal};
}

// Digits, letters and Chinese numbers in a name set parts of one whole apart: 一期 and 二期, A and B.
std::string marks_of(std::string_view subject) {
    constexpr std::u32string_view kNumbers = U"一二三四五六七八九十";
    std::string marks;
    for (const char32_t c : code_points(subject)) {
        const bool ascii = (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z');
        if (ascii) marks += static_cast<char>(c);
        const std::size_t number = kNumbers.find(c);
        if (number != std::u32string_view::npos) marks += std::to_string(number + 1);
    }
    return marks;
}

bool contains_whole(std::string_view longer, std::string_view shorter) {
    constexpr std::size_t kTwoHan = 6;  // bytes: one character in common says nothing
    return shorter.size() >= kTwoHan && longer.find(shorter) != std::string_view::npos;
}

bool are_near(const std::string& one, const std::string& other) {
    if (contains_whole(one, other) || contains_whole(other, one)) return true;
    return spelt_alike(one, other);
}

void add_once(std::vector<std::string>& codes, std::string_view code) {
    if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.emplace_back(code);
}

}  // namespace

ProjectNames::ProjectNames(const Projects& projects) {
    for (const auto& [code, project] : projects) add(code, project.name, project.details);
}

void ProjectNames::add(std::string_view code, std::string_view name, const ProjectDetails& details) {
    const std::string normal = normal_name(name);
    const std::string enterprise = enterprise_of(details);
    add_once(by_name_[{normal, enterprise}], code);
    if (details.project_code) add_once(by_project_code_[*details.project_code], code);
    const std::string subject = subject_of(normal, enterprise);
    if (!enterprise.empty()) by_enterprise_[enterprise][marks_of(subject)].push_back({std::string{code}, std::string{name}, subject});
}

std::vector<std::string> ProjectNames::with_project_code(std::string_view project_code) const {
    const auto found = by_project_code_.find(project_code);
    return found == by_project_code_.end() ? std::vector<std::string>{} : found->second;
}

std::vector<std::string> ProjectNames::same(std::string_view name, const ProjectDetails& details) const {
    const auto found = by_name_.find(std::pair{normal_name(name), enterprise_of(details)});
    return found == by_name_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<ProjectNames::Near> ProjectNames::near(std::string_view name, const ProjectDetails& details) const {
    const std::string normal = normal_name(name);
    const std::string enterprise = enterprise_of(details);
    const auto same_name = by_name_.lower_bound(std::pair{normal, std::string{}});
    const bool found = same_name != by_name_.end() && same_name->first.first == normal;
    if (found && (enterprise.empty() || same_name->first.second.empty())) {
        return Near{same_name->second.front(), std::string{name}, "同名，而只有一个写了建设单位"};
    }
    const auto projects = by_enterprise_.find(enterprise);
    if (enterprise.empty() || projects == by_enterprise_.end()) return std::nullopt;
    const std::string subject = subject_of(normal, enterprise);
    const std::string marks = marks_of(subject);
    if (auto near = near_subject(projects->second, marks, subject)) return near;
    if (!marks.empty()) return near_subject(projects->second, "", subject);
    if (projects->second.size() > kMostOfOneEnterprise) return std::nullopt;
    for (const auto& [other, known] : projects->second) {
        if (auto near = near_subject(projects->second, other, subject)) return near;
    }
    return std::nullopt;
}

std::optional<ProjectNames::Near> ProjectNames::near_subject(const ByMarks& known, std::string_view marks,
                                                             const std::string& subject) const {
    const auto projects = known.find(marks);
    if (projects == known.end() || projects->second.size() > kMostOfOneEnterprise) return std::nullopt;
    for (const Known& other : projects->second) {
        if (are_near(subject, other.subject)) return Near{other.code, other.name, "建设单位相同、名称相近"};
    }
    return std::nullopt;
}

CodeSet given_codes(const std::vector<ListRow>& rows) {
    CodeSet codes;
    for (const ListRow& row : rows) {
        if (row.code) codes.insert(*row.code);
    }
    return codes;
}

ListMatching::ListMatching(const Projects& known, std::set<int> new_lines, CodeSet given_codes)
    : names_(known), new_lines_(std::move(new_lines)), given_codes_(std::move(given_codes)) {}

RowMeaning ListMatching::meaning_of(const ListRow& row, const Projects& projects) const {
    using Kind = RowMeaning::Kind;
    const RowMeaning fresh{Kind::fresh, row.code.value_or("")};
    if (row.code && projects.contains(*row.code)) return {Kind::known, *row.code};
    const std::vector<std::string> same = names_.same(row.name, row.details);
    const auto unmet = std::find_if(same.begin(), same.end(),
                                    [&](const std::string& code) { return !met_.contains(code) && !given_codes_.contains(code); });
    if (unmet != same.end()) return {Kind::known, *unmet};
    // Of projects with one name, every other row of the list was about the others.
    if (new_lines_.contains(row.line) || (row.code && !same.empty())) return fresh;
    if (!same.empty()) return {Kind::known, same.front()};
    if (row.code) return fresh;
    if (row.details.project_code) {
        const auto codes = names_.with_project_code(*row.details.project_code);
        // Two rows of one list with one 投资项目统一代码 and two names are perhaps two phases.
        if (codes.size() == 1 && !met_.contains(codes.front()) && !given_codes_.contains(codes.front()))
            return {Kind::known, codes.front()};
        if (!codes.empty()) return {Kind::doubtful, codes.front(), projects.at(codes.front()).name, "投资项目统一代码相同、名称不同"};
    }
    if (const auto near = names_.near(row.name, row.details)) return {Kind::doubtful, near->code, near->name, near->why};
    return fresh;
}

void ListMatching::found(const Project& known) {
    knows_unnamed_ = knows_unnamed_ || known.lists.empty();
    met_.insert(known.code);
}

void ListMatching::learn(const std::string& code, std::string_view name, const ProjectDetails& details) {
    names_.add(code, name, details);
    met_.insert(code);
}

std::vector<LeftProject> ListMatching::left(const std::vector<ListRow>& rows, const Projects& projects, Date day) const {
    std::set<std::string, std::less<>> series;
    for (const ListRow& row : rows) series.insert(list_series(row.details.source.value_or("")));
    std::vector<LeftProject> left;
    for (const auto& [code, project] : projects) {
        if (met_.contains(code) || !project.listed_on(day)) continue;
        std::string list = predecessor_with(project, series);
        if (!list.empty()) left.push_back({code, project.name, std::move(list)});
    }
    return left;
}

// A project that no list named was recorded by hand, or by lists without a name: only one that shares a project with this one can be
// its predecessor.
std::string ListMatching::predecessor_with(const Project& project, const std::set<std::string, std::less<>>& series) const {
    for (const auto& [one, list] : project.lists) {
        if (series.contains(one)) return list;
    }
    const bool unnamed = project.lists.empty() && series.contains("") && knows_unnamed_;
    return unnamed ? "上一份清单有、这份清单" : "";
}

std::vector<const ListRow*> wholes_first(const std::vector<ListRow>& rows, const Projects& known) {
    std::set<std::string, std::less<>> coming;
    for (const ListRow& row : rows) {
        if (row.code && row.faults.empty() && !known.contains(*row.code)) coming.insert(*row.code);
    }
    std::vector<const ListRow*> waiting;
    for (const ListRow& row : rows) waiting.push_back(&row);
    std::vector<const ListRow*> ordered;
    constexpr int kDeepest = 20;  // wholes of wholes of wholes
    std::size_t before = waiting.size() + 1;
    for (int depth = 0; depth < kDeepest && waiting.size() < before; ++depth) {
        before = waiting.size();
        std::vector<const ListRow*> later;
        for (const ListRow* row : waiting) {
            const auto& whole = row->details.parent;
            if (whole && coming.contains(*whole)) {
                later.push_back(row);
                continue;
            }
            ordered.push_back(row);
            if (row->code && row->faults.empty()) coming.erase(*row->code);
        }
        waiting = std::move(later);
    }
    // Rows that wait for each other are taken as they stand, and refused.
    ordered.insert(ordered.end(), waiting.begin(), waiting.end());
    return ordered;
}

}  // namespace zb
