// SPDX-License-Identifier: Apache-2.0
// Which known project a told one is: by code, by name and enterprise, or perhaps by a near name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/project/project.h"

namespace zb {

// Built once for an import and kept up row by row, so that a row costs the same however many projects there are.
class ProjectNames {
public:
    explicit ProjectNames(const Projects& projects);
    // Also for a project that is known already and now has another name.
    void add(std::string_view code, std::string_view name, const ProjectDetails& details);

    // Codes of the projects with that 投资项目统一代码: the phases of one project may share it.
    std::vector<std::string> with_project_code(std::string_view project_code) const;
    // Same normalised name and enterprise, blank matching blank.
    std::optional<std::string> same(std::string_view name, const ProjectDetails& details) const;

    struct Near {
        std::string code;
        std::string name;
        std::string why;  // 建设单位相同、名称相近
    };
    // What may be the same and may be not, so that a person must say: a near name of the same enterprise, or the same name where only
    // one of the two tells its enterprise. Names that differ in a number or letter (一期 and 二期, A and B) are not near.
    std::optional<Near> near(std::string_view name, const ProjectDetails& details) const;

private:
    struct Known {
        std::string code;
        std::string name;     // as told
        std::string subject;  // what the name says besides the enterprise and 项目
    };
    using ByMarks = std::map<std::string, std::vector<Known>, std::less<>>;  // by the numbers and letters of the subject

    std::optional<Near> near_subject(const ByMarks& known, std::string_view marks, const std::string& subject) const;

    std::map<std::string, std::vector<std::string>, std::less<>> by_project_code_;
    std::map<std::pair<std::string, std::string>, std::string> by_name_;  // name and enterprise, normalised
    std::map<std::string, ByMarks, std::less<>> by_enterprise_;
};

}  // namespace zb
