// SPDX-License-Identifier: Apache-2.0
// Copies: whole at one moment, whatever others do meanwhile.
#include <doctest/doctest.h>
#include <fstream>

#include "support/ledger_file.h"

using namespace zb;
namespace fs = std::filesystem;

namespace {

std::string copied(const Store& store, const test::Folder& folder) {
    const std::string path = folder.file("copy.db");
    std::ofstream{path};  // who copies makes the file
    store.copy_to(path);
    return path;
}

bool is_sound(const Store& copy, const Head& head) {
    return copy.verify({{head.seq, hex(head.hash)}}).faults.empty() && copy.check(test::with_indexes).empty();
}

}  // namespace

TEST_CASE("a copy holds what was committed, also what still stands in the -wal, and nothing of a write under way") {
    const test::Folder folder;
    const auto entries = test::chain_of(9);
    test::make_ledger(folder.file(), {entries.begin(), entries.begin() + 5});
    Store writer = Store::open(folder.file(), Access::write);
    test::write(writer, {entries.begin() + 5, entries.begin() + 7});
    CHECK(fs::exists(folder.file() + "-wal"));
    writer.begin_write();
    const std::vector<NewEntry> under_way{test::with_indexes(entries[7])};
    writer.append(under_way);
    const Store reader = Store::open(folder.file(), Access::read);
    const Store copy = Store::open_still(copied(reader, folder));
    CHECK(copy.head() == Head{7, entries[6].hash});
    CHECK(is_sound(copy, *copy.head()));
    writer.roll_back();
}

TEST_CASE("a copy is looked at without leaving anything beside it, and is a ledger like any other") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(4));
    const std::string path = copied(Store::open(folder.file(), Access::read), folder);
    CHECK(is_sound(Store::open_still(path), *Store::open_still(path).head()));
    CHECK_FALSE(fs::exists(path + "-wal"));
    CHECK_FALSE(fs::exists(path + "-shm"));
    CHECK_FALSE(fs::exists(path + "-journal"));
    Store store = Store::open(path, Access::write);
    test::write(store, {test::entry_behind(*store.entry(4))});
    CHECK(store.head()->seq == 5);
}

TEST_CASE("a copy that was changed does not pass") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(6));
    const Store store = Store::open(folder.file(), Access::read);
    const std::string path = copied(store, folder);
    REQUIRE(test::forge(path, "DROP TRIGGER entry_is_never_deleted; PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE seq = 6") == 0);
    CHECK_FALSE(is_sound(Store::open_still(path), *store.head()));
}

TEST_CASE("what is no ledger is not opened as a copy of one") {
    const test::Folder folder;
    std::ofstream{folder.file()} << "no database";
    CHECK(test::refusal([&] { Store::open_still(folder.file()); }) == "db.foreign");
    CHECK(test::refusal([&] { Store::open_still(folder.file("none.db")); }) == "db.cannot_open");
}
