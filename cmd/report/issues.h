// SPDX-License-Identifier: Apache-2.0
// Finding an issue of a circular by its number: 2026-21.
#pragma once

#include <string>

#include "base/document.h"
#include "book/book.h"
#include "domain/circular.h"

namespace zb::cli {

// All circulars and drafts that the ledger holds now, whatever their days.
State registry_now(const Book& book);
// As it was corrected last. Throws Error "report.unknown" with the nearest.
const IssuedReport& find_issue(const State& state, const std::string& word);
// The weekly circular issued of the basis' day from its very entry; none where none was.
const IssuedReport* issue_resting_on(const State& state, const Basis& basis);
// The draft that waits under that number. Throws Error "report.no_draft".
const CircularDraft& find_draft(const State& state, const std::string& word);

}  // namespace zb::cli
