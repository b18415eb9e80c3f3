// SPDX-License-Identifier: Apache-2.0
// 一窗办理: the papers of several steps taken in at one hand-over, and what the receipt said of it (行政许可法 第二十六条、第三十二条). The
// papers themselves and the filings are entries of their own, beside it in the same transaction.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

// One step of a hand-over, with the names of its papers as they stood at the counter.
struct StepTakenIn {
    std::string step;
    std::string department;
    std::vector<std::string> came;
    std::vector<std::string> ready;  // there before: handed in earlier, or yielded by another step
    std::vector<std::string> missing;
    std::vector<std::string> deferrable;  // missing too, but minor: may be owed
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("department", self.department, "分送部门");
        visit("came", self.came, "收到的材料");
        visit("ready", self.ready, "免交的材料");
        visit("missing", self.missing, "还缺的主要材料");
        visit("deferrable", self.deferrable, "还缺、可容缺的次要材料");
    }
};

struct PapersTakenIn {
    static constexpr std::string_view kind = "window.received";
    std::string code;
    std::vector<StepTakenIn> steps;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "收件回执号");
        visit("steps", self.steps, "事项和材料");
        visit("note", self.note, "备注");
    }
};

struct IntakeNoun {
    using Fact = std::variant<PapersTakenIn>;
    static constexpr EntryRules rules = kPlainEntry;  // its papers and filings are the work
    static void check(const State&, const Envelope&, const PapersTakenIn&);
    static void apply(State&, const Envelope&, const PapersTakenIn&);
    static void index(const Envelope&, const PapersTakenIn&, Index&);
    static std::string words(const State&, const Envelope&, const PapersTakenIn&);
    static std::optional<GivenCode> code(const PapersTakenIn&);
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

struct Intake {
    std::string code;
    std::string project;
    Date on;
    std::int64_t seq = 0;
    std::optional<std::string> by;  // who took them in
    std::vector<StepTakenIn> steps;
    std::optional<std::string> note;

    // Each once, in the order of the steps.
    std::vector<std::string> departments() const;
    std::vector<std::string> papers() const;  // that came
};
using Intakes = std::map<std::string, Intake, std::less<>>;  // by code

// Throws Error "window.unknown" with the nearest.
const Intake& known_intake(const State& state, std::string_view code);

}  // namespace zb
