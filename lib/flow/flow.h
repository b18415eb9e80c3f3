// SPDX-License-Identifier: Apache-2.0
// Templates of the approval flow: stages, steps, sub-items, conditions, limits, materials; and their check.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/error.h"

namespace zb {

enum class StepKind { permit, filing, review, utility, enterprise, milestone };
enum class LimitUnit { working, calendar, month };

std::string_view key(StepKind kind);    // permit …
std::string_view label(StepKind kind);  // 许可, 备案, 审查（技术审查与服务）, 公用服务, 企业事项, 里程碑
std::string_view key(LimitUnit unit);
std::string_view label(LimitUnit unit);  // 个工作日, 个日历日, 个月
std::optional<StepKind> step_kind(std::string_view key);
std::optional<LimitUnit> limit_unit(std::string_view key);

struct Material {
    std::string name;
    bool main = true;  // 主要: without it nothing is accepted; 次要: may be owed (广东省优化营商环境条例 第三十二条)
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "材料");
        bool minor = !self.main;  // stored so: what is false is left out
        visit("minor", minor, "次要材料，可容缺");
        if constexpr (!std::is_const_v<std::remove_reference_t<decltype(self)>>) self.main = !minor;
    }
    bool operator==(const Material&) const = default;
};

// How long what a step yields holds, and what it must be used for by then.
struct Validity {
    int months = 0;                      // from its delivery or decision (民法典 第二百零二条: up to the day of the same number)
    std::optional<std::string> used_by;  // key of the step that must be reached by then; none: it ends by time alone
    std::optional<int> renewals;         // how often it may be prolonged; none: never
    std::optional<int> renewal_months;   // the most of one prolongation
    std::string basis;                   // 建筑法第九条
    bool from_decision = false;          // it counts from 批准之日, not from the delivery (环境影响评价法 第二十四条)
    static void fields(auto& self, auto& visit) {
        visit("months", self.months, "有效几个月");
        visit("used_by", self.used_by, "届满前须到达的事项键");
        visit("renewals", self.renewals, "可以延期几次");
        visit("renewal_months", self.renewal_months, "每次最多延几个月");
        visit("basis", self.basis, "依据");
        visit("from_decision", self.from_decision, "自批准之日起");
    }
    bool operator==(const Validity&) const = default;
};

// 最短期间: 公示 and 招拍挂公告 last so long at least. No limit that anybody exceeds: begun on a day, it may end so many days later.
struct Shortest {
    int days = 0;       // in the step's unit; calendar days are not moved by rest days
    std::string basis;  // 国土资源部令第39号
    static void fields(auto& self, auto& visit) {
        visit("days", self.days, "最短几日");
        visit("basis", self.basis, "依据");
    }
    bool operator==(const Shortest&) const = default;
};

struct FlowStep {
    std::string step_key;    // construction_permit, unique in its flow and the same in all flows
    std::string name;        // 建筑工程施工许可证核发（含质安监）
    std::string short_name;  // 施工许可, unique in its flow
    std::string stage;
    std::string department;  // full name of the responsible unit
    std::vector<std::string> co_departments;
    StepKind kind = StepKind::permit;
    std::optional<int> legal_limit;
    std::optional<int> promised_limit;
    LimitUnit unit = LimitUnit::working;
    bool counted = false;                 // on the approval clock against the flow's total
    std::vector<std::string> conditions;  // any one true; "!a" where a is false; empty: always there
    std::string part_of;                  // key of the step inside which it runs
    std::vector<std::string> depends_on;
    std::string parallel_group;
    bool deferrable = false;
    std::vector<Material> materials;
    std::string legal_basis;
    std::string source;
    std::string line;        // 主线, 辅线(条件), 特别程序, 公用 … the flow's `kind`
    std::string result_doc;  // 建设工程规划许可证
    std::string confidence;  // how sure each limit is: legal=cited;promised=assumed
    bool joint = false;  // 统一、联合、集中办理: 45 working days, 15 more by the government's head (行政许可法 第四十二条第二款)
    std::optional<std::string> limit_basis;  // the law that sets the legal limit, in short: 建筑法第八条
    std::optional<int> extension_limit;      // most days that its own law lets it be extended by; none: 第四十二条 says 10, joint 15
    std::optional<Validity> validity;
    std::optional<Shortest> shortest;

    bool main_line() const { return line.starts_with("主线"); }
    // 公示、专家评审 inside a parent: no approval item of its own; whether it stops the parent's clock the flow says.
    bool special_procedure() const { return !part_of.empty() && line.starts_with("特别程序"); }
    // Its stored form, and the keys of a flow's file.
    static void fields(auto& self, auto& visit) {
        visit("key", self.step_key, "事项键");
        visit("name", self.name, "全称");
        visit("short_name", self.short_name, "简称");
        visit("stage", self.stage, "阶段");
        visit("department", self.department, "责任部门");
        visit("co_departments", self.co_departments, "协办部门");
        visit("kind", self.kind, "类型");
        visit("legal_limit", self.legal_limit, "法定时限");
        visit("promised_limit", self.promised_limit, "承诺时限");
        visit("unit", self.unit, "时限单位");
        visit("counted", self.counted, "计入总时限");
        visit("conditions", self.conditions, "条件");
        visit("part_of", self.part_of, "所属事项");
        visit("depends_on", self.depends_on, "前置事项");
        visit("parallel_group", self.parallel_group, "并联组");
        visit("deferrable", self.deferrable, "可容缺");
        visit("materials", self.materials, "申请材料");
        visit("legal_basis", self.legal_basis, "依据");
        visit("source", self.source, "来源");
        visit("line", self.line, "主线或辅线");
        visit("result_doc", self.result_doc, "结果");
        visit("confidence", self.confidence, "时限可信度");
        visit("joint", self.joint, "统一、联合、集中办理");
        visit("limit_basis", self.limit_basis, "法定时限依据");
        visit("extension_limit", self.extension_limit, "最多延长几日");
        visit("validity", self.validity, "证照有效期");
        visit("shortest", self.shortest, "最短期间");
    }
    bool operator==(const FlowStep&) const = default;
};

struct Flow {
    std::string flow_key;  // shehui_gongye
    std::string name;      // 社会投资工业项目
    int total_limit = 0;   // working days that the whole approval clock may take (55 or 30)
    std::string source;    // where the total comes from
    std::vector<FlowStep> steps;

    const FlowStep* find(std::string_view step_key) const;
    std::vector<std::string> stages() const;      // in order of first appearance
    std::vector<std::string> conditions() const;  // every attribute that a condition names, sorted
    static void fields(auto& self, auto& visit) {
        visit("key", self.flow_key, "流程键");
        visit("name", self.name, "名称");
        visit("total_limit", self.total_limit, "总时限（工作日）");
        visit("source", self.source, "总时限来源");
        visit("steps", self.steps, "事项");
    }
    bool operator==(const Flow&) const = default;
};

// 市场准入 … in the order of the steps; the four stages of 国办发〔2019〕11号, by which reports state how far a project is.
inline constexpr std::string_view kApprovalStages[] = {"立项用地规划许可", "工程建设许可", "施工许可", "竣工验收"};

// The templates that ship with zb (data/flows.csv).
const std::vector<Flow>& builtin_flows();
// Chinese sentence for an attribute that a condition names (special_fire: 特殊建设工程（住建部令第51号第14条）); "" if unknown.
std::string_view condition_text(std::string_view attribute);

// What is wrong with the attributes chosen for a project: one that no step asks for, or two that exclude each other.
std::vector<Fault> check_conditions(const Flow& flow, std::span<const std::string> on);

// The steps that are in a project whose attributes `on` are true: closed ones are left out, sub-items of closed parents too.
std::vector<FlowStep> open_steps(const Flow& flow, std::span<const std::string> on);

// Every fault of a template: unknown dependency, cycle (A -> B -> A), limit above the legal one, sub-item longer than its parent,
// doubled key or short name, owed material where nothing is minor … `place.value` is the step's key. Empty: sound.
std::vector<Fault> check(const Flow& flow);

// A flow as one TOML file: the keys of Flow::fields, then a [[steps]] table each step with the keys of FlowStep::fields; what is
// empty is left out. Reading what was written gives the same flow.
std::string write_flow(const Flow& flow);
// Throws Error "flow.invalid_file" with every fault and its line (unknown keys, wrong values, what check() finds), and what read_toml
// throws.
Flow read_flow(std::string_view toml);

// Longest path over counted steps, in working days of their promised limits (legal where none is promised); every path that long.
// Steps that are not counted connect at 0 days, sub-items run inside their parents, a dependency on a closed step is met.
// LimitKind::legal takes the legal limits (promised where the law sets none). Throws Error "flow.cycle".
struct ApprovalClock {
    int days = 0;
    std::vector<std::vector<std::string>> paths;  // keys of the steps that take days, each path in order; at most 64 paths
    int days_in_a_row = 0;                        // the sum over counted steps: what parallel work saves
};
enum class LimitKind { promised, legal };
ApprovalClock approval_clock(std::span<const FlowStep> steps, LimitKind limits = LimitKind::promised);

// Steps that are part of another, and steps that stand in a project only where a condition holds.
std::int64_t count_sub_items(const Flow& flow);
std::int64_t count_conditional(const Flow& flow);

}  // namespace zb
