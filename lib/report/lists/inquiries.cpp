// SPDX-License-Identifier: Apache-2.0
// What is known of one inquiry, its clock on the day, and its answers.
#include "report/lists/inquiries.h"

#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

// 待答复，剩 2 个工作日，黄灯; 已答复，按期; 已答复，逾期 1 个工作日.
std::string standing_sentence(const State& state, const Inquiry& inquiry, const InquiryToday& today, Date day) {
    if (inquiry.is_open())
        return fmt::format("待答复，{}，{}灯", left_words(day, inquiry.due, state.origin.calendar()), label(*today.lamp));
    const std::string late = !today.past         ? "按期"
                             : today.overdue > 0 ? fmt::format("逾期 {} 个工作日", today.overdue)
                                                 : "逾期（不足1个工作日）";
    return fmt::format("{}，{}", standing_words(inquiry, day), late);
}

Details details_of(const State& state, const Inquiry& inquiry, Date day) {
    const InquiryToday today = inquiry_today(inquiry, state.origin, day);
    const auto project = state.projects.find(inquiry.project);
    Envelope of;
    if (!inquiry.project.empty()) of.project = inquiry.project;
    return {{{"code", "咨询编号"}, inquiry.code},
            {{"title", "咨询内容"}, inquiry.title},
            {{"project", "项目代码"}, text_cell(inquiry.project)},
            {{"project_name", "项目名称"}, project == state.projects.end() ? Cell{} : Cell{project->second.name}},
            {{"step", "事项"}, inquiry.step ? Cell{Value{*inquiry.step}, step_called(state, of, *inquiry.step)} : Cell{}},
            {{"way", "渠道"}, Cell{Value{std::string{key(inquiry.way)}}, std::string{label(inquiry.way)}}},
            {{"asks", "类别"}, fmt::format("{}{}", label(inquiry.asks), inquiry.complex ? "（复杂）" : "")},
            {{"ticket", "工单号"}, inquiry.ticket},
            {{"received", "收到日期"}, inquiry.received},
            {{"due", "答复期限"}, inquiry.due},
            {{"limit", "时限"},
             Cell{Value{std::int64_t{today.limit}}, fmt::format("{} 个工作日{}", today.limit, inquiry.extended ? "（已延期）" : "")}},
            {{"staff", "承办人"}, inquiry.to},
            {{"state", "状态"}, Cell{Value{std::string{standing_words(inquiry, day)}}, standing_sentence(state, inquiry, today, day)}},
            {{"note", "备注"}, inquiry.note},
            {{"followed", "回访日"}, inquiry.followed},
            {{"follow_up", "回访情况"}, inquiry.follow_up},
            {{"end_note", "退回、办结说明"}, inquiry.end_note}};
}

Table answers_table(const Inquiry& inquiry) {
    Table table;
    table.columns = {
        {"on", "答复日期"}, {"by", "答复人"}, {"answer", "答复"}, {"articles", "所依知识条目"}, {"entry", "条目", Align::right}};
    for (const InquiryAnswer& answer : inquiry.answers)
        table.rows.push_back({answer.on, answer.by, answer.text, text_cell(join(answer.articles, "、")), answer.seq});
    return table;
}

}  // namespace

Document inquiry_page(const State& state, const Inquiry& inquiry, Date day, const Basis& basis) {
    Document page;
    page.report = "inquiry";
    page.titles = {fmt::format("{} {}", inquiry.code, inquiry.title)};
    page.basis = basis;
    page.sections.push_back({"details", "一、咨询", 1, {}, {details_table(details_of(state, inquiry, day))}});
    Section answers{"answers", "二、答复"};
    add_rows(answers, answers_table(inquiry), "还没有答复。");
    page.sections.push_back(std::move(answers));
    return page;
}

}  // namespace zb
