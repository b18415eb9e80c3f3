// SPDX-License-Identifier: Apache-2.0
// Inquiries: their clock, what follows of each act, and how it is worded.
#include "domain/inquiry.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/running_code.h"
#include "domain/step/words.h"
#include "domain/wording.h"

namespace zb {

namespace {

struct WayWords {
    InquiryWay way;
    std::string_view key, label;
};
constexpr std::array<WayWords, 4> kWays{{{InquiryWay::window, "window", "窗口"},
                                         {InquiryWay::visit, "visit", "上门"},
                                         {InquiryWay::phone, "phone", "电话"},
                                         {InquiryWay::hotline, "hotline", "12345"}}};

struct KindWords {
    InquiryKind kind;
    std::string_view key, label, setting;
};
constexpr std::array<KindWords, 3> kKinds{{{InquiryKind::consultation, "consultation", "咨询", "inquiry.consultation_days"},
                                           {InquiryKind::help, "help", "求助", "inquiry.help_days"},
                                           {InquiryKind::complaint, "complaint", "投诉", "inquiry.complaint_days"}}};

const WayWords& words_of(InquiryWay way) {
    return *std::find_if(kWays.begin(), kWays.end(), [&](const WayWords& row) { return row.way == way; });
}

const KindWords& words_of(InquiryKind kind) {
    return *std::find_if(kKinds.begin(), kKinds.end(), [&](const KindWords& row) { return row.kind == kind; });
}

Inquiry* inquiry_found(State& state, const std::string& code) {
    const auto known = state.inquiries.find(code);
    return known == state.inquiries.end() ? nullptr : &known->second;
}

// Streams: that of its project; what belongs to no project has the stream of the empty code, which a fold reads where it is asked to.
void put_stream(const Envelope& envelope, Index& index) { index.subjects.push_back(project_stream(project_of(envelope))); }

std::string answer_words(const Inquiry& inquiry) {
    if (inquiry.answers.empty()) return {};
    const InquiryAnswer& last = inquiry.answers.back();
    std::string text = last.text.value_or("");
    if (!last.articles.empty()) text += fmt::format("{}（依据 {}）", text.empty() ? "" : " ", join(last.articles, "、"));
    return text;
}

}  // namespace

std::string_view key(InquiryWay way) { return words_of(way).key; }
std::string_view label(InquiryWay way) { return words_of(way).label; }
std::string_view key(InquiryKind kind) { return words_of(kind).key; }
std::string_view label(InquiryKind kind) { return words_of(kind).label; }

std::optional<InquiryWay> inquiry_way(std::string_view word) {
    for (const WayWords& row : kWays)
        if (row.key == word || row.label == word) return row.way;
    return std::nullopt;
}

std::optional<InquiryKind> inquiry_kind(std::string_view word) {
    for (const KindWords& row : kKinds)
        if (row.key == word || row.label == word) return row.kind;
    return std::nullopt;
}

InquiryStanding Inquiry::standing() const {
    if (closed) return InquiryStanding::closed;
    if (returned) return InquiryStanding::returned;
    return answers.empty() || reopened ? InquiryStanding::open : InquiryStanding::answered;
}

std::optional<Date> Inquiry::settled() const {
    if (returned) return returned;
    if (!answers.empty() && !reopened) return answers.back().on;
    return closed;
}

// Due by kind: 江门 has no published rule for the hotline's tickets; the days are settings, assumed from those of other places
// (rules.zh.md 8). The day of receipt is not counted (民法典 第二百零一条).
Date inquiry_due(const Origin& origin, InquiryKind kind, bool complex, Date on) {
    const std::string_view setting = complex ? "inquiry.complex_days" : words_of(kind).setting;
    return origin.calendar().add(on, WorkingDays{origin.setting_number(setting, on)});
}

int inquiry_return_days(const Origin& origin, Date day) { return origin.setting_number("inquiry.return_days", day); }
int inquiry_extend_days(const Origin& origin, Date day) { return origin.setting_number("inquiry.extend_days", day); }

InquiryToday inquiry_today(const Inquiry& inquiry, const Origin& origin, Date day) {
    const Calendar& calendar = origin.calendar();
    const std::optional<Date> settled = inquiry.settled();
    const Date until = settled.value_or(day);
    InquiryToday today;
    today.limit = calendar.elapsed(inquiry.since, inquiry.due).count;
    today.past = until > inquiry.due;
    today.overdue = today.past ? calendar.elapsed(inquiry.due, until).count : 0;
    if (settled) return today;
    today.left = today.past ? 0 : calendar.elapsed(day, inquiry.due).count;
    const int used = calendar.elapsed(inquiry.since, day).count;
    today.unassigned = !inquiry.to && used >= origin.setting_number("inquiry.assign_days", day);
    const bool close = nearly_due(today.left, used, today.limit, lamp_rules(origin, day));
    today.lamp = today.past ? Lamp::red : close ? Lamp::yellow : Lamp::green;
    return today;
}

std::string_view standing_words(const Inquiry& inquiry, Date day) {
    switch (inquiry.standing()) {
        case InquiryStanding::open: return day > inquiry.due ? "逾期" : "待答复";
        case InquiryStanding::answered: return "已答复";
        case InquiryStanding::returned: return "已退回";
        case InquiryStanding::closed: return "已办结";
    }
    return {};
}

std::string next_inquiry_code(const Inquiries& inquiries, int year) { return next_running_code(inquiries, fmt::format("Q-{}-", year)); }

const Inquiry& known_inquiry(const State& state, const std::string& code) {
    const auto known = state.inquiries.find(code);
    if (known != state.inquiries.end()) return known->second;
    std::vector<std::string> codes;
    for (const auto& [other, inquiry] : state.inquiries) codes.push_back(other);
    const std::string near = nearest(code, codes);
    constexpr std::string_view kList = "查看待答复的：zb inquiry list --open";
    throw Error{Fault{"inquiry.unknown", fmt::format("没有咨询“{}”", code),
                      near.empty() ? std::string{kList} : with_nearest_code(near, kList), Place{0, "咨询编号", code}}};
}

bool is_asked(const State& state, const Inquiry& inquiry, std::string_view person, Date day) {
    if (inquiry.to) return *inquiry.to == person;
    const auto project = state.projects.find(inquiry.project);
    return project != state.projects.end() && is_on_duty(state, project->second, person, day);
}

void InquiryNoun::apply(State& state, const Envelope& envelope, const InquiryReceived& fact) {
    Inquiry inquiry{fact};
    inquiry.project = project_of(envelope);
    inquiry.received = envelope.on;
    inquiry.since = envelope.on;
    inquiry.seq = envelope.seq;
    state.inquiries.insert_or_assign(fact.code, std::move(inquiry));
}

void InquiryNoun::apply(State& state, const Envelope& /*envelope*/, const InquiryPushed& fact) {
    if (Inquiry* inquiry = inquiry_found(state, fact.code)) inquiry->to = fact.to;
}

void InquiryNoun::apply(State& state, const Envelope& /*envelope*/, const InquiryExtended& fact) {
    Inquiry* inquiry = inquiry_found(state, fact.code);
    if (inquiry == nullptr) return;
    inquiry->due = fact.due;
    inquiry->extended = true;
}

void InquiryNoun::apply(State& state, const Envelope& envelope, const InquiryAnswered& fact) {
    Inquiry* inquiry = inquiry_found(state, fact.code);
    if (inquiry == nullptr) return;
    inquiry->answers.push_back({envelope.on, envelope.seq, envelope.by, fact.answer ? fact.answer : fact.note, fact.articles});
    inquiry->reopened = false;
}

void InquiryNoun::apply(State& state, const Envelope& envelope, const InquiryReturned& fact) {
    Inquiry* inquiry = inquiry_found(state, fact.code);
    if (inquiry == nullptr) return;
    inquiry->returned = envelope.on;
    inquiry->end_note = fact.note;
}

void InquiryNoun::apply(State& state, const Envelope& envelope, const InquiryFollowed& fact) {
    Inquiry* inquiry = inquiry_found(state, fact.code);
    if (inquiry == nullptr) return;
    inquiry->followed = envelope.on;
    inquiry->follow_up = fact.note;
    if (!fact.due) return;
    inquiry->reopened = true;
    inquiry->extended = false;
    inquiry->since = envelope.on;
    inquiry->due = *fact.due;
}

void InquiryNoun::apply(State& state, const Envelope& envelope, const InquiryClosed& fact) {
    Inquiry* inquiry = inquiry_found(state, fact.code);
    if (inquiry == nullptr) return;
    inquiry->closed = envelope.on;
    inquiry->end_note = fact.note;
}

// Commands name an inquiry by its code alone, so the index of names gives its project; and a ticket finds the one that has it already.
void InquiryNoun::index(const Envelope& envelope, const InquiryReceived& fact, Index& index) {
    put_stream(envelope, index);
    index.names.push_back(Name{"inquiry", project_of(envelope), fact.code});
    if (fact.ticket) index.names.push_back(Name{"ticket", project_of(envelope), *fact.ticket});
}

void InquiryNoun::index(const Envelope& envelope, const InquiryPushed& /*fact*/, Index& index) { put_stream(envelope, index); }
void InquiryNoun::index(const Envelope& envelope, const InquiryExtended& /*fact*/, Index& index) { put_stream(envelope, index); }
void InquiryNoun::index(const Envelope& envelope, const InquiryAnswered& /*fact*/, Index& index) { put_stream(envelope, index); }
void InquiryNoun::index(const Envelope& envelope, const InquiryReturned& /*fact*/, Index& index) { put_stream(envelope, index); }
void InquiryNoun::index(const Envelope& envelope, const InquiryFollowed& /*fact*/, Index& index) { put_stream(envelope, index); }
void InquiryNoun::index(const Envelope& envelope, const InquiryClosed& /*fact*/, Index& index) { put_stream(envelope, index); }

std::string InquiryNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const InquiryReceived& fact) {
    const std::string ticket = fact.ticket ? fmt::format("工单 {}，", *fact.ticket) : "";
    const std::string to = fact.to ? fmt::format("，推送{}", *fact.to) : "";
    return with_note(
        fmt::format("收到{}{} {} {}（{}{} 前答复{}）", label(fact.way), label(fact.asks), fact.code, fact.title, ticket, iso(fact.due), to),
        fact.note);
}

std::string InquiryNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const InquiryPushed& fact) {
    return with_note(fmt::format("{} 推送{}", fact.code, fact.to), fact.note);
}

std::string InquiryNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const InquiryExtended& fact) {
    return with_note(fmt::format("{} 延期到 {}", fact.code, iso(fact.due)), fact.note);
}

std::string InquiryNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const InquiryAnswered& fact) {
    const std::string on = fact.articles.empty() ? "" : fmt::format("（依据 {}）", join(fact.articles, "、"));
    return with_note(with_note(fmt::format("答复 {}{}", fact.code, on), fact.answer), fact.note);
}

std::string InquiryNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const InquiryReturned& fact) {
    return with_note(fmt::format("退回 {}", fact.code), fact.note);
}

std::string InquiryNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const InquiryFollowed& fact) {
    const std::string again = fact.due ? fmt::format("不满意，{} 前再答复", iso(*fact.due)) : "满意";
    return with_note(fmt::format("回访 {}，{}", fact.code, again), fact.note);
}

std::string InquiryNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const InquiryClosed& fact) {
    return with_note(fmt::format("咨询 {} 办结", fact.code), fact.note);
}

std::optional<GivenCode> InquiryNoun::code(const InquiryReceived& fact) { return GivenCode{fact.code, fact.title}; }
std::optional<GivenCode> InquiryNoun::code(const InquiryPushed& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> InquiryNoun::code(const InquiryExtended& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> InquiryNoun::code(const InquiryAnswered& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> InquiryNoun::code(const InquiryReturned& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> InquiryNoun::code(const InquiryFollowed& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> InquiryNoun::code(const InquiryClosed& /*fact*/) { return std::nullopt; }

void InquiryNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, inquiry] : state.inquiries) {
        const Spot spot{"咨询", inquiry.project, code, fmt::format("zb inquiry show {}", code)};
        finder.look(spot, code);
        finder.look(spot, inquiry.title);
        finder.look(spot, inquiry.ticket);
        for (const InquiryAnswer& answer : inquiry.answers) finder.look(spot, answer.text);
        finder.look(spot, inquiry.follow_up);
        finder.look(spot, inquiry.end_note);
    }
}

Table inquiries_table(const State& state, Date day, const std::function<bool(const Inquiry&)>& wanted) {
    Table table;
    table.columns = {{"code", "咨询编号"},   {"title", "咨询内容"},     {"project", "项目代码"},        {"project_name", "项目名称"},
                     {"way", "渠道"},        {"asks", "类别"},          {"received", "收到日期"},       {"due", "答复期限"},
                     {"state", "状态"},      {"staff", "承办人"},       {"left", "剩余", Align::right}, {"lamp", "灯"},
                     {"ticket", "工单号"},   {"step", "事项"},          {"answered", "答复日期"},       {"answer", "答复"},
                     {"followed", "回访日"}, {"follow_up", "回访情况"}, {"end_note", "退回、办结说明"}};
    for (const auto& [code, inquiry] : state.inquiries) {
        if (!wanted(inquiry)) continue;
        const InquiryToday today = inquiry_today(inquiry, state.origin, day);
        const auto project = state.projects.find(inquiry.project);
        Row row{Cell{code}, Cell{inquiry.title}, text_cell(inquiry.project)};
        row.push_back(project == state.projects.end() ? Cell{} : Cell{project->second.name});
        row.append({Cell{label(inquiry.way)}, Cell{label(inquiry.asks)}, Cell{inquiry.received}, Cell{inquiry.due},
                    Cell{standing_words(inquiry, day)}, Cell{inquiry.to}});
        row.push_back(inquiry.is_open() ? Cell{today.past ? -today.overdue : today.left} : Cell{});
        row.push_back(today.lamp ? Cell{Value{std::string{key(*today.lamp)}}, std::string{label(*today.lamp)}} : Cell{});
        row.push_back(Cell{inquiry.ticket});
        row.push_back(inquiry.step ? Cell{Value{*inquiry.step}, step_called(state, {0, {}, {}, {}, {}, inquiry.project}, *inquiry.step)}
                                   : Cell{});
        const bool answered = !inquiry.answers.empty();
        row.append({answered ? Cell{inquiry.answers.back().on} : Cell{}, text_cell(answer_words(inquiry)), Cell{inquiry.followed},
                    Cell{inquiry.follow_up}, Cell{inquiry.end_note}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

NounTable InquiryNoun::table(const State& state, Date day) {
    return {"inquiry", "咨询和 12345 工单；同 zb inquiry list", inquiries_table(state, day, [](const Inquiry&) { return true; })};
}

}  // namespace zb
