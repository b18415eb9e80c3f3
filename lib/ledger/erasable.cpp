// SPDX-License-Identifier: Apache-2.0
// The digest of what can be erased. Without its salt nobody can try all phone numbers until one fits.
#include "ledger/erasable.h"

#include <utility>

#include "ledger/entry.h"

namespace zb {
namespace {

std::string digest_of(const std::string& salt, const std::string& value) { return hex(sha256("zb-erasable-1\n" + salt + "\n" + value)); }

std::string digits_of(const Salt& salt) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string digits;
    for (const unsigned char byte : salt) {
        digits += kDigits[byte >> 4U];
        digits += kDigits[byte & 15U];
    }
    return digits;
}

}  // namespace

Erasable erasable(const Salt& salt, std::string value) {
    std::string digits = digits_of(salt);
    std::string digest = digest_of(digits, value);
    return {std::move(digest), std::move(digits), std::move(value)};
}

bool is_sound(const Erasable& kept) { return kept.digest == digest_of(kept.salt, kept.value); }

}  // namespace zb
