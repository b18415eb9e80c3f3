// SPDX-License-Identifier: Apache-2.0
// zb report diff: what changed between two days.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command report_diff_command();

}  // namespace zb::cmd
