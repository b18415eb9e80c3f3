// SPDX-License-Identifier: Apache-2.0
// Which items count in 提速, and how it is said.
#include "report/words/saved.h"

#include <fmt/format.h>

#include "report/words/share.h"

namespace zb {

void Saved::add(const Saved& other) {
    items += other.items;
    legal += other.legal;
    promised += other.promised;
    used += other.used;
}

std::string_view label(NotSaved why) {
    switch (why) {
        case NotSaved::opening: return "期初转入";
        case NotSaved::unit: return "以日历日或月计时限";
        case NotSaved::no_legal: return "没有法定时限";
        case NotSaved::no_promise: return "没有承诺时限";
    }
    return "";
}

std::optional<Saved> saved_by(const PlannedStep& planned, const Attempt* attempt, const StepToday& today) {
    const bool judged = planned.approval_item() && attempt != nullptr && attempt->decided && !attempt->opening;
    // Working days are not added to calendar days or months.
    if (!judged || planned.unit != LimitUnit::working || !planned.legal || !planned.promised) return std::nullopt;
    return Saved{1, *planned.legal, *planned.promised, today.used};
}

NotSaved why_not_saved(const PlannedStep& planned, const Attempt& attempt) {
    if (attempt.opening) return NotSaved::opening;
    if (!planned.legal) return NotSaved::no_legal;
    return planned.unit == LimitUnit::working ? NotSaved::no_promise : NotSaved::unit;
}

std::string saved_text(int used, int whole) { return used > whole ? fmt::format("超{}天", used - whole) : rate_text(whole - used, whole); }

}  // namespace zb
