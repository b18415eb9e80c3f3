// SPDX-License-Identifier: Apache-2.0
// What stands in the foot of every list and page.
#pragma once

#include <string>

#include "base/document.h"

namespace zb {

// Which entry a printed page rests on, its day and the rules: all that a letter says of it, whose reader has no zb.
std::string basis_words(const Basis& basis);

}  // namespace zb
