// SPDX-License-Identifier: Apache-2.0
// The numbers of circulars, and which circular comes before which.
#include "report/weekly/issue.h"

#include <algorithm>
#include <fmt/format.h>

#include "domain/submission_day.h"

namespace zb {

namespace {

bool is_weekly(const IssuedReport& issued) { return issued.what.report == "weekly"; }

// The number under which the circular of this very day and head was issued later.
std::optional<int> number_given_later(const State& later, const Basis& basis) {
    for (const IssuedReport& issued : later.issued) {
        if (is_weekly(issued) && issued.what.as_of == basis.as_of && issued.what.head == basis.seq) return issued.what.number;
    }
    return std::nullopt;
}

}  // namespace

const IssuedReport* issue_before(const State& state, Date day) {
    const IssuedReport* last = nullptr;
    for (const IssuedReport& issued : state.issued) {
        if (is_weekly(issued) && issued.what.as_of < day) last = &issued;
    }
    return last;
}

const IssuedReport* issue_of(const State& state, Date day) {
    const auto same = [&](const IssuedReport& issued) { return is_weekly(issued) && issued.what.as_of == day; };
    const auto found = std::find_if(state.issued.rbegin(), state.issued.rend(), same);
    return found == state.issued.rend() ? nullptr : &*found;
}

bool issued_since(const State& state, Date first) {
    return std::any_of(state.issued.begin(), state.issued.end(),
                       [&](const IssuedReport& issued) { return is_weekly(issued) && issued.what.as_of >= first; });
}

int last_issue_number(const State& state, int year) {
    int last = 0;
    for (const IssuedReport& issued : state.issued) {
        if (is_weekly(issued) && issued.what.year == year) last = std::max(last, issued.what.number);
    }
    return last;
}

CircularBefore circular_before(const State& state, Date day) {
    if (const IssuedReport* issued = issue_before(state, day)) return {issued->what.as_of, issued->what.head, issued};
    return {day - CalendarDays{7}, {}};
}

std::optional<Instant> before_the_hour(const State& state, Date day, Instant at) {
    if (at.day() != day || !is_submission_day(state, day) || at > submission_deadline(state, day)) return std::nullopt;
    constexpr std::int64_t kMinute = 60'000;
    return Instant::from_milliseconds(at.milliseconds() / kMinute * kMinute);
}

std::optional<Instant> moment_of_issue(const State& state, const IssuedReport& issued, const State& known) {
    const Date day = issued.what.as_of;
    if (!issued.what.rules) return known.recorded_at.day() == day ? std::optional{known.recorded_at} : std::nullopt;
    const CircularDraft* draft = issued.draft ? draft_of(state, *issued.draft) : nullptr;
    return before_the_hour(known, day, draft == nullptr ? issued.at : draft->at);
}

bool may_be_numbered_later(const State& state, Date day) { return last_issue_number(state, day.year()) == 0; }

std::optional<int> issue_number(const NumberAsked& asked) {
    const Date day = asked.basis.as_of;
    if (const IssuedReport* issued = issue_of(asked.state, day)) return issued->what.number;
    const CircularDraft* draft = waiting_draft(asked.state, "weekly");
    if (draft != nullptr && draft->what.as_of == day) return draft->what.number;
    if (asked.given) return asked.given;
    const bool passed_over = !asked.state.issued.empty() && asked.state.issued.back().what.as_of > day;
    if (passed_over) return std::nullopt;
    const int last = last_issue_number(asked.state, day.year());
    if (last > 0) return last + 1;
    return (asked.later != nullptr ? number_given_later(*asked.later, asked.basis) : std::nullopt).value_or(1);
}

int number_to_issue(const State& state, const WeeklyImprint& imprint) {
    return imprint.number.value_or(last_issue_number(state, imprint.basis.as_of.year()) + 1);
}

WeeklyImprint weekly_imprint(const NumberAsked& asked) {
    const Origin& origin = asked.state.origin;
    const Date day = asked.basis.as_of;
    const auto setting = [&](std::string_view name) { return origin.setting(name, day); };
    WeeklyImprint imprint;
    imprint.basis = asked.basis;
    imprint.number = issue_number(asked);
    if (const IssuedReport* issued = issue_of(asked.state, day)) imprint.issued = issued->what.number;
    imprint.title = setting("report.title");
    imprint.office = setting("report.office");
    imprint.addressees = setting("report.addressees");
    imprint.copies = setting("report.copies");
    imprint.deadline = setting("submission.deadline");
    imprint.rules = lamp_rules(origin, day);
    return imprint;
}

std::string reprint_words(const State& state, const WeeklyImprint& imprint) {
    const Basis& basis = imprint.basis;
    std::string words = fmt::format("zb report weekly --head {} --as-of {}", basis.seq, iso(basis.as_of));
    const bool first_of_year = last_issue_number(state, basis.as_of.year()) == 0;
    if (first_of_year && imprint.number.value_or(1) != 1) words += fmt::format(" --number {}", *imprint.number);
    if (imprint.at) words += fmt::format(" --at {:02}:{:02}", imprint.at->minute_of_day() / 60, imprint.at->minute_of_day() % 60);
    return words;
}

std::int64_t recorded_since(const State& state, const CircularDraft& draft, std::int64_t head) {
    std::int64_t later = head - draft.what.head;
    for (const CircularDraft& each : state.drafts) {
        if (each.seq <= draft.what.head) continue;
        later -= each.reviewed_at ? 2 : 1;
    }
    return std::max<std::int64_t>(later, 0);
}

}  // namespace zb
