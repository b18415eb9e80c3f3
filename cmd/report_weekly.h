// SPDX-License-Identifier: Apache-2.0
// zb report weekly and review: the circular, printed, drafted, reviewed, issued, corrected.
#pragma once

#include "cmd/command.h"

namespace zb::cmd {

Command report_weekly_command();
Command report_review_command();

}  // namespace zb::cmd
