// SPDX-License-Identifier: Apache-2.0
// Local codes, 统一社会信用代码 and 投资项目统一代码: their forms and check characters.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "domain/project/project.h"
#include "domain/running_code.h"

namespace zb {

namespace {

int digit(char c) { return c - '0'; }

bool is_code(std::string_view code) {
    constexpr std::size_t kLongest = 64;
    if (code.empty() || code.size() > kLongest || !(is_digit(code.front()) || is_letter(code.front()))) return false;
    return std::all_of(code.begin(), code.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '.' || c == '_' || c == '-'; });
}

// 9.14407E+17: what a spreadsheet leaves of a long code.
bool lost_its_digits(std::string_view text) {
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || text.find('.') == std::string_view::npos) return false;
    const auto is_number = [](char c) { return is_digit(c) || c == '.' || c == '+' || c == '-'; };
    return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e), is_number) &&
           std::all_of(text.begin() + static_cast<std::ptrdiff_t>(e) + 1, text.end(), is_number);
}

// What is wrong with the characters of a national code, before any arithmetic.
std::string fault_of_characters(std::string_view code, std::string_view field) {
    if (lost_its_digits(code)) return fmt::format("{} 被 Excel 改成了科学计数，原号已丢失", code);
    if (const std::string folded = fold_width(code); folded != code) return fmt::format("{}“{}”里有全角字符，应为 {}", field, code, folded);
    return {};
}

// GB/T 17710 MOD 11,10 over all digits but the last: 发改投资〔2020〕1439号, seen in published codes.
char check_digit_of(std::string_view digits) {
    int product = 10;
    for (const char c : digits.substr(0, digits.size() - 1)) {
        const int sum = (digit(c) + product) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return static_cast<char>('0' + (11 - product) % 10);
}

// 2017 to 2020 at the head name a year of the older form; 2010, 2011 and 2012 are 2020-10 to 2020-12 of the newer one.
bool is_older_form(std::string_view head) { return head >= "2013" && head <= "2020"; }

std::string fault_of_project_code_form(std::string_view code) {
    constexpr std::size_t kLength = 24;  // 20 digits and 4 hyphens
    constexpr auto kHyphens = std::to_array<std::size_t>({4, 11, 14, 17});
    constexpr std::string_view kForm = "应为 20 位数字加 4 个连字符，如 2106-440704-04-01-000017";
    if (code.size() != kLength) return fmt::format("“{}”长 {} 位，{}", code, code_points(code).size(), kForm);
    for (std::size_t i = 0; i < code.size(); ++i) {
        const bool hyphen = std::find(kHyphens.begin(), kHyphens.end(), i) != kHyphens.end();
        if (hyphen ? code[i] != '-' : !is_digit(code[i])) return fmt::format("“{}”第 {} 位不对，{}", code, i + 1, kForm);
    }
    return {};
}

// Where the year begins in JH-2026-001, and where the running number does.
constexpr std::size_t kOwnYear = std::string_view{"JH-"}.size();
constexpr std::size_t kOwnHead = std::string_view{"JH-2026-"}.size();

bool is_own_code(std::string_view code) {
    return code.size() > kOwnHead && code.starts_with("JH-") && all_digits(code.substr(kOwnYear, 4)) && code[kOwnHead - 1] == '-' &&
           all_digits(code.substr(kOwnHead));
}

}  // namespace

std::string bare_short_code(std::string_view code) { return std::string{is_own_code(code) ? code.substr(kOwnHead) : code}; }

std::string short_code(std::string_view code, int year) {
    if (year == 0 || !is_own_code(code) || code.substr(kOwnYear, 4) == std::to_string(year)) return bare_short_code(code);
    return std::string{code.substr(kOwnYear + 2)};
}

bool all_called(const std::vector<std::string>& codes, std::string_view word) {
    return std::all_of(codes.begin(), codes.end(), [&](const std::string& code) { return bare_short_code(code) == word; });
}

std::optional<std::string> meant_in_year(const Projects& projects, const std::vector<std::string>& sharing, int year) {
    std::vector<std::string> open;
    for (const std::string& code : sharing) {
        if (short_code(code, year) == bare_short_code(code)) return code;
        const std::vector<StatusChange>& changes = projects.at(code).status_changes;
        if (changes.empty() || !is_closed(changes.back().status)) open.push_back(code);
    }
    return open.size() == 1 ? std::optional{open.front()} : std::nullopt;
}

std::string code_with_year(std::string_view word) {
    std::string code = fmt::format("JH-20{}", word);
    const bool has_year = word.size() > 3 && word[2] == '-' && is_own_code(code);
    return has_year ? code : std::string{};
}

void check_code(std::string_view code, std::string_view field) {
    if (is_code(code)) return;
    const std::string folded = fold_width(code);
    std::string hint = "代码用半角字母、数字和 - . _，以字母或数字开头，最多 64 位，如 JH-2026-001";
    if (folded != code && is_code(folded)) hint = fmt::format("代码不收全角字符，写成半角：{}", folded);
    if (lost_its_digits(code)) hint = "这是 Excel 的科学计数，原号已丢失：把该列设为“文本”，重新粘贴完整代码";
    throw Error{Fault{"code.invalid", fmt::format("“{}”不能作“{}”", visible(code, Newlines::escape), field), std::move(hint),
                      Place{0, std::string{field}, std::string{code}}}};
}

std::string next_project_code(const Projects& projects, int year) { return next_running_code(projects, fmt::format("JH-{}-", year)); }

std::string uscc_fault(std::string_view uscc) {
    constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";  // no I, O, S, V, Z
    constexpr std::size_t kLength = 18;
    if (std::string fault = fault_of_characters(uscc, "统一社会信用代码"); !fault.empty()) return fault;
    if (uscc.size() != kLength) return fmt::format("“{}”长 {} 位，统一社会信用代码应为 18 位", uscc, code_points(uscc).size());
    int sum = 0;
    int weight = 1;
    for (std::size_t i = 0; i < kLength; ++i) {
        const std::size_t value = kCharacters.find(uscc[i]);
        if (value == std::string_view::npos) {
            return fmt::format("“{}”第 {} 位是 {}，统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z", uscc, i + 1, uscc[i]);
        }
        if (i + 1 < kLength) sum += static_cast<int>(value) * weight;
        weight = weight * 3 % 31;
    }
    const char expected = kCharacters[static_cast<std::size_t>((31 - sum % 31) % 31)];
    if (uscc.back() != expected) return fmt::format("“{}”校验不符（GB 32100—2015），请逐位核对", uscc);
    return {};
}

std::string uscc_doubt(std::string_view uscc) {
    if (!uscc_fault(uscc).empty()) return {};
    constexpr auto kWeights = std::to_array<int>({3, 7, 9, 10, 5, 8, 4, 2});
    const std::string_view organisation = uscc.substr(8, 9);
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        const char c = organisation[i];
        sum += (is_digit(c) ? digit(c) : c - 'A' + 10) * kWeights[i];
    }
    constexpr std::string_view kCheckDigits = "0X987654321";  // for a rest of 0, 1, 2 …
    const char expected = kCheckDigits[static_cast<std::size_t>(sum % 11)];
    if (organisation.back() == expected) return {};
    return fmt::format("{} 第 17 位与组织机构代码的校验不合，请核对", uscc);
}

std::string project_code_fault(std::string_view code) {
    if (std::string fault = fault_of_characters(code, "投资项目统一代码"); !fault.empty()) return fault;
    if (std::string fault = fault_of_project_code_form(code); !fault.empty()) return fault;
    const std::string_view head = code.substr(0, 4);
    if (is_older_form(head)) return {};  // no check digit before November 2020
    const std::string_view month = head.substr(2);
    if (head < "2010" || month < "01" || month > "12")
        return fmt::format("“{}”开头的 {} 不是赋码年月（如 2106 是 2021 年 6 月）", code, head);
    std::string digits;
    std::copy_if(code.begin(), code.end(), std::back_inserter(digits), is_digit);
    if (check_digit_of(digits) != digits.back()) return fmt::format("“{}”校验不符（GB/T 40058—2021），请逐位核对", code);
    return {};
}

std::string external_number_fault(std::string_view number, std::string_view field) {
    constexpr std::size_t kLongest = 50;
    if (std::string fault = fault_of_characters(number, field); !fault.empty()) return fault;
    if (number.size() > kLongest)
        return fmt::format("{}“{}”长 {} 位，最多 {} 位（GB/T 39046—2020）", field, number, number.size(), kLongest);
    const bool sound = std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-'; });
    if (sound && !number.empty()) return {};
    return fmt::format("{}“{}”只收半角字母、数字和连字符", field, number);
}

std::string region_fault(std::string_view region) {
    constexpr std::size_t kLength = 6;
    if (region.size() == kLength && all_digits(region)) return {};
    return fmt::format("“{}”不是行政区划代码，应为 6 位半角数字，如江海区 440704", region);
}

}  // namespace zb
