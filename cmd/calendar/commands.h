// SPDX-License-Identifier: Apache-2.0
// What calendar.cpp lists of the other files of its noun.
#pragma once

#include <vector>

#include "calendar/calendar.h"
#include "cli/context.h"

namespace zb::cli {

// The ledger's where there is a ledger, else those that ship with zb.
std::vector<HolidayNotice> notices_at_hand(Context& context);
std::vector<Command> calendar_notice_commands();

}  // namespace zb::cli
