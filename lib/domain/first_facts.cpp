// SPDX-License-Identifier: Apache-2.0
// The facts that the book itself makes: what a new ledger begins with, and reversals.
#include "domain/domain.h"

namespace zb {

std::vector<Fact> first_facts(std::string origin, bool practice) {
    LedgerOpened opened;
    opened.origin = std::move(origin);
    opened.practice = practice;
    std::vector<Fact> facts{make_fact(std::move(opened))};
    for (const SettingMeaning& setting : known_settings()) {
        if (setting.at_init) facts.push_back(make_fact(SettingChanged{std::string{setting.name}, std::string{setting.value}}));
    }
    for (const HolidayNotice& notice : builtin_notices()) {
        HolidayNoticed noticed{notice.number, {}};
        for (const NoticeDay& day : notice.days) noticed.days.push_back({day.date, day.name, day.kind == DayKind::work});
        facts.push_back(make_fact(std::move(noticed)));
    }
    return facts;
}

std::optional<std::int64_t> entry_cancelled_by(const Fact& fact) {
    const auto* reversal = std::get_if<ReversalNoun::Fact>(&fact);
    return reversal == nullptr ? std::nullopt : std::optional{std::get<EntryReversed>(*reversal).entry};
}

Fact reversal_of(std::int64_t entry, std::string kind, std::optional<std::string> reason) {
    return make_fact(EntryReversed{entry, std::move(kind), std::move(reason)});
}

}  // namespace zb
