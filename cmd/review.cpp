// SPDX-License-Identifier: Apache-2.0
// zb review add|contact|repair|follow|appeal|uphold|exclude|list|rates: 好差评, and the repair of a bad one.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "cmd/step/commands.h"
#include "report/lists/reviews.h"
#include "report/weekly/work.h"

namespace zb::cli {

namespace {

std::optional<std::string> project_of_review(const Book& book, const std::string& code) {
    const auto projects = book.store().keys_called("review", code);
    if (projects.empty()) return std::nullopt;
    return projects.front();
}

// Only some streams are read, so the index is asked for the codes of the others; a reversed code is never used again.
std::string free_review_code(const WriteRow& row) {
    Reviews used = row.draft.state().reviews;
    std::string code = next_review_code(used, row.on().year());
    while (project_of_review(row.book, code)) {
        used.emplace(code, Review{});
        code = next_review_code(used, row.on().year());
    }
    return code;
}

void refuse_used_review_code(const WriteRow& row, const std::string& code) {
    const auto project = project_of_review(row.book, code);
    if (!project) return;
    throw Error{Fault{"review.code_used", fmt::format("编号 {} 已经用过（{}）", code, *project), "不写 --code 就取下一个空号",
                      Place{0, "评价编号", code}}};
}

// An item by its step; a specialist by his name, or the one who leads; else the team.
void put_review_target(const WriteRow& row, const std::string& project, ReviewReceived& fact) {
    const State& state = row.draft.state();
    const auto step = row.args.text("step");
    const bool specialist = row.args.has("specialist") || row.args.has("staff");
    if (step && specialist) throw usage_error("option.conflict", "一次评价一个对象：事项，或服务专员", "分两条记：各写一个");
    if (step) {
        fact.of = ReviewOf::step;
        fact.step = step_key(current_plan(state, project), project, *step);
    } else if (specialist) {
        fact.of = ReviewOf::specialist;
        const auto word = row.args.text("staff");
        fact.staff = word ? std::optional{staff_name(state, *word)} : on_duty(state, state.project(project), row.on());
        if (!fact.staff) throw Error{"review.no_specialist", "这个项目那天没有服务专员", "写明是谁：--staff 人员"};
    }
}

// 一事一评: of an item its attempt; 一次一评: of people the day.
std::string usual_occasion(const WriteRow& row, const std::string& project, const ReviewReceived& fact) {
    if (!fact.step) return iso(row.on());
    const ProjectSteps& steps = row.draft.state().steps_of(project);
    const auto record = steps.find(*fact.step);
    return fmt::format("第 {} 次申报", record == steps.end() ? 1 : record->second.attempts.size());
}

void fill_review_add(WriteRow& row) {
    const std::string project = row.project();
    ReviewReceived fact;
    if (const auto code = row.args.text("code")) {
        refuse_used_review_code(row, *code);
        fact.code = *code;
    } else {
        fact.code = free_review_code(row);
    }
    fact.level = *review_level(row.args.need("level"));
    fact.by_default = row.args.has("default");
    put_review_target(row, project, fact);
    fact.occasion = cleaned(row.args, "occasion", "哪一次").value_or(usual_occasion(row, project, fact));
    const State& state = row.draft.state();
    const Date due = review_repair_due(state.origin, row.on());
    std::string target = fact.staff.value_or(std::string{label(fact.of)});
    if (fact.step) target = current_plan(state, project).find(*fact.step)->short_name;
    const std::string sentence = fmt::format("已记录：{} {} {}：{}{}（{}）", fact.code, state.short_code(project), target,
                                             label(fact.level), fact.by_default ? "（默认）" : "", month_day(row.on()));
    const std::string remark =
        is_bad(fact.level) ? fmt::format("差评，{} 前整改；先联系核实：zb review contact {} --note 情况", month_day(due), fact.code) : "";
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), project);
    row.draft.answer(sentence, remark);
}

Exit run_review_add(Context& context) { return write(context, project_scope, fill_review_add); }

void scope_of_review(const Arguments& args, const Book& book, Match /*match*/, Scope& scope) {
    if (const auto project = project_of_review(book, args.need("review"))) scope.projects.insert(*project);
}

template <class F>
void record_act_on_review(WriteRow& row, F fact, std::string_view done) {
    const std::string project = known_review(row.draft.state(), fact.code).project;
    const std::string code = fact.code;
    row.draft.add(std::move(fact), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{} {}（{}）", code, done, month_day(row.on())));
}

template <class F>
F review_act(const WriteRow& row) {
    F fact;
    fact.code = row.args.need("review");
    fact.note = clean_text(row.note().value_or(""), "情况");
    return fact;
}

void fill_review_contact(WriteRow& row) { record_act_on_review(row, review_act<ReviewContacted>(row), "已联系"); }
void fill_review_repair(WriteRow& row) { record_act_on_review(row, review_act<ReviewRepaired>(row), "已整改，请回访"); }
void fill_review_appeal(WriteRow& row) { record_act_on_review(row, review_act<ReviewAppealed>(row), "已申诉，待复核"); }
void fill_review_uphold(WriteRow& row) { record_act_on_review(row, review_act<ReviewUpheld>(row), "复核维持"); }
void fill_review_exclude(WriteRow& row) { record_act_on_review(row, review_act<ReviewExcluded>(row), "已排除，不计入各项数字"); }

void fill_review_follow(WriteRow& row) {
    ReviewFollowed fact;
    fact.code = row.args.need("review");
    fact.note = row.note();
    const auto due = row.args.day("due");
    std::string done = "已回访，满意";
    if (row.args.has("unsatisfied")) {
        fact.due = due ? due->resolve(row.draft.today(), row.draft.calendar()) : review_repair_due(row.draft.state().origin, row.on());
        done = fmt::format("已回访，不满意，{} 前再整改", month_day(*fact.due));
    } else if (due) {
        throw usage_error("option.useless", "满意的没有再整改的期限", "去掉 --due；不满意的写 --unsatisfied");
    }
    record_act_on_review(row, std::move(fact), done);
}

template <void (*Fill)(WriteRow&)>
Exit run_review_act(Context& context) {
    return write(context, scope_of_review, Fill);
}

Exit run_review_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read_asked(context, book).now;
    std::optional<std::string> department, person;
    if (const auto word = args.text("department")) department = department_name(now.state, *word);
    if (const auto word = args.text("staff")) person = staff_name(now.state, *word);
    const auto level = args.text("level");
    Table table = reviews_table(now.state, now.day, [&](const Review& review) {
        if (args.has("open") && !review.is_open()) return false;
        if (args.has("bad") && !review.bad()) return false;
        if (level && review.level != review_level(*level)) return false;
        if (const auto code = args.text("code"); code && review.code != *code) return false;
        if (person && review.staff != person) return false;
        return !department || review.department == department;
    });
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say(args.has("open") ? "没有待整改的差评。" : "没有评价。");
    return Exit::done;
}

Exit run_review_rates(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const auto day = [&](std::string_view name, Date otherwise) {
        const auto word = args.day(name);
        return word ? word->resolve(now.day, now.state.origin.calendar()) : otherwise;
    };
    const Date from = day("from", Date::of(now.day.year(), 1, 1));
    const Date to = day("to", now.day);
    if (to < from)
        throw usage_error(
            Fault{"option.form", fmt::format("--to {} 早于 --from {}", iso(to), iso(from)), "把两个日期对调", Place{0, "to", iso(to)}});
    const WorkItems work = work_of({&now.state, now.day});
    context.print(review_rates_table(now.state, now.day, {from, to, decided_by_department(work, from, to)}));
    return Exit::done;
}

std::vector<std::string_view> review_levels() {
    return {
        "非常满意",        "满意", "基本满意", "不满意", "非常不满意", "very_satisfied", "satisfied", "basically_satisfied", "unsatisfied",
        "very_unsatisfied"};
}

Command review_add_command() {
    Command command;
    command.path = "review add";
    command.sort = Sort::write;
    command.summary = "记企业的评价：评服务团队、服务专员或一个事项";
    command.details =
        "五级，后两级是差评，收到即开始整改：联系、整改、回访（国办发〔2019〕51号）。写事项的评事项，写 --specialist "
        "的评服务专员，都不写的评服务团队。"
        "一事一评、一次一评：同一事项同一次申报、同一天评团队或专员，只能一条；另一次服务写 --occasion。评价人是谁不记。";
    command.operands = {project_operand(), {"step", "事项", false, false, Form::text, "评哪个事项"}};
    command.options = {{"level", Form::choice, "等级", "五级之一", true, false, review_levels()},
                       {"specialist", Form::flag, {}, "评当天的服务专员"},
                       of_noun("staff", {"staff", Form::text, "人员", "评哪位服务专员"}),
                       {"occasion", Form::text, "哪一次", "哪一次服务；不写：事项是第几次申报，人是那一天"},
                       {"default", Form::flag, {}, "默认评价：到期没有评的，只能是基本满意，不计入主动评价率"},
                       {"code", Form::text, "编号", "评价编号；不写取下一个空号，如 V-2026-001"}};
    command.examples = {{"zb review add 003 用地规划许可 --level 满意", "评一个事项"},
                        {"zb review add 003 --specialist --level 非常满意 --note 全程跟办", "评服务专员"}};
    command.run = run_review_add;
    return command;
}

Command review_act_command(std::string_view path, std::string_view summary, std::string_view example, Exit (*run)(Context&)) {
    Command command;
    command.path = path;
    command.sort = Sort::write;
    command.summary = summary;
    command.operands = {{"review", "评价编号", true, false, Form::text, "如 V-2026-001"}};
    command.examples = {{example, summary}};
    command.run = run;
    return command;
}

std::vector<Command> review_act_commands() {
    Command follow =
        review_act_command("review follow", "差评：整改以后回访", "zb review follow V-2026-003", run_review_act<fill_review_follow>);
    follow.details = "不满意的写 --unsatisfied，回到待整改。--note 写回访情况。";
    follow.options = {{"unsatisfied", Form::flag, {}, "仍不满意"}, {"due", Form::day, "日期", "仍不满意的，再整改的期限"}};
    follow.examples = {{"zb review follow V-2026-003", "回访满意"},
                       {"zb review follow V-2026-003 --unsatisfied --note 仍要跑两趟", "不满意，再整改"}};
    std::vector<Command> all = {
        review_act_command("review contact", "差评：联系核实", "zb review contact V-2026-001 --note 企业反映来回跑三次",
                           run_review_act<fill_review_contact>),
        review_act_command("review repair", "差评：整改到位", "zb review repair V-2026-002 --note 改为一次告知",
                           run_review_act<fill_review_repair>),
        follow,
        review_act_command("review appeal", "差评：责任单位申诉", "zb review appeal V-2026-001 --note 评的是别的单位",
                           run_review_act<fill_review_appeal>),
        review_act_command("review uphold", "差评：复核申诉，维持", "zb review uphold V-2026-004 --note 情况属实",
                           run_review_act<fill_review_uphold>),
        review_act_command("review exclude", "差评：复核申诉，排除误评或恶意差评", "zb review exclude V-2026-004 --note 误评",
                           run_review_act<fill_review_exclude>)};
    for (Command& act : all)
        if (act.details.empty()) act.details = "--note 写情况，必须写。";
    return all;
}

Command review_list_command() {
    Command command;
    command.path = "review list";
    command.summary = "列出评价和差评的整改";
    command.options = {{"open", Form::flag, {}, "只看还在整改的差评"},
                       {"bad", Form::flag, {}, "只看差评"},
                       {"level", Form::choice, "等级", "只看这一级", false, false, review_levels()},
                       {"project", Form::text, "项目", "只看这个项目的"},
                       {"department", Form::text, "部门", "只看这个部门事项的"},
                       {"staff", Form::text, "人员", "只看评这位服务专员的"},
                       {"code", Form::text, "编号", "只看这一条"}};
    command.examples = {{"zb review list --open", "还在整改的差评"}};
    command.run = run_review_list;
    return command;
}

Command review_rates_command() {
    Command command;
    command.path = "review rates";
    command.summary = "好评率、主动评价率、差评整改率和回访率：合计、各部门、各专员";
    command.details =
        "按收到日期。主动评价率＝主动评价数÷同期办结的审批事项数，默认评价不算主动；好评率＝（非常满意＋满意＋基本满意）÷评价数，另给不含默"
        "认的；"
        "已排除的都不算。";
    command.options = {{"from", Form::day, "日期", "从哪天起；不写是当年 1 月 1 日"}, {"to", Form::day, "日期", "到哪天；不写是这一天"}};
    command.examples = {{"zb review rates --from 2026-11-01", "十一月的"}};
    command.run = run_review_rates;
    return command;
}

}  // namespace

std::vector<Command> review_commands() {
    std::vector<Command> all = {review_add_command(), review_list_command(), review_rates_command()};
    for (Command& act : review_act_commands()) all.push_back(std::move(act));
    return all;
}

}  // namespace zb::cli
