// SPDX-License-Identifier: Apache-2.0
// Shared strings, number formats and cells of a workbook.
#include "base/xlsx.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <new>
#include <optional>
#include <pugixml.hpp>
#include <vector>

#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"
#include "base/zip.h"

namespace zb {

namespace {

using XmlNode = pugi::xml_node;

// As much as a file of text may hold; and what its elements take in memory as a tree, so that a list within 512 MiB (cli.md rule 15) is
// read and any other is refused: a few KiB of archive may hold a hundred million cells.
constexpr std::size_t kMostUnpacked = 64 * 1024 * 1024;
constexpr std::size_t kMostTree = 256 * 1024 * 1024;
constexpr std::size_t kMostText = 64 * 1024 * 1024;

Error invalid_workbook(std::string what) { return Error{"xlsx.invalid", "读不出这个 XLSX：" + std::move(what), std::string{kSaveAnew}}; }

Error workbook_too_large(std::string_view what) {
    return Error{"list.too_large", fmt::format("这个 XLSX 太大：{}", what), "删去不用的工作表和空行空列，或分成几个文件，逐个导入"};
}

// Bytes that the elements and attributes of a part take at most once they are parsed.
std::size_t tree_size(std::string_view xml) {
    constexpr std::size_t kElement = 64, kAttribute = 40;  // of pugixml where pointers have 8 bytes
    std::size_t size = 0;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        if (xml[i] == '<' && !xml.substr(i + 1).starts_with('/')) size += kElement;
        if (xml[i] == '=') size += kAttribute;
    }
    return size;
}

bool wanted_part(std::string_view name) {
    return name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" || name == "xl/sharedStrings.xml" || name == "xl/styles.xml" ||
           name.starts_with("xl/worksheets/sheet");
}

class WorkbookParts {
public:
    explicit WorkbookParts(std::string_view bytes) {
        for (ZipPart& part : unzip(bytes, wanted_part, kMostUnpacked)) bytes_.emplace(std::move(part.name), std::move(part.bytes));
    }
    bool has(const std::string& name) const { return bytes_.contains(name); }
    // The root element; throws where there is no such part or it is no XML.
    XmlNode root(const std::string& name) {
        const auto found = bytes_.find(name);
        if (found == bytes_.end()) throw invalid_workbook("缺少 " + name);
        const auto parsed = documents_.find(name);
        return (parsed == documents_.end() ? parse(name, found->second) : parsed->second).document_element();
    }

private:
    pugi::xml_document& parse(const std::string& name, std::string& bytes) {
        tree_ += tree_size(bytes);
        if (tree_ > kMostTree) throw workbook_too_large("单元格太多");
        pugi::xml_document& document = documents_[name];
        const auto result = document.load_buffer_inplace(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_embed_pcdata);
        if (result.status == pugi::status_out_of_memory) throw std::bad_alloc{};
        if (!result) throw invalid_workbook(name + " 损坏");
        return document;
    }

    std::map<std::string, std::string> bytes_;
    std::map<std::string, pugi::xml_document> documents_;  // each within the bytes of its part
    std::size_t tree_ = 0;
};

// The text of a string item: its runs one behind the other, without the reading aids beside them (rPh).
std::string text_of_item(XmlNode item) {
    std::string text;
    for (const XmlNode& child : item.children()) {
        if (std::strcmp(child.name(), "t") == 0) text += child.text().get();
        if (std::strcmp(child.name(), "r") == 0) text += child.child("t").text().get();
    }
    return text;
}

// Built-in formats that show days (ISO/IEC 29500-1, 18.8.30, those of Chinese among them), else by the letters of the format's code.
bool shows_a_day(int format, const std::map<int, std::string>& codes) {
    const auto own = codes.find(format);
    if (own == codes.end()) return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58);
    bool quoted = false, bracket = false;
    for (const char c : own->second) {
        if (c == '"') quoted = !quoted;
        if (c == '[') bracket = true;
        if (c == ']') bracket = false;
        const bool letter = c == 'y' || c == 'Y' || c == 'd' || c == 'D' || c == 'm' || c == 'M';
        if (!quoted && !bracket && letter) return true;
    }
    return false;
}

// Of each cell style whether it shows a day.
std::vector<bool> day_styles(WorkbookParts& parts) {
    std::vector<bool> styles;
    if (!parts.has("xl/styles.xml")) return styles;
    const XmlNode root = parts.root("xl/styles.xml");
    std::map<int, std::string> codes;
    for (const XmlNode& each : root.child("numFmts").children("numFmt"))
        codes[each.attribute("numFmtId").as_int()] = each.attribute("formatCode").value();
    for (const XmlNode& each : root.child("cellXfs").children("xf"))
        styles.push_back(shows_a_day(each.attribute("numFmtId").as_int(), codes));
    return styles;
}

// Digits as a person reads them: 15 of them hold, as Excel keeps no more.
std::string number_words(const std::string& raw) {
    double number = 0;
    const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), number);
    if (read.ec != std::errc{} || read.ptr != raw.data() + raw.size()) return raw;
    if (std::abs(number) < 1e15 && number == std::floor(number)) return fmt::format("{:.0f}", number);
    return fmt::format("{:.15G}", number);
}

struct Workbook {
    std::vector<std::string> strings;
    std::vector<bool> days;
    bool from_1904 = false;  // days count from 1904-01-01
};

std::string day_words(const std::string& raw, const Workbook& book) {
    double serial = 0;
    const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), serial);
    constexpr double kDaysUpTo1904 = 1462, kLastSerial = 2'958'465;  // 9999-12-31
    if (book.from_1904) serial += kDaysUpTo1904;
    const bool is_day = serial >= 61 && serial <= kLastSerial;  // "nan" is read as a number and is neither
    if (read.ec != std::errc{} || !is_day) return number_words(raw);
    const std::chrono::sys_days first = std::chrono::year{1899} / 12 / 30;  // ISO/IEC 29500-1, 18.17.4.1
    const std::chrono::year_month_day date{first + std::chrono::days{static_cast<int>(serial)}};
    const std::string day = fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()}, unsigned{date.day()});
    const auto minutes = static_cast<int>(std::lround((serial - std::floor(serial)) * 24 * 60));
    return minutes == 0 || minutes == 24 * 60 ? day : fmt::format("{} {:02}:{:02}", day, minutes / 60, minutes % 60);
}

std::string cell_words(XmlNode cell, const Workbook& book) {
    const std::string_view type = cell.attribute("t").value();
    const std::string raw = cell.child("v").text().get();
    if (type == "inlineStr") return text_of_item(cell.child("is"));
    if (type == "s") {
        std::size_t at = 0;
        std::from_chars(raw.data(), raw.data() + raw.size(), at);
        return at < book.strings.size() ? book.strings[at] : std::string{};
    }
    if (type == "b") return raw == "1" ? "TRUE" : "FALSE";
    if (type == "str" || type == "e" || raw.empty()) return raw;
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_int());
    return style < book.days.size() && book.days[style] ? day_words(raw, book) : number_words(raw);
}

// 0 for A1, 27 for AB7; none where the place has no letters.
std::optional<std::size_t> column_of(std::string_view place) {
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < place.size() && place[letters] >= 'A' && place[letters] <= 'Z'; ++letters) {
        column = column * 26 + static_cast<std::size_t>(place[letters] - 'A') + 1;
        if (column > kMostColumns) break;
    }
    if (letters == 0) return std::nullopt;
    return column - 1;
}

std::string csv_line(XmlNode row, std::size_t number, const Workbook& book) {
    std::vector<std::string> cells;
    for (const XmlNode& cell : row.children("c")) {
        const std::size_t column = column_of(cell.attribute("r").value()).value_or(cells.size());
        if (column >= kMostColumns)
            throw Error{"list.too_large", fmt::format("第 {} 行超过 {} 列", number, kMostColumns), "删去表格以外的内容"};
        if (column >= cells.size()) cells.resize(column + 1);
        std::string words = cell_words(cell, book);
        refuse_long_cell(words.size(), static_cast<int>(number), column + 1);
        std::replace(words.begin(), words.end(), '\n', ' ');
        std::erase(words, '\r');
        cells[column] = std::move(words);
    }
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + csv_text(cells[i], CsvMarks::plain);
    return line;
}

struct SheetPart {
    std::string name;
    std::string part;
    bool hidden = false;
};

std::vector<SheetPart> sheets_of(WorkbookParts& parts) {
    std::map<std::string, std::string> targets;
    for (const XmlNode& each : parts.root("xl/_rels/workbook.xml.rels").children("Relationship")) {
        std::string target = each.attribute("Target").value();
        targets[each.attribute("Id").value()] = target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    std::vector<SheetPart> sheets;
    for (const XmlNode& each : parts.root("xl/workbook.xml").child("sheets").children("sheet")) {
        // Excel leaves the state of a sheet in sight out, LibreOffice writes it (ISO/IEC 29500-1, 18.2.19).
        const std::string state = each.attribute("state").as_string("visible");
        sheets.push_back({each.attribute("name").value(), targets[each.attribute("r:id").value()], state != "visible"});
    }
    return sheets;
}

bool has_cells(XmlNode sheet) {
    for (const XmlNode& row : sheet.child("sheetData").children("row"))
        for (const XmlNode& cell : row.children("c"))
            if (cell.child("v") || cell.child("is")) return true;
    return false;
}

std::string sheet_csv(XmlNode sheet, const Workbook& book, std::vector<std::string>& hidden) {
    std::string csv;
    std::size_t line = 0;
    for (const XmlNode& row : sheet.child("sheetData").children("row")) {
        const std::size_t number = row.attribute("r").as_ullong(line + 1);
        refuse_too_many_rows(number);
        for (; line + 1 < number; ++line) csv += '\n';
        csv += csv_line(row, number, book) + '\n';
        if (csv.size() > kMostText) throw workbook_too_large(fmt::format("到第 {} 行已超过 64 MiB 文字", number));
        if (row.attribute("hidden").as_bool()) hidden.push_back(std::to_string(number));
        ++line;
    }
    return csv;
}

// XML parts are taken as what they say they are, and a character may be written as a number that none has.
void refuse_broken_text(std::string_view csv) {
    for (std::size_t line = 1, at = 0; at < csv.size(); ++line) {
        const std::size_t end = std::min(csv.find('\n', at), csv.size());
        if (!is_utf8(csv.substr(at, end - at))) throw invalid_workbook(fmt::format("第 {} 行有不成字的字节", line));
        at = end + 1;
    }
}

}  // namespace

SheetText csv_of_xlsx(std::string_view bytes) {
    WorkbookParts parts{bytes};
    Workbook book;
    if (parts.has("xl/sharedStrings.xml"))
        for (const XmlNode& item : parts.root("xl/sharedStrings.xml").children("si")) book.strings.push_back(text_of_item(item));
    book.days = day_styles(parts);
    book.from_1904 = parts.root("xl/workbook.xml").child("workbookPr").attribute("date1904").as_bool();
    const std::vector<SheetPart> sheets = sheets_of(parts);
    const SheetPart* taken = nullptr;
    std::vector<std::string> others;
    for (const SheetPart& sheet : sheets) {
        if (!parts.has(sheet.part) || !has_cells(parts.root(sheet.part))) continue;
        if (taken == nullptr && !sheet.hidden)
            taken = &sheet;
        else
            others.push_back(sheet.hidden ? sheet.name + "（隐藏）" : sheet.name);
    }
    if (taken == nullptr) throw invalid_workbook("没有一张看得见、有内容的工作表");
    std::vector<std::string> hidden;
    SheetText text;
    text.csv = sheet_csv(parts.root(taken->part), book, hidden);
    refuse_broken_text(text.csv);
    text.remark = fmt::format("工作表“{}”", visible(taken->name, Newlines::escape));
    if (!hidden.empty()) text.remark += fmt::format("；隐藏的第 {} 行也读了", join_some(hidden, "、"));
    if (!others.empty()) text.remark += fmt::format("；没有读的工作表：{}", visible(join_some(others, "、"), Newlines::escape));
    return text;
}

}  // namespace zb
