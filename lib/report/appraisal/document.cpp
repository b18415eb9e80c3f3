// SPDX-License-Identifier: Apache-2.0
// The appraisal in tables, and how its points are made, said below them.
#include "report/appraisal/document.h"

#include <algorithm>
#include <fmt/format.h>

#include "report/appraisal/page.h"
#include "report/words/page.h"
#include "report/words/share.h"

namespace zb {

namespace {

Cell score_cell(const Score& score) { return score.tenths ? Cell{points_text(*score.tenths)} : Cell{}; }

Cell means_cell(const AppraisedItems& items) {
    if (items.decided() == 0) return {};
    return {fmt::format("{}/{}", mean_text(items.used, items.decided()), mean_text(items.promised, items.decided()))};
}

// 20.0（2/2）.
Cell counted_cell(const Score& score, int part, int whole) {
    return score.tenths ? Cell{fmt::format("{}（{}/{}）", points_text(*score.tenths), part, whole)} : Cell{};
}

// People read the weights in the headings and what belongs together in one cell; machines read columns whose headings never change.
Row unit_row(const UnitAppraisal& unit, bool ranked) {
    const AppraisedItems& items = unit.items;
    const int available = unit.available();
    const bool any = available > 0;
    const auto mean = [&](int sum) { return items.decided() == 0 ? Cell{} : Cell{mean_text(sum, items.decided())}; };
    const std::string name = unit.co_operating ? "协办：" + unit.department : "";
    Row row{Cell{unit.department, name},
            items.due(),
            static_cast<int>(items.on_time.size()),
            score_cell(unit.on_time),
            score_cell(unit.on_time),
            means_cell(items),
            mean(items.used),
            mean(items.promised),
            score_cell(unit.compression),
            score_cell(unit.compression),
            counted_cell(unit.resolutions, static_cast<int>(unit.kept.kept.size()), unit.kept.due()),
            score_cell(unit.resolutions),
            unit.kept.due(),
            static_cast<int>(unit.kept.kept.size()),
            counted_cell(unit.reviews, unit.rated.active_good(), unit.rated.active()),
            score_cell(unit.reviews),
            unit.rated.active(),
            unit.rated.active_good()};
    row.push_back(any ? Cell{fmt::format("{}/{}", points_text(unit.tenths()), available)} : Cell{Value{}, "—（本期无审批事项）"});
    row.push_back(any ? Cell{points_text(unit.tenths())} : Cell{});
    row.push_back(Cell{available});
    row.push_back(any ? Cell{rate_text(unit.tenths(), 10 * available)} : Cell{});
    row.push_back(unit.rank ? Cell{*unit.rank} : Cell{Value{}, ranked && any ? "样本小" : ""});
    return row;
}

bool is_ranked(const Appraisal& counted) {
    return std::any_of(counted.units.begin(), counted.units.end(), [](const UnitAppraisal& unit) { return unit.rank.has_value(); });
}

Table unit_table(const Appraisal& counted) {
    const bool ranked = is_ranked(counted);
    Table table;
    table.columns = {{"department", "部门"},
                     {"due", "应办结", Align::right},
                     {"on_time", "按时办结", Align::right},
                     for_people({"on_time_points", fmt::format("按时率（{}）", counted.rules.on_time), Align::right}),
                     for_machines({"on_time_points", "按时率得分"}),
                     for_people({"means", "平均用时/承诺", Align::centre}),
                     for_machines({"used_mean", "平均用时"}),
                     for_machines({"promised_mean", "平均承诺"}),
                     for_people({"compression_points", fmt::format("时限压缩（{}）", counted.rules.compression), Align::right}),
                     for_machines({"compression_points", "时限压缩得分"}),
                     for_people({"resolution_points", fmt::format("议定事项按期（{}）", counted.rules.resolutions), Align::right}),
                     for_machines({"resolution_points", "议定事项得分"}),
                     for_machines({"resolutions_due", "到期议定事项"}),
                     for_machines({"resolutions_kept", "按期议定事项"}),
                     for_people({"review_points", fmt::format("企业评价（{}）", counted.rules.reviews), Align::right}),
                     for_machines({"review_points", "企业评价得分"}),
                     for_machines({"reviews", "主动评价"}),
                     for_machines({"reviews_good", "其中好评"}),
                     for_people({"points", "得分/可得", Align::right}),
                     for_machines({"points", "得分"}),
                     for_machines({"available", "可得分"}),
                     {"points_rate", "得分率", Align::right},
                     ranked ? Column{"rank", "名次", Align::right} : for_machines({"rank", "名次"})};
    for (const UnitAppraisal& unit : counted.units) table.rows.push_back(unit_row(unit, ranked));
    const AppraisedItems& total = counted.total;
    const int on_time = static_cast<int>(total.on_time.size());
    const Cell rate = total.due() == 0 ? Cell{} : Cell{fmt::format("{}（{}/{}）", rate_text(on_time, total.due()), on_time, total.due())};
    const auto share = [](int part, int whole) { return whole == 0 ? Cell{} : Cell{fmt::format("{}/{}", part, whole)}; };
    Row sums{{"合计",
              total.due(),
              on_time,
              rate,
              Cell{},
              means_cell(total),
              Cell{},
              Cell{},
              Cell{},
              Cell{},
              share(counted.resolutions_kept, counted.resolutions_due),
              Cell{},
              Cell{},
              Cell{},
              share(counted.rated.active_good(), counted.rated.active()),
              Cell{},
              Cell{},
              Cell{},
              Cell{},
              Cell{},
              Cell{},
              Cell{},
              Cell{}},
             Reader::people};
    for (Cell& cell : sums) cell.strong = true;
    table.rows.push_back(std::move(sums));
    return table;
}

std::string ranking_sentence(const Appraisal& counted) {
    const int least = counted.rules.least_decided;
    if (!is_ranked(counted)) return fmt::format("办结不少于{}件的部门不到两个：只列分，不排名。", least);
    return fmt::format("办结少于{}件的部门样本小，只列分，不排名。", least);
}

Section method_section(const Appraisal& counted) {
    const AppraisedItems& total = counted.total;
    Section section{"method", "怎么算的", 2};
    const auto say = [&](std::string text) { section.blocks.emplace_back(Paragraph{std::move(text)}); };
    say(fmt::format("应办结＝本期办结{}＋期末超期未办结{}＝{}。压着不办不能躲过分母。只算审批事项；公用服务、企业自办和特别程序不算。",
                    total.decided(), total.overdue.size(), total.due()));
    const int weight = counted.rules.compression;
    say(fmt::format("按时率得分＝{}×按时办结÷应办结。时限压缩得分＝{}×（1.5－平均用时÷平均承诺），最高{}、最低0。", counted.rules.on_time,
                    weight, weight));
    say(
        fmt::format("议定事项得分＝{}×按期办结÷考核期内到期（由牵头单位计）。企业评价得分＝{}"
                    "×好评数÷主动评价数（非常满意、满意、基本满意为好评；默认评价不计）。评价人不显示。",
                    counted.rules.resolutions, counted.rules.reviews));
    say("“—”＝本期没有该项业务，不计分，满分相应折减；得分率＝得分÷可得分。");
    say("每个数可以展开到台账：zb appraisal explain 部门 --metric 按时率");
    return section;
}

Section side_section(const Appraisal& counted) {
    Section section{"reference", "参考指标（不计分）"};
    Table table;
    table.columns = {{"department", "部门"},
                     {"running", "期末在办未到期", Align::right},
                     {"overdue", "期末超期在办", Align::right},
                     {"red_days", "红灯", Align::right},
                     {"yellow_days", "黄灯", Align::right},
                     {"corrections", "一次性告知补正", Align::right}};
    for (const UnitAppraisal& unit : counted.units) {
        if (unit.items.empty() && unit.side.corrections == 0) continue;
        table.rows.push_back({unit.department, static_cast<int>(unit.items.running.size()), static_cast<int>(unit.items.overdue.size()),
                              unit.side.red_days, unit.side.yellow_days, unit.side.corrections});
    }
    add_rows(section, std::move(table), "本期没有。");
    section.blocks.emplace_back(Paragraph{"红灯、黄灯：考核期内每个工作日终了时亮灯的事项数相加（件·天）。"});
    return section;
}

Section person_section(const Appraisal& counted) {
    Section section{"persons", "责任人"};
    Table table;
    table.columns = {{"department", "部门"},
                     {"person", "责任人"},
                     {"due", "应办结", Align::right},
                     {"on_time", "按时办结", Align::right},
                     {"on_time_rate", "按时率", Align::right},
                     {"means", "平均用时/承诺", Align::centre}};
    for (const PersonAppraisal& person : counted.persons) {
        const int on_time = static_cast<int>(person.items.on_time.size());
        table.rows.push_back({person.department, person.person, person.items.due(), on_time, rate_text(on_time, person.items.due()),
                              means_cell(person.items)});
    }
    add_rows(section, std::move(table), "本期没有应办结的事项，或没有指定责任人。");
    return section;
}

Section specialist_section(const Appraisal& counted) {
    Section section{"specialists", "服务专员"};
    Table table;
    table.columns = {{"specialist", "服务专员"},
                     {"projects", "项目数", Align::right},
                     {"due", "应报", Align::right},
                     {"on_time", "按时", Align::right},
                     {"on_time_rate", "按时报送率", Align::right},
                     {"late_entries", "补录/条目", Align::right},
                     {"late_entry_rate", "补录率", Align::right},
                     for_people({"reviews", "企业评价"}),
                     for_machines({"reviews", "主动评价"}),
                     for_machines({"reviews_good", "其中好评"})};
    const auto add = [&](const SubmissionRow& row, std::string name, Reader reader) {
        const auto found = counted.specialists.find(row.specialist);
        const ReviewCount rated = reader == Reader::people             ? counted.specialists_rated
                                  : found == counted.specialists.end() ? ReviewCount{}
                                                                       : found->second;
        const Cell said = rated.active() == 0 ? Cell{} : Cell{fmt::format("{} 件，好评 {}", rated.active(), rated.active_good())};
        const auto rate = [](int part, int whole) { return whole == 0 ? Cell{} : Cell{rate_text(part, whole)}; };
        table.rows.push_back(Row{{std::move(name), row.projects, row.due, row.on_time, rate(row.on_time, row.due),
                                  Cell{fmt::format("{}/{}", row.late_entries, row.entries)}, rate(row.late_entries, row.entries), said,
                                  rated.active(), rated.active_good()},
                                 reader});
    };
    for (const SubmissionRow& row : counted.submissions.rows) add(row, row.specialist, Reader::both);
    if (!table.rows.empty()) {
        add(counted.submissions.total, "合计", Reader::people);
        for (Cell& cell : table.rows.back()) cell.strong = true;
    }
    add_rows(section, std::move(table), "本期没有服务专员应报台账。");
    section.blocks.emplace_back(Paragraph{"服务专员只考核自己能做主的事（报送、跟进、企业评价），部门超期不扣专员的分。"});
    return section;
}

}  // namespace

Section appraisal_units_section(const Appraisal& counted) {
    Section section{"departments", "部门"};
    section.figures = {{"working_days", std::int64_t{counted.working_days}},
                       {"total.due", std::int64_t{counted.total.due()}},
                       {"total.on_time", static_cast<std::int64_t>(counted.total.on_time.size())},
                       {"total.overdue", static_cast<std::int64_t>(counted.total.overdue.size())}};
    section.blocks.emplace_back(
        Paragraph{fmt::format("考核期{}个工作日。权重、分档为设置项，改动入台账。", counted.working_days) + ranking_sentence(counted)});
    section.blocks.emplace_back(unit_table(counted));
    return section;
}

Document appraisal_document(const Appraisal& counted, const SealStanding& standing, const Basis& basis) {
    Document document = appraisal_page("appraisal", "重大项目审批考核表", counted, basis);
    const std::string sealed =
        standing.head == 0 ? "试算，未封存" : fmt::format("已封存，{}，依据第{}条", chinese(standing.on), standing.head);
    document.titles.push_back(fmt::format("{}（{}）", period_words(counted), sealed));
    if (basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");
    document.sections = {appraisal_units_section(counted), method_section(counted), side_section(counted), person_section(counted),
                         specialist_section(counted)};
    for (Section& section : unscored_sections(*counted.state, counted.unscored)) document.sections.push_back(std::move(section));
    document.notes.push_back(basis_note(basis, appraisal_command(counted, "show")));
    return document;
}

}  // namespace zb
