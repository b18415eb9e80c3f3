// SPDX-License-Identifier: Apache-2.0
// zb report weekly --correct: 更正期 of the last issue, drafted and reviewed, or signed in one step.
#include <fmt/format.h>

#include "base/text.h"
#include "cmd/report/issues.h"
#include "cmd/report/making.h"
#include "domain/submission_day.h"
#include "ledger/entry.h"

namespace zb::cli {

namespace {

// The same week, counted anew from what is known now.
Reading read_again(const Book& book, Date day) {
    const Head head = book.head();
    Reading now;
    now.day = day;
    now.state = book.state_at(Scope::all(), head.seq, day);
    now.basis = Basis{head.seq, hex(head.hash), day, book.practice(), now.state.origin.calendar().last_noticed_year()};
    return now;
}

// The correction of the last issue, as it is drafted or signed in one step.
struct Correction {
    IssuedReport corrected;
    std::string reason;
    CircularText circular;
    std::string content;  // of what a person added
};

Correction correction_of(Context& context, const Book& book, const State& whole) {
    const Arguments& args = context.args();
    Correction made{find_issue(whole, args.need("correct")), args.text("reason").value_or(""), {}, {}};
    if (made.reason.empty()) throw usage_error("option.missing", "更正须写明原因", "加 --reason 原因");
    Additions additions = additions_of(context);
    made.content = additions.content();
    const CircularText& before = made.corrected.what;
    if (!additions.preface) additions.preface = before.preface;
    if (!additions.remarks) additions.remarks = before.remarks;
    Known known{read_again(book, before.as_of), std::nullopt};
    known.until = before_the_hour(known.reading.state, before.as_of, context.now());
    WeeklyImprint imprint = imprint_of(args, known, &whole, additions);
    imprint.number = before.number;
    imprint.reprint = "zb report show " + issue_name(before);
    imprint.correction = WeeklyImprint::Correction{made.corrected.correction + 1, made.corrected, made.reason};
    made.circular = circular_of(book, known.reading, imprint);
    return made;
}

void refuse_other_days(const Arguments& args) {
    for (const std::string_view name : {"as-of", "at", "head", "number"}) {
        if (!args.has(name)) continue;
        throw usage_error("option.conflict", fmt::format("更正期的期号和截止日同原来的一期，不能写 --{}", name),
                          fmt::format("去掉 --{}", name));
    }
}

Exit issue_correction(Context& context, Book& book, const State& whole, const CircularDraft& waiting) {
    refuse_changes(context.args(), waiting, {"reason", "preface", "remarks"});
    const std::string signer = signer_of(context, whole, "签发");
    const CircularText& circular = waiting.what;
    return write_circular(context, book, Additions{}.content(), [&](Draft& draft) {
        draft.add(ReportCorrected{circular, waiting.corrects, waiting.reason, waiting.seq}, circular.as_of, signer);
        draft.answer(fmt::format("已签发更正期：周通报 {}（草稿第 {} 条），更正第 {} 条签发的，依据第 {} 条；看正文：zb report show {}",
                                 issue_words(circular), waiting.seq, waiting.corrects, circular.head, issue_name(circular)));
    });
}

}  // namespace

Exit draft_correction(Context& context, Book& book) {
    refuse_other_days(context.args());
    const State whole = registry_now(book);
    const Correction made = correction_of(context, book, whole);
    const std::string author = signer_of(context, whole, "拟稿");
    return write_circular(context, book, made.content, [&](Draft& draft) {
        const std::int64_t entry = draft.add(ReportDrafted{made.circular, made.corrected.seq, made.reason}, made.circular.as_of, author);
        const std::string name = issue_name(made.circular);
        draft.answer(
            fmt::format("已拟更正期：周通报 {}，更正第 {} 条签发的，依据第 {} 条；看草稿：zb report show {} --entry {}；审核：zb report "
                        "review {} --by 审核人",
                        issue_words(made.circular), made.corrected.seq, made.circular.head, name, entry, name));
    });
}

// The reviewed draft of the correction where one waits, else the correction as it stands, in one step.
Exit correct_circular(Context& context, Book& book) {
    refuse_other_days(context.args());
    const State whole = registry_now(book);
    const IssuedReport& asked = find_issue(whole, context.args().need("correct"));
    const CircularDraft* waiting = waiting_correction(whole, "weekly");
    if (waiting != nullptr && waiting->corrects == asked.seq) return issue_correction(context, book, whole, *waiting);
    const Correction made = correction_of(context, book, whole);
    const std::string signer = signer_of(context, whole, "签发");
    return write_circular(context, book, made.content, [&](Draft& draft) {
        draft.add(ReportCorrected{made.circular, made.corrected.seq, made.reason}, made.circular.as_of, signer);
        draft.answer(fmt::format("已签发更正期：周通报 {}，更正第 {} 条签发的，依据第 {} 条；看正文：zb report show {}",
                                 issue_words(made.circular), made.corrected.seq, made.circular.head, issue_name(made.circular)));
    });
}

}  // namespace zb::cli
