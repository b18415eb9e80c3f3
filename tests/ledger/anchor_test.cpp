// SPDX-License-Identifier: Apache-2.0
// Heads as people keep them: every form of a line that zb prints or that an office writes down.
#include "ledger/anchor.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.h"

using namespace zb;

namespace {

const std::string kHash = "9f182c44aa551234e9aea3888e280a809f182c44aa551234e9aea3888e280a80";

std::string in_groups(const std::string& digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); i += 4) text += (i == 0 ? "" : " ") + digits.substr(i, 4);
    return text;
}

Error refusal_of(const std::string& text) {
    try {
        read_anchors(text);
    } catch (const Error& error) {
        return error;
    }
    return Error{"taken", ""};
}

}  // namespace

TEST_CASE("a line holds an anchor in every form in which people keep it") {
    const std::string first = kHash.substr(0, 16);
    struct Kept {
        std::string line;
        std::int64_t seq;
        std::string digits;
    };
    const Kept kept[] = {
        {"412 " + kHash, 412, kHash},
        {"412:" + kHash, 412, kHash},
        {"412: " + first, 412, first},
        {"412\t" + kHash + "\t2026-11-20", 412, kHash},
        {"412 " + kHash + " 20261120", 412, kHash},
        {"412 " + first + " 2026-11-20 周通报", 412, first},
        {"1284 " + in_groups(kHash), 1284, kHash},
        {"1284 " + in_groups(first) + " 2026-11-20", 1284, first},
        {"  1284:" + in_groups(kHash) + "  # 第21期", 1284, kHash},
        {"第 401 条（校验值 " + first + "）", 401, first},
        {"补录＝晚于次一工作日记录；数据依据台账第 401 条（校验值 " + first + "）；口径第3版。", 401, first},
        {"数据依据台账第401条（校验值 " + first + "），口径第3版，重新打印：`zb report weekly --as-of 2026-11-20 --head 401`。", 401,
         first},
        {"台账已到第 45 条。请保存本回执；核对：zb ledger verify --head 45:" + kHash, 45, kHash},
        {"2026-1120-001  JH-2026-001  有进展  3  0  45  " + first, 45, first},
        {"末条 29 " + kHash, 29, kHash},
        {"| 45 | `" + first + "` |", 45, first},
    };
    for (const Kept& one : kept) {
        CAPTURE(one.line);
        const std::vector<Anchor> anchors = read_anchors(one.line);
        REQUIRE(anchors.size() == 1);
        CHECK(anchors[0].seq == one.seq);
        CHECK(anchors[0].digits == one.digits);
    }
}

TEST_CASE("lines end as any editor ends them, and remarks say nothing") {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const std::string text = "# 周通报" + end + "1 " + kHash + end + end + "2 " + kHash + end;
        const std::vector<Anchor> anchors = read_anchors(text);
        REQUIRE(anchors.size() == 2);
        CHECK(anchors[1].seq == 2);
    }
}

TEST_CASE("a file without an anchor is refused, and so is every line that holds none") {
    for (const std::string text : {"", "\n\r\n", "# 只有说明\n"}) CHECK(refusal_of(text).fault().code == "anchor.none");
    const Error error = refusal_of("1 " + kHash + "\n2 9f18\n没有\n4 " + kHash.substr(0, 15) + "\n");
    CHECK(error.fault().code == "anchor.invalid");
    REQUIRE(error.rows().size() == 3);
    CHECK(error.rows()[0].place.line == 2);
    CHECK(error.rows()[2].place.line == 4);
}

TEST_CASE("any number and digits come back out of each form") {
    rc::check([] {
        const auto seq = *rc::gen::inRange<std::int64_t>(1, 100'000'000);
        const auto groups = *rc::gen::inRange<std::size_t>(4, 17);
        std::string digits;
        for (std::size_t i = 0; i < 4 * groups; ++i) digits += *rc::gen::elementOf(std::string{"0123456789abcdef"});
        const std::string number = std::to_string(seq);
        const std::string day = " 2026-11-20";
        for (const std::string& line : {number + " " + digits, number + ":" + digits + day, number + " " + in_groups(digits) + day,
                                        "第 " + number + " 条 校验值 " + digits}) {
            const std::vector<Anchor> anchors = read_anchors(line);
            RC_ASSERT(anchors.size() == 1U);
            RC_ASSERT(anchors[0].seq == seq);
            RC_ASSERT(anchors[0].digits == digits);
        }
    });
}
