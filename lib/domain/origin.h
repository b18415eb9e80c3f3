// SPDX-License-Identifier: Apache-2.0
// The ledger itself: entry 1; and what results depend on beside what happened.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "domain/holiday_notice.h"
#include "domain/setting.h"

namespace zb {

// Entry 1. Two ledgers' heads differ because `origin` does.
struct LedgerOpened {
    static constexpr std::string_view kind = "ledger.opened";
    std::string format = "zb-entry-1";
    std::string hash = "SHA-256";
    std::string origin;  // 16 random bytes in hex
    bool practice = false;
    static void fields(auto& self, auto& visit) {
        visit("format", self.format, "条目格式");
        visit("hash", self.hash, "散列算法");
        visit("origin", self.origin, "本台账的标识（16 个随机字节）");
        visit("practice", self.practice, "演练库");
    }
};

struct OriginNoun {
    using Fact = std::variant<LedgerOpened>;
    static constexpr EntryRules rules = {Work::no, OnDay::holds_ever, "它是这本台账的标识"};
    static void check(const State&, const Envelope&, const LedgerOpened&);
    static void apply(State&, const Envelope&, const LedgerOpened&);
    static void index(const Envelope&, const LedgerOpened&, Index&);
    static std::string words(const State&, const Envelope&, const LedgerOpened&);
    static constexpr Nothing code{}, texts{}, table{};
};

struct Origin {
    std::string id;
    bool practice = false;
    Settings settings;
    Holidays holidays;

    std::string setting(std::string_view name, Date day) const { return settings.on(name, day); }
    int setting_number(std::string_view name, Date day) const { return settings.number_on(name, day); }
    const Calendar& calendar() const { return holidays.calendar(); }
};

}  // namespace zb
