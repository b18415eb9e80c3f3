// SPDX-License-Identifier: Apache-2.0
// 一 to 四: the whole, what was decided, what was accepted, what falls due.
#include <fmt/format.h>

#include "base/money.h"
#include "base/text.h"
#include "report/share.h"
#include "report/weekly_rows.h"
#include "report/weekly_sections.h"

namespace zb {

namespace {

constexpr Lamp kLampsByUrgency[] = {Lamp::red, Lamp::yellow, Lamp::grey, Lamp::green};

int count_of(const std::array<int, 4>& lamps, Lamp lamp) { return lamps[static_cast<std::size_t>(lamp)]; }

std::string short_span(const Week& week) {
    return fmt::format("{}至{}", chinese_short(week.first_working), chinese_short(week.last_working));
}

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
        const int count = count_of(totals.project_lamps, lamp);
        if (count > 0) parts.push_back(fmt::format("{}灯{}个", label(lamp), count));
    }
    const bool all = totals.planned_projects == totals.projects;
    const std::string of = all ? "" : fmt::format("（已编方案的{}个项目）", totals.planned_projects);
    const int change = count_of(totals.project_lamps, Lamp::red) - totals.red_before;
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
    term("－", "冲销收件", flow.reversed_received);
    term("－", "冲销期初转入", flow.reversed_opened);
    term("＋", "冲销办结", flow.reversed_decided);
    term("＋", "冲销撤回或不予受理", flow.reversed_exited);
    return text + fmt::format("＝期末{}项", flow.in_hand);
}

std::string split_of_in_hand(const WeeklyFigures& figures) {
    if (figures.flow.in_hand == 0) return "。";
    return fmt::format("（{}）。", apart(figures.totals.in_hand_approval, figures.totals.in_hand_utility));
}

Section flow_section(const WeeklyFigures& figures) {
    const WeekFlow& flow = figures.flow;
    Section section{"flow", "", 2};
    section.figures = {{"in_hand_before", std::int64_t{flow.in_hand_before}},
                       {"received", std::int64_t{flow.received}},
                       {"received_prior", std::int64_t{flow.received_prior}},
                       {"opened", std::int64_t{flow.opened}},
                       {"decided", std::int64_t{flow.decided}},
                       {"decided_prior", std::int64_t{flow.decided_prior}},
                       {"accepted_prior", std::int64_t{flow.accepted_prior}},
                       {"exited", std::int64_t{flow.exited()}},
                       {"refused", std::int64_t{flow.refused}},
                       {"withdrawn", std::int64_t{flow.withdrawn}},
                       {"reversed_received", std::int64_t{flow.reversed_received}},
                       {"reversed_opened", std::int64_t{flow.reversed_opened}},
                       {"reversed_decided", std::int64_t{flow.reversed_decided}},
                       {"reversed_exited", std::int64_t{flow.reversed_exited}},
                       {"in_hand", std::int64_t{flow.in_hand}}};
    section.blocks.emplace_back(Paragraph{flow_sentence(flow) + split_of_in_hand(figures), "在办对账："});
    if (!figures.prior.empty()) {
        std::vector<std::string> parts;
        for (const WeekEvent& event : figures.prior) {
            parts.push_back(
                fmt::format("{}{}{}{}", event.item.project_name, event.item.planned.name, month_day(event.on), label(event.kind)));
        }
        section.blocks.emplace_back(Paragraph{join(parts, "、") + "。", "上期补录："});
    }
    section.told = prior_rows(figures);
    return section;
}

std::string result_text(const WeekEvent& event) {
    const StepToday& today = event.item.today;
    if (today.state == StepState::denied) return "不予许可";
    return today.overdue == 0 ? "按时" : fmt::format("超承诺{}天", today.overdue);
}

std::string remark_of(const WeekItem& item) {
    std::vector<std::string> remarks;
    if (item.today.deemed) remarks.emplace_back("视为受理");
    if (!item.attempt.owed.empty()) remarks.emplace_back("容缺受理");
    if (item.attempt.early) remarks.emplace_back("提前介入");
    if (item.attempt.parallel) remarks.emplace_back("并联办理");
    if (item.attempt.decided) remarks.emplace_back("已办结");
    return join(remarks, "、");
}

std::string waiting_text(const WeekEvent& event) {
    const Attempt& attempt = event.item.attempt;
    std::string text = fmt::format("{}{}（{}收件", event.item.project_name, event.item.planned.name, month_day(event.on));
    if (event.item.today.state == StepState::correcting) text += fmt::format("，{}一次性告知补正", month_day(*attempt.returned));
    return text + "）";
}

std::string waiting_paragraph(const WeeklyFigures& figures) {
    std::vector<std::string> waiting, begun;
    for (const WeekEvent* event : figures.not_accepted()) waiting.push_back(waiting_text(*event));
    for (const WeekEvent& event : figures.received) {
        if (event.item.planned.utility()) {
            begun.push_back(fmt::format("{}{}（{}申请）", event.item.project_name, event.item.planned.name, month_day(event.on)));
        }
    }
    std::vector<std::string> parts;
    if (!waiting.empty()) parts.push_back(fmt::format("另有收件未受理{}项：{}", waiting.size(), join(waiting, "、")));
    if (!begun.empty()) parts.push_back(fmt::format("公用服务{}项：{}", begun.size(), join(begun, "、")));
    return parts.empty() ? "" : join(parts, "；") + "。";
}

std::string what_text(const DueRow& row) {
    switch (row.what) {
        case DueRow::What::limit:
            if (row.item.planned.utility()) return "办理期限";
            return row.item.planned.promised ? "承诺时限" : "法定时限";
        case DueRow::What::pause_end: return "特别程序告知期满";
        case DueRow::What::acceptance: return "受理（5日）期限";
        case DueRow::What::owed: return "容缺补齐";
    }
    return {};
}

Row due_cells(const DueRow& row) {
    if (row.what != DueRow::What::owed) {
        return {row.due, row.item.project_name, item_name(row.item), unit_and_person(row.item), what_text(row), row.left};
    }
    const std::string urged = row.item.specialist ? fmt::format("企业（{}督促）", *row.item.specialist) : "企业";
    return {row.due, row.item.project_name, row.item.planned.short_name + "·" + row.material, urged, what_text(row), row.left};
}

}  // namespace

Sections overall_sections(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    const auto number = [](int value) { return Value{std::int64_t{value}}; };
    Section section{"overall", "一、总体情况"};
    auto& told = section.figures;
    told = {{"projects", number(totals.projects)},
            {"investment_wan", Value{(totals.investment_yuan + 5'000) / 10'000}},
            {"investment", Value{Money{totals.investment_yuan}}},
            {"without_investment", number(totals.without_investment)},
            {"without_plan", number(totals.projects - totals.planned_projects)},
            {"without_specialist", number(totals.without_specialist)}};
    for (const auto& [stage, count] : totals.stages) told.emplace_back("by_stage." + stage, number(count));
    for (const Lamp lamp : kLampsByUrgency) {
        told.emplace_back(fmt::format("project_lamps.{}", key(lamp)), number(count_of(totals.project_lamps, lamp)));
    }
    const bool any = totals.decided > 0;
    const auto if_any = [&](const auto& make) { return any ? Value{make()} : Value{}; };
    const std::vector<std::pair<std::string, Value>> work = {
        {"red_projects_change", number(count_of(totals.project_lamps, Lamp::red) - totals.red_before)},
        {"received", number(totals.received_approval + totals.received_utility)},
        {"received_approval", number(totals.received_approval)},
        {"received_utility", number(totals.received_utility)},
        {"accepted", number(totals.accepted)},
        {"decided", number(totals.decided)},
        {"decided_utility", number(totals.decided_utility)},
        {"on_time", number(totals.on_time)},
        {"on_time_rate", if_any([&] { return rate_text(totals.on_time, totals.decided); })},
        {"used_sum", number(totals.used_sum)},
        {"promised_sum", number(totals.promised_sum)},
        {"used_mean", if_any([&] { return mean_text(totals.used_sum, totals.decided); })},
        {"promised_mean", if_any([&] { return mean_text(totals.promised_sum, totals.decided); })},
        {"corrections_told", number(totals.corrections_told)},
        {"accepted_with_owed", number(totals.accepted_with_owed)},
        {"in_hand", number(figures.flow.in_hand)},
        {"in_hand_approval", number(totals.in_hand_approval)},
        {"in_hand_utility", number(totals.in_hand_utility)},
        {"overdue_promised", number(totals.overdue_promised)},
        {"overdue_legal", number(totals.overdue_legal)}};
    told.insert(told.end(), work.begin(), work.end());
    section.blocks = {Paragraph{projects_paragraph(figures)}, Paragraph{work_paragraph(figures)}};
    return {section, flow_section(figures), machine_section("projects", project_rows(figures)),
            machine_section("in_hand", in_hand_rows(figures))};
}

Sections decided_sections(const WeeklyFigures& figures) {
    const WeekTotals& totals = figures.totals;
    Section section{"decided", "二、本周办结"};
    section.told = decided_rows(figures.decided);
    if (figures.decided.empty()) {
        section.blocks.emplace_back(Paragraph{"本周无审批事项办结。"});
    } else {
        section.heading += fmt::format("（{}项）", totals.decided);
        Table table;
        table.columns = {{"no", "序号", Align::centre},
                         {"project", "项目名称"},
                         {"step", "办结事项"},
                         {"department", "责任部门"},
                         {"accepted", "受理日", Align::centre, DateForm::month_day},
                         {"decided", "办结日", Align::centre, DateForm::month_day},
                         {"used", "用时", Align::right},
                         {"promised", "承诺", Align::right},
                         {"result", "结果"}};
        for (const WeekEvent& event : figures.decided) {
            const WeekItem& item = event.item;
            const Cell used{item.today.used, item.today.used == 0 ? "当日" : ""};
            const Cell result{result_text(event), "", item.today.overdue > 0};
            table.rows.push_back({static_cast<int>(table.rows.size()) + 1, item.project_name, item.planned.name, item.planned.department,
                                  item.today.accepted, event.on, used, item.today.limit, result});
        }
        section.blocks.emplace_back(std::move(table));
        section.blocks.emplace_back(
            Paragraph{fmt::format("用时合计{}个工作日、承诺合计{}个工作日（当日办结按0计）。", totals.used_sum, totals.promised_sum)});
    }
    std::vector<std::string> utilities;
    for (const WeekEvent& event : figures.decided_utility) {
        utilities.push_back(fmt::format("{}{}（{}完成）", event.item.project_name, event.item.planned.name, month_day(event.on)));
    }
    if (!utilities.empty())
        section.blocks.emplace_back(Paragraph{fmt::format("公用服务{}项：{}。", utilities.size(), join(utilities, "、"))});
    return {section, machine_section("decided_utility", decided_rows(figures.decided_utility))};
}

Sections accepted_sections(const WeeklyFigures& figures) {
    Section section{"accepted", "三、本周新受理"};
    section.told = accepted_rows(figures);
    if (figures.accepted.empty()) {
        section.blocks.emplace_back(Paragraph{"本周无新受理审批事项。"});
    } else {
        section.heading += fmt::format("（{}项）", figures.accepted.size());
        Table table;
        table.columns = {{"no", "序号", Align::centre},
                         {"project", "项目名称"},
                         {"step", "受理事项"},
                         {"department", "责任部门"},
                         {"accepted", "受理日", Align::centre, DateForm::month_day},
                         {"promised", "承诺", Align::right},
                         {"due", "到期日", Align::centre, DateForm::month_day},
                         {"remark", "备注"}};
        for (const WeekEvent& event : figures.accepted) {
            const WeekItem& item = event.item;
            table.rows.push_back({static_cast<int>(table.rows.size()) + 1, item.project_name, item.planned.name, item.planned.department,
                                  item.today.accepted, item.today.limit, item.today.due, remark_of(item)});
        }
        section.blocks.emplace_back(std::move(table));
    }
    if (const std::string waiting = waiting_paragraph(figures); !waiting.empty()) section.blocks.emplace_back(Paragraph{waiting});
    return {section, machine_section("received_not_accepted", not_accepted_rows(figures))};
}

Sections due_sections(const WeeklyFigures& figures) {
    Section section{"due_next_week", "四、下周到期"};
    section.told = due_next_week_rows(figures);
    if (figures.due_next_week.empty()) {
        section.blocks.emplace_back(Paragraph{fmt::format("下周（{}）无到期事项。", short_span(figures.next_week))});
        return {section};
    }
    section.heading += fmt::format("（{}，{}项）", short_span(figures.next_week), figures.due_next_week.size());
    Table table;
    table.columns = {{"due", "到期日", Align::centre, DateForm::month_day},
                     {"project", "项目名称"},
                     {"step", "事项"},
                     {"responsible", "责任部门·责任人"},
                     {"what", "到期内容"},
                     {"left", "剩余", Align::right}};
    for (const DueRow& row : figures.due_next_week) table.rows.push_back(due_cells(row));
    section.blocks.emplace_back(std::move(table));
    return {section};
}

Section machine_section(std::string key, Table rows) {
    Section section{std::move(key), "", 2};
    section.told = std::move(rows);
    return section;
}

std::string unit_and_person(const WeekItem& item) {
    return item.responsible ? item.planned.department + "·" + *item.responsible : item.planned.department;
}

std::string item_name(const WeekItem& item) { return item.planned.utility() ? item.planned.name + "（公用）" : item.planned.name; }

std::string left_text(int left) { return left == 0 ? "今日到期" : fmt::format("剩{}天", left); }

std::string_view chinese_number(int number) {
    constexpr std::string_view kNumbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    return kNumbers[number - 1];
}

}  // namespace zb
