// SPDX-License-Identifier: Apache-2.0
// What an appraisal shows beside its points, without a weight: opinions at 联合预审会 (江海政数〔2021〕14号四（四）), and services given.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

// 会上: by the day of the meeting; 会后: later; 未出具: not by the end of the period.
enum class OpinionTime { at_meeting, after, missing };
std::string_view label(OpinionTime time);

// An opinion that a unit owed, as it sat in the meeting, or gave.
struct AskedOpinion {
    const Meeting* meeting = nullptr;
    const Opinion* opinion = nullptr;  // none: not given

    OpinionTime time() const;
};

// Points into the state that it was counted from.
struct Unscored {
    std::map<std::string, std::vector<AskedOpinion>, std::less<>> opinions;  // by unit, of meetings held in the period
    std::map<std::string, std::vector<const Service*>, std::less<>>
        services;  // by who recorded them, begun in the period; "": nobody named
};
Unscored unscored(const State& state, Date first, Date last);
// Of one person, or of all people of a unit.
std::vector<const Service*> services_by(const State& state, const Unscored& counted, std::string_view who);

// Of a table of the appraisal only what there is: a ledger without such records has no such section.
std::vector<Section> unscored_sections(const State& state, const Unscored& counted);
// Opened to the meetings and services, each with its entry.
Table opinions_table(const Unscored& counted, std::string_view unit);
Table services_given_table(const std::vector<const Service*>& services);

}  // namespace zb
