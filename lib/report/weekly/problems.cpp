// SPDX-License-Identifier: Apache-2.0
// 困难问题: counts the problems of both evenings, and prints the sum.
#include "report/weekly/problems.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/weekly/balance.h"
#include "report/weekly/meetings.h"

namespace zb {

namespace {

bool solved(const Problem& problem) { return problem.solved.has_value(); }

ProblemRow problem_row(const Problem& problem, const StateOfDay& now) {
    const Calendar& calendar = now.state->origin.calendar();
    const bool past = !solved(problem) && now.day > problem.due;
    const int overdue = overdue_days(problem, now.day, calendar);
    const bool escalation_due = past && overdue >= lamp_rules(now.state->origin, now.day).escalate_after;
    return ProblemRow{problem, now.state->project(problem.project).name, overdue, past, escalation_due};
}

std::string problem_state(const ProblemRow& row, const StateOfDay& now) {
    if (!row.past) return "办理中";
    const std::string raised = escalation_words(row.problem.escalations, row.escalation_due);
    const std::string over = past_words(row.overdue, fmt::format("逾期{}天", row.overdue), "逾期");
    return fmt::format("未解决，{}{}{}", over, raised.empty() ? "" : "，" + raised, brought_before(now));
}

Table problem_table(const ProblemFigures& problems, const StateOfDay& now) {
    Table table;
    table.columns = {{"code", "编号"},
                     for_machines({"project", "项目代码"}),
                     {"project_name", "项目名称"},
                     {"title", "困难问题"},
                     for_people({"lead", "牵头（配合）单位"}),
                     for_machines({"lead", "牵头单位"}),
                     {"raised", "提出", Align::centre, DateForm::month_day},
                     {"due", "期限", Align::centre, DateForm::month_day},
                     for_people({"state", "状态"}),
                     for_machines({"overdue", "逾期"})};
    for (const ProblemRow& row : problems.open) {
        const Problem& problem = row.problem;
        const std::string units = problem.co.empty() ? problem.lead : fmt::format("{}（{}）", problem.lead, join(problem.co, "、"));
        table.rows.push_back({problem.code, problem.project, row.project_name, problem.title, units, problem.lead, problem.raised,
                              problem.due, problem_state(row, now), row.overdue});
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

// 待销号 is spoken of once the office clears problems at all: 销号 came to zb later than solving.
std::string clearing_words(const WeekRecord& record) {
    const Problems& problems = record.now.state->problems;
    const auto any = [](const auto& each) { return each.second.cleared.has_value(); };
    if (std::none_of(problems.begin(), problems.end(), any)) return {};
    int cleared = 0;
    std::vector<std::string> waiting;
    for (const auto& [code, problem] : problems) {
        if (problem.cleared && record.period.contains(*problem.cleared)) ++cleared;
        if (solved(problem) && !problem.cleared) waiting.push_back(code);
    }
    const std::string names = waiting.empty() ? "" : fmt::format("（{}）", join(waiting, "、"));
    return fmt::format("{}销号{}个，已解决待销号{}个{}。", record.period.word(), cleared, waiting.size(), names);
}

std::string problem_paragraph(const ProblemFigures& problems, std::string_view word) {
    std::string prior;
    if (problems.added_prior > 0) prior += fmt::format("，上期补录提出{}个", problems.added_prior);
    if (problems.solved_prior > 0) prior += fmt::format("，上期补录解决{}个", problems.solved_prior);
    if (problems.returned > 0) prior += fmt::format("，核实未解决退回{}个", problems.returned);
    if (problems.reversed != 0) prior += fmt::format("，冲销{:+}个", -problems.reversed);
    return fmt::format("上期末未解决{}个，{}新提出{}个{}、解决{}个{}{}，期末未解决{}个。", problems.before, word, problems.added,
                       codes_of(problems.added_rows), problems.solved, solved_details(problems.solved_rows), prior, problems.open.size());
}

void require_balance(const ProblemFigures& problems) {
    const int raised = problems.added + problems.added_prior + problems.returned;
    const int solved = problems.solved + problems.solved_prior;
    require_equal("困难问题", problems.before + raised - solved - problems.reversed, static_cast<int>(problems.open.size()));
}

}  // namespace

ProblemFigures problem_figures(const WeekRecord& record) {
    ProblemFigures figures;
    const Problems& known = record.now.state->problems;
    const Problems& before = record.before.state->problems;
    const Date first = record.period.first;
    for (const auto& [code, problem] : known) {
        const auto old = before.find(code);
        const bool is_new = old == before.end();
        const ProblemRow row = problem_row(problem, record.now);
        if (is_new) {
            ++(problem.raised >= first ? figures.added : figures.added_prior);
            if (problem.raised >= first) figures.added_rows.push_back(row);
        }
        if (!solved(problem)) figures.open.push_back(row);
        const bool was_solved = !is_new && solved(old->second);
        if (solved(problem) && !was_solved) {
            ++(*problem.solved >= first ? figures.solved : figures.solved_prior);
            if (*problem.solved >= first) figures.solved_rows.push_back(row);
        }
        // Open again: the office sent it back, or the entry of its solving was reversed.
        if (was_solved && !solved(problem)) {
            const bool sent_back = problem.returned > old->second.returned;
            figures.returned += sent_back ? 1 : 0;
            figures.reversed -= sent_back ? 0 : 1;
        }
    }
    for (const auto& [code, problem] : before) {
        if (solved(problem)) continue;
        ++figures.before;
        if (!known.contains(code)) ++figures.reversed;
    }
    return figures;
}

Section problem_section(const Circular& circular) {
    const ProblemFigures problems = problem_figures(circular.record);
    require_balance(problems);
    const WeekRecord& record = circular.record;
    Section section{"problems", "困难问题"};
    section.figures = {{"before", number(problems.before)},
                       {"new", number(problems.added)},
                       {"solved", number(problems.solved)},
                       {"new_prior", number(problems.added_prior)},
                       {"solved_prior", number(problems.solved_prior)},
                       {"returned", number(problems.returned)},
                       {"reversed", number(problems.reversed)},
                       {"open", number(problems.open.size())}};
    section.rows = problem_table(problems, record.now);
    const std::string_view word = record.period.word();
    const int moved = problems.before + problems.added + problems.added_prior + problems.solved + problems.solved_prior;
    const bool quiet = moved == 0 && problems.returned == 0 && problems.reversed == 0 && problems.open.empty();
    if (!problems.open.empty()) section.blocks.emplace_back(*section.rows);
    const std::string sum = quiet ? fmt::format("无未解决的困难问题，{}无新提出。", word) : problem_paragraph(problems, word);
    section.blocks.emplace_back(Paragraph{sum + clearing_words(record)});
    return section;
}

Sections problem_sections(const Circular& circular) {
    const WeekRecord& record = circular.record;
    Section section = problem_section(circular);
    if (!record.now.state->resolutions.empty() || !record.before.state->resolutions.empty()) section.heading += "及议定事项";
    std::get<Paragraph>(section.blocks.back()).text += resolutions_paragraph(record);
    return {section};
}

}  // namespace zb
