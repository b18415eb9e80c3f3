// SPDX-License-Identifier: Apache-2.0
// How refusals are printed.
#include "cli/failure.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "base/json.h"

namespace zb::cli {

TEST_CASE("a refused write says what, how to mend it, and that nothing was written") {
    const Error error{"step.illegal_move", "“施工许可”现为“已收件”，不能直接“办结”", "先受理"};
    FailureStyle style;
    style.would_write = true;
    CHECK(failure_text(error, style) == "错误：“施工许可”现为“已收件”，不能直接“办结”\n办法：先受理\n未写入任何内容。\n");
    style.would_write = false;
    CHECK(failure_text(error, style) == "错误：“施工许可”现为“已收件”，不能直接“办结”\n办法：先受理\n");
}

TEST_CASE("where it is not known whether something was written, nothing is claimed") {
    FailureStyle style;
    style.would_write = true;
    CHECK(failure_text(Error{"db.unknown_outcome", "不知是否写入", "", Exit::unknown}, style) == "错误：不知是否写入\n");
}

TEST_CASE("faults of a list are told row by row, with line, column and mend") {
    Fault first{"credit_code.rounded", "9.14407E+17 被 Excel 改成了科学计数", "把该列设为“文本”", {3, "统一社会信用代码", "9.14407E+17"}};
    const Error error = Error{"rows.invalid", "1 行有问题，全部 6 行均未写入", "有问题的行已另存：清单.待改.csv"}.with_rows({first});
    FailureStyle style;
    style.would_write = true;
    CHECK(failure_text(error, style) ==
          "错误：1 行有问题，全部 6 行均未写入\n"
          "  第 3 行“统一社会信用代码”：9.14407E+17 被 Excel 改成了科学计数。办法：把该列设为“文本”\n"
          "有问题的行已另存：清单.待改.csv\n");
}

TEST_CASE("with --format json the same is told for programs, place and rows included") {
    const Fault row{"amount.unreadable", "“面议”不是金额", "", {5, "计划总投资", "面议"}};
    const Error error = Error{Fault{"rows.invalid", "1 行有问题", "", {2, "--on", "x"}}}.with_rows({row});
    FailureStyle style;
    style.json = true;
    const std::string text = failure_text(error, style);
    const std::string last = text.substr(text.find("{\"error\""));
    JsonDocument document;
    const JsonView parsed = *document.parse(last).find("error");
    CHECK(parsed.find("code")->text() == "rows.invalid");
    CHECK(parsed.find("hint")->is(JsonView::Kind::null));
    CHECK(parsed.find("line")->integer() == 2);
    CHECK(parsed.find("column")->text() == "--on");
    CHECK(parsed.find("value")->text() == "x");
    CHECK(parsed.find("rows")->at(0).find("line")->integer() == 5);
}

TEST_CASE("no escape sequence and no line break from data reaches the terminal") {
    const std::string text = failure_text(Error{"x", "名称“\033[31m红\n办法：rm”", "\u202e倒"}, FailureStyle{});
    CHECK(text.find('\033') == std::string::npos);
    CHECK(text.find("\u202e") == std::string::npos);
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}

TEST_CASE("an answer is no longer than a screen, however long what was given and however many rows") {
    const std::string megabyte(1'000'000, 'a');
    std::vector<Fault> rows(500, Fault{"x", megabyte, megabyte, {7, megabyte, megabyte}});
    const Error error = Error{Fault{"rows.invalid", megabyte, megabyte, {0, "", megabyte}}}.with_rows(std::move(rows));
    const std::string text = failure_text(error, {});
    CHECK(text.size() < 9000);
    CHECK(text.find("处没有列出") != std::string::npos);
    FailureStyle style;
    style.json = true;
    CHECK(failure_text(error, style).size() < 400'000);
    CHECK(failure_json(Error{Fault{"x", megabyte, megabyte, {0, "", megabyte}}}).size() < 3000);
}

}  // namespace zb::cli
