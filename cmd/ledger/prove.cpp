// SPDX-License-Identifier: Apache-2.0
// zb ledger prove: an entry with all that is needed to check it against a printed head, without zb and without the ledger.
#include <fmt/format.h>

#include "base/json.h"
#include "cli/reading.h"
#include "cmd/ledger/commands.h"
#include "ledger/entry_json.h"

namespace zb::cli {

namespace {

std::int64_t proved_entry(const Context& context, const Book& book) {
    const std::int64_t seq = context.args().number("entry").value_or(0);
    const std::int64_t to = context.args().number("to").value_or(book.head().seq);
    const std::int64_t last = book.head().seq;
    if (seq < 1 || seq > last || to > last)
        throw Error{"entry.unknown", fmt::format("台账没有第 {} 条，现有 {} 条", to > last ? to : seq, last),
                    "看最后一条的条号：zb ledger head"};
    if (to < seq)
        throw Error{"proof.order", fmt::format("印出的末条（第 {} 条）在第 {} 条之前，证明不了它", to, seq),
                    fmt::format("用第 {} 条或以后的凭证：zb ledger anchors", seq)};
    return seq;
}

// 32 bytes a line, as xxd -r -p takes them.
std::string in_lines(const std::string& digits) {
    constexpr std::size_t kDigits = 64;
    std::string lines;
    for (std::size_t i = 0; i < digits.size(); i += kDigits) lines += "  " + digits.substr(i, kDigits) + "\n";
    return lines;
}

std::string introduction(const Entry& entry, std::int64_t to, const std::string& head) {
    return fmt::format(
        "证明：第 {0} 条在第 {1} 条（校验值 {2}）的台账里，一字未改。\n"
        "第 {0} 条：{3}\n\n"
        "办法（不用 zb，不用台账，只要印出的凭证）：\n"
        "一、把每条下面的十六进制还原成原文，算 SHA-256：xxd -r -p 文件 | sha256sum。得数应是该条所列的校验值。\n"
        "二、第 {0} 条的原文就是上面那一行各栏依次写出：每栏先 8 个字节的长度，再内容；没有的栏是 8 个 ff（zb-ledger(5)）。\n"
        "三、后一条原文的最后 64 个字符，应是前一条的校验值。一条一条接到第 {1} 条。\n"
        "四、第 {1} 条的校验值与印出的凭证相同，就证明了；有一处不同，就不是。\n\n",
        entry.seq, to, head, json_line(entry));
}

std::string json_step(const Entry& entry) {
    JsonWriter json;
    json.begin_object();
    json.key("seq");
    json.integer(entry.seq);
    json.key("preimage");
    json.text(hex(preimage(entry)));
    json.key("hash");
    json.text(hex(entry.hash));
    json.end_object();
    return json.take_visible() + "\n";
}

Exit run_ledger_prove(Context& context) {
    const Book book = open_for_reading(context);
    const std::int64_t seq = proved_entry(context, book);
    const std::int64_t to = context.args().number("to").value_or(book.head().seq);
    const bool for_machines = context.args().text("format").value_or("table") == "jsonl";
    if (!for_machines) context.print(introduction(*book.store().entry(seq), to, hex(book.store().entry(to)->hash)));
    Query query;
    query.after = seq - 1;
    query.up_to = to;
    book.store().scan(query, [&](const Entry& entry) {
        if (for_machines) return context.print(json_step(entry));
        const std::string bytes = preimage(entry);
        context.print(
            fmt::format("第 {} 条，原文 {} 字节：\n{}校验值 {}\n\n", entry.seq, bytes.size(), in_lines(hex(bytes)), hex(entry.hash)));
    });
    return Exit::done;
}

}  // namespace

Command ledger_prove_command() {
    Command command;
    command.path = "ledger prove";
    command.sort = Sort::plain;
    command.summary = "证明一条在某个末条的台账里，一字未改；拿到的人不用 zb 也能核对";
    command.details =
        "印出这一条和从它到末条（--to 指定的那一条，不写就是现在的末条）的原文，每条一段。链是一条接一条的，中间各条的内容也在里面："
        "--to 选紧跟在后面的那张凭证，印得最少。jsonl 给程序核对：tests/independent/check_proof.py。";
    command.operands = {{"entry", "条号", true, false, Form::count, "要证明的那一条"}};
    command.options = {{"to", Form::count, "条号", "印出的凭证是第几条；不写就是现在的末条"},
                       {"format", Form::choice, "格式", "table 为文字", false, false, {"table", "jsonl"}}};
    command.examples = {{"zb ledger prove 27 --to 28", "第 27 条，对着第 28 条的凭证"},
                        {"zb ledger prove 27 --to 28 --format jsonl -o 证明.jsonl", "给程序核对"}};
    command.run = run_ledger_prove;
    return command;
}

}  // namespace zb::cli
