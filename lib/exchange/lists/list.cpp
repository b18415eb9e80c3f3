// SPDX-License-Identifier: Apache-2.0
// A published list: its rows, what of them is no project, and what is wrong between them.
#include "exchange/lists/list.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "exchange/lists/columns.h"
#include "exchange/lists/json.h"
#include "exchange/lists/row_reader.h"

namespace zb {

namespace {

// The cells of a column in the rows of projects.
std::vector<std::string> cells_below(const std::vector<CsvRow>& rows, const SheetLayout& layout, std::size_t column) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < layout.kinds.size(); ++i) {
        const CsvRow& row = rows[layout.first + layout.rows + i];
        if (layout.kinds[i] != RowKind::project || column >= row.cells.size() || is_blank_cell(row.cells[column])) continue;
        cells.push_back(row.cells[column]);
    }
    return cells;
}

// Each thing once, a column headed 单位 only where units stand in it; names what is left out.
std::vector<std::string> settle_columns(const std::vector<CsvRow>& rows, SheetLayout& layout) {
    std::vector<std::string> left_out;
    std::vector<KnownHeading> used;
    for (std::size_t i = 0; i < layout.columns.size(); ++i) {
        HeadedColumn& one = layout.columns[i];
        const std::vector<std::string> cells = cells_below(rows, layout, i);
        const auto is_unit = [](const std::string& cell) { return !caption_unit(cell).empty(); };
        if (normal_name(one.heading) == "单位" && !cells.empty() && std::all_of(cells.begin(), cells.end(), is_unit))
            one.known = KnownHeading{ListColumn::currency};
        const bool repeated =
            one.known && one.known->column != ListColumn::ignored && std::any_of(used.begin(), used.end(), [&](const KnownHeading& other) {
                return other.column == one.known->column && other.field == one.known->field;
            });
        if (repeated && one.known->column != ListColumn::investment) one.known.reset();
        if (one.known) {
            used.push_back(*one.known);
        } else if (!one.heading.empty()) {
            left_out.push_back(one.heading);
        } else if (!cells.empty()) {
            left_out.push_back(fmt::format("第 {} 列（没有列名）", i + 1));
        }
    }
    return left_out;
}

// Another table under the first, with headings of its own: its columns would be read as those of the first.
void refuse_second_table(const CsvRow& row, const SheetLayout& layout) {
    std::size_t known = 0;
    bool names = false;
    for (const std::string& cell : row.cells) {
        const auto heading = trim(cell).empty() ? std::nullopt : known_heading(cell);
        known += heading ? 1U : 0U;
        names = names || (heading && heading->column == ListColumn::name);
    }
    if (!names || known < 2 || known < std::min<std::size_t>(3, layout.columns.size())) return;
    throw Error{Fault{"list.two_tables", fmt::format("第 {} 行又是一行列名，与上面的不同", row.line),
                      "一个文件一张表：分成两个文件，各自导入", Place{row.line, "", ""}}};
}

// Adds a fault to each row of a group that is one project, where they do not say the same.
void refuse_differing(const std::vector<ListRow*>& group, std::string_view why) {
    const ListRow& first = *group.front();
    const bool alike = std::all_of(group.begin(), group.end(),
                                   [&](const ListRow* one) { return one->name == first.name && one->details == first.details; });
    if (alike) return;
    std::vector<std::string> lines;
    for (const ListRow* one : group) lines.push_back(std::to_string(one->line));
    const std::string named = join_some(lines, "、");
    for (ListRow* one : group) {
        const bool known =
            std::any_of(one->faults.begin(), one->faults.end(), [](const Fault& f) { return f.code == "list.same_project"; });
        if (known) continue;
        one->faults.push_back(
            Fault{"list.same_project", fmt::format("第 {} 行是同一个项目（{}），内容不同", named, why),
                  fmt::format("合成一行；是两个项目就把名称写明（如一期、二期），或填各自的项目代码，或加 --new {}", one->line),
                  Place{one->line, "项目名称", one->name}});
    }
}

// Two rows of one list that are one project and say different things of it: neither may be lost to the other. Where each has a code of its
// own they are two projects of one name.
void refuse_rows_of_one_project(std::vector<ListRow>& rows, const std::set<int>& own_lines) {
    std::map<std::pair<std::string, std::string>, std::vector<ListRow*>> named;
    std::map<std::string, std::vector<ListRow*>> coded;
    for (ListRow& row : rows) {
        if (row.name.empty() || own_lines.contains(row.line)) continue;
        named[{normal_name(row.name), normal_name(row.details.enterprise.value_or(""))}].push_back(&row);
        if (row.code) coded[*row.code].push_back(&row);
    }
    for (const auto& [code, group] : coded) refuse_differing(group, "代码相同");
    for (const auto& [name, group] : named) {
        std::set<std::string> codes;
        for (const ListRow* row : group) codes.insert(row->code.value_or(""));
        if (codes.contains("") || codes.size() == 1) refuse_differing(group, "名称、建设单位相同");
    }
}

}  // namespace

ProjectList read_project_list(std::string_view bytes, CsvMarks marks, const std::set<int>& own_lines) {
    refuse_spreadsheets(bytes);
    const Decoded decoded = decode(bytes);
    const std::vector<CsvRow> rows = begins_as_json(decoded.text)
                                         ? rows_of_json(decoded.text)
                                         : read_csv(decoded.text, marks, CsvForm{list_separator(decoded.text, marks)});
    SheetLayout layout = layout_of(rows);

    ProjectList list;
    list.encoding = decoded.encoding;
    list.remark = decoded.remark;
    list.left_out = settle_columns(rows, layout);
    for (const HeadedColumn& column : layout.columns) list.headings.push_back(column.heading);
    std::vector<CsvRow> projects;
    for (std::size_t i = 0; i < layout.kinds.size(); ++i) {
        const CsvRow& row = rows[layout.first + layout.rows + i];
        if (layout.kinds[i] == RowKind::project) {
            refuse_second_table(row, layout);
            projects.push_back(row);
        } else {
            const auto first =
                std::find_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !is_blank_cell(cell); });
            list.other_rows.push_back({row.line, layout.kinds[i], first == row.cells.end() ? std::string{} : std::string{trim(*first)}});
        }
    }
    if (layout.caption_used) list.caption_unit = layout.caption.unit.empty() ? layout.caption.currency : layout.caption.unit;
    ReadRows read = read_rows(layout.columns, projects);
    list.rows = std::move(read.rows);
    list.assumes_wan = read.assumes_wan;
    refuse_rows_of_one_project(list.rows, own_lines);
    return list;
}

std::vector<RowToMend> lines_of(const ProjectList& list) {
    std::vector<RowToMend> lines;
    for (const ListRow& row : list.rows) lines.push_back(RowToMend{row.line, &row.cells});
    return lines;
}

std::vector<std::string> mixed_scope(const ProjectList& list) {
    std::vector<std::string> sentences;
    std::map<std::string, int> regions;
    std::vector<std::string> others;
    for (const ListRow& row : list.rows) {
        if (row.details.region) ++regions[*row.details.region];
        const std::string nature = row.details.nature.value_or("");
        const bool served = nature.empty() || nature.find("社会") != std::string::npos || nature.find("民间") != std::string::npos ||
                            nature.find("企业") != std::string::npos || nature.find("民营") != std::string::npos;
        if (!served) others.push_back(std::to_string(row.line));
    }
    if (regions.size() > 1) {
        std::vector<std::string> pieces;
        for (const auto& [region, count] : regions) pieces.push_back(fmt::format("{} {} 项", region, count));
        sentences.push_back(
            fmt::format("清单里有 {} 个行政区划（{}）；只要本区的，加 --region 代码", regions.size(), join_some(pieces, "、")));
    }
    // 江海政数〔2021〕14号 三: the task force serves 社会投资重大项目.
    if (!others.empty()) {
        sentences.push_back(fmt::format("第 {} 行不是社会投资项目；专班服务社会投资重大项目（江海政数〔2021〕14号），不跟进的从清单里删去",
                                        join_some(others, "、")));
    }
    return sentences;
}

std::size_t keep_region(ProjectList& list, std::string_view region) {
    const std::size_t before = list.rows.size();
    std::erase_if(list.rows, [&](const ListRow& row) {
        const std::string code = row.details.region.value_or("");
        const std::string place = row.details.location.value_or("");
        if (code.empty() && place.empty()) return false;
        if (all_digits(region)) return !code.empty() && code != region;
        return place.find(region) == std::string::npos;
    });
    return before - list.rows.size();
}

}  // namespace zb
