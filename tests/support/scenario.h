// SPDX-License-Identifier: Apache-2.0
// The scenario of six projects played on the domain alone: no file, no clock, no command line.
#pragma once

#include "domain/domain.h"

namespace zb {

// The state on the evening of `day`, from data/scenario/events.jsonl.
State play_scenario(Date day);

}  // namespace zb
