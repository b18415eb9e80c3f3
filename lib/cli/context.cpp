// SPDX-License-Identifier: Apache-2.0
// Which database, which day, which format: options before environment before the defaults.
#include "cli/context.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <limits>
#include <set>
#include <utility>

#include "base/text.h"
#include "domain/basis_words.h"
#include "render/kept.h"

namespace zb::cli {

namespace {

constexpr std::array<std::pair<std::string_view, Format>, 7> kFormats = {{
    {"table", Format::table},
    {"csv", Format::csv},
    {"markdown", Format::markdown},
    {"json", Format::json},
    {"jsonl", Format::jsonl},
    {"docx", Format::docx},
    {"xlsx", Format::xlsx},
}};

}  // namespace

Context::Context(const CommandList& commands, Arguments arguments, Environment environment, Consequences asked)
    : commands_(&commands), arguments_(std::move(arguments)), environment_(std::move(environment)), consequences_(asked) {}

std::string Context::database_path() const { return cli::database_path(arguments_.text("db"), environment_); }

Instant Context::now() const { return environment_.fixed_clock.value_or(environment_.clock); }

std::optional<DayWord> Context::stated_today() const {
    auto word = arguments_.day("today");
    if (!word && environment_.today) word = read_day(*environment_.today, "ZB_TODAY");
    return word;
}

bool Context::knows_today() const {
    const auto word = stated_today();
    return (word && word->outright()) || in_ledger_years(now().day());
}

Date Context::today() const {
    const auto word = stated_today();
    if (word && word->outright()) return *word->outright();  // without a calendar, which takes time to make
    if (!in_ledger_years(now().day()))
        throw Error{"clock.off", fmt::format("这台机器的时钟是 {}，不在 {}之内", clock_text(now()), kLedgerYears),
                    "先校准时钟；只看不写的命令可以写明日期：--today 2026-11-20"};
    if (!word) return now().day();
    return word->resolve(now().day(), Calendar{builtin_notices()});
}

Format Context::format(Format fallback) const {
    const auto given = arguments_.takes("format") ? arguments_.text("format") : std::nullopt;
    if (!given) return fallback;
    const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& row) { return row.first == *given; });
    assert(found != kFormats.end());  // the form was checked when it was read
    return found->second;
}

RenderOptions Context::render_options(Format fallback) const {
    RenderOptions options;
    options.format = format(fallback);
    const auto as_of = arguments_.takes("as-of") ? arguments_.day("as-of") : std::nullopt;
    options.year = (as_of ? as_of->outright() : std::nullopt).value_or(today()).year();
    const auto set = [&](std::string_view name) { return arguments_.takes(name) && arguments_.has(name); };
    if (set("plain")) options.marks = CsvMarks::plain;
    if (set("no-header")) options.header = false;
    if (set("wide")) options.wide = true;
    if (set("columns")) options.columns = split(arguments_.need("columns"), ',');
    options.title = list_title();
    options.as_of = read_as_of_;
    if (set("table")) options.table = arguments_.need("table");
    if (environment_.output_is_terminal && !output_path()) options.width = environment_.width;
    if (colour()) options.colours = Colours::lamps;
    return options;
}

// 列出困难问题，逾期的写明 → 困难问题.
std::string Context::list_title() const {
    constexpr std::string_view kLists = "列出";
    std::string_view summary = arguments_.command().summary;
    if (summary.starts_with(kLists)) summary.remove_prefix(kLists.size());
    for (const std::string_view end : {"：", "，", "；", "（", "、"}) summary = summary.substr(0, summary.find(end));
    return std::string{summary};
}

bool Context::colour() const {
    const std::string when = arguments_.text("color").value_or(environment_.settings.color.value_or("auto"));
    if (when != "auto") return when == "always";
    return environment_.output_is_terminal && environment_.takes_colour && !output_path();
}

Replace Context::replace() const { return arguments_.takes("force") && arguments_.has("force") ? Replace::yes : Replace::no; }

bool Context::quiet() const { return arguments_.has("quiet"); }

std::optional<std::string> Context::output_path() const {
    if (arguments_.command().fills_folder) return {};
    auto given = arguments_.text("output");
    if (given && *given == "-") return {};
    return given;
}

void Context::print(Table table, Format fallback) {
    if (arguments_.takes("sort") && arguments_.has("sort")) sort_rows(table, arguments_.need("sort"));
    if (arguments_.takes("limit")) {
        const auto limit = static_cast<std::size_t>(arguments_.number("limit").value_or(std::numeric_limits<std::int64_t>::max()));
        if (table.rows.size() > limit) table.rows.resize(limit);
    }
    note_tentative({&table}, fallback);
    const RenderOptions options = render_options(fallback);
    print_rendered(render(table, options), options.format);
    list_format_ = options.format;
    if (const auto left_out = headings_left_out(table, options); !left_out.empty())
        say(fmt::format("屏幕上没有列出：{}。全部列出：--wide；只要几列：--columns {}", join(left_out, "、"), left_out.front()));
}

void Context::print(const Document& document, Format fallback) {
    std::vector<const Table*> tables;
    for (const Section& section : document.sections) {
        for (const Block& block : section.blocks)
            if (const auto* table = std::get_if<Table>(&block)) tables.push_back(table);
    }
    note_tentative(tables, fallback);
    has_own_foot();
    const RenderOptions options = render_options(fallback);
    print_rendered(render(document, options), options.format);
    if (const auto left_out = headings_left_out(document, options); !left_out.empty())
        say(fmt::format("屏幕上没有列出：{}。全部列出：--wide，或把窗口拉宽", join(left_out, "、")));
}

void Context::add_foot() {
    if (!basis_ || basis_->seq == 0) return;
    // Before machines nothing is said: who asks each hour would have the line in each hour's mail.
    if (list_format_ != Format::table && list_format_ != Format::markdown) return;
    const std::string foot = basis_words(*basis_) + "。";
    const auto width = render_options().width;
    print("\n" + (width ? join(wrap(foot, *width), "\n") : foot) + "\n");
}

void Context::print_rendered(std::string bytes, Format format) {
    if (is_office_file(format) && environment_.output_is_terminal && !output_path())
        throw usage_error("output.no_text", "DOCX、XLSX 是文件，不能显示在屏幕上", "写入文件：加 -o 文件名");
    if (is_office_file(format) && !data_.empty())
        throw usage_error("format.unavailable", "这条命令一次印几张表，不能写成一个文件", "改用 --format markdown，或分开印");
    print(std::string_view{bytes});
}

void Context::print_kept(const std::string& markdown, Paper wide) {
    const Format format = this->format(Format::markdown);
    if (is_office_file(format)) {
        Document document = document_of_kept(markdown);
        document.wide_paper = wide;
        return print(document, format);
    }
    if (format == Format::markdown) return print(std::string_view{markdown});
    throw usage_error("format.unavailable", "存下的正文只能印成 markdown、docx、xlsx", "--format markdown 或 --format docx");
}

void Context::note_tentative(const std::vector<const Table*>& tables, Format fallback) {
    const Format format = this->format(fallback);
    if (format == Format::table || format == Format::markdown || is_office_file(format)) return;
    std::set<int> years;
    const auto look = [&](const Cell& cell) {
        const Date* day = std::get_if<Date>(&cell.value);
        if (day != nullptr && cell.shown.find("暂定") != std::string::npos) years.insert(day->year());
    };
    for (const Table* table : tables)
        for (const Row& row : table->rows) std::for_each(row.begin(), row.end(), look);
    for (const int year : years) say(fmt::format("暂定：{} 年的放假通知还没有发布，推算到该年的日期以后可能变动。", year));
}

void Context::say(std::string_view sentence) {
    if (quiet()) return;
    words_ += visible(sentence);
    words_ += '\n';
}

void Context::warn(std::string_view sentence) {
    words_ += "警示：";
    words_ += visible(sentence);
    words_ += '\n';
}

}  // namespace zb::cli
