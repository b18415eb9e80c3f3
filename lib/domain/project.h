// SPDX-License-Identifier: Apache-2.0
// 项目: a private-investment major project on a source department's list; and 一项目一团队.
#pragma once

#include <cstdint>
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
    }
    bool operator==(const ProjectDetails&) const = default;
};

struct ProjectAdded {
    static constexpr std::string_view kind = "project.added";
    std::string code;  // JH-2026-001
    std::string name;
    ProjectDetails details;
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "项目代码");
        visit("name", self.name, "项目名称");
        ProjectDetails::fields(self.details, visit);
    }
};

// Only what changed; the new values. A blank never erases.
struct ProjectChanged {
    static constexpr std::string_view kind = "project.changed";
    std::optional<std::string> name;
    ProjectDetails details;
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "项目名称");
        ProjectDetails::fields(self.details, visit);
    }
    bool operator==(const ProjectChanged&) const = default;
};

// 一项目一专员.
struct SpecialistAssigned {
    static constexpr std::string_view kind = "team.specialist_assigned";
    std::string staff;
    static void fields(auto& self, auto& visit) { visit("staff", self.staff, "服务专员"); }
};

// 一项目一团队: the responsible person of a department.
struct MemberAssigned {
    static constexpr std::string_view kind = "team.member_assigned";
    std::string department;
    std::string staff;
    static void fields(auto& self, auto& visit) {
        visit("department", self.department, "部门");
        visit("staff", self.staff, "责任人");
    }
};

struct ProjectNoun {
    using Fact = std::variant<ProjectAdded, ProjectChanged, SpecialistAssigned, MemberAssigned>;
    static void check(const State&, const Envelope&, const ProjectAdded&);
    static void check(const State&, const Envelope&, const ProjectChanged&);
    static void check(const State&, const Envelope&, const SpecialistAssigned&);
    static void check(const State&, const Envelope&, const MemberAssigned&);
    static void apply(State&, const Envelope&, const ProjectAdded&);
    static void apply(State&, const Envelope&, const ProjectChanged&);
    static void apply(State&, const Envelope&, const SpecialistAssigned&);
    static void apply(State&, const Envelope&, const MemberAssigned&);
    static void index(const Envelope&, const ProjectAdded&, Index&);
    static void index(const Envelope&, const ProjectChanged&, Index&);
    static void index(const Envelope&, const SpecialistAssigned&, Index&);
    static void index(const Envelope&, const MemberAssigned&, Index&);
};

struct TeamMember {
    std::string department;
    std::string staff;
    Date since;
};

struct Project {
    std::string code;
    std::string name;
    ProjectDetails details;
    Date added_on;
    std::int64_t added_seq = 0;
    std::vector<std::int64_t> changed_seqs;                 // entries that changed what the list says of it
    std::optional<std::string> specialist;                  // now
    std::vector<std::pair<Date, std::string>> specialists;  // since which day, who: the last holds
    std::vector<TeamMember> members;

    // Who served it on a day; none before the first was named.
    std::optional<std::string> specialist_on(Date day) const;
};

using Projects = std::map<std::string, Project, std::less<>>;  // by code

// 001 for JH-2026-001.
std::string short_code(std::string_view code);
// Codes are ASCII [A-Za-z0-9][A-Za-z0-9._-]{0,63}; full-width digits are refused with a hint. Throws Error "code.invalid".
void check_code(std::string_view code, std::string_view field);
// The next free JH-YEAR-NNN; codes never shift and are never reused.
std::string next_project_code(const Projects& projects, int year);
// Fields of `told` that are not blank and differ from `known`; another spelling of a name (width, spaces) is no difference.
ProjectChanged differences(const Project& known, std::string_view name, const ProjectDetails& told);

// 统一社会信用代码: GB 32100—2015, 18 characters, the last a check character; empty: sound, else the fault in Chinese.
std::string uscc_fault(std::string_view uscc);
// 组织机构代码 within it (GB 11714) has a check digit that some older codes miss: a doubt to tell, no fault; empty: none.
std::string uscc_doubt(std::string_view uscc);
// 投资项目统一代码: GB/T 40058—2021, check digit MOD 11,10 of GB/T 17710; older codes have none.
std::string project_code_fault(std::string_view code);
// 行政区划代码 of GB/T 2260: six digits.
std::string region_fault(std::string_view region);

}  // namespace zb
