// SPDX-License-Identifier: Apache-2.0
// Text from data inside HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace zb {

// Escaped for element content and quoted attributes; control characters are made visible.
std::string markup_text(std::string_view text);

}  // namespace zb
