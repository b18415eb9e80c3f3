// SPDX-License-Identifier: Apache-2.0
// Sealing days: what is refused, what follows.
#include "domain/submission.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/project/project.h"
#include "domain/step/clock.h"
#include "domain/wording.h"

namespace zb {

void SubmissionNoun::check(const State& state, const Envelope& envelope, const SubmissionSealed& fact) {
    const std::string project_code = project_of(envelope);
    const Project& project = state.project(project_code);
    const std::string name = fmt::format("{} {}", short_code(project_code), project.name);
    if (fact.nil && fact.entries > 0) {
        throw Error{"submission.not_nil", fmt::format("{}自上次报送后有 {} 条台账条目，不是零报告", name, fact.entries),
                    fmt::format("去掉 --nil {}，有进展的项目会自动报送", short_code(project_code))};
    }
    if (!fact.nil && fact.entries == 0) {
        throw Error{"submission.nothing", fmt::format("{}自上次报送后没有台账条目", name),
                    fmt::format("没有进展就报零报告：zb ledger submit --mine --nil {}", project_code)};
    }
    if (!fact.nil || fact.note) return;
    const std::string why = why_nil_needs_note(state, project_code, envelope.on);
    if (why.empty()) return;
    throw Error{"submission.nil_without_note", fmt::format("{}{}，零报告须写一句原因或下一步", name, why),
                fmt::format("zb ledger submit --mine --nil {} --nil-note 原因或下一步", project_code)};
}

void SubmissionNoun::apply(State& state, const Envelope& envelope, const SubmissionSealed& fact) {
    const std::string project = project_of(envelope);
    state.submissions.seals[project].push_back(Seal{project, envelope.on, envelope.seq, envelope.recorded_at, envelope.by, fact});
}

void SubmissionNoun::index(const Envelope& envelope, const SubmissionSealed&, Index& index) {
    index.subjects.push_back(project_stream(project_of(envelope)));
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

SubmissionSealed seal_of(const State& state, std::string_view project, NilReport nil, std::optional<std::string> note) {
    const Calendar& calendar = state.origin.calendar();
    const Seal* last = state.submissions.last(project);
    const std::int64_t covered = last == nullptr ? 0 : last->what.up_to;
    SubmissionSealed seal;
    seal.specialist = state.project(project).specialist.value_or("");
    seal.nil = nil == NilReport::yes;
    seal.note = std::move(note);
    seal.up_to = state.seq;
    // The journal is in order of numbers, so what was sealed before is skipped without looking at each line.
    const auto open =
        std::partition_point(state.journal.begin(), state.journal.end(), [&](const JournalLine& line) { return line.seq <= covered; });
    std::for_each(open, state.journal.end(), [&](const JournalLine& line) {
        if (line.project != project || !counts_as_work(line.kind)) return;
        ++seal.entries;
        if (late_entry(line.on, line.recorded_at.day(), calendar)) ++seal.late_entries;
    });
    // A reversal of what was sealed before counts as an entry of this seal; a reversal of what no seal has covered does not.
    for (const auto& [entry, reversal] : state.reversals) {
        const bool of_sealed_entry = reversal.project == project && reversal.seq > covered && entry <= covered;
        if (of_sealed_entry && counts_as_work(reversal.kind)) ++seal.entries;
    }
    return seal;
}

std::string why_nil_needs_note(const State& state, std::string_view project, Date day) {
    const auto open = [&](const auto& entry) { return entry.second.project == project && !entry.second.solved; };
    const auto problem = std::find_if(state.problems.begin(), state.problems.end(), open);
    if (problem != state.problems.end()) return fmt::format("困难问题 {} 未解决", problem->first);
    const Lamp lamp = project_lamp(state, project, day, state.origin.calendar());
    if (lamp == Lamp::red) return "有红灯事项";
    if (lamp == Lamp::yellow) return "有黄灯事项";
    return {};
}

bool is_submission_day(const State& state, Date day) {
    const Calendar& calendar = state.origin.calendar();
    const SubmissionDays days = submission_days(state.origin.setting("submission.days", day)).value_or(SubmissionDays{});
    switch (days.kind) {
        case SubmissionDays::Kind::working_days: return calendar.is_working(day);
        case SubmissionDays::Kind::every_day: return true;
        case SubmissionDays::Kind::weekdays: return calendar.is_working(day) && days.weekdays.contains(day.weekday());
    }
    return false;
}

Instant submission_deadline(const State& state, Date day) {
    const int minute = minute_of_day(state.origin.setting("submission.deadline", day));
    return Instant::from_milliseconds(Instant::start_of(day).milliseconds() + std::int64_t{minute} * 60'000);
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
    const bool further = first != nullptr && first->seq != seal.seq;
    if (further || seal.at.day() != seal.day) return Punctuality::supplementary;
    const std::int64_t hour = Instant::start_of(seal.day).milliseconds() + std::int64_t{deadline_minute} * 60'000;
    return seal.at.milliseconds() <= hour ? Punctuality::on_time : Punctuality::late;
}

int minutes_late(const Seal& seal, int deadline_minute) {
    const std::int64_t hour = Instant::start_of(seal.day).milliseconds() + std::int64_t{deadline_minute} * 60'000;
    const std::int64_t late = seal.at.milliseconds() - hour;
    return late <= 0 ? 0 : std::max(static_cast<int>(late / 60'000), 1);
}

int minute_of_day(std::string_view hh_mm) {
    const auto digit = [&](std::size_t at) { return hh_mm[at] - '0'; };
    const auto is_digit = [&](std::size_t at) { return hh_mm[at] >= '0' && hh_mm[at] <= '9'; };
    const bool formed = hh_mm.size() == 5 && hh_mm[2] == ':' && is_digit(0) && is_digit(1) && is_digit(3) && is_digit(4);
    const int hour = formed ? digit(0) * 10 + digit(1) : 24;
    const int minute = formed ? digit(3) * 10 + digit(4) : 0;
    if (hour > 23 || minute > 59) {
        throw Error{"setting.invalid", fmt::format("“{}”不是时刻", hh_mm), "写成 17:30 的样子"};
    }
    return hour * 60 + minute;
}

std::string receipt_number(Date day, std::string_view project) {
    return fmt::format("HZ-{:04}{:02}{:02}-{}", day.year(), day.month(), day.day(), short_code(project));
}

std::string SubmissionNoun::words(const State& /*names*/, const Envelope& envelope, const SubmissionSealed& fact) {
    const std::string what = fact.nil ? "零报告" : fmt::format("有进展，{} 条", fact.entries);
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
                     {"up_to", "封至条目", Align::right},
                     {"seq", "封签条目", Align::right}};
    for (const auto& [project, seals] : state.submissions.seals) {
        for (const Seal& seal : seals) {
            table.rows.push_back({project, seal.day, seal.what.specialist, seal.by, iso(seal.at), seal.what.nil, seal.what.note,
                                  seal.what.entries, seal.what.late_entries, seal.what.up_to, seal.seq});
        }
    }
    return {"submission", "台账报送，一个项目一天一行，补报另起一行", std::move(table)};
}

}  // namespace zb
