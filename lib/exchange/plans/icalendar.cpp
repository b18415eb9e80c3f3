// SPDX-License-Identifier: Apache-2.0
// Due dates as all-day events (RFC 5545).
#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

#include "base/error.h"
#include "exchange/plans/exports.h"
#include "exchange/plans/moments.h"

namespace zb {

namespace {

constexpr std::size_t kLineOctets = 75;

std::string ics_text(std::string_view text) {
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

struct Event {
    std::string uid;
    Date day;
    std::string summary;
    bool tentative = false;  // the holidays of its year are not announced yet
};

// What tells this plan's events from those of any other (RFC 5545 3.8.4.7): its name and its steps, not its dates, so that the same plan
// written again with other dates moves the events that a calendar has. FNV-1a.
std::string plan_mark(const FilePlan& plan) {
    constexpr std::uint64_t kOffset = 14695981039346656037U;
    constexpr std::uint64_t kPrime = 1099511628211U;
    std::uint64_t mark = kOffset;
    const auto take = [&](std::string_view text) {
        for (const char c : text) mark = (mark ^ static_cast<unsigned char>(c)) * kPrime;
        mark = (mark ^ 0xFFU) * kPrime;
    };
    take(plan.name);
    for (const FileStep& step : plan.steps) {
        take(step.id);
        take(step.name);
    }
    return fmt::format("{:016x}", mark);
}

void add_event(std::string& out, const Event& event, Date stamp) {
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + ics_text(event.uid));
    add_line(out, "DTSTAMP:" + basic(stamp) + "T000000Z");
    add_line(out, "DTSTART;VALUE=DATE:" + basic(event.day));
    add_line(out, "DTEND;VALUE=DATE:" + basic(event.day + kOneDay));
    add_line(out, "SUMMARY:" + ics_text(event.summary + (event.tentative ? "（暂定）" : "")));
    if (event.tentative) add_line(out, "STATUS:TENTATIVE");
    add_line(out, "TRANSP:TRANSPARENT");
    add_line(out, "END:VEVENT");
}

}  // namespace

std::string icalendar(const SolvedPlan& solved) {
    if (solved.plan.axis == TimeAxis::periods)
        throw Error{"plan.no_dates", "calendar 为 none 的方案没有日期，不能写成日历", "用 --format json 或 csv"};
    const FilePlan& plan = solved.plan;
    // The plan's own day stands for the time of writing, so that the same plan gives the same bytes.
    const Date stamp = plan.network.status_date.value_or(plan.network.start);
    std::string out;
    for (const std::string_view line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zb//plan//ZH", "CALSCALE:GREGORIAN"})
        add_line(out, line);
    const std::string at = fmt::format("@{}.{}", plan_mark(plan), plan.name.empty() ? "zb" : plan.name);
    const std::vector<int>& years = solved.solution.tentative_years;
    const auto tentative = [&](Date day) { return std::find(years.begin(), years.end(), day.year()) != years.end(); };
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const FileStep& step = plan.steps[i];
        const std::string name = step.name.empty() ? step.id : step.name;
        const std::string behind = plan.name.empty() ? "" : fmt::format("（{}）", plan.name);
        if (!solved.undetermined[i]) {
            const Date finish = moments_of(solved, i).finish;
            add_event(out, {step.id + "-finish" + at, finish, name + " 到期" + behind, tentative(finish)}, stamp);
        }
        if (const std::optional<Date>& deadline = plan.network.activities[i].deadline)
            add_event(out, {step.id + "-deadline" + at, *deadline, name + " 最后期限" + behind}, stamp);
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

}  // namespace zb
