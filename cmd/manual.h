// SPDX-License-Identifier: Apache-2.0
// The manual page zb(1), made from the command list, in scdoc's notation: `zb help manual | scdoc > zb.1`.
#pragma once

#include <string>

namespace zb::cmd {

std::string manual_page();

}  // namespace zb::cmd
