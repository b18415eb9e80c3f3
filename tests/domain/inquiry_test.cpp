// SPDX-License-Identifier: Apache-2.0
// Inquiries.
#include "domain/inquiry.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

using test::november;

const std::string kAsked = "JH-2026-001";

InquiryReceived question(std::string code, Date due) {
    InquiryReceived fact;
    fact.code = std::move(code);
    fact.title = "施工许可申报材料清单";
    fact.due = due;
    return fact;
}

// Received on Monday the 2nd, to be answered by Thursday the 5th.
test::Register asked() {
    test::Register known = test::Register::usual();
    known.state.origin.holidays.notices = builtin_notices();
    known.record(question("Q-2026-001", november(5)), november(2), kAsked);
    return known;
}

InquiryAnswered answered(std::string code = "Q-2026-001") {
    InquiryAnswered fact;
    fact.code = std::move(code);
    return fact;
}

}  // namespace

TEST_CASE("What is asked of an inquiry when it comes") {
    test::Register known = asked();
    struct Case {
        const char* says;
        InquiryReceived fact;
        Date on;
        std::string refusal;
    };
    const auto with = [](std::string code, const auto& change) {
        InquiryReceived fact = question(std::move(code), november(9));
        change(fact);
        return fact;
    };
    const Case cases[] = {
        {"due on the day it came", question("Q-2026-002", november(3)), november(3), ""},
        {"due before it came", question("Q-2026-003", november(2)), november(3), "inquiry.due_before_received"},
        {"code used", question("Q-2026-001", november(9)), november(3), "inquiry.doubled"},
        {"nothing asked", with("Q-2026-003", [](auto& f) { f.title = " "; }), november(3), "text.empty"},
        {"a person nobody knows", with("Q-2026-003", [](auto& f) { f.to = "服务专员09"; }), november(3), "staff.unknown"},
        {"a number of a person", with("Q-2026-003", [](auto& f) { f.title = "请回电 13800138000"; }), november(3), "text.personal"},
        {"a ticket that the window gave", with("Q-2026-003", [](auto& f) { f.ticket = "GD1"; }), november(3), "inquiry.ticket"},
        {"a ticket of the hotline",
         with("Q-2026-003",
              [](auto& f) {
                  f.ticket = "GD1";
                  f.way = InquiryWay::hotline;
              }),
         november(3), ""},
        {"the same ticket again",
         with("Q-2026-004",
              [](auto& f) {
                  f.ticket = "GD1";
                  f.way = InquiryWay::hotline;
              }),
         november(4), "inquiry.same_ticket"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.says);
        CHECK(known.refusal(each.fact, each.on, kAsked) == each.refusal);
    }
    CHECK(known.refusal(question("Q-2026-009", november(9)), november(3)).empty());  // of no project
    CHECK(known.state.inquiries.at("Q-2026-009").project.empty());
}

TEST_CASE("An inquiry is answered once, unless the follow-up says it did not serve") {
    test::Register known = asked();
    CHECK(known.refusal(answered("Q-2026-009"), november(3), kAsked) == "inquiry.unknown");
    CHECK(known.refusal(answered(), november(1), kAsked) == "inquiry.before_received");
    CHECK(known.refusal(answered(), november(3)) == "inquiry.other_project");
    CHECK(known.refusal(InquiryFollowed{"Q-2026-001"}, november(3), kAsked) == "inquiry.not_answered");
    CHECK(known.refusal(InquiryClosed{"Q-2026-001"}, november(3), kAsked) == "inquiry.not_answered");
    known.record(answered(), november(4), kAsked);
    CHECK(known.refusal(answered(), november(4), kAsked) == "inquiry.answered");
    CHECK(known.refusal(InquiryFollowed{"Q-2026-001"}, november(3), kAsked) == "inquiry.followed_early");
    known.record(InquiryFollowed{"Q-2026-001", november(10)}, november(5), kAsked);
    CHECK(known.state.inquiries.at("Q-2026-001").is_open());
    known.record(answered(), november(6), kAsked);
    known.record(InquiryFollowed{"Q-2026-001"}, november(9), kAsked);
    known.record(InquiryClosed{"Q-2026-001"}, november(9), kAsked);
    CHECK(known.refusal(InquiryClosed{"Q-2026-001"}, november(9), kAsked) == "inquiry.ended");
    CHECK(known.state.inquiries.at("Q-2026-001").settled() == november(6));
}

TEST_CASE("What nobody answered ends with its reason only") {
    test::Register known = asked();
    CHECK(known.refusal(InquiryReturned{"Q-2026-001", " "}, november(3), kAsked) == "inquiry.no_reason");
    known.record(question("Q-2026-002", november(9)), november(3), kAsked);
    known.record(InquiryClosed{"Q-2026-002", "提问人撤回"}, november(4), kAsked);
    CHECK(known.state.inquiries.at("Q-2026-002").settled() == november(4));
    known.record(InquiryReturned{"Q-2026-001", "属人社局职权"}, november(4), kAsked);
    CHECK(standing_words(known.state.inquiries.at("Q-2026-001"), november(30)) == "已退回");
    CHECK(known.refusal(answered(), november(5), kAsked) == "inquiry.ended");
}

TEST_CASE("An inquiry is extended once, in time, by no more than the setting says") {
    test::Register known = asked();
    const auto until = [&](int day, int on) {
        return known.refusal(InquiryExtended{"Q-2026-001", november(day), "两局会商"}, november(on), kAsked);
    };
    CHECK(until(9, 6) == "inquiry.extended_late");
    CHECK(until(5, 5) == "inquiry.extended_far");
    CHECK(until(20, 5) == "inquiry.extended_far");
    CHECK(known.refusal(InquiryExtended{"Q-2026-001", november(19), ""}, november(5), kAsked) == "inquiry.no_reason");
    CHECK(until(19, 5).empty());  // ten working days after the 5th
    CHECK(until(20, 6) == "inquiry.extended_twice");
}

TEST_CASE("The days to answer are counted by kind, from the day after receipt") {
    test::Register known = asked();
    const Origin& origin = known.state.origin;
    CHECK(inquiry_due(origin, InquiryKind::consultation, false, november(5)) == november(10));  // over a weekend
    CHECK(inquiry_due(origin, InquiryKind::help, false, november(2)) == november(9));
    CHECK(inquiry_due(origin, InquiryKind::complaint, false, november(2)) == november(9));
    CHECK(inquiry_due(origin, InquiryKind::consultation, true, november(2)) == november(16));
    known.record(SettingChanged{"inquiry.consultation_days", "1"}, november(10));
    CHECK(inquiry_due(origin, InquiryKind::consultation, false, november(9)) == november(12));
    CHECK(inquiry_due(origin, InquiryKind::consultation, false, november(10)) == november(11));
}

TEST_CASE("An inquiry is past its day on the day after it, and its lamp goes out with the answer") {
    test::Register known = asked();
    const auto on = [&](int day) { return inquiry_today(known.state.inquiries.at("Q-2026-001"), known.state.origin, november(day)); };
    CHECK(on(2).lamp == Lamp::green);
    CHECK(on(3).lamp == Lamp::yellow);  // two days left, a third of the limit used
    CHECK(on(3).unassigned);            // nobody has it after one working day
    CHECK(on(5).lamp == Lamp::yellow);
    CHECK_FALSE(on(5).past);
    CHECK(on(6).lamp == Lamp::red);
    CHECK(on(6).overdue == 1);
    CHECK(on(7).overdue == 1);  // a Saturday adds none
    known.record(InquiryPushed{"Q-2026-001", "服务专员02"}, november(6), kAsked);
    CHECK(known.refusal(InquiryPushed{"Q-2026-001", "服务专员02"}, november(6), kAsked) == "inquiry.same_person");
    CHECK_FALSE(on(6).unassigned);
    CHECK(is_asked(known.state, known.state.inquiries.at("Q-2026-001"), "服务专员02", november(6)));
    known.record(answered(), november(9), kAsked);
    CHECK_FALSE(on(30).lamp);
    CHECK(on(30).overdue == 2);
}

TEST_CASE("The next inquiry code follows the highest of its year") {
    Inquiries inquiries;
    CHECK(next_inquiry_code(inquiries, 2026) == "Q-2026-001");
    inquiries["Q-2026-031"];
    CHECK(next_inquiry_code(inquiries, 2026) == "Q-2026-032");
}

}  // namespace zb
