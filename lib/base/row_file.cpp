// SPDX-License-Identifier: Apache-2.0
// Reading rows that people write: each becomes a JSON object, whatever the file's form.
#include "base/row_file.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/ascii.h"
#include "base/csv.h"
#include "base/encoding.h"
#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "base/written_date.h"

namespace zb {

namespace {

Error wrong_value(std::string_view key, std::string message, std::string hint) {
    Fault fault;
    fault.code = "row.invalid";
    fault.message = fmt::format("“{}”{}", key, message);
    fault.hint = std::move(hint);
    fault.place.column = key;
    return Error{std::move(fault)};
}

std::string clean(std::string_view key, JsonView value) {
    if (!value.is(JsonView::Kind::text)) throw wrong_value(key, "要写文字", "加上双引号");
    return clean_text(value.text(), key, Newlines::escape);
}

Error unknown_key(const std::string& key, std::span<const RowKey> known) {
    std::vector<std::string> names;
    for (const RowKey& each : known) names.emplace_back(each.key);
    const std::string near = nearest(key, names);
    return wrong_value(key, "不是这里的键", near.empty() ? "可用的键：" + join(names, "、") : with_nearest(near, ""));
}

bool is_heading(const RowKey& key, std::string_view head) {
    const std::vector<std::string> headings = split(key.heading, ';');
    return std::any_of(headings.begin(), headings.end(), [&](const std::string& each) { return normal_name(each) == normal_name(head); });
}

// The keys that the columns of a sheet stand for, in their order.
std::vector<const RowKey*> columns_of(const CsvRow& heads, const RowFile& file) {
    std::vector<std::string> names;
    for (const RowKey& key : file.keys) names.push_back(split(key.heading, ';').front());
    std::vector<const RowKey*> columns;
    for (const std::string& cell : heads.cells) {
        const std::string head{trim(cell)};
        const auto known =
            std::find_if(file.keys.begin(), file.keys.end(), [&](const RowKey& key) { return key.key == head || is_heading(key, head); });
        if (known == file.keys.end() && !head.empty())
            throw Error{std::string{file.code}, fmt::format("{}的列名“{}”不认识", file.name, truncate(visible(head, Newlines::escape), 40)),
                        fmt::format("第一行写列名：{}；也可以每行一个 JSON 对象，如 {}", join(names, "、"), file.form)};
        columns.push_back(known == file.keys.end() ? nullptr : &*known);
    }
    return columns;
}

bool is_yes(std::string_view cell) { return cell == "是" || cell == "true" || cell == "1"; }

void write_cell(JsonWriter& json, const RowKey& key, const std::string& cell) {
    const std::string text = key.form == CellForm::text ? cell : fold_width(cell);
    json.key(key.key);
    switch (key.form) {
        case CellForm::number: {
            constexpr std::size_t kMostDigits = 9;
            if (all_digits(text) && text.size() <= kMostDigits) return json.integer(std::stoll(text));
            return json.text(text);  // refused with the key when it is asked for
        }
        case CellForm::list: {
            json.begin_array();
            for (const std::string& item : split(text, ';')) json.text(trim(item));
            return json.end_array();
        }
        case CellForm::flag: return json.boolean(is_yes(text));
        case CellForm::text:
        case CellForm::day: return json.text(text);
    }
}

struct RawRow {
    int line = 0;
    std::string json;
    std::optional<Error> fault = {};  // of a sheet's row
};

std::vector<RawRow> rows_of_sheet(std::string_view text, const RowFile& file) {
    std::vector<RawRow> rows;
    const std::vector<CsvRow> lines = read_csv(text);
    if (lines.empty()) return rows;
    const std::vector<const RowKey*> columns = columns_of(lines.front(), file);
    const std::size_t width = width_of(lines.front().cells);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        JsonWriter json;
        json.begin_object();
        for (std::size_t c = 0; c < std::min(columns.size(), lines[i].cells.size()); ++c) {
            const std::string cell{trim(lines[i].cells[c])};
            if (columns[c] != nullptr && !cell.empty()) write_cell(json, *columns[c], cell);
        }
        json.end_object();
        rows.push_back({lines[i].line, json.take()});
        if (lines[i].cells.size() < width) rows.back().fault = short_row(lines[i], width);
    }
    return rows;
}

std::vector<RawRow> rows_of_lines(std::string_view text) {
    std::vector<RawRow> rows;
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view row = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!row.empty()) rows.push_back({line, std::string{row}});
        refuse_too_many_rows(rows.size());
    }
    return rows;
}

}  // namespace

FileRow::FileRow(JsonView object, const RowFile& file) : object_(object) {
    if (!object.is(JsonView::Kind::object)) throw Error{"row.invalid", "这一行不是 JSON 对象", fmt::format("写成 {}", file.form)};
    for (const auto& [key, value] : object.members()) {
        const std::string_view name = key;
        const auto known = [&](const RowKey& each) { return each.key == name; };
        if (std::none_of(file.keys.begin(), file.keys.end(), known)) throw unknown_key(std::string{name}, file.keys);
    }
}

std::string FileRow::need_text(std::string_view key) const {
    auto stated = text(key);
    if (!stated || stated->empty()) throw wrong_value(key, "没有写", fmt::format("每一行都要有 {}", key));
    return std::move(*stated);
}

std::optional<std::string> FileRow::text(std::string_view key) const {
    const auto value = find(key);
    if (!value) return std::nullopt;
    return clean(key, *value);
}

Date FileRow::need_day(std::string_view key) const {
    const auto stated = day(key);
    if (!stated) throw wrong_value(key, "没有写", "写成 2026-11-20 这样的日期");
    return *stated;
}

std::optional<Date> FileRow::day(std::string_view key) const {
    const auto stated = text(key);
    if (!stated) return std::nullopt;
    try {
        return read_written_date(*stated);
    } catch (const Error& error) {
        throw Error{Fault{error.fault().code, fmt::format("{}：{}", *stated, error.fault().message), "写成 2026-11-20 这样的日期",
                          Place{0, std::string{key}, *stated}}};
    }
}

std::optional<int> FileRow::days(std::string_view key) const {
    const auto value = find(key);
    if (!value) return std::nullopt;
    constexpr int kMost = 36'500;
    if (!value->is(JsonView::Kind::integer) || value->integer() < 0 || value->integer() > kMost)
        throw wrong_value(key, fmt::format("要写 0 到 {} 的整数", kMost), "天数不加引号，如 7");
    return static_cast<int>(value->integer());
}

std::optional<std::vector<std::string>> FileRow::texts(std::string_view key) const {
    const auto value = find(key);
    if (!value) return std::nullopt;
    if (!value->is(JsonView::Kind::array)) throw wrong_value(key, "要写成列表", R"(如 ["plan_permit","drawing_review"]；没有就写 [])");
    std::vector<std::string> all;
    for (std::size_t i = 0; i < value->size(); ++i) all.push_back(clean(key, value->at(i)));
    return all;
}

bool FileRow::flag(std::string_view key) const {
    const auto value = find(key);
    if (!value) return false;
    if (!value->is(JsonView::Kind::boolean)) throw wrong_value(key, "要写 true 或 false", "不加引号");
    return value->boolean();
}

std::optional<JsonView> FileRow::find(std::string_view key) const {
    const auto value = object_.find(key);
    return value && !value->is(JsonView::Kind::null) ? value : std::nullopt;
}

namespace {

// A fault of a sheet's row, which names its column as the sheet does.
Error in_words_of_sheet(const Error& error, const RowFile& file) {
    Fault fault = error.fault();
    const auto key = std::find_if(file.keys.begin(), file.keys.end(), [&](const RowKey& each) { return each.key == fault.place.column; });
    if (key == file.keys.end()) return error;
    const std::string heading = split(key->heading, ';').front();
    fault.place.column = heading;
    const std::string quoted = fmt::format("“{}”", key->key);
    if (fault.message.starts_with(quoted)) fault.message = fmt::format("“{}”{}", heading, fault.message.substr(quoted.size()));
    if (fault.hint.ends_with(key->key)) fault.hint = fault.hint.substr(0, fault.hint.size() - key->key.size()) + heading;
    return Error{std::move(fault)};
}

}  // namespace

void for_each_file_row(std::string_view bytes, const RowFile& file, const std::function<void(int, const FileRow&)>& take) {
    const std::string text = decode(bytes).text;
    const bool sheet = !begins_as_json(text);
    const std::vector<RawRow> rows = sheet ? rows_of_sheet(text, file) : rows_of_lines(text);
    if (rows.empty())
        throw Error{std::string{file.code}, fmt::format("{}里没有一行", file.name), fmt::format("每行一个事项，如 {}", file.example)};
    Faults faults;
    JsonDocument document;
    for (const RawRow& row : rows) {
        if (faults.full()) break;
        faults.attempt(row.line, [&] {
            if (row.fault) throw *row.fault;
            try {
                take(row.line, FileRow{document.parse(row.json), file});
            } catch (const Error& error) {
                throw sheet ? in_words_of_sheet(error, file) : error;
            }
        });
    }
    faults.throw_if_any({std::string{file.code}, fmt::format("{}有 {}不对", file.name, faults.count_text()), "改好后再执行一次"});
}

}  // namespace zb
