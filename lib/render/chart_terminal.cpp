// SPDX-License-Identifier: Apache-2.0
// A chart in characters: none of ambiguous width (cli.md rule 11), lamps as words, colour only on top.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "render/chart.h"
#include "render/formats.h"

namespace zb {

namespace {

constexpr std::size_t kColumnGapWidth = 2;
constexpr std::size_t kNarrowest = 30;  // characters for the days
constexpr std::size_t kUsual = 60;

std::string printed(std::string_view text) { return unambiguous(on_one_line(text)); }

// Later kinds stand over earlier ones.
char sign_of(BarKind kind) {
    switch (kind) {
        case BarKind::baseline: return '-';
        case BarKind::plan: return '=';
        case BarKind::actual: return '#';
        case BarKind::forecast: return '+';
        case BarKind::pause: return '/';
        case BarKind::hold: return '%';
    }
    return ' ';
}

bool is_planned(BarKind kind) { return kind == BarKind::baseline || kind == BarKind::plan; }

std::string coloured(std::string_view text, Signal signal, Colour colour) {
    if (colour == Colour::no) return std::string{text};
    switch (signal) {
        case Signal::red: return fmt::format("\x1b[31m{}\x1b[0m", text);
        case Signal::yellow: return fmt::format("\x1b[33m{}\x1b[0m", text);
        case Signal::green: return fmt::format("\x1b[32m{}\x1b[0m", text);
        case Signal::grey: return fmt::format("\x1b[90m{}\x1b[0m", text);
        case Signal::none:
        case Signal::done: break;
    }
    return std::string{text};
}

// A number of days to each character.
class Axis {
public:
    Axis(const Chart& chart, std::size_t columns) : chart_(chart) {
        const int days = (chart.last - chart.first).count + 1;
        per_column_ = (days + static_cast<int>(columns) - 1) / static_cast<int>(columns);
        columns_ = static_cast<std::size_t>((days + per_column_ - 1) / per_column_);
    }

    int days_a_column() const { return per_column_; }

    // Months where they begin, the first with its year.
    std::string months() const {
        std::string line;
        Date month = Date::of(chart_.first.year(), chart_.first.month(), 1);
        for (; month <= chart_.last; month = month + Months{1}) {
            const bool names_year = line.empty() || month.month() == 1;
            const std::string name = names_year ? iso(month).substr(0, 7) : fmt::format("{:02}", month.month());
            const std::size_t at = month < chart_.first ? 0 : place(month);
            if ((line.empty() || at > line.size()) && at + name.size() <= columns_) line = pad_right(line, at) + name;
        }
        return line;
    }

    std::string bars(const ChartRow& row, bool planned) const {
        std::string line = background();
        for (const ChartBar& bar : row.bars) {
            if (is_planned(bar.kind) != planned) continue;
            for (std::size_t at = place(bar.first); at <= place(bar.last); ++at) line[at] = sign_of(bar.kind);
        }
        if (!planned && row.due && *row.due >= chart_.first && *row.due <= chart_.last) line[place(*row.due)] = '!';
        return line;
    }

private:
    std::size_t place(Date day) const { return static_cast<std::size_t>((day - chart_.first).count / per_column_); }

    // Rest days where a character stands for nothing else, and today.
    std::string background() const {
        std::vector<int> rest(columns_, 0);
        for (const Date day : chart_.rest_days) ++rest[place(day)];
        std::string line(columns_, ' ');
        for (std::size_t at = 0; at < columns_; ++at) {
            if (rest[at] == per_column_) line[at] = '.';
        }
        line[place(chart_.today)] = '|';
        return line;
    }

    const Chart& chart_;
    int per_column_ = 1;
    std::size_t columns_ = 1;
};

// The cells of a row as words: name, lamp, the others, 关键.
std::vector<std::string> words_of(const ChartRow& row) {
    std::vector<std::string> words = {std::string(row.level == 0 ? 0 : kColumnGapWidth, ' ') + printed(row.name),
                                      std::string{label(row.lamp)}};
    for (const ChartCell& cell : row.cells) words.push_back(printed(cell.text));
    words.emplace_back(row.critical ? "关键" : "");
    return words;
}

struct ChartGrid {
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;

    std::size_t width() const {
        std::size_t all = 0;
        for (const std::size_t width : widths) all += width + kColumnGapWidth;
        return all;
    }
    std::string line(const std::vector<std::string>& words) const {
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i) text += pad_right(words[i], widths[i] + kColumnGapWidth);
        return text;
    }
};

ChartGrid chart_grid(const Chart& chart, const std::vector<const ChartRow*>& rows) {
    ChartGrid grid;
    grid.headings = {chart.row_heading, "灯"};
    for (const ChartColumn& column : chart.columns) grid.headings.push_back(column.heading);
    grid.headings.emplace_back("关键");
    for (const ChartRow* row : rows) grid.rows.push_back(words_of(*row));
    for (std::size_t i = 0; i < grid.headings.size(); ++i) {
        grid.widths.push_back(display_width(grid.headings[i]));
        for (const auto& words : grid.rows) grid.widths[i] = std::max(grid.widths[i], display_width(words[i]));
    }
    return grid;
}

std::string stripped(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

// Colour stands outside the padding, so that it does not count as width.
std::string text_line(const ChartGrid& grid, std::size_t row, Signal lamp, Colour colour) {
    std::string line = grid.line(grid.rows[row]);
    if (colour == Colour::no || grid.rows[row][1].empty()) return line;
    const std::size_t at = pad_right(grid.rows[row][0], grid.widths[0] + kColumnGapWidth).size();
    const std::string& word = grid.rows[row][1];
    return line.replace(at, word.size(), coloured(word, lamp, colour));
}

// Takes columns out, the highest rank first, of equal ones the last, until the days have room; name and lamp stay.
std::vector<std::string> make_room(ChartGrid& grid, std::vector<int> ranks, std::size_t wanted) {
    constexpr std::size_t kStay = 2;
    std::vector<std::string> left_out;
    while (grid.width() > wanted && ranks.size() > kStay) {
        std::size_t goes = ranks.size() - 1;
        for (std::size_t i = ranks.size(); i-- > kStay;)
            if (ranks[i] > ranks[goes]) goes = i;
        const auto at = static_cast<std::ptrdiff_t>(goes);
        left_out.insert(left_out.begin(), grid.headings[goes]);
        ranks.erase(ranks.begin() + at);
        grid.headings.erase(grid.headings.begin() + at);
        grid.widths.erase(grid.widths.begin() + at);
        for (auto& words : grid.rows) words.erase(words.begin() + at);
    }
    return left_out;
}

// A name may take a third of the screen.
void shorten_names(ChartGrid& grid, std::size_t width) {
    grid.widths[0] = std::min(grid.widths[0], std::max(width / 3, display_width(grid.headings[0])));
    for (auto& words : grid.rows) words[0] = truncate(words[0], grid.widths[0]);
}

std::vector<std::string> fit(ChartGrid& grid, const Chart& chart, std::size_t width) {
    constexpr int kCriticalRank = 3;
    std::vector<int> ranks = {0, 0};
    for (const ChartColumn& column : chart.columns) ranks.push_back(column.rank);
    ranks.push_back(kCriticalRank);
    shorten_names(grid, width);
    return make_room(grid, std::move(ranks), width - std::min(width, kNarrowest));
}

std::string paragraph(const std::string& text, const TerminalChartOptions& options) {
    std::string lines;
    for (const std::string& line : options.width ? wrap(text, *options.width) : std::vector{text}) lines += stripped(line);
    return lines;
}

TerminalChart chart_lines(const Chart& chart, const std::vector<const ChartRow*>& rows, const TerminalChartOptions& options) {
    ChartGrid grid = chart_grid(chart, rows);
    TerminalChart drawn;
    if (options.width) drawn.left_out = fit(grid, chart, *options.width);
    const std::size_t room = options.width ? *options.width - std::min(*options.width, grid.width()) : kUsual;
    const Axis axis{chart, std::max(room, kNarrowest)};
    drawn.text = stripped(grid.line(grid.headings) + axis.months());
    const std::string blank(grid.width(), ' ');
    for (std::size_t i = 0; i < rows.size(); ++i) {
        drawn.text += stripped(text_line(grid, i, rows[i]->lamp, options.colour) + axis.bars(*rows[i], false));
        if (rows[i]->level > 0) drawn.text += stripped(blank + axis.bars(*rows[i], true));
    }
    const std::string scale = axis.days_a_column() == 1 ? "一格 1 天" : fmt::format("一格 {} 天", axis.days_a_column());
    drawn.text +=
        '\n' + paragraph(fmt::format("上行：# 实际  + 预计  / 停表  % 挂起  ! 到期；下行：= 现行计划  - 基准计划；| 今天 {}，. 休息日，{}",
                                     iso(chart.today), scale),
                         options);
    return drawn;
}

}  // namespace

std::string terminal_head(const Chart& chart, const TerminalChartOptions& options) {
    return paragraph(printed(chart.title), options) + paragraph(printed(chart.subtitle), options) + '\n';
}

std::string terminal_foot(const Chart& chart, const TerminalChartOptions& options) {
    std::string text = "\n";
    for (const std::string& note : chart.notes) text += paragraph(printed(note), options);
    return text;
}

Table overview_table(const Chart& chart) {
    Table table;
    table.columns = {{"name", chart.row_heading}, {"lamp", "灯"}};
    for (const ChartColumn& column : chart.columns) table.columns.push_back(ranked(column.rank, {column.key, column.heading}));
    for (const ChartRow& row : chart.rows) {
        if (row.level > 0) continue;
        Row cells = {Cell{row.name}, Cell{label(row.lamp)}};
        for (const ChartCell& cell : row.cells) cells.push_back(Cell{cell.text});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

TerminalChart terminal_chart(const Chart& chart, const TerminalChartOptions& options) {
    std::vector<const ChartRow*> rows;
    for (const ChartRow& row : chart.rows) rows.push_back(&row);
    TerminalChart drawn;
    if (!rows.empty()) drawn = chart_lines(chart, rows, options);
    drawn.text = terminal_head(chart, options) + drawn.text + terminal_foot(chart, options);
    return drawn;
}

}  // namespace zb
