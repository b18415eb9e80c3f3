// SPDX-License-Identifier: Apache-2.0
// Who owed which day, and what came of it: the six projects' week and period, and stand-ins.
#include "report/submission/figures.h"

#include <doctest/doctest.h>

#include "support/scenario.h"

using namespace zb;

namespace {

Date day_of(int month, int of_month) { return Date::of(2026, month, of_month); }

Instant end_of(Date day) { return Instant::start_of(day + kOneDay); }

struct Wanted {
    const char* specialist;
    int projects, due, on_time, late, missing, nil, progress, entries, late_entries;
};

void check_row(const SubmissionRow& row, const Wanted& wanted) {
    CAPTURE(wanted.specialist);
    CHECK(row.projects == wanted.projects);
    CHECK(row.due == wanted.due);
    CHECK(row.on_time == wanted.on_time);
    CHECK(row.late == wanted.late);
    CHECK(row.missing == wanted.missing);
    CHECK(row.nil == wanted.nil);
    CHECK(row.progress == wanted.progress);
    CHECK(row.entries == wanted.entries);
    CHECK(row.late_entries == wanted.late_entries);
    CHECK(row.due == row.on_time + row.late + row.missing);
    CHECK(row.nil + row.progress == row.on_time + row.late);
}

}  // namespace

TEST_CASE("the week of the circular counts what each specialist sent") {
    const State state = play_scenario(day_of(11, 20));
    const SubmissionFigures figures = submission_figures(state, day_of(11, 14), day_of(11, 20), end_of(day_of(11, 20)));
    REQUIRE(figures.rows.size() == 3);
    check_row(figures.rows[0], {"服务专员01", 3, 15, 15, 0, 0, 6, 9, 22, 1});
    check_row(figures.rows[1], {"服务专员02", 2, 10, 9, 1, 0, 3, 7, 15, 1});
    check_row(figures.rows[2], {"服务专员03", 1, 5, 3, 1, 1, 2, 2, 9, 1});
    check_row(figures.total, {"合计", 6, 30, 27, 2, 1, 11, 18, 46, 3});
    REQUIRE(figures.late.size() == 2);
    CHECK(figures.late[0].project == "JH-2026-004");
    CHECK(figures.late[0].day == day_of(11, 17));
    CHECK(figures.late[1].minutes_late == 50);
    REQUIRE(figures.missing.size() == 1);
    CHECK(figures.missing[0].project == "JH-2026-005");
    CHECK(figures.missing[0].day == day_of(11, 16));
    CHECK_FALSE(figures.missing[0].made_good());
}

TEST_CASE("a second specialist changes no count: no day is owed twice, none is lost") {
    State state = play_scenario(day_of(11, 20));
    const SubmissionFigures alone = submission_figures(state, day_of(11, 1), day_of(11, 20), end_of(day_of(11, 20)));
    for (auto& [code, project] : state.projects) {
        for (SpecialistTerm& term : project.specialists) {
            for (const char* other : {"服务专员01", "服务专员02", "服务专员03"}) {
                if (term.people.front() != other) term.people.emplace_back(other);
            }
        }
    }
    const SubmissionFigures together = submission_figures(state, day_of(11, 1), day_of(11, 20), end_of(day_of(11, 20)));
    REQUIRE(together.rows.size() == alone.rows.size());
    for (std::size_t i = 0; i < alone.rows.size(); ++i) {
        const SubmissionRow& row = alone.rows[i];
        check_row(together.rows[i], {row.specialist.c_str(), row.projects, row.due, row.on_time, row.late, row.missing, row.nil,
                                     row.progress, row.entries, row.late_entries});
    }
}

TEST_CASE("a longer period is counted by the same rules") {
    const State state = play_scenario(day_of(11, 20));
    const SubmissionFigures figures = submission_figures(state, day_of(11, 1), day_of(11, 20), end_of(day_of(11, 20)));
    check_row(figures.total, {"合计", 6, 90, 87, 2, 1, 24, 65, 130, 4});
    const Table table = submission_table(figures);
    CHECK(std::get<std::string>(table.rows.back()[6].value) == "96.7%");
    CHECK(std::get<std::string>(table.rows.back()[10].value) == "3.1%");
}

TEST_CASE("before the hour of the last day nothing of it is missing") {
    State state = play_scenario(day_of(11, 19));
    const Instant morning = Instant::parse("2026-11-20T08:30:00+08:00");
    const auto owed = owed_submissions(state, day_of(11, 20), day_of(11, 20), morning);
    REQUIRE(owed.size() == 6);
    CHECK(owed[0].status == SubmissionStatus::pending);
    const SubmissionFigures figures = submission_figures(state, day_of(11, 20), day_of(11, 20), morning);
    CHECK(figures.total.due == 0);
    const auto evening = owed_submissions(state, day_of(11, 20), day_of(11, 20), Instant::parse("2026-11-20T17:31:00+08:00"));
    CHECK(evening[0].status == SubmissionStatus::missing);
}

TEST_CASE("a day not sent is still to come up to its hour, and missing after it") {
    struct Case {
        const char* what;
        Date day;
        const char* asked;
        int owed;  // projects that owe it
        SubmissionStatus status;
    };
    using enum SubmissionStatus;
    const Case cases[] = {
        {"in the morning", day_of(11, 23), "2026-11-23T09:00:00+08:00", 6, pending},
        {"a minute before the hour", day_of(11, 23), "2026-11-23T17:29:00+08:00", 6, pending},
        {"at the hour", day_of(11, 23), "2026-11-23T17:30:00+08:00", 6, pending},
        {"a minute after it", day_of(11, 23), "2026-11-23T17:31:00+08:00", 6, missing},
        {"at the end of the day", day_of(11, 23), "2026-11-24T00:00:00+08:00", 6, missing},
        {"on the Monday behind a Friday", day_of(11, 27), "2026-11-30T09:00:00+08:00", 6, missing},
        {"on a rest day", day_of(11, 28), "2026-11-28T23:00:00+08:00", 0, pending},
        {"on the make-up Saturday, before the hour", day_of(10, 10), "2026-10-10T12:00:00+08:00", 1, pending},
        {"on the make-up Saturday, after it", day_of(10, 10), "2026-10-10T18:00:00+08:00", 1, missing},
    };
    State state = play_scenario(day_of(11, 20));
    // As if nobody had sent anything; the last entry of the 20th says nothing about the hour at which is asked.
    state.submissions.seals.clear();
    for (const Case& each : cases) {
        CAPTURE(each.what);
        const auto owed = owed_submissions(state, each.day, each.day, Instant::parse(each.asked));
        CHECK(owed.size() == static_cast<std::size_t>(each.owed));
        for (const OwedSubmission& one : owed) CHECK(one.status == each.status);
    }
}

TEST_CASE("rest days owe nothing, make-up days do, and the stand-in owes what is covered") {
    State state = play_scenario(day_of(11, 20));
    const Instant late = Instant::parse("2026-12-31T00:00:00+08:00");
    CHECK(owed_submissions(state, day_of(11, 21), day_of(11, 22), late).empty());
    CHECK(owed_submissions(state, day_of(10, 10), day_of(10, 10), late).size() ==
          owed_submissions(state, day_of(10, 9), day_of(10, 9), late).size());
    CHECK(owed_submissions(state, day_of(10, 1), day_of(10, 7), late).empty());

    state.covers.by_project["JH-2026-001"].push_back(Cover{"服务专员02", day_of(11, 18), day_of(11, 19), 400});
    const SubmissionFigures figures = submission_figures(state, day_of(11, 14), day_of(11, 20), late);
    CHECK(figures.rows[0].due == 13);
    CHECK(figures.rows[1].due == 12);
    CHECK(figures.rows[0].projects == 3);
    CHECK(figures.total.due == 30);
}

TEST_CASE("the days due are a setting") {
    State state = play_scenario(day_of(11, 20));
    const Instant late = Instant::parse("2026-12-31T00:00:00+08:00");
    state.origin.settings.changes["submission.days"][day_of(11, 1)] = "周一、周四";
    CHECK(owed_submissions(state, day_of(11, 14), day_of(11, 20), late).size() == 12);
    state.origin.settings.changes["submission.days"][day_of(11, 1)] = "每天";
    CHECK(owed_submissions(state, day_of(11, 14), day_of(11, 20), late).size() == 42);
}
