// SPDX-License-Identifier: Apache-2.0
// Entries of work as lines: which item, whose it is, how late it was recorded.
#include "report/submission/entry_lines.h"

#include <fmt/format.h>

#include "domain/step/words.h"
#include "report/words/items.h"
#include "report/words/notes.h"

namespace zb {

namespace {

constexpr std::string_view kBetween = "·";

EntryLine line_at(const State& state, const Envelope& envelope) {
    const Date recorded = envelope.recorded_at.day();
    const bool late = late_entry(envelope.on, recorded, state.origin.calendar());
    const int days = late ? state.origin.calendar().elapsed(envelope.on, recorded).count : 0;
    return EntryLine{envelope.seq, envelope.on, days, {}, {}, {}, {}};
}

void name_item(EntryLine& line, const ProjectOutlook& project, const StepOutlook& step) {
    line.step = step.planned->step;
    line.item = plain_name(*step.planned) + (step.planned->utility() ? "（公用）" : "");
    line.who = unit_and_person(*project.project, *step.planned, kBetween);
}

// Prose may name several items: one line for each.
std::vector<EntryLine> lines_of_prose(const State& state, const ProjectOutlook& project, const Envelope& envelope,
                                      const std::string& text) {
    std::vector<EntryLine> lines;
    for (const NotePiece& piece : note_pieces(state, project, text)) {
        EntryLine line = line_at(state, envelope);
        line.item = piece.subject;
        line.content = piece.text;
        if (const StaffAdded* person = state.staff.find(piece.person))
            line.who = fmt::format("{}{}{}", person->department, kBetween, person->name);
        if (piece.step != nullptr) {
            name_item(line, project, *piece.step);
            line.content += clock_words(*piece.step->planned, piece.step->today);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

std::vector<EntryLine> entry_lines(const State& state, const ProjectOutlook& project, const WrittenEntry& entry, Date evening) {
    const auto words = entry_line(state, entry.envelope, entry.fact, evening);
    if (!words) return {};
    if (words->step.empty() && words->item.empty()) return lines_of_prose(state, project, entry.envelope, words->content);
    EntryLine line = line_at(state, entry.envelope);
    line.step = words->step;
    line.item = words->item.empty() ? words->step : words->item;
    line.content = words->content;
    line.who = words->who;
    const StepOutlook* step = line.step.empty() ? nullptr : project.find(line.step);
    if (step != nullptr) name_item(line, project, *step);
    return {std::move(line)};
}

}  // namespace zb
