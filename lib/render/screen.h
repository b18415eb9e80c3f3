// SPDX-License-Identifier: Apache-2.0
// Which columns of a list a screen shows, and how wide.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"

namespace zb {

// Whether a column holds words of the program (construction_permit), which scripts read and people do not.
bool holds_program_words(const Column& column);
// Places of the columns that are none such and have a word in at least one row; in a table without rows all that are none such.
std::vector<std::size_t> columns_that_say_something(const Table& table);

inline constexpr std::size_t kMostOnScreen = 8;  // columns of a list (cli.md rule 1)

struct ScreenColumns {
    std::vector<std::size_t> shown;     // places in the table, in its order
    std::vector<std::string> left_out;  // headings
};

// Left out are program words (键), columns without a single word in them, and then, until eight are left and the longest code, date or
// number of each fits whole beside those of the others, those of the highest rank; of equal ones the last.
ScreenColumns columns_for_screen(const Table& table, std::size_t width);
// Of a table in a report: all, where they fit; else as of a list, however many are left.
ScreenColumns columns_of_report_for_screen(const Table& table, std::size_t width);

// The widest run of letters and digits: what cannot be read, copied or typed once it is broken.
std::size_t longest_run(std::string_view text);
// Below which a column should not go: its longest code, date or number, and four Han characters.
std::size_t least_width(const std::vector<std::string>& cells);
enum class TooNarrow { break_words, overflow };
// Takes from the widest that may give way until the row fits `wanted` columns of text; where that cannot be, from the widest whatsoever, or
// the row stays too long.
void fit_widths(std::vector<std::size_t>& widths, const std::vector<std::size_t>& least, std::size_t wanted,
                TooNarrow where_nothing_helps = TooNarrow::break_words);

}  // namespace zb
