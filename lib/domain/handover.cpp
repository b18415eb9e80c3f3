// SPDX-License-Identifier: Apache-2.0
// Documents handed over together: what is asked of it, and how it is worded.
#include "domain/handover.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/naming.h"
#include "base/text.h"
#include "domain/personal_numbers.h"
#include "domain/step/case.h"
#include "domain/step/words.h"
#include "domain/wording.h"

namespace zb {

namespace {

// A document exists once its step is decided, and is given out once.
void check_document(const State& state, const Envelope& envelope, const DocumentHanded& handed) {
    const StepCase at = case_of(state, envelope, handed.step);
    const StepState now = at.today.state;
    if (now != StepState::decided && now != StepState::issued)
        throw Error{"certificate.not_decided", fmt::format("{}现为“{}”，没有可发的证照批文", at.place(), label(now, at.planned.kind)),
                    "去掉这个事项，或" + way_on(at)};
    if (at.attempt->decided && envelope.on < *at.attempt->decided)
        throw Error{"certificate.before_decision",
                    fmt::format("{}于 {} 办结，不能在 {} 发证", at.place(), iso(*at.attempt->decided), iso(envelope.on)),
                    fmt::format("把 --on 写成 {} 或以后的日期", iso(*at.attempt->decided))};
    if (const Handover* before = handover_of(state, at.project.code, handed.step))
        throw Error{"certificate.handed_already", fmt::format("{}的证照批文已于 {} 发出（{}）", at.place(), iso(before->on), before->code),
                    "看那一张发证单：zb certificate show " + before->code};
}

}  // namespace

const Handover& known_handover(const State& state, std::string_view code) {
    const auto found = state.handovers.find(code);
    if (found != state.handovers.end()) return found->second;
    std::vector<std::string> codes;
    for (const auto& [known, handover] : state.handovers) codes.push_back(known);
    const std::string near = nearest(code, codes);
    throw Error{
        Fault{"certificate.unknown_handover", fmt::format("没有发证单“{}”", code),
              near.empty() ? "查看发证单：zb certificate handovers" : with_nearest_code(near, "查看发证单：zb certificate handovers"),
              Place{0, "发证单号", std::string{code}}}};
}

const Handover* handover_of(const State& state, std::string_view project, std::string_view step) {
    const Attempt* attempt = last_attempt(state.steps_of(project), step);
    const Handover* last = nullptr;
    for (const auto& [code, handover] : state.handovers) {
        if (handover.project != project || (attempt != nullptr && handover.seq < attempt->seq)) continue;
        const bool given = std::any_of(handover.documents.begin(), handover.documents.end(),
                                       [&](const DocumentHanded& each) { return each.step == step; });
        if (given && (last == nullptr || last->seq < handover.seq)) last = &handover;
    }
    return last;
}

void HandoverNoun::check(const State& state, const Envelope& envelope, const DocumentsHandedOver& fact) {
    refuse_closed(state.project(project_of(envelope)), envelope.on);
    check_code(fact.code, "发证单号");
    refuse_blank(fact.to, "领取人");
    const auto known = state.handovers.find(fact.code);
    if (known != state.handovers.end())
        throw Error{Fault{"certificate.doubled", fmt::format("发证单 {} 已经有了（{}）", fact.code, iso(known->second.on)),
                          "不写 --code 就取下一个空号", Place{0, "发证单号", fact.code}}};
    if (fact.documents.empty())
        throw Error{"certificate.nothing_to_hand", "没有可发的证照批文", "写 --steps 事项，或 --stage 阶段；看取得的：zb certificate list"};
    std::set<std::string_view> seen;
    for (const DocumentHanded& handed : fact.documents) {
        check_document(state, envelope, handed);
        if (!seen.insert(handed.step).second)
            throw Error{"certificate.step_twice", fmt::format("一张发证单里“{}”写了两次", step_called(state, envelope, handed.step)),
                        "每个事项写一次"};
    }
}

void HandoverNoun::apply(State& state, const Envelope& envelope, const DocumentsHandedOver& fact) {
    state.handovers.insert_or_assign(fact.code, Handover{fact.code, project_of(envelope), envelope.on, envelope.seq, envelope.by,
                                                         fact.stage, fact.documents, fact.to, fact.note});
}

void HandoverNoun::index(const Envelope& envelope, const DocumentsHandedOver& fact, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
    index.names.push_back(Name{"certificate", project_of(envelope), fact.code});
}

std::string HandoverNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const DocumentsHandedOver& fact) {
    std::vector<std::string> called;
    for (const DocumentHanded& each : fact.documents) called.push_back(each.document);
    return with_note(fmt::format("统一发证 {}：{}，{}领取", fact.code, join(called, "、"), fact.to), fact.note);
}

std::optional<GivenCode> HandoverNoun::code(const DocumentsHandedOver& fact) {
    return GivenCode{fact.code, fmt::format("统一发证 {} 件", fact.documents.size())};
}

void HandoverNoun::texts(const State& state, Finder& finder) {
    for (const auto& [code, handover] : state.handovers) {
        const Spot spot{"统一发证", handover.project, code, "zb certificate show " + code};
        finder.look(spot, code);
        finder.look(spot, handover.to);
        finder.look(spot, handover.note);
    }
}

NounTable HandoverNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {
        {"code", "发证单号"},     {"on", "发证日"},   {"project", "项目代码"}, {"stage", "阶段"}, {"step", "事项键"},
        {"document", "证照批文"}, {"number", "文号"}, {"by", "发证人"},        {"to", "领取人"},  {"seq", "台账条目", Align::right}};
    for (const auto& [code, handover] : state.handovers) {
        for (const DocumentHanded& each : handover.documents)
            table.rows.push_back({code, handover.on, handover.project, handover.stage, each.step, each.document, each.number, handover.by,
                                  handover.to, handover.seq});
    }
    return {"handover", "统一发证，一件证照批文一行；同 zb certificate handovers", std::move(table)};
}

}  // namespace zb
