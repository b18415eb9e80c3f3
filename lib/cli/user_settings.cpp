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

Error wrong_setting(const std::string& path, int line, std::string_view what, std::string hint) {
    // The refusal of what is no TOML at all has its line already.
    const std::string place = line > 0 && !what.starts_with("第") ? fmt::format(" 第 {} 行", line) : std::string{};
    return Error{Fault{"settings.invalid", fmt::format("设置文件 {}{}：{}", path, place, what), std::move(hint), {line, "", ""}}};
}

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
    const std::vector<std::string> known = {"db", "color", "pager"};
    const std::string near = nearest(member.key, known);
    std::string hint = with_nearest_code(near, "可写 db、color、pager");
    if (member.key == "format") hint = "输出格式只由 --format 决定，不能写在设置文件里；删去这一行";
    return wrong_setting(path, member.value.line, fmt::format("没有“{}”这个设置", member.key), std::move(hint));
}

void take(UserSettings& settings, const std::string& path, const TomlMember& member, const std::optional<std::string>& home) {
    if (member.key == "db") {
        settings.database = database_of(path, member, home);
    } else if (member.key == "color") {
        settings.color = color_of(path, member);
    } else if (member.key == "pager") {
        settings.pager = text_of(path, member);
    } else {
        throw unknown_setting(path, member);
    }
}

TomlValue file_of(const std::string& path) {
    try {
        return read_toml(read_settings_file(path));
    } catch (const Error& error) {
        throw wrong_setting(path, error.fault().place.line, error.fault().message, error.fault().hint);
    }
}

}  // namespace

UserSettings read_user_settings(const std::vector<std::string>& paths, const std::optional<std::string>& home) {
    UserSettings settings;
    for (const std::string& path : paths) {
        std::error_code unreadable;
        if (!std::filesystem::exists(path, unreadable)) continue;
        for (const TomlMember& member : file_of(path).members) take(settings, path, member, home);
    }
    return settings;
}

}  // namespace zb::cli
