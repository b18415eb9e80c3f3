// SPDX-License-Identifier: Apache-2.0
// The highest head that this user has seen of each ledger, kept with the user and not beside the database: a ledger whose tail was cut
// off, or an old file put back, is still a sound chain, so only somebody who saw more of it can notice (reliability.md, last section).
#pragma once

#include <optional>
#include <string>

#include "ledger/entry.h"

namespace zb::cli {

struct SeenHead {
    std::string origin;  // of the ledger
    Head head;
    bool accepted = false;  // zb ledger accept-head: stands even where a higher one was seen
};

// `state_folder` is XDG_STATE_HOME; the heads are FOLDER/zb/heads/ORIGIN, each a line that --anchors takes: number, space, digits.
std::optional<Head> highest_seen_head(const std::optional<std::string>& state_folder, const std::string& origin);
// Keeps it unless a higher one is known. Best effort: a failure to write is ignored.
void keep_seen_head(const std::optional<std::string>& state_folder, const SeenHead& seen) noexcept;

}  // namespace zb::cli
