// SPDX-License-Identifier: Apache-2.0
// 事项: what happens to a step of a project's plan, its attempts, pauses, holds, and owed materials.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "calendar/calendar.h"
#include "domain/escalation.h"
#include "domain/noun.h"
#include "domain/plan.h"
#include "domain/step/facts.h"
#include "domain/step/table.h"

namespace zb {

struct StepNoun {
    using Fact = std::variant<StepOpened, StepFiled, StepReturned, StepRefused, StepWithdrawn, StepAccepted, StepPaused, StepResumed,
                              StepHeld, StepReleased, StepExtended, StepReplied, StepDecided, StepDenied, StepIssued, StepRevoked,
                              StepWaived, StepRenewed, StepEscalated>;
    static constexpr EntryRules rules = kWorkEntry;
    static void check(const State&, const Envelope&, const StepOpened&);
    static void check(const State&, const Envelope&, const StepFiled&);
    static void check(const State&, const Envelope&, const StepReturned&);
    static void check(const State&, const Envelope&, const StepRefused&);
    static void check(const State&, const Envelope&, const StepWithdrawn&);
    static void check(const State&, const Envelope&, const StepAccepted&);
    static void check(const State&, const Envelope&, const StepPaused&);
    static void check(const State&, const Envelope&, const StepResumed&);
    static void check(const State&, const Envelope&, const StepHeld&);
    static void check(const State&, const Envelope&, const StepReleased&);
    static void check(const State&, const Envelope&, const StepExtended&);
    static void check(const State&, const Envelope&, const StepReplied&);
    static void check(const State&, const Envelope&, const StepDecided&);
    static void check(const State&, const Envelope&, const StepDenied&);
    static void check(const State&, const Envelope&, const StepIssued&);
    static void check(const State&, const Envelope&, const StepRevoked&);
    static void check(const State&, const Envelope&, const StepWaived&);
    static void check(const State&, const Envelope&, const StepRenewed&);
    static void check(const State&, const Envelope&, const StepEscalated&);
    static void apply(State&, const Envelope&, const StepOpened&);
    static void apply(State&, const Envelope&, const StepFiled&);
    static void apply(State&, const Envelope&, const StepReturned&);
    static void apply(State&, const Envelope&, const StepRefused&);
    static void apply(State&, const Envelope&, const StepWithdrawn&);
    static void apply(State&, const Envelope&, const StepAccepted&);
    static void apply(State&, const Envelope&, const StepPaused&);
    static void apply(State&, const Envelope&, const StepResumed&);
    static void apply(State&, const Envelope&, const StepHeld&);
    static void apply(State&, const Envelope&, const StepReleased&);
    static void apply(State&, const Envelope&, const StepExtended&);
    static void apply(State&, const Envelope&, const StepReplied&);
    static void apply(State&, const Envelope&, const StepDecided&);
    static void apply(State&, const Envelope&, const StepDenied&);
    static void apply(State&, const Envelope&, const StepIssued&);
    static void apply(State&, const Envelope&, const StepRevoked&);
    static void apply(State&, const Envelope&, const StepWaived&);
    static void apply(State&, const Envelope&, const StepRenewed&);
    static void apply(State&, const Envelope&, const StepEscalated&);
    // All belong to their project's stream alone.
    template <class F>
    static void index(const Envelope& envelope, const F&, Index& index) {
        index.subjects.push_back(project_stream(envelope.project.value_or("")));
    }
    static std::string words(const State&, const Envelope&, const StepOpened&);
    static std::string words(const State&, const Envelope&, const StepFiled&);
    static std::string words(const State&, const Envelope&, const StepReturned&);
    static std::string words(const State&, const Envelope&, const StepRefused&);
    static std::string words(const State&, const Envelope&, const StepWithdrawn&);
    static std::string words(const State&, const Envelope&, const StepAccepted&);
    static std::string words(const State&, const Envelope&, const StepPaused&);
    static std::string words(const State&, const Envelope&, const StepResumed&);
    static std::string words(const State&, const Envelope&, const StepHeld&);
    static std::string words(const State&, const Envelope&, const StepReleased&);
    static std::string words(const State&, const Envelope&, const StepExtended&);
    static std::string words(const State&, const Envelope&, const StepReplied&);
    static std::string words(const State&, const Envelope&, const StepDecided&);
    static std::string words(const State&, const Envelope&, const StepDenied&);
    static std::string words(const State&, const Envelope&, const StepIssued&);
    static std::string words(const State&, const Envelope&, const StepRevoked&);
    static std::string words(const State&, const Envelope&, const StepWaived&);
    static std::string words(const State&, const Envelope&, const StepRenewed&);
    static std::string words(const State&, const Envelope&, const StepEscalated&);
    static DailyLine line(const State&, const Envelope&, const StepFiled&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepReturned&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepRefused&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepWithdrawn&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepAccepted&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepPaused&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepResumed&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepHeld&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepReleased&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepExtended&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepReplied&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepDecided&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepDenied&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepIssued&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepRevoked&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepWaived&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepRenewed&, Date evening);
    static DailyLine line(const State&, const Envelope&, const StepEscalated&, Date evening);
    static void texts(const State&, Finder&);
    static constexpr Nothing code{};
    static constexpr FromOutlook table{};
};

struct Pause {
    std::string procedure;
    Date from;     // day of the written notice, paused itself
    int expected;  // working days announced
    std::string notice;
    std::int64_t seq = 0;
    std::optional<Date> to;  // day the result came in, paused itself
    std::int64_t resumed_seq = 0;
};

struct Hold {
    Date from;
    std::optional<Date> to;
    std::string note;
    std::int64_t seq = 0;
};

struct Extension {
    Date on;
    int days = 0;
    std::string approver;
    std::int64_t seq = 0;
    std::optional<std::string> reason = {};
    std::optional<Date> notified = {};  // the applicant, of the reason
};

struct Renewal {
    Date on;
    int months = 0;
    std::int64_t seq = 0;
};

struct Reply {
    Date on;
    std::int64_t seq = 0;
    std::string by;
    std::string reason;
    std::optional<std::string> measure;
    std::optional<Date> expected;
};

struct Owed {
    std::string material;
    Date due;
    std::optional<std::string> promise;
    Date since;
    std::int64_t seq = 0;
    std::optional<Date> received;
    std::int64_t received_seq = 0;
};

// One line of a step's history.
struct Moved {
    StepMove move = StepMove::file;
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    std::optional<std::string> note;
};

// One application, from its filing on. A refused, withdrawn or denied one stays; filing again begins another.
struct Attempt {
    StepState state = StepState::planned;
    std::int64_t seq = 0;          // of the entry that began it: its identity
    bool opening = false;          // 期初: begun before the plan was adopted
    std::optional<Date> filed;     // first filing
    std::optional<Date> refiled;   // last filing: the five days count from here
    std::optional<Date> returned;  // last 一次性告知
    int corrections = 0;
    std::optional<Date> accepted;  // as recorded; deemed acceptance is the calendar's (step/clock.h)
    std::optional<Date> decided;   // approved or denied
    std::optional<Date> issued;
    std::optional<Date> ended;         // refused, withdrawn, waived, revoked
    std::optional<int> opening_used;   // working days used at the adoption
    std::optional<Date> opening_from;  // the adoption's day
    std::optional<std::string> early, parallel, certificate;
    std::optional<std::string> revoked_by;  // one of revocations(); none: 撤销, or not revoked
    std::vector<Pause> pauses;
    std::vector<Hold> holds;
    std::optional<Extension> extension;
    std::vector<Renewal> renewals;  // of its certificate
    std::vector<Reply> replies;     // to reminders; the last one holds
    Escalations escalations;        // the last one holds
    std::vector<Owed> owed;
    std::vector<Moved> moves;

    const Pause* open_pause() const;
    const Hold* open_hold() const;
    std::vector<const Owed*> still_owed() const;
    // Whether a certificate may still come of it: so long the materials that it owes stay owed.
    bool lives() const;
    // Number of the entry by which it came to `move`, 0 where it did not.
    std::int64_t seq_of(StepMove move) const;
};

// A material that is ready before its step is accepted: gathered by the enterprise, seen by the specialist.
struct Prepared {
    std::string material;
    Date on;
    std::int64_t seq = 0;
};

// A material that was given back as unfit and is wanted again.
struct ReturnedPaper {
    std::string material;
    Date on;
    std::string reason;
    std::int64_t seq = 0;
};

struct StepRecord {
    std::vector<Attempt> attempts;
    std::vector<Prepared> prepared;
    std::vector<ReturnedPaper> returned;  // not received again since
    const Prepared* find_prepared(std::string_view material) const;
    const Attempt* last() const { return attempts.empty() ? nullptr : &attempts.back(); }
    StepState state() const { return attempts.empty() ? StepState::planned : attempts.back().state; }
};

// Short names of the predecessors that are not done by the envelope's day; `step` is one of the current plan.
std::vector<std::string> open_predecessors(const State& state, const Envelope& envelope, std::string_view step);

using ProjectSteps = std::map<std::string, StepRecord, std::less<>>;  // by step key
using Steps = std::map<std::string, ProjectSteps, std::less<>>;       // by project code

// None where nothing has happened of the step.
const Attempt* last_attempt(const ProjectSteps& steps, std::string_view step);

}  // namespace zb
