// SPDX-License-Identifier: Apache-2.0
// When a regular meeting counts as missed, and how a 联合预审会's time is counted.
#include "domain/meeting.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

using test::day;
using test::november;

test::Register with_calendar() {
    test::Register known = test::Register::usual();
    for (const HolidayNotice& notice : builtin_notices()) {
        HolidayNoticed noticed{notice.number, {}};
        for (const NoticeDay& each : notice.days) noticed.days.push_back({each.date, each.name, each.kind == DayKind::work});
        known.record(std::move(noticed));
    }
    return known;
}

MeetingHeld held(std::string code, MeetingKind kind) {
    MeetingHeld fact;
    fact.code = std::move(code);
    fact.sort = kind;
    return fact;
}

// 2026-11-16 is a Monday, and the first regular meeting.
test::Register with_one_analysis_meeting() {
    test::Register known = with_calendar();
    known.record(held("M-2026-001", MeetingKind::analysis), november(16));
    return known;
}

}  // namespace

TEST_CASE("a weekly meeting is missed once the last working day of its week has come, a monthly one with the last of its month") {
    const test::Register known = with_one_analysis_meeting();
    struct Case {
        const char* as_of;
        const char* missed;
    };
    const Case cases[] = {
        {"2026-11-20", ""},  // the week of the first one, and the month in which keeping begins
        {"2026-11-26", ""},  // Thursday of the next week: it may still be held
        {"2026-11-27", "11月23日至11月29日没有召开项目分析会"},
        {"2026-11-30", "11月23日至11月29日没有召开项目分析会"},
        {"2026-12-04", "11月23日至11月29日没有召开项目分析会；11月30日至12月6日没有召开项目分析会"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.as_of);
        CHECK(missed_words(missed_meetings(known.state, november(1), day(each.as_of))) == each.missed);
    }
    const auto december = missed_meetings(known.state, day("2026-12-31"), day("2026-12-31"));
    REQUIRE(december.size() == 1);
    CHECK(missed_words(december) == "12月没有召开工作推进会");
}

TEST_CASE("no weekly meeting is asked for in a week without a working day, and none before the first was recorded") {
    test::Register known = with_calendar();
    CHECK(missed_meetings(known.state, day("2026-09-01"), day("2026-11-20")).empty());
    known.record(held("M-2026-001", MeetingKind::special), day("2026-09-01"));
    CHECK(missed_meetings(known.state, day("2026-09-01"), day("2026-11-20")).empty());  // a 专题会议 is not a regular one
    test::Register october = with_calendar();
    october.record(held("M-2026-001", MeetingKind::analysis), day("2026-09-22"));
    // 28 to 30 September work, 1 to 7 October rest, and 8, 9 and 10 October (a make-up Saturday) work again.
    CHECK(missed_words(missed_meetings(october.state, day("2026-09-22"), day("2026-10-10"))) ==
          "9月28日至10月4日没有召开项目分析会；10月5日至10月11日没有召开项目分析会");
    CHECK(missed_meetings(october.state, day("2026-09-22"), day("2026-09-29")).empty());
}

TEST_CASE("a joint review lasts from the papers' coming to the last opinion") {
    test::Register known = with_calendar();
    MeetingHeld review = held("M-2026-001", MeetingKind::joint_review);
    review.projects = {"JH-2026-001"};
    review.papers_on = november(16);
    known.record(review, november(18));
    const Meeting& meeting = known.state.meetings.at("M-2026-001");
    CHECK(meeting.review_days() == std::pair{november(16), november(18)});
    const OpinionGiven opinion{"M-2026-001", "区住房和城乡建设局", "消防车道宽度须调整"};
    CHECK(known.refusal(opinion, november(15)) == "meeting.before");
    known.record(opinion, november(17));  // before the meeting, behind the papers
    CHECK(meeting.review_days() == std::pair{november(16), november(18)});
    known.record(OpinionGiven{"M-2026-001", "区住房和城乡建设局", "已调整，无意见"}, november(20));
    CHECK(meeting.review_days() == std::pair{november(16), november(20)});
    CHECK(meeting.opinions.size() == 1);  // the last holds
    known.record(held("M-2026-002", MeetingKind::analysis), november(18));
    CHECK_FALSE(known.state.meetings.at("M-2026-002").review_days());
    CHECK(known.refusal(OpinionGiven{"M-2026-002", "区住房和城乡建设局", "无"}, november(18)) == "meeting.no_review");
}

TEST_CASE("a meeting that was set keeps its code when it is held, and is held once") {
    test::Register known = with_calendar();
    MeetingPlanned planned;
    planned.code = "M-2026-001";
    planned.day = november(23);
    CHECK(known.refusal(planned, november(24)) == "meeting.planned_back");
    known.record(planned, november(20));
    CHECK(known.refusal(MeetingMinuted{"M-2026-001", "还没有开"}, november(20)) == "meeting.not_held");
    REQUIRE(next_meeting(known.state, MeetingKind::analysis, november(20)) != nullptr);
    CHECK(next_meeting(known.state, MeetingKind::analysis, november(23)) == nullptr);
    CHECK(known.refusal(held("M-2026-001", MeetingKind::special), november(23)) == "meeting.doubled");
    known.record(held("M-2026-001", MeetingKind::analysis), november(24));  // a day later than it was set for
    CHECK(known.state.meetings.at("M-2026-001").day() == november(24));
    CHECK(known.refusal(held("M-2026-001", MeetingKind::analysis), november(25)) == "meeting.doubled");
    MeetingHeld papers = held("M-2026-002", MeetingKind::analysis);
    papers.papers_on = november(20);
    CHECK(known.refusal(papers, november(24)) == "meeting.papers");
}

TEST_CASE("a kind of meeting is known by what is printed and what is said") {
    CHECK(meeting_kind("分析会") == MeetingKind::analysis);
    CHECK(meeting_kind("项目分析会") == MeetingKind::analysis);
    CHECK(meeting_kind("analysis") == MeetingKind::analysis);
    CHECK(meeting_kind("专题会") == MeetingKind::special);
    CHECK_THROWS_AS(meeting_kind("例会"), Error);
}

}  // namespace zb
