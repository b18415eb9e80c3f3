// SPDX-License-Identifier: Apache-2.0
// The reason that --note gives: the last field of a fact, left out where there is none, and said with it.
#include <doctest/doctest.h>

#include "domain/domain.h"

namespace zb {

TEST_CASE("a fact without a note has the body that it always had, one with a note has it last") {
    struct Case {
        std::string without;
        std::string with;
        const char* body;
    };
    const auto noted = [](auto fact) {
        fact.note = "会议定的";
        return to_body(fact);
    };
    const SpecialistAssigned specialist{"服务专员01"};
    const SettingChanged setting{"submission.deadline", "17:00"};
    const CoverNamed cover{"服务专员02", Date::of(2026, 11, 23), Date::of(2026, 11, 24)};
    ProjectChanged renamed;
    renamed.name = "甲公司二期";
    const Case cases[] = {
        {to_body(specialist), noted(specialist), R"({"staff":"服务专员01"})"},
        {to_body(setting), noted(setting), R"({"name":"submission.deadline","value":"17:00"})"},
        {to_body(cover), noted(cover), R"({"staff":"服务专员02","from":"2026-11-23","to":"2026-11-24"})"},
        {to_body(renamed), noted(renamed), R"({"name":"甲公司二期"})"},
    };
    for (const Case& each : cases) {
        const std::string body = each.body;
        CHECK(each.without == body);
        CHECK(each.with == body.substr(0, body.size() - 1) + R"(,"note":"会议定的"})");
    }
}

TEST_CASE("log and history say the note with what was done") {
    const auto said = [](auto fact) {
        fact.note = "会议定的";
        return entry_words(State{}, Envelope{}, make_fact(std::move(fact)));
    };
    CHECK(said(SpecialistAssigned{"服务专员01"}) == "服务专员为 服务专员01：会议定的");
    CHECK(said(SettingChanged{"submission.deadline", "17:00"}) == "设置 submission.deadline 为“17:00”：会议定的");
    ProjectChanged renamed;
    renamed.name = "甲公司二期";
    CHECK(said(renamed) == "清单内容变动：项目名称 甲公司二期，备注 会议定的");
    NoteAdded progress;
    progress.progress = "已送件";
    CHECK(said(progress) == "当日进展：已送件；备注：会议定的");
}

}  // namespace zb
