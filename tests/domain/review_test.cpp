// SPDX-License-Identifier: Apache-2.0
// Reviews.
#include "domain/review.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

using test::november;

const std::string kRated = "JH-2026-001";

ReviewReceived review(std::string code, ReviewLevel level, std::string occasion = "2026-11-02") {
    ReviewReceived fact;
    fact.code = std::move(code);
    fact.level = level;
    fact.occasion = std::move(occasion);
    return fact;
}

template <class F>
F act(std::string note = "情况") {
    F fact;
    fact.code = "V-2026-001";
    fact.note = std::move(note);
    return fact;
}

// A bad review of Monday the 2nd.
test::Register rated() {
    test::Register known = test::Register::usual();
    known.state.origin.holidays.notices = builtin_notices();
    known.record(review("V-2026-001", ReviewLevel::unsatisfied), november(2), kRated);
    return known;
}

const Review& the_review(const test::Register& known) { return known.state.reviews.at("V-2026-001"); }

}  // namespace

TEST_CASE("One review of a matter on an occasion") {
    test::Register known = rated();
    CHECK(known.refusal(review("V-2026-002", ReviewLevel::satisfied), november(2), kRated) == "review.doubled");
    CHECK(known.refusal(review("V-2026-001", ReviewLevel::satisfied, "2026-11-03"), november(3), kRated) == "review.code_used");
    CHECK(known.refusal(review("V-2026-002", ReviewLevel::satisfied, " "), november(3), kRated) == "text.empty");
    CHECK(known.refusal(review("V-2026-002", ReviewLevel::satisfied, "2026-11-03"), november(3), kRated).empty());
    ReviewReceived of_specialist = review("V-2026-003", ReviewLevel::satisfied);
    of_specialist.of = ReviewOf::specialist;
    of_specialist.staff = "服务专员01";
    CHECK(known.refusal(of_specialist, november(2), kRated).empty());  // another matter
    ReviewReceived of_step = review("V-2026-004", ReviewLevel::satisfied, "第 1 次申报");
    of_step.of = ReviewOf::step;
    of_step.step = "construction_permit";
    CHECK(known.refusal(of_step, november(2), kRated) == "review.not_served");
    ReviewReceived by_default = review("V-2026-004", ReviewLevel::satisfied, "2026-11-04");
    by_default.by_default = true;
    CHECK(known.refusal(by_default, november(4), kRated) == "review.default_level");
    by_default.level = ReviewLevel::basically_satisfied;
    CHECK(known.refusal(by_default, november(4), kRated).empty());
}

TEST_CASE("A bad review is contacted, repaired and followed up, in this order") {
    test::Register known = rated();
    CHECK(known.refusal(act<ReviewRepaired>(), november(3), kRated) == "review.order");
    CHECK(known.refusal(act<ReviewContacted>(" "), november(3), kRated) == "review.no_note");
    CHECK(known.refusal(act<ReviewContacted>(), november(1), kRated) == "review.before_received");
    known.record(act<ReviewContacted>(), november(3), kRated);
    CHECK(known.refusal(ReviewFollowed{"V-2026-001"}, november(4), kRated) == "review.order");
    known.record(act<ReviewRepaired>(), november(5), kRated);
    known.record(ReviewFollowed{"V-2026-001", november(20)}, november(6), kRated);
    CHECK(the_review(known).stage() == ReviewStage::repair);
    CHECK(the_review(known).repair_due == november(20));
    known.record(act<ReviewRepaired>(), november(9), kRated);
    CHECK(the_review(known).stage() == ReviewStage::follow);
    known.record(ReviewFollowed{"V-2026-001"}, november(10), kRated);
    CHECK(the_review(known).stage() == ReviewStage::done);
    CHECK(known.refusal(act<ReviewContacted>(), november(11), kRated) == "review.order");
    known.record(review("V-2026-002", ReviewLevel::satisfied, "另一次"), november(3), kRated);
    CHECK(known.refusal(ReviewFollowed{"V-2026-002"}, november(4), kRated) == "review.not_bad");
}

TEST_CASE("Only an appeal excludes a review, and what is excluded counts in nothing") {
    test::Register known = rated();
    CHECK(known.refusal(act<ReviewExcluded>(), november(3), kRated) == "review.no_appeal");
    known.record(act<ReviewAppealed>(), november(3), kRated);
    CHECK(known.refusal(act<ReviewAppealed>(), november(3), kRated) == "review.appealed");
    known.record(act<ReviewExcluded>("误评"), november(4), kRated);
    CHECK(the_review(known).stage() == ReviewStage::excluded);
    ReviewCount count;
    count.add(the_review(known));
    CHECK(count.all() == 0);
    CHECK(count.excluded == 1);
    CHECK(known.refusal(act<ReviewContacted>(), november(5), kRated) == "review.excluded");
    CHECK_FALSE(review_today(the_review(known), known.state.origin, november(30)).lamp);
}

TEST_CASE("Contact within one working day, repair within fifteen, each past its day on the day after") {
    test::Register known = rated();
    const auto on = [&](int day) { return review_today(the_review(known), known.state.origin, november(day)); };
    CHECK(on(2).due == november(3));
    CHECK_FALSE(on(3).past);
    CHECK(on(4).past);
    CHECK(on(4).overdue == 1);
    CHECK(on(4).lamp == Lamp::red);
    known.record(act<ReviewContacted>(), november(4), kRated);
    CHECK(on(4).due == november(23));
    CHECK(on(4).lamp == Lamp::green);
    CHECK(on(20).lamp == Lamp::yellow);
    CHECK(on(24).lamp == Lamp::red);
    known.record(act<ReviewAppealed>(), november(5), kRated);
    CHECK(on(5).appeal == november(12));
    known.record(act<ReviewUpheld>("情况属实"), november(6), kRated);
    CHECK_FALSE(on(6).appeal);
}

TEST_CASE("What nobody gave counts in no rate of those who did") {
    Review good;
    good.level = ReviewLevel::very_satisfied;
    Review given_up;
    given_up.level = ReviewLevel::basically_satisfied;
    given_up.by_default = true;
    Review bad;
    bad.level = ReviewLevel::very_unsatisfied;
    ReviewCount count;
    for (const Review* each : {&good, &given_up, &bad}) count.add(*each);
    CHECK(count.all() == 3);
    CHECK(count.active() == 2);
    CHECK(count.good() == 2);
    CHECK(count.active_good() == 1);
    CHECK(count.bad == 1);
}

}  // namespace zb
