// SPDX-License-Identifier: Apache-2.0
// Memory for arrays over a large network: private to lib/schedule.
#pragma once

#include <cstddef>
#include <vector>

namespace zb {

// Asks the system to hand out such memory in large pages: taken page by page, the first touch of what solve() answers for a million
// activities takes longer than the answers do. A wish only: nothing depends on it, and little memory is left as it is.
void prefer_large_pages(void* begin, std::size_t bytes);

template <class Value>
void reserve_large(std::vector<Value>& values, std::size_t count) {
    if (values.capacity() >= count) return;
    values.reserve(count);
    prefer_large_pages(values.data(), count * sizeof(Value));
}

}  // namespace zb
