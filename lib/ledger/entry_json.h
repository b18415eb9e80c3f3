// SPDX-License-Identifier: Apache-2.0
// An entry as one line of `ledger list --format jsonl`: all that verifying needs, for any language.
#pragma once

#include <string>

#include "ledger/entry.h"

namespace zb {

// {"seq":…,"kind":…,"project":…,"on":…,"recorded_at":…,"actor":…,"by":…,"request":…,"body":{…},"prev":…,"hash":…} without a newline.
// Nulls are written as null; the body stands there as the JSON value that it is, byte for byte.
std::string json_line(const Entry& entry);

}  // namespace zb
