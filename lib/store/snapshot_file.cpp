// SPDX-License-Identifier: Apache-2.0
// The only SQL that is put together: names of tables and columns come from zb's own lists, never from data, and are checked to be words.
#include "store/snapshot_file.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <cassert>
#include <fmt/format.h>

#include "base/text.h"
#include "store/sqlite_fault.h"

namespace zb {

namespace {

constexpr const char* kExplaining = R"(
    CREATE TABLE zb_about (
        item TEXT PRIMARY KEY,
        value TEXT NOT NULL
    );
    CREATE TABLE zb_table (
        name TEXT PRIMARY KEY,
        meaning TEXT NOT NULL
    );
    CREATE TABLE zb_column (
        "table" TEXT NOT NULL,
        name TEXT NOT NULL,
        heading TEXT NOT NULL,
        type TEXT NOT NULL,
        unit TEXT,
        PRIMARY KEY ("table", name)
    );
)";

std::string identifier(std::string_view word) {
    assert(!word.empty() && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
    return fmt::format("\"{}\"", word);
}

struct ColumnType {
    std::string_view sql = "TEXT";
    std::string_view unit = {};
};

// What the first value of the column is; a column without any is text.
ColumnType type_of(const Table& table, std::size_t column) {
    for (const Row& row : table.rows) {
        if (column >= row.size()) continue;
        const Value& value = row[column].value;
        if (std::holds_alternative<std::monostate>(value)) continue;
        if (std::holds_alternative<Money>(value)) return {"INTEGER", "元"};
        if (std::holds_alternative<bool>(value)) return {"INTEGER", "1 为是，0 为否"};
        if (std::holds_alternative<std::int64_t>(value)) return {"INTEGER", {}};
        if (std::holds_alternative<Date>(value)) return {"TEXT", "日期 YYYY-MM-DD"};
        return {};
    }
    if (table.columns[column].align == Align::right) return {"INTEGER", {}};
    return {};
}

struct Bind {
    SQLite::Statement& statement;
    int place;

    void operator()(std::monostate) const { statement.bind(place); }
    void operator()(const std::string& text) const { statement.bind(place, text); }
    void operator()(std::int64_t number) const { statement.bind(place, number); }
    void operator()(bool yes) const { statement.bind(place, yes ? 1 : 0); }
    void operator()(Date day) const { statement.bind(place, iso(day)); }
    void operator()(Money sum) const { statement.bind(place, sum.yuan); }
    void operator()(const Texts& texts) const { statement.bind(place, one_text(texts)); }
    void operator()(const NamedTexts& named) const { statement.bind(place, one_text(named)); }
};

void insert_row(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
    statement.clearBindings();
}

}  // namespace

struct SnapshotFile::Impl {
    explicit Impl(const std::string& path) : database{path, SQLite::OPEN_READWRITE} {
        database.exec("PRAGMA journal_mode = OFF");  // the file is under a name of its own until it is whole
        database.exec("PRAGMA synchronous = OFF");   // and synced when it is
        database.exec("BEGIN");
        database.exec(kExplaining);
    }
    SQLite::Database database;
};

SnapshotFile::SnapshotFile(const std::string& path) {
    at_door([&] { impl_ = std::make_unique<Impl>(path); });
}
SnapshotFile::~SnapshotFile() = default;

void SnapshotFile::describe(std::string_view item, std::string_view value) {
    at_door([&] {
        SQLite::Statement insert{impl_->database, "INSERT INTO zb_about (item, value) VALUES (:item, :value)"};
        insert.bind(":item", std::string{item});
        insert.bind(":value", std::string{value});
        insert_row(insert);
    });
}

void SnapshotFile::make(std::string_view name, std::string_view meaning, const Table& whole) {
    const Table table = read_by(Reader::machines, whole);
    at_door([&] {
        SQLite::Statement insert_table{impl_->database, "INSERT INTO zb_table (name, meaning) VALUES (:name, :meaning)"};
        insert_table.bind(":name", std::string{name});
        insert_table.bind(":meaning", std::string{meaning});
        insert_row(insert_table);
        SQLite::Statement insert_column{impl_->database, R"(
            INSERT INTO zb_column ("table", name, heading, type, unit)
            VALUES (:table, :name, :heading, :type, :unit)
        )"};
        std::vector<std::string> columns;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const ColumnType type = type_of(table, i);
            columns.push_back(fmt::format("{} {}", identifier(table.columns[i].key), type.sql));
            insert_column.bind(":table", std::string{name});
            insert_column.bind(":name", table.columns[i].key);
            insert_column.bind(":heading", table.columns[i].heading);
            insert_column.bind(":type", std::string{type.sql});
            if (!type.unit.empty()) insert_column.bind(":unit", std::string{type.unit});
            insert_row(insert_column);
        }
        impl_->database.exec(fmt::format("CREATE TABLE {} ({})", identifier(name), fmt::join(columns, ", ")));
    });
    add(name, table);
}

void SnapshotFile::add(std::string_view name, const Table& whole) {
    const Table table = read_by(Reader::machines, whole);
    at_door([&] {
        std::string places = "?";
        for (std::size_t i = 1; i < table.columns.size(); ++i) places += ", ?";
        SQLite::Statement insert{impl_->database, fmt::format("INSERT INTO {} VALUES ({})", identifier(name), places)};
        for (const Row& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) std::visit(Bind{insert, static_cast<int>(i) + 1}, row[i].value);
            insert_row(insert);
        }
    });
}

void SnapshotFile::finish() {
    at_door([&] { impl_->database.exec("COMMIT"); });
}

}  // namespace zb
