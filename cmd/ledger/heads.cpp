// SPDX-License-Identifier: Apache-2.0
// zb ledger head, anchors, sheet: heads to be kept outside the ledger, as a line, a file, a printed sheet.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/encoding.h"
#include "base/text.h"
#include "cli/reading.h"
#include "cmd/ledger/commands.h"
#include "ledger/anchor.h"
#include "render/markup.h"
#include "render/qr_code.h"

namespace zb::cli {

namespace {

Exit run_ledger_head(Context& context) {
    const Book book = open_for_reading(context);
    const Basis head = read(context, book, Scope::registry()).basis;
    if (context.format() == Format::table) {
        context.print(fmt::format("{} {}\n", head.seq, head.hash));
    } else {
        context.print(Table{{{"seq", "条目", Align::right}, {"hash", "校验值"}}, {{head.seq, head.hash}}});
    }
    return Exit::done;
}

struct KeptHead {
    std::string hash;
    Date day;
    std::string what;
};
using KeptHeads = std::map<std::int64_t, KeptHead>;

// What was printed and handed out: the entry that each circular rests on, its issue, every sealed day; and the head of now.
KeptHeads kept_heads(const Book& book) {
    KeptHeads heads;
    const State registry = book.state_at(Scope::registry(), book.head().seq, std::nullopt);
    for (const IssuedReport& issue : registry.issued)
        heads[issue.what.head] = {issue.what.head_hash, issue.what.as_of, issue_words(issue.what) + "所依据"};
    Query query;
    query.kinds = {std::string{SubmissionSealed::kind}, std::string{ReportIssued::kind}, std::string{ReportCorrected::kind}};
    book.store().scan(query, [&](const Entry& entry) {
        const std::string what = entry.kind != SubmissionSealed::kind ? "通报签发" : "报送 " + entry.project.value_or("");
        heads[entry.seq] = {hex(entry.hash), entry.on, what};
    });
    const auto last = book.store().entry(book.head().seq);
    if (last) heads.try_emplace(last->seq, KeptHead{hex(last->hash), last->recorded_at.day(), "末条"});
    return heads;
}

std::string line_of(std::int64_t seq, const KeptHead& head) {
    return fmt::format("{} {} {} # {}\n", seq, head.hash, iso(head.day), head.what);
}

// Lines that the file holds already are compared with the ledger first: a file that disagrees is evidence, and stays as it is.
std::vector<Fault> contradictions(const Book& book, const std::vector<Anchor>& kept) {
    std::vector<Fault> faults;
    for (const Anchor& anchor : kept) {
        const auto entry = book.store().entry(anchor.seq);
        if (entry && hex(entry->hash).starts_with(anchor.digits)) continue;
        faults.push_back({entry ? "chain.anchor" : "chain.cut",
                          entry ? fmt::format("第 {} 条的校验值为 {}，文件里留存的是 {}", anchor.seq, hex(entry->hash), anchor.digits)
                                : fmt::format("文件里留存有第 {} 条（{}），台账只到第 {} 条", anchor.seq, anchor.digits, book.head().seq),
                          "两样都留存，不要再写入；核对：zb ledger verify",
                          {}});
    }
    return faults;
}

Exit append_heads(Context& context, const Book& book, const std::string& path) {
    const std::string text = file_exists(path) ? decode(read_file(path)).text : std::string{};
    const std::vector<Anchor> kept = trim(text).empty() ? std::vector<Anchor>{} : reading_file(path, [&] { return read_anchors(text); });
    if (const std::vector<Fault> faults = contradictions(book, kept); !faults.empty()) {
        Table table{{{"code", "代码"}, {"message", "发现"}, {"hint", "办法"}}, {}};
        for (const Fault& fault : faults) table.rows.push_back({fault.code, fault.message, fault.hint});
        context.print(std::move(table));
        context.warn(fmt::format("{} 与台账不符，没有写入这个文件", path));
        return Exit::found;
    }
    std::int64_t last = 0;
    for (const Anchor& anchor : kept) last = std::max(last, anchor.seq);
    std::string added;
    std::int64_t count = 0;
    for (const auto& [seq, head] : kept_heads(book)) {
        if (seq <= last) continue;
        added += line_of(seq, head);
        ++count;
    }
    const bool unfinished = !text.empty() && text.back() != '\n';
    if (count > 0) append_file(path, (unfinished ? "\n" : "") + added, context.database_path());
    context.print(fmt::format("{}：原有 {} 条，与台账相符；新写 {} 条\n", path, kept.size(), count));
    return Exit::done;
}

Exit run_ledger_anchors(Context& context) {
    const Book book = open_for_reading(context);
    if (const auto path = context.args().text("append")) return append_heads(context, book, *path);
    if (context.format() == Format::table) {
        for (const auto& [seq, head] : kept_heads(book)) context.print(line_of(seq, head));
        return Exit::done;
    }
    Table table{{{"seq", "条目", Align::right}, {"hash", "校验值"}, {"day", "日期"}, {"what", "哪一次"}}, {}};
    for (const auto& [seq, head] : kept_heads(book)) table.rows.push_back({seq, head.hash, head.day, head.what});
    context.print(std::move(table));
    return Exit::done;
}

std::string in_groups(std::string_view digits) {
    constexpr std::size_t kGroup = 4;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += kGroup) text += (i == 0 ? "" : " ") + std::string{digits.substr(i, kGroup)};
    return text;
}

struct HeadSheet {
    std::string title;
    std::vector<std::pair<std::string, std::string>> facts;
    std::optional<QrCode> code;
};

HeadSheet sheet_of(const Context& context, const Book& book) {
    const Head head = book.head();
    const std::string digits = hex(head.hash);
    const std::string command = fmt::format("zb ledger verify --head {}:{}", head.seq, digits);
    HeadSheet sheet;
    sheet.title = book.practice() ? "台账末条凭证（演练库）" : "台账末条凭证";
    sheet.facts = {{"印制日", iso(context.today())},
                   {"台账标识", book.origin()},
                   {"末条", fmt::format("第 {} 条", head.seq)},
                   {"校验值", in_groups(digits)},
                   {"核对", command}};
    sheet.code = qr_code(command);
    return sheet;
}

std::string sheet_text(const HeadSheet& sheet) {
    std::string text = sheet.title + "\n\n";
    for (const auto& [name, value] : sheet.facts) text += pad_right(name, 10) + value + "\n";
    if (sheet.code) text += "\n" + qr_half_blocks(*sheet.code);
    return text;
}

std::string sheet_html(const HeadSheet& sheet) {
    std::string rows;
    for (const auto& [name, value] : sheet.facts)
        rows += fmt::format("<tr><th>{}</th><td>{}</td></tr>\n", markup_text(name), markup_text(value));
    return fmt::format(
        R"(<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{0}</title>
<style>body{{font-family:serif;margin:2cm}}th{{text-align:left;padding-right:1em;white-space:nowrap;vertical-align:top}}td{{font-family:monospace;overflow-wrap:anywhere}}</style>
</head><body><h1>{0}</h1><table>
{1}</table>{2}
<p>本页由台账以外的人保管。以后核对：照抄上面的命令，或扫码得到它；退出码 0 为相符，3 为台账被截去、改动或换过。</p>
<p>保管人：____________　　签收日：____________</p></body></html>
)",
        markup_text(sheet.title), rows, sheet.code ? qr_svg(*sheet.code) : std::string{});
}

Exit run_ledger_sheet(Context& context) {
    const Book book = open_for_reading(context);
    const HeadSheet sheet = sheet_of(context, book);
    context.print(context.args().text("format").value_or("table") == "html" ? sheet_html(sheet) : sheet_text(sheet));
    if (!sheet.code) context.say("没有装 libqrencode4，凭证上没有二维码；文字照样有效。");
    return Exit::done;
}

}  // namespace

Command ledger_head_command() {
    Command command;
    command.path = "ledger head";
    command.summary = "最后一条的条号和校验值，抄下来就是凭证；--as-of 那一天的末条";
    command.examples = {{"zb ledger head", "如 1284 加 64 位校验值"}};
    command.run = run_ledger_head;
    return command;
}

Command ledger_anchors_command() {
    Command command;
    command.path = "ledger anchors";
    command.sort = Sort::plain;
    command.summary = "列出已印发的各期通报、各次报送的条号和校验值，交别处留存";
    command.details =
        "每行：条号 校验值 日期 # 哪一次；最后一行是现在的末条。zb ledger verify --anchors 照原样读。\n"
        "--append 接在文件后面写，只写新的；文件里原有的先与台账比对，不符就一行不写，退出码 3。文件放在另一个账户的文件夹，"
        "或设成只能追加（chattr +a）。";
    command.options = {{"append", Form::text, "文件", "接在这个文件后面，没有就新建"}, text_format_option()};
    command.examples = {{"zb ledger anchors -o 凭证.txt && zb ledger verify --anchors 凭证.txt", "写成文件，拿它核对"},
                        {"zb ledger anchors --append 凭证.txt", "每天接着写新的"}};
    command.run = run_ledger_anchors;
    command.found = "文件里留存的与台账不符";
    return command;
}

Command ledger_sheet_command() {
    Command command;
    command.path = "ledger sheet";
    command.sort = Sort::plain;
    command.summary = "印一张末条凭证：条号、校验值、核对命令和二维码";
    command.details = "二维码里是核对命令。html 可以直接打印，签收后由台账以外的人保管。";
    command.options = {{"format", Form::choice, "格式", "table 为终端文字", false, false, {"table", "html"}}};
    command.examples = {{"zb ledger sheet", "在终端看"}, {"zb ledger sheet --format html -o 末条凭证.html", "打印存档"}};
    command.run = run_ledger_sheet;
    return command;
}

}  // namespace zb::cli
