// SPDX-License-Identifier: Apache-2.0
// Text: widths, cutting, forms, near words.
#include "base/text.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.h"

using zb::display_width;
using zb::Newlines;

namespace {

// Characters of every kind that the columns must get right.
rc::Gen<std::string> office_text() {
    static const std::vector<std::string> kPieces = {"甲", "（", "a",  "B",  "9",      " ",  ",", "𠮷", "e\u0301", "🟢", "ｶﾞ",
                                                     "—",  "“",  "㎡", "\n", "\u3000", "Ａ", "ﬁ", "ß",  "Ⅲ",       "가"};
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces)),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& piece : pieces) text += piece;
                            return text;
                        });
}

struct Width {
    std::string_view text;
    std::size_t columns;
};

std::string fault_code(std::string_view text, Newlines newlines = Newlines::keep) {
    try {
        zb::clean_text(text, "备注", newlines);
    } catch (const zb::Error& error) {
        CHECK(error.fault().place.column == "备注");
        CHECK(zb::visible(error.fault().message, Newlines::escape) == error.fault().message);
        return error.fault().code;
    }
    return "";
}

}  // namespace

TEST_CASE("a character takes the columns that terminals give it") {
    constexpr Width kWidths[] = {
        {"", 0},           {"abc", 3},      {"甲公司", 6}, {"（一）", 6},       {"ＡＢ", 4},   {"𠮷", 2},
        {"\U0002EBF0", 2}, {"e\u0301", 1},  {"🟢", 2},   {"🟠🟡🔴", 6}, {"😀", 2},      {"—", 1},
        {"“”", 2},         {"·", 1},        {"→", 1},      {"㎡", 2},           {"\u200B", 0}, {"가", 2},
        {"ｶ", 1},          {"〔2026〕", 8}, {"\xFF", 1},   {"葛\U000E0100", 2}, {"①", 1},      {"½", 1},
    };
    for (const Width& width : kWidths) {
        CAPTURE(width.text);
        CHECK(display_width(width.text) == width.columns);
    }
}

TEST_CASE("padding fills up to the column and never cuts") {
    CHECK(zb::pad_right("甲", 4) == "甲  ");
    CHECK(zb::pad_left("甲", 4) == "  甲");
    CHECK(zb::pad_right("甲乙丙", 4) == "甲乙丙");
    CHECK(zb::pad_left("12", 2) == "12");
}

TEST_CASE("a long text is cut between characters") {
    CHECK(zb::truncate("恒力电池项目", 12) == "恒力电池项目");
    CHECK(zb::truncate("恒力电池项目", 11) == "恒力电池...");
    CHECK(zb::truncate("恒力电池项目", 10) == "恒力电...");
    CHECK(zb::truncate("e\u0301e\u0301e\u0301e\u0301e\u0301", 4) == "e\u0301...");
    CHECK(zb::truncate("恒力电池项目", 2) == "..");
    CHECK(zb::truncate("恒力电池项目", 0) == "");
}

TEST_CASE("lines break between Han characters and at spaces, not within words") {
    CHECK(zb::wrap("恒力电池项目", 8) == std::vector<std::string>{"恒力电池", "项目"});
    CHECK(zb::wrap("zb ledger submit", 10) == std::vector<std::string>{"zb ledger", "submit"});
    CHECK(zb::wrap("代码JH-2026-001甲", 12) == std::vector<std::string>{"代码", "JH-2026-001", "甲"});
    CHECK(zb::wrap("abcdefgh", 3) == std::vector<std::string>{"abc", "def", "gh"});
    CHECK(zb::wrap("一\n二", 10) == std::vector<std::string>{"一", "二"});
    CHECK(zb::wrap("", 10) == std::vector<std::string>{""});
    CHECK(zb::wrap("甲乙", 1) == std::vector<std::string>{"甲", "乙"});
    CHECK(zb::wrap("甲", 0) == std::vector<std::string>{"甲"});
    // 避头尾.
    CHECK(zb::wrap("逾期两天，今日提级", 8) == std::vector<std::string>{"逾期两", "天，今日", "提级"});
    CHECK(zb::wrap("（甲乙丙）丁", 8) == std::vector<std::string>{"（甲乙", "丙）丁"});
    CHECK(zb::wrap("2026-11-02）前", 10) == std::vector<std::string>{"2026-11-02", "）前"});  // a date is whole first
    CHECK(zb::longest_piece("甲公司（2026-11-02）前") == 14);
    CHECK(zb::wrap("甲公司（一期）项目", 8) == std::vector<std::string>{"甲公司", "（一期）", "项目"});
    CHECK(zb::wrap("（，）", 2) == std::vector<std::string>{"（", "，", "）"});
}

TEST_CASE("what a terminal would obey is shown instead") {
    CHECK(zb::visible("a\x1b[31m") == "a\\u001b[31m");
    CHECK(zb::visible("a\nb\tc") == "a\nb\\u0009c");
    CHECK(zb::visible("a\nb", Newlines::escape) == "a\\u000ab");
    CHECK(zb::visible("\u202Eabc\u200B\u2066\uFEFF\u00AD") == "\\u202eabc\\u200b\\u2066\\ufeff\\u00ad");
    CHECK(zb::visible("\x7f\u009b\u2028") == "\\u007f\\u009b\\u2028");
    CHECK(zb::visible("\U000E0041") == "\\U000e0041");
    CHECK(zb::visible("\xff\xc0\x80") == "\\xff\\xc0\\x80");
    CHECK(zb::visible("甲公司“一期”—𠮷 e\u0301") == "甲公司“一期”—𠮷 e\u0301");
}

TEST_CASE("text from outside is trimmed and composed") {
    CHECK(zb::clean_text("　甲公司 \n", "名称") == "甲公司");
    CHECK(zb::clean_text("e\u0301", "名称") == "\u00e9");
    CHECK(zb::clean_text("第一行\r\n第二行", "备注") == "第一行\n第二行");
    CHECK(zb::clean_text("\U0002EBF0", "姓名") == "\U0002EBF0");  // 2023 年收入的汉字，字库新于本程序的表
    CHECK(zb::clean_text("葛\U000E0100", "姓名") == "葛\U000E0100");
    CHECK(zb::clean_text("", "备注").empty());
}

TEST_CASE("text from outside that cannot be seen is refused") {
    for (const std::string_view text : {"a\x1b[0m", "a\x07z", "a\rb", "a\u202Eb", "a\u200Bb", "a\u2066b", "a\uFEFFb", "a\u00ADb",
                                        "a\u3164b", "a\u0378b", "a\uFFFFb", "a\U0002FFFFb", "a\xFF", "\xED\xA0\x80",
                                        "a\u0085"
                                        "b"}) {
        CAPTURE(text);
        CHECK(fault_code(text) == "text.invalid");
    }
    CHECK(fault_code("一\n二", Newlines::escape) == "text.invalid");
    CHECK(fault_code("一\t二", Newlines::escape) == "text.invalid");
    CHECK(fault_code("一\t二").empty());
    CHECK(fault_code(std::string(64 * 1024, 'a')).empty());
    CHECK(fault_code(std::string(64 * 1024 + 1, 'a')) == "text.too_long");
}

TEST_CASE("the refusal names the character and its place") {
    CHECK_THROWS_WITH_AS(zb::clean_text("甲\u200B乙", "项目名称"), "“项目名称”第 2 个字是看不见的字符 U+200B", zb::Error);
}

TEST_CASE("pieces are trimmed, and an empty text has none") {
    CHECK(zb::split("a, b ,,c", ',') == std::vector<std::string>{"a", "b", "", "c"});
    CHECK(zb::split("", ',').empty());
    CHECK(zb::split("  ", ',').empty());
    CHECK(zb::join(std::vector<std::string>{"a", "b"}, "、") == "a、b");
    CHECK(zb::join({}, "、").empty());
    CHECK(zb::trim("\u3000\u00A0 甲\t\r\n") == "甲");
}

TEST_CASE("full-width letters and digits fold to ASCII") { CHECK(zb::fold_width("１２亿元（Ａ）\u3000。") == "12亿元(A) 。"); }

TEST_CASE("names that look the same are the same") {
    CHECK(zb::normal_name("甲公司（一期）") == zb::normal_name("甲公司 (一期)"));
    CHECK(zb::normal_name("ＡＢＣ 项目") == "abc项目");
    CHECK(zb::normal_name("①号") == "1号");
    CHECK(zb::normal_name("甲公司") != zb::normal_name("乙公司"));
}

TEST_CASE("the nearest word is suggested, a far one is not") {
    const std::vector<std::string> words = {"project", "department", "ledger", "list", "消防设计审查", "环境影响报告表审批"};
    CHECK(zb::nearest("projcet", words) == "project");
    CHECK(zb::nearest("departmnt", words) == "department");
    CHECK(zb::nearest("lsit", words) == "list");
    CHECK(zb::nearest("消防设计审批", words) == "消防设计审查");
    CHECK(zb::nearest("calendar", words).empty());
    CHECK(zb::nearest("x", words).empty());
    CHECK(zb::nearest("", words).empty());
    CHECK(zb::nearest("word", {}).empty());
}

TEST_CASE("of Chinese words one character in two may be wrong, and a part of a name may be meant") {
    const std::vector<std::string> words = {"项目", "事项", "受理", "办结", "住建局", "特殊建设工程消防设计审查", "甲公司智能装备项目"};
    CHECK(zb::nearest("事象", words) == "事项");
    CHECK(zb::nearest("受里", words) == "受理");
    CHECK(zb::nearest("住健局", words) == "住建局");
    CHECK(zb::nearest("消放设计", words) == "特殊建设工程消防设计审查");
    CHECK(zb::nearest("智能妆备", words) == "甲公司智能装备项目");
    CHECK(zb::nearest("甲公司智能装备项日", words) == "甲公司智能装备项目");
    CHECK(zb::nearest("通报", words).empty());
    CHECK(zb::nearest("施工许可", words).empty());
    CHECK(zb::nearest("to", std::vector<std::string>{"on"}).empty());
    CHECK(zb::spelt_alike("消防设计审批", "消防设计审查"));
    CHECK_FALSE(zb::spelt_alike("消放设计", "特殊建设工程消防设计审查"));
}

TEST_CASE("text keeps its properties whatever it is") {
    CHECK(rc::check("a padded text is as wide as the wider of text and column", [] {
        const std::string text = *office_text();
        const auto columns = *rc::gen::inRange<std::size_t>(0, 40);
        RC_ASSERT(display_width(zb::pad_right(text, columns)) == std::max(columns, display_width(text)));
        RC_ASSERT(display_width(zb::pad_left(text, columns)) == std::max(columns, display_width(text)));
    }));
    CHECK(rc::check("a cut text is narrow enough, whole UTF-8, and a head of the text", [] {
        const std::string text = *office_text();
        const auto columns = *rc::gen::inRange<std::size_t>(0, 40);
        const std::string cut = zb::truncate(text, columns);
        RC_ASSERT(display_width(cut) <= columns);
        RC_ASSERT(zb::is_utf8(cut));
        if (cut != text && columns > 3) RC_ASSERT(text.starts_with(std::string_view{cut}.substr(0, cut.size() - 3)));
    }));
    CHECK(rc::check("wrapped lines are narrow enough and lose nothing but spaces", [] {
        const std::string text = *office_text();
        const auto columns = *rc::gen::inRange<std::size_t>(2, 40);
        std::string lines;
        for (const std::string& line : zb::wrap(text, columns)) {
            RC_ASSERT(display_width(line) <= columns);
            lines += line;
        }
        const auto without_blanks = [](std::string all) {
            std::erase_if(all, [](char c) { return c == ' ' || c == '\n'; });
            return all;
        };
        RC_ASSERT(without_blanks(lines) == without_blanks(text));
    }));
    CHECK(rc::check("a normal name is its own normal name", [] {
        const std::string once = zb::normal_name(*office_text());
        RC_ASSERT(zb::normal_name(once) == once);
    }));
    CHECK(rc::check("what was made visible is UTF-8 and stays as it is", [] {
        const std::string shown = zb::visible(*rc::gen::arbitrary<std::string>(), Newlines::escape);
        RC_ASSERT(zb::is_utf8(shown));
        RC_ASSERT(zb::visible(shown, Newlines::escape) == shown);
    }));
    CHECK(rc::check("clean text is clean", [] {
        const std::string clean = zb::clean_text(*office_text(), "备注");
        RC_ASSERT(zb::clean_text(clean, "备注") == clean);
    }));
}
