// SPDX-License-Identifier: Apache-2.0
// Lines of RFC 5545: escaped, folded behind 75 octets, ended by CR and LF.
#include "base/icalendar.h"

#include <fmt/format.h>
#include <string_view>

namespace zb {

namespace {

constexpr std::size_t kLineOctets = 75;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out;
}

// Long lines go on behind a line break and a space, never within a character.
void add_line(std::string& out, std::string_view line) {
    std::size_t room = kLineOctets;
    while (line.size() > room) {
        std::size_t cut = room;
        while ((static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
        out += line.substr(0, cut);
        out += "\r\n ";
        line.remove_prefix(cut);
        room = kLineOctets - 1;
    }
    out += line;
    out += "\r\n";
}

std::string basic(Date day) { return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day()); }

void add_event(std::string& out, const CalendarEvent& event, const CalendarFile& file) {
    const std::string summary = escaped(event.summary + (event.tentative ? "（暂定）" : ""));
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + escaped(event.uid));
    add_line(out, "DTSTAMP:" + basic(file.stamp) + "T000000Z");
    add_line(out, fmt::format("SEQUENCE:{}", file.sequence));
    add_line(out, "DTSTART;VALUE=DATE:" + basic(event.day));
    add_line(out, "DTEND;VALUE=DATE:" + basic(event.day + kOneDay));
    add_line(out, "SUMMARY:" + summary);
    if (!event.description.empty()) add_line(out, "DESCRIPTION:" + escaped(event.description));
    if (event.tentative) add_line(out, "STATUS:TENTATIVE");
    add_line(out, "TRANSP:TRANSPARENT");
    // The day begins at midnight: fifteen hours before is nine o'clock on the day before.
    for (const std::string_view line : {"BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15H"}) add_line(out, line);
    add_line(out, "DESCRIPTION:" + summary);
    add_line(out, "END:VALARM");
    add_line(out, "END:VEVENT");
}

}  // namespace

std::string icalendar(const CalendarFile& file) {
    std::string out;
    for (const std::string_view line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zb//zb//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"})
        add_line(out, line);
    if (!file.name.empty()) add_line(out, "X-WR-CALNAME:" + escaped(file.name));
    for (const CalendarEvent& event : file.events) add_event(out, event, file);
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace zb
