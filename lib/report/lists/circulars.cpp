// SPDX-License-Identifier: Apache-2.0
// The list of circulars, each text a row.
#include "report/lists/circulars.h"

#include <algorithm>

namespace zb {

namespace {

struct NumberedRow {
    std::int64_t seq = 0;
    Row cells;
};

Cell state_cell(const IssuedReport& issued) {
    if (issued.corrected_by != 0) return Cell{Value{std::string{"corrected"}}, "已更正"};
    if (issued.correction > 0) return Cell{Value{std::string{"correction"}}, "更正期"};
    return Cell{Value{std::string{"issued"}}, "已签发"};
}

Cell short_hash(const std::string& digits) { return Cell{digits, digits.substr(0, 16)}; }

Row issue_cells(const State& state, const IssuedReport& issued) {
    const CircularText& what = issued.what;
    const CircularDraft* draft = issued.draft ? draft_of(state, *issued.draft) : nullptr;
    return {issue_name(what),
            Cell{what.report, "周通报"},
            state_cell(issued),
            what.as_of,
            clock_text(issued.at),
            issued.by,
            draft == nullptr ? Cell{} : Cell{draft->by},
            draft == nullptr ? Cell{} : Cell{draft->reviewed_by},
            what.head,
            short_hash(what.head_hash),
            issued.seq,
            issued.corrects == 0 ? Cell{} : Cell{issued.corrects},
            issued.reason.empty() ? Cell{} : Cell{issued.reason},
            short_hash(what.digest)};
}

Row draft_cells(const CircularDraft& draft) {
    const CircularText& what = draft.what;
    return {issue_name(what),
            Cell{what.report, "周通报"},
            Cell{std::string{key(draft.status)}, std::string{label(draft.status)}},
            what.as_of,
            Cell{},
            Cell{},
            draft.by,
            draft.reviewed_by,
            what.head,
            short_hash(what.head_hash),
            draft.seq,
            Cell{},
            Cell{},
            short_hash(what.digest)};
}

}  // namespace

std::string_view key(CircularDraft::Status status) {
    switch (status) {
        case CircularDraft::Status::drafted: return "drafted";
        case CircularDraft::Status::reviewed: return "reviewed";
        case CircularDraft::Status::replaced: return "replaced";
        case CircularDraft::Status::issued: return "issued";
    }
    return "";
}

std::string_view label(CircularDraft::Status status) {
    switch (status) {
        case CircularDraft::Status::drafted: return "草稿";
        case CircularDraft::Status::reviewed: return "已审核";
        case CircularDraft::Status::replaced: return "已重拟";
        case CircularDraft::Status::issued: return "已签发";
    }
    return "";
}

Table issues_table(const State& state) {
    std::vector<NumberedRow> rows;
    for (const IssuedReport& issued : state.issued) rows.push_back({issued.seq, issue_cells(state, issued)});
    for (const CircularDraft& draft : state.drafts) {
        if (draft.status != CircularDraft::Status::issued) rows.push_back({draft.seq, draft_cells(draft)});
    }
    std::sort(rows.begin(), rows.end(), [](const NumberedRow& one, const NumberedRow& other) { return one.seq < other.seq; });
    Table table;
    table.columns = {{"issue", "期号"},
                     {"report", "种类"},
                     {"state", "状态"},
                     {"as_of", "数据截至"},
                     {"issued_at", "签发时刻"},
                     {"by", "签发人"},
                     {"drafted_by", "拟稿人"},
                     {"reviewed_by", "审核人"},
                     {"head", "依据条目", Align::right},
                     {"head_hash", "依据校验值"},
                     {"entry", "条目", Align::right},
                     {"corrects", "更正条目", Align::right},
                     {"reason", "更正原因"},
                     {"digest", "正文 SHA-256"}};
    for (NumberedRow& row : rows) table.rows.push_back(std::move(row.cells));
    return table;
}

}  // namespace zb
