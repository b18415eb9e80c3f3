// SPDX-License-Identifier: Apache-2.0
// A report as a value: titles, sections, figures, tables. Rendered elsewhere; knows no noun.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/table.h"

namespace zb {

// A paragraph of plain text; `lead` stands before it in bold. Both are data to the renderer: it escapes them.
struct Paragraph {
    std::string text;
    std::string lead = {};
};

// Lines printed as they are, in a fixed-width block on paper (a card, a day-by-day table's head).
struct Verbatim {
    std::vector<std::string> lines;
};

using Block = std::variant<Paragraph, Verbatim, Table>;

// A heading and what stands under it. Its table's rows, as machines read them, are its `rows` in JSON; `--table key` prints them as CSV.
struct Section {
    std::string key;                                          // stable: overall, decided, accepted …
    std::string heading;                                      // 一、总体情况; empty: none is printed
    int level = 1;                                            // 2: a part of the section before it, printed as a run-in line
    std::vector<std::pair<std::string, Value>> figures = {};  // every number that the text states, for machines
    std::vector<Block> blocks = {};
    std::optional<Table> rows = {};  // for machines, in place of a table's, where people read sentences
};

// The section's rows as machines read them: its `rows`, or else those of its table. None where it has neither.
std::optional<Table> rows_for_machines(const Section& section);

// Which ledger a printing rests on; printed in the foot and needed to print it again.
struct Basis {
    std::int64_t seq = 0;
    std::string hash;  // 64 hex digits
    Date as_of;
    bool practice = false;
    std::optional<int> noticed_until = {};  // last year whose holiday notice is known: days of later years are 暂定
};

// Of the pages of a DOCX whose tables lie across.
enum class Paper { a4, a3 };

struct Document {
    std::string report;                        // weekly, why, plan …
    std::vector<std::string> letterhead = {};  // stands above the title: 发文机关标志, and 发文字号 where there is one
    std::vector<std::string> titles = {};      // the first is the title, the others stand centred under it
    std::optional<std::pair<Date, Date>> period = {};
    Basis basis;
    std::vector<Section> sections = {};
    std::vector<std::string> notes = {};  // the foot: counting rules, how to print again
    Paper wide_paper = Paper::a4;
};

// What the reader (people or machines) reads: people the blocks, machines the rows.
Document read_by(Reader reader, Document document);

}  // namespace zb
