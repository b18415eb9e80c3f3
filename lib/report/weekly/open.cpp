// SPDX-License-Identifier: Apache-2.0
// 六 and 七: materials owed and problems open; and what is to be done next, which follows from them.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "report/weekly/rows.h"
#include "report/weekly/sections.h"

namespace zb {

namespace {

std::string received_details(const OwedFigures& owed) {
    std::vector<std::string> parts;
    for (const OwedRow& row : owed.received_rows) {
        parts.push_back(fmt::format("{}{}，{}补齐，期限{}", row.item.project_name, row.owed.material, month_day(*row.owed.received),
                                    month_day(row.owed.due)));
    }
    return parts.empty() ? "" : "（" + join(parts, "；") + "）";
}

std::string owed_paragraph(const OwedFigures& owed) {
    const std::string other = owed.other == 0 ? "" : fmt::format("，其他增减{:+}份", owed.other);
    return fmt::format("上期末待补{}份，本周新增{}份，补齐{}份{}{}，逾期{}份，期末待补{}份。{}", owed.before, owed.added, owed.received,
                       received_details(owed), other, owed.overdue, owed.open.size(), owed.open.empty() ? "" : "补齐前不得发证。");
}

Table owed_table(const OwedFigures& owed) {
    Table table;
    table.columns = {{"project", "项目名称"},
                     {"step", "事项"},
                     {"material", "待补材料（次要）"},
                     {"promise", "承诺书"},
                     {"due", "补齐期限", Align::centre, DateForm::month_day},
                     {"left", "剩余", Align::right},
                     {"lamp", "灯"}};
    for (const OwedRow& row : owed.open) {
        const Cell left{row.left, row.overdue > 0 ? fmt::format("逾期{}天", row.overdue) : ""};
        table.rows.push_back(
            {row.item.project_name, row.item.planned.name, row.owed.material, row.owed.promise, row.owed.due, left, label(row.lamp)});
    }
    return table;
}

std::string problem_state(const ProblemRow& row) { return row.overdue > 0 ? fmt::format("未解决，逾期{}天", row.overdue) : "办理中"; }

Table problem_table(const ProblemFigures& problems) {
    Table table;
    table.columns = {{"code", "编号"},
                     {"project", "项目名称"},
                     {"title", "困难问题"},
                     {"lead", "牵头（配合）单位"},
                     {"raised", "提出", Align::centre, DateForm::month_day},
                     {"due", "期限", Align::centre, DateForm::month_day},
                     {"state", "状态"}};
    for (const ProblemRow& row : problems.open) {
        const Problem& problem = row.problem;
        const std::string units = problem.co.empty() ? problem.lead : fmt::format("{}（{}）", problem.lead, join(problem.co, "、"));
        table.rows.push_back({problem.code, row.project_name, problem.title, units, problem.raised, problem.due, problem_state(row)});
    }
    return table;
}

std::string codes_of(const std::vector<ProblemRow>& rows) {
    std::vector<std::string> codes;
    for (const ProblemRow& row : rows) codes.push_back(row.problem.code);
    return codes.empty() ? "" : "（" + join(codes, "、") + "）";
}

std::string solved_details(const std::vector<ProblemRow>& rows) {
    std::vector<std::string> parts;
    for (const ProblemRow& row : rows) {
        parts.push_back(
            fmt::format("{} {}{}，{}解决", row.problem.code, row.project_name, row.problem.title, month_day(*row.problem.solved)));
    }
    return parts.empty() ? "" : "（" + join(parts, "；") + "）";
}

std::string problem_paragraph(const ProblemFigures& problems) {
    std::string prior;
    if (problems.added_prior > 0) prior += fmt::format("，上期补录提出{}个", problems.added_prior);
    if (problems.solved_prior > 0) prior += fmt::format("，上期补录解决{}个", problems.solved_prior);
    if (problems.reversed != 0) prior += fmt::format("，冲销{:+}个", -problems.reversed);
    return fmt::format("上期末未解决{}个，本周新提出{}个{}、解决{}个{}{}，期末未解决{}个。", problems.before, problems.added,
                       codes_of(problems.added_rows), problems.solved, solved_details(problems.solved_rows), prior, problems.open.size());
}

std::string red_work(const WeeklyFigures& figures) {
    std::vector<std::string> parts;
    for (const WeekItem* item : figures.with_lamp(Lamp::red)) {
        const bool waits = item->today.state == StepState::filed;
        const std::string act = waits ? "决定是否受理" : "办结";
        const std::string over = item->today.overdue > 0 ? fmt::format("（已超承诺{}天）", item->today.overdue) : "";
        parts.push_back(fmt::format("{}尽快{}{}{}{}", item->planned.department, act, item->project_name, item->planned.name, over));
    }
    return join(parts, "；");
}

// By department in the order of their first date: 区住房和城乡建设局11月24日前办结…、…2项.
std::string due_work(const WeeklyFigures& figures) {
    std::vector<std::pair<std::string, std::vector<std::string>>> departments;
    for (const DueRow& row : figures.due_next_week) {
        if (row.what == DueRow::What::owed || row.what == DueRow::What::pause_end) continue;
        const std::string act = row.what == DueRow::What::acceptance ? "决定是否受理" : "办结";
        const std::string& unit = row.item.planned.department;
        const auto same = [&](const auto& known) { return known.first == unit; };
        auto found = std::find_if(departments.begin(), departments.end(), same);
        if (found == departments.end()) found = departments.insert(departments.end(), {unit, {}});
        found->second.push_back(fmt::format("{}前{}{}{}", chinese_short(row.due), act, row.item.project_name, row.item.planned.name));
    }
    std::vector<std::string> parts;
    for (const auto& [unit, acts] : departments) parts.push_back(unit + join(acts, "、"));
    return join(parts, "；");
}

std::string owed_work(const WeeklyFigures& figures) {
    std::vector<std::string> parts;
    const auto who = [](const WeekItem& item) { return item.specialist.value_or("专班办公室"); };
    for (const OwedRow& row : figures.owed.open) {
        const std::string when = row.overdue > 0 ? fmt::format("补齐已逾期的{}", row.owed.material)
                                                 : fmt::format("{}前补齐{}", chinese_short(row.owed.due), row.owed.material);
        parts.push_back(fmt::format("{}督促{}{}", who(row.item), row.item.project_name, when));
    }
    for (const WeekItem& item : figures.in_hand) {
        if (item.today.state != StepState::correcting) continue;
        parts.push_back(fmt::format("{}指导{}一次补正{}材料", who(item), item.project_name, item.planned.name));
    }
    return join(parts, "；");
}

std::string problem_work(const WeeklyFigures& figures) {
    std::vector<std::string> parts;
    for (const ProblemRow& row : figures.problems.open) {
        const std::string when =
            row.overdue > 0 ? fmt::format("（已逾期{}天）", row.overdue) : fmt::format("（限{}）", chinese_short(row.problem.due));
        parts.push_back(fmt::format("{}牵头解决{}{}{}", row.problem.lead, row.problem.code, row.problem.title, when));
    }
    return join(parts, "；");
}

}  // namespace

Sections owed_sections(const WeeklyFigures& figures) {
    const OwedFigures& owed = figures.owed;
    Section section{"owed", "六、容缺待补"};
    section.figures = {{"before", std::int64_t{owed.before}},     {"new", std::int64_t{owed.added}},
                       {"received", std::int64_t{owed.received}}, {"other", std::int64_t{owed.other}},
                       {"overdue", std::int64_t{owed.overdue}},   {"open", number(static_cast<int>(owed.open.size()))}};
    section.rows = owed_rows(owed);
    const bool quiet = owed.before == 0 && owed.added == 0 && owed.received == 0 && owed.other == 0 && owed.open.empty();
    if (!owed.open.empty()) {
        section.heading += fmt::format("（{}份）", owed.open.size());
        section.blocks.emplace_back(owed_table(owed));
    }
    section.blocks.emplace_back(Paragraph{quiet ? "无容缺待补材料。" : owed_paragraph(owed)});
    return {section, machine_section("owed_received", owed_received_rows(owed))};
}

Sections problem_sections(const WeeklyFigures& figures) {
    const ProblemFigures& problems = figures.problems;
    Section section{"problems", "七、困难问题"};
    section.figures = {{"before", number(problems.before)},
                       {"new", number(problems.added)},
                       {"solved", number(problems.solved)},
                       {"new_prior", number(problems.added_prior)},
                       {"solved_prior", number(problems.solved_prior)},
                       {"reversed", number(problems.reversed)},
                       {"open", number(static_cast<int>(problems.open.size()))}};
    section.rows = problem_rows(problems);
    const int moved = problems.before + problems.added + problems.added_prior + problems.solved + problems.solved_prior;
    const bool quiet = moved == 0 && problems.reversed == 0 && problems.open.empty();
    if (!problems.open.empty()) section.blocks.emplace_back(problem_table(problems));
    section.blocks.emplace_back(Paragraph{quiet ? "无未解决的困难问题，本周无新提出。" : problem_paragraph(problems)});
    return {section};
}

Sections next_work_sections(const WeeklyFigures& figures, const WeeklyImprint& imprint) {
    Section section{"next_work", "十、下一步工作"};
    const std::string reporting = fmt::format("每日{}前报送台账，无进展的报零报告；红灯、黄灯项目零报告须说明原因。", imprint.deadline);
    const std::vector<std::pair<std::string, std::string>> tasks = {{"红灯销号。", red_work(figures)},
                                                                    {"紧盯到期。", due_work(figures)},
                                                                    {"督促补齐。", owed_work(figures)},
                                                                    {"破解难题。", problem_work(figures)}};
    int number = 0;
    const auto add = [&](const std::string& lead, const std::string& text) {
        section.blocks.emplace_back(Paragraph{text, fmt::format("（{}）{}", chinese_number(++number), lead)});
    };
    for (const auto& [lead, text] : tasks) {
        if (!text.empty()) add(lead, text + "。");
    }
    add("压实报送。", reporting);
    if (imprint.remarks) {
        for (const Paragraph& paragraph : paragraphs_of(*imprint.remarks)) add("", paragraph.text);
    }
    return {section};
}

}  // namespace zb
