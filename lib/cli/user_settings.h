// SPDX-License-Identifier: Apache-2.0
// How zb looks to one user: TOML files that change no result. What changes results is an entry of the ledger.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace zb::cli {

struct UserSettings {
    std::optional<std::string> database = {};  // db = "/srv/zb/zb.db"
    std::optional<std::string> color = {};     // color = "auto", "always" or "never"
    std::optional<std::string> pager = {};     // pager = "less -R", "" for none
};

// Reads the files that exist; a later one wins over an earlier. ~/ in a path is `home`. There is no default format: only --format decides
// (cli.md rule 1). Throws Error "settings.invalid" naming file and line.
UserSettings read_user_settings(const std::vector<std::string>& paths, const std::optional<std::string>& home);

}  // namespace zb::cli
