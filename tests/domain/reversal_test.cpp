// SPDX-License-Identifier: Apache-2.0
// What every kind of entry must hold to be cancelled and printed: a test that grows with the list of nouns.
#include "domain/reversal.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/domain.h"

namespace zb {
namespace {

// Calls `with` for an empty fact of every kind of every noun.
template <class NounFact, class With, std::size_t... I>
void each_fact_of(const With& with, std::index_sequence<I...>) {
    (with(std::variant_alternative_t<I, NounFact>{}), ...);
}
template <class With, std::size_t... N>
void each_fact(const With& with, std::index_sequence<N...>) {
    (each_fact_of<typename std::tuple_element_t<N, Nouns>::Fact>(
         with, std::make_index_sequence<std::variant_size_v<typename std::tuple_element_t<N, Nouns>::Fact>>{}),
     ...);
}
template <class With>
void each_kind(const With& with) {
    each_fact(with, std::make_index_sequence<std::tuple_size_v<Nouns>>{});
}

bool holds(const std::vector<std::string>& streams, const std::string& stream) {
    return std::find(streams.begin(), streams.end(), stream) != streams.end();
}

}  // namespace

TEST_CASE("every kind of entry is told in words, without its English name") {
    State names;
    names.scope = Scope::all();
    int kinds = 0;
    each_kind([&](auto fact) {
        Envelope envelope;
        envelope.seq = 2;
        envelope.project = "JH-2026-001";
        const Fact wrapped = make_fact(fact);
        CAPTURE(kind_of(wrapped));
        const std::string words = entry_words(names, envelope, wrapped);
        CHECK_FALSE(words.empty());
        CHECK(words.find(kind_of(wrapped)) == std::string::npos);
        ++kinds;
    });
    CHECK(kinds > 30);
}

TEST_CASE("whoever folds a stream meets the reversals of every kind of entry in it") {
    each_kind([&](auto fact) {
        const Fact wrapped = make_fact(fact);
        CAPTURE(kind_of(wrapped));
        Envelope envelope;
        envelope.seq = 2;
        envelope.project = "JH-2026-001";
        if (!holds(index_of(envelope, wrapped).subjects, project_stream("JH-2026-001"))) envelope.project.reset();
        const std::vector<std::string> streams = index_of(envelope, wrapped).subjects;
        const EntryReversed reversal{2, std::string{kind_of(wrapped)}, {}};
        const std::vector<std::string> subjects = index_of(envelope, make_fact(reversal)).subjects;
        // Every scope reads the registry; what is known there is known to all.
        const bool known_to_all = holds(subjects, reversal_stream(kRegistryStream));
        for (const std::string& stream : streams) CHECK_MESSAGE((known_to_all || holds(subjects, reversal_stream(stream))), stream);
    });
}

TEST_CASE("only what was handed out stays for ever") {
    std::vector<std::string> staying;
    each_kind([&](auto fact) {
        const std::string_view kind = decltype(fact)::kind;
        if (!rules_of(kind).stays.empty()) staying.emplace_back(kind);
    });
    std::sort(staying.begin(), staying.end());
    CHECK(
        join(staying, " ") ==
        "appraisal.sealed contact.erased contact.recorded ledger.opened ledger.restored report.corrected report.issued submission.sealed");
}

TEST_CASE("a reversal is stored as the manual tells") {
    const EntryReversed fact{45, "step.decided", "日期记错"};
    CHECK(to_body(fact) == R"({"entry":45,"kind":"step.decided","reason":"日期记错"})");
    CHECK(to_body(EntryReversed{45, "note.added", {}}) == R"({"entry":45,"kind":"note.added"})");
}

}  // namespace zb
