// SPDX-License-Identifier: Apache-2.0
// What stands around the circular's sections: titles, opening, copies, annex, foot.
#include "report/weekly/document.h"

#include <fmt/format.h>
#include <iterator>
#include <set>

#include "domain/rules_version.h"
#include "report/weekly/annex.h"
#include "report/weekly/inquiries.h"
#include "report/weekly/lateness.h"
#include "report/weekly/meetings.h"
#include "report/weekly/reviews.h"
#include "report/words/page.h"

namespace zb {

namespace {

std::vector<std::string> titles_of(const WeekRecord& record, const WeeklyImprint& imprint) {
    const int year = record.day().year();
    std::string number = imprint.number ? fmt::format("（{}年第{}期）", year, *imprint.number) : "（未编期号）";
    if (imprint.correction) {
        const int which = imprint.correction->number;
        const std::string again = which > 1 ? fmt::format("第{}次", which) : "";
        number = fmt::format("（{}　更正期{}）", issue_words(imprint.correction->corrected.what), again);
    }
    std::vector<std::string> titles = {imprint.title, number, fmt::format("{}　　{}", imprint.office, chinese(record.day()))};
    if (imprint.basis.practice) titles.emplace_back("演练库：数据为演练，不作工作依据");
    return titles;
}

// What a correcting issue corrects stands before everything else.
Paragraph correction_paragraph(const WeeklyImprint::Correction& correction) {
    const IssuedReport& before = correction.corrected;
    const std::string what = before.correction == 0 ? issue_words(before.what) : issue_words(before.what) + "更正期";
    return {fmt::format("{}（{}签发，依据台账第{}条）有误，现予更正，以本件为准。更正原因：{}", what, chinese(before.at.day()),
                        before.what.head, correction.reason),
            "更正："};
}

// What a person writes before the first section, a paragraph a line.
Section preface_section(const WeeklyImprint& imprint) {
    Section section{"preface", ""};
    if (!imprint.preface) return section;
    for (Paragraph& paragraph : paragraphs_of(*imprint.preface)) section.blocks.emplace_back(std::move(paragraph));
    return section;
}

Section opening_section(const WeekRecord& record, const WeeklyImprint& imprint) {
    const Period& period = record.period;
    Section section{"opening", ""};
    section.figures = {{"working_days", std::int64_t{period.working_days}},
                       {"number", imprint.number ? Value{std::int64_t{*imprint.number}} : Value{}},
                       {"corrects", imprint.correction ? Value{imprint.correction->corrected.seq} : Value{}}};
    const bool same_year = period.first_working.year() == period.last_working.year();
    const std::string last = same_year ? chinese_short(period.last_working) : chinese(period.last_working);
    section.blocks.emplace_back(Paragraph{imprint.addressees + "："});
    if (imprint.correction) section.blocks.emplace_back(correction_paragraph(*imprint.correction));
    section.blocks.emplace_back(
        Paragraph{fmt::format("现将{}至{}（{}个工作日）重大项目审批手续办理情况通报如下。数据截至{}。", chinese(period.first_working), last,
                              period.working_days, chinese_short(record.day()))});
    return section;
}

// Years of the dates printed whose holiday notice is not known yet: every date in them is 暂定.
std::set<int> tentative_years(const WeekRecord& record) {
    std::set<int> years;
    const auto note = [&](std::optional<Date> day) {
        if (day && !record.calendar().has_notice(day->year())) years.insert(day->year());
    };
    for (const WeekItem& item : record.events.in_hand) {
        note(item.today.due);
        note(item.today.legal_due);
    }
    for (const ProjectOutlook& outlook : record.outlooks) {
        if (is_behind_plan(outlook)) note(outlook.node_forecast);
    }
    note(record.ahead.last);
    return years;
}

std::vector<std::string> notes_of(const WeekRecord& record, const WeeklyImprint& imprint) {
    std::vector<std::string> notes = {
        "统计口径：用时、剩余、超期均为工作日；在办＝已收件未办结（已收件、补正中、已受理、特别程序），期初转入的在办事项计入；"
        "公用服务单列，不计入受理、办结和按时办结率；按时办结率＝按承诺时限办结数÷办结数，与超期在办数对照看；"
        "百分比保留一位小数，四舍五入，由表中数字计算。"};
    for (const int year : tentative_years(record)) {
        notes.push_back(fmt::format("{}年放假安排尚未发布，该年日期按周末休息推算，暂定，通知发布后重算。", year));
    }
    const auto& in_hand = record.events.in_hand;
    if (std::any_of(in_hand.begin(), in_hand.end(), [](const WeekItem& item) { return runs_on_legally(item.today); }))
        notes.push_back(fmt::format("{}。", kLegalRunsOn));
    notes.push_back(fmt::format("数据依据台账第{}条（校验值 {}），口径第{}版，重新打印：`{}`。", imprint.basis.seq,
                                imprint.basis.hash.substr(0, 16), kRulesVersion, imprint.reprint));
    if (record.now.until) {
        notes.push_back(fmt::format("本件在当日报送时限（{}）以前作出，未到时限的报送不计入本期应报，写进下一期。", imprint.deadline));
    }
    if (imprint.issued && !imprint.correction) {
        notes.push_back(fmt::format("本期通报已签发，以签发稿为准：`zb report show {}-{:02}`。", record.day().year(), *imprint.issued));
    }
    if (imprint.basis.practice) notes.emplace_back("本件由演练库生成。");
    return notes;
}

// Stands between the sections and the annex that it announces.
Section copies_section(const WeekRecord& record, const WeeklyImprint& imprint) {
    Section section{"copies", ""};
    section.blocks.emplace_back(Paragraph{fmt::format("附表：{}", kAnnexTitle)});
    if (std::string contact = contact_words(*record.now.state, record.day()); !contact.empty())
        section.blocks.emplace_back(Paragraph{std::move(contact)});
    section.blocks.emplace_back(Paragraph{"抄送：" + imprint.copies + "。"});
    return section;
}

void append(Sections& all, Sections more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Document weekly_document(const WeekRecord& record, const WeeklyImprint& imprint, SectionList list) {
    const Circular circular{record, imprint};
    Document document;
    document.report = "weekly";
    const State& state = *record.now.state;
    // A correction is a letter of its own: the number is that of the issue which it corrects.
    document.letterhead = letterhead(state, record.day(), imprint.correction ? std::nullopt : imprint.number);
    document.titles = titles_of(record, imprint);
    document.wide_paper = wide_paper(state, record.day());
    document.period = std::pair{record.period.first, record.period.last};
    document.basis = imprint.basis;
    document.sections = {opening_section(record, imprint), preface_section(imprint)};
    append(document.sections, print_sections(list, circular));
    document.sections.push_back(copies_section(record, imprint));
    append(document.sections, annex_sections(circular));
    // Last, so that what machines read stands at the place where it always stood.
    append(document.sections, resolution_rows(record));
    append(document.sections, inquiry_rows(record));
    append(document.sections, review_rows(record));
    document.notes = notes_of(record, imprint);
    return document;
}

}  // namespace zb
