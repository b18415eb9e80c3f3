// SPDX-License-Identifier: Apache-2.0
// config.toml changed by lines: what stands beside the one line stays byte for byte.
#include "cli/settings_file.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "cli/user_settings.h"

using zb::cli::with_setting;
using zb::cli::without_setting;
using zb::cli::words_of_line;

namespace {

constexpr std::string_view kFile =
    "# 本人的\n"
    "color = \"never\"  # 黑白 # 省眼\n"
    "\n"
    "# 常用\n"
    "[alias]\n"
    "\"红\" = \"step list --lamp red\" # 每天\n"
    "\n"
    "[defaults]\n"
    "\"step list\" = [\n"
    "  \"--wide\",\n"
    "]\n";

std::string replaced(std::string_view from, std::string_view to) {
    std::string text{kFile};
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a setting that is there changes in its place, its comment stays") {
    CHECK(with_setting(kFile, {"", "color"}, {"auto"}) == replaced("\"never\"", "\"auto\""));
    CHECK(with_setting(kFile, {"alias", "红"}, {"step", "due"}) ==
          replaced("\"step list --lamp red\" # 每天", "[\"step\", \"due\"]  # 每天"));
}

TEST_CASE("a new setting stands behind the last of its table") {
    CHECK(with_setting(kFile, {"", "db"}, {"~/zb.db"}) == replaced("# 省眼\n", "# 省眼\ndb = \"~/zb.db\"\n"));
    CHECK(with_setting(kFile, {"alias", "黄"}, {"step list"}) == replaced("# 每天\n", "# 每天\n\"黄\" = \"step list\"\n"));
    CHECK(with_setting("", {"", "color"}, {"auto"}) == "color = \"auto\"\n");
    CHECK(with_setting("", {"alias", "d7"}, {"step due"}) == "[alias]\nd7 = \"step due\"\n");
    CHECK(with_setting("# 空的", {"", "color"}, {"auto"}) == "# 空的\ncolor = \"auto\"\n");
    CHECK(with_setting("[alias]\nd7 = \"step due\"\n", {"", "color"}, {"auto"}) == "color = \"auto\"\n[alias]\nd7 = \"step due\"\n");
}

TEST_CASE("a value may hold quotes and backslashes") {
    const std::string text = with_setting("", {"", "pager"}, {R"(a "b" \c)"});
    CHECK(zb::cli::settings_in(text, "x", {}).pager == R"(a "b" \c)");
}

TEST_CASE("a setting is taken out with its line alone") {
    CHECK(without_setting(kFile, {"alias", "红"}) == replaced("\"红\" = \"step list --lamp red\" # 每天\n", ""));
    CHECK(without_setting(kFile, {"alias", "黄"}) == kFile);
}

TEST_CASE("what stands on several lines or in braces is left to an editor") {
    CHECK_THROWS_AS(with_setting(kFile, {"defaults", "step list"}, {"--wide"}), zb::Error);
    CHECK_THROWS_AS(without_setting(kFile, {"defaults", "step list"}), zb::Error);
    CHECK_THROWS_AS(with_setting("alias = { d7 = \"step due\" }\n", {"alias", "d8"}, {"step due"}), zb::Error);
    CHECK_THROWS_AS(with_setting("alias = { d7 = \"step due\" }\n", {"alias", "d7"}, {"step list"}), zb::Error);
}

TEST_CASE("a line is parted as a shell parts it") {
    using Words = std::vector<std::string>;
    CHECK(words_of_line("step list  --lamp red") == Words{"step", "list", "--lamp", "red"});
    CHECK(words_of_line(R"(--where '灯=红 或 黄' "a b"c \ d)") == Words{"--where", "灯=红 或 黄", "a bc", " d"});
    CHECK(words_of_line("''") == Words{""});
    CHECK(words_of_line("  ").empty());
    CHECK_THROWS_AS(words_of_line("step 'list"), zb::Error);
}
