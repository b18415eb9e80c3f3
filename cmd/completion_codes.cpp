// SPDX-License-Identifier: Apache-2.0
// One row a kind of code: under which names of operands and options it stands, and where it is looked up.
#include "cmd/completion_codes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "book/book.h"
#include "flow/flow.h"

namespace zb::cmd {

namespace {

// Everything that is called something, without any project's work: small however long the ledger is.
State names_in(const CodesWanted& wanted) {
    const Book book = Book::open(wanted.database, Access::read);
    return book.state_at(Scope::names(), book.head().seq, std::nullopt);
}

Candidates projects(const CodesWanted& wanted) {
    Candidates candidates;
    for (const auto& [code, project] : names_in(wanted).projects) {
        candidates.push_back({{code, short_code(code), project.name}, project.name});
    }
    return candidates;
}

Candidates people(const CodesWanted& wanted) {
    Candidates candidates;
    for (const StaffAdded& person : names_in(wanted).staff.list)
        candidates.push_back({{person.name}, person.department + " " + person.role});
    return candidates;
}

Candidates departments(const CodesWanted& wanted) {
    Candidates candidates;
    for (const DepartmentRecorded& department : names_in(wanted).departments.list) candidates.push_back({{department.name}, {}});
    return candidates;
}

Candidates flows(const CodesWanted& wanted) {
    Candidates candidates;
    for (const Flow& flow : known_flows(names_in(wanted))) candidates.push_back({{flow.flow_key, flow.name}, flow.name});
    return candidates;
}

Candidates enterprises_known(const CodesWanted& wanted) {
    Candidates candidates;
    for (const Enterprise& enterprise : enterprises(names_in(wanted))) {
        candidates.push_back({{enterprise.name, enterprise.key()}, enterprise.uscc.value_or("")});
    }
    return candidates;
}

Candidates settings(const CodesWanted& /*wanted*/) {
    Candidates candidates;
    for (const SettingMeaning& known : known_settings()) candidates.push_back({{std::string{known.name}}, std::string{known.meaning}});
    return candidates;
}

Candidates steps(const CodesWanted& wanted) {
    const Book book = Book::open(wanted.database, Access::read);
    const std::string code = book.project_code(wanted.project, Book::Match::partial);
    const State state = book.state_at(Scope::project(code), book.head().seq, std::nullopt);
    Candidates candidates;
    if (const PlanVersion* plan = state.plans_of(code).current()) {
        for (const PlannedStep& step : plan->plan.steps) candidates.push_back({{step.short_name, step.name, step.step}, step.name});
    }
    return candidates;
}

Candidates problems(const CodesWanted& wanted) {
    const Book book = Book::open(wanted.database, Access::read);
    Candidates candidates;
    Query query;
    query.kinds = {std::string{ProblemRaised::kind}};
    JsonDocument parser;
    book.store().scan(query, [&](Entry& entry) {
        const JsonView body = parser.parse(entry.body);
        candidates.push_back({{std::string{body.find("code")->text()}}, std::string{body.find("title")->text()}});
    });
    return candidates;
}

struct CodeSource {
    std::string_view name;  // of the operand or option, behind its noun where another noun means something else by it
    Candidates (*find)(const CodesWanted&);
};
constexpr std::array<CodeSource, 15> kSources = {{{"project", projects},
                                                  {"nil", projects},
                                                  {"step", steps},
                                                  {"staff", people},
                                                  {"by", people},
                                                  {"specialist", people},
                                                  {"stand-in", people},
                                                  {"responsible", people},
                                                  {"department", departments},
                                                  {"lead", departments},
                                                  {"co", departments},
                                                  {"flow", flows},
                                                  {"setting name", settings},
                                                  {"enterprise", enterprises_known},
                                                  {"problem", problems}}};

}  // namespace

Candidates codes_for(std::string_view name, const CodesWanted& wanted) {
    const std::string of_noun = wanted.noun + " " + std::string{name};
    const auto source =
        std::find_if(kSources.begin(), kSources.end(), [&](const CodeSource& each) { return each.name == name || each.name == of_noun; });
    return source == kSources.end() ? Candidates{} : source->find(wanted);
}

}  // namespace zb::cmd
