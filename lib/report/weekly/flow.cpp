// SPDX-License-Identifier: Apache-2.0
// 在办对账: counts the week's events, and prints the sum.
#include "report/weekly/flow.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/rules_version.h"
#include "report/weekly/balance.h"
#include "report/weekly/items.h"
#include "report/weekly/rules_change.h"
#include "report/words/items.h"

namespace zb {

namespace {

using Kind = WeekEvent::Kind;

int count_of(const std::vector<WeekEvent>& events, Kind kind) {
    return static_cast<int>(std::count_if(events.begin(), events.end(), [&](const WeekEvent& event) { return event.kind == kind; }));
}

// Terms that are 0 are left out, except the three that are always printed.
std::string flow_sentence(const WeekFlow& flow, std::string_view word) {
    std::string text = fmt::format("上期末{}项＋{}收件{}项", flow.in_hand_before, word, flow.received);
    const auto term = [&](std::string_view sign, std::string_view name, int count) {
        if (count > 0) text += fmt::format("{}{}{}项", sign, name, count);
    };
    term("＋", "上期补录收件", flow.received_prior);
    term("＋", "期初转入", flow.opened);
    text += fmt::format("－{}办结{}项", word, flow.decided);
    term("－", "上期补录办结", flow.decided_prior);
    term("－", "不予受理", flow.refused);
    term("－", "申请人撤回", flow.withdrawn);
    term("－", "随项目调出", flow.moved_out);
    term("－", "冲销收件", flow.reversed_received);
    term("－", "冲销期初转入", flow.reversed_opened);
    term("＋", "冲销办结", flow.reversed_decided);
    term("＋", "冲销撤回、不予受理或调出后又入库", flow.reversed_exited);
    return text + fmt::format("＝期末{}项", flow.in_hand);
}

std::string split_of_in_hand(const std::vector<WeekItem>& in_hand) {
    if (in_hand.empty()) return "。";
    const auto utilities = std::count_if(in_hand.begin(), in_hand.end(), [](const WeekItem& item) { return item.planned.utility(); });
    return fmt::format("（{}）。",
                       kinds_words(static_cast<int>(in_hand.size()) - static_cast<int>(utilities), static_cast<int>(utilities)));
}

std::string events_text(const std::vector<WeekEvent>& events) {
    std::vector<std::string> parts;
    for (const WeekEvent& event : events) {
        parts.push_back(fmt::format("{}{}{}{}", event.item.project_name, event.item.planned.name, month_day(event.on), label(event.kind)));
    }
    return join(parts, "、") + "。";
}

std::string_view event_key(WeekEvent::Kind kind) {
    switch (kind) {
        case WeekEvent::Kind::received: return "received";
        case WeekEvent::Kind::opened: return "opened";
        case WeekEvent::Kind::accepted: return "accepted";
        case WeekEvent::Kind::decided: return "decided";
        case WeekEvent::Kind::refused: return "refused";
        case WeekEvent::Kind::withdrawn: return "withdrawn";
        case WeekEvent::Kind::moved_out: return "moved_out";
    }
    return "";
}

bool waits_for_acceptance(const WeekItem& item) {
    return item.today.state == StepState::filed || item.today.state == StepState::correcting;
}

Cell counted_as(const WeekItem& item) { return item.planned.utility() ? Cell{"utility", "公用服务"} : Cell{"approval", "审批事项"}; }

// Filed, or for a utility the day its work began.
std::optional<Date> filed_day(const WeekItem& item) { return item.attempt.filed ? item.attempt.filed : item.attempt.accepted; }

// Working days left: none while paused, correcting or overdue.
std::optional<int> left_if_running(const WeekItem& item) {
    const StepToday& today = item.today;
    const bool runs =
        (today.state == StepState::filed && !today.intake_past) || (today.state == StepState::accepted && today.due && !today.past);
    return runs ? std::optional{today.left} : std::nullopt;
}

Table prior_rows(const std::vector<WeekEvent>& events) {
    Table table = table_of_items({{"what", "办理情况"}, {"on", "发生日"}, {"counted", "计入"}});
    for (const WeekEvent& event : events) {
        const Cell what{std::string{event_key(event.kind)}, std::string{label(event.kind)}};
        table.rows.push_back(item_cells(event.item, {what, event.on, counted_as(event.item)}));
    }
    return table;
}

std::string result_of(const WeekEvent& decision) {
    if (decision.item.today.state == StepState::denied) return "不予许可";
    return decision.item.today.past ? "超承诺" : "按时";
}

// 甲项目环评09-11办结，上期报按时，更正为超承诺: the printed one by its own day.
std::string corrected_text(const std::vector<CorrectedDecision>& corrected) {
    std::vector<std::string> parts;
    for (const auto& [printed, now] : corrected) {
        const std::string moved = printed.on == now.on ? "" : fmt::format("（{}）", month_day(now.on));
        parts.push_back(fmt::format("{}{}{}办结，原报{}，更正为{}{}", now.item.project_name, now.item.planned.name, month_day(printed.on),
                                    result_of(printed), result_of(now), moved));
    }
    return join(parts, "；") + "。";
}

}  // namespace

std::string kinds_words(int approval, int utility) {
    std::vector<std::string> parts;
    if (approval > 0 || utility == 0) parts.push_back(fmt::format("审批事项{}项", approval));
    if (utility > 0) parts.push_back(fmt::format("公用服务{}项", utility));
    return join(parts, "、");
}

WeekFlow week_flow(const WeekEvents& events) {
    WeekFlow flow;
    flow.in_hand_before = events.in_hand_before;
    flow.received = static_cast<int>(events.received.size());
    flow.received_prior = count_of(events.prior, Kind::received);
    flow.opened = count_of(events.others, Kind::opened);
    flow.decided = static_cast<int>(events.decided.size() + events.decided_utility.size());
    flow.decided_prior = count_of(events.prior, Kind::decided);
    flow.accepted_prior = count_of(events.prior, Kind::accepted);
    flow.refused = count_of(events.others, Kind::refused);
    flow.withdrawn = count_of(events.others, Kind::withdrawn);
    flow.moved_out = count_of(events.others, Kind::moved_out);
    flow.reversed_received = count_of(events.reversed, Kind::received);
    flow.reversed_opened = count_of(events.reversed, Kind::opened);
    flow.reversed_accepted = count_of(events.reversed, Kind::accepted);
    flow.reversed_decided = count_of(events.reversed, Kind::decided);
    flow.reversed_exited =
        count_of(events.reversed, Kind::refused) + count_of(events.reversed, Kind::withdrawn) + count_of(events.reversed, Kind::moved_out);
    flow.in_hand = static_cast<int>(events.in_hand.size());
    return flow;
}

namespace {

// Said once: by the first circular after the rules changed.
void add_rule_changes(Section& section, const Circular& circular) {
    const IssuedReport* before = issue_before(*circular.record.now.state, circular.record.day());
    if (before == nullptr) return;
    const std::vector<std::string> changes = rule_changes(circular.record, before->what);
    if (changes.empty()) return;
    section.blocks.emplace_back(Paragraph{
        fmt::format("自本期起按口径第{}版统计，上期按第{}版：{}。", kRulesVersion, before->what.rules.value_or(1), join(changes, "；")),
        "口径调整："});
}

}  // namespace

Section flow_section(const Circular& circular) {
    const WeekRecord& record = circular.record;
    const WeekEvents& events = record.events;
    const WeekFlow flow = week_flow(events);
    require_equal("在办对账", flow.expected(), flow.in_hand);
    Section section{"flow", "", 2};
    section.figures = {{"in_hand_before", number(flow.in_hand_before)},
                       {"received", number(flow.received)},
                       {"received_prior", number(flow.received_prior)},
                       {"opened", number(flow.opened)},
                       {"decided", number(flow.decided)},
                       {"decided_prior", number(flow.decided_prior)},
                       {"accepted_prior", number(flow.accepted_prior)},
                       {"exited", number(flow.exited())},
                       {"refused", number(flow.refused)},
                       {"withdrawn", number(flow.withdrawn)},
                       {"moved_out", number(flow.moved_out)},
                       {"reversed_received", number(flow.reversed_received)},
                       {"reversed_opened", number(flow.reversed_opened)},
                       {"reversed_decided", number(flow.reversed_decided)},
                       {"reversed_exited", number(flow.reversed_exited)},
                       {"reversed_accepted", number(flow.reversed_accepted)},
                       {"corrected", number(events.corrected.size())},
                       {"in_hand", number(flow.in_hand)}};
    section.blocks.emplace_back(Paragraph{flow_sentence(flow, record.period.word()) + split_of_in_hand(events.in_hand), "在办对账："});
    if (!events.prior.empty()) section.blocks.emplace_back(Paragraph{events_text(events.prior), "上期补录："});
    if (!events.reversed.empty()) section.blocks.emplace_back(Paragraph{events_text(events.reversed), "上期已报、现冲销："});
    if (!events.corrected.empty()) section.blocks.emplace_back(Paragraph{corrected_text(events.corrected), "上期更正："});
    add_rule_changes(section, circular);
    section.rows = prior_rows(events.prior);
    return section;
}

Table in_hand_rows(const std::vector<WeekItem>& items) {
    Table table = table_of_items({{"department", "责任部门"},
                                  {"counted", "计入"},
                                  {"state", "状态"},
                                  {"filed", "收件日"},
                                  {"accepted", "受理日"},
                                  {"promised", "承诺", Align::right},
                                  {"due", "到期日"},
                                  {"left", "剩余", Align::right},
                                  {"overdue", "超承诺", Align::right},
                                  {"legal_due", "法定到期"},
                                  {"lamp", "灯"},
                                  {"decide_acceptance_by", "决定是否受理期限"},
                                  {"responsible", "责任人"}});
    for (const WeekItem& item : items) {
        const StepToday& today = item.today;
        const bool waits = waits_for_acceptance(item);
        const auto once_accepted = [&](const std::optional<Date>& day) { return waits ? Cell{} : Cell{day}; };
        const Cell decide_by = today.state == StepState::filed ? Cell{today.intake_due} : Cell{};
        table.rows.push_back(
            item_cells(item, {item.planned.department, counted_as(item), state_cell(item.planned, today.state), filed_day(item),
                              once_accepted(today.accepted), limit_cell(item), once_accepted(today.due), left_if_running(item),
                              today.overdue, once_accepted(today.legal_due), lamp_cell(today.lamp), decide_by, item.responsible}));
    }
    return table;
}

}  // namespace zb
