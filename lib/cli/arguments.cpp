// SPDX-License-Identifier: Apache-2.0
// Checks what was given against the command's row, once, at the edge.
#include "cli/arguments.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <fmt/format.h>

#include "base/error.h"
#include "base/json.h"
#include "base/naming.h"
#include "base/text.h"

namespace zb::cli {

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (text.empty() || result.ec != std::errc{} || result.ptr != end) return {};
    return number;
}

// An operand or option of a command, as far as reading its value needs to know it.
struct Field {
    std::string_view name;
    std::string shown;  // --on, or the operand's label
    Form form = Form::text;
    bool required = false;
    bool repeated = false;
    std::vector<std::string_view> choices = {};
    std::vector<Spoken> spoken = {};
};

std::vector<Field> fields_of(const Command& command) {
    std::vector<Field> fields;
    for (const Operand& operand : command.operands) {
        fields.push_back({operand.name, std::string{operand.label}, operand.form, operand.required, operand.repeated, operand.choices});
    }
    for (const Option& option : all_options(command)) {
        fields.push_back(
            {option.name, fmt::format("--{}", option.name), option.form, option.required, option.repeated, option.choices, option.spoken});
    }
    return fields;
}

Error wrong_value(const Field& field, const std::string& text, std::string_view why, std::string hint) {
    return usage_error(Fault{"option.form", fmt::format("{} {}：{}", field.shown, text, why), std::move(hint), {0, field.shown, text}});
}

// The choice that a word stands for, else the text itself.
std::string choice_of(const Field& field, const std::string& text) {
    const auto found = std::find_if(field.spoken.begin(), field.spoken.end(), [&](const Spoken& spoken) { return spoken.word == text; });
    return found == field.spoken.end() ? text : std::string{found->choice};
}

void check_form(const Field& field, const std::string& text) {
    if (!is_utf8(text)) throw wrong_value(field, "", "内容不是 UTF-8 文字", "把终端的编码设为 UTF-8 再输入");
    switch (field.form) {
        case Form::flag:
            if (text != "true" && text != "false")
                throw wrong_value(field, text, "是开关，后面不跟值", fmt::format("只写 {}", field.shown));
            break;
        case Form::day: read_day(text, field.shown); break;
        case Form::number:
        case Form::count: {
            const auto number = whole_number(text);
            if (!number) throw wrong_value(field, text, "不是整数", "写半角数字，如 5");
            if (field.form == Form::count && *number < 0) throw wrong_value(field, text, "不能是负数", "写 0 或更大的数");
            break;
        }
        case Form::choice:
            if (std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end()) {
                std::vector<std::string> known{field.choices.begin(), field.choices.end()};
                for (const Spoken& spoken : field.spoken) known.emplace_back(spoken.word);
                const std::string near = nearest(text, known);
                if (!field.spoken.empty()) known.resize(field.choices.size());
                const std::string all = fmt::format("可写 {}", fmt::join(known, "、"));
                throw wrong_value(field, text, "没有这一种", with_nearest_code(near, all));
            }
            break;
        case Form::file:
            if (text.empty()) throw wrong_value(field, text, "文件名是空的", "写上文件名");
            break;
        case Form::text: break;
    }
}

const Field& known_field(const std::vector<Field>& fields, const Command& command, const std::string& name) {
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.name == name; });
    if (found != fields.end()) return *found;
    std::vector<std::string> names;
    for (const Field& field : fields) names.emplace_back(field.name);
    const std::string near = nearest(name, names);
    const std::string all = fmt::format("全部选项：zb help {}", command.path);
    throw usage_error("option.unknown", fmt::format("zb {} 没有选项 --{}", command.path, name), with_nearest_code(near, all, "--"));
}

void check_nothing_missing(const std::vector<Field>& fields, const Arguments& arguments) {
    const Command& command = arguments.command();
    for (const Field& field : fields) {
        if (!field.required || arguments.has(field.name)) continue;
        const bool operand = !field.shown.starts_with("--");
        throw usage_error(operand ? "operand.missing" : "option.missing", fmt::format("zb {} 缺少必填的“{}”", command.path, field.shown),
                          fmt::format("补上：{}；用法：zb help {}", arguments.completed(), command.path));
    }
}

}  // namespace

DayWord read_day(std::string_view text, std::string_view option) {
    try {
        return read_day_word(text);
    } catch (const Error& error) {
        Fault fault = error.fault();
        fault.message = fmt::format("{} {}：{}", option, text, fault.message);
        fault.place = {0, std::string{option}, std::string{text}};
        throw usage_error(std::move(fault));
    }
}

Arguments Arguments::take(const Command& command, const Given& given) {
    Arguments arguments;
    arguments.command_ = &command;
    const std::vector<Field> fields = fields_of(command);
    for (const auto& [name, raw] : given) {
        const Field& field = known_field(fields, command, name);
        const std::string text = choice_of(field, raw);
        check_form(field, text);
        if (field.form == Form::flag && text == "false") continue;
        auto& texts = arguments.values_[name];
        if (field.form == Form::flag) {
            texts = {text};
            continue;
        }
        if (!texts.empty() && !field.repeated) {
            throw usage_error("option.repeated", fmt::format("{} 写了两次：{}，{}", field.shown, texts.front(), text), "只留一个");
        }
        texts.push_back(text);
    }
    return arguments;
}

Arguments Arguments::read(const Command& command, const Given& given) {
    Arguments arguments = take(command, given);
    const bool lines_follow = arguments.takes("input") && arguments.has("input");
    if (!lines_follow) check_nothing_missing(fields_of(command), arguments);
    return arguments;
}

void Arguments::check(const Command& command, const Given& given) { static_cast<void>(take(command, given)); }

bool Arguments::takes(std::string_view name) const {
    const auto same = [&](const auto& row) { return row.name == name; };
    const auto any = [&](const auto& rows) { return std::any_of(rows.begin(), rows.end(), same); };
    return any(command_->operands) || any(command_->options) || any(sort_options(command_->sort)) || any(common_options());
}

bool Arguments::has(std::string_view name) const {
    assert(takes(name));
    return values_.find(name) != values_.end();
}

std::vector<std::string> Arguments::texts(std::string_view name) const {
    assert(takes(name));
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> Arguments::text(std::string_view name) const {
    assert(takes(name));
    const auto found = values_.find(name);
    if (found == values_.end()) return {};
    return found->second.front();
}

std::string Arguments::need(std::string_view name) const {
    auto given = text(name);
    assert(given);
    return *std::move(given);
}

std::string Arguments::typed_again(std::span<const std::string_view> without) const { return typed(without, Missing::left_out); }

std::string Arguments::completed() const { return typed({}, Missing::named); }

std::string Arguments::typed(std::span<const std::string_view> without, Missing missing) const {
    std::string line = fmt::format("zb {}", command_->path);
    const auto lacks = [&](const auto& row) { return missing == Missing::named && row.required && !has(row.name); };
    for (const Operand& operand : command_->operands) {
        for (const std::string& text : texts(operand.name)) line += " " + shell_word(text);
        if (lacks(operand)) line += fmt::format(" {}", operand.label);
    }
    for (const Option& option : all_options(*command_)) {
        if (std::find(without.begin(), without.end(), option.name) != without.end()) continue;
        for (const std::string& text : texts(option.name)) {
            line += fmt::format(" --{}", option.name);
            if (option.form != Form::flag) line += " " + shell_word(text);
        }
        if (lacks(option)) line += fmt::format(" --{} {}", option.name, option.value);
    }
    return line;
}

std::optional<DayWord> Arguments::day(std::string_view name) const {
    const auto given = text(name);
    if (!given) return {};
    return read_day(*given, fmt::format("--{}", name));
}

std::optional<std::int64_t> Arguments::number(std::string_view name) const {
    const auto given = text(name);
    if (!given) return {};
    return whole_number(*given);
}

std::string Arguments::canonical() const {
    JsonWriter json;
    const auto put = [&](std::string_view name) {
        const auto found = values_.find(name);
        if (found == values_.end()) return;
        json.key(name);
        json.begin_array();
        for (const std::string& text : found->second) json.text(text);
        json.end_array();
    };
    json.begin_object();
    json.key("command");
    json.text(command_->path);
    for (const Operand& operand : command_->operands) put(operand.name);
    // A file is known by its content, which the caller adds: under another name the same content is the same request.
    for (const Option& option : command_->options) {
        if (option.form != Form::file) put(option.name);
    }
    for (const std::string_view name : {"on", "by", "note", "today"}) {
        const bool own = std::any_of(command_->options.begin(), command_->options.end(), [&](const Option& o) { return o.name == name; });
        if (!own) put(name);
    }
    json.end_object();
    return json.take();
}

}  // namespace zb::cli
