// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>

#include "support/weekly_sample.h"

namespace zb {
namespace {

TEST_CASE("the departments stand beside each other in the notice's order, and add up to the whole") {
    const Json& section = json_section(sample().json, "departments");
    check_rows("departments", section.at("rows"), expected().at("departments").at("rows"));
    check_figures("departments", section.at("figures"), expected().at("departments").at("total"), "total.");
    check_figures("departments", section.at("figures"), expected().at("departments").at("utility"), "utility.");
    const char* const lines[] = {
        "| 区发展改革局 | 0 | 1 | 1 | 100.0% | 5.0 | 7.0 | 0 | 0 | 0 | 0 | 0 | 0 |",
        "| 市生态环境局江海分局 | 1 | 0 | 0 | — | — | — | 2 | 1 | 0 | 0 | 1 | 1 |",
        "| 协办：区农业农村和水利局 | 0 | 0 | 0 | — | — | — | 2 | 1 | 0 | 1 | 0 | 1 |",
        "**注**：部门次序同实施方案，不作排名（本周各部门办结均少于5项）。",
    };
    for (const char* line : lines) CHECK_MESSAGE(sample().markdown.find(line) != std::string::npos, line);
}

TEST_CASE("submissions of the week are told by specialist, with the days that were late or missed") {
    const Json& section = json_section(sample().json, "submissions");
    check_rows("submissions", section.at("rows"), expected().at("submissions").at("rows"));
    check_figures("submissions", section.at("figures"), expected().at("submissions").at("total"), "total.");
    const char* const sentences[] = {
        "应报30份＝按时27份＋迟报2份＋漏报1份；实报29份＝有进展18份＋零报告11份。",
        "迟报：丁公司节能家电扩产项目11-17、戊公司精密模具项目11-18。",
        "漏报：戊公司精密模具项目11-16（服务专员03），请服务专员03于11-23前报送。",
    };
    for (const char* sentence : sentences) CHECK_MESSAGE(sample().markdown.find(sentence) != std::string::npos, sentence);
}

TEST_CASE("the annex has a row a project: its week, what is in hand, its next node") {
    const Json& rows = json_section(sample().json, "annex").at("rows");
    const Json& wanted = expected().at("annex");
    REQUIRE(rows.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        for (const char* key : {"project", "stage", "specialist", "lamp", "in_hand", "node", "current", "forecast"}) {
            CAPTURE(key);
            CHECK(rows[i].at(key) == wanted[i].at(key));
        }
    }
    // As the last thing, behind the copies.
    const std::size_t copies = sample().markdown.find("抄送：");
    const std::size_t annex = sample().markdown.find("#### 附表　各项目审批手续办理情况一览表（截至11月20日）");
    CHECK(copies < annex);
    CHECK(annex != std::string::npos);
}

TEST_CASE("who owns a slippage stands beside it, as the card tells it") {
    const Json& rows = json_section(sample().json, "plan_slip").at("rows");
    CHECK(rows[0].at("owners") == "特别程序12、企业10、区自然资源局4、提前−1");
    CHECK(rows[1].at("owners") == "特别程序8、提前−4");
}

TEST_CASE("the news are facts of the week with their entries") {
    const Json& rows = json_section(sample().json, "news").at("rows");
    const auto tells_of = [&](const char* what, const char* project, const char* step) {
        return std::any_of(rows.begin(), rows.end(), [&](const Json& row) {
            return row.at("what") == what && row.at("project") == project && row.at("step") == step && row.at("entry").is_number();
        });
    };
    CHECK(tells_of("issued", "JH-2026-006", "joint_acceptance"));
    CHECK(tells_of("last_filed", "JH-2026-005", "construction_permit"));
    CHECK(tells_of("pause_over", "JH-2026-001", "fire_design_review"));
    for (const Json& row : rows) CHECK(row.at("on") >= "2026-11-14");
}

TEST_CASE("what a person adds stands before the first section and at the end of the tenth, escaped") {
    const State now = play_scenario(day("2026-11-20"));
    WeeklyImprint with = imprint(now, day("2026-11-20"));
    with.preface = "本期起增加附表。\n\n# 不是标题 <b>";
    with.remarks = "11月23日召开项目分析会。\n- 第二条";
    RenderOptions options;
    options.format = Format::markdown;
    const std::string text = render(weekly_document(sample().record, with), options);
    const std::size_t preface = text.find("本期起增加附表。");
    CHECK(preface < text.find("#### 一、总体情况"));
    CHECK(text.find("\n\\# 不是标题 \\<b\\>\n") != std::string::npos);
    const std::size_t remarks = text.find("**（六**）11月23日召开项目分析会。");
    CHECK(remarks > text.find("压实报送**。"));
    CHECK(remarks < text.find("抄送："));
    CHECK(text.find("**（七**）- 第二条") != std::string::npos);
}

TEST_CASE("a correcting issue says at its head what it corrects, and why") {
    const State now = play_scenario(day("2026-11-20"));
    WeeklyImprint with = imprint(now, day("2026-11-20"));
    IssuedReport before;
    before.what.year = 2026;
    before.what.number = 21;
    before.what.head = 1298;
    before.seq = 1299;
    before.at = Instant::parse("2026-11-20T18:00:00+08:00");
    with.correction = WeeklyImprint::Correction{1, before, "丙公司环评受理日有误"};
    RenderOptions options;
    options.format = Format::markdown;
    const std::string text = render(weekly_document(sample().record, with), options);
    CHECK(text.find("**（2026年第21期　更正期）**") != std::string::npos);
    CHECK(text.find("**更正**：2026年第21期（2026年11月20日签发，依据台账第1298条）有误，现予更正，以本件为准。"
                    "更正原因：丙公司环评受理日有误") != std::string::npos);
    options.format = Format::json;
    CHECK(json_section(Json::parse(render(weekly_document(sample().record, with), options)), "opening").at("figures").at("corrects") ==
          1299);
}

}  // namespace
}  // namespace zb
