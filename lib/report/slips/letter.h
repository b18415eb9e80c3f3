// SPDX-License-Identifier: Apache-2.0
// What letters have in common: whom to ask and who sends them. Their readers have no zb, so no command stands in a letter.
#pragma once

#include <vector>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

// Whom to ask about each of the projects, then the sender and the date, as at the foot of an official letter.
Section signature_section(const State& state, const std::vector<const Project*>& projects, Date day);

}  // namespace zb
