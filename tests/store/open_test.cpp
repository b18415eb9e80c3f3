// SPDX-License-Identifier: Apache-2.0
// Which files are opened, which are refused, and what each connection is set to.
#include <SQLiteCpp/Statement.h>
#include <doctest/doctest.h>
#include <fstream>
#include <grp.h>
#include <sys/stat.h>

#include "store/connection.h"
#include "support/ledger_file.h"

using namespace zb;
namespace fs = std::filesystem;

namespace {

constexpr uid_t kNobody = 65534;

std::string open_refusal(const std::string& path, Access access = Access::read) {
    return test::refusal([&] { Store::open(path, access); });
}

}  // namespace

TEST_CASE("a new ledger is empty, is marked as zb's and leaves only itself behind") {
    const test::Folder folder;
    Store::create(folder.file());
    {
        const Store store = Store::open(folder.file(), Access::read);
        CHECK_FALSE(store.head());
        CHECK(test::scanned(store).empty());
        CHECK(store.last_recorded_by(Instant::parse("2090-01-01T00:00:00+08:00")) == 0);
        CHECK(store.note().empty());
    }
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);
    std::ifstream file{folder.file(), std::ios::binary};
    std::string header(100, '\0');
    file.read(header.data(), 100);
    CHECK(header.substr(68, 4) == "zbLG");
    CHECK(header.substr(60, 4) == std::string("\0\0\0", 3) + static_cast<char>(Store::newest_layout()));
}

TEST_CASE("create refuses what exists and where there is no folder, and touches neither") {
    const test::Folder folder;
    std::ofstream{folder.file()} << "mine";
    CHECK(test::refusal([&] { Store::create(folder.file()); }) == "db.exists");
    CHECK(fs::file_size(folder.file()) == 4);
    CHECK(test::refusal([&] { Store::create(folder.file("no/such/zb.db")); }) == "db.no_folder");
    fs::create_symlink(folder.file("elsewhere.db"), folder.file("link.db"));
    CHECK(test::refusal([&] { Store::create(folder.file("link.db")); }) == "db.exists");
    CHECK_FALSE(fs::exists(folder.file("elsewhere.db")));
}

TEST_CASE("a new ledger and its lock are its owner's alone, and the group's too in a setgid folder, whatever the umask") {
    for (const mode_t mask : {mode_t{0}, mode_t{022}, mode_t{027}, mode_t{077}, mode_t{0777}}) {
        for (const bool shared : {false, true}) {
            const test::Folder folder;
            if (shared) REQUIRE(::chmod(fs::path{folder.file()}.parent_path().c_str(), 02770) == 0);
            const mode_t before = ::umask(mask);
            Store::create(folder.file());
            {
                Store store = Store::open(folder.file(), Access::write);
                store.begin_write();
            }
            ::umask(before);
            const fs::perms wanted = shared ? fs::perms(0660) : fs::perms(0600);
            CHECK((fs::status(folder.file()).permissions() & fs::perms::all) == wanted);
            CHECK((fs::status(folder.file("zb.db-lock")).permissions() & fs::perms::all) == wanted);
        }
    }
}

TEST_CASE("a ledger for a group wants a group that is there and a folder that is the group's") {
    const test::Folder folder;
    CHECK(test::refusal([&] { Store::create({folder.file(), "no-such-group"}); }) == "db.no_group");
    const group* own = ::getgrgid(::getegid());
    REQUIRE(own != nullptr);
    CHECK(test::refusal([&] { Store::create({folder.file(), own->gr_name}); }) == "db.folder_not_shared");
    CHECK_FALSE(fs::exists(folder.file()));
    REQUIRE(::chmod(fs::path{folder.file()}.parent_path().c_str(), 02770) == 0);
    Store::create({folder.file(), own->gr_name});
    CHECK((fs::status(folder.file()).permissions() & fs::perms::all) == fs::perms(0660));
}

TEST_CASE("what is no ledger is refused, each with its reason") {
    const test::Folder folder;
    std::ofstream{folder.file("text.db")} << std::string(4096, 'x');
    std::ofstream{folder.file("empty.db")};
    REQUIRE(test::forge(folder.file("other.db"), "CREATE TABLE entry (seq INTEGER PRIMARY KEY)") == SQLITE_OK);
    Store::create(folder.file());
    fs::create_symlink(folder.file(), folder.file("link.db"));
    REQUIRE(::mkfifo(folder.file("fifo").c_str(), 0600) == 0);
    CHECK(open_refusal(folder.file("missing.db")) == "db.missing");
    CHECK(open_refusal(folder.file("no/folder.db")) == "db.missing");
    CHECK(open_refusal("") == "db.missing");
    for (const std::string name : {"text.db", "empty.db", "other.db", "link.db", "fifo", ""}) {
        CAPTURE(name);
        CHECK(open_refusal(folder.file(name)) != "");
    }
    for (const std::string name : {"text.db", "empty.db", "other.db", "link.db", "fifo"}) {
        CAPTURE(name);
        CHECK(open_refusal(folder.file(name)) == "db.foreign");
    }
    CHECK_FALSE(fs::exists(folder.file("missing.db")));
}

TEST_CASE("a ledger of a newer format is refused by that reason") {
    const test::Folder folder;
    Store::create(folder.file());
    REQUIRE(test::forge(folder.file(), "PRAGMA user_version = " + std::to_string(Store::newest_layout() + 1)) == SQLITE_OK);
    CHECK(open_refusal(folder.file()) == "db.newer");
}

TEST_CASE("a ledger of the first layout is read, checked and written as it is") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(3));
    REQUIRE(test::forge(folder.file(), "DROP TABLE erasable; PRAGMA user_version = 1") == SQLITE_OK);
    Store store = Store::open(folder.file(), Access::write);
    CHECK(store.check(test::with_indexes).empty());
    CHECK(store.all_aside().empty());
    NewEntry added = test::with_indexes(test::entry_behind(test::chain_of(3).back()));
    store.begin_write();
    store.append(std::vector<NewEntry>{added});
    store.commit();
    CHECK(store.verify({}).faults.empty());
    added = test::with_indexes(test::entry_behind(added.entry));
    added.erases = {std::string(64, '0')};
    store.begin_write();
    CHECK(test::refusal([&] { store.append(std::vector<NewEntry>{added}); }) == "db.older_layout");
}

TEST_CASE("a ledger in a folder reached by a symbolic link is opened") {
    const test::Folder folder;
    fs::create_directory(folder.file("real"));
    fs::create_directory_symlink(folder.file("real"), folder.file("alias"));
    Store::create(folder.file("alias/zb.db"));
    CHECK(open_refusal(folder.file("alias/zb.db"), Access::write) == "");
}

TEST_CASE("a ledger with a second name is read but not written") {
    const test::Folder folder;
    Store::create(folder.file());
    fs::create_hard_link(folder.file(), folder.file("second.db"));
    CHECK(open_refusal(folder.file(), Access::read) == "");
    CHECK(open_refusal(folder.file(), Access::write) == "db.linked");
}

TEST_CASE("a read-only folder is read as it is, says so, and cannot be written") {
    const test::Folder folder;
    const std::string odd_name = folder.file("a?b#c%20.db");
    test::make_ledger(odd_name, test::chain_of(3));
    fs::remove(odd_name + "-lock");
    fs::permissions(odd_name, fs::perms(0444));
    fs::permissions(folder.path(), fs::perms(0555));
    const int status = test::in_child([&] {
        if (::geteuid() == 0 && ::setresuid(kNobody, kNobody, kNobody) != 0) return 1;
        const Store store = Store::open(odd_name, Access::read);
        if (store.note().empty()) return 2;
        if (test::scanned(store).size() != 3) return 3;
        if (open_refusal(odd_name, Access::write) != "db.read_only") return 4;
        return 0;
    });
    CHECK(status == 0);
    CHECK(std::distance(fs::directory_iterator{folder.path()}, fs::directory_iterator{}) == 1);
}

TEST_CASE("root does not write the ledger of another, whose -wal it would own") {
    if (::geteuid() != 0) return;  // only root can make such a file
    const test::Folder folder;
    Store::create(folder.file());
    REQUIRE(::chown(folder.file().c_str(), kNobody, kNobody) == 0);
    CHECK(open_refusal(folder.file(), Access::write) == "db.root");
    CHECK(open_refusal(folder.file(), Access::read) == "");
}

TEST_CASE("each connection refuses what SQLite's defaults would allow") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(2));
    SQLite::Database database = connect(find_ledger(folder.file()), Access::write, std::chrono::seconds{1});
    CHECK(database.execAndGet("PRAGMA synchronous").getInt() == 2);
    CHECK(database.execAndGet("PRAGMA journal_mode").getString() == "wal");
    CHECK(database.execAndGet("PRAGMA busy_timeout").getInt() == 1000);
    const std::string row = R"( INTO entry (seq, kind, "on", recorded_at, actor, body, prev, hash)
        SELECT 2, kind, "on", recorded_at, actor, body, hash, hash FROM entry WHERE seq = 1)";
    for (const std::string& sql :
         {std::string{R"(SELECT "nosuch" FROM entry)"}, std::string{"UPDATE entry SET actor = 'x' WHERE seq = 1"},
          std::string{"DELETE FROM entry"}, "INSERT" + row, "INSERT OR REPLACE" + row, std::string{"ATTACH ':memory:' AS other"},
          std::string{"INSERT INTO entry_subject VALUES ('s', 99)"}, std::string{"SELECT load_extension('x')"}}) {
        CAPTURE(sql);
        CHECK(database.tryExec(sql) != SQLITE_OK);
    }
    CHECK(database.execAndGet("SELECT count(*) FROM entry").getInt() == 2);
}

TEST_CASE("a connection for reading cannot write") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(2));
    SQLite::Database database = connect(find_ledger(folder.file()), Access::read, std::chrono::seconds{1});
    CHECK(database.tryExec("INSERT INTO lookup VALUES ('a', 'b', 'c')") == SQLITE_READONLY);
}

TEST_CASE("the version of SQLite is told") { CHECK(sqlite_version().starts_with("3.")); }
