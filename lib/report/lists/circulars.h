// SPDX-License-Identifier: Apache-2.0
// Every text of a circular that was recorded: drafts, issues and their corrections.
#pragma once

#include <string_view>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

std::string_view key(CircularDraft::Status status);
std::string_view label(CircularDraft::Status status);  // 草稿, 已审核, 已重拟, 已签发

// In the order of their entries; an issued draft has no row but that of its issue.
Table issues_table(const State& state);

}  // namespace zb
