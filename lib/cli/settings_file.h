// SPDX-License-Identifier: Apache-2.0
// A TOML file of settings, changed by lines: comments, order and everything else stay as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zb::cli {

// Where a setting stands: in a table (alias, defaults; "" for none), by its name in there.
struct SettingPlace {
    std::string table;
    std::string name;
};

// The text with the setting as given: the one word as a text, several as a list. A comment behind it stays.
// Throws Error "settings.by_hand" where the line is written in a way that this cannot change without touching something else.
std::string with_setting(std::string_view text, const SettingPlace& place, const std::vector<std::string>& words);
// The text without it; the same text where it is not there. Throws the same.
std::string without_setting(std::string_view text, const SettingPlace& place);

}  // namespace zb::cli
