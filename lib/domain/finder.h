// SPDX-License-Identifier: Apache-2.0
// Collects the texts that hold all the words of a search, each with the command that shows it.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"

namespace zb {

// What a text belongs to: its heading, project and the command that shows it.
struct Spot {
    std::string_view kind;
    std::string project = {};
    std::string where;
    std::string command;
};

// Width, case and spaces make no difference (normal_name). The same text at the same spot is one row, however often it stands there.
class Finder {
public:
    explicit Finder(std::span<const std::string> words);
    void look(const Spot& spot, const std::string& text);
    void look(const Spot& spot, const std::optional<std::string>& text);
    // The same, unless the text was found elsewhere in the same project.
    void look_once(const Spot& spot, const std::string& text);
    Table take() { return std::move(table_); }

private:
    std::vector<std::string> words_;
    std::set<std::string> listed_;
    std::set<std::pair<std::string, std::string>> texts_;  // found so far, by project
    Table table_;
};

}  // namespace zb
