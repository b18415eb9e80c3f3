// SPDX-License-Identifier: Apache-2.0
// The networks of all projects side by side through lib/schedule/capacity.
#include "outlook/capacity.h"

#include <algorithm>
#include <tuple>

#include "outlook/network.h"

namespace zb {

namespace {

// A step that its department works on, and its days in the network of all projects.
struct Work {
    std::size_t project = 0;
    std::size_t step = 0;
    std::size_t days = 0;
    std::size_t department = 0;
};

class CapacityPlanner {
public:
    CapacityPlanner(const std::vector<ProjectOutlook>& projects, const State& state, Date day, const CapacityRequest& request)
        : projects_(projects), calendar_(state.origin.calendar()), day_(day), request_(request) {
        network_.start = day;
        const Viewpoint view{day, calendar_, lamp_rules(state.origin, day)};
        for (std::size_t i = 0; i < projects.size(); ++i) add(i, running_network(projects[i].steps, view));
    }

    CapacityPlan plan() {
        CapacityPlan answer;
        answer.projects = projects_.size();
        answer.steps = works_.size();
        answer.end_expected = answer.end_within = day_;
        if (works_.empty()) return answer;
        const CapacitySchedule schedule = schedule_within(network_, resources_, calendar_, request_.search);
        add_queue(answer, schedule);
        add_departments(answer);
        add_projects(answer, schedule);
        return answer;
    }

private:
    void add(std::size_t project, RunningNetwork running) {
        const auto first = static_cast<ActivityIndex>(network_.activities.size());
        for (Link link : running.network.links) {
            link.from += first;
            link.to += first;
            network_.links.push_back(link);
        }
        const std::vector<StepOutlook>& steps = projects_[project].steps;
        std::vector<std::optional<std::size_t>> decided(steps.size());
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const StepActivities& own = running.steps[i];
            if (!own.unfinished || !own.foreseeable) continue;
            decided[i] = static_cast<std::size_t>(first + own.decided);
            Activity& days = running.network.activities[static_cast<std::size_t>(own.days)];
            if (days.duration == 0 || !needs_department(project, i)) continue;
            // What is accepted goes on, whatever else the department has to do.
            if (in_hand(steps[i].today.state) && steps[i].today.accepted) {
                days.actual_start = day_;
                days.remaining = days.duration;
            }
            const std::size_t department = department_of(steps[i].planned->department);
            const auto place = static_cast<std::size_t>(first + own.days);
            resources_.demands.push_back({place, department, 1});
            works_.push_back({project, i, place, department});
        }
        decided_.push_back(std::move(decided));
        const std::vector<Activity>& activities = running.network.activities;
        network_.activities.insert(network_.activities.end(), activities.begin(), activities.end());
    }

    // A sub-item in the hands of its parent's own department is part of that work.
    bool needs_department(std::size_t project, std::size_t step) const {
        const PlannedStep& planned = *projects_[project].steps[step].planned;
        if (planned.department.empty() || !(planned.approval_item() || planned.utility())) return false;
        const StepOutlook* parent = planned.part_of ? projects_[project].find(*planned.part_of) : nullptr;
        return parent == nullptr || parent->planned->department != planned.department;
    }

    std::size_t department_of(const std::string& name) {
        const auto [at, fresh] = departments_.emplace(name, queues_.size());
        if (fresh) {
            DepartmentQueue queue;
            queue.department = name;
            const auto given = request_.capacities.find(name);
            queue.assumed = given == request_.capacities.end();
            queue.capacity = queue.assumed ? request_.assumed : given->second;
            resources_.capacities.push_back(queue.capacity);
            queues_.push_back(std::move(queue));
        }
        return at->second;
    }

    void add_queue(CapacityPlan& answer, const CapacitySchedule& schedule) {
        // What holds a step up beside its department: what it waits for, where the departments have brought it; FF and SF links, which say
        // when it ends, as they would if the departments held up nothing.
        const Solution free = solve(network_, calendar_);
        std::vector<Date> ready;
        for (const Window& window : free.windows) ready.push_back(calendar_.previous_working(window.early_start - kOneDay));
        for (const Link& link : network_.links) {
            if (link.kind != LinkKind::finish_start) continue;
            Date& evening = ready[static_cast<std::size_t>(link.to)];
            evening = std::max(evening, schedule.windows[static_cast<std::size_t>(link.from)].early_finish);
        }
        std::vector<std::size_t> work_of(network_.activities.size(), works_.size());
        for (std::size_t i = 0; i < works_.size(); ++i) work_of[works_[i].days] = i;
        for (const Work& work : works_) {
            DepartmentQueue& queue = queues_[work.department];
            ++queue.steps;
            if (network_.activities[work.days].actual_start) {
                ++queue.running;
                continue;
            }
            QueuedStep step;
            step.project = &projects_[work.project];
            step.step = &step.project->steps[work.step];
            step.ready = ready[work.days];
            // Nobody accepts on a rest day.
            step.begins = calendar_.previous_working(schedule.windows[work.days].early_start - kOneDay);
            step.waits = calendar_.elapsed(step.ready, step.begins).count;
            if (step.waits <= 0) continue;
            step.expected = *step.step->forecast;
            step.decided = schedule.windows[*decided_[work.project][work.step]].early_finish;
            if (const auto holder = schedule.waited_for[work.days]; holder && work_of[*holder] < works_.size()) {
                const Work& other = works_[work_of[*holder]];
                step.behind_project = &projects_[other.project];
                step.behind = &step.behind_project->steps[other.step];
            }
            count(queue, step);
            answer.queue.push_back(step);
        }
        std::stable_sort(answer.queue.begin(), answer.queue.end(),
                         [](const QueuedStep& a, const QueuedStep& b) { return a.waits > b.waits; });
    }

    void count(DepartmentQueue& queue, const QueuedStep& step) {
        ++queue.queued;
        queue.waited += step.waits;
        queue.longest_wait = std::max(queue.longest_wait, step.waits);
        std::map<Date, int>& changes = changes_[queue.department];
        ++changes[step.ready + kOneDay];
        --changes[step.begins + kOneDay];
    }

    void add_departments(CapacityPlan& answer) {
        for (DepartmentQueue& queue : queues_) {
            int waiting = 0;
            for (const auto& [day, change] : changes_[queue.department]) {
                waiting += change;
                if (waiting <= queue.most_waiting) continue;
                queue.most_waiting = waiting;
                queue.most_on = calendar_.next_working(day);
            }
        }
        answer.departments = queues_;
        std::sort(answer.departments.begin(), answer.departments.end(), [](const DepartmentQueue& a, const DepartmentQueue& b) {
            return std::tuple{-a.waited, -a.steps, a.department} < std::tuple{-b.waited, -b.steps, b.department};
        });
    }

    void add_projects(CapacityPlan& answer, const CapacitySchedule& schedule) const {
        for (std::size_t i = 0; i < projects_.size(); ++i) {
            DelayedProject project{&projects_[i], day_, day_, 0};
            for (std::size_t step = 0; step < decided_[i].size(); ++step) {
                if (!decided_[i][step]) continue;
                project.expected = std::max(project.expected, *projects_[i].steps[step].forecast);
                project.within = std::max(project.within, schedule.windows[*decided_[i][step]].early_finish);
            }
            answer.end_expected = std::max(answer.end_expected, project.expected);
            answer.end_within = std::max(answer.end_within, project.within);
            project.days = calendar_.elapsed(project.expected, project.within).count;
            if (project.days > 0) answer.delayed.push_back(project);
        }
        std::stable_sort(answer.delayed.begin(), answer.delayed.end(),
                         [](const DelayedProject& a, const DelayedProject& b) { return a.days > b.days; });
    }

    const std::vector<ProjectOutlook>& projects_;
    const Calendar& calendar_;
    Date day_;
    const CapacityRequest& request_;
    Network network_ = {};
    Resources resources_ = {};
    std::vector<Work> works_ = {};
    std::vector<std::vector<std::optional<std::size_t>>> decided_ = {};  // of each project and step, its decision
    std::map<std::string, std::size_t> departments_ = {};
    std::vector<DepartmentQueue> queues_ = {};
    std::map<std::string, std::map<Date, int>> changes_ = {};  // of the number that waits, by department and day
};

}  // namespace

CapacityPlan capacity_plan(const std::vector<ProjectOutlook>& projects, const State& state, Date day, const CapacityRequest& request) {
    return CapacityPlanner{projects, state, day, request}.plan();
}

}  // namespace zb
