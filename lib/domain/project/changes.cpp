// SPDX-License-Identifier: Apache-2.0
// One list of a project's fields.
#include "domain/project/changes.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>

#include "base/text.h"

namespace zb {

namespace {

using D = ProjectDetails;

constexpr std::array<ProjectField, 16> kFields = {{
    {"enterprise", "建设单位", &D::enterprise},
    {"uscc", "统一社会信用代码", &D::uscc},
    {"project_code", "投资项目统一代码", &D::project_code},
    {"investment", "总投资", &D::investment_printed},
    {"location", "建设地点", &D::location},
    {"region", "行政区划代码", &D::region},
    {"industry", "行业", &D::industry},
    {"construction_start", "开工时间", &D::construction_start},
    {"completion", "竣工时间", &D::completion},
    {"phase", "项目阶段", &D::phase},
    {"content", "主要建设内容", &D::content},
    {"source", "来源清单", &D::source},
    {"source_date", "清单日期", &D::source_date},
    {"reform_code", "工改编号", &D::reform_code},
    {"parent", "上级项目", &D::parent},
    {"nature", "投资性质", &D::nature},
}};

std::string shown(const std::optional<std::string>& text) {
    constexpr std::size_t kShown = 40;
    return text ? truncate(*text, kShown) : std::string{"空"};
}

}  // namespace

std::span<const ProjectField> project_fields() { return kFields; }

bool is_approximate(const ProjectDetails& details) {
    return details.investment && details.investment_printed && is_approximate(*details.investment_printed);
}

const std::optional<std::string>& value_of(const ProjectDetails& details, std::string_view key) {
    const auto found = std::find_if(kFields.begin(), kFields.end(), [&](const ProjectField& one) { return one.key == key; });
    assert(found != kFields.end());
    return details.*found->field;
}

std::string changes_text(const Project& known, const ProjectChanged& changed) {
    std::vector<std::string> pieces;
    if (changed.name) pieces.push_back(fmt::format("项目名称 由 {} 改为 {}", shown(known.name), shown(changed.name)));
    for (const ProjectField& one : kFields) {
        const auto& now = changed.details.*one.field;
        if (now) pieces.push_back(fmt::format("{} 由 {} 改为 {}", one.heading, shown(known.details.*one.field), shown(now)));
    }
    for (const std::string& key : changed.cleared) {
        const auto found = std::find_if(kFields.begin(), kFields.end(), [&](const ProjectField& one) { return one.key == key; });
        if (found != kFields.end()) pieces.push_back(fmt::format("抹去 {}（原为 {}）", found->heading, shown(known.details.*found->field)));
    }
    return join(pieces, "；");
}

}  // namespace zb
