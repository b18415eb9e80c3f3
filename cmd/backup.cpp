// SPDX-License-Identifier: Apache-2.0
// zb backup: a whole copy of the ledger, made while others go on working, and opened and compared before it gets its name.
#include "cmd/backup.h"

#include <filesystem>
#include <fmt/format.h>

#include "book/copies.h"
#include "cli/reading.h"
#include "cmd/nouns.h"

namespace zb::cli {

std::string dated_name(const Context& context, std::string_view what) {
    std::string stamp = iso(context.now()).substr(0, std::string_view{"2026-11-23T09:00:00"}.size());
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    const std::string first = fmt::format("{}.{}-{}", context.database_path(), what, stamp);
    std::string name = first;
    for (int turn = 2; std::filesystem::exists(name) || std::filesystem::exists(name + "-wal"); ++turn)
        name = fmt::format("{}-{}", first, turn);
    return name;
}

BackedUp back_up(Context& context, const Store& store, const std::string& path) {
    NewFile copy{path, context.replace(), context.database_path()};
    store.copy_to(copy.temporary());
    const Head head = checked_copy(store, copy.temporary());
    const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(copy.temporary()));
    copy.publish();
    return {head, bytes};
}

namespace {

Exit run_backup(Context& context) {
    const std::string path{*context.args().text("file")};
    if (path == "-") throw usage_error("backup.no_file", "备份要写成文件，不能写到标准输出", "zb backup 备份.db");
    const Book book = open_for_reading(context);
    const auto [head, bytes] = back_up(context, book.store(), path);
    if (context.format() == Format::table) {
        context.print(fmt::format("已备份到 {}：到第 {} 条（校验值 {}）{}，{} 字节；副本已打开核对，与台账一致\n", path, head.seq,
                                  hex(head.hash).substr(0, 16), book.practice() ? "，演练库" : "", bytes));
        return Exit::done;
    }
    context.print(Table{{{"file", "副本"}, {"seq", "末条", Align::right}, {"hash", "校验值"}, {"bytes", "字节", Align::right}},
                        {{path, head.seq, hex(head.hash), bytes}}});
    return Exit::done;
}

}  // namespace

std::vector<Command> backup_commands() {
    Command command;
    command.path = "backup";
    command.sort = Sort::plain;
    command.summary = "做一份台账的完整副本，核对以后才算数";
    command.details =
        "别人正在写入也可以备份：副本是某一刻的整本台账（有人在用时直接复制文件，可能漏掉旁边 -wal 里的条目）。先写成临时文件，"
        "打开核对整条链和索引，与台账同号条目的校验值比对，写实了才改成所写的名字；中途失败什么也不留。已有的文件不覆盖，除非 --force。\n"
        "副本就是一本台账：zb project list --db 副本。恢复：zb restore 副本，不要复制回去。备份放到别的机器或U盘上才有用；每小时自动备份、"
        "每夜自动核对的写法在源码的 examples/timers。";
    command.operands = {{"file", "文件", true, false, Form::file, "副本的文件名，如 备份-20261120.db"}};
    command.options = {{"force", Form::flag, {}, "替换已有的副本"}};
    command.examples = {{"zb backup 备份.db", "备份到当前目录"},
                        {"zb backup 备份.db --force && zb ledger head --db 备份.db", "替换上一份，看它到哪一条"}};
    command.run = run_backup;
    return {command};
}

}  // namespace zb::cli
