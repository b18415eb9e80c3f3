// SPDX-License-Identifier: Apache-2.0
// Lists as CSV: rows within the limits, and what was read is written and read again the same.
#include "base/csv.h"

#include "fuzz/fuzz.h"

void zb::try_input(std::string_view input) {
    for (const CsvMarks marks : {CsvMarks::marked, CsvMarks::plain}) {
        const std::vector<CsvRow> rows = read_csv(input, marks);
        require(rows.size() <= kMostRows);
        for (const CsvRow& row : rows) {
            require(row.line > 0 && !row.cells.empty() && row.cells.size() <= kMostColumns);
            for (const std::string& cell : row.cells) {
                const std::vector<CsvRow> again = read_csv("x," + csv_text(cell, marks) + "\n", marks, CsvForm{','});
                require(again.size() == 1 && again.front().cells.size() == 2);
                require(again.front().cells.back() == cell);
            }
        }
    }
}
