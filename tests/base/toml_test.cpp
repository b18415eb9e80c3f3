// SPDX-License-Identifier: Apache-2.0
// TOML as values with lines; what is no TOML is refused with its line.
#include "base/toml.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace zb {

TEST_CASE("values keep their kinds, their order and their lines") {
    const TomlValue file = read_toml("b = \"甲\"\na = 3\n[t]\nyes = true\ndays = [2026-11-20, \"x\"]\n[[row]]\nn = 1\n[[row]]\nn = 2\n");
    REQUIRE(file.members.size() == 4);
    CHECK(file.members[0].key == "b");
    CHECK(file.members[1].key == "a");
    CHECK(file.find("a")->integer == 3);
    CHECK(file.find("a")->line == 2);
    CHECK(file.find("t")->find("yes")->boolean);
    CHECK(file.find("t")->find("days")->items[0].text == "2026-11-20");
    CHECK(file.find("row")->items[1].find("n")->integer == 2);
    CHECK(file.find("nothing") == nullptr);
}

TEST_CASE("what is no TOML is refused with the line") {
    const std::pair<std::string, int> cases[] = {{"a = 1\nb = \n", 2},
                                                 {"甲 = 1\n", 1},
                                                 {"a = 1\n\na = 2\n", 3},
                                                 {"[t\n", 1},
                                                 {"[专班]\nx = 1\n", 1},
                                                 {"a = 1\na é = 1\n", 2},
                                                 {"a = " + std::string(3000, '['), 1}};
    for (const auto& one : cases) {
        CAPTURE(one.first);
        try {
            read_toml(one.first);
            FAIL("taken");
        } catch (const Error& error) {
            CHECK(error.fault().place.line == one.second);
            CHECK_FALSE(error.fault().hint.empty());
        }
    }
    CHECK_THROWS_AS(read_toml(std::string(2 << 20, '\n')), Error);
}

}  // namespace zb
