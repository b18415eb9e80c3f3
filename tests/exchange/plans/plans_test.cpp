// SPDX-License-Identifier: Apache-2.0
// Plans in files and their answers: textbook networks, dated plans reckoned by hand, and what is refused.
#include <doctest/doctest.h>
#include <string>

#include "base/error.h"
#include "exchange/plans/answer.h"
#include "support/days.h"

namespace zb {

namespace {

using test::calendar;

SolvedPlan solved(const std::string& json, const PlanOverrides& overrides = {}) {
    JsonDocument document;
    return solve_plan(read_plan(document.parse(json), calendar(), overrides), calendar());
}

std::string answer(const std::string& json) { return solve_json(solved(json), calendar()); }

// Steps of a plan in periods, in single quotes for double ones.
std::string periods(std::string steps, const std::string& frame = "") {
    for (char& c : steps) c = c == '\'' ? '"' : c;
    return R"({"format":"zb-plan/1","name":"n","calendar":{"kind":"none"},)" + frame + R"("steps":[)" + steps + "]}";
}

std::string dated(std::string steps, const std::string& frame = R"("start":"2024-09-18",)") {
    for (char& c : steps) c = c == '\'' ? '"' : c;
    return R"({"format":"zb-plan/1","calendar":{"kind":"cn"},)" + frame + R"("steps":[)" + steps + "]}";
}

bool holds(const std::string& text, std::string part) {
    for (char& c : part) c = c == '\'' ? '"' : c;
    return text.find(part) != std::string::npos;
}

std::string refusal(const std::string& json) {
    try {
        answer(json);
    } catch (const Error& error) {
        return error.fault().code;
    }
    return "answered";
}

}  // namespace

TEST_CASE("A textbook network in periods has its early and late boundaries and its slack") {
    // Project network of eight activities; the critical path A B D G takes 16.
    const std::string solved = answer(periods(
        "{'id':'A','duration':3},{'id':'B','duration':4,'predecessors':[{'id':'A'}]},{'id':'C','duration':2,'predecessors':[{'id':'A'}]},"
        "{'id':'D','duration':5,'predecessors':[{'id':'B'}]},{'id':'E','duration':1,'predecessors':[{'id':'C'}]},"
        "{'id':'F','duration':2,'predecessors':[{'id':'C'}]},{'id':'G','duration':4,'predecessors':[{'id':'D'},{'id':'E'}]},"
        "{'id':'H','duration':3,'predecessors':[{'id':'F'},{'id':'G'}]}"));
    CHECK(holds(solved, "'makespan':19,'short_by':0,'critical':['A','B','D','G','H'],'start':0,'finish':19"));
    CHECK(
        holds(solved, "{'id':'E','start':5,'finish':6,'es':5,'ef':6,'ls':11,'lf':12,'slack':6,'free':6,'driver':{'id':'C','type':'FS'}}"));
    CHECK(holds(solved, "{'id':'C','start':3,'finish':5,'es':3,'ef':5,'ls':9,'lf':11,'slack':6,'free':0,'driver':{'id':'A','type':'FS'}}"));
}

TEST_CASE("All four kinds of links with lags hold between boundaries") {
    const auto second = [](const std::string& link) {
        return answer(periods("{'id':'A','duration':5},{'id':'B','duration':3,'predecessors':[{'id':'A'," + link + "}]}"));
    };
    CHECK(holds(second("'type':'FS','lag':2"), "'id':'B','start':7,'finish':10"));
    CHECK(holds(second("'type':'SS','lag':1"), "'id':'B','start':1,'finish':4"));
    CHECK(holds(second("'type':'FF','lag':1"), "'id':'B','start':3,'finish':6"));
    CHECK(holds(second("'type':'SF','lag':4"), "'id':'B','start':1,'finish':4"));
    CHECK(holds(second("'type':'FS','lag':-2"), "'id':'B','start':3,'finish':6"));
}

TEST_CASE("A milestone in periods stands on a boundary and takes none of them") {
    const std::string solved =
        answer(periods("{'id':'S','duration':0},{'id':'A','duration':2,'predecessors':[{'id':'S'}]},"
                       "{'id':'M','duration':0,'predecessors':[{'id':'A'}]},{'id':'B','duration':1,'predecessors':[{'id':'M'}]}"));
    CHECK(holds(solved, "{'id':'S','start':0,'finish':0,'es':0,'ef':0,'ls':0,'lf':0,'slack':0"));
    CHECK(holds(solved, "{'id':'M','start':2,'finish':2,'es':2,'ef':2,'ls':2,'lf':2,'slack':0"));
    CHECK(holds(solved, "'makespan':3"));
}

TEST_CASE("A plan that has only a target begins on the latest day that the target allows") {
    const std::string solved = answer(dated("{'id':'A','duration':5},{'id':'B','duration':3,'predecessors':[{'id':'A'}]}",
                                            R"("target":"2024-10-11","direction":"backward",)"));
    // 10-11 and 10-10, 10-09 for B; A: 10-08, 09-30, 09-29 (班), 09-27, 09-26.
    CHECK(holds(solved, "{'id':'A','start':'2024-09-26','finish':'2024-10-08','es':'2024-09-26'"));
    CHECK(holds(solved, "'short_by':0"));
}

TEST_CASE("A missed target is told in working days, with the latest start and the cuts that reach it") {
    const SolvedPlan plan =
        solved(dated("{'id':'A','duration':5,'min_duration':4},{'id':'B','duration':3,'min_duration':1,"
                     "'predecessors':[{'id':'A'}]}",
                     R"("start":"2026-11-16","target":"2026-11-23",)"));
    CHECK(plan.misses_target());
    const std::string solved = solve_json(plan, calendar());
    CHECK(holds(solved, "'short_by':2"));
    CHECK(holds(solved, "'latest_start_needed':'2026-11-12'"));
    CHECK(holds(solved,
                "'compress':{'steps':[{'cut':[{'id':'A','days':1}],'gain':1,'cumulative':1},"
                "{'cut':[{'id':'B','days':1}],'gain':1,'cumulative':2}],'reachable':true,'days_remain':0}"));
}

TEST_CASE("A pause takes elapsed days and none of the limit") {
    // 09-23 to 09-27 and 09-29 count five; two of them are paused, so 10-08 is the last (10-01 to 10-07 rest).
    const std::string solved = answer(dated(
        "{'id':'A','duration':6,'pauses':[{'from':'2024-09-26','to':'2024-09-27','reason':'专家评审'}]}", R"("start":"2024-09-23",)"));
    CHECK(holds(solved, "'finish':'2024-10-08'"));
    CHECK(holds(solved, "'limit':6,'limit_used':6"));
    const std::string calendar_days =
        answer(dated("{'id':'A','duration':10,'unit':'cd','end_rule':'exact','pauses':[{'from':'2024-09-26','to':'2024-09-27'}]}",
                     R"("start":"2024-09-23",)"));
    CHECK(holds(calendar_days, "'finish':'2024-10-04'"));
}

TEST_CASE("A pause without an end leaves open what waits for it, and an assumption closes it") {
    const std::string steps =
        "{'id':'A','duration':3},{'id':'B','duration':2,'predecessors':[{'id':'A'}],"
        "'pauses':[{'from':'2024-09-24','open':true}]},{'id':'C','duration':1,'predecessors':[{'id':'B'}]}";
    const std::string solved = answer(dated(steps));
    CHECK(holds(solved, "'makespan':null"));
    CHECK(holds(solved, "{'id':'C','start':null,'finish':null"));
    CHECK(holds(solved, "'warnings':[{'undetermined_from':['B']}]"));
    std::string assumed = steps;
    assumed.replace(assumed.find("true"), 4, "true,'assume_days':3");
    // 09-23 counts; 24, 25, 26 are paused; 27 is the second day.
    CHECK(holds(answer(dated(assumed)), "{'id':'B','start':'2024-09-23','finish':'2024-09-27'"));
}

TEST_CASE("A year without a notice is told, and each date in it is tentative") {
    const std::string solved = answer(dated("{'id':'A','duration':40}", R"("start":"2026-12-01",)"));
    CHECK(holds(solved, "{'calendar_incomplete':[2027]}"));
    CHECK(holds(solved, "'tentative':['finish','ef','lf']"));
}

TEST_CASE("A key that the form has not is told, wherever it stands") {
    const std::string solved = answer(dated(
        "{'id':'A','duration':4,'foo':1,'pauses':[{'from':'2024-09-19','to':'2024-09-20','why':'x'}]},"
        "{'id':'B','duration':3,'predecessors':[{'id':'A','kind':'SS'}],'estimate':{'dist':'pert','low':1,'mode':2,'high':3,'max':9}}",
        R"("start":"2024-09-18","resources":[{"id":"甲","capacity":1,"size":2}],)"));
    for (const char* place :
         {"steps[0].foo", "steps[0].pauses[0].why", "steps[1].predecessors[0].kind", "steps[1].estimate.max", "resources[0].size"}) {
        CAPTURE(place);
        CHECK(holds(solved, place));
    }
}

TEST_CASE("What cannot be planned is refused with a code of its own") {
    CHECK(refusal(periods("{'id':'A','duration':1,'predecessors':[{'id':'B'}]},{'id':'B','duration':1,'predecessors':[{'id':'A'}]}")) ==
          "plan.cycle");
    CHECK(refusal(periods("{'id':'A','duration':1,'predecessors':[{'id':'A'}]}")) == "plan.cycle");
    CHECK(refusal(periods("{'id':'A','duration':1,'predecessors':[{'id':'Z'}]}")) == "plan.unknown_predecessor");
    CHECK(refusal(periods("{'id':'A','duration':1},{'id':'A','duration':2}")) == "plan.duplicate_id");
    CHECK(refusal(periods("{'id':'A','duration':-1}")) == "plan.negative_duration");
    CHECK(refusal(periods("{'id':'A','duration':1.5}")) == "plan.invalid");
    CHECK(refusal(periods("")) == "plan.no_steps");
    CHECK(refusal(R"({"format":"zb-plan/2","steps":[]})") == "plan.format");
    CHECK(refusal(dated("{'id':'A','duration':1}", "")) == "plan.no_start");
    CHECK(refusal(dated("{'id':'A','duration':1}", R"("start":"2024-02-30",)")) == "date.invalid");
    CHECK(refusal(dated("{'id':'A','duration':5,'actual_start':'2024-09-20','actual_finish':'2024-09-19'}")) ==
          "plan.contradictory_actuals");
    CHECK(refusal(dated("{'id':'A','duration':5,'remaining':2}")) == "plan.contradictory_actuals");
    CHECK(refusal(dated("{'id':'A','duration':5,'actual_start':'2024-10-20'}", R"("start":"2024-09-18","status_date":"2024-10-12",)")) ==
          "plan.actual_after_status");
    CHECK(refusal(dated(
              "{'id':'A','duration':5,'pauses':[{'from':'2024-09-20','to':'2024-09-24'},{'from':'2024-09-24','to':'2024-09-25'}]}")) ==
          "plan.overlapping_pauses");
    CHECK(refusal(dated("{'id':'A','duration':5,'pauses':[{'from':'2024-09-20','to':'2024-09-19'}]}")) == "plan.invalid_pause");
    CHECK(refusal(dated("{'id':'A','duration':5,'pauses':[{'from':'2024-09-20'}]}")) == "plan.invalid_pause");
    CHECK(refusal(periods("{'id':'A','duration':1,'demand':{'R9':1}}")) == "plan.unknown_resource");
    CHECK(refusal(periods("{'id':'A','duration':1,'estimate':{'dist':'pert','low':5,'mode':3,'high':9}}")) == "plan.invalid_estimate");
    CHECK(refusal(dated("{'id':'A','duration':40000}")) == "date.out_of_range");
}

TEST_CASE("A cycle is told by the steps' own ids") {
    try {
        answer(periods("{'id':'A','duration':1,'predecessors':[{'id':'B'}]},{'id':'B','duration':1,'predecessors':[{'id':'A'}]}"));
        FAIL("answered");
    } catch (const Error& error) {
        CHECK(error.fault().place.value == "A -> B -> A");
    }
}

TEST_CASE("A list of steps is read as the plan that its columns tell, and its predecessors are written as they were read") {
    PlanOverrides overrides;
    overrides.start = "2026-11-16";
    const FilePlan plan =
        read_plan_list("id,duration,unit,predecessors\ns01,5,wd,\ns02,3,cd,s01FS+2wd\nGSS,1,wd,s01SS-1cd;s02\n", calendar(), overrides);
    CHECK(predecessors_text(plan, 1) == "s01FS+2wd");
    CHECK(predecessors_text(plan, 2) == "s01SS-1cd;s02FS");
    CHECK(plan.network.activities[1].unit == DurationUnit::calendar);
    CHECK(solve_plan(plan, calendar()).solution.windows[1].early_start == Date::parse("2026-11-25"));
}

TEST_CASE("Cutting gains what the re-solved network shows, pairs where one alone gains nothing, and the fewest days are found") {
    const SolvedPlan plan =
        solved(periods("{'id':'A','duration':6,'min_duration':3},{'id':'B','duration':6,'min_duration':4},"
                       "{'id':'C','duration':4,'min_duration':4,'predecessors':[{'id':'A'},{'id':'B'}]}",
                       "\"target\":9,"));
    const Compression compression = compress_plan(plan, calendar());
    CHECK(
        compress_json(plan, compression, calendar()) ==
        R"({"format":"zb-compress/1","makespan":10,"short_by":1,"floor":8,"min_cut":2,"steps":[{"id":"A","gain":0},{"id":"B","gain":0},{"id":"C","gain":0}]})");
    REQUIRE(compression.steps.size() == 1);
    CHECK(compression.steps[0].cuts.size() == 2);
    CHECK(compression.steps[0].gain == 1);
}

TEST_CASE("A forecast of one triangular step has its mean and percentiles, and the same seed gives the same bytes") {
    const SolvedPlan plan =
        solved(periods("{'id':'A','duration':5,'estimate':{'dist':'triangular','low':2,'mode':5,'high':11}},"
                       "{'id':'B','duration':1}",
                       "\"target\":6,"));
    SimulationOptions options;
    options.runs = 200'000;
    const Simulation simulation = simulate_plan(plan, calendar(), options);
    double sum = 0;
    for (const double finish : simulation.finishes) sum += finish;
    CHECK(sum / options.runs == doctest::Approx(6).epsilon(0.002));  // (2 + 5 + 11) / 3
    CHECK(simulation.critical_runs[0] == options.runs);
    CHECK(simulation.critical_runs[1] == 0);
    const std::string solved = forecast_json(plan, simulation, calendar());
    CHECK(solved == forecast_json(plan, simulate_plan(plan, calendar(), options), calendar()));
    options.seed = 2;
    CHECK(solved != forecast_json(plan, simulate_plan(plan, calendar(), options), calendar()));
}

}  // namespace zb
