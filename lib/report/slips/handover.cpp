// SPDX-License-Identifier: Apache-2.0
// The papers of 统一发证.
#include "report/slips/handover.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/certificate.h"
#include "report/lists/certificates.h"
#include "report/slips/letter.h"
#include "report/words/clocks.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

std::size_t place_of(const Table& table, std::string_view key) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.key == key; });
    return static_cast<std::size_t>(found - table.columns.begin());
}

std::string name_of(const State& state, const Handover& handover, const std::string& step) {
    const PlanVersion* plan = state.plans_of(handover.project).current();
    const PlannedStep* planned = plan == nullptr ? nullptr : plan->find(step);
    return planned == nullptr ? step : plain_name(*planned);
}

// The list's columns that an enterprise reads, and the slip on which each came.
Table catalogue_rows(const State& state, const Project& project, Date day) {
    Table all = certificates_table(state, {project.code}, day);
    const std::size_t step = place_of(all, "step");
    Table table;
    std::vector<std::size_t> kept;
    for (const std::string_view key : {"name", "document", "number", "department", "decided", "issued", "valid_until", "standing"}) {
        kept.push_back(place_of(all, key));
        table.columns.push_back(all.columns[kept.back()]);
    }
    table.columns.push_back({"handover", "发证单"});
    for (const Row& row : all.rows) {
        Row line;
        for (const std::size_t at : kept) line.push_back(row[at]);
        const Handover* handover = handover_of(state, project.code, std::get<std::string>(row[step].value));
        line.push_back(handover == nullptr ? Cell{} : Cell{handover->code});
        table.rows.push_back(std::move(line));
    }
    return table;
}

// 施工许可证 2027-02-20 到期，剩 30 天：领证后三个月内开工 …: those not used yet, the next to end first.
Section terms_section(const State& state, const Project& project, Date day) {
    struct Ending {
        const PlannedStep* step;
        CertificateTerm term;
    };
    std::vector<Ending> endings;
    const LampRules rules = lamp_rules(state.origin, day);
    const PlanVersion* plan = state.plans_of(project.code).current();
    for (const PlannedStep& step : plan == nullptr ? std::vector<PlannedStep>{} : plan->plan.steps) {
        const PlannedStep* planned = plan->find(step.step);
        const auto term = certificate_term(*planned, state.steps_of(project.code), day, state.origin.calendar(), rules);
        if (term && !term->used) endings.push_back({planned, *term});
    }
    std::stable_sort(endings.begin(), endings.end(),
                     [](const Ending& one, const Ending& other) { return one.term.until < other.term.until; });
    Table table;
    table.columns = {{"document", "证照批文"}, {"until", "有效期至"}, {"left", "剩余"}, {"basis", "依据"}};
    for (const Ending& each : endings) {
        const int left = each.term.left;
        table.rows.push_back({each.step->result.value_or(each.step->name),
                              Cell{each.term.until, iso(each.term.until) + tentative(each.term.until, state.origin.calendar())},
                              Cell{left, left < 0 ? fmt::format("已过期 {} 天", -left) : fmt::format("{} 天", left)},
                              each.step->validity->basis});
    }
    Section section{"terms", "有效期提醒"};
    add_rows(section, std::move(table), "没有尚未使用、会到期的证照批文。");
    return section;
}

}  // namespace

Document handover_slip(const State& state, const Handover& handover, const Basis& basis) {
    const Project& project = state.project(handover.project);
    Document slip;
    slip.report = "certificate_handover";
    slip.titles = {"统一发证单", handover.code, chinese(handover.on)};
    slip.basis = basis;
    Section head{"head", ""};
    head.figures = {{"code", handover.code}, {"project", handover.project}, {"on", handover.on}};
    head.blocks.emplace_back(Paragraph{fmt::format("{} {}", project.code, project.name), "项目："});
    head.blocks.emplace_back(Paragraph{enterprise_of(project), "建设单位："});
    if (handover.stage) head.blocks.emplace_back(Paragraph{*handover.stage, "阶段："});
    head.blocks.emplace_back(Paragraph{handover.to, "领取："});
    if (handover.by) head.blocks.emplace_back(Paragraph{*handover.by, "发证："});
    if (handover.note) head.blocks.emplace_back(Paragraph{*handover.note, "备注："});
    Table table;
    table.columns = {{"step", "事项"}, {"document", "证照批文"}, {"number", "文号"}};
    for (const DocumentHanded& each : handover.documents)
        table.rows.push_back({Cell{each.step, name_of(state, handover, each.step)}, each.document, each.number});
    Section documents{"documents", fmt::format("证照批文（{}件）", table.rows.size())};
    documents.blocks.emplace_back(std::move(table));
    Section signed_for{"signed_for", ""};
    Table form;
    form.columns = {for_people({"who", "领取人签名"}), for_people({"day", "领取日"})};
    const Cell blank{""};
    form.rows.push_back(Row{{blank, blank}, Reader::people});
    signed_for.blocks.emplace_back(std::move(form));
    slip.sections = {head, documents, signed_for, signature_section(state, {&project}, handover.on)};
    slip.notes = {fmt::format("发证条目第 {} 条；", handover.seq) + basis_words(basis) + "。"};
    return slip;
}

Document certificate_catalogue(const State& state, const Project& project, Date day, const Basis& basis) {
    Document catalogue;
    catalogue.report = "certificate_catalogue";
    catalogue.titles = {"项目证照批文目录", fmt::format("{} {}", project.code, project.name), chinese(day)};
    catalogue.basis = basis;
    Table rows = catalogue_rows(state, project, day);
    Section documents{"certificates", rows.rows.empty() ? "证照批文" : fmt::format("证照批文（{}件）", rows.rows.size())};
    add_rows(documents, std::move(rows), "还没有取得证照批文。");
    catalogue.sections = {documents, terms_section(state, project, day), signature_section(state, {&project}, day)};
    catalogue.notes = {basis_words(basis) + "。"};
    return catalogue;
}

Table handovers_table(const State& state, const std::string& project) {
    Table table;
    table.columns = {{"code", "发证单号"},      {"on", "发证日"}, {"project", "项目"}, {"stage", "阶段"},
                     {"documents", "证照批文"}, {"by", "发证人"}, {"to", "领取人"},    {"entry", "条目", Align::right}};
    for (const auto& [code, handover] : state.handovers) {
        if (!project.empty() && handover.project != project) continue;
        std::vector<std::string> documents;
        for (const DocumentHanded& each : handover.documents)
            documents.push_back(each.number ? fmt::format("{}（{}）", each.document, *each.number) : each.document);
        table.rows.push_back(
            {code, handover.on, handover.project, handover.stage, join(documents, "；"), handover.by, handover.to, handover.seq});
    }
    return table;
}

}  // namespace zb
