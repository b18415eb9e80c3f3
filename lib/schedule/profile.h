// SPDX-License-Identifier: Apache-2.0
// What is left of all capacities, period by period: private to lib/schedule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schedule/rcpsp.h"

namespace zb {

// Four resources to a word, 15 bits each and a guard above: one subtraction shows whether all four suffice.
class Profile {
public:
    explicit Profile(const CapacityProblem& problem) : words_((problem.capacities.size() + 3) / 4) {
        full_ = packed(problem.capacities);
        for (const std::vector<int>& demand : problem.demands) {
            const std::vector<std::uint64_t> words = packed(demand);
            demands_.insert(demands_.end(), words.begin(), words.end());
        }
    }

    void clear() { free_.clear(); }

    // The first moment not before `from` at which the task finds what it needs for its whole length.
    int first_fit(std::uint32_t task, int from, int length) {
        const std::uint64_t* need = demands_.data() + task * words_;
        grow(from + length);
        int begin = from;
        for (int t = from; t < begin + length; ++t) {
            if (suffices(t, need)) continue;
            begin = t + 1;
            grow(begin + length);
        }
        return begin;
    }

    void take(std::uint32_t task, int begin, int length) {
        const std::uint64_t* need = demands_.data() + task * words_;
        grow(begin + length);
        std::uint64_t* free = free_.data() + static_cast<std::size_t>(begin) * words_;
        for (int t = 0; t < length; ++t) {
            for (std::size_t w = 0; w < words_; ++w) *free++ -= need[w];
        }
    }

private:
    static constexpr std::uint64_t kGuards = 0x8000'8000'8000'8000U;

    std::vector<std::uint64_t> packed(const std::vector<int>& amounts) const {
        std::vector<std::uint64_t> words(words_);
        for (std::size_t r = 0; r < amounts.size(); ++r) words[r / 4] |= static_cast<std::uint64_t>(amounts[r]) << (16 * (r % 4));
        return words;
    }

    bool suffices(int t, const std::uint64_t* need) const {
        const std::uint64_t* free = free_.data() + static_cast<std::size_t>(t) * words_;
        for (std::size_t w = 0; w < words_; ++w) {
            if ((((free[w] | kGuards) - need[w]) & kGuards) != kGuards) return false;
        }
        return true;
    }

    void grow(int end) {
        while (free_.size() < static_cast<std::size_t>(end) * words_) free_.insert(free_.end(), full_.begin(), full_.end());
    }

    std::size_t words_;
    std::vector<std::uint64_t> full_ = {};
    std::vector<std::uint64_t> demands_ = {};
    std::vector<std::uint64_t> free_ = {};
};

}  // namespace zb
