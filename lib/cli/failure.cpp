// SPDX-License-Identifier: Apache-2.0
// The words of a refusal. Everything quoted passes `visible`: a name in a list must not steer a terminal.
#include "cli/failure.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>

#include "base/json.h"
#include "base/text.h"

namespace zb::cli {

namespace {

constexpr std::size_t kSentenceColumns = 900;  // eleven lines of a terminal
constexpr std::size_t kValueColumns = 120;
constexpr std::size_t kScreen = 6000;  // bytes
constexpr std::size_t kRowsForPrograms = 100;

// What was echoed of a value of any length is cut.
std::string line(std::string_view text, std::size_t columns = kSentenceColumns) {
    const std::size_t most = columns * 4;  // bytes that can be seen: the rest of a megabyte is not looked at
    return truncate(visible(text.substr(0, most), Newlines::escape), columns);
}

std::string place_of(const Place& place) {
    std::string text;
    if (place.line > 0) text += fmt::format("第 {} 行", place.line);
    if (!place.column.empty()) text += fmt::format("“{}”", place.column);
    return text;
}

// 第 5 行“计划总投资”：“面议”不是金额。办法：填数和单位
std::string row_text(const Fault& row) {
    std::string text = fmt::format("  {}：{}", place_of(row.place), row.message);
    if (!row.hint.empty()) text += fmt::format("。办法：{}", row.hint);
    return line(text, kRowColumns) + '\n';
}

void write_members(JsonWriter& json, const Fault& fault) {
    const auto text = [&](std::string_view key, const std::string& value) {
        json.key(key);
        if (value.empty()) {
            json.null();
        } else {
            json.text(value);
        }
    };
    text("code", fault.code);
    text("message", line(fault.message));
    text("hint", line(fault.hint));
    json.key("line");
    if (fault.place.line > 0) {
        json.integer(fault.place.line);
    } else {
        json.null();
    }
    text("column", line(fault.place.column, kValueColumns));
    text("value", line(fault.place.value, kValueColumns));
    if (fault.candidates.empty()) return;
    json.key("candidates");
    json.begin_array();
    for (const std::string& candidate : fault.candidates) json.text(line(candidate, kValueColumns));
    json.end_array();
}

}  // namespace

void write_faulty_rows(JsonWriter& json, std::span<const Fault> rows) {
    json.begin_array();
    for (const Fault& row : rows.first(std::min(rows.size(), kRowsForPrograms))) {
        json.begin_object();
        write_members(json, row);
        json.end_object();
    }
    json.end_array();
}

std::string failure_json(const Error& error) {
    JsonWriter json;
    json.begin_object();
    json.key("error");
    json.begin_object();
    write_members(json, error.fault());
    if (!error.rows().empty()) {
        json.key("rows");
        write_faulty_rows(json, error.rows());
    }
    json.end_object();
    json.end_object();
    return json.take_visible();
}

std::string failure_text(const Error& error, const FailureStyle& style) {
    const Fault& fault = error.fault();
    const std::string_view mark = style.colour ? "\033[1;31m错误：\033[0m" : "错误：";
    std::string text = fmt::format("{}{}\n", mark, line(fault.message));
    std::size_t said = 0;
    while (said < std::min(error.rows().size(), kRowsSaid) && text.size() < kScreen) text += row_text(error.rows()[said++]);
    if (error.rows().size() > said) text += fmt::format("  另有 {} 处没有列出\n", error.rows().size() - said);
    if (!fault.hint.empty()) text += fmt::format("{}{}\n", error.rows().empty() ? "办法：" : "", line(fault.hint));
    const bool rows_said = !error.rows().empty();  // the first sentence already says what was written
    if (style.would_write && error.exit() == Exit::refused && !rows_said) text += "未写入任何内容。\n";
    if (style.json) text += failure_json(error) + '\n';
    return text;
}

}  // namespace zb::cli
