// SPDX-License-Identifier: Apache-2.0
// Values by the form of a slot, and which of them a word means.
#include "cli/candidates.h"

#include <algorithm>

#include "base/initials.h"

namespace zb::cli {

namespace {

// Whose codes may stand there: of the noun that the slot names, or is named after.
CodesOf codes_for(const CommandList& commands, const Option& slot) {
    if (slot.next != nullptr) return slot.next;
    const Noun* noun = commands.find_noun(slot.noun.empty() ? slot.name : slot.noun);
    return noun == nullptr ? nullptr : noun->codes;
}

// A choice with the words that it is spoken as: green, 绿.
Candidates choices_of(const Option& slot) {
    Candidates candidates;
    for (const std::string_view choice : slot.choices) {
        Candidate candidate{{std::string{choice}}, {}};
        for (const Spoken& spoken : slot.spoken) {
            if (spoken.choice != choice) continue;
            candidate.names.emplace_back(spoken.word);
            if (candidate.about.empty()) candidate.about = spoken.word;
        }
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

// The places of candidates of which `fits` holds for a name.
std::vector<std::size_t> places_where(const Candidates& candidates, const auto& fits) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < candidates.size(); ++at) {
        if (std::any_of(candidates[at].names.begin(), candidates[at].names.end(), fits)) places.push_back(at);
    }
    return places;
}

}  // namespace

Option as_option(const Operand& operand) {
    Option option{operand.name, operand.form, operand.label, operand.help, operand.required, operand.repeated, operand.choices};
    option.noun = operand.noun;
    return option;
}

Candidates values_of(const CommandList& commands, const Option& slot, const CodesWanted& wanted) {
    switch (slot.form) {
        case Form::choice: return choices_of(slot);
        case Form::day: return {{{"today"}, "今天"}, {{"yesterday"}, "昨天"}, {{"-1wd"}, "上一个工作日"}, {{"+5wd"}, "之后第 5 个工作日"}};
        case Form::file: return {{{":files"}, {}}};
        case Form::text: {
            const CodesOf codes = codes_for(commands, slot);
            return codes == nullptr ? Candidates{} : codes(wanted);
        }
        case Form::flag:
        case Form::number:
        case Form::count: break;
    }
    return {};
}

bool has_codes(const CommandList& commands, const Option& slot) { return slot.form == Form::text && codes_for(commands, slot) != nullptr; }

std::vector<std::size_t> meant_by(std::string_view word, const Candidates& candidates) {
    std::vector<std::size_t> places = places_where(candidates, [&](const std::string& name) { return name == word; });
    if (places.empty()) places = places_where(candidates, [&](const std::string& name) { return name.find(word) != std::string::npos; });
    if (!places.empty() || !may_be_initials(word)) return places;
    const auto spelt = [&](Spelt least) {
        return [word, least](const std::string& name) { return spelt_by_initials(word, name) >= least; };
    };
    places = places_where(candidates, spelt(Spelt::whole));
    return places.empty() ? places_where(candidates, spelt(Spelt::part)) : places;
}

}  // namespace zb::cli
