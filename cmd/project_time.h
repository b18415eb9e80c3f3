// SPDX-License-Identifier: Apache-2.0
// zb project time: the row of the command list.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command project_time_command();

}  // namespace zb::cmd
