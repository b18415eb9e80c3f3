// SPDX-License-Identifier: Apache-2.0
// zb plan make.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command plan_make_command();

}  // namespace zb::cli
