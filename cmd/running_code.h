// SPDX-License-Identifier: Apache-2.0
// Codes that a command gives or is given: none is used twice, a cancelled entry's neither.
#pragma once

#include <string>
#include <string_view>

#include "cli/writing.h"
#include "domain/running_code.h"

namespace zb::cli {

// The next code of the year of --on, of which the index of names knows no thing of the noun: an entry that was cancelled gave its code
// all the same. `used` are those of the state, lines of the same --input too.
template <class ByCode, class Next>
std::string free_code(const WriteRow& row, std::string_view noun, ByCode used, Next next) {
    std::string code = next(used, row.on().year());
    while (!row.book.store().keys_called(noun, code).empty()) {
        used.emplace(code, typename ByCode::mapped_type{});
        code = next(used, row.on().year());
    }
    return code;
}

// Numbers of what has no other than its running number: SJ-2026-001.
struct Running {
    std::string_view head;  // SJ
    template <class ByCode>
    std::string operator()(const ByCode& used, int year) const {
        return next_running_code(used, std::string{head} + "-" + std::to_string(year) + "-");
    }
};

// Throws "meeting.doubled" and the like where the index knows a thing of that code; `words` is what it calls one: 会议.
inline void refuse_taken_code(const WriteRow& row, std::string_view noun, const std::string& code, std::string_view words) {
    if (row.book.store().keys_called(noun, code).empty()) return;
    const std::string kind{noun}, called{words};
    throw Error{
        Fault{kind + ".doubled", called + "编号 " + code + " 已经用过", "不写 --code 就取下一个空号", Place{0, called + "编号", code}}};
}

}  // namespace zb::cli
