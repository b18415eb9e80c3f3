// SPDX-License-Identifier: Apache-2.0
// What is exported is read back as it was, as CSV and as JSON.
#include "exchange/lists/export.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "domain/project/changes.h"
#include "exchange/lists/list.h"
#include "render/render.h"
#include "support/registry.h"

namespace zb {

namespace {

// Words that spreadsheets, readers of CSV and people trip over.
std::string any_text() {
    return *rc::gen::elementOf(
        std::vector<std::string>{"甲公司", "=1+1", "'引号开头", "a,b", "说“好”", "\"quoted\"", "00123", "1E5", "+86", "@某", "；分号;"});
}

std::optional<std::string> maybe(const std::vector<std::string>& texts) {
    if (*rc::gen::inRange(0, 3) == 0) return std::nullopt;
    return *rc::gen::elementOf(texts);
}

ProjectDetails any_details() {
    ProjectDetails details;
    for (const ProjectField& field : project_fields()) {
        if (*rc::gen::inRange(0, 2) == 0) details.*field.field = any_text();
    }
    details.uscc = maybe({"91440704MA4X00012T", "91440704MA4X00020M"});
    details.project_code = maybe({"2106-440704-04-01-000017", "2020-330327-48-01-167360"});
    details.region = maybe({"440704", "440703"});
    details.construction_start = maybe({"2021", "2021-09", "2021年9月", "2020(一期)"});
    details.completion = maybe({"2026-11-20"});
    details.source_date = maybe({"2026-11"});
    details.reform_code = maybe({"440704-2026-0001"});
    details.parent.reset();
    if (details.content) *details.content += "\n第二行";
    details.investment_printed = maybe({"120000", "12亿元", "超10亿元", "两项目合计超十亿元", "88294.84万元", "455000000元"});
    details.investment.reset();
    if (details.investment_printed) details.investment = read_amount(*details.investment_printed).value;
    return details;
}

std::string exported(const State& state, Format format, CsvMarks marks) {
    RenderOptions options;
    options.format = format;
    options.marks = marks;
    return render(project_export_table(state, Date::of(2026, 11, 20), [](const Project&) { return true; }), options);
}

}  // namespace

TEST_CASE("An exported list is read back with every field, in every format") {
    CHECK(rc::check("export and import are inverse", [] {
        test::Register known;
        const int count = *rc::gen::inRange(1, 6);
        for (int i = 1; i <= count; ++i) {
            known.add_project("JH-2026-00" + std::to_string(i), any_text() + std::to_string(i), any_details());
        }
        const Format format = *rc::gen::element(Format::csv, Format::json, Format::jsonl);
        const CsvMarks marks = *rc::gen::element(CsvMarks::marked, CsvMarks::plain);
        const ProjectList list = read_project_list(exported(known.state, format, marks), marks);
        RC_ASSERT(list.left_out.empty());
        RC_ASSERT(list.rows.size() == static_cast<std::size_t>(count));
        for (const ListRow& row : list.rows) {
            RC_ASSERT(row.faults.empty());
            const Project& project = known.state.project(row.code.value());
            RC_ASSERT(row.name == project.name);
            RC_ASSERT(row.details == project.details);
        }
    }));
}

TEST_CASE("A JSON list that is none says where") {
    for (const char* text : {"[1]", "[{\"code\":{}}]", "[{\"name\":[]}]", "{\"name\":true}"}) {
        CAPTURE(text);
        CHECK_THROWS_AS(read_project_list(text, CsvMarks::plain), Error);
    }
}

}  // namespace zb
