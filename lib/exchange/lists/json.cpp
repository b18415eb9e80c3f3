// SPDX-License-Identifier: Apache-2.0
// JSON objects to rows under headings.
#include "exchange/lists/json.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "exchange/lists/export.h"

namespace zb {

namespace {

std::string heading_of(std::string_view key) {
    for (const Column& column : project_export_columns()) {
        if (column.key == key) return column.heading;
    }
    return std::string{key};
}

Error wrong_element(int line, std::string_view key) {
    const std::string place = key.empty() ? std::string{} : fmt::format("的“{}”", key);
    return Error{Fault{"list.json", fmt::format("第 {} 行{}不是清单的写法", line, place),
                       "每个项目一个对象，值是文字、整数或 null，如 [{\"code\":\"JH-2026-001\",\"name\":\"…\"}]",
                       Place{line, std::string{key}, {}}}};
}

std::string text_of(JsonView value, int line, std::string_view key) {
    switch (value.kind()) {
        case JsonView::Kind::text: return std::string{value.text()};
        case JsonView::Kind::integer: return std::to_string(value.integer());
        case JsonView::Kind::null: return {};
        case JsonView::Kind::boolean:
            if (key == "approximate") return value.boolean() ? "是" : "";
            break;
        case JsonView::Kind::real:
        case JsonView::Kind::array:
        case JsonView::Kind::object: break;
    }
    throw wrong_element(line, key);
}

class Rows {
public:
    Rows() : rows_(1) { rows_.front().line = 1; }

    void take(JsonView object) {
        refuse_too_many_rows(rows_.size());
        CsvRow row;
        row.line = static_cast<int>(rows_.size()) + 1;
        if (!object.is(JsonView::Kind::object)) throw wrong_element(row.line, "");
        for (const auto& [key, value] : object.members()) {
            const std::size_t place = place_of(key);
            if (row.cells.size() <= place) row.cells.resize(place + 1);
            row.cells[place] = text_of(value, row.line, key);
        }
        rows_.push_back(std::move(row));
    }
    // Each as wide as the headings: a key that an object has not is a cell left empty.
    std::vector<CsvRow> all() && {
        for (CsvRow& row : rows_) row.cells.resize(rows_.front().cells.size());
        return std::move(rows_);
    }

private:
    std::size_t place_of(std::string_view key) {
        const std::string heading = heading_of(key);
        auto& headings = rows_.front().cells;
        const auto found = std::find(headings.begin(), headings.end(), heading);
        if (found != headings.end()) return static_cast<std::size_t>(found - headings.begin());
        if (headings.size() == kMostColumns) throw wrong_element(rows_.back().line + 1, key);
        headings.push_back(heading);
        return headings.size() - 1;
    }

    std::vector<CsvRow> rows_;
};

}  // namespace

std::vector<CsvRow> rows_of_json(std::string_view text) {
    Rows rows;
    JsonDocument parser;
    if (trim(text.substr(0, 64)).starts_with("[")) {
        const JsonView list = parser.parse(text);
        for (std::size_t i = 0; i < list.size(); ++i) rows.take(list.at(i));
        return std::move(rows).all();
    }
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = trim(text.substr(begin, end - begin));
        if (!line.empty()) rows.take(parser.parse(line));
        begin = end + 1;
    }
    return std::move(rows).all();
}

}  // namespace zb
