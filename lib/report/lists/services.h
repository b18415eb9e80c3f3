// SPDX-License-Identifier: Apache-2.0
// 服务: one of them with all that was recorded of it.
#pragma once

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

Document service_page(const State& state, const Service& service, const Basis& basis);

}  // namespace zb
