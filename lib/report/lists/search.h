// SPDX-License-Identifier: Apache-2.0
// Where given words occur: in names, notes, problems and materials, each with the command that shows it.
#pragma once

#include <span>
#include <string>

#include "base/table.h"
#include "domain/domain.h"

namespace zb {

// One row a text that holds all the words. Width, case and spaces make no difference (normal_name).
Table search_table(const State& state, std::span<const std::string> words);

}  // namespace zb
