// SPDX-License-Identifier: Apache-2.0
// zb ledger verify: whether the ledger is what was written, and how much that says.
#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/encoding.h"
#include "base/text.h"
#include "book/examining.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cmd/ledger/commands.h"
#include "ledger/signature.h"

namespace zb::cli {

namespace {

// What the caller gives from outside the ledger.
struct Outside {
    std::vector<Anchor> anchors;  // of --head and --anchors
    SignedHeads sealed;           // of --signed
};

std::vector<Anchor> anchors_of(const Arguments& args) {
    std::vector<Anchor> anchors;
    for (const std::string& text : args.texts("head")) anchors.push_back(read_anchor(text));
    if (const auto path = args.text("anchors")) {
        for (Anchor& anchor : reading_file(*path, [&] { return read_anchors(decode(read_file(*path)).text); }))
            anchors.push_back(std::move(anchor));
    }
    return anchors;
}

Outside outside_of(const Arguments& args) {
    Outside outside{anchors_of(args), {}};
    const auto path = args.text("signed");
    const auto signer = args.text("signer");
    if (path.has_value() != signer.has_value())
        throw usage_error("option.missing", "--signed 和 --signer 要一起写：不知道是谁的公钥，签名什么也说明不了",
                          "--signed 写签名的末条（怎样签：zb help ledger sign），--signer 写公钥文件（.pub）");
    if (!path) return outside;
    const auto keys = reading_file(*signer, [&] { return read_public_keys(decode(read_file(*signer)).text); });
    outside.sealed = reading_file(*path, [&] { return read_signed_heads(decode(read_file(*path)).text, keys); });
    return outside;
}

// What was examined: the file's own findings, and what this user has seen of it before.
struct Examined {
    Examination examination;
    std::optional<Opening> opening;
    std::optional<Head> seen;
};

void append(std::vector<Fault>& faults, std::vector<Fault> more) {
    faults.insert(faults.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// A file of which nothing can be read is a finding as well: whoever runs this by night looks at the exit status.
Examined unreadable(const Error& error) {
    Examined examined;
    examined.examination.faults = {error.fault()};
    return examined;
}

void refuse_fixed_clock(const Context& context, const std::optional<Opening>& opening) {
    if (!context.env().fixed_clock || !opening || opening->practice) return;
    throw Error{"clock.fixed", "ZB_NOW 只能用于演练库，这是正式台账", "去掉它：unset ZB_NOW"};
}

// A sound signature of another ledger says nothing of this one.
std::vector<Fault> of_other_ledgers(const SignedHeads& sealed, const Opening& opening) {
    std::vector<Fault> faults;
    for (const SignedHead& one : sealed.heads) {
        if (one.origin == opening.origin) continue;
        faults.push_back({"signature.other_ledger",
                          fmt::format("{} 签的第 {} 条是另一本台账的（标识 {}），这本的标识是 {}", iso(one.day), one.head.seq, one.origin,
                                      opening.origin),
                          "换上这本台账的签名文件；台账被换过的，从备份恢复",
                          {}});
    }
    return faults;
}

std::vector<Fault> found_by_user(const SeenBefore& seen, const Opening& opening) {
    if (!seen.other_origin) return {};
    return {{"ledger.other",
             fmt::format("这里换成了另一本台账：您上次在这里看到的标识是 {}，现在是 {}", *seen.other_origin, opening.origin),
             "确是有意换的：zb ledger accept-head",
             {}}};
}

Examined examined_file(Context& context, const Outside& outside) {
    try {
        Store store = Store::open(context.database_path(), Access::read);
        store.watch(progress_of_reading(context));
        Examined examined;
        examined.opening = opening_of(store);
        refuse_fixed_clock(context, examined.opening);
        std::vector<Anchor> all = outside.anchors;
        for (const SignedHead& one : outside.sealed.heads) all.push_back({one.head.seq, hex(one.head.hash)});
        std::vector<Fault> own = outside.sealed.faults;
        if (examined.opening) {
            const SeenBefore seen = seen_before(context.env().state_folder, examined.opening->origin, store.path());
            append(own, found_by_user(seen, *examined.opening));
            append(own, of_other_ledgers(outside.sealed, *examined.opening));
            examined.seen = seen.here;
            if (seen.here) all.push_back({seen.here->seq, hex(seen.here->hash)});
        }
        examined.examination = examine(store, std::move(all));
        append(own, std::move(examined.examination.faults));
        examined.examination.faults = std::move(own);
        if (examined.examination.faults.empty()) context.note_head({examined.opening->origin, store.path(), examined.examination.head});
        if (const std::string note = store.note(); !note.empty()) context.say(note);
        return examined;
    } catch (const Error& error) {
        if (!is_finding(error)) throw;
        return unreadable(error);
    }
}

// 2026-11-20 由 5a3c… 签名的第 412 条
std::string signed_words(const SignedHeads& sealed) {
    std::vector<std::string> words;
    for (const SignedHead& one : sealed.heads)
        words.push_back(fmt::format("{} 由公钥 {}… 签名的第 {} 条", iso(one.day), hex(one.signer).substr(0, 16), one.head.seq));
    return join(words, "、");
}

// Says which guarantee was given: a bare OK would promise more than a chain alone can.
std::string guarantee(const Head& head, const Outside& outside, const std::optional<Head>& seen) {
    if (outside.anchors.empty() && outside.sealed.heads.empty()) {
        const std::string own = seen ? fmt::format("，并包含您上次看到的第 {} 条", seen->seq) : std::string{};
        return fmt::format("台账自身无误：共 {} 条，逐条校验值相连{}。没有给出外部凭证（--head 条号:校验值），{}。", head.seq, own,
                           seen ? fmt::format("第 {} 条之后查不出末尾被截去", seen->seq) : "查不出末尾被截去或整本被重做");
    }
    std::vector<std::string> parts;
    std::vector<std::string> numbers;
    std::int64_t last = 0;
    for (const Anchor& anchor : outside.anchors) {
        numbers.push_back(std::to_string(anchor.seq));
        last = std::max(last, anchor.seq);
    }
    for (const SignedHead& one : outside.sealed.heads) last = std::max(last, one.head.seq);
    if (!numbers.empty()) parts.push_back(fmt::format("所给凭证的第 {} 条", join(numbers, "、")));
    if (!outside.sealed.heads.empty()) parts.push_back(signed_words(outside.sealed));
    return fmt::format("台账无误：共 {} 条，逐条校验值相连，并包含{}。第 {} 条之后的末尾不在凭证之内。", head.seq, join(parts, "，以及"),
                       last);
}

Exit run_ledger_verify(Context& context) {
    const Outside outside = outside_of(context.args());
    const Examined examined = examined_file(context, outside);
    const auto& [head, faults] = examined.examination;
    const std::string practice = examined.opening && examined.opening->practice ? "（演练库）" : "";
    Table table;
    table.columns = {
        {"code", "代码"}, for_machines({"seq", "末条"}), for_machines({"hash", "末条校验值"}), {"message", "发现"}, {"hint", "办法"}};
    const Cell last = entry_cell(head.seq);
    const Cell last_hash = head.seq == 0 ? Cell{} : Cell{hex(head.hash)};
    if (faults.empty()) {
        const std::string sound = guarantee(head, outside, examined.seen) + practice;
        if (context.format() == Format::table) {
            context.print(sound + fmt::format("\n末条 {} {}\n", head.seq, hex(head.hash)));
        } else {
            table.rows.push_back({"chain.sound", last, last_hash, sound, Cell{}});
            context.print(std::move(table));
        }
        return Exit::done;
    }
    for (const Fault& fault : faults) table.rows.push_back({fault.code, last, last_hash, fault.message, fault.hint});
    context.print(std::move(table));
    context.warn(fmt::format("台账核对发现 {} 处问题{}；先停止写入，保留这个文件，与备份和回执比对", faults.size(), practice));
    return Exit::found;
}

}  // namespace

Command ledger_verify_command() {
    Command command;
    command.path = "ledger verify";
    command.sort = Sort::plain;  // it is the whole chain that is judged, whatever the day
    command.summary = "核对台账：逐条校验值、索引、文件结构，与外部凭证";
    command.details =
        "发现什么一次列全，退出码 3；文件损坏到打不开，也是 3。没有外部凭证，只能说台账自身无误：末尾被截去、整本被重做，"
        "要与台账以外留存的末条比对才看得出。凭证照留存的样子给：“条号 校验值”各一行，后面可以有日期；回执、通报脚注上的那一行也可以。";
    command.options = {{"head", Form::text, "条号:校验值", "回执或通报脚注上的凭证，16 位以上即可，可以写几个", false, true},
                       {"anchors", Form::file, "文件", "凭证文件，每行：条号 校验值；一条也没有就是错误"},
                       {"signed", Form::file, "文件", "签名的末条：zb ledger sign 写出的；与 --signer 一起写"},
                       {"signer", Form::file, "文件", "签名人的公钥文件，当面交接的；一行一把"}};
    command.examples = {{"zb ledger verify", "核对自身"}, {"zb ledger verify --head 1:0000000000000000", "与一张凭证比对"}};
    command.run = run_ledger_verify;
    command.found = "核对发现问题";
    return command;
}

}  // namespace zb::cli
