// SPDX-License-Identifier: Apache-2.0
// zb report diff: what changed between two days.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command report_diff_command();

}  // namespace zb::cli
