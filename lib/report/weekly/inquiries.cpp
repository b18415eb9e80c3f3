// SPDX-License-Identifier: Apache-2.0
// 咨询: compares the inquiries of both evenings, and words what came and what was answered.
#include "report/weekly/inquiries.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/weekly/balance.h"

namespace zb {

namespace {

bool ever_asked(const WeekRecord& record) { return !record.now.state->inquiries.empty() || !record.before.state->inquiries.empty(); }

void count_settled(InquiryFigures& figures, const Inquiry& inquiry, Date first) {
    ++(*inquiry.settled() >= first ? figures.settled : figures.settled_prior);
    switch (inquiry.standing()) {
        case InquiryStanding::returned: ++figures.returned; break;
        case InquiryStanding::closed: ++(inquiry.answers.empty() || inquiry.reopened ? figures.withdrawn : figures.answered); break;
        case InquiryStanding::answered: ++figures.answered; break;
        case InquiryStanding::open: break;
    }
}

void require_balance(const InquiryFigures& figures) {
    const int came = figures.received + figures.received_prior + figures.reopened;
    const int went = figures.settled + figures.settled_prior + figures.reversed;
    require_equal("咨询", figures.before + came - went, static_cast<int>(figures.open.size()));
}

std::string open_words(const InquiryFigures& figures, const WeekRecord& record) {
    if (figures.open.empty()) return {};
    std::vector<std::string> late;
    for (const Inquiry* inquiry : figures.open)
        if (record.day() > inquiry->due) late.push_back(inquiry->code);
    const std::string overdue = late.empty() ? "" : fmt::format("（其中逾期{}件：{}）", late.size(), join_some(late, "、"));
    return fmt::format("，待答复{}件{}", figures.open.size(), overdue);
}

std::string clause_of(const InquiryFigures& figures, const WeekRecord& record) {
    const int others = figures.before + figures.received_prior + figures.reopened + figures.returned + figures.withdrawn + figures.reversed;
    const std::string hotline = figures.hotline > 0 ? fmt::format("（12345转办{}件）", figures.hotline) : "";
    if (figures.received > 0 && others == 0 && figures.open.empty())
        return fmt::format("受理咨询{}件{}，均已答复", figures.received, hotline);
    std::string text = figures.received > 0 ? fmt::format("受理咨询{}件{}", figures.received, hotline) : std::string{"无新咨询"};
    const auto term = [&](std::string_view what, int count) {
        if (count > 0) text += fmt::format("，{}{}件", what, count);
    };
    term("上期补录受理", figures.received_prior);
    term("答复", figures.answered);
    term("退回", figures.returned);
    term("提问人撤回", figures.withdrawn);
    term("回访不满意重新答复", figures.reopened);
    if (figures.reversed != 0) text += fmt::format("，冲销{:+}件", -figures.reversed);
    return text + open_words(figures, record);
}

}  // namespace

InquiryFigures inquiry_figures(const WeekRecord& record) {
    InquiryFigures figures;
    const Inquiries& known = record.now.state->inquiries;
    const Inquiries& before = record.before.state->inquiries;
    const Date first = record.period.first;
    for (const auto& [code, inquiry] : known) {
        const auto old = before.find(code);
        const bool is_new = old == before.end();
        const bool was_open = !is_new && old->second.is_open();
        if (is_new) {
            ++(inquiry.received >= first ? figures.received : figures.received_prior);
            figures.hotline += inquiry.received >= first && inquiry.way == InquiryWay::hotline ? 1 : 0;
        }
        if (!is_new && !was_open && inquiry.is_open()) inquiry.reopened ? ++figures.reopened : --figures.reversed;
        const bool settled = (is_new || was_open) && !inquiry.is_open();
        if (settled) count_settled(figures, inquiry, first);
        if (!inquiry.is_open()) continue;
        figures.open.push_back(&inquiry);
        figures.overdue += record.day() > inquiry.due ? 1 : 0;
    }
    for (const auto& [code, inquiry] : before) {
        if (!inquiry.is_open()) continue;
        ++figures.before;
        if (!known.contains(code)) ++figures.reversed;
    }
    return figures;
}

std::optional<std::string> inquiry_clause(const WeekRecord& record) {
    if (!ever_asked(record)) return std::nullopt;
    return clause_of(inquiry_figures(record), record);
}

std::vector<std::pair<std::string, Value>> inquiry_values(const WeekRecord& record) {
    if (!ever_asked(record)) return {};
    const InquiryFigures figures = inquiry_figures(record);
    require_balance(figures);
    return {{"inquiries.before", number(figures.before)},
            {"inquiries.received", number(figures.received)},
            {"inquiries.received_prior", number(figures.received_prior)},
            {"inquiries.hotline", number(figures.hotline)},
            {"inquiries.answered", number(figures.answered)},
            {"inquiries.returned", number(figures.returned)},
            {"inquiries.withdrawn", number(figures.withdrawn)},
            {"inquiries.settled", number(figures.settled)},
            {"inquiries.settled_prior", number(figures.settled_prior)},
            {"inquiries.reopened", number(figures.reopened)},
            {"inquiries.reversed", number(figures.reversed)},
            {"inquiries.open", number(figures.open.size())},
            {"inquiries.overdue", number(figures.overdue)}};
}

Sections inquiry_rows(const WeekRecord& record) {
    if (!ever_asked(record)) return {};
    const Inquiries& before = record.before.state->inquiries;
    const auto wanted = [&](const Inquiry& inquiry) {
        const auto known = before.find(inquiry.code);
        return known == before.end() || known->second.is_open() || inquiry.is_open();
    };
    return {machine_section("inquiries", inquiries_table(*record.now.state, record.day(), wanted))};
}

}  // namespace zb
