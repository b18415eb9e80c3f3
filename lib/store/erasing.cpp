// SPDX-License-Identifier: Apache-2.0
// The table beside the chain, and how what was erased leaves the file for good.
#include "store/erasing.h"

#include <SQLiteCpp/Column.h>
#include <sqlite3.h>

#include "store/impl.h"
#include "store/sqlite_fault.h"

namespace zb {
namespace {

Erasable row_of(SQLite::Statement& row) {
    return {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString()};
}

void require_table(SQLite::Database& database) {
    if (database.tableExists("erasable")) return;
    throw Error{"db.older_layout", "这本台账是旧结构的，没有可以抹去的个人信息表", "先把文件升到新结构（会先做备份）：zb migrate；再记"};
}

// VACUUM goes by way of a second database, of which ours allow none.
class OneAttached {
public:
    explicit OneAttached(SQLite::Database& database) : handle_(database.getHandle()) { sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 1); }
    ~OneAttached() { sqlite3_limit(handle_, SQLITE_LIMIT_ATTACHED, 0); }
    OneAttached(const OneAttached&) = delete;
    OneAttached& operator=(const OneAttached&) = delete;

private:
    sqlite3* handle_;
};

}  // namespace

void put_aside(SQLite::Database& database, const NewEntry& added) {
    if (added.erases.empty() && added.aside.empty()) return;
    require_table(database);
    for (const std::string& digest : added.erases) {
        SQLite::Statement statement{database, "DELETE FROM erasable WHERE digest = :digest"};
        statement.bind(":digest", digest);
        statement.exec();
    }
    for (const Erasable& kept : added.aside) {
        SQLite::Statement statement{database, R"(
            INSERT INTO erasable (digest, salt, value)
            VALUES (:digest, :salt, :value)
        )"};
        statement.bind(":digest", kept.digest);
        statement.bind(":salt", kept.salt);
        statement.bind(":value", kept.value);
        statement.exec();
    }
}

std::optional<Erasable> Store::aside(std::string_view digest) const {
    return at_door([&]() -> std::optional<Erasable> {
        if (!impl_->database.tableExists("erasable")) return std::nullopt;
        SQLite::Statement row{impl_->database, R"(
            SELECT digest, salt, value
            FROM erasable
            WHERE digest = :digest
        )"};
        row.bind(":digest", std::string{digest});
        if (!row.executeStep()) return std::nullopt;
        return row_of(row);
    });
}

std::vector<Erasable> Store::all_aside() const {
    return at_door([&] {
        std::vector<Erasable> all;
        if (!impl_->database.tableExists("erasable")) return all;
        SQLite::Statement row{impl_->database, R"(
            SELECT digest, salt, value
            FROM erasable
            ORDER BY digest
        )"};
        while (row.executeStep()) all.push_back(row_of(row));
        return all;
    });
}

// secure_delete has overwritten the rows where they stood; what SQLite moved about earlier may have left copies in the gaps of pages, and
// the -wal holds pages as they were. Both go: the file is written anew, the -wal emptied.
Store::Purge Store::purge() {
    enter_queue();
    return at_door([&] {
        const OneAttached one{impl_->database};
        impl_->database.exec("VACUUM");
        SQLite::Statement checkpoint{impl_->database, "PRAGMA wal_checkpoint(TRUNCATE)"};
        const bool busy = !checkpoint.executeStep() || checkpoint.getColumn(0).getInt() != 0;
        return busy ? Purge::others_read : Purge::done;
    });
}

}  // namespace zb
