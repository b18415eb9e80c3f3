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
#include "calendar/calendar.h"
#include "domain/escalation.h"
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

// 交办: who is to solve it from the envelope's day on.
struct ProblemAssigned {
    static constexpr std::string_view kind = "problem.assigned";
    std::string code;
    std::string staff;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "问题编号");
        visit("staff", self.staff, "责任人");
        visit("note", self.note, "备注");
    }
};

// 销号: the office has made sure that it is solved.
struct ProblemCleared {
    static constexpr std::string_view kind = "problem.cleared";
    std::string code;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "问题编号");
        visit("note", self.note, "核实情况");
    }
};

// 退回: the office found that it is not solved. It is open again, by its old day or a new one.
struct ProblemReturned {
    static constexpr std::string_view kind = "problem.returned";
    std::string code;
    std::optional<Date> due = {};
    std::string note;  // what is still wanting
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "问题编号");
        visit("due", self.due, "新的解决期限");
        visit("note", self.note, "核实情况");
    }
};

// 提级: taken to somebody higher, as it is long past its day.
struct ProblemEscalated {
    static constexpr std::string_view kind = "problem.escalated";
    std::string code;
    std::string to;    // person
    std::string note;  // why
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "问题编号");
        visit("to", self.to, "提级对象");
        visit("note", self.note, "原因");
    }
};

struct ProblemNoun {
    using Fact = std::variant<ProblemRaised, ProblemSolved, ProblemEscalated, ProblemAssigned, ProblemCleared, ProblemReturned>;
    static constexpr EntryRules rules = kWorkEntry;
    static void check(const State&, const Envelope&, const ProblemRaised&);
    static void check(const State&, const Envelope&, const ProblemSolved&);
    static void check(const State&, const Envelope&, const ProblemEscalated&);
    static void check(const State&, const Envelope&, const ProblemAssigned&);
    static void check(const State&, const Envelope&, const ProblemCleared&);
    static void check(const State&, const Envelope&, const ProblemReturned&);
    static void apply(State&, const Envelope&, const ProblemRaised&);
    static void apply(State&, const Envelope&, const ProblemSolved&);
    static void apply(State&, const Envelope&, const ProblemEscalated&);
    static void apply(State&, const Envelope&, const ProblemAssigned&);
    static void apply(State&, const Envelope&, const ProblemCleared&);
    static void apply(State&, const Envelope&, const ProblemReturned&);
    static void index(const Envelope&, const ProblemRaised&, Index&);
    static void index(const Envelope&, const ProblemSolved&, Index&);
    static void index(const Envelope&, const ProblemEscalated&, Index&);
    static void index(const Envelope&, const ProblemAssigned&, Index&);
    static void index(const Envelope&, const ProblemCleared&, Index&);
    static void index(const Envelope&, const ProblemReturned&, Index&);
    static std::string words(const State&, const Envelope&, const ProblemRaised&);
    static std::string words(const State&, const Envelope&, const ProblemSolved&);
    static std::string words(const State&, const Envelope&, const ProblemEscalated&);
    static std::string words(const State&, const Envelope&, const ProblemAssigned&);
    static std::string words(const State&, const Envelope&, const ProblemCleared&);
    static std::string words(const State&, const Envelope&, const ProblemReturned&);
    static DailyLine line(const State&, const Envelope&, const ProblemRaised&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ProblemSolved&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ProblemEscalated&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ProblemAssigned&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ProblemCleared&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ProblemReturned&, Date evening);
    static std::optional<GivenCode> code(const ProblemRaised&);
    static std::optional<GivenCode> code(const ProblemSolved&);
    static std::optional<GivenCode> code(const ProblemEscalated&);
    static std::optional<GivenCode> code(const ProblemAssigned&);
    static std::optional<GivenCode> code(const ProblemCleared&);
    static std::optional<GivenCode> code(const ProblemReturned&);
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
    Escalations escalations;                  // the last one holds
    std::optional<std::string> staff = {};    // who is to solve it
    std::optional<Date> cleared = {};         // 销号
    std::optional<std::string> checked = {};  // what the office found
    int returned = 0;                         // how often it was sent back
};

using Problems = std::map<std::string, Problem, std::less<>>;  // by code

// P-2026-014: the next free code of a year among the problems loaded.
std::string next_problem_code(const Problems& problems, int year);

// Working days past its day where it is unsolved.
int overdue_days(const Problem& problem, Date day, const Calendar& calendar);

// One row a problem of which `wanted` says yes, in order of code; 逾期 where it is unsolved past its due day.
Table problems_table(const State& state, Date day, const std::function<bool(const Problem&)>& wanted);

}  // namespace zb
