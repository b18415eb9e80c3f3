// SPDX-License-Identifier: Apache-2.0
// Hand-overs at the window: what is asked of one, and how it is worded.
#include "domain/window.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/naming.h"
#include "base/text.h"
#include "domain/step/case.h"
#include "domain/step/words.h"
#include "domain/wording.h"
#include "plan/planned_step.h"

namespace zb {

namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// Only what an authority or a utility is asked for can be taken in at its counter.
void check_step(const State& state, const Envelope& envelope, const StepTakenIn& taken) {
    const StepCase at = case_of(state, envelope, taken.step);
    known_department(state, taken.department);
    if (at.planned.approval_item() || at.planned.utility()) return;
    throw Error{"window.no_application", fmt::format("{}是企业自办或节点，不在窗口收件", at.place()),
                fmt::format("直接记它的进展：zb step advance {}", at.operands())};
}

std::string steps_words(const State& names, const Envelope& envelope, const std::vector<StepTakenIn>& steps) {
    std::vector<std::string> called;
    for (const StepTakenIn& each : steps) called.push_back(step_called(names, envelope, each.step));
    return join(called, "、");
}

}  // namespace

std::vector<std::string> Intake::departments() const {
    std::vector<std::string> names;
    for (const StepTakenIn& each : steps) add_once(names, each.department);
    return names;
}

std::vector<std::string> Intake::papers() const {
    std::vector<std::string> names;
    for (const StepTakenIn& each : steps) {
        for (const std::string& paper : each.came) add_once(names, paper);
    }
    return names;
}

const Intake& known_intake(const State& state, std::string_view code) {
    const auto found = state.intakes.find(code);
    if (found != state.intakes.end()) return found->second;
    std::vector<std::string> codes;
    for (const auto& [known, intake] : state.intakes) codes.push_back(known);
    const std::string near = nearest(code, codes);
    throw Error{Fault{"window.unknown", fmt::format("没有收件回执“{}”", code),
                      near.empty() ? "查看收件：zb window list" : with_nearest_code(near, "查看收件：zb window list"),
                      Place{0, "收件回执号", std::string{code}}}};
}

void IntakeNoun::check(const State& state, const Envelope& envelope, const PapersTakenIn& fact) {
    refuse_closed(state.project(project_of(envelope)), envelope.on);
    check_code(fact.code, "收件回执号");
    const auto known = state.intakes.find(fact.code);
    if (known != state.intakes.end())
        throw Error{Fault{"window.doubled", fmt::format("收件回执 {} 已经有了（{}）", fact.code, iso(known->second.on)),
                          "不写 --code 就取下一个空号", Place{0, "收件回执号", fact.code}}};
    if (fact.steps.empty()) throw Error{"window.no_steps", "一次收件没有写任何事项", "加 --steps 事项，可以写几个"};
    std::set<std::string_view> seen;
    for (const StepTakenIn& taken : fact.steps) {
        check_step(state, envelope, taken);
        if (!seen.insert(taken.step).second)
            throw Error{"window.step_twice", fmt::format("一次收件里“{}”写了两次", step_called(state, envelope, taken.step)),
                        "每个事项写一次"};
    }
}

void IntakeNoun::apply(State& state, const Envelope& envelope, const PapersTakenIn& fact) {
    state.intakes.insert_or_assign(fact.code,
                                   Intake{fact.code, project_of(envelope), envelope.on, envelope.seq, envelope.by, fact.steps, fact.note});
}

// Commands name a hand-over by its code alone, so the index of names gives its project.
void IntakeNoun::index(const Envelope& envelope, const PapersTakenIn& fact, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
    index.names.push_back(Name{"window", project_of(envelope), fact.code});
}

std::string IntakeNoun::words(const State& names, const Envelope& envelope, const PapersTakenIn& fact) {
    return with_note(fmt::format("一窗收件 {}：{}", fact.code, steps_words(names, envelope, fact.steps)), fact.note);
}

std::optional<GivenCode> IntakeNoun::code(const PapersTakenIn& fact) {
    return GivenCode{fact.code, fmt::format("一窗收件 {} 项", fact.steps.size())};
}

void IntakeNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, intake] : state.intakes) {
        const Spot spot{"一窗收件", intake.project, code, "zb window show " + code};
        finder.look(spot, code);
        finder.look(spot, intake.note);
    }
}

NounTable IntakeNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {{"code", "收件回执号"},
                     {"on", "收件日"},
                     {"project", "项目代码"},
                     {"step", "事项键"},
                     {"department", "部门"},
                     {"came", "收到"},
                     {"ready", "免交"},
                     {"missing", "缺主要材料"},
                     {"deferrable", "可容缺"},
                     {"by", "收件人"},
                     {"seq", "台账条目", Align::right}};
    for (const auto& [code, intake] : state.intakes) {
        for (const StepTakenIn& each : intake.steps)
            table.rows.push_back({code, intake.on, intake.project, each.step, each.department, texts_cell(each.came),
                                  texts_cell(each.ready), texts_cell(each.missing), texts_cell(each.deferrable), intake.by, intake.seq});
    }
    return {"intake", "一窗收件，一个事项一行；同 zb window list", std::move(table)};
}

}  // namespace zb
