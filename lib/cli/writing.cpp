// SPDX-License-Identifier: Apache-2.0
// One row or many, in one transaction, with one receipt.
#include "cli/writing.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <span>
#include <utility>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/naming.h"
#include "base/text.h"
#include "base/zip.h"
#include "cli/failure.h"
#include "cli/progress.h"
#include "ledger/entry.h"

namespace zb::cli {

namespace {

struct InputRow {
    int line = 0;
    Arguments args;
};

// What the command line gives besides --input stands for every line that does not say otherwise.
Given shared_words(const Arguments& args) {
    Given given;
    const Command& command = args.command();
    const auto take = [&](std::string_view name) {
        if (name == "input" || name == "help") return;
        for (const std::string& text : args.texts(name)) given.emplace_back(name, text);
    };
    for (const Operand& operand : command.operands) take(operand.name);
    for (const Option& option : all_options(command)) take(option.name);
    return given;
}

// What a line of --input may say: by the name that scripts write, or by the word that help shows for it. Where the database lies and
// how to print is given on the command line, never there.
struct RowKey {
    std::string_view name;   // project
    std::string_view label;  // 项目
};

std::vector<RowKey> row_keys(const Command& command) {
    std::vector<RowKey> keys;
    for (const Operand& operand : command.operands) keys.push_back({operand.name, operand.label});
    for (const Option& option : command.options) keys.push_back({option.name, option.value});
    const auto add = [&](RowKey key) {
        const bool own = std::any_of(keys.begin(), keys.end(), [&](const RowKey& known) { return known.name == key.name; });
        if (!own) keys.push_back(key);
    };
    add({"on", "日期"});
    add({"by", "经办人"});
    add({"note", "备注"});
    return keys;
}

void say_encoding(Context& context, const std::string& path, const Decoded& decoded) {
    if (decoded.encoding == Encoding::utf8 || decoded.encoding == Encoding::utf8_bom) return;
    context.say(fmt::format("{} 按 {}{} 读。", path == "-" ? "标准输入" : path, encoding_name(decoded.encoding), decoded.remark));
}

Error unknown_key(const std::vector<RowKey>& keys, const std::string& key, const std::string& text) {
    std::vector<std::string> names;
    std::vector<std::string> shown;
    for (const RowKey& known : keys) {
        names.emplace_back(known.name);
        shown.push_back(known.label.empty() ? std::string{known.name} : fmt::format("{}（{}）", known.name, known.label));
    }
    return usage_error(Fault{"option.unknown", fmt::format("“{}”不能写在 --input 的行里", key),
                             with_nearest(nearest(key, names), "可写的：" + join(shown, "、")), Place{0, key, text}});
}

// How zb's own lists head what a row says (cli.md, rule 9), beside the words of help.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kHeadingsOfLists = {
    {{"项目代码", "project"}, {"收件", "filed"}, {"受理", "accepted"}, {"办结", "decided"}, {"发证", "issued"}}};

// What the command is about comes first; another word that stands for several is refused: 日期 may be the day of the act or the last day.
std::string row_key_named(const Command& command, const std::vector<RowKey>& keys, const std::string& key, const std::string& text) {
    for (const Operand& operand : command.operands)
        if (operand.label == key) return std::string{operand.name};
    std::vector<std::string> labelled;
    for (const RowKey& known : keys) {
        const auto heads = [&](const auto& head) { return head.first == key && head.second == known.name; };
        if (known.name == key || std::any_of(kHeadingsOfLists.begin(), kHeadingsOfLists.end(), heads)) return std::string{known.name};
        if (known.label == key) labelled.emplace_back(known.name);
    }
    if (labelled.empty()) throw unknown_key(keys, key, text);
    if (labelled.size() == 1) return labelled.front();
    throw usage_error(Fault{"option.ambiguous", fmt::format("--input 的行里“{}”说的是哪一个，分不清", key),
                            "写清楚：" + join(labelled, "、"), Place{0, key, text}});
}

std::string text_of(JsonView value) {
    switch (value.kind()) {
        case JsonView::Kind::text: return std::string{value.text()};
        case JsonView::Kind::integer: return std::to_string(value.integer());
        case JsonView::Kind::boolean: return value.boolean() ? "true" : "false";
        case JsonView::Kind::null:
        case JsonView::Kind::real:
        case JsonView::Kind::array:
        case JsonView::Kind::object: break;
    }
    throw usage_error("input.value", "值只能是文字、整数、true/false 或它们的列表",
                      "如 {\"project\":\"JH-2026-001\",\"step\":\"施工许可\"}");
}

Given words_of(JsonView object) {
    if (!object.is(JsonView::Kind::object))
        throw usage_error("input.not_object", "这一行不是 JSON 对象", "每行一个，如 {\"project\":\"JH-2026-001\"}");
    Given given;
    for (const auto& [key, value] : object.members()) {
        if (!value.is(JsonView::Kind::array)) {
            given.emplace_back(key, text_of(value));
            continue;
        }
        for (std::size_t i = 0; i < value.size(); ++i) given.emplace_back(key, text_of(value.at(i)));
    }
    return given;
}

Arguments merge(const Command& command, const std::vector<RowKey>& keys, const Given& shared, Given own) {
    for (auto& [key, text] : own) key = row_key_named(command, keys, key, text);
    for (const auto& word : shared) {
        const bool overridden = std::any_of(own.begin(), own.end(), [&](const auto& mine) { return mine.first == word.first; });
        if (!overridden) own.push_back(word);
    }
    return Arguments::read(command, own);
}

struct RawRow {
    int line = 0;
    Given words;
};

std::vector<RawRow> json_rows(std::string_view text, Faults& faults) {
    std::vector<RawRow> rows;
    JsonDocument parser;
    int line = 0;
    if (trim(text).starts_with("[")) {  // one list of objects: their places count as lines
        const JsonView list = parser.parse(trim(text));
        refuse_too_many_rows(list.size());
        for (std::size_t i = 0; i < list.size() && !faults.full(); ++i)
            faults.attempt(++line, [&] { rows.push_back({line, words_of(list.at(i))}); });
        return rows;
    }
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view one = trim(text.substr(begin, end - begin));
        begin = end + 1;
        ++line;
        if (one.empty()) continue;
        if (faults.full()) break;
        refuse_too_many_rows(rows.size() + 1);
        faults.attempt(line, [&] { rows.push_back({line, words_of(parser.parse(one))}); });
    }
    return rows;
}

// A sheet whose headings are keys of a line (RowKey); an empty cell says nothing, a repeated option is written 甲;乙.
std::vector<RawRow> csv_rows(std::string_view text, Faults& faults) {
    std::vector<RawRow> rows;
    const std::vector<CsvRow> lines = read_csv(text);
    if (lines.empty()) return rows;
    const std::vector<std::string>& heads = lines.front().cells;
    const std::size_t width = width_of(heads);
    for (std::size_t i = 1; i < lines.size() && !faults.full(); ++i) {
        RawRow row{lines[i].line, {}};
        faults.attempt(row.line, [&] { refuse_short_row(lines[i], width); });
        for (std::size_t c = 0; c < lines[i].cells.size() && c < heads.size(); ++c)
            if (!lines[i].cells[c].empty()) row.words.emplace_back(std::string{trim(heads[c])}, lines[i].cells[c]);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<InputRow> read_rows(Context& context, const std::string& path, std::string_view bytes) {
    const Arguments& args = context.args();
    Faults faults;
    const std::string text = read_text(context, path, bytes);
    const std::vector<RawRow> raw =
        reading_file(path, [&] { return begins_as_json(text) ? json_rows(text, faults) : csv_rows(text, faults); });
    const Given shared = shared_words(args);
    const std::vector<RowKey> keys = row_keys(args.command());
    std::vector<InputRow> rows;
    for (const RawRow& row : raw) {
        if (faults.full()) break;
        faults.attempt(row.line, [&] { rows.push_back({row.line, merge(args.command(), keys, shared, row.words)}); });
    }
    const std::string name = path == "-" ? "标准输入" : path;
    faults.throw_if_any(usage_error("input.invalid", fmt::format("{} 有 {}读不懂，均未写入", name, faults.count_text()), {}));
    if (rows.empty())
        throw Error{"input.empty", fmt::format("{} 里没有可写的行", name), "每行写一个 JSON 对象，键为选项名，或帮助里的中文名"};
    return rows;
}

bool takes_bulk(const Command& command) {
    return std::none_of(command.options.begin(), command.options.end(), [](const Option& own) { return own.name == "input"; });
}

}  // namespace

std::string read_text(Context& context, const std::string& path, std::string_view bytes) {
    return reading_file(path, [&] {
        Decoded decoded = decode(bytes);
        say_encoding(context, path, decoded);
        return std::move(decoded.text);
    });
}

void NamedFiles::read(Context& context, const Arguments& args) {
    const bool bulk = takes_bulk(args.command());
    for (const Option& option : args.command().options) {
        if (option.form != Form::file || !args.has(option.name) || (bulk && option.name == "input")) continue;
        const std::string path = args.need(option.name);
        if (bytes_.contains(path)) continue;
        const std::string& bytes = bytes_.emplace(path, read_file(path)).first->second;
        order_.push_back(path);
        if (looks_like_zip(bytes)) continue;  // kept as it is, as other files that are no text
        try {
            say_encoding(context, path, decode(bytes));
        } catch (const Error&) {
            continue;  // refused by who reads it, if it is read as text at all
        }
    }
}

std::string NamedFiles::content() const {
    std::string digests;
    for (const std::string& path : order_) digests += hex(sha256(bytes_.at(path)));
    return digests;
}

Date WriteRow::on(Leaning leaning) const {
    const auto word = args.day("on");
    return word ? word->resolve(draft.today(), draft.calendar(), leaning) : draft.today();
}

std::optional<std::string> WriteRow::by() const {
    const auto word = args.text("by");
    if (!word) return keyboard;
    try {
        return staff_name(draft.state(), *word);
    } catch (const Error& error) {
        Fault fault = error.fault();
        fault.place.column = "by";  // as the row and the command line name it
        throw Error{std::move(fault)};
    }
}

std::optional<std::string> WriteRow::note() const {
    const auto text = args.text("note");
    if (!text) return std::nullopt;
    return clean_text(*text, "--note");
}

std::string WriteRow::project() const { return book.project_code(args.need("project"), match); }

void project_scope(const Arguments& args, const Book& book, Match match, Scope& scope) {
    scope.projects.insert(book.project_code(args.need("project"), match));
}

void names_scope(const Arguments& /*args*/, const Book& /*book*/, Match /*match*/, Scope& scope) { scope.all_projects = true; }

void registry_scope(const Arguments& /*args*/, const Book& /*book*/, Match /*match*/, Scope& /*scope*/) {}

std::optional<std::string> cleaned(const Arguments& args, std::string_view option, std::string_view field, Newlines newlines) {
    const auto text = args.text(option);
    if (!text) return std::nullopt;
    std::string clean = clean_text(*text, field, newlines);
    if (clean.empty()) return std::nullopt;
    return clean;
}

Book open_for_writing(Context& context) {
    Book book = Book::open(context.database_path(), Access::write);
    book.watch(progress_of_reading(context));
    refuse_fixed_clock(context, book);
    witness(context, book);
    introduce_asker(context, book);
    return book;
}

Receipt record(Context& context, Book& book, const WriteRequest& request, const std::function<void(Draft&)>& fill,
               const std::function<void(const State&)>& prepare) {
    Receipt receipt = book.write(request, fill, prepare);
    if (receipt.dry_run || receipt.first == 0) return receipt;
    context.note_written();
    context.note_head({book.origin(), book.store().path(), book.head()});
    return receipt;
}

WriteRequest write_request(const Context& context, Scope scope, std::string_view content) {
    const Arguments& args = context.args();
    WriteRequest request;
    request.scope = std::move(scope);
    request.now = context.now();
    request.today = context.today();
    request.actor = context.env().actor;
    request.request_id = args.text("request-id");
    request.consequences = context.consequences();
    request.content = args.canonical() + std::string{content};
    request.dry_run = args.has("dry-run") ? DryRun::yes : DryRun::no;
    if (args.takes("keep-going") && args.has("keep-going")) request.keep_going = KeepGoing::yes;
    if (args.takes("clock-ok") && args.has("clock-ok")) request.clock = ClockCheck::trusted;
    return request;
}

namespace {

// What one run writes: the rows, and what they were read from (for the request id).
struct Rows {
    std::vector<InputRow> rows;
    NamedFiles files;
    std::string content;  // digests of what was read
    bool bulk = false;
};

Rows rows_of(Context& context) {
    const Arguments& args = context.args();
    Rows all;
    all.bulk = takes_bulk(args.command()) && args.has("input");
    if (!all.bulk) {
        all.rows.push_back({0, args});
    } else {
        const std::string bytes = read_file(args.need("input"));
        all.rows = read_rows(context, args.need("input"), bytes);
        all.content = hex(sha256(bytes));
    }
    for (const InputRow& row : all.rows) all.files.read(context, row.args);
    all.content += all.files.content();
    return all;
}

Scope scope_of_rows(const Rows& all, const ScopeOf& scope_of, const Book& book, Match match) {
    Scope scope = Scope::registry();
    for (const InputRow& row : all.rows) {
        try {
            scope_of(row.args, book, match, scope);
        } catch (const Error&) {
            // In a bulk a word that names nothing is refused with its line when its row is filled.
            if (!all.bulk) throw;
        }
    }
    return scope;
}

Receipt write_rows(Context& context, const ScopeOf& scope_of, const FillRow& fill, std::string_view content = {}) {
    const Rows all = rows_of(context);
    Book book = open_for_writing(context);
    const Match match = match_of(context);
    const WriteRequest request = write_request(context, scope_of_rows(all, scope_of, book, match), all.content + std::string{content});
    return record(context, book, request, [&](Draft& draft) {
        const auto keyboard = person_at_keyboard(draft.state(), context);
        Progress progress{context, all.rows.size()};
        for (const InputRow& input : all.rows) {
            progress.step();
            WriteRow row{input.args, book, draft, match, keyboard, &all.files};
            if (all.bulk) {
                draft.row(input.line, [&] { fill(row); });
            } else {
                fill(row);
            }
        }
    });
}

}  // namespace

Receipt write_one(Context& context, const Scope& scope, std::string_view content, const FillRow& fill) {
    Book book = open_for_writing(context);
    const WriteRequest request = write_request(context, scope, content);
    return record(context, book, request, [&](Draft& draft) {
        WriteRow row{context.args(), book, draft, match_of(context), person_at_keyboard(draft.state(), context)};
        fill(row);
    });
}

Exit write(Context& context, const ScopeOf& scope_of, const FillRow& fill, std::string_view content) {
    const Receipt receipt = write_rows(context, scope_of, fill, content);
    print_receipt(context, receipt);
    return outcome_of(receipt);
}

Exit write_quietly(Context& context, const ScopeOf& scope_of, const FillRow& fill) {
    const Receipt receipt = write_rows(context, scope_of, fill);
    const bool for_machines = context.format() == Format::json || context.format() == Format::jsonl;
    if (for_machines || receipt.dry_run || receipt.replayed) print_receipt(context, receipt);
    return outcome_of(receipt);
}

namespace {

// {"receipt":{"first":1283,"last":1284,"head":"<64 hex>","codes":["JH-2026-001"]}}, one line.
std::string json_receipt(const Receipt& receipt) {
    JsonWriter json;
    json.begin_object();
    json.key("receipt");
    json.begin_object();
    // Of what was not written there is no number and no hash.
    const bool written = receipt.first > 0 && !receipt.dry_run;
    json.key("first");
    written ? json.integer(receipt.first) : json.null();
    json.key("last");
    written ? json.integer(receipt.last) : json.null();
    json.key("head");
    written ? json.text(hex(receipt.head)) : json.null();
    json.key("codes");
    json.begin_array();
    for (const std::string& code : receipt.codes) json.text(code);
    json.end_array();
    if (receipt.dry_run) {
        json.key("dry_run");
        json.boolean(true);
    }
    if (!receipt.faults.empty()) {
        json.key("refused");
        write_faulty_rows(json, receipt.faults);
    }
    json.end_object();
    json.end_object();
    return json.take_visible() + "\n";
}

// Of a write that was only tried: 将记录 for 已记录, and without the number of an entry that does not exist (cli.md rule 6).
std::string as_intended(std::string sentence) {
    constexpr std::string_view kDone = "已", kIntended = "将", kNumber = "。第 ", kEntry = " 条";
    if (sentence.starts_with(kDone)) sentence.replace(0, kDone.size(), kIntended);
    const std::size_t number = sentence.rfind(kNumber);
    const std::size_t end = number == std::string::npos ? number : sentence.find(kEntry, number + kNumber.size());
    if (end != std::string::npos) sentence.erase(number, end + kEntry.size() - number);
    return sentence;
}

}  // namespace

Exit outcome_of(const Receipt& receipt) { return receipt.faults.empty() ? Exit::done : Exit::found; }

void print_receipt(Context& context, const Receipt& receipt) {
    for (const Fault& fault : std::span{receipt.faults}.first(std::min(receipt.faults.size(), kRowsSaid)))
        context.warn(fmt::format("第 {} 行未写入：{}", fault.place.line, truncate(fault.message, kRowColumns)));
    if (receipt.faults.size() > kRowsSaid) context.warn(fmt::format("另有 {} 处未写入", receipt.faults.size() - kRowsSaid));
    if (context.format() == Format::json || context.format() == Format::jsonl) return context.print(json_receipt(receipt));
    if (context.quiet()) return;
    for (const std::string& sentence : receipt.sentences)
        context.print(visible(receipt.dry_run ? as_intended(sentence) : sentence, Newlines::escape) + "\n");
    if (receipt.dry_run) context.print("（--dry-run：只作检查，没有写入）\n");
    if (receipt.first == 0 && !receipt.replayed) context.print("没有新条目写入。\n");
}

}  // namespace zb::cli
