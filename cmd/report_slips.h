// SPDX-License-Identifier: Apache-2.0
// zb report progress|dunning: the rows of the command list.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command report_progress_command();
Command report_dunning_command();

}  // namespace zb::cli
