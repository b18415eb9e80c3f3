// SPDX-License-Identifier: Apache-2.0
// Random bytes from the operating system: origins, keys and salts.
#pragma once

#include <array>
#include <cstddef>

namespace zb::cli {

// Throws Error "random.failed".
void fill_with_random_bytes(unsigned char* bytes, std::size_t count);

template <std::size_t N>
std::array<unsigned char, N> random_bytes() {
    std::array<unsigned char, N> bytes{};
    fill_with_random_bytes(bytes.data(), N);
    return bytes;
}

}  // namespace zb::cli
