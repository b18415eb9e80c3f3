// SPDX-License-Identifier: Apache-2.0
#include "report/chart/chart.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "render/chart.h"
#include "support/days.h"
#include "support/scenario.h"

namespace zb {
namespace {

using test::day;

const State& friday() {
    static const State state = play_scenario(Date::parse("2026-11-20"));
    return state;
}

const Calendar& friday_calendar() {
    static const Calendar known = friday().origin.calendar();
    return known;
}

Basis basis() { return {friday().seq, std::string(64, 'a'), day("2026-11-20"), true}; }

ProjectOutlook outlook(const char* code) { return project_outlook(friday(), code, day("2026-11-20"), friday_calendar()); }

Chart chart_of(const char* code) { return project_chart(friday(), outlook(code), friday_calendar(), basis()); }

Chart wall() { return wall_chart(friday(), project_outlooks(friday(), day("2026-11-20"), friday_calendar()), friday_calendar(), basis()); }

const ChartRow& row_named(const Chart& chart, std::string_view name) {
    const auto found =
        std::find_if(chart.rows.begin(), chart.rows.end(), [&](const ChartRow& row) { return row.level == 1 && row.name == name; });
    REQUIRE(found != chart.rows.end());
    return *found;
}

const ChartBar* bar_of(const ChartRow& row, BarKind kind) {
    const auto found = std::find_if(row.bars.begin(), row.bars.end(), [&](const ChartBar& bar) { return bar.kind == kind; });
    return found == row.bars.end() ? nullptr : &*found;
}

bool says(const ChartRow& row, std::string_view words) {
    return std::any_of(row.reasons.begin(), row.reasons.end(), [&](const ChartReason& reason) {
        return reason.what.find(words) != std::string::npos || reason.why.find(words) != std::string::npos;
    });
}

std::string cell(const Chart& chart, const ChartRow& row, std::string_view key) {
    for (std::size_t i = 0; i < chart.columns.size(); ++i) {
        if (chart.columns[i].key == key) return row.cells.at(i).text;
    }
    FAIL("no such column");
    return {};
}

}  // namespace

TEST_CASE("A step's bars are its plans, what happened, the pause and 预计") {
    const Chart chart = chart_of("JH-2026-001");
    const ChartRow& fire = row_named(chart, "消防设计审查");
    struct Bar {
        BarKind kind;
        const char* first;
        const char* last;
    };
    for (const Bar& wanted : {Bar{BarKind::plan, "2026-11-12", "2026-11-20"}, Bar{BarKind::baseline, "2026-10-12", "2026-10-20"},
                              Bar{BarKind::actual, "2026-10-28", "2026-11-20"}, Bar{BarKind::forecast, "2026-11-21", "2026-11-24"},
                              Bar{BarKind::pause, "2026-11-03", "2026-11-18"}}) {
        CAPTURE(key(wanted.kind));
        const ChartBar* bar = bar_of(fire, wanted.kind);
        REQUIRE(bar != nullptr);
        CHECK(iso(bar->first) == wanted.first);
        CHECK(iso(bar->last) == wanted.last);
    }
    CHECK(fire.lamp == Signal::yellow);
    CHECK(fire.critical);
    CHECK(fire.due == day("2026-11-24"));
    CHECK(cell(chart, fire, "owner") == "区住房和城乡建设局 住建经办03");
    CHECK(cell(chart, fire, "left") == "剩 2");
    CHECK(cell(chart, fire, "to_baseline") == "+25");
    CHECK(cell(chart, fire, "to_current") == "+2");
    CHECK(says(fire, "停表 12 个工作日不计（行政许可法第四十五条）"));
    CHECK(says(fire, "黄灯"));
    CHECK(says(fire, "法定到期 2026-12-04"));
}

TEST_CASE("What is not begun waits for the step expected last, and is drawn to its 预计") {
    const Chart chart = chart_of("JH-2026-001");
    const ChartRow& permit = row_named(chart, "施工许可");
    CHECK(bar_of(permit, BarKind::actual) == nullptr);
    const ChartBar* forecast = bar_of(permit, BarKind::forecast);
    REQUIRE(forecast != nullptr);
    CHECK(iso(forecast->last) == "2026-11-27");
    CHECK(says(permit, "等“消防设计审查”（预计 2026-11-24）"));
    CHECK(permit.lamp == Signal::none);
}

TEST_CASE("A chart of one project keeps the items asked for, one of all the projects that have such items") {
    Chart chart = chart_of("JH-2026-001");
    keep_rows(chart, {{}, {}, Signal::yellow, "黄灯的"});
    CHECK(row_named(chart, "消防设计审查").lamp == Signal::yellow);
    const auto items = std::count_if(chart.rows.begin(), chart.rows.end(), [](const ChartRow& row) { return row.level == 1; });
    CHECK(items < static_cast<std::ptrdiff_t>(outlook("JH-2026-001").steps.size()));
    CHECK(std::all_of(chart.rows.begin(), chart.rows.end(),
                      [](const ChartRow& row) { return row.level == 0 || row.lamp == Signal::yellow; }));
    CHECK(chart.subtitle.ends_with("只列黄灯的 " + std::to_string(items) + " 个事项"));
    Chart all = wall();
    const auto projects = [&] {
        return std::count_if(all.rows.begin(), all.rows.end(), [](const ChartRow& row) { return row.level == 0; });
    };
    const auto parts =
        std::find_if(all.rows.begin() + 1, all.rows.end(), [](const ChartRow& row) { return row.level == 0; }) - all.rows.begin();
    REQUIRE(projects() == 6);
    keep_rows(all, {"区住房和城乡建设局", "住建经办03", {}, ""});
    CHECK(projects() < 6);
    CHECK(all.rows.front().key == "JH-2026-001");
    const auto first = std::find_if(all.rows.begin() + 1, all.rows.end(), [](const ChartRow& row) { return row.level == 0; });
    CHECK(first - all.rows.begin() == parts);
    keep_rows(all, {"区住房和城乡建设局", "没有这个人", {}, ""});
    CHECK(all.rows.empty());
}

TEST_CASE("Each step of the plan stands once, under its stage, with its owner among those it can be found by") {
    const Chart chart = chart_of("JH-2026-001");
    const ProjectOutlook project = outlook("JH-2026-001");
    CHECK(std::count_if(chart.rows.begin(), chart.rows.end(), [](const ChartRow& row) { return row.level == 1; }) ==
          static_cast<std::ptrdiff_t>(project.steps.size()));
    std::string stage;
    for (const ChartRow& row : chart.rows) {
        CAPTURE(row.name);
        if (row.level == 0) {
            stage = row.name;
            continue;
        }
        const StepOutlook* step = project.find(row.key.substr(row.key.find('/') + 1));
        REQUIRE(step != nullptr);
        CHECK(step->planned->stage == stage);
        CHECK(row.departments == std::vector<std::string>{step->planned->department});
        CHECK(row.cells.size() == chart.columns.size());
    }
}

TEST_CASE("The days drawn hold every bar and today, and the rest days are the calendar's") {
    for (const Chart& chart : {chart_of("JH-2026-001"), wall()}) {
        for (const ChartRow& row : chart.rows) {
            for (const ChartBar& bar : row.bars) {
                CHECK(bar.first <= bar.last);
                CHECK(bar.first >= chart.first);
                CHECK(bar.last <= chart.last);
            }
        }
        CHECK(chart.today == day("2026-11-20"));
        const int days = (chart.last - chart.first).count + 1;
        CHECK(static_cast<int>(chart.rest_days.size()) == days - friday_calendar().count(chart.first, chart.last).count);
    }
}

TEST_CASE("A critical step cannot be later without the end, a slack one by just its slack") {
    const ProjectOutlook project = outlook("JH-2026-001");
    for (const StepOutlook& step : project.steps) {
        CAPTURE(step.planned->short_name);
        CHECK(step.slack.has_value() == step.forecast.has_value());
    }
    const auto slack_of = [&](std::string_view key) { return project.find(key)->slack->days; };
    CHECK(slack_of("fire_design_review") == 0);
    CHECK(slack_of("construction_permit") == 0);
    // Nothing waits for it: it may last until the last 预计, 11-27.
    CHECK(slack_of("temp_utilities") == 4);
}

TEST_CASE("Slack is true: one day more than it moves the end, its own days do not") {
    // Filed and running steps move with their due date; what has slack is lengthened by its limit.
    for (const char* code : {"JH-2026-001", "JH-2026-002", "JH-2026-003", "JH-2026-004", "JH-2026-005", "JH-2026-006"}) {
        const ProjectOutlook before = outlook(code);
        const auto end_of = [](const ProjectOutlook& project) {
            Date end;
            for (const StepOutlook& step : project.steps) end = step.forecast ? std::max(end, *step.forecast) : end;
            return end;
        };
        for (std::size_t i = 0; i < before.steps.size(); ++i) {
            const PlannedStep& planned = *before.steps[i].planned;
            const bool movable = before.steps[i].slack && before.steps[i].today.state == StepState::planned &&
                                 planned.unit == LimitUnit::working && planned.promised && planned.kind != StepKind::milestone;
            if (!movable) continue;
            const std::string project_code = code;
            CAPTURE(project_code);
            CAPTURE(planned.short_name);
            for (const int more : {0, 1}) {
                State moved = friday();
                *moved.plans.at(code).adopted.back().plan.steps.at(i).promised += before.steps[i].slack->days + more;
                const Date end = end_of(project_outlook(moved, code, day("2026-11-20"), friday_calendar()));
                CHECK((end > end_of(before)) == (more == 1));
            }
        }
    }
}

TEST_CASE("The wall tells each project's stages, lamp and next node as the circular does") {
    const Chart chart = wall();
    struct Wanted {
        const char* name;
        Signal lamp;
        const char* column;
        const char* stage;
        const char* node;
        const char* forecast;
    };
    const Wanted wanted[] = {
        {"001 甲公司智能装备项目", Signal::yellow, "stage_3", "2/5 办1 剩 2", "施工许可办结", "11-27"},
        {"002 乙公司新材料项目", Signal::red, "stage_2", "3/6 办3 超 5", "工程建设许可阶段办结", "12-03"},
        {"003 丙公司电子元件项目", Signal::red, "stage_2", "0/3 办2 超 2", "方案审查办结", "12-01"},
        {"004 丁公司节能家电扩产项目", Signal::green, "stage_1", "2/4 办2 待补正", "用地规划许可办结", "11-25"},
        {"005 戊公司精密模具项目", Signal::yellow, "stage_3", "3/4 办1 剩 2", "施工许可办结", "11-24"},
        {"006 己公司仓储设备项目", Signal::green, "stage_4", "5/6 办1 剩 5", "竣工备案", "12-02"},
    };
    std::vector<const ChartRow*> projects;
    for (const ChartRow& row : chart.rows) {
        if (row.level == 0) projects.push_back(&row);
    }
    REQUIRE(projects.size() == std::size(wanted));
    for (std::size_t i = 0; i < projects.size(); ++i) {
        CAPTURE(wanted[i].name);
        CHECK(projects[i]->name == wanted[i].name);
        CHECK(projects[i]->lamp == wanted[i].lamp);
        CHECK(cell(chart, *projects[i], wanted[i].column) == wanted[i].stage);
        CHECK(cell(chart, *projects[i], "node") == wanted[i].node);
        CHECK(cell(chart, *projects[i], "forecast") == wanted[i].forecast);
        CHECK_FALSE(projects[i]->people.empty());
    }
}

TEST_CASE("A project without a plan stands on the wall, and has no chart of its own") {
    State state;
    state.scope = Scope::all();
    Project& project = state.projects["JH-2026-009"];
    project.code = "JH-2026-009";
    project.name = "庚公司项目";
    const ProjectOutlook unplanned = project_outlook(state, "JH-2026-009", day("2026-11-20"), friday_calendar());
    const Chart chart = wall_chart(state, {unplanned}, friday_calendar(), basis());
    REQUIRE(chart.rows.size() == 1);
    CHECK(chart.rows.front().lamp == Signal::none);
    CHECK(cell(chart, chart.rows.front(), "node") == "未编方案");
    try {
        project_chart(state, unplanned, friday_calendar(), basis());
        FAIL("a chart without a plan");
    } catch (const Error& error) {
        CHECK(error.fault().code == "plan.none");
    }
}

TEST_CASE("What people typed stays words in the page and in SVG") {
    Chart chart = chart_of("JH-2026-001");
    chart.title = "</title><script>alert(1)</script>";
    chart.rows.back().name = "</script><b>&\"'";
    chart.rows.back().reasons.push_back({"<img src=x>", "\x1b[31m"});
    const std::string page = chart_html(chart);
    CHECK(page.find("<script>alert") == std::string::npos);
    CHECK(page.find("</script><b>") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("{{") == std::string::npos);
    const std::string svg = chart_svg(chart);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("<b>") == std::string::npos);
    CHECK(svg.find("<img") == std::string::npos);
    CHECK(svg.find('\x1b') == std::string::npos);
}

}  // namespace zb
