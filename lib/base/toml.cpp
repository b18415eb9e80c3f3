// SPDX-License-Identifier: Apache-2.0
// toml++'s tree copied into values of our own, its English messages left behind.
#include "base/toml.h"

#include <algorithm>
#include <fmt/format.h>
// toml++ asserts of a file's text ([专班]) what it goes on to refuse: an abort, or where clang optimises a promise that is not kept.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_assert(true)
#include <toml++/toml.h>

#include "base/date.h"
#include "base/error.h"

namespace zb {

namespace {

constexpr std::size_t kLargestText = std::size_t{1} << 20;
constexpr std::size_t kLongestLine = 2000;

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

TomlValue value_of(const toml::node& node);

// toml++ keeps members by their keys; people read them as they were written.
std::vector<TomlMember> members_of(const toml::table& table) {
    std::vector<std::pair<toml::source_position, TomlMember>> found;
    for (const auto& [key, node] : table) {
        found.emplace_back(key.source().begin, TomlMember{std::string{key.str()}, value_of(node)});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<TomlMember> members;
    for (auto& each : found) members.push_back(std::move(each.second));
    return members;
}

TomlValue value_of(const toml::node& node) {
    TomlValue value;
    value.line = line_of(node);
    if (const auto* text = node.as_string()) {
        value.kind = TomlValue::Kind::text;
        value.text = text->get();
    } else if (const auto* number = node.as_integer()) {
        value.kind = TomlValue::Kind::integer;
        value.integer = number->get();
    } else if (const auto* yes = node.as_boolean()) {
        value.kind = TomlValue::Kind::boolean;
        value.boolean = yes->get();
    } else if (const auto* day = node.as_date()) {
        value.kind = TomlValue::Kind::text;
        value.text = fmt::format("{:04}-{:02}-{:02}", day->get().year, day->get().month, day->get().day);
    } else if (const auto* array = node.as_array()) {
        value.kind = TomlValue::Kind::array;
        for (const toml::node& item : *array) value.items.push_back(value_of(item));
    } else if (const auto* table = node.as_table()) {
        value.kind = TomlValue::Kind::table;
        value.members = members_of(*table);
    }
    return value;
}

void check_size(std::string_view text) {
    if (text.size() > kLargestText) throw Error{"toml.too_large", "TOML 文件超过 1 MiB", "把它分成几个文件"};
    int line = 1;
    for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (end - begin > kLongestLine) {
            const std::string message = fmt::format("第 {} 行有 {} 个字节，最长 {}", line, end - begin, kLongestLine);
            throw Error{Fault{"toml.too_large", message, "把长的内容分成几行写", Place{line, "", ""}}};
        }
        begin = end + 1;
    }
}

}  // namespace

const TomlValue* TomlValue::find(std::string_view key) const {
    const auto found = std::find_if(members.begin(), members.end(), [&](const TomlMember& member) { return member.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

TomlValue read_toml(std::string_view text) {
    check_size(text);
    try {
        return value_of(toml::parse(text));
    } catch (const toml::parse_error& fault) {
        const auto& at = fault.source().begin;
        const std::string message = fmt::format("第 {} 行第 {} 个字符处不是 TOML 的写法", at.line, at.column);
        throw Error{
            Fault{"toml.invalid", message, "每行写 名 = \"值\"，文字加半角双引号；# 后面是注释", Place{static_cast<int>(at.line), "", ""}}};
    }
}

}  // namespace zb
