// SPDX-License-Identifier: Apache-2.0
// What the appraisal and the monthly material count alike.
#pragma once

#include <cstdint>

#include "book/book.h"
#include "report/appraisal/figures.h"

namespace zb::cli {

// The lamps of the working evenings from `first` to `last`, by what is known at entry `head`. Folded one after another: the state of one
// evening at a time is in memory.
LampDays lamp_days(const Book& book, std::int64_t head, Date first, Date last, const Calendar& calendar);

}  // namespace zb::cli
