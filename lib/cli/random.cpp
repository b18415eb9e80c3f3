// SPDX-License-Identifier: Apache-2.0
// getrandom(2): at most 256 bytes come whole.
#include "cli/random.h"

#include <cassert>
#include <sys/random.h>

#include "base/error.h"

namespace zb::cli {

void fill_with_random_bytes(unsigned char* bytes, std::size_t count) {
    assert(count <= 256);
    if (getrandom(bytes, count, 0) == static_cast<ssize_t>(count)) return;
    throw Error{"random.failed", "系统给不出随机数", "稍后再试"};
}

}  // namespace zb::cli
