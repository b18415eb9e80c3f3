// SPDX-License-Identifier: Apache-2.0
// 总体情况: counts the projects and the week's work, and prints both.
#include "report/weekly/overall.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/money.h"
#include "base/text.h"
#include "flow/flow.h"
#include "report/weekly/balance.h"
#include "report/weekly/flow.h"
#include "report/weekly/inquiries.h"
#include "report/weekly/meetings.h"
#include "report/weekly/news.h"
#include "report/weekly/reviews.h"
#include "report/weekly/services.h"
#include "report/words/items.h"
#include "report/words/outcomes.h"
#include "report/words/share.h"

namespace zb {

namespace {

// 一次性告知 of the period: those that the circular before printed are of days before it.
void count_corrections(WorkTotals& totals, const WeekRecord& record) {
    for (const auto& [key, item] : record.work) {
        if (item.planned->utility()) continue;
        int before = 0, now = 0;
        for (const Moved& move : item.attempt->moves) {
            if (move.move == StepMove::return_) ++(move.on >= record.period.first ? now : before);
        }
        totals.corrections_announced += now;
        totals.corrections_items += now > 0 ? 1 : 0;
        totals.corrections_repeated += before > 0 ? now : std::max(now - 1, 0);
    }
}

// The four stages in the law's order, then the others as they come.
void count_stage(std::vector<std::pair<std::string, int>>& stages, const std::string& stage) {
    const auto found = std::find_if(stages.begin(), stages.end(), [&](const auto& counted) { return counted.first == stage; });
    if (found != stages.end()) {
        ++found->second;
    } else {
        stages.emplace_back(stage, 1);
    }
}

// Only those that occur; 未编方案 last.
void tidy_stages(std::vector<std::pair<std::string, int>>& stages) {
    std::erase_if(stages, [](const auto& counted) { return counted.second == 0; });
    const auto unplanned = std::find_if(stages.begin(), stages.end(), [](const auto& counted) { return counted.first == "未编方案"; });
    if (unplanned != stages.end()) std::rotate(unplanned, unplanned + 1, stages.end());
}

// A project that came and left within the period is counted both times.
void count_list(ProjectTotals& totals, const WeekRecord& record) {
    totals.listed_before = static_cast<int>(record.outlooks_before.size());
    const auto is_new = [&](const ProjectOutlook& outlook) { return outlook_of(record.outlooks_before, outlook.project->code) == nullptr; };
    totals.entered = static_cast<int>(std::count_if(record.outlooks.begin(), record.outlooks.end(), is_new) +
                                      std::count_if(record.left.begin(), record.left.end(), is_new));
    for (const ProjectOutlook& outlook : record.left)
        ++(outlook.project->status_on(record.day()) == ProjectStatus::archived ? totals.archived : totals.moved_out);
}

int red_projects(const std::vector<ProjectOutlook>& outlooks) {
    const auto red = [](const ProjectOutlook& outlook) { return outlook.plan != nullptr && outlook.lamp == Lamp::red; };
    return static_cast<int>(std::count_if(outlooks.begin(), outlooks.end(), red));
}

std::string investment_text(const ProjectTotals& totals) {
    if (totals.projects == totals.without_investment) return "总投资均未公布";
    const Money sum{totals.investment_yuan};
    std::string about;
    if (totals.approximate > 0)
        about = fmt::format("，其中{}个项目{}万元为约数", totals.approximate, in_wan(Money{totals.approximate_yuan}));
    std::string text = fmt::format("总投资{}{}亿元（{}万元{}）", about.empty() ? "" : "约", in_yi(sum), in_wan(sum), about);
    if (totals.without_investment > 0) text += fmt::format("，另有{}个项目未公布金额", totals.without_investment);
    return text;
}

std::string stages_text(const ProjectTotals& totals) {
    std::vector<std::string> parts;
    for (const auto& [phase, count] : totals.phases) parts.push_back(fmt::format("{}{}个", phase, count));
    return "按阶段分：" + join(parts, "、");
}

// （上期末10个＋入库1个－办结归档2个）: why the number is another; empty where nothing came or went.
std::string listed_text(const ProjectTotals& totals) {
    std::string text;
    const auto term = [&](std::string_view sign, std::string_view name, int count) {
        if (count > 0) text += fmt::format("{}{}{}个", sign, name, count);
    };
    term("＋", "入库", totals.entered);
    term("－", "办结归档", totals.archived);
    term("－", "调出", totals.moved_out);
    return text.empty() ? text : fmt::format("（上期末{}个{}）", totals.listed_before, text);
}

// `since`: 较上周 in a first issue, 较上期 in later ones.
std::string project_lamps_text(const ProjectTotals& totals, std::string_view since) {
    if (totals.planned_projects == 0) return "项目均未编审批方案，不亮灯";
    std::vector<std::string> parts;
    for (const Lamp lamp : kLampsByUrgency) {
        const int count = totals.lamps[index_of(lamp)];
        if (count > 0) parts.push_back(fmt::format("{}灯{}个", label(lamp), count));
    }
    const bool all = totals.planned_projects == totals.projects;
    const std::string of = all ? "" : fmt::format("（已编方案的{}个项目）", totals.planned_projects);
    const int change = totals.lamps[index_of(Lamp::red)] - totals.red_before;
    std::string changed = fmt::format("红灯项目{}持平", since);
    if (change != 0) changed = fmt::format("红灯项目{}{}{}个", since, change > 0 ? "增加" : "减少", change > 0 ? change : -change);
    return fmt::format("按亮灯分{}：{}；{}", of, join(parts, "、"), changed);
}

std::string projects_paragraph(const ProjectTotals& totals, std::string_view since) {
    if (totals.projects == 0 && totals.listed_before == 0) return "台账中还没有项目。";
    if (totals.projects == 0) return fmt::format("专班在册跟进项目0个{}。", listed_text(totals));
    std::string text = fmt::format("专班在册跟进项目{}个{}，{}。{}。{}。", totals.projects, listed_text(totals), investment_text(totals),
                                   stages_text(totals), project_lamps_text(totals, since));
    if (totals.without_specialist > 0) text += fmt::format("尚未派定服务专员{}个。", totals.without_specialist);
    return text;
}

std::string received_text(const WorkTotals& totals, std::string_view word) {
    if (totals.received() == 0) return fmt::format("{}导办帮办窗口无收件", word);
    return fmt::format("{}导办帮办窗口收件{}项（{}）", word, totals.received(),
                       kinds_words(totals.received_approval, totals.received_utility));
}

std::string decided_text(const WorkTotals& totals) {
    const std::string utility = totals.decided_utility > 0 ? fmt::format("；另有公用服务办结{}项", totals.decided_utility) : "";
    if (totals.decided == 0) return "审批事项无办结" + utility;
    return fmt::format("办结{}项，按承诺时限办结{}项，按时办结率{}（{}/{}）；办结事项平均用时{}个工作日，平均承诺{}个工作日{}",
                       totals.decided, totals.on_time, rate_text(totals.on_time, totals.decided), totals.on_time, totals.decided,
                       mean_text(totals.used_sum, totals.decided), mean_text(totals.promised_sum, totals.decided), utility);
}

std::string in_hand_text(const WorkTotals& totals, Date as_of) {
    const std::string day = chinese_short(as_of);
    if (totals.in_hand() == 0) return fmt::format("截至{}无在办事项。", day);
    std::string overdue = totals.overdue_utility > 0 ? "审批事项均未超承诺时限" : "均未超承诺时限";
    if (totals.overdue_promised > 0) {
        const std::string legal = totals.overdue_legal > 0 ? fmt::format("超法定时限{}项", totals.overdue_legal) : "均未超法定时限";
        overdue = fmt::format("其中超承诺时限未办结{}项，{}", totals.overdue_promised, legal);
    }
    if (totals.overdue_utility > 0) overdue += fmt::format("；公用服务超期未办结{}项", totals.overdue_utility);
    return fmt::format("截至{}在办{}项（{}），{}。", day, totals.in_hand(), kinds_words(totals.in_hand_approval, totals.in_hand_utility),
                       overdue);
}

std::string work_paragraph(const WorkTotals& totals, const Period& period) {
    const std::string accepted = totals.accepted == 0 ? "无新受理" : fmt::format("受理审批事项{}项", totals.accepted);
    std::vector<std::string> more;
    if (totals.corrections_repeated > 0)
        more.push_back(fmt::format("一次性告知补正{}项{}次（其中重复补正{}次）", totals.corrections_items, totals.corrections_announced,
                                   totals.corrections_repeated));
    else if (totals.corrections_announced > 0)
        more.push_back(fmt::format("一次性告知补正{}项", totals.corrections_announced));
    if (totals.accepted_with_owed > 0) more.push_back(fmt::format("容缺受理{}项", totals.accepted_with_owed));
    const std::string also = more.empty() ? "" : join(more, "，") + "。";
    return fmt::format("{}，{}，{}。{}{}", received_text(totals, period.word()), accepted, decided_text(totals), also,
                       in_hand_text(totals, period.last));
}

// What the task force did besides the items: 本周召开项目分析会1次，议定事项3项；受理咨询2件，均已答复。 Of what the ledger never held,
// nothing is said.
std::optional<Paragraph> service_paragraph(const WeekRecord& record) {
    std::vector<std::string> clauses;
    if (std::string clause = meetings_clause(record); !clause.empty()) clauses.push_back(std::move(clause));
    if (auto clause = inquiry_clause(record)) clauses.push_back(std::move(*clause));
    if (auto clause = review_clause(record)) clauses.push_back(std::move(*clause));
    if (clauses.empty()) return std::nullopt;
    return Paragraph{fmt::format("{}{}。", record.period.word(), join(clauses, "；"))};
}

std::vector<std::pair<std::string, Value>> project_figures(const ProjectTotals& totals) {
    std::vector<std::pair<std::string, Value>> figures = {{"projects", number(totals.projects)},
                                                          {"investment_wan", Value{(totals.investment_yuan + 5'000) / 10'000}},
                                                          {"investment", Value{Money{totals.investment_yuan}}},
                                                          {"without_investment", number(totals.without_investment)},
                                                          {"approximate", number(totals.approximate)},
                                                          {"investment_approximate", Value{Money{totals.approximate_yuan}}},
                                                          {"without_plan", number(totals.projects - totals.planned_projects)},
                                                          {"without_specialist", number(totals.without_specialist)},
                                                          {"projects_before", number(totals.listed_before)},
                                                          {"entered", number(totals.entered)},
                                                          {"archived", number(totals.archived)},
                                                          {"moved_out", number(totals.moved_out)}};
    for (const auto& [stage, count] : totals.stages) figures.emplace_back("by_stage." + stage, number(count));
    for (const Lamp lamp : kLampsByUrgency) {
        figures.emplace_back(fmt::format("project_lamps.{}", key(lamp)), number(totals.lamps[index_of(lamp)]));
    }
    figures.emplace_back("red_projects_change", number(totals.lamps[index_of(Lamp::red)] - totals.red_before));
    return figures;
}

std::vector<std::pair<std::string, Value>> work_figures(const WorkTotals& totals) {
    // Without a decision there is no rate and no mean: null, never 0.
    const auto mean = [&](int sum) { return totals.decided > 0 ? Value{mean_text(sum, totals.decided)} : Value{}; };
    const Value rate = totals.decided > 0 ? Value{rate_text(totals.on_time, totals.decided)} : Value{};
    return {{"received", number(totals.received())},
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
            {"corrections_told", number(totals.corrections_announced)},
            {"corrections_items", number(totals.corrections_items)},
            {"corrections_repeated", number(totals.corrections_repeated)},
            {"accepted_with_owed", number(totals.accepted_with_owed)},
            {"in_hand", number(totals.in_hand())},
            {"in_hand_approval", number(totals.in_hand_approval)},
            {"in_hand_utility", number(totals.in_hand_utility)},
            {"overdue_promised", number(totals.overdue_promised)},
            {"overdue_utility", number(totals.overdue_utility)},
            {"overdue_legal", number(totals.overdue_legal)}};
}

Table project_rows(const WeekRecord& record) {
    Table table;
    table.columns = {
        {"project", "项目代码"},    {"name", "项目名称"}, {"investment_wan", "总投资（万元）", Align::right}, {"stage", "阶段"},
        {"specialist", "服务专员"}, {"lamp", "项目灯"},   {"investment", "总投资（元）", Align::right}};
    for (const ProjectOutlook& outlook : record.outlooks) {
        const Project& project = *outlook.project;
        const std::optional<Money>& investment = project.details.investment;
        const Cell wan = investment ? Cell{(investment->yuan + 5'000) / 10'000} : Cell{};
        const Cell lamp = outlook.plan != nullptr ? lamp_cell(outlook.lamp) : Cell{};
        table.rows.push_back({project.code, project.name, wan, outlook.stage, project.specialist, lamp, investment});
    }
    return table;
}

void require_balance(const ProjectTotals& projects, const WorkTotals& work, const WeekFlow& flow) {
    int stages = 0;
    for (const auto& [stage, count] : projects.stages) stages += count;
    require_equal("项目按阶段分", stages, projects.projects);
    require_equal("在册项目", projects.listed_before + projects.entered - projects.archived - projects.moved_out, projects.projects);
    require_equal("在办按审批事项和公用服务分", work.in_hand(), flow.in_hand);
    require_equal("收件", work.received(), flow.received);
    require_equal("办结", work.decided + work.decided_utility, flow.decided);
}

}  // namespace

ProjectTotals project_totals(const WeekRecord& record) {
    ProjectTotals totals;
    for (const std::string_view stage : kApprovalStages) totals.stages.emplace_back(stage, 0);
    totals.phases = totals.stages;
    totals.phases.insert(totals.phases.end() - 1, {std::string{kBuilding}, 0});
    for (const ProjectOutlook& outlook : record.outlooks) {
        const Project& project = *outlook.project;
        const bool planned = outlook.plan != nullptr;
        ++totals.projects;
        totals.planned_projects += planned ? 1 : 0;
        totals.without_specialist += project.specialist ? 0 : 1;
        totals.without_investment += project.details.investment ? 0 : 1;
        totals.investment_yuan += project.details.investment.value_or(Money{}).yuan;
        if (is_approximate(project.details)) {
            ++totals.approximate;
            totals.approximate_yuan += project.details.investment->yuan;
        }
        count_stage(totals.stages, outlook.stage);
        count_stage(totals.phases, phase_of(outlook));
        if (planned) ++totals.lamps[index_of(outlook.lamp)];
    }
    tidy_stages(totals.stages);
    tidy_stages(totals.phases);
    totals.red_before = red_projects(record.outlooks_before);
    count_list(totals, record);
    return totals;
}

WorkTotals work_totals(const WeekRecord& record) {
    WorkTotals totals;
    const WeekEvents& events = record.events;
    for (const WeekEvent& event : events.received) ++(event.item.planned.utility() ? totals.received_utility : totals.received_approval);
    totals.accepted = static_cast<int>(events.accepted.size());
    for (const WeekEvent& event : events.accepted) totals.accepted_with_owed += event.item.attempt.owed.empty() ? 0 : 1;
    totals.decided = static_cast<int>(events.decided.size());
    totals.decided_utility = static_cast<int>(events.decided_utility.size());
    for (const WeekEvent& event : events.decided) {
        totals.on_time += event.item.today.past ? 0 : 1;
        totals.used_sum += event.item.today.used;
        totals.promised_sum += event.item.today.limit;
    }
    for (const WeekItem& item : events.in_hand) {
        ++(item.planned.utility() ? totals.in_hand_utility : totals.in_hand_approval);
        if (item.planned.utility()) {
            totals.overdue_utility += item.today.past ? 1 : 0;
            continue;
        }
        totals.overdue_promised += item.today.past ? 1 : 0;
        totals.overdue_legal += item.today.legal_past ? 1 : 0;
    }
    count_corrections(totals, record);
    return totals;
}

Sections overall_sections(const Circular& circular) {
    const WeekRecord& record = circular.record;
    const ProjectTotals projects = project_totals(record);
    const WorkTotals work = work_totals(record);
    require_balance(projects, work, week_flow(record.events));
    const bool first_issue = issue_before(*record.now.state, record.day()) == nullptr;
    Section section{"overall", "总体情况"};
    section.figures = project_figures(projects);
    const auto more = work_figures(work);
    section.figures.insert(section.figures.end(), more.begin(), more.end());
    const auto inquiries = inquiry_values(record);
    section.figures.insert(section.figures.end(), inquiries.begin(), inquiries.end());
    const auto reviews = review_values(record);
    section.figures.insert(section.figures.end(), reviews.begin(), reviews.end());
    section.blocks = {Paragraph{projects_paragraph(projects, first_issue && record.period.one_week ? "较上周" : "较上期")},
                      Paragraph{work_paragraph(work, record.period)}};
    if (auto paragraph = service_paragraph(record)) section.blocks.emplace_back(std::move(*paragraph));
    const ServicePart services = service_part(record);
    section.figures.insert(section.figures.end(), services.figures.begin(), services.figures.end());
    section.blocks.insert(section.blocks.end(), services.paragraphs.begin(), services.paragraphs.end());
    Sections sections = {section, flow_section(circular), news_section(record)};
    sections.push_back(machine_section("projects", project_rows(record)));
    sections.push_back(machine_section("in_hand", in_hand_rows(record.events.in_hand)));
    return sections;
}

}  // namespace zb
