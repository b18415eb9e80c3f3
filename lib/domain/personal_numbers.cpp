// SPDX-License-Identifier: Apache-2.0
// Distinguishes numbers of people from the many other numbers of an office.
#include "domain/personal_numbers.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

// A number may be written in groups: 138 0013 8000, 138.0013.8000, 0750-1234567.
bool joins_groups(char c) { return c == '-' || c == ' ' || c == '.'; }

// The longest run of digits and letters with single joints between them: 2106-440704-04-01-000017 is one run, not five numbers.
std::vector<std::string> runs(std::string_view text) {
    std::vector<std::string> found;
    std::string run;
    const auto finish = [&] {
        while (!run.empty() && joins_groups(run.back())) run.pop_back();
        if (!run.empty()) found.push_back(run);
        run.clear();
    };
    for (const char c : text) {
        const bool joint = joins_groups(c) && !run.empty() && is_digit(run.back());
        if (is_digit(c) || is_letter(c) || joint) {
            run += c;
        } else {
            finish();
        }
    }
    finish();
    return found;
}

std::string without_joints(std::string_view run) {
    std::string plain;
    std::copy_if(run.begin(), run.end(), std::back_inserter(plain), [](char c) { return !joins_groups(c); });
    return plain;
}

// 13800138000, 138-0013-8000, 86 138 0013 8000; other groups (1500 3000 100) are sums and sizes.
bool is_mobile(std::string_view run) {
    if (run.starts_with("86")) run.remove_prefix(2);
    if (!run.empty() && joins_groups(run.front())) run.remove_prefix(1);
    const bool grouped = run.size() == 13 && joins_groups(run[3]) && joins_groups(run[8]);
    const std::string digits = grouped ? without_joints(run) : std::string{run};
    return digits.size() == 11 && all_digits(digits) && digits[0] == '1' && digits[1] >= '3';
}

// 0750-3861234: only with its joint, for a bare row of digits beginning with 0 may be any number.
bool is_landline(std::string_view run) {
    const std::size_t joint = run.find('-');
    if (joint != 3 && joint != 4) return false;
    const std::string_view number = run.substr(joint + 1);
    return run.front() == '0' && all_digits(run.substr(0, joint)) && all_digits(number) && (number.size() == 7 || number.size() == 8);
}

// GB 11643: region, day of birth, three digits, check character. The check character is not asked for: a number with a slip in it
// points at a person too. Born by 2010: later dates are those of building permits, which are 18 digits with a date at the same place.
bool is_identity_number(std::string_view text) {
    constexpr std::size_t kLength = 18;
    if (text.size() != kLength || !all_digits(text.substr(0, kLength - 1))) return false;
    if (!is_digit(text.back()) && text.back() != 'X' && text.back() != 'x') return false;
    const auto number = [&](std::size_t from, std::size_t count) { return std::stoi(std::string{text.substr(from, count)}); };
    constexpr auto kProvinces = std::to_array<int>({11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43,
                                                    44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83});
    const bool region = std::find(kProvinces.begin(), kProvinces.end(), number(0, 2)) != kProvinces.end();
    const bool year = number(6, 4) >= 1920 && number(6, 4) <= 2010;
    return region && year && number(10, 2) >= 1 && number(10, 2) <= 12 && number(12, 2) >= 1 && number(12, 2) <= 31;
}

// GB 11643: the sum of the digits, each with its weight, says the last character.
bool has_check_character(std::string_view number) {
    constexpr auto kWeights = std::to_array<int>({7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2});
    constexpr std::string_view kCharacters = "10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * (number[i] - '0');
    const char last = number.back() == 'x' ? 'X' : number.back();
    return kCharacters[static_cast<std::size_t>(sum % 11)] == last;
}

std::optional<std::string_view> kind_of_number(std::string_view number) {
    if (is_identity_number(without_joints(number))) return "身份证号";
    if (is_mobile(number)) return "手机号";
    if (is_landline(number)) return "电话号码";
    return std::nullopt;
}

// A number beside other ones (2026 138 0013 8000): every row of up to five groups of the run is looked at.
std::optional<std::string_view> kind_within(std::string_view run) {
    constexpr std::size_t kMostGroups = 5;
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < run.size(); ++i)
        if (joins_groups(run[i])) starts.push_back(i + 1);
    for (std::size_t first = 0; first < starts.size(); ++first) {
        for (std::size_t last = first; last < std::min(starts.size(), first + kMostGroups); ++last) {
            const std::size_t end = last + 1 < starts.size() ? starts[last + 1] - 1 : run.size();
            if (const auto kind = kind_of_number(run.substr(starts[first], end - starts[first]))) return kind;
        }
    }
    return std::nullopt;
}

// Of a number that an office gives: only what is a person's beyond doubt, a row of digits that is nothing but a mobile number, or an
// identity number with its right check character. Numbers of permits and of projects are as long.
std::optional<std::string_view> kind_of_official(std::string_view run) {
    if (is_identity_number(run) && has_check_character(run)) return "身份证号";
    if (run.size() == 11 && is_mobile(run)) return "手机号";
    return std::nullopt;
}

// The shortest is 020-1234567; most texts have too few digits to be looked at closer.
bool may_hold_number(std::string_view text) {
    constexpr std::ptrdiff_t kFewest = 10;
    constexpr std::string_view kFullWidthHead = "\xEF\xBC";  // of ０ to ９
    return std::count_if(text.begin(), text.end(), is_digit) >= kFewest || text.find(kFullWidthHead) != std::string_view::npos;
}

}  // namespace

void refuse_personal_numbers(std::string_view text, std::string_view field, NumberKind expected) {
    if (!may_hold_number(text)) return;
    for (const std::string& run : runs(fold_width(text))) {
        const auto kind = expected == NumberKind::official ? kind_of_official(run) : kind_within(run);
        if (!kind) continue;
        throw Error{Fault{
            "text.personal", fmt::format("“{}”里有{}，台账不能删改，不记个人号码（个人信息保护法第六条、第四十七条）", field, *kind),
            "删去号码，写岗位代号，如“企业联系人01”；要留联系方式，记在可以抹去的地方：zb help contact", Place{0, std::string{field}, ""}}};
    }
}

void refuse_blank(std::string_view text, std::string_view field) {
    if (!trim(text).empty()) return;
    throw Error{Fault{"text.empty", fmt::format("“{}”是空的", field), "写一句话", Place{0, std::string{field}, ""}}};
}

bool holds_official_number(std::string_view key) {
    constexpr auto kKeys = std::to_array<std::string_view>(
        {"code", "key", "uscc", "project_code", "reform_code", "region", "parent", "number", "certificate", "ticket"});
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

bool holds_no_words(std::string_view before, std::string_view key) {
    constexpr auto kKeys =
        std::to_array<std::string_view>({"investment_printed", "sha256", "digest", "hash", "head_hash", "origin", "events"});
    if (key == "text") return before == "digest";
    return std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

}  // namespace zb
