// SPDX-License-Identifier: Apache-2.0
// What is asked of each act on an inquiry.
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/personal_numbers.h"

namespace zb {

namespace {

std::string show_inquiry(const std::string& code) { return fmt::format("看它：zb inquiry show {}", code); }

// The inquiry that a fact of its own project is about.
const Inquiry& inquiry_acted_on(const State& state, const Envelope& envelope, const std::string& code) {
    const Inquiry& inquiry = known_inquiry(state, code);
    if (inquiry.project == project_of(envelope)) return inquiry;
    const std::string of = inquiry.project.empty() ? std::string{"不属于哪个项目"} : fmt::format("是 {} 的", inquiry.project);
    throw Error{Fault{"inquiry.other_project", fmt::format("{} {}，不是 {} 的", code, of, project_of(envelope)), "只写咨询编号，不写项目",
                      Place{0, "项目", project_of(envelope)}}};
}

// The same, neither returned nor closed, and not acted upon before it came.
const Inquiry& live_inquiry(const State& state, const Envelope& envelope, const std::string& code) {
    const Inquiry& inquiry = inquiry_acted_on(state, envelope, code);
    const InquiryStanding standing = inquiry.standing();
    if (standing == InquiryStanding::returned || standing == InquiryStanding::closed) {
        const bool back = standing == InquiryStanding::returned;
        throw Error{Fault{
            "inquiry.ended",
            fmt::format("{}“{}”已于 {} {}", code, inquiry.title, iso(back ? *inquiry.returned : *inquiry.closed), back ? "退回" : "办结"),
            show_inquiry(code), Place{0, "咨询编号", code}}};
    }
    if (envelope.on < inquiry.received) {
        throw Error{Fault{"inquiry.before_received",
                          fmt::format("{} 于 {} 收到，不能记在 {}", code, iso(inquiry.received), iso(envelope.on)),
                          fmt::format("把 --on 写成 {} 或以后的日期", iso(inquiry.received)), Place{0, "on", iso(envelope.on)}}};
    }
    return inquiry;
}

const Inquiry& open_inquiry(const State& state, const Envelope& envelope, const std::string& code) {
    const Inquiry& inquiry = live_inquiry(state, envelope, code);
    if (inquiry.is_open()) return inquiry;
    throw Error{Fault{"inquiry.answered", fmt::format("{}“{}”已于 {} 答复", code, inquiry.title, iso(inquiry.answers.back().on)),
                      fmt::format("回访后不满意的才再答复：zb inquiry follow {} --unsatisfied；{}", code, show_inquiry(code)),
                      Place{0, "咨询编号", code}}};
}

void refuse_no_reason(const std::string& note, std::string_view what) {
    if (!trim(note).empty()) return;
    throw Error{Fault{"inquiry.no_reason", fmt::format("{}没有写原因", what), "加 --note 原因", Place{0, "note", ""}}};
}

void check_ticket(const State& state, const InquiryReceived& fact) {
    if (!fact.ticket) return;
    refuse_blank(*fact.ticket, "12345 工单号");
    if (fact.way != InquiryWay::hotline) {
        throw Error{Fault{"inquiry.ticket", fmt::format("{}来的咨询没有 12345 工单号", label(fact.way)), "12345 转来的写 --way 12345",
                          Place{0, "12345 工单号", *fact.ticket}}};
    }
    for (const auto& [code, other] : state.inquiries) {
        if (other.ticket != fact.ticket) continue;
        throw Error{Fault{"inquiry.same_ticket", fmt::format("工单 {} 已记为 {}“{}”", *fact.ticket, code, other.title),
                          "看已记的工单：zb inquiry list --way 12345", Place{0, "12345 工单号", *fact.ticket}}};
    }
}

}  // namespace

void InquiryNoun::check(const State& state, const Envelope& envelope, const InquiryReceived& fact) {
    if (envelope.project) state.project(*envelope.project);
    check_code(fact.code, "咨询编号");
    refuse_blank(fact.title, "咨询内容");
    if (fact.due < envelope.on) {
        throw Error{Fault{"inquiry.due_before_received", fmt::format("答复期限 {} 早于收到之日 {}", iso(fact.due), iso(envelope.on)),
                          "把 --due 写成收到当日或以后的日期，或不写：按类别推算", Place{0, "答复期限", iso(fact.due)}}};
    }
    if (fact.to) refuse_gone(known_staff(state, *fact.to), envelope.on);
    check_ticket(state, fact);
    const auto known = state.inquiries.find(fact.code);
    if (known == state.inquiries.end()) return;
    throw Error{Fault{"inquiry.doubled", fmt::format("编号 {} 已经是“{}”", fact.code, known->second.title), "不写 --code 就取下一个空号",
                      Place{0, "咨询编号", fact.code}}};
}

void InquiryNoun::check(const State& state, const Envelope& envelope, const InquiryPushed& fact) {
    const Inquiry& inquiry = open_inquiry(state, envelope, fact.code);
    refuse_gone(known_staff(state, fact.to), envelope.on);
    if (inquiry.to != fact.to) return;
    throw Error{Fault{"inquiry.same_person", fmt::format("{} 已经在 {} 手里", fact.code, fact.to), show_inquiry(fact.code),
                      Place{0, "承办人", fact.to}}};
}

// 延期 once (assumed, rules.zh.md 8), with the reason.
void InquiryNoun::check(const State& state, const Envelope& envelope, const InquiryExtended& fact) {
    const Inquiry& inquiry = open_inquiry(state, envelope, fact.code);
    refuse_no_reason(fact.note, fact.code + " 延期");
    const auto refuse = [&](std::string_view code, std::string message, std::string hint) {
        throw Error{Fault{std::string{code}, std::move(message), std::move(hint), Place{0, "due", iso(fact.due)}}};
    };
    if (inquiry.extended)
        refuse("inquiry.extended_twice", fmt::format("{} 已延期到 {}，只延一次", fact.code, iso(inquiry.due)), show_inquiry(fact.code));
    if (envelope.on > inquiry.due)
        refuse("inquiry.extended_late", fmt::format("{} 期限 {}，在 {} 已逾期，不能再延", fact.code, iso(inquiry.due), iso(envelope.on)),
               "尽快答复：zb inquiry answer " + fact.code);
    const int most = inquiry_extend_days(state.origin, envelope.on);
    const Date last = state.origin.calendar().add(inquiry.due, WorkingDays{most});
    if (fact.due <= inquiry.due || fact.due > last)
        refuse("inquiry.extended_far", fmt::format("{} 期限 {}，最多延 {} 个工作日，到 {}", fact.code, iso(inquiry.due), most, iso(last)),
               fmt::format("--due 写 {} 以后、{} 以前的日期", iso(inquiry.due), iso(last)));
}

void InquiryNoun::check(const State& state, const Envelope& envelope, const InquiryAnswered& fact) {
    open_inquiry(state, envelope, fact.code);
    for (const std::string& code : fact.articles) {
        const Article& article = known_article(state, code);
        if (!article.withdrawn || *article.withdrawn > envelope.on) continue;
        throw Error{Fault{"article.withdrawn",
                          fmt::format("{}“{}”已于 {} 撤下，不能作答复的依据", code, article.content().title, iso(*article.withdrawn)),
                          fmt::format("换一条：zb article search 文字；看它：zb article show {}", code), Place{0, "条目编号", code}}};
    }
}

void InquiryNoun::check(const State& state, const Envelope& envelope, const InquiryReturned& fact) {
    open_inquiry(state, envelope, fact.code);
    refuse_no_reason(fact.note, fact.code + " 退回");
}

void InquiryNoun::check(const State& state, const Envelope& envelope, const InquiryFollowed& fact) {
    const Inquiry& inquiry = live_inquiry(state, envelope, fact.code);
    if (inquiry.is_open()) {
        throw Error{Fault{"inquiry.not_answered", fmt::format("{}“{}”还没有答复，不能回访", fact.code, inquiry.title),
                          "先答复：zb inquiry answer " + fact.code, Place{0, "咨询编号", fact.code}}};
    }
    const Date answered = inquiry.answers.back().on;
    if (envelope.on < answered) {
        throw Error{Fault{"inquiry.followed_early",
                          fmt::format("{} 于 {} 答复，不能在 {} 回访", fact.code, iso(answered), iso(envelope.on)),
                          fmt::format("把 --on 写成 {} 或以后的日期", iso(answered)), Place{0, "on", iso(envelope.on)}}};
    }
}

// One that nobody answered ends only with the reason, as where the asker took it back.
void InquiryNoun::check(const State& state, const Envelope& envelope, const InquiryClosed& fact) {
    const Inquiry& inquiry = live_inquiry(state, envelope, fact.code);
    if (inquiry.is_open() && !fact.note) {
        throw Error{Fault{"inquiry.not_answered", fmt::format("{}“{}”还没有答复", fact.code, inquiry.title),
                          fmt::format("先答复：zb inquiry answer {}；提问人撤回的，写 --note 原因", fact.code),
                          Place{0, "咨询编号", fact.code}}};
    }
}

}  // namespace zb
