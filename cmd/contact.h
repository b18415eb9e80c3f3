// SPDX-License-Identifier: Apache-2.0
// What other nouns list of contacts.
#pragma once

#include "cli/command.h"

namespace zb::cli {

// zb staff erase.
Command staff_erase_command();

}  // namespace zb::cli
