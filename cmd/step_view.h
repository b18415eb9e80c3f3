// SPDX-License-Identifier: Apache-2.0
// zb step list|show: the rows of the command list for reading steps.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command step_list_command();
Command step_show_command();

}  // namespace zb::cmd
