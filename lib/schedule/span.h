// SPDX-License-Identifier: Apache-2.0
// Moving along the calendar by durations and lags: private to lib/schedule. All days are evenings: an activity that begins on the
// evening of one day has its first day after it, and ends on the evening of its last.
#pragma once

#include <span>

#include "calendar/calendar.h"
#include "schedule/schedule.h"

namespace zb {

// A stretch of work; no days: a milestone.
struct Work {
    int days = 0;
    DurationUnit unit = DurationUnit::working;
    bool roll = true;  // to the next working day, where the last is a rest day
    std::span<const Interruption> pauses = {};
};

class Span {
public:
    explicit Span(const Calendar& calendar) : calendar_(calendar) {}

    // The evening before the first day on which the work can be done, if it may begin on the evening of `begin`.
    Date open(const Work& work, Date begin) const;
    // Evening on which work that begins on the evening of `begin` is done.
    Date end(const Work& work, Date begin) const;
    // The earliest begin that ends on `end` or later, and the latest that ends on `end` or earlier.
    Date begin_to_end_from(const Work& work, Date end) const;
    Date begin_to_end_by(const Work& work, Date end) const;
    // The latest evening from which the work begins at once and not after `begin`.
    Date begin_by(const Work& work, Date begin) const;

    // `day` moved by a link's lag: over working days it counts those passed, so that from a rest day one back is the last but one
    // working day's evening. And the latest day that the lag moves to `day` or earlier.
    Date moved(Date day, const Link& link) const;
    Date moved_back(Date day, const Link& link) const;

    // Days that count from `first` to `last`, both included, but for what is paused.
    int counted(const Work& work, Date first, Date last) const;

private:
    static bool counts_working_days(const Work& work) {
        return work.days != 0 && work.unit == DurationUnit::working && work.pauses.empty();
    }
    Date end_of_others(const Work& work, Date begin) const;
    Date begin_to_end_by_others(const Work& work, Date end) const;
    Date moved_by_lag(Date day, const Link& link) const;
    Date moved_back_by_lag(Date day, const Link& link) const;
    Date end_with_pauses(const Work& work, Date begin) const;
    int length(DurationUnit unit, Date first, Date last) const;
    Date rolled(const Work& work, Date last) const;

    const Calendar& calendar_;
};

// Here, what a pass over a network asks of every activity and link. Without rest days the kind of work plays no part.

inline Date Span::open(const Work& work, Date begin) const {
    if (!calendar_.rests() || work.days == 0 || work.unit != DurationUnit::working) return begin;
    return calendar_.next_working(begin + kOneDay) - kOneDay;
}

inline Date Span::end(const Work& work, Date begin) const {
    if (counts_working_days(work)) return calendar_.add(begin, WorkingDays{work.days});
    return work.days == 0 ? begin : end_of_others(work, begin);
}

inline Date Span::begin_to_end_by(const Work& work, Date end) const {
    if (counts_working_days(work)) return calendar_.add(calendar_.previous_working(end), WorkingDays{1 - work.days}) - kOneDay;
    return work.days == 0 ? end : begin_to_end_by_others(work, end);
}

inline Date Span::begin_by(const Work& work, Date begin) const {
    if (!calendar_.rests() || work.days == 0 || work.unit != DurationUnit::working) return begin;
    return calendar_.previous_working(begin + kOneDay) - kOneDay;
}

inline Date Span::moved(Date day, const Link& link) const {
    if (link.lag == 0) return day;
    return calendar_.rests() ? moved_by_lag(day, link) : day + CalendarDays{link.lag};
}

inline Date Span::moved_back(Date day, const Link& link) const {
    if (link.lag == 0) return day;
    return calendar_.rests() ? moved_back_by_lag(day, link) : day - CalendarDays{link.lag};
}

}  // namespace zb
