// SPDX-License-Identifier: Apache-2.0
// Full-text search.
#include "base/ranking.h"

#include <doctest/doctest.h>

namespace zb {

namespace {

std::vector<std::size_t> places(std::string_view question, const std::vector<SearchedText>& texts) {
    std::vector<std::size_t> found;
    for (const RankedText& one : rank_texts(question, texts)) found.push_back(one.place);
    return found;
}

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("A question of two characters finds the texts in which the two stand together, titles first") {
    const std::vector<SearchedText> texts = {
        {{"竣工备案", 6}, {"开始动工以后", 1}}, {{"延期", 6}, {"三个月内开工", 1}}, {{"多久要开工", 6}, {"三个月", 1}}};
    CHECK(places("开工", texts) == Places{2, 1});
    CHECK(places("工开", texts).empty());
}

TEST_CASE("A question of one character, of letters, of several words, of none") {
    const std::vector<SearchedText> texts = {{{"GB 50016 防火规范", 1}}, {{"防洪评价", 1}}, {{"消防验收 备案", 1}}};
    CHECK(places("洪", texts) == Places{1});
    CHECK(places("ｇｂ", texts) == Places{0});  // full width, small letters
    CHECK(places("消防 备案", texts) == Places{2});
    CHECK(places("消防 评价", texts).empty());
    CHECK(places(" ", texts).empty());
    CHECK(places("蓝天", texts).empty());
}

TEST_CASE("Of a word of three characters all must stand together, of a longer one half of its pairs") {
    const std::vector<SearchedText> texts = {
        {{"建筑法第八条", 1}}, {{"第三十八条和第八款", 1}}, {{"施工许可证到期可以延期", 1}}, {{"施工图", 1}}};
    CHECK(places("第八条", texts) == Places{0});
    CHECK(places("施工许可证延期", texts) == Places{2});
    const auto ranked = rank_texts("施工许可证延期", texts);
    CHECK(ranked.front().matched == std::vector<std::string>{"施工许可证", "延期"});
}

TEST_CASE("What many texts hold says less than what few hold") {
    const std::vector<SearchedText> texts = {
        {{"施工许可", 1}}, {{"施工许可", 1}}, {{"施工许可", 1}}, {{"施工许可要消防图纸", 1}}, {{"消防许可", 1}}};
    CHECK(places("消防许可", texts).front() == 4);
}

TEST_CASE("An excerpt stands around the first match and marks each") {
    const std::vector<std::string> matched = {"开工"};
    CHECK(excerpt_of("三个月内开工，不能开工的延期", matched, 40) == "三个月内【开工】，不能【开工】的延期");
    CHECK(excerpt_of("没有一处", matched, 40) == "没有一处");
    CHECK(excerpt_of("一二三四五六七八九十开工以后还要报告", matched, 8) == "...九十【开工】以后还要...");
}

}  // namespace zb
