// SPDX-License-Identifier: Apache-2.0
// Heads noted elsewhere, as people keep them.
#include "fuzz/fuzz.h"
#include "ledger/chain.h"

void zb::try_input(std::string_view input) {
    const Anchor anchor = read_anchor(input);
    require(!anchor.digits.empty());
}
