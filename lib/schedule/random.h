// SPDX-License-Identifier: Apache-2.0
// xoshiro256++ (Blackman and Vigna, 2019), seeded by splitmix64: the same numbers on every machine, which the standard
// library's distributions do not promise.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace zb {

class Random {
public:
    explicit Random(std::uint64_t seed) {
        for (std::uint64_t& word : state_) {
            seed += 0x9e3779b97f4a7c15U;
            std::uint64_t mixed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9U;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
            word = mixed ^ (mixed >> 31);
        }
    }

    std::uint64_t next() {
        const std::uint64_t result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

    // From 0 to below 1.
    double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    // From 0 to below `count`.
    std::uint32_t below(std::uint32_t count) { return static_cast<std::uint32_t>(((next() >> 32) * count) >> 32); }

private:
    std::array<std::uint64_t, 4> state_{};
};

}  // namespace zb
