// SPDX-License-Identifier: Apache-2.0
// Phone and identity numbers never enter the ledger: what cannot be deleted must not be recorded (个人信息保护法 第六条, 第四十七条).
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "domain/fields.h"

namespace zb {

enum class NumberKind {
    none,      // words: any number of a person in them is one too many
    official,  // the text is a number that an office gives, which may look like one
};
// Throws Error "text.personal" where `text` holds a mobile or landline number or an identity number. Project codes, credit codes and
// permit numbers are none of these. Full-width digits count as digits.
void refuse_personal_numbers(std::string_view text, std::string_view field, NumberKind expected = NumberKind::none);
// Throws Error "text.empty" for a text that must be there and is blank.
void refuse_blank(std::string_view text, std::string_view field);

// Whether a field holds a number that an office gives (证照文号, 统一社会信用代码).
bool holds_official_number(std::string_view key);
// Whether it holds a sum, a digest, or a page that zb itself put together of what was looked at before (正文 of a circular): not looked
// at. A page is a text that stands behind its digest (`before`: the field before); any other text is a person's (会议纪要).
bool holds_no_words(std::string_view before, std::string_view key);

// The one door: every text of a fact, of its lists and of what it is made of. `domain.cpp` leads every new entry through it.
class PersonalNumbers {
public:
    template <class T>
    void operator()(std::string_view key, const T& value, std::string_view meaning) {
        const bool passed_over = holds_no_words(before_, key);
        before_ = key;
        if (passed_over) return;
        const NumberKind around = expected_;
        if (holds_official_number(key)) expected_ = NumberKind::official;
        look_at(value, meaning);
        expected_ = around;
    }

private:
    template <class T>
    void look_at(const T& value, std::string_view meaning) {
        if constexpr (std::is_convertible_v<const T&, std::string_view>) {
            refuse_personal_numbers(value, meaning, expected_);
        } else if constexpr (HasFields<T>) {
            T::fields(value, *this);
        }
    }
    template <class T>
    void look_at(const std::optional<T>& value, std::string_view meaning) {
        if (value) look_at(*value, meaning);
    }
    template <class T>
    void look_at(const std::vector<T>& values, std::string_view meaning) {
        for (const T& value : values) look_at(value, meaning);
    }

    NumberKind expected_ = NumberKind::none;
    std::string_view before_;
};

template <HasFields Fact>
void refuse_personal_numbers_in(const Fact& fact) {
    PersonalNumbers numbers;
    Fact::fields(fact, numbers);
}

}  // namespace zb
