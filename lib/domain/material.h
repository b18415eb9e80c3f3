// SPDX-License-Identifier: Apache-2.0
// 申请材料: what is owed made good, or gathered before its step is accepted, and what was given back as unfit. These stand in the step's
// record (Owed, Prepared, ReturnedPaper), because an acceptance creates what is owed and asks for what is prepared. What was owed past
// its day (Lapse) bars the enterprise's next deferral until its standing is restored.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "domain/noun.h"

namespace zb {

struct Attempt;
struct Project;
struct Scope;

struct MaterialReceived {
    static constexpr std::string_view kind = "material.received";
    std::string step;
    std::string material;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("material", self.material, "补齐的材料");
        visit("note", self.note, "说明");
    }
};

// 退回: what was received is unfit, and wanted again.
struct MaterialReturned {
    static constexpr std::string_view kind = "material.returned";
    std::string step;
    std::string material;
    std::string reason;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("material", self.material, "退回的材料");
        visit("reason", self.reason, "退回原因");
        visit("note", self.note, "备注");
    }
};

// 信用修复: the enterprise of the project may defer papers again.
struct CreditRestored {
    static constexpr std::string_view kind = "material.credit_restored";
    std::string reason;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("reason", self.reason, "修复依据");
        visit("note", self.note, "备注");
    }
};

struct MaterialNoun {
    using Fact = std::variant<MaterialReceived, MaterialReturned, CreditRestored>;
    static constexpr EntryRules rules = kWorkEntry;
    static void check(const State&, const Envelope&, const MaterialReceived&);
    static void check(const State&, const Envelope&, const MaterialReturned&);
    static void check(const State&, const Envelope&, const CreditRestored&);
    static void apply(State&, const Envelope&, const MaterialReceived&);
    static void apply(State&, const Envelope&, const MaterialReturned&);
    static void apply(State&, const Envelope&, const CreditRestored&);
    // All belong to their project's stream alone.
    template <class F>
    static void index(const Envelope& envelope, const F&, Index& index) {
        index.subjects.push_back(project_stream(project_of(envelope)));
    }
    static std::string words(const State&, const Envelope&, const MaterialReceived&);
    static std::string words(const State&, const Envelope&, const MaterialReturned&);
    static std::string words(const State&, const Envelope&, const CreditRestored&);
    static DailyLine line(const State&, const Envelope&, const MaterialReceived&, Date evening);
    static DailyLine line(const State&, const Envelope&, const MaterialReturned&, Date evening);
    static DailyLine line(const State&, const Envelope&, const CreditRestored&, Date evening);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};  // a search looks at materials beside their step
};

struct Restored {
    Date on;
    std::int64_t seq = 0;
    std::string reason;
};
using CreditRecords = std::map<std::string, std::vector<Restored>, std::less<>>;  // by project code, in the order of their entries

// A paper that was still owed when its day was over: 失信. It stays on the list; its mark holds until the paper is made good (or its
// application has ended) and the enterprise's standing was restored after that.
struct Lapse {
    std::string project;
    std::string step;
    std::string material;
    std::optional<std::string> promise;
    Date due;
    std::optional<Date> received;
    std::optional<Date> ended;  // its application came to nothing, after the day
    std::optional<Date> restored;
    std::int64_t seq = 0;  // of the acceptance that let it be owed
    bool repaired() const { return received || ended; }
    bool marked() const { return !restored; }
};
// Of one project by the evening of `day`, in the order of their last days.
std::vector<Lapse> lapses_of(const State& state, std::string_view project, Date day);
// Those that bar another deferral on the day: of the project and of what else of the same enterprise is loaded.
std::vector<Lapse> marks_against(const State& state, const Project& project, Date day);
// Projects known that have the same enterprise, by credit code or name; the project itself among them.
std::vector<std::string> projects_of_same_enterprise(const State& state, const Project& project);
// Adds them to what is read: whether papers may be owed depends on the enterprise's other projects too. Of a project that `names` does not
// know, the code alone.
void add_same_enterprise(Scope& scope, const std::string& code, const State& names);
// Throws Error "material.deferral_barred" where the enterprise may not defer papers on the day (setting deferral.after_lapse).
void refuse_barred_deferral(const State& state, const Project& project, Date day);

// 材料复用: whether a paper of that name, handed in for one step, serves others too. Forms are filled in for one application alone.
bool serves_other_steps(const State& state, std::string_view material, Date day);

inline constexpr std::string_view kFormsSetting = "material.forms";
inline constexpr std::string_view kDeferralSetting = "deferral.after_lapse";
inline constexpr std::string_view kBarredUntilRestored = "修复前不容缺";

}  // namespace zb
