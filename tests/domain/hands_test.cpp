// SPDX-License-Identifier: Apache-2.0
// 三人过手: who drafts, reviews and signs a circular, and a correction of one.
#include "domain/hands.h"

#include <doctest/doctest.h>

#include "domain/access.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

// A desk where people act under their logins; by default every login is somebody's of the office.
struct HandsDesk {
    State state = play_scenario(day("2026-11-20"));

    HandsDesk() {
        for (const char* name : {"专班办08", "专班办09"})
            state.staff.list.push_back(StaffAdded{name, "专班办公室人员", "区政务服务数据管理局", {}});
        for (Person& person : state.staff.list) person.login = "as-" + person.name;
    }
    void set(std::string_view name, const char* value) { state.origin.settings.changes[std::string{name}][day("2026-01-01")] = value; }

    CircularText text(int number, const char* as_of, const char* words) const {
        CircularText text;
        text.report = "weekly";
        text.year = 2026;
        text.number = number;
        text.as_of = day(as_of);
        text.head = state.seq;
        text.text = words;
        text.digest = hex(sha256(text.text));
        return text;
    }
    template <class F>
    std::string record(const F& fact, const std::string& by, std::string login = {}) {
        Envelope envelope;
        envelope.seq = state.seq + 1;
        envelope.recorded_at = state.recorded_at;
        envelope.on = day("2026-12-31");
        envelope.by = by;
        envelope.actor = "7:" + (login.empty() ? "as-" + by : login);
        const Fact wrapped = make_fact(fact);
        try {
            check_access(state, envelope, wrapped);
            check(state, envelope, wrapped);
        } catch (const Error& error) {
            CHECK_FALSE(error.fault().hint.empty());
            return error.fault().code;
        }
        apply(state, envelope, wrapped);
        return {};
    }
    std::string draft(const std::string& by) { return record(ReportDrafted{text(40, "2026-11-27", "草稿")}, by); }
    std::string review(const std::string& by, std::string login = {}) {
        return record(ReportReviewed{state.drafts.back().seq, state.drafts.back().what.digest, {}}, by, std::move(login));
    }
    std::string sign(const std::string& by, std::string login = {}) {
        return record(ReportIssued{state.drafts.back().what, state.drafts.back().seq}, by, std::move(login));
    }
    std::string issue_at_once(const std::string& by, std::string login = {}) {
        return record(ReportIssued{text(40, "2026-11-27", "正文"), {}}, by, std::move(login));
    }
};

}  // namespace

TEST_CASE("without roles the reviewer is not the drafter, and only the office, the head and the deputies sign") {
    HandsDesk desk;
    REQUIRE(desk.draft("专班办01").empty());
    CHECK(desk.review("专班办01") == "report.own_draft");
    REQUIRE(desk.review("服务专员01").empty());
    CHECK(desk.sign("服务专员01") == "report.not_signer");
    CHECK(desk.sign("环境经办01") == "report.not_signer");
    CHECK(desk.sign("专班办01").empty());
}

TEST_CASE("a login that is known to be somebody who may not sign signs for nobody") {
    HandsDesk desk;
    CHECK(desk.issue_at_once("专班办01", "as-环境经办01") == "report.not_signer");
    CHECK(desk.issue_at_once("专班办01", "nobody-knows").empty());
}

TEST_CASE("in a ledger that goes by roles three hands are three people and three logins") {
    HandsDesk desk;
    desk.set(kAccessSetting, "按角色");
    CHECK(desk.issue_at_once("专班办01") == "report.needs_draft");
    CHECK(desk.draft("服务专员01") == "access.denied");
    REQUIRE(desk.draft("专班办01").empty());
    CHECK(desk.review("专班办08", "as-专班办01") == "report.own_draft");
    CHECK(desk.review("专班办01", "as-专班办08") == "report.own_draft");
    CHECK(desk.review("服务专员01") == "access.denied");
    REQUIRE(desk.review("专班办08").empty());
    for (const char* one : {"专班办01", "专班办08"}) {
        CHECK(desk.sign(one) == "report.same_hand");
        CHECK(desk.sign("政数分管01", std::string{"as-"} + one) == "report.same_hand");
        CHECK(desk.sign(one, "as-政数分管01") == "report.same_hand");
    }
    CHECK(desk.sign("政数分管01").empty());
}

TEST_CASE("the setting of hands holds with roles and without") {
    HandsDesk desk;
    desk.set(kHandsSetting, "不限");
    CHECK(desk.issue_at_once("环境经办01").empty());
    HandsDesk strict;
    strict.set(kHandsSetting, "三人");
    CHECK(strict.issue_at_once("专班办01") == "report.needs_draft");
    HandsDesk two;
    two.set(kAccessSetting, "按角色");
    two.set(kHandsSetting, "两人");
    CHECK(two.issue_at_once("专班办01").empty());
}

TEST_CASE("a correction is drafted, reviewed and signed by three hands as an issue is") {
    HandsDesk desk;
    REQUIRE(desk.issue_at_once("专班办01").empty());
    desk.set(kAccessSetting, "按角色");
    const std::int64_t issued = desk.state.issued.back().seq;
    CHECK(desk.record(ReportCorrected{desk.text(40, "2026-11-27", "更正"), issued, "漏附件", {}}, "专班办01") == "report.needs_draft");
    CHECK(desk.record(ReportDrafted{desk.text(40, "2026-11-27", "更正"), issued, ""}, "专班办01") == "text.empty");
    CHECK(desk.record(ReportDrafted{desk.text(40, "2026-11-27", "更正"), issued + 1, "漏附件"}, "专班办01") == "report.not_last");
    REQUIRE(desk.record(ReportDrafted{desk.text(40, "2026-11-27", "更正"), issued, "漏附件"}, "专班办01").empty());
    const CircularDraft draft = desk.state.drafts.back();
    const auto sign = [&](const char* by) { return desk.record(ReportCorrected{draft.what, issued, draft.reason, draft.seq}, by); };
    CHECK(sign("政数分管01") == "report.not_reviewed");
    CHECK(desk.record(ReportCorrected{desk.text(40, "2026-11-27", "另一稿"), issued, "漏附件", {}}, "政数分管01") == "report.draft_waits");
    CHECK(desk.review("专班办01") == "report.own_draft");
    REQUIRE(desk.review("专班办08").empty());
    CHECK(desk.sign("政数分管01") == "report.issued_already");  // it is no draft of an issue to come
    CHECK(sign("专班办08") == "report.same_hand");
    REQUIRE(sign("政数分管01").empty());
    CHECK(desk.state.issued.back().correction == 1);
    CHECK(waiting_correction(desk.state, "weekly") == nullptr);
}

}  // namespace zb
