// SPDX-License-Identifier: Apache-2.0
// Meetings set and held, what departments said there, and which of the regular ones were missed.
#include "domain/meeting.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"
#include "domain/running_code.h"
#include "domain/wording.h"

namespace zb {

namespace {

constexpr std::string_view kMeeting = "会议";

struct MeetingKindWords {
    MeetingKind kind;
    std::string_view key, label, formal;
};
constexpr auto kMeetingKinds = std::to_array<MeetingKindWords>({
    {MeetingKind::joint_review, "joint_review", "联合预审会", "联合预审会"},
    {MeetingKind::special, "special", "专题会议", "专题会议"},
    {MeetingKind::analysis, "analysis", "分析会", "项目分析会"},
    {MeetingKind::progress, "progress", "推进会", "工作推进会"},
    {MeetingKind::training, "training", "业务培训", "业务培训"},
});
// As people say them too; the printed ones first.
constexpr auto kMeetingWords =
    std::to_array<std::string_view>({"联合预审会", "专题会议", "分析会", "推进会", "业务培训", "专题会", "项目分析会", "工作推进会",
                                     "joint_review", "special", "analysis", "progress", "training"});

const MeetingKindWords& kind_words(MeetingKind kind) {
    return *std::find_if(kMeetingKinds.begin(), kMeetingKinds.end(), [&](const MeetingKindWords& row) { return row.kind == kind; });
}

// Where a project of a meeting is loaded, the one that an unknown code means is refused.
void check_projects(const State& state, const std::vector<std::string>& projects) {
    for (auto code = projects.begin(); code != projects.end(); ++code) {
        state.project(*code);
        if (std::find(projects.begin(), code, *code) == code) continue;
        throw Error{Fault{"meeting.doubled_project", fmt::format("项目 {} 写了两次", *code), "一个项目只写一次", Place{0, "项目", *code}}};
    }
}

std::string show_command(std::string_view code) { return fmt::format("zb meeting show {}", code); }

// A meeting that was held: what is said of one that is only set for a day cannot have been said there.
const Meeting& held_meeting(const State& state, const Envelope& envelope, const std::string& code) {
    const Meeting& meeting = known_meeting(state, code);
    if (!meeting.held)
        throw Error{Fault{"meeting.not_held", fmt::format("{} {}还没有召开（定于 {}）", code, label(meeting.kind), iso(*meeting.planned)),
                          fmt::format("召开后先记：zb meeting add --code {} --kind {} --on 日期", code, label(meeting.kind)),
                          Place{0, "会议编号", code}}};
    if (envelope.on < (meeting.papers_on ? std::min(*meeting.papers_on, *meeting.held) : *meeting.held))
        throw Error{Fault{"meeting.before", fmt::format("{} 于 {} 召开，不能记在 {}", code, iso(*meeting.held), iso(envelope.on)),
                          fmt::format("把 --on 写成 {} 或以后的日期", iso(*meeting.held)), Place{0, "on", iso(envelope.on)}}};
    return meeting;
}

std::string projects_text(const State& names, const std::vector<std::string>& projects) {
    std::vector<std::string> codes;
    for (const std::string& code : projects) codes.push_back(names.short_code(code));
    return codes.empty() ? "" : fmt::format("（{}）", join(codes, "、"));
}

// The registry, so that every fold knows it; and each project's own stream, where its log looks.
void index_meeting(const std::string& code, const std::vector<std::string>& projects, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
    for (const std::string& project : projects) index.subjects.push_back(project_stream(project));
    index.names.push_back(Name{"meeting", code, code});
}

bool is_held_by(const Meeting& meeting, Date day) { return meeting.held && *meeting.held <= day; }

bool any_held(const State& state, MeetingKind kind, Date first, Date last) {
    return std::any_of(state.meetings.begin(), state.meetings.end(), [&](const auto& each) {
        const Meeting& meeting = each.second;
        return meeting.kind == kind && meeting.held && first <= *meeting.held && *meeting.held <= last;
    });
}

std::optional<Date> first_regular_meeting(const State& state) {
    std::optional<Date> first;
    for (const auto& [code, meeting] : state.meetings) {
        const bool regular = meeting.kind == MeetingKind::analysis || meeting.kind == MeetingKind::progress;
        if (regular && meeting.held && (!first || *meeting.held < *first)) first = meeting.held;
    }
    return first;
}

Date month_begin(Date day) { return Date::of(day.year(), day.month(), 1); }

// Weeks or months that begin after `start`, have a working day, and whose last working day lies in [from, day].
void add_missed(std::vector<MissedMeeting>& missed, const State& state, const MissedMeeting& span, std::pair<Date, Date> within) {
    const Calendar& calendar = state.origin.calendar();
    const Date last_working = calendar.previous_working(span.last);
    if (last_working < span.first || last_working < within.first || last_working > within.second) return;
    if (!any_held(state, span.kind, span.first, span.last)) missed.push_back(span);
}

std::string status_of(const Meeting& meeting, Date day) {
    if (is_held_by(meeting, day) || !meeting.planned) return "已召开";
    return *meeting.planned < day ? "定期已过，未召开" : "已定";
}

}  // namespace

std::string_view key(MeetingKind kind) { return kind_words(kind).key; }
std::string_view label(MeetingKind kind) { return kind_words(kind).label; }
std::string_view formal(MeetingKind kind) { return kind_words(kind).formal; }

std::optional<MeetingKind> EnumWords<MeetingKind>::find(std::string_view key) {
    for (const MeetingKindWords& row : kMeetingKinds)
        if (row.key == key) return row.kind;
    return std::nullopt;
}

std::span<const std::string_view> meeting_words() { return kMeetingWords; }

MeetingKind meeting_kind(std::string_view word) {
    for (const MeetingKindWords& row : kMeetingKinds)
        if (word == row.key || word == row.label || word == row.formal) return row.kind;
    if (word == "专题会") return MeetingKind::special;
    std::vector<std::string> words;
    for (const MeetingKindWords& row : kMeetingKinds) words.emplace_back(row.label);
    const std::string near = nearest(word, words);
    throw Error{Fault{"meeting.unknown_kind", fmt::format("没有“{}”这种会议", word), with_nearest(near, "会议种类有：" + join(words, "、")),
                      Place{0, "会议种类", std::string{word}}}};
}

std::optional<std::pair<Date, Date>> Meeting::review_days() const {
    if (kind != MeetingKind::joint_review || !held) return std::nullopt;
    Date last = *held;
    for (const Opinion& opinion : opinions) last = std::max(last, opinion.on);
    return std::pair{papers_on ? std::min(*papers_on, *held) : *held, last};
}

std::string next_meeting_code(const Meetings& meetings, int year) { return next_running_code(meetings, fmt::format("M-{}-", year)); }

const Meeting& known_meeting(const State& state, const std::string& code) {
    const auto found = state.meetings.find(code);
    if (found != state.meetings.end()) return found->second;
    std::vector<std::string> codes;
    for (const auto& [known, meeting] : state.meetings) codes.push_back(known);
    const std::string near = nearest(code, codes);
    const std::string_view list = "查看：zb meeting list";
    throw Error{Fault{"meeting.unknown", fmt::format("没有会议“{}”", code),
                      near.empty() ? std::string{list} : with_nearest_code(near, list), Place{0, "会议编号", code}}};
}

const Meeting* only_meeting_on(const State& state, Date day) {
    const Meeting* only = nullptr;
    for (const auto& [code, meeting] : state.meetings) {
        if (meeting.held != day) continue;
        if (only != nullptr) return nullptr;
        only = &meeting;
    }
    return only;
}

const Meeting* next_meeting(const State& state, MeetingKind kind, Date day) {
    const Meeting* next = nullptr;
    for (const auto& [code, meeting] : state.meetings) {
        if (meeting.kind != kind || meeting.held || *meeting.planned <= day) continue;
        if (next == nullptr || *meeting.planned < *next->planned) next = &meeting;
    }
    return next;
}

const Meeting* last_meeting(const State& state, MeetingKind kind, Date day) {
    const Meeting* last = nullptr;
    for (const auto& [code, meeting] : state.meetings) {
        if (meeting.kind != kind || !is_held_by(meeting, day)) continue;
        if (last == nullptr || *last->held <= *meeting.held) last = &meeting;
    }
    return last;
}

std::string meeting_label(const Meeting& meeting) { return fmt::format("{}{}", chinese_short(meeting.day()), label(meeting.kind)); }

std::string meetings_of_project(const State& state, std::string_view project, Date day) {
    std::vector<std::string> parts;
    for (const MeetingKindWords& row : kMeetingKinds) {
        const auto about = [&](const auto& each) {
            const Meeting& meeting = each.second;
            return meeting.kind == row.kind && is_held_by(meeting, day) &&
                   std::find(meeting.projects.begin(), meeting.projects.end(), project) != meeting.projects.end();
        };
        const auto count = std::count_if(state.meetings.begin(), state.meetings.end(), about);
        if (count > 0) parts.push_back(fmt::format("{} {}", row.label, count));
    }
    return join(parts, "、");
}

std::vector<MissedMeeting> missed_meetings(const State& state, Date from, Date day) {
    std::vector<MissedMeeting> missed;
    const auto start = first_regular_meeting(state);
    if (!start) return missed;
    const Date begin = std::max(*start, from - CalendarDays{31});
    for (Date monday = begin + CalendarDays{8 - begin.weekday()}; monday <= day; monday = monday + CalendarDays{7})
        add_missed(missed, state, {MeetingKind::analysis, monday, monday + CalendarDays{6}}, {from, day});
    for (Date first = month_begin(begin) + Months{1}; first <= day; first = first + Months{1})
        add_missed(missed, state, {MeetingKind::progress, first, first + Months{1} - kOneDay}, {from, day});
    return missed;
}

std::string missed_words(const std::vector<MissedMeeting>& missed) {
    std::vector<std::string> parts;
    for (const MissedMeeting& one : missed) {
        const bool weekly = one.kind == MeetingKind::analysis;
        const std::string when =
            weekly ? fmt::format("{}至{}", chinese_short(one.first), chinese_short(one.last)) : fmt::format("{}月", one.first.month());
        parts.push_back(fmt::format("{}没有召开{}", when, formal(one.kind)));
    }
    return join(parts, "；");
}

void MeetingNoun::check(const State& state, const Envelope& envelope, const MeetingPlanned& fact) {
    check_code(fact.code, "会议编号");
    check_projects(state, fact.projects);
    if (fact.day < envelope.on)
        throw Error{Fault{"meeting.planned_back", fmt::format("会议定于 {}，早于 {}", iso(fact.day), iso(envelope.on)),
                          fmt::format("已经开过的会：zb meeting add --kind {} --on {}", label(fact.sort), iso(fact.day)),
                          Place{0, "定于", iso(fact.day)}}};
    const auto known = state.meetings.find(fact.code);
    if (known == state.meetings.end()) return;
    throw Error{Fault{"meeting.doubled", fmt::format("编号 {} 已经是{}", fact.code, meeting_label(known->second)),
                      "不写 --code 就取下一个空号；查看：zb meeting list", Place{0, "会议编号", fact.code}}};
}

void MeetingNoun::check(const State& state, const Envelope& envelope, const MeetingHeld& fact) {
    check_code(fact.code, "会议编号");
    check_projects(state, fact.projects);
    for (const std::string& unit : fact.units) known_department(state, unit);
    for (const std::string& person : fact.people) known_staff(state, person);
    if (fact.chair) known_staff(state, *fact.chair);
    if (fact.sort == MeetingKind::joint_review && fact.projects.empty())
        throw Error{Fault{"meeting.no_project", "联合预审会没有写是哪个项目的", "加 --projects 项目，可以写几次", Place{0, "项目", ""}}};
    if (fact.papers_on && fact.sort != MeetingKind::joint_review)
        throw Error{Fault{"meeting.papers", fmt::format("只有联合预审会记材料送达日，这是{}", label(fact.sort)), "去掉 --papers-on",
                          Place{0, "预审材料送达各部门", iso(*fact.papers_on)}}};
    if (fact.papers_on && *fact.papers_on > envelope.on)
        throw Error{Fault{"meeting.papers_after", fmt::format("材料 {} 才送达，晚于会议 {}", iso(*fact.papers_on), iso(envelope.on)),
                          "把 --papers-on 写成会议当日或以前", Place{0, "预审材料送达各部门", iso(*fact.papers_on)}}};
    const auto known = state.meetings.find(fact.code);
    if (known == state.meetings.end()) return;
    const Meeting& meeting = known->second;
    if (!meeting.held && meeting.kind == fact.sort) return;
    const std::string what = meeting.held ? meeting_label(meeting) : fmt::format("定于{}", meeting_label(meeting));
    throw Error{Fault{"meeting.doubled", fmt::format("编号 {} 已经是{}", fact.code, what),
                      "不写 --code 就取下一个空号；看它：" + show_command(fact.code), Place{0, "会议编号", fact.code}}};
}

void MeetingNoun::check(const State& state, const Envelope& envelope, const OpinionGiven& fact) {
    const Meeting& meeting = held_meeting(state, envelope, fact.code);
    if (meeting.kind != MeetingKind::joint_review)
        throw Error{Fault{"meeting.no_review", fmt::format("{} 是{}，只有联合预审会记各部门意见", fact.code, label(meeting.kind)),
                          fmt::format("记会议纪要：zb meeting minutes {} --text 纪要", fact.code), Place{0, "会议编号", fact.code}}};
    known_department(state, fact.department);
    refuse_blank(fact.opinion, "预审意见");
}

void MeetingNoun::check(const State& state, const Envelope& envelope, const MeetingMinuted& fact) {
    held_meeting(state, envelope, fact.code);
    refuse_blank(fact.text, "会议纪要");
}

void MeetingNoun::apply(State& state, const Envelope& envelope, const MeetingPlanned& fact) {
    Meeting meeting;
    meeting.code = fact.code;
    meeting.kind = fact.sort;
    meeting.planned = fact.day;
    meeting.projects = fact.projects;
    meeting.subject = fact.subject;
    meeting.note = fact.note;
    meeting.seq = envelope.seq;
    state.meetings.insert_or_assign(fact.code, std::move(meeting));
}

void MeetingNoun::apply(State& state, const Envelope& envelope, const MeetingHeld& fact) {
    Meeting& meeting = state.meetings[fact.code];
    meeting.code = fact.code;
    meeting.kind = fact.sort;
    meeting.held = envelope.on;
    if (!fact.projects.empty()) meeting.projects = fact.projects;
    if (fact.subject) meeting.subject = fact.subject;
    meeting.chair = fact.chair;
    meeting.units = fact.units;
    meeting.people = fact.people;
    meeting.papers_on = fact.papers_on;
    if (fact.note) meeting.note = fact.note;
    meeting.seq = envelope.seq;
}

void MeetingNoun::apply(State& state, const Envelope& envelope, const OpinionGiven& fact) {
    const auto found = state.meetings.find(fact.code);
    if (found == state.meetings.end()) return;
    Opinion opinion{fact.department, fact.opinion, envelope.on, envelope.seq};
    auto& opinions = found->second.opinions;
    const auto before =
        std::find_if(opinions.begin(), opinions.end(), [&](const Opinion& one) { return one.department == fact.department; });
    if (before == opinions.end()) {
        opinions.push_back(std::move(opinion));
    } else {
        *before = std::move(opinion);
    }
}

void MeetingNoun::apply(State& state, const Envelope& /*envelope*/, const MeetingMinuted& fact) {
    const auto found = state.meetings.find(fact.code);
    if (found != state.meetings.end()) found->second.minutes = fact.text;
}

void MeetingNoun::index(const Envelope& /*envelope*/, const MeetingPlanned& fact, Index& index) {
    index_meeting(fact.code, fact.projects, index);
}

void MeetingNoun::index(const Envelope& /*envelope*/, const MeetingHeld& fact, Index& index) {
    index_meeting(fact.code, fact.projects, index);
}

void MeetingNoun::index(const Envelope& /*envelope*/, const OpinionGiven& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

void MeetingNoun::index(const Envelope& /*envelope*/, const MeetingMinuted& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

std::string MeetingNoun::words(const State& names, const Envelope& /*envelope*/, const MeetingPlanned& fact) {
    return with_note(fmt::format("定于 {} 召开{} {}{}{}", iso(fact.day), label(fact.sort), fact.code, projects_text(names, fact.projects),
                                 fact.subject ? "，议题 " + *fact.subject : ""),
                     fact.note);
}

std::string MeetingNoun::words(const State& names, const Envelope& /*envelope*/, const MeetingHeld& fact) {
    return with_note(fmt::format("召开{} {}{}{}", label(fact.sort), fact.code, projects_text(names, fact.projects),
                                 fact.subject ? "，议题 " + *fact.subject : ""),
                     fact.note);
}

std::string MeetingNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const OpinionGiven& fact) {
    return with_note(fmt::format("{} {}预审意见：{}", fact.code, fact.department, fact.opinion), fact.note);
}

std::string MeetingNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const MeetingMinuted& fact) {
    return with_note(fmt::format("{} 会议纪要：{}", fact.code, fact.text), fact.note);
}

std::optional<GivenCode> MeetingNoun::code(const MeetingPlanned& fact) { return GivenCode{fact.code, std::string{label(fact.sort)}}; }
std::optional<GivenCode> MeetingNoun::code(const MeetingHeld& fact) { return GivenCode{fact.code, std::string{label(fact.sort)}}; }
std::optional<GivenCode> MeetingNoun::code(const OpinionGiven& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> MeetingNoun::code(const MeetingMinuted& /*fact*/) { return std::nullopt; }

void MeetingNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, meeting] : state.meetings) {
        const Spot spot{kMeeting, join(meeting.projects, ";"), code, show_command(code)};
        finder.look(spot, code);
        finder.look(spot, std::string{label(meeting.kind)});
        finder.look(spot, meeting.subject);
        finder.look(spot, meeting.minutes);
        finder.look(spot, meeting.note);
        for (const Opinion& opinion : meeting.opinions) finder.look(spot, opinion.text);
    }
}

Table meetings_table(const State& state, Date day, const std::function<bool(const Meeting&)>& wanted) {
    Table table;
    table.columns = {{"code", "会议编号"},
                     {"kind", "种类"},
                     {"day", "日期"},
                     {"state", "状态"},
                     {"projects", "项目"},
                     {"subject", "议题"},
                     {"resolutions", "议定事项", Align::right},
                     {"open", "未办结", Align::right},
                     {"chair", "主持人"},
                     {"units", "到会单位"},
                     {"people", "到会人员"},
                     {"planned", "定于"},
                     {"minutes", "纪要"},
                     {"note", "备注"},
                     {"seq", "台账条目", Align::right}};
    std::vector<const Meeting*> meetings;
    for (const auto& [code, meeting] : state.meetings)
        if (wanted(meeting)) meetings.push_back(&meeting);
    std::stable_sort(meetings.begin(), meetings.end(), [](const Meeting* a, const Meeting* b) { return a->day() < b->day(); });
    for (const Meeting* meeting : meetings) {
        int made = 0, open = 0;
        for (const auto& [code, resolution] : state.resolutions) {
            if (resolution.meeting != meeting->code) continue;
            ++made;
            open += resolution.done ? 0 : 1;
        }
        std::vector<std::string> codes;
        for (const std::string& project : meeting->projects) codes.push_back(state.short_code(project));
        const Cell projects = texts_cell(meeting->projects, join(codes, "、"));
        table.rows.push_back({meeting->code, Cell{Value{std::string{key(meeting->kind)}}, std::string{label(meeting->kind)}},
                              meeting->day(), status_of(*meeting, day), projects, meeting->subject, made, open, meeting->chair,
                              texts_cell(meeting->units), texts_cell(meeting->people), meeting->planned, meeting->minutes, meeting->note,
                              meeting->seq});
    }
    return table;
}

NounTable MeetingNoun::table(const State& state, Date day) {
    return {"meeting", "会议；同 zb meeting list", meetings_table(state, day, [](const Meeting&) { return true; })};
}

}  // namespace zb
