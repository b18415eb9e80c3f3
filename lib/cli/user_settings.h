// SPDX-License-Identifier: Apache-2.0
// How zb looks to one user: TOML files that change no result. What changes results is an entry of the ledger.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace zb::cli {

// One setting as a file has it: db, color, pager, alias.红, defaults.step list.
struct StatedSetting {
    std::string key;
    std::vector<std::string> words;  // of an alias or a default; else the one value
    std::string file;
    int line = 0;
};

struct UserSettings {
    std::optional<std::string> database = {};  // db = "/srv/zb/zb.db"
    std::optional<std::string> color = {};     // color = "auto", "always" or "never"
    std::optional<std::string> pager = {};     // pager = "less -R", "" for none
    std::vector<StatedSetting> stated = {};    // all of them, each once: the later file's

    // nullptr where no file has it.
    const StatedSetting* find(std::string_view key) const;
    const StatedSetting* alias(std::string_view name) const;
    const StatedSetting* defaults_of(std::string_view path) const;  // step list
};

inline constexpr std::string_view kAliasPrefix = "alias.";
inline constexpr std::string_view kDefaultsPrefix = "defaults.";

// Reads the files that exist; a later one wins over an earlier. ~/ in a path is `home`. There is no default format: only --format decides
// (cli.md rule 1). Throws Error "settings.invalid" naming file and line.
UserSettings read_user_settings(const std::vector<std::string>& paths, const std::optional<std::string>& home);
// The same of one file's text. Without a path errors name no place: it stands in no file yet.
UserSettings settings_in(std::string_view text, const std::string& path, const std::optional<std::string>& home);
// What is wrong with a setting, and where it stands unless `path` is empty.
Error wrong_setting(const std::string& path, int line, std::string_view what, std::string hint);
// Words of a line as a shell parts them, quotes and backslashes taken off: step list --lamp red. Throws "settings.invalid" for a quote
// that has no end.
std::vector<std::string> words_of_line(std::string_view line);

}  // namespace zb::cli
