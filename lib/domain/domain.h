// SPDX-License-Identifier: Apache-2.0
// THE list of nouns, the State that their facts fold into, and the fold.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "domain/appraisal.h"
#include "domain/article.h"
#include "domain/attachment.h"
#include "domain/circular.h"
#include "domain/contact.h"
#include "domain/cover.h"
#include "domain/department.h"
#include "domain/enterprise.h"
#include "domain/flow_version.h"
#include "domain/handover.h"
#include "domain/holiday_notice.h"
#include "domain/inquiry.h"
#include "domain/material.h"
#include "domain/meeting.h"
#include "domain/note.h"
#include "domain/origin.h"
#include "domain/plan.h"
#include "domain/problem.h"
#include "domain/project/project.h"
#include "domain/resolution.h"
#include "domain/responsible.h"
#include "domain/restoration.h"
#include "domain/reversal.h"
#include "domain/review.h"
#include "domain/role.h"
#include "domain/service.h"
#include "domain/setting.h"
#include "domain/staff.h"
#include "domain/step/step.h"
#include "domain/submission.h"
#include "domain/team.h"
#include "domain/window.h"
#include "ledger/entry.h"

namespace zb {

// clang-format off
// Searches and snapshots list what they find in this order.
using Nouns = std::tuple<
    ProjectNoun,
    EnterpriseNoun,
    AttachmentNoun,
    TeamNoun,
    CoverNoun,
    DepartmentNoun,
    StaffNoun,
    ContactNoun,
    RoleNoun,
    PlanNoun,
    StepNoun,
    ResponsibleNoun,
    MaterialNoun,
    IntakeNoun,
    HandoverNoun,
    ServiceNoun,
    NoteNoun,
    ProblemNoun,
    InquiryNoun,
    ArticleNoun,
    ReviewNoun,
    MeetingNoun,
    ResolutionNoun,
    SubmissionNoun,
    CircularNoun,
    AppraisalNoun,
    FlowNoun,
    SettingNoun,
    HolidayNoun,
    OriginNoun,
    RestorationNoun,
    ReversalNoun>;
// clang-format on

// A fact of any noun. Two levels of variants: ninety kinds in one cost a fifth of a minute to compile.
template <class>
struct FactOf;
template <class... Each>
struct FactOf<std::tuple<Each...>> {
    using type = std::variant<typename Each::Fact...>;
};
using Fact = FactOf<Nouns>::type;

// Which streams were read. Asking for a project that was not read fails an assertion; it never answers "not found".
struct Scope {
    bool everything = false;
    bool all_projects = false;                         // what every project is called and who serves it, not its work
    std::set<std::string, std::less<>> projects = {};  // with all their work

    static Scope all() { return Scope{true, true, {}}; }
    static Scope registry() { return Scope{}; }
    static Scope names() { return Scope{false, true, {}}; }
    static Scope project(std::string code) { return Scope{false, false, {std::move(code)}}; }
    bool covers(std::string_view project) const { return everything || projects.contains(project); }
    bool names_of(std::string_view project) const { return all_projects || covers(project); }
    std::vector<std::string> subjects() const;   // streams to read; empty: all
    std::vector<std::string> reversals() const;  // streams that show which entries of these are cancelled; empty: all
};

// A line of the journal of work on projects: what counts as 台账条目 of whom, when.
struct JournalLine {
    std::int64_t seq = 0;
    std::string_view kind;
    std::string project;
    Date on;
    Instant recorded_at;
};

struct State {
    Scope scope;
    std::int64_t seq = 0;  // last entry folded
    Instant recorded_at;   // of that entry
    int running_year = 0;  // of who reads: 001 is a project of this year, 26-001 one of 2026; 0: no year is ever named

    Origin origin;
    Departments departments;
    StaffList staff;
    Contacts contacts;
    Roles roles;
    Projects projects;
    EnterpriseEntries enterprises;
    Attachments attachments;
    Flows flows;
    Plans plans;
    Steps steps;
    CreditRecords credit;
    Intakes intakes;
    Handovers handovers;
    Services services;
    Assignments assignments;
    Notes notes;
    Problems problems;
    Inquiries inquiries;
    Articles articles;
    Reviews reviews;
    Meetings meetings;
    Resolutions resolutions;
    Submissions submissions;
    Covers covers;
    std::vector<IssuedReport> issued;   // circulars and their corrections, in the order of their entries
    std::vector<CircularDraft> drafts;  // in the order of their entries
    SealedAppraisals appraisals;
    Reversals reversals;
    std::vector<JournalLine> journal;

    const Project& project(std::string_view code) const;           // throws Error "project.unknown" where the ledger has none
    std::string short_code(std::string_view project) const;        // by its code, whether it is loaded or not
    const ProjectPlans& plans_of(std::string_view project) const;  // empty where none was made
    const ProjectSteps& steps_of(std::string_view project) const;
};

// The fact of an entry. Throws Error "entry.unknown_kind" that names the entry: a newer zb wrote it; "entry.unreadable" where its body
// cannot be one of its kind.
Fact decode(const Entry& entry, JsonDocument& parser);
std::string_view kind_of(const Fact& fact);
std::string body_of(const Fact& fact);
// What holds of the entries of a kind; of an unknown one nothing but the plain rules.
const EntryRules& rules_of(std::string_view kind);
// In the order of the list of nouns.
std::vector<std::string> known_kinds();

void check(const State& state, const Envelope& envelope, const Fact& fact);
void apply(State& state, const Envelope& envelope, const Fact& fact);
Index index_of(const Envelope& envelope, const Fact& fact);

// What was done, as one sentence. `names` gives steps their short names where it has the project's plans; else their keys stand there.
std::string entry_words(const State& names, const Envelope& envelope, const Fact& fact);
// 001 甲公司智能装备项目; the bare code where `names` has no such project, "" where the entry is about none.
std::string entry_project(const State& names, const Envelope& envelope);
// The same in the daily report of that evening; none where it is no work.
std::optional<DailyLine> entry_line(const State& state, const Envelope& envelope, const Fact& fact, Date evening);
// The code that a fact gave to something new.
std::optional<GivenCode> code_of(const Fact& fact);
// Shows the finder every text of the state.
void look_through(const State& state, Finder& finder);

// The entry that a fact cancels, if it is a reversal; and the fact that cancels one.
std::optional<std::int64_t> entry_cancelled_by(const Fact& fact);
Fact reversal_of(std::int64_t entry, std::string kind, std::optional<std::string> reason);
// What a new ledger begins with: what it is, the first settings, and the holiday notices that ship with zb. `origin` is 32 hex digits.
std::vector<Fact> first_facts(std::string origin, bool practice);

Envelope envelope_of(const Entry& entry);
// Folds one entry in. What happened after `until` is left out: the state is that of the day's evening.
void fold(State& state, const Entry& entry, JsonDocument& parser, std::optional<Date> until = {});

template <class F, class NounFact>
inline constexpr bool is_fact_of = false;
template <class F, class... Facts>
inline constexpr bool is_fact_of<F, std::variant<Facts...>> = (std::is_same_v<F, Facts> || ...);

// Wraps one fact of any noun.
template <class F>
Fact make_fact(F fact) {
    Fact wrapped;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        const auto put = [&]<std::size_t K>(std::integral_constant<std::size_t, K>) {
            using NounFact = std::variant_alternative_t<K, Fact>;
            if constexpr (is_fact_of<F, NounFact>) {
                wrapped.template emplace<K>().template emplace<F>(std::move(fact));
            }
        };
        (put(std::integral_constant<std::size_t, I>{}), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Fact>>{});
    return wrapped;
}

// 台账条目.
inline bool counts_as_work(std::string_view kind) { return rules_of(kind).work == Work::yes; }
// 补录: recorded more than one working day after it happened.
bool late_entry(Date on, Date recorded, const Calendar& calendar);

}  // namespace zb
