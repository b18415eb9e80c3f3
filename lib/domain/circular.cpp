// SPDX-License-Identifier: Apache-2.0
// Drafting, reviewing, issuing and correcting circulars: what is refused, what follows.
#include "domain/circular.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/hands.h"
#include "domain/wording.h"
#include "ledger/entry.h"

namespace zb {

namespace {

bool same_calendar_week(Date one, Date other) {
    const auto monday = [](Date day) { return day - CalendarDays{day.weekday() - 1}; };
    return monday(one) == monday(other);
}

void check_number(const State& state, const CircularText& circular) {
    int before = 0;
    for (const IssuedReport& issued : state.issued) {
        const bool same = issued.what.report == circular.report && issued.what.year == circular.year;
        if (same) before = std::max(before, issued.what.number);
    }
    // The office's numbers have no gaps; only the first that zb issues in a year may follow earlier ones on paper.
    const bool follows = before == 0 ? circular.number > 0 : circular.number == before + 1;
    if (follows) return;
    throw Error{"report.number_gap", fmt::format("{}不接上一期（第{}期），期号须连续", issue_words(circular), before),
                "不写 --number，由 zb 接着编号；已有草稿的，重新拟稿：zb report weekly --draft"};
}

void check_text(const Envelope& envelope, const CircularText& circular) {
    if (circular.digest == hex(sha256(circular.text)) && circular.head < envelope.seq) return;
    throw Error{"report.misfit", "通报正文与其校验值或所依据的条目不符", "重新签发：zb report weekly --issue"};
}

// A day has one circular, and none is issued behind a later one: its period begins where that one ended.
void check_new(const State& state, const Envelope& envelope, const CircularText& circular) {
    if (const IssuedReport* issued = last_issued(state, circular.report)) {
        const CircularText& last = issued->what;
        if (last.as_of == circular.as_of) {
            throw Error{"report.issued_already", fmt::format("数据截至 {} 的通报已签发：{}", iso(circular.as_of), issue_words(last)),
                        fmt::format("看已签发的：zb report show {0}；有错须更正的：zb report weekly --correct {0} --reason 原因 --by 人员",
                                    issue_name(last))};
        }
        if (circular.as_of < last.as_of) {
            throw Error{"report.too_old",
                        fmt::format("已签发到截至 {} 的{}，不能再签发更早的 {}", iso(last.as_of), issue_words(last), iso(circular.as_of)),
                        "遗漏的办理情况会作为“上期补录”进入下一期"};
        }
    }
    check_number(state, circular);
    check_text(envelope, circular);
}

// While a draft waits, no other text may be issued for its week.
void check_no_draft_waits(const State& state, const CircularText& circular) {
    const CircularDraft* draft = waiting_draft(state, circular.report);
    if (draft == nullptr || !same_calendar_week(draft->what.as_of, circular.as_of)) return;
    throw Error{
        "report.draft_waits",
        fmt::format("{}已有草稿（第 {} 条，截至 {}），签发的须是草稿的正文", issue_words(draft->what), draft->seq, iso(draft->what.as_of)),
        fmt::format("审核后签发：zb report review {} --by 审核人；不用这份草稿：zb ledger reverse {}", issue_name(draft->what),
                    draft->seq)};
}

bool is_open(const CircularDraft& draft) {
    return draft.status == CircularDraft::Status::drafted || draft.status == CircularDraft::Status::reviewed;
}

// The text signed is that of the draft, which was reviewed and waits; `corrects`: what it was drafted to correct.
void check_draft(const State& state, const CircularText& circular, std::int64_t seq, std::int64_t corrects) {
    const CircularDraft* draft = draft_of(state, seq);
    const bool fits = draft != nullptr && draft->what.text == circular.text && draft->what.head == circular.head;
    if (!fits || !is_open(*draft) || draft->corrects != corrects) {
        throw Error{"report.draft_misfit", fmt::format("第 {} 条不是这一期待签发的草稿", seq), "看草稿和各期：zb report list"};
    }
    if (draft->status == CircularDraft::Status::reviewed) return;
    throw Error{"report.not_reviewed", fmt::format("{}的草稿（第 {} 条）还没有审核，不能签发", issue_words(draft->what), draft->seq),
                fmt::format("先审核：zb report review {} --by 审核人", issue_name(draft->what))};
}

// What is corrected is the last one signed, by the same number and day.
void check_correction(const State& state, const CircularText& circular, std::int64_t corrects, std::string_view reason) {
    const IssuedReport* last = last_issued(state, circular.report);
    if (last == nullptr || last->seq != corrects) {
        throw Error{"report.not_last", fmt::format("只有最近签发的一期可以更正，{}不是", issue_words(circular)),
                    "更早的差错会作为“上期补录”或“上期已报、现冲销”写进下一期；看各期：zb report list"};
    }
    const CircularText& before = last->what;
    const bool same = before.year == circular.year && before.number == circular.number && before.as_of == circular.as_of;
    if (!same || circular.head < before.head)
        throw Error{"report.misfit", "更正期与所更正的一期期号、截止日或依据不符", "看各期：zb report list"};
    if (trim(reason).empty()) throw Error{"text.empty", "“更正原因”是空的", "用 --reason 写一句为什么更正"};
}

// While a draft of the correction waits, no other text may take its place.
void check_no_correction_waits(const State& state, const CircularText& circular) {
    const CircularDraft* draft = waiting_correction(state, circular.report);
    if (draft == nullptr) return;
    throw Error{"report.draft_waits",
                fmt::format("{}的更正期已有草稿（第 {} 条），签发的须是草稿的正文", issue_words(draft->what), draft->seq),
                fmt::format("审核后签发：zb report review {} --by 审核人；不用这份草稿：zb ledger reverse {}", issue_name(draft->what),
                            draft->seq)};
}

std::string circular_words(std::string_view act, const CircularText& what) {
    return fmt::format("{}{}年第{}期通报（数据截至 {}）", act, what.year, what.number, iso(what.as_of));
}

}  // namespace

void CircularNoun::check(const State& state, const Envelope& envelope, const ReportIssued& fact) {
    check_new(state, envelope, fact.circular);
    if (fact.draft) {
        check_draft(state, fact.circular, *fact.draft, 0);
    } else {
        check_no_draft_waits(state, fact.circular);
    }
    check_signer(state, envelope, fact.draft ? draft_of(state, *fact.draft) : nullptr);
}

void CircularNoun::check(const State& state, const Envelope& envelope, const ReportDrafted& fact) {
    if (!fact.corrects) return check_new(state, envelope, fact.circular);
    check_correction(state, fact.circular, *fact.corrects, fact.reason.value_or(""));
    check_text(envelope, fact.circular);
}

void CircularNoun::check(const State& state, const Envelope& envelope, const ReportReviewed& fact) {
    const CircularDraft* draft = draft_of(state, fact.draft);
    if (draft == nullptr || draft->what.digest != fact.digest)
        throw Error{"report.draft_unknown", fmt::format("第 {} 条不是通报草稿，或正文与所审的不同", fact.draft),
                    "看草稿和各期：zb report list"};
    switch (draft->status) {
        case CircularDraft::Status::drafted: return check_reviewer(state, envelope, *draft);
        case CircularDraft::Status::reviewed:
            throw Error{"report.reviewed_already",
                        fmt::format("{}的草稿（第 {} 条）已由 {} 审核", issue_words(draft->what), draft->seq,
                                    draft->reviewed_by.value_or("（未写人员）")),
                        fmt::format("签发：{} --by 签发人", signing_command(*draft))};
        case CircularDraft::Status::replaced:
            throw Error{"report.draft_replaced", fmt::format("{}已重新拟稿，第 {} 条不再是草稿", issue_words(draft->what), draft->seq),
                        "看草稿和各期：zb report list"};
        case CircularDraft::Status::issued:
            throw Error{"report.issued_already", fmt::format("{}已经签发", issue_words(draft->what)),
                        fmt::format("看已签发的：zb report show {}", issue_name(draft->what))};
    }
}

void CircularNoun::check(const State& state, const Envelope& envelope, const ReportCorrected& fact) {
    check_correction(state, fact.circular, fact.corrects, fact.reason);
    check_text(envelope, fact.circular);
    if (fact.draft) {
        check_draft(state, fact.circular, *fact.draft, fact.corrects);
    } else {
        check_no_correction_waits(state, fact.circular);
    }
    check_signer(state, envelope, fact.draft ? draft_of(state, *fact.draft) : nullptr);
}

void CircularNoun::apply(State& state, const Envelope& envelope, const ReportIssued& fact) {
    state.issued.push_back(IssuedReport{fact.circular, envelope.seq, envelope.recorded_at, envelope.by, fact.draft});
    for (CircularDraft& draft : state.drafts) {
        if (fact.draft == draft.seq) draft.status = CircularDraft::Status::issued;
    }
}

void CircularNoun::apply(State& state, const Envelope& envelope, const ReportDrafted& fact) {
    for (CircularDraft& draft : state.drafts) {
        const bool same = draft.what.report == fact.circular.report && (draft.corrects != 0) == fact.corrects.has_value();
        if (same && is_open(draft)) draft.status = CircularDraft::Status::replaced;
    }
    CircularDraft draft;
    draft.what = fact.circular;
    draft.seq = envelope.seq;
    draft.at = envelope.recorded_at;
    draft.by = envelope.by;
    draft.actor = envelope.actor;
    draft.corrects = fact.corrects.value_or(0);
    draft.reason = fact.reason.value_or("");
    state.drafts.push_back(std::move(draft));
}

void CircularNoun::apply(State& state, const Envelope& envelope, const ReportReviewed& fact) {
    for (CircularDraft& draft : state.drafts) {
        if (draft.seq != fact.draft) continue;
        draft.status = CircularDraft::Status::reviewed;
        draft.reviewed_by = envelope.by;
        draft.reviewed_actor = envelope.actor;
        draft.reviewed_at = envelope.recorded_at;
    }
}

void CircularNoun::apply(State& state, const Envelope& envelope, const ReportCorrected& fact) {
    IssuedReport correction{fact.circular, envelope.seq, envelope.recorded_at, envelope.by, fact.draft, fact.corrects, 1, fact.reason};
    for (IssuedReport& issued : state.issued) {
        if (issued.seq != fact.corrects) continue;
        correction.correction = issued.correction + 1;
        issued.corrected_by = envelope.seq;
    }
    for (CircularDraft& draft : state.drafts) {
        if (fact.draft == draft.seq) draft.status = CircularDraft::Status::issued;
    }
    state.issued.push_back(std::move(correction));
}

const CircularDraft* waiting_draft(const State& state, std::string_view report) {
    const IssuedReport* last = last_issued(state, report);
    const auto waits = [&](const CircularDraft& draft) {
        const bool ahead = last == nullptr || last->what.as_of < draft.what.as_of;
        return is_open(draft) && draft.corrects == 0 && draft.what.report == report && ahead;
    };
    const auto found = std::find_if(state.drafts.rbegin(), state.drafts.rend(), waits);
    return found == state.drafts.rend() ? nullptr : &*found;
}

const CircularDraft* waiting_correction(const State& state, std::string_view report) {
    const IssuedReport* last = last_issued(state, report);
    const auto waits = [&](const CircularDraft& draft) {
        return is_open(draft) && draft.corrects != 0 && last != nullptr && draft.corrects == last->seq && draft.what.report == report;
    };
    const auto found = std::find_if(state.drafts.rbegin(), state.drafts.rend(), waits);
    return found == state.drafts.rend() ? nullptr : &*found;
}

const CircularDraft* draft_of(const State& state, std::int64_t seq) {
    const auto found = std::find_if(state.drafts.begin(), state.drafts.end(), [&](const CircularDraft& draft) { return draft.seq == seq; });
    return found == state.drafts.end() ? nullptr : &*found;
}

const IssuedReport* last_issued(const State& state, std::string_view report) {
    const auto same = [&](const IssuedReport& issued) { return issued.what.report == report; };
    const auto found = std::find_if(state.issued.rbegin(), state.issued.rend(), same);
    return found == state.issued.rend() ? nullptr : &*found;
}

std::string issue_name(const CircularText& circular) { return fmt::format("{}-{:02}", circular.year, circular.number); }

std::string issue_words(const CircularText& circular) { return fmt::format("{}年第{}期", circular.year, circular.number); }

std::string CircularNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ReportIssued& fact) {
    return circular_words("签发", fact.circular);
}

std::string CircularNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ReportDrafted& fact) {
    if (!fact.corrects) return circular_words("拟稿", fact.circular);
    return fmt::format("{}，拟更正第 {} 条：{}", circular_words("更正期拟稿", fact.circular), *fact.corrects, fact.reason.value_or(""));
}

std::string CircularNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ReportReviewed& fact) {
    return with_note(fmt::format("审核通报草稿（第 {} 条）", fact.draft), fact.note);
}

std::string CircularNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ReportCorrected& fact) {
    return fmt::format("{}，更正第 {} 条：{}", circular_words("签发更正期", fact.circular), fact.corrects, fact.reason);
}

NounTable CircularNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {{"year", "年", Align::right},
                     {"number", "期号", Align::right},
                     {"report", "种类"},
                     {"as_of", "数据截至"},
                     {"issued_at", "签发时刻"},
                     {"by", "签发人"},
                     {"head", "依据条目", Align::right},
                     {"digest", "正文 SHA-256"},
                     {"seq", "签发条目", Align::right},
                     {"corrects", "更正条目", Align::right},
                     {"reason", "更正原因"}};
    for (const IssuedReport& issued : state.issued) {
        const CircularText& what = issued.what;
        table.rows.push_back({what.year, what.number, what.report, what.as_of, iso(issued.at), issued.by, what.head, what.digest,
                              issued.seq, entry_cell(issued.corrects), text_cell(issued.reason)});
    }
    return {"report", "签发的通报和更正期", std::move(table)};
}

}  // namespace zb
