// SPDX-License-Identifier: Apache-2.0
// An enterprise's page.
#pragma once

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

Document enterprise_page(const State& state, const Enterprise& enterprise, Date day, const Basis& basis);

}  // namespace zb
