// SPDX-License-Identifier: Apache-2.0
// zb step list|due|show.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/step/commands.h"
#include "exchange/projects/projects.h"
#include "report/lists/steps.h"
#include "report/today/parts.h"
#include "report/why/why.h"
#include "report/words/items.h"

namespace zb::cli {

namespace {

// Filters as given on the command line, their names found in the state.
struct StepFilter {
    std::optional<std::string> department, staff, stage;
    std::optional<std::string> state, lamp;
    std::optional<Date> from, to;
    bool in_hand = false;
};

std::string stage_name(const State& state, const std::string& word) {
    std::vector<std::string> stages{std::begin(kApprovalStages), std::end(kApprovalStages)};
    for (const auto& [code, plans] : state.plans) {
        if (plans.current() == nullptr) continue;
        for (const PlannedStep& step : plans.current()->plan.steps)
            if (std::find(stages.begin(), stages.end(), step.stage) == stages.end()) stages.push_back(step.stage);
    }
    if (std::find(stages.begin(), stages.end(), word) != stages.end()) return word;
    const std::string near = nearest(word, stages);
    const std::string all = fmt::format("可写 {}", join(stages, "、"));
    throw Error{Fault{"filter.unknown", fmt::format("没有“{}”这个阶段", word), with_nearest(near, all), Place{0, "--stage", word}}};
}

StepFilter filter_of(const Arguments& args, const Reading& now) {
    const State& state = now.state;
    const auto day = [&](std::string_view name) {
        const auto word = args.takes(name) ? args.day(name) : std::nullopt;
        return word ? std::optional{word->resolve(now.day, state.origin.calendar())} : std::nullopt;
    };
    StepFilter filter;
    if (const auto word = args.text("department")) filter.department = department_name(state, *word);
    if (const auto word = args.text("staff")) filter.staff = staff_name(state, *word);
    if (const auto word = args.text("stage")) filter.stage = stage_name(state, *word);
    if (args.takes("state")) filter.state = args.text("state");
    filter.lamp = args.text("lamp");
    filter.from = day("from");
    filter.to = day("to");
    filter.in_hand = args.takes("in-hand") && args.has("in-hand");
    return filter;
}

// The day that --from and --to compare: 到期; for an item not accepted yet the end of its five days, else the plan's day.
Date day_of(const StepOutlook& step) {
    if (step.today.due) return *step.today.due;
    return step.today.state == StepState::filed && step.today.intake_due ? *step.today.intake_due : step.planned->finish;
}

// True for the items of a specialist's own projects, and for items that the person is responsible for.
bool concerns(const Reading& now, const ProjectOutlook& project, const StepOutlook& step, const std::string& staff) {
    return is_on_duty(now.state, *project.project, staff, now.day) || responsible_of(now.state, project, step) == staff;
}

// Each filter given on the command line must hold.
bool kept(const StepFilter& filter, const Reading& now, const ProjectOutlook& project, const StepOutlook& step) {
    if (filter.state && key(step.today.state) != *filter.state) return false;
    if (filter.lamp && (!step.today.lamp || key(*step.today.lamp) != *filter.lamp)) return false;
    if (filter.department && step.planned->department != *filter.department) return false;
    if (filter.stage && step.planned->stage != *filter.stage) return false;
    if (filter.staff && !concerns(now, project, step, *filter.staff)) return false;
    if (filter.from && day_of(step) < *filter.from) return false;
    if (filter.to && day_of(step) > *filter.to) return false;
    return !filter.in_hand || in_hand(step.today.state);
}

Exit run_step_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    const Reading& now = asked.now;
    if (asked.project) current_plan(now.state, *asked.project);
    const StepFilter filter = filter_of(args, now);
    const Calendar& calendar = now.state.origin.calendar();
    // A project asked for is shown whatever became of it; of all, those on the list.
    std::vector<ProjectOutlook> outlooks = asked.project ? std::vector{project_outlook(now.state, *asked.project, now.day, calendar)}
                                                         : project_outlooks(now.state, now.day, calendar);
    for (ProjectOutlook& outlook : outlooks) {
        std::erase_if(outlook.steps, [&](const StepOutlook& step) { return !kept(filter, now, outlook, step); });
    }
    context.print(steps_table(now.state, outlooks));
    return Exit::done;
}

// 5wd, 7d, or a day: the last day looked at.
Date last_day(const std::string& word, const Reading& now) {
    const bool counted = word.ends_with("wd") || word.ends_with("d");
    const DayWord day = read_day(counted && !word.starts_with("+") ? "+" + word : word, "--within");
    const Date last = day.resolve(now.day, now.state.origin.calendar());
    if (last >= now.day) return last;
    throw usage_error(Fault{"option.form", fmt::format("--within {}：已经过去（{}）", word, iso(last)),
                            "写 5wd（五个工作日）、7d（七天）或以后的日期", Place{0, "--within", word}});
}

Exit run_step_due(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    const Reading& now = asked.now;
    const StepFilter filter = filter_of(args, now);
    TodayView view{now.state, now.day, project_outlooks(now.state, now.day, now.state.origin.calendar()),
                   [](const StepOutlook&) { return true; }};
    std::vector<DueAhead> rows = due_within(view, last_day(args.text("within").value_or("5wd"), now));
    std::erase_if(rows, [&](const DueAhead& row) { return !kept(filter, now, *row.project, *row.step); });
    if (context.args().text("format") == "ics") {
        const auto place = [&](const std::string& project) { return event_place(now.state, project); };
        context.print(icalendar({"专班到期提醒", now.day, now.basis.seq, due_events(view, rows, place)}));
        return Exit::done;
    }
    context.print(due_table(view, rows));
    const auto items = view.in_hand();
    const auto overdue = std::count_if(items.begin(), items.end(), [&](const auto& item) {
        return item.second->today.past && kept(filter, now, *item.first, *item.second);
    });
    if (overdue > 0) context.say(fmt::format("另有 {} 项已经超期：zb step list --lamp red", overdue));
    return Exit::done;
}

const std::vector<Option> kItemFilters = {lamp_option("只要这种灯，写 绿、灰、黄、红 也行"),
                                          {"department", Form::text, "部门", "只要这个部门的"},
                                          {"staff", Form::text, "人员", "服务专员：他的项目的；经办人：他负责的"},
                                          {"stage", Form::text, "阶段", "只要这个阶段的"}};

Exit run_step_show(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const std::string project = book.project_code(args.need("project"), match_of(context));
    const Reading now = read(context, book, Scope::project(project));
    const std::string step = step_key(current_plan(now.state, project), project, args.need("step"));
    if (args.has("why")) {
        context.print(why_document(now.state, project, step, now.basis));
        return Exit::done;
    }
    const ProjectOutlook outlook = project_outlook(now.state, project, now.day, now.state.origin.calendar());
    context.print(step_document(now.state, outlook, *outlook.find(step), now.basis));
    return Exit::done;
}

}  // namespace

Option lamp_option(std::string_view help) {
    return {"lamp",
            Form::choice,
            "灯",
            help,
            false,
            false,
            {"green", "grey", "yellow", "red"},
            {},
            {},
            {{"绿", "green"}, {"灰", "grey"}, {"黄", "yellow"}, {"红", "red"}}};
}

std::vector<Spoken> spoken_states() {
    std::vector<Spoken> spoken;
    for (int at = 0; at <= static_cast<int>(StepState::revoked); ++at) {
        const auto state = static_cast<StepState>(at);
        spoken.push_back({label(state, StepKind::permit), key(state)});
        spoken.push_back({label(state, StepKind::utility), key(state)});
        if (const auto move = move_to(state)) spoken.push_back({label(*move), key(state)});
    }
    spoken.push_back({"补正", key(StepState::correcting)});
    return spoken;
}

const PlanVersion& current_plan(const State& state, const std::string& project) {
    const PlanVersion* plan = state.plans_of(project).current();
    if (plan != nullptr) return *plan;
    throw Error{"plan.none", state.project(project).name + " 还没有审定的方案",
                "先编方案：zb plan make " + state.short_code(project) + " --flow shehui_gongye --start 日期"};
}

Command step_list_command() {
    Command command;
    command.path = "step list";
    command.summary = "列出事项：状态、到期、剩余、灯、预计";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.options = {{"state",
                        Form::choice,
                        "状态",
                        "只要这种状态",
                        false,
                        false,
                        {"planned", "filed", "correcting", "accepted", "paused", "decided", "issued", "refused", "withdrawn", "denied",
                         "waived", "revoked"},
                        {},
                        {},
                        spoken_states()},
                       {"from", Form::day, "日期", "到期日（未受理的看计划办结日）不早于"},
                       {"to", Form::day, "日期", "到期日（未受理的看计划办结日）不晚于"},
                       {"in-hand", Form::flag, {}, "只要在办的（已收件、补正中、已受理、特别程序）"}};
    command.options.insert(command.options.end(), kItemFilters.begin(), kItemFilters.end());
    command.examples = {{"zb step list 001", "一个项目的全部事项"},
                        {"zb step list --lamp red", "全部项目的红灯事项"},
                        {"zb step list --department 住建局 --in-hand", "一个部门在办的"},
                        {"zb step list --staff 服务专员01 --from today --to +5wd", "一位专员五个工作日内到期的"}};
    command.run = run_step_list;
    return command;
}

Command step_due_command() {
    Command command;
    command.path = "step due";
    command.summary = "快到期的：承诺时限、收件后五日、容缺补齐";
    command.details = "含当天到期的；已经超期的不在内，另用 zb step list --lamp red。下一步是台账里最近一次写的。";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部项目"}};
    command.options = {{"within", Form::text, "期间", "5wd（五个工作日，缺省）、7d（七天）或到某一天"},
                       format_option_with({"ics"}, "输出格式；docx、xlsx 写入 -o 指定的文件，ics 给手机和日历程序")};
    command.options.insert(command.options.end(), kItemFilters.begin(), kItemFilters.end());
    command.examples = {{"zb step due --within 5wd", "五个工作日内到期的"},
                        {"zb step due --within 7d --department 住建局", "一个部门七天内的"},
                        {"zb step due --within 20wd --format ics -o 到期.ics", "导入手机日历，到期前一天上午提醒"}};
    command.run = run_step_due;
    return command;
}

Command step_show_command() {
    Command command;
    command.path = "step show";
    command.summary = "看一个事项：时限、经过、可以往下走哪几步；--why 逐日说明";
    command.details =
        "--why 先逐日说明到期日（或收件后五日）怎么来的，再说明灯为什么是这个颜色（时钟、用到的设置），计划办结日和预计日凭什么。"
        "证照的发证期限（行政许可法第四十四条）和有效期是另外的钟，单列，不并入事项灯。";
    command.operands = {project_operand(), {"step", "事项", true, false, Form::text, "简称、全名、键，或其中一部分"}};
    command.options = {{"why", Form::flag, {}, "为什么是这一天：逐日计不计、理由和依据"}};
    command.examples = {{"zb step show 001 消防设计审查", "时限和经过"}, {"zb step show 001 消防设计审查 --why", "逐日说明到期日怎么来的"}};
    command.run = run_step_show;
    return command;
}

namespace {

// A project as its last entry left it: what completes a line, or asks for the rest of one, reads no clock.
struct LastKnown {
    State state;
    std::string project;
    ProjectOutlook standing;
};

LastKnown last_known(const CodesWanted& wanted) {
    const Book book = Book::open(wanted.database, Access::read);
    LastKnown known;
    known.project = book.project_code(wanted.project, Match::partial);
    const std::int64_t last = book.head().seq;
    known.state = book.state_at(Scope::project(known.project), last, std::nullopt);
    known.standing =
        project_standing(known.state, known.project, book.store().entry(last)->recorded_at.day(), known.state.origin.calendar());
    return known;
}

bool is_over(const StepOutlook& step) { return finished(step.today.state, step.planned->kind); }

}  // namespace

Candidates step_codes(const CodesWanted& wanted) {
    const LastKnown known = last_known(wanted);
    Candidates open, over;
    for (const StepOutlook& step : known.standing.steps) {
        const PlannedStep& planned = *step.planned;
        (wanted.asked && is_over(step) ? over : open).push_back({{planned.short_name, planned.name, planned.step}, planned.name});
    }
    open.insert(open.end(), over.begin(), over.end());
    return open;
}

Candidates next_states(const CodesWanted& wanted) {
    const LastKnown known = last_known(wanted);
    if (known.standing.plan == nullptr) return {};
    const StepOutlook* step = known.standing.find(step_key(*known.standing.plan, known.project, wanted.step));
    if (step == nullptr) return {};
    Candidates states;
    for (const Transition& next : possible_moves(step->today.state, step->planned->kind)) {
        if (move_to(next.to) == next.move)
            states.push_back({{std::string{key(next.to)}, std::string{label(next.move)}}, std::string{label(next.move)}});
    }
    return states;
}

}  // namespace zb::cli
