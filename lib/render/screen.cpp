// SPDX-License-Identifier: Apache-2.0
// Least widths, and who gives way.
#include "render/screen.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"
#include "render/formats.h"

namespace zb {

namespace {

constexpr std::size_t kLeastWords = 8;       // four Han characters
constexpr std::size_t kLongestWhole = 24;    // a code is shorter; hashes and bodies may break
constexpr std::size_t kNarrowestColumn = 6;  // where nothing else helps

std::vector<std::string> words_of(const Table& table, std::size_t column) {
    std::vector<std::string> words = {on_one_line(table.columns[column].heading)};
    for (const Row& row : table.rows) words.push_back(unambiguous(people_text(cell_at(row, column), table.columns[column]).value_or("-")));
    return words;
}

bool is_empty(const Table& table, std::size_t column) {
    return !table.rows.empty() && std::all_of(table.rows.begin(), table.rows.end(),
                                              [&](const Row& row) { return !people_text(cell_at(row, column), table.columns[column]); });
}

std::size_t row_width(const std::vector<std::size_t>& widths) {
    constexpr std::size_t kGap = 2;
    const std::size_t gaps = widths.empty() ? 0 : (widths.size() - 1) * kGap;
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

// The place in `shown` of the column that goes first.
std::size_t first_to_go(const Table& table, const std::vector<std::size_t>& shown) {
    std::size_t first = shown.size() - 1;
    for (std::size_t i = shown.size(); i-- > 0;)
        if (table.columns[shown[i]].rank > table.columns[shown[first]].rank) first = i;
    return first;
}

// Of each place in the table, as far as it is among `places`; of the others none.
std::vector<std::size_t> least_widths(const Table& table, const std::vector<std::size_t>& places) {
    std::vector<std::size_t> least(table.columns.size());
    for (const std::size_t i : places) least[i] = least_width(words_of(table, i));
    return least;
}

std::size_t row_width(const std::vector<std::size_t>& of_table, const std::vector<std::size_t>& shown) {
    std::vector<std::size_t> widths;
    for (const std::size_t i : shown) widths.push_back(of_table[i]);
    return row_width(widths);
}

ScreenColumns columns_within(const Table& table, std::size_t width, std::size_t most) {
    const std::vector<std::size_t> wanted = columns_that_say_something(table);
    const std::vector<std::size_t> least = least_widths(table, wanted);
    std::vector<std::size_t> shown = wanted;
    while (shown.size() > 1 && (shown.size() > most || row_width(least, shown) > width))
        shown.erase(shown.begin() + static_cast<std::ptrdiff_t>(first_to_go(table, shown)));
    ScreenColumns columns{std::move(shown), {}};
    for (const std::size_t i : wanted)
        if (!std::binary_search(columns.shown.begin(), columns.shown.end(), i)) columns.left_out.push_back(table.columns[i].heading);
    return columns;
}

}  // namespace

bool holds_program_words(const Column& column) { return column.heading.ends_with("键"); }

std::vector<std::size_t> columns_that_say_something(const Table& table) {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!holds_program_words(table.columns[i]) && !is_empty(table, i)) columns.push_back(i);
    return columns;
}

std::size_t longest_run(std::string_view text) {
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = static_cast<unsigned char>(c) < 0x80 && c != ' ' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

std::size_t least_width(const std::vector<std::string>& cells) {
    std::size_t least = 0, widest = 0;
    for (const std::string& cell : cells) {
        least = std::max(least, std::min(longest_piece(cell), kLongestWhole));
        widest = std::max(widest, display_width(cell));
    }
    return std::max(least, std::min(widest, kLeastWords));
}

ScreenColumns columns_for_screen(const Table& table, std::size_t width) { return columns_within(table, width, kMostOnScreen); }

ScreenColumns columns_of_report_for_screen(const Table& table, std::size_t width) {
    std::vector<std::size_t> all(table.columns.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    if (row_width(least_widths(table, all), all) <= width) return {std::move(all), {}};
    return columns_within(table, width, table.columns.size());
}

void fit_widths(std::vector<std::size_t>& widths, const std::vector<std::size_t>& least, std::size_t wanted,
                TooNarrow where_nothing_helps) {
    std::size_t total = row_width(widths);
    const auto give_way = [&](const auto& floor_of) {
        while (total > wanted) {
            std::size_t widest = widths.size();
            for (std::size_t i = 0; i < widths.size(); ++i)
                if (widths[i] > floor_of(i) && (widest == widths.size() || widths[i] > widths[widest])) widest = i;
            if (widest == widths.size()) return;
            --widths[widest];
            --total;
        }
    };
    give_way([&](std::size_t i) { return least[i]; });
    if (where_nothing_helps == TooNarrow::break_words) give_way([](std::size_t) { return kNarrowestColumn; });
}

}  // namespace zb
