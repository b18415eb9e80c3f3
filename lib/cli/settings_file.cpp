// SPDX-License-Identifier: Apache-2.0
// toml++ writes no comments back, so the one line is changed and the whole is read again: nothing else may have changed.
#include "cli/settings_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "base/toml.h"

namespace zb::cli {

namespace {

using Lines = std::vector<std::string>;
using Flat = std::map<std::string, std::string>;  // every value of a file by the names that lead to it

Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string text_of_lines(const Lines& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

constexpr std::string_view kStep = "\x1f";

void flatten(const TomlValue& value, const std::string& name, Flat& flat) {
    if (value.is(TomlValue::Kind::table)) {
        for (const TomlMember& member : value.members) flatten(member.value, name + std::string{kStep} + member.key, flat);
        return;
    }
    std::string text = value.is(TomlValue::Kind::array) ? "[" : value.text;
    for (const TomlValue& item : value.items) text += item.text + std::string{kStep};
    if (value.is(TomlValue::Kind::integer)) text = std::to_string(value.integer);
    if (value.is(TomlValue::Kind::boolean)) text = value.boolean ? "true" : "false";
    flat[name] = text;
}

std::optional<Flat> flat_of(std::string_view text) {
    try {
        Flat flat;
        flatten(read_toml(text), "", flat);
        return flat;
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::string flat_name(const SettingPlace& place) {
    const std::string table = place.table.empty() ? "" : std::string{kStep} + place.table;
    return table + std::string{kStep} + place.name;
}

std::string toml_text(std::string_view word) {
    std::string text = "\"";
    for (const char c : word) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + "\"";
}

std::string toml_key(const std::string& name) {
    const bool bare =
        !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; });
    return bare ? name : toml_text(name);
}

std::string toml_value(const std::vector<std::string>& words) {
    if (words.size() == 1) return toml_text(words.front());
    std::vector<std::string> quoted;
    for (const std::string& word : words) quoted.push_back(toml_text(word));
    return fmt::format("[{}]", join(quoted, ", "));
}

// Place of the line that has the setting.
std::optional<std::size_t> line_with(std::string_view text, const SettingPlace& place) {
    const TomlValue file = read_toml(text);
    const TomlValue* table = place.table.empty() ? &file : file.find(place.table);
    const TomlValue* value = table == nullptr || !table->is(TomlValue::Kind::table) ? nullptr : table->find(place.name);
    if (value == nullptr || value->line < 1) return std::nullopt;
    return static_cast<std::size_t>(value->line - 1);
}

// From the # of the comment behind a value; "" where there is none.
std::string comment_behind(const std::string& line) {
    for (std::size_t at = line.find('#'); at != std::string::npos; at = line.find('#', at + 1)) {
        if (flat_of(line.substr(0, at))) return "  " + line.substr(at);
    }
    return {};
}

bool is_header(const std::string& line) { return trim(line).starts_with('['); }

bool is_bare(const std::string& line) { return trim(line).empty() || trim(line).starts_with('#'); }

// Behind the last setting between two lines, of which the first is no setting itself.
std::size_t behind_last(const Lines& lines, std::size_t from, std::size_t end) {
    while (end > from && is_bare(lines[end - 1])) --end;
    return end;
}

std::size_t next_header(const Lines& lines, std::size_t from) {
    while (from < lines.size() && !is_header(lines[from])) ++from;
    return from;
}

void insert_setting(Lines& lines, const SettingPlace& place, const std::string& line) {
    const auto insert = [&](std::size_t at, const std::string& text) {
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), text);
    };
    if (place.table.empty()) {
        const std::size_t end = next_header(lines, 0);
        const std::size_t at = behind_last(lines, 0, end);
        return insert(at == 0 && end == lines.size() ? end : at, line);  // behind a file of comments alone
    }
    const std::string header = fmt::format("[{}]", place.table);
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const std::string& one) { return trim(one).starts_with(header); });
    if (found == lines.end()) {
        if (!lines.empty() && !trim(lines.back()).empty()) lines.emplace_back();
        lines.push_back(header);
        lines.push_back(line);
        return;
    }
    const auto first = static_cast<std::size_t>(found - lines.begin()) + 1;
    insert(behind_last(lines, first, next_header(lines, first)), line);
}

// The text as changed, if nothing but the setting has.
std::string checked(const Lines& lines, std::string_view before, const SettingPlace& place, const std::optional<std::size_t>& line,
                    const std::vector<std::string>* words) {
    Flat wanted = *flat_of(before);
    wanted.erase(flat_name(place));
    if (words != nullptr) {
        flatten(*read_toml("x = " + toml_value(*words)).find("x"), flat_name(place), wanted);
    }
    std::string text = text_of_lines(lines);
    if (flat_of(text) == wanted) return text;
    const std::string where = line ? fmt::format("第 {} 行", *line + 1) : std::string{"这一节"};
    throw Error{"settings.by_hand", fmt::format("{}的写法，zb 改不了而不动别的", where), "用编辑器改"};
}

}  // namespace

std::string with_setting(std::string_view text, const SettingPlace& place, const std::vector<std::string>& words) {
    Lines lines = lines_of(text);
    const auto at = line_with(text, place);
    const std::string line = fmt::format("{} = {}", toml_key(place.name), toml_value(words));
    if (at) {
        lines[*at] = line + comment_behind(lines[*at]);
    } else {
        insert_setting(lines, place, line);
    }
    return checked(lines, text, place, at, &words);
}

std::string without_setting(std::string_view text, const SettingPlace& place) {
    const auto at = line_with(text, place);
    if (!at) return std::string{text};
    Lines lines = lines_of(text);
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(*at));
    return checked(lines, text, place, at, nullptr);
}

}  // namespace zb::cli
