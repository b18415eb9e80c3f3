// SPDX-License-Identifier: Apache-2.0
// Progress told day by day.
#include "domain/note.h"

#include "domain/domain.h"
#include "domain/personal_numbers.h"

namespace zb {

void NoteNoun::check(const State& state, const Envelope& envelope, const NoteAdded& fact) {
    refuse_closed(state.project(project_of(envelope)), envelope.on);
    refuse_blank_or_personal(fact.progress, "进展");
    if (fact.difficulty) refuse_personal_numbers(*fact.difficulty, "存在困难");
    if (fact.next) refuse_personal_numbers(*fact.next, "下一步");
}

void NoteNoun::apply(State& state, const Envelope& envelope, const NoteAdded& fact) {
    state.notes.push_back(Note{project_of(envelope), envelope.on, envelope.seq, envelope.by, fact});
}

void NoteNoun::index(const Envelope& envelope, const NoteAdded& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

}  // namespace zb
