// SPDX-License-Identifier: Apache-2.0
// Every fault of a template, found in one go (flows.zh.md 2 is the list of what is checked).
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "flow/flow.h"
#include "flow/order.h"

namespace zb {

namespace {

class Checker {
public:
    explicit Checker(const Flow& flow) : flow_(flow) {}

    std::vector<Fault> faults() {
        check_names();
        for (const FlowStep& step : flow_.steps) {
            check_dependencies(step);
            check_limits(step);
            check_materials(step);
            check_conditions_of(step);
            check_validity(step);
            check_shortest(step);
            if (!step.part_of.empty()) check_sub_item(step);
        }
        check_cycle();
        return std::move(faults_);
    }

private:
    void add(std::string_view code, const std::string& step_key, std::string message, std::string hint) {
        Fault fault;
        fault.code = fmt::format("flow.{}", code);
        fault.message = fmt::format("“{}”的事项 {}：{}", flow_.name, step_key, message);
        fault.hint = std::move(hint);
        fault.place.value = step_key;
        faults_.push_back(std::move(fault));
    }

    void check_names() {
        std::set<std::string_view> keys;
        std::set<std::string_view> short_names;
        for (const FlowStep& step : flow_.steps) {
            if (step.step_key.empty() || step.name.empty() || step.short_name.empty() || step.department.empty()) {
                add("missing_name", step.step_key, "键、名称、简称、责任部门缺一项", "补全这四列");
            }
            if (!keys.insert(step.step_key).second) add("doubled_key", step.step_key, "键重复", "同一流程内每个事项用不同的键");
            if (!short_names.insert(step.short_name).second) {
                add("doubled_short_name", step.step_key, fmt::format("简称“{}”重复", step.short_name), "换一个简称");
            }
        }
    }

    void check_dependencies(const FlowStep& step) {
        for (const std::string& key : step.depends_on) {
            const FlowStep* earlier = flow_.find(key);
            if (earlier == nullptr) {
                add("unknown_dependency", step.step_key, fmt::format("前置事项 {} 不在流程里", key), "改正前置事项的键，或补上这个事项");
            } else if (!earlier->part_of.empty()) {
                add("depends_on_sub_item", step.step_key, fmt::format("前置事项 {} 是子项", key),
                    fmt::format("改为依赖它的父事项 {}", earlier->part_of));
            }
        }
    }

    void check_limits(const FlowStep& step) {
        if (step.legal_limit.value_or(0) < 0 || step.promised_limit.value_or(0) < 0) {
            add("negative_limit", step.step_key, "时限是负数", "时限写 0 或正整数");
        }
        if (step.legal_limit && step.promised_limit && *step.promised_limit > *step.legal_limit) {
            add("limit_above_legal", step.step_key, fmt::format("承诺 {} 超过法定 {}", *step.promised_limit, *step.legal_limit),
                "承诺时限不得长于法定时限");
        }
        // 行政许可法 第四十二条第二款: forty-five days, and working ones (第八十二条).
        if (step.joint && (step.unit != LimitUnit::working || !step.legal_limit || *step.legal_limit > 45)) {
            add("joint_above_45", step.step_key, "统一、联合、集中办理，法定时限应为不超过 45 个工作日（行政许可法第四十二条第二款）",
                "legal_limit 写 45 或以下，unit 写 working；不是联合办理就去掉 joint");
        }
        if (step.extension_limit && !step.legal_limit) {
            add("extension_without_legal", step.step_key, fmt::format("没有法定时限，却可延长 {}", *step.extension_limit),
                "填法定时限，或去掉 extension_limit");
        }
        if (!step.counted) return;
        if (step.unit != LimitUnit::working || (!step.legal_limit && !step.promised_limit)) {
            add("counted_without_limit", step.step_key, "计入总时限，却没有以工作日计的时限", "填承诺工作日，或不计入总时限");
        }
        if (!step.part_of.empty()) add("counted_sub_item", step.step_key, "子项不单独计入总时限", "clock 改为 no");
    }

    // 容缺 is for minor materials only (广东省优化营商环境条例 第三十二条).
    void check_materials(const FlowStep& step) {
        const bool any_minor = std::any_of(step.materials.begin(), step.materials.end(), [](const Material& m) { return !m.main; });
        if (step.deferrable && !any_minor)
            add("owed_without_minor", step.step_key, "可容缺，却没有次要材料", "标出次要材料，或改为不可容缺");
        if (!step.deferrable && any_minor)
            add("minor_not_owed", step.step_key, "有次要材料，却不可容缺", "deferrable 改为 yes，或把材料标为主要");
    }

    void check_conditions_of(const FlowStep& step) {
        for (const std::string& condition : step.conditions) {
            const std::string_view attribute = std::string_view{condition}.substr(condition.starts_with('!') ? 1 : 0);
            if (condition_text(attribute).empty()) {
                add("unknown_condition", step.step_key, fmt::format("条件 {} 没有说明", attribute), "用 flows.csv 里已有的条件");
            }
        }
    }

    void check_validity(const FlowStep& step) {
        if (!step.validity) return;
        const Validity& validity = *step.validity;
        if (step.kind != StepKind::permit)
            add("validity_without_certificate", step.step_key, "只有许可才发证，才有证照有效期", "去掉 validity，或把 kind 改为 permit");
        if (validity.months < 1) add("validity_without_months", step.step_key, "证照有效期没有写几个月", "months 写 1 或以上");
        if (validity.basis.empty()) add("validity_without_basis", step.step_key, "证照有效期没有写依据", "basis 写法律条文");
        if (validity.used_by && flow_.find(*validity.used_by) == nullptr)
            add("validity_unknown_use", step.step_key, fmt::format("届满前须到达的 {} 不在流程里", *validity.used_by), "改正 used_by 的键");
        if (validity.renewals.has_value() != validity.renewal_months.has_value())
            add("validity_half_renewal", step.step_key, "延期的次数和每次月数缺一个", "renewals 和 renewal_months 都写，或都不写");
    }

    void check_shortest(const FlowStep& step) {
        if (!step.shortest) return;
        if (step.shortest->days < 1 || step.unit == LimitUnit::month)
            add("shortest_without_days", step.step_key, "最短期间要写几日", "days 写 1 或以上，unit 写 working 或 calendar");
        if (step.shortest->basis.empty()) add("shortest_without_basis", step.step_key, "最短期间没有写依据", "basis 写依据");
        if (step.promised_limit && *step.promised_limit < step.shortest->days)
            add("limit_below_shortest", step.step_key, fmt::format("承诺 {} 短于最短期间 {}", *step.promised_limit, step.shortest->days),
                "承诺时限不得短于最短期间");
    }

    void check_sub_item(const FlowStep& step) {
        const FlowStep* parent = flow_.find(step.part_of);
        if (parent == nullptr || !parent->part_of.empty()) {
            add("unknown_parent", step.step_key, fmt::format("父事项 {} 不在流程里，或自己也是子项", step.part_of),
                "part_of 填一个独立事项的键");
            return;
        }
        // 公示 and 专家评审 stop the parent's clock, so they may last longer than its limit.
        if (step.special_procedure() || step.unit != parent->unit || !step.promised_limit || !parent->promised_limit) return;
        if (*step.promised_limit > *parent->promised_limit) {
            add("sub_item_too_long", step.step_key, fmt::format("承诺 {}，父事项只有 {}", *step.promised_limit, *parent->promised_limit),
                "子项在父事项之内办，时限不得更长");
        }
    }

    void check_cycle() {
        const StepOrder order = order_steps(flow_.steps, SubItems::hold_parent);
        if (order.cycle.empty()) return;
        add("cycle", order.cycle.front(), "互相依赖：" + join(order.cycle, " -> "), "去掉其中一个前置事项");
    }

    const Flow& flow_;
    std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> check(const Flow& flow) { return Checker{flow}.faults(); }

}  // namespace zb
