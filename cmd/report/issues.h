// SPDX-License-Identifier: Apache-2.0
// Finding an issue of a circular by its number: 2026-21.
#pragma once

#include <cstdint>
#include <string>

#include "book/book.h"
#include "domain/circular.h"

namespace zb::cli {

// All circulars and drafts that the ledger holds now, whatever their days.
State registry_now(const Book& book);
// As it was corrected last. Throws Error "report.unknown" with the nearest.
const IssuedReport& find_issue(const State& state, const std::string& word);
// The weekly circular of `day` that was issued from what the ledger knew at entry `head`; none where none was.
const IssuedReport* issue_resting_on(const State& state, std::int64_t head, Date day);
// The draft that waits under that number. Throws Error "report.no_draft".
const CircularDraft& find_draft(const State& state, const std::string& word);

}  // namespace zb::cli
