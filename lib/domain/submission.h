// SPDX-License-Identifier: Apache-2.0
// 台账报送: a person's day, sealed project by project.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

// The envelope's `on` is the day that is sealed, its project the project.
struct SubmissionSealed {
    static constexpr std::string_view kind = "submission.sealed";
    std::string specialist;  // whose project it is
    bool nil = false;        // 零报告
    std::optional<std::string> note;
    int entries = 0;         // of the project since its last seal, corrections of what was sealed included
    int late_entries = 0;    // 补录 among them
    std::int64_t up_to = 0;  // number of the last entry that it covers
    static void fields(auto& self, auto& visit) {
        visit("specialist", self.specialist, "服务专员");
        visit("nil", self.nil, "零报告");
        visit("note", self.note, "说明");
        visit("entries", self.entries, "条目数");
        visit("late_entries", self.late_entries, "其中补录");
        visit("up_to", self.up_to, "封至条目");
    }
};

struct SubmissionNoun {
    using Fact = std::variant<SubmissionSealed>;
    static constexpr EntryRules rules = {Work::no, OnDay::happened, "报送一经封签就不改，更正写进下一次报送（补报）"};
    static void check(const State&, const Envelope&, const SubmissionSealed&);
    static void apply(State&, const Envelope&, const SubmissionSealed&);
    static void index(const Envelope&, const SubmissionSealed&, Index&);
    static std::string words(const State&, const Envelope&, const SubmissionSealed&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct Seal {
    std::string project;
    Date day;
    std::int64_t seq = 0;
    Instant at;
    std::optional<std::string> by;
    SubmissionSealed what;
};

struct Submissions {
    std::map<std::string, std::vector<Seal>, std::less<>> seals;  // by project, in order
    const Seal* last(std::string_view project) const;
    const Seal* first_of(std::string_view project, Date day) const;
};

// A project's day, ready to be sealed: counts its journal since the last seal.
enum class NilReport { no, yes };
SubmissionSealed seal_of(const State& state, std::string_view project, NilReport nil, std::optional<std::string> note);

// Why a nil return of this project must say a sentence (有红灯事项, 困难问题 P-2026-014 未解决 …); empty: it need not.
std::string why_nil_needs_note(const State& state, std::string_view project, Date day);

// Whether every project's submission is due on that day: setting submission.days, 工作日 unless it says otherwise.
bool is_submission_day(const State& state, Date day);
// The moment up to which a day's submission is on time.
Instant submission_deadline(const State& state, Date day);

enum class Punctuality { on_time, late, supplementary };  // 按时, 迟报 (later that day), 补报 (another day, or after the seal)
std::string_view label(Punctuality punctuality);

// Of a seal: the first of its project and day is on time up to the hour, late after it; a further one, or one of another day, is 补报.
Punctuality punctuality(const Submissions& submissions, const Seal& seal, int deadline_minute);
// Minutes by which the first seal of a day missed the hour, at least 1; 0 where it was in time.
int minutes_late(const Seal& seal, int deadline_minute);
// Minutes of the day of a setting such as 17:30. Throws Error "setting.invalid".
int minute_of_day(std::string_view hh_mm);

// HZ-20261120-001.
std::string receipt_number(Date day, std::string_view project);

}  // namespace zb
