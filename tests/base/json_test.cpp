// SPDX-License-Identifier: Apache-2.0
// JSON: the writer's bytes are settled for ever, the reader refuses what is not strict.
#include "base/json.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include "base/error.h"
#include "support/refusal.h"

using zb::JsonDocument;
using zb::JsonView;
using zb::JsonWriter;
using zb::test::refusal;

namespace {

using namespace std::string_literals;

std::string written(std::string_view text) {
    JsonWriter json;
    json.text(text);
    return json.take();
}

struct Faulty {
    std::string text;
    std::string message;
};

rc::Gen<std::string> any_text() {
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
                            "a", "甲", "𠮷", "\"", "\\", "\n", "\t", "\x01", "\x1f", "\x7f", "/", "\u2028", "🟢", "\0"s, "u0041"})),
                        [](const std::vector<std::string>& pieces) {
                            std::string text;
                            for (const std::string& piece : pieces) text += piece;
                            return text;
                        });
}

}  // namespace

TEST_CASE("strings are written byte for byte as Python writes them") {
    struct Case {
        std::string text;
        std::string json;
    };
    // json.dumps(text, ensure_ascii=False, separators=(',', ':')) of Python 3.11
    const Case cases[] = {
        {"", R"("")"},
        {"甲公司", R"("甲公司")"},
        {"\"", R"("\"")"},
        {"\\", R"("\\")"},
        {"/", R"("/")"},
        {"\b\f\n\r\t", R"("\b\f\n\r\t")"},
        {"\0\x01\x0b\x1f"s, R"("\u0000\u0001\u000b\u001f")"},
        {"\x7f", "\"\x7f\""},
        {"\u0080\u2028\u2029", "\"\u0080\u2028\u2029\""},
        {"𠮷🟢", R"("𠮷🟢")"},
        {"</script>", R"("</script>")"},
        {"“引号”—", R"("“引号”—")"},
        {"a\u0301", "\"a\u0301\""},
        {"\uFEFF", "\"\uFEFF\""},
    };
    for (const Case& one : cases) CHECK(written(one.text) == one.json);
}

TEST_CASE("objects and arrays nest with commas only between values") {
    JsonWriter json;
    json.begin_object();
    json.key("a");
    json.begin_array();
    json.end_array();
    json.key("b");
    json.begin_array();
    json.integer(-9223372036854775807 - 1);
    json.boolean(true);
    json.boolean(false);
    json.null();
    json.begin_object();
    json.end_object();
    json.begin_object();
    json.key("c");
    json.raw("[1]");
    json.key("d");
    json.text("x");
    json.end_object();
    json.end_array();
    json.key("e");
    json.integer(0);
    json.end_object();
    CHECK(json.str() == R"({"a":[],"b":[-9223372036854775808,true,false,null,{},{"c":[1],"d":"x"}],"e":0})");
}

TEST_CASE("a parsed value tells its kind and content") {
    JsonDocument document;
    const JsonView root =
        document.parse(R"({"s":"甲\u4e59\ud83d\ude00","i":-5,"r":1.5,"t":true,"n":null,"a":[1,2,3],"o":{},"big":18446744073709551615})");
    REQUIRE(root.is(JsonView::Kind::object));
    CHECK(root.size() == 8);
    CHECK(root.find("s")->text() == "甲乙😀");
    CHECK(root.find("i")->integer() == -5);
    CHECK(root.find("i")->real() == -5.0);
    CHECK(root.find("r")->kind() == JsonView::Kind::real);
    CHECK(root.find("r")->real() == 1.5);
    CHECK(root.find("t")->boolean());
    CHECK(root.find("n")->is(JsonView::Kind::null));
    CHECK(root.find("a")->size() == 3);
    CHECK(root.find("a")->at(2).integer() == 3);
    CHECK(root.find("o")->is(JsonView::Kind::object));
    CHECK(root.find("big")->kind() == JsonView::Kind::real);
    CHECK_FALSE(root.find("missing"));
    CHECK(root.members().at(1).first == "i");
}

TEST_CASE("a document parses one text after another") {
    JsonDocument document;
    for (int i = 0; i < 1000; ++i) {
        JsonWriter json;
        json.begin_array();
        json.text(std::string(static_cast<std::size_t>(i), 'x'));
        json.integer(i);
        json.end_array();
        const JsonView root = document.parse(json.str());
        CHECK(root.at(0).text().size() == static_cast<std::size_t>(i));
        CHECK(root.at(1).integer() == i);
    }
    CHECK_THROWS_AS(document.parse("["), zb::Error);
    CHECK(document.parse("7").integer() == 7);
}

TEST_CASE("what is not strict JSON is refused with its place") {
    const Faulty faults[] = {
        {"", "JSON 第 1 列：没有内容"},
        {"{\"a\":1}\n{}", "JSON 第 2 行第 1 列：结束之后还有多余内容"},
        {"{\"a\":1,\n\"甲\":2,\"a\":3}", "JSON 第 2 行第 8 列：键“a”重复"},
        {"{\"o\":{\"k\":1,\"k\":1}}", "JSON 第 14 列：键“k”重复"},
        {"[1,2", "JSON 第 5 列：数组里缺逗号或右方括号"},
        {"{\"a\" 1}", "JSON 第 6 列：键后缺冒号"},
        {"[1]\0"s, "JSON 第 4 列：有空字符"},
        {"[\"甲\", \xff]", "JSON 第 7 列：写法不对"},
        {"[\"\\udc00\"]", "JSON 第 3 列：\\u 转义只有半个字"},
        {"\"" + std::string(62, '[') + "\xE0", "JSON 第 64 列：不是 UTF-8 文字"},
        {"[" + std::string(64, '['), "JSON 第 66 列：嵌套超过 64 层"},
    };
    JsonDocument document;
    for (const Faulty& fault : faults) {
        CAPTURE(fault.text);
        try {
            document.parse(fault.text);
            FAIL_CHECK("read");
        } catch (const zb::Error& error) {
            CHECK(error.fault().code == "json.invalid");
            CHECK(error.fault().message == fault.message);
            CHECK(error.fault().place.line > 0);
        }
    }
    for (const std::string& text : {"{'a':1}"s, "[1,]"s, "{\"a\":1,}"s, "[01]"s, "[+1]"s, "NaN"s, "[1e999]"s, "// x\n1"s, "[\"\t\"]"s,
                                    "[\"\\ud800\"]"s, "[\"\xed\xa0\x80\"]"s, "\"\\x41\""s, "tru"s, "\xEF\xBB\xBF[]"s}) {
        CAPTURE(text);
        CHECK_THROWS_AS(document.parse(text), zb::Error);
    }
}

TEST_CASE("the same key in different objects is no duplicate") {
    JsonDocument document;
    CHECK(document.parse(R"([{"k":1},{"k":{"k":[{"k":2}]}}])").size() == 2);
}

TEST_CASE("text survives writing and reading") {
    CHECK(rc::check("by this reader and by another's", [] {
        const std::string text = *any_text();
        JsonWriter json;
        json.begin_object();
        json.key(text);
        json.text(text);
        json.end_object();
        JsonDocument document;
        const JsonView root = document.parse(json.str());
        RC_ASSERT(root.find(text)->text() == text);
        RC_ASSERT(nlohmann::json::parse(json.str()).at(text).get<std::string>() == text);
        RC_ASSERT(nlohmann::json::parse(json.str()).size() == 1U);
    }));
    CHECK(rc::check("whole numbers too", [] {
        const auto number = *rc::gen::arbitrary<std::int64_t>();
        JsonWriter json;
        json.integer(number);
        JsonDocument document;
        RC_ASSERT(document.parse(json.str()).integer() == number);
    }));
}

TEST_CASE("any bytes are read or refused") {
    CHECK(rc::check("never worse", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string{"[]{}\",:\\u0d8c1e+-. \xed\xa0\x80tn"}));
        JsonDocument document;
        try {
            document.parse(text);
            RC_ASSERT(nlohmann::json::accept(text));
        } catch (const zb::Error& error) {
            RC_ASSERT(error.fault().code == "json.invalid");
        }
    }));
}

TEST_CASE("for readers, what steers a screen is escaped and the value stays the same") {
    const std::string hostile = "甲\u202e乙\u009b31m\u200b丙\x7f丁\U000e0001 \xff戊";
    JsonWriter json;
    json.text(hostile);
    const std::string shown = json.take_visible();
    CHECK(shown == R"("甲\u202e乙\u009b31m\u200b丙\u007f丁\udb40\udc01 \ufffd戊")");
    JsonDocument parser;
    CHECK(parser.parse(shown).text() == "甲\u202e乙\u009b31m\u200b丙\x7f丁\U000e0001 \ufffd戊");
    JsonWriter plain;
    plain.text("施工许可 — “甲”\n😀");
    const std::string as_stored = plain.str();
    CHECK(plain.take_visible() == as_stored);
}

TEST_CASE("a value asked for as another kind is refused, never read past") {
    JsonDocument document;
    for (const char* json : {"1", "1.5", "\"xxxxxxxxxxxxxxxxxxxxxxxx\"", "true", "null", "[1]", "{\"a\":1}"}) {
        CAPTURE(json);
        const JsonView value = document.parse(json);
        using Kind = JsonView::Kind;
        const bool holds = value.is(Kind::array) || value.is(Kind::object);
        CHECK_EQ(refusal([&] { value.find("a"); }).empty(), value.is(Kind::object));
        CHECK_EQ(refusal([&] { value.members(); }).empty(), value.is(Kind::object));
        CHECK_EQ(refusal([&] { value.at(0); }).empty(), value.is(Kind::array));
        CHECK_EQ(refusal([&] { value.size(); }).empty(), holds);
        CHECK_EQ(refusal([&] { value.text(); }).empty(), value.is(Kind::text));
        CHECK_EQ(refusal([&] { value.integer(); }).empty(), value.is(Kind::integer));
        CHECK_EQ(refusal([&] { value.boolean(); }).empty(), value.is(Kind::boolean));
        CHECK_EQ(refusal([&] { value.real(); }).empty(), value.is(Kind::integer) || value.is(Kind::real));
    }
    CHECK_THROWS_AS(document.parse("[1]").at(1), zb::Error);
}
