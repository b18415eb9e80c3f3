// SPDX-License-Identifier: Apache-2.0
// What zb --version says.
#pragma once

#include <string>

namespace zb::cli {

std::string version_text();

}  // namespace zb::cli
