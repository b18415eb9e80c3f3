// SPDX-License-Identifier: Apache-2.0
// The headings of a sheet: one row, or groups above and their parts below.
#include "exchange/lists/layout.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr std::size_t kSearched = 20;   // rows of title and remarks that may stand above the headings
constexpr std::size_t kMostLevels = 3;  // rows of headings below each other
constexpr std::size_t kEverywhere = ~std::size_t{0};

std::string cell_of(const CsvRow& row, std::size_t column) {
    return column < row.cells.size() ? std::string{trim(row.cells[column])} : std::string{};
}

// Headings of one column from top to bottom: the lowest one, and what stands above it.
struct Stacked {
    std::string lowest;
    std::string group;
};

// Cells merged over several columns hold their text in the first of them.
Stacked stacked(const std::vector<CsvRow>& rows, std::size_t first, std::size_t levels, std::size_t column) {
    std::vector<std::string> texts;
    bool filled_below = false;
    for (std::size_t level = levels; level-- > 0;) {
        std::string text = cell_of(rows[first + level], column);
        for (std::size_t left = column; text.empty() && filled_below && left-- > 0;) text = cell_of(rows[first + level], left);
        filled_below = filled_below || !text.empty();
        if (!text.empty() && (texts.empty() || texts.back() != text)) texts.push_back(std::move(text));
    }
    if (texts.empty()) return {};
    Stacked found{texts.front(), {}};
    for (std::size_t above = texts.size(); above-- > 1;) found.group += texts[above];
    return found;
}

std::size_t width_of(const std::vector<CsvRow>& rows, std::size_t first, std::size_t levels) {
    std::size_t width = 0;
    for (std::size_t i = first; i < first + levels; ++i) width = std::max(width, rows[i].cells.size());
    return width;
}

// The heading under which the column would be known again in a sheet with one row of headings.
std::string heading_text(const Stacked& words, const std::optional<KnownHeading>& known) {
    if (words.group.empty()) return words.lowest;
    const auto alone = known_heading(words.lowest);
    const bool same = known && alone && alone->column == known->column && alone->field == known->field;
    if (same && alone->unit == known->unit) return words.lowest;
    return is_only_unit(words.lowest) ? words.group + words.lowest : fmt::format("{}{}", words.group, words.lowest);
}

std::vector<HeadedColumn> columns_in(const std::vector<CsvRow>& rows, std::size_t first, std::size_t levels) {
    std::vector<HeadedColumn> columns;
    for (std::size_t column = 0; column < width_of(rows, first, levels); ++column) {
        const Stacked words = stacked(rows, first, levels, column);
        HeadedColumn headed{words.lowest, known_heading(words.lowest, words.group)};
        headed.heading = heading_text(words, headed.known);
        columns.push_back(std::move(headed));
    }
    return columns;
}

// How many things the headings name; 0 without the names of the projects.
std::size_t score_of(const std::vector<HeadedColumn>& columns) {
    std::vector<const KnownHeading*> named;
    bool names = false;
    for (const HeadedColumn& one : columns) {
        if (!one.known) continue;
        names = names || one.known->column == ListColumn::name;
        const bool repeated = std::any_of(named.begin(), named.end(), [&](const KnownHeading* other) {
            return other->column == one.known->column && other->field == one.known->field;
        });
        if (!repeated) named.push_back(&*one.known);
    }
    return names ? named.size() : 0;
}

std::size_t column_of(const std::vector<HeadedColumn>& columns, ListColumn what) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const HeadedColumn& one) { return one.known && one.known->column == what; });
    return found == columns.end() ? kEverywhere : static_cast<std::size_t>(found - columns.begin());
}

// A row of units, or of parts below a merged heading that zb does not know: 土建, 设备.
bool continues(const std::vector<CsvRow>& rows, std::size_t next, std::size_t first, const std::vector<HeadedColumn>& columns) {
    if (next >= rows.size() || next - first >= kMostLevels) return false;
    const CsvRow& row = rows[next];
    if (!cell_of(row, column_of(columns, ListColumn::name)).empty()) return false;
    bool units = true;
    bool parts = true;
    bool merged = false;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        const std::string text = cell_of(row, column);
        if (text.empty()) continue;
        units = units && is_only_unit(text);
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        const bool is_figure = digits > 0 && !std::string_view{text}.substr(digits).starts_with("年");
        const bool is_number_column =
            column < columns.size() && columns[column].known && columns[column].known->column == ListColumn::ignored;
        parts = parts && !is_figure && !is_number_column;
        merged = merged || (column > 0 && cell_of(rows[next - 1], column).empty());
    }
    return units || (parts && merged);
}

// A row of groups above the headings: 项目 over 名称 and 地点, 投资（万元） over 总投资; not a title, nor what states the unit of the
// sheet.
bool groups(const CsvRow& row) {
    constexpr std::size_t kLongest = 36;  // bytes: 12 Han
    std::size_t filled = 0;
    for (const std::string& cell : row.cells) {
        const std::string text = normal_name(cell);
        if (text.empty()) continue;
        if (text.size() > kLongest || is_only_unit(text) || text.find("单位:") != std::string::npos) return false;
        ++filled;
    }
    return filled > 1;
}

// What a caption states holds for the amounts whose heading states nothing.
void apply_caption(SheetLayout& headings) {
    for (HeadedColumn& one : headings.columns) {
        if (!one.known || one.known->column != ListColumn::investment || !one.known->unit.empty()) continue;
        one.known->unit = headings.caption;
        headings.caption_used = !headings.caption.empty();
        if (!headings.caption.unit.empty() && !headings.caption.doubtful) one.heading += fmt::format("（{}）", headings.caption.unit);
    }
}

// The rows under which most is known; the fewest of them, and the first.
SheetLayout best_headings(const std::vector<CsvRow>& rows) {
    SheetLayout best;
    std::size_t best_score = 0;
    for (std::size_t levels = 1; levels <= kMostLevels; ++levels) {
        for (std::size_t first = 0; first < std::min(rows.size(), kSearched) && first + levels <= rows.size(); ++first) {
            std::vector<HeadedColumn> columns = columns_in(rows, first, levels);
            const std::size_t score = score_of(columns);
            if (score <= best_score) continue;
            best_score = score;
            best = SheetLayout{first, levels, std::move(columns), {}, false, {}};
        }
    }
    if (best_score > 0) return best;
    throw Error{"list.no_names",
                rows.empty() ? "文件是空的" : fmt::format("前 {} 行里没有“项目名称”这一列", std::min(rows.size(), kSearched)),
                "第一行写列名，至少有“项目名称”；其余如 项目代码、建设单位、总投资、建设地点、清单名称"};
}

// Rows that make no more known and yet belong to the headings: groups above, units and parts below.
SheetLayout with_groups_and_parts(const std::vector<CsvRow>& rows, SheetLayout layout) {
    if (layout.first > 0 && layout.rows < kMostLevels && groups(rows[layout.first - 1])) {
        std::vector<HeadedColumn> columns = columns_in(rows, layout.first - 1, layout.rows + 1);
        if (score_of(columns) >= score_of(layout.columns))
            layout = SheetLayout{layout.first - 1, layout.rows + 1, std::move(columns), {}, false, {}};
    }
    while (continues(rows, layout.first + layout.rows, layout.first, layout.columns)) {
        ++layout.rows;
        layout.columns = columns_in(rows, layout.first, layout.rows);
    }
    return layout;
}

// The unit that titles above, captions beside the headings and notes below state; doubtful where they differ.
StatedUnit unit_around(const std::vector<CsvRow>& rows, const SheetLayout& layout) {
    StatedUnit around;
    const auto take = [&](std::string_view cell) {
        StatedUnit stated = caption_unit(cell);
        if (stated.empty()) return;
        stated.doubtful = stated.doubtful || around.doubtful || (!around.empty() && around != stated);
        around = stated;
    };
    const auto take_row = [&](const CsvRow& row) { std::for_each(row.cells.begin(), row.cells.end(), take); };
    for (std::size_t i = 0; i < layout.first; ++i) take_row(rows[i]);
    for (const HeadedColumn& one : layout.columns) {
        if (!one.known && normal_name(one.heading).find("单位:") != std::string::npos) take(one.heading);
    }
    for (std::size_t i = 0; i < layout.kinds.size(); ++i) {
        const RowKind kind = layout.kinds[i];
        const bool says = kind == RowKind::note || kind == RowKind::form || kind == RowKind::title;
        if (says) take_row(rows[layout.first + layout.rows + i]);
    }
    return around;
}

}  // namespace

bool is_blank_cell(std::string_view cell) {
    constexpr auto kDashes = std::to_array<std::string_view>({"", "/", "-", "--", "—", "——", "－", "／", "\\"});
    return std::find(kDashes.begin(), kDashes.end(), trim(cell)) != kDashes.end();
}

SheetLayout layout_of(const std::vector<CsvRow>& rows) {
    SheetLayout layout = with_groups_and_parts(rows, best_headings(rows));
    layout.kinds = row_kinds(rows, layout);
    layout.caption = unit_around(rows, layout);
    apply_caption(layout);
    return layout;
}

char list_separator(std::string_view text, CsvMarks marks) {
    char best = kCsvSeparators.front();
    std::size_t best_score = 0;
    for (const char separator : kCsvSeparators) {
        try {
            const std::vector<CsvRow> head = read_csv(text, marks, CsvForm{separator, kSearched + kMostLevels});
            std::size_t score = 0;
            for (std::size_t i = 0; i < head.size(); ++i) {
                score = std::max(score, score_of(columns_in(head, i, 1)));
            }
            if (score <= best_score) continue;
            best_score = score;
            best = separator;
        } catch (const Error&) {
            continue;  // a quote that is none under another separator
        }
    }
    return best;
}

}  // namespace zb
