// SPDX-License-Identifier: Apache-2.0
// 代班: who stands in on a project, for its specialist or for somebody responsible, from which day to which; and who therefore owes its
// daily submission.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

struct Project;

// The envelope's `on` is the day on which it was arranged; the days covered may lie ahead.
struct CoverNamed {
    static constexpr std::string_view kind = "team.cover_named";
    std::string staff;
    Date from;
    Date to;
    std::optional<std::string> of = {};  // in whose place; left out: the specialist's who leads
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("staff", self.staff, "代班人");
        visit("from", self.from, "代班自");
        visit("to", self.to, "代班至");
        visit("note", self.note, "备注");
        visit("of", self.of, "替谁代班");
    }
};

struct CoverNoun {
    using Fact = std::variant<CoverNamed>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const CoverNamed&);
    static void apply(State&, const Envelope&, const CoverNamed&);
    static void index(const Envelope&, const CoverNamed&, Index&);
    static std::string words(const State&, const Envelope&, const CoverNamed&);
    static constexpr Nothing code{}, texts{}, table{};  // its rows stand among the team's
};

struct Cover {
    std::string staff;
    Date from, to;  // both included
    std::int64_t seq = 0;
    std::optional<std::string> of = {};

    bool covers(Date day) const { return from <= day && day <= to; }
};

struct Covers {
    std::map<std::string, std::vector<Cover>, std::less<>> by_project;  // by code, in order of entry
    const std::vector<Cover>& of(std::string_view project) const;
};

// Who stands in for a person of the project on that day; none where nobody does.
const Cover* stand_in_for(const State& state, const Project& project, std::string_view person, Date day);
// Who owes the project's submission of a day: the stand-in, else the specialist; none where neither was named.
std::optional<std::string> on_duty(const State& state, const Project& project, Date day);
// Whether the person may send the project's submission of a day as the own: one of its specialists, or who stands in for one of them.
bool is_on_duty(const State& state, const Project& project, std::string_view person, Date day);
// Whether the person ever served the project or stood in for its specialist.
bool ever_on_duty(const State& state, const Project& project, std::string_view person);

}  // namespace zb
