// SPDX-License-Identifier: Apache-2.0
// Entries of work as lines: which item, whose it is, how late it was recorded.
#include "report/submission/entry_lines.h"

#include <algorithm>
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

void name_item(const State& state, EntryLine& line, const ProjectOutlook& project, const StepOutlook& step) {
    line.step = step.planned->step;
    line.item = plain_name(*step.planned) + (step.planned->utility() ? "（公用）" : "");
    line.who = unit_and_person(state, project, step, kBetween);
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
            name_item(state, line, project, *piece.step);
            line.content += clock_words(*piece.step->planned, piece.step->today);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

// Of an entry of work: as it would be printed if nothing had come of it since.
std::vector<EntryLine> lines_of_work(const State& state, const ProjectOutlook& project, const WrittenEntry& entry, const DailyLine& words) {
    if (words.step.empty() && words.item.empty()) return lines_of_prose(state, project, entry.envelope, words.content);
    EntryLine line = line_at(state, entry.envelope);
    line.step = words.step;
    line.item = words.item.empty() ? words.step : words.item;
    line.content = words.content;
    line.who = words.who;
    const StepOutlook* step = line.step.empty() ? nullptr : project.find(line.step);
    if (step != nullptr) name_item(state, line, project, *step);
    return {std::move(line)};
}

// 更正（冲销第 60 条）, of what is recorded anew; 已冲销.
std::string mark_of(const State& state, const WrittenEntry& entry) {
    if (entry.line.cancelled) return "已冲销：";
    if (entry.line.sort != JournalSort::correction) return {};
    const auto undone = std::find_if(state.reversals.begin(), state.reversals.end(),
                                     [&](const auto& each) { return each.second.seq == entry.line.replaces; });
    return undone == state.reversals.end() ? "更正：" : fmt::format("更正（冲销第 {} 条）：", undone->first);
}

}  // namespace

std::vector<EntryLine> entry_lines(const State& state, const ProjectOutlook& project, const WrittenEntry& entry, Date evening) {
    std::vector<EntryLine> lines;
    if (const auto words = entry_line(state, entry.envelope, entry.fact, evening)) {
        lines = lines_of_work(state, project, entry, *words);
    } else if (entry.line.sort == JournalSort::correction) {
        lines.push_back(line_at(state, entry.envelope));
        lines.back().content = entry_words(state, entry.envelope, entry.fact);
    }
    const std::string mark = mark_of(state, entry);
    for (EntryLine& line : lines) {
        line.content = mark + line.content;
        line.sort = entry.line.cancelled ? JournalSort::cancelled : entry.line.sort;
    }
    return lines;
}

}  // namespace zb
