// SPDX-License-Identifier: Apache-2.0
// 统一发证: documents of several steps given to the enterprise together, by whom, to whom. The permits among them are issued by entries of
// their own, beside it in the same transaction.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

struct DocumentHanded {
    std::string step;
    std::string document;               // 建设工程规划许可证
    std::optional<std::string> number;  // 证照文号
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("document", self.document, "证照批文");
        visit("number", self.number, "证照文号");
    }
};

struct DocumentsHandedOver {
    static constexpr std::string_view kind = "certificate.handed_over";
    std::string code;
    std::optional<std::string> stage;  // where they are those of a stage
    std::vector<DocumentHanded> documents;
    std::string to;  // who took them, by post: 甲公司经办人
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "发证单号");
        visit("stage", self.stage, "阶段");
        visit("documents", self.documents, "证照批文");
        visit("to", self.to, "领取人");
        visit("note", self.note, "备注");
    }
};

struct HandoverNoun {
    using Fact = std::variant<DocumentsHandedOver>;
    static constexpr EntryRules rules = kPlainEntry;  // the issuing of each is the work
    static void check(const State&, const Envelope&, const DocumentsHandedOver&);
    static void apply(State&, const Envelope&, const DocumentsHandedOver&);
    static void index(const Envelope&, const DocumentsHandedOver&, Index&);
    static std::string words(const State&, const Envelope&, const DocumentsHandedOver&);
    static std::optional<GivenCode> code(const DocumentsHandedOver&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

struct Handover {
    std::string code;
    std::string project;
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    std::optional<std::string> stage;
    std::vector<DocumentHanded> documents;
    std::string to;
    std::optional<std::string> note;
};
using Handovers = std::map<std::string, Handover, std::less<>>;  // by code

// Throws Error "certificate.unknown_handover" with the nearest.
const Handover& known_handover(const State& state, std::string_view code);
// The hand-over that gave the step's document since its present application began; none: it was not handed over with others.
const Handover* handover_of(const State& state, std::string_view project, std::string_view step);

}  // namespace zb
