// SPDX-License-Identifier: Apache-2.0
// Inquiries on the pages of `today`: what must be answered, and what waits for an answer.
#include <fmt/format.h>

#include "base/text.h"
#include "report/today/parts.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

std::string project_words(const State& state, const Inquiry& inquiry) {
    const auto project = state.projects.find(inquiry.project);
    return project == state.projects.end() ? std::string{"（不属项目）"} : project_label(project->second);
}

// Of one that is past its day, due on the day, or in nobody's hands; none where it has time.
std::optional<MustDo> inquiry_line(const TodayView& view, const Inquiry& inquiry) {
    const InquiryToday today = inquiry_today(inquiry, view.state.origin, view.day);
    if (!inquiry.is_open() || (!today.past && inquiry.due != view.day && !today.unassigned)) return std::nullopt;
    MustDo line;
    line.kind = "inquiry";
    line.project = inquiry.project;
    line.project_label = project_words(view.state, inquiry);
    line.item = fmt::format("{} {}", label(inquiry.asks), inquiry.code);
    line.due = inquiry.due;
    line.overdue = today.overdue;
    line.red = today.past;
    line.deadline = today.past                ? fmt::format("已于 {} 到期", month_day(inquiry.due))
                    : inquiry.due == view.day ? std::string{"今天"}
                                              : month_day(inquiry.due) + " 前";
    const std::string standing = today.past || inquiry.due == view.day ? left_words(view.day, inquiry.due, view.calendar()) + "；" : "";
    line.what =
        fmt::format("{}{}{}：{}", today.past ? "红灯 " : "", standing, today.unassigned ? "还没有承办人，推送" : "答复", inquiry.title);
    line.who = today.unassigned ? fmt::format("zb inquiry push {} --to 人员", inquiry.code) : inquiry.to.value_or("");
    return line;
}

}  // namespace

std::vector<MustDo> inquiry_lines(const TodayView& view) {
    std::vector<MustDo> lines;
    if (!view.asked) return lines;
    for (const auto& [code, inquiry] : view.state.inquiries) {
        if (!view.asked(inquiry)) continue;
        if (auto line = inquiry_line(view, inquiry)) lines.push_back(std::move(*line));
    }
    return lines;
}

std::string open_inquiries_words(const TodayView& view) {
    std::vector<std::string> open;
    int hotline = 0;
    for (const auto& [code, inquiry] : view.state.inquiries) {
        if (!inquiry.is_open() || !view.asked(inquiry)) continue;
        hotline += inquiry.way == InquiryWay::hotline ? 1 : 0;
        const std::string when =
            inquiry.due > view.day ? fmt::format("{} 前", month_day(inquiry.due)) : left_words(view.day, inquiry.due, view.calendar());
        open.push_back(fmt::format("{} {}（{}）", code, inquiry.title, when));
    }
    if (open.empty()) return "无待答复咨询（12345 转办 0 件）";
    return fmt::format("待答复咨询 {} 件（12345 转办 {} 件）：{}", open.size(), hotline, join(open, "、"));
}

Section inquiries_section(const TodayView& view, std::string heading) {
    Section section{"inquiries", std::move(heading)};
    Table table;
    table.columns = {{"code", "咨询编号"}, {"project", "项目"}, {"title", "咨询内容"}, {"way", "渠道"},
                     {"due", "期限"},      {"left", "剩余"},    {"lamp", "灯"},        {"staff", "承办人"}};
    for (const auto& [code, inquiry] : view.state.inquiries) {
        if (!inquiry.is_open() || !view.asked(inquiry)) continue;
        const InquiryToday today = inquiry_today(inquiry, view.state.origin, view.day);
        Row row{Cell{code}, Cell{text_cell(inquiry.project).value, project_words(view.state, inquiry)}, Cell{inquiry.title}};
        row.append({Cell{label(inquiry.way)}, Cell{inquiry.due}, Cell{today.past ? -today.overdue : today.left}, lamp_cell(today.lamp),
                    Cell{inquiry.to}});
        table.rows.push_back(std::move(row));
    }
    add_rows(section, std::move(table), "没有待答复的咨询。");
    return section;
}

}  // namespace zb
