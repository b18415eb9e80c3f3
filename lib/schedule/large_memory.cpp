// SPDX-License-Identifier: Apache-2.0
// Large pages where the system has them for the asking.
#include "schedule/large_memory.h"

#ifdef __linux__
#include <memory>
#include <sys/mman.h>
#endif

namespace zb {

#ifdef __linux__

void prefer_large_pages(void* begin, std::size_t bytes) {
    constexpr std::size_t kLargePage = std::size_t{1} << 21;
    // Only whole large pages that are ours alone; fewer than two are not worth the asking.
    if (bytes < 2 * kLargePage) return;
    if (std::align(kLargePage, kLargePage, begin, bytes) != nullptr) (void)madvise(begin, bytes / kLargePage * kLargePage, MADV_HUGEPAGE);
}

#else

void prefer_large_pages(void*, std::size_t) {}

#endif

}  // namespace zb
