// SPDX-License-Identifier: Apache-2.0
// Shares and means as the reports print them: one decimal, half up, from the numbers shown (domain.md, Clocks).
#pragma once

#include <string>

namespace zb {

// 80.0% of 4 and 5. `whole` is greater than 0.
std::string rate_text(int part, int whole);
// 5.6 of 28 and 5. `count` is greater than 0, `sum` not negative.
std::string mean_text(int sum, int count);

}  // namespace zb
