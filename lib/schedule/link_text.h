// SPDX-License-Identifier: Apache-2.0
// A link as people write it behind the name of the predecessor: s01FS+2wd, 消防设计审查SS.
#pragma once

#include <string_view>

#include "schedule/schedule.h"

namespace zb {

struct LinkText {
    std::string_view from;  // name or id of the predecessor
    LinkKind kind = LinkKind::finish_start;
    int lag = 0;
    DurationUnit lag_unit = DurationUnit::working;
};

// A name may hold letters and digits, so kind and lag are sought from the end; what is not a kind or a lag belongs to the name.
LinkText read_link_text(std::string_view text);

}  // namespace zb
