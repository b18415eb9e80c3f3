// SPDX-License-Identifier: Apache-2.0
// Parts that the three pages of `today` share: what must be done, what falls due, who is waited for.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/document.h"
#include "base/icalendar.h"
#include "domain/step/certificate.h"
#include "outlook/outlook.h"
#include "report/submission/figures.h"

namespace zb {

// What a page looks at: the outlooks of its projects on its day, and which of their items are its own.
struct TodayView {
    const State& state;
    Date day;
    std::vector<ProjectOutlook> projects;
    std::function<bool(const StepOutlook&)> wanted;
    std::function<bool(const Inquiry&)> asked = {};  // which inquiries are its own
    std::function<bool(const Review&)> rated = {};   // and which bad reviews

    const Calendar& calendar() const { return state.origin.calendar(); }
    LampRules rules() const { return lamp_rules(state.origin, day); }
    // Items in hand (审批事项 and utilities) that are its own, project by project.
    std::vector<std::pair<const ProjectOutlook*, const StepOutlook*>> in_hand() const;
};

inline constexpr int kAheadDays = 5;  // 【二】五个工作日内到期

// One line of 今天必须办.
struct MustDo {
    std::string kind;  // overdue, intake, due_today, deemed, pause_over, not_issued, certificate_ended, revoked, owed,
                       // inquiry, service, review, submission
    std::string project, step;
    std::string project_label, item, what, deadline, who;
    std::optional<Date> due;
    int overdue = 0;
    bool red = false;
    bool escalated = false;  // so long past that it is to be taken to somebody higher
};
std::vector<MustDo> must_do(const TodayView& view);
// Of the page's inquiries: past their day, due on the day, in nobody's hands.
std::vector<MustDo> inquiry_lines(const TodayView& view);
// Of the page's bad reviews: the next act of those whose day has come, or is near.
std::vector<MustDo> review_lines(const TodayView& view);
// 无待答复咨询（12345 转办 0 件）, or those that wait for an answer.
std::string open_inquiries_words(const TodayView& view);
Section inquiries_section(const TodayView& view, std::string heading);
// Services that are followed up and due by the page's day: of its projects, and of none where `of_none`.
enum class OfNoProject { no, yes };
std::vector<MustDo> services_due(const TodayView& view, OfNoProject of_none);
Section must_section(const std::vector<MustDo>& rows, std::string heading, const std::string& nothing);

// The term of what a step yielded, as of the page's day.
std::optional<CertificateTerm> certificate_of(const TodayView& view, const ProjectOutlook& project, const StepOutlook& step);

// 【二】: limits, intake limits and owed papers after the day, up to `last`; not what is overdue or due on the day itself. Certificates
// within the days of reminding (lamp.expiry_yellow) are listed even where their last day is after `last`.
struct DueAhead {
    const ProjectOutlook* project = nullptr;
    const StepOutlook* step = nullptr;
    Date due;
    int left = 0;
    std::string what;               // limit, intake, owed, certificate
    std::string material;           // of owed
    std::optional<Lamp> lamp = {};  // of the item, or of the material owed
};
std::vector<DueAhead> due_ahead(const TodayView& view, Date last);
// The same and what is due on the day itself; of certificates only those that end by `last`.
std::vector<DueAhead> due_within(const TodayView& view, Date last);
Section due_section(const TodayView& view, const std::vector<DueAhead>& rows, std::string heading);
Table due_table(const TodayView& view, const std::vector<DueAhead>& rows);
// The same rows for calendar programs; `place` ends the identifiers of a project's events.
std::vector<CalendarEvent> due_events(const TodayView& view, const std::vector<DueAhead>& rows,
                                      const std::function<std::string(const std::string& project)>& place);

// 【三】: pauses, corrections and holds, with the days they have lasted.
Section waiting_section(const TodayView& view, std::string heading);
// 进度: every node and target that 预计 misses, with what decides the day, the enterprise's tasks too.
Section progress_section(const TodayView& view, std::string heading);
// The open problems for which `mine` is true, as P-2026-014（002，逾期 2 个工作日）.
std::vector<std::string> open_problems(const State& state, Date day, const std::function<bool(const Problem&)>& mine);

// 会议、议定事项 of the office's page: meetings missed and set, resolutions overdue or due within kAheadDays, problems that wait for 销号.
// None where the ledger has nothing of the kind.
std::optional<Section> meetings_section(const TodayView& view, std::string heading);
// The open resolutions that a department leads or helps with; none where no resolution was ever recorded.
std::optional<Section> resolutions_section(const TodayView& view, const std::string& department, std::string heading);
// 逾期议定事项 1 项：R-042（逾期 2 个工作日）, of the page's projects; empty where no resolution was ever recorded.
std::string overdue_resolutions(const TodayView& view);

// 漏报 of the last kMissedDaysBack working days before the day that no later submission made good.
inline constexpr int kMissedDaysBack = 10;
std::vector<OwedSubmission> missed_before(const TodayView& view);

// 2026年11月20日 星期五（工作日）.
std::string day_words(const State& state, Date day);
// 红 1  黄 1  绿 1, of the projects with a plan; then 未编方案 1.
std::string lamps_of_projects(const std::vector<ProjectOutlook>& projects);
// red, yellow, grey, green of the page's items in hand, for machines and for the closing line.
struct LampCount {
    int red = 0, yellow = 0, grey = 0, green = 0;
};
LampCount lamps_of_items(const TodayView& view);

}  // namespace zb
