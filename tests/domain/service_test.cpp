// SPDX-License-Identifier: Apache-2.0
// Services: what each sort asks, how they are followed up and counted.
#include "domain/service.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {
namespace {

using test::november;

const std::string kServiceProject = "JH-2026-001";

ServiceBegun begun_service(ServiceSort sort, std::string code = "FW-2026-001") {
    ServiceBegun fact;
    fact.code = std::move(code);
    fact.sort = sort;
    fact.title = "技改补贴";
    return fact;
}

ServiceBegun policy_service(std::string code = "FW-2026-001") {
    ServiceBegun fact = begun_service(ServiceSort::policy, std::move(code));
    fact.policy = "技术改造扶持办法";
    fact.amount = Money{1'200'000};
    fact.due = november(13);
    return fact;
}

}  // namespace

TEST_CASE("Each sort asks for what it must have and refuses what belongs to another") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(begun_service(ServiceSort::policy), november(3), kServiceProject) == "service.no_policy");
    CHECK(known.refusal(begun_service(ServiceSort::publicity), november(3)) == "service.no_medium");
    CHECK(known.refusal(begun_service(ServiceSort::contact), november(3)) == "service.no_counterpart");
    CHECK(known.refusal(begun_service(ServiceSort::need), november(3)) == "service.no_project");
    ServiceBegun visit = begun_service(ServiceSort::visit);
    visit.reach = 80;
    CHECK(known.refusal(visit, november(3), kServiceProject) == "service.stray_detail");
    ServiceBegun late = policy_service();
    CHECK(known.refusal(late, november(14), kServiceProject) == "service.due_past");
    late.amount = Money{0};
    CHECK(known.refusal(late, november(13), kServiceProject) == "service.no_sum");
    CHECK(known.refusal(policy_service(), november(13), kServiceProject).empty());
    CHECK(known.refusal(policy_service(), november(13), kServiceProject) == "service.doubled");
}

TEST_CASE("A service that is followed up is open until it is closed, one that is not is done at once") {
    test::Register known = test::Register::usual();
    known.record(policy_service(), november(3), kServiceProject);
    known.record(begun_service(ServiceSort::visit, "FW-2026-002"), november(3), kServiceProject);
    CHECK(known_service(known.state, "FW-2026-001").open());
    CHECK_FALSE(known_service(known.state, "FW-2026-002").open());
    CHECK(known.refusal(ServiceClosed{"FW-2026-002", "已去"}, november(4), kServiceProject) == "service.nothing_to_close");
    CHECK(known.refusal(PolicyPaid{"FW-2026-002", Money{1}}, november(4), kServiceProject) == "service.no_policy");
    known.record(PolicyPaid{"FW-2026-001", Money{500'000}}, november(9), kServiceProject);
    CHECK(known.refusal(ServiceFollowedUp{"FW-2026-001", "催办", {}}, november(6), kServiceProject) == "service.before_last");
    CHECK(known.refusal(ServiceFollowedUp{"FW-2026-001", "催办", {}}, november(9)) == "service.other_project");
    known.record(ServiceFollowedUp{"FW-2026-001", "尾款下月到账", november(30)}, november(10), kServiceProject);
    CHECK(known_service(known.state, "FW-2026-001").due == november(30));
    known.record(ServiceClosed{"FW-2026-001", "全部到账"}, november(11), kServiceProject);
    CHECK(known.refusal(ServiceClosed{"FW-2026-001", "全部到账"}, november(12), kServiceProject) == "service.closed_already");
    CHECK(known_service(known.state, "FW-2026-001").paid() == Money{500'000});
}

TEST_CASE("It is overdue from the day after its last one, counted in working days") {
    test::Register known = test::Register::usual();
    known.record(policy_service(), november(3), kServiceProject);
    const Service& service = known_service(known.state, "FW-2026-001");
    const Calendar& calendar = known.state.origin.calendar();
    CHECK(overdue_days(service, november(13), calendar) == 0);
    CHECK(overdue_days(service, november(14), calendar) == 0);  // a Saturday: late, not yet by a working day
    CHECK(overdue_days(service, november(17), calendar) == 2);
    constexpr std::size_t kStanding = 6;
    const auto standing = [&](Date day) {
        const Table table = services_table(known.state, day, [](const Service&) { return true; });
        CHECK(table.columns[kStanding].key == "standing");
        return std::get<std::string>(table.rows.at(0)[kStanding].value);
    };
    CHECK(standing(november(13)) == "open");
    CHECK(standing(november(14)) == "overdue");
}

TEST_CASE("The counts of a period hold what fell in it, and what is open on its last day") {
    test::Register known = test::Register::usual();
    known.record(policy_service(), november(3), kServiceProject);
    known.record(PolicyPaid{"FW-2026-001", Money{500'000}}, november(9), kServiceProject);
    ServiceBegun talk = begun_service(ServiceSort::publicity, "FW-2026-002");
    talk.medium = "宣讲会";
    talk.reach = 80;
    known.record(talk, november(10));
    const Table counts = service_counts(known.state, november(9), november(15));
    REQUIRE(counts.rows.size() == 2);
    const Row& money = counts.rows[0];
    CHECK(std::get<std::int64_t>(money[1].value) == 0);  // begun before
    CHECK(std::get<std::int64_t>(money[3].value) == 1);
    CHECK(std::get<std::int64_t>(money[4].value) == 1);
    CHECK(std::get<Money>(money[6].value) == Money{500'000});
    CHECK(std::get<std::int64_t>(counts.rows[1][7].value) == 80);
}

}  // namespace zb
