// SPDX-License-Identifier: Apache-2.0
// Looks through a state: what was cancelled is not found.
#include "report/lists/search.h"

namespace zb {

Table search_table(const State& state, std::span<const std::string> words) {
    Finder finder{words};
    look_through(state, finder);
    return finder.take();
}

}  // namespace zb
