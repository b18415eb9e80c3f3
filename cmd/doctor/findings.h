// SPDX-License-Identifier: Apache-2.0
// What doctor looks at, a line each: what, how it is, and the command that mends it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/table.h"
#include "book/book.h"
#include "cli/context.h"
#include "store/surroundings.h"

namespace zb::cli {

enum class Standing { sound, noted, found };  // noted: to be known, nothing is wrong

class Findings {
public:
    // `database`: of --db where it was given, so that each mend means the same ledger.
    explicit Findings(std::optional<std::string> database);
    // `check` is the key and what it is called: integrity, 文件完好.
    void add(std::pair<std::string_view, std::string_view> check, Standing standing, std::string text, std::string mend = {});
    bool any() const { return found_; }
    Table table() && { return std::move(table_); }

private:
    std::optional<std::string> database_;
    Table table_;
    bool found_ = false;
};

// Of the files: their owner, permissions, what was left.
void look_at_files(const Surroundings& around, Findings& findings);
// Of the ledger that could be opened.
void look_at_ledger(const Context& context, const Book& book, Findings& findings);

}  // namespace zb::cli
