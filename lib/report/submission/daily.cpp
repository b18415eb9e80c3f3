// SPDX-License-Identifier: Apache-2.0
// The daily report's head, and for each project what was recorded, or why nothing was.
#include "report/submission/daily.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/rules_version.h"
#include "domain/step/words.h"
#include "domain/submission_day.h"
#include "report/submission/entry_lines.h"
#include "report/submission/figures.h"
#include "report/words/items.h"
#include "report/words/sorts.h"

namespace zb {

namespace {

// One project's day.
struct ProjectDay {
    ProjectOutlook outlook;
    std::vector<const Seal*> seals;  // of the day; none: not sealed yet
    std::vector<EntryLine> lines;
    int entries = 0, late_entries = 0, cancelled = 0, corrections = 0;

    bool nil() const { return seals.empty() ? entries == 0 : seals.front()->what.nil; }
};

ProjectDay day_of(const State& state, const std::string& code, Date day, std::span<const WrittenEntry> entries) {
    const Calendar& calendar = state.origin.calendar();
    ProjectDay project_day{project_outlook(state, code, day, calendar), {}, {}};
    const auto seals = state.submissions.seals.find(code);
    if (seals != state.submissions.seals.end()) {
        for (const Seal& seal : seals->second) {
            if (seal.day == day) project_day.seals.push_back(&seal);
        }
    }
    for (const WrittenEntry& entry : entries) {
        if (entry.envelope.project != code) continue;
        const SubmissionLine& line = entry.line;
        project_day.entries += line.sort == JournalSort::entry ? 1 : 0;
        project_day.late_entries += line.sort == JournalSort::entry && line.late ? 1 : 0;
        project_day.cancelled += line.cancelled ? 1 : 0;
        project_day.corrections += line.sort == JournalSort::correction && line.replaces == 0 ? 1 : 0;
        for (EntryLine& each : entry_lines(state, project_day.outlook, entry, day)) project_day.lines.push_back(std::move(each));
    }
    return project_day;
}

std::string day_text(const EntryLine& line) {
    return line.days_late == 0 ? month_day(line.on) : fmt::format("{}（补录，晚 {} 个工作日）", month_day(line.on), line.days_late);
}

Table lines_table(const ProjectDay& project_day) {
    Table table;
    table.columns = {{"entry", "条目", Align::right}, {"on", "发生日"}, {"item", "事项"}, {"content", "内容"}, {"who", "责任部门·责任人"}};
    for (const EntryLine& line : project_day.lines) {
        const Cell who = line.who.empty() ? Cell{} : Cell{line.who};
        table.rows.push_back(
            {line.seq, Cell{line.on, day_text(line), line.days_late > 0}, line.item.empty() ? Cell{} : Cell{line.item}, line.content, who});
    }
    return table;
}

// 存在困难 and 下一步 of the day's last note; then what is expected of the next node.
std::string closing(const State& state, const ProjectDay& project_day) {
    const Note* last = nullptr;
    for (const Note& note : state.notes) {
        const auto same = [&](const EntryLine& line) { return line.seq == note.seq; };
        if (std::any_of(project_day.lines.begin(), project_day.lines.end(), same)) last = &note;
    }
    std::vector<std::string> parts;
    if (last != nullptr) parts.push_back(fmt::format("存在困难：{}。", last->text.difficulty.value_or("无")));
    if (last != nullptr && last->text.next) parts.push_back(fmt::format("下一步：{}。", *last->text.next));
    const ProjectOutlook& outlook = project_day.outlook;
    if (outlook.node_forecast && outlook.to_current.value_or(0) != 0) {
        const int days = *outlook.to_current;
        parts.push_back(fmt::format("预计{} {}，较现行计划（V{}）{} {} 个工作日。", outlook.node_name, month_day(*outlook.node_forecast),
                                    outlook.plan->number, days > 0 ? "晚" : "早", std::abs(days)));
    }
    return join(parts, "　");
}

// 本日无新进展。水土保持方案审批超承诺 5 个工作日，说明：…（困难问题 P-2026-014）。
std::string nil_words(const State& state, const ProjectDay& project_day, Date day) {
    std::vector<std::string> red;
    for (const StepOutlook* step : project_day.outlook.in_hand()) {
        const int over = step->today.overdue;
        if (step->today.past) red.push_back(plain_name(*step->planned) + past_words(over, fmt::format("超承诺 {} 个工作日", over)));
    }
    std::string text = "本日无新进展。" + join(red, "，");
    const auto note = project_day.seals.empty() ? std::nullopt : project_day.seals.front()->what.note;
    if (note) text += fmt::format("{}说明：{}", red.empty() ? "" : "，", *note);
    std::vector<std::string> problems;
    for (const auto& [code, problem] : state.problems) {
        if (problem.project == project_day.outlook.project->code && (!problem.solved || *problem.solved > day)) problems.push_back(code);
    }
    if (!problems.empty()) text += fmt::format("（困难问题 {}）", join(problems, "、"));
    return red.empty() && !note && problems.empty() ? text : text + "。";
}

// Of a day not sent: whether it can still come in time at the moment of the report.
std::string unsent_words(const State& state, const ProjectDay& project_day, Date day, Instant until) {
    std::vector<std::string> parts;
    if (project_day.nil()) parts.emplace_back("未记进展");
    const std::string hour = state.origin.setting("submission.deadline", day);
    if (until <= submission_deadline(state, day)) {
        parts.push_back(fmt::format("未到 {} 时限", hour));
    } else {
        parts.push_back(until.day() == day ? fmt::format("已过 {} 时限", hour) : "漏报");
    }
    return fmt::format("未报送（{}）", join(parts, "，"));
}

std::string kind_words(const State& state, const ProjectDay& project_day) {
    std::string kind = project_day.nil() ? "零报告" : project_day.late_entries > 0 ? "有进展（含补录）" : "有进展";
    if (project_day.seals.size() > 1) kind += fmt::format("，补报 {} 次", project_day.seals.size() - 1);
    const Seal& first = *project_day.seals.front();
    if (is_sent_for_another(state, first)) kind += fmt::format("，代报（{} 的项目）", first.what.specialist);
    return kind;
}

std::string_view sort_of(const ProjectDay& project_day) {
    if (project_day.seals.empty()) return "not_submitted";
    return project_day.nil() ? "nil" : "progress";
}

Section project_section(const State& state, const ProjectDay& project_day, int number, Date day, Instant until) {
    const ProjectOutlook& outlook = project_day.outlook;
    Section section{outlook.project->code, ""};
    const std::string lamp = outlook.plan == nullptr ? "未编方案" : std::string{label(outlook.lamp)};
    section.figures = {{"project", outlook.project->code},
                       {"stage", outlook.stage},
                       {"lamp", outlook.plan == nullptr ? Value{} : Value{std::string{key(outlook.lamp)}}},
                       {"kind", std::string{sort_of(project_day)}}};
    const std::string kind = project_day.seals.empty() ? unsent_words(state, project_day, day, until) : kind_words(state, project_day);
    section.blocks.emplace_back(Paragraph{fmt::format("　阶段：{}　灯：{}　类型：{}", outlook.stage, lamp, kind),
                                          fmt::format("{}、{} {}", chinese_number(number), outlook.project->code, outlook.project->name)});
    if (project_day.nil()) section.blocks.emplace_back(Paragraph{nil_words(state, project_day, day)});
    if (project_day.lines.empty()) return section;
    section.blocks.emplace_back(lines_table(project_day));
    if (std::string end = closing(state, project_day); !end.empty()) section.blocks.emplace_back(Paragraph{std::move(end)});
    return section;
}

Cell sort_cell(JournalSort sort) {
    if (sort == JournalSort::cancelled) return Cell{Value{std::string{"cancelled"}}, "已冲销"};
    if (sort == JournalSort::correction) return Cell{Value{std::string{"correction"}}, "更正"};
    return Cell{Value{std::string{"entry"}}, "台账条目"};
}

// Rows for machines: one an entry's line.
Section entries_section(const std::vector<ProjectDay>& days) {
    Section section{"entries", ""};
    Table table;
    table.columns = {{"project", "项目"}, {"entry", "条目"}, {"on", "发生日"},    {"days_late", "补录晚几个工作日"},
                     {"step", "键"},      {"item", "事项"},  {"content", "内容"}, {"who", "责任部门·责任人"},
                     {"sort", "算作"}};
    for (const ProjectDay& project_day : days) {
        for (const EntryLine& line : project_day.lines) {
            table.rows.push_back({project_day.outlook.project->code, line.seq, line.on, line.days_late,
                                  line.step.empty() ? Cell{} : Cell{line.step}, line.item.empty() ? Cell{} : Cell{line.item}, line.content,
                                  line.who.empty() ? Cell{} : Cell{line.who}, sort_cell(line.sort)});
        }
    }
    section.rows = std::move(table);
    return section;
}

// Sums of a person's projects.
struct DaySums {
    std::int64_t sent = 0, nil = 0, pending = 0, entries = 0, late_entries = 0, cancelled = 0, corrections = 0;
};

DaySums sums_of(const std::vector<ProjectDay>& days, bool hour_to_come) {
    DaySums sums;
    for (const ProjectDay& each : days) {
        const bool sent = !each.seals.empty();
        sums.sent += sent ? 1 : 0;
        sums.nil += sent && each.nil() ? 1 : 0;
        sums.pending += !sent && hour_to_come ? 1 : 0;
        sums.entries += each.entries;
        sums.late_entries += each.late_entries;
        sums.cancelled += each.cancelled;
        sums.corrections += each.corrections;
    }
    return sums;
}

// 有进展 2 个，零报告 1 个；本日条目 4 条，其中补录 1 条；另有更正 1 条，已冲销 1 条不计.
std::string sums_text(const DaySums& sums) {
    std::string text = fmt::format("：有进展 {} 个，零报告 {} 个；本日条目 {} 条", sums.sent - sums.nil, sums.nil, sums.entries);
    if (sums.late_entries > 0) text += fmt::format("，其中补录 {} 条", sums.late_entries);
    std::vector<std::string> beside;
    if (sums.corrections > 0) beside.push_back(fmt::format("更正 {} 条", sums.corrections));
    if (sums.cancelled > 0) beside.push_back(fmt::format("已冲销 {} 条", sums.cancelled));
    return beside.empty() ? text : fmt::format("{}；另有{}", text, join(beside, "，"));
}

Section head_section(const State& state, const std::string& person, const std::vector<ProjectDay>& days, Date day, Instant until) {
    Section section{"head", ""};
    const DaySums sums = sums_of(days, until <= submission_deadline(state, day));
    section.figures = {{"date", day},
                       {"by", person},
                       {"projects", static_cast<std::int64_t>(days.size())},
                       {"sent", sums.sent},
                       {"progress", sums.sent - sums.nil},
                       {"nil", sums.nil},
                       {"pending", sums.pending},
                       {"entries", sums.entries},
                       {"late_entries", sums.late_entries},
                       {"corrections", sums.corrections},
                       {"cancelled", sums.cancelled}};
    const std::string addressee = state.origin.setting("submission.addressee", day);
    section.blocks.emplace_back(
        Paragraph{fmt::format("：{}（星期{}）　报送人：{}　报送至：{}", chinese(day), weekday_name(day), person, addressee), "报送日期"});
    const std::string summary = fmt::format("应报 {} 个项目，实报 {} 个", days.size(), sums.sent);
    section.blocks.emplace_back(Paragraph{sums_text(sums), summary});
    Table projects;
    projects.columns = {{"project", "项目"}, {"kind", "类型"}, {"entries", "条目"}, {"late_entries", "补录"}};
    for (const ProjectDay& project_day : days) {
        projects.rows.push_back(
            {project_day.outlook.project->code, row_sort_cell(sort_of(project_day)), project_day.entries, project_day.late_entries});
    }
    section.rows = std::move(projects);
    return section;
}

}  // namespace

std::vector<std::string> daily_projects(const State& state, const std::string& person, Date day) {
    std::vector<std::string> codes;
    for (const auto& [code, project] : state.projects) {
        const Seal* seal = state.submissions.first_of(code, day);
        const bool sent = seal != nullptr && seal->by == person;
        if (sent || (owes_submission(state, project, day) && is_on_duty(state, project, person, day))) codes.push_back(code);
    }
    return codes;
}

Document daily_document(const State& state, const std::string& person, std::span<const WrittenEntry> entries, const Basis& basis,
                        Instant until) {
    const Date day = basis.as_of;
    std::vector<ProjectDay> days;
    for (const std::string& code : daily_projects(state, person, day)) days.push_back(day_of(state, code, day, entries));
    Document document;
    document.report = "daily";
    document.titles = {"重大项目台账日报"};
    if (basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");
    document.period = std::pair{day, day};
    document.basis = basis;
    document.sections.push_back(head_section(state, person, days, day, until));
    if (days.empty() && !is_submission_day(state, day)) {
        const Fault rest = not_a_submission_day(state, day, "zb ledger submit --mine").fault();
        document.sections.front().blocks.emplace_back(Paragraph{rest.message + "。"});
    }
    int number = 0;
    for (const ProjectDay& project_day : days) document.sections.push_back(project_section(state, project_day, ++number, day, until));
    document.sections.push_back(entries_section(days));
    const bool all_sent = std::all_of(days.begin(), days.end(), [](const ProjectDay& each) { return !each.seals.empty(); });
    if (!all_sent)
        document.notes.push_back(
            fmt::format("有项目尚未报送，以上为草稿：`zb ledger submit --mine --on {} --by {}` 报送后以封签为准。", iso(day), person));
    document.notes.push_back(fmt::format("补录＝晚于次一工作日记录；数据依据台账第 {} 条（校验值 {}）；口径第{}版。", basis.seq,
                                         basis.hash.substr(0, 16), kRulesVersion));
    return document;
}

}  // namespace zb
