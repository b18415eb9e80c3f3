// SPDX-License-Identifier: Apache-2.0
// zb ledger list|show: the entries themselves.
#include <algorithm>
#include <fmt/format.h>
#include <limits>

#include "base/text.h"
#include "cli/reading.h"
#include "cli/streaming.h"
#include "cmd/ledger/commands.h"
#include "cmd/nouns.h"
#include "ledger/entry_json.h"
#include "report/lists/log.h"

namespace zb::cli {

namespace {

void refuse_unknown_kinds(const std::vector<std::string>& asked) {
    const std::vector<std::string> known = known_kinds();
    for (const std::string& kind : asked) {
        if (std::find(known.begin(), known.end(), kind) != known.end()) continue;
        const std::string near = nearest(kind, known);
        throw Error{Fault{"filter.unknown", fmt::format("没有“{}”这种条目", kind),
                          near.empty() ? "看有哪些：zb ledger list --columns seq,kind" : with_nearest_code(near, "", "--kind "),
                          Place{0, "--kind", kind}}};
    }
}

// The entries asked for, by streams and kinds; --as-of and --head bound what is known.
Query query_of(const Context& context, const Book& book) {
    const Arguments& args = context.args();
    Query query;
    if (args.has("project")) query.subjects = {project_stream(book.project_code(args.need("project"), match_of(context)))};
    query.kinds = args.texts("kind");
    refuse_unknown_kinds(query.kinds);
    query.after = args.number("after").value_or(0);
    const ReadAt at = read_at(context, book);
    if (at.head) query.up_to = at.head;
    if (at.as_of && !at.head) query.up_to = book.known_at_end_of(*at.as_of);
    return query;
}

bool in_period(const Entry& entry, const std::optional<Date>& from, const std::optional<Date>& to) {
    return (!from || entry.on >= *from) && (!to || entry.on <= *to);
}

std::string short_hash(const std::optional<Hash>& hash) { return hash ? hex(*hash).substr(0, 16) : std::string{}; }

// A row for people fits one line: fields that only serve verifying are shown only where they are asked for.
enum class Detail { for_screen, for_people, whole };  // a screen has no room for a body but its beginning

Row row_of(const Entry& entry, const Cancelled& cancelled, Detail detail) {
    const auto reversed = cancelled.find(entry.seq);
    Row row = {entry.seq,   entry.kind, entry.project, entry.on, Cell{iso(entry.recorded_at), clock_text(entry.recorded_at)},
               entry.actor, entry.by};
    if (detail == Detail::whole) row.push_back(entry.request);
    constexpr std::size_t kBodyOnScreen = 28;
    row.push_back(detail == Detail::for_screen ? Cell{entry.body, truncate(visible(entry.body, Newlines::escape), kBodyOnScreen)}
                                               : Cell{entry.body});
    if (detail == Detail::whole) row.push_back(entry.prev ? Cell{hex(*entry.prev), short_hash(entry.prev)} : Cell{});
    row.push_back(Cell{hex(entry.hash), short_hash(entry.hash)});
    row.push_back(reversed_cell(reversed == cancelled.end() ? std::nullopt : std::optional{reversed->second}));
    return row;
}

Table entries_table(Detail detail) {
    Table table;
    table.columns = {{"seq", "条目", Align::right}, {"kind", "种类"},  {"project", "项目"}, {"on", "发生日"},
                     {"recorded_at", "记录时刻"},   {"actor", "登录"}, {"by", "经办"}};
    if (detail == Detail::whole) table.columns.push_back({"request", "请求"});
    table.columns.push_back(ranked(9, {"body", "正文"}));
    if (detail == Detail::whole) table.columns.push_back(ranked(3, {"prev", "前条校验值"}));
    table.columns.insert(table.columns.end(), {ranked(3, {"hash", "校验值"}), {"reversed_by", "冲销"}});
    return table;
}

Exit run_ledger_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Query query = query_of(context, book);
    const Date today = context.today();
    const Calendar calendar{builtin_notices()};
    const auto bound = [&](std::string_view name) {
        const auto word = args.day(name);
        return word ? std::optional<Date>{word->resolve(today, calendar)} : std::nullopt;
    };
    const auto from = bound("from");
    const auto to = bound("to");
    const auto each = [&](const std::function<bool(const Entry&)>& take) {
        std::int64_t left = args.number("limit").value_or(std::numeric_limits<std::int64_t>::max());
        each_entry(book, query, [&](const Entry& entry) {
            if (left == 0) return false;
            if (!in_period(entry, from, to)) return true;
            --left;
            return take(entry);
        });
    };
    if (context.format() != Format::jsonl) {
        const Cancelled cancelled = book.cancelled(Scope::all(), query.up_to.value_or(book.head().seq));
        const bool for_people = context.format() == Format::table || context.format() == Format::markdown;
        const RenderOptions options = context.render_options();
        const Detail people = options.width && !options.wide ? Detail::for_screen : Detail::for_people;
        const Detail detail = for_people && !args.has("columns") ? people : Detail::whole;
        print_rows(context, entries_table(detail), [&](const std::function<bool(Row)>& take) {
            each([&](const Entry& entry) { return take(row_of(entry, cancelled, detail)); });
        });
        return Exit::done;
    }
    OutStream out{context};
    each([&](const Entry& entry) {
        out.write(json_line(entry) + "\n");
        return out.wanted();
    });
    out.finish();
    return Exit::done;
}

Exit run_ledger_show(Context& context) {
    const Book book = open_for_reading(context);
    const std::int64_t seq = context.args().number("entry").value_or(0);
    const auto entry = book.store().entry(seq);
    if (!entry)
        throw Error{"entry.unknown", fmt::format("台账没有第 {} 条，现有 {} 条", seq, book.head().seq), "看最后一条的条号：zb ledger head"};
    if (context.format() == Format::jsonl || context.format() == Format::json) {
        context.print(json_line(*entry) + "\n");
        return Exit::done;
    }
    Table table;
    table.columns = {{"item", "项"}, {"value", "内容"}};
    const auto add = [&](std::string_view item, Cell value) { table.rows.push_back({Cell{item}, std::move(value)}); };
    add("条目", entry->seq);
    add("种类", entry->kind);
    add("项目", entry->project);
    add("发生日", entry->on);
    add("记录时刻", iso(entry->recorded_at));
    add("登录", entry->actor);
    add("经办", entry->by);
    add("请求", entry->request);
    add("正文", entry->body);
    add("前条校验值", entry->prev ? Cell{hex(*entry->prev)} : Cell{});
    add("校验值", hex(entry->hash));
    const Cancelled cancelled = book.cancelled(Scope::all(), book.head().seq);
    if (const auto reversed = cancelled.find(seq); reversed != cancelled.end()) add("冲销", reversed_cell(reversed->second));
    context.print(std::move(table));
    return Exit::done;
}

Command ledger_list_command() {
    Command command;
    command.path = "ledger list";
    command.summary = "列出台账条目；--format jsonl 足以独立核对";
    command.options = {{"project", Form::text, "项目", "只要这个项目的"},
                       {"kind", Form::text, "种类", "只要这种条目，可以写几个", false, true},
                       {"after", Form::count, "号", "只要这一条之后的"},
                       {"from", Form::day, "日期", "发生日不早于"},
                       {"to", Form::day, "日期", "发生日不晚于"}};
    command.examples = {{"zb ledger list --project 001", "一个项目的全部条目"}, {"zb ledger list --format jsonl", "全部条目，逐行 JSON"}};
    command.run = run_ledger_list;
    return command;
}

Command ledger_show_command() {
    Command command;
    command.path = "ledger show";
    command.summary = "看一条";
    command.operands = {{"entry", "条号", true, false, Form::count}};
    command.examples = {{"zb ledger show 1", "第 1 条：台账标识"}};
    command.run = run_ledger_show;
    return command;
}

}  // namespace

std::vector<Command> ledger_commands() {
    return {ledger_submit_command(),  ledger_missing_command(),    ledger_reverse_command(), ledger_list_command(),
            ledger_show_command(),    ledger_export_command(),     ledger_verify_command(),  ledger_head_command(),
            ledger_anchors_command(), ledger_sheet_command(),      ledger_prove_command(),   ledger_key_command(),
            ledger_sign_command(),    ledger_accept_head_command()};
}

}  // namespace zb::cli
