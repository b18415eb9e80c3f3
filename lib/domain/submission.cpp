// SPDX-License-Identifier: Apache-2.0
// Sealing days: what is refused, what follows.
#include "domain/submission.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/project/project.h"
#include "domain/step/clock.h"
#include "domain/submission_day.h"
#include "domain/wording.h"

namespace zb {

namespace {

void check_day(const State& state, const Project& project, Date day) {
    if (!is_submission_day(state, day)) throw not_a_submission_day(state, day, fmt::format("zb ledger submit {}", project.short_code));
    if (project.status_on(day) == ProjectStatus::listed) return;
    throw Error{"submission.not_followed",
                fmt::format("{} {} 在 {} 为“{}”，不报送", project.code, project.name, iso(day), label(project.status_on(day))),
                fmt::format("看它的状态：zb project show {}", project.short_code)};
}

}  // namespace

void SubmissionNoun::check(const State& state, const Envelope& envelope, const SubmissionSealed& fact) {
    const std::string project_code = project_of(envelope);
    const Project& project = state.project(project_code);
    const std::string name = fmt::format("{} {}", project.short_code, project.name);
    check_day(state, project, envelope.on);
    const std::string again = fmt::format("zb ledger submit {} --on {}", project.short_code, iso(envelope.on));
    if (fact.nil && fact.entries > 0) {
        throw Error{"submission.not_nil", fmt::format("{} {} 有 {} 条台账条目，不是零报告", name, iso(envelope.on), fact.entries),
                    fmt::format("有进展的项目会自动报送：{}", again)};
    }
    // A further submission of the day may hold corrections alone: it is an addition, no nil return.
    const bool adds = state.submissions.first_of(project_code, envelope.on) != nullptr && fact.corrections.value_or(0) > 0;
    if (!fact.nil && fact.entries == 0 && !adds) {
        throw Error{"submission.nothing", fmt::format("{} {} 没有台账条目", name, iso(envelope.on)),
                    fmt::format("没有进展就报零报告：{} --nil {}", again, project.short_code)};
    }
    if (!fact.nil || fact.note) return;
    const std::string why = why_nil_needs_note(state, project_code, envelope.on);
    if (why.empty()) return;
    throw Error{"submission.nil_without_note", fmt::format("{}{}，零报告须写一句原因或下一步", name, why),
                fmt::format("{} --nil {} --nil-note 原因或下一步", again, project.short_code)};
}

void SubmissionNoun::apply(State& state, const Envelope& envelope, const SubmissionSealed& fact) {
    const std::string project = project_of(envelope);
    state.submissions.seals[project].push_back(Seal{project, envelope.on, envelope.seq, envelope.recorded_at, envelope.by, fact});
}

void SubmissionNoun::index(const Envelope& envelope, const SubmissionSealed&, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
}

bool is_sent_for_another(const State& state, const Seal& seal) {
    if (!seal.by || *seal.by == seal.what.specialist) return false;
    const auto project = state.projects.find(seal.project);
    return project == state.projects.end() || !project->second.is_served_by(*seal.by, seal.day);
}

const Seal* Submissions::last(std::string_view project) const {
    const auto found = seals.find(project);
    return found == seals.end() || found->second.empty() ? nullptr : &found->second.back();
}

const Seal* Submissions::first_of(std::string_view project, Date day) const {
    const auto found = seals.find(project);
    if (found == seals.end()) return nullptr;
    const auto& list = found->second;
    const auto seal = std::find_if(list.begin(), list.end(), [&](const Seal& each) { return each.day == day; });
    return seal == list.end() ? nullptr : &*seal;
}

const Seal* Submissions::holder(std::string_view project, std::int64_t entry) const {
    const auto found = seals.find(project);
    if (found == seals.end()) return nullptr;
    std::int64_t sealed_up_to = 0;
    for (const Seal& seal : found->second) {
        const auto& holds = seal.what.holds;
        const bool held =
            holds ? std::find(holds->begin(), holds->end(), entry) != holds->end() : sealed_up_to < entry && entry <= seal.what.up_to;
        if (held) return &seal;
        sealed_up_to = seal.what.up_to;
    }
    return nullptr;
}

namespace {

// What the project's submissions hold so far, to ask about many entries.
class Held {
public:
    explicit Held(const std::vector<Seal>& seals) {
        for (const Seal& seal : seals) {
            if (seal.what.holds) {
                numbers_.insert(numbers_.end(), seal.what.holds->begin(), seal.what.holds->end());
            } else {
                all_up_to_ = seal.what.up_to;
            }
        }
        std::sort(numbers_.begin(), numbers_.end());
    }
    std::int64_t all_up_to() const { return all_up_to_; }
    bool contains(std::int64_t entry) const { return entry <= all_up_to_ || std::binary_search(numbers_.begin(), numbers_.end(), entry); }

private:
    std::int64_t all_up_to_ = 0;
    std::vector<std::int64_t> numbers_;
};

// Whether an entry that no submission holds yet belongs to the submission of `day`.
bool belongs_to(const State& state, const Project& project, const JournalLine& line, Date day) {
    const auto own = next_day_owed(state, project, line.recorded_at.day());
    if (!own || *own == day) return own.has_value();
    const Seal* sealed = state.submissions.first_of(project.code, *own);
    return sealed != nullptr && sealed->seq < line.seq && next_day_owed(state, project, *own + kOneDay) == day;
}

const std::vector<Seal>& seals_of(const State& state, std::string_view project) {
    static const std::vector<Seal> none;
    const auto found = state.submissions.seals.find(project);
    return found == state.submissions.seals.end() ? none : found->second;
}

// The project's lines of work and corrections for which `wanted` says yes, from the entry behind `after` on.
template <class Wanted>
std::vector<SubmissionLine> lines_where(const State& state, std::string_view project, std::int64_t after, Wanted wanted) {
    const JournalReader reader{state};
    const Calendar& calendar = state.origin.calendar();
    std::vector<SubmissionLine> lines;
    // The journal is in order of numbers, so what was sealed before is skipped without looking at each line.
    const auto first =
        std::partition_point(state.journal.begin(), state.journal.end(), [&](const JournalLine& line) { return line.seq <= after; });
    for (auto index = static_cast<std::size_t>(first - state.journal.begin()); index < state.journal.size(); ++index) {
        const JournalLine& line = state.journal[index];
        if (line.project != project) continue;
        const JournalSort sort = reader.sort_at(index);
        if (sort == JournalSort::none || !wanted(line)) continue;
        lines.push_back(
            {line.seq, sort, late_entry(line.on, line.recorded_at.day(), calendar), line.kind == kCancelledWork, reader.replaces(index)});
    }
    return lines;
}

}  // namespace

std::vector<SubmissionLine> unsent_lines(const State& state, std::string_view code, Date day) {
    const Project& project = state.project(code);
    const Held held{seals_of(state, code)};
    return lines_where(state, code, held.all_up_to(),
                       [&](const JournalLine& line) { return !held.contains(line.seq) && belongs_to(state, project, line, day); });
}

std::vector<SubmissionLine> submission_lines(const State& state, std::string_view project, Date day) {
    if (state.submissions.first_of(project, day) == nullptr) return unsent_lines(state, project, day);
    return lines_where(state, project, 0, [&](const JournalLine& line) {
        const Seal* holder = state.submissions.holder(project, line.seq);
        return holder != nullptr && holder->day == day;
    });
}

SubmissionSealed seal_of(const State& state, std::string_view project, Date day, NilReport nil, std::optional<std::string> note) {
    SubmissionSealed seal;
    seal.specialist = state.project(project).specialist_on(day).value_or("");
    seal.nil = nil == NilReport::yes;
    seal.note = std::move(note);
    seal.up_to = state.seq;
    int corrections = 0;
    seal.holds.emplace();
    for (const SubmissionLine& line : unsent_lines(state, project, day)) {
        seal.holds->push_back(line.seq);
        // An act of `step correct` is one correction: its reversal.
        corrections += line.sort == JournalSort::correction && line.replaces == 0 ? 1 : 0;
        if (line.sort != JournalSort::entry) continue;
        ++seal.entries;
        seal.late_entries += line.late ? 1 : 0;
    }
    if (corrections > 0) seal.corrections = corrections;
    return seal;
}

std::string why_nil_needs_note(const State& state, std::string_view project, Date day) {
    const auto open = [&](const auto& entry) {
        const Problem& problem = entry.second;
        return problem.project == project && problem.raised <= day && (!problem.solved || *problem.solved > day);
    };
    const auto problem = std::find_if(state.problems.begin(), state.problems.end(), open);
    if (problem != state.problems.end()) return fmt::format("困难问题 {} 未解决", problem->first);
    const Lamp lamp = project_lamp(state, project, day, state.origin.calendar());
    if (lamp == Lamp::red) return "有红灯事项";
    if (lamp == Lamp::yellow) return "有黄灯事项";
    return {};
}

std::string_view label(Punctuality punctuality) {
    switch (punctuality) {
        case Punctuality::on_time: return "按时";
        case Punctuality::late: return "迟报";
        case Punctuality::supplementary: return "补报";
    }
    return "";
}

Punctuality punctuality(const Submissions& submissions, const Seal& seal, int deadline_minute) {
    const Seal* first = submissions.first_of(seal.project, seal.day);
    if (first != nullptr && first->seq != seal.seq) return Punctuality::supplementary;
    const std::int64_t hour = Instant::start_of(seal.day).milliseconds() + std::int64_t{deadline_minute} * 60'000;
    return seal.at.milliseconds() <= hour ? Punctuality::on_time : Punctuality::late;
}

int minutes_late(const Seal& seal, int deadline_minute) {
    const std::int64_t hour = Instant::start_of(seal.day).milliseconds() + std::int64_t{deadline_minute} * 60'000;
    const std::int64_t late = seal.at.milliseconds() - hour;
    return late <= 0 ? 0 : std::max(static_cast<int>(late / 60'000), 1);
}

std::string receipt_number(Date day, std::string_view project) {
    return fmt::format("HZ-{:04}{:02}{:02}-{}", day.year(), day.month(), day.day(), short_code(project, day.year()));
}

std::string SubmissionNoun::words(const State& /*names*/, const Envelope& envelope, const SubmissionSealed& fact) {
    std::string what = fact.nil ? "零报告" : fmt::format("有进展，{} 条", fact.entries);
    if (fact.corrections) what += fmt::format("，更正 {}", *fact.corrections);
    return with_note(fmt::format("报送 {}（{}）", iso(envelope.on), what), fact.note);
}

NounTable SubmissionNoun::table(const State& state, Date /*day*/) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"day", "报送日"},
                     {"specialist", "服务专员"},
                     {"by", "报送人"},
                     {"sealed_at", "封签时刻"},
                     {"nil", "零报告"},
                     {"note", "说明"},
                     {"entries", "条目数", Align::right},
                     {"late_entries", "其中补录", Align::right},
                     {"corrections", "更正", Align::right},
                     {"up_to", "封至条目", Align::right},
                     {"seq", "封签条目", Align::right}};
    for (const auto& [project, seals] : state.submissions.seals) {
        for (const Seal& seal : seals) {
            table.rows.push_back({project, seal.day, seal.what.specialist, seal.by, iso(seal.at), seal.what.nil, seal.what.note,
                                  seal.what.entries, seal.what.late_entries, seal.what.corrections.value_or(0), seal.what.up_to, seal.seq});
        }
    }
    return {"submission", "台账报送，一个项目一天一行，补报另起一行", std::move(table)};
}

}  // namespace zb
