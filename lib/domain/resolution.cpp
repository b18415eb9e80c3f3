// SPDX-License-Identifier: Apache-2.0
// Resolutions from the meeting to the day on which they are done, or to the next meeting.
#include "domain/resolution.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"
#include "domain/running_code.h"
#include "domain/step/words.h"
#include "domain/wording.h"

namespace zb {

namespace {

constexpr std::string_view kResolution = "议定事项";
constexpr std::string_view kListOpen = "查看未办结的：zb resolution list --open";

const Resolution& known_resolution(const State& state, const std::string& code) {
    const auto found = state.resolutions.find(code);
    if (found != state.resolutions.end()) return found->second;
    std::vector<std::string> codes;
    for (const auto& [known, resolution] : state.resolutions) codes.push_back(known);
    const std::string near = nearest(code, codes);
    throw Error{Fault{"resolution.unknown", fmt::format("没有议定事项“{}”", code),
                      near.empty() ? std::string{kListOpen} : with_nearest_code(near, kListOpen), Place{0, "议定事项编号", code}}};
}

// One that is still to be done, on a day not before it was made.
const Resolution& open_resolution(const State& state, const Envelope& envelope, const std::string& code) {
    const Resolution& resolution = known_resolution(state, code);
    if (resolution.done)
        throw Error{Fault{"resolution.already_done", fmt::format("{}“{}”已于 {} 办结", code, resolution.title, iso(*resolution.done)),
                          std::string{kListOpen}, Place{0, "议定事项编号", code}}};
    const Date first = resolution.carried.empty() ? resolution.made : resolution.carried.back().on;
    if (envelope.on < first)
        throw Error{Fault{
            "resolution.before",
            fmt::format("{} 于 {} {}，不能记在 {}", code, iso(first), resolution.carried.empty() ? "议定" : "转下次会议", iso(envelope.on)),
            fmt::format("把 --on 写成 {} 或以后的日期", iso(first)), Place{0, "on", iso(envelope.on)}}};
    return resolution;
}

// From the meeting on that resolved it, whenever it is recorded; without one from the fact's day.
void check_due(const State& state, Date due, const std::optional<std::string>& code, Date on) {
    const auto meeting = code ? state.meetings.find(*code) : state.meetings.end();
    const bool held = meeting != state.meetings.end() && meeting->second.held;
    const Date first = held ? *meeting->second.held : on;
    if (due >= first) return;
    throw Error{Fault{"resolution.due_before", fmt::format("期限 {} 早于{} {}", iso(due), held ? "会议之日" : "当日", iso(first)),
                      fmt::format("把 --due 写成 {} 或以后的日期", iso(first)), Place{0, "期限", iso(due)}}};
}

// The meeting that a fact names, held by the fact's day.
void check_meeting(const State& state, const std::optional<std::string>& code, Date on) {
    if (!code) return;
    const Meeting& meeting = known_meeting(state, *code);
    if (meeting.held && *meeting.held <= on) return;
    throw Error{Fault{"resolution.meeting_ahead",
                      fmt::format("{}{} {}，议定事项不能记在 {}", *code, label(meeting.kind),
                                  meeting.held ? fmt::format("{} 才召开", iso(*meeting.held)) : "还没有召开", iso(on)),
                      fmt::format("看会议：zb meeting show {}", *code), Place{0, "会议编号", *code}}};
}

std::string meeting_words(const std::optional<std::string>& meeting) { return meeting ? fmt::format("（{}）", *meeting) : ""; }

void index_resolution(const Envelope& envelope, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
    if (envelope.project) index.subjects.push_back(project_stream(*envelope.project));
}

std::string late_words(int days) { return past_words(days, fmt::format("逾期{}天", days), "逾期"); }

}  // namespace

std::string next_resolution_code(const Resolutions& resolutions, int year) {
    return next_running_code(resolutions, fmt::format("R-{}-", year));
}

int late_days(const Resolution& resolution, Date day, const Calendar& calendar) {
    const Date until = resolution.done ? *resolution.done : day;
    return until <= resolution.due ? 0 : calendar.elapsed(resolution.due, until).count;
}

std::string resolution_status(const Resolution& resolution, Date day, const Calendar& calendar) {
    const bool late = resolution.is_late_on(day);
    const std::string over = late ? late_words(late_days(resolution, day, calendar)) : "";
    if (resolution.done) return late ? fmt::format("已办结（{}）", over) : "已办结";
    // What is not done by its day comes to the next weekly meeting by itself.
    if (late) return over + "，转下次分析会";
    if (resolution.carried.empty()) return "办理中";
    const CarriedOver& last = resolution.carried.back();
    return last.due ? fmt::format("转下次会议，期限由{}改为{}", month_day(last.due_before), month_day(*last.due)) : "转下次会议";
}

bool takes_part(const Resolution& resolution, std::string_view department) {
    return resolution.lead == department || std::find(resolution.co.begin(), resolution.co.end(), department) != resolution.co.end();
}

void ResolutionNoun::check(const State& state, const Envelope& envelope, const ResolutionMade& fact) {
    if (envelope.project) state.project(*envelope.project);
    check_code(fact.code, "议定事项编号");
    refuse_blank(fact.title, "议定事项");
    known_department(state, fact.lead);
    for (const std::string& unit : fact.co) known_department(state, unit);
    check_meeting(state, fact.meeting, envelope.on);
    check_due(state, fact.due, fact.meeting, envelope.on);
    const auto known = state.resolutions.find(fact.code);
    if (known == state.resolutions.end()) return;
    throw Error{Fault{"resolution.doubled", fmt::format("编号 {} 已经是“{}”", fact.code, known->second.title),
                      "不写 --code 就取下一个空号；查看：zb resolution list", Place{0, "议定事项编号", fact.code}}};
}

void ResolutionNoun::check(const State& state, const Envelope& envelope, const ResolutionDone& fact) {
    open_resolution(state, envelope, fact.code);
}

void ResolutionNoun::check(const State& state, const Envelope& envelope, const ResolutionCarried& fact) {
    open_resolution(state, envelope, fact.code);
    check_meeting(state, fact.meeting, envelope.on);
    if (fact.due) check_due(state, *fact.due, std::nullopt, envelope.on);
}

void ResolutionNoun::apply(State& state, const Envelope& envelope, const ResolutionMade& fact) {
    Resolution resolution;
    resolution.code = fact.code;
    resolution.project = envelope.project;
    resolution.title = fact.title;
    resolution.lead = fact.lead;
    resolution.co = fact.co;
    resolution.made = envelope.on;
    resolution.first_due = fact.due;
    resolution.due = fact.due;
    resolution.meeting = fact.meeting;
    resolution.seq = envelope.seq;
    state.resolutions.insert_or_assign(fact.code, std::move(resolution));
}

void ResolutionNoun::apply(State& state, const Envelope& envelope, const ResolutionDone& fact) {
    const auto found = state.resolutions.find(fact.code);
    if (found == state.resolutions.end()) return;
    found->second.done = envelope.on;
    found->second.outcome = fact.note;
}

void ResolutionNoun::apply(State& state, const Envelope& envelope, const ResolutionCarried& fact) {
    const auto found = state.resolutions.find(fact.code);
    if (found == state.resolutions.end()) return;
    Resolution& resolution = found->second;
    resolution.carried.push_back({envelope.on, resolution.due, fact.due, fact.meeting, fact.note});
    if (fact.due) resolution.due = *fact.due;
}

void ResolutionNoun::index(const Envelope& envelope, const ResolutionMade& fact, Index& index) {
    index_resolution(envelope, index);
    index.names.push_back(Name{"resolution", fact.code, fact.code});
}

void ResolutionNoun::index(const Envelope& envelope, const ResolutionDone& /*fact*/, Index& index) { index_resolution(envelope, index); }
void ResolutionNoun::index(const Envelope& envelope, const ResolutionCarried& /*fact*/, Index& index) { index_resolution(envelope, index); }

std::string ResolutionNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ResolutionMade& fact) {
    const std::string helps = fact.co.empty() ? "" : fmt::format("，{} 配合", join(fact.co, "、"));
    return with_note(fmt::format("议定 {} {}（{} 牵头{}，{} 前办结）{}", fact.code, fact.title, fact.lead, helps, iso(fact.due),
                                 meeting_words(fact.meeting)),
                     fact.note);
}

std::string ResolutionNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ResolutionDone& fact) {
    return with_note(fmt::format("议定事项 {} 已办结", fact.code), fact.note);
}

std::string ResolutionNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ResolutionCarried& fact) {
    const std::string until = fact.due ? fmt::format("，期限改为 {}", iso(*fact.due)) : "";
    return with_note(fmt::format("议定事项 {} 转下次会议{}{}", fact.code, until, meeting_words(fact.meeting)), fact.note);
}

std::optional<GivenCode> ResolutionNoun::code(const ResolutionMade& fact) { return GivenCode{fact.code, fact.title}; }
std::optional<GivenCode> ResolutionNoun::code(const ResolutionDone& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ResolutionNoun::code(const ResolutionCarried& /*fact*/) { return std::nullopt; }

void ResolutionNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, resolution] : state.resolutions) {
        const Spot spot{kResolution, resolution.project.value_or(""), code, "zb resolution list"};
        finder.look(spot, code);
        finder.look(spot, resolution.title);
        finder.look(spot, resolution.outcome);
        for (const CarriedOver& carried : resolution.carried) finder.look(spot, carried.reason);
    }
}

Table resolutions_table(const State& state, Date day, const std::function<bool(const Resolution&)>& wanted) {
    Table table;
    table.columns = {{"code", "编号"},
                     {"title", "议定事项"},
                     {"lead", "牵头单位"},
                     {"co", "配合单位"},
                     {"due", "期限"},
                     {"state", "状态"},
                     {"overdue", "逾期", Align::right},
                     {"done", "办结日"},
                     {"made", "议定日"},
                     {"meeting", "会议编号"},
                     {"project", "项目代码"},
                     {"first_due", "原期限"},
                     {"carried", "转会次数", Align::right},
                     {"outcome", "办理情况"},
                     {"seq", "台账条目", Align::right}};
    const Calendar& calendar = state.origin.calendar();
    for (const auto& [code, resolution] : state.resolutions) {
        if (!wanted(resolution)) continue;
        Row row{Cell{code}, Cell{resolution.title}, Cell{resolution.lead}, texts_cell(resolution.co), Cell{resolution.due}};
        row.append({Cell{resolution_status(resolution, day, calendar)}, Cell{late_days(resolution, day, calendar)}, Cell{resolution.done},
                    Cell{resolution.made}, Cell{resolution.meeting}, Cell{resolution.project}, Cell{resolution.first_due},
                    Cell{static_cast<std::int64_t>(resolution.carried.size())}, Cell{resolution.outcome}, Cell{resolution.seq}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

NounTable ResolutionNoun::table(const State& state, Date day) {
    return {"resolution", "议定事项；同 zb resolution list", resolutions_table(state, day, [](const Resolution&) { return true; })};
}

}  // namespace zb
