// SPDX-License-Identifier: Apache-2.0
// What a printed command keeps of the line that was typed.
#include "cli/mends.h"

#include <doctest/doctest.h>

#include "cmd/commands.h"

namespace zb::cli {

TEST_CASE("a mend acts on the ledger and for the person of the command typed") {
    struct Case {
        std::vector<std::string> typed;
        const char* hint;
        const char* kept;
    };
    const Case cases[] = {
        {{"step", "advance", "001", "环评", "--to", "decided"}, "先受理：zb step advance 001 环评 --to accepted --on 日期", nullptr},
        {{"step", "advance", "001", "环评", "--by", "环境经办01"},
         "先受理：zb step advance 001 环评 --to accepted；看它：zb step show 001 环评",
         "先受理：zb step advance 001 环评 --to accepted --by 环境经办01；看它：zb step show 001 环评"},
        {{"step", "show", "001", "环评", "--db=甲 乙.db"}, "看全部项目：zb project list", "看全部项目：zb project list --db '甲 乙.db'"},
        {{"report", "weekly", "--issue", "--by", "专班办01"},
         "有错须更正的：zb report weekly --correct 2026-21 --reason 原因 --by 人员",
         "有错须更正的：zb report weekly --correct 2026-21 --reason 原因 --by 专班办01"},
        // Another person reviews what one has drafted.
        {{"report", "weekly", "--issue", "--by", "专班办01"}, "先审核：zb report review 2026-22 --by 审核人", nullptr},
        {{"material", "receive", "005", "--by", "甲"},
         "先补齐：zb material receive 005 施工许可 '中标通知书（或直接发包）' --on 日期；再办",
         "先补齐：zb material receive 005 施工许可 '中标通知书（或直接发包）' --on 日期 --by 甲；再办"},
        {{"today", "--by", "甲"}, "zb 没有这个命令", nullptr},
    };
    for (const Case& each : cases) {
        CAPTURE(each.hint);
        const Error kept = keeping_what_was_typed(Error{"x", "不行", each.hint}, commands(), each.typed);
        CHECK(kept.fault().hint == (each.kept == nullptr ? each.hint : each.kept));
    }
}

TEST_CASE("each row of a refused bulk is mended alike") {
    const std::vector<std::string> typed = {"step", "advance", "--input", "动态.csv", "--db", "另一本.db"};
    const Error error = Error{"rows.invalid", "1 行有问题"}.with_rows({{"a", "不行", "看：zb project list", {}}});
    CHECK(keeping_what_was_typed(error, commands(), typed).rows().front().hint == "看：zb project list --db 另一本.db");
}

}  // namespace zb::cli
