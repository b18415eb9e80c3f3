// SPDX-License-Identifier: Apache-2.0
// CSV and JSON: values as they are, dates in ISO form, money in whole 元.
#include <algorithm>

#include "base/csv.h"
#include "base/json.h"
#include "base/text.h"
#include "render/formats.h"

namespace zb {

namespace {

constexpr std::string_view kByteOrderMark = "\uFEFF";

// Characters that a terminal would obey are shown instead; tabs and newlines are content, and quoted.
std::string csv_content(std::string_view text) {
    std::string content;
    for (;;) {
        const std::size_t tab = std::min(text.find('\t'), text.size());
        content += visible(text.substr(0, tab), Newlines::keep);
        if (tab == text.size()) return content;
        content += '\t';
        text.remove_prefix(tab + 1);
    }
}

// A word of the program's own, alone or with what it is about: accepted, fire_design_review:2026-11-24, owed:授权委托书原件.
bool is_program_word(std::string_view text) {
    const auto is_letter = [](char c) { return 'a' <= c && c <= 'z'; };
    const std::string_view word = text.substr(0, text.find(':'));
    return !word.empty() && is_letter(word.front()) && std::all_of(word.begin(), word.end(), [&](char c) {
        return is_letter(c) || ('0' <= c && c <= '9') || std::string_view{"_.;-"}.find(c) != std::string_view::npos;
    });
}

struct CsvValue {
    CsvMarks marks;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return csv_text(csv_content(text), marks); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(bool yes) const {
        if (marks == CsvMarks::marked) return yes ? "是" : "否";
        return yes ? "true" : "false";
    }
    std::string operator()(Date day) const { return iso(day); }
    std::string operator()(Money sum) const { return std::to_string(sum.yuan); }
    std::string operator()(const Texts& texts) const { return (*this)(marks == CsvMarks::marked ? join(texts, "；") : one_text(texts)); }
    std::string operator()(const NamedTexts& named) const { return (*this)(one_text(named)); }
};

// What is opened in a spreadsheet holds the words of the table, what a script reads holds keys (cli.md rule 10): 已受理 for accepted.
std::string csv_cell(const Cell& cell, CsvMarks marks) {
    const auto* text = std::get_if<std::string>(&cell.value);
    const bool several = std::holds_alternative<Texts>(cell.value) || std::holds_alternative<NamedTexts>(cell.value);
    const bool words = several || (text != nullptr && is_program_word(*text));
    const bool worded = marks == CsvMarks::marked && words && !cell.shown.empty();
    return worded ? csv_text(on_one_line(cell.shown), marks) : std::visit(CsvValue{marks}, cell.value);
}

struct JsonValue {
    JsonWriter& json;

    void operator()(std::monostate) const { json.null(); }
    void operator()(const std::string& text) const { json.text(text); }
    void operator()(std::int64_t number) const { json.integer(number); }
    void operator()(bool yes) const { json.boolean(yes); }
    void operator()(Date day) const { json.text(iso(day)); }
    void operator()(Money sum) const { json.integer(sum.yuan); }
    void operator()(const Texts& texts) const {
        json.begin_array();
        for (const std::string& text : texts) json.text(text);
        json.end_array();
    }
    void operator()(const NamedTexts& named) const {
        json.begin_object();
        for (const auto& [name, text] : named) {
            json.key(name);
            json.text(text);
        }
        json.end_object();
    }
};

void write_row(JsonWriter& json, const Table& table, const Row& row) {
    json.begin_object();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        json.key(table.columns[i].key);
        std::visit(JsonValue{json}, cell_at(row, i).value);
    }
    json.end_object();
}

void write_rows(JsonWriter& json, const Table& table) {
    json.begin_array();
    for (const Row& row : table.rows) write_row(json, table, row);
    json.end_array();
}

void write_section(JsonWriter& json, const Section& section) {
    json.begin_object();
    json.key("key");
    json.text(section.key);
    json.key("heading");
    json.text(section.heading);
    json.key("figures");
    json.begin_object();
    for (const auto& [name, value] : section.figures) {
        json.key(name);
        std::visit(JsonValue{json}, value);
    }
    json.end_object();
    json.key("rows");
    write_rows(json, section.rows.value_or(Table{}));
    json.end_object();
}

void write_period(JsonWriter& json, const Document& document) {
    json.key("period");
    if (!document.period) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("from");
    json.text(iso(document.period->first));
    json.key("to");
    json.text(iso(document.period->second));
    json.end_object();
}

void write_head(JsonWriter& json, const Basis& basis) {
    json.key("head");
    if (basis.seq == 0) return json.null();  // it rests on no ledger: a check of the flows
    json.begin_object();
    json.key("seq");
    json.integer(basis.seq);
    json.key("hash");
    json.text(basis.hash);
    json.key("as_of");
    json.text(iso(basis.as_of));
    json.key("practice");
    json.boolean(basis.practice);
    json.end_object();
}

}  // namespace

std::string csv_file(const Table& table, const RenderOptions& options) {
    constexpr std::string_view kLineEnd = "\r\n";
    const bool plain = options.marks == CsvMarks::plain;
    std::string file{plain ? std::string_view{} : kByteOrderMark};
    const std::string_view line_end = plain ? kLineEnd.substr(1) : kLineEnd;
    if (options.header) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i > 0) file += ',';
            file += csv_text(csv_content(table.columns[i].heading), options.marks);
        }
        file += line_end;
    }
    for (const Row& row : table.rows) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i > 0) file += ',';
            file += csv_cell(cell_at(row, i), options.marks);
        }
        file += line_end;
    }
    return file;
}

std::string json_text(const Table& table) {
    JsonWriter json;
    write_rows(json, table);
    return json.take_visible() + '\n';
}

std::string json_lines(const Table& table) {
    std::string lines;
    for (const Row& row : table.rows) {
        JsonWriter json;
        write_row(json, table, row);
        lines += json.take_visible();
        lines += '\n';
    }
    return lines;
}

std::string json_text(const Document& document) {
    JsonWriter json;
    json.begin_object();
    json.key("report");
    json.text(document.report);
    write_period(json, document);
    write_head(json, document.basis);
    json.key("sections");
    json.begin_array();
    for (const Section& section : document.sections) write_section(json, section);
    json.end_array();
    json.end_object();
    return json.take_visible() + '\n';
}

}  // namespace zb
