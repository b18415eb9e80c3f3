// SPDX-License-Identifier: Apache-2.0
// The codes and names in the database that may stand for an operand or an option, by its name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zb::cmd {

// One thing that may be meant: what may be typed for it, the preferred first, and what it is.
struct Candidate {
    std::vector<std::string> names;
    std::string about;
};
using Candidates = std::vector<Candidate>;

struct CodesWanted {
    std::string database;
    std::string noun;     // of the command
    std::string project;  // the project told before, whose steps may be meant
};

// Empty for a name that stands for no code. Throws where the database cannot be read.
Candidates codes_for(std::string_view name, const CodesWanted& wanted);

}  // namespace zb::cmd
