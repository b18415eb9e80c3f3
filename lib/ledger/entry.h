// SPDX-License-Identifier: Apache-2.0
// One record of the append-only ledger, its canonical bytes and its hash. The format is man/zb-ledger.5.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/instant.h"

namespace zb {

using Hash = std::array<unsigned char, 32>;
std::string hex(std::span<const unsigned char> bytes);  // two lower-case digits a byte
std::string hex(std::string_view bytes);
// None unless the digits are lower-case and two a byte.
template <std::size_t N>
std::optional<std::array<unsigned char, N>> bytes_from_hex(std::string_view digits);
inline std::optional<Hash> hash_from_hex(std::string_view digits) { return bytes_from_hex<32>(digits); }
Hash sha256(std::string_view bytes);
// Of pieces until an empty one.
Hash sha256_of_pieces(const std::function<std::string_view()>& next);

struct Entry {
    std::int64_t seq = 0;                // from 1, no gaps
    std::string kind;                    // step.decided
    std::optional<std::string> project;  // code of the project it is about
    Date on;                             // the day it happened
    Instant recorded_at;
    std::string actor;                   // uid:login, as the operating system knows them
    std::optional<std::string> by;       // the person named by --by
    std::optional<std::string> request;  // the caller's id, a space, 16 hex digits of what was asked
    std::string body;                    // JSON, verbatim
    std::optional<Hash> prev;            // none in entry 1
    Hash hash{};
};

// An entry as its texts stand in the file, whatever they are. Valid while what they are of lives.
struct EntryTexts {
    std::int64_t seq = 0;
    std::string_view kind;
    std::optional<std::string_view> project;
    std::string_view on;
    std::string_view recorded_at;
    std::string_view actor;
    std::optional<std::string_view> by;
    std::optional<std::string_view> request;
    std::string_view body;
    std::optional<std::string_view> prev;
    std::string_view hash;
};

// An entry's values as the texts that are stored of it.
class StoredTexts {
public:
    explicit StoredTexts(const Entry& entry);  // views what `entry` holds
    StoredTexts(const StoredTexts&) = delete;
    StoredTexts& operator=(const StoredTexts&) = delete;
    const EntryTexts& texts() const { return texts_; }

private:
    std::string on_, recorded_at_, prev_, hash_;
    EntryTexts texts_;
};

// The bytes that are hashed: "zb-entry-1\n", then each column but `hash` as 8-byte big-endian length and bytes; null = length 2^64-1.
// Of texts: as they are stored, so that a changed character cannot pass for another way to write the same value.
std::string preimage(const EntryTexts& texts);
inline std::string preimage(const Entry& entry) { return preimage(StoredTexts{entry}.texts()); }
// The hash that `entry` must have.
Hash hash_of(const Entry& entry);

struct Head {
    std::int64_t seq = 0;
    Hash hash{};
    bool operator==(const Head&) const = default;
};

}  // namespace zb
