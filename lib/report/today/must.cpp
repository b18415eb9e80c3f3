// SPDX-License-Identifier: Apache-2.0
// 今天必须办: what is red, due, overrun or decided without a certificate, item by item.
#include <algorithm>
#include <fmt/format.h>
#include <tuple>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/today/parts.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/sorts.h"

namespace zb {

namespace {

MustDo line_of(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    MustDo line;
    line.project = project.project->code;
    line.step = step.planned->step;
    line.project_label = project_label(*project.project);
    line.item = item_label(project, step);
    line.deadline = "今天";
    line.who = unit_and_person(view.state, project, step, " ");
    return line;
}

std::string past(Date due) { return fmt::format("已于 {} 到期", month_day(due)); }

// Red: past its limit, or the last day to answer what was taken in.
std::optional<MustDo> red_line(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    const StepToday& today = step.today;
    MustDo line = line_of(view, project, step);
    line.red = true;
    if (today.past) {
        const int limit = view.rules().escalate_after;
        line.kind = "overdue";
        line.overdue = today.overdue;
        line.due = today.due;
        line.deadline = past(*today.due);
        line.escalated = today.escalated;
        const std::string legal = today.legal_overdue > 0 ? fmt::format("、超法定 {} 个", today.legal_overdue) : "";
        const Escalations& done = step.attempt->escalations;
        const std::string raise = !done.empty()            ? "，" + escalation_words(done.back())
                                  : !today.escalated       ? ""
                                  : today.overdue == limit ? "，今日应提级"
                                                           : fmt::format("，已满 {} 日，应提级", limit);
        const std::string over = past_words(today.overdue, fmt::format("超承诺 {} 个工作日", today.overdue));
        line.what = fmt::format("红灯 {}{}{}；核实原因，填入台账", over, legal, raise);
        return line;
    }
    if (today.lamp != Lamp::red) return std::nullopt;
    line.kind = "intake";
    line.due = today.intake_due;
    const bool permit = step.planned->kind == StepKind::permit;
    line.what = fmt::format("红灯 收件后第 {} 个工作日，今天须告知是否受理{}", view.rules().intake_limit, permit ? "，否则视为受理" : "");
    if (!today.intake_past) return line;
    line.deadline = past(*today.intake_due);
    line.what = fmt::format("红灯 {}；催办，答复后记入台账", unanswered_words(today));
    return line;
}

std::optional<MustDo> other_line(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    const StepToday& today = step.today;
    MustDo line = line_of(view, project, step);
    line.due = view.day;
    if (today.state == StepState::paused) {
        if (today.pause_over == 0) return std::nullopt;
        line.kind = "pause_over";
        line.due = today.announced_end;
        line.what = fmt::format("特别程序已超告知时间 {} 个工作日；催出结果", today.pause_over);
        line.deadline = fmt::format("告知至 {}", month_day(*today.announced_end));
        return line;
    }
    if (today.due == view.day) {
        line.kind = "due_today";
        line.what = "今日到期；催办，办结后记入台账";
        return line;
    }
    if (today.deemed && step.attempt != nullptr && !step.attempt->accepted) {
        line.kind = "deemed";
        line.due = today.intake_due;
        line.what = "收件后五个工作日内未答复，已视为受理；补记受理";
        return line;
    }
    return std::nullopt;
}

// A permit is in the applicant's hands within ten days of the decision (行政许可法 第四十四条): a clock of its own, red past them.
std::optional<MustDo> not_issued_line(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    const auto& clock = step.today.issue;
    if (!clock || clock->delivered) return std::nullopt;
    const Date decided = *step.attempt->decided;
    MustDo line = line_of(view, project, step);
    line.kind = "not_issued";
    line.due = clock->due;
    line.overdue = clock->overdue;
    line.red = clock->lamp == Lamp::red;
    line.escalated = clock->escalated;
    const std::string late = late_entry(decided, view.day, view.calendar()) ? "，将标补录" : "";
    const auto owed = step.attempt->still_owed();
    // Nothing may be issued while a paper is owed: it cannot have been delivered (广东省优化营商环境条例 第三十二条).
    line.what = owed.empty() ? fmt::format("{} 已办结，未记发证；已送达的今天补记{}", month_day(decided), late)
                             : fmt::format("{} 已办结；容缺材料“{}”补齐后方可发证，期限 {}", month_day(decided), owed.front()->material,
                                           month_day(owed.front()->due));
    if (line.red) {
        line.deadline = past(clock->due);
        const std::string raised = escalation_words(step.attempt->escalations, clock->escalated);
        const std::string over = past_words(clock->overdue, fmt::format("超发证时限 {} 个工作日", clock->overdue));
        line.what = fmt::format("红灯 {}{}（行政许可法第四十四条）；{}", over, raised.empty() ? "" : "，" + raised, line.what);
    } else if (clock->lamp == Lamp::yellow) {
        line.what += fmt::format("；黄灯 发证期限 {}，剩 {} 个工作日", month_day(clock->due), clock->left);
    }
    return line;
}

// A certificate that ended before it was used: work may not begin on it (建筑法 第九条).
std::optional<MustDo> ended_line(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    const auto term = certificate_of(view, project, step);
    if (!term || !term->ended()) return std::nullopt;
    MustDo line = line_of(view, project, step);
    line.kind = "certificate_ended";
    line.due = term->until;
    line.overdue = view.calendar().elapsed(term->until, view.day).count;
    line.red = true;
    line.deadline = past(term->until);
    line.what = fmt::format("红灯 {}期满未使用（{}）；须重新申请", step.planned->result.value_or("证照"), step.planned->validity->basis);
    line.who = enterprise_of(*project.project);
    return line;
}

// What was taken back leaves its successors without ground (行政许可法 第八条、第六十九条、第七十条): somebody must say what becomes of
// them.
std::optional<MustDo> revoked_line(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    if (step.today.state != StepState::revoked || step.attempt == nullptr) return std::nullopt;
    std::vector<std::string> later;
    for (const StepOutlook& other : project.steps) {
        const auto& waits = other.planned->depends_on;
        if (!other.done && std::find(waits.begin(), waits.end(), step.planned->step) != waits.end())
            later.push_back(other.planned->short_name);
    }
    if (later.empty()) return std::nullopt;
    MustDo line = line_of(view, project, step);
    line.kind = "revoked";
    const Date since = step.attempt->ended.value_or(view.day);
    line.due = since;
    line.deadline = fmt::format("自 {}", month_day(since, view.day));
    line.what = fmt::format("{}；{} 失去前置，须重编方案或调出", revocation(step.attempt->revoked_by).state, join(later, "、"));
    return line;
}

void add_owed_lines(std::vector<MustDo>& lines, const TodayView& view, const ProjectOutlook& project, const StepOutlook& step) {
    if (step.attempt == nullptr || !step.attempt->lives()) return;
    for (const Owed* owed : step.attempt->still_owed()) {
        if (owed->due > view.day) continue;
        MustDo line = line_of(view, project, step);
        line.kind = "owed";
        line.due = owed->due;
        const OwedToday standing = owed_today(*owed, view.day, view.calendar(), view.rules());
        line.overdue = -standing.left;
        line.red = standing.past;
        line.what =
            fmt::format("容缺材料“{}”{}；督促企业补齐，补齐前不得发证", owed->material, left_words(view.day, owed->due, view.calendar()));
        // 西安市行政审批局 2023: what cannot be made good ends. The department decides; zb recommends.
        if (standing.past) line.what += "；补不齐的建议终止办理";
        line.deadline = standing.past ? past(owed->due) : "今天";
        line.who = enterprise_of(*project.project);
        lines.push_back(std::move(line));
    }
}

}  // namespace

std::vector<MustDo> must_do(const TodayView& view) {
    std::vector<MustDo> lines;
    for (const auto& [project, step] : view.in_hand()) {
        if (auto red = red_line(view, *project, *step)) {
            lines.push_back(std::move(*red));
        } else if (auto line = other_line(view, *project, *step)) {
            lines.push_back(std::move(*line));
        }
    }
    for (const ProjectOutlook& project : view.projects) {
        for (const StepOutlook& step : project.steps) {
            if (!view.wanted(step)) continue;
            if (auto line = not_issued_line(view, project, step)) lines.push_back(std::move(*line));
            if (auto line = ended_line(view, project, step)) lines.push_back(std::move(*line));
            if (auto line = revoked_line(view, project, step)) lines.push_back(std::move(*line));
            add_owed_lines(lines, view, project, step);
        }
    }
    for (MustDo& line : inquiry_lines(view)) lines.push_back(std::move(line));
    for (MustDo& line : review_lines(view)) lines.push_back(std::move(line));
    // Red lines first, the longest overdue of them at the top.
    std::stable_sort(lines.begin(), lines.end(), [](const MustDo& one, const MustDo& other) {
        return std::tuple{!one.red, one.red ? -one.overdue : 0} < std::tuple{!other.red, other.red ? -other.overdue : 0};
    });
    return lines;
}

Section must_section(const std::vector<MustDo>& rows, std::string heading, const std::string& nothing) {
    Section section{"must_do", std::move(heading)};
    Table table;
    table.columns = {for_people({"number", "序"}),
                     for_machines({"kind", "种类"}),
                     {"project", "项目"},
                     for_people({"item", "事项"}),
                     for_machines({"step", "键"}),
                     {"what", "要办什么"},
                     {"due", "期限"},
                     for_machines({"overdue", "超期"}),
                     {"who", "找谁"}};
    int number = 0;
    for (const MustDo& row : rows) {
        table.rows.push_back({++number, row_sort_cell(row.kind), Cell{text_cell(row.project).value, row.project_label}, row.item,
                              text_cell(row.step), row.what, Cell{Cell{row.due}.value, row.deadline}, row.overdue, row.who});
    }
    add_rows(section, std::move(table), nothing);
    return section;
}

}  // namespace zb
