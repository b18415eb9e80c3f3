// SPDX-License-Identifier: Apache-2.0
// What the nouns have in common when they put an entry into words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"

namespace zb {

// 受理：材料齐全; the words alone where there is no note.
std::string with_note(std::string words, const std::optional<std::string>& note);

// A fact by the meanings of its fields: 设置项 submission.deadline，值 18:00.
class FieldsText {
public:
    template <class T>
    void operator()(std::string_view /*key*/, const T& value, std::string_view meaning) {
        if (const std::string text = shown(value); !text.empty()) parts_.push_back(std::string{meaning} + " " + text);
    }
    std::string text() const { return join(parts_, "，"); }

private:
    static std::string shown(const std::string& value) { return value; }
    static std::string shown(bool value) { return value ? "是" : ""; }
    static std::string shown(int value) { return std::to_string(value); }
    static std::string shown(std::int64_t value) { return std::to_string(value); }
    static std::string shown(Date value) { return iso(value); }
    static std::string shown(Money value) { return std::to_string(value.yuan) + " 元"; }
    static std::string shown(const std::vector<std::string>& values) { return join(values, "、"); }
    template <class T>
    static std::string shown(const std::optional<T>& value) {
        return value ? shown(*value) : std::string{};
    }
    template <class T>
    static std::string shown(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            return std::string{key(value)};
        } else {
            return {};  // a list of rows stands in the entry itself
        }
    }

    std::vector<std::string> parts_;
};

template <class F>
std::string fields_text(const F& fact) {
    FieldsText fields;
    F::fields(fact, fields);
    return fields.text();
}

}  // namespace zb
