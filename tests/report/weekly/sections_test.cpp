// SPDX-License-Identifier: Apache-2.0
#include "report/weekly/sections.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <iterator>

#include "report/weekly/next_work.h"
#include "report/weekly/overall.h"
#include "report/weekly/owed.h"
#include "report/weekly/problems.h"
#include "support/weekly_sample.h"

namespace zb {
namespace {

Sections meeting_sections(const Circular& circular) {
    Section section{"meetings", "会议议定"};
    section.blocks.emplace_back(Paragraph{fmt::format("本周召开协调会{}次。", circular.record.period.working_days)});
    return {section, machine_section("meetings_of_week", Table{})};
}

std::string markdown_of(const Document& document) {
    RenderOptions options;
    options.format = Format::markdown;
    return render(document, options);
}

// What a new section must not touch: everything but the headings' numbers.
std::string without_number(const std::string& heading) {
    const std::size_t end = heading.find("、");
    return end == std::string::npos ? heading : heading.substr(end);
}

TEST_CASE("a section put between two others moves the numbers behind it, and nothing else") {
    const SectionList list = weekly_sections();
    std::vector<PrintSection> longer(list.begin(), list.end());
    const auto behind = std::find(longer.begin(), longer.end(), problem_sections);
    REQUIRE(behind != longer.end());
    longer.insert(std::next(behind), meeting_sections);
    const WeekRecord& record = sample().record;
    const WeeklyImprint with = imprint(*record.now.state, record.day());
    const Document document = weekly_document(record, with, longer);

    const std::string text = markdown_of(document);
    std::size_t at = 0;
    for (const char* heading :
         {"六、容缺待补", "七、困难问题", "八、会议议定", "九、各部门办理情况", "十、台账报送情况", "十一、下一步工作"}) {
        const std::size_t found = text.find("#### " + std::string{heading}, at);
        REQUIRE_MESSAGE(found != std::string::npos, heading);
        at = found;
    }
    CHECK(text.find("#### 附表　", at) != std::string::npos);

    Document shorter = document;
    std::erase_if(shorter.sections, [](const Section& section) { return section.key.starts_with("meetings"); });
    const std::vector<Section>& known = sample().document.sections;
    REQUIRE(shorter.sections.size() == known.size());
    for (std::size_t i = 0; i < known.size(); ++i) {
        CHECK(without_number(shorter.sections[i].heading) == without_number(known[i].heading));
        shorter.sections[i].heading = known[i].heading;
    }
    CHECK(markdown_of(shorter) == sample().markdown);
}

TEST_CASE("what speaks of a section asks for its number") {
    CHECK(number_of(overall_sections) == "一");
    CHECK(number_of(owed_sections) == "六");
    CHECK(number_of(next_work_sections) == "十");
}

}  // namespace
}  // namespace zb
