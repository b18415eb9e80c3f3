// SPDX-License-Identifier: Apache-2.0
// 更正（冲销第 N 条）: an entry that cancels an earlier one. Nothing is edited or deleted; from its number on every fold leaves the
// cancelled entry out. A reversal is an entry like any other and can be cancelled too: then what it had cancelled counts again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

// The envelope's project is that of the cancelled entry.
struct EntryReversed {
    static constexpr std::string_view kind = "entry.reversed";
    std::int64_t entry = 0;
    std::string cancelled_kind;
    std::optional<std::string> reason;
    static void fields(auto& self, auto& visit) {
        visit("entry", self.entry, "冲销的条目");
        visit("kind", self.cancelled_kind, "该条种类");
        visit("reason", self.reason, "原因");
    }
};

inline constexpr std::string_view kReversalKind = EntryReversed::kind;

struct ReversalNoun {
    using Fact = std::variant<EntryReversed>;
    // Every fold that knows it leaves out what it cancels, whatever evening is asked for: so it is known to each evening too.
    static constexpr EntryRules rules = {Work::no, OnDay::holds_ever};
    static void check(const State&, const Envelope&, const EntryReversed&);
    static void apply(State&, const Envelope&, const EntryReversed&);
    static void index(const Envelope&, const EntryReversed&, Index&);
    static std::string words(const State&, const Envelope&, const EntryReversed&);
    static constexpr Nothing code{}, texts{}, table{};
};

// A reversal that holds, as folded.
struct Reversal {
    std::int64_t seq = 0;    // its own number
    std::int64_t entry = 0;  // what it cancels
    std::string kind;        // of what it cancels
    std::optional<std::string> project;
};
using Reversals = std::map<std::int64_t, Reversal>;  // by the cancelled entry

// Which entries are cancelled, and by which reversal.
using Cancelled = std::map<std::int64_t, std::int64_t>;
struct ReversalLink {
    std::int64_t seq = 0;
    std::int64_t entry = 0;
};
// The latest word counts: a reversal that is itself cancelled cancels nothing.
Cancelled cancelled_by(std::vector<ReversalLink> links);

// Streams of their own, so that the reversals that bear on a stream are found without reading it.
std::string reversal_stream(std::string_view stream);

}  // namespace zb
