// SPDX-License-Identifier: Apache-2.0
// Opens a figure of the appraisal: the items, days and entries that it counts.
#include "report/appraisal/explanation.h"

#include <algorithm>
#include <fmt/format.h>

#include "report/appraisal/page.h"
#include "report/words/page.h"
#include "report/words/share.h"

namespace zb {

namespace {

std::string running_sentence(const AppraisedItems& items) {
    if (items.running.empty()) return "";
    std::string text = fmt::format("在办未到期{}项，不计入：", items.running.size());
    for (std::size_t i = 0; i < items.running.size(); ++i)
        text += fmt::format("{}{} {}", i == 0 ? "" : "、", items.running[i]->project->code, items.running[i]->planned->name);
    return text + "。";
}

Section items_section(const AppraisedItems& items, const std::string& sum) {
    Section section{"items", ""};
    section.blocks.emplace_back(Paragraph{sum, "怎么算："});
    add_rows(section, appraised_items_table(items), "没有办结或超期的事项。");
    if (const std::string running = running_sentence(items); !running.empty()) section.blocks.emplace_back(Paragraph{running});
    return section;
}

std::string on_time_sum(const UnitAppraisal& unit) {
    if (!unit.on_time.tenths) return "本期没有应办结的事项，不计分。";
    return fmt::format("{} 分＝{}×{}÷{}", points_text(*unit.on_time.tenths), unit.on_time.weight, unit.items.on_time.size(),
                       unit.items.due());
}

std::string compression_sum(const UnitAppraisal& unit) {
    if (!unit.compression.tenths) return "本期没有办结、有时限的事项，不计分。";
    return fmt::format("{} 分＝{}×（1.5－{}÷{}），最高{}、最低0；用时合计{}，承诺合计{}", points_text(*unit.compression.tenths),
                       unit.compression.weight, unit.items.used, unit.items.promised, unit.compression.weight, unit.items.used,
                       unit.items.promised);
}

Section lamp_section(const Appraisal& counted, const LampDays& lamps, const std::string& unit) {
    Section section{"lamps", ""};
    Table table;
    table.columns = {
        {"project", "项目"}, {"name", "项目名称"}, {"step", "事项"}, {"red", "红灯", Align::right}, {"yellow", "黄灯", Align::right}};
    for (const auto& [key, days] : lamps.days) {
        const WorkItem* item = find(counted.work, key);
        if (item == nullptr || item->planned->department != unit) continue;
        table.rows.push_back({item->project->code, item->project->name, item->planned->name, days.red, days.yellow});
    }
    add_rows(section, std::move(table), "考核期内没有亮过红灯、黄灯。");
    return section;
}

std::string resolution_sum(const UnitAppraisal& unit) {
    if (!unit.resolutions.tenths) return "考核期内没有到期的议定事项，不计分。";
    return fmt::format("{} 分＝{}×{}÷{}，按期办结÷考核期内到期", points_text(*unit.resolutions.tenths), unit.resolutions.weight,
                       unit.kept.kept.size(), unit.kept.due());
}

std::string review_sum(const UnitAppraisal& unit) {
    if (!unit.reviews.tenths) return "考核期内没有主动评价，不计分。";
    return fmt::format("{} 分＝{}×{}÷{}，好评÷主动评价", points_text(*unit.reviews.tenths), unit.reviews.weight, unit.rated.active_good(),
                       unit.rated.active());
}

// 施工许可, as it is called in the plan; a review outlives the plan that its step stood in.
Cell step_cell(const Appraisal& counted, const Review& review) {
    if (!review.step) return {};
    for (const auto& [key, item] : counted.work)
        if (item.project->code == review.project && item.planned->step == *review.step)
            return Cell{Value{*review.step}, item.planned->name};
    return Cell{*review.step};
}

Section resolution_section(const UnitAppraisal& unit) {
    Section section{"resolutions", ""};
    Table table;
    table.columns = {{"result", "结果"}, {"code", "编号"}, {"title", "议定事项"},
                     {"due", "期限"},    {"done", "办结"}, {"seq", "条目", Align::right}};
    const auto add = [&](const std::vector<const Resolution*>& list, std::string_view result) {
        for (const Resolution* one : list) table.rows.push_back({Cell{result}, one->code, one->title, one->due, Cell{one->done}, one->seq});
    };
    add(unit.kept.kept, "按期");
    add(unit.kept.late, "逾期");
    add_rows(section, std::move(table), "考核期内没有到期的议定事项。");
    return section;
}

Section submission_section(const Appraisal& counted, const std::string& person) {
    Section section{"submissions", ""};
    Table table;
    table.columns = {{"standing", "结果"}, {"day", "报送日"}, {"project", "项目"}, {"sent", "送达日"}, {"seq", "条目", Align::right}};
    const auto add = [&](const std::vector<OwedSubmission>& days, std::string_view standing) {
        for (const OwedSubmission& owed : days) {
            if (owed.specialist != person) continue;
            const bool sent = owed.seal != nullptr;
            table.rows.push_back(
                {Cell{standing}, owed.day, owed.project, sent ? Cell{owed.seal->at.day()} : Cell{}, entry_cell(sent ? owed.seal->seq : 0)});
        }
    };
    add(counted.submissions.late, "迟报");
    add(counted.submissions.missing, "漏报");
    for (const SubmissionRow& row : counted.submissions.rows) {
        if (row.specialist != person || row.due == 0) continue;
        section.blocks.emplace_back(Paragraph{fmt::format("按时报送率 {}＝{}÷{}", rate_text(row.on_time, row.due), row.on_time, row.due)});
    }
    add_rows(section, std::move(table), "没有迟报、漏报。");
    return section;
}

Section explained(const std::string& sum, Section section) {
    section.blocks.insert(section.blocks.begin(), Paragraph{sum, "怎么算："});
    return section;
}

const UnitAppraisal& unit_called(const Appraisal& counted, const std::string& unit) {
    if (const UnitAppraisal* found = unit_of(counted, unit)) return *found;
    throw Error{"appraisal.no_figures", fmt::format("“{}”在考核期内没有审批事项", unit),
                "看有哪些部门：" + appraisal_command(counted, "show")};
}

Section unscored_section(const Appraisal& counted, const std::string& who, std::string_view metric) {
    if (metric == "服务") {
        Section section{"services", ""};
        add_rows(section, services_given_table(services_by(*counted.state, counted.unscored, who)), "考核期内没有记下服务。");
        return section;
    }
    Section section{"opinions", ""};
    add_rows(section, opinions_table(counted.unscored, who), "考核期内没有联合预审会要这个部门出意见。");
    return section;
}

Section opened(const Appraisal& counted, const LampDays& lamps, const std::string& who, std::string_view metric) {
    if (metric == "报送") return submission_section(counted, who);
    if (metric == "预审意见" || metric == "服务") return unscored_section(counted, who, metric);
    const UnitAppraisal& unit = unit_called(counted, who);
    if (metric == "按时率") return items_section(unit.items, on_time_sum(unit));
    if (metric == "时限压缩") return items_section(unit.items, compression_sum(unit));
    if (metric == "补正") return corrections_section(counted, who);
    if (metric == "议定事项") return explained(resolution_sum(unit), resolution_section(unit));
    if (metric == "企业评价") return explained(review_sum(unit), reviews_section(counted, unit));
    return lamp_section(counted, lamps, who);
}

}  // namespace

Table appraised_items_table(const AppraisedItems& items) {
    Table table;
    table.columns = {{"result", "结果"},
                     {"project", "项目"},
                     {"name", "项目名称"},
                     {"step", "事项"},
                     {"accepted", "受理", Align::centre, DateForm::month_day},
                     {"due", "到期", Align::centre, DateForm::month_day},
                     {"decided", "办结", Align::centre, DateForm::month_day},
                     {"used", "用时", Align::right},
                     {"promised", "承诺", Align::right},
                     {"overdue", "超", Align::right},
                     {"seq", "条目", Align::right}};
    const auto add = [&](const std::vector<const WorkItem*>& list, std::string_view result) {
        for (const WorkItem* item : list) {
            const auto decided = item->day_of(WeekEvent::Kind::decided);
            const std::int64_t seq = decided ? week_event(*item, WeekEvent::Kind::decided).seq : item->attempt->seq;
            table.rows.push_back({Cell{result}, item->project->code, item->project->name, item->planned->name, Cell{item->today.accepted},
                                  Cell{item->today.due}, Cell{decided}, item->today.used, item->today.limit, item->today.overdue, seq});
        }
    };
    add(items.on_time, "按时");
    add(items.late, "超期");
    add(items.overdue, "超期在办");
    return table;
}

Section corrections_section(const Appraisal& counted, const std::string& unit) {
    Section section{"corrections", ""};
    Table table;
    table.columns = {{"day", "告知日"}, {"project", "项目"}, {"name", "项目名称"},
                     {"step", "事项"},  {"note", "缺什么"},  {"seq", "条目", Align::right}};
    for (const auto& [key, item] : counted.work) {
        if (item.planned->department != unit || !item.planned->approval_item()) continue;
        for (const Moved& moved : item.attempt->moves) {
            if (moved.move != StepMove::return_ || moved.on < counted.first || counted.last < moved.on) continue;
            table.rows.push_back({moved.on, item.project->code, item.project->name, item.planned->name, Cell{moved.note}, moved.seq});
        }
    }
    add_rows(section, std::move(table), "考核期内没有一次性告知补正。");
    return section;
}

// Who rated stands nowhere.
Section reviews_section(const Appraisal& counted, const UnitAppraisal& unit) {
    Section section{"reviews", ""};
    Table table;
    table.columns = {{"code", "编号"},  {"received", "收到"}, {"project", "项目"},          {"step", "事项"},
                     {"level", "等级"}, {"counts", "计不计"}, {"seq", "条目", Align::right}};
    for (const Review* one : unit.reviewed) {
        const std::string_view counts = !one->counts() ? "排除" : one->by_default ? "默认，不计" : "计";
        table.rows.push_back(
            {one->code, one->received, one->project, step_cell(counted, *one), Cell{label(one->level)}, Cell{counts}, one->seq});
    }
    add_rows(section, std::move(table), "考核期内没有收到企业评价。");
    return section;
}

std::vector<std::string_view> appraisal_metrics() {
    return {"按时率", "时限压缩", "议定事项", "企业评价", "亮灯", "补正", "报送", "预审意见", "服务"};
}

Document appraisal_explanation(const Appraisal& counted, const LampDays& lamps, const std::string& who, std::string_view metric,
                               const Basis& basis) {
    Document document = appraisal_page("appraisal_explanation", fmt::format("{}　{}", who, metric), counted, basis);
    document.titles.push_back(period_words(counted));
    document.sections = {opened(counted, lamps, who, metric)};
    document.notes.push_back(basis_note(basis, appraisal_command(counted, fmt::format("explain {} --metric {}", who, metric))));
    return document;
}

}  // namespace zb
