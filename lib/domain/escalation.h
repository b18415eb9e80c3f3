// SPDX-License-Identifier: Apache-2.0
// 提级: what is long past its day is taken to somebody higher. One shape for steps and for problems.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace zb {

struct State;

// Who took it to whom, when and why.
struct Escalation {
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    std::string to;
    std::string note;
};
using Escalations = std::vector<Escalation>;

// 11-20 提级至专班组长.
std::string escalation_words(const Escalation& escalation);
// 应提级 where it is due and has not been done; the last one where it has; else nothing.
std::string escalation_words(const Escalations& escalations, bool due);

// Throws Error "staff.unknown", "escalation.no_reason", "escalation.doubled" (the last one was to the same person), "escalation.order".
// `place` is what it is about, `show` a command that shows it.
void check_escalation(const State& state, const Escalation& wanted, const Escalations& before, const std::string& place,
                      const std::string& show);

// Whom the office's page proposes: 组长, else 副组长, else the department's 部门分管领导 who is not away; none where nobody is known.
std::optional<std::string> proposed_addressee(const State& state, std::string_view department, Date day);

}  // namespace zb
