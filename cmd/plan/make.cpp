// SPDX-License-Identifier: Apache-2.0
// zb plan make: from a flow and days, forward or backward, or from dates that people set, to a draft.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "cli/context.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "cmd/plan/commands.h"
#include "outlook/begun.h"
#include "outlook/outlook.h"
#include "plan/making.h"
#include "report/plan/in_force.h"

namespace zb::cli {

namespace {

// --input of this command is a plan, not a bulk: nothing in it can stand for what the command line leaves out.
void require_words(const Arguments& args) {
    if (!args.has("project")) throw usage_error("operand.missing", "没有写项目", "zb plan make 项目 --flow 流程 --input 文件");
    if (!args.has("flow")) throw usage_error("option.missing", "没有写 --flow", "看有哪些流程：zb flow list");
    const bool dated = args.has("start") || args.has("target");
    if (!args.has("input") && !dated)
        throw usage_error("option.missing",
                          "没有写从哪天排：--start 日期（顺排）、--target 日期（倒排）、--input 文件（日期由会议定），三者选一",
                          "如 --start today");
    if (args.text("direction") == "backward" && !args.has("target"))
        throw usage_error("option.missing", "倒排没有写目标", "如 --target 2027-03-31，或 --target 开工:2027-03-31");
    if (!args.has("input")) return;
    for (const std::string_view name :
         {"start", "target", "until", "limit", "min", "link", "not-before", "deadline", "direction", "logic", "fresh"}) {
        if (args.has(name))
            throw usage_error("option.conflict", fmt::format("--input 和 --{} 不能同时写", name),
                              "方案文件里已有每个事项的日期、时限和搭接，去掉其中一个");
    }
}

// What a project sets on the command line for its steps: 施工期:300, 开工:2027-03-31, 施工许可:消防设计审查FS+2wd. 施工许可: alone lets go
// of what the plan in force has set for it.
class PlanWords {
public:
    PlanWords(const WriteRow& row, const Flow& flow, const Calendar& calendar) : row_(row), flow_(flow), calendar_(calendar) {}

    std::map<std::string, int> days(std::string_view option) const {
        std::map<std::string, int> read;
        for (const std::string& text : row_.args.texts(option)) {
            const auto [step, rest] = parted(option, text, "天数，天数 0 到 3650", "施工期:300");
            if (rest.empty()) continue;
            once(option, text, read.emplace(step, days_in(option, text, rest)).second);
        }
        return read;
    }

    std::map<std::string, Date> dates(std::string_view option) const {
        std::map<std::string, Date> read;
        for (const std::string& text : row_.args.texts(option)) {
            const auto [step, rest] = parted(option, text, "日期", "施工许可:2027-03-31");
            if (rest.empty()) continue;
            once(option, text, read.emplace(step, day_in(option, rest)).second);
        }
        return read;
    }

    std::vector<std::pair<std::string, PlannedLink>> links() const {
        std::vector<std::pair<std::string, PlannedLink>> read;
        for (const std::string& text : row_.args.texts("link")) {
            const auto [step, rest] =
                parted("link", text, "前置事项FS+2wd（FS、SS、FF、SF；wd 工作日，cd 日历日）", "施工许可:消防设计审查FS+2wd");
            if (rest.empty()) continue;
            PlannedLink link = read_link(rest);
            link.step = find_flow_step(flow_, link.step).step_key;
            read.emplace_back(step, std::move(link));
        }
        return read;
    }

    void drop_emptied(PlanConstraints& kept) const {
        constexpr std::pair<std::string_view, ConstraintKind> kKinds[] = {{"limit", ConstraintKind::limit},
                                                                          {"min", ConstraintKind::min_duration},
                                                                          {"link", ConstraintKind::link},
                                                                          {"not-before", ConstraintKind::not_before},
                                                                          {"deadline", ConstraintKind::deadline}};
        for (const auto& [option, kind] : kKinds) {
            for (const std::string& text : row_.args.texts(option)) {
                if (text.ends_with(':')) drop(kept, kind, find_flow_step(flow_, text.substr(0, text.size() - 1)));
            }
        }
    }

    // A plain day is the end's; a step's day is a 目标节点.
    void targets(PlanRequest& request) const {
        for (const std::string& text : row_.args.texts("target")) {
            if (text.find(':') == std::string::npos) {
                once("target", text, !request.target);
                request.target = day_in("target", text);
                continue;
            }
            const auto [step, rest] = parted("target", text, "日期", "开工:2027-03-31");
            if (rest.empty()) refuse_form("target", text, "日期", "开工:2027-03-31");
            const std::string& key = step;
            once("target", text,
                 std::none_of(request.targets.begin(), request.targets.end(), [&](const PlanTarget& known) { return known.step == key; }));
            request.targets.push_back({step, day_in("target", rest)});
        }
    }

private:
    struct Parted {
        std::string step;  // key
        std::string rest;
    };
    Parted parted(std::string_view option, const std::string& text, std::string_view form, std::string_view example) const {
        const std::size_t colon = text.rfind(':');
        if (colon == std::string::npos || colon == 0) refuse_form(option, text, form, example);
        return {find_flow_step(flow_, text.substr(0, colon)).step_key, text.substr(colon + 1)};
    }

    [[noreturn]] static void refuse_form(std::string_view option, const std::string& text, std::string_view form,
                                         std::string_view example) {
        throw usage_error("option.form", fmt::format("--{} {}：要写成 事项:{}", option, text, form),
                          fmt::format("如 --{} {}", option, example));
    }

    static void once(std::string_view option, const std::string& text, bool first) {
        if (!first) throw usage_error("option.repeated", fmt::format("--{} {}：同一事项写了两次", option, text), "去掉其中一个");
    }

    static int days_in(std::string_view option, const std::string& text, const std::string& digits) {
        constexpr int kMostDays = 3650;
        int days = -1;
        const char* end = digits.data() + digits.size();
        const auto result = std::from_chars(digits.data(), end, days);
        if (result.ec != std::errc{} || result.ptr != end || days < 0 || days > kMostDays)
            throw usage_error("option.form", fmt::format("--{} {}：要写成 事项:天数，天数 0 到 {}", option, text, kMostDays),
                              fmt::format("如 --{} 施工期:300", option));
        return days;
    }

    Date day_in(std::string_view option, const std::string& text) const {
        return read_day(text, fmt::format("--{}", option)).resolve(row_.draft.today(), calendar_);
    }

    const WriteRow& row_;
    const Flow& flow_;
    const Calendar& calendar_;
};

PlanAnswer dated_plan(const WriteRow& row, const std::string& project, const Flow& flow, const Calendar& calendar) {
    const Arguments& args = row.args;
    const State& state = row.draft.state();
    const Date today = row.on();
    const PlanWords words{row, flow, calendar};
    PlanRequest request;
    request.conditions = args.texts("condition");
    request.start = args.has("start") ? args.day("start")->resolve(row.draft.today(), calendar) : today;
    words.targets(request);
    request.backward = args.has("target") && args.text("direction") != "forward";
    if (const auto word = args.text("until")) request.until = find_flow_step(flow, *word).step_key;
    request.constraints = {words.days("limit"), words.days("min"), words.links(), words.dates("not-before"), words.dates("deadline")};
    const ProjectOutlook outlook = project_outlook(state, project, today, calendar);
    request.begun = begun_steps(outlook, today, calendar);
    const PlanDrafted* const in_force = outlook.plan == nullptr || args.has("fresh") ? nullptr : &outlook.plan->plan;
    if (in_force != nullptr && in_force->flow == flow.flow_key) {
        const Flow* const made_from = flow_of(state, *in_force);
        request.kept = constraints_of(*in_force, made_from == nullptr ? flow : *made_from);
    }
    words.drop_emptied(request.kept);
    request.known_until = today;
    if (args.text("logic") == "override") request.logic = Logic::overridden;
    request.team = team_of(state.project(project));
    return make_plan(flow, request, calendar);
}

// Stops a write whose answer is that it cannot be: nothing is recorded.
struct TargetMissed {
    Document document;
    std::string shortage;
};

// A receipt alone answers machines; the steps stand in zb plan show --draft.
void print_answer(Context& context, const Document& document) {
    const Format format = context.format();
    if (format != Format::table && format != Format::markdown) return;
    context.print(document);
    context.print("\n");
}

void print_missed(Context& context, const TargetMissed& missed) {
    RenderOptions options = context.render_options();
    options.table = "steps";
    context.print(render(missed.document, options));
    context.say(missed.shortage);
}

std::string shortage(const PlanAnswer& answer) {
    std::vector<std::string> missed;
    for (const PlanGoal& goal : answer.goals) {
        if (goal.short_by > 0) missed.push_back(fmt::format("{} 差 {} 个工作日", goal_name(answer.draft, goal), goal.short_by));
    }
    return fmt::format("{}，没有记录草案；可以提早开始、压缩关键线路上的时限或改目标", join(missed, "；"));
}

void make_and_record(Context& context, const WriteRow& row) {
    const std::string code = row.project();
    const std::vector<Flow> flows = known_flows(row.draft.state());
    const Flow& flow = find_flow(row.args.need("flow"), flows);
    const Calendar& calendar = row.draft.calendar();
    const auto given_rows = [&] { return reading_file(row.args.need("input"), [&] { return read_plan_rows(row.file("input")); }); };
    PlanAnswer answer = row.args.has("input") ? plan_of_rows(flow, row.args.texts("condition"), given_rows(), calendar)
                                              : dated_plan(row, code, flow, calendar);
    if (const int version = last_flow_version(row.draft.state(), flow.flow_key); version > 0) answer.draft.flow_version = version;
    const Project project = row.draft.state().project(code);
    const Document document = plan_answer_document(project, answer, calendar, Basis{});
    if (answer.short_by > 0) throw TargetMissed{document, shortage(answer)};
    row.draft.add(answer.draft, row.on(), row.by(), code);
    row.draft.tell(fmt::format("{} {} 方案草案：{}，{} 个事项，末项 {} 办结", project.code, project.name, flow.name,
                               answer.draft.steps.size(), iso(plan_end(answer.draft))));
    print_answer(context, document);
}

Exit run_make(Context& context) {
    require_words(context.args());
    try {
        return write(context, project_scope, [&](WriteRow& row) { make_and_record(context, row); });
    } catch (const TargetMissed& missed) {
        print_missed(context, missed);
        return Exit::found;
    }
}

}  // namespace

Command plan_make_command() {
    Command command;
    command.path = "plan make";
    command.sort = Sort::write;
    command.summary = "编制审批方案，记为草案";
    command.details =
        "三种做法选一：--start 从那天受理首项往后排；--target 从目标往前倒排，每个事项都排在最晚可行的日子；--input 用会议定下的日期。\n"
        "目标可以有几个：--target 日期 是末项的，--target 事项:日期 是节点的（开工、竣工备案、投产）；--direction forward "
        "时照样顺排，只核对目标。\n"
        "目标或期限做不到时给出全部推算，说明哪个差几个工作日、压缩哪些时限能赶上，什么都不记录，退出码为 3。\n"
        "--link 施工许可:消防设计审查FS+2wd 是说消防设计审查办结后再过 2 个工作日才受理施工许可；FS 办结到受理、SS 受理到受理、FF "
        "办结到办结、"
        "SF 受理到办结，间隔可以是负数，wd 为工作日，cd 为日历日。两个事项之间写了 SS、FF、SF 或负间隔的，代替流程里“办结才受理”的先后。\n"
        "公示、专家评审在所属事项的时限之外占日历时间，其余子项随所属事项办理；已经开始的事项保留实际日期，在办的按预计，"
        "它应当等的事项没有办完时也等它（--logic override 不等）。\n"
        "重排时现行方案里本项目自己的时限、最短时限、搭接、最早受理日和最迟办结日照旧有效（目标要重新写），写了新的以新的为准，"
        "冒号后面不写（--deadline 施工许可:）就取消这一样，--fresh 一概不沿用。\n"
        "压缩只在审批部门的事项里找，每项至少留 1 天；--min 事项:天数 另定一项最少要几天，企业事项和公用服务写了才压。\n"
        "--input 是整个方案：每行一个事项的 JSON 对象，step、finish 必填；start（计划受理日）、responsible、promised、department、name、"
        "depends_on、part_of、materials、main、links（[\"消防设计审查FS+2wd\"]）、not_before、deadline、min_duration "
        "可选，不写的照流程；文件没有写的事项不在本项目，等它的视为已满足。";
    command.operands = {project_operand()};
    command.options = {
        {"flow", Form::text, "流程", "审批流程的键或名称", true},
        {"condition", Form::text, "条件", "项目成立的条件，如 special_fire；可以写几次", false, true},
        {"start", Form::day, "日期", "顺排：首项最早在这天受理；倒排时为最早可以开始的日子"},
        {"target", Form::text, "[事项:]日期", "目标：末项或这个事项最迟在这天办结，可以写几次；休息日按之前最后一个工作日", false, true},
        {"direction",
         Form::choice,
         "方向",
         "顺排（forward）还是倒排（backward）；不写时有目标就倒排",
         false,
         false,
         {"forward", "backward"}},
        {"until", Form::text, "事项", "只编到这个事项，以及它要等的事项"},
        {"limit", Form::text, "事项:天数", "本项目自己的时限，如 施工期:300；可以写几次", false, true},
        {"min", Form::text, "事项:天数", "这个事项最少要几天，压缩时用；可以写几次", false, true},
        {"link", Form::text, "事项:前置", "本项目自己的搭接，如 施工许可:消防设计审查FS+2wd；可以写几次", false, true},
        {"not-before", Form::text, "事项:日期", "不早于这天受理；可以写几次", false, true},
        {"deadline", Form::text, "事项:日期", "最迟这天办结；可以写几次", false, true},
        {"logic",
         Form::choice,
         "规则",
         "在办事项是否等它应当等的事项：等（retained，默认）、不等（override）",
         false,
         false,
         {"retained", "override"}},
        {"fresh", Form::flag, {}, "不沿用现行方案里本项目自己的时限、搭接和期限"},
        {"input", Form::file, "文件", "方案文件，每行一个事项；- 为标准输入"}};
    command.examples = {
        {"zb plan make 001 --flow shehui_gongye --condition special_fire --start 2026-11-24 --until 施工许可",
         "从 11 月 24 日排到施工许可"},
        {"zb plan make 001 --flow 带方案出让 --target 2027-03-31 --until 开工", "要在 2027 年 3 月底前开工，倒排"},
        {"zb plan make 001 --flow 带方案出让 --target 开工:2027-04-30 --target 2028-12-29 --limit 施工期:300", "开工、投产各有目标，倒排"},
        {"zb plan make 001 --flow 带方案出让 --start today --until 开工 --link 施工许可:施工图审查FS+3wd --not-before 开工:2027-03-01",
         "施工图审查办结后再留 3 个工作日，春节后才开工"},
        {"zb plan make 001 --flow shehui_gongye --input 方案.jsonl", "用预审会定下的日期"}};
    command.run = run_make;
    command.found = "目标做不到";
    return command;
}

}  // namespace zb::cli
