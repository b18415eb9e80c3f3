// SPDX-License-Identifier: Apache-2.0
// zb init: a new ledger, with the settings and the holiday notices that ship with zb.
#include <fmt/format.h>

#include "cli/random.h"
#include "cli/writing.h"
#include "cmd/nouns.h"
#include "store/ledger_file.h"

namespace zb::cli {

namespace {

// Two ledgers never have the same heads: entry 1 holds 16 random bytes.
std::string random_origin() { return hex(random_bytes<16>()); }

Exit run_init(Context& context) {
    const Practice practice = context.args().has("practice") ? Practice::yes : Practice::no;
    if (context.env().fixed_clock && practice == Practice::no)
        throw Error{"clock.fixed", "ZB_NOW 只能用于演练库", "加 --practice；建正式台账就去掉它：unset ZB_NOW"};
    const std::string path = context.database_path();
    const std::string origin = random_origin();
    Receipt receipt = Book::create({path, context.args().text("group")}, practice, origin, context.now(), context.env().actor);
    context.note_written();
    const std::string_view kind = practice == Practice::yes ? "演练库（报表和回执都会注明）" : "台账";
    receipt.sentences = {fmt::format("已建{}：{}。第 1 至 {} 条：台账标识、设置、2015 至 2026 年放假通知", kind, path, receipt.last)};
    // Who makes a ledger where another lay knows that it is another one.
    context.note_head({origin, find_ledger(path).path, {receipt.last, receipt.head}, true});
    print_receipt(context, receipt);
    context.say(
        "接下来（写入命令都可以先加 --dry-run，只看不写）：\n"
        "  zb department import 部门.csv                                            # 部门；列名 code、name、short_name、role，如源码里的 "
        "data/departments.csv\n"
        "  zb staff add --name 服务专员01 --role 服务专员 --department 政数局       # 人员；只写岗位代号，不写姓名\n"
        "  zb project import 清单.csv                                               # 项目清单；按中文列名识别\n"
        "  zb team assign 001 --specialist 服务专员01                               # 一项目一专员\n"
        "  zb help                                                                  # 全部命令；先试一试：zb demo");
    return Exit::done;
}

}  // namespace

std::vector<Command> init_commands() {
    Command command;
    command.path = "init";
    command.sort = Sort::bare_write;
    command.summary = "建一本新台账";
    command.details =
        "建在 --db 指定的文件（不写就是当前目录的 zb.db）；已有文件不会被动。演练库可以用 ZB_NOW 设定时钟，正式台账不可以。\n"
        "台账文件只有建的人能读写；在带 setgid 的文件夹里、或写了 --group 的，组里的人也能。两种共用的办法：man zb-sharing。";
    command.options = {{"practice", Form::flag, {}, "演练库：练习和测试用"},
                       {"group", Form::text, "组", "系统里的组：组里的人共用这本台账；文件夹须已是该组的，带 setgid"}};
    command.examples = {{"zb init", "在当前目录建 zb.db"}, {"zb init --practice --db 演练.db", "建一本演练库"}};
    command.run = run_init;
    return {command};
}

}  // namespace zb::cli
