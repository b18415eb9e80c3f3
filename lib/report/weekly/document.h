// SPDX-License-Identifier: Apache-2.0
// The weekly circular 周通报 as a document.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

// Throws Error "report.unbalanced" where the figures do not add up: such a circular must not be printed.
Document weekly_document(const WeekRecord& record, const WeeklyImprint& imprint, SectionList list = weekly_sections());

}  // namespace zb
