// SPDX-License-Identifier: Apache-2.0
// Files of rows that people write: JSON lines, an object of known keys a line, or a sheet (CSV) with the keys or their Chinese names as
// headings. Every fault names its key, and the file's faults all their lines.
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

enum class CellForm { text, day, number, list, flag };  // how a cell of a sheet is read; JSON has forms of its own

struct RowKey {
    std::string_view key;      // step
    std::string_view heading;  // 事项; further ones that mean the same behind ;
    CellForm form = CellForm::text;
};

// What such a file is, for reading it and for messages about it.
struct RowFile {
    std::string_view code;         // of its refusal: plan.invalid_file
    std::string_view name;         // 方案文件
    std::span<const RowKey> keys;  // that a row may have
    std::string_view form;         // {"step":"…","finish":"日期"}
    std::string_view example;      // how a line begins, where the file holds none
};

// One line: its values by key, absent where the key is missing or null. Throws Error "row.invalid" for a value of another kind.
class FileRow {
public:
    // Throws Error "row.invalid" where `object` is none, or holds a key that is not the file's (with the nearest).
    FileRow(JsonView object, const RowFile& file);

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

// Calls `take` with the line and the values of each row that is not empty. A text that begins with { is JSON lines, any other a sheet in
// the encodings of lists; of a list cell ; parts the items, a flag is 是 or blank. Throws Error with the file's code where there is no
// row or a heading is unknown, or with everything that `take` refused as its rows.
void for_each_file_row(std::string_view text, const RowFile& file, const std::function<void(int, const FileRow&)>& take);

}  // namespace zb
