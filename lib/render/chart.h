// SPDX-License-Identifier: Apache-2.0
// A Chart to text for terminals, CSV's table, JSON, SVG, and one HTML file that needs no network. The same input gives the same bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/chart.h"
#include "base/table.h"

namespace zb {

enum class Colour { no, yes };

struct TerminalChartOptions {
    std::optional<std::size_t> width = {};  // of a terminal, which columns of words give way to; none: a fixed width for the days
    Colour colour = Colour::no;
};
struct TerminalChart {
    std::string text;
    std::vector<std::string> left_out = {};  // headings
};

// Every row with its bars below each other: what is, and what was planned.
TerminalChart terminal_chart(const Chart& chart, const TerminalChartOptions& options);
// Of an overview, whose rows of level 0 are a table: what stands over it and below.
Table overview_table(const Chart& chart);
std::string terminal_head(const Chart& chart, const TerminalChartOptions& options);
std::string terminal_foot(const Chart& chart, const TerminalChartOptions& options);
// One row a chart row, with the first and last day of each kind of bar.
Table chart_table(const Chart& chart);
std::string chart_json(const Chart& chart);
// A page of A3 landscape proportions or longer: text as text, no scripts. Of an overview the rows of level 0.
std::string chart_svg(const Chart& chart);
// The same to stand within a page of HTML; `page_of` says where the rows lead that have a page of their own, by their keys.
std::string chart_svg_element(const Chart& chart, const std::function<std::string(std::string_view)>& page_of = {});
std::string chart_html(const Chart& chart);

// For people and for machines.
std::string_view label(BarKind kind);
std::string_view key(BarKind kind);
std::string_view label(Signal signal);  // 红 …; 办结 for done, empty for none
std::string_view key(Signal signal);

}  // namespace zb
