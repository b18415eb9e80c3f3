// SPDX-License-Identifier: Apache-2.0
// The page of a service: what it is, then its history.
#include "report/lists/services.h"

#include <algorithm>
#include <fmt/format.h>

#include "report/words/page.h"

namespace zb {

namespace {

// The columns of the list, read down; those that are empty are left out.
Table details_of(const State& state, const Service& service, Date day) {
    const Table row = services_table(state, day, [&](const Service& each) { return each.begun.code == service.begun.code; });
    Details details;
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
        Column column = row.columns[i];
        column.reader = Reader::both;
        if (row.rows.front()[i].value.index() != 0) details.emplace_back(std::move(column), row.rows.front()[i]);
    }
    return details_table(details);
}

Table history_of(const Service& service) {
    struct Line {
        Date on;
        std::int64_t seq;
        std::string words;
        std::optional<std::string> by;
    };
    std::vector<Line> lines;
    for (const Service::Step& step : service.steps) lines.push_back({step.on, step.seq, step.words, step.by});
    for (const Service::Payment& payment : service.payments)
        lines.push_back({payment.on, payment.seq, fmt::format("到账 {} 万元", in_wan(payment.amount)), payment.by});
    if (service.closed) lines.push_back({*service.closed, service.closed_seq, "办结：" + service.result.value_or(""), service.closed_by});
    std::stable_sort(lines.begin(), lines.end(), [](const Line& one, const Line& other) { return one.seq < other.seq; });
    Table table;
    table.columns = {{"on", "日期"}, {"what", "进展"}, {"by", "经办"}, {"entry", "条目", Align::right}};
    for (const Line& line : lines) table.rows.push_back({line.on, line.words, line.by, line.seq});
    return table;
}

}  // namespace

Document service_page(const State& state, const Service& service, const Basis& basis) {
    Document page;
    page.report = "service";
    page.titles = {fmt::format("{} {}", service.begun.code, label(service.begun.sort))};
    page.basis = basis;
    Section head{"service", ""};
    head.blocks.emplace_back(details_of(state, service, basis.as_of));
    Section history{"history", "经过"};
    add_rows(history, history_of(service), "还没有跟进。");
    page.sections = {head, history};
    page.notes = {basis_note(basis, "zb service show " + service.begun.code)};
    return page;
}

}  // namespace zb
