// SPDX-License-Identifier: Apache-2.0
// Reading JSON lines that people write.
#include "base/json_lines.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"

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

Error unknown_key(const std::string& key, std::span<const std::string_view> known) {
    const std::vector<std::string> names{known.begin(), known.end()};
    const std::string near = nearest(key, names);
    return wrong_value(key, "不是这里的键", near.empty() ? "可用的键：" + join(names, "、") : with_nearest(near, ""));
}

}  // namespace

JsonLine::JsonLine(JsonView object, const JsonLinesFile& file) : object_(object) {
    if (!object.is(JsonView::Kind::object)) throw Error{"row.invalid", "这一行不是 JSON 对象", fmt::format("写成 {}", file.form)};
    for (const auto& [key, value] : object.members()) {
        if (std::find(file.keys.begin(), file.keys.end(), key) == file.keys.end()) throw unknown_key(std::string{key}, file.keys);
    }
}

std::string JsonLine::need_text(std::string_view key) const {
    auto stated = text(key);
    if (!stated || stated->empty()) throw wrong_value(key, "没有写", fmt::format("每一行都要有 {}", key));
    return std::move(*stated);
}

std::optional<std::string> JsonLine::text(std::string_view key) const {
    const auto value = find(key);
    if (!value) return std::nullopt;
    return clean(key, *value);
}

Date JsonLine::need_day(std::string_view key) const {
    const auto stated = day(key);
    if (!stated) throw wrong_value(key, "没有写", "写成 2026-11-20 这样的日期");
    return *stated;
}

std::optional<Date> JsonLine::day(std::string_view key) const {
    const auto stated = text(key);
    if (!stated) return std::nullopt;
    try {
        return Date::parse(*stated);
    } catch (const Error& error) {
        throw Error{Fault{error.fault().code, fmt::format("{}：{}", *stated, error.fault().message), "写成 2026-11-20 这样的日期",
                          Place{0, std::string{key}, *stated}}};
    }
}

std::optional<int> JsonLine::days(std::string_view key) const {
    const auto value = find(key);
    if (!value) return std::nullopt;
    constexpr int kMost = 36'500;
    if (!value->is(JsonView::Kind::integer) || value->integer() < 0 || value->integer() > kMost)
        throw wrong_value(key, fmt::format("要写 0 到 {} 的整数", kMost), "天数不加引号，如 7");
    return static_cast<int>(value->integer());
}

std::optional<std::vector<std::string>> JsonLine::texts(std::string_view key) const {
    const auto value = find(key);
    if (!value) return std::nullopt;
    if (!value->is(JsonView::Kind::array)) throw wrong_value(key, "要写成列表", R"(如 ["plan_permit","drawing_review"]；没有就写 [])");
    std::vector<std::string> all;
    for (std::size_t i = 0; i < value->size(); ++i) all.push_back(clean(key, value->at(i)));
    return all;
}

bool JsonLine::flag(std::string_view key) const {
    const auto value = find(key);
    if (!value) return false;
    if (!value->is(JsonView::Kind::boolean)) throw wrong_value(key, "要写 true 或 false", "不加引号");
    return value->boolean();
}

std::optional<JsonView> JsonLine::find(std::string_view key) const {
    const auto value = object_.find(key);
    return value && !value->is(JsonView::Kind::null) ? value : std::nullopt;
}

void for_each_json_line(std::string_view text, const JsonLinesFile& file, const std::function<void(int, const JsonLine&)>& take) {
    Faults faults;
    JsonDocument document;
    int line = 0;
    int rows = 0;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view row = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
        if (row.empty()) continue;
        ++rows;
        faults.attempt(line, [&] { take(line, JsonLine{document.parse(row), file}); });
    }
    if (rows == 0)
        throw Error{std::string{file.code}, fmt::format("{}里没有一行", file.name), fmt::format("每行一个事项，如 {}", file.example)};
    faults.throw_if_any({std::string{file.code}, fmt::format("{}有 {} 行不对", file.name, faults.count()), "改好后再执行一次"});
}

}  // namespace zb
