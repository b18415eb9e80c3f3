// SPDX-License-Identifier: Apache-2.0
// Letters, distances and lines of a DOCX: GB/T 9704—2012, 5.2 and 7.
#include "render/office/docx_styles.h"

#include <string_view>

#include "base/xml.h"

namespace zb {

namespace {

using Node = pugi::xml_node;

std::string digits(int value) { return std::to_string(value); }

struct Style {
    const char* id;
    const char* name;
    const char* font;
    int half_points;
    const char* align;
    int line;    // twips, exact; 0: by the letter
    int indent;  // hundredths of a letter
    int before = 0, after = 0;
    int spread = 0;  // twips between letters
    bool red = false, ruled = false;
};
// Of 3号 (320 twips), so that 28 stand on a line of 156 mm (GB/T 9704—2012, 5.2.4).
constexpr int kSpread = -5;
// 发文机关标志 35 mm below the upper edge, 发文字号 two lines below it, a red line 4 mm below that, 标题 two lines further down (7.2);
// 标题 2号小标宋, 正文 3号仿宋, 一级标题黑体, 二级标题楷体 (7.3); tables 五号, as offices print them (assumed).
constexpr Style kParagraphStyles[] = {
    {"Mark", "发文机关标志", "方正小标宋简体", 52, "center", 720, 0, 1984, 0, 0, true},
    {"OnlyMark", "发文机关标志和分隔线", "方正小标宋简体", 52, "center", 720, 0, 1984, 880, 0, true, true},
    {"MarkNumber", "发文字号", "仿宋_GB2312", 32, "center", 560, 0, 1120, 880, 0, false, true},
    {"Body", "公文正文", "仿宋_GB2312", 32, "both", 560, 200, 0, 0, kSpread},
    {"Title", "Title", "方正小标宋简体", 44, "center", 640, 0, 240, 0},
    {"Subtitle", "Subtitle", "仿宋_GB2312", 32, "center", 560, 0, 0, 0, kSpread},
    {"Heading1", "heading 1", "黑体", 32, "left", 560, 200, 0, 0, kSpread},
    {"Heading2", "heading 2", "楷体_GB2312", 32, "left", 560, 200, 0, 0, kSpread},
    {"Signed", "发文机关署名", "仿宋_GB2312", 32, "right", 560, 0, 0, 0, kSpread},
    {"TableHead", "表头", "黑体", 21, "center", 0, 0, 20, 20},
    {"TableText", "表格", "仿宋_GB2312", 21, "left", 0, 0, 20, 20},
    {"TableGap", "表后", "仿宋_GB2312", 12, "left", 160, 0},
    {"Fixed", "等宽", "新宋体", 18, "left", 260, 0},
    {"Note", "注", "楷体_GB2312", 21, "both", 360, 0},
    {"Page", "页码", "宋体", 28, "right", 0, 0},
};

void add_fonts(Node properties, const char* font) {
    add(properties, "w:rFonts", {{"w:ascii", font}, {"w:hAnsi", font}, {"w:eastAsia", font}, {"w:cs", "Times New Roman"}});
}

void add_style(Node styles, const Style& style) {
    const Node node = add(styles, "w:style", {{"w:type", "paragraph"}, {"w:styleId", style.id}});
    add(node, "w:name", {{"w:val", style.name}});
    add(node, "w:qFormat");
    const Node form = add(node, "w:pPr");
    const std::string_view id = style.id;
    if (id == "Title" || id == "Heading1" || id == "Heading2") add(form, "w:keepNext");
    constexpr const char* kRed = "FF0000";
    if (style.ruled) add(add(form, "w:pBdr"), "w:bottom", {{"w:val", "single"}, {"w:sz", "12"}, {"w:space", "11"}, {"w:color", kRed}});
    // Tables and fixed lines stand closer than the grid of 22 lines a page.
    if (style.line < 560 && style.half_points < 28) add(form, "w:snapToGrid", {{"w:val", "0"}});
    if (style.line > 0)
        add(form, "w:spacing",
            {{"w:before", digits(style.before)},
             {"w:after", digits(style.after)},
             {"w:line", digits(style.line)},
             {"w:lineRule", "exact"}});
    else
        add(form, "w:spacing", {{"w:before", digits(style.before)}, {"w:after", digits(style.after)}});
    // Twice: by letters for Word and WPS, in twips for programs that know only those.
    if (style.indent > 0)
        add(form, "w:ind", {{"w:firstLineChars", digits(style.indent)}, {"w:firstLine", digits(style.indent * style.half_points / 10)}});
    // 成文日期 ends four letters off the edge (GB/T 9704—2012, 7.3.5).
    if (id == "Signed") add(form, "w:ind", {{"w:rightChars", "400"}, {"w:right", "1280"}});
    add(form, "w:jc", {{"w:val", style.align}});
    if (id == "Heading1") add(form, "w:outlineLvl", {{"w:val", "0"}});
    if (id == "Heading2") add(form, "w:outlineLvl", {{"w:val", "1"}});
    const Node letters = add(node, "w:rPr");
    add_fonts(letters, style.font);
    if (style.red) add(letters, "w:color", {{"w:val", kRed}});
    if (style.spread != 0) add(letters, "w:spacing", {{"w:val", digits(style.spread)}});
    add(letters, "w:sz", {{"w:val", digits(style.half_points)}});
    add(letters, "w:szCs", {{"w:val", digits(style.half_points)}});
}

}  // namespace

std::string document_styles() {
    pugi::xml_document xml;
    const Node styles = add(xml, "w:styles", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}});
    const Node letters = add(add(add(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
    add_fonts(letters, "仿宋_GB2312");
    add(letters, "w:lang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}});
    for (const Style& style : kParagraphStyles) add_style(styles, style);
    const Node grid = add(styles, "w:style", {{"w:type", "table"}, {"w:styleId", "Grid"}});
    add(grid, "w:name", {{"w:val", "Table Grid"}});
    const Node properties = add(grid, "w:tblPr");
    const Node borders = add(properties, "w:tblBorders");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
        add(borders, side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "000000"}});
    const Node margins = add(properties, "w:tblCellMar");
    for (const char* side : {"w:left", "w:right"}) add(margins, side, {{"w:w", digits(kCellMargin)}, {"w:type", "dxa"}});
    return bytes_of(xml);
}

// Newer machines have these letters under other names.
std::string fonts_part() {
    struct Font {
        const char* name;
        const char* other;
    };
    constexpr Font kFonts[] = {{"仿宋_GB2312", "仿宋"}, {"楷体_GB2312", "楷体"}, {"方正小标宋简体", "宋体"}};
    pugi::xml_document xml;
    const Node fonts = add(xml, "w:fonts", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}});
    for (const Font& font : kFonts) {
        const Node node = add(fonts, "w:font", {{"w:name", font.name}});
        add(node, "w:altName", {{"w:val", font.other}});
        add(node, "w:charset", {{"w:val", "86"}});  // GB 2312
    }
    return bytes_of(xml);
}

}  // namespace zb
