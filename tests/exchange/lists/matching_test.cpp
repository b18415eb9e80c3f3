// SPDX-License-Identifier: Apache-2.0
// Is it a project we know? Certainly, perhaps, or not.
#include "exchange/lists/matching.h"

#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>
#include <set>

#include "domain/domain.h"

namespace zb {

namespace {

ProjectDetails by(const char* enterprise) {
    ProjectDetails details;
    if (*enterprise != '\0') details.enterprise = enterprise;
    return details;
}

ProjectNames one_known(const char* name, const char* enterprise) {
    ProjectNames names{Projects{}};
    names.add("JH-2026-003", name, by(enterprise));
    return names;
}

ListRow row_of(int line, const char* code, const char* name, const char* enterprise, const char* project_code = "") {
    ListRow row;
    row.line = line;
    if (*code != '\0') row.code = code;
    row.name = name;
    row.details = by(enterprise);
    if (*project_code != '\0') row.details.project_code = project_code;
    return row;
}

Project project_of(const char* code, const char* name, const char* enterprise, const char* project_code = "") {
    Project project;
    project.code = code;
    project.name = name;
    project.details = row_of(0, code, name, enterprise, project_code).details;
    project.added_on = Date::of(2026, 11, 2);
    return project;
}

constexpr const char* kPhases = "2106-440704-04-01-000017";
constexpr const char* kAlone = "2107-440704-04-01-314156";

Projects known_projects() {
    Projects projects;
    for (Project& project : std::vector<Project>{project_of("JH-2026-001", "甲公司一期厂房项目", "甲公司", kPhases),
                                                 project_of("JH-2026-002", "甲公司二期厂房项目", "甲公司", kPhases),
                                                 project_of("JH-2026-003", "丙公司电子元件项目", "丙公司", kAlone)}) {
        const std::string code = project.code;
        projects.emplace(code, std::move(project));
    }
    return projects;
}

std::vector<int> lines_in_order(const std::vector<ListRow>& rows, const Projects& known) {
    std::vector<int> lines;
    for (const ListRow* row : wholes_first(rows, known)) lines.push_back(row->line);
    return lines;
}

}  // namespace

TEST_CASE("A row of a list is a known project, a new one, or one that a person must decide") {
    using Kind = RowMeaning::Kind;
    struct Case {
        const char* why;
        ListRow row;
        Kind kind;
        const char* code;
    };
    const Case cases[] = {
        {"the code decides, whatever the name", row_of(2, "JH-2026-003", "别的名称", "别的公司"), Kind::known, "JH-2026-003"},
        {"same name and enterprise", row_of(3, "", "丙公司电子元件 项目", "丙公司"), Kind::known, "JH-2026-003"},
        {"the same under a code that is not used", row_of(4, "A-1", "丙公司电子元件项目", "丙公司"), Kind::known, "JH-2026-003"},
        {"a new code and a new name", row_of(5, "A-1", "丁公司仓库", "丁公司"), Kind::fresh, "A-1"},
        {"no code and a new name", row_of(6, "", "丁公司仓库", "丁公司"), Kind::fresh, ""},
        {"one project has that 投资项目统一代码", row_of(7, "", "丁公司仓库", "丁公司", kAlone), Kind::known, "JH-2026-003"},
        {"two phases have that 投资项目统一代码", row_of(8, "", "甲公司办公楼", "甲公司", kPhases), Kind::doubtful, "JH-2026-001"},
        {"a similar name of the same enterprise", row_of(9, "", "丙公司电子元件生产项目", "丙公司"), Kind::doubtful, "JH-2026-003"},
        {"a similar name with a code of its own", row_of(10, "A-1", "丙公司电子元件生产项目", "丙公司"), Kind::fresh, "A-1"},
        {"a similar name that somebody said is new", row_of(11, "", "丙公司电子元件生产项目", "丙公司"), Kind::fresh, ""},
    };
    const Projects known = known_projects();
    const ListMatching matching{known, {11}};
    for (const Case& one : cases) {
        CAPTURE(one.why);
        const RowMeaning meaning = matching.meaning_of(one.row, known);
        CHECK(meaning.kind == one.kind);
        CHECK(meaning.code == one.code);
    }
}

TEST_CASE("A second row with the 投资项目统一代码 of a project that another row was about is doubtful") {
    const Projects known = known_projects();
    ListMatching matching{known, {}};
    const ListRow row = row_of(3, "", "丁公司仓库", "丁公司", kAlone);
    matching.found(known.at("JH-2026-003"));
    CHECK(matching.meaning_of(row, known).kind == RowMeaning::Kind::doubtful);
}

TEST_CASE("What a row made is known to the rows behind it") {
    Projects projects = known_projects();
    ListMatching matching{projects, {}};
    const ListRow row = row_of(2, "", "丁公司仓库", "丁公司");
    matching.learn("JH-2026-004", row.name, row.details);
    CHECK(matching.meaning_of(row, projects).code == "JH-2026-004");
}

TEST_CASE("What the predecessor of a list had and the list has not has left it") {
    Projects projects = known_projects();
    projects.at("JH-2026-001").lists = {{list_series("2026年重大项目清单"), "2026年重大项目清单"}};
    projects.at("JH-2026-002").lists = projects.at("JH-2026-001").lists;
    ListRow row = row_of(2, "JH-2026-001", "甲公司一期厂房项目", "甲公司");
    row.details.source = "2027年重大项目清单";
    ListMatching matching{projects, {}};
    matching.found(projects.at("JH-2026-001"));
    const std::vector<LeftProject> left = matching.left({row}, projects, Date::of(2026, 11, 20));
    REQUIRE(left.size() == 1);  // the third is of no list, and this list has a name
    CHECK(left.front().code == "JH-2026-002");
    CHECK(left.front().list == "2026年重大项目清单");
    CHECK(matching.left({row}, projects, Date::of(2026, 11, 1)).empty());
}

TEST_CASE("Rows of parts wait for the row of their whole, where the list has it") {
    std::vector<ListRow> rows = {row_of(2, "A-3", "丙", ""), row_of(3, "A-2", "乙", ""), row_of(4, "A-1", "甲", ""),
                                 row_of(5, "A-4", "丁", "")};
    rows[0].details.parent = "A-2";
    rows[1].details.parent = "A-1";
    rows[3].details.parent = "JH-2026-001";
    CHECK(lines_in_order(rows, known_projects()) == std::vector<int>{4, 5, 3, 2});
    rows[2].details.parent = "A-3";  // a circle: as they stand
    CHECK(lines_in_order(rows, known_projects()) == std::vector<int>{5, 2, 3, 4});
}

TEST_CASE("The same name and enterprise are the same project, in any width and spacing, blank matches blank") {
    const ProjectNames names = one_known("安全应急产业园（一期）项目", "江门高新区");
    const std::vector<std::string> third{"JH-2026-003"};
    CHECK(names.same("安全应急产业园(一期) 项目", by("江门 高新区")) == third);
    CHECK(names.same("安全应急产业园（一期）项目", by("")).empty());
    CHECK(names.same("安全应急产业园（二期）项目", by("江门高新区")).empty());
    CHECK(one_known("江门电机产业城", "").same("江门电机产业城", by("")) == third);
}

TEST_CASE("A near name of the same enterprise must be told apart by a person") {
    struct Case {
        const char* known;
        const char* row;
        const char* enterprise;
        bool near;
    };
    const Case cases[] = {
        {"丙公司电子元件项目", "丙公司电子元件生产项目", "丙公司", true},
        {"智能装备项目", "智能装备二期项目", "甲公司", true},
        {"甲公司一期厂房项目", "甲公司二期厂房项目", "甲公司", false},
        {"甲公司A栋厂房", "甲公司B栋厂房", "甲公司", false},
        {"甲公司智能装备项目", "甲公司二期厂房项目", "甲公司", false},
        {"富华工程装备制造项目", "富华装载机二期", "富华", false},
        {"甲公司第17号项目", "甲公司第18号项目", "甲公司", false},
        {"智能装备项目", "智能装备生产项目", "", false},  // nobody tells whose they are
    };
    for (const Case& one : cases) {
        CAPTURE(one.row);
        CHECK(one_known(one.known, one.enterprise).near(one.row, by(one.enterprise)).has_value() == one.near);
    }
}

TEST_CASE("The same name with and without an enterprise must be told apart by a person") {
    CHECK(one_known("江门电机产业城", "").near("江门电机产业城", by("某公司")));
    CHECK(one_known("江门电机产业城", "某公司").near("江门电机产业城", by("")));
    CHECK_FALSE(one_known("江门电机产业城", "某公司").near("江门电机产业城", by("另一家")));
}

TEST_CASE("The phases of a project may share its 投资项目统一代码") {
    ProjectNames names{Projects{}};
    ProjectDetails details = by("甲公司");
    details.project_code = "2106-440704-04-01-000017";
    names.add("JH-2026-001", "甲公司一期", details);
    names.add("JH-2026-002", "甲公司二期", details);
    names.add("JH-2026-002", "甲公司二期厂房", details);
    CHECK(names.with_project_code("2106-440704-04-01-000017") == std::vector<std::string>{"JH-2026-001", "JH-2026-002"});
    CHECK(names.with_project_code("2107-440704-04-01-314156").empty());
}

TEST_CASE("A row said to be a project of its own means the one that an earlier import made of it") {
    const Projects known = known_projects();
    const ListRow row = row_of(11, "", "丙公司电子元件项目", "丙公司");
    ListMatching matching{known, {11}};
    CHECK(matching.meaning_of(row, known).code == "JH-2026-003");  // no other row was about it
    matching.found(known.at("JH-2026-003"));
    CHECK(matching.meaning_of(row, known).kind == RowMeaning::Kind::fresh);
    Projects more = known;
    more.emplace("JH-2026-004", project_of("JH-2026-004", "丙公司电子元件项目", "丙公司"));
    ListMatching again{more, {11}};
    again.found(more.at("JH-2026-003"));
    CHECK(again.meaning_of(row, more).code == "JH-2026-004");
}

namespace {

Project after(const Project& project, const ProjectChanged& changed) {
    State state;
    state.projects.emplace(project.code, project);
    Envelope envelope;
    envelope.project = project.code;
    ProjectNoun::apply(state, envelope, changed);
    return state.projects.at(project.code);
}

// What zb project import writes of the rows; none where a person must decide one of them first, for then it writes nothing.
std::optional<int> imported(const ProjectList& list, const std::set<int>& own_lines, Projects& projects) {
    ListMatching matching{projects, own_lines, given_codes(list.rows)};
    std::map<std::string, int> lines;
    for (const ListRow& row : list.rows) {
        if (row.code) lines.emplace(*row.code, row.line);
    }
    int written = 0;
    for (const ListRow* row : wholes_first(list.rows, projects)) {
        if (!row->faults.empty()) continue;
        const RowMeaning meaning = matching.meaning_of(*row, projects);
        if (meaning.kind == RowMeaning::Kind::doubtful) return std::nullopt;
        if (meaning.kind == RowMeaning::Kind::fresh) {
            Project added = project_of("", row->name.c_str(), "");
            added.code = meaning.code;
            for (int number = 1; added.code.empty() || projects.contains(added.code); ++number) {
                const std::string next = "JH-2026-00" + std::to_string(number);
                if (!matching.gives(next)) added.code = next;
            }
            added.details = row->details;
            matching.learn(added.code, added.name, added.details);
            lines.emplace(added.code, row->line);
            projects.emplace(added.code, added);
            ++written;
            continue;
        }
        Project& project = projects.at(meaning.code);
        const ProjectChanged changed = differences(project, row->name, row->details);
        matching.found(project);
        const bool own = lines.emplace(meaning.code, row->line).first->second == row->line;
        if (changed == ProjectChanged{}) continue;
        if (!own) return std::nullopt;
        project = after(project, changed);
        matching.learn(project.code, project.name, project.details);
        ++written;
    }
    return written;
}

rc::Gen<std::string> any_row() {
    const auto one_of = [](std::vector<std::string> words) { return rc::gen::elementOf(std::move(words)); };
    return rc::gen::map(
        rc::gen::tuple(one_of({"", "JH-2026-001", "JH-2026-002", "A-1"}),
                       one_of({"甲厂房", "甲厂房项目", "甲厂房二期", "★乙仓库", "乙仓库", "丙中心", ""}),
                       one_of({"", "甲公司", "甲 公司", "乙公司"}), one_of({"", kPhases, kAlone}),
                       one_of({"", "500", "约12亿元", "5000000元", "2亿美元", "面议"}), one_of({"", "2026", "2026/3/5", "2026.1"})),
        [](const auto& cells) {
            const auto& [code, name, enterprise, project_code, amount, date] = cells;
            return code + "," + name + "," + enterprise + "," + project_code + "," + amount + "," + date + "\n";
        });
}

}  // namespace

TEST_CASE("A second import of the same list writes nothing") {
    CHECK(rc::check("whatever rows it has", [] {
        std::string text = "项目代码,项目名称,建设单位,投资项目统一代码,总投资,开工时间\n";
        const auto rows = *rc::gen::container<std::vector<std::string>>(any_row());
        for (const std::string& row : rows) text += row;
        const auto own_lines = *rc::gen::container<std::set<int>>(rc::gen::inRange(2, 9));
        Projects projects = *rc::gen::arbitrary<bool>() ? known_projects() : Projects{};
        const ProjectList list = read_project_list(text, CsvMarks::marked, own_lines);
        const auto first = imported(list, own_lines, projects);
        RC_CLASSIFY(first.has_value());
        if (first) RC_ASSERT(imported(list, own_lines, projects).value_or(0) == 0);
    }));
}

}  // namespace zb
