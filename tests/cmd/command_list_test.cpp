// SPDX-License-Identifier: Apache-2.0
// The command list itself: what every row must have, whichever noun it belongs to.
#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string>

#include "base/text.h"
#include "cli/help.h"
#include "cli/parsing.h"
#include "cmd/commands.h"

namespace zb::cli {

TEST_CASE("a path is found again, and no path occurs twice") {
    std::set<std::string_view> seen;
    for (const Command* command : commands().all()) {
        CAPTURE(command->path);
        CHECK(seen.insert(command->path).second);
        CHECK(commands().find(command->path) == command);
    }
    CHECK(seen.size() > 3);
    CHECK(commands().find("") == nullptr);
    CHECK(commands().find("calendar") == nullptr);
    CHECK(commands().find("calendar pluss") == nullptr);
}

TEST_CASE("every command tells what it does, by an example of itself, and can be run") {
    for (const Command* command : commands().all()) {
        CAPTURE(command->path);
        CHECK(static_cast<bool>(command->run));
        CHECK_FALSE(command->summary.empty());
        REQUIRE_FALSE(command->examples.empty());
        const bool names_itself = std::any_of(command->examples.begin(), command->examples.end(), [&](const Example& example) {
            return example.line.find("zb " + std::string{command->path}) != std::string_view::npos;
        });
        CHECK(names_itself);
    }
}

TEST_CASE("operands and options of a command have names of their own, and only a last operand repeats") {
    for (const Command* command : commands().all()) {
        CAPTURE(command->path);
        std::set<std::string_view> names;
        for (const Operand& operand : command->operands) {
            CAPTURE(operand.name);
            CHECK(names.insert(operand.name).second);
            CHECK((!operand.repeated || &operand == &command->operands.back()));
        }
        for (const Option& option : all_options(*command)) {
            CAPTURE(option.name);
            CHECK(names.insert(option.name).second);
            CHECK((option.form == Form::choice) == !option.choices.empty());
            CHECK((option.form == Form::flag) == option.value.empty());
        }
    }
}

TEST_CASE("a required operand never stands behind an optional one") {
    for (const Command* command : commands().all()) {
        CAPTURE(command->path);
        bool optional_seen = false;
        for (const Operand& operand : command->operands) {
            CHECK_FALSE((optional_seen && operand.required));
            optional_seen = optional_seen || !operand.required;
        }
    }
}

TEST_CASE("every help page names all options, ends with the exit statuses, and fits a wide terminal") {
    for (const Command* command : commands().all()) {
        CAPTURE(command->path);
        const std::string page = help_about(commands(), command->path);
        for (const Option& option : all_options(*command)) CHECK(page.find("--" + std::string{option.name}) != std::string::npos);
        CHECK(page.find("\n退出码\n") > page.find("\n例\n"));
    }
}

TEST_CASE("a noun's page shows all its verbs, and the overview all nouns") {
    const std::string overview = help_overview(commands());
    for (const Noun& noun : commands().nouns()) {
        CAPTURE(noun.name);
        CHECK(overview.find("\n  " + std::string{noun.name} + " ") != std::string::npos);
        const std::string page = help_of(commands(), noun);
        for (const Command& row : commands().rows(noun)) CHECK(page.find("zb " + std::string{row.path}) != std::string::npos);
    }
}

TEST_CASE("the columns of a help page line up by display width") {
    const std::string page = help_about(commands(), "calendar plus");
    std::set<std::size_t> where;
    for (const auto& text : {"从这一天起算", "10 为之后第 10"}) {
        const std::size_t at = page.find(text);
        REQUIRE(at != std::string::npos);
        const std::size_t line = page.rfind('\n', at) + 1;
        where.insert(display_width(std::string_view{page}.substr(line, at - line)));
    }
    CHECK(where.size() == 1);
}

}  // namespace zb::cli
