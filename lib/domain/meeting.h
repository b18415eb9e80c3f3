// SPDX-License-Identifier: Apache-2.0
// 会议: 联合预审会, 专题会议, 分析会 of the week, 推进会 of the month, 业务培训 (江海政数〔2021〕14号 四（四）（五）、五（一）): set for a
// day, held, and what each department said there. What was resolved: domain/resolution.h.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "calendar/calendar.h"
#include "domain/noun.h"

namespace zb {

enum class MeetingKind { joint_review, special, analysis, progress, training };
std::string_view key(MeetingKind kind);
std::string_view label(MeetingKind kind);   // 联合预审会, 专题会议, 分析会, 推进会, 业务培训
std::string_view formal(MeetingKind kind);  // as a circular calls it: 项目分析会, 工作推进会
template <>
struct EnumWords<MeetingKind> {
    static std::optional<MeetingKind> find(std::string_view key);
};
// What is typed and printed for a kind, the printed first; and the kind that one of those words means.
std::span<const std::string_view> meeting_words();
MeetingKind meeting_kind(std::string_view word);  // throws Error "meeting.unknown_kind" with the nearest

// Set for a day ahead: 会议安排.
struct MeetingPlanned {
    static constexpr std::string_view kind = "meeting.planned";
    std::string code;
    MeetingKind sort = MeetingKind::analysis;
    Date day;
    std::vector<std::string> projects = {};
    std::optional<std::string> subject = {};
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "会议编号");
        visit("sort", self.sort, "会议种类");
        visit("day", self.day, "定于");
        visit("projects", self.projects, "项目代码");
        visit("subject", self.subject, "议题");
        visit("note", self.note, "备注");
    }
};

// Held on the envelope's day; one that was set before keeps its code.
struct MeetingHeld {
    static constexpr std::string_view kind = "meeting.held";
    std::string code;
    MeetingKind sort = MeetingKind::analysis;
    std::vector<std::string> projects = {};
    std::optional<std::string> subject = {};
    std::optional<std::string> chair = {};  // 主持人
    std::vector<std::string> units = {};    // 到会单位
    std::vector<std::string> people = {};   // 到会人员
    std::optional<Date> papers_on = {};     // 联合预审会: when the departments were given the papers
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "会议编号");
        visit("sort", self.sort, "会议种类");
        visit("projects", self.projects, "项目代码");
        visit("subject", self.subject, "议题");
        visit("chair", self.chair, "主持人");
        visit("units", self.units, "到会单位");
        visit("people", self.people, "到会人员");
        visit("papers_on", self.papers_on, "预审材料送达各部门");
        visit("note", self.note, "备注");
    }
};

// What a department said of the papers at a 联合预审会, on the envelope's day; said again, the last holds.
struct OpinionGiven {
    static constexpr std::string_view kind = "meeting.opinion_given";
    std::string code;
    std::string department;
    std::string opinion;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "会议编号");
        visit("department", self.department, "部门");
        visit("opinion", self.opinion, "预审意见");
        visit("note", self.note, "备注");
    }
};

// 会议纪要: what was said; recorded again, the last holds.
struct MeetingMinuted {
    static constexpr std::string_view kind = "meeting.minuted";
    std::string code;
    std::string text;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "会议编号");
        visit("text", self.text, "会议纪要");
        visit("note", self.note, "备注");
    }
};

struct MeetingNoun {
    using Fact = std::variant<MeetingPlanned, MeetingHeld, OpinionGiven, MeetingMinuted>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const MeetingPlanned&);
    static void check(const State&, const Envelope&, const MeetingHeld&);
    static void check(const State&, const Envelope&, const OpinionGiven&);
    static void check(const State&, const Envelope&, const MeetingMinuted&);
    static void apply(State&, const Envelope&, const MeetingPlanned&);
    static void apply(State&, const Envelope&, const MeetingHeld&);
    static void apply(State&, const Envelope&, const OpinionGiven&);
    static void apply(State&, const Envelope&, const MeetingMinuted&);
    static void index(const Envelope&, const MeetingPlanned&, Index&);
    static void index(const Envelope&, const MeetingHeld&, Index&);
    static void index(const Envelope&, const OpinionGiven&, Index&);
    static void index(const Envelope&, const MeetingMinuted&, Index&);
    static std::string words(const State&, const Envelope&, const MeetingPlanned&);
    static std::string words(const State&, const Envelope&, const MeetingHeld&);
    static std::string words(const State&, const Envelope&, const OpinionGiven&);
    static std::string words(const State&, const Envelope&, const MeetingMinuted&);
    static std::optional<GivenCode> code(const MeetingPlanned&);
    static std::optional<GivenCode> code(const MeetingHeld&);
    static std::optional<GivenCode> code(const OpinionGiven&);
    static std::optional<GivenCode> code(const MeetingMinuted&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

struct Opinion {
    std::string department;
    std::string text;
    Date on;
    std::int64_t seq = 0;
};

struct Meeting {
    std::string code;
    MeetingKind kind = MeetingKind::analysis;
    std::optional<Date> planned;  // 定于
    std::optional<Date> held;     // none: not held so far
    std::vector<std::string> projects;
    std::optional<std::string> subject;
    std::optional<std::string> chair;
    std::vector<std::string> units, people;
    std::optional<Date> papers_on;
    std::optional<std::string> minutes;
    std::optional<std::string> note;
    std::vector<Opinion> opinions;  // of each department the last, in the order first given
    std::int64_t seq = 0;           // entry that recorded it as held, else as set

    Date day() const { return held ? *held : *planned; }
    // 预审用时: from when the papers came (else the meeting's day) to the last opinion (else the meeting's day). Before acceptance, so in
    // no limit. None where it was no 联合预审会 or is not held.
    std::optional<std::pair<Date, Date>> review_days() const;
};
using Meetings = std::map<std::string, Meeting, std::less<>>;  // by code

// M-2026-014: the next free code of a year among the meetings known.
std::string next_meeting_code(const Meetings& meetings, int year);
// The meeting of that code; throws Error "meeting.unknown" with the nearest.
const Meeting& known_meeting(const State& state, const std::string& code);
// The one of a day that is held, where there is just one; none where there is none or several.
const Meeting* only_meeting_on(const State& state, Date day);
// The next one set for after `day` and not held; none where none is.
const Meeting* next_meeting(const State& state, MeetingKind kind, Date day);
// The last one held up to `day`, of one project where one is given; none where none was.
const Meeting* last_meeting(const State& state, MeetingKind kind, Date day);
// 11月16日分析会.
std::string meeting_label(const Meeting& meeting);
// 联合预审会 1、专题会议 1: those held up to `day` that were about the project; empty where none was.
std::string meetings_of_project(const State& state, std::string_view project, Date day);

// 原则上每周召开一次项目分析会, 每月召开一次工作推进会 (江海政数〔2021〕14号 五（一）). A week from Monday to Sunday with a working day, or
// a month, whose last working day is not after `day`, in which none was held. Counted from the first week and month that begin after the
// ledger's first regular meeting: before it nobody recorded them here.
struct MissedMeeting {
    MeetingKind kind = MeetingKind::analysis;
    Date first, last;  // of the week or month
};
std::vector<MissedMeeting> missed_meetings(const State& state, Date from, Date day);
// 11月23日至11月29日没有召开项目分析会；11月没有召开工作推进会; empty where none was missed.
std::string missed_words(const std::vector<MissedMeeting>& missed);

// One row a meeting of which `wanted` says yes, by day.
Table meetings_table(const State& state, Date day, const std::function<bool(const Meeting&)>& wanted);

}  // namespace zb
