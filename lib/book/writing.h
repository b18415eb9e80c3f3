// SPDX-License-Identifier: Apache-2.0
// From checked facts to chained entries; used by the Book alone.
#pragma once

#include <string>
#include <vector>

#include "domain/domain.h"
#include "store/store.h"

namespace zb {

// The entry of a fact behind `before`, with its index rows.
NewEntry chain(const Envelope& envelope, const Fact& fact, const std::optional<std::string>& request, const std::optional<Head>& before);
// The index rows that an entry must have: what verify compares the stored ones with.
NewEntry derive(const Entry& entry);
// What is stored in the request column: the id, a space, 16 hex digits of what was asked. Throws Error "request.invalid" (exit 2).
std::string stored_request(const std::string& id, std::string_view content);

}  // namespace zb
