// SPDX-License-Identifier: Apache-2.0
// What must be kept of a person and must be erasable (个人信息保护法 第四十七条): the entries, which nobody can change, hold a salted
// digest of it; the value and its salt lie beside the chain and go together.
#pragma once

#include <array>
#include <string>

namespace zb {

using Salt = std::array<unsigned char, 16>;

struct Erasable {
    std::string digest;  // 64 hex digits, as an entry holds it
    std::string salt;    // 32 hex digits
    std::string value;   // JSON
};
Erasable erasable(const Salt& salt, std::string value);
// Whether the digest is that of salt and value.
bool is_sound(const Erasable& kept);

}  // namespace zb
