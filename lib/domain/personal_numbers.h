// SPDX-License-Identifier: Apache-2.0
// Phone and identity numbers never enter the ledger: what cannot be deleted must not be recorded (个人信息保护法 第六条, 第四十七条).
#pragma once

#include <string_view>

namespace zb {

// Throws Error "text.personal" where `text` holds a mobile or landline number or an identity number. Project codes, credit codes and
// permit numbers are none of these. Full-width digits count as digits.
void refuse_personal_numbers(std::string_view text, std::string_view field);
// The same for a text that must be there: throws Error "text.empty" where it is blank.
void refuse_blank_or_personal(std::string_view text, std::string_view field);

}  // namespace zb
