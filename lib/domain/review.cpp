// SPDX-License-Identifier: Apache-2.0
// Reviews: what is asked of one, the clock of a bad one's repair, and how it is worded.
#include "domain/review.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

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

template <class E>
struct KeyAndLabel {
    E value;
    std::string_view key, label;
};
constexpr std::array<KeyAndLabel<ReviewLevel>, kReviewLevels> kLevels{
    {{ReviewLevel::very_satisfied, "very_satisfied", "非常满意"},
     {ReviewLevel::satisfied, "satisfied", "满意"},
     {ReviewLevel::basically_satisfied, "basically_satisfied", "基本满意"},
     {ReviewLevel::unsatisfied, "unsatisfied", "不满意"},
     {ReviewLevel::very_unsatisfied, "very_unsatisfied", "非常不满意"}}};
constexpr std::array<KeyAndLabel<ReviewOf>, 3> kOf{
    {{ReviewOf::team, "team", "服务团队"}, {ReviewOf::specialist, "specialist", "服务专员"}, {ReviewOf::step, "step", "事项"}}};

std::string show_review(const std::string& code) { return fmt::format("看它：zb review list --code {}", code); }

bool same_matter(const Review& one, const ReviewReceived& other, const std::string& project) {
    return one.project == project && one.of == other.of && one.step == other.step && one.staff == other.staff &&
           one.occasion == other.occasion;
}

void check_review_target(const State& state, const Envelope& envelope, const ReviewReceived& fact) {
    if (fact.staff) known_staff(state, *fact.staff);
    if (!fact.step) return;
    const PlanVersion* plan = state.plans_of(project_of(envelope)).current();
    const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(*fact.step);
    const ProjectSteps& steps = state.steps_of(project_of(envelope));
    const auto record = steps.find(*fact.step);
    if (planned != nullptr && record != steps.end()) return;
    const std::string name = planned == nullptr ? *fact.step : planned->short_name;
    throw Error{Fault{"review.not_served", fmt::format("“{}”还没有申报，没有办过的事项不评价", name),
                      fmt::format("看各事项：zb step list {}", state.project(project_of(envelope)).short_code),
                      Place{0, "事项", *fact.step}}};
}

// The bad review that an act is about, still to be repaired.
const Review& open_review(const State& state, const Envelope& envelope, const std::string& code) {
    const Review& review = known_review(state, code);
    if (review.project != project_of(envelope)) {
        throw Error{Fault{"review.other_project", fmt::format("{} 是 {} 的评价，不是 {} 的", code, review.project, project_of(envelope)),
                          "只写评价编号", Place{0, "项目", project_of(envelope)}}};
    }
    if (!review.bad()) {
        throw Error{Fault{"review.not_bad", fmt::format("{} 是“{}”，不是差评，没有整改", code, label(review.level)), show_review(code),
                          Place{0, "评价编号", code}}};
    }
    if (review.excluded) {
        throw Error{Fault{"review.excluded", fmt::format("{} 已于 {} 排除", code, iso(*review.excluded)), show_review(code),
                          Place{0, "评价编号", code}}};
    }
    if (envelope.on < review.received) {
        throw Error{Fault{"review.before_received", fmt::format("{} 于 {} 收到，不能记在 {}", code, iso(review.received), iso(envelope.on)),
                          fmt::format("把 --on 写成 {} 或以后的日期", iso(review.received)), Place{0, "on", iso(envelope.on)}}};
    }
    return review;
}

void refuse_review_without_words(const ReviewAct& fact, std::string_view what) {
    if (!trim(fact.note).empty()) return;
    throw Error{Fault{"review.no_note", fmt::format("{} {}没有写情况", fact.code, what), "加 --note 情况", Place{0, "note", ""}}};
}

// Contact, repair, follow-up: one after the other (国办发〔2019〕51号: 核实、整改、反馈).
void expect_stage(const Review& review, ReviewStage stage, std::string_view what) {
    if (review.stage() == stage) return;
    constexpr std::string_view kNext[] = {"zb review contact ", "zb review repair ", "zb review follow "};
    const std::string hint = review.is_open() ? fmt::format("下一步：{}{}{}", kNext[static_cast<std::size_t>(review.stage())], review.code,
                                                            review.stage() == ReviewStage::follow ? "" : " --note 情况")
                                              : show_review(review.code);
    throw Error{Fault{"review.order", fmt::format("{} 现为“{}”，不能{}", review.code, stage_words(review), what), hint,
                      Place{0, "评价编号", review.code}}};
}

const Review& appealed_review(const State& state, const Envelope& envelope, const std::string& code) {
    const Review& review = open_review(state, envelope, code);
    if (review.appealed && !review.upheld) return review;
    throw Error{Fault{"review.no_appeal", fmt::format("{} 没有待复核的申诉", code),
                      fmt::format("先记申诉：zb review appeal {} --note 情况", code), Place{0, "评价编号", code}}};
}

Review* review_found(State& state, const std::string& code) {
    const auto known = state.reviews.find(code);
    return known == state.reviews.end() ? nullptr : &known->second;
}

std::string review_target(const State& state, const Envelope& envelope, const ReviewReceived& fact) {
    if (fact.step) return step_called(state, envelope, *fact.step);
    return fact.staff ? *fact.staff : std::string{label(fact.of)};
}

}  // namespace

std::string_view key(ReviewLevel level) { return kLevels[index_of(level)].key; }
std::string_view label(ReviewLevel level) { return kLevels[index_of(level)].label; }
std::string_view key(ReviewOf of) { return kOf[static_cast<std::size_t>(of)].key; }
std::string_view label(ReviewOf of) { return kOf[static_cast<std::size_t>(of)].label; }

std::optional<ReviewLevel> review_level(std::string_view word) {
    for (const auto& row : kLevels)
        if (row.key == word || row.label == word) return row.value;
    return std::nullopt;
}

std::optional<ReviewOf> review_of(std::string_view word) {
    for (const auto& row : kOf)
        if (row.key == word || row.label == word) return row.value;
    return std::nullopt;
}

ReviewStage Review::stage() const {
    if (excluded) return ReviewStage::excluded;
    if (!bad()) return ReviewStage::done;
    if (!contacted) return ReviewStage::contact;
    if (!repaired || again) return ReviewStage::repair;
    return followed && *followed >= *repaired && !again ? ReviewStage::done : ReviewStage::follow;
}

std::string_view stage_words(const Review& review) {
    switch (review.stage()) {
        case ReviewStage::contact: return "待联系";
        case ReviewStage::repair: return "待整改";
        case ReviewStage::follow: return "待回访";
        case ReviewStage::done: return review.bad() ? "已办结" : "";
        case ReviewStage::excluded: return "已排除";
    }
    return {};
}

// 国办发〔2019〕51号 sets no days; these are settings, assumed from those of other places (rules.zh.md 5).
Date review_repair_due(const Origin& origin, Date on) {
    return origin.calendar().add(on, WorkingDays{origin.setting_number("review.repair_days", on)});
}

ReviewToday review_today(const Review& review, const Origin& origin, Date day) {
    ReviewToday today;
    if (!review.is_open()) return today;
    const Calendar& calendar = origin.calendar();
    const auto after = [&](Date from, std::string_view setting) {
        return calendar.add(from, WorkingDays{origin.setting_number(setting, review.received)});
    };
    if (review.appealed && !review.upheld) today.appeal = after(*review.appealed, "review.appeal_days");
    Date begun = review.received;
    switch (review.stage()) {
        case ReviewStage::contact: today.due = after(review.received, "review.contact_days"); break;
        case ReviewStage::repair: today.due = review.repair_due; break;
        case ReviewStage::follow:
        case ReviewStage::done:
        case ReviewStage::excluded: break;
    }
    today.lamp = Lamp::green;
    if (!today.due) return today;
    today.past = day > *today.due;
    today.overdue = today.past ? calendar.elapsed(*today.due, day).count : 0;
    const int left = today.past ? 0 : calendar.elapsed(day, *today.due).count;
    const bool close =
        nearly_due(left, calendar.elapsed(begun, day).count, calendar.elapsed(begun, *today.due).count, lamp_rules(origin, day));
    today.lamp = today.past ? Lamp::red : close ? Lamp::yellow : Lamp::green;
    return today;
}

void ReviewCount::add(const Review& review) {
    if (!review.counts()) {
        ++excluded;
        return;
    }
    ++levels[index_of(review.level)];
    by_default += review.by_default ? 1 : 0;
    if (!review.bad()) return;
    ++bad;
    repaired += review.repaired && !review.again ? 1 : 0;
    followed += review.followed ? 1 : 0;
}

int ReviewCount::all() const { return std::accumulate(levels.begin(), levels.end(), 0); }
int ReviewCount::good() const { return all() - bad; }

std::string next_review_code(const Reviews& reviews, int year) { return next_running_code(reviews, fmt::format("V-{}-", year)); }

const Review& known_review(const State& state, const std::string& code) {
    const auto known = state.reviews.find(code);
    if (known != state.reviews.end()) return known->second;
    std::vector<std::string> codes;
    for (const auto& [other, review] : state.reviews) codes.push_back(other);
    const std::string near = nearest(code, codes);
    constexpr std::string_view kList = "查看评价：zb review list";
    throw Error{Fault{"review.unknown", fmt::format("没有评价“{}”", code),
                      near.empty() ? std::string{kList} : with_nearest_code(near, kList), Place{0, "评价编号", code}}};
}

// 现场“一次一评”、网上“一事一评” (国办发〔2019〕51号): one of a matter on an occasion.
void ReviewNoun::check(const State& state, const Envelope& envelope, const ReviewReceived& fact) {
    state.project(project_of(envelope));
    check_code(fact.code, "评价编号");
    refuse_blank(fact.occasion, "哪一次");
    check_review_target(state, envelope, fact);
    if (fact.by_default && fact.level != ReviewLevel::basically_satisfied) {
        throw Error{Fault{"review.default_level", fmt::format("默认评价只能是“基本满意”，不是“{}”", label(fact.level)),
                          "企业自己评的，不写 --default", Place{0, "level", std::string{label(fact.level)}}}};
    }
    for (const auto& [code, other] : state.reviews) {
        if (!same_matter(other, fact, project_of(envelope))) continue;
        throw Error{
            Fault{"review.doubled",
                  fmt::format("“{}”{}已经评过（{}，{}）", review_target(state, envelope, fact), fact.occasion, code, label(other.level)),
                  fmt::format("另一次服务的，写 --occasion 哪一次；记错的先冲销：zb ledger reverse {}", other.seq),
                  Place{0, "哪一次", fact.occasion}}};
    }
    const auto known = state.reviews.find(fact.code);
    if (known == state.reviews.end()) return;
    throw Error{Fault{"review.code_used", fmt::format("编号 {} 已经用过（{}）", fact.code, known->second.project),
                      "不写 --code 就取下一个空号", Place{0, "评价编号", fact.code}}};
}

void ReviewNoun::check(const State& state, const Envelope& envelope, const ReviewContacted& fact) {
    expect_stage(open_review(state, envelope, fact.code), ReviewStage::contact, "记联系");
    refuse_review_without_words(fact, "联系");
}

void ReviewNoun::check(const State& state, const Envelope& envelope, const ReviewRepaired& fact) {
    expect_stage(open_review(state, envelope, fact.code), ReviewStage::repair, "记整改");
    refuse_review_without_words(fact, "整改");
}

void ReviewNoun::check(const State& state, const Envelope& envelope, const ReviewFollowed& fact) {
    expect_stage(open_review(state, envelope, fact.code), ReviewStage::follow, "记回访");
}

void ReviewNoun::check(const State& state, const Envelope& envelope, const ReviewAppealed& fact) {
    const Review& review = open_review(state, envelope, fact.code);
    refuse_review_without_words(fact, "申诉");
    if (!review.appealed) return;
    throw Error{Fault{"review.appealed", fmt::format("{} 已于 {} 申诉", fact.code, iso(*review.appealed)), show_review(fact.code),
                      Place{0, "评价编号", fact.code}}};
}

void ReviewNoun::check(const State& state, const Envelope& envelope, const ReviewUpheld& fact) {
    appealed_review(state, envelope, fact.code);
    refuse_review_without_words(fact, "复核");
}

// 排除误评和恶意差评 (国办发〔2019〕51号), on appeal and with the reason.
void ReviewNoun::check(const State& state, const Envelope& envelope, const ReviewExcluded& fact) {
    appealed_review(state, envelope, fact.code);
    refuse_review_without_words(fact, "排除");
}

void ReviewNoun::apply(State& state, const Envelope& envelope, const ReviewReceived& fact) {
    Review review{fact};
    review.project = project_of(envelope);
    review.received = envelope.on;
    review.seq = envelope.seq;
    review.repair_due = review_repair_due(state.origin, envelope.on);
    const PlanVersion* plan = fact.step ? state.plans_of(review.project).current() : nullptr;
    const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(*fact.step);
    if (planned != nullptr) review.department = planned->department;
    state.reviews.insert_or_assign(fact.code, std::move(review));
}

void ReviewNoun::apply(State& state, const Envelope& envelope, const ReviewContacted& fact) {
    Review* review = review_found(state, fact.code);
    if (review == nullptr) return;
    review->contacted = envelope.on;
    review->notes.push_back("联系：" + fact.note);
}

void ReviewNoun::apply(State& state, const Envelope& envelope, const ReviewRepaired& fact) {
    Review* review = review_found(state, fact.code);
    if (review == nullptr) return;
    review->repaired = envelope.on;
    review->again = false;
    review->followed = std::nullopt;
    review->notes.push_back("整改：" + fact.note);
}

void ReviewNoun::apply(State& state, const Envelope& envelope, const ReviewFollowed& fact) {
    Review* review = review_found(state, fact.code);
    if (review == nullptr) return;
    review->followed = envelope.on;
    review->again = fact.due.has_value();
    if (fact.due) review->repair_due = *fact.due;
    review->notes.push_back(with_note(fact.due ? "回访不满意" : "回访满意", fact.note));
}

void ReviewNoun::apply(State& state, const Envelope& envelope, const ReviewAppealed& fact) {
    Review* review = review_found(state, fact.code);
    if (review == nullptr) return;
    review->appealed = envelope.on;
    review->notes.push_back("申诉：" + fact.note);
}

void ReviewNoun::apply(State& state, const Envelope& envelope, const ReviewUpheld& fact) {
    Review* review = review_found(state, fact.code);
    if (review == nullptr) return;
    review->upheld = envelope.on;
    review->notes.push_back("复核维持：" + fact.note);
}

void ReviewNoun::apply(State& state, const Envelope& envelope, const ReviewExcluded& fact) {
    Review* review = review_found(state, fact.code);
    if (review == nullptr) return;
    review->excluded = envelope.on;
    review->notes.push_back("排除：" + fact.note);
}

// Commands name a review by its code alone, so the index of names gives its project.
void ReviewNoun::index(const Envelope& envelope, const ReviewReceived& fact, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
    index.names.push_back(Name{"review", project_of(envelope), fact.code});
}

std::string ReviewNoun::words(const State& names, const Envelope& envelope, const ReviewReceived& fact) {
    return with_note(fmt::format("收到评价 {} {}：{}{}（{}）", fact.code, review_target(names, envelope, fact), label(fact.level),
                                 fact.by_default ? "（默认）" : "", fact.occasion),
                     fact.note);
}
std::string ReviewNoun::words(const State&, const Envelope&, const ReviewContacted& fact) {
    return with_note("差评 " + fact.code + " 已联系", fact.note);
}
std::string ReviewNoun::words(const State&, const Envelope&, const ReviewRepaired& fact) {
    return with_note("差评 " + fact.code + " 已整改", fact.note);
}
std::string ReviewNoun::words(const State&, const Envelope&, const ReviewFollowed& fact) {
    const std::string result = fact.due ? fmt::format("不满意，{} 前再整改", iso(*fact.due)) : "满意";
    return with_note(fmt::format("差评 {} 回访，{}", fact.code, result), fact.note);
}
std::string ReviewNoun::words(const State&, const Envelope&, const ReviewAppealed& fact) {
    return with_note("差评 " + fact.code + " 申诉", fact.note);
}
std::string ReviewNoun::words(const State&, const Envelope&, const ReviewUpheld& fact) {
    return with_note("差评 " + fact.code + " 复核维持", fact.note);
}
std::string ReviewNoun::words(const State&, const Envelope&, const ReviewExcluded& fact) {
    return with_note("差评 " + fact.code + " 排除", fact.note);
}

std::optional<GivenCode> ReviewNoun::code(const ReviewReceived& fact) { return GivenCode{fact.code, std::string{label(fact.level)}}; }

void ReviewNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, review] : state.reviews) {
        const Spot spot{"评价", review.project, code, fmt::format("zb review list --code {}", code)};
        finder.look(spot, code);
        finder.look(spot, review.note);
        for (const std::string& note : review.notes) finder.look(spot, note);
    }
}

std::string levels_words(const ReviewCount& count) {
    std::vector<std::string> parts;
    for (std::size_t level = 0; level < kReviewLevels; ++level)
        if (count.levels[level] > 0) parts.push_back(fmt::format("{}{}件", label(static_cast<ReviewLevel>(level)), count.levels[level]));
    return join(parts, "、");
}

Table reviews_table(const State& state, Date day, const std::function<bool(const Review&)>& wanted) {
    Table table;
    table.columns = {
        {"code", "评价编号"},     {"project", "项目代码"},    {"about", "评谁"},       {"target", "对象"},     {"level", "等级"},
        {"received", "收到日期"}, {"stage", "整改"},          {"due", "期限"},         {"lamp", "灯"},         {"department", "责任部门"},
        {"occasion", "哪一次"},   {"by_default", "默认"},     {"contacted", "联系日"}, {"repaired", "整改日"}, {"followed", "回访日"},
        {"appealed", "申诉日"},   {"appeal_due", "复核期限"}, {"excluded", "排除日"},  {"note", "意见"},       {"acts", "经过"}};
    for (const auto& [code, review] : state.reviews) {
        if (!wanted(review)) continue;
        const ReviewToday today = review_today(review, state.origin, day);
        const std::string target = review_target(state, {0, {}, {}, {}, {}, review.project}, review);
        Row row{Cell{code}, Cell{review.project}, Cell{label(review.of)}, Cell{target}, Cell{label(review.level)}, Cell{review.received}};
        row.append({text_cell(std::string{stage_words(review)}), Cell{today.due}});
        row.push_back(today.lamp ? Cell{Value{std::string{key(*today.lamp)}}, std::string{label(*today.lamp)}} : Cell{});
        row.append({Cell{review.department}, Cell{review.occasion}, Cell{review.by_default}, Cell{review.contacted}, Cell{review.repaired},
                    Cell{review.followed}, Cell{review.appealed}, Cell{today.appeal}, Cell{review.excluded}, Cell{review.note},
                    texts_cell(review.notes)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

NounTable ReviewNoun::table(const State& state, Date day) {
    return {"review", "企业评价（好差评），不含评价人；同 zb review list", reviews_table(state, day, [](const Review&) { return true; })};
}

}  // namespace zb
