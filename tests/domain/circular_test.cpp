// SPDX-License-Identifier: Apache-2.0
#include "domain/circular.h"

#include <doctest/doctest.h>

#include "domain/domain.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

// A desk at which circulars are drafted, reviewed and signed.
struct Desk {
    State state = play_scenario(day("2026-11-20"));

    CircularText text(const char* as_of, int number, std::string words = "正文") const {
        CircularText text;
        text.report = "weekly";
        text.year = day(as_of).year();
        text.number = number;
        text.as_of = day(as_of);
        text.head = state.seq;
        text.text = std::move(words);
        text.digest = hex(sha256(text.text));
        return text;
    }
    // The code of the refusal, or nothing where it was taken.
    template <class F>
    std::string record(const F& fact, const char* by = "专班办01") {
        Envelope envelope;
        envelope.seq = state.seq + 1;
        envelope.recorded_at = state.recorded_at;
        envelope.on = day("2027-01-08");
        envelope.by = by;
        const Fact wrapped = make_fact(fact);
        try {
            check(state, envelope, wrapped);
        } catch (const Error& error) {
            return error.fault().code;
        }
        apply(state, envelope, wrapped);
        return {};
    }
    std::string issue(const char* as_of, int number) { return record(ReportIssued{text(as_of, number), {}}); }
    std::string draft(const char* as_of, int number, std::string words = "草稿") {
        return record(ReportDrafted{text(as_of, number, std::move(words))});
    }
    std::string review() {
        const CircularDraft& last = state.drafts.back();
        return record(ReportReviewed{last.seq, last.what.digest, {}}, "专班办02");
    }
    std::string issue_draft() {
        const CircularDraft& last = state.drafts.back();
        return record(ReportIssued{last.what, last.seq});
    }
    std::string correct(const char* reason) {
        const IssuedReport& last = state.issued.back();
        CircularText again = last.what;
        again.head = state.seq;
        again.text += "（更正）";
        again.digest = hex(sha256(again.text));
        return record(ReportCorrected{again, last.seq, reason});
    }
};

TEST_CASE("circulars of a year are numbered without gaps, one a day, each behind the one before") {
    Desk desk;
    CHECK(desk.issue("2026-11-18", 20).empty());
    CHECK(desk.issue("2026-11-20", 21).empty());  // the same week: before a holiday, or behind a late issue
    CHECK(desk.issue("2026-11-19", 22) == "report.too_old");
    CHECK(desk.issue("2026-11-20", 22) == "report.issued_already");
    CHECK(desk.issue("2026-11-13", 22) == "report.too_old");
    CHECK(desk.issue("2026-11-27", 23) == "report.number_gap");
    CHECK(desk.issue("2026-11-27", 22).empty());
    CHECK(desk.issue("2027-01-08", 1).empty());
}

TEST_CASE("a draft is signed once it was reviewed, word for word") {
    Desk desk;
    CHECK(desk.draft("2026-11-20", 21).empty());
    CHECK(waiting_draft(desk.state, "weekly") == &desk.state.drafts.back());
    CHECK(desk.issue_draft() == "report.not_reviewed");
    CHECK(desk.issue("2026-11-20", 21) == "report.draft_waits");  // no other text passes it over
    CHECK(desk.review().empty());
    CHECK(desk.review() == "report.reviewed_already");
    ReportIssued other{desk.state.drafts.back().what, desk.state.drafts.back().seq};
    other.circular.text = "另一稿";
    other.circular.digest = hex(sha256(other.circular.text));
    CHECK(desk.record(other) == "report.draft_misfit");
    CHECK(desk.issue_draft().empty());
    CHECK(desk.state.drafts.back().status == CircularDraft::Status::issued);
    CHECK(desk.state.drafts.back().reviewed_by == "专班办02");
    CHECK(desk.state.issued.back().what.text == "草稿");
    CHECK(waiting_draft(desk.state, "weekly") == nullptr);
    CHECK(desk.review() == "report.issued_already");
}

TEST_CASE("a later draft takes the place of an earlier one, which stays to be read") {
    Desk desk;
    CHECK(desk.draft("2026-11-20", 21, "一稿").empty());
    CHECK(desk.review().empty());
    CHECK(desk.draft("2026-11-20", 21, "二稿").empty());
    CHECK(desk.state.drafts.front().status == CircularDraft::Status::replaced);
    CHECK(desk.state.drafts.front().what.text == "一稿");
    const CircularDraft first = desk.state.drafts.front();
    CHECK(desk.record(ReportReviewed{first.seq, first.what.digest, {}}) == "report.draft_replaced");
    CHECK(desk.record(ReportIssued{first.what, first.seq}) == "report.draft_misfit");
    CHECK(desk.issue_draft() == "report.not_reviewed");  // what was reviewed was another text
}

TEST_CASE("a draft that nobody signed waits no more once a later week is signed") {
    Desk desk;
    CHECK(desk.draft("2026-11-20", 21).empty());
    CHECK(desk.issue("2026-11-27", 21).empty());
    CHECK(waiting_draft(desk.state, "weekly") == nullptr);
    CHECK(desk.review().empty());
    CHECK(desk.issue_draft() == "report.too_old");
}

TEST_CASE("a draft is read in the words that are signed") {
    Desk desk;
    CHECK(desk.draft("2026-11-20", 21).empty());
    CHECK(desk.record(ReportReviewed{desk.state.drafts.back().seq, std::string(64, '0'), {}}) == "report.draft_unknown");
    CHECK(desk.record(ReportReviewed{1, desk.state.drafts.back().what.digest, {}}) == "report.draft_unknown");
}

TEST_CASE("what was signed is corrected by another issue of its number, which takes its place") {
    Desk desk;
    CHECK(desk.issue("2026-11-20", 21).empty());
    const std::int64_t original = desk.state.issued.back().seq;
    CHECK(desk.correct(" ") == "text.empty");
    CHECK(desk.correct("联系人 13800138000") == "text.personal");
    CHECK(desk.correct("丙公司环评受理日有误").empty());
    CHECK(desk.state.issued.front().what.text == "正文");  // for ever
    CHECK(desk.state.issued.front().corrected_by == desk.state.issued.back().seq);
    CHECK(desk.state.issued.back().corrects == original);
    CHECK(desk.state.issued.back().correction == 1);
    CHECK(last_issued(desk.state, "weekly") == &desk.state.issued.back());
    const CircularText old = desk.state.issued.front().what;
    CHECK(desk.record(ReportCorrected{old, original, "再改"}) == "report.not_last");
    CHECK(desk.correct("再改一处").empty());
    CHECK(desk.state.issued.back().correction == 2);
    CHECK(desk.issue("2026-11-27", 22).empty());
    CHECK(desk.record(ReportCorrected{old, desk.state.issued[2].seq, "太晚了"}) == "report.not_last");
}

TEST_CASE("what a person adds to a circular holds no personal numbers") {
    Desk desk;
    CircularText text = desk.text("2026-11-20", 21);
    text.preface = "请电 13800138000";
    CHECK(desk.record(ReportDrafted{text}) == "text.personal");
    CHECK(desk.record(ReportIssued{text, {}}) == "text.personal");
}

TEST_CASE("an issue without draft, preface and remarks is stored as it was in the first release") {
    CircularText text;
    text.report = "weekly";
    text.year = 2026;
    text.number = 21;
    text.as_of = day("2026-11-20");
    text.head = 461;
    text.head_hash = "ab";
    text.digest = "cd";
    text.text = "正文";
    CHECK(to_body(ReportIssued{text, {}}) ==
          R"({"report":"weekly","year":2026,"number":21,"as_of":"2026-11-20","head":461,"head_hash":"ab","digest":"cd","text":"正文"})");
}

}  // namespace
}  // namespace zb
