// SPDX-License-Identifier: Apache-2.0
// Goes through the items once; approval items are judged by the appraisal, so that one number is never two.
#include "report/department/figures.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <utility>

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

constexpr WorkingDays kSoon{5};  // as on the pages of today

struct Span {
    Date first, last;
    bool contains(Date day) const { return first <= day && day <= last; }
};

void add_turns(std::vector<ItemTurn>& turns, const WorkItem& item, const Span& span) {
    const auto add = [&](ItemTurn::Kind kind, Date on, std::string words, std::int64_t seq) {
        if (span.contains(on)) turns.push_back({kind, on, &item, std::move(words), seq});
    };
    const Attempt& attempt = *item.attempt;
    for (const Moved& moved : attempt.moves)
        if (moved.move == StepMove::return_) add(ItemTurn::Kind::correction, moved.on, moved.note.value_or(""), moved.seq);
    for (const Owed& owed : attempt.owed)
        add(ItemTurn::Kind::owed, owed.since, fmt::format("{}，{} 前补齐", owed.material, month_day(owed.due)), owed.seq);
    for (const Pause& pause : attempt.pauses)
        add(ItemTurn::Kind::pause, pause.from, fmt::format("{}，告知 {} 个工作日", pause.procedure, pause.expected), pause.seq);
    for (const Hold& hold : attempt.holds) add(ItemTurn::Kind::hold, hold.from, hold.note, hold.seq);
    if (const auto& extended = attempt.extension)
        add(ItemTurn::Kind::extension, extended->on,
            fmt::format("{} {}，{}批准", extended->days, label(item.planned->unit), extended->approver), extended->seq);
    for (const Escalation& raised : attempt.escalations)
        add(ItemTurn::Kind::escalation, raised.on, fmt::format("至{}：{}", raised.to, raised.note), raised.seq);
}

void sort_by(std::vector<const WorkItem*>& items, Kind kind) {
    const auto place = [kind](const WorkItem* item) {
        return std::tuple{item->day_of(kind).value_or(Date{}), item->project->code, item->planned->step};
    };
    std::stable_sort(items.begin(), items.end(), [&](const WorkItem* a, const WorkItem* b) { return place(a) < place(b); });
}

// Who must act next, and when; what waits for the applicant comes last.
void sort_by_urgency(std::vector<const WorkItem*>& items) {
    const auto place = [](const WorkItem* item) {
        const auto day = acting_date(item->today);
        return std::tuple{!item->today.past, !day.has_value(), day.value_or(Date{}), item->project->code, item->planned->step};
    };
    std::stable_sort(items.begin(), items.end(), [&](const WorkItem* a, const WorkItem* b) { return place(a) < place(b); });
}

void take(DepartmentWork& work, const WorkItem& item, const Span& span, Date soon) {
    const bool utility = item.planned->utility();
    if (item.happened(Kind::received, span.first, span.last)) work.received.push_back(&item);
    if (!utility && item.happened(Kind::accepted, span.first, span.last)) {
        work.accepted.push_back(&item);
        work.accepted_with_owed += item.attempt->owed.empty() ? 0 : 1;
    }
    if (item.happened(Kind::decided, span.first, span.last)) (utility ? work.decided_utility : work.decided).push_back(&item);
    add_turns(work.turns, item, span);
    if (item.lives())
        for (const Owed* owed : item.attempt->still_owed()) work.owed.push_back({&item, owed});
    if (!item.is_in_hand()) return;
    work.in_hand.push_back(&item);
    const auto acts = acting_date(item.today);
    if (acts && !item.today.past && span.last <= *acts && *acts <= soon) work.due_soon.push_back(&item);
}

}  // namespace

std::string_view label(ItemTurn::Kind kind) {
    switch (kind) {
        case ItemTurn::Kind::correction: return "一次性告知补正";
        case ItemTurn::Kind::owed: return "容缺受理";
        case ItemTurn::Kind::pause: return "特别程序";
        case ItemTurn::Kind::hold: return "挂起（企业原因）";
        case ItemTurn::Kind::extension: return "延长审批期限";
        case ItemTurn::Kind::escalation: return "提级";
    }
    return "";
}

int DepartmentWork::in_hand_approval() const {
    return static_cast<int>(
        std::count_if(in_hand.begin(), in_hand.end(), [](const WorkItem* item) { return item->planned->approval_item(); }));
}

int DepartmentWork::overdue() const {
    return static_cast<int>(std::count_if(in_hand.begin(), in_hand.end(), [](const WorkItem* item) { return item->today.past; }));
}

int DepartmentWork::overdue_approval() const {
    return static_cast<int>(std::count_if(in_hand.begin(), in_hand.end(),
                                          [](const WorkItem* item) { return item->planned->approval_item() && item->today.past; }));
}

DepartmentWork department_work(const StateOfDay& evening, const Appraisal& counted, std::string department) {
    DepartmentWork work;
    work.department = std::move(department);
    work.appraised = unit_of(counted, work.department);
    const Span span{counted.first, counted.last};
    const Date soon = evening.calendar().add(counted.last, kSoon);
    for (const auto& [key, item] : counted.work)
        if (item.planned->department == work.department) take(work, item, span, soon);
    sort_by(work.received, Kind::received);
    sort_by(work.accepted, Kind::accepted);
    sort_by(work.decided, Kind::decided);
    sort_by(work.decided_utility, Kind::decided);
    sort_by_urgency(work.in_hand);
    sort_by_urgency(work.due_soon);
    std::stable_sort(work.turns.begin(), work.turns.end(),
                     [](const ItemTurn& a, const ItemTurn& b) { return std::tie(a.on, a.seq) < std::tie(b.on, b.seq); });
    std::stable_sort(work.owed.begin(), work.owed.end(), [](const OwedItem& a, const OwedItem& b) { return a.owed->due < b.owed->due; });
    return work;
}

}  // namespace zb
