// SPDX-License-Identifier: Apache-2.0
// 入库, 在册, 暂缓, 调出, 办结归档: how a project leaves the list and comes back; and the numbers that other systems give it.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/project/open_matters.h"
#include "ledger/entry.h"

namespace zb {

namespace {

struct StatusWords {
    ProjectStatus status;
    std::string_view key;
    std::string_view label;
};
constexpr std::array<StatusWords, 4> kStatuses = {{
    {ProjectStatus::listed, "listed", "在册"},
    {ProjectStatus::suspended, "suspended", "暂缓"},
    {ProjectStatus::moved_out, "moved_out", "调出"},
    {ProjectStatus::archived, "archived", "办结归档"},
}};

const StatusWords& words_of(ProjectStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }

const Project& project_of(const State& state, const Envelope& envelope) { return state.project(project_of(envelope)); }

void check_note(const std::string& note, std::string_view what) {
    if (!note.empty()) return;
    throw Error{
        Fault{"project.no_note", fmt::format("没有写{}的原因", what), "加 --note 文字，如 --note 已调出清单", Place{0, "note", ""}}};
}

// A change of status dated before the last one could make impossible what was recorded since.
void check_order(const Project& project, Date on) {
    const Date last = project.status_changes.empty() ? project.added_on : project.status_changes.back().on;
    if (on >= last) return;
    throw Error{Fault{"project.before_last",
                      fmt::format("{} {} 自 {} 起为“{}”，不能记在它之前的 {}", project.code, project.name, iso(last),
                                  label(project.status_on(last)), iso(on)),
                      fmt::format("--on 不早于 {}；看它的经过：zb project show {}", iso(last), project.short_code),
                      Place{0, "on", iso(on)}}};
}

[[noreturn]] void refuse_status(const Project& project, ProjectStatus status, std::string_view act, std::string hint) {
    throw Error{"project.standing", fmt::format("{} {} 现为“{}”，不能{}", project.code, project.name, label(status), act), std::move(hint)};
}

std::string resume_hint(const Project& project, std::string_view what) {
    return fmt::format("{}：zb project resume {} --note 原因", what, project.short_code);
}

// 办结归档 says that nothing is left to do: 形成一个闭环 (江海政数〔2021〕14号四（六）).
void check_nothing_open(const State& state, const Project& project, Date day) {
    const std::vector<OpenMatter> open = open_matters(state, project, day);
    if (open.empty()) return;
    std::vector<std::string> names;
    for (const OpenMatter& matter : open) names.push_back(matter.words());
    throw Error{"project.work_open",
                fmt::format("{} {} 还有 {} 项没有办完，不能办结归档：{}", project.code, project.name, open.size(), join_some(names, "、")),
                fmt::format("先办完，如：{}；离开清单不再跟进，写 --as moved_out", open.front().mend)};
}

void stand(State& state, const Envelope& envelope, ProjectStatus status, const std::string& note) {
    // None where the state is that of an evening before the project was put on the list.
    const auto found = state.projects.find(project_of(envelope));
    if (found != state.projects.end()) found->second.status_changes.push_back({status, envelope.on, note, envelope.seq});
}

void index_status(const Envelope& envelope, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.subjects.push_back(project_stream(project_of(envelope)));
}

}  // namespace

std::string_view key(ProjectStatus status) { return words_of(status).key; }
std::string_view label(ProjectStatus status) { return words_of(status).label; }

std::optional<ProjectStatus> project_status(std::string_view key) {
    const auto found = std::find_if(kStatuses.begin(), kStatuses.end(), [&](const StatusWords& one) { return one.key == key; });
    if (found == kStatuses.end()) return std::nullopt;
    return found->status;
}

const StatusChange* Project::status_change_on(Date day) const {
    const StatusChange* last = nullptr;
    for (const StatusChange& one : status_changes) {
        if (one.on <= day) last = &one;
    }
    return last;
}

ProjectStatus Project::status_on(Date day) const {
    const StatusChange* status_change = status_change_on(day);
    return status_change == nullptr ? ProjectStatus::listed : status_change->status;
}

void refuse_closed(const Project& project, Date day) {
    const ProjectStatus status = project.status_on(day);
    if (!is_closed(status)) return;
    const StatusChange* status_change = project.status_change_on(day);
    throw Error{"project.closed",
                fmt::format("{} {} 已于 {} {}（{}），不能再记它的事项", project.code, project.name, iso(status_change->on), label(status),
                            status_change->note),
                resume_hint(project, "确要继续跟进，先重新入库")};
}

void ProjectNoun::check(const State& state, const Envelope& envelope, const ProjectClosed& fact) {
    const Project& project = project_of(state, envelope);
    check_note(fact.note, label(fact.as));
    check_order(project, envelope.on);
    const ProjectStatus now = project.status_on(envelope.on);
    if (is_closed(now)) refuse_status(project, now, label(fact.as), resume_hint(project, "弄错了就先重新入库"));
    // Replayed for a reversal in another project, whose steps are not loaded: what is reversed there opens nothing here.
    if (fact.as == ProjectStatus::archived && state.scope.covers(project.code)) check_nothing_open(state, project, envelope.on);
}

void ProjectNoun::check(const State& state, const Envelope& envelope, const ProjectSuspended& fact) {
    const Project& project = project_of(state, envelope);
    check_note(fact.note, "暂缓");
    check_order(project, envelope.on);
    const ProjectStatus now = project.status_on(envelope.on);
    if (now != ProjectStatus::listed) refuse_status(project, now, "暂缓", resume_hint(project, "先恢复"));
}

void ProjectNoun::check(const State& state, const Envelope& envelope, const ProjectResumed& fact) {
    const Project& project = project_of(state, envelope);
    check_note(fact.note, "恢复");
    check_order(project, envelope.on);
    const ProjectStatus now = project.status_on(envelope.on);
    if (now == ProjectStatus::listed) {
        refuse_status(project, now, "恢复",
                      fmt::format("只有暂缓、调出、办结归档的项目可以恢复；看它：zb project show {}", project.short_code));
    }
}

void ProjectNoun::check(const State& state, const Envelope& envelope, const CaseNumbered& fact) {
    const Project& project = project_of(state, envelope);
    const std::string wrong = external_number_fault(fact.number, "办件编号");
    if (!wrong.empty()) throw Error{Fault{"case_number.invalid", wrong, "照受理回执上的编号重新录入", Place{0, "办件编号", fact.number}}};
    const auto same = std::find_if(project.cases.begin(), project.cases.end(),
                                   [&](const CaseNumbered& one) { return one.number == fact.number && one.step == fact.step; });
    if (same == project.cases.end()) return;
    throw Error{Fault{"case_number.doubled", fmt::format("{} {} 已经有办件编号 {}", project.code, project.name, fact.number),
                      fmt::format("查看：zb project show {}", project.short_code), Place{0, "办件编号", fact.number}}};
}

void ProjectNoun::check(const State& state, const Envelope& envelope, const ProjectSummarized& fact) {
    const Project& project = project_of(state, envelope);
    if (project.status_on(envelope.on) != ProjectStatus::archived) {
        throw Error{"project.not_archived", fmt::format("{} {} 还没有办结归档，不能存总结", project.code, project.name),
                    fmt::format("归档并总结：zb project close {} --as archived --note 原因", project.short_code)};
    }
    if (fact.digest == hex(sha256(fact.text)) && fact.head < envelope.seq) return;
    throw Error{"project.summary_misfit", "项目总结的正文与其校验值或所依据的条目不符", "重新归档：zb project close"};
}

void ProjectNoun::apply(State& state, const Envelope& envelope, const ProjectSummarized& fact) {
    const auto found = state.projects.find(project_of(envelope));
    if (found != state.projects.end()) found->second.summaries.push_back(fact);
}

void ProjectNoun::index(const Envelope& envelope, const ProjectSummarized& /*fact*/, Index& index) { index_status(envelope, index); }

void ProjectNoun::apply(State& state, const Envelope& envelope, const ProjectClosed& fact) { stand(state, envelope, fact.as, fact.note); }

void ProjectNoun::apply(State& state, const Envelope& envelope, const ProjectSuspended& fact) {
    stand(state, envelope, ProjectStatus::suspended, fact.note);
}

void ProjectNoun::apply(State& state, const Envelope& envelope, const ProjectResumed& fact) {
    stand(state, envelope, ProjectStatus::listed, fact.note);
}

void ProjectNoun::apply(State& state, const Envelope& envelope, const CaseNumbered& fact) {
    const auto found = state.projects.find(project_of(envelope));
    if (found != state.projects.end()) found->second.cases.push_back(fact);
}

void ProjectNoun::index(const Envelope& envelope, const ProjectClosed& /*fact*/, Index& index) { index_status(envelope, index); }
void ProjectNoun::index(const Envelope& envelope, const ProjectSuspended& /*fact*/, Index& index) { index_status(envelope, index); }
void ProjectNoun::index(const Envelope& envelope, const ProjectResumed& /*fact*/, Index& index) { index_status(envelope, index); }
void ProjectNoun::index(const Envelope& envelope, const CaseNumbered& /*fact*/, Index& index) { index_status(envelope, index); }

std::string list_series(std::string_view source) {
    std::string series;
    for (const char c : normal_name(source)) {
        if (c < '0' || c > '9') series += c;
    }
    for (const std::string_view word : {"年度", "年", "月", "日", "第批", "(第批)"}) {
        for (std::size_t at = series.find(word); at != std::string::npos; at = series.find(word)) series.erase(at, word.size());
    }
    return series;
}

}  // namespace zb
