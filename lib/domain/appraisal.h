// SPDX-License-Identifier: Apache-2.0
// 考核封存: the appraisal of a period as it was printed and signed. What is sealed stays; a later correction shows in the next period.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

struct AppraisalSealed {
    static constexpr std::string_view kind = "appraisal.sealed";
    static constexpr EntryRules rules = {Work::no, OnDay::happened, "考核一经封存就不改，有错写进下一期"};
    Date first, last;
    std::int64_t head = 0;  // entry that it rests on
    std::string digest;     // SHA-256 of `text`
    std::string text;       // Markdown
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("first", self.first, "考核期首日");
        visit("last", self.last, "考核期末日");
        visit("head", self.head, "数据依据条目");
        visit("digest", self.digest, "正文散列");
        visit("text", self.text, "正文");
        visit("note", self.note, "备注");
    }
};

struct AppraisalNoun {
    using Fact = std::variant<AppraisalSealed>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const AppraisalSealed&);
    static void apply(State&, const Envelope&, const AppraisalSealed&);
    static void index(const Envelope&, const AppraisalSealed&, Index&);
    static std::string words(const State&, const Envelope&, const AppraisalSealed&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct SealedAppraisal {
    AppraisalSealed what;
    std::int64_t seq = 0;
    Date on;
    std::optional<std::string> by;
};
using SealedAppraisals = std::vector<SealedAppraisal>;  // in the order of their entries

// That of just this period; none where it was not sealed.
const SealedAppraisal* sealed_appraisal(const State& state, Date first, Date last);
// Throws Error "appraisal.backwards"; "appraisal.before_notice" for a period that begins before the day from which the notice runs
// (setting notice.effective).
void check_appraisal_period(const State& state, Date first, Date last);

// One row a sealed period.
Table appraisals_table(const State& state);

}  // namespace zb
