// SPDX-License-Identifier: Apache-2.0
// The store's checks together, with what the domain derives of each entry.
#include "book/examining.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "book/writing.h"

namespace zb {

std::optional<Opening> opening_of(const Store& store) {
    try {
        const auto first = store.entry(1);
        if (!first) return std::nullopt;
        JsonDocument parser;
        State opened;
        fold(opened, *first, parser);
        return Opening{opened.origin.id, opened.origin.practice};
    } catch (const Error& error) {
        if (!is_finding(error)) throw;
        return std::nullopt;
    }
}

Examination examine(const Store& store, std::vector<Anchor> anchors) {
    Store::Verification chain = store.verify(std::move(anchors));
    Examination examination{chain.head, std::move(chain.faults)};
    std::vector<Fault> more = store.check(derive);
    examination.faults.insert(examination.faults.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    if (chain.head.seq > 0 || !examination.faults.empty()) return examination;
    examination.faults.push_back({"db.empty", "台账一条也没有", "另建一本：zb init --db 文件；或从备份恢复", {}});
    return examination;
}

bool is_finding(const Error& error) {
    constexpr auto kOfTheWay = std::to_array<std::string_view>(
        {"db.missing", "db.network", "db.cannot_open", "db.memory", "db.setting", "db.no_folder", "clock.fixed"});
    if (error.exit() != Exit::refused) return false;
    return std::find(kOfTheWay.begin(), kOfTheWay.end(), error.fault().code) == kOfTheWay.end();
}

}  // namespace zb
