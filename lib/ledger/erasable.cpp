// SPDX-License-Identifier: Apache-2.0
// The digest of what can be erased. Without its salt nobody can try all phone numbers until one fits.
#include "ledger/erasable.h"

#include <utility>

#include "ledger/entry.h"

namespace zb {
namespace {

std::string digest_of(const std::string& salt, const std::string& value) { return hex(sha256("zb-erasable-1\n" + salt + "\n" + value)); }

}  // namespace

Erasable erasable(const Salt& salt, std::string value) {
    std::string digits = hex(salt);
    std::string digest = digest_of(digits, value);
    return {std::move(digest), std::move(digits), std::move(value)};
}

bool is_sound(const Erasable& kept) { return kept.digest == digest_of(kept.salt, kept.value); }

}  // namespace zb
