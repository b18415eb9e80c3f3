// SPDX-License-Identifier: Apache-2.0
// A project as of a day: its steps with their clocks, its lamp, stage, next node, and the forecast 预计 of what is not finished.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/domain.h"
#include "domain/step/clock.h"
#include "plan/step_network.h"

namespace zb {

inline constexpr std::string_view kAllDone = "已办结";  // stage of a project with nothing left to do

// What is supposed of a project, by step key.
using Suppositions = std::map<std::string, Supposition, std::less<>>;

// 机动: how much later than 预计 an unfinished step may be decided without moving the project's last 预计.
struct StepSlack {
    Date latest;   // decided later, the end moves
    int days = 0;  // working days from 预计 to `latest`; 0: critical; negative: past a deadline of the plan, its own or one behind it
};

// 进度, in working days; both 0: 正常. It speaks of the plan, lamps of clocks alone: they are never mixed (domain.md, Words).
struct Progress {
    int behind = 0;       // 滞后: 预计 after the current plan's day
    int past_target = 0;  // 超目标: 预计 after the last working day by which a target is to be reached
    bool normal() const { return behind == 0 && past_target == 0; }
};

struct StepOutlook {
    const PlannedStep* planned = nullptr;  // of the current plan
    const Attempt* attempt = nullptr;      // the last one; none: not begun
    StepToday today;
    bool done = false;  // nothing more is needed of it for its successors
    // 预计 of the decision: due; overdue: next working day; filed: five-day limit and promise; correcting: the same, assumed to be filed
    // again on the next working day; paused: the due reckoned with the announced end; not begun: after the last predecessor and promise.
    // None where it is decided, or where it waits for a revoked permit.
    std::optional<Date> forecast;
    std::optional<StepSlack> slack;  // as there is a forecast, unless some day of the project lies behind 2100
    // When it is accepted at the earliest; none where it is already. Of a milestone, its day.
    std::optional<Date> acceptance;
    // What decides `forecast`: the unfinished step at the beginning of the chain that it waits for; itself where it waits for nothing.
    const PlannedStep* decided_by = nullptr;
    Progress progress;  // of one with a forecast
};
// The day of the decision; and where there is none yet, its 预计.
std::optional<Date> decided_on(const StepOutlook& step);
std::optional<Date> decided_or_expected(const StepOutlook& step);

// A target in force whose step is in the current plan.
struct TargetOutlook {
    const StepOutlook* step = nullptr;  // of the end's, the one expected last
    Date date;
    Date until;    // the last working day on which it is still reached
    int late = 0;  // working days by which 预计 is after it; 0 also where it is decided, or cannot be foreseen
};

struct ProjectOutlook {
    const Project* project = nullptr;
    const PlanVersion* plan = nullptr;  // current; none: 未编方案
    std::vector<StepOutlook> steps;     // in the plan's order
    bool suspended = false;             // 暂缓 on the day: judged against no plan
    Lamp lamp = Lamp::green;            // worst of the items in hand
    std::string stage;                  // first of the four with an unfinished step; 投产准入, 已办结, 未编方案 otherwise
    // Next node: first unfinished main-line step of the stage, else the stage itself (empty step).
    std::string node_step;
    std::string node_name;  // 施工许可办结, 工程建设许可阶段办结
    std::optional<Date> node_baseline, node_current, node_forecast;
    std::optional<int> to_baseline, to_current;  // working days, + late
    std::vector<LivingTarget> targets;
    Progress progress;
    Date day;  // as of

    const StepOutlook* find(std::string_view step_key) const;
    // The step by which the next node is reached: its own, or the last of its stage; none without a node.
    const StepOutlook* node() const;
    std::vector<TargetOutlook> targets_ahead(const Calendar& calendar) const;
    std::vector<const StepOutlook*> in_hand() const;  // 在办: approval items and utilities, never the enterprise's own steps
};

// Days used along the longest path of counted steps, and what is promised for it: 主线已用 26 个工作日，承诺 31.
struct ApprovalUse {
    int used = 0;
    int promised = 0;
};
ApprovalUse approval_use(const ProjectOutlook& outlook);

// Where the project stands: its steps, lamp and stage, without what is to be expected and without the next node; solves no network.
ProjectOutlook project_standing(const State& state, std::string_view project, Date day, const Calendar& calendar);
// The same with every step's expected days and the next node.
ProjectOutlook project_outlook(const State& state, std::string_view project, Date day, const Calendar& calendar,
                               const Suppositions& suppositions = {});
// Of every project on the list that day, where it was read with its work, in order of code.
std::vector<ProjectOutlook> project_outlooks(const State& state, Date day, const Calendar& calendar);

}  // namespace zb
