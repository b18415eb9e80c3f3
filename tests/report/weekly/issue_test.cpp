// SPDX-License-Identifier: Apache-2.0
#include "report/weekly/issue.h"

#include <doctest/doctest.h>

#include "support/days.h"

namespace zb {
namespace {

using test::day;

IssuedReport issued(int number, const char* as_of, std::int64_t head) {
    IssuedReport report;
    report.what.report = "weekly";
    report.what.number = number;
    report.what.as_of = day(as_of);
    report.what.year = report.what.as_of.year();
    report.what.head = head;
    report.seq = head + 1;
    return report;
}

State with_issues(std::vector<IssuedReport> reports) {
    State state;
    state.issued = std::move(reports);
    return state;
}

Basis basis(const char* as_of, std::int64_t seq) { return Basis{seq, std::string(64, 'f'), day(as_of), false}; }

TEST_CASE("numbers go on from the last issue of the year") {
    const State state = with_issues({issued(20, "2026-11-13", 100), issued(21, "2026-11-20", 200)});
    CHECK(issue_number({state, basis("2026-11-27", 300), {}}) == 22);
    CHECK(issue_number({state, basis("2027-01-08", 300), {}}) == 1);
    CHECK(issue_number({state, basis("2026-11-20", 300), 40}) == 21);  // it has its number already
    CHECK(issue_number({state, basis("2026-11-27", 300), 40}) == 40);
}

TEST_CASE("a week that was passed over has no number until it is issued") {
    const State state = with_issues({issued(20, "2026-11-13", 100), issued(21, "2026-11-27", 200)});
    WeeklyImprint imprint;
    imprint.basis = basis("2026-11-20", 300);
    imprint.number = issue_number({state, imprint.basis, {}});
    CHECK_FALSE(imprint.number.has_value());
    CHECK(number_to_issue(state, imprint) == 22);
}

TEST_CASE("a first number that was given later is that of the same printing only") {
    const State before = with_issues({});
    const State later = with_issues({issued(21, "2026-11-20", 200)});
    CHECK(may_be_numbered_later(before, day("2026-11-20")));
    CHECK(issue_number({before, basis("2026-11-20", 200), {}, &later}) == 21);
    CHECK(issue_number({before, basis("2026-11-20", 199), {}, &later}) == 1);
    CHECK(issue_number({before, basis("2026-11-20", 200), {}}) == 1);
    CHECK_FALSE(may_be_numbered_later(later, day("2026-11-27")));
}

TEST_CASE("a circular follows the issue before it, and the first one the end of the week before") {
    const State state = with_issues({issued(20, "2026-11-13", 100), issued(21, "2026-11-20", 200)});
    const CircularBefore before = circular_before(state, day("2026-11-20"));
    CHECK(before.day == day("2026-11-13"));
    CHECK(before.head == 100);
    const CircularBefore first = circular_before(with_issues({}), day("2026-11-20"));
    CHECK(first.day == day("2026-11-13"));
    CHECK_FALSE(first.head.has_value());
}

TEST_CASE("the command that prints again names a first number") {
    WeeklyImprint imprint;
    imprint.basis = basis("2026-11-20", 200);
    imprint.number = 21;
    CHECK(reprint_words(with_issues({}), imprint) == "zb report weekly --head 200 --as-of 2026-11-20 --number 21");
    const State state = with_issues({issued(20, "2026-11-13", 100)});
    CHECK(reprint_words(state, imprint) == "zb report weekly --head 200 --as-of 2026-11-20");
}

TEST_CASE("what was recorded since a draft leaves the acts on circulars out") {
    State state;
    CircularDraft draft;
    draft.what.head = 200;
    draft.seq = 201;
    draft.reviewed_at = Instant::parse("2026-11-20T18:00:00+08:00");
    state.drafts = {draft};
    CHECK(recorded_since(state, draft, 205) == 3);
    CHECK(recorded_since(state, draft, 202) == 0);
}

}  // namespace
}  // namespace zb
