// SPDX-License-Identifier: Apache-2.0
// Opening for reading, and finding what a word means in a state.
#include "cli/reading.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "cli/progress.h"
#include "domain/access.h"

namespace zb::cli {

namespace {

// Why the ledger cannot be the one of which `seen` was the head; empty where it can.
std::string contradiction(const Book& book, const Head& head, const Head& seen) {
    if (head.seq < seen.seq)
        return fmt::format("台账变短了：您上次看到第 {} 条，现在只有 {} 条（多半是换回了旧文件，也可能末尾被截去）", seen.seq, head.seq);
    const auto entry = head.seq == seen.seq ? std::nullopt : book.store().entry(seen.seq);
    const Hash& now = entry ? entry->hash : head.hash;
    if (now == seen.hash) return {};
    return fmt::format("台账被换过：第 {} 条的校验值现为 {}，您上次看到的是 {}", seen.seq, hex(now).substr(0, 16),
                       hex(seen.hash).substr(0, 16));
}

// What this user saw before and this file is not; empty where all fits. A copy in a new place may be older, or go on by itself: that is
// said, and is no reason for alarm.
std::string unlike_before(Context& context, const Book& book) {
    // Asked first: what others add meanwhile is then in the head, and no reason for alarm.
    const SeenBefore seen = seen_before(context.env().state_folder, book.origin(), book.store().path());
    const Head head = book.head();
    if (seen.other_origin)
        return fmt::format("这里换成了另一本台账：您上次在 {} 看到的是标识 {} 的那一本，现在这本的标识是 {}", book.store().path(),
                           seen.other_origin->substr(0, 8), book.origin().substr(0, 8));
    if (seen.here) return contradiction(book, head, *seen.here);
    if (seen.elsewhere && !contradiction(book, head, seen.elsewhere->head).empty())
        context.say(fmt::format("这是另一处那本台账的副本或旧版：您在 {} 看到过第 {} 条，与这里不同。", seen.elsewhere->path,
                                seen.elsewhere->head.seq));
    return {};
}

}  // namespace

void refuse_fixed_clock(const Context& context, const Book& book) {
    if (!context.env().fixed_clock || book.practice()) return;
    throw Error{"clock.fixed", "ZB_NOW 只能用于演练库，这是正式台账",
                "去掉它：unset ZB_NOW；要演练就另建：zb init --practice --db 演练.db"};
}

ReadAt read_at(const Context& context, const Book& book) {
    ReadAt at;
    at.today = context.today();
    const Arguments& args = context.args();
    const auto as_of = args.takes("as-of") ? args.day("as-of") : std::nullopt;
    if (as_of) at.as_of = as_of->resolve(at.today, Calendar{builtin_notices()}, Leaning::past);
    if (args.takes("head")) at.head = args.number("head");
    // With --head alone the day is that of the entry's recording (cli.md rule 3).
    const bool today_given = args.has("today") || context.env().today;
    if (at.head && !at.as_of && !today_given) {
        const auto entry = book.store().entry(*at.head);
        if (entry) at.today = entry->recorded_at.day();
    }
    return at;
}

void witness(Context& context, const Book& book) {
    const std::string wrong = unlike_before(context, book);
    if (wrong.empty()) return context.note_head({book.origin(), book.store().path(), book.head()});
    context.warn(wrong + "。先停止写入，保留这个文件，与备份比对：zb ledger verify；确是有意换的，先认下：zb ledger accept-head");
}

void introduce_asker(Context& context, Book& book) {
    if (!context.knows_today()) return;  // a clock that is off must not keep anybody from reading what needs no day
    const ReadAt at = read_at(context, book);
    if (context.args().takes("as-of")) context.note_read_as_of(at.as_of.value_or(at.today));
    // A command may resolve the same word more than once.
    book.answer_to({at.as_of.value_or(at.today), [&context, said = std::set<std::string>{}](const std::string& remark) mutable {
                        if (said.insert(remark).second) context.say(remark);
                    }});
}

Book open_for_reading(Context& context) {
    Book book = Book::open(context.database_path(), Access::read);
    book.watch(progress_of_reading(context));
    refuse_fixed_clock(context, book);
    witness(context, book);
    introduce_asker(context, book);
    if (const std::string note = book.store().note(); !note.empty()) context.say(note);
    return book;
}

State all_names(const std::string& database) {
    const Book book = Book::open(database, Access::read);
    return book.state_at(Scope::names(), book.head().seq, std::nullopt);
}

std::optional<State> registry_if_any(Context& context) {
    const bool named = context.args().has("db");
    if (!database_if_known(context.args().text("db"), context.env())) {
        context.warn(fmt::format("{}。没有看台账，按本程序自带的算。", context.env().settings_fault->fault().message));
        return std::nullopt;
    }
    if (!named && !std::filesystem::exists(context.database_path())) return std::nullopt;
    try {
        const Book book = open_for_reading(context);
        return book.state_at(Scope::registry(), book.head().seq, std::nullopt);
    } catch (const Error& error) {
        // A foreign file counts as no ledger where --db did not name it.
        if (named || error.fault().code != "db.foreign") throw;
        return std::nullopt;
    }
}

Reading read(Context& context, const Book& book, const Scope& scope) {
    const ReadAt at = read_at(context, book);
    Reading reading = book.read(scope, at);
    if (at.as_of || at.head) context.note_basis(reading.basis);
    return reading;
}

Instant moment_of(const Context& context, Date day) {
    const bool as_recorded = context.args().has("as-of") || context.args().has("head");
    const Date today = context.now().day();
    if (day == today && !as_recorded) return context.now();
    return Instant::start_of(day <= today || as_recorded ? day + kOneDay : day);
}

Asked read_asked(Context& context, const Book& book, const Scope& all) {
    const auto word = context.args().text("project");
    if (!word) return {std::nullopt, read(context, book, all)};
    const std::string code = book.project_code(*word, match_of(context));
    return {code, read(context, book, Scope::project(code))};
}

Match match_of(const Context& context) {
    const bool writes = context.args().command().sort == Sort::write;
    return !writes || context.env().input_is_terminal ? Match::partial : Match::full;
}

std::optional<std::string> person_at_keyboard(const State& state, const Context& context) {
    const Person* person = writer_of(state, context.env().actor);
    if (person == nullptr) return std::nullopt;
    return person->name;
}

std::string person_meant(const Arguments& args, const State& state, const std::optional<std::string>& keyboard) {
    for (const std::string_view option : {"staff", "by"}) {
        if (!args.takes(option)) continue;
        if (const auto word = args.text(option)) return staff_name(state, *word);
    }
    if (keyboard) return *keyboard;
    throw usage_error("option.missing", "不知道是谁的：没有写 --by，登录名也没有对应的人员",
                      "加 --by 人员；记下登录名是谁的，以后就不用写：zb staff set 人员 --login 登录名；看全部人员：zb staff list");
}

}  // namespace zb::cli
