// SPDX-License-Identifier: Apache-2.0
// zb restore: a backup, read whole first, takes the ledger's place; what stood there is kept beside it, and the change is an entry.
#include <fmt/format.h>
#include <sys/stat.h>

#include "base/text.h"
#include "book/copies.h"
#include "cli/asking.h"
#include "cli/reading.h"
#include "cli/temporary_file.h"
#include "cli/writing.h"
#include "cmd/backup.h"
#include "cmd/nouns.h"
#include "store/ledger_file.h"
#include "store/replacing.h"

namespace zb::cli {

namespace {

// What stands in the ledger's place, as far as it can be read.
struct Present {
    bool there = false;
    std::string unreadable = {};  // why, where it cannot
    std::string origin = {};
    bool practice = false;
    Head head = {};
    std::int64_t common = 0;  // last entry that the backup has too
};

bool is_there(const std::string& path) {
    struct stat status = {};
    return ::lstat(path.c_str(), &status) == 0 && status.st_size > 0;
}

void refuse_missing(const std::string& file) {
    if (is_there(file)) return;
    throw Error{"file.missing", fmt::format("没有文件 {}，或者它是空的", file), "检查文件名和所在的文件夹"};
}

void refuse_loose_parts(const std::string& file) {
    for (const char* ending : {"-wal", "-journal"}) {
        if (!is_there(file + ending)) continue;
        throw Error{"restore.parts", fmt::format("{} 旁边有 {}{}：它不是 zb backup 做的完整副本", file, file, ending),
                    fmt::format("先由它做一份完整的副本：zb backup 完整副本.db --db {}；再恢复：zb restore 完整副本.db", file)};
    }
}

void refuse_itself(const std::string& file, const std::string& database) {
    struct stat one = {};
    struct stat other = {};
    if (::stat(file.c_str(), &one) != 0 || ::stat(database.c_str(), &other) != 0) return;
    if (one.st_dev != other.st_dev || one.st_ino != other.st_ino) return;
    throw Error{"restore.itself", fmt::format("{} 就是现在的台账", file), "写备份的文件名：zb restore 备份.db"};
}

// The copy that is going to take the place, read whole: chain, file, indexes, and every entry folded.
Book read_whole(const std::string& file, const std::string& copy) {
    try {
        Store::open_still(file).copy_to(copy);
        Book book = Book::open(copy, Access::alone);
        const std::vector<Fault> faults = all_faults(book.store());
        if (!faults.empty())
            throw Error{"restore.unsound", fmt::format("核对发现 {} 处问题，没有恢复：{}", faults.size(), faults.front().message),
                        fmt::format("看全部问题：zb ledger verify --db {}；换一份更早的备份", file)};
        static_cast<void>(book.state_at(Scope::all(), book.head().seq, std::nullopt));
        return book;
    } catch (const Error& error) {
        if (error.fault().code != "db.foreign") throw naming_file(file, error);
        throw Error{"db.foreign", fmt::format("{} 不是 zb 的数据库", file), "要写备份的文件名：zb restore 备份.db"};
    }
}

// Two ledgers of one origin are equal up to some entry, and from the next on nowhere: a hash covers all before it.
std::int64_t common_entries(const Store& one, const Store& other) {
    const auto last = [](const Store& store) { return store.head().value_or(Head{}).seq; };
    std::int64_t same = 0;
    std::int64_t differs = std::min(last(one), last(other)) + 1;
    while (differs - same > 1) {
        const std::int64_t middle = same + (differs - same) / 2;
        const auto first = one.entry(middle);
        const auto second = other.entry(middle);
        (first && second && first->hash == second->hash ? same : differs) = middle;
    }
    return same;
}

Present present_ledger(const std::string& path, const Book& backup) {
    Present present;
    present.there = true;
    try {
        const Book book = Book::open(path, Access::read);
        present.origin = book.origin();
        present.practice = book.practice();
        present.head = book.head();
        present.common = common_entries(book.store(), backup.store());
    } catch (const Error& error) {
        present.unreadable = error.fault().message;
    }
    return present;
}

void refuse_another(const Present& present, const Book& backup, const Arguments& args) {
    if (!present.there || !present.unreadable.empty() || present.origin == backup.origin()) return;
    if (backup.practice() && !present.practice)
        throw Error{"restore.practice", fmt::format("{} 是演练库，原处是正式台账，没有恢复", args.need("file")),
                    fmt::format("直接用它：zb project list --db {}", args.need("file"))};
    if (args.has("another")) return;
    throw Error{"restore.another",
                fmt::format("{} 是另一本台账的副本（标识 {}，原处是 {}），没有恢复", args.need("file"), backup.origin().substr(0, 8),
                            present.origin.substr(0, 8)),
                fmt::format("换一份备份；确要换成那一本：zb restore {} --another", args.need("file"))};
}

std::string entries_text(std::int64_t first, std::int64_t last) {
    return first == last ? fmt::format("第 {} 条", last) : fmt::format("第 {} 至 {} 条", first, last);
}

// One sentence: what the ledger loses by it, measured by what stood there and by what this user has seen.
std::string loss_text(const Present& present, const Head& backup, const std::optional<Head>& seen) {
    std::string text;
    if (!present.there) {
        text = "原处没有台账，无从比对";
    } else if (!present.unreadable.empty()) {
        text = fmt::format("原处的文件读不出来，无从比对（{}）", present.unreadable);
    } else if (present.common == present.head.seq) {
        text = fmt::format("原处的台账到第 {} 条，备份里全都有", present.head.seq);
    } else {
        text = fmt::format("原处的台账到第 {} 条，备份到第 {} 条：{}不在恢复后的台账里", present.head.seq, backup.seq,
                           entries_text(present.common + 1, present.head.seq));
    }
    if (seen && seen->seq > std::max(present.head.seq, backup.seq)) text += fmt::format("；您上次看到第 {} 条", seen->seq);
    return text;
}

LedgerRestored fact_of(const Present& present, const Head& backup, const Arguments& args) {
    LedgerRestored fact;
    fact.last = backup.seq;
    fact.hash = hex(backup.hash);
    if (present.there && present.unreadable.empty()) {
        fact.replaced = present.head.seq;
        fact.replaced_hash = hex(present.head.hash);
        fact.common = present.common;
    }
    return noted(std::move(fact), args);
}

Receipt record(Context& context, Book& backup, const LedgerRestored& fact) {
    WriteRequest request;
    request.scope = Scope::registry();
    request.now = context.now();
    request.today = context.today();
    request.actor = context.env().actor;
    if (context.args().has("dry-run")) request.dry_run = DryRun::yes;
    if (context.args().has("clock-ok")) request.clock = ClockCheck::trusted;
    return backup.write(request, [&](Draft& draft) { draft.add(fact, context.now().day(), std::nullopt); });
}

void print_restored(Context& context, const Receipt& receipt, const std::string& loss, const std::vector<std::string>& kept) {
    const std::string file = context.args().need("file");
    if (context.format() != Format::table) return print_receipt(context, receipt);
    if (receipt.dry_run) return context.print(fmt::format("将恢复 {}：{}。\n（--dry-run：只作检查，没有写入）\n", file, loss));
    context.print(fmt::format("已恢复 {}：{}。恢复记为第 {} 条\n", file, loss, receipt.last));
    if (!kept.empty()) context.print(fmt::format("换下的文件另存为 {}\n", join(kept, "、")));
}

Exit run_restore(Context& context) {
    const std::string file = context.args().need("file");
    const std::string path = context.database_path();
    refuse_missing(file);
    refuse_itself(file, path);
    refuse_loose_parts(file);
    const TemporaryFile copy{folder_of(path)};
    if (!copy.is_open()) throw Error{"db.cannot_create", fmt::format("{} 所在的文件夹写不进去", path), "查看文件夹权限：ls -ld ."};
    std::optional<Book> backup = read_whole(file, copy.path());
    refuse_fixed_clock(context, *backup);
    const Head head = backup->head();
    const std::string origin = backup->origin();
    const std::string there = find_place(path).path;
    const auto seen = seen_before(context.env().state_folder, origin, there).here;
    const auto look = [&](const Replacement& place) {
        Present present = place.replaces() ? present_ledger(path, *backup) : Present{};
        refuse_another(present, *backup, context.args());
        return present;
    };
    std::string agreed_loss;
    if (will_ask(context)) {
        agreed_loss = loss_text(look(Replacement{path}), head, seen);
        if (!agreed(context, fmt::format("将恢复 {}：{}。换下的文件另存。\n", file, agreed_loss))) return Exit::refused;
    }
    Replacement place{path};
    const Present present = look(place);
    const std::string loss = loss_text(present, head, seen);
    if (!agreed_loss.empty() && loss != agreed_loss)
        throw Error{"restore.moved", fmt::format("问的时候台账又变了，没有恢复：{}", loss), "看清会怎样，再执行一次 zb restore"};
    const Receipt receipt = record(context, *backup, fact_of(present, head, context.args()));
    backup.reset();
    std::vector<std::string> kept;
    if (!receipt.dry_run) {
        kept = place.put(copy.path(), dated_name(context, "set-aside"));
        context.note_written();
        context.note_head({origin, there, {receipt.last, receipt.head}, true});
    }
    print_restored(context, receipt, loss, kept);
    return Exit::done;
}

}  // namespace

std::vector<Command> restore_commands() {
    Command command;
    command.path = "restore";
    command.sort = Sort::bare_write;
    command.summary = "恢复：把一份备份换成台账，换下的另存";
    command.details =
        "备份先整本核对（校验值、文件结构、索引、逐条推算），再在别人都不能写入、没有命令开着台账时一次换上；任何时候断电，原处都是完整的一"
        "本。"
        "换下的文件连同旁边的 -wal 另存在台账旁边，名字带时刻，不覆盖任何文件。恢复后的台账记一条：接备份的第几条，换下的到第几条。"
        "别的用户会看到台账变短的提示，核实后各自 zb ledger accept-head。\n"
        "不要用 cp 恢复：留在旁边的 -wal 会把备份以后的条目带回来。";
    command.operands = {{"file", "文件", true, false, Form::file, "zb backup 做的副本"}};
    command.options = {{"note", Form::text, "文字", "为什么恢复"},
                       {"another", Form::flag, {}, "原处是另一本台账，也换"},
                       {"dry-run", Form::flag, {}, "只核对、比对，不换"},
                       {"clock-ok", Form::flag, {}, "备份很旧，时钟没有错"}};
    command.examples = {{"zb backup 备份.db && zb restore 备份.db --dry-run", "看备份是否完好、会少哪些条目"},
                        {"zb backup 备份.db && zb restore 备份.db --yes --note 误导入了旧清单", "换上它"}};
    command.asks = "换上这份备份吗";
    command.run = run_restore;
    return {command};
}

}  // namespace zb::cli
