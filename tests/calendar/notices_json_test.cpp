// SPDX-License-Identifier: Apache-2.0
// holiday-cn's file of a year.
#include <doctest/doctest.h>

#include "base/error.h"
#include "calendar/calendar.h"

namespace zb {

namespace {

std::string file(const std::string& days) {
    return R"({"$schema":"schema.json","year":2027,"papers":["https://www.gov.cn/2027.htm"],"days":[)" + days + "]}";
}

std::string refusal(const std::string& text) {
    try {
        read_notice_json(text, {});
    } catch (const Error& error) {
        return error.fault().code;
    }
    return "";
}

}  // namespace

TEST_CASE("A year's file becomes one notice, called by its number or by its address") {
    const std::string text =
        file(R"({"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2026-12-27","isOffDay":false})");
    const HolidayNotice notice = read_notice_json(text, "国办发明电〔2026〕9号");
    CHECK(notice.number == "国办发明电〔2026〕9号");
    REQUIRE(notice.days.size() == 2);
    CHECK(notice.days[0].kind == DayKind::rest);
    CHECK(notice.days[1].kind == DayKind::work);
    CHECK(notice.days[1].date == Date::of(2026, 12, 27));
    CHECK(read_notice_json(text, {}).number == "https://www.gov.cn/2027.htm");
}

TEST_CASE("A file that tells no day, or tells it otherwise, is refused") {
    CHECK(refusal(file("")) == "calendar.empty");
    CHECK(refusal(file(R"({"name":"元旦","date":"2027-02-30","isOffDay":true})")) == "calendar.invalid_list");
    CHECK(refusal(file(R"({"name":"元旦","date":"2027-01-01"})")) == "calendar.invalid_list");
    CHECK(refusal(file(R"({"name":"元旦","date":"2027-01-01","isOffDay":1})")) == "calendar.invalid_list");
    CHECK(refusal(R"({"days":[]})") == "calendar.invalid_list");
    CHECK(refusal("[]") == "calendar.invalid_list");
    CHECK(refusal("{") == "json.invalid");
}

}  // namespace zb
