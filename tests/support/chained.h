// SPDX-License-Identifier: Apache-2.0
// Short ledgers for tests: entries that chain, each different in every column.
#pragma once

#include <string>
#include <vector>

#include "ledger/entry.h"

namespace zb::test {

// Entry 1 of the worked example in zb-ledger(5).
inline Entry opening_entry() {
    Entry entry;
    entry.seq = 1;
    entry.kind = "ledger.opened";
    entry.on = Date::parse("2026-11-02");
    entry.recorded_at = Instant::parse("2026-11-02T09:00:00.000+08:00");
    entry.actor = "1000:zhang";
    entry.body = R"({"format":"zb-entry-1","hash":"SHA-256","origin":"000102030405060708090a0b0c0d0e0f","practice":false})";
    entry.hash = hash_of(entry);
    return entry;
}

// The next entry behind `last`; every nullable column is filled in entries of even number only.
inline Entry entry_behind(const Entry& last) {
    Entry entry;
    entry.seq = last.seq + 1;
    entry.kind = entry.seq % 3 == 0 ? "note.added" : "step.accepted";
    entry.on = Date::parse("2026-11-02");
    entry.recorded_at = Instant::from_milliseconds(last.recorded_at.milliseconds() + 60'123);
    entry.actor = "1000:zhang";
    if (entry.seq % 2 == 0) {
        entry.project = "JH-2026-00" + std::to_string(entry.seq % 10);
        entry.by = "服务专员01";
        entry.request = "r-" + std::to_string(entry.seq) + " 0123456789abcdef";
    }
    entry.body = R"({"step":"施工许可","text":"第 )" + std::to_string(entry.seq) + R"( 条 \"引号\" 😀"})";
    entry.prev = last.hash;
    entry.hash = hash_of(entry);
    return entry;
}

inline std::vector<Entry> chain_of(int count) {
    std::vector<Entry> entries{opening_entry()};
    while (static_cast<int>(entries.size()) < count) entries.push_back(entry_behind(entries.back()));
    return entries;
}

}  // namespace zb::test
