// SPDX-License-Identifier: Apache-2.0
// Reads the few settings of looks; an unknown word is an error, as a misspelt setting would have no effect in silence.
#include "cli/user_settings.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "base/toml.h"
#include "cli/files.h"

namespace zb::cli {

namespace {

const std::string& text_of(const std::string& path, const TomlMember& member) {
    if (!member.value.is(TomlValue::Kind::text))
        throw wrong_setting(path, member.value.line, fmt::format("{} 的值不是文字", member.key),
                            fmt::format("写成 {} = \"…\"", member.key));
    return member.value.text;
}

// A relative path would name another ledger in every folder.
std::string database_of(const std::string& path, const TomlMember& member, const std::optional<std::string>& home) {
    const std::string& text = text_of(path, member);
    if (text.starts_with("~/") && home) return *home + text.substr(1);
    if (text.starts_with('/')) return text;
    throw wrong_setting(path, member.value.line, fmt::format("db = \"{}\" 不是完整的路径", text),
                        "写从 / 或 ~/ 开始的路径，如 db = \"/srv/zb/zb.db\"");
}

std::string color_of(const std::string& path, const TomlMember& member) {
    constexpr std::array<std::string_view, 3> kChoices = {"auto", "always", "never"};
    const std::string& text = text_of(path, member);
    if (std::find(kChoices.begin(), kChoices.end(), text) == kChoices.end())
        throw wrong_setting(path, member.value.line, fmt::format("color = \"{}\" 没有这一种", text), "可写 auto、always、never");
    return text;
}

Error unknown_setting(const std::string& path, const TomlMember& member) {
    const std::vector<std::string> known = {"db", "color", "pager", "alias", "defaults"};
    const std::string near = nearest(member.key, known);
    std::string hint = with_nearest_code(near, "可写 db、color、pager，和 [alias]、[defaults] 两节");
    if (member.key == "format") hint = "输出格式只由 --format 决定，不能写在设置文件里；删去这一行";
    return wrong_setting(path, member.value.line, fmt::format("没有“{}”这个设置", member.key), std::move(hint));
}

// "step list --lamp red", or a list of its words.
std::vector<std::string> words_in(const std::string& path, const TomlMember& member) {
    const auto wrong = [&](std::string_view what) {
        return wrong_setting(path, member.value.line, fmt::format("{} 的值{}", member.key, what),
                             "写成 \"step list --lamp red\" 或 [\"--wide\"]");
    };
    std::vector<std::string> words;
    if (member.value.is(TomlValue::Kind::text)) {
        try {
            words = words_of_line(member.value.text);
        } catch (const Error& error) {
            throw wrong("里" + error.fault().message);
        }
    } else if (member.value.is(TomlValue::Kind::array)) {
        for (const TomlValue& item : member.value.items) {
            if (!item.is(TomlValue::Kind::text)) throw wrong("里有的不是文字");
            words.push_back(item.text);
        }
    } else {
        throw wrong("不是文字，也不是文字的列表");
    }
    if (words.empty()) throw wrong("是空的");
    return words;
}

void keep(UserSettings& settings, StatedSetting stated) {
    std::erase_if(settings.stated, [&](const StatedSetting& one) { return one.key == stated.key; });
    settings.stated.push_back(std::move(stated));
}

void take_table(UserSettings& settings, const std::string& path, const TomlMember& table) {
    if (!table.value.is(TomlValue::Kind::table))
        throw wrong_setting(path, table.value.line, fmt::format("{} 不是一节", table.key),
                            fmt::format("写成单独的一行 [{}]，下面每行一个", table.key));
    for (const TomlMember& member : table.value.members)
        keep(settings, {fmt::format("{}.{}", table.key, member.key), words_in(path, member), path, member.value.line});
}

void take(UserSettings& settings, const std::string& path, const TomlMember& member, const std::optional<std::string>& home) {
    if (member.key == "alias" || member.key == "defaults") return take_table(settings, path, member);
    if (member.key == "db") {
        settings.database = database_of(path, member, home);
    } else if (member.key == "color") {
        settings.color = color_of(path, member);
    } else if (member.key == "pager") {
        settings.pager = text_of(path, member);
    } else {
        throw unknown_setting(path, member);
    }
    keep(settings, {member.key, {member.value.text}, path, member.value.line});
}

void take_all(UserSettings& settings, std::string_view text, const std::string& path, const std::optional<std::string>& home) {
    const auto file = [&] {
        try {
            return read_toml(text);
        } catch (const Error& error) {
            throw wrong_setting(path, error.fault().place.line, error.fault().message, error.fault().hint);
        }
    }();
    for (const TomlMember& member : file.members) take(settings, path, member, home);
}

std::string text_in(const std::string& path) {
    try {
        return read_settings_file(path);
    } catch (const Error& error) {
        throw wrong_setting(path, error.fault().place.line, error.fault().message, error.fault().hint);
    }
}

}  // namespace

Error wrong_setting(const std::string& path, int line, std::string_view what, std::string hint) {
    // The refusal of what is no TOML at all has its line already.
    const std::string place = line > 0 && !what.starts_with("第") ? fmt::format(" 第 {} 行", line) : std::string{};
    const std::string file = path.empty() ? std::string{} : fmt::format("设置文件 {}{}：", path, place);
    return Error{Fault{"settings.invalid", fmt::format("{}{}", file, what), std::move(hint), {path.empty() ? 0 : line, "", ""}}};
}

const StatedSetting* UserSettings::find(std::string_view key) const {
    const auto found = std::find_if(stated.begin(), stated.end(), [&](const StatedSetting& one) { return one.key == key; });
    return found == stated.end() ? nullptr : &*found;
}

const StatedSetting* UserSettings::alias(std::string_view name) const { return find(std::string{kAliasPrefix} + std::string{name}); }

const StatedSetting* UserSettings::defaults_of(std::string_view path) const {
    return find(std::string{kDefaultsPrefix} + std::string{path});
}

std::vector<std::string> words_of_line(std::string_view line) {
    std::vector<std::string> words;
    bool within = false;  // a word, perhaps an empty one in quotes
    char quote = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        if (quote == 0 && (c == ' ' || c == '\t')) {
            within = false;
            continue;
        }
        if (!within) words.emplace_back();
        within = true;
        if (c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == '\\' && quote != '\'' && at + 1 < line.size()) {
            words.back() += line[++at];
        } else {
            words.back() += c;
        }
    }
    if (quote != 0) throw Error{"settings.invalid", fmt::format("引号 {} 没有写完", quote), "补上后一个引号"};
    return words;
}

UserSettings read_user_settings(const std::vector<std::string>& paths, const std::optional<std::string>& home) {
    UserSettings settings;
    for (const std::string& path : paths) {
        std::error_code unreadable;
        if (std::filesystem::exists(path, unreadable)) take_all(settings, text_in(path), path, home);
    }
    return settings;
}

UserSettings settings_in(std::string_view text, const std::string& path, const std::optional<std::string>& home) {
    UserSettings settings;
    take_all(settings, text, path, home);
    return settings;
}

}  // namespace zb::cli
