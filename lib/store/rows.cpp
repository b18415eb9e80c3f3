// SPDX-License-Identifier: Apache-2.0
// Reads stored columns strictly: only the one form that zb writes, so that what is hashed anew is what stands in the file.
#include "store/rows.h"

#include <SQLiteCpp/Column.h>
#include <fmt/format.h>
#include <optional>

#include "base/error.h"

namespace zb {
namespace {

enum Stored { seq, kind, project, on, recorded_at, actor, by, request, body, prev, hash };

constexpr std::int64_t kDayInMilliseconds = 86'400'000;

std::string_view text_at(const SQLite::Statement& row, Stored place) {
    const SQLite::Column column = row.getColumn(place);
    const char* text = column.getText();
    return {text, static_cast<std::size_t>(column.getBytes())};
}

std::optional<std::string> nullable_text_at(const SQLite::Statement& row, Stored place) {
    if (row.isColumnNull(place)) return std::nullopt;
    return std::string{text_at(row, place)};
}

[[noreturn]] void refuse(const SQLite::Statement& row, std::string_view column, std::string_view found) {
    throw Error{"entry.unreadable", fmt::format("第 {} 条的 {} 列是“{}”，不是 zb 写入的形式", row.getColumn(seq).getInt64(), column, found),
                "台账被改动过：zb ledger verify"};
}

// Reads `shape` digit by digit: 0 stands for a digit, anything else for itself. Gives the digits as numbers through `number_at`.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool fits = shape[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == shape[i];
        if (!fits) return false;
    }
    return true;
}

int number_at(std::string_view text, std::size_t from, std::size_t digits) {
    int number = 0;
    for (const char digit : text.substr(from, digits)) number = 10 * number + (digit - '0');
    return number;
}

std::optional<Date> read_date(std::string_view text) {
    if (!has_shape(text, "0000-00-00")) return std::nullopt;
    try {
        return Date::of(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<Instant> read_instant(std::string_view text) {
    if (!has_shape(text, "0000-00-00T00:00:00.000+08:00")) return std::nullopt;
    const auto day = read_date(text.substr(0, 10));
    const int hour = number_at(text, 11, 2);
    const int minute = number_at(text, 14, 2);
    const int second = number_at(text, 17, 2);
    if (!day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const std::int64_t in_day = ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + number_at(text, 20, 3);
    return Instant::from_milliseconds((day->days()) * kDayInMilliseconds - 8 * 3'600'000 + in_day);
}

template <class T>
T required(const SQLite::Statement& row, Stored place, std::string_view column, std::optional<T> (*read)(std::string_view)) {
    const std::string_view text = text_at(row, place);
    const auto value = read(text);
    if (!value) refuse(row, column, text);
    return *value;
}

}  // namespace

std::string select_entries(std::string_view condition) {
    return std::string{R"(
        SELECT seq, kind, project, "on", recorded_at, actor, "by", request, body, prev, hash
        FROM entry
    )"}
        .append(condition);
}

std::string_view kind_of(const SQLite::Statement& row) { return text_at(row, kind); }

Entry read_entry(const SQLite::Statement& row) {
    Entry entry;
    entry.seq = row.getColumn(seq).getInt64();
    entry.kind = text_at(row, kind);
    entry.project = nullable_text_at(row, project);
    entry.on = required(row, on, "on", read_date);
    entry.recorded_at = required(row, recorded_at, "recorded_at", read_instant);
    entry.actor = text_at(row, actor);
    entry.by = nullable_text_at(row, by);
    entry.request = nullable_text_at(row, request);
    entry.body = text_at(row, body);
    if (!row.isColumnNull(prev)) entry.prev = required(row, prev, "prev", hash_from_hex);
    entry.hash = required(row, hash, "hash", hash_from_hex);
    return entry;
}

}  // namespace zb
