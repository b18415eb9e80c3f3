// SPDX-License-Identifier: Apache-2.0
// Entries of a ledger written by somebody else: the kind on the first line, the body behind it. Whatever it holds, it is decoded, folded
// and said in words, or refused.
#include <algorithm>

#include "base/text.h"
#include "book/writing.h"
#include "domain/domain.h"
#include "fuzz/fuzz.h"

void zb::try_input(std::string_view input) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    Entry entry;
    entry.seq = 1;
    entry.kind = input.substr(0, end);
    entry.project = "JH-2026-001";
    entry.on = Date::of(2026, 11, 20);
    entry.recorded_at = Instant::from_milliseconds(1'795'000'000'000);
    entry.actor = "1000:clerk";
    entry.body = input.substr(std::min(end + 1, input.size()));
    if (!is_utf8(entry.kind) || !is_utf8(entry.body)) return;  // named by their column before anything is made of them
    const NewEntry derived = derive(entry);
    for (const Lookup& lookup : derived.lookups) require(!lookup.noun.empty());
    JsonDocument parser;
    const Fact fact = decode(entry, parser);
    Entry again = entry;  // as the newest form of its kind, which an older one is lifted to
    again.kind = kind_of(fact);
    again.body = body_of(fact);
    JsonDocument other;
    require(body_of(decode(again, other)) == again.body);
    State state;
    static_cast<void>(entry_words(state, envelope_of(entry), fact));
    fold(state, entry, parser);
}
