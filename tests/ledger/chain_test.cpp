// SPDX-License-Identifier: Apache-2.0
// What breaks a chain is found, and named.
#include "ledger/chain.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "support/chained.h"

using namespace zb;

namespace {

std::vector<Fault> faults_of(const std::vector<Entry>& entries, std::vector<Anchor> anchors = {}) {
    ChainCheck check{std::move(anchors)};
    for (const Entry& entry : entries) check.take(entry);
    return check.finish();
}

std::vector<std::string> codes_of(const std::vector<Fault>& faults) {
    std::vector<std::string> codes;
    for (const Fault& fault : faults) codes.push_back(fault.code);
    return codes;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("an anchor is read as it stands on a receipt") {
    const std::string digits = "e9aea3888e280a80";
    for (const std::string text :
         {"1291:e9aea3888e280a80", "1291 e9aea3888e280a80", " 1291:e9ae a388 8e28 0a80 ", "1291:E9AEA3888E280A80"}) {
        CAPTURE(text);
        const Anchor anchor = read_anchor(text);
        CHECK(anchor.seq == 1291);
        CHECK(anchor.digits == digits);
    }
}

TEST_CASE("what is no anchor is refused with the form that would be one") {
    const std::vector<std::string> texts{"",
                                         ":",
                                         "1291",
                                         "1291:",
                                         "1291:e9aea3888e280a8",
                                         "0:e9aea3888e280a80",
                                         "-1:e9aea3888e280a80",
                                         "x:e9aea3888e280a80",
                                         "1291-e9aea3888e280a80",
                                         "1291:e9aea3888e280a8g",
                                         "1291:" + std::string(65, 'a'),
                                         "99999999999999999999:e9aea3888e280a80"};
    for (const std::string& text : texts) {
        CAPTURE(text);
        try {
            read_anchor(text);
            FAIL("taken");
        } catch (const Error& error) {
            CHECK(error.fault().code == "anchor.invalid");
            CHECK(error.exit() == Exit::usage);
            CHECK(contains(error.fault().hint, "如 1291:e9aea3888e280a80"));
        }
    }
}

TEST_CASE("a whole chain has no faults and tells its head") {
    const auto entries = test::chain_of(5);
    ChainCheck check;
    for (const Entry& entry : entries) check.take(entry);
    CHECK(check.finish().empty());
    CHECK(check.head() == Head{5, entries.back().hash});
    CHECK(faults_of({}).empty());
}

TEST_CASE("a changed entry is named with the stored and the computed hash") {
    auto entries = test::chain_of(4);
    entries[1].body = R"({"step":"施工许可"})";
    const auto faults = faults_of(entries);
    REQUIRE(codes_of(faults) == Codes{"chain.hash"});
    CHECK(contains(faults[0].message, "第 2 条"));
    CHECK(contains(faults[0].message, hex(entries[1].hash)));
    CHECK(contains(faults[0].message, hex(hash_of(entries[1]))));
}

TEST_CASE("a changed entry with its hash made good breaks the next one's link, which names both") {
    auto entries = test::chain_of(4);
    entries[1].body = "{}";
    entries[1].hash = hash_of(entries[1]);
    const auto faults = faults_of(entries);
    REQUIRE(codes_of(faults) == Codes{"chain.prev"});
    CHECK(contains(faults[0].message, "第 3 条"));
    CHECK(contains(faults[0].message, hex(*entries[2].prev)));
    CHECK(contains(faults[0].message, hex(entries[1].hash)));
}

TEST_CASE("a dropped, a doubled, a swapped and a missing first entry are found") {
    const auto entries = test::chain_of(5);
    CHECK(codes_of(faults_of({entries[0], entries[1], entries[3], entries[4]})) == Codes{"chain.number"});
    CHECK(codes_of(faults_of({entries[0], entries[1], entries[1], entries[2]})) == Codes{"chain.number"});
    CHECK(codes_of(faults_of({entries[1], entries[2]})) == Codes{"chain.number"});
    auto swapped = entries;
    std::swap(swapped[2], swapped[3]);
    CHECK_FALSE(faults_of(swapped).empty());
    std::swap(swapped[2].seq, swapped[3].seq);  // renumbered, as a forger would
    CHECK_FALSE(faults_of(swapped).empty());
}

TEST_CASE("a first entry with a link and a later one without are found") {
    auto entries = test::chain_of(3);
    entries[0].prev = entries[2].hash;
    entries[0].hash = hash_of(entries[0]);
    CHECK(faults_of({entries[0]}).size() == 1);
    entries = test::chain_of(3);
    entries[2].prev = std::nullopt;
    entries[2].hash = hash_of(entries[2]);
    CHECK(codes_of(faults_of(entries)) == Codes{"chain.prev"});
}

TEST_CASE("a clock that goes back is found, one that stands still is not") {
    auto entries = test::chain_of(3);
    entries[2].recorded_at = entries[1].recorded_at;
    entries[2].hash = hash_of(entries[2]);
    CHECK(faults_of(entries).empty());
    entries[2].recorded_at = Instant::from_milliseconds(entries[1].recorded_at.milliseconds() - 1);
    entries[2].hash = hash_of(entries[2]);
    CHECK(codes_of(faults_of(entries)) == Codes{"chain.clock"});
}

TEST_CASE("an anchor finds a cut tail, which the chain alone cannot") {
    auto entries = test::chain_of(5);
    const Anchor anchor{5, hex(entries.back().hash)};
    CHECK(faults_of(entries, {anchor}).empty());
    entries.pop_back();
    CHECK(faults_of(entries).empty());
    const auto faults = faults_of(entries, {anchor});
    REQUIRE(codes_of(faults) == Codes{"chain.cut"});
    CHECK(contains(faults[0].message, "第 5 条"));
    CHECK(contains(faults[0].message, "只到第 4 条"));
    CHECK(contains(faults[0].message, anchor.digits));
    CHECK(codes_of(faults_of({}, {anchor})) == Codes{"chain.cut"});
}

TEST_CASE("an anchor finds a chain rebuilt from scratch") {
    const auto entries = test::chain_of(4);
    const Anchor anchor{2, hex(entries[1].hash).substr(0, 16)};
    std::vector<Entry> rebuilt{entries[0]};
    rebuilt[0].actor = "0:forger";
    rebuilt[0].hash = hash_of(rebuilt[0]);
    while (rebuilt.size() < entries.size()) rebuilt.push_back(test::entry_behind(rebuilt.back()));
    CHECK(faults_of(rebuilt).empty());
    CHECK(faults_of(entries, {anchor}).empty());
    const auto faults = faults_of(rebuilt, {anchor});
    REQUIRE(codes_of(faults) == Codes{"chain.anchor"});
    CHECK(contains(faults[0].message, hex(rebuilt[1].hash)));
    CHECK(contains(faults[0].message, anchor.digits));
}

TEST_CASE("several anchors of one number and in any order are all held against the chain") {
    const auto entries = test::chain_of(4);
    const std::string other(16, '0');
    const auto faults = faults_of(entries, {{3, other}, {1, hex(entries[0].hash)}, {3, hex(entries[2].hash)}, {9, other}, {1, other}});
    CHECK(codes_of(faults) == Codes{"chain.anchor", "chain.anchor", "chain.cut"});
}

TEST_CASE("an anchor of an entry that was taken out of the middle is missed") {
    const auto entries = test::chain_of(4);
    const auto faults = faults_of({entries[0], entries[1], entries[3]}, {{3, hex(entries[2].hash)}});
    CHECK(codes_of(faults) == Codes{"chain.number", "chain.anchor_lost"});
}

TEST_CASE("any one changed byte of any body is found") {
    CHECK(rc::check("a flipped bit does not pass", [] {
        auto entries = test::chain_of(6);
        const auto entry = *rc::gen::inRange<std::size_t>(0, entries.size());
        const auto byte = *rc::gen::inRange<std::size_t>(0, entries[entry].body.size());
        const auto bit = *rc::gen::inRange(0, 8);
        entries[entry].body[byte] = static_cast<char>(entries[entry].body[byte] ^ (1 << bit));
        RC_ASSERT(codes_of(faults_of(entries)) == Codes{"chain.hash"});
    }));
}
