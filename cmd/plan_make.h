// SPDX-License-Identifier: Apache-2.0
// zb plan make.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command plan_make_command();

}  // namespace zb::cmd
