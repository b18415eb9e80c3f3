// SPDX-License-Identifier: Apache-2.0
// Heads signed with Ed25519 by somebody whose key is not on the ledger's machine: who can write the file cannot make them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "ledger/entry.h"

namespace zb {

using PublicKey = std::array<unsigned char, 32>;  // printed as a Hash is
// Lines "zb-public-key-1 DIGITS", a remark behind them; blank lines and those that begin with # say nothing. Throws "key.invalid".
std::vector<PublicKey> read_public_keys(std::string_view text);
std::string public_key_line(const PublicKey& key);

// Wiped from memory when it goes.
class SigningKey {
public:
    using Seed = std::array<unsigned char, 32>;
    explicit SigningKey(const Seed& seed);
    ~SigningKey();
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;
    // Of a line "zb-secret-key-1 DIGITS". Throws Error "key.invalid".
    static SigningKey read(std::string_view text);
    std::string line() const;
    const PublicKey& public_key() const { return public_; }
    // 128 hex digits.
    std::string sign(std::string_view bytes) const;

private:
    Seed seed_;
    PublicKey public_{};
    std::array<unsigned char, 64> secret_{};
};

struct SignedHead {
    std::string origin;  // of the ledger, 32 hex digits
    Head head;
    Date day;
    PublicKey signer{};
};
// The statement as lines of text, the last of them the signature of all before it (zb-ledger(5)).
std::string signed_statement(const std::string& origin, const Head& head, Date day, const SigningKey& key);

struct SignedHeads {
    std::vector<SignedHead> heads;  // those with a sound signature of somebody trusted
    std::vector<Fault> faults;      // "signature.invalid", "signature.unknown_signer", each with the line of its statement
};
// One statement after another. Throws Error "signature.unreadable" for text that is none, or where there is none at all.
SignedHeads read_signed_heads(std::string_view text, const std::vector<PublicKey>& trusted);

}  // namespace zb
