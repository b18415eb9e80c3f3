// SPDX-License-Identifier: Apache-2.0
// Sealing an appraisal: once a period, when its last day is over.
#include "domain/appraisal.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/wording.h"
#include "ledger/entry.h"

namespace zb {

const SealedAppraisal* sealed_appraisal(const State& state, Date first, Date last) {
    const auto found = std::find_if(state.appraisals.begin(), state.appraisals.end(),
                                    [&](const SealedAppraisal& one) { return one.what.first == first && one.what.last == last; });
    return found == state.appraisals.end() ? nullptr : &*found;
}

void check_appraisal_period(const State& state, Date first, Date last) {
    if (last < first) {
        throw Error{Fault{"appraisal.backwards", fmt::format("考核期自 {} 至 {}：末日早于首日", iso(first), iso(last)),
                          "--from 写早的一天，--to 写晚的一天", Place{0, "--from", iso(first)}}};
    }
    // 江海政数〔2021〕14号六（四）：从印发之日起施行.
    const Date effective = Date::parse(state.origin.settings.on("notice.effective", last));
    if (first >= effective) return;
    throw Error{Fault{"appraisal.before_notice", fmt::format("实施方案自 {} 起施行，{} 还不能考核", iso(effective), iso(first)),
                      fmt::format("从 {0} 起考核：--from {0}；施行日期不对就改：zb setting set notice.effective 日期", iso(effective)),
                      Place{0, "--from", iso(first)}}};
}

void AppraisalNoun::check(const State& state, const Envelope& envelope, const AppraisalSealed& fact) {
    check_appraisal_period(state, fact.first, fact.last);
    if (fact.last >= envelope.on) {
        throw Error{Fault{"appraisal.not_over", fmt::format("考核期到 {} 为止，还没有过完，不能封存", iso(fact.last)),
                          fmt::format("从 {} 起封存；现在看试算：zb appraisal show", iso(fact.last + kOneDay)),
                          Place{0, "--to", iso(fact.last)}}};
    }
    if (const SealedAppraisal* before = sealed_appraisal(state, fact.first, fact.last)) {
        throw Error{"appraisal.sealed_already",
                    fmt::format("{} 至 {} 的考核已封存（第 {} 条，{}）", iso(fact.first), iso(fact.last), before->seq, iso(before->on)),
                    fmt::format("看封存的：zb appraisal show --from {} --to {}", iso(fact.first), iso(fact.last))};
    }
    if (fact.digest == hex(sha256(fact.text)) && fact.head < envelope.seq) return;
    throw Error{"appraisal.misfit", "考核表正文与其校验值或所依据的条目不符", "重新封存：zb appraisal seal"};
}

void AppraisalNoun::apply(State& state, const Envelope& envelope, const AppraisalSealed& fact) {
    state.appraisals.push_back({fact, envelope.seq, envelope.on, envelope.by});
}

void AppraisalNoun::index(const Envelope& /*envelope*/, const AppraisalSealed& /*fact*/, Index& index) {
    index.subjects.emplace_back(kRegistryStream);
}

std::string AppraisalNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const AppraisalSealed& fact) {
    return with_note(fmt::format("封存 {} 至 {} 的考核", iso(fact.first), iso(fact.last)), fact.note);
}

Table appraisals_table(const State& state) {
    Table table;
    table.columns = {{"first", "考核期首日"},
                     {"last", "考核期末日"},
                     {"sealed", "封存日"},
                     {"by", "封存人"},
                     {"note", "备注"},
                     {"head", "依据条目", Align::right},
                     {"seq", "条目", Align::right}};
    for (const SealedAppraisal& one : state.appraisals)
        table.rows.push_back({one.what.first, one.what.last, one.on, Cell{one.by}, Cell{one.what.note}, one.what.head, one.seq});
    return table;
}

NounTable AppraisalNoun::table(const State& state, Date /*day*/) {
    return {"appraisal", "封存的考核，一期一行；同 zb appraisal list", appraisals_table(state)};
}

}  // namespace zb
