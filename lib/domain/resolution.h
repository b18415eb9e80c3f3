// SPDX-License-Identifier: Apache-2.0
// 议定事项: what a meeting resolved, who leads, who helps, by when; done, or carried over to the next meeting (江海政数〔2021〕14号
// 五（一）、 六（一）: 及时落实专班会议议定事项).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "calendar/calendar.h"
#include "domain/noun.h"

namespace zb {

struct ResolutionMade {
    static constexpr std::string_view kind = "resolution.made";
    std::string code;
    std::string title;
    std::string lead;                  // 牵头单位
    std::vector<std::string> co = {};  // 配合单位
    Date due;
    std::optional<std::string> meeting = {};  // code
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "议定事项编号");
        visit("title", self.title, "议定事项");
        visit("lead", self.lead, "牵头单位");
        visit("co", self.co, "配合单位");
        visit("due", self.due, "期限");
        visit("meeting", self.meeting, "会议编号");
        visit("note", self.note, "备注");
    }
};

struct ResolutionDone {
    static constexpr std::string_view kind = "resolution.done";
    std::string code;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "议定事项编号");
        visit("note", self.note, "办理情况");
    }
};

// 转下次会议, with another day where the meeting gave one.
struct ResolutionCarried {
    static constexpr std::string_view kind = "resolution.carried";
    std::string code;
    std::optional<Date> due = {};
    std::optional<std::string> meeting = {};  // that carried it over
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "议定事项编号");
        visit("due", self.due, "新的期限");
        visit("meeting", self.meeting, "会议编号");
        visit("note", self.note, "原因");
    }
};

struct ResolutionNoun {
    using Fact = std::variant<ResolutionMade, ResolutionDone, ResolutionCarried>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const ResolutionMade&);
    static void check(const State&, const Envelope&, const ResolutionDone&);
    static void check(const State&, const Envelope&, const ResolutionCarried&);
    static void apply(State&, const Envelope&, const ResolutionMade&);
    static void apply(State&, const Envelope&, const ResolutionDone&);
    static void apply(State&, const Envelope&, const ResolutionCarried&);
    static void index(const Envelope&, const ResolutionMade&, Index&);
    static void index(const Envelope&, const ResolutionDone&, Index&);
    static void index(const Envelope&, const ResolutionCarried&, Index&);
    static std::string words(const State&, const Envelope&, const ResolutionMade&);
    static std::string words(const State&, const Envelope&, const ResolutionDone&);
    static std::string words(const State&, const Envelope&, const ResolutionCarried&);
    static std::optional<GivenCode> code(const ResolutionMade&);
    static std::optional<GivenCode> code(const ResolutionDone&);
    static std::optional<GivenCode> code(const ResolutionCarried&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

struct CarriedOver {
    Date on;
    Date due_before;
    std::optional<Date> due;
    std::optional<std::string> meeting;
    std::optional<std::string> reason;
};

struct Resolution {
    std::string code;
    std::optional<std::string> project;  // code
    std::string title;
    std::string lead;
    std::vector<std::string> co;
    Date made;
    Date first_due;  // as it was resolved
    Date due;        // as the last meeting left it
    std::optional<std::string> meeting;
    std::optional<Date> done;
    std::optional<std::string> outcome;
    std::vector<CarriedOver> carried;
    std::int64_t seq = 0;

    bool is_late_on(Date day) const { return (done ? *done : day) > due; }
};
using Resolutions = std::map<std::string, Resolution, std::less<>>;  // by code

// R-2026-014: the next free code of a year among the resolutions known.
std::string next_resolution_code(const Resolutions& resolutions, int year);
// Working days past its day, of one that is done up to that day of doing; 0 where it is not late or by rest days only.
int late_days(const Resolution& resolution, Date day, const Calendar& calendar);
// 办理中; 逾期2天，转下次分析会; 已办结; 已办结（逾期1天）; 转下次分析会，期限改为11-25.
std::string resolution_status(const Resolution& resolution, Date day, const Calendar& calendar);
// Whether a unit leads or helps.
bool takes_part(const Resolution& resolution, std::string_view department);

// One row a resolution of which `wanted` says yes, by code.
Table resolutions_table(const State& state, Date day, const std::function<bool(const Resolution&)>& wanted);

}  // namespace zb
