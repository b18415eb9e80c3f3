// SPDX-License-Identifier: Apache-2.0
// zb migrate: the file of an older zb gets the tables and indexes of this one. Entries and their hashes stay as they are.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/asking.h"
#include "cli/writing.h"
#include "cmd/backup.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

std::string added_text(int layout) {
    std::vector<std::string> added;
    for (const std::string_view what : Store::added_since(layout)) added.emplace_back(what);
    return join(added, "、");
}

Exit run_migrate(Context& context) {
    const std::string path = context.args().text("backup").value_or(dated_name(context, "before-migrate"));
    if (!agreed(context, fmt::format("迁移以后，更旧的 zb 打不开 {}；先备份到 {}。\n", context.database_path(), path)))
        return Exit::refused;
    Book book = open_for_writing(context);
    std::optional<BackedUp> backup;
    const Store::Migration done = book.migrate([&] { backup = back_up(context, book.store(), path); });
    if (context.format() != Format::table) {
        context.print(Table{{{"from", "原结构", Align::right}, {"to", "现结构", Align::right}, {"backup", "备份"}},
                            {{std::int64_t{done.from}, std::int64_t{done.to}, backup ? Cell{path} : Cell{}}}});
    } else if (!backup) {
        context.print(fmt::format("不用迁移：文件结构已是第 {} 版\n", done.to));
    } else {
        context.print(fmt::format("已迁移：文件结构从第 {} 版到第 {} 版（{}）。条目和校验值未动，末条仍是第 {} 条；迁移前的备份：{}\n",
                                  done.from, done.to, added_text(done.from), backup->head.seq, path));
    }
    return Exit::done;
}

}  // namespace

std::vector<Command> migrate_commands() {
    Command command;
    command.path = "migrate";
    command.sort = Sort::bare_write;
    command.summary = "把旧版建的台账文件升到这一版的结构，先备份";
    command.details =
        "旧版建的台账不迁移也照常读写；只有用到新结构的命令才要求迁移。先在别人都不能写入时做一份核对过的备份，再一次改完：要么全部改好，"
        "要么文件原样。条目、条号和校验值都不变，手上的凭证仍然有效。迁移以后，更旧的 zb 打不开这个文件。";
    command.options = {{"backup", Form::file, "文件", "备份的文件名；不写就在台账旁边，名字带时刻"},
                       {"force", Form::flag, {}, "替换已有的备份文件"}};
    command.examples = {{"zb migrate --yes", "已经是这一版的结构就什么也不做"}};
    command.asks = "迁移吗";
    command.run = run_migrate;
    return {command};
}

}  // namespace zb::cli
