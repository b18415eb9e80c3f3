// SPDX-License-Identifier: Apache-2.0
// Layouts of the file: a step gives an old file what a new one has, and touches no entry.
#include "store/layout.h"

#include <array>
#include <doctest/doctest.h>

#include "store/connection.h"
#include "support/ledger_file.h"

using namespace zb;

namespace {

constexpr std::string_view kTable = "CREATE TABLE aside (name TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID";
constexpr std::string_view kIndex = "CREATE INDEX entry_by_actor ON entry (actor)";
constexpr std::array<LayoutStep, 2> kTwoSteps{{{"a table beside the chain", &kTable}, {"an index", &kIndex}}};

void old_ledger(const std::string& path, const std::vector<Entry>& entries) {
    lay_out(create_empty(path), 1);
    Store store = Store::open(path, Access::write);
    test::write(store, entries);
}

std::string objects_of(SQLite::Database& database) {
    return database
        .execAndGet(
            "SELECT group_concat(type || ' ' || name || ' ' || coalesce(sql, ''), char(10)) FROM (SELECT * FROM sqlite_schema ORDER BY "
            "name)")
        .getString();
}

}  // namespace

TEST_CASE("a file that took every step is the same as one made new, and its entries are untouched") {
    const test::Folder folder;
    old_ledger(folder.file(), test::chain_of(5));
    SQLite::Database old = connect(find_ledger(folder.file()), Access::write, std::chrono::seconds{1});
    SQLite::Database made = fresh_in_memory(1);
    take_steps(made, kTwoSteps);
    take_steps(old, std::span{kTwoSteps}.first(1));  // as a zb between the two would have done
    CHECK(stored_layout(old) == 2);
    take_steps(old, kTwoSteps);
    CHECK(stored_layout(old) == 3);
    CHECK(objects_of(old) == objects_of(made));
    CHECK(old.execAndGet("SELECT count(*) FROM entry").getInt() == 5);
    take_steps(old, kTwoSteps);  // again: nothing is left to do
    CHECK(stored_layout(old) == 3);
}

TEST_CASE("the first layout stays as it was released") {
    SQLite::Database first = fresh_in_memory(1);
    CHECK(stored_layout(first) == 1);
    CHECK(first.execAndGet("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)")
              .getString() == "entry entry_subject lookup");
}

TEST_CASE("a ledger of the first layout is read, written, checked and migrated, each entry as it was") {
    const test::Folder folder;
    const auto entries = test::chain_of(6);
    old_ledger(folder.file(), {entries.begin(), entries.begin() + 5});
    Store store = Store::open(folder.file(), Access::write);
    CHECK(store.layout() == 1);
    test::write(store, {entries[5]});
    CHECK(store.check(test::with_indexes).empty());
    int backups = 0;
    const Store::Migration done = store.migrate([&] { ++backups; }, test::with_indexes);
    CHECK(done.from == 1);
    CHECK(done.to == Store::newest_layout());
    CHECK(store.layout() == Store::newest_layout());
    CHECK(backups == static_cast<int>(Store::added_since(1).empty() ? 0 : 1));
    CHECK(store.check(test::with_indexes).empty());
    CHECK(store.verify({{6, hex(entries[5].hash)}}).faults.empty());
    store.migrate([&] { ++backups; }, test::with_indexes);
    CHECK(backups <= 1);
}

TEST_CASE("a migration whose backup fails changes nothing") {
    const test::Folder folder;
    old_ledger(folder.file(), test::chain_of(3));
    Store store = Store::open(folder.file(), Access::write);
    const auto failing = [&] { store.migrate([] { throw Error{"backup.unsound", "x", "y"}; }, test::with_indexes); };
    CHECK(test::refusal(failing) == "backup.unsound");
    CHECK(store.layout() == 1);
    CHECK(store.check(test::with_indexes).empty());
}
