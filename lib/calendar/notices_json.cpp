// SPDX-License-Identifier: Apache-2.0
// Holiday notices as the holiday-cn project publishes them: a JSON file a year with `year`, `papers` (addresses of the notices) and
// `days` of {name, date, isOffDay}.
#include <fmt/format.h>

#include "base/error.h"
#include "base/json.h"
#include "base/text.h"
#include "calendar/calendar.h"

namespace zb {

namespace {

constexpr std::string_view kForm =
    "格式同 holiday-cn：{\"year\":2027,\"papers\":[…],\"days\":[{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true}]}";

[[noreturn]] void refuse_notice_day(std::size_t number, std::string column, std::string value, const std::string& message) {
    const std::string place = number == 0 ? std::string{} : fmt::format("days 的第 {} 项：", number);
    throw Error{Fault{"calendar.invalid_list", place + message, std::string{kForm}, Place{0, std::move(column), std::move(value)}}};
}

JsonView member(JsonView object, std::string_view key, JsonView::Kind kind, std::size_t number) {
    const auto found = object.is(JsonView::Kind::object) ? object.find(key) : std::nullopt;
    if (!found || !found->is(kind)) refuse_notice_day(number, std::string{key}, "", fmt::format("没有“{}”，或者写法不对", key));
    return *found;
}

Date date_of(JsonView day, std::size_t number) {
    const std::string text{member(day, "date", JsonView::Kind::text, number).text()};
    try {
        return Date::parse(text);
    } catch (const Error& error) {
        refuse_notice_day(number, "date", text, error.fault().message);
    }
}

// The file names the notice by its address only.
std::string number_of(JsonView file, std::int64_t year) {
    const auto papers = file.find("papers");
    if (papers && papers->is(JsonView::Kind::array) && papers->size() > 0 && papers->at(0).is(JsonView::Kind::text)) {
        return std::string{papers->at(0).text()};
    }
    return fmt::format("holiday-cn {}", year);
}

}  // namespace

HolidayNotice read_notice_json(std::string_view json, const std::optional<std::string>& number) {
    JsonDocument parser;
    const JsonView file = parser.parse(json);
    const std::int64_t year = member(file, "year", JsonView::Kind::integer, 0).integer();
    const JsonView days = member(file, "days", JsonView::Kind::array, 0);
    if (days.size() == 0) throw Error{"calendar.empty", fmt::format("{} 年一个放假或调休日都没有", year), "通知发布后再导入"};
    HolidayNotice notice{number ? *number : number_of(file, year), {}};
    for (std::size_t i = 0; i < days.size(); ++i) {
        const JsonView day = days.at(i);
        const Date date = date_of(day, i + 1);
        // Days of the year before or after belong to a notice too: the New Year's make-up day may lie in December.
        const std::string name = clean_text(member(day, "name", JsonView::Kind::text, i + 1).text(), "name");
        const bool rest = member(day, "isOffDay", JsonView::Kind::boolean, i + 1).boolean();
        notice.days.push_back({date, name, rest ? DayKind::rest : DayKind::work});
    }
    return notice;
}

}  // namespace zb
