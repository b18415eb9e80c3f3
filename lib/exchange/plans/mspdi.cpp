// SPDX-License-Identifier: Apache-2.0
// Microsoft Project's XML data interchange (namespace http://schemas.microsoft.com/project): a working day has eight hours,
// 8:00 to 12:00 and 13:00 to 17:00; lags stand in tenths of a minute.
#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "exchange/plans/exports.h"
#include "exchange/plans/moments.h"

namespace zb {

namespace {

constexpr int kWorkingDayLag = 8 * 60 * 10;
constexpr int kCalendarDayLag = 24 * 60 * 10;
constexpr std::string_view kHours =
    "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime>"
    "<WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";
// The formats of durations and lags: days, elapsed days.
constexpr int kDays = 7;
constexpr int kElapsedDays = 8;

std::string xml_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
    return out;
}

std::string morning(Date day) { return iso(day) + "T08:00:00"; }
std::string evening(Date day) { return iso(day) + "T17:00:00"; }

int link_type(LinkKind kind) {
    switch (kind) {
        case LinkKind::finish_finish: return 0;
        case LinkKind::finish_start: return 1;
        case LinkKind::start_finish: return 2;
        case LinkKind::start_start: return 3;
    }
    return 1;
}

class ProjectFile {
public:
    ProjectFile(const SolvedPlan& solved, const Calendar& days) : solved_(solved), days_(days) {}

    std::string text() {
        const PlanSpan span = span_of(solved_, days_);
        out_ = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
               "\n<Project xmlns=\"http://schemas.microsoft.com/project\">\n";
        add("SaveVersion", 14);
        add("Name", xml_text(solved_.plan.name));
        add("ScheduleFromStart", solved_.plan.direction == Direction::forward ? 1 : 0);
        add("StartDate", morning(span.start));
        add("FinishDate", evening(span.finish));
        add("CalendarUID", 1);
        add("MinutesPerDay", 480);
        add("MinutesPerWeek", 2400);
        add("DaysPerMonth", 20);
        if (solved_.plan.network.status_date) add("StatusDate", evening(*solved_.plan.network.status_date));
        write_calendar(span);
        out_ += "<Tasks>\n";
        for (std::size_t i = 0; i < solved_.plan.steps.size(); ++i) write_task(i);
        out_ += "</Tasks>\n</Project>\n";
        return std::move(out_);
    }

private:
    template <class Value>
    void add(std::string_view name, const Value& value) {
        out_ += fmt::format("<{0}>{1}</{0}>\n", name, value);
    }

    void write_calendar(const PlanSpan& span) {
        out_ += "<Calendars><Calendar>\n";
        add("UID", 1);
        add("Name", "工作日");
        add("IsBaseCalendar", 1);
        out_ += "<WeekDays>\n";
        for (int day = 1; day <= 7; ++day) {  // from Sunday
            const bool works = day > 1 && day < 7;
            out_ += fmt::format("<WeekDay><DayType>{}</DayType><DayWorking>{}</DayWorking>{}</WeekDay>\n", day, works ? 1 : 0,
                                works ? kHours : "");
        }
        out_ += "</WeekDays>\n<Exceptions>\n";
        const Date last = Date::of(span.finish.year(), 12, 31);
        for (Date day = Date::of(span.start.year(), 1, 1); day <= last; day = day + kOneDay) write_exception(day);
        out_ += "</Exceptions>\n</Calendar></Calendars>\n";
    }

    // A day that does not go by its weekday.
    void write_exception(Date day) {
        const bool works = days_.is_working(day);
        if (works == (day.weekday() <= 5)) return;
        const std::optional<Calendar::Reason> reason = days_.reason(day);
        out_ += fmt::format(
            "<Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>{0}T00:00:00</FromDate>"
            "<ToDate>{0}T23:59:00</ToDate></TimePeriod><Occurrences>1</Occurrences><Name>{1}</Name><Type>1</Type>"
            "<DayWorking>{2}</DayWorking>{3}</Exception>\n",
            iso(day), xml_text(reason ? reason->name : std::string{}), works ? 1 : 0, works ? kHours : "");
    }

    // Calendar days and months from the first morning to the last evening, so that a program that reckons Finish from Start and Duration
    // comes to the same day: 24 hours a day would end on the next morning.
    static int elapsed_hours(const StepMoments& moments) {
        constexpr int kDay = 24;
        constexpr int kMorningToEvening = 9;  // 8:00 to 17:00
        return (moments.finish - moments.start).count * kDay + kMorningToEvening;
    }

    void write_task(std::size_t index) {
        const FilePlan& plan = solved_.plan;
        const FileStep& step = plan.steps[index];
        const Activity& activity = plan.network.activities[index];
        const StepMoments moments = moments_of(solved_, index);
        const bool works = activity.unit == DurationUnit::working;
        const bool milestone = activity.duration == 0;
        out_ += "<Task>\n";
        add("UID", index + 1);
        add("ID", index + 1);
        add("Name", xml_text(step.name.empty() ? step.id : step.name));
        add("WBS", xml_text(step.id));
        add("OutlineLevel", 1);
        add("Start", milestone ? evening(moments.start) : morning(moments.start));
        add("Finish", evening(moments.finish));
        add("Duration", fmt::format("PT{}H0M0S", works ? activity.duration * 8 : milestone ? 0 : elapsed_hours(moments)));
        add("DurationFormat", works ? kDays : kElapsedDays);
        add("Milestone", milestone ? 1 : 0);
        add("Critical", solved_.window(index).critical ? 1 : 0);
        write_actuals(activity);
        if (activity.not_before) {
            add("ConstraintType", 4);  // start no earlier than
            add("ConstraintDate", morning(*activity.not_before));
        }
        if (activity.deadline) add("Deadline", evening(*activity.deadline));
        const std::vector<int>& years = solved_.solution.tentative_years;
        const bool tentative = std::find(years.begin(), years.end(), moments.finish.year()) != years.end();
        if (tentative) add("Notes", fmt::format("暂定：{} 年的放假通知未收录，只按周末推算", moments.finish.year()));
        for (const Link& link : plan.network.links) {
            if (static_cast<std::size_t>(link.to) == index) write_link(link);
        }
        out_ += "</Task>\n";
    }

    void write_actuals(const Activity& activity) {
        if (activity.actual_start) add("ActualStart", morning(*activity.actual_start));
        if (activity.actual_finish) add("ActualFinish", evening(*activity.actual_finish));
        if (activity.actual_finish) add("PercentComplete", 100);
    }

    void write_link(const Link& link) {
        const bool works = link.lag_unit == DurationUnit::working;
        out_ += fmt::format(
            "<PredecessorLink><PredecessorUID>{}</PredecessorUID><Type>{}</Type><LinkLag>{}</LinkLag><LagFormat>{}</LagFormat>"
            "</PredecessorLink>\n",
            link.from + 1, link_type(link.kind), link.lag * (works ? kWorkingDayLag : kCalendarDayLag), works ? kDays : kElapsedDays);
    }

    const SolvedPlan& solved_;
    const Calendar& days_;
    std::string out_;
};

}  // namespace

std::string mspdi(const SolvedPlan& solved, const Calendar& days) {
    if (solved.plan.axis == TimeAxis::periods)
        throw Error{"plan.no_dates", "calendar 为 none 的方案没有日期，不能写成 Project 文件", "用 --format json 或 csv"};
    if (!solved.has_end()) throw Error{"plan.undetermined", "有停顿没有止日，推算不出全部日期", "在停顿上写 assume_days：预计还要停几天"};
    return ProjectFile{solved, days}.text();
}

}  // namespace zb
