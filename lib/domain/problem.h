// SPDX-License-Identifier: Apache-2.0
// 困难问题: raised of a project, led by a department, solved by a day.
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

struct ProblemRaised {
    static constexpr std::string_view kind = "problem.raised";
    std::string code;
    std::string title;
    std::string lead;             // 牵头单位
    std::vector<std::string> co;  // 配合单位
    Date due;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "问题编号");
        visit("title", self.title, "困难问题");
        visit("lead", self.lead, "牵头单位");
        visit("co", self.co, "配合单位");
        visit("due", self.due, "解决期限");
        visit("note", self.note, "备注");
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

struct ProblemNoun {
    using Fact = std::variant<ProblemRaised, ProblemSolved>;
    static constexpr EntryRules rules = kWorkEntry;
    static void check(const State&, const Envelope&, const ProblemRaised&);
    static void check(const State&, const Envelope&, const ProblemSolved&);
    static void apply(State&, const Envelope&, const ProblemRaised&);
    static void apply(State&, const Envelope&, const ProblemSolved&);
    static void index(const Envelope&, const ProblemRaised&, Index&);
    static void index(const Envelope&, const ProblemSolved&, Index&);
    static std::string words(const State&, const Envelope&, const ProblemRaised&);
    static std::string words(const State&, const Envelope&, const ProblemSolved&);
    static DailyLine line(const State&, const Envelope&, const ProblemRaised&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ProblemSolved&, Date evening);
    static std::optional<GivenCode> code(const ProblemRaised&);
    static std::optional<GivenCode> code(const ProblemSolved&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
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
