// SPDX-License-Identifier: Apache-2.0
// Questions to a ledger, against the same question to a list in memory.
#include <algorithm>
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "support/ledger_file.h"

using namespace zb;

namespace {

std::vector<std::int64_t> numbers(const Store& store, const Query& query) {
    std::vector<std::int64_t> found;
    for (const Entry& entry : test::scanned(store, query)) found.push_back(entry.seq);
    return found;
}

template <class T>
bool holds(const std::vector<T>& values, const T& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::vector<std::int64_t> expected_numbers(const std::vector<Entry>& entries, const Query& query) {
    std::vector<std::int64_t> expected;
    for (const Entry& entry : entries) {
        const auto subjects = test::with_indexes(entry).subjects;
        const bool of_subject = query.subjects.empty() || std::any_of(subjects.begin(), subjects.end(), [&](const std::string& subject) {
                                    return holds(query.subjects, subject);
                                });
        const bool of_kind = query.kinds.empty() || holds(query.kinds, entry.kind);
        if (entry.seq > query.after && entry.seq <= query.up_to.value_or(1'000) && of_subject && of_kind) expected.push_back(entry.seq);
    }
    return expected;
}

}  // namespace

TEST_CASE("a scan gives the entries asked for, in order, each once") {
    const test::Folder folder;
    const auto entries = test::chain_of(30);
    test::make_ledger(folder.file(), entries);
    const Store store = Store::open(folder.file(), Access::read);
    CHECK(rc::check("as a filter over the list does", [&] {
        Query query;
        query.after = *rc::gen::inRange(0, 32);
        if (*rc::gen::arbitrary<bool>()) query.up_to = *rc::gen::inRange(0, 34);
        query.subjects = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("all", "notes", "project:JH-2026-002", "project:JH-2026-004", "nothing"));
        query.kinds = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("note.added", "step.accepted", "ledger.opened", "x' OR '1'='1"));
        RC_ASSERT(numbers(store, query) == expected_numbers(entries, query));
    }));
}

TEST_CASE("a scan does not see what is written while it runs, and may ask further questions") {
    const test::Folder folder;
    const auto entries = test::chain_of(5);
    test::make_ledger(folder.file(), {entries.begin(), entries.end() - 1});
    const Store reader = Store::open(folder.file(), Access::read);
    std::vector<std::int64_t> seen;
    reader.scan({0, {}, {"all"}, {}}, [&](Entry& entry) {
        if (entry.seq == 1) {
            Store writer = Store::open(folder.file(), Access::write);
            test::write(writer, {entries.back()});
        }
        CHECK(reader.entry(entry.seq)->hash == entry.hash);
        CHECK(numbers(reader, {0, 2, {}, {}}) == std::vector<std::int64_t>{1, 2});
        seen.push_back(entry.seq);
    });
    CHECK(seen == std::vector<std::int64_t>{1, 2, 3, 4});
    CHECK(reader.head()->seq == 5);
}

TEST_CASE("a scan that is left by an exception lets the next one begin") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(3));
    const Store store = Store::open(folder.file(), Access::read);
    for (int i = 0; i < 2; ++i) {
        CHECK(test::refusal([&] { store.scan({}, [](Entry&) { throw Error{"mine", "停", "再来"}; }); }) == "mine");
    }
    CHECK(test::scanned(store).size() == 3);
}

TEST_CASE("a writer reads its own entries before they are committed") {
    const test::Folder folder;
    const auto entries = test::chain_of(3);
    test::make_ledger(folder.file(), {entries[0]});
    Store store = Store::open(folder.file(), Access::write);
    store.begin_write();
    const std::vector<NewEntry> added{test::with_indexes(entries[1])};
    store.append(added);
    CHECK(numbers(store, {0, {}, {"project:JH-2026-002"}, {}}) == std::vector<std::int64_t>{2});
    const std::vector<NewEntry> more{test::with_indexes(entries[2])};
    store.append(more);  // the scan has not ended the transaction
    store.commit();
    CHECK(store.head()->seq == 3);
}

TEST_CASE("the last entry recorded by an instant is found for every instant") {
    const test::Folder folder;
    auto entries = test::chain_of(20);
    for (std::size_t i = 1; i < entries.size(); ++i) {  // pairs with the same instant
        const std::int64_t base = entries[0].recorded_at.milliseconds();
        entries[i].recorded_at = Instant::from_milliseconds(base + static_cast<std::int64_t>(i / 2) * 10);
        entries[i].prev = entries[i - 1].hash;
        entries[i].hash = hash_of(entries[i]);
    }
    test::make_ledger(folder.file(), entries);
    const Store store = Store::open(folder.file(), Access::read);
    for (std::int64_t offset = -5; offset < 120; ++offset) {
        const Instant limit = Instant::from_milliseconds(entries[0].recorded_at.milliseconds() + offset);
        const auto expected = std::count_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.recorded_at <= limit; });
        CAPTURE(offset);
        CHECK(store.last_recorded_by(limit) == expected);
    }
}

TEST_CASE("names are looked up exactly and in part, and their signs mean themselves") {
    const test::Folder folder;
    Store::create(folder.file());
    Store store = Store::open(folder.file(), Access::write);
    NewEntry added{test::opening_entry(), {}, {}};
    added.lookups = {{"project", "P1", "甲公司智能装备项目"},
                     {"project", "P2", "甲公司_100%"},
                     {"project", "P2", "甲公司二期"},
                     {"project", "P3", "乙'; DROP TABLE entry; --"},
                     {"staff", "S1", "甲公司智能装备项目"}};
    added.lookups.push_back(added.lookups.front());  // the same name twice is one
    store.begin_write();
    store.append(std::span{&added, 1});
    store.commit();
    using Keys = std::vector<std::string>;
    CHECK(store.keys_called("project", "甲公司智能装备项目") == Keys{"P1"});
    CHECK(store.keys_called("project", "甲公司") == Keys{});
    CHECK(store.keys_called("project", "乙'; DROP TABLE entry; --") == Keys{"P3"});
    CHECK(store.keys_like("project", "甲公司") == Keys{"P1", "P2"});
    CHECK(store.keys_like("project", "%") == Keys{"P2"});
    CHECK(store.keys_like("project", "_") == Keys{"P2"});
    CHECK(store.keys_like("staff", "智能") == Keys{"S1"});
    CHECK(store.keys_like("nothing", "甲") == Keys{});
}

TEST_CASE("a request is found by its whole id only") {
    const test::Folder folder;
    auto entries = test::chain_of(5);
    const std::vector<std::optional<std::string>> requests{std::nullopt, "a 0123456789abcdef", "a 0123456789abcdef", "a! 1111111111111111",
                                                           "ab 2222222222222222"};
    for (std::size_t i = 1; i < entries.size(); ++i) {
        entries[i].request = requests[i];
        entries[i].prev = entries[i - 1].hash;
        entries[i].hash = hash_of(entries[i]);
    }
    test::make_ledger(folder.file(), entries);
    const Store store = Store::open(folder.file(), Access::read);
    const auto found = store.request("a");
    REQUIRE(found);
    CHECK(found->first == 2);
    CHECK(found->last == 3);
    CHECK(found->stored == "a 0123456789abcdef");
    CHECK(store.request("a!")->first == 4);
    CHECK(store.request("ab")->first == 5);
    for (const std::string_view id : {"", "b", "A", "a 0123456789abcdef", "%"}) {
        CAPTURE(id);
        CHECK_FALSE(store.request(id));
    }
}
