// SPDX-License-Identifier: Apache-2.0
// The reader to markdown.cpp's writer: it knows that form of Markdown and no other.
#include "render/kept.h"

#include <algorithm>

#include "base/text.h"

namespace zb {

namespace {

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '\\' && i + 1 < text.size();
        plain += escape ? text[++i] : text[i];
    }
    return plain;
}

// The place of `**` from `from` on that is emphasis, not an escaped star.
std::size_t find_stars(std::string_view text, std::size_t from) {
    for (std::size_t i = from; i + 1 < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '*' && text[i + 1] == '*')
            return i;
    }
    return std::string_view::npos;
}

// **在办对账**：上期末8项 → the bold lead and what follows.
Paragraph paragraph_of(std::string_view line) {
    if (!line.starts_with("**")) return {unescaped(line)};
    const std::size_t end = find_stars(line, 2);
    if (end == std::string_view::npos) return {unescaped(line)};
    return {unescaped(line.substr(end + 2)), unescaped(line.substr(2, end - 2))};
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            cell += line[i];
            cell += line[++i];
        } else if (line[i] == '|') {
            cells.emplace_back(trim(cell));
            cell.clear();
        } else {
            cell += line[i];
        }
    }
    return cells;
}

Align align_of(std::string_view rule) {
    if (rule.starts_with(':')) return Align::centre;
    return rule.ends_with(':') ? Align::right : Align::left;
}

Cell cell_of(std::string_view text) {
    const bool strong = text.size() > 4 && text.starts_with("**") && text.ends_with("**");
    if (text == "—") return {};
    return {Value{unescaped(strong ? text.substr(2, text.size() - 4) : text)}, {}, strong};
}

class Reading {
public:
    explicit Reading(std::string_view text) {
        for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::min(end + 1, text.size()))) {
            end = std::min(text.find('\n'), text.size());
            lines_.emplace_back(text.substr(0, end));
        }
    }

    Document document() {
        for (; at_ < lines_.size(); ++at_) read_line();
        return std::move(document_);
    }

private:
    Section& section() {
        if (document_.sections.empty()) document_.sections.push_back(Section{"opening", ""});
        return document_.sections.back();
    }
    void read_line() {
        const std::string& line = lines_[at_];
        if (line.empty()) return;
        if (line == "<center>" || line == "</center>")
            centred_ = line == "<center>";
        else if (centred_)
            read_title(line);
        else if (line.starts_with("#### "))
            document_.sections.push_back(Section{"", unescaped(line.substr(5))});
        else if (line.starts_with("|"))
            read_table();
        else if (line.starts_with("```"))
            read_fixed();
        else if (line.size() > 2 && line.front() == '*' && line[1] != '*' && line.back() == '*')
            document_.notes.push_back(unescaped(line.substr(1, line.size() - 2)));
        else
            section().blocks.emplace_back(paragraph_of(line));
    }
    void read_title(std::string_view line) {
        const bool above = document_.titles.empty() && !line.starts_with("# ");
        if (line.starts_with("# ")) line.remove_prefix(2);
        if (line.size() > 4 && line.starts_with("**") && line.ends_with("**")) line = line.substr(2, line.size() - 4);
        (above ? document_.letterhead : document_.titles).push_back(unescaped(line));
    }
    void read_table() {
        Table table;
        const std::vector<std::string> headings = cells_of(lines_[at_]);
        const std::vector<std::string> rule = at_ + 1 < lines_.size() ? cells_of(lines_[at_ + 1]) : std::vector<std::string>{};
        for (std::size_t i = 0; i < headings.size(); ++i)
            table.columns.push_back({"", unescaped(headings[i]), i < rule.size() ? align_of(rule[i]) : Align::left});
        for (at_ += 2; at_ < lines_.size() && lines_[at_].starts_with("|"); ++at_) {
            Row row;
            for (const std::string& cell : cells_of(lines_[at_])) row.push_back(cell_of(cell));
            table.rows.push_back(std::move(row));
        }
        --at_;
        section().blocks.emplace_back(std::move(table));
    }
    void read_fixed() {
        const std::string fence = lines_[at_].substr(0, lines_[at_].find_first_not_of('`'));
        Verbatim fixed;
        for (++at_; at_ < lines_.size() && lines_[at_] != fence; ++at_) fixed.lines.push_back(lines_[at_]);
        section().blocks.emplace_back(std::move(fixed));
    }

    std::vector<std::string> lines_;
    std::size_t at_ = 0;
    bool centred_ = false;
    Document document_;
};

}  // namespace

Document document_of_kept(std::string_view markdown) { return Reading{markdown}.document(); }

}  // namespace zb
