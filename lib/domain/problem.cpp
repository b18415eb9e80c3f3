// SPDX-License-Identifier: Apache-2.0
// Problems from raising to solution.
#include "domain/problem.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"
#include "domain/running_code.h"
#include "domain/wording.h"

namespace zb {

namespace {

const std::string kProblem = "困难问题";

// Nothing where the state is that of an evening before the project was put on the list.
Cell name_of(const State& state, const std::string& project) {
    const auto found = state.projects.find(project);
    return found == state.projects.end() ? Cell{} : Cell{found->second.name};
}

const Problem& known_problem(const State& state, const std::string& code) {
    const auto found = state.problems.find(code);
    if (found != state.problems.end()) return found->second;
    std::vector<std::string> codes;
    for (const auto& [known, problem] : state.problems) codes.push_back(known);
    const std::string near = nearest(code, codes);
    throw Error{Fault{"problem.unknown", fmt::format("没有困难问题“{}”", code),
                      near.empty() ? "查看未解决的问题：zb problem list --open" : with_nearest_code(near, "查看：zb problem list --open"),
                      Place{0, "问题编号", code}}};
}

Error of_other_project(const Problem& problem, const Envelope& envelope, std::string_view verb) {
    return Error{Fault{"problem.other_project",
                       fmt::format("{} 是 {} 的问题，不是 {} 的", problem.code, problem.project, *envelope.project),
                       fmt::format("只写问题编号：zb problem {} {}", verb, problem.code), Place{0, "项目", *envelope.project}}};
}

Error before_raised(const Problem& problem, Date on, std::string_view act) {
    return Error{Fault{"problem.solved_before_raised",
                       fmt::format("{} 于 {} 提出，不能在 {} {}", problem.code, iso(problem.raised), iso(on), act),
                       fmt::format("把 --on 写成 {} 或以后的日期", iso(problem.raised)), Place{0, "on", iso(on)}}};
}

// The problem that a fact of its own project is about, unsolved; `verb` is the command's.
const Problem& open_problem(const State& state, const Envelope& envelope, const std::string& code, std::string_view verb) {
    const Problem& problem = known_problem(state, code);
    if (problem.project != project_of(envelope)) throw of_other_project(problem, envelope, verb);
    if (problem.solved) {
        throw Error{Fault{"problem.already_solved", fmt::format("{}“{}”已于 {} 解决", code, problem.title, iso(*problem.solved)),
                          fmt::format("查看：zb problem list --project {}", problem.project), Place{0, "问题编号", code}}};
    }
    return problem;
}

struct Act {
    std::string_view verb;   // the command's
    std::string_view words;  // 销号
};

// Only a problem that is solved and not cleared is looked at by the office, on the day of its solving or later.
void check_waits_for_clearing(const State& state, const Envelope& envelope, const std::string& code, const Act& act) {
    const Problem& problem = known_problem(state, code);
    if (problem.project != project_of(envelope)) throw of_other_project(problem, envelope, act.verb);
    if (!problem.solved)
        throw Error{Fault{"problem.not_solved", fmt::format("{}“{}”还没有解决，不能{}", code, problem.title, act.words),
                          fmt::format("先记解决：zb problem solve {} --note 解决情况", code), Place{0, "问题编号", code}}};
    if (problem.cleared)
        throw Error{Fault{"problem.already_cleared", fmt::format("{}“{}”已于 {} 销号", code, problem.title, iso(*problem.cleared)),
                          fmt::format("查看：zb problem list --project {}", problem.project), Place{0, "问题编号", code}}};
    if (envelope.on >= *problem.solved) return;
    throw Error{Fault{"problem.cleared_before_solved",
                      fmt::format("{} 于 {} 解决，不能在 {} {}", code, iso(*problem.solved), iso(envelope.on), act.words),
                      fmt::format("把 --on 写成 {} 或以后的日期", iso(*problem.solved)), Place{0, "on", iso(envelope.on)}}};
}

}  // namespace

void ProblemNoun::check(const State& state, const Envelope& envelope, const ProblemRaised& fact) {
    const Project& project = state.project(project_of(envelope));
    check_code(fact.code, "问题编号");
    refuse_blank(fact.title, "困难问题");
    known_department(state, fact.lead);
    for (const std::string& unit : fact.co) known_department(state, unit);
    if (fact.due < envelope.on) {
        throw Error{Fault{"problem.due_before_raised", fmt::format("解决期限 {} 早于提出之日 {}", iso(fact.due), iso(envelope.on)),
                          "把 --due 写成提出当日或以后的日期", Place{0, "解决期限", iso(fact.due)}}};
    }
    for (const auto& [code, other] : state.problems) {
        if (other.solved || other.project != project.code || normal_name(other.title) != normal_name(fact.title)) continue;
        throw Error{Fault{"problem.same", fmt::format("本项目已有同样的未解决问题 {}“{}”", code, other.title),
                          fmt::format("看它：zb problem list --open --project {}；确是另一个问题，把 --title 写得不同", project.short_code),
                          Place{0, "困难问题", fact.title}}};
    }
    const auto known = state.problems.find(fact.code);
    if (known == state.problems.end()) return;
    throw Error{Fault{"problem.doubled", fmt::format("编号 {} 已经是“{}”", fact.code, known->second.title),
                      fmt::format("不写 --code 就取下一个空号；查看本项目的问题：zb problem list --project {}", project.code),
                      Place{0, "问题编号", fact.code}}};
}

void ProblemNoun::check(const State& state, const Envelope& envelope, const ProblemSolved& fact) {
    const Problem& problem = open_problem(state, envelope, fact.code, "solve");
    if (envelope.on < problem.raised) throw before_raised(problem, envelope.on, "解决");
}

void ProblemNoun::check(const State& state, const Envelope& envelope, const ProblemEscalated& fact) {
    const Problem& problem = open_problem(state, envelope, fact.code, "escalate");
    const std::string show = fmt::format("zb problem list --project {}", problem.project);
    if (envelope.on <= problem.due) {
        throw Error{
            Fault{"problem.not_past",
                  fmt::format("{}“{}”{} 到期，在 {} 没有逾期，不提级", fact.code, problem.title, iso(problem.due), iso(envelope.on)),
                  "看它的期限：" + show, Place{0, "on", iso(envelope.on)}}};
    }
    check_escalation(state, {envelope.on, 0, {}, fact.to, fact.note}, problem.escalations,
                     fmt::format("困难问题 {}“{}”", fact.code, problem.title), show);
}

void ProblemNoun::check(const State& state, const Envelope& envelope, const ProblemAssigned& fact) {
    const Problem& problem = open_problem(state, envelope, fact.code, "assign");
    if (envelope.on < problem.raised) throw before_raised(problem, envelope.on, "交办");
    refuse_gone(known_staff(state, fact.staff), envelope.on);
    if (problem.staff != fact.staff) return;
    throw Error{Fault{"problem.assigned_already", fmt::format("{}“{}”已经交办给{}", fact.code, problem.title, fact.staff),
                      fmt::format("查看：zb problem list --project {}", problem.project), Place{0, "责任人", fact.staff}}};
}

void ProblemNoun::check(const State& state, const Envelope& envelope, const ProblemCleared& fact) {
    check_waits_for_clearing(state, envelope, fact.code, {"clear", "销号"});
}

// Only what waits for 销号 can be sent back; one that was cleared by mistake is opened again by a reversal of that entry.
void ProblemNoun::check(const State& state, const Envelope& envelope, const ProblemReturned& fact) {
    check_waits_for_clearing(state, envelope, fact.code, {"return", "退回"});
    refuse_blank(fact.note, "核实情况");
    if (!fact.due || *fact.due >= envelope.on) return;
    throw Error{Fault{"problem.due_before_raised", fmt::format("新的解决期限 {} 早于退回之日 {}", iso(*fact.due), iso(envelope.on)),
                      "把 --due 写成退回当日或以后的日期", Place{0, "新的解决期限", iso(*fact.due)}}};
}

void ProblemNoun::apply(State& state, const Envelope& envelope, const ProblemRaised& fact) {
    Problem problem;
    problem.code = fact.code;
    problem.project = project_of(envelope);
    problem.title = fact.title;
    problem.lead = fact.lead;
    problem.co = fact.co;
    problem.raised = envelope.on;
    problem.due = fact.due;
    problem.seq = envelope.seq;
    state.problems.insert_or_assign(fact.code, std::move(problem));
}

void ProblemNoun::apply(State& state, const Envelope& envelope, const ProblemSolved& fact) {
    const auto found = state.problems.find(fact.code);
    if (found == state.problems.end()) return;
    found->second.solved = envelope.on;
    found->second.solution = fact.note;
}

void ProblemNoun::apply(State& state, const Envelope& envelope, const ProblemEscalated& fact) {
    const auto found = state.problems.find(fact.code);
    if (found == state.problems.end()) return;
    found->second.escalations.push_back({envelope.on, envelope.seq, envelope.by, fact.to, fact.note});
}

void ProblemNoun::apply(State& state, const Envelope& /*envelope*/, const ProblemAssigned& fact) {
    const auto found = state.problems.find(fact.code);
    if (found != state.problems.end()) found->second.staff = fact.staff;
}

void ProblemNoun::apply(State& state, const Envelope& envelope, const ProblemCleared& fact) {
    const auto found = state.problems.find(fact.code);
    if (found == state.problems.end()) return;
    found->second.cleared = envelope.on;
    found->second.checked = fact.note;
}

void ProblemNoun::apply(State& state, const Envelope& /*envelope*/, const ProblemReturned& fact) {
    const auto found = state.problems.find(fact.code);
    if (found == state.problems.end()) return;
    Problem& problem = found->second;
    problem.solved.reset();
    problem.solution.reset();
    if (fact.due) problem.due = *fact.due;
    problem.checked = fact.note;
    ++problem.returned;
}

// Commands name a problem by its code alone, so the index of names gives its project.
void ProblemNoun::index(const Envelope& envelope, const ProblemRaised& fact, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
    index.names.push_back(Name{"problem", *envelope.project, fact.code});
}

void ProblemNoun::index(const Envelope& envelope, const ProblemSolved& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

void ProblemNoun::index(const Envelope& envelope, const ProblemEscalated& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

void ProblemNoun::index(const Envelope& envelope, const ProblemAssigned& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

void ProblemNoun::index(const Envelope& envelope, const ProblemCleared& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

void ProblemNoun::index(const Envelope& envelope, const ProblemReturned& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

int overdue_days(const Problem& problem, Date day, const Calendar& calendar) {
    return problem.solved || day <= problem.due ? 0 : calendar.elapsed(problem.due, day).count;
}

std::string next_problem_code(const Problems& problems, int year) { return next_running_code(problems, fmt::format("P-{}-", year)); }

Table problems_table(const State& state, Date day, const std::function<bool(const Problem&)>& wanted) {
    Table table;
    table.columns = {{"code", "问题编号"},
                     ranked(4, {"project", "项目代码"}),
                     {"project_name", "项目名称"},
                     {"title", "困难问题"},
                     {"lead", "牵头单位"},
                     ranked(3, {"co", "配合单位"}),
                     ranked(2, {"raised", "提出日期"}),
                     {"due", "解决期限"},
                     {"state", "状态"},
                     {"solved", "解决日期"},
                     {"solution", "解决情况"},
                     {"escalated", "提级"},
                     {"staff", "责任人"},
                     {"cleared", "销号日期"},
                     {"checked", "核实情况"}};
    for (const auto& [code, problem] : state.problems) {
        if (!wanted(problem)) continue;
        const std::string_view status = problem.cleared ? "已销号" : problem.solved ? "已解决" : problem.due < day ? "逾期" : "未解决";
        Row row{Cell{code}, Cell{problem.project}, name_of(state, problem.project), Cell{problem.title}, Cell{problem.lead}};
        row.push_back(texts_cell(problem.co));
        row.append({Cell{problem.raised}, Cell{problem.due}, Cell{status}, Cell{problem.solved}, Cell{problem.solution}});
        row.push_back(problem.escalations.empty() ? Cell{} : Cell{escalation_words(problem.escalations.back())});
        row.append({Cell{problem.staff}, Cell{problem.cleared}, Cell{problem.checked}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string ProblemNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProblemRaised& fact) {
    return with_note(fmt::format("提出困难问题 {} {}（{} 牵头，{} 前解决）", fact.code, fact.title, fact.lead, iso(fact.due)), fact.note);
}

std::string ProblemNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProblemSolved& fact) {
    return with_note(fmt::format("困难问题 {} 已解决", fact.code), fact.note);
}

std::string ProblemNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProblemEscalated& fact) {
    return with_note(fmt::format("困难问题 {} 提级至{}", fact.code, fact.to), fact.note);
}

std::string ProblemNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProblemAssigned& fact) {
    return with_note(fmt::format("困难问题 {} 交办给 {}", fact.code, fact.staff), fact.note);
}

std::string ProblemNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProblemCleared& fact) {
    return with_note(fmt::format("困难问题 {} 销号", fact.code), fact.note);
}

std::string ProblemNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ProblemReturned& fact) {
    return with_note(
        fmt::format("困难问题 {} 核实没有解决，退回继续办理{}", fact.code, fact.due ? fmt::format("（{} 前解决）", iso(*fact.due)) : ""),
        fact.note);
}

DailyLine ProblemNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ProblemRaised& fact, Date /*evening*/) {
    const std::string words = fmt::format("提出 {} {}，{} 前解决", fact.code, fact.title, month_day(fact.due));
    return {{}, kProblem, with_note(words, fact.note), fact.lead};
}

DailyLine ProblemNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ProblemSolved& fact, Date /*evening*/) {
    return {{}, kProblem, with_note(fact.code + " 已解决", fact.note), {}};
}

DailyLine ProblemNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ProblemEscalated& fact, Date /*evening*/) {
    return {{}, kProblem, with_note(fmt::format("{} 提级至{}", fact.code, fact.to), fact.note), {}};
}

DailyLine ProblemNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ProblemAssigned& fact, Date /*evening*/) {
    return {{}, kProblem, with_note(fmt::format("{} 交办给 {}", fact.code, fact.staff), fact.note), {}};
}

DailyLine ProblemNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ProblemCleared& fact, Date /*evening*/) {
    return {{}, kProblem, with_note(fact.code + " 已销号", fact.note), {}};
}

DailyLine ProblemNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ProblemReturned& fact, Date /*evening*/) {
    return {{}, kProblem, with_note(fact.code + " 退回继续办理", fact.note), {}};
}

std::optional<GivenCode> ProblemNoun::code(const ProblemRaised& fact) { return GivenCode{fact.code, fact.title}; }
std::optional<GivenCode> ProblemNoun::code(const ProblemSolved& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ProblemNoun::code(const ProblemEscalated& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ProblemNoun::code(const ProblemAssigned& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ProblemNoun::code(const ProblemCleared& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ProblemNoun::code(const ProblemReturned& /*fact*/) { return std::nullopt; }

void ProblemNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, problem] : state.problems) {
        const Spot spot{kProblem, problem.project, code, fmt::format("zb problem list --project {}", problem.project)};
        finder.look(spot, code);
        finder.look(spot, problem.title);
        finder.look(spot, problem.solution);
        finder.look(spot, problem.checked);
        for (const Escalation& escalation : problem.escalations) finder.look(spot, escalation.note);
    }
}

NounTable ProblemNoun::table(const State& state, Date day) {
    return {"problem", "困难问题；同 zb problem list", problems_table(state, day, [](const Problem&) { return true; })};
}

}  // namespace zb
