// SPDX-License-Identifier: Apache-2.0
// zb report weekly|list|show: the circular as of a day, issued with a number, and as it was issued.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/text.h"
#include "cmd/context.h"
#include "cmd/nouns.h"
#include "cmd/reading.h"
#include "cmd/report_daily.h"
#include "cmd/report_slips.h"
#include "cmd/writing.h"
#include "ledger/entry.h"
#include "report/weekly.h"

namespace zb::cmd {

namespace {

// What was known when the circular before was issued, or at the end of the week before where this is the first.
struct Before {
    State state;
    Date day;
};

Before before_of(const Book& book, const Reading& now) {
    if (const IssuedReport* issued = issue_before(now.state, now.day)) {
        return Before{book.state_at(Scope::all(), issued->what.head, issued->what.as_of), issued->what.as_of};
    }
    const Date eve = now.day - CalendarDays{7};
    const std::int64_t known = std::min(book.known_at_end_of(eve), now.basis.seq);
    return Before{book.state_at(Scope::all(), known, eve), eve};
}

// The number under which exactly this was issued later: a first number is given by hand, and no earlier entry tells it.
std::optional<int> number_told_later(const Book& book, const Reading& now) {
    const State whole = book.state_at(Scope::registry(), book.head().seq, std::nullopt);
    const IssuedReport* issued = issue_of(whole, now.day);
    if (issued == nullptr || issued->what.head != now.basis.seq) return std::nullopt;
    return issued->what.number;
}

// None for a week that was passed over: its number went to a later one.
std::optional<int> issue_number(const Context& context, const Book& book, const Reading& now) {
    if (const IssuedReport* issued = issue_of(now.state, now.day)) return issued->what.number;
    if (const auto given = context.args().number("number")) return static_cast<int>(*given);
    const bool passed_over = !now.state.issued.empty() && now.state.issued.back().what.as_of > now.day;
    if (passed_over) return std::nullopt;
    const int last = last_issue_number(now.state, now.day.year());
    if (last > 0) return last + 1;
    return number_told_later(book, now).value_or(1);
}

WeeklyImprint imprint_of(const Context& context, const Book& book, const Reading& now) {
    const Origin& origin = now.state.origin;
    const auto setting = [&](std::string_view name) { return origin.setting(name, now.day); };
    WeeklyImprint imprint;
    imprint.basis = now.basis;
    imprint.number = issue_number(context, book, now);
    imprint.reprint = fmt::format("zb report weekly --head {} --as-of {}", now.basis.seq, iso(now.day));
    const bool first_of_year = last_issue_number(now.state, now.day.year()) == 0;
    if (first_of_year && imprint.number.value_or(1) != 1) imprint.reprint += fmt::format(" --number {}", *imprint.number);
    if (const IssuedReport* issued = issue_of(now.state, now.day)) imprint.issued = issued->what.number;
    imprint.title = setting("report.title");
    imprint.office = setting("report.office");
    imprint.addressees = setting("report.addressees");
    imprint.copies = setting("report.copies");
    imprint.deadline = setting("submission.deadline");
    imprint.rules = lamp_rules(origin, now.day);
    return imprint;
}

Document weekly(const Context& context, const Book& book, const Reading& now) {
    const Before before = before_of(book, now);
    const WeeklyFigures figures = weekly_figures({&now.state, now.day}, {&before.state, before.day});
    return weekly_document(figures, imprint_of(context, book, now));
}

ReportIssued issued_of(const Document& document, const Context& context, const Book& book, const Reading& now) {
    RenderOptions markdown;
    markdown.format = Format::markdown;
    ReportIssued issued;
    issued.report = "weekly";
    issued.year = now.day.year();
    issued.number = issue_number(context, book, now).value_or(last_issue_number(now.state, now.day.year()) + 1);
    issued.as_of = now.day;
    issued.head = now.basis.seq;
    issued.head_hash = now.basis.hash;
    issued.text = render(document, markdown);
    issued.digest = hex(sha256(issued.text));
    return issued;
}

Exit issue(Context& context, Book& book, const Reading& now) {
    const Arguments& args = context.args();
    const auto by = args.text("by");
    if (!by) throw Error{"option.missing", "签发须写明签发人", "加 --by 人员", Exit::usage};
    const std::string signer = staff_name(now.state, *by);
    const ReportIssued issued = issued_of(weekly(context, book, now), context, book, now);
    const WriteRequest request = write_request(context, Scope::registry(), {});
    const Receipt receipt = book.write(request, [&](Draft& draft) {
        draft.add(issued, issued.as_of, signer);
        draft.tell(fmt::format("已签发：周通报 {}年第{}期，数据截至 {}，依据第 {} 条；看正文：zb report show {}-{:02}", issued.year,
                               issued.number, iso(issued.as_of), issued.head, issued.year, issued.number));
    });
    note_written(context, book);
    print_receipt(context, receipt);
    return Exit::done;
}

Exit run_weekly(Context& context) {
    const bool issuing = context.args().has("issue");
    if (!issuing) {
        for (const std::string_view name : {"by", "request-id", "dry-run"}) {
            if (context.args().has(name)) {
                throw Error{"option.conflict", fmt::format("--{} 只在签发时用", name), "加 --issue，或去掉它", Exit::usage};
            }
        }
    }
    Book book = issuing ? open_for_writing(context) : open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    if (issuing) return issue(context, book, now);
    context.print(weekly(context, book, now));
    return Exit::done;
}

std::string issue_name(const ReportIssued& issued) { return fmt::format("{}-{:02}", issued.year, issued.number); }

Exit run_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    Table table;
    table.columns = {{"issue", "期号"},
                     {"report", "种类"},
                     {"as_of", "数据截至"},
                     {"issued_at", "签发时刻"},
                     {"by", "签发人"},
                     {"head", "依据条目", Align::right},
                     {"head_hash", "依据校验值"},
                     {"entry", "签发条目", Align::right},
                     {"digest", "正文 SHA-256"}};
    for (const IssuedReport& issued : now.state.issued) {
        const ReportIssued& what = issued.what;
        table.rows.push_back({issue_name(what), Cell{what.report, "周通报"}, what.as_of, clock_text(issued.at), issued.by, what.head,
                              Cell{what.head_hash, what.head_hash.substr(0, 16)}, issued.seq,
                              Cell{what.digest, what.digest.substr(0, 16)}});
    }
    context.print(table);
    if (now.state.issued.empty()) context.say("还没有签发过通报：zb report weekly --issue --by 人员");
    return Exit::done;
}

const ReportIssued& find_issue(const State& state, const std::string& word) {
    std::vector<std::string> names;
    for (const IssuedReport& issued : state.issued) {
        names.push_back(issue_name(issued.what));
        const bool plain = word == fmt::format("{}-{}", issued.what.year, issued.what.number);
        if (plain || word == names.back()) return issued.what;
    }
    const std::string near = nearest(word, names);
    throw Error{"report.unknown", fmt::format("没有签发过“{}”", word),
                near.empty() ? "看签发过的各期：zb report list" : fmt::format("是不是 zb report show {}？", near)};
}

Exit run_show(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    const ReportIssued& issued = find_issue(now.state, context.args().need("issue"));
    if (hex(sha256(issued.text)) != issued.digest) {
        throw Error{"report.changed", fmt::format("{} 的正文与签发时的校验值不符，台账可能被改动", issue_name(issued)),
                    "核对台账：zb ledger verify"};
    }
    context.print(std::string_view{issued.text});
    return Exit::done;
}

Command weekly_command() {
    Command command;
    command.path = "report weekly";
    command.sort = Sort::read;
    command.summary = "周通报：七天内的收件、受理、办结，期末在办和亮灯";
    command.details =
        "一周是到 --as-of 当天为止的七天。上期是上一次签发时所知；没有签发过，就是上周末所知。\n"
        "--issue 签发：编期号，正文（Markdown）和校验值存入台账，以后用 zb report show 看，一字不差。";
    command.options = {{"as-of", Form::day, "日期", "按这一天所知、以这一天为截止日"},
                       {"head", Form::count, "号", "按台账第几号所知"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：in_hand、decided、accepted、due_next_week、plan_slip 等"},
                       {"issue", Form::flag, {}, "签发：编号、存正文"},
                       {"number", Form::number, "期号", "本年在 zb 里签发的第一期是第几期；以后连续编号，不用写"},
                       {"by", Form::text, "人员", "签发人，签发时必须写"},
                       {"request-id", Form::text, "编号", "签发时自定的请求编号：同一编号再执行，只给出第一次的回执"},
                       {"dry-run", Form::flag, {}, "签发时只检查，不写入"}};
    command.examples = {{"zb report weekly --as-of 2026-11-20", "本周通报"},
                        {"zb report weekly --as-of 2026-11-20 --format markdown -o 通报.md", "存成文件，供排版"},
                        {"zb report weekly --as-of 2026-11-20 --format csv --table in_hand", "期末在办一览"}};
    command.run = run_weekly;
    return command;
}

Command list_command() {
    Command command;
    command.path = "report list";
    command.sort = Sort::read;
    command.summary = "签发过的各期通报";
    command.examples = {{"zb report list", "期号、截止日、依据的台账条目、正文校验值"}};
    command.run = run_list;
    return command;
}

Command show_command() {
    Command command;
    command.path = "report show";
    command.sort = Sort::read;
    command.summary = "看签发过的一期：签发时存下的正文，一字不差";
    command.operands = {{"issue", "期号", true, false, Form::text, "年和期号，如 2026-21"}};
    command.examples = {{"zb report show 2026-21", "2026年第21期"}};
    command.run = run_show;
    return command;
}

}  // namespace

std::vector<Command> report_commands() {
    return {report_daily_command(), weekly_command(), list_command(), show_command(), report_progress_command(), report_dunning_command()};
}

}  // namespace zb::cmd
