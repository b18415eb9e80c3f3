// SPDX-License-Identifier: Apache-2.0
// The fold, and the way from entries to facts and back.
#include "domain/domain.h"

#include <cassert>
#include <fmt/format.h>
#include <unordered_map>

#include "base/text.h"
#include "domain/personal_numbers.h"

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

// A kind of entry: how its body is read, and what holds of it.
struct Kind {
    std::string_view name;
    Fact (*decode)(JsonView body) = nullptr;
    EntryRules rules = {};
};

template <std::size_t N, class F>
Fact decode_as(JsonView body) {
    return Fact{std::in_place_index<N>, from_body<F>(body)};
}

template <std::size_t N, class... Facts>
void add_kinds(std::vector<Kind>& kinds, const std::variant<Facts...>* /*of_the_noun*/) {
    (kinds.push_back({Facts::kind, &decode_as<N, Facts>, Dispatch<NounAt<N>>::template rules<Facts>()}), ...);
}

template <std::size_t... N>
std::vector<Kind> all_kinds(std::index_sequence<N...>) {
    std::vector<Kind> kinds;
    (add_kinds<N>(kinds, static_cast<const typename NounAt<N>::Fact*>(nullptr)), ...);
    return kinds;
}

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> kAll = all_kinds(std::make_index_sequence<kNounCount>{});
    return kAll;
}

// None where this zb does not know the kind.
const Kind* find_kind(std::string_view name) {
    static const std::unordered_map<std::string_view, const Kind*> kByName = [] {
        std::unordered_map<std::string_view, const Kind*> by_name;
        for (const Kind& kind : kinds()) by_name.emplace(kind.name, &kind);
        return by_name;
    }();
    const auto found = kByName.find(name);
    return found == kByName.end() ? nullptr : found->second;
}

// The fact and the rules of an entry are found by one look-up.
const Kind& known_kind(const Entry& entry) {
    const Kind* kind = find_kind(entry.kind);
    if (kind == nullptr)
        throw Error{"entry.unknown_kind", fmt::format("第 {} 条的种类“{}”这个版本的 zb 不认识", entry.seq, entry.kind),
                    "这本台账由更新的 zb 写过，请升级 zb"};
    return *kind;
}

// A body that its kind cannot have: only a file changed by other hands holds one.
Fact decode_as_kind(const Kind& kind, const Entry& entry, JsonDocument& parser) {
    try {
        return kind.decode(parser.parse(entry.body));
    } catch (const Error& error) {
        throw Error{"entry.unreadable", fmt::format("第 {} 条（{}）的正文读不出来：{}", entry.seq, entry.kind, error.fault().message),
                    "台账被改动过：zb ledger verify"};
    }
}

template <std::size_t... N>
void each_noun_shows(const State& state, Finder& finder, std::index_sequence<N...>) {
    (Dispatch<NounAt<N>>::texts(state, finder), ...);
}

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

std::string State::short_code(std::string_view project) const { return zb::short_code(project, running_year); }

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

Fact decode(const Entry& entry, JsonDocument& parser) { return decode_as_kind(known_kind(entry), entry, parser); }

const EntryRules& rules_of(std::string_view kind) {
    const Kind* known = find_kind(kind);
    return known == nullptr ? kPlainEntry : known->rules;
}

std::vector<std::string> known_kinds() {
    std::vector<std::string> names;
    for (const Kind& kind : kinds()) names.emplace_back(kind.name);
    return names;
}

std::string_view kind_of(const Fact& fact) {
    return for_noun(fact, [](auto noun, const auto& inner) { return decltype(noun)::kind(inner); });
}

std::string body_of(const Fact& fact) {
    return for_noun(fact, [](auto noun, const auto& inner) { return decltype(noun)::body(inner); });
}

void check(const State& state, const Envelope& envelope, const Fact& fact) {
    for_noun(fact, [&](auto noun, const auto& inner) {
        std::visit([](const auto& one) { refuse_personal_numbers_in(one); }, inner);
        decltype(noun)::check(state, envelope, inner);
    });
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

std::string entry_words(const State& names, const Envelope& envelope, const Fact& fact) {
    return for_noun(fact, [&](auto noun, const auto& inner) { return decltype(noun)::words(names, envelope, inner); });
}

std::string entry_project(const State& names, const Envelope& envelope) {
    if (!envelope.project) return {};
    const auto found = names.projects.find(*envelope.project);
    if (found == names.projects.end()) return *envelope.project;
    return fmt::format("{} {}", found->second.short_code, found->second.name);
}

std::optional<DailyLine> entry_line(const State& state, const Envelope& envelope, const Fact& fact, Date evening) {
    return for_noun(fact, [&](auto noun, const auto& inner) { return decltype(noun)::line(state, envelope, inner, evening); });
}

std::optional<GivenCode> code_of(const Fact& fact) {
    return for_noun(fact, [](auto noun, const auto& inner) { return decltype(noun)::code(inner); });
}

void look_through(const State& state, Finder& finder) { each_noun_shows(state, finder, std::make_index_sequence<kNounCount>{}); }

Envelope envelope_of(const Entry& entry) { return {entry.seq, entry.recorded_at, entry.on, entry.actor, entry.by, entry.project}; }

void fold(State& state, const Entry& entry, JsonDocument& parser, std::optional<Date> until) {
    const Kind& kind = known_kind(entry);
    // What had not happened by that evening is not part of its state, however early it became known.
    if (kind.rules.on != OnDay::holds_ever && until && entry.on > *until) {
        state.seq = entry.seq;
        return;
    }
    apply(state, envelope_of(entry), decode_as_kind(kind, entry, parser));
}

bool late_entry(Date on, Date recorded, const Calendar& calendar) { return calendar.elapsed(on, recorded).count > 1; }

}  // namespace zb
