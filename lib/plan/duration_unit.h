// SPDX-License-Identifier: Apache-2.0
// The unit of a limit as the engine of plans has it.
#pragma once

#include "flow/flow.h"
#include "schedule/schedule.h"

namespace zb {

inline DurationUnit duration_unit(LimitUnit unit) {
    switch (unit) {
        case LimitUnit::working: return DurationUnit::working;
        case LimitUnit::calendar: return DurationUnit::calendar;
        case LimitUnit::month: return DurationUnit::month;
    }
    return DurationUnit::working;
}

}  // namespace zb
