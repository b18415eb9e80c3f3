// SPDX-License-Identifier: Apache-2.0
// The reconciliations of the circular: each section makes its own before anybody reads it.
#pragma once

#include <string_view>

namespace zb {

// Throws Error "report.unbalanced" where the two sides of a sum differ: such a circular must not be printed.
void require_equal(std::string_view sum, int left, int right);

}  // namespace zb
