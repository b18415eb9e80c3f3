// SPDX-License-Identifier: Apache-2.0
// Finds the projects and days of a submission, counts them, asks for the sentences that nil returns need, seals.
#include "cmd/ledger/sealing.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>

#include "base/text.h"
#include "domain/submission_day.h"
#include "report/submission/figures.h"

namespace zb::cli {

namespace {

bool takes_everybody(const Arguments& args) {
    if (!args.has("all")) return false;
    for (const std::string_view other : {"mine", "staff", "project"}) {
        if (!args.has(other)) continue;
        throw usage_error("option.conflict",
                          fmt::format("--all 是全部项目，不能再写 {}", other == "project" ? "项目" : fmt::format("--{}", other)),
                          "去掉其中一个");
    }
    return true;
}

// Codes that are named; where none is, whether the command means a person's projects or everybody's.
struct Named {
    std::set<std::string> codes;
    bool all = false, of_person = false;
};

Named named(const Arguments& args, const Book& book, Match match) {
    Named found;
    found.all = takes_everybody(args);
    for (const std::string& word : args.texts("project")) found.codes.insert(book.project_code(word, match));
    found.of_person = !found.all && (args.has("mine") || (found.codes.empty() && args.has("staff")));
    if (found.codes.empty() && !found.all && !found.of_person)
        throw usage_error("operand.missing", "没有写报哪个项目", "加 --mine 报本人全部项目，或写项目代码");
    return found;
}

// The reasons given for nil returns, by project. The n-th --nil-note belongs to the n-th --nil.
using NilReasons = std::map<std::string, std::optional<std::string>>;

NilReasons nil_reasons(const Arguments& args, const Book& book, Match match) {
    const std::vector<std::string> words = args.texts("nil");
    const std::vector<std::string> notes = args.texts("nil-note");
    if (notes.size() > words.size())
        throw usage_error("option.missing", fmt::format("写了 {} 个 --nil-note，只有 {} 个 --nil", notes.size(), words.size()),
                          "每个 --nil 项目后面写它的 --nil-note；没有条目的项目同一句话：--nil-rest");
    NilReasons nil;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& note = nil[book.project_code(words[i], match)];
        if (i < notes.size()) note = clean_text(notes[i], "--nil-note");
    }
    return nil;
}

void refuse_strange_nil(const NilReasons& nil, const std::vector<Submission>& submissions) {
    std::set<std::string> codes;
    for (const Submission& each : submissions) codes.insert(each.projects.begin(), each.projects.end());
    for (const auto& [code, note] : nil) {
        if (codes.empty() || codes.contains(code)) continue;
        throw Error{"submission.not_mine", fmt::format("--nil {}：不在这次报送的项目里", code),
                    fmt::format("这次报送的有：{}", fmt::join(codes, "、"))};
    }
}

// A project's day to be sealed.
struct Planned {
    std::string code;
    Date day;
    SubmissionSealed seal;
};

// None where the day is sealed already and nothing was added since.
std::optional<Planned> plan_seal(const WriteRow& row, const NilReasons& nil, const std::string& code, Date day) {
    const State& state = row.draft.state();
    const Project& project = state.project(code);
    const bool sealed_before = state.submissions.first_of(code, day) != nullptr;
    if (!sealed_before && !project.specialist_on(day))
        throw Error{"project.no_specialist", fmt::format("{} {} 在 {} 没有服务专员，不能报送", code, project.name, iso(day)),
                    fmt::format("先指定：zb team assign {} --specialist 人员", code)};
    Planned planned{code, day, seal_of(state, code, day, NilReport::no, row.note())};
    if (planned.seal.entries > 0) return planned;
    if (sealed_before) return planned.seal.corrections ? std::optional{std::move(planned)} : std::nullopt;
    planned.seal.nil = true;
    const auto reason = nil.find(code);
    if (const auto rest = cleaned(row.args, "nil-rest", "--nil-rest")) planned.seal.note = rest;
    if (reason != nil.end() && reason->second) planned.seal.note = reason->second;
    return planned;
}

// The command again, with a place for each sentence that is missing; reasons that were given stay.
std::string with_sentences(const WriteRow& row, const NilReasons& nil, const std::set<std::string>& silent) {
    std::string line = row.args.typed_again(std::vector<std::string_view>{"nil", "nil-note"});
    const auto add = [&](const std::string& code, std::string_view note) {
        line += fmt::format(" --nil {} --nil-note {}", row.draft.state().short_code(code), note);
    };
    for (const auto& [code, note] : nil) {
        if (note && !silent.contains(code)) add(code, shell_word(*note));
    }
    for (const std::string& code : silent) add(code, "原因或下一步");
    return line;
}

// Refuses all nil returns without their sentence together: nobody wants to learn of them one by one at half past five.
void refuse_silent_nils(const WriteRow& row, const std::vector<Planned>& all, const NilReasons& nil) {
    const State& state = row.draft.state();
    std::vector<std::string> reasons;
    std::set<std::string> silent;
    for (const Planned& planned : all) {
        if (!planned.seal.nil || planned.seal.note) continue;
        const std::string why = why_nil_needs_note(state, planned.code, planned.day);
        if (why.empty() || !silent.insert(planned.code).second) continue;
        reasons.push_back(fmt::format("{} {}{}", state.short_code(planned.code), state.project(planned.code).name, why));
    }
    if (silent.empty()) return;
    throw Error{"submission.nil_without_note",
                fmt::format("{}；零报告{}须写一句原因或下一步", join(reasons, "；"), silent.size() > 1 ? "各" : ""),
                with_sentences(row, nil, silent)};
}

// What was written as a nil return and is none: said, and not taken as one.
std::vector<std::string> dropped_reasons(const State& state, const std::vector<Planned>& all, const NilReasons& nil) {
    std::vector<std::string> said;
    for (const auto& [code, note] : nil) {
        const Planned* progress = nullptr;
        bool nil_return = false;
        for (const Planned& planned : all) {
            if (planned.code != code) continue;
            nil_return = nil_return || planned.seal.nil;
            if (progress == nullptr) progress = &planned;
        }
        if (progress == nullptr || nil_return) continue;
        const std::string word = state.short_code(code);
        said.push_back(fmt::format("{} 有 {} 条台账条目，按有进展报送；--nil {} {}没有采用", word, progress->seal.entries, word,
                                   note ? "和它的说明" : ""));
    }
    return said;
}

// 报送 3 个项目，代报 服务专员02 的.
std::string sealed_words(const State& state, const Submission& submission, std::span<const Planned> of_day) {
    if (of_day.empty()) return fmt::format("{} {}：先前已报送，没有新增", submission.by, iso(submission.day));
    std::set<std::string> covered;
    for (const Planned& planned : of_day) {
        const bool own = planned.seal.specialist == submission.by || state.project(planned.code).is_served_by(submission.by, planned.day);
        if (!own) covered.insert(planned.seal.specialist);
    }
    const std::string names = covered.empty() ? "" : fmt::format("，代报 {} 的", fmt::join(covered, "、"));
    return fmt::format("{} {}：报送 {} 个项目{}", submission.by, iso(submission.day), of_day.size(), names);
}

}  // namespace

Wanted wanted_on(const Arguments& args, const Book& book, Match match, const State& names, Date day,
                 const std::optional<std::string>& keyboard) {
    if (!is_submission_day(names, day)) throw not_a_submission_day(names, day, args.typed_again(std::vector<std::string_view>{"on"}));
    Named found = named(args, book, match);
    if (found.all || found.of_person) {
        const std::string person = found.all ? "" : person_meant(args, names, keyboard);
        for (const auto& [code, project] : names.projects) {
            if (!owes_submission(names, project, day)) continue;
            if (found.all || is_on_duty(names, project, person, day)) found.codes.insert(code);
        }
        if (found.codes.empty())
            throw Error{"submission.no_projects", fmt::format("{} 在 {} 没有负责的项目", found.all ? "谁都" : person, iso(day)),
                        "看谁负责什么：zb team show；指定：zb team assign 项目 --specialist 人员"};
    }
    return {{found.codes.begin(), found.codes.end()}, std::nullopt};
}

Wanted wanted_missed(const Arguments& args, const Book& book, Match match, const State& names, const std::optional<std::string>& keyboard) {
    if (args.has("on"))
        throw usage_error("option.conflict", "--missed 是以前漏报的各天，不能再写 --on", "只补一天：去掉 --missed；全部补齐：去掉 --on");
    Named found = named(args, book, match);
    Wanted wanted;
    if (found.of_person) wanted.person = person_meant(args, names, keyboard);
    for (const auto& [code, project] : names.projects) {
        if (found.all || (wanted.person && ever_on_duty(names, project, *wanted.person))) found.codes.insert(code);
    }
    wanted.projects.assign(found.codes.begin(), found.codes.end());
    return wanted;
}

std::vector<Submission> missed_days(const State& state, const Wanted& wanted, const std::string& by, Date today) {
    std::map<Date, std::vector<std::string>> days;
    const Date first = state.journal.empty() ? today : state.journal.front().recorded_at.day();
    for (const OwedSubmission& owed : owed_submissions(state, first, today - kOneDay, Instant::start_of(today))) {
        const bool asked = std::binary_search(wanted.projects.begin(), wanted.projects.end(), owed.project) &&
                           (!wanted.person || is_on_duty(state, state.project(owed.project), *wanted.person, owed.day));
        if (asked && owed.seal == nullptr) days[owed.day].push_back(owed.project);
    }
    std::vector<Submission> missed;
    for (auto& [day, projects] : days) missed.push_back({by, day, std::move(projects)});
    return missed;
}

std::vector<std::string> seal_all(WriteRow& row, const std::vector<Submission>& submissions) {
    const NilReasons nil = nil_reasons(row.args, row.book, row.match);
    refuse_strange_nil(nil, submissions);
    std::vector<Planned> all;
    std::vector<std::size_t> ends;  // in `all`, of each submission
    for (const Submission& submission : submissions) {
        for (const std::string& code : submission.projects) {
            if (auto planned = plan_seal(row, nil, code, submission.day)) all.push_back(std::move(*planned));
        }
        ends.push_back(all.size());
    }
    refuse_silent_nils(row, all, nil);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < submissions.size(); begin = ends[i++]) {
        const std::span<const Planned> of_day = std::span{all}.subspan(begin, ends[i] - begin);
        for (const Planned& planned : of_day) row.draft.add(planned.seal, planned.day, submissions[i].by, planned.code);
        row.draft.answer(sealed_words(row.draft.state(), submissions[i], of_day));
    }
    return dropped_reasons(row.draft.state(), all, nil);
}

}  // namespace zb::cli
