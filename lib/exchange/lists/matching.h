// SPDX-License-Identifier: Apache-2.0
// Matches a list's row with a known project: by code, by name and enterprise, by a similar name.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/project/project.h"
#include "exchange/lists/list.h"

namespace zb {

// Built once for an import and kept up row by row, so that a row costs the same however many projects there are.
class ProjectNames {
public:
    explicit ProjectNames(const Projects& projects);
    // Also for a project that is known already and now has another name.
    void add(std::string_view code, std::string_view name, const ProjectDetails& details);

    // Codes of the projects with that 投资项目统一代码: the phases of one project may share it.
    std::vector<std::string> with_project_code(std::string_view project_code) const;
    // Codes of the projects with the same normalised name and enterprise, blank matching blank; the first recorded first.
    std::vector<std::string> same(std::string_view name, const ProjectDetails& details) const;

    struct Near {
        std::string code;
        std::string name;
        std::string why;  // 建设单位相同、名称相近
    };
    // What may be the same and may be not, so that a person must say: a near name of the same enterprise, or the same name where only
    // one of the two states its enterprise. Names that differ in a number or letter (一期 and 二期, A and B) are not near.
    std::optional<Near> near(std::string_view name, const ProjectDetails& details) const;

private:
    struct Known {
        std::string code;
        std::string name;     // as recorded
        std::string subject;  // what the name says besides the enterprise and 项目
    };
    using ByMarks = std::map<std::string, std::vector<Known>, std::less<>>;  // by the numbers and letters of the subject

    std::optional<Near> near_subject(const ByMarks& known, std::string_view marks, const std::string& subject) const;

    std::map<std::string, std::vector<std::string>, std::less<>> by_project_code_;
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> by_name_;  // name and enterprise, normalised
    std::map<std::string, ByMarks, std::less<>> by_enterprise_;
};

using CodeSet = std::set<std::string, std::less<>>;
// The project codes that rows of a list give.
CodeSet given_codes(const std::vector<ListRow>& rows);

// What a row of a list is to the projects known.
struct RowMeaning {
    enum class Kind { known, fresh, doubtful };
    Kind kind = Kind::fresh;
    std::string code = {};  // known: of that project; doubtful: of the one it may be; fresh: the one that the row gives, or ""
    std::string name = {};  // doubtful: of the project that it may be
    std::string why = {};   // doubtful: what is alike and what is not
};

// A project of the list's predecessor that the list has not.
struct LeftProject {
    std::string code;
    std::string name;
    std::string list;  // the predecessor
};

// Decides row by row which project a list means. Knows no ledger: whoever writes the rows says what became of each.
class ListMatching {
public:
    // `new_lines`: lines of rows that are projects of their own, whatever they are like: where an earlier import made such a project, the
    // row means it, and makes no second one.
    // `given_codes`: that rows of the list give: no other row means those projects by its name.
    ListMatching(const Projects& known, std::set<int> new_lines, CodeSet given_codes = {});

    // Same code; else same name and enterprise, of several the first that no row was about yet; else same 投资项目统一代码; else perhaps a
    // similar name, which a person must decide.
    RowMeaning meaning_of(const ListRow& row, const Projects& projects) const;
    // Whether a row of the list gives that code: no other row's new project may take it.
    bool gives(std::string_view code) const { return given_codes_.contains(code); }
    // A row was about this project, here as it was before the row.
    void found(const Project& known);
    // A row made the project, or changed it to this.
    void learn(const std::string& code, std::string_view name, const ProjectDetails& details);
    // Projects on the list on `day` that its predecessors have and none of its rows was about.
    std::vector<LeftProject> left(const std::vector<ListRow>& rows, const Projects& projects, Date day) const;

private:
    std::string predecessor_with(const Project& project, const std::set<std::string, std::less<>>& series) const;

    ProjectNames names_;
    std::set<int> new_lines_;
    CodeSet given_codes_;
    CodeSet met_;                 // projects that a row was about
    bool knows_unnamed_ = false;  // the list shares a project with a predecessor that has no name
};

// The rows, those of a part behind the row of its whole where the list has both.
std::vector<const ListRow*> wholes_first(const std::vector<ListRow>& rows, const Projects& known);

}  // namespace zb
