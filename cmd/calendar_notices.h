// SPDX-License-Identifier: Apache-2.0
// zb calendar show|import: the holiday notices that the ledger knows.
#pragma once

#include <vector>

#include "calendar/calendar.h"
#include "cli/context.h"

namespace zb::cli {

// The ledger's where there is a ledger, else those that ship with zb.
std::vector<HolidayNotice> notices_at_hand(Context& context);
std::vector<Command> calendar_notice_commands();

}  // namespace zb::cli
