// SPDX-License-Identifier: Apache-2.0
// What is asked of 提级, and how it is worded.
#include "domain/escalation.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/domain.h"

namespace zb {

std::string escalation_words(const Escalation& escalation) { return fmt::format("{} 提级至{}", month_day(escalation.on), escalation.to); }

std::string escalation_words(const Escalations& escalations, bool due) {
    if (!escalations.empty()) return escalation_words(escalations.back());
    return due ? "应提级" : "";
}

void check_escalation(const State& state, const Escalation& wanted, const Escalations& before, const std::string& place,
                      const std::string& show) {
    const Person& person = known_staff(state, wanted.to);
    if (trim(wanted.note).empty()) throw Error{"escalation.no_reason", fmt::format("{}提级没有写原因", place), "加 --note 原因"};
    if (before.empty()) return;
    const Escalation& last = before.back();
    if (last.to == person.name)
        throw Error{"escalation.doubled", fmt::format("{}已于 {} 提级至{}（第 {} 条）", place, iso(last.on), last.to, last.seq),
                    fmt::format("再提级写另一个人；看它的经过：{}", show)};
    if (wanted.on < last.on)
        throw Error{"escalation.order", fmt::format("{}上次提级在 {}，不能记在它之前的 {}", place, iso(last.on), iso(wanted.on)),
                    fmt::format("--on 写 {} 或以后；看它的经过：{}", iso(last.on), show)};
}

std::optional<std::string> proposed_addressee(const State& state, std::string_view department, Date day) {
    const auto with_role = [&](std::string_view role, std::string_view of) -> std::optional<std::string> {
        for (const Person& person : state.staff.list) {
            if (person.role == role && !person.away_on(day) && (of.empty() || person.department == of)) return person.name;
        }
        return std::nullopt;
    };
    if (auto head = with_role("组长", "")) return head;
    if (auto deputy = with_role("副组长", "")) return deputy;
    return with_role("部门分管领导", department);
}

}  // namespace zb
