// SPDX-License-Identifier: Apache-2.0
// A chart over days as a value: rows with cells, bars and reasons. Drawn elsewhere; knows no noun.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/document.h"

namespace zb {

enum class BarKind { baseline, plan, actual, forecast, pause, hold };

struct ChartBar {
    BarKind kind = BarKind::plan;
    Date first, last;  // both included
};

// Worse is greater; none: nothing to signal.
enum class Signal { none, done, green, grey, yellow, red };

struct ChartCell {
    std::string text = {};
    Signal signal = Signal::none;
};

struct ChartReason {
    std::string what;  // 到期 2026-11-24
    std::string why;
};

struct ChartRow {
    std::string key;   // unique in the chart
    int level = 0;     // 1: a part of the last row of level 0 before it
    std::string name;  // the first column
    Signal lamp = Signal::none;
    std::vector<ChartCell> cells = {};  // under Chart::columns
    bool critical = false;
    std::optional<int> slack = {};  // working days
    std::optional<Date> due = {};
    std::vector<ChartBar> bars = {};
    std::vector<ChartReason> reasons = {};
    // What the row can be found by; a row of level 0 lends its people to its parts.
    std::vector<std::string> departments = {};
    std::vector<std::string> people = {};
};

struct ChartColumn {
    std::string key;
    std::string heading;
    int rank = 0;  // as of a table's column
};

// A chart of rows with parts is drawn whole; an overview shows its rows of level 0, and the parts where one asks for them.
enum class ChartKind { whole, overview };

struct Chart {
    ChartKind kind = ChartKind::whole;
    std::string title;
    std::string subtitle;
    std::string row_heading;  // of the first column
    std::vector<ChartColumn> columns = {};
    std::vector<ChartRow> rows = {};
    Date first, last, today;           // the days drawn, both included, and the line among them
    std::vector<Date> rest_days = {};  // of the days drawn
    std::vector<std::string> notes = {};
    Basis basis;
};

}  // namespace zb
