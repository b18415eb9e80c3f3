// SPDX-License-Identifier: Apache-2.0
// What report.cpp lists of the other files of its noun.
#pragma once

#include "cli/command.h"

namespace zb::cli {

// daily.cpp
Command report_daily_command();

// compression.cpp
Command report_compression_command();

// department.cpp
Command report_department_command();

// diff.cpp
Command report_diff_command();
Command report_monthly_command();

// region.cpp
Command report_region_command();

// slips.cpp
Command report_progress_command();
Command report_dunning_command();

// weekly.cpp
Command report_weekly_command();
Command report_review_command();

}  // namespace zb::cli
