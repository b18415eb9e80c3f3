// SPDX-License-Identifier: Apache-2.0
// Consequences of a step's facts, and what can be asked of its record.
#include "domain/step/step.h"

#include <algorithm>

#include "domain/domain.h"

namespace zb {

const Pause* Attempt::open_pause() const { return !pauses.empty() && !pauses.back().to ? &pauses.back() : nullptr; }

const Hold* Attempt::open_hold() const { return !holds.empty() && !holds.back().to ? &holds.back() : nullptr; }

bool Attempt::lives() const {
    return state != StepState::refused && state != StepState::withdrawn && state != StepState::denied && state != StepState::revoked;
}

std::vector<const Owed*> Attempt::still_owed() const {
    std::vector<const Owed*> open;
    for (const Owed& material : owed)
        if (!material.received) open.push_back(&material);
    return open;
}

std::int64_t Attempt::seq_of(StepMove move) const {
    const auto found = std::find_if(moves.begin(), moves.end(), [&](const Moved& moved) { return moved.move == move; });
    return found == moves.end() ? 0 : found->seq;
}

const Prepared* StepRecord::find_prepared(std::string_view material) const {
    const auto found = std::find_if(prepared.begin(), prepared.end(), [&](const Prepared& each) { return each.material == material; });
    return found == prepared.end() ? nullptr : &*found;
}

namespace {

StepRecord& record_of(State& state, const Envelope& envelope, const std::string& step) { return state.steps[project_of(envelope)][step]; }

Attempt& begin(StepRecord& record, const Envelope& envelope) {
    Attempt& attempt = record.attempts.emplace_back();
    attempt.seq = envelope.seq;
    return attempt;
}

// The running attempt; a new one where none runs (a utility's start, a milestone reached).
Attempt& running(StepRecord& record, const Envelope& envelope) {
    const bool none = record.attempts.empty() || record.state() == StepState::withdrawn;
    return none ? begin(record, envelope) : record.attempts.back();
}

void enter(Attempt& attempt, StepState state, StepMove move, const Envelope& envelope, const std::optional<std::string>& note) {
    attempt.state = state;
    attempt.moves.push_back({move, envelope.on, envelope.seq, envelope.by, note});
}

// A refused, withdrawn, revoked or waived attempt ends on the day of that act.
void end(Attempt& attempt, StepState state, StepMove move, const Envelope& envelope, const PlainMove& fact) {
    enter(attempt, state, move, envelope, fact.note);
    attempt.ended = envelope.on;
}

void close_hold(Attempt& attempt, Date on) {
    if (attempt.open_hold() != nullptr) attempt.holds.back().to = on;
}

}  // namespace

void StepNoun::apply(State& state, const Envelope& envelope, const StepOpened& fact) {
    Attempt& attempt = begin(record_of(state, envelope, fact.step), envelope);
    attempt.opening = true;
    attempt.opening_from = envelope.on;
    attempt.accepted = fact.accepted;
    attempt.decided = fact.decided;
    attempt.issued = fact.issued;
    attempt.opening_used = fact.used;
    attempt.state = fact.issued ? StepState::issued : fact.decided ? StepState::decided : StepState::accepted;
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepFiled& fact) {
    StepRecord& record = record_of(state, envelope, fact.step);
    const bool again = record.state() == StepState::correcting;
    Attempt& attempt = again ? record.attempts.back() : begin(record, envelope);
    if (!again) attempt.filed = envelope.on;
    attempt.refiled = envelope.on;
    enter(attempt, StepState::filed, StepMove::file, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepReturned& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.returned = envelope.on;
    ++attempt.corrections;
    enter(attempt, StepState::correcting, StepMove::return_, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepRefused& fact) {
    end(running(record_of(state, envelope, fact.step), envelope), StepState::refused, StepMove::refuse, envelope, fact);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepWithdrawn& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    if (attempt.open_pause() != nullptr) attempt.pauses.back().to = envelope.on;
    close_hold(attempt, envelope.on);
    end(attempt, StepState::withdrawn, StepMove::withdraw, envelope, fact);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepAccepted& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.accepted = envelope.on;
    attempt.early = fact.early;
    attempt.parallel = fact.parallel;
    for (const OwedMaterial& material : fact.owed)
        attempt.owed.push_back({material.material, material.due, fact.promise, envelope.on, envelope.seq, {}, 0});
    enter(attempt, StepState::accepted, StepMove::accept, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepPaused& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.pauses.push_back({fact.procedure, envelope.on, fact.expected, fact.notice, envelope.seq, {}, 0});
    enter(attempt, StepState::paused, StepMove::pause, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepResumed& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    if (attempt.open_pause() != nullptr) {
        attempt.pauses.back().to = envelope.on;
        attempt.pauses.back().resumed_seq = envelope.seq;
    }
    enter(attempt, StepState::accepted, StepMove::resume, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepHeld& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.holds.push_back({envelope.on, {}, fact.note.value_or(""), envelope.seq});
    enter(attempt, attempt.state, StepMove::hold, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepReleased& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    close_hold(attempt, envelope.on);
    enter(attempt, attempt.state, StepMove::release, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepExtended& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.extension = Extension{envelope.on, fact.days, fact.approver, envelope.seq, fact.note, fact.notified};
    enter(attempt, attempt.state, StepMove::extend, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepReplied& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.replies.push_back({envelope.on, envelope.seq, envelope.by.value_or(""), fact.reason, fact.measure, fact.expected});
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepDecided& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.decided = envelope.on;
    close_hold(attempt, envelope.on);
    enter(attempt, StepState::decided, StepMove::decide, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepDenied& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.decided = envelope.on;
    close_hold(attempt, envelope.on);
    end(attempt, StepState::denied, StepMove::deny, envelope, fact);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepIssued& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.issued = envelope.on;
    attempt.certificate = fact.certificate;
    enter(attempt, StepState::issued, StepMove::issue, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepRevoked& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.revoked_by = fact.way;
    end(attempt, StepState::revoked, StepMove::revoke, envelope, fact);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepWaived& fact) {
    end(running(record_of(state, envelope, fact.step), envelope), StepState::waived, StepMove::waive, envelope, fact);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepRenewed& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.renewals.push_back({envelope.on, fact.months, envelope.seq});
    enter(attempt, attempt.state, StepMove::renew, envelope, fact.note);
}

void StepNoun::apply(State& state, const Envelope& envelope, const StepEscalated& fact) {
    Attempt& attempt = running(record_of(state, envelope, fact.step), envelope);
    attempt.escalations.push_back({envelope.on, envelope.seq, envelope.by, fact.to, fact.note});
}

const Attempt* last_attempt(const ProjectSteps& steps, std::string_view step) {
    const auto record = steps.find(step);
    return record == steps.end() ? nullptr : record->second.last();
}

}  // namespace zb
