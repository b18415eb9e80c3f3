// SPDX-License-Identifier: Apache-2.0
// zb ledger reverse: entries cancelled by number, the newest first, in one act.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

#include "base/text.h"
#include "cmd/ledger/commands.h"
#include "cmd/ledger/reversing.h"

namespace zb::cli {

namespace {

constexpr std::int64_t kMostInOneAct = 10'000;

Error not_a_number(std::string_view word) {
    return usage_error(Fault{"operand.form", fmt::format("“{}”不是条号", word), "写一条如 45，或一段如 45..48；条号见 zb log",
                             Place{0, "entry", std::string{word}}});
}

std::int64_t read_number(std::string_view digits, std::string_view word) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc{} || end != digits.data() + digits.size() || number < 1) throw not_a_number(word);
    return number;
}

struct Numbers {
    std::set<std::int64_t, std::greater<>> single;   // given one by one: each must still be there to cancel
    std::set<std::int64_t, std::greater<>> spanned;  // given as ranges: entries cancelled already are skipped
};

Numbers numbers_of(const Arguments& args) {
    Numbers numbers;
    for (const std::string& word : args.texts("entry")) {
        const std::size_t dots = word.find("..");
        if (dots == std::string::npos) {
            numbers.single.insert(read_number(word, word));
            continue;
        }
        const std::string_view text = word;
        const std::int64_t first = read_number(text.substr(0, dots), word);
        const std::int64_t last = read_number(text.substr(dots + 2), word);
        if (last < first || last - first >= kMostInOneAct)
            throw usage_error(Fault{"operand.form", fmt::format("“{}”不是一段条号（最多 {} 条，小号在前）", word, kMostInOneAct),
                                    "如 45..48", Place{0, "entry", word}});
        for (std::int64_t number = first; number <= last; ++number) numbers.spanned.insert(number);
    }
    return numbers;
}

void scope_of_reverse(const Arguments& args, const Book& book, Match /*match*/, Scope& scope) {
    const Numbers numbers = numbers_of(args);
    for (const std::int64_t entry : numbers.single) add_scope_of_entry(book, entry, scope);
    for (const std::int64_t entry : numbers.spanned) add_scope_of_entry(book, entry, scope);
}

void fill_reverse(WriteRow& row) {
    const Numbers numbers = numbers_of(row.args);
    std::set<std::int64_t, std::greater<>> all = numbers.single;
    all.insert(numbers.spanned.begin(), numbers.spanned.end());
    const auto reason = row.note();
    for (const std::int64_t entry : all) {
        const bool passed_over = !numbers.single.contains(entry) && row.draft.state().reversals.contains(entry);
        if (!passed_over) reverse(row, entry, reason);
    }
}

Exit run_reverse(Context& context) { return write(context, scope_of_reverse, fill_reverse); }

}  // namespace

void reverse(WriteRow& row, std::int64_t entry, const std::optional<std::string>& reason) {
    row.draft.reverse(entry, {row.on(), row.by(), reason});
    say_reversed(row, *row.book.store().entry(entry));
}

void say_reversed(WriteRow& row, const Entry& cancelled) {
    JsonDocument parser;
    const Envelope envelope = envelope_of(cancelled);
    const State& names = row.draft.state();
    const std::string project = entry_project(names, envelope);
    const Fact fact = decode(cancelled, parser);
    const auto counts_again = entry_cancelled_by(fact);
    const std::string again = counts_again ? fmt::format("，第 {} 条重新算数", *counts_again) : "";
    row.draft.answer(fmt::format("已冲销第 {} 条（{}{}{}，{}）{}", cancelled.seq, project, project.empty() ? "" : " ",
                                 entry_words(names, envelope, fact), month_day(envelope.on), again));
}

void add_scope_of_entry(const Book& book, std::int64_t entry, Scope& scope) {
    const auto found = book.store().entry(entry);
    // What belongs to no project may lie in the stream of the empty code (inquiry.h).
    if (found) scope.projects.insert(found->project.value_or(""));
}

Command ledger_reverse_command() {
    Command command;
    command.path = "ledger reverse";
    command.sort = Sort::write;
    command.summary = "更正：冲销一条或几条，不改不删原条目";
    command.details =
        "冲销也是一条条目：从它起原条目不再算数，以前的报表（--head、--as-of）照旧。--note 写原因。\n"
        "后面有条目靠它成立的，先冲销后面的；错误提示给出顺序，照抄即可。一次写几条时从后往前冲销，全部成或全部不成。\n"
        "冲销错了，再冲销那条冲销，原条目重新算数。报送封签和已签发的通报不能冲销，更正写进下一次。";
    command.operands = {{"entry", "条号", true, true, Form::text, "如 45，或一段 45..48；可以写几个"}};
    command.examples = {{"zb ledger reverse 300 --note 记错项目", "冲销一条"},
                        {"zb ledger reverse 299..300 --dry-run", "看看冲销一段会怎样"}};
    command.run = run_reverse;
    return command;
}

}  // namespace zb::cli
