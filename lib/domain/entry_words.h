// SPDX-License-Identifier: Apache-2.0
// One entry as a sentence for people: 施工许可 已受理. Every list of entries tells them by these words.
#pragma once

#include <string>

#include "domain/domain.h"

namespace zb {

// What was done. `names` gives steps their short names where it has the project's plans; else their keys stand there.
std::string entry_words(const State& names, const Envelope& envelope, const Fact& fact);
// 001 甲公司智能装备项目; the bare code where `names` has no such project, "" where the entry is about none.
std::string entry_project(const State& names, const Envelope& envelope);

}  // namespace zb
