// SPDX-License-Identifier: Apache-2.0
// Progress recorded day by day.
#include "domain/note.h"

#include <fmt/format.h>

#include "domain/domain.h"
#include "domain/personal_numbers.h"

namespace zb {

void NoteNoun::check(const State& state, const Envelope& envelope, const NoteAdded& fact) {
    refuse_closed(state.project(project_of(envelope)), envelope.on);
    refuse_blank(fact.progress, "进展");
}

void NoteNoun::apply(State& state, const Envelope& envelope, const NoteAdded& fact) {
    state.notes.push_back(Note{project_of(envelope), envelope.on, envelope.seq, envelope.by, fact});
}

void NoteNoun::index(const Envelope& envelope, const NoteAdded& /*fact*/, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

std::string NoteNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const NoteAdded& fact) {
    std::string words = fmt::format("当日进展：{}", fact.progress);
    if (fact.difficulty) words += fmt::format("；困难：{}", *fact.difficulty);
    if (fact.next) words += fmt::format("；下一步：{}", *fact.next);
    if (fact.note) words += fmt::format("；备注：{}", *fact.note);
    return words;
}

DailyLine NoteNoun::line(const State& /*state*/, const Envelope& /*envelope*/, const NoteAdded& fact, Date /*evening*/) {
    return {{}, {}, fact.progress, {}};
}

void NoteNoun::texts(const State& state, Finder& finder) {
    for (const Note& note : state.notes) {
        const Spot spot{"进展", note.project, iso(note.on), fmt::format("zb ledger show {}", note.seq)};
        finder.look(spot, note.text.progress);
        finder.look(spot, note.text.difficulty);
        finder.look(spot, note.text.next);
        finder.look(spot, note.text.note);
    }
}

NounTable NoteNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"on", "发生日"},
                     {"by", "经办"},
                     {"progress", "进展"},
                     {"difficulty", "存在困难"},
                     {"next", "下一步"},
                     {"seq", "台账条目", Align::right}};
    for (const Note& note : state.notes) {
        table.rows.push_back({note.project, note.on, note.by, note.text.progress, note.text.difficulty, note.text.next, note.seq});
    }
    return {"note", "当日进展", std::move(table)};
}

}  // namespace zb
