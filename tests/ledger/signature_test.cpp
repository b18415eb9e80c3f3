// SPDX-License-Identifier: Apache-2.0
// What a signature binds: every line of the statement, the signer, the ledger.
#include "ledger/signature.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zb;

namespace {

SigningKey::Seed seed_of(unsigned char fill) {
    SigningKey::Seed seed{};
    seed.fill(fill);
    return seed;
}

const std::string kOrigin = "000102030405060708090a0b0c0d0e0f";
const Head kHead{412, sha256("head")};
const Date kDay = Date::of(2026, 11, 20);

bool holds(const std::string& text, const SigningKey& key) { return read_signed_heads(text, {key.public_key()}).heads.size() == 1; }

}  // namespace

TEST_CASE("a signature is that of RFC 8032, test 1") {
    const SigningKey key = SigningKey::read("zb-secret-key-1 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    CHECK(hex(key.public_key()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(
        key.sign("") ==
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_CASE("a signed head is read back, several in one file too") {
    const SigningKey key{seed_of(7)};
    const std::string one = signed_statement(kOrigin, kHead, kDay, key);
    const SignedHeads all = read_signed_heads("# 每周五\n" + one + "\n" + one, read_public_keys(public_key_line(key.public_key())));
    REQUIRE(all.heads.size() == 2);
    CHECK(all.faults.empty());
    CHECK(all.heads[0].origin == kOrigin);
    CHECK(all.heads[0].head == kHead);
    CHECK(all.heads[0].day == kDay);
}

TEST_CASE("a character changed anywhere in a statement is found or the text refused") {
    const SigningKey key{seed_of(7)};
    const std::string sound = signed_statement(kOrigin, kHead, kDay, key);
    for (std::size_t at = 0; at < sound.size(); ++at) {
        CAPTURE(at);
        std::string changed = sound;
        changed[at] = changed[at] == '1' ? '2' : '1';
        bool found = false;
        try {
            found = !holds(changed, key);
        } catch (const Error&) {
            found = true;
        }
        CHECK(found);
    }
}

TEST_CASE("another signer is named, however sound the signature") {
    const SigningKey stranger{seed_of(9)};
    const SignedHeads all = read_signed_heads(signed_statement(kOrigin, kHead, kDay, stranger), {SigningKey{seed_of(7)}.public_key()});
    REQUIRE(all.faults.size() == 1);
    CHECK(all.faults[0].code == "signature.unknown_signer");
}

TEST_CASE("what is no key file is refused") {
    const std::vector<std::string> texts{"", "zb-public-key-1 12", "zb-public-key-1", "9d61b19d",
                                         "zb-public-key-1 " + std::string(64, 'g')};
    for (const std::string& text : texts) {
        CAPTURE(text);
        CHECK_THROWS_AS(SigningKey::read(text), Error);
        CHECK_THROWS_AS(read_public_keys(text), Error);
    }
    CHECK_THROWS_AS(read_signed_heads("", {}), Error);
}

TEST_CASE("any bytes are a statement or are refused") {
    CHECK(rc::check("never worse", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"zb-head1origsdyu \n0a"}));
        try {
            read_signed_heads("zb-head-1\n" + text, {});
        } catch (const Error&) {
            RC_SUCCEED("refused");
        }
    }));
}
