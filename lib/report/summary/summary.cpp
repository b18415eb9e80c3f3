// SPDX-License-Identifier: Apache-2.0
// The page in sections: the project, its nodes, the days saved, where time went, deferrals and problems, lessons.
#include "report/summary/summary.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/text.h"
#include "report/card/card.h"
#include "report/card/time.h"
#include "report/words/items.h"
#include "report/words/nodes.h"
#include "report/words/page.h"
#include "report/words/saved.h"

namespace zb {

namespace {

Section project_section(const State& state, const ProjectOutlook& outlook, Date day) {
    const Project& project = *outlook.project;
    std::set<std::string> departments, people;
    for (const StepOutlook& step : outlook.steps) {
        if (!step.planned->approval_item()) continue;
        departments.insert(step.planned->department);
        if (const auto person = responsible_of(state, outlook, step)) people.insert(*person);
    }
    Section section{"project", "一、项目和服务团队"};
    std::string text = fmt::format("{}，建设单位{}", project.name, project.details.enterprise.value_or("未登记"));
    if (project.details.investment) text += fmt::format("，投资 {} 万元", in_wan(*project.details.investment));
    const std::string specialists = specialists_words(state, project, day);
    text += fmt::format("。服务专员：{}；审批事项涉及{}个部门、{}名责任人。", specialists.empty() ? "未指定" : specialists,
                        departments.size(), people.size());
    section.figures = {{"departments", static_cast<std::int64_t>(departments.size())},
                       {"people", static_cast<std::int64_t>(people.size())}};
    section.blocks.emplace_back(Paragraph{text});
    return section;
}

Section nodes_section(const ProjectOutlook& outlook, const Calendar& calendar) {
    Section section{"nodes", "二、拿地、开工、竣工、投产"};
    add_rows(section, stretches_table(node_stretches(outlook, calendar)), "拿地、开工、竣工、投产还没有经过两个，没有用时。");
    return section;
}

Section saved_section(const ProjectOutlook& outlook) {
    std::vector<std::pair<std::string, Saved>> stages;
    Saved total;
    for (const StepOutlook& step : outlook.steps) {
        const auto saved = saved_by(*step.planned, step.attempt, step.today);
        if (!saved) continue;
        if (stages.empty() || stages.back().first != step.planned->stage) {
            const auto known =
                std::find_if(stages.begin(), stages.end(), [&](const auto& one) { return one.first == step.planned->stage; });
            if (known == stages.end())
                stages.emplace_back(step.planned->stage, Saved{});
            else
                std::rotate(known, known + 1, stages.end());
        }
        stages.back().second.add(*saved);
        total.add(*saved);
    }
    Section section{"saved", "三、提速：法定、承诺、实际"};
    Table table;
    table.columns = {{"stage", "阶段"},
                     {"items", "事项", Align::right},
                     {"legal", "法定", Align::right},
                     {"promised", "承诺", Align::right},
                     {"used", "实际", Align::right},
                     {"saved_legal", "比法定提速", Align::right},
                     {"saved_promised", "比承诺提速", Align::right}};
    const auto add = [&](const std::string& name, const Saved& saved, Reader reader) {
        const auto cell = [](int used, int limit) { return limit == 0 ? Cell{} : Cell{saved_text(used, limit)}; };
        table.rows.push_back(Row{
            {name, saved.items, saved.legal, saved.promised, saved.used, cell(saved.used, saved.legal), cell(saved.used, saved.promised)},
            reader});
    };
    for (const auto& [name, saved] : stages) add(name, saved, Reader::both);
    if (total.items > 0) add("合计", total, Reader::people);
    section.figures = {{"items", std::int64_t{total.items}},
                       {"legal", std::int64_t{total.legal}},
                       {"promised", std::int64_t{total.promised}},
                       {"used", std::int64_t{total.used}}};
    add_rows(section, std::move(table), "没有办结的、以工作日计时限的审批事项。");
    section.blocks.emplace_back(Paragraph{"工作日；审批事项各自用时相加（并行的不扣除），期初以前办结的和以日历日、月计时限的不计。"});
    return section;
}

// The step decided last: the line that leads to it is where the time went.
std::string last_decided(const ProjectOutlook& outlook) {
    const StepOutlook* last = nullptr;
    for (const StepOutlook& step : outlook.steps) {
        const auto decided = decided_on(step);
        if (decided && (last == nullptr || decided_on(*last) <= decided)) last = &step;
    }
    return last == nullptr ? std::string{} : last->planned->step;
}

void add_time(Document& document, const State& state, const ProjectOutlook& outlook, Date day) {
    Section section{"time", "四、时间花在哪里"};
    const std::string last = last_decided(outlook);
    const auto line = last.empty() ? std::nullopt : main_line(state, outlook, day, last);
    if (!line) {
        section.blocks.emplace_back(Paragraph{"没有可以和基准计划比较的主线。"});
        document.sections.push_back(std::move(section));
        return;
    }
    section.figures = {{"actual", std::int64_t{line->actual}}, {"plan", std::int64_t{line->plan}}, {"slip", std::int64_t{line->slip}}};
    section.blocks.emplace_back(Paragraph{fmt::format("到{}：实际{}个工作日，基准计划{}个，{}。", line->node_name, line->actual, line->plan,
                                                      line->slip == 0  ? "持平"
                                                      : line->slip > 0 ? fmt::format("晚{}个", line->slip)
                                                                       : fmt::format("早{}个", -line->slip))});
    document.sections.push_back(std::move(section));
    document.sections.push_back(main_line_section(state, *line));
    document.sections.push_back(
        by_day_section(state, outlook, *line, {line->days.after, std::max(line->days.after, std::min(day, line->days.to))}, day));
}

// What was deferred or stopped on the way, counted over all attempts of the project's steps.
struct Interruptions {
    std::int64_t owed = 0, owed_late = 0, corrections = 0, pauses = 0, holds = 0, extensions = 0, escalations = 0;
};

Interruptions interruptions_of(const State& state, const std::string& project) {
    Interruptions counted;
    for (const auto& [key, record] : state.steps_of(project)) {
        for (const Attempt& attempt : record.attempts) {
            counted.corrections += attempt.corrections;
            counted.pauses += static_cast<std::int64_t>(attempt.pauses.size());
            counted.holds += static_cast<std::int64_t>(attempt.holds.size());
            counted.extensions += attempt.extension ? 1 : 0;
            counted.escalations += static_cast<std::int64_t>(attempt.escalations.size());
            for (const Owed& owed : attempt.owed) {
                ++counted.owed;
                counted.owed_late += owed.received.value_or(owed.due) > owed.due ? 1 : 0;
            }
        }
    }
    return counted;
}

Section interruptions_section(const State& state, const std::string& project) {
    const Interruptions counted = interruptions_of(state, project);
    Section section{"interruptions", "五、容缺、补正、停表和提级"};
    section.figures = {
        {"owed", counted.owed},   {"owed_late", counted.owed_late},   {"corrections", counted.corrections}, {"pauses", counted.pauses},
        {"holds", counted.holds}, {"extensions", counted.extensions}, {"escalations", counted.escalations}};
    section.blocks.emplace_back(Paragraph{fmt::format(
        "容缺待补{}份（逾期补齐{}份），一次性告知补正{}次，特别程序停表{}次，挂起{}次，延长审批期限{}次，提级{}次。", counted.owed,
        counted.owed_late, counted.corrections, counted.pauses, counted.holds, counted.extensions, counted.escalations)});
    return section;
}

Section problems_section(const State& state, const std::string& project, const Calendar& calendar) {
    Section section{"problems", "六、困难问题"};
    Table table;
    table.columns = {{"code", "编号"},        {"title", "问题"},  {"lead", "牵头单位"},
                     {"raised", "提出"},      {"solved", "解决"}, {"days", "用时（工作日）", Align::right},
                     {"solution", "解决情况"}};
    for (const auto& [code, problem] : state.problems) {
        if (problem.project != project) continue;
        const Cell days = problem.solved ? Cell{calendar.elapsed(problem.raised, *problem.solved).count} : Cell{};
        table.rows.push_back({code, problem.title, problem.lead, problem.raised, Cell{problem.solved}, days, Cell{problem.solution}});
    }
    add_rows(section, std::move(table), "没有提出过困难问题。");
    return section;
}

Section lessons_section(const Lessons& lessons) {
    Section section{"lessons", "七、经验、不足和建议"};
    const auto say = [&](std::string_view lead, const std::optional<std::string>& text) {
        section.figures.emplace_back(lead == "经验：" ? "experience" : lead == "不足：" ? "shortcomings" : "advice", Cell{text}.value);
        section.blocks.emplace_back(Paragraph{text.value_or("（未填写）"), std::string{lead}});
    };
    say("经验：", lessons.experience);
    say("不足：", lessons.shortcomings);
    say("建议：", lessons.advice);
    return section;
}

}  // namespace

Document summary_document(const State& state, const ProjectOutlook& outlook, Date day, const Lessons& lessons, const Basis& basis) {
    Document document = project_document("summary", "项目总结", *outlook.project, basis);
    if (basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");
    const Calendar& calendar = state.origin.calendar();
    const std::string& code = outlook.project->code;
    document.sections = {project_section(state, outlook, day), nodes_section(outlook, calendar), saved_section(outlook)};
    add_time(document, state, outlook, day);
    document.sections.push_back(interruptions_section(state, code));
    document.sections.push_back(problems_section(state, code, calendar));
    document.sections.push_back(lessons_section(lessons));
    document.notes.push_back(basis_note(basis, fmt::format("zb project summary {}", code)));
    return document;
}

}  // namespace zb
