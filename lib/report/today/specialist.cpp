// SPDX-License-Identifier: Apache-2.0
// The specialist's page of `today`.
#include "report/today/specialist.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "domain/submission_day.h"
#include "report/lists/materials.h"
#include "report/submission/figures.h"
#include "report/today/parts.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/progress.h"

namespace zb {

namespace {

constexpr std::size_t kPapersNamed = 3;

TodayView view_of(const State& state, const std::string& person, Date day) {
    TodayView view{state,
                   day,
                   {},
                   [](const StepOutlook&) { return true; },
                   [&state, person, day](const Inquiry& inquiry) { return is_asked(state, inquiry, person, day); },
                   [&state, person, day](const Review& review) {
                       const auto project = state.projects.find(review.project);
                       return project != state.projects.end() && is_on_duty(state, project->second, person, day);
                   }};
    for (const auto& [code, project] : state.projects) {
        if (project.listed_on(day) && is_on_duty(state, project, person, day))
            view.projects.push_back(project_outlook(state, code, day, state.origin.calendar()));
    }
    return view;
}

// Projects whose submission of the day is not in, and what each still has to say.
struct Unsubmitted {
    std::vector<std::string> all;       // short codes
    std::vector<std::string> sentence;  // 002 红灯: a nil return of it must say a sentence
    int with_progress = 0;
    std::string hour;   // 17:30
    bool over = false;  // the hour has passed
};

Unsubmitted unsubmitted(const TodayView& view, Instant until) {
    Unsubmitted found;
    found.hour = view.state.origin.setting("submission.deadline", view.day);
    found.over = until > submission_deadline(view.state, view.day);
    if (!is_submission_day(view.state, view.day)) return found;
    for (const ProjectOutlook& project : view.projects) {
        const std::string& code = project.project->code;
        if (!owes_submission(view.state, *project.project, view.day)) continue;
        if (view.state.submissions.first_of(code, view.day) != nullptr) continue;
        found.all.push_back(project.project->short_code);
        if (seal_of(view.state, code, view.day, NilReport::no, {}).entries > 0) {
            ++found.with_progress;
        } else if (!why_nil_needs_note(view.state, code, view.day).empty()) {
            const bool lit = project.plan != nullptr && (project.lamp == Lamp::red || project.lamp == Lamp::yellow);
            const std::string why = lit ? fmt::format("{}灯", label(project.lamp)) : "有未解决的困难问题";
            found.sentence.push_back(fmt::format("{} {}", project.project->short_code, why));
        }
    }
    return found;
}

std::optional<MustDo> submission_line(const TodayView& view, const std::string& person, const Unsubmitted& missing) {
    if (missing.all.empty()) return std::nullopt;
    MustDo line;
    line.kind = "submission";
    line.project_label = missing.all.size() == view.projects.size() ? count_of_projects(missing.all.size()) : join(missing.all, "、");
    line.item = "台账日报";
    const auto without = static_cast<int>(missing.all.size()) - missing.with_progress;
    line.what = missing.with_progress == 0 ? (without == 1 ? "今日未记进展" : "今日均未记进展")
                : without == 0             ? "已记进展，尚未报送"
                                           : fmt::format("{} 个已记进展，{} 个未记", missing.with_progress, without);
    if (!missing.sentence.empty()) line.what += fmt::format("；{}，零报告须写一句", join(missing.sentence, "、"));
    line.deadline = missing.over ? fmt::format("已过 {}", missing.hour) : missing.hour + " 前";
    line.due = view.day;
    line.who = fmt::format("zb ledger submit --mine --by {}{}", person, missing.sentence.empty() ? "" : " --nil-rest 原因或下一步");
    return line;
}

std::string nothing_to_do(const Unsubmitted& missing) {
    if (missing.all.empty()) return "今天没有必须办的事项。";
    if (missing.over) return fmt::format("今天没有必须办的事项。已过 {}，请尽快报送台账（零报告也要报）。", missing.hour);
    return fmt::format("今天没有必须办的事项。请在 {} 前报送台账（零报告也要报）。", missing.hour);
}

std::vector<std::string> missed_days(const TodayView& view, const std::string& person) {
    std::vector<std::string> missed;
    for (const OwedSubmission& owed : missed_before(view)) {
        if (owed.specialist != person) continue;
        missed.push_back(fmt::format("{} {}", view.state.short_code(owed.project), month_day(owed.day)));
    }
    return missed;
}

Section owed_section(const TodayView& view, const std::string& person) {
    Section section{"owed", "【四】我欠的"};
    const auto mine = [&](const Problem& problem) {
        return std::any_of(view.projects.begin(), view.projects.end(),
                           [&](const ProjectOutlook& project) { return project.project->code == problem.project; });
    };
    const std::vector<std::string> problems = open_problems(view.state, view.day, mine);
    const std::vector<std::string> missed = missed_days(view, person);
    section.figures = {{"open_problems", static_cast<std::int64_t>(problems.size())},
                       {"missed_days", static_cast<std::int64_t>(missed.size())}};
    std::vector<std::string> parts;
    if (std::string resolved = overdue_resolutions(view); !resolved.empty()) parts.push_back(std::move(resolved));
    if (!view.state.inquiries.empty()) {
        const auto waits = [&](const auto& known) { return known.second.is_open() && view.asked(known.second); };
        section.figures.emplace_back("open_inquiries",
                                     std::int64_t{std::count_if(view.state.inquiries.begin(), view.state.inquiries.end(), waits)});
        parts.push_back(open_inquiries_words(view));
    }
    parts.push_back(problems.empty() ? "无未解决的困难问题"
                                     : fmt::format("困难问题 {} 个未解决：{}", problems.size(), join(problems, "、")));
    parts.push_back(missed.empty()
                        ? "无漏报"
                        : fmt::format("漏报 {} 份未补：{}；一次补齐：zb ledger submit --mine --missed --by {} --nil-rest 原因或下一步",
                                      missed.size(), join(missed, "、"), person));
    Table rows;
    rows.columns = {{"code", "问题编号"}, {"project", "项目"}, {"title", "困难问题"}, {"due", "期限"}, {"overdue", "逾期"}};
    for (const auto& [code, problem] : view.state.problems) {
        if (problem.solved || !mine(problem)) continue;
        rows.rows.push_back({code, problem.project, problem.title, problem.due, std::max(0, -days_to(view.state, view.day, problem.due))});
    }
    section.rows = std::move(rows);
    section.blocks.emplace_back(Paragraph{join(parts, "；")});
    return section;
}

std::string papers_words(const std::vector<MissingMaterial>& papers) {
    if (papers.empty()) return "材料已备齐";
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(papers.size(), kPapersNamed); ++i) names.push_back(papers[i].name);
    return fmt::format("材料缺 {} 份：{}{}", papers.size(), join(names, "、"), papers.size() > kPapersNamed ? "等" : "");
}

// Applications that the enterprise can prepare now: their predecessors are done or in hand.
Section ahead_section(const TodayView& view) {
    Section section{"ahead", "【五】可以提前做"};
    Table table;
    table.columns = {for_machines({"project", "项目"}),  for_machines({"step", "键"}),          for_people({"item", "事项"}),
                     for_people({"when", "何时可申报"}), for_machines({"waits_for", "等前置"}), for_machines({"missing", "缺材料"}),
                     for_people({"papers", "材料"}),     for_people({"command", "看清单"})};
    for (const ProjectOutlook& project : view.projects) {
        if (project.plan == nullptr) continue;
        const std::string& code = project.project->code;
        for (const ComingStep& next : coming_steps(project)) {
            const PlannedStep& planned = *next.step->planned;
            const std::vector<MissingMaterial> papers = missing_materials(view.state, project, *next.step);
            const std::string place = fmt::format("{} {}", project.project->short_code, planned.short_name);
            std::vector<std::string> parts;
            for (const StepOutlook* part : filed_together(project, *next.step)) {
                if (part != next.step) parts.push_back(part->planned->short_name);
            }
            const std::string item = parts.empty() ? place : fmt::format("{}（含{}）", place, join(parts, "、"));
            const std::string when =
                next.waits_for.empty() ? "前置已办完，现在可申报" : fmt::format("{}办结后即可申报", join(next.waits_for, "、"));
            table.rows.push_back({code, planned.step, item, when, texts_cell(next.waits_for), static_cast<std::int64_t>(papers.size()),
                                  papers_words(papers), papers.empty() ? Cell{} : Cell{"zb material missing " + place}});
        }
    }
    add_rows(section, std::move(table), "没有可以提前准备的申报。");
    return section;
}

// Who does the person's work while he is away, and for which projects he does another's: 请假至 11-27，由服务专员05代班：007、008.
std::string stand_in_words(const TodayView& view, const std::string& person) {
    std::map<std::string, std::vector<std::string>> done_by;
    std::vector<std::string> parts, for_others;
    for (const auto& [code, project] : view.state.projects) {
        const auto specialist = project.specialist_on(view.day);
        const auto serves = on_duty(view.state, project, view.day);
        if (!specialist || !serves || *specialist == *serves || !project.listed_on(view.day)) continue;
        if (*specialist == person) done_by[*serves].push_back(project.short_code);
        if (*serves == person) for_others.push_back(fmt::format("{}（{}）", project.short_code, *specialist));
    }
    const Person* known = view.state.staff.find(person);
    if (known != nullptr && known->away_on(view.day)) parts.push_back(away_words(*known, view.day));
    for (const auto& [other, codes] : done_by) parts.push_back(fmt::format("由{}代班：{}", other, join(codes, "、")));
    if (!for_others.empty()) parts.push_back("代班：" + join(for_others, "、"));
    return join(parts, "，");
}

Section head_section(const TodayView& view, const std::string& person, const Basis& basis) {
    Section section{"head", ""};
    const LampCount lamps = lamps_of_items(view);
    const std::string served = fmt::format("负责 {} 个项目", view.projects.size());
    const std::string lit = lamps_of_projects(view.projects);
    section.figures = {{"date", view.day},
                       {"staff", person},
                       {"projects", static_cast<std::int64_t>(view.projects.size())},
                       {"red", std::int64_t{lamps.red}},
                       {"yellow", std::int64_t{lamps.yellow}},
                       {"grey", std::int64_t{lamps.grey}},
                       {"green", std::int64_t{lamps.green}}};
    section.blocks.emplace_back(
        Paragraph{fmt::format("{}  {}  {}{}", day_words(view.state, view.day), person, served, lit.empty() ? "" : "：" + lit)});
    if (const std::string words = stand_in_words(view, person); !words.empty()) section.blocks.emplace_back(Paragraph{words + "。"});
    section.blocks.emplace_back(Paragraph{fmt::format("台账第 {} 条{}", basis.seq, basis.practice ? "（演练库）" : "")});
    Table projects;
    projects.columns = {{"project", "项目"}, {"name", "项目名称"}, {"stage", "阶段"},
                        {"lamp", "灯"},      {"progress", "进度"}, {"submitted", "今日已报送"}};
    for (const ProjectOutlook& each : view.projects) {
        const bool submitted = view.state.submissions.first_of(each.project->code, view.day) != nullptr;
        projects.rows.push_back({each.project->code, each.project->name, each.stage, each.plan == nullptr ? Cell{} : lamp_cell(each.lamp),
                                 progress_text(each), submitted});
    }
    section.rows = std::move(projects);
    return section;
}

// 红 1 项、黄 2 项、灰 1 项。为什么是这一天：zb step show 001 消防设计审查 --why
std::string closing_line(const TodayView& view, const std::vector<DueAhead>& due) {
    const LampCount lamps = lamps_of_items(view);
    std::string line = fmt::format("红 {} 项、黄 {} 项、灰 {} 项。", lamps.red, lamps.yellow, lamps.grey);
    const auto critical = std::find_if(due.begin(), due.end(), [](const DueAhead& row) { return is_critical(*row.project, *row.step); });
    if (due.empty()) return line;
    const DueAhead& asked = critical == due.end() ? due.front() : *critical;
    return line +
           fmt::format("为什么是这一天：zb step show {} {} --why", asked.project->project->short_code, asked.step->planned->short_name);
}

}  // namespace

Today today_of_specialist(const State& state, const std::string& person, const Basis& basis, Instant until) {
    const TodayView view = view_of(state, person, basis.as_of);
    const Unsubmitted missing = unsubmitted(view, until);
    std::vector<MustDo> rows = must_do(view);
    const bool red = std::any_of(rows.begin(), rows.end(), [](const MustDo& row) { return row.red; });
    for (MustDo& line : services_due(view, OfNoProject::no)) rows.push_back(std::move(line));
    if (!rows.empty() || !missing.sentence.empty()) {
        if (auto line = submission_line(view, person, missing)) rows.push_back(std::move(*line));
    }
    const std::vector<DueAhead> due = due_ahead(view, view.calendar().add(view.day, WorkingDays{kAheadDays}));
    Today today;
    today.wants_action = red || !missing.all.empty();
    Document& document = today.document;
    document.report = "today";
    document.basis = basis;
    document.sections = {head_section(view, person, basis),
                         must_section(rows, "【一】今天必须办", nothing_to_do(missing)),
                         due_section(view, due, "【二】五个工作日内到期"),
                         waiting_section(view, "【三】等别人（停着的时间都记在谁名下）"),
                         owed_section(view, person),
                         ahead_section(view),
                         progress_section(view, "【六】进度：滞后、超目标的")};
    document.notes = {closing_line(view, due)};
    return today;
}

}  // namespace zb
