// SPDX-License-Identifier: Apache-2.0
// What of a project is still to be settled: applications, owed papers, problems, resolutions, inquiries, bad reviews, services.
// 形成一个闭环 (江海政数〔2021〕14号四（六）): with one of them open it is not archived, and who takes the project over takes them over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/domain.h"

namespace zb {

enum class MatterKind { step, owed_material, problem, resolution, inquiry, review, service };
std::string_view key(MatterKind kind);    // step, owed_material …
std::string_view label(MatterKind kind);  // 事项, 容缺材料, 困难问题 …

struct OpenMatter {
    MatterKind kind = MatterKind::step;
    std::string code;                // P-2026-014; the item's key where it has no code
    std::string title;               // 水保核定范围待两局会商
    std::optional<std::string> who;  // department, person
    std::optional<Date> due;
    std::string mend;           // command
    std::string words() const;  // 困难问题 P-2026-014“水保核定范围待两局会商”
};

// As they stand on `day`, by kind as above, within a kind by code.
std::vector<OpenMatter> open_matters(const State& state, const Project& project, Date day);

}  // namespace zb
