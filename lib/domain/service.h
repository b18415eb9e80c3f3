// SPDX-License-Identifier: Apache-2.0
// 服务: what the window and the specialists do for an enterprise beside its approvals (江海政数〔2021〕14号 四（一）、四（三）、六（三）),
// and what the task force makes known of itself. Some are done at once, some are followed up until they are closed.
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

#include "base/money.h"
#include "base/table.h"
#include "calendar/calendar.h"
#include "domain/noun.h"

namespace zb {

enum class ServiceSort {
    policy_advice,   // 政策咨询
    policy,          // 政策兑现
    green_channel,   // 绿色通道
    case_by_case,    // 一事一议
    urgent,          // 急事急办
    extended_hours,  // 延时服务
    visit,           // 上门服务
    need,            // 企业需求
    contact,         // 对接
    publicity,       // 宣传
};
struct ServiceMeaning {
    ServiceSort sort;
    std::string_view key;
    std::string_view label;
    bool followed_up;  // open until it is closed; else only where it has a day
    bool of_project;   // belongs to a project always
};
std::span<const ServiceMeaning> service_sorts();
std::string_view key(ServiceSort sort);
std::string_view label(ServiceSort sort);
template <>
struct EnumWords<ServiceSort> {
    static std::optional<ServiceSort> find(std::string_view key);
};

struct ServiceBegun {
    static constexpr std::string_view kind = "service.begun";
    std::string code;
    ServiceSort sort = ServiceSort::visit;
    std::string title;
    std::optional<std::string> policy;       // 政策名称
    std::optional<Money> amount;             // applied for
    std::optional<std::string> counterpart;  // 来源部门, 企业 or 单位 on the other side
    std::optional<std::string> medium;       // of publicity
    std::optional<std::string> place;        // where; the park of publicity
    std::optional<int> reach;                // people or enterprises reached
    std::optional<Date> due;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "服务编号");
        visit("sort", self.sort, "种类");
        visit("title", self.title, "内容");
        visit("policy", self.policy, "政策");
        visit("amount", self.amount, "申请金额");
        visit("counterpart", self.counterpart, "对方");
        visit("medium", self.medium, "媒介");
        visit("place", self.place, "地点或园区");
        visit("reach", self.reach, "覆盖数");
        visit("due", self.due, "期限");
        visit("note", self.note, "备注");
    }
};

struct ServiceFollowedUp {
    static constexpr std::string_view kind = "service.followed_up";
    std::string code;
    std::string progress;
    std::optional<Date> due;  // the new one
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "服务编号");
        visit("progress", self.progress, "进展");
        visit("due", self.due, "改定的期限");
        visit("note", self.note, "备注");
    }
};

// 兑现: money of a policy that reached the enterprise.
struct PolicyPaid {
    static constexpr std::string_view kind = "service.policy_paid";
    std::string code;
    Money amount;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "服务编号");
        visit("amount", self.amount, "到账金额");
        visit("note", self.note, "备注");
    }
};

struct ServiceClosed {
    static constexpr std::string_view kind = "service.closed";
    std::string code;
    std::string result;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "服务编号");
        visit("result", self.result, "结果");
        visit("note", self.note, "备注");
    }
};

struct ServiceNoun {
    using Fact = std::variant<ServiceBegun, ServiceFollowedUp, PolicyPaid, ServiceClosed>;
    static constexpr EntryRules rules = kWorkEntry;
    static void check(const State&, const Envelope&, const ServiceBegun&);
    static void check(const State&, const Envelope&, const ServiceFollowedUp&);
    static void check(const State&, const Envelope&, const PolicyPaid&);
    static void check(const State&, const Envelope&, const ServiceClosed&);
    static void apply(State&, const Envelope&, const ServiceBegun&);
    static void apply(State&, const Envelope&, const ServiceFollowedUp&);
    static void apply(State&, const Envelope&, const PolicyPaid&);
    static void apply(State&, const Envelope&, const ServiceClosed&);
    static void index(const Envelope&, const ServiceBegun&, Index&);
    static void index(const Envelope&, const ServiceFollowedUp&, Index&);
    static void index(const Envelope&, const PolicyPaid&, Index&);
    static void index(const Envelope&, const ServiceClosed&, Index&);
    static std::string words(const State&, const Envelope&, const ServiceBegun&);
    static std::string words(const State&, const Envelope&, const ServiceFollowedUp&);
    static std::string words(const State&, const Envelope&, const PolicyPaid&);
    static std::string words(const State&, const Envelope&, const ServiceClosed&);
    static DailyLine line(const State&, const Envelope&, const ServiceBegun&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ServiceFollowedUp&, Date evening);
    static DailyLine line(const State&, const Envelope&, const PolicyPaid&, Date evening);
    static DailyLine line(const State&, const Envelope&, const ServiceClosed&, Date evening);
    static std::optional<GivenCode> code(const ServiceBegun&);
    static std::optional<GivenCode> code(const ServiceFollowedUp&);
    static std::optional<GivenCode> code(const PolicyPaid&);
    static std::optional<GivenCode> code(const ServiceClosed&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

struct Service {
    struct Step {
        Date on;
        std::int64_t seq = 0;
        std::optional<std::string> by;
        std::string words;
    };
    struct Payment {
        Date on;
        Money amount;
        std::int64_t seq = 0;
        std::optional<std::string> by;
    };
    ServiceBegun begun;
    std::optional<std::string> project;
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    std::optional<Date> due;
    std::vector<Step> steps;  // follow-ups
    std::vector<Payment> payments;
    std::optional<Date> closed;
    std::int64_t closed_seq = 0;
    std::optional<std::string> closed_by;
    std::optional<std::string> result;

    bool followed_up() const;  // wants to be closed, or was
    bool open() const { return followed_up() && !closed; }
    Money paid() const;
    Date last_day() const;  // of anything recorded of it
};
using Services = std::map<std::string, Service, std::less<>>;  // by code

// Throws Error "service.unknown" with the nearest.
const Service& known_service(const State& state, std::string_view code);
// Working days past its day where it is open.
int overdue_days(const Service& service, Date day, const Calendar& calendar);
// One row a service of which `wanted` says yes, in order of code.
Table services_table(const State& state, Date day, const std::function<bool(const Service&)>& wanted);
// One row a sort that occurs: how many begun in the period, closed in it, open on its last day and of these overdue; money applied for
// and paid in it, and how many were reached.
Table service_counts(const State& state, Date first, Date last);

}  // namespace zb
