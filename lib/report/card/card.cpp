// SPDX-License-Identifier: Apache-2.0
// The card of a project, as target-outputs.zh.md (e) has it.
#include "report/card/card.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "plan/planned_step.h"
#include "report/card/parts.h"
#include "report/card/time.h"
#include "report/lists/certificates.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/nodes.h"
#include "report/words/owners.h"
#include "report/words/page.h"
#include "report/words/progress.h"

namespace zb {

namespace {

constexpr std::size_t kCardWidth = 96;
constexpr std::size_t kSecondColumn = 48;
constexpr std::size_t kFactNames = 10;  // the longest name of a fact, with the blanks behind it

std::string two_columns(std::string_view left, std::string_view right, std::size_t at = kSecondColumn) {
    const std::size_t gap = 2;
    return pad_right(left, std::max(at, display_width(left) + gap)) + std::string{right};
}

std::string known_or_not(const std::optional<std::string>& code) { return code ? "已登记" : "未登记"; }

std::string investment_text(const ProjectDetails& details) {
    if (!details.investment) return details.investment_printed.value_or("未登记");
    return fmt::format("{}{} 万元（{} 亿元）", is_approximate(details) ? "约 " : "", in_wan(*details.investment),
                       in_yi(*details.investment));
}

std::string specialist_text(const State& state, const Project& project, Date day) {
    const std::string who = specialists_words(state, project, day);
    if (who.empty()) return "未指定";
    Date since = day;
    for (const SpecialistTerm& term : project.specialists) {
        if (term.since <= day) since = term.since;
    }
    return fmt::format("{}（{} 起）", who, iso(since));
}

std::string team_text(const Project& project, Date day) {
    std::set<std::string> departments, people;
    for (const TeamMember& member : project.members) {
        if (!member.serves_on(day)) continue;
        departments.insert(member.department);
        people.insert(member.staff);
    }
    return people.empty() ? "未指定责任人" : fmt::format("{} 个部门、{} 名责任人", departments.size(), people.size());
}

std::string clock_text(const State& state, const ProjectOutlook& outlook) {
    const PlanDrafted& plan = outlook.plan->plan;
    const ApprovalUse use = approval_use(outlook);
    const ApprovalClock clock = approval_clock(plan.steps);
    std::string text = fmt::format("主线已用 {} 个工作日，承诺 {}", use.used, use.promised);
    if (!clock.paths.empty()) text += fmt::format("（至{}）", outlook.find(clock.paths.front().back())->planned->short_name);
    const Flow* flow = flow_of(state, plan);
    return flow == nullptr ? text : fmt::format("{}；流程总时限 {}", text, flow->total_limit);
}

// 建设单位  甲公司: the names are as wide as the longest of them.
std::string fact_line(const CardFact& fact) { return pad_right(fact.name, kFactNames) + fact.text; }

Verbatim title_lines(const State& state, const ProjectOutlook& outlook, Date day) {
    const Project& project = *outlook.project;
    constexpr std::size_t kLampColumn = 65;
    Verbatim lines;
    lines.lines.push_back(two_columns(fmt::format("{}  {}", project.code, project.name),
                                      fmt::format("项目灯：{}    阶段：{}", label(outlook.lamp), outlook.stage), kLampColumn));
    lines.lines.emplace_back(kCardWidth, '-');
    const std::vector<CardFact> facts = card_facts(state, outlook, day);
    constexpr std::size_t kInPairs = 6;  // two on a line
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (i >= kInPairs) {
            lines.lines.push_back(fact_line(facts[i]));
            continue;
        }
        const CardFact& beside = facts[i + 1];
        lines.lines.push_back(two_columns(fact_line(facts[i]), fmt::format("{}  {}", beside.name, beside.text)));
        ++i;
    }
    return lines;
}

Section head_section(const State& state, const ProjectOutlook& outlook, Date day) {
    Section section{"card", ""};
    const Project& project = *outlook.project;
    section.figures = {{"project", project.code},
                       {"name", project.name},
                       {"lamp", std::string{key(outlook.lamp)}},
                       {"progress", progress_text(outlook)},
                       {"stage", outlook.stage},
                       {"enterprise", Cell{project.details.enterprise}.value},
                       {"investment", Cell{project.details.investment}.value},
                       {"specialist", Cell{project.specialist_on(day)}.value}};
    if (outlook.plan != nullptr) {
        const ApprovalUse use = approval_use(outlook);
        add_node_figures(section, outlook);
        section.figures.emplace_back("approval_used", std::int64_t{use.used});
        section.figures.emplace_back("approval_promised", std::int64_t{use.promised});
    }
    section.blocks.emplace_back(title_lines(state, outlook, day));
    return section;
}

Section steps_section(const State& state, const std::vector<CardStep>& steps) {
    Section section{"steps", "", 1, {}, {card_table(state, steps, CardForm::card)}};
    section.blocks.emplace_back(
        Paragraph{"关键＝在关键线路上；括号内为预计；“超2”＝办结时超承诺 2 个工作日；“期初”＝方案采用前已办结，不评按时。"});
    return section;
}

std::string problems_text(const State& state, const std::string& project, Date day) {
    int open = 0;
    std::vector<std::string> each;
    for (const auto& [code, problem] : state.problems) {
        if (problem.project != project) continue;
        if (problem.solved)
            each.push_back(fmt::format("{} 已于 {} 解决", code, month_day(*problem.solved, day)));
        else
            each.push_back(fmt::format("{} 限 {}{}", code, month_day(problem.due, day),
                                       problem.escalations.empty() ? "" : "，" + escalation_words(problem.escalations.back())));
        open += problem.solved ? 0 : 1;
    }
    return fmt::format("困难问题 {} 个未解决{}", open, each.empty() ? "" : fmt::format("（{}）", join(each, "、")));
}

// 咨询 2 件，均已答复; empty where none was asked.
std::string inquiries_text(const std::vector<const Inquiry*>& asked, Date day) {
    if (asked.empty()) return {};
    std::vector<std::string> open;
    for (const Inquiry* inquiry : asked)
        if (inquiry->is_open())
            open.push_back(fmt::format("{} 限 {}{}", inquiry->code, month_day(inquiry->due, day), day > inquiry->due ? "，已逾期" : ""));
    if (open.empty()) return fmt::format("咨询 {} 件，均已答复", asked.size());
    return fmt::format("咨询 {} 件，待答复 {} 件（{}）", asked.size(), open.size(), join(open, "、"));
}

// 企业评价 2 件：非常满意1件、不满意1件，整改中 1 件; empty where none was given.
std::string reviews_text(const State& state, const std::string& project) {
    ReviewCount count;
    int repairing = 0;
    for (const auto& [code, review] : state.reviews) {
        if (review.project != project) continue;
        count.add(review);
        repairing += review.is_open() ? 1 : 0;
    }
    if (count.all() == 0) return {};
    return fmt::format("企业评价 {} 件：{}{}", count.all(), levels_words(count),
                       repairing == 0 ? "" : fmt::format("，整改中 {} 件", repairing));
}

// 水保审批 11-20 提级至专班组长、环评应提级.
std::string escalations_text(const ProjectOutlook& outlook) {
    std::vector<std::string> each;
    for (const StepOutlook& step : outlook.steps) {
        if (step.attempt == nullptr || !in_hand(step.today.state)) continue;
        const std::string words = escalation_words(step.attempt->escalations, step.today.escalated);
        if (!words.empty()) each.push_back(fmt::format("{} {}", step.planned->short_name, words));
    }
    return join(each, "、");
}

Section owed_section(const State& state, const ProjectOutlook& outlook, Date day) {
    std::int64_t owed = 0, open = 0;
    for (const StepOutlook& step : outlook.steps) {
        if (step.attempt != nullptr) owed += static_cast<std::int64_t>(step.attempt->still_owed().size());
    }
    const std::string& code = outlook.project->code;
    for (const auto& [number, problem] : state.problems) open += problem.project == code && !problem.solved ? 1 : 0;
    Section section{"open", "", 1, {{"owed", owed}, {"problems", open}}};
    const std::string held = meetings_of_project(state, code, day);
    std::vector<const Inquiry*> asked;
    for (const auto& [number, inquiry] : state.inquiries)
        if (inquiry.project == code) asked.push_back(&inquiry);
    if (!asked.empty()) section.figures.emplace_back("inquiries", static_cast<std::int64_t>(asked.size()));
    const std::string inquiries = inquiries_text(asked, day);
    Verbatim lines{{fmt::format("容缺 {} 份    {}{}{}{}", owed, problems_text(state, code, day), held.empty() ? "" : "    会议：" + held,
                                inquiries.empty() ? "" : "    ", inquiries)}};
    if (std::string reviews = reviews_text(state, code); !reviews.empty()) lines.lines.push_back(std::move(reviews));
    if (const std::string raised = escalations_text(outlook); !raised.empty()) lines.lines.push_back("提级  " + raised);
    section.blocks.emplace_back(std::move(lines));
    return section;
}

// What the project has been given, in one line; a row a document for machines.
Section certificates_section(const State& state, const Project& project, Date day) {
    Table documents = certificates_table(state, {project.code}, day);
    Section section{"certificates", "", 1, {{"certificates", static_cast<std::int64_t>(documents.rows.size())}}};
    std::vector<std::string> each;
    for (const Row& row : documents.rows) {
        const auto text = [&](std::size_t column) {
            const auto* words = std::get_if<std::string>(&row[column].value);
            return words == nullptr ? std::string{} : *words;
        };
        const std::string number = text(4);
        const bool waits = text(10) == "not_issued";
        each.push_back(text(3) + (waits ? "（待发证）" : number.empty() ? "" : fmt::format("（{}）", number)));
    }
    if (!each.empty()) section.blocks.emplace_back(Paragraph{join(each, "、") + "。", fmt::format("证照批文 {} 件：", each.size())});
    section.rows = std::move(documents);
    return section;
}

// Of a project that has passed two of the nodes; others have no such section.
std::optional<Section> nodes_section(const ProjectOutlook& outlook, const Calendar& calendar) {
    const std::vector<NodeStretch> stretches = node_stretches(outlook, calendar);
    if (stretches.empty()) return std::nullopt;
    Section section{"nodes", ""};
    Verbatim lines;
    for (const NodeStretch& one : stretches)
        lines.lines.push_back((lines.lines.empty() ? "节点用时  " : "          ") + stretch_words(one));
    section.blocks.emplace_back(std::move(lines));
    section.rows = stretches_table(stretches);
    return section;
}

}  // namespace

std::vector<CardFact> card_facts(const State& state, const ProjectOutlook& outlook, Date day) {
    const Project& project = *outlook.project;
    const ProjectDetails& details = project.details;
    std::vector<CardFact> facts = {
        {"建设单位", details.enterprise ? fmt::format("{}（统一社会信用代码{}）", *details.enterprise, known_or_not(details.uscc))
                                        : std::string{"未登记"}},
        {"投资项目统一代码", known_or_not(details.project_code)},
        {"总投资", investment_text(details)},
        {"来源清单", details.source.value_or("未登记")},
        {"服务专员", specialist_text(state, project, day)},
        {"团队", team_text(project, day)}};
    if (outlook.plan == nullptr) return facts;
    const ProjectPlans& plans = state.plans_of(project.code);
    const std::string current = plans.adopted.size() > 1 ? "现行 " + version_text(*plans.current()) : std::string{"现行 同基准"};
    facts.push_back({"审批方案", two_columns("基准 " + version_text(*plans.baseline()), current, kSecondColumn - kFactNames)});
    if (!outlook.node_name.empty()) {
        const auto near_day = [&](const std::optional<Date>& one) { return one ? month_day(*one, day) : std::string{"-"}; };
        facts.push_back(
            {"关键节点", fmt::format("{}  基准 {}   现行 {}   预计 {}   较基准 {}   较现行 {}（工作日）", outlook.node_name,
                                     near_day(outlook.node_baseline), near_day(outlook.node_current), near_day(outlook.node_forecast),
                                     signed_days(outlook.to_baseline, "-"), signed_days(outlook.to_current, "-"))});
    }
    facts.push_back({"进度", progress_text(outlook)});
    for (const Missed& missed : missed_of(outlook, state.origin.calendar())) facts.push_back({"", missed_text(missed)});
    facts.push_back({"审批时钟", clock_text(state, outlook)});
    return facts;
}

Document card_document(const State& state, const ProjectOutlook& outlook, Date day, const Basis& basis) {
    Document document;
    document.report = "card";
    document.basis = basis;
    document.sections.push_back(head_section(state, outlook, day));
    if (outlook.plan != nullptr) {
        const auto line = main_line(state, outlook, day);
        std::vector<CardStep> steps;
        for (const StepOutlook& step : outlook.steps) {
            steps.push_back(card_step(state, outlook, step, line ? &*line : nullptr));
            steps.back().seen_from = day;
        }
        document.sections.push_back(steps_section(state, steps));
        if (line) {
            document.sections.push_back(main_line_section(state, *line));
            const DaySpan days{line->days.after, std::max(line->days.after, std::min(day, line->days.to))};
            document.sections.push_back(by_day_section(state, outlook, *line, days, day));
        }
    }
    document.sections.push_back(owed_section(state, outlook, day));
    document.sections.push_back(certificates_section(state, *outlook.project, day));
    if (auto nodes = nodes_section(outlook, state.origin.calendar())) document.sections.push_back(std::move(*nodes));
    if (outlook.plan == nullptr)
        document.notes.push_back(fmt::format("还没有审定的方案：zb plan make {} --flow 流程 --start 日期", outlook.project->code));
    document.notes.push_back(basis_note(basis, fmt::format("zb project show {} --card", outlook.project->code)));
    return document;
}

}  // namespace zb
