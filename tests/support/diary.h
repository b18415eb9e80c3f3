// SPDX-License-Identifier: Apache-2.0
// A small ledger with one project and one specialist, written moment by moment: for what depends on when something was recorded.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "domain/domain.h"
#include "support/days.h"

namespace zb::test {

struct Diary {
    inline static const std::string kProject = "JH-2026-001";
    State state;

    // The project and its specialist are known from Monday 2026-09-07 on.
    Diary() {
        state.scope = Scope::all();
        for (Fact& fact : first_facts(std::string(32, 'a'), true)) add(std::move(fact), "2026-09-07T08:00:00", {});
        DepartmentRecorded department;
        department.code = "reform";
        department.name = "区发展改革局";
        add(make_fact(std::move(department)), "2026-09-07T08:01:00", {});
        add(make_fact(StaffAdded{"服务专员01", "服务专员", "区发展改革局", {}}), "2026-09-07T08:02:00", {});
        add(make_fact(ProjectAdded{kProject, "甲公司智能装备项目", {}}), "2026-09-07T08:03:00");
        add(make_fact(SpecialistAssigned{"服务专员01"}), "2026-09-07T08:04:00");
    }

    // Gives the entry's number. `on`: the day on which it happened, where that is not the day of recording.
    std::int64_t add(Fact fact, const std::string& moment, std::optional<std::string> project = kProject, std::optional<Date> on = {}) {
        Envelope envelope;
        envelope.seq = state.seq + 1;
        envelope.recorded_at = at(moment);
        envelope.on = on.value_or(envelope.recorded_at.day());
        envelope.project = std::move(project);
        envelope.by = "服务专员01";
        check(state, envelope, fact);
        apply(state, envelope, fact);
        return state.seq;
    }
    std::int64_t note(const std::string& moment, std::optional<Date> on = {}) {
        return add(make_fact(NoteAdded{"进展", {}, {}}), moment, kProject, on);
    }
    // As a fold of the ledger finds it from the reversal on.
    std::int64_t reverse(std::int64_t entry, const std::string& moment) {
        const std::int64_t reversal = add(reversal_of(entry, std::string{NoteAdded::kind}, {}), moment);
        for (JournalLine& line : state.journal) {
            if (line.seq == entry) line.kind = kCancelledWork;
        }
        return reversal;
    }
    // The submission of `day`, a nil return where there is nothing; gives what was sealed.
    SubmissionSealed submit(Date day, const std::string& moment) {
        SubmissionSealed seal = seal_of(state, kProject, day, NilReport::no, {});
        seal.nil = seal.entries == 0 && state.submissions.first_of(kProject, day) == nullptr;
        add(make_fact(seal), moment, kProject, day);
        return seal;
    }
};

}  // namespace zb::test
