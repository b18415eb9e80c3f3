// SPDX-License-Identifier: Apache-2.0
// The highest head that this user has seen of each ledger, kept with the user and not beside the database: a ledger whose tail was cut
// off, or an old file put back, is still a sound chain, so only somebody who saw more of it can notice (reliability.md, last section).
// Kept by ledger and place: what is written into a copy is no reason to doubt the original, and another ledger in the old one's place is.
#pragma once

#include <optional>
#include <string>

#include "ledger/entry.h"

namespace zb::cli {

struct SeenHead {
    std::string origin;  // of the ledger
    std::string path;    // where it lies: absolute
    Head head;
    bool accepted = false;  // zb ledger accept-head, zb init: stands even where a higher one was seen, or another ledger
};

// What this user has seen before of the ledger `origin` at `path`.
struct SeenBefore {
    std::optional<Head> here;                 // the highest head of this ledger in this place
    std::optional<std::string> other_origin;  // another ledger lay here last time
    struct Elsewhere {
        std::string path;
        Head head;
    };
    std::optional<Elsewhere> elsewhere;  // this ledger's highest head in another place; only where it was never seen here
};

// `state_folder` is XDG_STATE_HOME. The heads are FOLDER/zb/heads/ORIGIN-PLACE, which --anchors takes: number, space, digits, and the path
// behind a #; PLACE is a digest of the path, and at-PLACE holds the origin that was seen there last.
SeenBefore seen_before(const std::optional<std::string>& state_folder, const std::string& origin, const std::string& path);
// Keeps it unless a higher one is known. Best effort: a failure to write is ignored.
void keep_seen_head(const std::optional<std::string>& state_folder, const SeenHead& seen) noexcept;

}  // namespace zb::cli
