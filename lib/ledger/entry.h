// SPDX-License-Identifier: Apache-2.0
// One record of the append-only ledger, its canonical bytes and its hash. The format is man/zb-ledger.5.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/instant.h"

namespace zb {

using Hash = std::array<unsigned char, 32>;
std::string hex(const Hash& hash);                           // 64 lower-case digits
std::optional<Hash> hash_from_hex(std::string_view digits);  // none unless 64 lower-case hex digits
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

// The bytes that are hashed: "zb-entry-1\n", then each column but `hash` as 8-byte big-endian length and bytes; null = length 2^64-1.
std::string preimage(const Entry& entry);
// The hash that `entry` must have.
Hash hash_of(const Entry& entry);

struct Head {
    std::int64_t seq = 0;
    Hash hash{};
    bool operator==(const Head&) const = default;
};

}  // namespace zb
