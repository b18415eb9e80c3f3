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
void put_nullable(std::string& out, const std::optional<std::string_view>& column) {
    if (column) return put(out, *column);
    put_length(out, std::numeric_limits<std::uint64_t>::max());
}

constexpr unsigned kNoDigit = 16;

// The value of each character as a hex digit. A table, because a branch on random digits is mispredicted every other time, and
// reading a ledger would spend a third of its time there.
constexpr std::array<unsigned char, 256> digit_values() {
    std::array<unsigned char, 256> values{};
    for (unsigned char& value : values) value = kNoDigit;
    for (std::size_t i = 0; i < kHexDigits.size(); ++i) values[static_cast<unsigned char>(kHexDigits[i])] = static_cast<unsigned char>(i);
    return values;
}
constexpr std::array<unsigned char, 256> kDigitValues = digit_values();

unsigned digit_value(char digit) { return kDigitValues[static_cast<unsigned char>(digit)]; }

}  // namespace

std::string hex(std::span<const unsigned char> bytes) {
    std::string digits;
    digits.reserve(2 * bytes.size());
    for (const unsigned char byte : bytes) {
        digits.push_back(kHexDigits[byte >> 4U]);
        digits.push_back(kHexDigits[byte & 15U]);
    }
    return digits;
}

std::string hex(std::string_view bytes) { return hex(std::span{reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()}); }

template <std::size_t N>
std::optional<std::array<unsigned char, N>> bytes_from_hex(std::string_view digits) {
    std::array<unsigned char, N> bytes{};
    if (digits.size() != 2 * N) return std::nullopt;
    unsigned seen = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const unsigned high = digit_value(digits[2 * i]);
        const unsigned low = digit_value(digits[2 * i + 1]);
        seen |= high | low;
        bytes[i] = static_cast<unsigned char>(high << 4U | low);
    }
    if ((seen & kNoDigit) != 0) return std::nullopt;
    return bytes;
}
template std::optional<Hash> bytes_from_hex<32>(std::string_view);                           // a hash, a public key
template std::optional<std::array<unsigned char, 64>> bytes_from_hex<64>(std::string_view);  // a signature, a secret key

std::string preimage(const EntryTexts& texts) {
    std::string out;
    out.reserve(kDomainTag.size() + texts.body.size() + texts.kind.size() + 384);  // one allocation for all but very long names
    out.append(kDomainTag);
    put(out, std::to_string(texts.seq));
    put(out, texts.kind);
    put_nullable(out, texts.project);
    put(out, texts.on);
    put(out, texts.recorded_at);
    put(out, texts.actor);
    put_nullable(out, texts.by);
    put_nullable(out, texts.request);
    put(out, texts.body);
    put_nullable(out, texts.prev);
    return out;
}

StoredTexts::StoredTexts(const Entry& entry)
    : on_(iso(entry.on)),
      recorded_at_(iso(entry.recorded_at)),
      prev_(entry.prev ? hex(*entry.prev) : std::string{}),
      hash_(hex(entry.hash)),
      texts_{entry.seq, entry.kind, entry.project, on_, recorded_at_, entry.actor, entry.by, entry.request, entry.body, {}, hash_} {
    if (entry.prev) texts_.prev = prev_;
}

Hash hash_of(const Entry& entry) { return sha256(preimage(entry)); }

}  // namespace zb
