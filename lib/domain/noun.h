// SPDX-License-Identifier: Apache-2.0
// What a noun supplies, and the dispatch over it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/envelope.h"
#include "domain/fields.h"
#include "domain/finder.h"

namespace zb {

struct State;

// clang-format off
// A noun is a struct of the following. F: one overload for each of its facts. Each is taken by its exact type, and the dispatcher has
// another name: what is forgotten does not compile. A noun that has no code, texts or table says so: static constexpr Nothing code;
//     using Fact = std::variant<…>;                                     its facts, past tense
//     static constexpr EntryRules rules;                                what holds of its entries (a fact that differs has its own)
//     static void check(const State&, const Envelope&, const F&);       may it happen? throws Error
//     static void apply(State&, const Envelope&, const F&);             the consequence, in the noun's own slice; never refuses
//     static void index(const Envelope&, const F&, Index&);             streams it belongs to, names it may be called by
//     static std::string words(const State&, const Envelope&, const F&);        one sentence for log, history and reversal
//     static DailyLine line(const State&, const Envelope&, const F&, Date evening);  the same in the daily report; asked for work only
//     static std::optional<GivenCode> code(const F&);                   the code that it gave to something new
//     static void texts(const State&, Finder&);                         what search looks through
//     static NounTable table(const State&, Date);                       its rows on a day: list, CSV, JSON, export sqlite
// clang-format on

struct Nothing {};      // in place of code, texts or table
struct FromOutlook {};  // in place of table: report/lists/snapshot.cpp makes it of what is to be expected

// Rows of the two derived indexes: the streams that an entry belongs to, and the names by which its subject may be called.
struct Name {
    std::string noun;  // project, staff …
    std::string key;   // JH-2026-001
    std::string text;
};
struct Index {
    std::vector<std::string> subjects;
    std::vector<Name> names;
    std::vector<std::string> keeps = {};   // digests of what is kept beside the chain (ledger/erasable.h)
    std::vector<std::string> erases = {};  // and of what goes from there
};

// Streams. Registry: departments, staff, settings, notices, reports. Projects: what projects are called, without their work.
inline constexpr std::string_view kRegistryStream = "registry";
inline constexpr std::string_view kProjectsStream = "projects";
inline std::string project_stream(std::string_view code) { return "project:" + std::string{code}; }

enum class Work { no, yes };  // 台账条目: what people report of a project's day
// What the envelope's day means.
enum class OnDay {
    happened,    // it happened on that day: never ahead, and no part of an earlier evening's state
    holds_from,  // it holds from that day on, which may lie ahead
    holds_ever,  // it holds for days before it too
};
struct EntryRules {
    Work work = Work::no;
    OnDay on = OnDay::happened;
    std::string_view stays = {};  // why such an entry can never be reversed; empty: it can
};
inline constexpr EntryRules kWorkEntry = {Work::yes};
inline constexpr EntryRules kPlainEntry = {};

// An entry of work in the daily report.
struct DailyLine {
    std::string step = {};  // key of the item that it is about; empty: of the project
    std::string item = {};  // what it is about where that is no step; both empty: the content is prose that may name several items
    std::string content;
    std::string who = {};
};

struct GivenCode {
    std::string code;  // P-2026-014
    std::string name;  // of what has it
};

// A noun's rows, as zb lists them and as other tools get them.
struct NounTable {
    std::string name;     // of the table in SQL
    std::string meaning;  // what a row is
    Table table;
};

template <class Noun>
concept HasNoCode = std::is_same_v<decltype(Noun::code), const Nothing>;
template <class Noun>
concept HasNoTexts = std::is_same_v<decltype(Noun::texts), const Nothing>;
template <class Noun>
concept HasNoTable = std::is_same_v<decltype(Noun::table), const Nothing>;
template <class Noun>
concept HasOutlookTable = std::is_same_v<decltype(Noun::table), const FromOutlook>;

template <class Noun>
struct Dispatch {
    using Fact = typename Noun::Fact;

    template <class F>
    static constexpr EntryRules rules() {
        constexpr EntryRules of_noun = Noun::rules;
        if constexpr (requires { F::rules; }) {
            return F::rules;
        } else {
            return of_noun;
        }
    }
    static std::string_view kind(const Fact& fact) {
        return std::visit([](const auto& f) { return std::remove_cvref_t<decltype(f)>::kind; }, fact);
    }
    static std::string body(const Fact& fact) {
        return std::visit([](const auto& f) { return to_body(f); }, fact);
    }
    static void check(const State& state, const Envelope& envelope, const Fact& fact) {
        std::visit(
            [&]<class F>(const F& f) {
                constexpr auto exact = static_cast<void (*)(const State&, const Envelope&, const F&)>(&Noun::check);
                exact(state, envelope, f);
            },
            fact);
    }
    static void apply(State& state, const Envelope& envelope, const Fact& fact) {
        std::visit(
            [&]<class F>(const F& f) {
                constexpr auto exact = static_cast<void (*)(State&, const Envelope&, const F&)>(&Noun::apply);
                exact(state, envelope, f);
            },
            fact);
    }
    static void index(const Envelope& envelope, const Fact& fact, Index& index) {
        std::visit(
            [&]<class F>(const F& f) {
                constexpr auto exact = static_cast<void (*)(const Envelope&, const F&, Index&)>(&Noun::index);
                exact(envelope, f, index);
            },
            fact);
    }
    static std::string words(const State& names, const Envelope& envelope, const Fact& fact) {
        return std::visit(
            [&]<class F>(const F& f) {
                constexpr auto exact = static_cast<std::string (*)(const State&, const Envelope&, const F&)>(&Noun::words);
                return exact(names, envelope, f);
            },
            fact);
    }
    static std::optional<DailyLine> line(const State& state, const Envelope& envelope, const Fact& fact, Date evening) {
        return std::visit([&](const auto& f) { return line_of<Noun>(state, envelope, f, evening); }, fact);
    }
    static std::optional<GivenCode> code(const Fact& fact) {
        if constexpr (HasNoCode<Noun>) {
            return std::nullopt;
        } else {
            return std::visit(
                []<class F>(const F& f) {
                    constexpr auto exact = static_cast<std::optional<GivenCode> (*)(const F&)>(&Noun::code);
                    return exact(f);
                },
                fact);
        }
    }
    static void texts(const State& state, Finder& finder) {
        if constexpr (!HasNoTexts<Noun>) {
            constexpr auto exact = static_cast<void (*)(const State&, Finder&)>(&Noun::texts);
            exact(state, finder);
        }
    }
    static std::optional<NounTable> table(const State& state, Date day) {
        if constexpr (HasNoTable<Noun> || HasOutlookTable<Noun>) {
            return std::nullopt;
        } else {
            constexpr auto exact = static_cast<NounTable (*)(const State&, Date)>(&Noun::table);
            return exact(state, day);
        }
    }

private:
    // `Supplier` is Noun: a parameter, so that clang looks for `line` only where the fact is work.
    template <class Supplier, class F>
    static std::optional<DailyLine> line_of(const State& state, const Envelope& envelope, const F& fact, Date evening) {
        if constexpr (rules<F>().work == Work::no) {
            return std::nullopt;
        } else {
            constexpr auto exact = static_cast<DailyLine (*)(const State&, const Envelope&, const F&, Date)>(&Supplier::line);
            return exact(state, envelope, fact, evening);
        }
    }
};

}  // namespace zb
