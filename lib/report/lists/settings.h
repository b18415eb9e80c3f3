// SPDX-License-Identifier: Apache-2.0
// Settings as a list: value, since when, what it means, where it comes from.
#pragma once

#include "base/table.h"
#include "domain/origin.h"

namespace zb {

// As of `day`; a change that lies ahead stands beside the value that holds. `origin` must know those changes too.
Table settings_table(const Origin& origin, Date day);

}  // namespace zb
