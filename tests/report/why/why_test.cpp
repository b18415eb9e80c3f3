// SPDX-License-Identifier: Apache-2.0
#include "report/why/why.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

#include "render/render.h"
#include "support/days.h"
#include "support/scenario.h"
#include "support/source.h"

namespace zb {

using Json = nlohmann::json;

namespace {

using test::day;

Basis basis(const char* on) { return Basis{1298, std::string(64, 'f'), day(on), false}; }

std::string printed(const Document& document, Format format) {
    RenderOptions options;
    options.format = format;
    return render(document, options);
}

TEST_CASE("the day-by-day table of the sample comes out of the scenario's facts") {
    const State state = play_scenario(day("2026-11-20"));
    const Document document = why_document(state, "JH-2026-001", "fire_design_review", basis("2026-11-20"));
    const Json section = Json::parse(printed(document, Format::json)).at("sections")[1];
    const Json wanted = Json::parse(std::ifstream{test::source_file("tests/scenario/expected.json")}).at("why");
    for (const auto& pair : wanted.items()) {
        CAPTURE(pair.key());
        if (pair.key() != "rows") CHECK(section.at("figures").value(pair.key(), Json{}) == pair.value());
    }
    const Json& rows = section.at("rows");
    REQUIRE(rows.size() == wanted.at("rows").size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(i);
        CHECK(rows[i].at("date") == wanted["rows"][i][0]);
        CHECK(rows[i].at("verdict") == wanted["rows"][i][1]);
        CHECK(rows[i].at("number") == wanted["rows"][i][2]);
    }
}

TEST_CASE("the sample's page is printed to the letter") {
    const State state = play_scenario(day("2026-11-20"));
    const std::string text = printed(why_document(state, "JH-2026-001", "fire_design_review", basis("2026-11-20")), Format::table);
    const char* const lines[] = {
        "JH-2026-001 甲公司智能装备项目 / 特殊建设工程消防设计审查\n",
        "责任部门  区住房和城乡建设局   责任人  住建经办03   状态  已受理   灯  黄\n",
        "承诺时限  7 个工作日   受理  2026-10-28   到期  2026-11-24   截至 2026-11-20：已用 5，剩 2\n",
        "为什么是 2026-11-24：\n",
        "  日期   星期  计不计  第几天  理由\n",
        "  10-28  三    不计            受理当日不计入，自次日起算（民法典第二百零一条）\n",
        "  10-29  四    计           1\n",
        "  10-31  六    不计            休息日（行政许可法第八十二条：以工作日计算）\n",
        "  11-03  二    不计            停表：专家评审，当日书面告知，预计 10 个工作日（行政许可法第四十五条）\n",
        "  11-04  三    不计            停表：专家评审\n",
        "  11-16  一    不计            停表：告知的 10 个工作日到今日期满\n",
        "  11-17  二    不计            停表：已超告知时间第 1 日（不计时限，但亮黄灯）\n",
        "  11-18  三    不计            停表：已超告知时间第 2 日；当日收到评审意见，次一工作日恢复\n",
        "  11-19  四    计           4  恢复计时\n",
        "  11-20  五    计           5  截至日\n",
        "  11-23  一    计           6  预计\n",
        "  11-24  二    计           7  到期日（承诺 7 个工作日）\n",
        "合计 27 个日历日（10-29 至 11-24）：计 7 ＋ 停表 12 ＋ 休息日 8 ＝ 27。期间无法定节假日和调休上班日。\n",
        "没有停表时到期日是 2026-11-06；没有超告知的 2 日时是 2026-11-20。\n",
        "停表凭证：特别程序告知书 江海住建特程〔2026〕3号（2026-11-03），第 ",
        "放假安排：国办发明电〔2025〕7号（2026 年）。规则版本与台账条号：第 1298 条。\n",
    };
    for (const char* line : lines) CHECK_MESSAGE(text.find(line) != std::string::npos, line << "\n" << text);
}

TEST_CASE("rest days by notice and make-up days are named") {
    const State state = play_scenario(day("2026-11-20"));
    const std::string text = printed(why_document(state, "JH-2026-001", "design_review", basis("2026-11-20")), Format::table);
    CHECK(text.find("国庆节放假（国办发明电〔2025〕7号）") != std::string::npos);
    CHECK(text.find("调休上班（国办发明电〔2025〕7号）") != std::string::npos);
    CHECK(text.find("期间有：") != std::string::npos);
    CHECK(text.find("2026-10-09 办结：用 12，超 2") != std::string::npos);
}

TEST_CASE("the lamp tells which clock made it so, with the numbers and the settings, the planned day what it rests on") {
    const State state = play_scenario(day("2026-11-20"));
    const Document document = why_document(state, "JH-2026-001", "fire_design_review", basis("2026-11-20"));
    const std::string text = printed(document, Format::table);
    const char* const lines[] = {"法定时限  15 个工作日（住房和城乡建设部令第51号）              法定到期  2026-12-04\n",
                                 "为什么是黄灯：\n",
                                 "2026-11-24 到期，剩 2，已用 5/7 个工作日",
                                 "剩余不超过 2 个工作日（lamp.yellow_left）且已用不少于时限的 1/3（lamp.yellow_used_share）亮黄灯",
                                 "为什么计划办结是 2026-11-20：\n",
                                 "前置 工程规划许可",
                                 "为什么预计是 2026-11-24：\n"};
    for (const char* line : lines) CHECK_MESSAGE(text.find(line) != std::string::npos, line << "\n" << text);
    const Json sections = Json::parse(printed(document, Format::json)).at("sections");
    CHECK(sections[3].at("key") == "lamp");
    CHECK(sections[3].at("figures").at("lamp") == "yellow");
    CHECK(sections[4].at("figures").at("planned") == "2026-11-20");
}

TEST_CASE("notes about an item stand among what has no effect on its limit") {
    const State state = play_scenario(day("2026-11-20"));
    const std::string text = printed(why_document(state, "JH-2026-001", "fire_design_review", basis("2026-11-20")), Format::table);
    CHECK_MESSAGE(text.find("11-20 企业提交专家评审意见逐条回复，住建经办03签收（第 ") != std::string::npos, text);
}

TEST_CASE("red and grey lamps tell their reason too") {
    const State state = play_scenario(day("2026-11-20"));
    const auto text = [&](const char* step) {
        return printed(why_document(state, "JH-2026-002", step, basis("2026-11-20")), Format::table);
    };
    const std::string red = text("soil_water_plan"), grey = text("flood_impact");
    CHECK_MESSAGE(red.find("2026-11-13 到期，超 5 个工作日") != std::string::npos, red);
    CHECK_MESSAGE(red.find("超 5 个工作日（lamp.escalate_after）应提级，已满，还没有提级") != std::string::npos, red);
    CHECK_MESSAGE(grey.find("为什么是灰灯：") != std::string::npos, grey);
    CHECK_MESSAGE(grey.find("停表期间亮灰灯") != std::string::npos, grey);
}

TEST_CASE("an item whose limit does not run tells what can be told without one") {
    const State state = play_scenario(day("2026-11-20"));
    const auto text = [&](const char* project, const char* step) {
        return printed(why_document(state, project, step, basis("2026-11-20")), Format::table);
    };
    const std::string correcting = text("JH-2026-004", "land_title"), filed = text("JH-2026-006", "completion_filing");
    const std::string coming = text("JH-2026-001", "construction_permit");
    CHECK_MESSAGE(correcting.find("补正  1 次，2026-11-18 告知") != std::string::npos, correcting);
    CHECK_MESSAGE(filed.find("为什么 2026-11-27 前须告知或受理：") != std::string::npos, filed);
    CHECK_MESSAGE(filed.find("11-27  五    计           5  期满日") != std::string::npos, filed);
    CHECK_MESSAGE(coming.find("为什么不亮灯：") != std::string::npos, coming);
    CHECK_MESSAGE(coming.find("为什么计划办结是 2026-11-25：") != std::string::npos, coming);
    CHECK_THROWS_AS(why_document(state, "JH-2026-001", "no_such_step", basis("2026-11-20")), Error);
}

}  // namespace
}  // namespace zb
