// SPDX-License-Identifier: Apache-2.0
// zb plan make: from a flow and days, forward or backward, or from dates that people set, to a draft.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/context.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "cmd/plan/commands.h"
#include "cmd/plan/words.h"
#include "domain/step/opening.h"
#include "outlook/begun.h"
#include "outlook/outlook.h"
#include "plan/making.h"
#include "report/plan/in_force.h"

namespace zb::cli {

namespace {

// --input of this command is one plan, not rows of arguments: it cannot supply options that the command line leaves out.
void require_words(const Arguments& args) {
    if (!args.has("project")) throw usage_error("operand.missing", "没有写项目", "zb plan make 项目 --flow 流程 --input 文件");
    if (!args.has("flow")) throw usage_error("option.missing", "没有写 --flow", "看有哪些流程：zb flow list");
    const bool dated = args.has("start") || sets_target(args);
    if (!args.has("input") && !dated)
        throw usage_error("option.missing",
                          "没有写从哪天排：--start 日期（顺排）、--target 日期（倒排）、--input 文件（日期由会议定），三者选一",
                          "如 --start today");
    if (args.text("direction") == "backward" && !sets_target(args))
        throw usage_error("option.missing", "倒排没有写目标", "如 --target 2027-03-31，或 --target 开工:2027-03-31");
    if (!args.has("input")) return;
    for (const std::string_view name :
         {"start", "target", "until", "limit", "min", "link", "not-before", "deadline", "direction", "logic", "fresh", "opening"}) {
        if (name == "target" ? sets_target(args) : args.has(name))
            throw usage_error("option.conflict", fmt::format("--input 和 --{} 不能同时写", name),
                              "方案文件里已有每个事项的日期、时限和搭接，去掉其中一个");
    }
}

// A plan, made from a state of the ledger.
struct MadePlan {
    std::int64_t seq = 0;  // the last entry of that state
    std::string flow_name;
    PlanAnswer answer;
    Document document;
};

class PlanMaker {
public:
    PlanMaker(const Context& context, const NamedFiles& files, std::string project)
        : args_(context.args()), files_(files), project_(std::move(project)), today_(context.today()) {}

    MadePlan make(const State& state) const {
        const std::vector<Flow> flows = known_flows(state);
        const Flow& flow = find_flow(args_.need("flow"), flows);
        const Calendar& calendar = state.origin.calendar();
        MadePlan made{state.seq, flow.name, args_.has("input") ? plan_of_file(state, flow) : dated_plan(state, flow), {}};
        if (const int version = last_flow_version(state, flow.flow_key); version > 0) made.answer.draft.flow_version = version;
        made.document = plan_answer_document(state.project(project_), with_people(state, made.answer), calendar, Basis{});
        return made;
    }

private:
    // As if it were adopted today. The draft itself keeps only whom its own rows name: the others change with the team.
    PlanAnswer with_people(const State& state, PlanAnswer answer) const {
        for (PlannedStep& step : answer.draft.steps) {
            if (!step.responsible) step.responsible = responsible_on(state, state.project(project_), step, today_);
        }
        return answer;
    }

    // The targets of the versions in force, as a plan names them.
    static std::vector<PlanTarget> targets_of(const ProjectPlans& plans) {
        std::vector<PlanTarget> targets;
        for (const LivingTarget& target : living_targets(plans)) targets.push_back({target.step, target.date});
        return targets;
    }

    PlanAnswer plan_of_file(const State& state, const Flow& flow) const {
        const Calendar& calendar = state.origin.calendar();
        const std::string path = args_.need("input");
        const auto rows = [&] { return reading_file(path, [&] { return read_plan_rows(files_.bytes(path)); }); };
        PlanAnswer answer = plan_of_rows(flow, args_.texts("condition"), rows(), calendar);
        answer.draft.dropped_targets = read_plan_request(args_, flow, {today_, today_, calendar}).dropped_targets;
        add_living_targets(answer, targets_of(state.plans_of(project_)), calendar);
        return answer;
    }

    // Of a project that comes in mid-way; what the ledger knows of a step holds over what a file states.
    void add_openings(std::map<std::string, BegunStep>& begun, const Flow& flow, Date day, const Calendar& calendar) const {
        if (!args_.has("opening")) return;
        const std::string path = args_.need("opening");
        const auto rows = reading_file(path, [&] { return read_opening_rows(files_.bytes(path)); });
        Faults faults;
        for (const OpeningRow& row : rows) {
            faults.attempt(row.line, [&] {
                BegunStep step = begun_by_opening(flow, row.opened, day, calendar);
                begun.emplace(step.planned.step, std::move(step));
            });
        }
        faults.throw_if_any({"opening.invalid_file", fmt::format("期初文件有 {} 行不对", faults.count()), "改好后再执行一次"});
    }

    PlanAnswer dated_plan(const State& state, const Flow& flow) const {
        const Calendar& calendar = state.origin.calendar();
        const auto on = args_.day("on");
        const Date day = on ? on->resolve(today_, calendar) : today_;
        PlanRequest request = read_plan_request(args_, flow, {today_, day, calendar});
        const ProjectOutlook outlook = project_outlook(state, project_, day, calendar);
        request.begun = begun_steps(outlook, day, calendar);
        add_openings(request.begun, flow, day, calendar);
        const PlanDrafted* const in_force = outlook.plan == nullptr || args_.has("fresh") ? nullptr : &outlook.plan->plan;
        if (in_force != nullptr && in_force->flow == flow.flow_key) {
            const Flow* const made_from = flow_of(state, *in_force);
            request.kept = constraints_of(*in_force, made_from == nullptr ? flow : *made_from);
        }
        drop_emptied(args_, flow, request.kept);
        request.living_targets = targets_of(state.plans_of(project_));
        return make_plan(flow, request, calendar);
    }

    const Arguments& args_;
    const NamedFiles& files_;
    std::string project_;
    Date today_;
};

// Machines get the receipt alone; zb plan show --draft gives them the steps.
void print_answer(Context& context, const Document& document) {
    const Format format = context.format();
    if (format != Format::table && format != Format::markdown) return;
    context.print(document);
    context.print("\n");
}

std::string shortage(const PlanAnswer& answer) {
    std::vector<std::string> missed;
    for (const PlanGoal& goal : answer.goals) {
        if (goal.short_by > 0) missed.push_back(fmt::format("{} 差 {} 个工作日", goal_name(answer.draft, goal), goal.short_by));
    }
    return fmt::format("{}，没有记录草案；可以提早开始、压缩关键线路上的时限或改目标", join(missed, "；"));
}

void print_missed(Context& context, const MadePlan& made) {
    RenderOptions options = context.render_options();
    options.table = "steps";
    context.print(render(made.document, options));
    context.say(shortage(made.answer));
}

void record(const WriteRow& row, const std::string& code, const MadePlan& made) {
    const PlanDrafted& draft = made.answer.draft;
    const Project project = row.draft.state().project(code);
    row.draft.add(noted(draft, row.args), row.on(), row.by(), code);
    row.draft.answer(fmt::format("{} {} 方案草案：{}，{} 个事项，末项 {} 办结", project.code, project.name, made.flow_name,
                                 draft.steps.size(), iso(plan_end(draft))));
}

// The plan is made before the lock is taken, and anew under it only where others have written in between.
Exit run_make(Context& context) {
    require_words(context.args());
    NamedFiles files;
    files.read(context, context.args());
    Book book = open_for_writing(context);
    Scope scope = Scope::registry();
    project_scope(context.args(), book, match_of(context), scope);
    const std::string code = book.project_code(context.args().need("project"), match_of(context));
    const PlanMaker maker{context, files, code};
    std::optional<MadePlan> made;
    const auto prepare = [&](const State& state) {
        try {
            made = maker.make(state);
        } catch (const Error&) {
            made.reset();  // refused under the lock, unless the same request was written before
        }
    };
    const auto fill = [&](Draft& draft) {
        const WriteRow row{context.args(), book, draft, match_of(context), person_at_keyboard(draft.state(), context), &files};
        if (!made || made->seq != draft.state().seq) made = maker.make(draft.state());
        if (made->answer.met()) record(row, code, *made);
    };
    const Receipt receipt = cli::record(context, book, write_request(context, scope, files.content()), fill, prepare);
    if (!receipt.replayed && !made->answer.met()) {
        print_missed(context, *made);
        return Exit::found;
    }
    if (!receipt.replayed) {
        print_answer(context, made->document);
        for (const std::string& warning : made->answer.warnings) context.warn(warning);
    }
    print_receipt(context, receipt);
    return Exit::done;
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
        "重排时现行方案里本项目自己的时限、最短时限、搭接、最早受理日和最迟办结日照旧有效，目标也是，写了新的以新的为准，"
        "冒号后面不写（--deadline 施工许可:、--target 开工:、--target 末项:）就取消这一样，--fresh 除目标外一概不沿用。\n"
        "压缩只在审批部门的事项里找，每项至少留 1 天；--min 事项:天数 另定一项最少要几天，企业事项和公用服务写了才压。\n"
        "--input 是整个方案，一个事项一行：CSV（列名 事项、受理、办结、责任人、承诺、部门、前置、材料等，事项和办结必填），或每行一个 JSON "
        "对象，step、finish 必填；start（计划受理日）、responsible、promised、department、name、"
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
        {"fresh", Form::flag, {}, "不沿用现行方案里本项目自己的时限、搭接和期限；目标仍然有效"},
        {"opening", Form::file, "文件", "期初文件：中途转入的项目已办、在办的事项；审定时用同一个文件（zb plan adopt --opening）"},
        {"input", Form::file, "文件", "方案文件，每行一个事项；- 为标准输入"}};
    command.examples = {
        {"zb plan make 001 --flow shehui_gongye --condition special_fire --start 2026-11-24 --until 施工许可",
         "从 11 月 24 日排到施工许可"},
        {"zb plan make 001 --flow 带方案出让 --target 2027-03-31 --until 开工", "要在 2027 年 3 月底前开工，倒排"},
        {"zb plan make 001 --flow 带方案出让 --target 开工:2027-04-30 --target 2028-12-29 --limit 施工期:300", "开工、投产各有目标，倒排"},
        {"zb plan make 001 --flow 带方案出让 --start today --until 开工 --link 施工许可:施工图审查FS+3wd --not-before 开工:2027-03-01",
         "施工图审查办结后再留 3 个工作日，春节后才开工"},
        {"zb plan make 002 --flow shehui_gongye --start today --until 开工 --opening 期初.csv", "中途转入：已办、在办的从期初接着排"},
        {"zb plan make 001 --flow shehui_gongye --input 方案.csv", "用预审会定下的日期"}};
    command.run = run_make;
    command.found = "目标做不到";
    return command;
}

}  // namespace zb::cli
