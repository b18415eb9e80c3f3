// SPDX-License-Identifier: Apache-2.0
// 部门办理情况: a page for a department's head on what it did in a period, has in hand and is asked for.
#pragma once

#include "base/document.h"
#include "report/department/figures.h"

namespace zb {

Document department_document(const StateOfDay& evening, const Appraisal& counted, const DepartmentWork& work, const Basis& basis);

}  // namespace zb
