// SPDX-License-Identifier: Apache-2.0
// zb ledger export, and zb ledger accept-head: what a second office keeps, and what a user has seen.
#include <fmt/format.h>

#include "cli/asking.h"
#include "cli/reading.h"
#include "cli/streaming.h"
#include "cmd/ledger/commands.h"
#include "ledger/entry_json.h"
#include "store/surroundings.h"

namespace zb::cli {

namespace {

Exit run_ledger_export(Context& context) {
    const Book book = open_for_reading(context);
    Query query;
    query.after = context.args().number("after").value_or(0);
    std::int64_t count = 0;
    OutStream out{context};
    each_entry(book, query, [&](Entry& entry) {
        out.write(json_line(entry));
        out.write("\n");
        ++count;
        return out.wanted();
    });
    out.finish();
    const Head head = book.head();
    if (const auto path = context.output_path()) {
        context.say(fmt::format("已导出 {} 条到 {}；末条 {} {}", count, *path, head.seq, hex(head.hash)));
    }
    return Exit::done;
}

// A -wal that was left when an old file was copied back holds the entries that came after it: opening the two together brings them back,
// or mixes both.
void refuse_left_wal(const std::string& path) {
    const Surroundings around = look_around(path);
    if (!around.wal || around.wal->size == 0) return;
    if (around.in_use)
        throw Error{"db.busy", "别的命令正开着台账，没有认下", "等它们结束后原样再试一次：zb ledger accept-head", Exit::busy};
    throw Error{"head.wal", fmt::format("{} 旁边留有 -wal：里面可能是备份以后的条目，打开就会混进来，没有认下", path),
                "用备份恢复，不要复制：zb restore 备份.db；不是恢复、只是先前的命令没有正常结束：zb ledger verify"};
}

Exit run_accept_head(Context& context) {
    refuse_left_wal(context.database_path());
    const Book book = Book::open(context.database_path(), Access::read);
    const Head head = book.head();
    if (!agreed(context,
                fmt::format("这本台账到第 {} 条（校验值 {}）为准，不再提示变短或被换。\n", head.seq, hex(head.hash).substr(0, 16))))
        return Exit::refused;
    context.note_head({book.origin(), book.store().path(), head, true});
    context.print(fmt::format("记下了：这本台账到第 {} 条（校验值 {}）为准，不再提示变短或被换\n", head.seq, hex(head.hash).substr(0, 16)));
    return Exit::done;
}

}  // namespace

Command ledger_export_command() {
    Command command;
    command.path = "ledger export";
    command.sort = Sort::plain;
    command.summary = "导出全部条目：逐行 JSON，足以独立核对，也足以重建";
    command.details = "与 zb ledger list --format jsonl 的写法相同（zb-ledger(5)），不受任何筛选。边读边写，多大的台账都可以。";
    command.options = {{"after", Form::count, "号", "只要这一条之后的：接着上次导出的写"},
                       {"format", Form::choice, "格式", "只有这一种：核对要的是条目原文", false, false, {"jsonl"}}};
    command.examples = {{"zb ledger export -o 台账.jsonl", "交给另一处留存"}, {"zb ledger export | gzip > 台账.jsonl.gz", "压缩"}};
    command.run = run_ledger_export;
    return command;
}

Command ledger_accept_head_command() {
    Command command;
    command.path = "ledger accept-head";
    command.one_form = true;
    command.sort = Sort::bare_write;
    command.summary = "确认有意换回旧文件，不再提示台账变短";
    command.details =
        "zb 替每个用户记着看到过的最后一条（~/.local/state/zb/heads）；台账变短或被换，每条命令都会提示。查清原因、确是有意恢复备份的，"
        "用它认下现在的末条。不写入台账。旁边有 -wal 时不认：那是复制旧文件时留下的，会把后来的条目带回来。";
    command.examples = {{"zb ledger accept-head --yes", "恢复备份之后"}};
    command.asks = "认下吗";
    command.run = run_accept_head;
    return command;
}

}  // namespace zb::cli
