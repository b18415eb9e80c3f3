// SPDX-License-Identifier: Apache-2.0
// Reads stored columns strictly: only the one form that zb writes, so that what is hashed anew is what stands in the file.
#include "store/rows.h"

#include <SQLiteCpp/Exception.h>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <sqlite3.h>

#include "base/error.h"
#include "base/text.h"

namespace zb {
namespace {

// In the order of the SELECT below.
namespace column {
enum Index { seq, kind, project, on, recorded_at, actor, by, request, body, prev, hash };
}  // namespace column

constexpr std::int64_t kDayInMilliseconds = 86'400'000;

std::string_view text_at(sqlite3_stmt* row, column::Index place) {
    const void* text = sqlite3_column_blob(row, place);  // of a text: its bytes, without the copy that ends in a zero
    if (text == nullptr) return {};
    return {static_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(row, place))};
}

std::optional<std::string> nullable_text_at(sqlite3_stmt* row, column::Index place) {
    if (sqlite3_column_type(row, place) == SQLITE_NULL) return std::nullopt;
    return std::string{text_at(row, place)};
}

std::optional<std::string_view> nullable_view_at(sqlite3_stmt* row, column::Index place) {
    if (sqlite3_column_type(row, place) == SQLITE_NULL) return std::nullopt;
    return text_at(row, place);
}

Fault misfit(sqlite3_stmt* row, std::string_view name, std::string_view found) {
    constexpr std::size_t kShown = 80;
    return {"entry.unreadable",
            fmt::format("第 {} 条的 {} 列是“{}”，不是 zb 写入的形式", sqlite3_column_int64(row, column::seq), name,
                        truncate(visible(found, Newlines::escape), kShown)),
            "台账被改动过：zb ledger verify",
            {}};
}

[[noreturn]] void refuse_column(sqlite3_stmt* row, std::string_view name, std::string_view found) { throw Error{misfit(row, name, found)}; }

// In `shape` # stands for a digit, anything else for itself.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool fits = shape[i] == '#' ? text[i] >= '0' && text[i] <= '9' : text[i] == shape[i];
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
    if (!has_shape(text, "####-##-##")) return std::nullopt;
    try {
        return Date::of(number_at(text, 0, 4), number_at(text, 5, 2), number_at(text, 8, 2));
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::optional<Instant> read_instant(std::string_view text) {
    if (!has_shape(text, "####-##-##T##:##:##.###+08:00")) return std::nullopt;
    const auto day = read_date(text.substr(0, 10));
    const int hour = number_at(text, 11, 2);
    const int minute = number_at(text, 14, 2);
    const int second = number_at(text, 17, 2);
    if (!day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const std::int64_t in_day = ((hour * 60 + minute) * 60 + second) * std::int64_t{1000} + number_at(text, 20, 3);
    return Instant::from_milliseconds((day->days()) * kDayInMilliseconds - 8 * 3'600'000 + in_day);
}

template <class T>
T required(sqlite3_stmt* row, column::Index place, std::string_view name, std::optional<T> (*read)(std::string_view)) {
    const std::string_view text = text_at(row, place);
    const auto value = read(text);
    if (!value) refuse_column(row, name, text);
    return *value;
}

// What must be so of a column besides its place in the chain.
struct Form {
    column::Index place;
    std::string_view name;
    bool nullable;
    bool (*fits)(std::string_view);
};

constexpr std::array<Form, 10> kForms{{
    {column::kind, "kind", false, is_utf8},
    {column::project, "project", true, is_utf8},
    {column::on, "on", false, [](std::string_view text) { return read_date(text).has_value(); }},
    {column::recorded_at, "recorded_at", false, [](std::string_view text) { return read_instant(text).has_value(); }},
    {column::actor, "actor", false, is_utf8},
    {column::by, "by", true, is_utf8},
    {column::request, "request", true, is_utf8},
    {column::body, "body", false, is_utf8},
    {column::prev, "prev", true, [](std::string_view text) { return hash_from_hex(text).has_value(); }},
    {column::hash, "hash", false, [](std::string_view text) { return hash_from_hex(text).has_value(); }},
}};

bool fits(sqlite3_stmt* row, const Form& form) {
    const int type = sqlite3_column_type(row, form.place);
    if (type == SQLITE_NULL) return form.nullable;
    return type == SQLITE_TEXT && form.fits(text_at(row, form.place));
}

}  // namespace

EntryRows::EntryRows(SQLite::Database& database, std::string_view condition) : database_{database} {
    const std::string sql = std::string{R"(
        SELECT seq, kind, project, "on", recorded_at, actor, "by", request, body, prev, hash
        FROM entry
    )"}
                                .append(condition);
    sqlite3_stmt* statement = nullptr;
    database_.check(sqlite3_prepare_v2(database.getHandle(), sql.c_str(), -1, &statement, nullptr));
    statement_.reset(statement);
}

void EntryRows::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void EntryRows::bind(const char* name, std::int64_t value) {
    database_.check(sqlite3_bind_int64(statement_.get(), sqlite3_bind_parameter_index(statement_.get(), name), value));
}

bool EntryRows::step() {
    const int result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) throw SQLite::Exception{database_.getHandle(), result};
    return result == SQLITE_ROW;
}

void EntryRows::reset() { sqlite3_reset(statement_.get()); }

std::int64_t EntryRows::seq() const { return sqlite3_column_int64(statement_.get(), column::seq); }

std::string_view EntryRows::kind() const { return text_at(statement_.get(), column::kind); }

Entry EntryRows::entry() const {
    sqlite3_stmt* const row = statement_.get();
    Entry entry;
    entry.seq = sqlite3_column_int64(row, column::seq);
    entry.kind = text_at(row, column::kind);
    entry.project = nullable_text_at(row, column::project);
    entry.on = required(row, column::on, "on", read_date);
    entry.recorded_at = required(row, column::recorded_at, "recorded_at", read_instant);
    entry.actor = text_at(row, column::actor);
    entry.by = nullable_text_at(row, column::by);
    entry.request = nullable_text_at(row, column::request);
    entry.body = text_at(row, column::body);
    if (sqlite3_column_type(row, column::prev) != SQLITE_NULL) entry.prev = required(row, column::prev, "prev", hash_from_hex);
    entry.hash = required(row, column::hash, "hash", hash_from_hex);
    return entry;
}

EntryTexts EntryRows::texts() const {
    sqlite3_stmt* const row = statement_.get();
    EntryTexts texts;
    texts.seq = sqlite3_column_int64(row, column::seq);
    texts.kind = text_at(row, column::kind);
    texts.project = nullable_view_at(row, column::project);
    texts.on = text_at(row, column::on);
    texts.recorded_at = text_at(row, column::recorded_at);
    texts.actor = text_at(row, column::actor);
    texts.by = nullable_view_at(row, column::by);
    texts.request = nullable_view_at(row, column::request);
    texts.body = text_at(row, column::body);
    texts.prev = nullable_view_at(row, column::prev);
    texts.hash = text_at(row, column::hash);
    return texts;
}

std::vector<Fault> EntryRows::misfits() const {
    sqlite3_stmt* const row = statement_.get();
    std::vector<Fault> faults;
    for (const Form& form : kForms) {
        // The type first: to ask for the text of a number turns the column into one.
        if (!fits(row, form)) faults.push_back(misfit(row, form.name, text_at(row, form.place)));
    }
    return faults;
}

}  // namespace zb
