// SPDX-License-Identifier: Apache-2.0
// How a resolution stands on a day, and what is asked of it.
#include "domain/resolution.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

using test::november;

ResolutionMade resolution(std::string code, Date due) {
    ResolutionMade made;
    made.code = std::move(code);
    made.title = "核定水保范围";
    made.lead = "区住房和城乡建设局";
    made.due = due;
    return made;
}

std::string status(const test::Register& known, Date day) {
    return resolution_status(known.state.resolutions.at("R-2026-001"), day, test::calendar());
}

}  // namespace

TEST_CASE("a resolution is past its day on the day after, also where that day rests") {
    test::Register known = test::Register::usual();
    known.record(resolution("R-2026-001", november(20)), november(16));  // a Friday
    struct Case {
        Date day;
        const char* status;
    };
    const Case cases[] = {{november(19), "办理中"},
                          {november(20), "办理中"},
                          {november(21), "已逾期（不足1个工作日），转下次分析会"},
                          {november(23), "逾期1天，转下次分析会"}};
    for (const Case& each : cases) CHECK(status(known, each.day) == each.status);
    known.record(ResolutionDone{"R-2026-001"}, november(24));
    CHECK(status(known, november(30)) == "已办结（逾期2天）");
}

TEST_CASE("what is carried over has the day that the meeting gave, or keeps its own") {
    test::Register known = test::Register::usual();
    known.record(resolution("R-2026-001", november(18)), november(16));
    known.record(ResolutionCarried{"R-2026-001"}, november(20));
    CHECK(status(known, november(20)) == "逾期2天，转下次分析会");
    known.record(ResolutionCarried{"R-2026-001", november(25)}, november(20));
    CHECK(status(known, november(20)) == "转下次会议，期限由11-18改为11-25");
    const Resolution& one = known.state.resolutions.at("R-2026-001");
    CHECK(one.first_due == november(18));
    CHECK(one.carried.size() == 2);
    CHECK(known.refusal(ResolutionDone{"R-2026-001"}, november(19)) == "resolution.before");
    known.record(ResolutionDone{"R-2026-001"}, november(25));
    CHECK(status(known, november(30)) == "已办结");
    CHECK(known.refusal(ResolutionDone{"R-2026-001"}, november(26)) == "resolution.already_done");
    CHECK(known.refusal(ResolutionCarried{"R-2026-001"}, november(26)) == "resolution.already_done");
}

TEST_CASE("a resolution names known units, a day that is not over, and a meeting that was held") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(resolution("R-2026-001", november(15)), november(16)) == "resolution.due_before");
    ResolutionMade unknown = resolution("R-2026-001", november(20));
    unknown.co = {"区水利局"};
    CHECK(known.refusal(unknown, november(16)) == "department.unknown");
    ResolutionMade of_meeting = resolution("R-2026-001", november(20));
    of_meeting.meeting = "M-2026-001";
    CHECK(known.refusal(of_meeting, november(16)) == "meeting.unknown");
    MeetingHeld held;
    held.code = "M-2026-001";
    known.record(held, november(17));
    CHECK(known.refusal(of_meeting, november(16)) == "resolution.meeting_ahead");
    CHECK(known.refusal(of_meeting, november(17)).empty());
    CHECK(known.refusal(resolution("R-2026-001", november(20)), november(18)) == "resolution.doubled");
    CHECK(known.refusal(ResolutionDone{"R-2026-002"}, november(18)) == "resolution.unknown");
}

}  // namespace zb
