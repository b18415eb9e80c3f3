// SPDX-License-Identifier: Apache-2.0
// 台账报送: a person's day, sealed project by project.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/journal.h"
#include "domain/noun.h"

namespace zb {

struct Project;

// The envelope's `on` is the day that is sealed, its project the project.
struct SubmissionSealed {
    static constexpr std::string_view kind = "submission.sealed";
    std::string specialist;  // whose project it is
    bool nil = false;        // 零报告
    std::optional<std::string> note;
    int entries = 0;  // 台账条目 of the project's day; before `holds` came: since its last seal, reversals of what was sealed included
    int late_entries = 0;                 // 补录 among them
    std::int64_t up_to = 0;               // number of the last entry when it was sealed
    std::optional<int> corrections = {};  // 更正, none of the entries; left out where there are none
    // Numbers of all that it holds: 台账条目, what was cancelled before, 更正. Seals made before this was recorded hold all entries of the
    // project behind its last seal, up to `up_to`: they stay what they were.
    std::optional<std::vector<std::int64_t>> holds = {};
    static void fields(auto& self, auto& visit) {
        visit("specialist", self.specialist, "服务专员");
        visit("nil", self.nil, "零报告");
        visit("note", self.note, "说明");
        visit("entries", self.entries, "条目数");
        visit("late_entries", self.late_entries, "其中补录");
        visit("up_to", self.up_to, "封至条目");
        visit("corrections", self.corrections, "更正数");
        visit("holds", self.holds, "所含条目");
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
    // The seal that holds an entry of the project; none where it was not submitted yet.
    const Seal* holder(std::string_view project, std::int64_t entry) const;
};

// 代报: by somebody who is not one of the project's specialists of that day.
bool is_sent_for_another(const State& state, const Seal& seal);

// What a submission holds: an entry of the ledger, and what it is there.
struct SubmissionLine {
    std::int64_t seq = 0;
    JournalSort sort = JournalSort::entry;  // never none
    bool late = false;                      // 补录
    bool cancelled = false;                 // reversed, as far as the state knows: printed as 已冲销 also where it counts
    std::int64_t replaces = 0;              // of what `step correct` recorded: the reversal right before it
};
// What the project's submission of `day` would hold if it were sent now: what was recorded on that report day and no submission holds
// (domain.md, Ledger). Recorded on a day on which the project owes none, it belongs to the next one on which it does; recorded after its
// day's seal, to that day if it is submitted again before the next one, else to the next.
std::vector<SubmissionLine> unsent_lines(const State& state, std::string_view project, Date day);
// What the submissions of the day hold; where it is not sealed yet, what it would hold.
std::vector<SubmissionLine> submission_lines(const State& state, std::string_view project, Date day);

// A project's day, ready to be sealed.
enum class NilReport { no, yes };
SubmissionSealed seal_of(const State& state, std::string_view project, Date day, NilReport nil, std::optional<std::string> note);

// Why a nil return of this project must say a sentence (有红灯事项, 困难问题 P-2026-014 未解决 …); empty: it need not.
std::string why_nil_needs_note(const State& state, std::string_view project, Date day);

enum class Punctuality { on_time, late, supplementary };  // 按时, 迟报 (after the hour, a missed day too), 补报 (added after the seal)
std::string_view label(Punctuality punctuality);

// Of a seal: the first of its project and day is on time up to the hour, late after it; a further one is 补报.
Punctuality punctuality(const Submissions& submissions, const Seal& seal, int deadline_minute);
// Minutes by which the first seal of a day missed the hour, at least 1; 0 where it was in time.
int minutes_late(const Seal& seal, int deadline_minute);
// HZ-20261120-001.
std::string receipt_number(Date day, std::string_view project);

}  // namespace zb
