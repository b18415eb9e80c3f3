// SPDX-License-Identifier: Apache-2.0
// Finds in a note's sentences the items that they are about.
#include "report/words/notes.h"

#include <algorithm>

#include "base/text.h"
#include "report/words/items.h"

namespace zb {

namespace {

using Names = std::vector<std::string>;

bool names_any(std::string_view text, const Names& names) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return text.find(name) != std::string_view::npos; });
}

// The short name without its word for the kind of unit: people also write 供电企业 for 供电局, 住建 for 住建局.
Names names_of_unit(const State& state, const std::string& department) {
    Names names = {department};
    const DepartmentRecorded* unit = state.departments.find(department);
    if (unit == nullptr) return names;
    names.insert(names.end(), unit->aliases.begin(), unit->aliases.end());
    if (!unit->short_name) return names;
    names.push_back(*unit->short_name);
    std::string_view stem = *unit->short_name;
    constexpr std::string_view kOffice = "局";
    constexpr std::size_t kTwoCharacters = 6;
    if (stem.ends_with(kOffice) && stem.size() >= kOffice.size() + kTwoCharacters) {
        stem.remove_suffix(kOffice.size());
        names.emplace_back(stem);
    }
    return names;
}

// Of the items named in the text the one with the longest name: 施工许可 must not hide 施工许可证变更.
const StepOutlook* named_step(const ProjectOutlook& project, std::string_view text, bool only_in_hand) {
    const StepOutlook* found = nullptr;
    std::size_t longest = 0;
    for (const StepOutlook& step : project.steps) {
        if (only_in_hand && !in_hand(step.today.state)) continue;
        for (const std::string& name : {step.planned->name, step.planned->short_name}) {
            if (name.size() <= longest || text.find(name) == std::string_view::npos) continue;
            longest = name.size();
            found = &step;
        }
    }
    return found;
}

template <class Matches>
const StepOutlook* only_one_in_hand(const ProjectOutlook& project, const Matches& matches) {
    const StepOutlook* found = nullptr;
    for (const StepOutlook& step : project.steps) {
        if (!in_hand(step.today.state) || !matches(step)) continue;
        if (found != nullptr) return nullptr;
        found = &step;
    }
    return found;
}

const StepOutlook* step_of(const State& state, const ProjectOutlook& project, std::string_view text) {
    if (const StepOutlook* step = named_step(project, text, true)) return step;
    const auto by_person = [&](const StepOutlook& step) {
        const auto person = responsible_of(state, project, step);
        return person && names_any(text, {*person});
    };
    if (const StepOutlook* step = only_one_in_hand(project, by_person)) return step;
    const auto by_unit = [&](const StepOutlook& step) { return names_any(text, names_of_unit(state, step.planned->department)); };
    if (const StepOutlook* step = only_one_in_hand(project, by_unit)) return step;
    return named_step(project, text, false);
}

// 土地、规划资料移交：企业移交… : the subject stands before the colon, if that part is short.
void take_subject(NotePiece& piece) {
    constexpr std::string_view kColon = "：";
    constexpr std::size_t kTwentyCharacters = 60;
    const std::size_t colon = piece.text.find(kColon);
    if (colon == std::string::npos || colon == 0 || colon > kTwentyCharacters) return;
    piece.subject = piece.text.substr(0, colon);
    piece.text = piece.text.substr(colon + kColon.size());
}

std::vector<std::string> sentences(std::string_view text) {
    std::string marked{text};
    for (const std::string_view end : {"；", "。", "\n"}) {
        for (std::size_t at = marked.find(end); at != std::string::npos; at = marked.find(end)) marked.replace(at, end.size(), ";");
    }
    std::vector<std::string> pieces = split(marked, ';');
    std::erase(pieces, std::string{});
    return pieces;
}

// Which items a note's 下一步 is about: those it names itself, else those that the progress names; none: the project as a whole.
std::vector<const StepOutlook*> subjects_of(const State& state, const ProjectOutlook& project, const NoteAdded& note) {
    std::vector<const StepOutlook*> steps;
    if (const StepOutlook* step = step_of(state, project, *note.next)) return {step};
    for (const NotePiece& piece : note_pieces(state, project, note.progress)) {
        if (piece.step != nullptr) steps.push_back(piece.step);
    }
    return steps;
}

}  // namespace

std::vector<NotePiece> note_pieces(const State& state, const ProjectOutlook& project, std::string_view text) {
    std::vector<NotePiece> pieces;
    for (std::string& sentence : sentences(text)) {
        NotePiece piece{std::move(sentence)};
        piece.step = step_of(state, project, piece.text);
        for (const StaffAdded& person : state.staff.list) {
            if (piece.text.find(person.name) != std::string::npos) piece.person = person.name;
        }
        if (piece.step == nullptr) take_subject(piece);
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::optional<std::string> next_noted(const State& state, const ProjectOutlook& project, const StepOutlook& step) {
    for (auto note = state.notes.rbegin(); note != state.notes.rend(); ++note) {
        if (note->project != project.project->code || !note->text.next) continue;
        const auto subjects = subjects_of(state, project, note->text);
        const bool about_it = std::find(subjects.begin(), subjects.end(), &step) != subjects.end();
        if (about_it || subjects.empty()) return note->text.next;
    }
    return std::nullopt;
}

}  // namespace zb
