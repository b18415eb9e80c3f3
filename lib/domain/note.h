// SPDX-License-Identifier: Apache-2.0
// 当日进展: what a specialist tells of a project's day; and 困难问题 with their solution.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

struct NoteAdded {
    static constexpr std::string_view kind = "note.added";
    std::string progress;
    std::optional<std::string> difficulty;
    std::optional<std::string> next;
    static void fields(auto& self, auto& visit) {
        visit("progress", self.progress, "进展");
        visit("difficulty", self.difficulty, "存在困难");
        visit("next", self.next, "下一步");
    }
};

struct ProblemRaised {
    static constexpr std::string_view kind = "problem.raised";
    std::string code;
    std::string title;
    std::string lead;             // 牵头单位
    std::vector<std::string> co;  // 配合单位
    Date due;
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "问题编号");
        visit("title", self.title, "困难问题");
        visit("lead", self.lead, "牵头单位");
        visit("co", self.co, "配合单位");
        visit("due", self.due, "解决期限");
    }
};

struct ProblemSolved {
    static constexpr std::string_view kind = "problem.solved";
    std::string code;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "问题编号");
        visit("note", self.note, "解决情况");
    }
};

struct NoteNoun {
    using Fact = std::variant<NoteAdded, ProblemRaised, ProblemSolved>;
    static void check(const State&, const Envelope&, const NoteAdded&);
    static void check(const State&, const Envelope&, const ProblemRaised&);
    static void check(const State&, const Envelope&, const ProblemSolved&);
    static void apply(State&, const Envelope&, const NoteAdded&);
    static void apply(State&, const Envelope&, const ProblemRaised&);
    static void apply(State&, const Envelope&, const ProblemSolved&);
    static void index(const Envelope&, const NoteAdded&, Index&);
    static void index(const Envelope&, const ProblemRaised&, Index&);
    static void index(const Envelope&, const ProblemSolved&, Index&);
};

struct Note {
    std::string project;
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    NoteAdded text;
};

struct Problem {
    std::string code;
    std::string project;
    std::string title;
    std::string lead;
    std::vector<std::string> co;
    Date raised;
    Date due;
    std::int64_t seq = 0;
    std::optional<Date> solved;
    std::optional<std::string> solution;
};

using Problems = std::map<std::string, Problem, std::less<>>;  // by code

// P-2026-014: the next free code of a year among the problems loaded.
std::string next_problem_code(const Problems& problems, int year);

// One row a problem of which `wanted` says yes, in order of code; 逾期 where it is unsolved past its due day.
Table problems_table(const State& state, Date day, const std::function<bool(const Problem&)>& wanted);

}  // namespace zb
