// SPDX-License-Identifier: Apache-2.0
// Restoring a backup, as an entry.
#include "domain/restoration.h"

#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

void RestorationNoun::check(const State& /*state*/, const Envelope& envelope, const LedgerRestored& fact) {
    if (fact.last == envelope.seq - 1) return;
    throw Error{"restore.misplaced", fmt::format("恢复备份要记在备份的末条之后：备份到第 {} 条，这里是第 {} 条", fact.last, envelope.seq),
                "看最后一条的条号：zb ledger head"};
}

void RestorationNoun::index(const Envelope& /*envelope*/, const LedgerRestored& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

std::string RestorationNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const LedgerRestored& fact) {
    std::string words = fmt::format("恢复备份：接备份的第 {} 条", fact.last);
    if (fact.replaced) words += fmt::format("，换下的台账到第 {} 条", *fact.replaced);
    return with_note(std::move(words), fact.note);
}

}  // namespace zb
