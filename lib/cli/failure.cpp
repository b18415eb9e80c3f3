// SPDX-License-Identifier: Apache-2.0
// The words of a refusal. Everything quoted passes `visible`: a name in a list must not steer a terminal.
#include "cli/failure.h"

#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"

namespace zb::cli {

namespace {

std::string line(std::string_view text) { return visible(text, Newlines::escape); }

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
    return line(text) + '\n';
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
    text("message", fault.message);
    text("hint", fault.hint);
    json.key("line");
    if (fault.place.line > 0) {
        json.integer(fault.place.line);
    } else {
        json.null();
    }
    text("column", fault.place.column);
    text("value", fault.place.value);
}

}  // namespace

std::string failure_json(const Error& error) {
    JsonWriter json;
    json.begin_object();
    json.key("error");
    json.begin_object();
    write_members(json, error.fault());
    if (!error.rows().empty()) {
        json.key("rows");
        json.begin_array();
        for (const Fault& row : error.rows()) {
            json.begin_object();
            write_members(json, row);
            json.end_object();
        }
        json.end_array();
    }
    json.end_object();
    json.end_object();
    return json.take_visible();
}

std::string failure_text(const Error& error, const FailureStyle& style) {
    const Fault& fault = error.fault();
    const std::string_view mark = style.colour ? "\033[1;31m错误：\033[0m" : "错误：";
    std::string text = fmt::format("{}{}\n", mark, line(fault.message));
    for (const Fault& row : error.rows()) text += row_text(row);
    if (!fault.hint.empty()) text += fmt::format("{}{}\n", error.rows().empty() ? "办法：" : "", line(fault.hint));
    const bool rows_said = !error.rows().empty();  // the first sentence already says what was written
    if (style.would_write && error.exit() == Exit::refused && !rows_said) text += "未写入任何内容。\n";
    if (style.json) text += failure_json(error) + '\n';
    return text;
}

}  // namespace zb::cli
