// SPDX-License-Identifier: Apache-2.0
// 项目总结: what a project's approvals took, beside law, promise and plan, and what was learnt
// (江海政数〔2021〕14号四（六）：项目服务结束后要 及时总结经验、取长补短).
#pragma once

#include <optional>
#include <string>

#include "base/document.h"
#include "outlook/outlook.h"

namespace zb {

// What people write of it.
struct Lessons {
    std::optional<std::string> experience, shortcomings, advice;
};

Document summary_document(const State& state, const ProjectOutlook& outlook, Date day, const Lessons& lessons, const Basis& basis);

}  // namespace zb
