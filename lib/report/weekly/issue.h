// SPDX-License-Identifier: Apache-2.0
// Which issue a circular is: its number, the issue before it, what is printed around its figures. Each a function of the states given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/document.h"
#include "domain/domain.h"
#include "domain/step/clock.h"

namespace zb {

// What the printing says besides the figures.
struct WeeklyImprint {
    Basis basis;
    std::optional<int> number;                                // 2026年第21期; none: 未编期号
    std::string reprint;                                      // zb report weekly --head 1298 --as-of 2026-11-20
    std::optional<Instant> at;                                // made on its day before submissions were due
    std::optional<int> issued;                                // this week's circular was issued under that number before
    std::string title, office, addressees, copies, deadline;  // settings of the day
    LampRules rules;
    std::optional<std::string> preface, remarks;  // what a person writes: before the first section, and at the end of the last
    // Of a correcting issue: which one it is, what it corrects and why.
    struct Correction {
        int number = 1;
        IssuedReport corrected;
        std::string reason;
    };
    std::optional<Correction> correction;
};

// The circular before that of `day`, among those issued; none: this is the first.
const IssuedReport* issue_before(const State& state, Date day);
// The one issued as of `day`, as last corrected.
const IssuedReport* issue_of(const State& state, Date day);
// Whether one was issued as of `first` or a later day.
bool issued_since(const State& state, Date first);
// Last number of the year, 0 where there is none.
int last_issue_number(const State& state, int year);

// What a circular is compared with: what was known at the issue before. The first circular has none: it is compared with what was known
// at the end of `day`, and the caller asks the ledger for that `head`.
struct CircularBefore {
    Date day;
    std::optional<std::int64_t> head;
    const IssuedReport* issue = nullptr;
};
CircularBefore circular_before(const State& state, Date day);

// From when the issue before looked at the submissions of its last day: the instant of its draft where that was before they were due.
// An issue by rules 1 took that of the last entry `known` to it.
std::optional<Instant> moment_of_issue(const State& state, const IssuedReport& issued, const State& known);
// `at` on `day` where submissions of that day are not due by then, to the minute; none: nothing is pending, the end of the day holds.
std::optional<Instant> before_the_hour(const State& state, Date day, Instant at);

// True where the number may be in no entry known to the printing: a year's first number is given by hand, perhaps later.
bool may_be_numbered_later(const State& state, Date day);
// What the number of a circular is computed from.
struct NumberAsked {
    const State& state;  // as the circular knows it
    Basis basis;
    std::optional<int> given;      // by the command
    const State* later = nullptr;  // the issues as they are known now, where that is more
};
// None for a week without an issue: its number went to a later week.
std::optional<int> issue_number(const NumberAsked& asked);
// The number that it gets when it is issued; for a week without an issue, the next one.
int number_to_issue(const State& state, const WeeklyImprint& imprint);

// The settings of the day, and what is known of its issue; the caller adds what a person wrote.
WeeklyImprint weekly_imprint(const NumberAsked& asked);
// The command that prints the same again.
std::string reprint_words(const State& state, const WeeklyImprint& imprint);

// How many entries up to `head` a draft does not know, acts on circulars not counted: the next issue brings them.
std::int64_t recorded_since(const State& state, const CircularDraft& draft, std::int64_t head);

}  // namespace zb
