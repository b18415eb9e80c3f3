// SPDX-License-Identifier: Apache-2.0
// zb plan what-if, compress PROJECT, forecast PROJECT, capacity: questions to plans in force, answered without writing anything.
#include "report/plan/questions.h"

#include <charconv>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/context.h"
#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/plan/commands.h"

namespace zb::cli {

namespace {

// ---- What all of them read ----

struct AskedPlan {
    Reading reading;
    std::string code;
    ProjectOutlook outlook;
};

enum class Experience { own, of_all };

AskedPlan ask(Context& context, const Book& book, Experience experience) {
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    AskedPlan asked{read(context, book, experience == Experience::own ? Scope::project(code) : Scope::all()), code, {}};
    const State& state = asked.reading.state;
    asked.outlook = project_outlook(state, code, asked.reading.day, state.origin.calendar());
    require_plan(asked.outlook);
    return asked;
}

// The command as it was typed, for the foot of the answer: without options that the foot adds or that only choose the format.
std::string asked_command(const Arguments& args, std::string path, const std::vector<std::string_view>& names) {
    for (const std::string_view name : names) {
        for (const std::string& text : args.texts(name)) path += name == "project" ? " " + text : fmt::format(" --{} {}", name, text);
    }
    return path;
}

[[noreturn]] void refuse_form(std::string_view option, std::string_view text, std::string_view form, std::string_view example) {
    throw usage_error(Fault{"option.form", fmt::format("--{} {}：要写成 {}", option, text, form),
                            fmt::format("如 --{} {}", option, example), Place{0, fmt::format("--{}", option), std::string{text}}});
}

struct Halves {
    std::string before, after;
};

// 施工许可:5wd, cut at the last colon, since the part after it has none.
Halves halves(std::string_view option, const std::string& text, std::string_view form, std::string_view example) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) refuse_form(option, text, form, example);
    return {text.substr(0, colon), text.substr(colon + 1)};
}

std::optional<int> whole(std::string_view digits) {
    constexpr int kMost = 3650;
    int number = -1;
    const char* end = digits.data() + digits.size();
    const auto result = std::from_chars(digits.data(), end, number);
    if (digits.empty() || result.ec != std::errc{} || result.ptr != end || number < 0 || number > kMost) return std::nullopt;
    return number;
}

// ---- what-if ----

class SupposedReader {
public:
    SupposedReader(const Context& context, const AskedPlan& asked) : context_(context), asked_(asked) {}

    std::vector<Supposed> all() {
        for (const std::string& text : texts("late")) late(text);
        for (const std::string& text : texts("material")) material(text);
        for (const std::string& text : texts("finish")) dated(Supposed::What::finish, "finish", text);
        for (const std::string& text : texts("start")) dated(Supposed::What::start, "start", text);
        if (supposed_.empty())
            throw usage_error("option.missing", "没有写假设什么：--late、--material、--finish、--start 至少一个",
                              fmt::format("如 zb plan what-if {} --late 施工许可:5wd", asked_.code));
        return std::move(supposed_);
    }

private:
    std::vector<std::string> texts(std::string_view name) const { return context_.args().texts(name); }
    std::string step(std::string_view word) const { return step_key(*asked_.outlook.plan, asked_.code, word); }
    Date day(std::string_view option, const std::string& text) const {
        return read_day(text, fmt::format("--{}", option)).resolve(asked_.reading.day, asked_.reading.state.origin.calendar());
    }

    void late(const std::string& text) {
        static constexpr std::string_view kForm = "事项:天数，天数如 5wd（工作日）、7d（日历日）";
        const Halves parts = halves("late", text, kForm, "施工许可:5wd");
        const bool working = parts.after.ends_with("wd");
        const std::string digits = parts.after.substr(0, parts.after.size() - (working ? 2 : 1));
        const std::optional<int> days = whole(digits);
        if (!days || *days == 0 || (!working && !parts.after.ends_with("d"))) refuse_form("late", text, kForm, "施工许可:5wd");
        Supposed one;
        one.step = step(parts.before);
        one.days = *days;
        one.unit = working ? LimitUnit::working : LimitUnit::calendar;
        supposed_.push_back(std::move(one));
    }

    void material(const std::string& text) {
        static constexpr std::string_view kForm = "事项:材料:日期";
        static constexpr std::string_view kExample = "施工许可:施工图审查合格书:2026-12-12";
        const Halves outer = halves("material", text, kForm, kExample);
        const std::size_t colon = outer.before.find(':');
        if (colon == std::string::npos || colon == 0 || colon + 1 == outer.before.size()) refuse_form("material", text, kForm, kExample);
        Supposed one;
        one.what = Supposed::What::material;
        one.step = step(outer.before.substr(0, colon));
        one.material = outer.before.substr(colon + 1);
        one.day = day("material", outer.after);
        supposed_.push_back(std::move(one));
    }

    void dated(Supposed::What what, std::string_view option, const std::string& text) {
        const Halves parts = halves(option, text, "事项:日期", "施工许可:2026-12-12");
        Supposed one;
        one.what = what;
        one.step = step(parts.before);
        one.day = day(option, parts.after);
        supposed_.push_back(std::move(one));
    }

    const Context& context_;
    const AskedPlan& asked_;
    std::vector<Supposed> supposed_ = {};
};

Exit run_what_if(Context& context) {
    const Book book = open_for_reading(context);
    const AskedPlan asked = ask(context, book, Experience::own);
    const std::vector<Supposed> supposed = SupposedReader{context, asked}.all();
    const WhatIf answer = what_if(asked.reading.state, asked.outlook, asked.reading.day, supposed);
    const PlanQuestion question{asked.reading.basis,
                                asked_command(context.args(), "zb plan what-if", {"project", "late", "material", "finish", "start"})};
    context.print(what_if_document(asked.reading.state, asked.outlook, supposed, answer, question));
    return Exit::done;
}

// ---- capacity ----

CapacityRequest capacity_request(const Context& context, const State& state, Date day) {
    const Arguments& args = context.args();
    CapacityRequest request;
    request.assumed = state.origin.setting_number("plan.capacity", day);
    request.search.schedules = args.has("max-schedules") ? capacity_search(args).schedules : 0;
    request.search.seed = capacity_search(args).seed;
    for (const std::string& text : args.texts("capacity")) {
        const Halves parts = halves("capacity", text, "部门:件数", "住建局:3");
        const std::optional<int> number = whole(parts.after);
        if (!number || *number == 0) refuse_form("capacity", text, "部门:件数，件数 1 到 3650", "住建局:3");
        const bool fresh = request.capacities.emplace(department_name(state, parts.before), *number).second;
        if (!fresh) throw usage_error("option.repeated", fmt::format("--capacity 对“{}”写了两次", parts.before), "留下一个");
    }
    return request;
}

Exit run_capacity(Context& context) {
    const Book book = open_for_reading(context);
    const Reading reading = read(context, book, Scope::all());
    const std::vector<ProjectOutlook> projects = project_outlooks(reading.state, reading.day, reading.state.origin.calendar());
    const CapacityRequest request = capacity_request(context, reading.state, reading.day);
    CapacityPlan answer = capacity_plan(projects, reading.state, reading.day, request);
    if (const auto word = context.args().text("department")) {
        const std::string name = department_name(reading.state, *word);
        std::erase_if(answer.queue, [&](const QueuedStep& each) { return each.step->planned->department != name; });
        std::erase_if(answer.departments, [&](const DepartmentQueue& each) { return each.department != name; });
    }
    const PlanQuestion question{reading.basis,
                                asked_command(context.args(), "zb plan capacity", {"capacity", "department", "max-schedules", "seed"})};
    context.print(capacity_document(reading.state, answer, question));
    return Exit::done;
}

// ---- The rows ----

Command what_if_command() {
    Command command;
    command.path = "plan what-if";
    command.sort = Sort::read;
    command.summary = "假设推演：某事项晚几天、某材料哪天到，后面的日期、目标和灯怎么变（不记录）";
    command.details =
        "几个假设可以一起写。照 zb plan show "
        "的预计推算：改变的事项、末项、下一节点和方案里的目标，变动按工作日；没有日期改变时说明为什么。\n"
        "主要材料到了才能受理，次要材料可以容缺、补齐才能发证。";
    command.operands = {project_operand()};
    command.options = {{"late", Form::text, "事项:天数", "这个事项比预计晚几天办结，如 施工许可:5wd（工作日）、:7d（日历日）", false, true},
                       {"material", Form::text, "事项:材料:日期", "这份材料哪天到", false, true},
                       {"finish", Form::text, "事项:日期", "这个事项哪天办结", false, true},
                       {"start", Form::text, "事项:日期", "这个事项最早哪天受理", false, true},
                       {"table", Form::text, "表", "--format csv 时要哪张表：supposed、nodes、steps"}};
    command.examples = {{"zb plan what-if 001 --late 消防设计审查:5wd", "消防设计审查再晚五个工作日"},
                        {"zb plan what-if 001 --finish 消防设计审查:2026-11-23 --late 临时水电:2wd", "两个假设一起"}};
    command.run = run_what_if;
    return command;
}

Command capacity_command() {
    Command command;
    command.path = "plan capacity";
    command.sort = Sort::read;
    command.summary = "部门排队：各部门同时只办得了几件，队排在哪里，哪些项目因此推迟";
    command.details =
        "全部项目一起排：先可以受理的先办，同日的机动少的先办；已受理的照办。没有写 --capacity 的部门按设置 plan.capacity（假定）。\n"
        "写 --max-schedules 则搜索全部项目最早办完的次序；同一个种子结果相同。";
    command.options = {{"capacity", Form::text, "部门:件数", "这个部门同时能办几件，如 住建局:3；可以写几次", false, true},
                       {"department", Form::text, "部门", "只看这个部门的队"},
                       {"max-schedules", Form::count, "次数", "试排多少次，找全部项目最早办完的次序；不写就是先来先办"},
                       {"seed", Form::count, "数", "试排时随机数的种子，缺省 1；同一个种子结果相同"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：departments、queue、projects"}};
    command.examples = {{"zb plan capacity", "各部门同时能办的件数按设置"},
                        {"zb plan capacity --capacity 住建局:1 --capacity 自然资源局:2", "写明两个部门的"}};
    command.run = run_capacity;
    return command;
}

std::string until_key(const Context& context, const AskedPlan& asked) {
    const auto word = context.args().text("until");
    return word ? step_key(*asked.outlook.plan, asked.code, *word) : std::string{};
}

std::optional<Date> target_day(const Context& context, const AskedPlan& asked) {
    const auto text = context.args().text("target");
    if (!text) return std::nullopt;
    return read_day(*text, "--target").resolve(asked.reading.day, asked.reading.state.origin.calendar());
}

}  // namespace

Exit compress_project(Context& context) {
    const Book book = open_for_reading(context);
    const AskedPlan asked = ask(context, book, Experience::own);
    CompressionRequest request;
    request.target = target_day(context, asked);
    request.until = until_key(context, asked);
    for (const std::string& text : context.args().texts("min")) {
        const Halves parts = halves("min", text, "事项:天数", "施工许可:2");
        const std::optional<int> days = whole(parts.after);
        if (!days) refuse_form("min", text, "事项:天数，天数 0 到 3650", "施工许可:2");
        request.least[step_key(*asked.outlook.plan, asked.code, parts.before)] = *days;
    }
    const PlanCompression answer = compress_plan(asked.reading.state, asked.outlook, asked.reading.day, request);
    const PlanQuestion question{asked.reading.basis,
                                asked_command(context.args(), "zb plan compress", {"project", "target", "until", "min"})};
    context.print(compression_document(asked.reading.state, asked.outlook, answer, question));
    return answer.short_by > 0 ? Exit::found : Exit::done;
}

Exit forecast_project(Context& context) {
    const Book book = open_for_reading(context);
    const AskedPlan asked = ask(context, book, Experience::of_all);
    const State& state = asked.reading.state;
    ForecastRequest request;
    request.target = target_day(context, asked);
    request.until = until_key(context, asked);
    request.least_samples = state.origin.setting_number("plan.least_samples", asked.reading.day);
    request.options = simulation_options(context.args());
    for (const std::string& text : context.args().texts("points")) {
        static constexpr std::string_view kForm = "事项:最短,最可能,最长";
        const Halves parts = halves("points", text, kForm, "施工许可:3,5,12");
        const std::vector<std::string> numbers = split(parts.after, ',');
        std::vector<int> days;
        for (const std::string& number : numbers) {
            if (const auto day = whole(number)) days.push_back(*day);
        }
        if (numbers.size() != 3 || days.size() != 3) refuse_form("points", text, kForm, "施工许可:3,5,12");
        request.points[step_key(*asked.outlook.plan, asked.code, parts.before)] = {days[0], days[1], days[2]};
    }
    const CompletionForecast answer = completion_forecast(state, asked.outlook, asked.reading.day, request);
    const PlanQuestion question{
        asked.reading.basis, asked_command(context.args(), "zb plan forecast", {"project", "target", "until", "points", "runs", "seed"})};
    context.print(forecast_document(state, asked.outlook, answer, question));
    return Exit::done;
}

std::vector<Command> plan_question_commands() { return {what_if_command(), capacity_command()}; }

}  // namespace zb::cli
