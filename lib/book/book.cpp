// SPDX-License-Identifier: Apache-2.0
// Opening, reading as of a day, and finding projects by what people call them.
#include "book/book.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/naming.h"
#include "base/text.h"
#include "book/writing.h"
#include "domain/journal.h"

namespace zb {

namespace {

constexpr std::size_t kCandidatesShown = 8;

Error no_entry(std::int64_t seq, std::int64_t last) {
    return Error{"entry.unknown", fmt::format("台账没有第 {} 条，现有 {} 条", seq, last), "看最后一条的条号：zb ledger head"};
}

}  // namespace

Book::Book(Store store) : store_(std::move(store)) {
    const auto first = store_.entry(1);
    if (!first) throw Error{"db.empty", "这本台账一条也没有，没有建完", "另建一本：zb init --db 文件"};
    JsonDocument parser;
    State opened;
    fold(opened, *first, parser);
    practice_ = opened.origin.practice;
    origin_ = opened.origin.id;
}

Book Book::open(const std::string& path, Access access) { return Book{Store::open(path, access)}; }

Head Book::head() const { return store_.head().value_or(Head{}); }

std::int64_t Book::known_at_end_of(Date day) const {
    const Instant next_midnight = Instant::start_of(day + kOneDay);
    return store_.last_recorded_by(Instant::from_milliseconds(next_midnight.milliseconds() - 1));
}

std::vector<ReversalLink> Book::reversals(const Scope& scope, std::int64_t up_to) const {
    Query query;
    query.up_to = up_to;
    if (scope.everything) {
        query.kinds = {std::string{kReversalKind}};
    } else {
        query.subjects = scope.reversals();
    }
    std::vector<ReversalLink> links;
    JsonDocument parser;
    store_.scan(query, [&](Entry& entry) { links.push_back({entry.seq, *entry_cancelled_by(decode(entry, parser))}); });
    return links;
}

Cancelled Book::cancelled(const Scope& scope, std::int64_t up_to) const { return cancelled_by(reversals(scope, up_to)); }

State Book::state_at(const Scope& scope, std::int64_t up_to, std::optional<Date> until) const {
    return folded(scope, up_to, until, cancelled(scope, up_to));
}

State Book::folded(const Scope& scope, std::int64_t up_to, std::optional<Date> until, const Cancelled& cancelled) const {
    State state;
    state.scope = scope;
    if (until) {
        state.running_year = until->year();
    } else if (asker_) {
        state.running_year = asker_->today.year();
    }
    JsonDocument parser;
    Query query;
    query.up_to = up_to;
    query.subjects = scope.subjects();
    store_.scan(query, [&](Entry& entry) {
        if (cancelled.contains(entry.seq)) {
            state.seq = entry.seq;
            // A cancelled entry has no effect any more, but still counts as work that somebody recorded (domain.md, Ledger).
            const bool work = entry.project && counts_as_work(entry.kind) && (!until || entry.on <= *until);
            if (work) state.journal.push_back({entry.seq, kCancelledWork, *entry.project, entry.on, entry.recorded_at});
        } else {
            fold(state, entry, parser, until);
        }
    });
    return state;
}

Reading Book::read(const Scope& scope, const ReadAt& at) const {
    const std::int64_t last = head().seq;
    if (at.head && (*at.head < 1 || *at.head > last)) throw no_entry(*at.head, last);
    const std::int64_t known = at.head     ? *at.head
                               : at.before ? store_.last_recorded_by(Instant::from_milliseconds(at.before->milliseconds() - 1))
                               : at.as_of  ? known_at_end_of(*at.as_of)
                                           : last;
    if (known == 0)
        throw Error{"as_of.before_ledger", fmt::format("截至 {} 台账里还没有任何条目", iso(at.as_of.value_or(at.today))),
                    fmt::format("台账自 {} 起；--as-of 不早于这一天", iso(store_.entry(1)->recorded_at.day()))};
    Reading reading;
    reading.day = at.as_of.value_or(at.today);
    reading.state = state_at(scope, known, reading.day);
    reading.basis =
        Basis{known, hex(store_.entry(known)->hash), reading.day, practice_, reading.state.origin.calendar().last_noticed_year()};
    return reading;
}

namespace {

Error unknown_project(std::string_view word, const Projects& projects) {
    std::vector<std::string> known;
    for (const auto& [code, project] : projects) {
        known.push_back(code);
        known.push_back(project.name);
    }
    std::string near = nearest(word, known);
    for (const auto& [code, project] : projects)
        if (project.name == near) near = fmt::format("{} {}", code, project.name);
    return Error{Fault{"project.unknown", fmt::format("没有项目“{}”", word), with_nearest_code(near, "看全部项目：zb project list"),
                       Place{0, "project", std::string{word}}}};
}

}  // namespace

std::string Book::project_code(std::string_view word, Match match) const {
    std::vector<std::string> found = store_.keys_called("project", word);
    if (found.empty()) found = store_.keys_called("project", normal_name(word));
    if (const std::string code = code_with_year(word); found.empty() && !code.empty()) found = store_.keys_called("project", code);
    if (found.empty() && match == Match::partial) found = store_.keys_like("project", word);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (std::find(found.begin(), found.end(), word) != found.end()) return std::string{word};
    if (found.size() == 1) return found.front();
    std::optional<State> names;
    if (found.size() > 1) {
        // The index keeps every name ever given: a project whose entry was cancelled is none of the candidates.
        names = state_at(Scope::names(), head().seq, std::nullopt);
        std::erase_if(found, [&](const std::string& code) { return !names->projects.contains(code); });
        if (found.size() == 1) return found.front();
        if (asker_ && all_called(found, word)) {
            const int year = asker_->today.year();
            if (const auto meant = meant_in_year(names->projects, found, year)) {
                std::erase(found, *meant);
                for (std::string& other : found) other = fmt::format("{} {}", short_code(other, year), names->project(other).name);
                asker_->say(
                    fmt::format("“{}”按 {} {} 办；也叫 {} 的还有 {}", word, *meant, names->project(*meant).name, word, join(found, "、")));
                return *meant;
            }
        }
    }
    if (found.empty()) throw unknown_project(word, state_at(Scope::names(), head().seq, std::nullopt).projects);
    std::vector<std::string> candidates;
    for (const std::string& code : found)
        if (candidates.size() < kCandidatesShown) candidates.push_back(code + " " + names->project(code).name);
    const std::string hint = fmt::format("写代码，如 {}", found.front());
    throw Error{Fault{"project.ambiguous", fmt::format("“{}”有 {} 个项目：{}", word, found.size(), join(candidates, "、")), hint,
                      Place{0, "project", std::string{word}}, std::move(found)}};
}

}  // namespace zb
