// SPDX-License-Identifier: Apache-2.0
// The office's page of `today`, and a department's.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "domain/hands.h"
#include "domain/submission_day.h"
#include "report/submission/figures.h"
#include "report/today/parts.h"
#include "report/today/people.h"
#include "report/today/specialist.h"
#include "report/weekly/issue.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/sorts.h"

namespace zb {

namespace {

TodayView view_of_all(const State& state, Date day) {
    return TodayView{state,
                     day,
                     project_outlooks(state, day, state.origin.calendar()),
                     [](const StepOutlook&) { return true; },
                     [](const Inquiry&) { return true; },
                     [](const Review&) { return true; }};
}

Section head_section(const TodayView& view, const std::string& who, const std::string& projects, const Basis& basis) {
    Section section{"head", ""};
    const LampCount lamps = lamps_of_items(view);
    section.figures = {{"date", view.day},
                       {"for", who},
                       {"red", std::int64_t{lamps.red}},
                       {"yellow", std::int64_t{lamps.yellow}},
                       {"grey", std::int64_t{lamps.grey}},
                       {"green", std::int64_t{lamps.green}}};
    section.blocks.emplace_back(Paragraph{fmt::format("{}  {}  {}", day_words(view.state, view.day), who, projects)});
    section.blocks.emplace_back(Paragraph{fmt::format("台账第 {} 条{}", basis.seq, basis.practice ? "（演练库）" : "")});
    return section;
}

std::string in_hand_words(const TodayView& view) {
    const LampCount lamps = lamps_of_items(view);
    const int all = lamps.red + lamps.yellow + lamps.grey + lamps.green;
    return fmt::format("在办 {} 项：红 {}  黄 {}  灰 {}  绿 {}", all, lamps.red, lamps.yellow, lamps.grey, lamps.green);
}

// Submissions of the day: how many are owed, and those that are not in.
struct DaySubmissions {
    std::size_t owed = 0;
    std::vector<OwedSubmission> missing;
};

DaySubmissions submissions_of(const State& state, Date day, Instant until) {
    DaySubmissions found;
    found.missing = owed_submissions(state, day, day, until);
    found.owed = found.missing.size();
    std::erase_if(found.missing, [](const OwedSubmission& each) { return each.seal != nullptr; });
    return found;
}

// 以前漏报未补 3 份：服务专员03 2 份、服务专员01 1 份; empty where there are none.
std::string missed_words(const TodayView& view, const std::vector<OwedSubmission>& missed) {
    if (missed.empty()) return {};
    std::map<std::string, int> by_person;
    for (const OwedSubmission& owed : missed) ++by_person[owed.specialist];
    std::vector<std::string> counts;
    for (const auto& [person, count] : by_person) counts.push_back(fmt::format("{} {} 份", person, count));
    const Date first = view.calendar().add(view.day, WorkingDays{-kMissedDaysBack});
    return fmt::format("以前漏报未补 {} 份：{}；看全部：zb ledger missing --from {} --to {}", missed.size(), join(counts, "、"), iso(first),
                       iso(view.day - kOneDay));
}

// Why the list of those who have not sent is empty.
std::string_view all_sent_words(const TodayView& view, std::size_t owed) {
    if (!is_submission_day(view.state, view.day)) return "今天不是报送日。";
    return owed == 0 ? "今天没有应报的项目。" : "全部已报送。";
}

std::string projects_without_specialist(const TodayView& view) {
    std::vector<std::string> codes;
    for (const auto& [code, project] : view.state.projects) {
        if (project.listed_on(view.day) && !on_duty(view.state, project, view.day)) codes.push_back(project.short_code);
    }
    if (codes.empty()) return {};
    return fmt::format("没有服务专员的项目 {} 个，无人报送：{}；指定：zb team assign {} --specialist 人员", codes.size(), join(codes, "、"),
                       codes.front());
}

// For machines each day that was missed before, in the form of today's.
void add_missed(Table& table, const std::vector<OwedSubmission>& missed) {
    for (const OwedSubmission& owed : missed) {
        table.rows.push_back(
            Row{{owed.specialist, Cell{}, Cell{}, Cell{}, owed.project, owed.day, row_sort_cell("missing")}, Reader::machines});
    }
}

Section submission_section(const TodayView& view, const DaySubmissions& today) {
    const std::vector<OwedSubmission>& missing = today.missing;
    const std::vector<OwedSubmission> missed = missed_before(view);
    Section section{"not_submitted", "【一】未报送"};
    section.figures = {{"projects", static_cast<std::int64_t>(missing.size())}, {"missed_days", static_cast<std::int64_t>(missed.size())}};
    // People read a row a person, machines a row a project.
    std::map<std::string, std::vector<std::string>> by_person;
    Table table;
    table.columns = {{"specialist", "服务专员"},         for_people({"count", "未报项目", Align::right}),
                     for_people({"projects", "哪几个"}), for_people({"when", "时限"}),
                     for_machines({"project", "项目"}),  for_machines({"day", "报送日"}),
                     for_machines({"standing", "状态"})};
    for (const OwedSubmission& owed : missing) {
        by_person[owed.specialist].push_back(view.state.short_code(owed.project));
        const std::string_view status = owed.status == SubmissionStatus::pending ? "pending" : "missing";
        table.rows.push_back(
            Row{{owed.specialist, Cell{}, Cell{}, Cell{}, owed.project, owed.day, row_sort_cell(status)}, Reader::machines});
    }
    const std::string hour = view.state.origin.setting("submission.deadline", view.day);
    const bool pending = !missing.empty() && missing.front().status == SubmissionStatus::pending;
    for (const auto& [person, codes] : by_person) {
        table.rows.push_back(
            Row{{person, static_cast<std::int64_t>(codes.size()), join(codes, "、"), pending ? hour + " 前" : fmt::format("已过 {}", hour)},
                Reader::people});
    }
    add_missed(table, missed);
    if (missing.empty()) {
        section.blocks.emplace_back(Paragraph{std::string{all_sent_words(view, today.owed)}});
        section.rows = std::move(table);
    } else {
        section.blocks.emplace_back(std::move(table));
    }
    if (const std::string before = missed_words(view, missed); !before.empty()) section.blocks.emplace_back(Paragraph{before});
    if (const std::string nobody = projects_without_specialist(view); !nobody.empty()) section.blocks.emplace_back(Paragraph{nobody});
    return section;
}

// What is to be taken to somebody higher, and the command that records it.
struct Raise {
    std::string project, subject, why, department, command;  // `command` without addressee and reason
    Escalations done = {};
};

std::vector<Raise> to_raise(const TodayView& view, const std::vector<MustDo>& rows) {
    std::vector<Raise> raises;
    for (const MustDo& row : rows) {
        if (!row.escalated) continue;
        const auto project = std::find_if(view.projects.begin(), view.projects.end(),
                                          [&](const ProjectOutlook& each) { return each.project->code == row.project; });
        const StepOutlook& step = *project->find(row.step);
        const std::string_view limit = row.kind == "not_issued" ? "发证时限" : step.planned->promised ? "承诺" : "法定时限";
        raises.push_back({row.project_label, row.item, fmt::format("超{} {} 个工作日", limit, row.overdue), step.planned->department,
                          fmt::format("zb step escalate {} {}", project->project->short_code, step.planned->short_name),
                          step.attempt->escalations});
    }
    for (const auto& [code, problem] : view.state.problems) {
        const int overdue = overdue_days(problem, view.day, view.calendar());
        const auto project = view.state.projects.find(problem.project);
        if (overdue < view.rules().escalate_after || project == view.state.projects.end()) continue;
        raises.push_back({project_label(project->second), fmt::format("困难问题 {} {}", code, problem.title),
                          fmt::format("逾期 {} 个工作日", overdue), problem.lead, fmt::format("zb problem escalate {}", code),
                          problem.escalations});
    }
    return raises;
}

// A command that works as it stands; where nobody is known to whom it could be taken, the one that says who that is.
std::string raise_command(const TodayView& view, const Raise& raise) {
    const auto to = proposed_addressee(view.state, raise.department, view.day);
    if (!to) return fmt::format("zb staff add --name {0}分管领导 --role 部门分管领导 --department {0}", raise.department);
    return fmt::format("{} --to {} --note \"{}\"", raise.command, *to, raise.why);
}

Section escalation_section(const TodayView& view, const std::vector<MustDo>& rows) {
    Section section{"escalation", "【四】提级"};
    Table table;
    table.columns = {{"project", "项目"}, {"subject", "什么"}, {"why", "为什么"}, {"who", "责任单位"}, {"command", "怎么办"}};
    std::vector<std::string> done;
    for (const Raise& raise : to_raise(view, rows)) {
        if (raise.done.empty())
            table.rows.push_back({raise.project, raise.subject, raise.why, raise.department, raise_command(view, raise)});
        else
            done.push_back(fmt::format("{} {}（{}）", raise.project, raise.subject, escalation_words(raise.done.back())));
    }
    add_rows(section, std::move(table), done.empty() ? "没有须提级的事项。" : "没有另外须提级的事项。");
    if (!done.empty()) section.blocks.emplace_back(Paragraph{"已提级：" + join(done, "；") + "。"});
    return section;
}

void add_correction(Table& rows, const State& state) {
    const CircularDraft* draft = waiting_correction(state, "weekly");
    if (draft == nullptr) return;
    const bool reviewed = draft->status == CircularDraft::Status::reviewed;
    rows.rows.push_back(
        {"更正期", fmt::format("{}更正期草稿（第 {} 条）{}", issue_words(draft->what), draft->seq, reviewed ? "已审核，待签发" : "待审核"),
         reviewed ? fmt::format("{} --by 签发人", signing_command(*draft))
                  : fmt::format("zb report review {} --by 审核人", issue_name(draft->what))});
}

// What stays unsigned: the circular of a week that is over, and plans drafted but not adopted.
Section signing_section(const TodayView& view) {
    Section section{"to_sign", "【五】待签发、待审定"};
    Table rows;
    rows.columns = {{"what", "什么"}, {"about", "内容"}, {"command", "怎么办"}};
    const Calendar& calendar = view.calendar();
    const Date sunday = view.day + CalendarDays{7 - view.day.weekday()};
    const Date week_end = calendar.previous_working(sunday);
    const Date monday = view.day - CalendarDays{view.day.weekday() - 1};
    // Where a circular goes through three hands it begins with a draft.
    const std::string_view first_act = hands_on(view.state, view.day) == Hands::three ? "--draft --by 拟稿人" : "--issue --by 签发人";
    const CircularDraft* draft = waiting_draft(view.state, "weekly");
    const bool reviewed = draft != nullptr && draft->status == CircularDraft::Status::reviewed;
    if (draft != nullptr) {
        rows.rows.push_back(
            {"周通报", fmt::format("{}草稿（第 {} 条）{}", issue_words(draft->what), draft->seq, reviewed ? "已审核，待签发" : "待审核"),
             reviewed ? fmt::format("zb report weekly --as-of {} --issue --by 签发人", iso(draft->what.as_of))
                      : fmt::format("zb report review {} --by 审核人", issue_name(draft->what))});
    } else if (view.day >= week_end && !issued_since(view.state, monday)) {
        rows.rows.push_back({"周通报", fmt::format("本周（至 {}）尚未签发", month_day(week_end)),
                             fmt::format("zb report weekly --as-of {} {}", iso(week_end), first_act)});
    }
    const bool ever_issued = issued_since(view.state, Date::of(2000, 1, 1));
    if (draft == nullptr && view.day < week_end && ever_issued && !issued_since(view.state, monday - CalendarDays{7})) {
        const Date last = calendar.previous_working(monday - kOneDay);
        rows.rows.push_back({"周通报", fmt::format("上周（至 {}）尚未签发", month_day(last)),
                             fmt::format("zb report weekly --as-of {} {}", iso(last), first_act)});
    }
    add_correction(rows, view.state);
    for (const ProjectOutlook& project : view.projects) {
        const ProjectPlans& plans = view.state.plans_of(project.project->code);
        if (!plans.draft) continue;
        rows.rows.push_back({"审批方案", fmt::format("{} 草案待审定（第 {} 条）", project_label(*project.project), plans.draft->seq),
                             fmt::format("zb plan adopt {} --reason 依据", project.project->short_code)});
    }
    add_rows(section, std::move(rows));
    return section;
}

// Certificates that end within the days of reminding, of all projects.
Section certificates_section(const TodayView& view) {
    std::vector<DueAhead> rows = due_ahead(view, view.day);
    std::erase_if(rows, [](const DueAhead& row) { return row.what != "certificate"; });
    Section section = due_section(view, rows, "【六】证照有效期将满");
    section.key = "certificates";
    section.figures = {{"days", std::int64_t{view.rules().expiry_yellow}}, {"certificates", static_cast<std::int64_t>(rows.size())}};
    if (rows.empty()) section.blocks = {Paragraph{fmt::format("{} 天内没有证照有效期届满而未使用的。", view.rules().expiry_yellow)}};
    return section;
}

Section problems_section(const TodayView& view, const std::string& department) {
    Section section{"problems", "【四】困难问题"};
    const auto ours = [&](const Problem& problem) {
        return problem.lead == department || std::find(problem.co.begin(), problem.co.end(), department) != problem.co.end();
    };
    const std::vector<std::string> open = open_problems(view.state, view.day, ours);
    section.figures = {{"open_problems", static_cast<std::int64_t>(open.size())}};
    section.blocks.emplace_back(Paragraph{open.empty()
                                              ? "没有牵头或配合的未解决问题。"
                                              : fmt::format("牵头或配合的困难问题 {} 个未解决：{}", open.size(), join(open, "、"))});
    section.rows = problems_table(view.state, view.day, [&](const Problem& problem) { return !problem.solved && ours(problem); });
    return section;
}

bool any_red(const std::vector<MustDo>& rows) {
    return std::any_of(rows.begin(), rows.end(), [](const MustDo& row) { return row.red; });
}

}  // namespace

Today today_of_office(const State& state, const Basis& basis, Instant until) {
    const TodayView view = view_of_all(state, basis.as_of);
    const DaySubmissions submissions = submissions_of(state, view.day, until);
    const std::vector<MustDo> rows = must_do(view);
    std::vector<MustDo> red = rows, others = rows;
    std::erase_if(red, [](const MustDo& row) { return !row.red; });
    std::erase_if(others, [](const MustDo& row) { return row.red; });
    for (MustDo& line : services_due(view, OfNoProject::yes)) others.push_back(std::move(line));
    Section red_section = must_section(red, "【二】红灯", "没有红灯。");
    red_section.key = "red";
    Section today_section = must_section(others, "【三】今日到期、今天要办", "没有。");
    today_section.key = "due_today";
    const std::string lit = lamps_of_projects(view.projects);
    const std::string projects = fmt::format("在册 {} 个项目{}", view.projects.size(), lit.empty() ? "" : "：" + lit);
    Today today;
    today.wants_action = !red.empty() || !submissions.missing.empty();
    today.document.report = "today_office";
    today.document.basis = basis;
    today.document.sections = {head_section(view, "专班办公室", projects, basis),
                               submission_section(view, submissions),
                               red_section,
                               today_section,
                               escalation_section(view, rows),
                               signing_section(view),
                               certificates_section(view),
                               progress_section(view, "【七】进度：滞后、超目标的"),
                               people_section(state, view.projects, view.day, "【八】请假、离岗、没有责任人的")};
    if (!state.inquiries.empty()) today.document.sections.push_back(inquiries_section(view, "【九】待答复的咨询"));
    const std::string_view number = state.inquiries.empty() ? "【九】" : "【十】";
    if (auto meetings = meetings_section(view, fmt::format("{}会议、议定事项、待销号", number)))
        today.document.sections.push_back(std::move(*meetings));
    today.document.notes = {in_hand_words(view) + "。"};
    return today;
}

Today today_of_department(const State& state, const std::string& department, const Basis& basis) {
    TodayView view = view_of_all(state, basis.as_of);
    view.wanted = [&](const StepOutlook& step) { return step.planned->department == department; };
    view.asked = [&](const Inquiry& inquiry) {
        const Person* person = inquiry.to ? state.staff.find(*inquiry.to) : nullptr;
        return person != nullptr && person->department == department;
    };
    view.rated = [&](const Review& review) { return review.department == department; };
    const std::vector<MustDo> rows = must_do(view);
    const std::vector<DueAhead> due = due_ahead(view, view.calendar().add(view.day, WorkingDays{kAheadDays}));
    Today today;
    today.wants_action = any_red(rows);
    today.document.report = "today_department";
    today.document.basis = basis;
    today.document.sections = {head_section(view, department, in_hand_words(view), basis),
                               must_section(rows, "【一】今天必须办", "今天没有必须办的事项。"),
                               due_section(view, due, "【二】五个工作日内到期"), waiting_section(view, "【三】特别程序，等企业"),
                               problems_section(view, department)};
    const auto ours = [&](const auto& known) { return view.asked(known.second); };
    const bool asked = std::any_of(state.inquiries.begin(), state.inquiries.end(), ours);
    if (asked) today.document.sections.push_back(inquiries_section(view, "【五】待答复的咨询"));
    if (auto resolved = resolutions_section(view, department, asked ? "【六】议定事项" : "【五】议定事项"))
        today.document.sections.push_back(std::move(*resolved));
    return today;
}

}  // namespace zb
