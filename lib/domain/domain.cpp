// SPDX-License-Identifier: Apache-2.0
// The fold, and the way from entries to facts and back.
#include "domain/domain.h"

#include <array>
#include <cassert>
#include <fmt/format.h>

#include "base/text.h"

namespace zb {

namespace {

template <std::size_t N>
using NounAt = std::tuple_element_t<N, Nouns>;

constexpr std::size_t kNounCount = std::tuple_size_v<Nouns>;

// Calls `with` for the noun that the fact belongs to.
template <class Visitor, std::size_t N = 0>
decltype(auto) for_noun(const Fact& fact, const Visitor& with) {
    if constexpr (N + 1 < kNounCount) {
        if (fact.index() != N) return for_noun<Visitor, N + 1>(fact, with);
    }
    return with(Dispatch<NounAt<N>>{}, std::get<N>(fact));
}

template <std::size_t N = 0>
std::optional<Fact> decode_kind(std::string_view kind, JsonView body) {
    if constexpr (N == kNounCount) {
        return std::nullopt;
    } else {
        auto found = Dispatch<NounAt<N>>::decode(kind, body);
        if (!found) return decode_kind<N + 1>(kind, body);
        std::optional<Fact> fact{std::in_place};
        fact->template emplace<N>(std::move(*found));
        return fact;
    }
}

constexpr std::string_view kWorkPrefixes[] = {"step.", "note.", "material.", "problem."};

const ProjectPlans kNoPlans;
const ProjectSteps kNoSteps;

}  // namespace

std::vector<std::string> Scope::subjects() const {
    if (everything) return {};
    std::vector<std::string> streams{std::string{kRegistryStream}};
    if (all_projects) streams.emplace_back(kProjectsStream);
    for (const std::string& code : projects) streams.push_back(project_stream(code));
    return streams;
}

std::vector<std::string> Scope::reversals() const {
    std::vector<std::string> streams = subjects();
    for (std::string& stream : streams) stream = reversal_stream(stream);
    return streams;
}

const Project& State::project(std::string_view code) const {
    assert(scope.names_of(code));
    const auto found = projects.find(code);
    if (found == projects.end()) throw Error{"project.unknown", fmt::format("没有代码为“{}”的项目", code), "看全部项目：zb project list"};
    return found->second;
}

const ProjectPlans& State::plans_of(std::string_view project) const {
    assert(scope.covers(project));
    const auto found = plans.find(project);
    return found == plans.end() ? kNoPlans : found->second;
}

const ProjectSteps& State::steps_of(std::string_view project) const {
    assert(scope.covers(project));
    const auto found = steps.find(project);
    return found == steps.end() ? kNoSteps : found->second;
}

Fact decode(const Entry& entry, JsonDocument& parser) {
    std::optional<Fact> fact = decode_kind(entry.kind, parser.parse(entry.body));
    if (!fact)
        throw Error{"entry.unknown_kind", fmt::format("第 {} 条的种类“{}”这个版本的 zb 不认识", entry.seq, entry.kind),
                    "这本台账由更新的 zb 写过，请升级 zb"};
    return std::move(*fact);
}

std::string_view kind_of(const Fact& fact) {
    return for_noun(fact, [](auto noun, const auto& inner) { return decltype(noun)::kind(inner); });
}

std::string body_of(const Fact& fact) {
    return for_noun(fact, [](auto noun, const auto& inner) { return decltype(noun)::body(inner); });
}

void check(const State& state, const Envelope& envelope, const Fact& fact) {
    for_noun(fact, [&](auto noun, const auto& inner) { decltype(noun)::check(state, envelope, inner); });
}

void apply(State& state, const Envelope& envelope, const Fact& fact) {
    for_noun(fact, [&](auto noun, const auto& inner) { decltype(noun)::apply(state, envelope, inner); });
    state.seq = envelope.seq;
    state.recorded_at = envelope.recorded_at;
    if (envelope.project) state.journal.push_back({envelope.seq, kind_of(fact), *envelope.project, envelope.on, envelope.recorded_at});
}

Index index_of(const Envelope& envelope, const Fact& fact) {
    Index index;
    for_noun(fact, [&](auto noun, const auto& inner) { decltype(noun)::index(envelope, inner, index); });
    return index;
}

Envelope envelope_of(const Entry& entry) { return {entry.seq, entry.recorded_at, entry.on, entry.actor, entry.by, entry.project}; }

void fold(State& state, const Entry& entry, JsonDocument& parser, std::optional<Date> until) {
    // What had not happened by that evening is not part of its state, however early it became known. What the ledger is, and which days
    // rest, is no event: both hold for days before the one on which they were told.
    const bool event = entry.kind != LedgerOpened::kind && entry.kind != HolidayNoticed::kind;
    if (event && until && entry.on > *until) {
        state.seq = entry.seq;
        return;
    }
    apply(state, envelope_of(entry), decode(entry, parser));
}

bool counts_as_work(std::string_view kind) {
    if (kind == StepOpened::kind) return false;  // 期初 is no work of that day
    for (const std::string_view prefix : kWorkPrefixes)
        if (kind.starts_with(prefix)) return true;
    return false;
}

bool late_entry(Date on, Date recorded, const Calendar& calendar) { return calendar.elapsed(on, recorded).count > 1; }

}  // namespace zb
