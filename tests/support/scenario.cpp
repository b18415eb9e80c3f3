// SPDX-License-Identifier: Apache-2.0
// From the scenario's commands to facts.
#include "support/scenario.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "base/csv.h"
#include "base/text.h"
#include "domain/step/opening.h"
#include "plan/making.h"
#include "support/source.h"

namespace zb {

namespace {

using Json = nlohmann::json;

std::string word(const Json& args, const char* name) { return args.value(name, std::string{}); }

std::optional<std::string> maybe(const Json& args, const char* name) {
    return args.contains(name) ? std::optional{args[name].get<std::string>()} : std::nullopt;
}

std::string json_lines(const Json& rows) {
    std::string lines;
    for (const Json& row : rows) lines += row.dump() + '\n';
    return lines;
}

class Player {
public:
    explicit Player(Date until) : until_(until) {
        state_.scope = Scope::all();
        state_.origin.holidays.notices = builtin_notices();
    }

    void play(const Json& event) {
        recorded_at_ = Instant::parse(event["now"].get<std::string>());
        if (recorded_at_.day() > until_) return;
        const std::string command = event["cmd"];
        args_ = event["args"];
        if (command == "department import") import_departments();
        if (command == "project add") add_project();
        if (command == "staff add") add(StaffAdded{word(args_, "name"), word(args_, "role"), word(args_, "department"), {}}, "");
        if (command == "team assign") assign();
        if (command == "plan make") make_plan_of_rows();
        if (command == "plan adopt") adopt();
        if (command == "step advance") advance();
        if (command == "step pause")
            add(StepPaused{step(), word(args_, "kind"), args_["expected"].get<int>(), word(args_, "notice"), maybe(args_, "note")});
        if (command == "step resume") add_plain<StepResumed>();
        if (command == "step hold") add_plain<StepHeld>();
        if (command == "step release") add_plain<StepReleased>();
        if (command == "step extend") add(StepExtended{step(), args_["days"].get<int>(), word(args_, "approver"), maybe(args_, "note")});
        if (command == "material receive") add(MaterialReceived{step(), word(args_, "material"), maybe(args_, "note")});
        if (command == "note add") add(NoteAdded{word(args_, "progress"), maybe(args_, "difficulty"), maybe(args_, "next")});
        if (command == "problem add") raise_problem();
        if (command == "problem solve") add(ProblemSolved{word(args_, "problem"), maybe(args_, "note")});
        if (command == "ledger submit") submit();
    }

    State take() { return std::move(state_); }

private:
    std::string step() const { return word(args_, "step"); }

    template <class F>
    void add(F fact, std::optional<std::string> project = {}) {
        Envelope envelope;
        envelope.seq = state_.seq + 1;
        envelope.recorded_at = recorded_at_;
        envelope.on = args_.contains("on") ? Date::parse(word(args_, "on")) : recorded_at_.day();
        envelope.project = project ? *project : word(args_, "project");
        if (envelope.project->empty()) envelope.project.reset();
        envelope.by = maybe(args_, "by");
        const Fact wrapped = make_fact(std::move(fact));
        check(state_, envelope, wrapped);
        apply(state_, envelope, wrapped);
    }

    template <class F>
    void add_plain() {
        F fact;
        fact.step = step();
        fact.note = maybe(args_, "note");
        add(std::move(fact));
    }

    void make_plan_of_rows() {
        const auto conditions = args_.value("condition", std::vector<std::string>{});
        const auto rows = read_plan_rows(json_lines(args_["input"]));
        add(plan_of_rows(find_flow(word(args_, "flow")), conditions, rows, state_.origin.calendar()).draft);
    }

    void adopt() {
        add(PlanAdopted{state_.plans_of(word(args_, "project")).draft->seq, word(args_, "reason")});
        if (!args_.contains("opening")) return;
        for (OpeningRow& row : read_opening_rows(json_lines(args_["opening"]))) add(std::move(row.opened));
    }

    void advance() {
        const std::string to = word(args_, "to");
        if (to == "filed") add_plain<StepFiled>();
        if (to == "correcting") add_plain<StepReturned>();
        if (to == "accepted") accept();
        if (to == "decided") add_plain<StepDecided>();
        if (to == "issued") add(StepIssued{step(), {}, maybe(args_, "note")});
    }

    void accept() {
        StepAccepted accepted;
        accepted.step = step();
        accepted.promise = maybe(args_, "promise");
        accepted.early = maybe(args_, "early");
        accepted.parallel = maybe(args_, "parallel");
        for (const std::string& owed : args_.value("owe", std::vector<std::string>{})) {
            const std::size_t colon = owed.rfind(':');
            accepted.owed.push_back({owed.substr(0, colon), Date::parse(owed.substr(colon + 1))});
        }
        add(std::move(accepted));
    }

    void import_departments() {
        std::ifstream file{test::source_file("data/departments.csv")};
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        const std::vector<CsvRow> rows = read_csv(text);
        for (std::size_t row = 1; row < rows.size(); ++row) {
            const auto& cells = rows[row].cells;
            add(DepartmentRecorded{cells[0], cells[1], cells[2], split(cells[3], ';'), cells[4], split(cells[5], ';'), cells[8], cells[9]},
                "");
        }
    }

    void add_project() {
        ProjectAdded added{word(args_, "code"), word(args_, "name"), {}};
        added.details.enterprise = maybe(args_, "enterprise");
        added.details.investment = read_amount(word(args_, "investment")).value;
        add(added, added.code);
    }

    void assign() {
        if (args_.contains("specialist")) return add(SpecialistAssigned{word(args_, "specialist")});
        add(MemberAssigned{word(args_, "department"), word(args_, "staff")});
    }

    void raise_problem() {
        add(ProblemRaised{word(args_, "code"), word(args_, "title"), word(args_, "lead"), args_.value("co", std::vector<std::string>{}),
                          Date::parse(word(args_, "due"))});
    }

    // --mine: every project of the person; the n-th --nil-note belongs to the n-th --nil.
    void submit() {
        const auto nil = args_.value("nil", std::vector<std::string>{});
        const auto notes = args_.value("nil-note", std::vector<std::string>{});
        for (const auto& [code, project] : state_.projects) {
            const bool meant = args_.contains("project") ? code == word(args_, "project") : project.specialist == maybe(args_, "by");
            if (!meant) continue;
            const auto at = static_cast<std::size_t>(std::find(nil.begin(), nil.end(), code) - nil.begin());
            const auto note = at < notes.size() ? std::optional{notes[at]} : std::nullopt;
            const Date day = args_.contains("on") ? Date::parse(word(args_, "on")) : recorded_at_.day();
            add(seal_of(state_, code, day, at < nil.size() ? NilReport::yes : NilReport::no, note), code);
        }
    }

    State state_;
    Date until_;
    Instant recorded_at_;
    Json args_;
};

}  // namespace

State play_scenario(Date day) {
    Player player{day};
    std::ifstream events{test::source_file("data/scenario/events.jsonl")};
    for (std::string line; std::getline(events, line);) player.play(Json::parse(line));
    return player.take();
}

}  // namespace zb
