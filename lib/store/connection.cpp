// SPDX-License-Identifier: Apache-2.0
// Opens SQLite with the settings that the ledger's promises rest on. None of SQLite's defaults is trusted.
#include "store/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <array>
#include <fmt/format.h>
#include <sqlite3.h>
#include <string>

namespace zb {
namespace {

struct Setting {
    const char* set;
    const char* ask;
    std::string_view answer;
};

// synchronous is not stored in the file: with NORMAL 39 of 60 printed receipts were lost in simulated power cuts, with FULL none.
// mmap turns a fault of the disk into SIGBUS. recursive_triggers keeps REPLACE from walking past the trigger on DELETE.
// secure_delete overwrites what is erased beside the chain.
constexpr std::array<Setting, 9> kSettings{{
    {"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
    {"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    {"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    {"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    {"PRAGMA recursive_triggers = ON", "PRAGMA recursive_triggers", "1"},
    {"PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2"},
    {"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    {"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    {"PRAGMA journal_size_limit = 16777216", "PRAGMA journal_size_limit", "16777216"},
}};

struct Switch {
    int option;
    int wanted;
};
// DQS: "nosuch" would otherwise be a text, so that a misspelt column compares as one.
constexpr std::array<Switch, 6> kSwitches{{
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 1},
    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
}};

// Past these a text or statement cannot be zb's own.
constexpr std::array<Switch, 5> kLimits{{
    {SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 100 * 1024},
    {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_EXPR_DEPTH, 100},
    {SQLITE_LIMIT_VDBE_OP, 25'000},
}};

[[noreturn]] void refuse_setting(std::string_view what) {
    throw Error{"db.setting", fmt::format("SQLite 没有接受设置“{}”，为安全起见不打开数据库", what),
                "核对程序与 SQLite 的版本：zb --version"};
}

std::string answer_to(SQLite::Database& database, const char* question) {
    SQLite::Statement statement{database, question};
    return statement.executeStep() ? statement.getColumn(0).getString() : std::string{};
}

void make_setting(SQLite::Database& database, const Setting& setting) {
    database.exec(setting.set);
    if (answer_to(database, setting.ask) != setting.answer) refuse_setting(setting.set);
}

void guard(SQLite::Database& database) {
    for (const Switch& item : kSwitches) {
        int answer = -1;
        const int result = sqlite3_db_config(database.getHandle(), item.option, item.wanted, &answer);
        if (result != SQLITE_OK || answer != item.wanted) refuse_setting(fmt::format("db_config {}", item.option));
    }
    for (const Switch& limit : kLimits) {
        sqlite3_limit(database.getHandle(), limit.option, limit.wanted);
        if (sqlite3_limit(database.getHandle(), limit.option, -1) != limit.wanted) refuse_setting(fmt::format("limit {}", limit.option));
    }
}

void settle(SQLite::Database& database) {
    for (const Setting& setting : kSettings) make_setting(database, setting);
}

void use_wal(SQLite::Database& database) {
    if (answer_to(database, "PRAGMA journal_mode = WAL") != "wal") refuse_setting("journal_mode = WAL");
}

// The first thing asked of a file, so that nothing is done to one that is not ours.
void recognise(SQLite::Database& database, const LedgerFile& file) {
    if (answer_to(database, "PRAGMA application_id") != std::to_string(kApplicationId)) {
        throw Error{"db.foreign", fmt::format("“{}”不是 zb 的数据库", file.path), "另选文件：--db 文件，或新建：zb init --db 文件"};
    }
    const int layout = stored_layout(database);
    if (layout >= 1 && layout <= newest_layout()) return;
    throw Error{"db.newer", fmt::format("“{}”的文件结构是第 {} 版，这个 zb 只认到第 {} 版", file.path, layout, newest_layout()),
                "换用写它的那个版本或更新的 zb；查看版本：zb --version"};
}

// In a folder that cannot be written, or on a full disk, WAL has no place for its shared memory. Without a -wal beside it the file alone is
// whole.
bool must_be_immutable(const LedgerFile& file) { return !(file.writable && file.has_room) && !file.has_wal; }

std::string immutable_address(const std::string& path) {
    std::string address = "file:";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::string_view{"/-_.~"}.find(c) != std::string_view::npos;
        address += plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return address + "?immutable=1";
}

// A ledger is read through a connection that could write: only such a one removes the -wal when it closes last.
SQLite::Database opened(const LedgerFile& file, std::chrono::milliseconds patience) {
    const int common = SQLite::OPEN_NOFOLLOW | SQLite::OPEN_NOMUTEX;
    const int wait = static_cast<int>(patience.count());
    if (must_be_immutable(file)) return {immutable_address(file.path), common | SQLite::OPEN_READONLY | SQLite::OPEN_URI, wait};
    return {file.path, common | (file.writable ? SQLite::OPEN_READWRITE : SQLite::OPEN_READONLY), wait};
}

}  // namespace

// Restoring a backup puts another file in the place. Who opened the old one would read the new one's -wal into it.
void refuse_moved(SQLite::Database& database) {
    int moved = 0;
    sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0) throw Error{"db.moved", "台账文件刚刚被换过（恢复备份），这条命令没有执行", "原样再试一次", Exit::busy};
}

SQLite::Database connect(const LedgerFile& file, Access access, std::chrono::milliseconds patience) {
    SQLite::Database database = opened(file, patience);
    guard(database);
    if (access == Access::alone) make_setting(database, {"PRAGMA locking_mode = EXCLUSIVE", "PRAGMA locking_mode", "exclusive"});
    recognise(database, file);
    settle(database);
    if (!must_be_immutable(file)) refuse_moved(database);
    if (file.writable && !must_be_immutable(file)) use_wal(database);
    if (access == Access::read) make_setting(database, {"PRAGMA query_only = ON", "PRAGMA query_only", "1"});
    return database;
}

void lay_out(const LedgerFile& file, int layout) {
    SQLite::Database database{file.path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW | SQLite::OPEN_NOMUTEX};
    guard(database);
    settle(database);
    use_wal(database);
    database.exec("BEGIN IMMEDIATE");
    make_layout(database, layout);
    database.exec("COMMIT");
}

SQLite::Database fresh_in_memory(int layout) {
    SQLite::Database database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_MEMORY | SQLite::OPEN_NOMUTEX};
    guard(database);
    make_layout(database, layout);
    return database;
}

}  // namespace zb
