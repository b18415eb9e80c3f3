// SPDX-License-Identifier: Apache-2.0
// A TOML text as plain values that remember their lines: the one door to toml++.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zb {

struct TomlMember;

struct TomlValue {
    enum class Kind { text, integer, boolean, array, table, other };  // other: floats and times, which no file of ours has
    Kind kind = Kind::other;
    int line = 0;      // from 1
    std::string text;  // a local date too, as YYYY-MM-DD
    std::int64_t integer = 0;
    bool boolean = false;
    std::vector<TomlValue> items;
    std::vector<TomlMember> members;  // of a table, in the order of the file

    bool is(Kind wanted) const { return kind == wanted; }
    const TomlValue* find(std::string_view key) const;  // nullptr where the table has no such member
};

struct TomlMember {
    std::string key;
    TomlValue value;
};

// The whole text as one table. Throws Error "toml.invalid" with its line for what is no TOML, "toml.too_large" past 1 MiB or 2,000 bytes
// a line: one reader needed 44 s for a dotted key of 40 KB.
TomlValue read_toml(std::string_view text);

}  // namespace zb
