// SPDX-License-Identifier: Apache-2.0
// zb search: where given words occur.
#include "report/lists/search.h"

#include <algorithm>

#include "base/text.h"
#include "cli/reading.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

// Of all entries that count as known at `up_to`; bodies are JSON of our own.
std::vector<EntryNote> notes_of(const Book& book, const Scope& scope, std::int64_t up_to) {
    std::vector<EntryNote> notes;
    const Cancelled cancelled = book.cancelled(scope, up_to);
    JsonDocument parser;
    Query query;
    query.up_to = up_to;
    query.subjects = scope.subjects();
    book.store().scan(query, [&](Entry& entry) {
        if (cancelled.contains(entry.seq)) return;
        const JsonView body = parser.parse(entry.body);
        const auto note = body.is(JsonView::Kind::object) ? body.find("note") : std::nullopt;
        if (note && note->is(JsonView::Kind::text)) notes.push_back({entry.seq, entry.project, std::string{note->text()}});
    });
    return notes;
}

Exit run_search(Context& context) {
    const Arguments& args = context.args();
    const std::vector<std::string> words = args.texts("words");
    const bool blank = std::all_of(words.begin(), words.end(), [](const std::string& word) { return normal_name(word).empty(); });
    if (blank) throw usage_error("search.blank", "要找的文字是空的", "如 zb search 施工许可");
    const Book book = open_for_reading(context);
    const Asked asked = read_asked(context, book);
    const Scope scope = asked.project ? Scope::project(*asked.project) : Scope::all();
    context.print(search_table(asked.now.state, notes_of(book, scope, asked.now.basis.seq), words));
    return Exit::done;
}

}  // namespace

std::vector<Command> search_commands() {
    Command search;
    search.path = "search";
    search.summary = "在名称、进展、问题、材料、文号、备注里找文字";
    search.details =
        "写几个词就要都有。全角半角、大小写、空格不论。每行给出在哪里和看它的命令；已冲销的找不到，要看用 zb project history。";
    search.operands = {{"words", "文字", true, true, Form::text, "可以写几个"}};
    search.options = {{"project", Form::text, "项目", "只在这个项目里找"}};
    search.examples = {{"zb search 涉河", "哪里提到涉河"}, {"zb search 授权 委托书 --project 005", "一个项目里的材料"}};
    search.run = run_search;
    return {search};
}

}  // namespace zb::cli
