// SPDX-License-Identifier: Apache-2.0
// The store's checks together, with what the domain derives of each entry.
#include "book/examining.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

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

namespace {

constexpr const char* kAskForContact = "查清是谁改的；怎样重新记、怎样抹去：zb help contact";

// What lies beside the chain against the digests that the entries hold.
std::vector<Fault> aside_faults(const Store& store, std::set<std::string> expected) {
    std::vector<Fault> faults;
    for (const Erasable& kept : store.all_aside()) {
        const std::string which = kept.digest.substr(0, 16);
        if (expected.erase(kept.digest) == 0)
            faults.push_back({"aside.unknown", "个人信息表里多出一行（散列 " + which + "…），没有条目提到它", kAskForContact, {}});
        if (!is_sound(kept)) faults.push_back({"aside.changed", "个人信息表里散列 " + which + "… 的内容或盐被改动过", kAskForContact, {}});
    }
    for (const std::string& digest : expected)
        faults.push_back(
            {"aside.missing", "个人信息表里少了散列 " + digest.substr(0, 16) + "… 的一行，台账里没有记抹去", kAskForContact, {}});
    return faults;
}

}  // namespace

Examination examine(const Store& store, std::vector<Anchor> anchors) {
    Store::Verification chain = store.verify(std::move(anchors));
    Examination examination{chain.head, std::move(chain.faults)};
    std::set<std::string> kept;
    const auto add = [&](std::vector<Fault> more) {
        examination.faults.insert(examination.faults.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    add(store.check([&](const Entry& entry) {
        NewEntry derived = derive(entry);
        for (const std::string& digest : derived.erases) kept.erase(digest);
        kept.insert(derived.keeps.begin(), derived.keeps.end());
        return derived;
    }));
    try {
        add(aside_faults(store, std::move(kept)));
    } catch (const Error& error) {
        if (!is_finding(error)) throw;
        add({error.fault()});
    }
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
