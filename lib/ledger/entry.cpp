// SPDX-License-Identifier: Apache-2.0
// The canonical bytes of an entry; man/zb-ledger.5 describes them for other programs.
#include "ledger/entry.h"

#include <limits>

namespace zb {
namespace {

constexpr std::string_view kDomainTag = "zb-entry-1\n";
constexpr std::string_view kHexDigits = "0123456789abcdef";

void put_length(std::string& out, std::uint64_t length) {
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(static_cast<unsigned char>(length >> shift)));
}

void put(std::string& out, std::string_view column) {
    put_length(out, column.size());
    out.append(column);
}

// A null and an empty text must not hash alike: a null has a length that no text can have.
void put_nullable(std::string& out, const std::optional<std::string>& column) {
    if (column) return put(out, std::string_view{*column});
    put_length(out, std::numeric_limits<std::uint64_t>::max());
}

std::optional<unsigned> digit_value(char digit) {
    const auto position = kHexDigits.find(digit);
    if (position == std::string_view::npos) return std::nullopt;
    return static_cast<unsigned>(position);
}

}  // namespace

std::string hex(const Hash& hash) {
    std::string digits;
    digits.reserve(2 * hash.size());
    for (const unsigned char byte : hash) {
        digits.push_back(kHexDigits[byte >> 4U]);
        digits.push_back(kHexDigits[byte & 15U]);
    }
    return digits;
}

std::optional<Hash> hash_from_hex(std::string_view digits) {
    Hash hash{};
    if (digits.size() != 2 * hash.size()) return std::nullopt;
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const auto high = digit_value(digits[2 * i]);
        const auto low = digit_value(digits[2 * i + 1]);
        if (!high || !low) return std::nullopt;
        hash[i] = static_cast<unsigned char>(*high << 4U | *low);
    }
    return hash;
}

std::string preimage(const Entry& entry) {
    std::string out;
    out.reserve(kDomainTag.size() + entry.body.size() + entry.kind.size() + 384);  // one allocation for all but very long names
    out.append(kDomainTag);
    put(out, std::to_string(entry.seq));
    put(out, entry.kind);
    put_nullable(out, entry.project);
    put(out, iso(entry.on));
    put(out, iso(entry.recorded_at));
    put(out, entry.actor);
    put_nullable(out, entry.by);
    put_nullable(out, entry.request);
    put(out, entry.body);
    put_nullable(out, entry.prev ? std::optional{hex(*entry.prev)} : std::nullopt);
    return out;
}

Hash hash_of(const Entry& entry) { return sha256(preimage(entry)); }

}  // namespace zb
