// SPDX-License-Identifier: Apache-2.0
// The nouns' own tables, and those that show what is expected.
#include "report/lists/snapshot.h"

#include "report/lists/projects.h"
#include "report/lists/steps.h"

namespace zb {

namespace {

// One for each noun whose table is FromOutlook: without it the noun does not compile.
NounTable outlook_table(ProjectNoun /*noun*/, const State& state, Date day) {
    return {"project", "项目，到这一天的灯和进度；同 zb project list", project_list(state, day, [](const Project&) { return true; })};
}

NounTable outlook_table(StepNoun /*noun*/, const State& state, Date day) {
    return {"step", "现行方案的事项，到这一天的状态、到期、灯；同 zb step list",
            steps_table(state, project_outlooks(state, day, state.origin.calendar()))};
}

template <class Noun>
void add_table(std::vector<NounTable>& tables, const State& state, Date day) {
    if constexpr (HasOutlookTable<Noun>) {
        tables.push_back(outlook_table(Noun{}, state, day));
    } else if (auto table = Dispatch<Noun>::table(state, day)) {
        tables.push_back(std::move(*table));
    }
}

template <class... EachNoun>
std::vector<NounTable> tables_of(std::tuple<EachNoun...>* /*nouns*/, const State& state, Date day) {
    std::vector<NounTable> tables;
    (add_table<EachNoun>(tables, state, day), ...);
    return tables;
}

}  // namespace

std::vector<NounTable> snapshot_tables(const State& state, Date day) { return tables_of(static_cast<Nouns*>(nullptr), state, day); }

}  // namespace zb
