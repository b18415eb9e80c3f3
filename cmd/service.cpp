// SPDX-License-Identifier: Apache-2.0
// zb service add|follow|pay|close|list|show|count: what is done for enterprises beside their approvals.
#include <fmt/format.h>
#include <limits>

#include "base/text.h"
#include "cmd/nouns.h"
#include "cmd/running_code.h"
#include "report/lists/services.h"

namespace zb::cli {

namespace {

// Keys first, then what people say.
std::vector<std::string_view> sort_choices() {
    std::vector<std::string_view> words;
    for (const ServiceMeaning& row : service_sorts()) words.push_back(row.key);
    for (const ServiceMeaning& row : service_sorts()) words.push_back(row.label);
    return words;
}

ServiceSort sort_named(std::string_view word) {
    for (const ServiceMeaning& row : service_sorts())
        if (row.key == word || row.label == word) return row.sort;
    throw usage_error("option.form", fmt::format("没有“{}”这种服务", word), "看有哪些：zb help service add");
}

Money service_sum(const Arguments& args) {
    const std::string text = args.need("amount");
    const Amount amount = read_amount(text);
    if (!amount.value)
        throw Error{
            Fault{"amount.unreadable", fmt::format("“{}”不是金额", text), "写金额，如 120（万元）、120万元", Place{0, "amount", text}}};
    return *amount.value;
}

// The project a service belongs to: none where the ledger knows no such service, or where it is of no project.
std::optional<std::string> project_of_service(const Book& book, const std::string& code) {
    const auto owners = book.store().keys_called("service", code);
    if (owners.empty() || owners.front() == kRegistryStream) return std::nullopt;
    return owners.front();
}

void scope_of_new_service(const Arguments& args, const Book& book, Match match, Scope& scope) {
    if (args.has("project")) project_scope(args, book, match, scope);
}

// A service that an earlier line of the same --input began is in the project given beside it.
std::optional<std::string> project_of_service_row(const Arguments& args, const Book& book, Match match) {
    if (const auto word = args.text("project")) return book.project_code(*word, match);
    return project_of_service(book, args.need("service"));
}

void scope_of_service(const Arguments& args, const Book& book, Match match, Scope& scope) {
    if (const auto project = project_of_service_row(args, book, match)) scope.projects.insert(*project);
    if (const auto owner = project_of_service(book, args.need("service"))) scope.projects.insert(*owner);
}

std::string service_place(const WriteRow& row, const std::optional<std::string>& project) {
    return project ? row.draft.state().short_code(*project) + " " : "";
}

void fill_service_add(WriteRow& row) {
    std::optional<std::string> project;
    if (row.args.has("project")) project = row.project();
    ServiceBegun fact;
    if (const auto code = row.args.text("code")) refuse_taken_code(row, "service", *code, "服务");
    fact.code = row.args.text("code").value_or("");
    if (fact.code.empty()) fact.code = free_code(row, "service", row.draft.state().services, Running{"FW"});
    fact.sort = sort_named(row.args.need("kind"));
    fact.title = clean_text(row.args.need("title"), "内容", Newlines::escape);
    fact.policy = cleaned(row.args, "policy", "政策");
    if (row.args.has("amount")) fact.amount = service_sum(row.args);
    fact.counterpart = cleaned(row.args, "with", "对方");
    fact.medium = cleaned(row.args, "medium", "媒介");
    fact.place = cleaned(row.args, "place", "地点");
    if (const auto reach = row.args.number("reach")) {
        // More than can be reached is a slip, and would not fit the entry.
        if (*reach > std::numeric_limits<int>::max())
            throw Error{Fault{"service.bad_reach", fmt::format("覆盖数 {} 太大", *reach), "写人数或家数",
                              Place{0, "reach", std::to_string(*reach)}}};
        fact.reach = static_cast<int>(*reach);
    }
    if (row.args.has("due")) fact.due = row.args.day("due")->resolve(row.draft.today(), row.draft.calendar());
    const std::string sentence =
        fmt::format("已记录：{} {}{} {}（{}）", fact.code, service_place(row, project), label(fact.sort), fact.title, month_day(row.on()));
    const std::string code = fact.code;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), project);
    const Service& service = row.draft.state().services.at(code);
    const std::string until = service.due ? fmt::format("，{} 前", month_day(*service.due)) : "";
    row.draft.answer(sentence, service.open() ? "跟进到办结" + until : "");
}

template <class F>
void add_to_service(WriteRow& row, F fact, std::string_view done) {
    const std::string code = fact.code;
    const auto project = project_of_service_row(row.args, row.book, row.match);
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{} {}{} {}（{}）", code, service_place(row, project),
                                 row.draft.state().services.at(code).begun.title, done, month_day(row.on())));
}

void fill_service_follow(WriteRow& row) {
    ServiceFollowedUp fact;
    fact.code = row.args.need("service");
    fact.progress = clean_text(row.args.need("progress"), "进展", Newlines::escape);
    if (row.args.has("due")) fact.due = row.args.day("due")->resolve(row.draft.today(), row.draft.calendar());
    add_to_service(row, std::move(fact), "已跟进");
}

void fill_service_pay(WriteRow& row) {
    PolicyPaid fact;
    fact.code = row.args.need("service");
    fact.amount = service_sum(row.args);
    const std::string done = fmt::format("到账 {} 万元", in_wan(fact.amount));
    add_to_service(row, std::move(fact), done);
}

void fill_service_close(WriteRow& row) {
    ServiceClosed fact;
    fact.code = row.args.need("service");
    fact.result = clean_text(row.args.need("result"), "结果", Newlines::escape);
    add_to_service(row, std::move(fact), "已办结");
}

Exit run_service_add(Context& context) { return write(context, scope_of_new_service, fill_service_add); }
Exit run_service_follow(Context& context) { return write(context, scope_of_service, fill_service_follow); }
Exit run_service_pay(Context& context) { return write(context, scope_of_service, fill_service_pay); }
Exit run_service_close(Context& context) { return write(context, scope_of_service, fill_service_close); }

std::optional<Date> service_day(const Arguments& args, std::string_view option, const Reading& now) {
    if (!args.has(option)) return std::nullopt;
    return args.day(option)->resolve(now.day, now.state.origin.calendar());
}

Exit run_service_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read_asked(context, book).now;
    std::optional<std::string> project;
    if (const auto word = args.text("project")) project = book.project_code(*word, match_of(context));
    std::optional<ServiceSort> sort;
    if (const auto word = args.text("kind")) sort = sort_named(*word);
    const auto first = service_day(args, "from", now), last = service_day(args, "to", now);
    const auto wanted = [&](const Service& service) {
        if (args.has("open") && !service.open()) return false;
        if ((project && service.project != project) || (sort && service.begun.sort != *sort)) return false;
        return (!first || service.on >= *first) && (!last || service.on <= *last);
    };
    Table table = services_table(now.state, now.day, wanted);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say(args.has("open") ? "没有在跟进的服务。" : "没有服务记录。");
    return Exit::done;
}

Exit run_service_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::string code = context.args().need("service");
    const auto project = project_of_service(book, code);
    const Reading now = read(context, book, project ? Scope::project(*project) : Scope::registry());
    context.print(service_page(now.state, known_service(now.state, code), now.basis));
    return Exit::done;
}

Exit run_service_count(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const Date last = service_day(args, "to", now).value_or(now.day);
    const Date first = service_day(args, "from", now).value_or(Date::of(last.year(), last.month(), 1));
    if (first > last) throw usage_error("option.period", fmt::format("--from {} 晚于 --to {}", iso(first), iso(last)), "把两个日子对调");
    Table table = service_counts(now.state, first, last);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    context.say(fmt::format("{} 至 {}{}", iso(first), iso(last), none ? "没有服务记录。" : "。"));
    return Exit::done;
}

const Operand& service_operand() {
    static const Operand operand{"service", "服务编号", true, false, Form::text, "如 FW-2026-001"};
    return operand;
}
const Operand& beside_operand() {
    static const Operand operand{"project", "项目", false, false, Form::text, "可以不写：编号就够"};
    return operand;
}

Command service_add_command() {
    Command command;
    command.path = "service add";
    command.sort = Sort::write;
    command.summary = "记一次服务：政策、绿色通道、急办、延时、上门、企业需求、对接、宣传";
    command.details =
        "政策兑现、绿色通道、一事一议、急事急办、企业需求跟进到办结（zb service close）；其余记下就算已提供，写了 --due "
        "的也跟进到办结。政策咨询、延时服务、对接、宣传可以不写项目。";
    command.operands = {project_operand(false)};
    command.options = {{"kind", Form::choice, "种类",
                        "policy_advice 政策咨询、policy 政策兑现、green_channel 绿色通道、case_by_case 一事一议、urgent 急事急办、"
                        "extended_hours 延时服务、visit 上门服务、need 企业需求、contact 对接、publicity 宣传",
                        true, false, sort_choices()},
                       {"title", Form::text, "文字", "什么事；宣传写活动", true},
                       {"policy", Form::text, "政策", "政策名称，政策兑现必写"},
                       {"amount", Form::text, "金额", "申请的金额，不写单位就是万元"},
                       {"with", Form::text, "单位", "和谁；对接必写，如来源部门"},
                       {"medium", Form::text, "媒介", "宣传的媒介，如 公众号、宣讲会"},
                       {"place", Form::text, "地点", "地点，宣传写园区"},
                       {"reach", Form::count, "数", "宣传覆盖多少人、多少家"},
                       {"due", Form::day, "日期", "要跟进到哪一天"},
                       {"code", Form::text, "编号", "不写取下一个空号，如 FW-2026-001"}};
    command.examples = {
        {"zb service add 001 --kind 政策兑现 --title 技改补贴 --policy 技术改造扶持办法 --amount 120万元 --due +10wd", "申请，跟进到兑现"},
        {"zb service add 002 --kind 上门服务 --title 上门指导水保材料 --place 厂区", "一次上门"},
        {"zb service add --kind 宣传 --title 惠企政策宣讲 --medium 宣讲会 --place 高新区 --reach 80", "一次宣传"}};
    command.run = run_service_add;
    return command;
}

Command service_follow_command() {
    Command command;
    command.path = "service follow";
    command.sort = Sort::write;
    command.summary = "跟进一项服务：进展，可改期限";
    command.operands = {service_operand(), beside_operand()};
    command.options = {{"progress", Form::text, "文字", "进展", true}, {"due", Form::day, "日期", "改定的期限"}};
    command.examples = {
        {"zb service add 001 --kind 企业需求 --title 员工宿舍用地 && zb service follow FW-2026-001 --progress 已转自然资源局",
         "记下需求，再跟进"}};
    command.run = run_service_follow;
    return command;
}

Command service_pay_command() {
    Command command;
    command.path = "service pay";
    command.sort = Sort::write;
    command.summary = "政策资金到账：哪一天、多少";
    command.operands = {service_operand(), beside_operand()};
    command.options = {{"amount", Form::text, "金额", "到账的金额，不写单位就是万元", true}};
    command.examples = {
        {"zb service add 001 --kind 政策兑现 --title 技改补贴 --policy 技术改造扶持办法 --amount 120 && zb service pay "
         "FW-2026-001 --amount 80",
         "申请 120 万元，到账 80 万元"}};
    command.run = run_service_pay;
    return command;
}

Command service_close_command() {
    Command command;
    command.path = "service close";
    command.sort = Sort::write;
    command.summary = "一项服务办结：结果";
    command.operands = {service_operand(), beside_operand()};
    command.options = {{"result", Form::text, "文字", "结果", true}};
    command.examples = {{"zb service add 001 --kind 绿色通道 --title 加快图审 && zb service close FW-2026-001 --result 当日受理", "办结"}};
    command.run = run_service_close;
    return command;
}

Command service_list_command() {
    Command command;
    command.path = "service list";
    command.summary = "列出服务";
    command.operands = {{"project", "项目", false, false, Form::text, "不写就是全部，也有不属于项目的"}};
    command.options = {{"open", Form::flag, {}, "只看还在跟进的"},
                       {"kind", Form::choice, "种类", "只看这一种，写法同 zb service add", false, false, sort_choices()},
                       {"from", Form::day, "日期", "从这一天起的"},
                       {"to", Form::day, "日期", "到这一天的"}};
    command.examples = {{"zb service list --open", "还在跟进的"}, {"zb service list --kind 政策兑现", "政策兑现"}};
    command.run = run_service_list;
    return command;
}

Command service_show_command() {
    Command command;
    command.path = "service show";
    command.summary = "看一项服务和它的经过";
    command.operands = {service_operand()};
    command.options = {{"table", Form::text, "表", "--format csv 时要哪张表：service、history"}};
    command.examples = {{"zb service add 001 --kind 急事急办 --title 加急出件 && zb service show FW-2026-001", "记了再看"}};
    command.run = run_service_show;
    return command;
}

Command service_count_command() {
    Command command;
    command.path = "service count";
    command.summary = "服务统计：一段日子里各种服务几次、办结几件、申请和到账多少";
    command.options = {{"from", Form::day, "日期", "从哪一天起；不写就是当月一日"}, {"to", Form::day, "日期", "到哪一天；不写就是今天"}};
    command.examples = {{"zb service count --from 2026-11-01 --to 2026-11-20", "十一月以来"}};
    command.run = run_service_count;
    return command;
}

}  // namespace

std::vector<Command> service_commands() {
    return {service_add_command(), service_list_command(),  service_show_command(), service_follow_command(),
            service_pay_command(), service_close_command(), service_count_command()};
}

}  // namespace zb::cli
