// SPDX-License-Identifier: Apache-2.0
// A chart as SVG for print, Inkscape and office documents: attributes instead of style sheets, lines instead of patterns, text as text.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "render/chart.h"
#include "render/markup.h"

namespace zb {

namespace {

constexpr double kPage = 1587;  // A3 landscape: 420 mm at 96 to the inch
constexpr double kPageMillimetres = 420;
constexpr double kMargin = 30;
constexpr double kRow = 26;
constexpr double kHead = 42;
constexpr double kFont = 12;
constexpr double kColumn = 6.7;  // a terminal column, with room for fonts whose digits are wide; two for Han
constexpr double kLegendGap = 14;
constexpr double kNarrowestDays = 520;
constexpr double kTitleFont = 20;
constexpr double kTitleLine = 26;
// A longer name is cut with an ellipsis, so that one name does not shrink everything on a sheet of fixed width; its whole text is in
// <title>.
constexpr std::size_t kLongestName = 56;  // terminal columns

constexpr std::string_view kInk = "#1d2733";
constexpr std::string_view kSoft = "#5b6875";
constexpr std::string_view kLine = "#d9dfe5";
constexpr std::string_view kCritical = "#8c1d18";
constexpr std::string_view kActual = "#2b6597";
constexpr std::string_view kNow = "#b3261e";

double text_width(std::string_view text) { return kColumn * static_cast<double>(display_width(text)); }

std::string_view colour_of(Signal signal) {
    switch (signal) {
        case Signal::red: return "#b3261e";
        case Signal::yellow: return "#8f5d00";
        case Signal::green: return "#2d7a4b";
        case Signal::grey: return "#6d7782";
        case Signal::done: return kSoft;
        case Signal::none: break;
    }
    return kInk;
}

struct TextStyle {
    std::string_view fill = kInk;
    double size = kFont;
    std::string_view weight = "400";
    std::string_view anchor = "start";
};

class Drawing {
public:
    void text(double x, double y, std::string_view words, const TextStyle& style = {}) {
        if (words.empty()) return;
        out_ += fmt::format(R"(<text x="{:.1f}" y="{:.1f}" fill="{}" font-size="{:g}")", x, y, style.fill, style.size);
        if (style.weight != "400") out_ += fmt::format(R"( font-weight="{}")", style.weight);
        if (style.anchor != "start") out_ += fmt::format(R"( text-anchor="{}")", style.anchor);
        out_ += fmt::format(">{}</text>\n", markup_text(words));
    }
    void rectangle(double x, double y, double width, double height, std::string_view attributes) {
        out_ += fmt::format(R"(<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" {}/>)"
                            "\n",
                            x, y, width, height, attributes);
    }
    void line(double x1, double y1, double x2, double y2, std::string_view attributes) {
        out_ += fmt::format(R"(<path d="M{:.1f} {:.1f}L{:.1f} {:.1f}" fill="none" {}/>)"
                            "\n",
                            x1, y1, x2, y2, attributes);
    }
    void lamp(double x, double y, Signal signal) {
        const std::string_view fill = signal == Signal::done ? std::string_view{"#ffffff"} : colour_of(signal);
        out_ += fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="4.5" fill="{}" stroke="{}" stroke-width="1.2"/>)"
                            "\n",
                            x, y, fill, colour_of(signal));
    }
    // Diagonals within a rectangle: patterns look different in every office program.
    void hatch(double x, double y, double width, double height, std::string_view colour) {
        rectangle(x, y, width, height, fmt::format(R"(fill="#ffffff" stroke="{}" stroke-width="0.8")", colour));
        constexpr double kStep = 4;
        std::string path;
        for (double from = kStep; from < width + height; from += kStep) {
            const double right = std::min(from, width);
            const double left = std::max(from - height, 0.0);
            path += fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", x + right, y + from - right, x + left, y + from - left);
        }
        if (!path.empty())
            out_ += fmt::format(R"(<path d="{}" fill="none" stroke="{}" stroke-width="1"/>)"
                                "\n",
                                path, colour);
    }
    void raw(std::string_view markup) { out_ += markup; }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

void draw_bar(Drawing& drawing, BarKind kind, double x, double y, double width, bool critical) {
    const std::string_view actual = critical ? kCritical : kActual;
    switch (kind) {
        case BarKind::baseline: return drawing.rectangle(x, y + 20, width, 3, R"(fill="#ffffff" stroke="#aab4be" stroke-width="1")");
        case BarKind::plan: return drawing.rectangle(x, y + 15, width, 4, R"(fill="#7b8fa3")");
        case BarKind::actual: return drawing.rectangle(x, y + 3, width, 10, fmt::format(R"(fill="{}")", actual));
        case BarKind::forecast:
            return drawing.rectangle(
                x, y + 3, width, 10,
                fmt::format(R"(fill="{}" stroke="{}" stroke-width="1" stroke-dasharray="3 2")", critical ? "#efd0cd" : "#bdd3e6", actual));
        case BarKind::pause: return drawing.hatch(x, y + 3, width, 10, "#39434d");
        case BarKind::hold: return drawing.hatch(x, y + 3, width, 10, "#9a6700");
    }
}

// Where everything stands, from the widest words of each column.
class Layout {
public:
    explicit Layout(const Chart& chart) : chart_(chart) {
        for (const ChartRow& row : chart.rows) {
            if (chart.kind == ChartKind::whole || row.level == 0) rows_.push_back(&row);
        }
        widths_ = {text_width(chart.row_heading), text_width("办结") + 14};
        for (const ChartColumn& column : chart.columns) widths_.push_back(text_width(column.heading));
        for (const ChartRow* row : rows_) {
            const double mark = row->critical ? text_width("关键") * 0.9 + 8 : 0;
            widths_[0] = std::max(widths_[0], text_width(name_of(*row)) * (row->level == 0 ? 1.05 : 1) + indent(*row) + mark);
            for (std::size_t i = 0; i < row->cells.size(); ++i) {
                const double lamp = row->cells[i].signal == Signal::none ? 0 : 14;
                widths_[i + 2] = std::max(widths_[i + 2], text_width(row->cells[i].text) + lamp);
            }
        }
        double x = kMargin;
        for (const double width : widths_) {
            lefts_.push_back(x);
            x += width + kLegendGap;
        }
        days_left_ = x;
        days_width_ = std::max(kPage - kMargin - x, kNarrowestDays);
        page_width_ = days_left_ + days_width_ + kMargin;
        title_ = wrap(chart.title, static_cast<std::size_t>((page_width_ - 2 * kMargin) / (kColumn * kTitleFont / kFont)));
        subtitle_ = wrap(chart.subtitle, static_cast<std::size_t>((page_width_ - 2 * kMargin) / kColumn));
        for (const std::string& note : chart.notes) {
            const auto lines = wrap(note, static_cast<std::size_t>((page_width_ - 2 * kMargin) / (kColumn * 0.9)));
            notes_.insert(notes_.end(), lines.begin(), lines.end());
        }
        head_ = kMargin + 4 + kTitleLine * static_cast<double>(title_.size()) + 18 * static_cast<double>(subtitle_.size()) + 26;
    }

    static std::string name_of(const ChartRow& row) { return truncate(row.name, kLongestName); }
    static double indent(const ChartRow& row) { return row.level == 0 ? 0 : 14; }
    const Chart& chart() const { return chart_; }
    const std::vector<const ChartRow*>& rows() const { return rows_; }
    const std::vector<std::string>& title() const { return title_; }
    const std::vector<std::string>& subtitle() const { return subtitle_; }
    // Base line of the first line under the title.
    double under_title() const { return kMargin + 14 + kTitleLine * static_cast<double>(title_.size()); }
    const std::vector<std::string>& notes() const { return notes_; }
    double left(std::size_t column) const { return lefts_[column]; }
    double days_left() const { return days_left_; }
    double days_width() const { return days_width_; }
    double day_width() const { return days_width_ / static_cast<double>((chart_.last - chart_.first).count + 1); }
    double x(Date day) const { return days_left_ + day_width() * static_cast<double>((day - chart_.first).count); }
    double head() const { return head_; }
    double top(std::size_t row) const { return head_ + kHead + kRow * static_cast<double>(row); }
    double bottom() const { return top(rows_.size()); }
    double width() const { return page_width_; }
    double height() const { return bottom() + 14 + 16 * static_cast<double>(notes_.size()) + kMargin; }

private:
    const Chart& chart_;
    std::vector<const ChartRow*> rows_;
    std::vector<double> widths_, lefts_;
    std::vector<std::string> title_, subtitle_, notes_;
    double days_left_ = 0, days_width_ = 0, page_width_ = 0, head_ = 0;
};

void draw_due(Drawing& drawing, double x, double top) {
    drawing.raw(fmt::format(R"(<path d="M{:.1f} {:.1f}l5 5l-5 5l-5 -5z" fill="#ffffff" stroke="{}" stroke-width="1.5"/>)"
                            "\n",
                            x, top, kNow));
}

void draw_legend(Drawing& drawing, const Layout& layout) {
    const double y = layout.head() - 26;
    double x = kMargin;
    const auto entry = [&](double shift, std::string_view words, const auto& draw) {
        draw(x, y - shift);
        drawing.text(x + 34, y + 11, words, {kSoft, kFont});
        x += 34 + text_width(words) + 18;
    };
    const auto bar = [&](BarKind kind, double shift, bool critical) {
        return [&drawing, kind, critical, shift](double at, double top) {
            draw_bar(drawing, kind, at, top + (shift > 5 ? 0 : -1), 28, critical);
        };
    };
    for (const BarKind kind : {BarKind::baseline, BarKind::plan, BarKind::actual, BarKind::forecast, BarKind::pause, BarKind::hold}) {
        const double shift = kind == BarKind::baseline ? 14 : kind == BarKind::plan ? 10 : 0;
        entry(shift, label(kind), bar(kind, shift, false));
    }
    entry(0, "关键线路", bar(BarKind::actual, 0, true));
    if (layout.chart().kind == ChartKind::whole) entry(0, "到期日", [&](double at, double top) { draw_due(drawing, at + 14, top + 2); });
    entry(0, "休息日", [&](double at, double top) { drawing.rectangle(at, top + 1, 28, 12, R"(fill="#e9ecef")"); });
    entry(0, fmt::format("今天 {}", iso(layout.chart().today)), [&](double at, double top) {
        drawing.line(at + 14, top, at + 14, top + 14, fmt::format(R"(stroke="{}" stroke-width="1.6")", kNow));
    });
}

// Rest days that follow each other are one rectangle.
void draw_rest_days(Drawing& drawing, const Layout& layout) {
    const std::vector<Date>& days = layout.chart().rest_days;
    for (std::size_t i = 0; i < days.size();) {
        std::size_t end = i + 1;
        while (end < days.size() && days[end] == days[end - 1] + kOneDay) ++end;
        const double width = layout.day_width() * static_cast<double>(end - i);
        drawing.rectangle(layout.x(days[i]), layout.head() + kHead, width, layout.bottom() - layout.head() - kHead, R"(fill="#eef0f3")");
        i = end;
    }
}

void draw_axis(Drawing& drawing, const Layout& layout) {
    const Chart& chart = layout.chart();
    const double head = layout.head();
    const double end = layout.days_left() + layout.days_width();
    double free = 0;
    for (Date month = Date::of(chart.first.year(), chart.first.month(), 1); month <= chart.last; month = month + Months{1}) {
        const double x = std::max(layout.x(month), layout.days_left());
        const bool names_year = free == 0 || month.month() == 1;
        const std::string name = names_year ? fmt::format("{}年{}月", month.year(), month.month()) : fmt::format("{}月", month.month());
        const double room = std::min(layout.x(month + Months{1}), end) - x;
        if (month > chart.first) drawing.line(x, head + 4, x, layout.bottom(), R"(stroke="#b9c3cd" stroke-width="0.8")");
        if (x < free || x + text_width(name) + 4 > end || (month < chart.first && room < text_width(name) + 8)) continue;
        drawing.text(x + 4, head + 16, name, {kSoft, kFont});
        free = x + text_width(name) + 10;
    }
    const double today = layout.x(chart.today) + layout.day_width() / 2;
    const std::string now = fmt::format("今天 {}", month_day(chart.today));
    const double half = text_width(now) / 2;
    const double now_at = std::clamp(today, layout.days_left() + half, end - half);
    if (layout.day_width() >= 2.6) {
        for (Date day = chart.first; day <= chart.last; day = day + kOneDay) {
            const double x = layout.x(day) + 1;
            const bool beside_now = x + 14 > now_at - half && x < now_at + half + 4;
            if (day.weekday() == 1 && !beside_now && x + 14 < end)
                drawing.text(x, head + 34, std::to_string(day.day()), {kSoft, kFont - 2});
        }
    }
    drawing.text(now_at, head + 34, now, {kNow, kFont, "600", "middle"});
    drawing.line(today, head + 38, today, layout.bottom(), fmt::format(R"(stroke="{}" stroke-width="1.2")", kNow));
}

std::string reasons_of(const ChartRow& row) {
    std::vector<std::string> lines = {row.name};
    for (const ChartReason& reason : row.reasons) lines.push_back(reason.what + "：" + reason.why);
    return join(lines, "\n");
}

// Escaped line by line: line breaks are kept in a title.
std::string title_markup(const std::string& text) {
    std::vector<std::string> lines;
    for (const std::string& line : split(text, '\n')) lines.push_back(markup_text(line));
    return join(lines, "\n");
}

using PageOfRow = std::function<std::string(std::string_view)>;

void draw_name(Drawing& drawing, const Layout& layout, std::size_t index, const PageOfRow& page_of) {
    const ChartRow& row = *layout.rows()[index];
    const std::string page = page_of ? page_of(row.key) : std::string{};
    const bool strong = row.level == 0 || row.critical;
    const double left = layout.left(0) + Layout::indent(row);
    const double base = layout.top(index) + 17;
    const std::string words = Layout::name_of(row);
    if (!page.empty()) drawing.raw(fmt::format(R"(<a href="{}">)", markup_text(page)));
    drawing.text(left, base, words, {page.empty() ? kInk : kActual, kFont, strong ? "600" : "400"});
    if (!page.empty()) drawing.raw("</a>\n");
    if (row.critical) drawing.text(left + text_width(words) + 6, base, "关键", {kCritical, kFont * 0.9});
}

void draw_row(Drawing& drawing, const Layout& layout, std::size_t index, const PageOfRow& page_of) {
    const ChartRow& row = *layout.rows()[index];
    const double top = layout.top(index);
    const double base = top + 17;
    drawing.raw(fmt::format("<g><title>{}</title>\n", title_markup(reasons_of(row))));
    if (row.critical) drawing.rectangle(layout.left(0) - 8, top + 4, 3, kRow - 8, fmt::format(R"(fill="{}")", kCritical));
    draw_name(drawing, layout, index, page_of);
    if (row.lamp != Signal::none) {
        drawing.lamp(layout.left(1) + 5, top + 13, row.lamp);
        drawing.text(layout.left(1) + 14, base, label(row.lamp), {colour_of(row.lamp), kFont, row.lamp == Signal::done ? "400" : "600"});
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ChartCell& cell = row.cells[i];
        const double x = layout.left(i + 2);
        if (cell.signal != Signal::none) drawing.lamp(x + 5, top + 13, cell.signal);
        drawing.text(cell.signal == Signal::none ? x : x + 14, base, cell.text,
                     {colour_of(cell.signal == Signal::done ? Signal::none : cell.signal), kFont});
    }
    for (const ChartBar& bar : row.bars) {
        const double x = layout.x(bar.first);
        draw_bar(drawing, bar.kind, x, top, std::max(layout.x(bar.last) + layout.day_width() - x, 1.5), row.critical);
    }
    if (row.due && layout.chart().kind == ChartKind::whole) {
        draw_due(drawing, layout.x(*row.due) + layout.day_width() / 2, top + 3);
    }
    drawing.raw("</g>\n");
}

void draw_table(Drawing& drawing, const Layout& layout, const PageOfRow& page_of) {
    const Chart& chart = layout.chart();
    const double right = layout.days_left() + layout.days_width();
    drawing.rectangle(kMargin - 8, layout.head(), right - kMargin + 8, kHead, R"(fill="#f4f6f8")");
    for (std::size_t i = 0; i < layout.rows().size(); ++i) {
        const bool group = chart.kind == ChartKind::whole && layout.rows()[i]->level == 0;
        if (group) drawing.rectangle(kMargin - 8, layout.top(i), layout.days_left() - kMargin + 4, kRow, R"(fill="#f4f6f8")");
    }
    draw_rest_days(drawing, layout);
    drawing.text(layout.left(0), layout.head() + 26, chart.row_heading, {kInk, kFont, "600"});
    drawing.text(layout.left(1), layout.head() + 26, "灯", {kInk, kFont, "600"});
    for (std::size_t i = 0; i < chart.columns.size(); ++i)
        drawing.text(layout.left(i + 2), layout.head() + 26, chart.columns[i].heading, {kInk, kFont, "600"});
    draw_axis(drawing, layout);
    for (std::size_t i = 0; i < layout.rows().size(); ++i) {
        drawing.line(kMargin - 8, layout.top(i), right, layout.top(i), fmt::format(R"(stroke="{}" stroke-width="0.8")", kLine));
        draw_row(drawing, layout, i, page_of);
    }
    drawing.line(kMargin - 8, layout.bottom(), right, layout.bottom(), R"(stroke="#b9c3cd" stroke-width="1")");
}

}  // namespace

std::string chart_svg(const Chart& chart) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           "\n" +
           chart_svg_element(chart);
}

std::string chart_svg_element(const Chart& chart, const PageOfRow& page_of) {
    const Layout layout{chart};
    Drawing drawing;
    drawing.raw(fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{:g}mm" height="{:.1f}mm" viewBox="0 0 {:.1f} {:.1f}")",
                            kPageMillimetres, kPageMillimetres * layout.height() / layout.width(), layout.width(), layout.height()));
    // What can be followed does not stand in a picture.
    drawing.raw(page_of ? R"( role="group")" : R"( role="img")");
    drawing.raw(R"( font-family="'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', )"
                R"('WenQuanYi Zen Hei', SimHei, sans-serif">)"
                "\n");
    drawing.raw(fmt::format("<title>{}</title>\n<desc>{}</desc>\n", markup_text(chart.title), markup_text(chart.subtitle)));
    drawing.rectangle(0, 0, layout.width(), layout.height(), R"(fill="#ffffff")");
    for (std::size_t i = 0; i < layout.title().size(); ++i)
        drawing.text(kMargin, kMargin + 18 + kTitleLine * static_cast<double>(i), layout.title()[i], {kInk, kTitleFont, "600"});
    for (std::size_t i = 0; i < layout.subtitle().size(); ++i)
        drawing.text(kMargin, layout.under_title() + 18 * static_cast<double>(i), layout.subtitle()[i], {kSoft, kFont});
    draw_legend(drawing, layout);
    draw_table(drawing, layout, page_of);
    for (std::size_t i = 0; i < layout.notes().size(); ++i)
        drawing.text(kMargin, layout.bottom() + 24 + 16 * static_cast<double>(i), layout.notes()[i], {kSoft, kFont * 0.9});
    drawing.raw("</svg>\n");
    return drawing.take();
}

}  // namespace zb
