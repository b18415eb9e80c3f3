// SPDX-License-Identifier: Apache-2.0
// zb ledger key, zb ledger sign: heads that only the owner of a key can have made.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/random.h"
#include "cli/reading.h"
#include "cli/secret_file.h"
#include "cmd/ledger/commands.h"
#include "ledger/signature.h"

namespace zb::cli {

namespace {

Exit run_ledger_key(Context& context) {
    const std::string path = context.args().need("file");
    const std::string public_path = path + ".pub";
    for (const std::string& one : {path, public_path}) {
        if (file_exists(one)) throw Error{"key.exists", fmt::format("{} 已经有了，不覆盖：换掉的密钥再也找不回来", one), "另取一个文件名"};
    }
    check_output(public_path, Replace::no, context.database_path());
    const SigningKey key{random_bytes<32>()};
    write_secret_file(path, key.line());
    write_file(public_path, public_key_line(key.public_key()), Replace::no, context.database_path());
    if (context.format() == Format::table) {
        context.print(fmt::format("已生成密钥 {}（只有您能读）和公钥 {}：\n{}\n", path, public_path, hex(key.public_key())));
    } else {
        context.print(Table{{{"file", "密钥"}, {"public", "公钥文件"}, {"signer", "公钥"}}, {{path, public_path, hex(key.public_key())}}});
    }
    context.say("密钥不要与台账放在一起：存U盘或签名人自己的机器。公钥当面交给核对的人；抄一遍上面的 64 位，交接时念给对方核对。");
    return Exit::done;
}

Exit run_ledger_sign(Context& context) {
    const SigningKey key = SigningKey::read(read_secret_file(context.args().need("key")));
    const Book book = open_for_reading(context);
    const Head head = book.head();
    context.print(signed_statement(book.origin(), head, context.today(), key));
    context.say(
        fmt::format("已签第 {} 条（校验值 {}）。核对时 --signed 写这个文件，--signer 写公钥文件", head.seq, hex(head.hash).substr(0, 16)));
    return Exit::done;
}

}  // namespace

Command ledger_key_command() {
    Command command;
    command.path = "ledger key";
    command.sort = Sort::plain;
    command.summary = "生成一对签名密钥（Ed25519）：密钥自己留，公钥交给核对的人";
    command.details = "密钥文件只有本人能读（0600），已有的文件不覆盖；公钥写在旁边的 文件.pub。不读也不写台账。";
    command.operands = {{"file", "文件", true, false, Form::file, "密钥的文件名，不要放在台账的文件夹里"}};
    command.examples = {{"zb ledger key 签名.key", "生成 签名.key 和 签名.key.pub"}};
    command.run = run_ledger_key;
    return command;
}

Command ledger_sign_command() {
    Command command;
    command.path = "ledger sign";
    command.one_form = true;
    command.sort = Sort::plain;
    command.summary = "给台账的末条签名：改得了台账的人，签不出这个名";
    command.details =
        "签的是台账标识、末条的条号和校验值、日期，写成几行文字，可以接在同一个文件后面。密钥文件别人能读的不用（chmod 600）。不写入台账。";
    command.options = {{"key", Form::file, "文件", "密钥文件：zb ledger key 生成的", true}};
    command.examples = {
        {"zb ledger key 签名.key && zb ledger sign --key 签名.key >> 签名的末条.txt", "签一次，接在文件后面"},
        {"zb ledger key 钥.key && zb ledger sign --key 钥.key -o 签.txt && zb ledger verify --signed 签.txt --signer 钥.key.pub",
         "签了再核对"}};
    command.run = run_ledger_sign;
    return command;
}

}  // namespace zb::cli
