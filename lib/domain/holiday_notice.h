// SPDX-License-Identifier: Apache-2.0
// 放假通知: the days that rest and the days that work instead, and the calendar that they make.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/calendar.h"
#include "domain/noun.h"

namespace zb {

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
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("number", self.number, "通知文号");
        visit("days", self.days, "放假和调休日");
        visit("amends", self.amends, "更改先前的安排");
        visit("note", self.note, "备注");
    }
};

struct HolidayNoun {
    using Fact = std::variant<HolidayNoticed>;
    static constexpr EntryRules rules = {Work::no, OnDay::holds_ever};
    static void check(const State&, const Envelope&, const HolidayNoticed&);
    static void apply(State&, const Envelope&, const HolidayNoticed&);
    static void index(const Envelope&, const HolidayNoticed&, Index&);
    static std::string words(const State&, const Envelope&, const HolidayNoticed&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

// Days on which the notice says otherwise than an earlier one of another number, or than itself; in words, in order of day.
std::vector<std::string> notice_conflicts(const std::vector<HolidayNotice>& known, const HolidayNoticed& stated);

struct Holidays {
    std::vector<HolidayNotice> notices;  // in the order of their entries

    // The calendar of the notices known. Made when first asked for and kept: folding asks for none.
    const Calendar& calendar() const;

    mutable std::optional<Calendar> made_calendar;
};

}  // namespace zb
