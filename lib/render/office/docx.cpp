// SPDX-License-Identifier: Apache-2.0
// Report to DOCX (WordprocessingML). Sizes and fonts: GB/T 9704—2012, 5.2 and 7.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "base/xml.h"
#include "render/formats.h"
#include "render/office/docx_styles.h"
#include "render/office/office.h"
#include "render/office/package.h"
#include "render/screen.h"

namespace zb {

namespace {

using Node = pugi::xml_node;

// Twips (1/20 point). 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm on A4 (GB/T 9704—2012, 5.2.1).
constexpr int kPageWidth = 11906, kPageHeight = 16838;
constexpr int kTop = 2098, kBottom = 1984, kLeft = 1588, kRight = 1474;
constexpr int kTextWidth = kPageWidth - kLeft - kRight;
constexpr int kLongSideOfA3 = 23811;  // 420 mm
// A column of a table's letter (10.5 point, half width).
constexpr int kTwipsPerColumn = 105;
constexpr std::size_t kWidestCell = 28;  // columns of text before a cell wraps by choice

std::string number(int value) { return std::to_string(value); }

Node paragraph(Node body, const char* style) {
    const Node p = add(body, "w:p");
    add(add(p, "w:pPr"), "w:pStyle", {{"w:val", style}});
    return p;
}

void add_words(Node p, const std::string& text, bool strong = false) {
    if (text.empty()) return;
    const Node run = add(p, "w:r");
    if (strong) add(add(run, "w:rPr"), "w:b");
    add_text(run, "w:t", text, {{"xml:space", "preserve"}});
}

// ---- tables

// What a column wants in columns of text, and below what it should not go: the longest piece that should not be broken.
struct Wish {
    std::size_t wanted = 2;
    std::size_t least = 2;
};

std::vector<Wish> wishes_of(const Table& table) {
    std::vector<Wish> wishes;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        Wish wish{std::min<std::size_t>(display_width(table.columns[i].heading), 8), 4};
        for (const Row& row : table.rows) {
            const std::string text = people_text(cell_at(row, i), table.columns[i]).value_or("—");
            wish.wanted = std::max(wish.wanted, std::min(display_width(text), kWidestCell));
            // A sixth more, and one: letters of other fonts are a little wider.
            const std::size_t run = longest_run(text);
            wish.least = std::max(wish.least, std::min(run + run / 6 + 1, kWidestCell));
        }
        wish.wanted = std::max(wish.wanted, wish.least);
        wishes.push_back(wish);
    }
    return wishes;
}

int width_of(const std::vector<Wish>& wishes, std::size_t Wish::*part) {
    int sum = 0;
    for (const Wish& wish : wishes) sum += static_cast<int>(wish.*part) * kTwipsPerColumn + 2 * kCellMargin;
    return sum;
}

// Whether its words do not fit upright, or a list of many columns would stand in towers of two letters: then it lies across.
bool wants_to_lie(const Table& table) {
    constexpr std::size_t kManyColumns = 9;
    const std::vector<Wish> wishes = wishes_of(table);
    const bool many = table.columns.size() >= kManyColumns && width_of(wishes, &Wish::wanted) > kTextWidth * 3 / 2;
    return many || width_of(wishes, &Wish::least) > kTextWidth;
}

// Twips of each column: together the width of the text, the wide ones giving way.
std::vector<int> widths_within(const Table& table, int whole) {
    const std::vector<Wish> wishes = wishes_of(table);
    const int wanted = std::max(width_of(wishes, &Wish::wanted), 1), least = width_of(wishes, &Wish::least);
    std::vector<int> widths;
    int sum = 0;
    for (const Wish& wish : wishes) {
        const int most = static_cast<int>(wish.wanted) * kTwipsPerColumn + 2 * kCellMargin;
        const int low = std::min(static_cast<int>(wish.least) * kTwipsPerColumn + 2 * kCellMargin, most);
        const int span = std::max(wanted - least, 1);
        const int room = std::max(whole - least, 0);
        const int width = wanted <= whole ? most * whole / wanted : low + (most - low) * room / span;
        widths.push_back(width);
        sum += width;
    }
    if (sum > whole)
        for (int& width : widths) width = width * whole / sum;
    return widths;
}

const char* alignment(Align align) {
    switch (align) {
        case Align::left: return "left";
        case Align::right: return "right";
        case Align::centre: return "center";
    }
    return "left";
}

void add_cell(Node line, int width, const char* style, Align align, const std::string& text, bool strong) {
    const Node cell = add(line, "w:tc");
    const Node properties = add(cell, "w:tcPr");
    add(properties, "w:tcW", {{"w:w", number(width)}, {"w:type", "dxa"}});
    add(properties, "w:vAlign", {{"w:val", "center"}});
    const Node p = add(cell, "w:p");
    const Node form = add(p, "w:pPr");
    add(form, "w:pStyle", {{"w:val", style}});
    add(form, "w:jc", {{"w:val", alignment(align)}});
    add_words(p, text, strong);
}

void add_table(Node body, const Table& table, int whole) {
    const std::vector<int> widths = widths_within(table, whole);
    const Node node = add(body, "w:tbl");
    const Node properties = add(node, "w:tblPr");
    add(properties, "w:tblStyle", {{"w:val", "Grid"}});
    add(properties, "w:tblW", {{"w:w", number(whole)}, {"w:type", "dxa"}});
    add(properties, "w:tblLayout", {{"w:type", "fixed"}});
    const Node grid = add(node, "w:tblGrid");
    for (const int width : widths) add(grid, "w:gridCol", {{"w:w", number(width)}});
    const Node head = add(node, "w:tr");
    const Node repeated = add(head, "w:trPr");
    add(repeated, "w:cantSplit");
    add(repeated, "w:tblHeader");
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        add_cell(head, widths[i], "TableHead", Align::centre, table.columns[i].heading, true);
    for (const Row& row : table.rows) {
        const Node line = add(node, "w:tr");
        add(add(line, "w:trPr"), "w:cantSplit");
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Cell& cell = cell_at(row, i);
            const auto text = people_text(cell, table.columns[i]);
            add_cell(line, widths[i], "TableText", table.columns[i].align, text.value_or("—"), cell.strong && text);
        }
    }
    paragraph(body, "TableGap");
}

// ---- pages

// The width of a page whose tables lie across; its height is the other side of the sheet.
constexpr int width_across(Paper paper) { return paper == Paper::a3 ? kLongSideOfA3 : kPageHeight; }
constexpr int text_width_across(Paper paper) { return width_across(paper) - kLeft - kRight; }

void add_page(Node parent, bool across, Paper wide) {
    const Node section = add(parent, "w:sectPr");
    add(section, "w:footerReference", {{"w:type", "default"}, {"r:id", "rId2"}});
    add(section, "w:footerReference", {{"w:type", "even"}, {"r:id", "rId3"}});
    if (across)
        add(section, "w:pgSz",
            {{"w:w", number(width_across(wide))},
             {"w:h", number(wide == Paper::a3 ? kPageHeight : kPageWidth)},
             {"w:orient", "landscape"}});
    else
        add(section, "w:pgSz", {{"w:w", number(kPageWidth)}, {"w:h", number(kPageHeight)}});
    add(section, "w:pgMar",
        {{"w:top", number(across ? kLeft : kTop)},
         {"w:right", number(kRight)},
         {"w:bottom", number(across ? kRight : kBottom)},
         {"w:left", number(kLeft)},
         {"w:header", "851"},
         {"w:footer", "1417"},
         {"w:gutter", "0"}});
    add(section, "w:docGrid", {{"w:type", "lines"}, {"w:linePitch", "579"}});
}

// A paragraph that ends the pages before it.
void end_pages(Node body, bool across, Paper wide) {
    const Node p = add(body, "w:p");
    const Node form = add(p, "w:pPr");
    add(form, "w:pStyle", {{"w:val", "TableGap"}});
    add_page(form, across, wide);
}

class Pages {
public:
    Pages(Node body, Paper wide) : body_(body), wide_(wide) {}

    void add_block(const Block& block) {
        if (const auto* table = std::get_if<Table>(&block)) return put(*table);
        turn(false);
        if (const auto* text = std::get_if<Paragraph>(&block)) return put(*text, "Body");
        for (const std::string& line : std::get<Verbatim>(block).lines)
            add_words(paragraph(body_, "Fixed"), visible(line, Newlines::escape));
    }
    void put(const Paragraph& words, const char* style) {
        const Node p = paragraph(body_, style);
        add_words(p, on_one_line(words.lead), true);
        // A wide space keeps the text off the bold lead; trimming would take it.
        constexpr std::string_view kWideSpace = "　";
        const bool spaced = !words.lead.empty() && words.text.starts_with(kWideSpace);
        add_words(p, (spaced ? std::string{kWideSpace} : "") + on_one_line(words.text));
    }
    // On the page that is open, whichever way it lies.
    void line(const std::string& text, const char* style, bool strong = false) {
        add_words(paragraph(body_, style), on_one_line(text), strong);
    }
    void end() { add_page(body_, across_, wide_); }
    void turn(bool across) {
        if (across == across_) return;
        if (body_.first_child()) end_pages(body_, across_, wide_);
        across_ = across;
    }

private:
    void put(const Table& table) {
        const bool across = wants_to_lie(table);
        turn(across);
        add_table(body_, table, across ? text_width_across(wide_) : kTextWidth);
    }

    Node body_;
    Paper wide_;
    bool across_ = false;
};

void add_section(Pages& pages, const Section& section) {
    const auto* table = section.blocks.empty() ? nullptr : std::get_if<Table>(&section.blocks.front());
    const auto* opening = section.blocks.empty() ? nullptr : std::get_if<Paragraph>(&section.blocks.front());
    // A heading goes with the table under it onto a page that lies across.
    if (!section.heading.empty()) pages.turn(table != nullptr && wants_to_lie(*table));
    std::size_t first = 0;
    if (!section.heading.empty() && section.level == 1) {
        pages.put(Paragraph{section.heading}, "Heading1");
    } else if (!section.heading.empty() && opening != nullptr && opening->lead.empty()) {
        pages.put(Paragraph{"：" + on_one_line(opening->text), section.heading}, "Body");
        first = 1;
    } else if (!section.heading.empty()) {
        pages.put(Paragraph{section.heading}, "Heading2");
    }
    for (std::size_t i = first; i < section.blocks.size(); ++i) {
        const auto* words = std::get_if<Paragraph>(&section.blocks[i]);
        const bool signs = section.key == "signature" && words != nullptr && words->lead.empty();
        signs ? pages.put(*words, "Signed") : pages.add_block(section.blocks[i]);
    }
}

// A letter that is all tables lying across has its title on the same page.
bool begins_across(const Document& document) {
    for (const Section& section : document.sections) {
        if (section.blocks.empty() && section.heading.empty()) continue;
        const auto* table = section.blocks.empty() ? nullptr : std::get_if<Table>(&section.blocks.front());
        return table != nullptr && wants_to_lie(*table);
    }
    return false;
}

std::string main_part(const Document& document) {
    pugi::xml_document xml;
    const Node root = add(xml, "w:document",
                          {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
                           {"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}});
    Pages pages{add(root, "w:body"), document.wide_paper};
    pages.turn(begins_across(document));
    for (std::size_t i = 0; i < document.letterhead.size(); ++i) {
        const bool last = i + 1 == document.letterhead.size();
        pages.line(document.letterhead[i], i == 0 ? (last ? "OnlyMark" : "Mark") : "MarkNumber");
    }
    for (std::size_t i = 0; i < document.titles.size(); ++i) {
        // As in Markdown: the number of the issue in bold under the title, the office and the day plain.
        const bool strong = i == 1 && document.titles.size() > 2;
        pages.line(document.titles[i], i == 0 ? "Title" : "Subtitle", strong);
    }
    for (const Section& section : document.sections) add_section(pages, section);
    for (const std::string& note : document.notes) pages.line(plain_note(note), "Note");
    pages.end();
    return bytes_of(xml);
}

// ---- what stands beside the text

// 页码 — 1 —: right on odd pages, left on even ones, a letter off the edge (GB/T 9704—2012, 7.5).
std::string footer_part(const char* align) {
    pugi::xml_document xml;
    const Node footer = add(xml, "w:ftr", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}});
    const Node p = add(footer, "w:p");
    const Node form = add(p, "w:pPr");
    add(form, "w:pStyle", {{"w:val", "Page"}});
    const std::string side = std::string{"w:"} + align, letters = side + "Chars";
    add(form, "w:ind", {{letters.c_str(), "100"}, {side.c_str(), "280"}});
    add(form, "w:jc", {{"w:val", align}});
    add_words(p, "— ");
    add_words(add(p, "w:fldSimple", {{"w:instr", " PAGE "}}), "1");
    add_words(p, " —");
    return bytes_of(xml);
}

std::string settings_part() {
    pugi::xml_document xml;
    const Node settings = add(xml, "w:settings", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}});
    add(settings, "w:evenAndOddHeaders");
    return bytes_of(xml);
}

}  // namespace

std::string plain_note(std::string note) {
    std::erase(note, '`');
    return note;
}

std::string docx_file(const Document& document) {
    const std::string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    const std::string day = document.basis.seq == 0 ? "" : iso(document.basis.as_of);
    return package({{"word/document.xml", type + "document.main+xml", "", main_part(document)},
                    {"word/styles.xml", type + "styles+xml", "styles", document_styles()},
                    {"word/footer1.xml", type + "footer+xml", "footer", footer_part("right")},
                    {"word/footer2.xml", type + "footer+xml", "footer", footer_part("left")},
                    {"word/settings.xml", type + "settings+xml", "settings", settings_part()},
                    {"word/fontTable.xml", type + "fontTable+xml", "fontTable", fonts_part()}},
                   document.titles.empty() ? "" : document.titles.front(), day);
}

std::string docx_file(const Table& table, const std::string& title, std::optional<Date> day) {
    Document document;
    document.titles = {title};
    if (day) document.titles.push_back("截至" + chinese(*day));
    document.sections.push_back(Section{"rows", "", 1, {}, {table}});
    return docx_file(document);
}

}  // namespace zb
