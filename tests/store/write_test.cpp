// SPDX-License-Identifier: Apache-2.0
// Writing: all or nothing, one after another, nothing left beside the file.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>
#include <thread>

#include "support/ledger_file.h"

using namespace zb;
namespace fs = std::filesystem;

namespace {

using std::chrono::milliseconds;

// One command: open, queue, take the head, add one entry behind it, close.
void add_one(const std::string& path) {
    Store store = Store::open(path, Access::write);
    store.begin_write();
    const Head head = *store.head();
    const std::vector<NewEntry> added{test::with_indexes(test::entry_behind(*store.entry(head.seq)))};
    store.append(added);
    store.commit();
}

std::vector<std::string> faults_of(const Store& store) {
    std::vector<std::string> messages;
    for (const Fault& fault : store.verify({}).faults) messages.push_back(fault.message);
    for (const Fault& fault : store.check(test::with_indexes)) messages.push_back(fault.message);
    return messages;
}

void check_sound(const std::string& path, std::int64_t entries) {
    const Store store = Store::open(path, Access::read);
    CHECK(store.head()->seq == entries);
    CHECK(faults_of(store) == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("what is written is read back, column by column") {
    const test::Folder folder;
    const auto entries = test::chain_of(7);
    test::make_ledger(folder.file(), entries);
    const Store store = Store::open(folder.file(), Access::read);
    const auto found = test::scanned(store);
    REQUIRE(found.size() == entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
        CAPTURE(i);
        CHECK(preimage(found[i]) == preimage(entries[i]));
        CHECK(found[i].hash == entries[i].hash);
    }
    CHECK(store.head() == Head{7, entries.back().hash});
    CHECK(preimage(*store.entry(3)) == preimage(entries[2]));
    CHECK_FALSE(store.entry(8));
    CHECK(faults_of(store).empty());
}

TEST_CASE("no -wal and no -shm are left after the last connection closed, whoever that was") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(1));
    {
        auto reader = std::make_unique<Store>(Store::open(folder.file(), Access::read));
        CHECK(reader->head());
        add_one(folder.file());
        CHECK(fs::exists(folder.file("zb.db-wal")));  // the reader is still there
        CHECK(reader->head()->seq == 2);
    }
    CHECK_FALSE(fs::exists(folder.file("zb.db-wal")));
    CHECK_FALSE(fs::exists(folder.file("zb.db-shm")));
    check_sound(folder.file(), 2);
}

TEST_CASE("a copy of the closed file alone is the whole ledger") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(4));
    fs::copy_file(folder.file(), folder.file("copy.db"));
    check_sound(folder.file("copy.db"), 4);
}

TEST_CASE("what is not committed is not there") {
    const test::Folder folder;
    const auto entries = test::chain_of(3);
    test::make_ledger(folder.file(), {entries[0]});
    const std::vector<NewEntry> second{test::with_indexes(entries[1])};
    {
        Store store = Store::open(folder.file(), Access::write);
        store.begin_write();
        store.append(second);
        CHECK(store.head()->seq == 2);
        store.roll_back();
        CHECK(store.head()->seq == 1);
        store.begin_write();  // a Store that rolled back can write again
        store.append(second);
    }
    check_sound(folder.file(), 1);
}

TEST_CASE("an append that fails takes the whole transaction back") {
    const test::Folder folder;
    const auto entries = test::chain_of(4);
    test::make_ledger(folder.file(), {entries[0]});
    Entry unlinked = entries[2];
    unlinked.prev = entries[0].hash;
    std::vector<std::vector<Entry>> batches{{entries[1], entries[3]}, {entries[1], entries[1]}, {entries[0]}, {entries[1], unlinked}};
    for (const auto& batch : batches) {
        Store store = Store::open(folder.file(), Access::write);
        CHECK(test::refusal([&] { test::write(store, batch); }) == "db.error");
        CHECK(store.head()->seq == 1);
        CHECK(test::refusal([&] { store.commit(); }) == "db.rolled_back");
    }
    check_sound(folder.file(), 1);
}

TEST_CASE("an entry past SQLite's limit of 4 MB is refused whole") {
    const test::Folder folder;
    const auto entries = test::chain_of(2);
    test::make_ledger(folder.file(), {entries[0]});
    Entry huge = entries[1];
    huge.body = "\"" + std::string(5'000'000, 'x') + "\"";
    Store store = Store::open(folder.file(), Access::write);
    CHECK(test::refusal([&] { test::write(store, {huge}); }) == "db.too_big");
    CHECK(store.head()->seq == 1);
}

TEST_CASE("a second writer waits, and is told that the database is busy when its patience ends") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(1));
    auto first = std::make_unique<Store>(Store::open(folder.file(), Access::write));
    first->begin_write();
    Store second = Store::open(folder.file(), Access::write, milliseconds{30});
    try {
        second.begin_write();
        FAIL("both write");
    } catch (const Error& error) {
        CHECK(error.fault().code == "db.busy");
        CHECK(error.exit() == Exit::busy);
    }
    CHECK(second.head()->seq == 1);  // reading needs no place in the queue
    first.reset();
    CHECK(test::refusal([&] { second.begin_write(); }) == "");
}

TEST_CASE("a writer that is not zb and does not queue makes the database busy too") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(1));
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(folder.file().c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    {
        Store store = Store::open(folder.file(), Access::write, milliseconds{30});
        CHECK(test::refusal([&] { store.begin_write(); }) == "db.busy");
    }
    sqlite3_close(other);
}

TEST_CASE("two processes that write 200 entries each lose none and leave no gap") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(1));
    const pid_t other = ::fork();
    if (other == 0) {
        int status = 0;
        try {
            for (int i = 0; i < 200; ++i) add_one(folder.file());
        } catch (const Error&) {
            status = 1;
        }
        ::_exit(status);
    }
    for (int i = 0; i < 200; ++i) add_one(folder.file());
    int status = -1;
    ::waitpid(other, &status, 0);
    CHECK(status == 0);
    check_sound(folder.file(), 401);
}

TEST_CASE("four threads with a Store each write without loss") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(1));
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 4; ++writer) {
        writers.emplace_back([&] {
            for (int i = 0; i < 25; ++i) add_one(folder.file());
        });
    }
    for (std::thread& writer : writers) writer.join();
    check_sound(folder.file(), 101);
}

TEST_CASE("a writer killed at any moment loses no entry that it had acknowledged") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(1));
    std::int64_t acknowledged = 1;
    for (int round = 0; round < 12; ++round) {
        int pipe_ends[2];
        REQUIRE(::pipe(pipe_ends) == 0);
        const pid_t writer = ::fork();
        if (writer == 0) {
            for (;;) {
                add_one(folder.file());
                if (::write(pipe_ends[1], "+", 1) != 1) ::_exit(0);
            }
        }
        ::close(pipe_ends[1]);
        char sign = 0;
        for (int i = 0; i < 3 + round; ++i) acknowledged += ::read(pipe_ends[0], &sign, 1);
        ::usleep(static_cast<useconds_t>(round * 211));  // somewhere within the next command
        ::kill(writer, SIGKILL);
        ::waitpid(writer, nullptr, 0);
        while (::read(pipe_ends[0], &sign, 1) == 1) ++acknowledged;
        ::close(pipe_ends[0]);
        const Store store = Store::open(folder.file(), Access::read);
        const std::int64_t kept = store.head()->seq;
        CHECK(kept >= acknowledged);
        CHECK(kept <= acknowledged + 1);  // one may have been committed and not yet acknowledged
        acknowledged = kept;
        CHECK(faults_of(store).empty());
    }
}

TEST_CASE("a fault of the disk in COMMIT is told as an unknown outcome, and the ledger stays whole") {
    const test::Folder folder;
    const auto entries = test::chain_of(2);
    test::make_ledger(folder.file(), {entries[0]});
    Entry large = entries[1];
    large.body = "\"" + std::string(400'000, 'x') + "\"";
    large.hash = hash_of(large);
    const int status = test::in_child([&] {
        Store store = Store::open(folder.file(), Access::write);
        store.begin_write();
        const std::vector<NewEntry> added{test::with_indexes(large)};
        store.append(added);
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{100'000, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &small);  // writing past it fails as a disk would
        try {
            store.commit();
            return 0;
        } catch (const Error& error) {
            return static_cast<int>(error.exit());
        }
    });
    CHECK(status == static_cast<int>(Exit::unknown));
    check_sound(folder.file(), 1);
}
