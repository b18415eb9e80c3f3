// SPDX-License-Identifier: Apache-2.0
// 设置项: what changes results, from a day on; an old report keeps the values of its day.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "domain/noun.h"

namespace zb {

// A setting from `on` (the envelope's day) onwards; an old report keeps the value of its day.
struct SettingChanged {
    static constexpr std::string_view kind = "setting.changed";
    std::string name;
    std::string value;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "设置项");
        visit("value", self.value, "值");
        visit("note", self.note, "备注");
    }
};

struct SettingNoun {
    using Fact = std::variant<SettingChanged>;
    static constexpr EntryRules rules = {Work::no, OnDay::holds_from};
    static void check(const State&, const Envelope&, const SettingChanged&);
    static void apply(State&, const Envelope&, const SettingChanged&);
    static void index(const Envelope&, const SettingChanged&, Index&);
    static std::string words(const State&, const Envelope&, const SettingChanged&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

// A setting that zb knows: what it means, its first value, and whether that value is law or assumed.
struct SettingMeaning {
    std::string_view name;     // submission.deadline
    std::string_view value;    // 17:30
    std::string_view meaning;  // 每日报送截止时刻
    std::string_view source;   // 江海政数〔2021〕14号 … or 假定，可改
    // Whether init records it as an entry. A setting that came to zb later is not recorded: older ledgers have no entry of it, and new
    // ones are to read alike.
    bool at_init = true;
};
inline constexpr std::string_view kNotSet = "无";  // of a setting that prints nothing until it is given words
std::span<const SettingMeaning> known_settings();
// Throws Error "setting.unknown" with the nearest, "setting.invalid" for a value that the setting cannot have.
const SettingMeaning& known_setting(std::string_view name);
void check_setting(std::string_view name, std::string_view value);

// What submission.days means: working days (make-up days too), every day, or those of some weekdays that are working days.
struct SubmissionDays {
    enum class Kind { working_days, every_day, weekdays };
    Kind kind = Kind::working_days;
    std::set<int> weekdays = {};  // 1 Monday to 7 Sunday
};
// None where the words mean no days.
std::optional<SubmissionDays> submission_days(std::string_view value);

// The telephone of an office is public; beside it no number of a person stands in a setting.
void refuse_personal_numbers_in(const SettingChanged& fact);

struct Settings {
    std::map<std::string, std::map<Date, std::string>, std::less<>> changes;  // name → from which day → value

    // The value for a day: the last with `on` not after it, else the first value of known_settings().
    std::string on(std::string_view name, Date day) const;
    int number_on(std::string_view name, Date day) const;
};

}  // namespace zb
