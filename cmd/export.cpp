// SPDX-License-Identifier: Apache-2.0
// zb export sqlite: the ledger as tables, as of a day, for tools that speak SQL.
#include <fmt/format.h>

#include "cli/reading.h"
#include "cli/streaming.h"
#include "cmd/nouns.h"
#include "report/lists/snapshot.h"
#include "store/snapshot_file.h"

namespace zb::cli {

namespace {

constexpr std::size_t kEntriesHeld = 5000;

Table entries_table() {
    Table table;
    table.columns = {{"seq", "条目", Align::right}, {"kind", "种类"},  {"project", "项目"}, {"on", "发生日"},
                     {"recorded_at", "记录时刻"},   {"actor", "登录"}, {"by", "经办"},      {"request", "请求"},
                     {"body", "正文（JSON）"},      {"hash", "校验值"}};
    return table;
}

Row row_of(const Entry& entry) {
    return {entry.seq,   entry.kind, entry.project, entry.on,   iso(entry.recorded_at),
            entry.actor, entry.by,   entry.request, entry.body, hex(entry.hash)};
}

void add_entries(SnapshotFile& file, const Book& book, std::int64_t known) {
    Table held = entries_table();
    file.make("entry", "台账条目原文；别的表都由它推算", held);
    Query query;
    query.up_to = known;
    const auto flush = [&] {
        file.add("entry", held);
        held.rows.clear();
    };
    each_entry(book, query, [&](const Entry& entry) {
        held.rows.push_back(row_of(entry));
        if (held.rows.size() == kEntriesHeld) flush();
        return true;
    });
    flush();
}

void write_basis(SnapshotFile& file, const Basis& basis) {
    file.describe("内容", "zb 台账的快照：只供查询，改它不会改台账");
    file.describe("数据截至", iso(basis.as_of));
    file.describe("依据条目", std::to_string(basis.seq));
    file.describe("校验值", basis.hash);
    file.describe("演练库", basis.practice ? "是" : "否");
    file.describe("核对", fmt::format("zb ledger verify --head {}:{}", basis.seq, basis.hash.substr(0, 16)));
    file.describe("列的意思", "select * from zb_column");
}

Exit run_sqlite(Context& context) {
    const auto path = context.output_path();
    if (!path) throw usage_error("option.missing", "没有写导出到哪个文件", "加 -o 文件，如 zb export sqlite -o 台账快照.db");
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    NewFile whole{*path, context.replace(), context.database_path(), Readers::of_outputs};
    {
        SnapshotFile file{whole.temporary()};
        write_basis(file, now.basis);
        for (const NounTable& each : snapshot_tables(now.state, now.day)) file.make(each.name, each.meaning, each.table);
        add_entries(file, book, now.basis.seq);
        file.finish();
    }
    whole.publish();
    context.note_streamed();
    context.say(fmt::format("已导出到 {}：数据截至 {}，依据第 {} 条。查询：sqlite3 {} \"select * from zb_table\"", *path, iso(now.day),
                            now.basis.seq, *path));
    return Exit::done;
}

}  // namespace

std::vector<Command> export_commands() {
    Command command;
    command.path = "export sqlite";
    command.one_form = true;
    command.summary = "导出为 SQLite 快照，供 sqlite3、Datasette、Excel 等查询";
    command.details =
        "每个名词一张表：project、enterprise、attachment、team、step、material、problem、note、submission、report、department、staff、flow"
        "、setting、"
        "holiday，加条目原文 "
        "entry。\n"
        "zb_table 说明每张表，zb_column 说明每一列，zb_about 说明依据哪一条、哪一天。金额为元，日期为 YYYY-MM-DD。";
    command.examples = {
        {"zb export sqlite -o 快照.db", "现在的状态"},
        {"zb export sqlite -o 上周.db --as-of 2026-11-13 && sqlite3 上周.db \"select lamp, count(*) from step group by lamp\"",
         "上周末各种灯有几个"}};
    command.run = run_sqlite;
    return {command};
}

}  // namespace zb::cli
