// SPDX-License-Identifier: Apache-2.0
// The daily report's head, and for each project what was recorded, or why nothing was.
#include "report/submission/daily.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/submission/entry_lines.h"
#include "report/submission/figures.h"
#include "report/words/items.h"

namespace zb {

namespace {

// One project's day.
struct ProjectDay {
    ProjectOutlook outlook;
    std::vector<const Seal*> seals;  // of the day; none: not sealed yet
    std::vector<EntryLine> lines;
    int entries = 0, late_entries = 0;

    bool nil() const { return seals.empty() ? lines.empty() : seals.front()->what.nil; }
};

ProjectDay day_of(const State& state, const std::string& code, Date day, std::span<const WrittenEntry> entries) {
    const Calendar& calendar = state.origin.calendar();
    ProjectDay project_day{project_outlook(state, code, day, calendar), {}, {}, 0, 0};
    const auto seals = state.submissions.seals.find(code);
    if (seals != state.submissions.seals.end()) {
        for (const Seal& seal : seals->second) {
            if (seal.day == day) project_day.seals.push_back(&seal);
        }
    }
    for (const WrittenEntry& entry : entries) {
        if (entry.envelope.project != code) continue;
        const Envelope& envelope = entry.envelope;
        const bool late = late_entry(envelope.on, envelope.recorded_at.day(), calendar);
        ++project_day.entries;
        project_day.late_entries += late ? 1 : 0;
        for (EntryLine& line : entry_lines(state, project_day.outlook, entry, day)) project_day.lines.push_back(std::move(line));
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

std::string kind_words(const ProjectDay& project_day) {
    if (project_day.seals.empty()) return project_day.nil() ? "未报送（未记进展）" : "未报送";
    std::string kind = project_day.nil() ? "零报告" : project_day.late_entries > 0 ? "有进展（含补录）" : "有进展";
    if (project_day.seals.size() > 1) kind += fmt::format("，补报 {} 次", project_day.seals.size() - 1);
    const Seal& first = *project_day.seals.front();
    if (first.by && *first.by != first.what.specialist) kind += fmt::format("，代报（{} 的项目）", first.what.specialist);
    return kind;
}

Section project_section(const State& state, const ProjectDay& project_day, int number, Date day) {
    const ProjectOutlook& outlook = project_day.outlook;
    Section section{outlook.project->code, ""};
    const std::string lamp = outlook.plan == nullptr ? "未编方案" : std::string{label(outlook.lamp)};
    section.figures = {{"project", outlook.project->code},
                       {"stage", outlook.stage},
                       {"lamp", outlook.plan == nullptr ? Value{} : Value{std::string{key(outlook.lamp)}}},
                       {"kind", std::string{project_day.seals.empty() ? "not_submitted"
                                            : project_day.nil()       ? "nil"
                                                                      : "progress"}}};
    section.blocks.emplace_back(Paragraph{fmt::format("　阶段：{}　灯：{}　类型：{}", outlook.stage, lamp, kind_words(project_day)),
                                          fmt::format("{}、{} {}", chinese_number(number), outlook.project->code, outlook.project->name)});
    if (project_day.lines.empty()) {
        section.blocks.emplace_back(Paragraph{nil_words(state, project_day, day)});
        return section;
    }
    section.blocks.emplace_back(lines_table(project_day));
    if (std::string end = closing(state, project_day); !end.empty()) section.blocks.emplace_back(Paragraph{std::move(end)});
    return section;
}

// Rows for machines: one an entry's line.
Section entries_section(const std::vector<ProjectDay>& days) {
    Section section{"entries", ""};
    Table table;
    table.columns = {{"project", "项目"}, {"entry", "条目"}, {"on", "发生日"},    {"days_late", "补录晚几个工作日"},
                     {"step", "键"},      {"item", "事项"},  {"content", "内容"}, {"who", "责任部门·责任人"}};
    for (const ProjectDay& project_day : days) {
        for (const EntryLine& line : project_day.lines) {
            table.rows.push_back({project_day.outlook.project->code, line.seq, line.on, line.days_late,
                                  line.step.empty() ? Cell{} : Cell{line.step}, line.item.empty() ? Cell{} : Cell{line.item}, line.content,
                                  line.who.empty() ? Cell{} : Cell{line.who}});
        }
    }
    section.rows = std::move(table);
    return section;
}

Section head_section(const State& state, const std::string& person, const std::vector<ProjectDay>& days,
                     std::span<const WrittenEntry> entries, Date day) {
    Section section{"head", ""};
    const auto sent = std::count_if(days.begin(), days.end(), [](const ProjectDay& each) { return !each.seals.empty(); });
    const auto nil = std::count_if(days.begin(), days.end(), [](const ProjectDay& each) { return !each.seals.empty() && each.nil(); });
    const auto late = std::count_if(entries.begin(), entries.end(), [&](const WrittenEntry& entry) {
        return late_entry(entry.envelope.on, entry.envelope.recorded_at.day(), state.origin.calendar());
    });
    const auto number = [](auto count) { return Value{static_cast<std::int64_t>(count)}; };
    section.figures = {{"date", day},
                       {"by", person},
                       {"projects", number(days.size())},
                       {"sent", number(sent)},
                       {"progress", number(sent - nil)},
                       {"nil", number(nil)},
                       {"entries", number(entries.size())},
                       {"late_entries", number(late)}};
    const std::string addressee = state.origin.setting("submission.addressee", day);
    section.blocks.emplace_back(
        Paragraph{fmt::format("：{}（星期{}）　报送人：{}　报送至：{}", chinese(day), weekday_name(day), person, addressee), "报送日期"});
    const std::string supplements = late > 0 ? fmt::format("，其中补录 {} 条", late) : "";
    const std::string summary = fmt::format("应报 {} 个项目，实报 {} 个", days.size(), sent);
    section.blocks.emplace_back(
        Paragraph{fmt::format("：有进展 {} 个，零报告 {} 个；本日条目 {} 条{}", sent - nil, nil, entries.size(), supplements), summary});
    Table projects;
    projects.columns = {{"project", "项目"}, {"kind", "类型"}, {"entries", "条目"}, {"late_entries", "补录"}};
    for (const ProjectDay& project_day : days) {
        projects.rows.push_back({project_day.outlook.project->code,
                                 project_day.seals.empty() ? "not_submitted"
                                 : project_day.nil()       ? "nil"
                                                           : "progress",
                                 project_day.entries, project_day.late_entries});
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
        const bool followed = project.status_on(day) == ProjectStatus::listed;
        if (sent || (followed && on_duty(state, project, day) == person)) codes.push_back(code);
    }
    return codes;
}

std::vector<Covered> covered_by(const State& state, std::string_view project, Date day) {
    std::vector<Covered> covered;
    std::int64_t after = 0;
    const auto found = state.submissions.seals.find(project);
    if (found != state.submissions.seals.end()) {
        for (const Seal& seal : found->second) {
            if (seal.day == day) covered.push_back({after, seal.what.up_to});
            after = seal.what.up_to;
        }
    }
    if (covered.empty()) covered.push_back({after, state.seq});
    return covered;
}

Document daily_document(const State& state, const std::string& person, std::span<const WrittenEntry> entries, const Basis& basis) {
    const Date day = basis.as_of;
    std::vector<ProjectDay> days;
    for (const std::string& code : daily_projects(state, person, day)) days.push_back(day_of(state, code, day, entries));
    Document document;
    document.report = "daily";
    document.titles = {"重大项目台账日报"};
    if (basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");
    document.period = std::pair{day, day};
    document.basis = basis;
    document.sections.push_back(head_section(state, person, days, entries, day));
    int number = 0;
    for (const ProjectDay& project_day : days) document.sections.push_back(project_section(state, project_day, ++number, day));
    document.sections.push_back(entries_section(days));
    const bool all_sent = std::all_of(days.begin(), days.end(), [](const ProjectDay& each) { return !each.seals.empty(); });
    if (!all_sent) document.notes.emplace_back("有项目尚未报送，以上为草稿：`zb ledger submit --mine` 报送后以封签为准。");
    document.notes.push_back(
        fmt::format("补录＝晚于次一工作日记录；数据依据台账第 {} 条（校验值 {}）。", basis.seq, basis.hash.substr(0, 16)));
    return document;
}

}  // namespace zb
