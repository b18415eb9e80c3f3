// SPDX-License-Identifier: Apache-2.0
// Counts hand-overs at the window, documents handed over together and services, and words them.
#include "report/weekly/services.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "report/weekly/balance.h"

namespace zb {

namespace {

// What this issue knows and the one before did not, of days up to the period's last.
template <class ByCode, class Use>
void each_new(const ByCode& now, const ByCode& before, const Use& use) {
    for (const auto& [code, one] : now)
        if (!before.contains(code)) use(one);
}

// What the one before told and is cancelled since.
template <class ByCode>
int count_gone(const ByCode& now, const ByCode& before) {
    return static_cast<int>(std::count_if(before.begin(), before.end(), [&](const auto& each) { return !now.contains(each.first); }));
}

void add_window(ServicePart& part, const WeekRecord& record) {
    int intakes = 0, steps = 0, handovers = 0, documents = 0;
    const int intakes_gone = count_gone(record.now.state->intakes, record.before.state->intakes);
    const int handovers_gone = count_gone(record.now.state->handovers, record.before.state->handovers);
    std::set<std::string> departments;
    each_new(record.now.state->intakes, record.before.state->intakes, [&](const Intake& intake) {
        ++intakes;
        steps += static_cast<int>(intake.steps.size());
        for (const std::string& department : intake.departments()) departments.insert(department);
    });
    each_new(record.now.state->handovers, record.before.state->handovers, [&](const Handover& handover) {
        ++handovers;
        documents += static_cast<int>(handover.documents.size());
    });
    if (intakes + handovers + intakes_gone + handovers_gone == 0) return;
    part.figures.insert(part.figures.end(), {{"intakes", number(intakes)},
                                             {"intake_steps", number(steps)},
                                             {"intake_departments", number(departments.size())},
                                             {"intakes_reversed", number(intakes_gone)},
                                             {"handovers", number(handovers)},
                                             {"handovers_reversed", number(handovers_gone)},
                                             {"documents_handed", number(documents)}});
    std::vector<std::string> words;
    if (intakes > 0) words.push_back(fmt::format("一窗收件{}次，分送{}个部门办理{}项", intakes, departments.size(), steps));
    if (handovers > 0) words.push_back(fmt::format("统一发证{}次{}件", handovers, documents));
    if (intakes_gone > 0) words.push_back(fmt::format("冲销以前所报一窗收件{}次", intakes_gone));
    if (handovers_gone > 0) words.push_back(fmt::format("冲销以前所报统一发证{}次", handovers_gone));
    part.paragraphs.push_back({fmt::format("{}{}。", record.period.word(), join(words, "；"))});
}

struct ServiceCounts {
    int begun = 0, prior = 0, gone = 0, closed = 0, open = 0, overdue = 0, reach = 0;
    Money applied, paid;
    std::vector<std::string> sorts;  // 上门服务2次
};

ServiceCounts count_services(const WeekRecord& record) {
    ServiceCounts counts;
    const Services& before = record.before.state->services;
    counts.gone = count_gone(record.now.state->services, before);
    for (const ServiceMeaning& meaning : service_sorts()) {
        int begun = 0;
        for (const auto& [code, service] : record.now.state->services) {
            if (service.begun.sort != meaning.sort) continue;
            const auto old = before.find(code);
            const bool is_new = old == before.end();
            if (is_new) {
                ++begun;
                counts.prior += service.on < record.period.first ? 1 : 0;
                counts.applied = counts.applied + service.begun.amount.value_or(Money{});
                counts.reach += service.begun.reach.value_or(0);
            }
            counts.closed += service.closed && (is_new || !old->second.closed) ? 1 : 0;
            counts.open += service.open() ? 1 : 0;
            counts.overdue += service.open() && service.due && *service.due < record.day() ? 1 : 0;
            const Money paid_before = is_new ? Money{} : old->second.paid();
            counts.paid = counts.paid + Money{service.paid().yuan - paid_before.yuan};
        }
        counts.begun += begun;
        if (begun > 0) counts.sorts.push_back(fmt::format("{}{}次", meaning.label, begun));
    }
    return counts;
}

void add_services(ServicePart& part, const WeekRecord& record) {
    const ServiceCounts counts = count_services(record);
    if (counts.begun + counts.gone + counts.closed + counts.open == 0 && counts.paid.yuan == 0) return;
    part.figures.insert(part.figures.end(), {{"services", number(counts.begun)},
                                             {"services_prior", number(counts.prior)},
                                             {"services_reversed", number(counts.gone)},
                                             {"services_closed", number(counts.closed)},
                                             {"services_open", number(counts.open)},
                                             {"services_overdue", number(counts.overdue)},
                                             {"policy_applied", Value{counts.applied}},
                                             {"policy_paid", Value{counts.paid}},
                                             {"publicity_reach", number(counts.reach)}});
    const std::string prior = counts.prior > 0 ? fmt::format("（其中补录上期{}次）", counts.prior) : "";
    std::string text = counts.begun == 0
                           ? fmt::format("{}无新记服务", record.period.word())
                           : fmt::format("{}提供服务{}次{}：{}", record.period.word(), counts.begun, prior, join(counts.sorts, "、"));
    if (counts.reach > 0) text += fmt::format("，宣传覆盖{}人（家）", counts.reach);
    if (counts.applied.yuan > 0 || counts.paid.yuan != 0)
        text += fmt::format("；政策兑现申请{}万元、到账{}万元", in_wan(counts.applied), in_wan(counts.paid));
    if (counts.gone > 0) text += fmt::format("；冲销以前所报{}次", counts.gone);
    if (counts.closed > 0) text += fmt::format("；办结{}件", counts.closed);
    if (counts.open > 0)
        text += fmt::format("；期末跟进中{}件{}", counts.open, counts.overdue > 0 ? fmt::format("，其中逾期{}件", counts.overdue) : "");
    part.paragraphs.push_back({text + "。"});
}

}  // namespace

ServicePart service_part(const WeekRecord& record) {
    ServicePart part;
    add_window(part, record);
    add_services(part, record);
    return part;
}

}  // namespace zb
