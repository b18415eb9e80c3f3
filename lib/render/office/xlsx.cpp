// SPDX-License-Identifier: Apache-2.0
// Report to XLSX (SpreadsheetML): what an office expects of a list.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "base/xml.h"
#include "render/formats.h"
#include "render/office/office.h"
#include "render/office/package.h"
#include "render/office/sheet.h"

namespace zb {

namespace {

using Node = pugi::xml_node;

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOfficeRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string workbook_styles() {
    pugi::xml_document xml;
    const Node styles = add(xml, "styleSheet", {{"xmlns", kMain}});
    const Node formats = add(styles, "numFmts", {{"count", "2"}});
    add(formats, "numFmt", {{"numFmtId", "164"}, {"formatCode", "yyyy\\-mm\\-dd"}});
    add(formats, "numFmt", {{"numFmtId", "165"}, {"formatCode", "#,##0.######"}});
    const Node fonts = add(styles, "fonts", {{"count", "4"}});
    const auto font = [&](const char* name, const char* size, bool bold) {
        const Node node = add(fonts, "font");
        if (bold) add(node, "b");
        add(node, "sz", {{"val", size}});
        add(node, "name", {{"val", name}});
    };
    font("宋体", "11", false);
    font("方正小标宋简体", "18", false);
    font("黑体", "11", true);
    font("宋体", "11", true);
    const Node fills = add(styles, "fills", {{"count", "3"}});
    add(add(fills, "fill"), "patternFill", {{"patternType", "none"}});
    add(add(fills, "fill"), "patternFill", {{"patternType", "gray125"}});
    add(add(add(fills, "fill"), "patternFill", {{"patternType", "solid"}}), "fgColor", {{"rgb", "FFD9E2EC"}});
    const Node borders = add(styles, "borders", {{"count", "2"}});
    const Node none = add(borders, "border");
    for (const char* side : {"left", "right", "top", "bottom", "diagonal"}) add(none, side);
    const Node thin = add(borders, "border");
    for (const char* side : {"left", "right", "top", "bottom"}) add(thin, side, {{"style", "thin"}});
    add(thin, "diagonal");
    add(add(styles, "cellStyleXfs", {{"count", "1"}}), "xf", {{"numFmtId", "0"}, {"fontId", "0"}, {"fillId", "0"}, {"borderId", "0"}});
    const Node forms = add(styles, "cellXfs", {{"count", std::to_string(sheet_styles().size())}});
    for (const SheetStyle& style : sheet_styles()) {
        const Node form = add(forms, "xf",
                              {{"numFmtId", std::to_string(style.number_format)},
                               {"fontId", std::to_string(style.font)},
                               {"fillId", style.shaded ? "2" : "0"},
                               {"borderId", style.framed ? "1" : "0"},
                               {"xfId", "0"},
                               {"applyNumberFormat", "1"},
                               {"applyAlignment", "1"}});
        add(form, "alignment", {{"horizontal", style.align}, {"vertical", "center"}, {"wrapText", style.wraps ? "1" : "0"}});
    }
    add(add(styles, "cellStyles", {{"count", "1"}}), "cellStyle", {{"name", "Normal"}, {"xfId", "0"}, {"builtinId", "0"}});
    // The colours that Excel offers for good, neutral and bad (its own styles' colours), and grey.
    const Node marks = add(styles, "dxfs", {{"count", std::to_string(std::size(kLampMarks))}});
    for (const LampMark& mark : kLampMarks) {
        const Node one = add(marks, "dxf");
        add(add(one, "font"), "color", {{"rgb", mark.letters}});
        add(add(add(one, "fill"), "patternFill", {{"patternType", "solid"}}), "bgColor", {{"rgb", mark.ground}});
    }
    return bytes_of(xml);
}

// What Excel allows in a sheet's name: 31 characters, none of []:*?/\ , none twice.
std::string sheet_name(const std::string& wanted, std::set<std::string>& taken) {
    constexpr std::size_t kMost = 28;  // room for a number behind it
    std::string name;
    std::size_t count = 0;
    for (const char32_t c : code_points(on_one_line(wanted))) {
        if (std::u32string_view{U"[]:*?/\\'"}.find(c) != std::u32string_view::npos) continue;
        if (++count > kMost) break;
        name += encode_utf8(c);
    }
    if (name.empty()) name = "表";
    std::string unique = name;
    for (int i = 2; !taken.insert(unique).second; ++i) unique = fmt::format("{}{}", name, i);
    return unique;
}

std::string workbook_part(const std::vector<Sheet>& sheets) {
    pugi::xml_document xml;
    Node book = add(xml, "workbook", {{"xmlns", kMain}, {"xmlns:r", kOfficeRelations}});
    const Node list = add(book, "sheets");
    for (std::size_t i = 0; i < sheets.size(); ++i)
        add(list, "sheet", {{"name", sheets[i].name}, {"sheetId", std::to_string(i + 1)}, {"r:id", fmt::format("rId{}", i + 2)}});
    const Node names = add(book, "definedNames");
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (sheets[i].filter.empty()) continue;
        const std::string quoted = fmt::format("'{}'", sheets[i].name);
        add_text(names, "definedName", quoted + "!" + sheets[i].filter,
                 {{"name", "_xlnm._FilterDatabase"}, {"localSheetId", std::to_string(i)}, {"hidden", "1"}});
        add_text(names, "definedName", quoted + "!" + sheets[i].repeated,
                 {{"name", "_xlnm.Print_Titles"}, {"localSheetId", std::to_string(i)}});
    }
    if (!names.first_child()) book.remove_child(names);
    return bytes_of(xml);
}

std::string workbook(std::vector<Sheet> sheets, const std::string& title, const std::string& day) {
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::set<std::string> taken;
    for (Sheet& sheet : sheets) sheet.name = sheet_name(sheet.name, taken);
    std::vector<PackagePart> parts = {{"xl/workbook.xml", type + "sheet.main+xml", "", workbook_part(sheets)},
                                      {"xl/styles.xml", type + "styles+xml", "styles", workbook_styles()}};
    for (std::size_t i = 0; i < sheets.size(); ++i)
        parts.push_back({fmt::format("xl/worksheets/sheet{}.xml", i + 1), type + "worksheet+xml", "worksheet", std::move(sheets[i].bytes)});
    return package(parts, title, day);
}

}  // namespace

std::string xlsx_file(const Table& table, const std::string& title, std::optional<Date> day) {
    const std::string as_of = day ? iso(*day) : "";
    return workbook({table_sheet(table, title, title, as_of)}, title, as_of);
}

std::string xlsx_file(const Document& document) {
    const std::string title = document.titles.empty() ? "" : document.titles.front();
    const std::string day = document.basis.seq == 0 ? "" : iso(document.basis.as_of);
    std::vector<Sheet> sheets = {text_sheet(document)};
    for (const Section& section : document.sections) {
        const std::string name = section.heading.empty() ? title : section.heading;
        for (const Block& block : section.blocks)
            if (const auto* table = std::get_if<Table>(&block)) sheets.push_back(table_sheet(*table, name, name, day));
    }
    return workbook(std::move(sheets), title, day);
}

}  // namespace zb
