// SPDX-License-Identifier: Apache-2.0
// Entry 1.
#include "domain/origin.h"

#include "domain/domain.h"

namespace zb {

void OriginNoun::check(const State& state, const Envelope& envelope, const LedgerOpened&) {
    if (envelope.seq != 1 || state.seq != 0) throw Error{"ledger.opened_twice", "台账只能开一次", "另开一本台账：zb init --db 文件"};
}

void OriginNoun::apply(State& state, const Envelope&, const LedgerOpened& fact) {
    state.origin.id = fact.origin;
    state.origin.practice = fact.practice;
}

void OriginNoun::index(const Envelope&, const LedgerOpened&, Index& index) { index.subjects.emplace_back(kRegistryStream); }

std::string OriginNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const LedgerOpened& fact) {
    return fact.practice ? "建立演练台账" : "建立台账";
}

}  // namespace zb
