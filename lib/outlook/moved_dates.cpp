// SPDX-License-Identifier: Apache-2.0
// Two calendars, one state: which dates of running items differ.
#include "outlook/moved_dates.h"

#include <algorithm>

#include "outlook/outlook.h"

namespace zb {

namespace {

class Comparison {
public:
    Comparison(const Project& project, std::vector<MovedDate>& moved) : project_(project), moved_(moved) {}

    void compare(const StepOutlook& before, const StepOutlook& after) {
        step_ = before.planned;
        const bool running = in_hand(before.today.state) || in_hand(after.today.state);
        if (running) {
            add("受理期限", before.today.intake_due, after.today.intake_due);
            add("承诺到期", before.today.due, after.today.due);
            add("法定到期", before.today.legal_due, after.today.legal_due);
            add("特别程序期满", before.today.announced_end, after.today.announced_end);
        }
        add("预计办结", before.forecast, after.forecast);
    }

private:
    void add(std::string_view what, std::optional<Date> before, std::optional<Date> after) {
        if (!before || !after || *before == *after) return;
        moved_.push_back({project_.code, project_.name, step_->step, step_->short_name, what, *before, *after});
    }

    const Project& project_;
    std::vector<MovedDate>& moved_;
    const PlannedStep* step_ = nullptr;
};

}  // namespace

std::vector<MovedDate> moved_dates(const State& state, Date day, const Calendar& before, const Calendar& after) {
    std::vector<MovedDate> moved;
    const std::vector<ProjectOutlook> old_outlooks = project_outlooks(state, day, before);
    const std::vector<ProjectOutlook> new_outlooks = project_outlooks(state, day, after);
    for (std::size_t i = 0; i < old_outlooks.size(); ++i) {
        Comparison comparison{*old_outlooks[i].project, moved};
        for (std::size_t s = 0; s < old_outlooks[i].steps.size(); ++s) {
            comparison.compare(old_outlooks[i].steps[s], new_outlooks[i].steps[s]);
        }
    }
    return moved;
}

Table moved_dates_table(const std::vector<MovedDate>& moved, const Calendar& after) {
    Table table;
    table.columns = {{"project", "项目代码"}, {"project_name", "项目名称"},    {"step", "事项"}, {"what", "日期"}, {"before", "原来"},
                     {"after", "改为"},       {"days", "工作日", Align::right}};
    for (const MovedDate& one : moved) {
        const int days = after.elapsed(one.before, one.after).count;
        Row row{Cell{one.project}, Cell{one.project_name}, Cell{Value{one.step}, one.step_name}, Cell{one.what}};
        row.append({Cell{one.before}, Cell{one.after}, Cell{days}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace zb
