// SPDX-License-Identifier: Apache-2.0
// zb article add|revise|withdraw|import|list|show|search: the knowledge base.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/files.h"
#include "cli/importing.h"
#include "cmd/nouns.h"
#include "ledger/entry.h"
#include "report/lists/articles.h"

namespace zb {
extern const std::string_view embedded_articles;
}

namespace zb::cli {

namespace {

std::vector<std::string> article_sources(const Arguments& args) {
    std::vector<std::string> sources;
    for (const std::string& source : args.texts("source")) sources.push_back(clean_text(source, "依据", Newlines::escape));
    return sources;
}

std::vector<std::string> article_steps(const WriteRow& row) {
    std::vector<std::string> steps;
    for (const std::string& word : row.args.texts("step")) steps.push_back(step_of_flows(row.draft.state(), word));
    return steps;
}

// An inquiry's answer as it was given: question, answer, item, and whence it comes.
ArticleText content_of_answer(const WriteRow& row, const std::string& code) {
    const Inquiry& inquiry = known_inquiry(row.draft.state(), code);
    if (inquiry.answers.empty() || !inquiry.answers.back().text) {
        throw Error{Fault{"article.no_answer", fmt::format("{}“{}”没有记下答复的内容", code, inquiry.title),
                          "把答复写进条目：加 --body 文字", Place{0, "inquiry", code}}};
    }
    const InquiryAnswer& answer = inquiry.answers.back();
    ArticleText content;
    content.title = inquiry.title;
    content.body = *answer.text;
    if (inquiry.step) content.steps = {*inquiry.step};
    content.sources = {fmt::format("{} 的答复（{}）", code, iso(answer.on))};
    return content;
}

void scope_of_article_add(const Arguments& args, const Book& book, Match /*match*/, Scope& scope) {
    const auto inquiry = args.text("inquiry");
    if (!inquiry) return;
    for (std::string& project : book.store().keys_called("inquiry", *inquiry)) scope.projects.insert(std::move(project));
}

void need_or_inquiry(bool given, std::string_view option, std::string_view what) {
    if (given) return;
    throw usage_error(Fault{"option.missing", fmt::format("没有写 --{}", option),
                            fmt::format("加 --{} {}，或 --inquiry 咨询编号：用它的答复", option, what), Place{0, std::string{option}, ""}});
}

void fill_article_add(WriteRow& row) {
    ArticleAdded fact;
    fact.inquiry = row.args.text("inquiry");
    const auto body = cleaned(row.args, "body", "正文", Newlines::keep);
    const auto title = cleaned(row.args, "title", "标题");
    need_or_inquiry(fact.inquiry || title, "title", "标题");
    need_or_inquiry(fact.inquiry || body, "body", "正文");
    if (fact.inquiry && !(title && body && row.args.has("source"))) fact.content = content_of_answer(row, *fact.inquiry);
    if (title) fact.content.title = *title;
    if (body) fact.content.body = *body;
    if (row.args.has("step")) fact.content.steps = article_steps(row);
    for (std::string& source : article_sources(row.args)) fact.content.sources.push_back(std::move(source));
    fact.code = row.args.text("code").value_or(next_article_code(row.draft.state().articles, row.on().year()));
    const std::string sentence = fmt::format("已记录：{} {}（依据 {}）", fact.code, fact.content.title, join(fact.content.sources, "、"));
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    row.draft.answer(sentence);
}

Exit run_article_add(Context& context) { return write(context, scope_of_article_add, fill_article_add); }

void fill_article_revise(WriteRow& row) {
    const Article& known = known_article(row.draft.state(), row.args.need("article"));
    ArticleRevised fact;
    fact.code = known.code;
    fact.content = known.content();
    if (const auto title = cleaned(row.args, "title", "标题")) fact.content.title = *title;
    if (const auto body = cleaned(row.args, "body", "正文", Newlines::keep)) fact.content.body = *body;
    if (row.args.has("step")) fact.content.steps = article_steps(row);
    if (row.args.has("source")) fact.content.sources = article_sources(row.args);
    const std::string sentence = fmt::format("已记录：{} {} 第 {} 版", fact.code, fact.content.title, known.versions.back().number + 1);
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    row.draft.answer(sentence);
}

Exit run_article_revise(Context& context) { return write(context, registry_scope, fill_article_revise); }

void fill_article_withdraw(WriteRow& row) {
    const Article& known = known_article(row.draft.state(), row.args.need("article"));
    const std::string sentence = fmt::format("已记录：撤下 {} {}", known.code, known.content().title);
    ArticleWithdrawn fact;
    fact.code = known.code;
    fact.note = clean_text(row.note().value_or(""), "撤下原因");
    row.draft.add(std::move(fact), row.on(), row.by());
    row.draft.answer(sentence);
}

Exit run_article_withdraw(Context& context) { return write(context, registry_scope, fill_article_withdraw); }

// One article of a file: added where it is new, revised where it says something else.
void take_article(WriteRow& row, ImportReport& report, int line, const ArticleFile& one) {
    const auto known = row.draft.state().articles.find(one.code);
    if (known == row.draft.state().articles.end()) {
        ArticleAdded fact;
        fact.code = one.code;
        fact.content = one.content;
        row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
        return report.row(line, RowResult::added, one.code, one.content.title, "");
    }
    if (known->second.withdrawn)
        return report.row(line, RowResult::unchanged, one.code, one.content.title,
                          fmt::format("已于 {} 撤下，不恢复", iso(*known->second.withdrawn)));
    if (known->second.content() == one.content) return report.row(line, RowResult::unchanged, one.code, one.content.title, "");
    ArticleRevised fact;
    fact.code = one.code;
    fact.content = one.content;
    const int version = known->second.versions.back().number + 1;
    row.draft.add(noted(std::move(fact), row.args), row.on(), row.by());
    report.row(line, RowResult::changed, one.code, one.content.title, fmt::format("第 {} 版", version));
}

Exit run_article_import(Context& context) {
    const Arguments& args = context.args();
    const bool file = args.has("file") || args.has("input");
    if (file == args.has("builtin"))
        throw usage_error("option.missing", file ? "又写了文件，又写了 --builtin" : "没有写从哪里导入",
                          "写文件名，或 --builtin（本程序自带的条目），二者选一");
    ImportTask task;
    task.scope = Scope::registry();
    task.path = file ? import_path(args) : "自带条目";
    task.bytes = file ? read_file(task.path) : std::string{embedded_articles};
    const std::vector<ArticleFile> articles =
        file ? reading_file(task.path, [&] { return read_articles(read_text(context, task.path, task.bytes)); })
             : read_articles(task.bytes);
    task.about = fmt::format("{} 条", articles.size());
    task.fill = [&](WriteRow& row, ImportReport& report) {
        int line = 0;
        for (const ArticleFile& one : articles) {
            ++line;
            report.attempt({line, one.code, one.content.title}, [&] { take_article(row, report, line, one); });
        }
    };
    return run_import(context, task, ImportReport{"条目编号", "标题"});
}

Exit run_article_list(Context& context) {
    const Arguments& args = context.args();
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    std::optional<std::string> step;
    if (const auto word = args.text("step")) step = step_of_flows(now.state, *word);
    Table table = articles_table(
        now.state, [&](const Article& article) { return (args.has("all") || !article.withdrawn) && (!step || article.concerns(*step)); });
    const bool none = table.rows.empty();
    context.print(std::move(table));
    if (none) context.say("没有知识条目。收入自带的：zb article import --builtin");
    return Exit::done;
}

Exit run_article_show(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    context.print(article_page(now.state, known_article(now.state, context.args().need("article")), now.basis));
    return Exit::done;
}

Exit run_article_search(Context& context) {
    const std::string question = join(context.args().texts("words"), " ");
    if (normal_name(question).empty()) throw usage_error("search.blank", "要找的文字是空的", "如 zb article search 开工");
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    const std::vector<ArticleHit> hits = find_articles(now.state, question);
    context.print(hits_table(now.state, hits));
    if (!hits.empty()) return Exit::done;
    context.say(now.state.articles.empty() ? "知识库还没有条目。收入自带的：zb article import --builtin"
                                           : "没有找到。换个说法，或少写几个字；看全部：zb article list");
    return Exit::done;
}

const Operand& article_operand() {
    static const Operand operand = {"article", "条目编号", true, false, Form::text, "如 A-014"};
    return operand;
}

Command article_add_command() {
    Command command;
    command.path = "article add";
    command.sort = Sort::write;
    command.summary = "知识库增加一条";
    command.details = "每条都写依据。写 --inquiry 就用那件咨询的问题和最后一次答复，标题、正文、依据也可以另写。";
    command.options = {{"title", Form::text, "文字", "标题，写成一个问题"},
                       {"body", Form::text, "文字", "正文"},
                       {"step", Form::text, "事项", "讲的是哪个事项；可以写几次，不写是都适用", false, true},
                       {"source", Form::text, "依据", "法规和条文、文号；可以写几次", false, true},
                       {"inquiry", Form::text, "咨询编号", "用这件咨询的答复", false, false, {}, {}, "inquiry"},
                       {"code", Form::text, "编号", "条目编号；不写取下一个空号，如 A-2026-001"}};
    command.examples = {
        {"zb article add --title 临时用电要交什么 --body 用地证明和用水用电申请 --step 临时水电 --source 优化营商环境条例第二十八条",
         "增加一条"},
        {"zb article add --inquiry Q-2026-030", "把一件咨询的答复收进知识库"}};
    command.run = run_article_add;
    return command;
}

Command article_revise_command() {
    Command command;
    command.path = "article revise";
    command.sort = Sort::write;
    command.summary = "修订一条，旧版都留着";
    command.details = "写了的换，没有写的照旧。--note 写改了什么。";
    command.operands = {article_operand()};
    command.options = {{"title", Form::text, "文字", "标题"},
                       {"body", Form::text, "文字", "正文"},
                       {"step", Form::text, "事项", "讲的是哪个事项；可以写几次", false, true},
                       {"source", Form::text, "依据", "法规和条文、文号；可以写几次", false, true}};
    command.examples = {{"zb article revise A-014 --source 建筑法第八条 --note 订正依据", "换依据"}};
    command.run = run_article_revise;
    return command;
}

Command article_withdraw_command() {
    Command command;
    command.path = "article withdraw";
    command.sort = Sort::write;
    command.summary = "撤下一条：不再找得到，旧文还看得到";
    command.details = "--note 写原因，如依据已废止。";
    command.operands = {article_operand()};
    command.examples = {{"zb article withdraw A-034 --note 文件已废止", "撤下"}};
    command.run = run_article_withdraw;
    return command;
}

Command article_import_command() {
    Command command;
    command.path = "article import";
    command.sort = Sort::write;
    command.summary = "收入一批条目：自带的，或一个 JSON 文件";
    command.details =
        "新的增加，内容不同的记一版修订，已撤下的不恢复。文件是 JSON 列表，每条 code、title、body、steps（事项键）、sources，见 "
        "schemas/articles.schema.json。";
    command.operands = {{"file", "文件", false, false, Form::file, "JSON；- 为标准输入"}};
    command.options = {{"builtin", Form::flag, {}, "本程序自带的条目（升级以后再做一次，只记变了的）"}, import_input()};
    command.examples = {{"zb article import --builtin --dry-run", "看自带的有哪些"}, {"zb article import --builtin", "收入台账"}};
    command.run = run_article_import;
    return command;
}

std::vector<Command> article_reading_commands() {
    Command list;
    list.path = "article list";
    list.summary = "列出知识条目";
    list.options = {{"step", Form::text, "事项", "只看讲这个事项的"}, {"all", Form::flag, {}, "连同已撤下的"}};
    list.examples = {{"zb article list --step 施工许可", "讲施工许可的"}};
    list.run = run_article_list;
    Command show;
    show.path = "article show";
    show.summary = "看一条：正文、依据、各版";
    show.operands = {article_operand()};
    show.options = {{"table", Form::choice, "表", "--format csv 时要哪张表", false, false, {"details", "versions"}}};
    show.examples = {{"zb article show A-014", "看一条"}};
    show.run = run_article_show;
    Command search;
    search.path = "article search";
    search.summary = "在知识库里找：最相关的在前，匹配的字标出来";
    search.details = "写一个问题或几个词，两个字也找得准；写几个词就要都有，长的词有一半就算。找的是标题、依据、事项名和正文。";
    search.operands = {{"words", "文字", true, true, Form::text, "可以写几个"}};
    search.examples = {{"zb article search 开工", "两个字"}, {"zb article search 施工许可证延期", "一个问题"}};
    search.run = run_article_search;
    return {list, show, search};
}

}  // namespace

std::vector<Command> article_commands() {
    std::vector<Command> all = {article_add_command(), article_revise_command(), article_withdraw_command(), article_import_command()};
    for (Command& command : article_reading_commands()) all.push_back(std::move(command));
    return all;
}

}  // namespace zb::cli
