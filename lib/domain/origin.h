// SPDX-License-Identifier: Apache-2.0
// The ledger itself: entry 1, the settings that change results, and the holiday notices known to it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/calendar.h"
#include "domain/noun.h"

namespace zb {

// Entry 1. Two ledgers' heads differ because `origin` does.
struct LedgerOpened {
    static constexpr std::string_view kind = "ledger.opened";
    std::string format = "zb-entry-1";
    std::string hash = "SHA-256";
    std::string origin;  // 16 random bytes in hex
    bool practice = false;
    static void fields(auto& self, auto& visit) {
        visit("format", self.format, "条目格式");
        visit("hash", self.hash, "散列算法");
        visit("origin", self.origin, "本台账的标识（16 个随机字节）");
        visit("practice", self.practice, "演练库");
    }
};

// A setting from `on` (the envelope's day) onwards; an old report keeps the value of its day.
struct SettingChanged {
    static constexpr std::string_view kind = "setting.changed";
    std::string name;
    std::string value;
    static void fields(auto& self, auto& visit) {
        visit("name", self.name, "设置项");
        visit("value", self.value, "值");
    }
};

struct HolidayNoticed {
    struct Day {
        Date date;
        std::string name;
        bool work = false;
        static void fields(auto& self, auto& visit) {
            visit("date", self.date, "日期");
            visit("name", self.name, "节日");
            visit("work", self.work, "调休上班");
        }
    };
    static constexpr std::string_view kind = "holiday.noticed";
    std::string number;
    std::vector<Day> days;
    bool amends = false;  // a later notice that changes what an earlier one said
    static void fields(auto& self, auto& visit) {
        visit("number", self.number, "通知文号");
        visit("days", self.days, "放假和调休日");
        visit("amends", self.amends, "更改先前的安排");
    }
};

struct OriginNoun {
    using Fact = std::variant<LedgerOpened, SettingChanged, HolidayNoticed>;
    static void check(const State&, const Envelope&, const LedgerOpened&);
    static void check(const State&, const Envelope&, const SettingChanged&);
    static void check(const State&, const Envelope&, const HolidayNoticed&);
    static void apply(State&, const Envelope&, const LedgerOpened&);
    static void apply(State&, const Envelope&, const SettingChanged&);
    static void apply(State&, const Envelope&, const HolidayNoticed&);
    static void index(const Envelope&, const LedgerOpened&, Index&);
    static void index(const Envelope&, const SettingChanged&, Index&);
    static void index(const Envelope&, const HolidayNoticed&, Index&);
};

// Days on which the notice says otherwise than an earlier one of another number, or than itself; in words, in order of day.
std::vector<std::string> notice_conflicts(const std::vector<HolidayNotice>& known, const HolidayNoticed& told);

// A setting that zb knows: what it means, its first value, and whether that value is law or assumed.
struct SettingMeaning {
    std::string_view name;     // submission.deadline
    std::string_view value;    // 17:30
    std::string_view meaning;  // 每日报送截止时刻
    std::string_view source;   // 江海政数〔2021〕14号 … or 假定，可改
    // Recorded as an entry by init. Not so a setting that came later: older ledgers have no entry of it, and new ones read alike.
    bool at_init = true;
};
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

struct Origin {
    std::string id;
    bool practice = false;
    std::map<std::string, std::map<Date, std::string>, std::less<>> settings;  // name → from which day → value
    std::vector<HolidayNotice> notices;

    // The value for a day: the last with `on` not after it, else the first value of known_settings().
    std::string setting(std::string_view name, Date day) const;
    int setting_number(std::string_view name, Date day) const;
    // The calendar of the notices known. Made when first asked for and kept: folding asks for none.
    const Calendar& calendar() const;

    mutable std::optional<Calendar> made_calendar;
};

}  // namespace zb
