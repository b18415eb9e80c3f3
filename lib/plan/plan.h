// SPDX-License-Identifier: Apache-2.0
// A plan as a value: its resolved steps, what ties them, and the days that it is to keep.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "flow/flow.h"
#include "schedule/schedule.h"

namespace zb {

// What a project sets between two of its steps beyond the order of its flow (planning.md 3): FS from the decision to the acceptance, SS
// from acceptance to acceptance, FF from decision to decision, SF from acceptance to decision, each moved by the lag.
struct PlannedLink {
    std::string step;  // key of the step waited for
    LinkKind type = LinkKind::finish_start;
    int lag = 0;                          // may be negative
    LimitUnit unit = LimitUnit::working;  // of the lag: working or calendar days
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "前置事项");
        visit("type", self.type, "搭接关系");
        visit("lag", self.lag, "间隔天数");
        visit("unit", self.unit, "间隔单位");
    }
    bool operator==(const PlannedLink&) const = default;
    // Whether it still bounds the step that waits: once that is accepted, it waits no longer to be.
    bool bounds(bool accepted) const { return !accepted || !to_start(type); }
};

// A step as the plan has it: resolved from the flow, so that a project's fold needs no template.
struct PlannedStep {
    struct Paper {
        std::string name;
        bool minor = false;
        static void fields(auto& self, auto& visit) {
            visit("name", self.name, "材料");
            visit("minor", self.minor, "次要材料，可容缺");
        }
    };
    std::string step;  // key
    std::string name;
    std::string short_name;
    std::string stage;
    std::string department;
    StepKind kind = StepKind::permit;
    std::optional<int> legal;     // in `unit`
    std::optional<int> promised;  // in `unit`
    LimitUnit unit = LimitUnit::working;
    bool counted = false;
    std::string line;  // 主线 …
    std::optional<std::string> part_of;
    std::vector<std::string> depends_on;  // must be decided before this is accepted
    // Bounds beyond depends_on. An FS link that does not overlap stands in both; one of the others takes its step out of depends_on.
    std::vector<PlannedLink> links;
    std::vector<Paper> materials;
    std::optional<std::string> legal_basis;
    std::optional<std::string> responsible;  // 经办人
    std::optional<Date> not_before;          // not to be accepted (a milestone: not to be) before this day
    std::optional<Date> deadline;            // to be decided on this day at the latest; moves no date (planning.md 10)
    std::optional<int> min_duration;         // days, in `unit`, that it it cannot be compressed below; see least_days
    std::optional<Date> start;               // day 1 of the plan: the first day after acceptance
    Date finish;                             // planned decision
    bool main = false;                       // on the main line, by which delay is measured
    bool procedure = false;                  // 公示 or 专家评审 in its flow, also where the plan lets it stand alone
    bool joint = false;                      // 统一、联合、集中办理 (行政许可法 第四十二条第二款)
    std::optional<std::string> limit_basis;  // the law that sets `legal`, in short
    std::optional<int> extension;            // most days of an extension by the step's own law, in `unit`
    std::optional<std::string> result;       // 施工许可证
    std::optional<Validity> validity;        // of what it yields
    std::optional<Shortest> shortest;        // 公示 and 招拍挂公告; see shortest_of
    bool begun = false;                      // before the plan was made: its days are what happened, or 预计, and no limit moves them
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("name", self.name, "事项全称");
        visit("short_name", self.short_name, "事项简称");
        visit("stage", self.stage, "阶段");
        visit("department", self.department, "责任部门");
        visit("kind", self.kind, "类型");
        visit("legal", self.legal, "法定时限");
        visit("promised", self.promised, "承诺时限");
        visit("unit", self.unit, "时限单位");
        visit("counted", self.counted, "计入审批时钟");
        visit("line", self.line, "主线或辅线");
        visit("part_of", self.part_of, "所属事项");
        visit("depends_on", self.depends_on, "前置事项");
        visit("links", self.links, "搭接");
        visit("materials", self.materials, "申请材料");
        visit("legal_basis", self.legal_basis, "依据");
        visit("responsible", self.responsible, "责任人");
        visit("not_before", self.not_before, "最早受理限制");
        visit("deadline", self.deadline, "最迟办结限制");
        visit("min_duration", self.min_duration, "最短时限");
        visit("start", self.start, "计划开始（第 1 天）");
        visit("finish", self.finish, "计划办结");
        visit("main", self.main, "在主线上");
        visit("procedure", self.procedure, "流程里的特别程序子项");
        visit("joint", self.joint, "统一、联合、集中办理");
        visit("limit_basis", self.limit_basis, "法定时限依据");
        visit("extension", self.extension, "最多延长几日");
        visit("result", self.result, "结果证照");
        visit("validity", self.validity, "证照有效期");
        visit("begun", self.begun, "编制时已开始");
        visit("shortest", self.shortest, "最短期间");
    }
    bool main_line() const { return line.starts_with("主线"); }
    bool special_procedure() const { return part_of && line.starts_with("特别程序"); }
    // Approval items 审批事项: permit, filing, review, sub-items too, but not 特别程序 sub-items.
    bool approval_item() const;
    // 施工许可办结, 项目备案, 开工: its decision, as a node of the project.
    std::string end_name() const;
    bool utility() const { return kind == StepKind::utility; }
};

// The step with that key; nullptr where it is not among them.
const PlannedStep* find_planned(const std::vector<PlannedStep>& steps, std::string_view key);
PlannedStep* find_planned(std::vector<PlannedStep>& steps, std::string_view key);

// 目标节点: the day by which a step is to be decided (拿地, 开工, 竣工, 投产); the plan's `target` is that of the last one.
struct PlanTarget {
    std::string step;  // key
    Date date;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("date", self.date, "目标日");
    }
};

// In place of a step's key: the plan's last step, whichever it is.
inline constexpr std::string_view kPlanEnd = "end";

struct PlanDrafted {
    static constexpr std::string_view kind = "plan.drafted";
    std::string flow;
    std::optional<int> flow_version;  // of the ledger's flows; none: the one that ships with zb
    std::vector<std::string> conditions;
    std::optional<Date> start;   // forward from here
    std::optional<Date> target;  // backward from here
    std::vector<PlanTarget> targets;
    std::optional<Date> earliest;  // backward: the first step is accepted on this day at the earliest
    std::vector<PlannedStep> steps;
    std::vector<std::string> dropped_targets;  // keys of steps, kPlanEnd for the end's: no target of the versions before holds for them
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("flow", self.flow, "审批流程");
        visit("flow_version", self.flow_version, "流程版本");
        visit("conditions", self.conditions, "成立的条件");
        visit("start", self.start, "开始日");
        visit("target", self.target, "目标日");
        visit("targets", self.targets, "目标节点");
        visit("earliest", self.earliest, "倒排的最早开始日");
        visit("steps", self.steps, "事项");
        visit("dropped_targets", self.dropped_targets, "取消的目标");
        visit("note", self.note, "备注");
    }
    // The days were reckoned from limits; else people have set them.
    bool reckoned() const { return start || target || !targets.empty(); }
};

}  // namespace zb
