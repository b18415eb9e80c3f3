// SPDX-License-Identifier: Apache-2.0
#include "report/submission/receipt.h"

#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>

#include "domain/submission_day.h"
#include "render/render.h"
#include "support/days.h"
#include "support/scenario.h"
#include "support/source.h"

namespace zb {

using Json = nlohmann::json;

namespace {

using test::day;

std::string hash_of(std::int64_t seq) {
    std::string digits = std::to_string(seq);
    return std::string(64 - digits.size(), '0') + digits;
}

std::string printed(const State& state, const char* on, const char* by, const std::vector<std::string>& projects, Format format) {
    RenderOptions options;
    options.format = format;
    const Basis basis{state.seq, hash_of(state.seq), day(on), false};
    return render(receipt_document(state, day(on), by, projects, hash_of, basis), options);
}

const std::vector<std::string> kThree = {"JH-2026-001", "JH-2026-002", "JH-2026-006"};

Envelope envelope(const State& state, const char* project, const char* at) {
    Envelope envelope;
    envelope.seq = state.seq + 1;
    envelope.recorded_at = Instant::parse(at);
    envelope.on = envelope.recorded_at.day();
    envelope.project = project;
    envelope.by = "服务专员01";
    return envelope;
}

TEST_CASE("the sample's receipt comes out of the scenario's facts") {
    const State state = play_scenario(day("2026-11-20"));
    const Json printed_section = Json::parse(printed(state, "2026-11-20", "服务专员01", kThree, Format::json)).at("sections")[0];
    const Json wanted = Json::parse(std::ifstream{test::source_file("tests/scenario/expected.json")}).at("receipt");
    for (const char* name : {"date", "by", "entries", "late_entries"}) CHECK(printed_section.at("figures").at(name) == wanted.at(name));
    REQUIRE(printed_section.at("rows").size() == wanted.at("rows").size());
    for (std::size_t i = 0; i < wanted.at("rows").size(); ++i) {
        for (const auto& pair : wanted["rows"][i].items()) {
            CAPTURE(pair.key());
            CHECK(printed_section["rows"][i].at(pair.key()) == pair.value());
        }
    }
    const std::string text = printed(state, "2026-11-20", "服务专员01", kThree, Format::table);
    CHECK(text.starts_with(
        "台账报送回执\n报送日  2026-11-20   报送人  服务专员01   封签时刻  2026-11-20 17:12:40（截止 17:30）   结论  按时\n"));
    CHECK(text.find("  HZ-20261120-002  JH-2026-002  零报告     0     0  ") != std::string::npos);
    CHECK(text.find("  合计             3 个                    4     1\n") != std::string::npos);
}

TEST_CASE("a day sent after the hour says by how much") {
    const State state = play_scenario(day("2026-11-20"));
    const std::string text = printed(state, "2026-11-18", "服务专员03", {"JH-2026-005"}, Format::table);
    CHECK(text.find("结论  迟报（18:20，晚 50 分钟）") != std::string::npos);
}

TEST_CASE("a missed day that is sent days later is late, not an addition") {
    State state = play_scenario(day("2026-11-20"));
    Envelope missed = envelope(state, "JH-2026-005", "2026-11-20T19:00:00+08:00");
    missed.on = day("2026-11-16");
    apply(state, missed, make_fact(seal_of(state, "JH-2026-005", missed.on, NilReport::yes, "补记")));
    const std::string text = printed(state, "2026-11-16", "服务专员03", {"JH-2026-005"}, Format::table);
    CHECK(text.find("结论  迟报（11-20 19:00）") != std::string::npos);
}

TEST_CASE("what was recorded after the seal is an addition and leaves the first receipt valid") {
    State state = play_scenario(day("2026-11-20"));
    const Envelope note = envelope(state, "JH-2026-001", "2026-11-20T19:00:00+08:00");
    apply(state, note, make_fact(NoteAdded{"企业补交资料", {}, {}}));
    const Envelope again = envelope(state, "JH-2026-001", "2026-11-20T19:05:00+08:00");
    const SubmissionSealed seal = seal_of(state, "JH-2026-001", day("2026-11-20"), NilReport::no, {});
    CHECK(seal.entries == 1);
    check(state, again, make_fact(seal));
    apply(state, again, make_fact(seal));
    const std::string text = printed(state, "2026-11-20", "服务专员01", {"JH-2026-001"}, Format::table);
    CHECK(text.find("补报（封签后新增 1 条，原回执 HZ-20261120-001 仍有效）") != std::string::npos);
    CHECK(text.find("结论  按时") != std::string::npos);
}

TEST_CASE("a seal that says something false is refused") {
    const State state = play_scenario(day("2026-11-19"));
    const auto code = [&](const char* project, NilReport nil, std::optional<std::string> note) {
        try {
            check(state, envelope(state, project, "2026-11-20T17:00:00+08:00"),
                  make_fact(seal_of(state, project, day("2026-11-20"), nil, std::move(note))));
        } catch (const Error& error) {
            CHECK_FALSE(error.fault().hint.empty());
            return error.fault().code;
        }
        return std::string{};
    };
    CHECK(code("JH-2026-002", NilReport::yes, {}) == "submission.nil_without_note");  // red, with an open problem
    CHECK(code("JH-2026-005", NilReport::yes, {}) == "submission.nil_without_note");  // yellow
    CHECK(code("JH-2026-002", NilReport::yes, "两局会商中").empty());
    CHECK(code("JH-2026-006", NilReport::yes, {}).empty());
    CHECK(code("JH-2026-006", NilReport::no, {}) == "submission.nothing");
}

TEST_CASE("a clock time of the setting is read, anything else refused") {
    CHECK(minute_of_day("17:30") == 1050);
    CHECK(minute_of_day("00:00") == 0);
    for (const char* wrong : {"24:00", "17:60", "1730", "17:3", "", "ab:cd"}) CHECK_THROWS_AS(minute_of_day(wrong), Error);
}

}  // namespace
}  // namespace zb
