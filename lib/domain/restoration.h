// SPDX-License-Identifier: Apache-2.0
// 恢复备份: that a backup took the ledger's place, from which entry it goes on, and what was set aside. The chain of the backup goes on
// behind it, so whoever saw more of the ledger finds here why it is shorter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "domain/noun.h"

namespace zb {

struct LedgerRestored {
    static constexpr std::string_view kind = "ledger.restored";
    std::int64_t last = 0;                          // the backup's
    std::string hash;                               // 64 hex digits
    std::optional<std::int64_t> replaced = {};      // last entry of the ledger that was set aside, where it could be read
    std::optional<std::string> replaced_hash = {};  // 64 hex digits
    std::optional<std::int64_t> common = {};        // last entry that both have
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("last", self.last, "备份的末条");
        visit("hash", self.hash, "备份末条的校验值");
        visit("replaced", self.replaced, "换下的台账的末条");
        visit("replaced_hash", self.replaced_hash, "换下的台账末条的校验值");
        visit("common", self.common, "两本相同到第几条");
        visit("note", self.note, "备注");
    }
};

inline constexpr std::string_view kRestorationKind = LedgerRestored::kind;

struct RestorationNoun {
    using Fact = std::variant<LedgerRestored>;
    static constexpr EntryRules rules = {Work::no, OnDay::happened, "恢复备份换了台账文件，冲销这一条换不回来"};
    static void check(const State&, const Envelope&, const LedgerRestored&);
    static void apply(State&, const Envelope&, const LedgerRestored&) {}  // the file is what was restored: nothing follows for the state
    static void index(const Envelope&, const LedgerRestored&, Index&);
    static std::string words(const State&, const Envelope&, const LedgerRestored&);
    static constexpr Nothing code{}, texts{}, table{};
};

}  // namespace zb
