// SPDX-License-Identifier: Apache-2.0
// 项目: a private-investment major project on a source department's list.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/money.h"
#include "base/table.h"
#include "domain/noun.h"
#include "domain/team.h"

namespace zb {

// What a list says of a project. Every field but the first two may be blank; year or month dates are kept as printed.
struct ProjectDetails {
    std::optional<std::string> enterprise;
    std::optional<std::string> uscc;          // 统一社会信用代码 of the enterprise
    std::optional<std::string> project_code;  // 投资项目统一代码
    std::optional<Money> investment;
    std::optional<std::string> investment_printed;
    std::optional<std::string> location;
    std::optional<std::string> region;  // 行政区划代码
    std::optional<std::string> industry;
    std::optional<std::string> construction_start;  // 2021, 2021-09 or a day
    std::optional<std::string> completion;
    std::optional<std::string> phase;
    std::optional<std::string> content;
    std::optional<std::string> source;       // 来源清单
    std::optional<std::string> source_date;  // of the list, as printed
    std::optional<std::string> reform_code;  // 工改编号: 工程代码 of the construction approval system
    std::optional<std::string> parent;       // 项目代码 of the whole that this is a phase of (一期、二期)
    std::optional<std::string> nature;  // 投资性质: 社会投资, whom the task force serves (江海政数〔2021〕14号 三), 政府投资 …
    static void fields(auto& self, auto& visit) {
        visit("enterprise", self.enterprise, "建设单位");
        visit("uscc", self.uscc, "统一社会信用代码");
        visit("project_code", self.project_code, "投资项目统一代码");
        visit("investment", self.investment, "总投资（元）");
        visit("investment_printed", self.investment_printed, "总投资（清单原文）");
        visit("location", self.location, "建设地点");
        visit("region", self.region, "行政区划代码");
        visit("industry", self.industry, "行业");
        visit("construction_start", self.construction_start, "开工时间");
        visit("completion", self.completion, "竣工时间");
        visit("phase", self.phase, "项目阶段");
        visit("content", self.content, "主要建设内容");
        visit("source", self.source, "来源清单");
        visit("source_date", self.source_date, "清单日期");
        visit("reform_code", self.reform_code, "工改编号");
        visit("parent", self.parent, "上级项目");
        visit("nature", self.nature, "投资性质");
    }
    bool operator==(const ProjectDetails&) const = default;
};

// Whether 总投资 is printed as an approximate sum (约, 超, 以上), so that a total with it in is one too; false where there is no figure.
bool is_approximate(const ProjectDetails& details);

struct ProjectAdded {
    static constexpr std::string_view kind = "project.added";
    std::string code;  // JH-2026-001
    std::string name;
    ProjectDetails details;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "项目代码");
        visit("name", self.name, "项目名称");
        ProjectDetails::fields(self.details, visit);
        visit("note", self.note, "备注");
    }
};

// Only what changed; the new values. A blank never erases: `cleared` names the fields to be emptied.
struct ProjectChanged {
    static constexpr std::string_view kind = "project.changed";
    std::optional<std::string> name;
    ProjectDetails details;
    std::vector<std::string> cleared = {};  // keys of ProjectDetails
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "项目名称");
        ProjectDetails::fields(self.details, visit);
        visit("cleared", self.cleared, "抹去的栏目");
        visit("note", self.note, "备注");
    }
    bool operator==(const ProjectChanged&) const = default;
};

// Where a project stands towards the list (domain.md: 入库, 在册, 调出); suspended is 在册 too.
enum class ProjectStatus { listed, suspended, moved_out, archived };
std::string_view key(ProjectStatus status);    // listed …
std::string_view label(ProjectStatus status);  // 在册, 暂缓, 调出, 办结归档
std::optional<ProjectStatus> project_status(std::string_view key);
// 调出 and 办结归档: no list shows it unless asked, nothing more is recorded of its steps.
inline bool is_closed(ProjectStatus status) { return status == ProjectStatus::moved_out || status == ProjectStatus::archived; }

template <>
struct EnumWords<ProjectStatus> {
    static std::optional<ProjectStatus> find(std::string_view word) { return project_status(word); }
};

struct ProjectClosed {
    static constexpr std::string_view kind = "project.closed";
    ProjectStatus as = ProjectStatus::moved_out;  // or archived
    std::string note;
    static void fields(auto& self, auto& visit) {
        visit("as", self.as, "调出或办结归档");
        visit("note", self.note, "原因");
    }
};
struct ProjectSuspended {
    static constexpr std::string_view kind = "project.suspended";
    std::string note;
    static void fields(auto& self, auto& visit) { visit("note", self.note, "原因"); }
};
// Goes on after a suspension, or is taken back on the list.
struct ProjectResumed {
    static constexpr std::string_view kind = "project.resumed";
    std::string note;
    static void fields(auto& self, auto& visit) { visit("note", self.note, "原因"); }
};

// 办件编号: the number that the service platform gives one application (GB/T 39046—2020, an..50).
struct CaseNumbered {
    static constexpr std::string_view kind = "project.case_numbered";
    std::string number;
    std::optional<std::string> step;  // key; none: of the project as a whole
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("number", self.number, "办件编号");
        visit("step", self.step, "事项键");
        visit("note", self.note, "备注");
    }
};

// 项目总结 (江海政数〔2021〕14号四（六）) of a project that is archived: the page as it was printed then, and what was learnt.
struct ProjectSummarized {
    static constexpr std::string_view kind = "project.summarized";
    std::int64_t head = 0;  // entry that it rests on
    std::string digest;     // SHA-256 of `text`
    std::string text;       // Markdown
    std::optional<std::string> experience, shortcomings, advice;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("head", self.head, "数据依据条目");
        visit("digest", self.digest, "正文散列");
        visit("text", self.text, "正文");
        visit("experience", self.experience, "经验");
        visit("shortcomings", self.shortcomings, "不足");
        visit("advice", self.advice, "建议");
        visit("note", self.note, "备注");
    }
};

struct ProjectNoun {
    using Fact =
        std::variant<ProjectAdded, ProjectChanged, ProjectClosed, ProjectSuspended, ProjectResumed, CaseNumbered, ProjectSummarized>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const ProjectAdded&);
    static void check(const State&, const Envelope&, const ProjectChanged&);
    static void check(const State&, const Envelope&, const ProjectClosed&);
    static void check(const State&, const Envelope&, const ProjectSuspended&);
    static void check(const State&, const Envelope&, const ProjectResumed&);
    static void check(const State&, const Envelope&, const CaseNumbered&);
    static void check(const State&, const Envelope&, const ProjectSummarized&);
    static void apply(State&, const Envelope&, const ProjectAdded&);
    static void apply(State&, const Envelope&, const ProjectChanged&);
    static void apply(State&, const Envelope&, const ProjectClosed&);
    static void apply(State&, const Envelope&, const ProjectSuspended&);
    static void apply(State&, const Envelope&, const ProjectResumed&);
    static void apply(State&, const Envelope&, const CaseNumbered&);
    static void apply(State&, const Envelope&, const ProjectSummarized&);
    static void index(const Envelope&, const ProjectAdded&, Index&);
    static void index(const Envelope&, const ProjectChanged&, Index&);
    static void index(const Envelope&, const ProjectClosed&, Index&);
    static void index(const Envelope&, const ProjectSuspended&, Index&);
    static void index(const Envelope&, const ProjectResumed&, Index&);
    static void index(const Envelope&, const CaseNumbered&, Index&);
    static void index(const Envelope&, const ProjectSummarized&, Index&);
    static std::string words(const State&, const Envelope&, const ProjectAdded&);
    static std::string words(const State&, const Envelope&, const ProjectChanged&);
    static std::string words(const State&, const Envelope&, const ProjectClosed&);
    static std::string words(const State&, const Envelope&, const ProjectSuspended&);
    static std::string words(const State&, const Envelope&, const ProjectResumed&);
    static std::string words(const State&, const Envelope&, const CaseNumbered&);
    static std::string words(const State&, const Envelope&, const ProjectSummarized&);
    static std::optional<GivenCode> code(const ProjectAdded&);
    template <class F>
    static std::optional<GivenCode> code(const F&) {
        return std::nullopt;
    }
    static void texts(const State&, Finder&);
    static constexpr FromOutlook table{};
};

// From `on` the project stands so, until the next.
struct StatusChange {
    ProjectStatus status = ProjectStatus::listed;
    Date on;
    std::string note;
    std::int64_t seq = 0;
};

// The name that it had until then.
struct Renaming {
    std::string before;
    Date on;
    std::int64_t seq = 0;
};

struct Project {
    std::string code;
    std::string short_code;  // in the year of the state's reader
    std::string name;
    ProjectDetails details;
    Date added_on;
    std::int64_t added_seq = 0;
    std::vector<std::int64_t> changed_seqs;                 // entries that changed what the list says of it
    std::optional<std::string> specialist;                  // who leads now
    std::vector<SpecialistTerm> specialists;                // by day: the last holds
    std::vector<TeamMember> members;                        // in order of entry
    std::vector<StatusChange> status_changes;               // by day; none: 在册 since it was added
    std::vector<Renaming> renamings;                        // in order of entry
    std::vector<CaseNumbered> cases;                        // 办件编号
    std::vector<ProjectSummarized> summaries;               // 项目总结, in order of entry
    std::map<std::string, std::string, std::less<>> lists;  // series of lists (list_series) → the last list of it that has this project

    ProjectStatus status_on(Date day) const;
    // On the list 在册 that day: neither closed nor added later.
    bool listed_on(Date day) const { return added_on <= day && !is_closed(status_on(day)); }
    // The last change by that day; none while no change was recorded since it was added.
    const StatusChange* status_change_on(Date day) const;
    // Who served it on a day, the one who leads first; none before the first was named, or where the last was taken off.
    const std::vector<std::string>& specialists_on(Date day) const;
    std::optional<std::string> specialist_on(Date day) const;  // who leads
    bool is_served_by(std::string_view person, Date day) const;
};

// The sum as its list states it; people read a bare figure with the unit that it is in.
Cell printed_investment(const ProjectDetails& details);

using WantedProject = std::function<bool(const Project&)>;
// One row a project, in order of code. `day` decides who serves it; 未指定 stands where nobody does.
Table projects_table(const State& state, Date day, const WantedProject& wanted);

using Projects = std::map<std::string, Project, std::less<>>;  // by code

// In the index of names a phase stands under its parent's code: Name{kPhaseOf, phase, parent}.
inline constexpr std::string_view kPhaseOf = "phase_of";
// 001 for JH-2026-001; a code of another form whole.
std::string bare_short_code(std::string_view code);
// As people of `year` say it: 001 is that year's, 26-001 one of 2026. Of year 0 the bare one.
std::string short_code(std::string_view code, int year);
// Whether all of these codes have `word` as their bare short code, and which of them people mean by it in `year`: that year's project,
// else the only one that is not closed; none where several are open.
bool all_called(const std::vector<std::string>& codes, std::string_view word);
std::optional<std::string> meant_in_year(const Projects& projects, const std::vector<std::string>& sharing, int year);
// JH-2026-001 for 26-001; empty for a word of another form.
std::string code_with_year(std::string_view word);
// Codes are ASCII [A-Za-z0-9][A-Za-z0-9._-]{0,63}; full-width digits are refused with a hint. Throws Error "code.invalid".
void check_code(std::string_view code, std::string_view field);
// The next free JH-YEAR-NNN; codes never shift and are never reused.
std::string next_project_code(const Projects& projects, int year);
// Throws Error "project.closed", with how to take it back, for a project that left the list: nothing may be recorded of it.
void refuse_closed(const Project& project, Date day);
// Lists of one source that follow each other: their name without years, dates and batch numbers (2026年重大项目清单 → 重大项目清单).
std::string list_series(std::string_view source);
// Fields of `stated` that are not blank and differ from `known`; another spelling of a name (width, spaces) is no difference.
ProjectChanged differences(const Project& known, std::string_view name, const ProjectDetails& stated);

// 统一社会信用代码: GB 32100—2015, 18 characters, the last a check character; empty: sound, else the fault in Chinese.
std::string uscc_fault(std::string_view uscc);
// 组织机构代码 within it (GB 11714) has a check digit that some older codes miss: a doubt to print, no fault; empty: none.
std::string uscc_doubt(std::string_view uscc);
// 投资项目统一代码: GB/T 40058—2021, check digit MOD 11,10 of GB/T 17710; older codes have none.
std::string project_code_fault(std::string_view code);
// 工改编号: letters, digits and hyphens, at most 50. 办件编号: the same (GB/T 39046—2020 an..50).
std::string external_number_fault(std::string_view number, std::string_view field);
// 行政区划代码 of GB/T 2260: six digits.
std::string region_fault(std::string_view region);

}  // namespace zb
