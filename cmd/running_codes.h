// SPDX-License-Identifier: Apache-2.0
// The next code of what is numbered by the year, across projects whose streams are not read: SJ-2026-001.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "cli/writing.h"
#include "domain/running_code.h"

namespace zb::cli {

// Behind the highest one in use among `known` (by code, what the draft's state has); the index is asked for those of other projects. A
// reversed code is never used again. `noun` is that of the index of names.
template <class ByCode>
std::string free_running_code(const WriteRow& row, std::string_view noun, const ByCode& known, std::string_view head) {
    std::map<std::string, char, std::less<>> used;
    for (const auto& each : known) used.emplace(each.first, 0);
    const std::string start = std::string{head} + "-" + std::to_string(row.on().year()) + "-";
    std::string code = next_running_code(used, start);
    while (!row.book.store().keys_called(std::string{noun}, code).empty()) {
        used.emplace(code, 0);
        code = next_running_code(used, start);
    }
    return code;
}

// Throws Error `fault` where the code was ever used, of whatever project.
inline void refuse_used_code(const WriteRow& row, std::string_view noun, const std::string& code, std::string_view fault) {
    if (row.book.store().keys_called(std::string{noun}, code).empty()) return;
    throw Error{Fault{std::string{fault}, "编号 " + code + " 已经用过", "不写 --code 就取下一个空号", Place{0, "编号", code}}};
}

}  // namespace zb::cli
