// SPDX-License-Identifier: Apache-2.0
// zb resolution add|done|carry|list: 议定事项, from the meeting to the day on which they are done.
#include "cmd/resolution.h"

#include <algorithm>
#include <fmt/format.h>

#include "cmd/nouns.h"
#include "cmd/running_code.h"

namespace zb::cli {

namespace {

// The meeting that is named, else the only one held on that day: what is resolved without one is rare, and says so in its receipt.
std::optional<std::string> meeting_of(const WriteRow& row) {
    if (const auto code = row.args.text("meeting")) return code;
    const Meeting* only = only_meeting_on(row.draft.state(), row.on());
    return only == nullptr ? std::nullopt : std::optional{only->code};
}

std::string meeting_remark(const State& state, const std::optional<std::string>& code) {
    if (!code) return "没有写是哪次会议：--meeting 会议编号";
    const Meeting& meeting = state.meetings.at(*code);
    return fmt::format("{} {}", *code, meeting_label(meeting));
}

// What a resolution must say, and where it may be said in the minutes of a meeting besides other things: a word for the user to replace.
struct Needed {
    std::string_view option, what, blank;
};
constexpr Needed kNeeded[] = {{"title", "议定什么", "事项"}, {"lead", "牵头单位", "部门"}, {"due", "期限", "日期"}};

void refuse_incomplete(const Arguments& args) {
    std::vector<std::string> missing;
    std::string completed = args.typed_again();
    for (const Needed& needed : kNeeded) {
        if (args.has(needed.option)) continue;
        missing.emplace_back(needed.what);
        completed += fmt::format(" --{} {}", needed.option, needed.blank);
    }
    if (!missing.empty()) throw usage_error("option.missing", fmt::format("没有写{}", join(missing, "、")), "补上：" + completed);
}

void fill_resolution_add(WriteRow& row) { add_resolution(row, meeting_of(row)); }

Exit run_resolution_add(Context& context) { return write(context, names_scope, fill_resolution_add); }

// What a meeting resolved was resolved on its day, also where the minutes are written later.
Date day_of(const WriteRow& row, const std::optional<std::string>& code) {
    const Meetings& meetings = row.draft.state().meetings;
    const auto meeting = code && !row.args.has("on") ? meetings.find(*code) : meetings.end();
    return meeting == meetings.end() ? row.on() : meeting->second.held.value_or(row.on());
}

// A fact about a resolution belongs to the same project.
std::optional<std::string> project_of_resolution(const State& state, const std::string& code) {
    const auto found = state.resolutions.find(code);
    return found == state.resolutions.end() ? std::nullopt : found->second.project;
}

void fill_resolution_done(WriteRow& row) {
    const std::string code = row.args.need("resolution");
    const auto project = project_of_resolution(row.draft.state(), code);
    row.draft.add(noted(ResolutionDone{code}, row.args), row.on(), row.by(), project);
    const Resolution& resolution = row.draft.state().resolutions.at(code);
    row.draft.answer(fmt::format("已记录：{} {} {}（{}）", code, resolution.title,
                                 resolution_status(resolution, row.on(), row.draft.calendar()), month_day(row.on())));
}

Exit run_resolution_done(Context& context) { return write(context, names_scope, fill_resolution_done); }

void fill_resolution_carry(WriteRow& row) {
    const std::string code = row.args.need("resolution");
    ResolutionCarried fact{code};
    if (const auto due = row.args.day("due")) fact.due = due->resolve(row.draft.today(), row.draft.calendar());
    fact.meeting = meeting_of(row);
    const auto due = fact.due;
    const auto project = project_of_resolution(row.draft.state(), code);
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), project);
    const Resolution& resolution = row.draft.state().resolutions.at(code);
    const std::string until = due ? fmt::format("期限改为 {}", month_day(*due)) : fmt::format("期限仍为 {}", month_day(resolution.due));
    row.draft.answer(fmt::format("已记录：{} {} 转下次会议，{}（{}）", code, resolution.title, until, month_day(row.on())));
}

Exit run_resolution_carry(Context& context) { return write(context, names_scope, fill_resolution_carry); }

Exit run_resolution_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::names());
    std::optional<std::string> department, project;
    if (const auto word = args.text("department")) department = department_name(now.state, *word);
    if (const auto word = args.text("project")) project = book.project_code(*word, match_of(context));
    const auto meeting = args.text("meeting");
    if (meeting) known_meeting(now.state, *meeting);
    const auto wanted = [&](const Resolution& one) {
        if (args.has("open") && one.done) return false;
        if (args.has("overdue") && (one.done || !one.is_late_on(now.day))) return false;
        if (meeting && one.meeting != *meeting) return false;
        if (project && one.project != *project) return false;
        return !department || takes_part(one, *department);
    };
    Table table = resolutions_table(now.state, now.day, wanted);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say(args.has("open") || args.has("overdue") ? "没有未办结的议定事项。" : "没有议定事项。");
    return Exit::done;
}

Command resolution_add_command() {
    Command command;
    command.path = "resolution add";
    command.sort = Sort::write;
    command.summary = "记一项议定事项：什么、谁牵头、谁配合、何时办结";
    command.details =
        "不写 --meeting 时，--on 之日只开了一次会的就记在那次会上。没有办结的在周通报和 zb today 里一直列出，到期未办结的转下次分析会。\n"
        "一次会的几项一起记：zb meeting minutes 会议编号 --input 文件。";
    command.options = resolution_options(true);
    command.options.insert(command.options.begin(), {"code", Form::text, "编号", "议定事项编号；不写取下一个空号，如 R-2026-001"});
    command.options.push_back({"meeting", Form::text, "编号", "哪次会议议定的，如 M-2026-003"});
    command.examples = {{"zb resolution add --title 核定乙公司水保范围 --lead 农水局 --co 自然资源局 --due +3wd", "三个工作日内办结"}};
    command.run = run_resolution_add;
    return command;
}

Operand resolution_operand() { return {"resolution", "议定事项编号", true, false, Form::text, "如 R-2026-001"}; }

Command resolution_done_command() {
    Command command;
    command.path = "resolution done";
    command.sort = Sort::write;
    command.summary = "议定事项已办结";
    command.details = "--note 写办理情况。期限以后办结的写明逾期几天。";
    command.operands = {resolution_operand()};
    command.examples = {
        {"zb resolution add --code R-2026-101 --title 核定乙公司水保范围 --lead 农水局 --due +3wd && zb resolution done R-2026-101 --note "
         "两局已联合核定",
         "议定当日就办结的"}};
    command.run = run_resolution_done;
    return command;
}

Command resolution_carry_command() {
    Command command;
    command.path = "resolution carry";
    command.sort = Sort::write;
    command.summary = "议定事项转下次会议，可以另定期限";
    command.details = "不写 --due 时期限不变，逾期照算。--note 写原因；原来的期限留在 zb resolution list 里。";
    command.operands = {resolution_operand()};
    command.options = {{"due", Form::day, "日期", "新的期限"}, {"meeting", Form::text, "编号", "哪次会议决定转的；不写就是当日的那一次"}};
    command.examples = {
        {"zb resolution add --code R-2026-102 --title 核定乙公司水保范围 --lead 农水局 --due today && zb resolution carry R-2026-102 --due "
         "+5wd "
         "--note 现场未踏勘",
         "转下次会议，期限顺延"}};
    command.run = run_resolution_carry;
    return command;
}

Command resolution_list_command() {
    Command command;
    command.path = "resolution list";
    command.summary = "列出议定事项：牵头、配合、期限、办结、逾期";
    command.options = {{"open", Form::flag, {}, "只看未办结的"},
                       {"overdue", Form::flag, {}, "只看逾期的"},
                       {"meeting", Form::text, "编号", "只看这次会议的"},
                       {"project", Form::text, "项目", "只看这个项目的"},
                       {"department", Form::text, "部门", "只看这个部门牵头或配合的"}};
    command.examples = {{"zb resolution list --open", "未办结的，逾期的写明"},
                        {"zb resolution list --department 农水局 --overdue", "一个部门逾期的"}};
    command.run = run_resolution_list;
    return command;
}

}  // namespace

std::vector<Option> resolution_options(bool required) {
    return {{"title", Form::text, "文字", "议定事项", required},
            of_noun("department", {"lead", Form::text, "部门", "牵头单位", required}),
            of_noun("department", {"co", Form::text, "部门", "配合单位；可以写几次", false, true}),
            {"due", Form::day, "日期", "办结期限", required},
            {"project", Form::text, "项目", "关于哪个项目；不写就不单属一个项目"}};
}

void add_resolution(WriteRow& row, const std::optional<std::string>& meeting) {
    refuse_incomplete(row.args);
    const State& state = row.draft.state();
    ResolutionMade fact;
    const bool takes_code = row.args.takes("code");
    if (takes_code && row.args.has("code")) {
        fact.code = row.args.need("code");
        refuse_taken_code(row, "resolution", fact.code, "议定事项");
    } else {
        fact.code = free_code(row, "resolution", state.resolutions, next_resolution_code);
    }
    fact.title = clean_text(row.args.need("title"), "议定事项", Newlines::escape);
    fact.lead = department_name(state, row.args.need("lead"));
    for (const std::string& unit : row.args.texts("co")) fact.co.push_back(department_name(state, unit));
    fact.due = row.args.day("due")->resolve(row.draft.today(), row.draft.calendar());
    fact.meeting = meeting;
    std::optional<std::string> project;
    if (const auto word = row.args.text("project")) project = row.book.project_code(*word, row.match);
    const std::string sentence = fmt::format("已记录：{} {}（{} 牵头，{} 前办结）", fact.code, fact.title, fact.lead, month_day(fact.due));
    row.draft.add(noted(std::move(fact), row.args), day_of(row, meeting), row.by(), project);
    row.draft.answer(sentence, meeting_remark(row.draft.state(), meeting));
}

std::vector<Command> resolution_commands() {
    return {resolution_add_command(), resolution_done_command(), resolution_carry_command(), resolution_list_command()};
}

}  // namespace zb::cli
