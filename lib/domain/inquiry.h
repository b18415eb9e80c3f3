// SPDX-License-Identifier: Apache-2.0
// 咨询: a question that an enterprise asks at the window, on a visit, by telephone or through the hotline 12345, of a project or of none;
// pushed to who is to answer it, answered by a day, followed up, closed, or sent back.
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
#include "domain/step/clock.h"

namespace zb {

// By which way it came.
enum class InquiryWay { window, visit, phone, hotline };
std::string_view key(InquiryWay way);    // window …
std::string_view label(InquiryWay way);  // 窗口, 上门, 电话, 12345
// By its key or its label; none where it is neither.
std::optional<InquiryWay> inquiry_way(std::string_view word);
template <>
struct EnumWords<InquiryWay> {
    static std::optional<InquiryWay> find(std::string_view word) { return inquiry_way(word); }
};

// What it asks for; by this the days to answer it are counted.
enum class InquiryKind { consultation, help, complaint };
std::string_view key(InquiryKind kind);    // consultation …
std::string_view label(InquiryKind kind);  // 咨询, 求助, 投诉
std::optional<InquiryKind> inquiry_kind(std::string_view word);
template <>
struct EnumWords<InquiryKind> {
    static std::optional<InquiryKind> find(std::string_view word) { return inquiry_kind(word); }
};

struct InquiryReceived {
    static constexpr std::string_view kind = "inquiry.received";
    std::string code;
    std::string title;
    InquiryWay way = InquiryWay::window;
    InquiryKind asks = InquiryKind::consultation;
    Date due;
    std::optional<std::string> step = {};    // key of the item that it is about
    std::optional<std::string> ticket = {};  // 工单号 that the hotline gave
    std::optional<std::string> to = {};      // person to whom it was pushed at once
    bool complex = false;                    // 复杂: more days
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "咨询编号");
        visit("title", self.title, "咨询内容");
        visit("way", self.way, "渠道：window 窗口，visit 上门，phone 电话，hotline 12345");
        visit("asks", self.asks, "类别：consultation 咨询，help 求助，complaint 投诉");
        visit("due", self.due, "答复期限");
        visit("step", self.step, "事项键");
        visit("ticket", self.ticket, "12345 工单号");
        visit("to", self.to, "承办人");
        visit("complex", self.complex, "复杂");
        visit("note", self.note, "备注");
    }
};

struct InquiryPushed {
    static constexpr std::string_view kind = "inquiry.pushed";
    std::string code;
    std::string to;  // person
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "咨询编号");
        visit("to", self.to, "承办人");
        visit("note", self.note, "备注");
    }
};

struct InquiryExtended {
    static constexpr std::string_view kind = "inquiry.extended";
    std::string code;
    Date due;
    std::string note;  // why
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "咨询编号");
        visit("due", self.due, "延长到");
        visit("note", self.note, "原因");
    }
};

struct InquiryAnswered {
    static constexpr std::string_view kind = "inquiry.answered";
    std::string code;
    std::optional<std::string> answer = {};
    std::vector<std::string> articles = {};  // codes of what the answer rests on
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "咨询编号");
        visit("answer", self.answer, "答复");
        visit("articles", self.articles, "所依知识条目");
        visit("note", self.note, "备注");
    }
};

// 退回: not ours to answer.
struct InquiryReturned {
    static constexpr std::string_view kind = "inquiry.returned";
    std::string code;
    std::string note;  // why
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "咨询编号");
        visit("note", self.note, "原因");
    }
};

// 回访: asked whether the answer served. One that did not is open again, with a day of its own.
struct InquiryFollowed {
    static constexpr std::string_view kind = "inquiry.followed";
    std::string code;
    std::optional<Date> due = {};  // of the answer that is still to come; none: satisfied
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "咨询编号");
        visit("due", self.due, "不满意的，再答复的期限");
        visit("note", self.note, "回访情况");
    }
};

struct InquiryClosed {
    static constexpr std::string_view kind = "inquiry.closed";
    std::string code;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "咨询编号");
        visit("note", self.note, "办结情况");
    }
};

struct InquiryNoun {
    using Fact =
        std::variant<InquiryReceived, InquiryPushed, InquiryExtended, InquiryAnswered, InquiryReturned, InquiryFollowed, InquiryClosed>;
    static constexpr EntryRules rules = kPlainEntry;  // what counts as 台账条目 is work on the items, not questions about them
    static void check(const State&, const Envelope&, const InquiryReceived&);
    static void check(const State&, const Envelope&, const InquiryPushed&);
    static void check(const State&, const Envelope&, const InquiryExtended&);
    static void check(const State&, const Envelope&, const InquiryAnswered&);
    static void check(const State&, const Envelope&, const InquiryReturned&);
    static void check(const State&, const Envelope&, const InquiryFollowed&);
    static void check(const State&, const Envelope&, const InquiryClosed&);
    static void apply(State&, const Envelope&, const InquiryReceived&);
    static void apply(State&, const Envelope&, const InquiryPushed&);
    static void apply(State&, const Envelope&, const InquiryExtended&);
    static void apply(State&, const Envelope&, const InquiryAnswered&);
    static void apply(State&, const Envelope&, const InquiryReturned&);
    static void apply(State&, const Envelope&, const InquiryFollowed&);
    static void apply(State&, const Envelope&, const InquiryClosed&);
    static void index(const Envelope&, const InquiryReceived&, Index&);
    static void index(const Envelope&, const InquiryPushed&, Index&);
    static void index(const Envelope&, const InquiryExtended&, Index&);
    static void index(const Envelope&, const InquiryAnswered&, Index&);
    static void index(const Envelope&, const InquiryReturned&, Index&);
    static void index(const Envelope&, const InquiryFollowed&, Index&);
    static void index(const Envelope&, const InquiryClosed&, Index&);
    static std::string words(const State&, const Envelope&, const InquiryReceived&);
    static std::string words(const State&, const Envelope&, const InquiryPushed&);
    static std::string words(const State&, const Envelope&, const InquiryExtended&);
    static std::string words(const State&, const Envelope&, const InquiryAnswered&);
    static std::string words(const State&, const Envelope&, const InquiryReturned&);
    static std::string words(const State&, const Envelope&, const InquiryFollowed&);
    static std::string words(const State&, const Envelope&, const InquiryClosed&);
    static std::optional<GivenCode> code(const InquiryReceived&);
    static std::optional<GivenCode> code(const InquiryPushed&);
    static std::optional<GivenCode> code(const InquiryExtended&);
    static std::optional<GivenCode> code(const InquiryAnswered&);
    static std::optional<GivenCode> code(const InquiryReturned&);
    static std::optional<GivenCode> code(const InquiryFollowed&);
    static std::optional<GivenCode> code(const InquiryClosed&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

struct InquiryAnswer {
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    std::optional<std::string> text;
    std::vector<std::string> articles;
};

enum class InquiryStanding { open, answered, returned, closed };

struct Inquiry : InquiryReceived {
    Inquiry() = default;
    explicit Inquiry(InquiryReceived stated) : InquiryReceived(std::move(stated)) {}
    std::string project;  // "" of none
    Date received;
    std::int64_t seq = 0;
    Date since;             // from which its clock runs: received, or open again after a follow-up
    bool extended = false;  // since then; once only
    std::vector<InquiryAnswer> answers = {};
    bool reopened = false;  // the last answer did not serve
    std::optional<Date> followed = {};
    std::optional<std::string> follow_up = {};
    std::optional<Date> returned = {};
    std::optional<Date> closed = {};
    std::optional<std::string> end_note = {};  // of the return or the closing

    InquiryStanding standing() const;
    bool is_open() const { return standing() == InquiryStanding::open; }
    // The day on which it left the hands that were to answer it: answered, returned or closed; none while it is open.
    std::optional<Date> settled() const;
};
using Inquiries = std::map<std::string, Inquiry, std::less<>>;  // by code

// Where an inquiry's clock stands on a day.
struct InquiryToday {
    int limit = 0;             // working days from its beginning to its due day
    int left = 0;              // working days after the day up to the due day
    int overdue = 0;           // working days past it, at the day or the answer
    bool past = false;         // 逾期: the day, or the answer, is after it
    bool unassigned = false;   // nobody is to answer it, and the days to push it are over
    std::optional<Lamp> lamp;  // none once it is settled
};
InquiryToday inquiry_today(const Inquiry& inquiry, const Origin& origin, Date day);
// 待答复, 逾期, 已答复, 已退回, 已办结.
std::string_view standing_words(const Inquiry& inquiry, Date day);

// The day by which one of that kind received on `on` is answered, by the settings of that day.
Date inquiry_due(const Origin& origin, InquiryKind kind, bool complex, Date on);
// Days of returning and extending, by the settings of the day.
int inquiry_return_days(const Origin& origin, Date day);
int inquiry_extend_days(const Origin& origin, Date day);

// Q-2026-031: the next free code of a year among those loaded.
std::string next_inquiry_code(const Inquiries& inquiries, int year);
// Throws Error "inquiry.unknown" with the nearest.
const Inquiry& known_inquiry(const State& state, const std::string& code);
// Whether the person is to answer it: it was pushed to that person, or to nobody and the person is on duty for its project.
bool is_asked(const State& state, const Inquiry& inquiry, std::string_view person, Date day);

// One row an inquiry of which `wanted` says yes, in order of code.
Table inquiries_table(const State& state, Date day, const std::function<bool(const Inquiry&)>& wanted);

}  // namespace zb
