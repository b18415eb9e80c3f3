// SPDX-License-Identifier: Apache-2.0
// 当日进展: what a specialist records of a project's day.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

struct NoteAdded {
    static constexpr std::string_view kind = "note.added";
    std::string progress;
    std::optional<std::string> difficulty;
    std::optional<std::string> next;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("progress", self.progress, "进展");
        visit("difficulty", self.difficulty, "存在困难");
        visit("next", self.next, "下一步");
        visit("note", self.note, "备注");
    }
};

struct NoteNoun {
    using Fact = std::variant<NoteAdded>;
    static constexpr EntryRules rules = kWorkEntry;
    static void check(const State&, const Envelope&, const NoteAdded&);
    static void apply(State&, const Envelope&, const NoteAdded&);
    static void index(const Envelope&, const NoteAdded&, Index&);
    static std::string words(const State&, const Envelope&, const NoteAdded&);
    static DailyLine line(const State&, const Envelope&, const NoteAdded&, Date evening);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{};
};

struct Note {
    std::string project;
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;
    NoteAdded text;
};
using Notes = std::vector<Note>;  // in the order of their entries

}  // namespace zb
