// SPDX-License-Identifier: Apache-2.0
// JSON lines that people write, an object of known keys a line. Every fault names its key, and the file's faults all their lines.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/json.h"

namespace zb {

// What such a file is, for reading it and for messages about it.
struct JsonLinesFile {
    std::string_view code;                   // of its refusal: plan.invalid_file
    std::string_view name;                   // 方案文件
    std::span<const std::string_view> keys;  // that a line may have
    std::string_view form;                   // {"step":"…","finish":"日期"}
    std::string_view example;                // how a line begins, where the file holds none
};

// One line: its values by key, absent where the key is missing or null. Throws Error "row.invalid" for a value of another kind.
class JsonLine {
public:
    // Throws Error "row.invalid" where `object` is none, or holds a key that is not the file's (with the nearest).
    JsonLine(JsonView object, const JsonLinesFile& file);

    std::string need_text(std::string_view key) const;
    std::optional<std::string> text(std::string_view key) const;
    Date need_day(std::string_view key) const;
    std::optional<Date> day(std::string_view key) const;
    std::optional<int> days(std::string_view key) const;  // 0 to 36,500
    std::optional<std::vector<std::string>> texts(std::string_view key) const;
    bool flag(std::string_view key) const;  // false where it is absent

private:
    std::optional<JsonView> find(std::string_view key) const;

    JsonView object_;
};

// Calls `take` with the number and the values of each line that is not empty. Throws Error with the file's code where no line holds
// anything, or with everything that `take` refused as its rows.
void for_each_json_line(std::string_view text, const JsonLinesFile& file, const std::function<void(int, const JsonLine&)>& take);

}  // namespace zb
