// SPDX-License-Identifier: Apache-2.0
// zb report weekly and review: the circular, printed, drafted, reviewed, issued, corrected.
#pragma once

#include "cli/command.h"

namespace zb::cli {

Command report_weekly_command();
Command report_review_command();

}  // namespace zb::cli
