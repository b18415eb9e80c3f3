// SPDX-License-Identifier: Apache-2.0
// Plain text for terminals: columns two spaces apart, lined up by display width.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "render/formats.h"
#include "render/screen.h"

namespace zb {

namespace {

constexpr std::string_view kColumnGap = "  ";
constexpr std::string_view kIndent = "  ";

// A table as printed: all cells in words.
struct TextGrid {
    std::vector<std::vector<std::string>> rows;  // without the headings
    std::vector<std::string> headings;
    std::vector<std::size_t> widths;
    std::vector<std::size_t> least;  // below which a width should not go
};

TextGrid text_grid(const Table& table, const RenderOptions& options) {
    TextGrid grid;
    for (const Column& column : table.columns) {
        grid.headings.push_back(unambiguous(on_one_line(column.heading)));
        const std::size_t at = grid.widths.size();
        const std::size_t least = at < options.least_widths.size() ? options.least_widths[at] : 0;
        grid.widths.push_back(std::max(least, options.header ? display_width(grid.headings.back()) : 0));
    }
    for (const Row& row : table.rows) {
        std::vector<std::string>& cells = grid.rows.emplace_back();
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            cells.push_back(unambiguous(people_text(cell_at(row, i), table.columns[i]).value_or("-")));
            grid.widths[i] = std::max(grid.widths[i], display_width(cells.back()));
        }
    }
    if (!options.width) return grid;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::vector<std::string> column = {grid.headings[i]};
        for (const auto& cells : grid.rows) column.push_back(cells[i]);
        grid.least.push_back(least_width(column));
    }
    return grid;
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

// A cell that is the word for a lamp gets its colour; the word alone says all (cli.md rule 11).
std::string painted(const std::string& padded, std::string_view piece, std::string_view cell) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kLamps = {
        {{"红", "\033[31m"}, {"黄", "\033[33m"}, {"绿", "\033[32m"}, {"灰", "\033[90m"}}};
    const auto lamp = std::find_if(kLamps.begin(), kLamps.end(), [&](const auto& known) { return known.first == cell; });
    if (lamp == kLamps.end()) return padded;
    std::string text = padded;
    const std::size_t at = text.find(piece);
    text.insert(at + piece.size(), "\033[0m");
    return text.insert(at, lamp->second);
}

// One row, on as many lines as its tallest cell needs.
std::string printed_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, const Table& table,
                        std::string_view indent, Colours colours = Colours::none) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const bool fits = display_width(cells[i]) <= widths[i];
        wrapped.push_back(fits ? std::vector<std::string>{cells[i]} : wrap(cells[i], widths[i]));
        height = std::max(height, wrapped.back().size());
    }
    std::string lines;
    for (std::size_t at = 0; at < height; ++at) {
        std::string line{indent};
        for (std::size_t i = 0; i < wrapped.size(); ++i) {
            if (i > 0) line += kColumnGap;
            const std::string_view piece = at < wrapped[i].size() ? std::string_view{wrapped[i][at]} : std::string_view{};
            const std::string padded = table.columns[i].align == Align::right ? pad_left(piece, widths[i]) : pad_right(piece, widths[i]);
            line += colours == Colours::none ? padded : painted(padded, piece, cells[i]);
        }
        lines += without_trailing_spaces(std::move(line)) + '\n';
    }
    return lines;
}

std::string table_lines(const Table& table, const RenderOptions& options, std::string_view indent) {
    TextGrid grid = text_grid(table, options);
    // Who asks for columns gets them whole, in rows longer than the terminal where it must be.
    const TooNarrow too_narrow = options.wide || !options.columns.empty() ? TooNarrow::overflow : TooNarrow::break_words;
    if (options.width) fit_widths(grid.widths, grid.least, *options.width - std::min(*options.width, indent.size()), too_narrow);
    std::string lines;
    if (options.header) {
        std::vector<std::string> rules;
        for (const std::size_t width : grid.widths) rules.emplace_back(width, '-');
        lines += printed_row(grid.headings, grid.widths, table, indent);
        lines += printed_row(rules, grid.widths, table, indent);
    }
    for (const auto& cells : grid.rows) lines += printed_row(cells, grid.widths, table, indent, options.colours);
    return lines;
}

std::string indented(std::string_view text, const RenderOptions& options, std::string_view indent) {
    const std::string shown = visible(text, Newlines::keep);
    std::string lines;
    const auto pieces = options.width ? wrap(shown, *options.width - std::min(*options.width, indent.size())) : std::vector{shown};
    for (const std::string& piece : pieces) lines += without_trailing_spaces(std::string{indent} + piece) + '\n';
    return lines;
}

// On as many lines as its words need; a line drawn across is as long as the screen at most.
std::string fixed_line(std::string_view line, const RenderOptions& options) {
    const bool drawn = !line.empty() && line.find_first_not_of('-') == std::string_view::npos;
    if (drawn && options.width) return std::string{line.substr(0, *options.width)} + '\n';
    return indented(line, options, "");
}

// Under a heading a paragraph stands in by two columns, as tables do; verbatim lines know their own place.
struct PrintedBlock {
    const RenderOptions& options;
    std::string_view indent;

    std::string operator()(const Paragraph& paragraph) const { return indented(paragraph.lead + paragraph.text, options, indent); }
    std::string operator()(const Verbatim& verbatim) const {
        std::string lines;
        for (const std::string& line : verbatim.lines) lines += fixed_line(line, options);
        return lines;
    }
    std::string operator()(const Table& table) const {
        if (!options.width || options.wide) return table_lines(table, options, kIndent);
        const ScreenColumns columns = columns_of_report_for_screen(table, width_of_tables(*options.width));
        return table_lines(with_columns(table, columns.shown), options, kIndent);
    }
};

std::string section_lines(const Section& section, const RenderOptions& options) {
    std::string lines;
    if (!section.heading.empty()) lines += indented(on_one_line(section.heading), options, "");
    const std::string_view indent = section.heading.empty() ? std::string_view{} : kIndent;
    for (const Block& block : section.blocks) lines += std::visit(PrintedBlock{options, indent}, block);
    return lines;
}

}  // namespace

std::string unambiguous(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kReplacements = {{
        {"—", "-"},
        {"–", "-"},
        {"…", "..."},
        {"“", "\""},
        {"”", "\""},
        {"‘", "'"},
        {"’", "'"},
        {"→", "->"},
        {"·", "・"},
        {"×", "x"},
        {"÷", "/"},
        {"★", "*"},
        {"●", "*"},
        {"−", "-"},
    }};
    for (const auto& [ambiguous, plain] : kReplacements) {
        for (std::size_t at = text.find(ambiguous); at != std::string::npos; at = text.find(ambiguous, at + plain.size())) {
            text.replace(at, ambiguous.size(), plain);
        }
    }
    return text;
}

std::size_t width_of_tables(std::size_t width) { return width - std::min(width, kIndent.size()); }

std::vector<std::size_t> widths_of(const Table& table, const RenderOptions& options) { return text_grid(table, options).widths; }

std::string terminal_text(const Table& table, const RenderOptions& options) { return table_lines(table, options, ""); }

std::string terminal_text(const Document& document, const RenderOptions& options) {
    std::vector<std::string> parts;
    std::string titles;
    for (const std::string& line : document.letterhead) titles += indented(on_one_line(line), options, "");
    for (const std::string& title : document.titles) titles += indented(on_one_line(title), options, "");
    parts.push_back(std::move(titles));
    for (const Section& section : document.sections) parts.push_back(section_lines(section, options));
    std::string notes;
    for (const std::string& note : document.notes) notes += indented(note, options, "");
    parts.push_back(std::move(notes));
    std::erase(parts, std::string{});
    return join(parts, "\n");
}

}  // namespace zb
