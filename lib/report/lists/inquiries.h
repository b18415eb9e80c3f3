// SPDX-License-Identifier: Apache-2.0
// The page of one inquiry: what was asked, until when, and what was answered.
#pragma once

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

Document inquiry_page(const State& state, const Inquiry& inquiry, Date day, const Basis& basis);

}  // namespace zb
