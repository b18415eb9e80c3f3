// SPDX-License-Identifier: Apache-2.0
// What a ledger takes in of templates and notices: versions, amendments, conflicts.
#include <doctest/doctest.h>

#include "domain/domain.h"
#include "support/registry.h"

namespace zb {

namespace {

using test::Register;

HolidayNoticed noticed(std::string number, std::vector<std::pair<int, bool>> october) {
    HolidayNoticed fact;
    fact.number = std::move(number);
    for (const auto& day : october) fact.days.push_back({Date::of(2027, 10, day.first), "国庆节", day.second});
    return fact;
}

}  // namespace

TEST_CASE("A template's versions follow each other, a plan finds the one it was made from") {
    Register known = Register::usual();
    Flow flow = builtin_flows().front();
    const std::string key = flow.flow_key;
    CHECK(last_flow_version(known.state, key) == 0);
    flow.total_limit = 50;
    known.record(FlowImported{1, flow});
    flow.total_limit = 45;
    CHECK(known.refusal(FlowImported{1, flow}) == "flow.version");
    known.record(FlowImported{2, flow});
    CHECK(known_flows(known.state).size() == builtin_flows().size());
    CHECK(known_flows(known.state).front().total_limit == 45);
    PlanDrafted plan;
    plan.flow = key;
    CHECK(flow_of(known.state, plan)->total_limit == builtin_flows().front().total_limit);
    plan.flow_version = 1;
    CHECK(flow_of(known.state, plan)->total_limit == 50);
    plan.flow = "nobody";
    CHECK(flow_of(known.state, plan) == nullptr);
}

TEST_CASE("A template with a fault is never recorded, and a new one stands beside the others") {
    Register known = Register::usual();
    Flow flow = builtin_flows().front();
    flow.flow_key = "own";
    flow.steps.front().depends_on = {"nowhere"};
    CHECK(known.refusal(FlowImported{1, flow}) == "flow.unknown_dependency");
    flow.steps.front().depends_on.clear();
    known.record(FlowImported{1, flow});
    CHECK(known_flows(known.state).back().flow_key == "own");
    CHECK(known_flows(known.state).size() == builtin_flows().size() + 1);
}

TEST_CASE("A flow's body is read back as it was written") {
    JsonDocument parser;
    for (const Flow& flow : builtin_flows()) {
        const FlowImported fact{3, flow};
        const auto again = from_body<FlowImported>(parser.parse(to_body(fact)));
        CHECK(again.flow == flow);
        CHECK(again.version == 3);
    }
}

TEST_CASE("A notice that says otherwise than a known one is refused, and taken as an amendment") {
    Register known = Register::usual();
    known.record(noticed("甲号", {{1, false}, {9, true}}));
    CHECK(!known.state.origin.calendar().is_working(Date::of(2027, 10, 1)));
    CHECK(known.state.origin.calendar().is_working(Date::of(2027, 10, 9)));
    const Fault fault = known.fault_of(noticed("乙号", {{9, false}}));
    CHECK(fault.code == "calendar.conflict");
    CHECK(fault.message.find("2027-10-09 甲号写“调休上班”，这里写“放假”") != std::string::npos);
    CHECK(known.refusal(noticed("甲号", {{1, false}})) == "calendar.conflict");
    CHECK(known.refusal(noticed("丙号", {{4, false}, {4, true}})) == "calendar.conflict");
    CHECK(known.refusal(noticed("丙号", {{1, false}})).empty());  // the same said again is no conflict

    HolidayNoticed amended = noticed("乙号", {{9, false}});
    amended.amends = true;
    known.record(amended);
    CHECK(!known.state.origin.calendar().is_working(Date::of(2027, 10, 9)));
    HolidayNoticed corrected = noticed("甲号", {{8, false}});
    corrected.amends = true;
    known.record(corrected);
    CHECK(!known.state.origin.calendar().is_working(Date::of(2027, 10, 8)));
    CHECK(known.state.origin.holidays.notices.size() == 3);  // told again it takes its own place
}

TEST_CASE("A body that is JSON but no object, or not of its kind, is unreadable for every kind of entry, and names the entry") {
    JsonDocument parser;
    for (const std::string& kind : known_kinds()) {
        for (const char* body : {"1", "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"", "[]", "null", "true", "1.5", "{", ""}) {
            CAPTURE(kind);
            CAPTURE(body);
            Entry entry;
            entry.seq = 7;
            entry.kind = kind;
            entry.body = body;
            State state;
            try {
                fold(state, entry, parser);
                FAIL("folded");
            } catch (const Error& error) {
                CHECK(error.fault().code == "entry.unreadable");
                CHECK(error.fault().message.find("第 7 条") != std::string::npos);
            }
        }
    }
}

}  // namespace zb
