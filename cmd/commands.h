// SPDX-License-Identifier: Apache-2.0
// The commands of zb.
#pragma once

#include "cli/command.h"

namespace zb::cli {

const CommandList& commands();

}  // namespace zb::cli
