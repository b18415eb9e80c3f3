// SPDX-License-Identifier: Apache-2.0
// zb inquiry add|push|extend|answer|return|follow|close|list|show: 咨询, from the question to the follow-up.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "cmd/step/commands.h"
#include "report/lists/inquiries.h"

namespace zb::cli {

namespace {

const std::string kInquiryOfNone;  // the stream of what belongs to no project

// The project that an inquiry is about, "" of none; nothing where the ledger knows no such inquiry.
std::optional<std::string> project_of_inquiry(const Book& book, const std::string& code) {
    const auto projects = book.store().keys_called("inquiry", code);
    if (projects.empty()) return std::nullopt;
    return projects.front();
}

// Only some streams are read, so the index is asked for the codes of the others; a reversed code is never used again.
std::string free_inquiry_code(const WriteRow& row) {
    Inquiries used = row.draft.state().inquiries;
    std::string code = next_inquiry_code(used, row.on().year());
    while (project_of_inquiry(row.book, code)) {
        used.emplace(code, Inquiry{});
        code = next_inquiry_code(used, row.on().year());
    }
    return code;
}

void refuse_used_inquiry_code(const WriteRow& row, const std::string& code) {
    const auto project = project_of_inquiry(row.book, code);
    if (!project) return;
    const std::string of = project->empty() ? std::string{"不属于哪个项目的咨询"} : *project + " 的咨询";
    throw Error{Fault{"inquiry.doubled", fmt::format("编号 {} 已经用过（{}）", code, of), "不写 --code 就取下一个空号",
                      Place{0, "咨询编号", code}}};
}

// Its own stream, and that of the inquiry which has the ticket already.
void scope_of_inquiry_add(const Arguments& args, const Book& book, Match match, Scope& scope) {
    const auto project = args.text("project");
    scope.projects.insert(project ? book.project_code(*project, match) : kInquiryOfNone);
    if (const auto ticket = args.text("ticket")) {
        for (std::string& other : book.store().keys_called("ticket", std::string{trim(*ticket)})) scope.projects.insert(std::move(other));
    }
}

// Pushed to the project's team at once: 将相关问题和线索及时推送项目服务团队 (江海政数〔2021〕14号 四（四）).
std::optional<std::string> person_to_ask(const WriteRow& row, const std::string& project) {
    const State& state = row.draft.state();
    if (const auto word = row.args.text("to")) return staff_name(state, *word);
    if (project.empty()) return std::nullopt;
    return on_duty(state, state.project(project), row.on());
}

InquiryReceived inquiry_received(const WriteRow& row, const std::string& project) {
    const State& state = row.draft.state();
    InquiryReceived fact;
    if (const auto code = row.args.text("code")) {
        refuse_used_inquiry_code(row, *code);
        fact.code = *code;
    } else {
        fact.code = free_inquiry_code(row);
    }
    fact.title = clean_text(row.args.need("title"), "咨询内容", Newlines::escape);
    if (const auto word = row.args.text("way")) fact.way = *inquiry_way(*word);
    if (const auto word = row.args.text("kind")) fact.asks = *inquiry_kind(*word);
    fact.ticket = cleaned(row.args, "ticket", "12345 工单号");
    if (fact.ticket && !row.args.has("way")) fact.way = InquiryWay::hotline;
    fact.complex = row.args.has("complex");
    const auto due = row.args.day("due");
    fact.due = due ? due->resolve(row.draft.today(), row.draft.calendar()) : inquiry_due(state.origin, fact.asks, fact.complex, row.on());
    fact.to = person_to_ask(row, project);
    if (const auto word = row.args.text("step")) {
        if (project.empty())
            throw usage_error(Fault{"inquiry.step_alone", "写了事项，没有写项目",
                                    "加上项目，如 zb inquiry add 001 --step 施工许可 --title 内容", Place{0, "step", *word}});
        fact.step = step_key(current_plan(state, project), project, *word);
    }
    return fact;
}

void fill_inquiry_add(WriteRow& row) {
    const bool of_project = row.args.has("project");
    const std::string project = of_project ? row.project() : kInquiryOfNone;
    InquiryReceived fact = inquiry_received(row, project);
    const std::string whose = of_project ? row.draft.state().short_code(project) + "，" : "";
    const std::string to = fact.to ? "推送" + *fact.to : std::string{"还没有承办人"};
    const std::string sentence =
        fmt::format("已记录：{} {}（{}{}，{} 前答复，{}）", fact.code, fact.title, whose, label(fact.asks), month_day(fact.due), to);
    const std::string remark = fact.to ? "" : fmt::format("推送：zb inquiry push {} --to 人员", fact.code);
    InquiryAnswered answered;
    answered.code = fact.code;
    answered.answer = cleaned(row.args, "answer", "答复", Newlines::keep);
    const std::optional<std::string> envelope = of_project ? std::optional{project} : std::nullopt;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), envelope);
    if (answered.answer) row.draft.add(std::move(answered), row.on(), row.by(), envelope);
    row.draft.answer(sentence + (row.args.has("answer") ? "，当场答复" : ""), remark);
}

Exit run_inquiry_add(Context& context) { return write(context, scope_of_inquiry_add, fill_inquiry_add); }

void scope_of_inquiry(const Arguments& args, const Book& book, Match /*match*/, Scope& scope) {
    if (const auto project = project_of_inquiry(book, args.need("inquiry"))) scope.projects.insert(*project);
}

// What a row acts upon. An inquiry that an earlier line of the same --input made is not in the index yet.
const Inquiry& inquiry_meant(const WriteRow& row) { return known_inquiry(row.draft.state(), row.args.need("inquiry")); }

template <class F>
void record_act_on_inquiry(WriteRow& row, F fact, const std::string& done, std::string_view remark = {}) {
    const Inquiry inquiry = inquiry_meant(row);
    const std::optional<std::string> project = inquiry.project.empty() ? std::nullopt : std::optional{inquiry.project};
    row.draft.add(std::move(fact), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{} {} {}（{}）", inquiry.code, inquiry.title, done, month_day(row.on())), remark);
}

std::string inquiry_reason(const WriteRow& row, std::string_view field) { return clean_text(row.note().value_or(""), field); }

void fill_inquiry_push(WriteRow& row) {
    const std::string to = staff_name(row.draft.state(), row.args.need("to"));
    InquiryPushed fact;
    fact.code = row.args.need("inquiry");
    fact.to = to;
    record_act_on_inquiry(row, noted(std::move(fact), row.args), "推送" + to);
}

void fill_inquiry_extend(WriteRow& row) {
    InquiryExtended fact;
    fact.code = row.args.need("inquiry");
    fact.due = row.args.day("due")->resolve(row.draft.today(), row.draft.calendar());
    fact.note = inquiry_reason(row, "延期原因");
    const std::string done = "延期到 " + month_day(fact.due);
    record_act_on_inquiry(row, std::move(fact), done);
}

// What the answer came to: in time, or by how much late.
std::string answered_late(const WriteRow& row, const Inquiry& inquiry) {
    if (row.on() <= inquiry.due) return "";
    const int days = row.draft.calendar().elapsed(inquiry.due, row.on()).count;
    return days > 0 ? fmt::format("逾期 {} 个工作日", days) : "逾期（不足1个工作日）";
}

// Articles that say something of the question, where the answer names none.
std::string articles_for(const State& state, const Inquiry& inquiry) {
    std::vector<const Article*> found = inquiry.step ? articles_of_step(state, *inquiry.step) : std::vector<const Article*>{};
    for (const ArticleHit& hit : find_articles(state, inquiry.title))
        if (std::find(found.begin(), found.end(), hit.article) == found.end()) found.push_back(hit.article);
    return article_line(found);
}

void fill_inquiry_answer(WriteRow& row) {
    std::string late = answered_late(row, inquiry_meant(row));
    InquiryAnswered fact;
    fact.code = row.args.need("inquiry");
    fact.answer = cleaned(row.args, "answer", "答复", Newlines::keep);
    fact.articles = row.args.texts("article");
    const std::string help = fact.articles.empty() ? articles_for(row.draft.state(), inquiry_meant(row)) : "";
    if (!help.empty()) late += (late.empty() ? "" : "；") + help;
    record_act_on_inquiry(row, noted(std::move(fact), row.args), "已答复", late);
}

// Sent back later than its days allow is written down all the same, and said.
void fill_inquiry_return(WriteRow& row) {
    const Inquiry& inquiry = inquiry_meant(row);
    const int most = inquiry_return_days(row.draft.state().origin, row.on());
    const int used = row.draft.calendar().elapsed(inquiry.received, row.on()).count;
    InquiryReturned fact;
    fact.code = inquiry.code;
    fact.note = inquiry_reason(row, "退回原因");
    record_act_on_inquiry(row, std::move(fact), "退回",
                          used > most ? fmt::format("收到已 {} 个工作日，退回应在 {} 个工作日内", used, most) : "");
}

void fill_inquiry_follow(WriteRow& row) {
    const Inquiry& inquiry = inquiry_meant(row);
    InquiryFollowed fact;
    fact.code = inquiry.code;
    std::string done = "已回访，满意";
    if (row.args.has("unsatisfied")) {
        const auto due = row.args.day("due");
        fact.due = due ? due->resolve(row.draft.today(), row.draft.calendar())
                       : inquiry_due(row.draft.state().origin, inquiry.asks, inquiry.complex, row.on());
        done = fmt::format("已回访，不满意，{} 前再答复", month_day(*fact.due));
    } else if (row.args.has("due")) {
        throw usage_error("option.useless", "满意的没有再答复的期限", "去掉 --due；不满意的写 --unsatisfied");
    }
    record_act_on_inquiry(row, noted(std::move(fact), row.args), done);
}

void fill_inquiry_close(WriteRow& row) {
    InquiryClosed fact;
    fact.code = row.args.need("inquiry");
    record_act_on_inquiry(row, noted(std::move(fact), row.args), "办结");
}

template <void (*Fill)(WriteRow&)>
Exit run_inquiry_act(Context& context) {
    return write(context, scope_of_inquiry, Fill);
}

Exit run_inquiry_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading reading = read_asked(context, book).now;
    std::optional<std::string> person;
    if (const auto word = args.text("staff")) person = staff_name(reading.state, *word);
    const auto way = args.text("way");
    const auto asks = args.text("kind");
    const auto wanted = [&](const Inquiry& inquiry) {
        if (args.has("open") && !inquiry.is_open()) return false;
        if (args.has("late") && !inquiry_today(inquiry, reading.state.origin, reading.day).past) return false;
        if (way && inquiry.way != inquiry_way(*way)) return false;
        if (asks && inquiry.asks != inquiry_kind(*asks)) return false;
        return !person || is_asked(reading.state, inquiry, *person, reading.day);
    };
    Table table = inquiries_table(reading.state, reading.day, wanted);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say(args.has("open") ? "没有待答复的咨询。" : "没有咨询。");
    return Exit::done;
}

Exit run_inquiry_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = context.args().need("inquiry");
    const auto project = project_of_inquiry(book, code);
    const Reading reading = read(context, book, project ? Scope::project(*project) : Scope::all());
    context.print(inquiry_page(reading.state, known_inquiry(reading.state, code), reading.day, reading.basis));
    return Exit::done;
}

std::vector<std::string_view> inquiry_ways() { return {"窗口", "上门", "电话", "12345", "window", "visit", "phone", "hotline"}; }
std::vector<std::string_view> inquiry_kinds() { return {"咨询", "求助", "投诉", "consultation", "help", "complaint"}; }

Command inquiry_add_command() {
    Command command;
    command.path = "inquiry add";
    command.sort = Sort::write;
    command.summary = "记一件咨询：窗口、上门、电话，或 12345 转来的工单";
    command.details =
        "项目可以不写。有项目的，不写 --to 就推送项目当天的服务专员。答复期限按类别推算（设置 "
        "inquiry.…_days，收到当日不算），工单另有期限的写 "
        "--due。一批工单写 --input 文件（JSON 行或 CSV，列名同选项）。提问人的姓名、电话不记。";
    command.operands = {project_operand(false)};
    command.options = {{"title", Form::text, "文字", "问什么", true},
                       {"way", Form::choice, "渠道", "从哪里来；不写是窗口，写了工单号是 12345", false, false, inquiry_ways()},
                       {"kind", Form::choice, "类别", "不写是咨询", false, false, inquiry_kinds()},
                       {"ticket", Form::text, "工单号", "12345 的工单号"},
                       {"step", Form::text, "事项", "问的是哪个事项"},
                       of_noun("staff", {"to", Form::text, "人员", "推送给谁"}),
                       {"due", Form::day, "日期", "答复期限；不写按类别推算"},
                       {"complex", Form::flag, {}, "复杂的：期限另算"},
                       {"answer", Form::text, "文字", "当场答复的内容"},
                       {"code", Form::text, "编号", "咨询编号；不写取下一个空号，如 Q-2026-031"}};
    command.examples = {{"zb inquiry add 001 --title 施工许可申报材料清单", "窗口来问，推送 001 的服务专员"},
                        {"zb inquiry add --title 项目备案怎样办 --kind 求助 --ticket GD20261116001", "12345 转来、不属于哪个项目的"}};
    command.run = run_inquiry_add;
    return command;
}

Command inquiry_act_command(std::string_view path, std::string_view summary, Exit (*run)(Context&)) {
    Command command;
    command.path = path;
    command.sort = Sort::write;
    command.summary = summary;
    command.operands = {{"inquiry", "咨询编号", true, false, Form::text, "如 Q-2026-031"}};
    command.run = run;
    return command;
}

std::vector<Command> inquiry_act_commands() {
    Command push = inquiry_act_command("inquiry push", "把咨询推送给承办人", run_inquiry_act<fill_inquiry_push>);
    push.options = {of_noun("staff", {"to", Form::text, "人员", "推送给谁", true})};
    push.examples = {{"zb inquiry push Q-2026-031 --to 住建经办03", "转给住建局的经办人"}};
    Command extend = inquiry_act_command("inquiry extend", "延长答复期限，只延一次", run_inquiry_act<fill_inquiry_extend>);
    extend.details = "--note 写原因。最多延几个工作日是设置 inquiry.extend_days；已逾期的不能再延。";
    extend.options = {{"due", Form::day, "日期", "延长到哪天", true}};
    extend.examples = {{"zb inquiry extend Q-2026-031 --due +5wd --note 须两局会商", "延长五个工作日"}};
    Command answer = inquiry_act_command("inquiry answer", "答复咨询", run_inquiry_act<fill_inquiry_answer>);
    answer.details = "没有写 --article 的，回执里列出可参考的知识条目。答复可以收进知识库：zb article add --inquiry 咨询编号。";
    answer.options = {{"answer", Form::text, "文字", "答复的内容"},
                      of_noun("article", {"article", Form::text, "条目编号", "答复依据的知识条目；可以写几次", false, true})};
    answer.examples = {{"zb inquiry answer Q-2026-031 --answer 材料清单已当面交给企业", "记答复"}};
    Command back = inquiry_act_command("inquiry return", "退回：不属于本专班答复的", run_inquiry_act<fill_inquiry_return>);
    back.details = "--note 写原因和该找谁。退回应在几个工作日内是设置 inquiry.return_days。";
    back.examples = {{"zb inquiry return Q-2026-031 --note 属人社局职权", "退回 12345"}};
    Command follow = inquiry_act_command("inquiry follow", "回访：答复管不管用", run_inquiry_act<fill_inquiry_follow>);
    follow.details = "不满意的写 --unsatisfied，回到待答复，期限重新推算（或写 --due）。--note 写回访情况。";
    follow.options = {{"unsatisfied", Form::flag, {}, "不满意"}, {"due", Form::day, "日期", "不满意的，再答复的期限"}};
    follow.examples = {{"zb inquiry follow Q-2026-030", "回访满意"},
                       {"zb inquiry follow Q-2026-030 --unsatisfied --note 仍不知道找哪个窗口", "不满意，再答复"}};
    Command close = inquiry_act_command("inquiry close", "咨询办结", run_inquiry_act<fill_inquiry_close>);
    close.details = "答复了的才办结；提问人自己撤回的，写 --note 原因。";
    close.examples = {{"zb inquiry close Q-2026-030", "办结"}};
    return {push, extend, answer, back, follow, close};
}

Command inquiry_list_command() {
    Command command;
    command.path = "inquiry list";
    command.summary = "列出咨询";
    command.options = {{"open", Form::flag, {}, "只看待答复的"},
                       {"late", Form::flag, {}, "只看逾期的：待答复的，和逾期才答复的"},
                       {"project", Form::text, "项目", "只看这个项目的"},
                       {"staff", Form::text, "人员", "只看这个人承办的"},
                       {"way", Form::choice, "渠道", "只看这样来的", false, false, inquiry_ways()},
                       {"kind", Form::choice, "类别", "只看这一类", false, false, inquiry_kinds()}};
    command.examples = {{"zb inquiry list --open", "待答复的，逾期的写明"}, {"zb inquiry list --way 12345", "12345 转来的"}};
    command.run = run_inquiry_list;
    return command;
}

Command inquiry_show_command() {
    Command command;
    command.path = "inquiry show";
    command.summary = "看一件咨询：问什么、期限、答复";
    command.operands = {{"inquiry", "咨询编号", true, false, Form::text, "如 Q-2026-031"}};
    command.options = {{"table", Form::choice, "表", "--format csv 时要哪张表", false, false, {"details", "answers"}}};
    command.examples = {{"zb inquiry show Q-2026-031", "一件咨询的全部"}};
    command.run = run_inquiry_show;
    return command;
}

}  // namespace

std::vector<Command> inquiry_commands() {
    std::vector<Command> all = {inquiry_add_command(), inquiry_list_command(), inquiry_show_command()};
    for (Command& act : inquiry_act_commands()) all.push_back(std::move(act));
    return all;
}

}  // namespace zb::cli
