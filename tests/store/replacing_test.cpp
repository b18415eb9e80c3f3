// SPDX-License-Identifier: Apache-2.0
// One ledger's file in the place of another: what is kept, what is refused, and what no left -wal may do.
#include "store/replacing.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>

#include "support/ledger_file.h"

using namespace zb;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds kSoon{50};

std::int64_t last_of(const std::string& path) { return Store::open(path, Access::read).head().value_or(Head{}).seq; }

// A process that has the ledger open and is killed after writing: its -wal stays.
void write_and_be_killed(const std::string& path, const std::vector<Entry>& entries) {
    test::in_child([&] {
        Store reader = Store::open(path, Access::read);
        Store writer = Store::open(path, Access::write);
        test::write(writer, entries);
        ::_exit(0);
        return 0;
    });
}

}  // namespace

TEST_CASE("a ledger takes the place of another, which is kept under the other name") {
    const test::Folder folder;
    const auto entries = test::chain_of(9);
    test::make_ledger(folder.file(), entries);
    test::make_ledger(folder.file("made.db"), {entries.begin(), entries.begin() + 4});
    REQUIRE(::chmod(folder.file().c_str(), 0640) == 0);
    Replacement place{folder.file()};
    CHECK(place.replaces());
    CHECK(place.put(folder.file("made.db"), folder.file("aside.db")) == std::vector{folder.file("aside.db")});
    CHECK(last_of(folder.file()) == 4);
    CHECK(last_of(folder.file("aside.db")) == 9);
    CHECK_FALSE(fs::exists(folder.file("made.db")));
    CHECK((fs::status(folder.file()).permissions() & fs::perms::all) == fs::perms(0640));
    CHECK(fs::hard_link_count(folder.file()) == 1);
}

TEST_CASE("a -wal that was left goes aside with the old file and brings nothing back") {
    const test::Folder folder;
    const auto entries = test::chain_of(9);
    test::make_ledger(folder.file(), {entries.begin(), entries.begin() + 6});
    test::make_ledger(folder.file("made.db"), {entries.begin(), entries.begin() + 4});
    write_and_be_killed(folder.file(), {entries.begin() + 6, entries.end()});
    REQUIRE(fs::file_size(folder.file() + "-wal") > 0);
    const auto kept = Replacement{folder.file()}.put(folder.file("made.db"), folder.file("aside.db"));
    CHECK(kept.size() >= 2);
    CHECK(fs::exists(folder.file("aside.db-wal")));
    CHECK_FALSE(fs::exists(folder.file() + "-wal"));
    CHECK(last_of(folder.file()) == 4);
    CHECK(last_of(folder.file("aside.db")) == 9);
}

TEST_CASE("what stands in the place need not be a ledger any more, and its journal is no part of the new one") {
    const test::Folder folder;
    test::make_ledger(folder.file("made.db"), test::chain_of(4));
    std::ofstream{folder.file()} << "not a database any more";
    std::ofstream{folder.file() + "-journal"} << "of another tool";
    std::ofstream{folder.file() + "-wal"} << "of another time";
    const auto kept = Replacement{folder.file()}.put(folder.file("made.db"), folder.file("aside.db"));
    CHECK(kept.size() == 3);
    CHECK(fs::file_size(folder.file("aside.db")) == 23);
    CHECK_FALSE(fs::exists(folder.file() + "-journal"));
    CHECK(last_of(folder.file()) == 4);
}

TEST_CASE("a ledger that somebody has open is not replaced, nor one whose name aside is taken") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(3));
    test::make_ledger(folder.file("made.db"), test::chain_of(2));
    const int answered = test::in_child([&] {
        const Store reader = Store::open(folder.file(), Access::read);
        if (!reader.head()) return 1;
        return test::in_child([&] {
            Replacement place{folder.file(), kSoon};
            return test::refusal([&] { place.put(folder.file("made.db"), folder.file("aside.db")); }) == "db.busy" ? 0 : 2;
        });
    });
    CHECK(answered == 0);
    std::ofstream{folder.file("aside.db-wal")} << "mine";
    Replacement place{folder.file(), kSoon};
    CHECK(test::refusal([&] { place.put(folder.file("made.db"), folder.file("aside.db")); }) == "db.exists");
    CHECK(last_of(folder.file()) == 3);
    CHECK_FALSE(fs::exists(folder.file("aside.db")));
}

TEST_CASE("a writer that waited in the queue while the file was replaced writes into neither") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(3));
    test::make_ledger(folder.file("made.db"), test::chain_of(2));
    Store writer = Store::open(folder.file(), Access::write);
    fs::rename(folder.file("made.db"), folder.file());  // as it looks to one that opened the old file just before
    CHECK(test::refusal([&] { writer.begin_write(); }) == "db.moved");
}

TEST_CASE("where there is no ledger, one is put there") {
    const test::Folder folder;
    test::make_ledger(folder.file("made.db"), test::chain_of(2));
    Replacement place{folder.file()};
    CHECK_FALSE(place.replaces());
    CHECK(place.put(folder.file("made.db"), folder.file("aside.db")).empty());
    CHECK(last_of(folder.file()) == 2);
}

TEST_CASE("who may only read the ledger cannot open the lock file") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(2));
    struct Modes {
        mode_t database;
        mode_t lock;
    };
    for (const Modes modes : {Modes{0644, 0600}, Modes{0664, 0660}, Modes{0640, 0600}, Modes{0600, 0600}}) {
        CAPTURE(modes.database);
        REQUIRE(::chmod(folder.file().c_str(), modes.database) == 0);
        for (const bool there : {false, true}) {
            if (!there) fs::remove(folder.file("zb.db-lock"));
            if (there) REQUIRE(::chmod(folder.file("zb.db-lock").c_str(), 0666) == 0);
            Store store = Store::open(folder.file(), Access::write);
            store.begin_write();
            CHECK((fs::status(folder.file("zb.db-lock")).permissions() & fs::perms::all) == fs::perms(modes.lock));
        }
    }
}

TEST_CASE("index rows that were taken out or put in are mended, one row of each kind") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(6));
    REQUIRE(test::forge(folder.file(),
                        "DELETE FROM entry_subject WHERE seq = 3; INSERT INTO entry_subject VALUES ('x', 1); "
                        "DELETE FROM lookup; INSERT INTO lookup VALUES ('project', 'P', 'another')") == 0);
    Store store = Store::open(folder.file(), Access::write);
    REQUIRE_FALSE(store.check(test::with_indexes).empty());
    CHECK(store.mend(test::with_indexes) > 2);
    CHECK(store.check(test::with_indexes).empty());
    CHECK(store.mend(test::with_indexes) == 0);
}

TEST_CASE("indexes are not made from entries that were changed, nor beside a planted trigger") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(4));
    REQUIRE(test::forge(folder.file(), "CREATE TRIGGER planted AFTER INSERT ON lookup BEGIN SELECT 1; END") == 0);
    Store store = Store::open(folder.file(), Access::write);
    CHECK(test::refusal([&] { store.mend(test::with_indexes); }) == "db.not_mended");
}
