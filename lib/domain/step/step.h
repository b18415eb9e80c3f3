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
#include "domain/noun.h"
#include "domain/plan.h"
#include "domain/step/table.h"

namespace zb {

// A minor material owed with a written promise (容缺): 广东省优化营商环境条例 第三十二条.
struct OwedMaterial {
    std::string material;
    Date due;
    static void fields(auto& self, auto& visit) {
        visit("material", self.material, "容缺材料");
        visit("due", self.due, "补齐期限");
    }
};

// Moves that carry nothing but a note share one shape; each is a kind of its own.
struct PlainMove {
    std::string step;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("note", self.note, "说明");
    }
};

// First filing of an attempt, or the refiling after a correction: which of them the state tells.
struct StepFiled : PlainMove {
    static constexpr std::string_view kind = "step.filed";
};
struct StepReturned : PlainMove {  // 一次性告知补正
    static constexpr std::string_view kind = "step.returned";
};
struct StepRefused : PlainMove {  // 不予受理
    static constexpr std::string_view kind = "step.refused";
};
struct StepWithdrawn : PlainMove {
    static constexpr std::string_view kind = "step.withdrawn";
};
struct StepResumed : PlainMove {
    static constexpr std::string_view kind = "step.resumed";
};
struct StepHeld : PlainMove {  // 挂起（企业原因）: counted apart, the limit runs on
    static constexpr std::string_view kind = "step.held";
};
struct StepReleased : PlainMove {
    static constexpr std::string_view kind = "step.released";
};
struct StepDecided : PlainMove {  // approved, with what is still owed told by the state
    static constexpr std::string_view kind = "step.decided";
};
struct StepDenied : PlainMove {
    static constexpr std::string_view kind = "step.denied";
};
struct StepRevoked : PlainMove {
    static constexpr std::string_view kind = "step.revoked";
};
struct StepWaived : PlainMove {  // 不涉及 or 免予办理, with the rule in the note
    static constexpr std::string_view kind = "step.waived";
};

// Opening balance 期初: where a step stood when the plan was adopted (the envelope's day); neither 补录 nor on time nor late.
struct StepOpened {
    static constexpr std::string_view kind = "step.opened";
    std::string step;
    std::optional<Date> accepted;
    std::optional<Date> decided;
    std::optional<Date> issued;
    std::optional<int> used;  // working days used by then, for a running one
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("accepted", self.accepted, "受理日");
        visit("decided", self.decided, "办结日");
        visit("issued", self.issued, "发证日");
        visit("used", self.used, "已用工作日");
    }
};

struct StepAccepted {
    static constexpr std::string_view kind = "step.accepted";
    std::string step;
    std::vector<OwedMaterial> owed;
    std::optional<std::string> promise;   // number of the letter of promise: 容诺〔2026〕7号
    std::optional<std::string> early;     // 提前介入: why before its predecessors
    std::optional<std::string> parallel;  // 并联: why beside them
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("owed", self.owed, "容缺材料");
        visit("promise", self.promise, "承诺书文号");
        visit("early", self.early, "提前介入理由");
        visit("parallel", self.parallel, "并联办理理由");
        visit("note", self.note, "说明");
    }
};

struct StepPaused {
    static constexpr std::string_view kind = "step.paused";
    std::string step;
    std::string procedure;  // one of special_procedures()
    int expected = 0;       // working days told to the applicant
    std::string notice;     // number of the written notice
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("procedure", self.procedure, "特别程序种类");
        visit("expected", self.expected, "告知所需工作日");
        visit("notice", self.notice, "书面告知文号");
        visit("note", self.note, "说明");
    }
};

struct StepExtended {
    static constexpr std::string_view kind = "step.extended";
    std::string step;
    int days = 0;
    std::string approver;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("days", self.days, "延长工作日");
        visit("approver", self.approver, "批准人");
        visit("note", self.note, "理由");
    }
};

// What the department in charge answers to a reminder (催办): why the step stands, what is done about it, by when.
struct StepReplied {
    static constexpr std::string_view kind = "step.replied";
    std::string step;
    std::string reason;
    std::optional<std::string> measure;
    std::optional<Date> expected;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("reason", self.reason, "滞后原因");
        visit("measure", self.measure, "措施");
        visit("expected", self.expected, "预计办结");
    }
};

struct StepIssued {
    static constexpr std::string_view kind = "step.issued";
    std::string step;
    std::optional<std::string> certificate;  // number of the 证照批文
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("certificate", self.certificate, "证照文号");
        visit("note", self.note, "说明");
    }
};

// 证照延期: the authority that issued it prolongs it, as often and as long as the step's law allows (建筑法 第九条).
struct StepRenewed {
    static constexpr std::string_view kind = "step.renewed";
    std::string step;
    int months = 0;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("months", self.months, "延几个月");
        visit("note", self.note, "说明");
    }
};

struct StepNoun {
    using Fact =
        std::variant<StepOpened, StepFiled, StepReturned, StepRefused, StepWithdrawn, StepAccepted, StepPaused, StepResumed, StepHeld,
                     StepReleased, StepExtended, StepReplied, StepDecided, StepDenied, StepIssued, StepRevoked, StepWaived, StepRenewed>;
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
    // All belong to their project's stream alone.
    template <class F>
    static void index(const Envelope& envelope, const F&, Index& index) {
        index.subjects.push_back(project_stream(envelope.project.value_or("")));
    }
};

struct Pause {
    std::string procedure;
    Date from;     // day of the written notice, paused itself
    int expected;  // working days told
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
    std::optional<Date> accepted;  // as recorded; deemed acceptance is the calendar's (step_clock.h)
    std::optional<Date> decided;   // approved or denied
    std::optional<Date> issued;
    std::optional<Date> ended;         // refused, withdrawn, waived, revoked
    std::optional<int> opening_used;   // working days used at the adoption
    std::optional<Date> opening_from;  // the adoption's day
    std::optional<std::string> early, parallel, certificate;
    std::vector<Pause> pauses;
    std::vector<Hold> holds;
    std::optional<Extension> extension;
    std::vector<Renewal> renewals;  // of its certificate
    std::vector<Reply> replies;     // to reminders; the last one holds
    std::vector<Owed> owed;
    std::vector<Moved> moves;

    const Pause* open_pause() const;
    const Hold* open_hold() const;
    std::vector<const Owed*> still_owed() const;
    // Number of the entry by which it came to `move`, 0 where it did not.
    std::int64_t seq_of(StepMove move) const;
};

// A material that is ready before its step is accepted: gathered by the enterprise, seen by the specialist.
struct Prepared {
    std::string material;
    Date on;
    std::int64_t seq = 0;
};

struct StepRecord {
    std::vector<Attempt> attempts;
    std::vector<Prepared> prepared;
    const Prepared* find_prepared(std::string_view material) const;
    const Attempt* last() const { return attempts.empty() ? nullptr : &attempts.back(); }
    StepState state() const { return attempts.empty() ? StepState::planned : attempts.back().state; }
};

// Short names of the predecessors that are not done by the envelope's day; a step of the current plan is meant.
std::vector<std::string> open_predecessors(const State& state, const Envelope& envelope, std::string_view step);

using ProjectSteps = std::map<std::string, StepRecord, std::less<>>;  // by step key
using Steps = std::map<std::string, ProjectSteps, std::less<>>;       // by project code

// None where nothing has happened of the step.
const Attempt* last_attempt(const ProjectSteps& steps, std::string_view step);

}  // namespace zb
