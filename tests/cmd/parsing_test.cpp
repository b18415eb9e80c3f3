// SPDX-License-Identifier: Apache-2.0
// From the words of a command line to what was asked.
#include "cli/parsing.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <rapidcheck.h>
#include <string>
#include <vector>

#include "cmd/commands.h"

namespace zb::cli {

namespace {

using Words = std::vector<std::string>;

// Code of the refusal of `words`, or "" where they are taken.
std::string refusal(const Words& words) {
    try {
        const Request request = read_command_line(commands(), words);
        if (request.command != nullptr) Arguments::read(*request.command, request.given);
        return {};
    } catch (const Error& error) {
        CHECK(error.exit() == Exit::usage);
        CHECK_FALSE(error.fault().hint.empty());
        return error.fault().code;
    }
}

Arguments arguments_of(const Words& words) {
    const Request request = read_command_line(commands(), words);
    REQUIRE(request.command != nullptr);
    return Arguments::read(*request.command, request.given);
}

}  // namespace

TEST_CASE("options stand before, between and behind the words of a command") {
    const std::vector<Words> ways = {
        {"calendar", "plus", "2026-11-20", "3", "--today", "2026-11-01"},
        {"--today", "2026-11-01", "calendar", "plus", "2026-11-20", "3"},
        {"calendar", "--today", "2026-11-01", "plus", "2026-11-20", "3"},
        {"calendar", "plus", "--today=2026-11-01", "2026-11-20", "3"},
        {"calendar", "plus", "2026-11-20", "--today", "2026-11-01", "3"},
        {"calendar", "plus", "--today", "2026-11-01", "--", "2026-11-20", "3"},
    };
    for (const Words& words : ways) {
        const Arguments args = arguments_of(words);
        CHECK(args.command().path == "calendar plus");
        CHECK(args.need("start") == "2026-11-20");
        CHECK(args.need("offset_working_days") == "3");
        CHECK(args.need("today") == "2026-11-01");
    }
}

TEST_CASE("a negative number is an operand, and -- makes any word one") {
    CHECK(arguments_of({"calendar", "plus", "today", "-3"}).number("offset_working_days") == -3);
    CHECK(arguments_of({"calendar", "plus", "--", "today", "-3"}).number("offset_working_days") == -3);
    CHECK(arguments_of({"help", "--", "--db"}).texts("topic") == Words{"--db"});
}

TEST_CASE("an operand may be given by its name") {
    const Arguments args = arguments_of({"calendar", "between", "--end", "2026-11-20", "2026-11-01"});
    CHECK(args.need("start") == "2026-11-01");
    CHECK(args.need("end") == "2026-11-20");
}

TEST_CASE("an empty value is a value") {
    const Request request = read_command_line(commands(), Words{"calendar", "plus", "--columns=", "today", "3"});
    CHECK(std::count(request.given.begin(), request.given.end(), std::pair<std::string, std::string>{"columns", ""}) == 1);
}

TEST_CASE("wrong command lines are refused by name") {
    const std::map<Words, std::string> refusals = {
        {{"calender"}, "command.unknown"},
        {{"calendar", "pluss"}, "command.unknown"},
        {{"--db", "x.db"}, "command.missing"},
        {{"calendar", "plus"}, "operand.missing"},
        {{"calendar", "plus", "today"}, "operand.missing"},
        {{"calendar", "plus", "today", "3", "4"}, "operand.extra"},
        {{"calendar", "plus", "today", "3", "++", "4"}, "operand.extra"},
        {{"calendar", "plus", "today", "3", "--colums", "end"}, "option.unknown"},
        {{"calendar", "plus", "today", "3", "--colums=end"}, "option.unknown"},
        {{"calendar", "plus", "today", "3", "-z"}, "option.unknown"},
        {{"calendar", "plus", "today", "3", "--columns"}, "option.no_value"},
        {{"calendar", "plus", "today", "3", "--quiet=3"}, "option.form"},
        {{"calendar", "plus", "today", "三"}, "option.form"},
        {{"calendar", "plus", "today", "3", "--limit", "-1"}, "option.form"},
        {{"calendar", "plus", "today", "99999999999999999999"}, "option.form"},
        {{"calendar", "plus", "today", "3", "--format", "xml"}, "option.form"},
        {{"calendar", "plus", "today", "3", "--format", "csv", "--format", "json"}, "option.repeated"},
        {{"calendar", "plus", "2026-02-29", "3"}, "date.invalid"},
        {{"calendar", "plus", "2026/11/20", "3"}, "date.invalid"},
        {{"calendar", "plus", "+3", "3"}, "date.invalid"},
        {{"calendar", "plus", "+99999999wd", "3"}, "date.invalid"},
        {{"calendar", "plus", "today", "3", "--today", "明年"}, "date.invalid"},
        {{"calendar", "plus", "\xff", "3"}, "option.form"},
    };
    for (const auto& [words, code] : refusals) {
        const std::string line = Arguments::read(*commands().find("help"), {{"topic", words.front()}}).canonical();
        CAPTURE(line);
        CHECK(refusal(words) == code);
    }
}

TEST_CASE("a mistyped word is answered with the nearest") {
    const std::map<Words, std::string> suggestions = {
        {{"calandar", "plus"}, "zb calendar"},
        {{"calendar", "betwen"}, "zb calendar between"},
        {{"calendar", "plus", "today", "3", "--tody", "x"}, "--today"},
    };
    for (const auto& [words, suggestion] : suggestions) {
        try {
            read_command_line(commands(), words);
            FAIL("taken");
        } catch (const Error& error) {
            CHECK(error.fault().hint.find("是不是 " + suggestion + "？") != std::string::npos);
        }
    }
}

TEST_CASE("help and version are asked for in any of the ways people try") {
    const std::map<Words, std::string> topics = {
        {{}, ""},
        {{"--help"}, ""},
        {{"-h"}, ""},
        {{"calendar"}, "calendar"},
        {{"calendar", "--help"}, "calendar"},
        {{"calendar", "plus", "--help"}, "calendar plus"},
        {{"calendar", "plus", "-h", "today"}, "calendar plus"},
        {{"--help", "calendar", "plus"}, "calendar plus"},
    };
    for (const auto& [words, topic] : topics) {
        const Request request = read_command_line(commands(), words);
        CHECK(request.kind == Request::Kind::help);
        CHECK(request.topic == topic);
    }
    CHECK(read_command_line(commands(), Words{"--version"}).kind == Request::Kind::version);
    CHECK(read_command_line(commands(), Words{"help", "calendar"}).kind == Request::Kind::run);
}

TEST_CASE("any text comes through as the value of an option, told apart by = or a space") {
    CHECK(rc::check("value of --columns", [](const std::string& any) {
        const std::string text = any + "x";  // an argument of a program holds no NUL; the rest is free
        RC_PRE(text.find('\0') == std::string::npos && text != "++");
        const auto value = [](const Request& request) {
            const auto found =
                std::find_if(request.given.begin(), request.given.end(), [](const auto& pair) { return pair.first == "columns"; });
            return found == request.given.end() ? std::string{"none"} : found->second;
        };
        RC_ASSERT(value(read_command_line(commands(), Words{"calendar", "plus", "today", "3", "--columns", text})) == text);
        RC_ASSERT(value(read_command_line(commands(), Words{"calendar", "plus", "today", "3", "--columns=" + text})) == text);
    }));
}

TEST_CASE("what a request id is compared by leaves out how the answer is printed") {
    const std::string words = arguments_of({"calendar", "plus", "today", "3"}).canonical();
    CHECK(words == R"({"command":"calendar plus","start":["today"],"offset_working_days":["3"]})");
    CHECK(arguments_of({"calendar", "plus", "--format", "json", "today", "--quiet", "3", "-o", "x"}).canonical() == words);
    CHECK(arguments_of({"calendar", "plus", "today", "4"}).canonical() != words);
}

TEST_CASE("a command is typed again with what was given, quoted where a shell needs it") {
    CHECK(arguments_of({"calendar", "plus", "today", "3", "--format", "json"}).typed_again() == "zb calendar plus today 3 --format json");
    const std::vector<std::string_view> without = {"format"};
    CHECK(arguments_of({"calendar", "plus", "today", "3", "--format", "json", "--quiet"}).typed_again(without) ==
          "zb calendar plus today 3 --quiet");
    CHECK(shell_word("原因或下一步") == "原因或下一步");
    CHECK(shell_word("两局 会商") == "'两局 会商'");
    CHECK(shell_word("a'b$c") == "'a'\\''b$c'");
    CHECK(shell_word("") == "''");
}

TEST_CASE("words that stand for days count from the day used as today") {
    const Calendar calendar{builtin_notices()};
    const Date today = Date::of(2026, 10, 8);  // the first working day after 国庆节
    const std::map<std::string, Date> days = {
        {"today", today},
        {"yesterday", Date::of(2026, 10, 7)},
        {"-1wd", Date::of(2026, 9, 30)},
        {"+1wd", Date::of(2026, 10, 9)},
        {"+2wd", Date::of(2026, 10, 10)},  // a Saturday that works
        {"+2d", Date::of(2026, 10, 10)},
        {"-8d", Date::of(2026, 9, 30)},
        {"2026-01-02", Date::of(2026, 1, 2)},
    };
    for (const auto& item : days) {  // no structured binding: clang 14 lets no lambda, so no CAPTURE, take one
        CAPTURE(item.first);
        CHECK(iso(read_day(item.first, "--on").resolve(today, calendar)) == iso(item.second));
    }
}

}  // namespace zb::cli
