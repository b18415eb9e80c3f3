// SPDX-License-Identifier: Apache-2.0
// zb appraisal show|explain|seal|list: 一项目一考核, of units, responsible people and specialists, over a period.
#include <fmt/format.h>
#include <memory>

#include "cli/reading.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "cmd/period.h"
#include "ledger/entry.h"
#include "report/appraisal/document.h"
#include "report/appraisal/explanation.h"

namespace zb::cli {

namespace {

// What an appraisal is counted from. `now` is what is known; `evening` the same as of the period's last day.
struct Counted {
    Reading now;
    std::unique_ptr<const State> evening;  // which the figures point into, wherever this is moved
    LampDays lamps;
    Appraisal figures;
};

// --from and --to; without them the month up to the day.
Days days_asked_for(const Arguments& args, const Reading& now) {
    const Days days = days_given(args, now);
    check_appraisal_period(now.state, days.first, days.last);
    if (days.last <= now.day) return days;
    throw Error{Fault{"appraisal.ahead", fmt::format("考核期末日 {} 在 {} 之后，还没有数据", iso(days.last), iso(now.day)),
                      fmt::format("写到 {} 为止：--to {}", iso(now.day), iso(now.day)), Place{0, "--to", iso(days.last)}}};
}

// The evenings are folded one after another: the state of one at a time is in memory.
LampDays lamp_days(const Book& book, std::int64_t head, Date first, Date last, const Calendar& calendar) {
    LampDays lamps;
    for (Date day = calendar.next_working(first); day <= last; day = calendar.next_working(day + kOneDay)) {
        const State evening = book.state_at(Scope::all(), head, day);
        lamps.add({&evening, day});
    }
    return lamps;
}

enum class Lamps { counted, unasked };  // unasked: no evening but the last is folded

Counted count(const Book& book, Reading now, const Days& days, std::optional<Instant> until, Lamps lamps = Lamps::counted) {
    Counted counted;
    counted.now = std::move(now);
    const std::int64_t head = counted.now.basis.seq;
    if (lamps == Lamps::counted) counted.lamps = lamp_days(book, head, days.first, days.last, counted.now.state.origin.calendar());
    counted.evening = std::make_unique<const State>(evening_of(book, counted.now, days));
    counted.figures = appraisal({counted.evening.get(), days.last, until}, days.first, counted.lamps);
    return counted;
}

// Of a sealed period what was sealed is counted again, unless another state of the ledger is asked for.
const SealedAppraisal* seal_shown(const Context& context, const State& state, const Days& days) {
    const Arguments& args = context.args();
    return args.has("as-of") || args.has("head") ? nullptr : sealed_appraisal(state, days.first, days.last);
}

void refuse_changed_text(const SealedAppraisal& sealed) {
    if (hex(sha256(sealed.what.text)) == sealed.what.digest) return;
    throw Error{"appraisal.changed", fmt::format("第 {} 条封存的考核表与封存时的校验值不符，台账可能被改动", sealed.seq),
                "核对台账：zb ledger verify"};
}

std::optional<Instant> hour_of(const Context& context, const Days& days, const Reading& now) {
    return days.last == now.day ? std::optional{moment_of(context, now.day)} : std::nullopt;
}

Exit run_appraisal_show(Context& context) {
    const Book book = open_for_reading(context);
    Reading now = read(context, book, Scope::registry());
    const Days days = days_asked_for(context.args(), now);
    const SealedAppraisal* sealed = seal_shown(context, now.state, days);
    if (const Format format = context.format(Format::markdown);
        sealed != nullptr && (format == Format::markdown || is_office_file(format))) {
        refuse_changed_text(*sealed);
        context.print_kept(sealed->what.text);
        return Exit::done;
    }
    const SealStanding standing = sealed == nullptr ? SealStanding{} : SealStanding{sealed->what.head, sealed->on};
    if (sealed != nullptr) now = book.read(Scope::registry(), ReadAt{{}, sealed->what.head, now.day});
    const auto until = hour_of(context, days, now);
    const Counted counted = count(book, std::move(now), days, until);
    context.print(appraisal_document(counted.figures, standing, counted.now.basis), Format::markdown);
    return Exit::done;
}

// 报送 is a person's figure, 服务 is of both, what else there is a department's.
std::string who_is_meant(const State& state, const std::string& word, std::string_view metric) {
    const bool either = metric == "服务";
    const bool of_person = metric == "报送" || (either && state.departments.find(word) == nullptr);
    const bool other = !either && (of_person ? state.departments.find(word) != nullptr : state.staff.find(word) != nullptr);
    if (!other) return of_person ? staff_name(state, word) : department_name(state, word);
    const std::string hint = of_person ? "写服务专员；部门可以展开按时率、时限压缩、议定事项、企业评价、亮灯、补正、预审意见、服务"
                                       : "写部门；服务专员可以展开报送、服务";
    throw Error{Fault{"appraisal.other_metric", fmt::format("{}是{}，没有“{}”这个指标", word, of_person ? "部门" : "人员", metric), hint,
                      Place{0, "指标", std::string{metric}}}};
}

Exit run_appraisal_explain(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    Reading now = read(context, book, Scope::registry());
    const Days days = days_asked_for(args, now);
    const std::string metric = args.need("metric");
    const std::string who = who_is_meant(now.state, args.need("who"), metric);
    if (const SealedAppraisal* sealed = seal_shown(context, now.state, days))
        now = book.read(Scope::registry(), ReadAt{{}, sealed->what.head, now.day});
    const auto until = hour_of(context, days, now);
    const Counted counted = count(book, std::move(now), days, until, metric == "亮灯" ? Lamps::counted : Lamps::unasked);
    context.print(appraisal_explanation(counted.figures, counted.lamps, who, metric, counted.now.basis), Format::markdown);
    return Exit::done;
}

// What is printed and what is sealed are one text: it is counted before the lock is taken, from an entry that is named in it.
AppraisalSealed sealed_now(Context& context) {
    const Book book = open_for_reading(context);
    Reading now = book.read(Scope::registry(), ReadAt{{}, {}, context.today()});
    const Days days = days_asked_for(context.args(), now);
    AppraisalSealed fact{days.first, days.last, now.basis.seq, {}, {}};
    const SealStanding standing{fact.head, context.today()};
    const Counted counted = count(book, std::move(now), days, {});
    RenderOptions markdown;
    markdown.format = Format::markdown;
    fact.text = render(appraisal_document(counted.figures, standing, counted.now.basis), markdown);
    fact.digest = hex(sha256(fact.text));
    return fact;
}

Exit run_appraisal_seal(Context& context) {
    const AppraisalSealed fact = sealed_now(context);
    print_receipt(context, write_one(context, Scope::registry(), iso(fact.first) + iso(fact.last), [&](WriteRow& row) {
                      row.draft.add(noted(fact, row.args), row.on(), row.by());
                      row.draft.answer(fmt::format("已封存：{} 至 {} 的考核，依据第 {} 条；看封存的：zb appraisal show --from {} --to {}",
                                                   iso(fact.first), iso(fact.last), fact.head, iso(fact.first), iso(fact.last)));
                  }));
    return Exit::done;
}

Exit run_appraisal_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    Table table = appraisals_table(now.state);
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("还没有封存过考核；一期过完就封存：zb help appraisal seal");
    return Exit::done;
}

std::vector<Option> period_options() {
    return {{"from", Form::day, "日期", "考核期首日；不写就是末日所在月的1日"}, {"to", Form::day, "日期", "考核期末日；不写就是当天"}};
}

Command appraisal_show_command() {
    Command command;
    command.path = "appraisal show";
    command.summary = "考核表：各部门的按时率、时限压缩和得分，责任人，服务专员的报送";
    command.details =
        "应办结＝办结＋期末超期未办结，压着不办不能躲过分母；公用服务、企业自办、特别程序不算。权重和样本大小是设置项（appraisal.…）。\n"
        "封存过的考核期照封存时所知重印；--as-of、--head 看别的时候所知的。不写 --format 时是 Markdown。";
    command.options = period_options();
    command.options.push_back(
        {"table", Form::text, "表", "--format csv 时要哪张表：departments、reference、persons、specialists、joint_reviews、services"});
    command.examples = {{"zb appraisal show --from 2026-11-01 --to 2026-11-20", "十一月到20日的试算"},
                        {"zb appraisal show --from 2026-11-01 --to 2026-11-20 --format csv --table departments", "部门得分，导出"}};
    command.run = run_appraisal_show;
    return command;
}

Command appraisal_explain_command() {
    Command command;
    command.path = "appraisal explain";
    command.summary = "把考核的一个数展开到事项和台账条目";
    command.operands = {{"who", "部门", true, false, Form::text, "部门；--metric 报送 时是服务专员；--metric 服务 时是人员或部门"}};
    command.options = period_options();
    command.options.push_back({"metric", Form::choice, "指标", "展开哪个数", true, false, appraisal_metrics()});
    command.options.push_back(
        {"table", Form::text, "表",
         "--format csv 时要哪张表：items、resolutions、reviews、lamps、corrections、submissions、opinions、services"});
    command.examples = {{"zb appraisal explain 住建局 --metric 按时率 --from 2026-11-01 --to 2026-11-20", "哪些按时、哪些超期"},
                        {"zb appraisal explain 服务专员02 --metric 报送 --from 2026-11-01 --to 2026-11-20", "哪几天迟报、漏报"},
                        {"zb appraisal explain 服务专员01 --metric 服务 --from 2026-11-01 --to 2026-11-20", "记下了哪些服务"}};
    command.run = run_appraisal_explain;
    return command;
}

Command appraisal_seal_command() {
    Command command;
    command.path = "appraisal seal";
    command.one_act = true;
    command.sort = Sort::write;
    command.summary = "封存一个考核期：正文和校验值存入台账，以后照样重印";
    command.details = "考核期过完才能封存；封存以后的更正写进下一期，不改封存的。";
    command.options = period_options();
    command.examples = {{"zb appraisal seal --from 2026-10-01 --to 2026-10-31 --by 专班办01", "封存十月"}};
    command.run = run_appraisal_seal;
    return command;
}

Command appraisal_list_command() {
    Command command;
    command.path = "appraisal list";
    command.summary = "列出封存过的考核";
    command.examples = {{"zb appraisal list", "全部"}};
    command.run = run_appraisal_list;
    return command;
}

}  // namespace

std::vector<Command> appraisal_commands() {
    return {appraisal_show_command(), appraisal_explain_command(), appraisal_seal_command(), appraisal_list_command()};
}

}  // namespace zb::cli
