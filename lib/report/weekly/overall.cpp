// SPDX-License-Identifier: Apache-2.0
// 一、总体情况: the projects, the week's work, and 在办对账.
#include <fmt/format.h>

#include "base/money.h"
#include "base/text.h"
#include "report/weekly/rows.h"
#include "report/weekly/sections.h"
#include "report/words/share.h"

namespace zb {

namespace {

std::string investment_text(const WeekTotals& totals) {
    if (totals.projects == totals.without_investment) return "总投资均未公布";
    const Money sum{totals.investment_yuan};
    std::string text = fmt::format("总投资{}亿元（{}万元）", in_yi(sum), in_wan(sum));
    if (totals.without_investment > 0) text += fmt::format("，另有{}个项目未公布金额", totals.without_investment);
    return text;
}

std::string stages_text(const WeekTotals& totals) {
    std::vector<std::string> parts;
    for (const auto& [stage, count] : totals.stages) parts.push_back(fmt::format("{}{}个", stage, count));
    return "按阶段分：" + join(parts, "、");
}

std::string project_lamps_text(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    if (totals.planned_projects == 0) return "项目均未编审批方案，不亮灯";
    std::vector<std::string> parts;
    for (const Lamp lamp : kLampsByUrgency) {
        const int count = totals.project_lamps[index_of(lamp)];
        if (count > 0) parts.push_back(fmt::format("{}灯{}个", label(lamp), count));
    }
    const bool all = totals.planned_projects == totals.projects;
    const std::string of = all ? "" : fmt::format("（已编方案的{}个项目）", totals.planned_projects);
    const int change = totals.project_lamps[index_of(Lamp::red)] - totals.red_before;
    const std::string_view since = figures.first_issue ? "较上周" : "较上期";
    std::string changed = fmt::format("红灯项目{}持平", since);
    if (change != 0) changed = fmt::format("红灯项目{}{}{}个", since, change > 0 ? "增加" : "减少", change > 0 ? change : -change);
    return fmt::format("按亮灯分{}：{}；{}", of, join(parts, "、"), changed);
}

std::string projects_paragraph(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    if (totals.projects == 0) return "台账中还没有项目。";
    std::string text = fmt::format("专班在册跟进项目{}个，{}。{}。{}。", totals.projects, investment_text(totals), stages_text(totals),
                                   project_lamps_text(figures));
    if (totals.without_specialist > 0) text += fmt::format("尚未派定服务专员{}个。", totals.without_specialist);
    return text;
}

std::string apart(int approval, int utility) { return fmt::format("审批事项{}项、公用服务{}项", approval, utility); }

std::string received_text(const WeekTotals& totals) {
    const int received = totals.received_approval + totals.received_utility;
    if (received == 0) return "本周导办帮办窗口无收件";
    return fmt::format("本周导办帮办窗口收件{}项（{}）", received, apart(totals.received_approval, totals.received_utility));
}

std::string decided_text(const WeekTotals& totals) {
    const std::string utility = totals.decided_utility > 0 ? fmt::format("，另有公用服务办结{}项", totals.decided_utility) : "";
    if (totals.decided == 0) return "审批事项无办结" + utility;
    return fmt::format("办结{}项{}，按承诺时限办结{}项，按时办结率{}（{}/{}）；办结事项平均用时{}个工作日，平均承诺{}个工作日",
                       totals.decided, utility, totals.on_time, rate_text(totals.on_time, totals.decided), totals.on_time, totals.decided,
                       mean_text(totals.used_sum, totals.decided), mean_text(totals.promised_sum, totals.decided));
}

std::string in_hand_text(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    const std::string day = chinese_short(figures.day);
    if (figures.flow.in_hand == 0) return fmt::format("截至{}无在办事项。", day);
    std::string overdue = "均未超承诺时限";
    if (totals.overdue_promised > 0) {
        const std::string legal = totals.overdue_legal > 0 ? fmt::format("超法定时限{}项", totals.overdue_legal) : "均未超法定时限";
        overdue = fmt::format("其中超承诺时限未办结{}项，{}", totals.overdue_promised, legal);
    }
    return fmt::format("截至{}在办{}项（{}），{}。", day, figures.flow.in_hand, apart(totals.in_hand_approval, totals.in_hand_utility),
                       overdue);
}

std::string work_paragraph(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    const std::string accepted = totals.accepted == 0 ? "无新受理" : fmt::format("受理审批事项{}项", totals.accepted);
    std::vector<std::string> told;
    if (totals.corrections_told > 0) told.push_back(fmt::format("一次性告知补正{}项", totals.corrections_told));
    if (totals.accepted_with_owed > 0) told.push_back(fmt::format("容缺受理{}项", totals.accepted_with_owed));
    const std::string also = told.empty() ? "" : join(told, "，") + "。";
    return fmt::format("{}，{}，{}。{}{}", received_text(totals), accepted, decided_text(totals), also, in_hand_text(figures));
}

// Terms that are 0 are left out, but for the three that always stand there.
std::string flow_sentence(const WeekFlow& flow) {
    std::string text = fmt::format("上期末{}项＋本周收件{}项", flow.in_hand_before, flow.received);
    const auto term = [&](std::string_view sign, std::string_view name, int count) {
        if (count > 0) text += fmt::format("{}{}{}项", sign, name, count);
    };
    term("＋", "上期补录收件", flow.received_prior);
    term("＋", "期初转入", flow.opened);
    text += fmt::format("－本周办结{}项", flow.decided);
    term("－", "上期补录办结", flow.decided_prior);
    term("－", "不予受理", flow.refused);
    term("－", "申请人撤回", flow.withdrawn);
    term("－", "随项目调出", flow.moved_out);
    term("－", "冲销收件", flow.reversed_received);
    term("－", "冲销期初转入", flow.reversed_opened);
    term("＋", "冲销办结", flow.reversed_decided);
    term("＋", "冲销撤回、不予受理或调出后又入库", flow.reversed_exited);
    return text + fmt::format("＝期末{}项", flow.in_hand);
}

std::string split_of_in_hand(const WeeklyFigures& figures) {
    if (figures.flow.in_hand == 0) return "。";
    return fmt::format("（{}）。", apart(figures.totals.in_hand_approval, figures.totals.in_hand_utility));
}

std::string events_text(const std::vector<WeekEvent>& events) {
    std::vector<std::string> parts;
    for (const WeekEvent& event : events) {
        parts.push_back(fmt::format("{}{}{}{}", event.item.project_name, event.item.planned.name, month_day(event.on), label(event.kind)));
    }
    return join(parts, "、") + "。";
}

Section flow_section(const WeeklyFigures& figures) {
    const WeekFlow& flow = figures.flow;
    Section section{"flow", "", 2};
    section.figures = {{"in_hand_before", number(flow.in_hand_before)},
                       {"received", number(flow.received)},
                       {"received_prior", number(flow.received_prior)},
                       {"opened", number(flow.opened)},
                       {"decided", number(flow.decided)},
                       {"decided_prior", number(flow.decided_prior)},
                       {"accepted_prior", number(flow.accepted_prior)},
                       {"exited", number(flow.exited())},
                       {"refused", number(flow.refused)},
                       {"withdrawn", number(flow.withdrawn)},
                       {"moved_out", number(flow.moved_out)},
                       {"reversed_received", number(flow.reversed_received)},
                       {"reversed_opened", number(flow.reversed_opened)},
                       {"reversed_decided", number(flow.reversed_decided)},
                       {"reversed_exited", number(flow.reversed_exited)},
                       {"reversed_accepted", number(flow.reversed_accepted)},
                       {"in_hand", number(flow.in_hand)}};
    section.blocks.emplace_back(Paragraph{flow_sentence(flow) + split_of_in_hand(figures), "在办对账："});
    if (!figures.prior.empty()) section.blocks.emplace_back(Paragraph{events_text(figures.prior), "上期补录："});
    if (!figures.reversed.empty()) section.blocks.emplace_back(Paragraph{events_text(figures.reversed), "上期已报、现冲销："});
    section.rows = prior_rows(figures);
    return section;
}

std::vector<std::pair<std::string, Value>> project_figures(const WeekTotals& totals) {
    std::vector<std::pair<std::string, Value>> told = {{"projects", number(totals.projects)},
                                                       {"investment_wan", Value{(totals.investment_yuan + 5'000) / 10'000}},
                                                       {"investment", Value{Money{totals.investment_yuan}}},
                                                       {"without_investment", number(totals.without_investment)},
                                                       {"without_plan", number(totals.projects - totals.planned_projects)},
                                                       {"without_specialist", number(totals.without_specialist)}};
    for (const auto& [stage, count] : totals.stages) told.emplace_back("by_stage." + stage, number(count));
    for (const Lamp lamp : kLampsByUrgency) {
        told.emplace_back(fmt::format("project_lamps.{}", key(lamp)), number(totals.project_lamps[index_of(lamp)]));
    }
    told.emplace_back("red_projects_change", number(totals.project_lamps[index_of(Lamp::red)] - totals.red_before));
    return told;
}

std::vector<std::pair<std::string, Value>> work_figures(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    // Without a decision there is no rate and no mean: null, never 0.
    const auto mean = [&](int sum) { return totals.decided > 0 ? Value{mean_text(sum, totals.decided)} : Value{}; };
    const Value rate = totals.decided > 0 ? Value{rate_text(totals.on_time, totals.decided)} : Value{};
    return {{"received", number(totals.received_approval + totals.received_utility)},
            {"received_approval", number(totals.received_approval)},
            {"received_utility", number(totals.received_utility)},
            {"accepted", number(totals.accepted)},
            {"decided", number(totals.decided)},
            {"decided_utility", number(totals.decided_utility)},
            {"on_time", number(totals.on_time)},
            {"on_time_rate", rate},
            {"used_sum", number(totals.used_sum)},
            {"promised_sum", number(totals.promised_sum)},
            {"used_mean", mean(totals.used_sum)},
            {"promised_mean", mean(totals.promised_sum)},
            {"corrections_told", number(totals.corrections_told)},
            {"accepted_with_owed", number(totals.accepted_with_owed)},
            {"in_hand", number(figures.flow.in_hand)},
            {"in_hand_approval", number(totals.in_hand_approval)},
            {"in_hand_utility", number(totals.in_hand_utility)},
            {"overdue_promised", number(totals.overdue_promised)},
            {"overdue_legal", number(totals.overdue_legal)}};
}

}  // namespace

Sections overall_sections(const WeeklyFigures& figures) {
    Section section{"overall", "一、总体情况"};
    section.figures = project_figures(figures.totals);
    const auto work = work_figures(figures);
    section.figures.insert(section.figures.end(), work.begin(), work.end());
    section.blocks = {Paragraph{projects_paragraph(figures)}, Paragraph{work_paragraph(figures)}};
    Sections sections = {section, flow_section(figures)};
    for (Section& news : news_sections(figures)) sections.push_back(std::move(news));
    sections.push_back(machine_section("projects", project_rows(figures)));
    sections.push_back(machine_section("in_hand", in_hand_rows(figures)));
    return sections;
}

}  // namespace zb
