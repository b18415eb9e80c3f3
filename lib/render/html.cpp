// SPDX-License-Identifier: Apache-2.0
// Elements that a screen reader can walk: headings in order, tables with their heads, captions, boxes that scroll by the keyboard.
#include "render/html.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"
#include "render/chart.h"
#include "render/formats.h"
#include "render/markup.h"

namespace zb {

namespace {

// Text of several lines keeps them.
std::string html_lines(std::string_view text) {
    std::string lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        lines += markup_text(text.substr(0, end));
        if (end == std::string_view::npos) return lines;
        lines += "<br>";
        text.remove_prefix(end + 1);
    }
}

// What a person reads in a cell, with its lines.
std::string shown_text(const Cell& cell, const Column& column) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (!cell.shown.empty()) return cell.shown;
    return text != nullptr ? *text : people_text(cell, column).value_or("");
}

std::string linked(const std::string& page, std::string_view words) {
    return page.empty() ? html_lines(words) : fmt::format(R"(<a href="{}">{}</a>)", markup_text(page), html_lines(words));
}

// 服务专员01（请假至 11-27） leads where 服务专员01 does.
std::string linked_piece(std::string_view piece, const LinkSource& links) {
    const std::string_view name = piece.substr(0, piece.find("（"));
    return linked(links.to(name), name) + html_lines(piece.substr(name.size()));
}

// 服务专员01、服务专员02; 住建局 住建经办01: each leads to its own page.
std::string linked_pieces(std::string_view words, const LinkSource& links) {
    constexpr std::array<std::string_view, 4> kBetween = {"、", "；", "·", " "};
    std::string html;
    for (;;) {
        std::size_t end = words.size();
        std::string_view between;
        for (const std::string_view one : kBetween) {
            const std::size_t at = words.substr(0, end).find(one);
            if (at == std::string_view::npos) continue;
            end = at;
            between = one;
        }
        html += linked_piece(words.substr(0, end), links);
        if (between.empty()) return html;
        html += between;
        words.remove_prefix(end + between.size());
    }
}

// Of a table that is read down, a line a detail: what a detail is called leads nowhere.
constexpr std::string_view kDetailName = "item";

std::string_view lamp_class(std::string_view words) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kLamps = {
        {{"红", "red"}, {"黄", "yellow"}, {"绿", "green"}, {"灰", "grey"}}};
    const auto lamp = std::find_if(kLamps.begin(), kLamps.end(), [&](const auto& known) { return known.first == words; });
    return lamp == kLamps.end() ? std::string_view{} : lamp->second;
}

std::string cell_html(const Cell& cell, const Column& column, const LinkSource& links) {
    const std::string words = shown_text(cell, column);
    if (words.empty()) return "—";
    if (const std::string_view lamp = lamp_class(words); !lamp.empty())
        return fmt::format(R"(<span class="lamp {}">{}</span>)", lamp, words);
    if (column.key == kDetailName) return html_lines(words);
    const auto* value = std::get_if<std::string>(&cell.value);
    const std::string page = value == nullptr ? std::string{} : links.to(*value);
    const std::string html = page.empty() ? linked_pieces(words, links) : linked(page, words);
    return cell.strong ? "<strong>" + html + "</strong>" : html;
}

// Codes, days and numbers stay on one line.
bool stays_whole(std::string_view words) {
    constexpr std::size_t kLongestWhole = 24;
    return words.size() <= kLongestWhole &&
           std::all_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view align_class(Align align, std::string_view words) {
    switch (align) {
        case Align::right: return R"( class="right")";
        case Align::centre: return R"( class="centre")";
        case Align::left: break;
    }
    return stays_whole(words) ? R"( class="whole")" : "";
}

std::string head_html(const Table& table) {
    std::string html = "<thead><tr>";
    for (const Column& column : table.columns) {
        const std::string heading = markup_text(column.heading);
        html += heading.empty() ? "<td></td>" : fmt::format(R"(<th scope="col"{}>{}</th>)", align_class(column.align, heading), heading);
    }
    return html + "</tr></thead>\n";
}

std::string row_html(const Row& row, const Table& table, const LinkSource& links) {
    std::string html = "<tr>";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Cell& cell = cell_at(row, i);
        const std::string words = shown_text(cell, table.columns[i]);
        const bool names_row = i == 0 && !words.empty();
        const std::string_view tag = names_row ? "th" : "td";
        html += fmt::format("<{}{}{}>{}</{}>", tag, names_row ? R"( scope="row")" : "", align_class(table.columns[i].align, words),
                            cell_html(cell, table.columns[i], links), tag);
    }
    return html + "</tr>\n";
}

// A box that scrolls sideways is reached by the tab key, and says what it is.
std::string box(std::string_view name, std::string_view sort, const std::string& inner) {
    return fmt::format("<div class=\"{}\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">\n{}</div>\n", sort, markup_text(name), inner);
}

// The program's own words, which may hold a command between backticks.
std::string note_html(const std::string& note) {
    const std::vector<std::string> pieces = split(note, '`');
    if (pieces.size() % 2 == 0) return markup_text(note);
    std::string html;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        html += i % 2 == 1 ? "<code>" + markup_text(pieces[i]) + "</code>" : markup_text(pieces[i]);
    return html;
}

struct HtmlBlock {
    std::string_view name;
    const LinkSource& links;

    std::string operator()(const Paragraph& paragraph) const {
        const std::string lead = paragraph.lead.empty() ? std::string{} : "<strong>" + markup_text(paragraph.lead) + "</strong>";
        return "<p>" + lead + linked_pieces(paragraph.text, links) + "</p>\n";
    }
    std::string operator()(const Verbatim& verbatim) const {
        std::string lines;
        for (const std::string& line : verbatim.lines) lines += markup_text(line) + "\n";
        return box(name, "wide", "<pre>" + lines + "</pre>\n");
    }
    std::string operator()(const Table& table) const { return html_text(table, name, links); }
};

}  // namespace

std::string relative_path(std::string_view path, std::string_view from) {
    // Both begin at the site's folder; what they have in common in front is left out.
    std::string up;
    for (std::size_t folder = from.find('/'); folder != std::string_view::npos; folder = from.find('/')) {
        if (path.starts_with(from.substr(0, folder + 1)) && up.empty())
            path.remove_prefix(folder + 1);
        else
            up += "../";
        from.remove_prefix(folder + 1);
    }
    return up.append(path);
}

std::string LinkSource::to(std::string_view word) const {
    if (known == nullptr || word.empty()) return {};
    const auto found = known->find(word);
    return found == known->end() || found->second == from ? std::string{} : relative_path(found->second, from);
}

std::string html_text(const Table& whole, std::string_view name, const LinkSource& links) {
    const Table table = with_said_columns(whole);
    std::string html = fmt::format("<table>\n<caption>{}</caption>\n{}<tbody>\n", markup_text(name), head_html(table));
    for (const Row& row : table.rows) html += row_html(row, table, links);
    return box(name, "wide", html + "</tbody>\n</table>\n");
}

std::string html_text(const Document& whole, int level, const LinkSource& links) {
    const Document document = read_for(Reader::people, whole);
    std::string html;
    std::string name = document.titles.empty() ? std::string{"内容"} : document.titles.front();
    bool under = false;  // a heading of level 1 stands above
    for (const Section& section : document.sections) {
        if (!section.heading.empty()) {
            name = section.heading;
            const int deep = level + (section.level > 1 && under ? 1 : 0);
            under = under || section.level == 1;
            html += fmt::format("<h{0}>{1}</h{0}>\n", deep, linked(links.to(section.heading), section.heading));
        }
        for (const Block& block : section.blocks) html += std::visit(HtmlBlock{name, links}, block);
    }
    for (const std::string& note : document.notes) html += "<p class=\"note\">" + note_html(note) + "</p>\n";
    return html;
}

std::string html_text(const Chart& chart, const LinkSource& links) {
    const auto page_of = [&](std::string_view key) { return links.to(key); };
    const bool overview = chart.kind == ChartKind::overview;
    return box(chart.title, "wide paper", overview ? chart_svg_element(chart, page_of) : chart_svg_element(chart));
}

}  // namespace zb
