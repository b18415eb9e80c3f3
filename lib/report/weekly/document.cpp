// SPDX-License-Identifier: Apache-2.0
// The circular as a document: titles, opening, sections in order, copies, foot.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/weekly/sections.h"
#include "report/weekly/weekly.h"

namespace zb {

namespace {

std::vector<std::string> titles_of(const WeeklyFigures& figures, const WeeklyImprint& imprint) {
    const int year = figures.day.year();
    std::string number = imprint.number ? fmt::format("（{}年第{}期）", year, *imprint.number) : "（未编期号）";
    if (imprint.correction) {
        const int which = imprint.correction->number;
        const std::string again = which > 1 ? fmt::format("第{}次", which) : "";
        number = fmt::format("（{}　更正期{}）", issue_words(imprint.correction->corrected.what), again);
    }
    std::vector<std::string> titles = {imprint.title, number, fmt::format("{}　　{}", imprint.office, chinese(figures.day))};
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

// What a person writes before 一, a paragraph a line.
Section preface_section(const WeeklyImprint& imprint) {
    Section section{"preface", ""};
    if (!imprint.preface) return section;
    for (Paragraph& paragraph : paragraphs_of(*imprint.preface)) section.blocks.emplace_back(std::move(paragraph));
    return section;
}

Section opening_section(const WeeklyFigures& figures, const WeeklyImprint& imprint) {
    const Week& week = figures.week;
    Section section{"opening", ""};
    section.figures = {{"working_days", std::int64_t{week.working_days}},
                       {"number", imprint.number ? Value{std::int64_t{*imprint.number}} : Value{}},
                       {"corrects", imprint.correction ? Value{imprint.correction->corrected.seq} : Value{}}};
    const bool same_year = week.first_working.year() == week.last_working.year();
    const std::string last = same_year ? chinese_short(week.last_working) : chinese(week.last_working);
    section.blocks.emplace_back(Paragraph{imprint.addressees + "："});
    if (imprint.correction) section.blocks.emplace_back(correction_paragraph(*imprint.correction));
    section.blocks.emplace_back(Paragraph{fmt::format("现将{}至{}（{}个工作日）重大项目审批手续办理情况通报如下。数据截至{}。",
                                                      chinese(week.first_working), last, week.working_days, chinese_short(figures.day))});
    return section;
}

std::vector<std::string> notes_of(const WeeklyFigures& figures, const WeeklyImprint& imprint) {
    std::vector<std::string> notes = {
        "统计口径：用时、剩余、超期均为工作日；在办＝已收件未办结（已收件、补正中、已受理、特别程序），期初转入的在办事项计入；"
        "公用服务单列，不计入受理、办结和按时办结率；按时办结率＝按承诺时限办结数÷办结数，与超期在办数对照看；"
        "百分比保留一位小数，四舍五入，由表中数字计算。"};
    for (const int year : figures.tentative_years) {
        notes.push_back(fmt::format("{}年放假安排尚未发布，该年日期按周末休息推算，暂定，通知发布后重算。", year));
    }
    notes.push_back(fmt::format("数据依据台账第{}条（校验值 {}），重新打印：`{}`。", imprint.basis.seq, imprint.basis.hash.substr(0, 16),
                                imprint.reprint));
    if (imprint.issued && !imprint.correction) {
        notes.push_back(fmt::format("本周通报已签发，以签发稿为准：`zb report show {}-{:02}`。", figures.day.year(), *imprint.issued));
    }
    if (imprint.basis.practice) notes.emplace_back("本件由演练库生成。");
    return notes;
}

void append(Sections& all, Sections more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Document weekly_document(const WeeklyFigures& figures, const WeeklyImprint& imprint) {
    Document document;
    document.report = "weekly";
    document.titles = titles_of(figures, imprint);
    document.period = std::pair{figures.week.first, figures.week.last};
    document.basis = imprint.basis;
    Sections& sections = document.sections;
    sections.push_back(opening_section(figures, imprint));
    sections.push_back(preface_section(imprint));
    append(sections, overall_sections(figures));
    append(sections, decided_sections(figures));
    append(sections, accepted_sections(figures));
    append(sections, due_sections(figures));
    append(sections, lamp_sections(figures, imprint.rules));
    append(sections, owed_sections(figures));
    append(sections, problem_sections(figures));
    append(sections, department_sections(figures));
    append(sections, submission_sections(figures));
    append(sections, next_work_sections(figures, imprint));
    Section copies{"copies", ""};
    copies.blocks.emplace_back(Paragraph{fmt::format("附表：{}", kAnnexTitle.substr(std::string_view{"附表　"}.size()))});
    copies.blocks.emplace_back(Paragraph{"抄送：" + imprint.copies + "。"});
    sections.push_back(std::move(copies));
    append(sections, annex_sections(figures));
    document.notes = notes_of(figures, imprint);
    return document;
}

const IssuedReport* issue_before(const State& state, Date day) {
    const IssuedReport* last = nullptr;
    for (const IssuedReport& issued : state.issued) {
        if (issued.what.report == "weekly" && issued.what.as_of < day) last = &issued;
    }
    return last;
}

const IssuedReport* issue_of(const State& state, Date day) {
    const auto same = [&](const IssuedReport& issued) { return issued.what.report == "weekly" && issued.what.as_of == day; };
    const auto found = std::find_if(state.issued.rbegin(), state.issued.rend(), same);
    return found == state.issued.rend() ? nullptr : &*found;
}

int last_issue_number(const State& state, int year) {
    int last = 0;
    for (const IssuedReport& issued : state.issued) {
        if (issued.what.report == "weekly" && issued.what.year == year) last = std::max(last, issued.what.number);
    }
    return last;
}

}  // namespace zb
