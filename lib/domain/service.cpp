// SPDX-License-Identifier: Apache-2.0
// Services from beginning to close.
#include "domain/service.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"
#include "domain/wording.h"

namespace zb {

namespace {

const std::string kService = "服务";

// 江海政数〔2021〕14号 四（一）: 惠企政策咨询服务、政策兑现、绿色通道、一事一议、急事急办、延时服务、上门服务; 四（三）:
// 企业需求、与来源单位对接; 六（三）: 宣传.
constexpr std::array kSorts = {
    ServiceMeaning{ServiceSort::policy_advice, "policy_advice", "政策咨询", false, false},
    ServiceMeaning{ServiceSort::policy, "policy", "政策兑现", true, true},
    ServiceMeaning{ServiceSort::green_channel, "green_channel", "绿色通道", true, true},
    ServiceMeaning{ServiceSort::case_by_case, "case_by_case", "一事一议", true, true},
    ServiceMeaning{ServiceSort::urgent, "urgent", "急事急办", true, true},
    ServiceMeaning{ServiceSort::extended_hours, "extended_hours", "延时服务", false, false},
    ServiceMeaning{ServiceSort::visit, "visit", "上门服务", false, true},
    ServiceMeaning{ServiceSort::need, "need", "企业需求", true, true},
    ServiceMeaning{ServiceSort::contact, "contact", "对接", false, false},
    ServiceMeaning{ServiceSort::publicity, "publicity", "宣传", false, false},
};

const ServiceMeaning& meaning_of(ServiceSort sort) {
    return *std::find_if(kSorts.begin(), kSorts.end(), [&](const ServiceMeaning& row) { return row.sort == sort; });
}

std::string sum_words(Money sum) { return in_wan(sum) + " 万元"; }
Cell sum_cell(Money sum) { return Cell{Value{sum}, sum_words(sum)}; }

// The service that a fact of its own project is about, still open, and on a day not before what is recorded of it.
const Service& open_service(const State& state, const Envelope& envelope, const std::string& code) {
    const Service& service = known_service(state, code);
    const auto place = [&] { return fmt::format("{}“{}”", code, service.begun.title); };
    if (service.project != envelope.project)
        throw Error{
            Fault{"service.other_project",
                  fmt::format("{} 是 {} 的服务，不是 {} 的", code, service.project.value_or("专班"), envelope.project.value_or("专班")),
                  "只写服务编号", Place{0, "服务编号", code}}};
    if (service.closed)
        throw Error{Fault{"service.closed_already", fmt::format("{}已于 {} 办结", place(), iso(*service.closed)),
                          "看它的经过：zb service show " + code, Place{0, "服务编号", code}}};
    if (envelope.on < service.last_day())
        throw Error{Fault{"service.before_last",
                          fmt::format("{}上一条在 {}，不能记在它之前的 {}", place(), iso(service.last_day()), iso(envelope.on)),
                          fmt::format("把 --on 写成 {} 或以后的日期", iso(service.last_day())), Place{0, "on", iso(envelope.on)}}};
    return service;
}

void refuse_past_due(const std::optional<Date>& due, Date on) {
    if (due && *due < on)
        throw Error{Fault{"service.due_past", fmt::format("期限 {} 早于当日 {}", iso(*due), iso(on)), "把 --due 写成当日或以后的日期",
                          Place{0, "期限", iso(*due)}}};
}

void require_sum(Money sum, std::string_view field) {
    if (sum.yuan > 0) return;
    throw Error{Fault{"service.no_sum", fmt::format("{}必须大于零", field), "写金额，如 120万元", Place{0, std::string{field}, ""}}};
}

// What only some sorts have, and what they must have.
void check_details(const ServiceBegun& fact) {
    const auto only = [&](bool given, std::string_view what, bool allowed, std::string_view where) {
        if (!given || allowed) return;
        throw Error{Fault{"service.stray_detail", fmt::format("{}不写{}，那是{}的", label(fact.sort), what, where),
                          fmt::format("去掉这一项，或改种类：--kind {}", where), Place{0, std::string{what}, ""}}};
    };
    const bool policy = fact.sort == ServiceSort::policy;
    const bool publicity = fact.sort == ServiceSort::publicity;
    only(fact.policy.has_value(), "政策", policy || fact.sort == ServiceSort::policy_advice, "政策兑现");
    only(fact.amount.has_value(), "申请金额", policy, "政策兑现");
    only(fact.medium.has_value(), "媒介", publicity, "宣传");
    only(fact.reach.has_value(), "覆盖数", publicity, "宣传");
    if (policy && !fact.policy)
        throw Error{Fault{"service.no_policy", "政策兑现没有写哪一项政策", "加 --policy 政策名称", Place{0, "政策", ""}}};
    if (publicity && !fact.medium)
        throw Error{Fault{"service.no_medium", "宣传没有写媒介", "加 --medium 媒介，如 公众号、宣讲会", Place{0, "媒介", ""}}};
    if (fact.sort == ServiceSort::contact && !fact.counterpart)
        throw Error{Fault{"service.no_counterpart", "对接没有写和谁", "加 --with 单位，如来源部门", Place{0, "对方", ""}}};
    if (fact.amount) require_sum(*fact.amount, "申请金额");
    if (fact.reach && *fact.reach < 0)
        throw Error{Fault{"service.bad_reach", "覆盖数不能是负数", "写人数或家数", Place{0, "覆盖数", std::to_string(*fact.reach)}}};
}

Service* find(State& state, const std::string& code) {
    const auto found = state.services.find(code);
    return found == state.services.end() ? nullptr : &found->second;
}

void add_stream(const Envelope& envelope, Index& index) {
    index.subjects.push_back(envelope.project ? project_stream(*envelope.project) : std::string{kRegistryStream});
}

// 政策兑现 技改补贴（申请 120 万元）; 宣传 惠企政策宣讲（宣讲会，高新区，80 人）.
std::string begun_words(const ServiceBegun& fact) {
    std::vector<std::string> details;
    if (fact.policy) details.push_back(*fact.policy);
    if (fact.amount) details.push_back("申请 " + sum_words(*fact.amount));
    if (fact.counterpart) details.push_back("与" + *fact.counterpart);
    if (fact.medium) details.push_back(*fact.medium);
    if (fact.place) details.push_back(*fact.place);
    if (fact.reach) details.push_back(fmt::format("覆盖 {} 人（家）", *fact.reach));
    if (fact.due) details.push_back(fmt::format("{} 前", iso(*fact.due)));
    return fmt::format("{} {}{}", label(fact.sort), fact.title, details.empty() ? "" : "（" + join(details, "，") + "）");
}

std::string_view standing_of(const Service& service, Date day) {
    if (!service.followed_up()) return "done";
    if (service.closed) return "closed";
    return service.due && *service.due < day ? "overdue" : "open";
}

std::string standing_words(std::string_view standing) {
    return std::string{standing == "done" ? "已提供" : standing == "closed" ? "已办结" : standing == "overdue" ? "逾期" : "跟进中"};
}

}  // namespace

std::span<const ServiceMeaning> service_sorts() { return kSorts; }
std::string_view key(ServiceSort sort) { return meaning_of(sort).key; }
std::string_view label(ServiceSort sort) { return meaning_of(sort).label; }

std::optional<ServiceSort> EnumWords<ServiceSort>::find(std::string_view key) {
    for (const ServiceMeaning& row : kSorts)
        if (row.key == key) return row.sort;
    return std::nullopt;
}

bool Service::followed_up() const { return meaning_of(begun.sort).followed_up || due || closed; }

Money Service::paid() const {
    Money sum;
    for (const Payment& payment : payments) sum = sum + payment.amount;
    return sum;
}

Date Service::last_day() const {
    Date last = steps.empty() ? on : std::max(on, steps.back().on);
    return payments.empty() ? last : std::max(last, payments.back().on);
}

const Service& known_service(const State& state, std::string_view code) {
    const auto found = state.services.find(code);
    if (found != state.services.end()) return found->second;
    std::vector<std::string> codes;
    for (const auto& [known, service] : state.services) codes.push_back(known);
    const std::string near = nearest(code, codes);
    throw Error{Fault{"service.unknown", fmt::format("没有服务“{}”", code),
                      near.empty() ? "查看服务：zb service list" : with_nearest_code(near, "查看服务：zb service list"),
                      Place{0, "服务编号", std::string{code}}}};
}

int overdue_days(const Service& service, Date day, const Calendar& calendar) {
    return !service.open() || !service.due || day <= *service.due ? 0 : calendar.elapsed(*service.due, day).count;
}

void ServiceNoun::check(const State& state, const Envelope& envelope, const ServiceBegun& fact) {
    if (envelope.project) refuse_closed(state.project(*envelope.project), envelope.on);
    check_code(fact.code, "服务编号");
    refuse_blank(fact.title, "内容");
    if (meaning_of(fact.sort).of_project && !envelope.project)
        throw Error{Fault{"service.no_project", fmt::format("{}没有写项目", label(fact.sort)),
                          "在 service add 后面写上项目：短码、代码或全名", Place{0, "项目", ""}}};
    check_details(fact);
    refuse_past_due(fact.due, envelope.on);
    const auto known = state.services.find(fact.code);
    if (known == state.services.end()) return;
    throw Error{Fault{"service.doubled", fmt::format("编号 {} 已经是“{}”", fact.code, known->second.begun.title),
                      "不写 --code 就取下一个空号", Place{0, "服务编号", fact.code}}};
}

void ServiceNoun::check(const State& state, const Envelope& envelope, const ServiceFollowedUp& fact) {
    open_service(state, envelope, fact.code);
    refuse_blank(fact.progress, "进展");
    refuse_past_due(fact.due, envelope.on);
}

void ServiceNoun::check(const State& state, const Envelope& envelope, const PolicyPaid& fact) {
    const Service& service = open_service(state, envelope, fact.code);
    if (service.begun.sort != ServiceSort::policy)
        throw Error{Fault{"service.no_policy", fmt::format("{} 是{}，不是政策兑现，没有到账", fact.code, label(service.begun.sort)),
                          "记它的进展：zb service follow " + fact.code + " --progress 文字", Place{0, "服务编号", fact.code}}};
    require_sum(fact.amount, "到账金额");
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    if (fact.amount.yuan > kMost - service.paid().yuan)
        throw Error{Fault{"service.sum_too_large", "到账金额合计太大", "核对金额和单位", Place{0, "到账金额", ""}}};
}

void ServiceNoun::check(const State& state, const Envelope& envelope, const ServiceClosed& fact) {
    const Service& service = open_service(state, envelope, fact.code);
    refuse_blank(fact.result, "结果");
    if (!service.followed_up())
        throw Error{Fault{"service.nothing_to_close", fmt::format("{} 是一次性的{}，不用办结", fact.code, label(service.begun.sort)),
                          "要补一句，记进展：zb service follow " + fact.code + " --progress 文字", Place{0, "服务编号", fact.code}}};
}

void ServiceNoun::apply(State& state, const Envelope& envelope, const ServiceBegun& fact) {
    Service service;
    service.begun = fact;
    service.project = envelope.project;
    service.on = envelope.on;
    service.seq = envelope.seq;
    service.by = envelope.by;
    service.due = fact.due;
    state.services.insert_or_assign(fact.code, std::move(service));
}

void ServiceNoun::apply(State& state, const Envelope& envelope, const ServiceFollowedUp& fact) {
    Service* service = find(state, fact.code);
    if (service == nullptr) return;
    if (fact.due) service->due = fact.due;
    service->steps.push_back({envelope.on, envelope.seq, envelope.by, fact.progress});
}

void ServiceNoun::apply(State& state, const Envelope& envelope, const PolicyPaid& fact) {
    if (Service* service = find(state, fact.code)) service->payments.push_back({envelope.on, fact.amount, envelope.seq, envelope.by});
}

void ServiceNoun::apply(State& state, const Envelope& envelope, const ServiceClosed& fact) {
    Service* service = find(state, fact.code);
    if (service == nullptr) return;
    service->closed = envelope.on;
    service->closed_seq = envelope.seq;
    service->closed_by = envelope.by;
    service->result = fact.result;
}

// Commands name a service by its code alone; one of no project is known to the registry.
void ServiceNoun::index(const Envelope& envelope, const ServiceBegun& fact, Index& index) {
    add_stream(envelope, index);
    index.names.push_back(Name{"service", envelope.project.value_or(std::string{kRegistryStream}), fact.code});
}

void ServiceNoun::index(const Envelope& envelope, const ServiceFollowedUp& /*fact*/, Index& index) { add_stream(envelope, index); }
void ServiceNoun::index(const Envelope& envelope, const PolicyPaid& /*fact*/, Index& index) { add_stream(envelope, index); }
void ServiceNoun::index(const Envelope& envelope, const ServiceClosed& /*fact*/, Index& index) { add_stream(envelope, index); }

std::string ServiceNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ServiceBegun& fact) {
    return with_note(fmt::format("{} {}", fact.code, begun_words(fact)), fact.note);
}

std::string ServiceNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ServiceFollowedUp& fact) {
    const std::string due = fact.due ? fmt::format("，改定 {} 前", iso(*fact.due)) : "";
    return with_note(fmt::format("服务 {} 跟进：{}{}", fact.code, fact.progress, due), fact.note);
}

std::string ServiceNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const PolicyPaid& fact) {
    return with_note(fmt::format("政策兑现 {} 到账 {}", fact.code, sum_words(fact.amount)), fact.note);
}

std::string ServiceNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ServiceClosed& fact) {
    return with_note(fmt::format("服务 {} 办结：{}", fact.code, fact.result), fact.note);
}

DailyLine ServiceNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ServiceBegun& fact, Date /*evening*/) {
    return {{}, kService, with_note(begun_words(fact), fact.note), {}};
}

DailyLine ServiceNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ServiceFollowedUp& fact, Date /*evening*/) {
    return {{}, kService, with_note(fmt::format("{} {}", fact.code, fact.progress), fact.note), {}};
}

DailyLine ServiceNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const PolicyPaid& fact, Date /*evening*/) {
    return {{}, kService, with_note(fmt::format("{} 政策资金到账 {}", fact.code, sum_words(fact.amount)), fact.note), {}};
}

DailyLine ServiceNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const ServiceClosed& fact, Date /*evening*/) {
    return {{}, kService, with_note(fmt::format("{} 办结：{}", fact.code, fact.result), fact.note), {}};
}

std::optional<GivenCode> ServiceNoun::code(const ServiceBegun& fact) { return GivenCode{fact.code, fact.title}; }
std::optional<GivenCode> ServiceNoun::code(const ServiceFollowedUp& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ServiceNoun::code(const PolicyPaid& /*fact*/) { return std::nullopt; }
std::optional<GivenCode> ServiceNoun::code(const ServiceClosed& /*fact*/) { return std::nullopt; }

void ServiceNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, service] : state.services) {
        const Spot spot{kService, service.project.value_or(""), code, "zb service show " + code};
        finder.look(spot, code);
        finder.look(spot, service.begun.title);
        finder.look(spot, service.begun.policy);
        finder.look(spot, service.begun.counterpart);
        finder.look(spot, service.begun.medium);
        finder.look(spot, service.begun.place);
        finder.look(spot, service.begun.note);
        for (const Service::Step& step : service.steps) finder.look(spot, step.words);
        finder.look(spot, service.result);
    }
}

Table services_table(const State& state, Date day, const std::function<bool(const Service&)>& wanted) {
    Table table;
    table.columns = {{"code", "服务编号"},
                     {"on", "日期"},
                     {"project", "项目代码"},
                     {"sort", "种类"},
                     {"title", "内容"},
                     {"due", "期限"},
                     {"standing", "状态"},
                     {"result", "结果"},
                     for_machines({"policy", "政策"}),
                     for_machines({"amount", "申请金额", Align::right}),
                     for_machines({"paid", "到账金额", Align::right}),
                     for_machines({"paid_on", "到账日"}),
                     for_machines({"counterpart", "对方"}),
                     for_machines({"medium", "媒介"}),
                     for_machines({"place", "地点或园区"}),
                     for_machines({"reach", "覆盖数", Align::right}),
                     {"by", "经办"},
                     for_machines({"closed", "办结日"}),
                     {"entry", "条目", Align::right}};
    for (const auto& [code, service] : state.services) {
        if (!wanted(service)) continue;
        const ServiceBegun& begun = service.begun;
        const std::string_view standing = standing_of(service, day);
        const Cell paid = service.payments.empty() ? Cell{} : sum_cell(service.paid());
        const Cell paid_on = service.payments.empty() ? Cell{} : Cell{service.payments.back().on};
        table.rows.push_back({code, service.on, service.project, Cell{Value{std::string{key(begun.sort)}}, std::string{label(begun.sort)}},
                              begun.title, service.due, Cell{Value{std::string{standing}}, standing_words(standing)}, service.result,
                              begun.policy, begun.amount ? sum_cell(*begun.amount) : Cell{}, paid, paid_on, begun.counterpart, begun.medium,
                              begun.place, begun.reach, service.by, service.closed, service.seq});
    }
    return table;
}

Table service_counts(const State& state, Date first, Date last) {
    Table table;
    table.columns = {{"sort", "种类"},
                     {"begun", "本期", Align::right},
                     {"closed", "办结", Align::right},
                     {"open", "期末跟进中", Align::right},
                     {"overdue", "其中逾期", Align::right},
                     {"applied", "申请金额", Align::right},
                     {"paid", "到账金额", Align::right},
                     {"reach", "覆盖数", Align::right}};
    for (const ServiceMeaning& row : kSorts) {
        std::int64_t begun = 0, closed = 0, open = 0, overdue = 0, reach = 0;
        Money applied, paid;
        const auto within = [&](Date day) { return first <= day && day <= last; };
        for (const auto& [code, service] : state.services) {
            if (service.begun.sort != row.sort) continue;
            if (within(service.on)) {
                ++begun;
                applied = applied + service.begun.amount.value_or(Money{});
                reach += service.begun.reach.value_or(0);
            }
            closed += service.closed && within(*service.closed) ? 1 : 0;
            open += service.open() ? 1 : 0;
            overdue += service.open() && service.due && *service.due < last ? 1 : 0;
            for (const Service::Payment& payment : service.payments)
                if (within(payment.on)) paid = paid + payment.amount;
        }
        if (begun + closed + open == 0 && paid.yuan == 0) continue;
        const bool policy = row.sort == ServiceSort::policy;
        table.rows.push_back({Cell{Value{std::string{row.key}}, std::string{row.label}}, begun, closed, open, overdue,
                              policy ? sum_cell(applied) : Cell{}, policy ? sum_cell(paid) : Cell{},
                              row.sort == ServiceSort::publicity ? Cell{reach} : Cell{}});
    }
    return table;
}

NounTable ServiceNoun::table(const State& state, Date day) {
    return {"service", "服务；同 zb service list", services_table(state, day, [](const Service&) { return true; })};
}

}  // namespace zb
