// SPDX-License-Identifier: Apache-2.0
// Typed reading of one JSON object.
#include "exchange/plans/fields.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr int kLargest = 1'000'000'000;  // of any number of days or periods: sums of a million of them stay far from the edge

}  // namespace

void refuse_plan(std::string code, const std::string& where, const std::string& what, std::string hint) {
    Fault fault;
    fault.code = std::move(code);
    fault.message = where.empty() ? what : fmt::format("{}：{}", where, what);
    fault.hint = std::move(hint);
    fault.place.column = where;
    throw Error{std::move(fault)};
}

Fields::Fields(JsonView json, std::string where) : json_(json), where_(std::move(where)) {
    if (!json_.is(JsonView::Kind::object)) refuse_plan("plan.invalid", where_, "应为 JSON 对象", "写成 {\"id\":\"s01\", …} 的形式");
}

std::optional<JsonView> Fields::find(std::string_view key) const {
    const std::optional<JsonView> found = json_.find(key);
    if (!found || found->is(JsonView::Kind::null)) return std::nullopt;
    return found;
}

void Fields::refuse(std::string_view key, std::string_view wanted) const {
    refuse_plan("plan.invalid", place(key), fmt::format("应为{}", wanted), "格式见 schemas/zb-plan.schema.json");
}

std::optional<std::string> Fields::text(std::string_view key) const {
    const std::optional<JsonView> found = find(key);
    if (!found) return std::nullopt;
    if (!found->is(JsonView::Kind::text)) refuse(key, "文字");
    return clean_text(found->text(), place(key));
}

std::optional<double> Fields::number(std::string_view key) const {
    const std::optional<JsonView> found = find(key);
    if (!found) return std::nullopt;
    if (!found->is(JsonView::Kind::integer) && !found->is(JsonView::Kind::real)) refuse(key, "数");
    return found->real();
}

std::optional<int> Fields::integer(std::string_view key) const {
    const std::optional<double> value = number(key);
    if (!value) return std::nullopt;
    if (*value != std::floor(*value) || std::abs(*value) > kLargest) refuse(key, fmt::format("绝对值不过 {} 的整数", kLargest));
    return static_cast<int>(*value);
}

bool Fields::flag(std::string_view key, bool otherwise) const {
    const std::optional<JsonView> found = find(key);
    if (!found) return otherwise;
    if (!found->is(JsonView::Kind::boolean)) refuse(key, " true 或 false");
    return found->boolean();
}

std::vector<JsonView> Fields::list(std::string_view key) const {
    const std::optional<JsonView> found = find(key);
    if (!found) return {};
    if (!found->is(JsonView::Kind::array)) refuse(key, "数组");
    std::vector<JsonView> items;
    items.reserve(found->size());
    for (std::size_t i = 0; i < found->size(); ++i) items.push_back(found->at(i));
    return items;
}

std::size_t Fields::choice(std::string_view key, std::span<const std::string_view> words, std::size_t otherwise) const {
    const std::optional<std::string> word = text(key);
    if (!word) return otherwise;
    const auto found = std::find(words.begin(), words.end(), *word);
    if (found == words.end()) refuse(key, fmt::format(" {} 之一，不是“{}”", fmt::join(words, "、"), *word));
    return static_cast<std::size_t>(found - words.begin());
}

std::vector<std::string> Fields::others(std::span<const std::string_view> known) const {
    std::vector<std::string> keys;
    for (const auto& member : json_.members()) {
        if (std::find(known.begin(), known.end(), member.first) == known.end()) keys.push_back(place(member.first));
    }
    return keys;
}

}  // namespace zb
