// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>

#include "report/weekly/flow.h"
#include "report/weekly/overall.h"
#include "report/weekly/owed.h"
#include "report/weekly/problems.h"
#include "report/words/share.h"
#include "support/weekly_sample.h"

namespace zb {
namespace {

TEST_CASE("the sample's figures come out of the scenario's facts") {
    const Json& json = sample().json;
    for (const char* key : {"overall", "flow", "lamps", "owed", "problems"}) {
        check_figures(key, json_section(json, key).at("figures"), expected().at(key));
    }
    for (const char* key : {"projects", "in_hand", "decided", "accepted", "received_not_accepted", "due_next_week", "plan_slip"}) {
        check_rows(key, json_section(json, key).at("rows"), expected().at(key));
    }
    for (const char* key :
         {"red_items", "yellow_items", "grey_items", "overdue_items", "paused_items", "resumed_this_week", "held_items", "decided_late"}) {
        check_rows(key, json_section(json, key).at("rows"), expected().at("lamps").at(key));
    }
    check_rows("owed", json_section(json, "owed").at("rows"), expected().at("owed").at("rows"));
    check_rows("owed_received", json_section(json, "owed_received").at("rows"), expected().at("owed").at("received_rows"));
    check_rows("problems", json_section(json, "problems").at("rows"), expected().at("problems").at("rows"));
    CHECK(json_section(json, "flow").at("rows").empty());
    CHECK(json.at("period").at("from") == expected().at("week")[0]);
    CHECK(json.at("period").at("to") == expected().at("week")[1]);
    CHECK(json_section(json, "opening").at("figures").at("working_days") == expected().at("working_days"));
}

TEST_CASE("received in the sample's week is accepted, filed, correcting or a utility's") {
    const WeekEvents& events = sample().record.events;
    const WorkTotals totals = work_totals(sample().record);
    const WeekFlow flow = week_flow(events);
    int filed = 0;
    int correcting = 0;
    for (const WeekEvent* event : events.not_accepted()) ++(event->item.today.state == StepState::filed ? filed : correcting);
    CHECK(totals.accepted + filed + correcting + totals.received_utility == flow.received);
    CHECK(flow.in_hand_before + flow.received - flow.decided == flow.in_hand);
}

TEST_CASE("the sample's sentences are told") {
    const std::string& text = sample().markdown;
    const char* const sentences[] = {
        "（2026年第21期）",
        "现将2026年11月16日至11月20日（5个工作日）重大项目审批手续办理情况通报如下。数据截至11月20日。",
        "专班在册跟进项目6个，总投资35.60亿元（356,000万元）。按阶段分：立项用地规划许可1个、工程建设许可2个、施工许可2个、竣工验收1个。"
        "按亮灯分：红灯2个、黄灯2个、绿灯2个；红灯项目较上周增加2个。",
        "本周导办帮办窗口收件8项（审批事项7项、公用服务1项），受理审批事项5项，办结5项，按承诺时限办结4项，按时办结率80.0%（4/5）；"
        "办结事项平均用时5.6个工作日，平均承诺6."
        "4个工作日。一次性告知补正1项，容缺受理1项。截至11月20日在办11项（审批事项10项、公用服务1项），"
        "其中超承诺时限未办结2项，均未超法定时限。",
        "**在办对账**：上期末8项＋本周收件8项－本周办结5项＝期末11项（审批事项10项、公用服务1项）。",
        "用时合计28个工作日、承诺合计32个工作日（当日办结按0计）。",
        "另有收件未受理2项：",
        "#### 四、下周到期（11月23日至11月27日，7项）",
        "在办11项中：红灯2项、黄灯3项、灰灯1项、绿灯5项。",
        "11-12书面告知、预计8个工作日，至11-20已用7个工作日，未超告知时间。",
        "上期末待补1份，本周新增1份，补齐1份（",
        "逾期0份，期末待补1份。补齐前不得发证。",
        "上期末未解决2个，本周新提出1个（P-2026-015）、解决1个（P-2026-012",
        "演练库",
        "重新打印：`zb report weekly --head 1298 --as-of 2026-11-20`。",
    };
    for (const char* sentence : sentences) CHECK_MESSAGE(text.find(sentence) != std::string::npos, sentence);
}

TEST_CASE("every week of the scenario adds up, and together they equal the ledger") {
    std::int64_t received = 0;
    std::int64_t decided = 0;
    int in_hand = 0;
    State before = play_scenario(day("2026-08-28"));
    Date eve = day("2026-08-28");
    for (Date friday = day("2026-09-04"); friday <= day("2026-11-20"); friday = friday + CalendarDays{7}) {
        CAPTURE(iso(friday));
        State now = play_scenario(friday);
        const WeekFlow flow = week_flow(print(now, friday, before, eve).record.events);
        CHECK(flow.in_hand_before == in_hand);
        in_hand = flow.in_hand;
        received += flow.received + flow.received_prior + flow.opened;
        decided += flow.decided + flow.decided_prior;
        before = std::move(now);
        eve = friday;
    }
    CHECK(received - decided == in_hand);
    CHECK(in_hand == 11);
}

TEST_CASE("what was recorded after the circular before stands apart as told late") {
    // The circular of the 13th was made on its evening; a week later everything is known that was recorded late.
    const State now = play_scenario(day("2026-11-20"));
    State before = play_scenario(day("2026-11-13"));
    Attempt& filed_before = before.steps["JH-2026-002"]["flood_impact"].attempts.back();
    REQUIRE(filed_before.filed == day("2026-11-09"));
    before.steps["JH-2026-002"].erase("flood_impact");
    const WeekRecord record = record_of(now, day("2026-11-20"), before, day("2026-11-13"));
    const WeekFlow flow = week_flow(record.events);
    CHECK(flow.in_hand_before == 7);
    CHECK(flow.received == 8);
    CHECK(flow.received_prior == 1);
    CHECK(flow.accepted_prior == 1);
    CHECK(flow.in_hand == 11);
    REQUIRE(record.events.prior.size() == 2);
    CHECK(record.events.prior.front().item.planned.step == "flood_impact");
}

TEST_CASE("what the circular before told and was reversed since is taken back") {
    State now = play_scenario(day("2026-11-20"));
    const State before = play_scenario(day("2026-11-13"));
    now.steps["JH-2026-002"].erase("flood_impact");
    const WeekRecord record = record_of(now, day("2026-11-20"), before, day("2026-11-13"));
    const WeekFlow flow = week_flow(record.events);
    CHECK(flow.reversed_received == 1);
    CHECK(flow.in_hand == 10);
    CHECK(flow.expected() == 10);
}

TEST_CASE("nothing that the circular before told is told again, even of the same days") {
    const State now = play_scenario(day("2026-11-20"));
    const WeekRecord record = record_of(now, day("2026-11-20"), now, day("2026-11-20"));
    const WeekFlow flow = week_flow(record.events);
    CHECK(flow.received == 0);
    CHECK(flow.decided == 0);
    CHECK(flow.in_hand_before == 11);
    CHECK(flow.in_hand == 11);
    CHECK(work_totals(record).corrections_announced == 0);
    CHECK(owed_figures(record).added == 0);
    CHECK(problem_figures(record).added == 0);
}

TEST_CASE("a quiet week keeps its headings and says one sentence under each") {
    State now;
    now.scope = Scope::all();
    now.origin.holidays.notices = builtin_notices();
    now.projects["JH-2026-001"].code = "JH-2026-001";
    now.projects["JH-2026-001"].name = "甲公司项目";
    const Printed printed = print(now, day("2026-11-20"), now, day("2026-11-13"));
    const char* const sentences[] = {"总投资均未公布",
                                     "未编方案1个",
                                     "本周无审批事项办结。",
                                     "本周无新受理审批事项。",
                                     "无到期事项。",
                                     "期末无在办事项，无亮灯。",
                                     "无容缺待补材料。",
                                     "无未解决的困难问题",
                                     "尚未派定服务专员1个。",
                                     "**项目动态**：本周无入库、调出、发证、完成节点、特别程序结束或阶段转换。",
                                     "本周各部门无受理、办结，期末无在办事项。",
                                     "本周无应报送的台账。"};
    for (const char* sentence : sentences) CHECK_MESSAGE(printed.markdown.find(sentence) != std::string::npos, sentence);
    CHECK(printed.markdown.find("（0项）") == std::string::npos);
    const char* const headings[] = {"一、总体情况", "二、本周办结", "三、本周新受理", "四、下周到期", "五、滞后及亮灯",
                                    "六、容缺待补", "七、困难问题", "八、各部门",     "九、台账报送", "十、下一步工作",
                                    "附表"};
    std::size_t at = 0;
    for (const char* heading : headings) {
        const std::size_t found = printed.markdown.find("#### " + std::string{heading}, at);
        REQUIRE_MESSAGE(found != std::string::npos, heading);
        at = found;
    }
    // No table but the annex, which has a row a project; no division of nothing by nothing.
    CHECK(printed.markdown.find("|---") > printed.markdown.find("抄送："));
    CHECK(printed.markdown.find("0/0") == std::string::npos);
    CHECK(printed.markdown.find("0项（") == std::string::npos);
    CHECK(printed.markdown.find("应报0份") == std::string::npos);
    CHECK(json_section(printed.json, "overall").at("figures").at("on_time_rate").is_null());
}

const State& evening(Date on) {
    static std::map<Date, State> known;
    const auto found = known.find(on);
    return found == known.end() ? known.emplace(on, play_scenario(on)).first->second : found->second;
}

// A section refuses figures that do not add up, so each printing is a proof of its sums.
TEST_CASE("figures add up between any two evenings, whatever was reversed") {
    CHECK(rc::check("between any two evenings", [] {
        const Date eve = day("2026-10-01") + CalendarDays{*rc::gen::inRange(0, 50)};
        const Date on = eve + CalendarDays{*rc::gen::inRange(0, 15)};
        State now = evening(std::min(on, day("2026-11-20")));
        for (auto& [project, steps] : now.steps) {
            if (!steps.empty() && *rc::gen::inRange(0, 4) == 0) {
                steps.erase(std::next(steps.begin(), *rc::gen::inRange<std::ptrdiff_t>(0, static_cast<std::ptrdiff_t>(steps.size()))));
            }
        }
        if (!now.problems.empty() && *rc::gen::inRange(0, 3) == 0) now.problems.erase(now.problems.begin());
        const WeekRecord record = print(now, on, evening(eve), eve).record;
        const WeekFlow flow = week_flow(record.events);
        const WorkTotals totals = work_totals(record);
        RC_ASSERT(flow.expected() == flow.in_hand);
        RC_ASSERT(totals.on_time + static_cast<int>(record.events.decided_late().size()) == totals.decided);
    }));
}

TEST_CASE("a state and its evening give the same bytes each time") {
    const Printed again = print(play_scenario(day("2026-11-20")), day("2026-11-20"), play_scenario(day("2026-11-13")), day("2026-11-13"));
    CHECK(again.markdown == sample().markdown);
    CHECK(again.json == sample().json);
}

TEST_CASE("shares and means are rounded half up to one decimal") {
    CHECK(rate_text(4, 5) == "80.0%");
    CHECK(rate_text(3, 46) == "6.5%");
    CHECK(rate_text(1, 8) == "12.5%");
    CHECK(rate_text(1, 16) == "6.3%");  // 6.25
    CHECK(rate_text(2, 3) == "66.7%");
    CHECK(rate_text(0, 3) == "0.0%");
    CHECK(mean_text(28, 5) == "5.6");
    CHECK(mean_text(19, 2) == "9.5");
    CHECK(mean_text(1, 20) == "0.1");  // 0.05
    CHECK(rc::check("a share of the whole lies within half a tenth of it", [] {
        const int whole = *rc::gen::inRange(1, 100'000);
        const int part = *rc::gen::inRange(0, whole + 1);
        const std::string text = rate_text(part, whole);
        const double rate = std::stod(text.substr(0, text.size() - 1));
        const double exact = 100.0 * part / whole;
        RC_ASSERT(rate - exact <= 0.05 + 1e-9 && exact - rate <= 0.05 + 1e-9);
    }));
}

}  // namespace
}  // namespace zb
