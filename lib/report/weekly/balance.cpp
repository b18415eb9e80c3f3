// SPDX-License-Identifier: Apache-2.0
// The refusal for a sum that does not come out.
#include "report/weekly/balance.h"

#include <fmt/format.h>

#include "base/error.h"

namespace zb {

void require_equal(std::string_view sum, int left, int right) {
    if (left == right) return;
    throw Error{"report.unbalanced", fmt::format("周通报的“{}”不平：{} 与 {}，不能印出", sum, left, right),
                "这是 zb 的错误，请把台账副本交给维护人员；先核对：zb ledger verify"};
}

}  // namespace zb
