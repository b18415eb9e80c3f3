// SPDX-License-Identifier: Apache-2.0
// Markdown in which data can make no element of its own (reliability.md threat 9).
#include <algorithm>
#include <string>

#include "base/text.h"
#include "render/formats.h"

namespace zb {

namespace {

// Escaped wherever they stand: emphasis, code, links, HTML, entities, table cells, strike-through and formulas.
// The others of threat 9 ( ( ) # + - ! ) make an element only at the start of a line or behind one of these.
constexpr std::string_view kAlwaysEscaped = "\\`*_{}[]<>|&~$";

// GitHub makes links of bare addresses, http://… and www.…: no address from data shall be one.
bool ends_with_www(std::string_view before) {
    if (before.size() < 3) return false;
    const std::string_view tail = before.substr(before.size() - 3);
    return std::all_of(tail.begin(), tail.end(), [](char c) { return c == 'w' || c == 'W'; });
}

std::string markdown_text(std::string_view text) {
    const std::string line = on_one_line(text);
    std::string safe;
    safe.reserve(line.size());
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::string_view rest = std::string_view{line}.substr(i);
        const bool link = rest.starts_with("://") || (line[i] == '.' && ends_with_www(std::string_view{line}.substr(0, i)));
        if (link || kAlwaysEscaped.find(line[i]) != std::string_view::npos) safe += '\\';
        safe += line[i];
    }
    return safe;
}

// At the start of a line also headings, lists, rules, underlines and definitions.
std::string escaped_at_line_start(std::string_view text) {
    std::string safe = markdown_text(text);
    const std::size_t digits = std::min(safe.find_first_not_of("0123456789"), safe.size());
    const bool numbered = digits > 0 && digits < safe.size() && (safe[digits] == '.' || safe[digits] == ')');
    if (numbered) return safe.insert(digits, "\\");
    const bool marked = !safe.empty() && std::string_view{"#+-=:%"}.find(safe.front()) != std::string_view::npos;
    return marked ? "\\" + safe : safe;
}

std::string table_line(const std::vector<std::string>& cells) {
    std::string line = "|";
    for (const std::string& cell : cells) line += cell.empty() ? " |" : " " + cell + " |";
    return line + '\n';
}

std::string cell_text(const Cell& cell, const Column& column) {
    const auto text = people_text(cell, column);
    if (!text) return "—";
    const std::string safe = markdown_text(*text);
    return cell.strong && !safe.empty() ? "**" + safe + "**" : safe;
}

std::string_view alignment_rule(Align align) {
    switch (align) {
        case Align::left: return "---";
        case Align::right: return "--:";
        case Align::centre: return ":-:";
    }
    return "---";
}

// A fence longer than any run of backticks within, so that no line can close it.
std::string fenced(const std::vector<std::string>& lines) {
    std::size_t longest = 2;
    std::string text;
    for (const std::string& line : lines) {
        const std::string shown = visible(line, Newlines::keep);
        std::size_t run = 0;
        for (const char c : shown) {
            run = c == '`' ? run + 1 : 0;
            longest = std::max(longest, run);
        }
        text += shown + '\n';
    }
    const std::string fence(longest + 1, '`');
    return fence + "text\n" + text + fence + '\n';
}

// Bytes of the punctuation mark at the end, 0 where there is none.
std::size_t last_mark(std::string_view words) {
    constexpr std::string_view kPlainMarks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    if (!words.empty() && kPlainMarks.find(words.back()) != std::string_view::npos) return 1;
    for (const std::string_view mark : {"：", "。", "，", "；", "、", "！", "？", "）", "”", "》", "〕", "—"})
        if (words.ends_with(mark)) return mark.size();
    return 0;
}

// A mark at the end goes behind the stars: between a mark and a letter they would not close (CommonMark 0.30, 6.2).
std::string bold(std::string_view words) {
    const std::size_t mark = words.size() > last_mark(words) ? last_mark(words) : 0;
    return "**" + markdown_text(words.substr(0, words.size() - mark)) + "**" + markdown_text(words.substr(words.size() - mark));
}

struct MarkdownBlock {
    std::string operator()(const Paragraph& paragraph) const {
        if (paragraph.lead.empty()) return escaped_at_line_start(paragraph.text) + '\n';
        // A wide space keeps the text off the bold lead; escaping would trim it.
        constexpr std::string_view kWideSpace = "　";
        const std::string gap{paragraph.text.starts_with(kWideSpace) ? kWideSpace : std::string_view{}};
        return bold(paragraph.lead) + gap + markdown_text(paragraph.text) + '\n';
    }
    std::string operator()(const Verbatim& verbatim) const { return fenced(verbatim.lines); }
    std::string operator()(const Table& table) const { return markdown_text(table); }
};

std::vector<std::string> section_parts(const Section& section) {
    std::vector<std::string> parts;
    std::size_t first = 0;
    if (!section.heading.empty()) {
        const std::string heading = markdown_text(section.heading);
        const auto* opening = section.blocks.empty() ? nullptr : std::get_if<Paragraph>(&section.blocks.front());
        if (section.level == 1) {
            parts.push_back("#### " + heading + '\n');
        } else if (opening != nullptr && opening->lead.empty()) {
            parts.push_back("**" + heading + "**：" + markdown_text(opening->text) + '\n');
            first = 1;
        } else {
            parts.push_back("**" + heading + "**\n");
        }
    }
    for (std::size_t i = first; i < section.blocks.size(); ++i) parts.push_back(std::visit(MarkdownBlock{}, section.blocks[i]));
    return parts;
}

std::vector<std::string> title_parts(const Document& document) {
    const std::vector<std::string>& titles = document.titles;
    if (titles.empty()) return {};
    std::vector<std::string> parts = {"<center>\n"};
    for (const std::string& line : document.letterhead)
        parts.push_back(parts.size() == 1 ? bold(line) + '\n' : escaped_at_line_start(line) + '\n');
    parts.push_back("# " + markdown_text(titles.front()) + '\n');
    for (std::size_t i = 1; i < titles.size(); ++i) {
        // The number of the issue stands in bold under the title, the office and the day plain under both.
        const bool bold = i == 1 && titles.size() > 2;
        parts.push_back(bold ? "**" + markdown_text(titles[i]) + "**\n" : escaped_at_line_start(titles[i]) + '\n');
    }
    parts.emplace_back("</center>\n");
    return parts;
}

// Notes are the program's own words, and may hold a command between backticks.
std::string note_text(const std::string& note) {
    const bool paired = std::count(note.begin(), note.end(), '`') % 2 == 0;
    if (!paired) return "*" + markdown_text(note) + "*\n";
    std::string text;
    const std::vector<std::string> pieces = split(note, '`');
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool command = i % 2 == 1 && !pieces[i].empty();
        text += command ? "`" + on_one_line(pieces[i]) + "`" : markdown_text(pieces[i]);
    }
    return "*" + text + "*\n";
}

}  // namespace

std::string markdown_text(const Table& table) {
    std::vector<std::string> headings;
    std::string rule = "|";
    for (const Column& column : table.columns) {
        headings.push_back(markdown_text(column.heading));
        rule += std::string{alignment_rule(column.align)} + '|';
    }
    std::string text = table_line(headings) + rule + '\n';
    for (const Row& row : table.rows) {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < table.columns.size(); ++i) cells.push_back(cell_text(cell_at(row, i), table.columns[i]));
        text += table_line(cells);
    }
    return text;
}

std::string markdown_text(const Document& document) {
    std::vector<std::string> parts = title_parts(document);
    for (const Section& section : document.sections) {
        for (std::string& part : section_parts(section)) parts.push_back(std::move(part));
    }
    for (const std::string& note : document.notes) parts.push_back(note_text(note));
    return join(parts, "\n");
}

}  // namespace zb
