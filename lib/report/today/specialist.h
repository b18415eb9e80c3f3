// SPDX-License-Identifier: Apache-2.0
// 今天办什么: one page for a specialist, for the office, for a department. (State, day) → Document.
#pragma once

#include <string>

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

struct Today {
    Document document;
    // Something is red, or a submission of the day is not in: what `today --check` answers with 3.
    bool wants_action = false;
};

// 【一】今天必须办 【二】五个工作日内到期 【三】等别人 【四】我欠的 【五】可以提前做, of the projects that the person serves or covers.
// `until`: the moment at which it is asked, for the hour of the submissions.
Today today_of_specialist(const State& state, const std::string& person, const Basis& basis, Instant until);
// 未报送, 红灯, 今日到期, 提级, 待签发, of all projects. `until` as above.
Today today_of_office(const State& state, const Basis& basis, Instant until);
// What a department must do, has due, waits for and owes.
Today today_of_department(const State& state, const std::string& department, const Basis& basis);

}  // namespace zb
