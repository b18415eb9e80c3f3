// SPDX-License-Identifier: Apache-2.0
// 申请材料: what is owed made good, or gathered before its step is accepted. Both stand in the step's record (Owed, Prepared), because
// an acceptance creates what is owed and asks for what is prepared.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "domain/noun.h"

namespace zb {

struct MaterialReceived {
    static constexpr std::string_view kind = "material.received";
    std::string step;
    std::string material;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("material", self.material, "补齐的材料");
        visit("note", self.note, "说明");
    }
};

struct MaterialNoun {
    using Fact = std::variant<MaterialReceived>;
    static constexpr EntryRules rules = kWorkEntry;
    static void check(const State&, const Envelope&, const MaterialReceived&);
    static void apply(State&, const Envelope&, const MaterialReceived&);
    static void index(const Envelope&, const MaterialReceived&, Index&);
    static std::string words(const State&, const Envelope&, const MaterialReceived&);
    static DailyLine line(const State&, const Envelope&, const MaterialReceived&, Date evening);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};  // a search looks at materials beside their step
};

}  // namespace zb
