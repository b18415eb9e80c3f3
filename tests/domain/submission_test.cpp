// SPDX-License-Identifier: Apache-2.0
// What a day's submission holds, and what counts in it (domain.md, Ledger: Daily submission).
#include "domain/submission.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <set>

#include "domain/submission_day.h"
#include "support/diary.h"
#include "support/refusal.h"

namespace zb {
namespace {

using test::day;
using test::Diary;
using Numbers = std::vector<std::int64_t>;

Numbers unsent(const Diary& diary, Date of) {
    Numbers numbers;
    for (const SubmissionLine& line : unsent_lines(diary.state, Diary::kProject, of)) numbers.push_back(line.seq);
    return numbers;
}

std::string moment(Date of, int hour, int minute = 0) { return fmt::format("{}T{:02}:{:02}:00", iso(of), hour, minute); }

}  // namespace

TEST_CASE("an entry belongs to the report day on which it was recorded, a rest day's to the next one") {
    struct Case {
        const char* what;
        const char* recorded;
        const char* belongs;
    };
    const Case cases[] = {
        {"a working day at noon", "2026-11-03T12:00:00", "2026-11-03"},
        {"the last minute of a Friday", "2026-11-06T23:59:00", "2026-11-06"},
        {"Saturday", "2026-11-07T00:00:00", "2026-11-09"},
        {"Sunday", "2026-11-08T20:00:00", "2026-11-09"},
        {"National Day", "2026-10-01T09:00:00", "2026-10-08"},
        {"the make-up Saturday", "2026-10-10T09:00:00", "2026-10-10"},
        {"the Sunday behind it", "2026-10-11T09:00:00", "2026-10-12"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.what);
        Diary diary;
        const std::int64_t note = diary.note(each.recorded);
        const Date first = test::at(each.recorded).day() - CalendarDays{3};
        for (Date of = first; of <= first + CalendarDays{12}; of = of + kOneDay) {
            CAPTURE(iso(of));
            CHECK(unsent(diary, of) == (of == day(each.belongs) ? Numbers{note} : Numbers{}));
        }
    }
}

TEST_CASE("what comes after the seal is added to its day, or goes with the next one, never with both") {
    Diary diary;
    diary.submit(day("2026-09-07"), "2026-09-07T17:00:00");
    const std::int64_t late = diary.note("2026-09-07T18:00:00");
    CHECK(unsent(diary, day("2026-09-07")) == Numbers{late});
    CHECK(unsent(diary, day("2026-09-08")) == Numbers{late});
    CHECK(unsent(diary, day("2026-09-09")).empty());
    SUBCASE("submitted again") {
        const SubmissionSealed again = diary.submit(day("2026-09-07"), "2026-09-08T09:00:00");
        CHECK(again.entries == 1);
        CHECK(unsent(diary, day("2026-09-08")).empty());
        const Seal& seal = diary.state.submissions.seals.at(Diary::kProject).back();
        CHECK(punctuality(diary.state.submissions, seal, 17 * 60 + 30) == Punctuality::supplementary);
    }
    SUBCASE("the next day") {
        CHECK(diary.submit(day("2026-09-08"), "2026-09-08T17:00:00").holds == Numbers{late});
        CHECK(unsent(diary, day("2026-09-07")).empty());
    }
}

TEST_CASE("a missed day keeps its own entries until it is caught up, late and never as a nil return") {
    Diary diary;
    const std::int64_t monday = diary.note("2026-09-07T10:00:00");
    const std::int64_t tuesday = diary.note("2026-09-08T10:00:00");
    CHECK(diary.submit(day("2026-09-09"), "2026-09-09T17:00:00").nil);
    CHECK(diary.submit(day("2026-09-08"), "2026-09-09T17:01:00").holds == Numbers{tuesday});
    const SubmissionSealed caught_up = diary.submit(day("2026-09-07"), "2026-09-09T17:02:00");
    CHECK(caught_up.holds == Numbers{monday});
    CHECK_FALSE(caught_up.nil);
    const Seal& seal = diary.state.submissions.seals.at(Diary::kProject).back();
    CHECK(punctuality(diary.state.submissions, seal, 17 * 60 + 30) == Punctuality::late);
}

TEST_CASE("a reversal is a correction, no entry, and does not hinder a nil return") {
    Diary diary;
    const std::int64_t note = diary.note("2026-09-07T10:00:00");
    CHECK(diary.submit(day("2026-09-07"), "2026-09-07T17:00:00").entries == 1);
    const std::int64_t reversal = diary.reverse(note, "2026-09-08T09:00:00");
    const SubmissionSealed next = diary.submit(day("2026-09-08"), "2026-09-08T17:00:00");
    CHECK(next.nil);
    CHECK(next.entries == 0);
    CHECK(next.corrections == 1);
    CHECK(next.holds == Numbers{reversal});
    // What was submitted stays an entry of its day.
    CHECK(submission_lines(diary.state, Diary::kProject, day("2026-09-07")).front().sort == JournalSort::entry);
}

TEST_CASE("what was cancelled before its day was sealed is held, and not counted") {
    Diary diary;
    const std::int64_t note = diary.note("2026-09-07T10:00:00");
    diary.reverse(note, "2026-09-07T11:00:00");
    const SubmissionSealed seal = diary.submit(day("2026-09-07"), "2026-09-07T17:00:00");
    CHECK(seal.entries == 0);
    CHECK(seal.corrections == 1);
    CHECK(seal.holds == Numbers{note, note + 1});
    const auto lines = submission_lines(diary.state, Diary::kProject, day("2026-09-07"));
    CHECK(lines[0].sort == JournalSort::cancelled);
    CHECK(lines[1].sort == JournalSort::correction);
}

TEST_CASE("what is cancelled and recorded again in one act counts once, on the day on which it was first recorded") {
    Diary diary;
    const std::int64_t first = diary.note("2026-09-07T10:00:00");
    SUBCASE("before the seal") {
        diary.reverse(first, "2026-09-07T11:00:00");
        diary.note("2026-09-07T11:00:00", day("2026-09-07"));
        const SubmissionSealed seal = diary.submit(day("2026-09-07"), "2026-09-07T17:00:00");
        CHECK(seal.entries == 1);
        CHECK(seal.corrections == 1);
    }
    SUBCASE("after it, on another day") {
        diary.submit(day("2026-09-07"), "2026-09-07T17:00:00");
        diary.reverse(first, "2026-09-08T11:00:00");
        const std::int64_t again = diary.note("2026-09-08T11:00:00", day("2026-09-07"));
        const SubmissionSealed seal = diary.submit(day("2026-09-08"), "2026-09-08T17:00:00");
        CHECK(seal.nil);
        CHECK(seal.corrections == 1);
        CHECK(seal.holds == Numbers{again - 1, again});
    }
    SUBCASE("and that cancelled too, before the seal") {
        diary.reverse(first, "2026-09-07T11:00:00");
        const std::int64_t again = diary.note("2026-09-07T11:00:00", day("2026-09-07"));
        diary.reverse(again, "2026-09-07T12:00:00");
        CHECK(diary.submit(day("2026-09-07"), "2026-09-07T17:00:00").entries == 0);
    }
}

TEST_CASE("a note recorded right behind a reversal by another command is an entry") {
    Diary diary;
    diary.reverse(diary.note("2026-09-07T10:00:00"), "2026-09-07T11:00:00");
    diary.note("2026-09-07T11:00:01");
    CHECK(diary.submit(day("2026-09-07"), "2026-09-07T17:00:00").entries == 1);
}

TEST_CASE("a seal of before holds all since the seal before it, and is stored as it was") {
    const std::string_view body = R"({"specialist":"服务专员01","entries":1,"late_entries":0,"up_to":12})";
    JsonDocument parser;
    const auto old = from_body<SubmissionSealed>(parser.parse(body));
    CHECK(to_body(old) == body);
    CHECK_FALSE(old.holds);

    Diary diary;
    const std::int64_t first = diary.note("2026-09-07T10:00:00");
    SubmissionSealed sealed = old;
    sealed.up_to = diary.note("2026-09-08T10:00:00");
    diary.add(make_fact(sealed), "2026-09-08T17:00:00");
    CHECK(diary.state.submissions.holder(Diary::kProject, first)->day == day("2026-09-08"));
    CHECK(unsent(diary, day("2026-09-07")).empty());
    CHECK(submission_lines(diary.state, Diary::kProject, day("2026-09-08")).size() == 2);
    const std::int64_t later = diary.note("2026-09-09T10:00:00");
    CHECK(unsent(diary, day("2026-09-09")) == Numbers{later});
}

TEST_CASE("rest days and days of a suspended project are refused, and name the day that takes what was recorded") {
    Diary diary;
    SubmissionSealed nil;
    nil.nil = true;
    const auto refused = [&](const char* moment) { return test::refusal([&] { diary.add(make_fact(nil), moment); }); };
    CHECK(refused("2026-09-12T17:00:00") == "submission.no_day");
    CHECK(not_a_submission_day(diary.state, day("2026-10-02"), "zb ledger submit --mine").fault().hint ==
          "到那一天报：zb ledger submit --mine --on 2026-10-08");
    CHECK(refused("2026-10-10T17:00:00").empty());
    diary.add(make_fact(ProjectSuspended{"等土地"}), "2026-10-12T09:00:00");
    const std::int64_t note = diary.note("2026-10-12T10:00:00");
    CHECK(refused("2026-10-13T17:00:00") == "submission.not_followed");
    diary.add(make_fact(ProjectResumed{"土地已落实"}), "2026-10-15T09:00:00");
    CHECK(unsent(diary, day("2026-10-15")) == Numbers{note});
}

TEST_CASE("an open problem asks for a sentence on the days on which it was open") {
    Diary diary;
    diary.add(make_fact(ProblemRaised{"P-2026-001", "红线未定", "区发展改革局", {}, day("2026-09-30")}), "2026-09-09T09:00:00");
    diary.add(make_fact(ProblemSolved{"P-2026-001", {}}), "2026-09-11T09:00:00");
    CHECK(why_nil_needs_note(diary.state, Diary::kProject, day("2026-09-08")).empty());
    CHECK_FALSE(why_nil_needs_note(diary.state, Diary::kProject, day("2026-09-10")).empty());
    CHECK(why_nil_needs_note(diary.state, Diary::kProject, day("2026-09-11")).empty());
}

TEST_CASE("however days are missed, corrected and caught up, every entry is submitted exactly once") {
    CHECK(rc::check("each entry once", [] {
        Diary diary;
        Numbers live;
        const Date first = day("2026-09-21");  // with Mid-Autumn, a make-up day and National Day
        const Date last = day("2026-10-12");
        std::set<Date> missed;
        for (Date today = first; today <= last; today = today + kOneDay) {
            const int notes = *rc::gen::inRange(0, 3);
            for (int i = 0; i < notes; ++i) live.push_back(diary.note(moment(today, 9 + i)));
            if (!live.empty() && *rc::gen::inRange(0, 4) == 0) {
                diary.reverse(live.back(), moment(today, 13));
                live.pop_back();
            }
            if (!is_submission_day(diary.state, today)) continue;
            if (*rc::gen::arbitrary<bool>()) {
                missed.insert(today);
                continue;
            }
            diary.submit(today, moment(today, 17));
            if (*rc::gen::arbitrary<bool>()) live.push_back(diary.note(moment(today, 18)));
            if (missed.empty() || *rc::gen::arbitrary<bool>()) continue;
            diary.submit(*missed.begin(), moment(today, 19));
            missed.erase(missed.begin());
        }
        diary.submit(day("2026-10-13"), "2026-10-13T17:00:00");
        for (const Date each : missed) diary.submit(each, "2026-10-13T18:00:00");

        std::multiset<std::int64_t> held;
        int entries = 0;
        for (const Seal& seal : diary.state.submissions.seals.at(Diary::kProject)) {
            held.insert(seal.what.holds->begin(), seal.what.holds->end());
            entries += seal.what.entries;
            // It never holds what was recorded later than its day.
            for (const std::int64_t number : *seal.what.holds) {
                const auto line = std::find_if(diary.state.journal.begin(), diary.state.journal.end(),
                                               [&](const JournalLine& each) { return each.seq == number; });
                RC_ASSERT(line->recorded_at.day() <= seal.day);
            }
        }
        const JournalReader reader{diary.state};
        int counted = 0;
        for (std::size_t i = 0; i < diary.state.journal.size(); ++i) {
            const JournalSort sort = reader.sort_at(i);
            counted += sort == JournalSort::entry ? 1 : 0;
            if (sort != JournalSort::none) RC_ASSERT(held.count(diary.state.journal[i].seq) == 1);
        }
        RC_ASSERT(entries == counted);
    }));
}

}  // namespace zb
