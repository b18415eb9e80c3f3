// SPDX-License-Identifier: Apache-2.0
// The weekly circular 周通报: its figures as a value, which must add up, and the document that tells them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/document.h"
#include "calendar/calendar.h"
#include "domain/domain.h"
#include "domain/step/clock.h"
#include "outlook/outlook.h"
#include "report/submission/figures.h"

namespace zb {

// The seven days that end on a day, told from the first to the last working day among them.
struct Week {
    Date first, last;
    Date first_working, last_working;  // equal to `first` and `last` in a week without working days
    int working_days = 0;
};
Week week_ending(Date day, const Calendar& calendar);

// One attempt of an item, as of the day of the circular.
struct WeekItem {
    std::string project;
    std::string project_name;
    std::optional<std::string> specialist;
    std::optional<std::string> responsible;  // of the plan, else the department's member of the team
    PlannedStep planned;
    Attempt attempt;
    StepToday today;
};

// What changed between two circulars. `on` is the day that counts: deemed acceptance counts on the day that made it so.
struct WeekEvent {
    enum class Kind { received, opened, accepted, decided, refused, withdrawn, moved_out };
    Kind kind = Kind::received;
    Date on;
    std::int64_t seq = 0;  // of the entry; orders events of one day
    WeekItem item;
};
std::string_view label(WeekEvent::Kind kind);

// 在办对账. Utilities are counted in.
struct WeekFlow {
    int in_hand_before = 0;
    int received = 0, received_prior = 0;
    int opened = 0;  // 期初转入, whenever it was told
    int decided = 0, decided_prior = 0;
    int accepted_prior = 0;  // in no sum: those in hand do not change by it
    int refused = 0, withdrawn = 0;
    int moved_out = 0;  // in hand when their project left the list
    // Told in the circular before and cancelled since.
    int reversed_received = 0, reversed_opened = 0, reversed_decided = 0, reversed_exited = 0;
    int reversed_accepted = 0;  // in no sum either
    int in_hand = 0;

    int exited() const { return refused + withdrawn + moved_out; }
    int expected() const {
        return in_hand_before + received + received_prior + opened - decided - decided_prior - exited() - reversed_received -
               reversed_opened + reversed_decided + reversed_exited;
    }
};

struct WeekTotals {
    int projects = 0;
    int planned_projects = 0;  // the others are 未编方案 and have no lamp
    int without_specialist = 0;
    std::int64_t investment_yuan = 0;
    int without_investment = 0;
    std::vector<std::pair<std::string, int>> stages;  // in the order of the procedure
    std::array<int, 4> project_lamps{};               // by Lamp
    int red_before = 0;
    // Approval items of the week, utilities apart.
    int received_approval = 0, received_utility = 0;
    int accepted = 0;
    int decided = 0, decided_utility = 0;
    int on_time = 0;
    int used_sum = 0, promised_sum = 0;
    int corrections_told = 0, accepted_with_owed = 0;
    int in_hand_approval = 0, in_hand_utility = 0;
    int overdue_promised = 0, overdue_legal = 0;
    std::array<int, 4> lamps{};  // of the items in hand, by Lamp
};

struct DueRow {
    enum class What { limit, pause_end, acceptance, owed };
    What what = What::limit;
    Date due;
    int left = 0;
    WeekItem item;
    std::string material;  // of owed
};

struct ResumedRow {
    WeekItem item;
    Pause pause;
    int used = 0, over = 0;  // working days, both ends counted; those beyond what was told
};

// 挂起（企业原因） of an item in hand: counted apart, the limit runs on.
struct HeldRow {
    WeekItem item;
    int days = 0;  // working days, both ends counted
};

// Working days that stood still, or ran on while held, of an item decided late.
struct StoppedRow {
    WeekItem item;
    int paused = 0, held = 0;
};

struct OwedRow {
    WeekItem item;
    Owed owed;
    int left = 0, overdue = 0;
    Lamp lamp = Lamp::green;
};

// before + added − received + other = open; `other`: told late, cancelled, or fallen away with a withdrawn attempt.
struct OwedFigures {
    int before = 0, added = 0, received = 0, other = 0, overdue = 0;
    std::vector<OwedRow> open;
    std::vector<OwedRow> received_rows;
};

struct ProblemRow {
    Problem problem;
    std::string project_name;
    int overdue = 0;
};

// before + added + added_prior − solved − solved_prior − reversed = open.
struct ProblemFigures {
    int before = 0, added = 0, added_prior = 0, solved = 0, solved_prior = 0, reversed = 0;
    std::vector<ProblemRow> open;
    std::vector<ProblemRow> added_rows;
    std::vector<ProblemRow> solved_rows;
};

struct SlipRow {
    std::string project, project_name;
    std::string node;       // key of the step, or the stage
    std::string node_name;  // 施工许可办结
    std::optional<Date> baseline, current, forecast;
    std::optional<int> to_baseline, to_current;
    std::string owners;  // 特别程序12、企业10、区自然资源局4、提前−1: along the main line, adding up to `to_baseline`; empty: nobody's
};

// 项目动态: what the week brought besides what other sections list.
struct NewsRow {
    enum class What { issued, reached, pause_over, last_filed, denied, refused, withdrawn, revoked, stage_entered };
    What what = What::issued;
    std::string project, project_name;
    std::string step, step_name;  // empty of stage_entered
    Date on;                      // of stage_entered: the day of the circular
    std::int64_t seq = 0;         // entry; 0 of stage_entered
    std::string about;            // the special procedure, or the stage
};

// 各部门办理情况: of the week's acceptances and decisions, and of what is in hand; approval items, utilities in a row of their own.
struct DepartmentRow {
    std::string department;
    bool co_operating = false;  // 协办
    int accepted = 0, decided = 0, on_time = 0;
    int used_sum = 0, promised_sum = 0;
    int in_hand = 0, overdue = 0;
    std::array<int, 4> lamps{};  // by Lamp

    bool empty() const { return accepted == 0 && decided == 0 && in_hand == 0; }
};
struct DepartmentFigures {
    std::vector<DepartmentRow> rows;  // the seven in the notice's order, then those with something to tell
    DepartmentRow total;
    DepartmentRow utility;
};

// 附表: a project's week, what is in hand, and where it goes.
struct AnnexRow {
    struct InHand {
        std::string step;
        std::string told;    // 消防设计审查（11-24）
        std::string answer;  // of machines: the day, paused or correcting
    };
    std::string project, name, stage;
    std::optional<std::string> specialist;
    std::optional<Lamp> lamp;
    std::vector<std::string> week;
    std::vector<InHand> in_hand;
    std::string node, node_name;  // key of the step, or the stage
    std::optional<Date> current, forecast;
};

struct ProjectRow {
    std::string project, name;
    std::optional<Money> investment;
    std::string stage;
    std::optional<std::string> specialist;
    std::optional<Lamp> lamp;  // none without a plan
};

struct WeeklyFigures {
    Date day;
    Week week, next_week;
    Date next_working;        // the first working day after `day`
    bool first_issue = true;  // nothing was issued before: 上期 is what was known at the end of the week before
    WeekTotals totals;
    WeekFlow flow;
    std::vector<ProjectRow> projects;
    std::vector<WeekItem> in_hand;                    // by project and step key
    std::vector<WeekEvent> received;                  // of the week, utilities too
    std::vector<WeekEvent> decided, decided_utility;  // of the week
    std::vector<WeekEvent> accepted;                  // of the week, approval items
    std::vector<WeekEvent> prior;                     // 上期补录: happened before the week, told since
    std::vector<WeekEvent> reversed;                  // told in an earlier circular, cancelled since
    std::vector<DueRow> due_next_week;
    std::vector<ResumedRow> resumed;
    std::vector<HeldRow> held;
    std::vector<StoppedRow> stopped;
    OwedFigures owed;
    ProblemFigures problems;
    std::vector<SlipRow> slips;
    std::vector<NewsRow> news;  // by project, day and entry
    DepartmentFigures departments;
    SubmissionFigures submissions;
    std::vector<AnnexRow> annex;
    std::set<int> tentative_years;  // of dates told, whose holiday notice is not known yet

    std::vector<const WeekItem*> with_lamp(Lamp lamp) const;
    // Received in the week, neither accepted nor gone by its end.
    std::vector<const WeekEvent*> not_accepted() const;
    std::vector<const WeekEvent*> decided_late() const;
};

// A state and the evening up to which it tells.
struct StateOfDay {
    const State* state = nullptr;
    Date day;
};

// Throws Error "report.unbalanced" where the figures do not add up: such a circular must not be printed.
WeeklyFigures weekly_figures(const StateOfDay& now, const StateOfDay& before);

// What the printing says besides the figures.
struct WeeklyImprint {
    Basis basis;
    std::optional<int> number;                                // 2026年第21期; none: 未编期号
    std::string reprint;                                      // zb report weekly --head 1298 --as-of 2026-11-20
    std::optional<int> issued;                                // this week's circular was issued under that number before
    std::string title, office, addressees, copies, deadline;  // settings of the day
    LampRules rules;
    std::optional<std::string> preface, remarks;  // what a person writes: before 一, and at the end of 十
    // Of a correcting issue: which one it is, what it corrects and why.
    struct Correction {
        int number = 1;
        IssuedReport corrected;
        std::string reason;
    };
    std::optional<Correction> correction;
};

Document weekly_document(const WeeklyFigures& figures, const WeeklyImprint& imprint);

// The circular before that of `day`, among those issued; none: this is the first.
const IssuedReport* issue_before(const State& state, Date day);
// The one issued as of `day`, as last corrected.
const IssuedReport* issue_of(const State& state, Date day);
// Last number of the year, 0 where there is none.
int last_issue_number(const State& state, int year);

}  // namespace zb
