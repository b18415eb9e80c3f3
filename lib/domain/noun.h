// SPDX-License-Identifier: Apache-2.0
// What a noun supplies, and the dispatch over its facts. A noun is a struct of
//     using Fact = std::variant<…>;                                      its facts, past tense
//     static void check(const State&, const Envelope&, const F&);        one for each fact: may it happen? throws Error
//     static void apply(State&, const Envelope&, const F&);              one for each fact: the consequence, in its own slice; never
//     refuses static void index(const Envelope&, const F&, Index&);              one for each fact: streams and names
// Each is taken by its exact type, so that a forgotten overload does not compile.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "domain/envelope.h"
#include "domain/fields.h"

namespace zb {

struct State;

// Rows of the two derived indexes: the streams that an entry belongs to, and the names by which its subject may be called.
struct Name {
    std::string noun;  // project, staff …
    std::string key;   // JH-2026-001
    std::string text;
};
struct Index {
    std::vector<std::string> subjects;
    std::vector<Name> names;
};

// Streams. Registry: departments, staff, settings, notices, reports. Projects: what projects are called, without their work.
inline constexpr std::string_view kRegistryStream = "registry";
inline constexpr std::string_view kProjectsStream = "projects";
inline std::string project_stream(std::string_view code) { return "project:" + std::string{code}; }

template <class Noun>
struct Dispatch {
    using Fact = typename Noun::Fact;

    // None where the kind is not this noun's.
    static std::optional<Fact> decode(std::string_view kind, JsonView body) {
        std::optional<Fact> fact;
        try_each(kind, body, fact, std::make_index_sequence<std::variant_size_v<Fact>>{});
        return fact;
    }
    static std::string_view kind(const Fact& fact) {
        return std::visit([](const auto& f) { return std::remove_cvref_t<decltype(f)>::kind; }, fact);
    }
    static std::string body(const Fact& fact) {
        return std::visit([](const auto& f) { return to_body(f); }, fact);
    }
    static void check(const State& state, const Envelope& envelope, const Fact& fact) {
        std::visit(
            [&](const auto& f) {
                using F = std::remove_cvref_t<decltype(f)>;
                constexpr auto exact = static_cast<void (*)(const State&, const Envelope&, const F&)>(&Noun::check);
                exact(state, envelope, f);
            },
            fact);
    }
    static void apply(State& state, const Envelope& envelope, const Fact& fact) {
        std::visit(
            [&](const auto& f) {
                using F = std::remove_cvref_t<decltype(f)>;
                constexpr auto exact = static_cast<void (*)(State&, const Envelope&, const F&)>(&Noun::apply);
                exact(state, envelope, f);
            },
            fact);
    }
    static void index(const Envelope& envelope, const Fact& fact, Index& index) {
        std::visit(
            [&](const auto& f) {
                using F = std::remove_cvref_t<decltype(f)>;
                constexpr auto exact = static_cast<void (*)(const Envelope&, const F&, Index&)>(&Noun::index);
                exact(envelope, f, index);
            },
            fact);
    }

private:
    template <std::size_t... I>
    static void try_each(std::string_view kind, JsonView body, std::optional<Fact>& fact, std::index_sequence<I...>) {
        (try_one<std::variant_alternative_t<I, Fact>>(kind, body, fact), ...);
    }
    template <class F>
    static void try_one(std::string_view kind, JsonView body, std::optional<Fact>& fact) {
        if (fact || F::kind != kind) return;
        fact.emplace();
        fact->template emplace<F>(from_body<F>(body));
    }
};

}  // namespace zb
