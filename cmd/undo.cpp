// SPDX-License-Identifier: Apache-2.0
// zb undo: what my last command wrote, cancelled in one act. Shown first; a person at a terminal is asked.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/asking.h"
#include "cmd/ledger/reversing.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

// The numbers that the last write of this login gave, newest first. Entries of one instant are those of one command (zb-ledger(5)).
std::vector<std::int64_t> last_command_of(const Book& book, const std::string& actor) {
    std::vector<std::int64_t> numbers;
    std::optional<Instant> instant;
    book.store().scan_back({}, [&](const Entry& entry) {
        if (instant && entry.recorded_at != *instant) return false;
        if (entry.actor != actor) return true;
        instant = entry.recorded_at;
        numbers.push_back(entry.seq);
        return true;
    });
    return numbers;
}

Error nothing_left(std::int64_t entry, std::int64_t reversal) {
    return Error{"undo.done", fmt::format("上一条命令写的第 {} 条已由第 {} 条冲销", entry, reversal),
                 fmt::format("再往前的按条号冲销：zb log；zb ledger reverse 条号；要恢复：zb ledger reverse {}", reversal)};
}

void fill_undo(WriteRow& row, const std::vector<std::int64_t>& numbers) {
    if (last_command_of(row.book, row.draft.actor()) != numbers)
        throw Error{"undo.moved", "这个登录名刚刚又写了新的条目", "再执行一次 zb undo，看清要撤销什么"};
    const auto reason = row.note();
    int cancelled = 0;
    for (const std::int64_t entry : numbers) {
        if (row.draft.state().reversals.contains(entry)) continue;
        reverse(row, entry, reason);
        ++cancelled;
    }
    if (cancelled == 0) throw nothing_left(numbers.front(), row.draft.state().reversals.at(numbers.front()).seq);
}

// 已冲销第 12 条 as what is going to be.
std::string preview_text(const Receipt& preview) {
    std::string text;
    for (const std::string& sentence : preview.sentences)
        text += "将" + visible(sentence.substr(std::string_view{"已"}.size()), Newlines::escape) + "\n";
    return text;
}

// Cancels `numbers` in one write, or only shows what would be; without any given they are the last command's.
Receipt undone(Context& context, std::vector<std::int64_t>& numbers, DryRun dry_run) {
    Book book = open_for_writing(context);
    if (numbers.empty()) numbers = last_command_of(book, context.env().actor);
    if (numbers.empty()) throw Error{"undo.nothing", "这个登录名在这本台账里还没有写过", "看谁写过什么：zb log"};
    Scope scope = Scope::registry();
    for (const std::int64_t entry : numbers) add_scope_of_entry(book, entry, scope);
    WriteRequest request = write_request(context, scope, "");
    if (dry_run == DryRun::yes) request.dry_run = dry_run;
    return record(context, book, request, [&](Draft& draft) {
        WriteRow row{context.args(), book, draft, match_of(context), person_at_keyboard(draft.state(), context)};
        fill_undo(row, numbers);
    });
}

Exit run_undo(Context& context) {
    std::vector<std::int64_t> numbers;
    if (will_ask(context)) {
        // Shown with a ledger of its own, which is closed before the question: nobody waits for the answer but who gives it.
        const Receipt shown = undone(context, numbers, DryRun::yes);
        if (!shown.replayed && !agreed(context, preview_text(shown))) return Exit::refused;
    }
    print_receipt(context, undone(context, numbers, DryRun::no));
    return Exit::done;
}

}  // namespace

std::vector<Command> undo_commands() {
    Command undo;
    undo.path = "undo";
    undo.sort = Sort::write;
    undo.one_act = true;
    undo.summary = "撤销我的上一条命令（冲销它写的全部条目）";
    undo.details =
        "只看本登录名最后一次写入，一次写入的条目一起撤销。终端上先显示再问；脚本里写 --yes，先看用 --dry-run。\n"
        "再执行一次就撤销这次撤销，原来的条目重新算数。再往前的更正用 zb log 找条号，zb ledger reverse 冲销。";
    undo.examples = {{"zb undo --dry-run", "看看会撤销什么"}, {"zb undo --yes --note 记错日期", "撤销，写明原因"}};
    undo.asks = "撤销吗";
    undo.names_nothing = true;
    undo.run = run_undo;
    return {undo};
}

}  // namespace zb::cli
