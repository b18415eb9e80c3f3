// SPDX-License-Identifier: Apache-2.0
// What is erased beside the chain is in no byte of the file, however much was written around it.
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "ledger/erasable.h"
#include "support/ledger_file.h"

using namespace zb;
namespace fs = std::filesystem;

namespace {

Erasable kept(unsigned char fill, const std::string& value) {
    Salt salt{};
    for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<unsigned char>(fill + 37 * i);
    return erasable(salt, value);
}

bool any_file_holds(const test::Folder& folder, const std::string& bytes) {
    for (const auto& file : fs::directory_iterator{folder.path()}) {
        std::ifstream in{file.path(), std::ios::binary};
        const std::string all{std::istreambuf_iterator<char>{in}, {}};
        if (all.find(bytes) != std::string::npos) return true;
    }
    return false;
}

void write_one(Store& store, Entry& last, std::vector<Erasable> aside, std::vector<std::string> erases) {
    NewEntry added = test::with_indexes(test::entry_behind(last));
    added.aside = std::move(aside);
    added.erases = std::move(erases);
    last = added.entry;
    store.begin_write();
    store.append(std::vector<NewEntry>{added});
    store.commit();
}

}  // namespace

TEST_CASE("a digest is that of salt and value, and says nothing without the salt") {
    const Erasable one = kept(1, "{\"phone\":\"13912345678\"}");
    CHECK(is_sound(one));
    CHECK(one.digest != kept(2, one.value).digest);
    CHECK_FALSE(is_sound({one.digest, one.salt, "{\"phone\":\"13912345679\"}"}));
    CHECK_FALSE(is_sound({one.digest, kept(2, "").salt, one.value}));
}

TEST_CASE("what was erased is in no byte of the database, of its -wal or of a copy made later, and all else still stands") {
    const test::Folder folder;
    Entry last = test::opening_entry();
    test::make_ledger(folder.file(), {last});
    std::vector<Erasable> values;
    for (int i = 0; i < 60; ++i)
        values.push_back(kept(static_cast<unsigned char>(i), "号码-" + std::to_string(1000 + i) + std::string(200, 'x')));
    {
        Store store = Store::open(folder.file(), Access::write);
        for (const Erasable& value : values) write_one(store, last, {value}, {});
    }
    {
        Store store = Store::open(folder.file(), Access::write);
        for (std::size_t i = 0; i < values.size(); i += 2) write_one(store, last, {}, {values[i].digest});
        CHECK(store.purge() == Store::Purge::done);
        store.copy_to([&] {
            const std::string copy = folder.file("copy.db");
            std::ofstream{copy};
            return copy;
        }());
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        CAPTURE(i);
        CHECK(any_file_holds(folder, "号码-" + std::to_string(1000 + i)) == (i % 2 == 1));
        CHECK(any_file_holds(folder, values[i].salt) == (i % 2 == 1));
    }
    const Store store = Store::open(folder.file(), Access::read);
    CHECK(store.all_aside().size() == values.size() / 2);
    CHECK(store.verify({}).faults.empty());
    CHECK(store.check(test::with_indexes).empty());
}

TEST_CASE("a write that fails leaves what lay beside the chain as it was") {
    const test::Folder folder;
    Entry last = test::opening_entry();
    test::make_ledger(folder.file(), {last});
    const Erasable value = kept(1, "一");
    Store store = Store::open(folder.file(), Access::write);
    write_one(store, last, {value}, {});
    NewEntry gap = test::with_indexes(test::entry_behind(last));
    gap.erases = {value.digest};
    NewEntry again = gap;
    store.begin_write();
    CHECK_THROWS_AS(store.append(std::vector<NewEntry>{gap, again}), Error);
    CHECK(store.aside(value.digest).has_value());
}
