// SPDX-License-Identifier: Apache-2.0
// The canonical bytes, the hash and the line of JSON of an entry.
#include "ledger/entry.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <rapidcheck.h>
#include <set>

#include "ledger/entry_json.h"
#include "support/chained.h"
#include "support/source.h"

using namespace zb;

TEST_CASE("SHA-256 gives the digests of FIPS 180-4") {
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256(std::string(1'000'000, 'a'))) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a hash is read from 64 lower-case hex digits only") {
    const std::string digits = hex(sha256("abc"));
    CHECK(hash_from_hex(digits) == sha256("abc"));
    CHECK_FALSE(hash_from_hex(digits.substr(1)));
    CHECK_FALSE(hash_from_hex(digits + "0"));
    CHECK_FALSE(hash_from_hex("BA" + digits.substr(2)));
    CHECK_FALSE(hash_from_hex("g" + digits.substr(1)));
    CHECK_FALSE(hash_from_hex(""));
}

TEST_CASE("the preimage is the tag and each column behind its length of eight bytes") {
    using namespace std::string_literals;
    const std::string null = "\xff\xff\xff\xff\xff\xff\xff\xff"s;
    const std::string body = R"({"format":"zb-entry-1","hash":"SHA-256","origin":"000102030405060708090a0b0c0d0e0f","practice":false})";
    REQUIRE(body.size() == 101);
    const std::string expected = "zb-entry-1\n"s + "\0\0\0\0\0\0\0\x01"s + "1" + "\0\0\0\0\0\0\0\x0d"s + "ledger.opened" + null +
                                 "\0\0\0\0\0\0\0\x0a"s + "2026-11-02" + "\0\0\0\0\0\0\0\x1d"s + "2026-11-02T09:00:00.000+08:00" +
                                 "\0\0\0\0\0\0\0\x0a"s + "1000:zhang" + null + null + "\0\0\0\0\0\0\0\x65"s + body + null;
    CHECK(preimage(test::opening_entry()) == expected);
    CHECK(hash_of(test::opening_entry()) == sha256(expected));
}

TEST_CASE("the worked example printed in zb-ledger(5) is true") {
    std::ifstream file{test::source_file("man/zb-ledger.5.scd")};
    const std::string page{std::istreambuf_iterator<char>{file}, {}};
    const Entry first = test::opening_entry();
    const Entry second = test::entry_behind(first);
    CHECK(hex(first.hash) == "aec6b8c537c8e5d1da86f9a3a60c1e7f2f84d508cd3354b557b9b4655e19b705");
    CHECK(page.find("\n" + hex(first.hash) + "\n") != std::string::npos);
    CHECK(page.find(first.body) != std::string::npos);
    CHECK(page.find("\"hash\":\"" + hex(second.hash)) != std::string::npos);
}

TEST_CASE("every column is hashed, and a null is not an empty text") {
    const Entry original = test::chain_of(2).back();
    std::vector<Entry> changed(12, original);
    changed[0].seq = 3;
    changed[1].kind = "step.accepteD";
    changed[2].project = std::nullopt;
    changed[3].project = "";
    changed[4].on = Date::parse("2026-11-04");
    changed[5].recorded_at = Instant::from_milliseconds(original.recorded_at.milliseconds() + 1);
    changed[6].actor = "1001:zhang";
    changed[7].by = std::nullopt;
    changed[8].request = std::nullopt;
    changed[9].body += " ";
    changed[10].prev = std::nullopt;
    std::set<Hash> hashes;
    for (const Entry& entry : changed) hashes.insert(hash_of(entry));
    CHECK(hashes.size() == changed.size());  // the twelfth is the original
}

TEST_CASE("text moved from one column to the next changes the hash") {
    CHECK(rc::check("lengths keep columns apart", [](const std::string& text, unsigned cut, unsigned other) {
        Entry one = test::chain_of(2).back();
        Entry two = one;
        const auto at = cut % (text.size() + 1);
        const auto elsewhere = other % (text.size() + 1);
        RC_PRE(at != elsewhere);
        one.by = text.substr(0, at);
        one.request = text.substr(at);
        two.by = text.substr(0, elsewhere);
        two.request = text.substr(elsewhere);
        RC_ASSERT(hash_of(one) != hash_of(two));
    }));
}

TEST_CASE("a line of JSON has the eleven keys in order and the body as it is") {
    const Entry first = test::opening_entry();
    CHECK(json_line(first) ==
          R"({"seq":1,"kind":"ledger.opened","project":null,"on":"2026-11-02","recorded_at":"2026-11-02T09:00:00.000+08:00",)"
          R"("actor":"1000:zhang","by":null,"request":null,"body":)" +
              first.body + R"(,"prev":null,"hash":")" + hex(first.hash) + R"("})");
    const Entry second = test::entry_behind(first);
    CHECK(json_line(second) ==
          R"({"seq":2,"kind":"step.accepted","project":"JH-2026-002","on":"2026-11-02","recorded_at":"2026-11-02T09:01:00.123+08:00",)"
          R"("actor":"1000:zhang","by":"服务专员01","request":"r-2 0123456789abcdef","body":)" +
              second.body + R"(,"prev":")" + hex(first.hash) + R"(","hash":")" + hex(second.hash) + R"("})");
}
