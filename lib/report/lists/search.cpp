// SPDX-License-Identifier: Apache-2.0
// Looks through a state: what was cancelled is not found.
#include "report/lists/search.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"

namespace zb {

namespace {

// What a text belongs to: its heading, project and the command that shows it.
struct Spot {
    std::string_view kind;
    std::string project = {};
    std::string where;
    std::string command;
};

class Finder {
public:
    explicit Finder(std::span<const std::string> words) {
        for (const std::string& word : words) words_.push_back(normal_name(word));
        table_.columns = {{"kind", "类别"}, {"project", "项目代码"}, {"where", "位置"}, {"text", "内容"}, {"command", "查看"}};
    }

    // The same text at the same spot is told once, however often it stands there.
    void look(const Spot& spot, const std::string& text) {
        const std::string normal = normal_name(text);
        const bool holds_all =
            std::all_of(words_.begin(), words_.end(), [&](const std::string& word) { return normal.find(word) != std::string::npos; });
        if (!holds_all || !told_.insert(fmt::format("{}\n{}\n{}", spot.kind, spot.command, text)).second) return;
        table_.rows.push_back({spot.kind, spot.project.empty() ? Cell{} : Cell{spot.project}, spot.where, text, spot.command});
    }
    void look(const Spot& spot, const std::optional<std::string>& text) {
        if (text) look(spot, *text);
    }
    Table take() { return std::move(table_); }

private:
    std::vector<std::string> words_;
    std::set<std::string> told_;
    Table table_;
};

void look_at_projects(const State& state, Finder& finder) {
    for (const auto& entry : state.projects) {
        const Project& project = entry.second;
        const std::string command = fmt::format("zb project show {}", project.code);
        const auto at = [&](std::string_view field) { return Spot{"项目", project.code, std::string{field}, command}; };
        finder.look(at("项目代码"), project.code);
        finder.look(at("项目名称"), project.name);
        const ProjectDetails& details = project.details;
        finder.look(at("建设单位"), details.enterprise);
        finder.look(at("统一社会信用代码"), details.uscc);
        finder.look(at("投资项目统一代码"), details.project_code);
        finder.look(at("建设地点"), details.location);
        finder.look(at("行业"), details.industry);
        finder.look(at("主要建设内容"), details.content);
        finder.look(at("来源清单"), details.source);
    }
}

void look_at_people(const State& state, Finder& finder) {
    for (const DepartmentRecorded& unit : state.departments.list) {
        const Spot spot{"部门", {}, unit.name, "zb department list"};
        finder.look(spot, unit.name);
        finder.look(spot, unit.short_name);
        for (const std::string& alias : unit.aliases) finder.look(spot, alias);
    }
    for (const StaffAdded& person : state.staff.list) {
        finder.look({"人员", {}, fmt::format("{}，{}", person.department, person.role), "zb staff list"}, person.name);
    }
}

void look_at_attempt(const Spot& step, const Attempt& attempt, Finder& finder) {
    const auto as = [&](std::string_view kind) { return Spot{kind, step.project, step.where, step.command}; };
    for (const Moved& move : attempt.moves) finder.look(as("事项备注"), move.note);
    for (const Owed& owed : attempt.owed) {
        finder.look(as("容缺材料"), owed.material);
        finder.look(as("承诺书"), owed.promise);
    }
    for (const Pause& pause : attempt.pauses) finder.look(as("书面告知"), pause.notice);
    finder.look(as("证照批文"), attempt.certificate);
    finder.look(as("提前介入"), attempt.early);
    finder.look(as("并联办理"), attempt.parallel);
}

void look_at_steps(const State& state, Finder& finder) {
    for (const auto& [project, plans] : state.plans) {
        const PlanVersion* plan = plans.current();
        if (plan == nullptr) continue;
        const ProjectSteps& steps = state.steps_of(project);
        for (const PlannedStep& planned : plan->plan.steps) {
            const Spot spot{"事项", project, planned.short_name, fmt::format("zb step show {} {}", project, planned.short_name)};
            finder.look(spot, planned.name);
            finder.look(spot, planned.short_name);
            for (const PlannedStep::Paper& paper : planned.materials) {
                finder.look({"申请材料", project, planned.short_name, spot.command}, paper.name);
            }
            const auto record = steps.find(planned.step);
            if (record == steps.end()) continue;
            for (const Attempt& attempt : record->second.attempts) look_at_attempt(spot, attempt, finder);
        }
    }
}

void look_at_notes(const State& state, Finder& finder) {
    for (const Note& note : state.notes) {
        const Spot spot{"进展", note.project, iso(note.on), fmt::format("zb ledger show {}", note.seq)};
        finder.look(spot, note.text.progress);
        finder.look(spot, note.text.difficulty);
        finder.look(spot, note.text.next);
    }
    for (const auto& [code, problem] : state.problems) {
        const Spot spot{"困难问题", problem.project, code, fmt::format("zb problem list --project {}", problem.project)};
        finder.look(spot, code);
        finder.look(spot, problem.title);
        finder.look(spot, problem.solution);
    }
}

}  // namespace

Table search_table(const State& state, std::span<const std::string> words) {
    Finder finder{words};
    look_at_projects(state, finder);
    look_at_people(state, finder);
    look_at_steps(state, finder);
    look_at_notes(state, finder);
    return finder.take();
}

}  // namespace zb
