// SPDX-License-Identifier: Apache-2.0
// Projects: what may be recorded of them, and what follows.
#include "domain/project/project.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/domain.h"

namespace zb {

namespace {

void check_details(const ProjectDetails& details) {
    const auto refuse = [](std::string_view code, std::string_view field, const std::string& value, std::string fault) {
        if (fault.empty()) return;
        throw Error{Fault{std::string{code}, std::move(fault), "照证照原文重新录入；没有就不填", Place{0, std::string{field}, value}}};
    };
    if (details.uscc) refuse("uscc.invalid", "统一社会信用代码", *details.uscc, uscc_fault(*details.uscc));
    if (details.project_code) {
        refuse("project_code.invalid", "投资项目统一代码", *details.project_code, project_code_fault(*details.project_code));
    }
    if (details.region) refuse("region.invalid", "行政区划代码", *details.region, region_fault(*details.region));
    if (details.reform_code) {
        refuse("reform_code.invalid", "工改编号", *details.reform_code, external_number_fault(*details.reform_code, "工改编号"));
    }
}

// A phase hangs under a whole that is not itself one of its phases.
void check_parent(const State& state, std::string_view code, const std::optional<std::string>& parent) {
    if (!parent) return;
    std::string_view above = *parent;
    for (const Project* at = &state.project(*parent); at != nullptr;) {
        if (above == code) {
            throw Error{Fault{"project.parent_cycle", fmt::format("{} 不能作 {} 的上级项目：它自己就在 {} 之下", *parent, code, code),
                              fmt::format("查看上级项目：zb project show {}", *parent), Place{0, "上级项目", *parent}}};
        }
        const auto next = at->details.parent ? state.projects.find(*at->details.parent) : state.projects.end();
        at = next == state.projects.end() ? nullptr : &next->second;
        if (at != nullptr) above = at->code;
    }
}

// None where the state is that of an evening before the project was put on the list.
Project* folded(State& state, const Envelope& envelope) {
    const auto found = state.projects.find(project_of(envelope));
    return found == state.projects.end() ? nullptr : &found->second;
}

// Every field of a list, each with the same field of another one.
template <class Visit>
void each_pair(ProjectDetails& left, const ProjectDetails& right, Visit visit) {
    visit(left.enterprise, right.enterprise);
    visit(left.uscc, right.uscc);
    visit(left.project_code, right.project_code);
    visit(left.location, right.location);
    visit(left.region, right.region);
    visit(left.industry, right.industry);
    visit(left.construction_start, right.construction_start);
    visit(left.completion, right.completion);
    visit(left.phase, right.phase);
    visit(left.content, right.content);
    visit(left.source, right.source);
    visit(left.source_date, right.source_date);
    visit(left.reform_code, right.reform_code);
    visit(left.parent, right.parent);
    visit(left.nature, right.nature);
}

// Erases the field of that key.
class DetailEraser {
public:
    explicit DetailEraser(std::string_view key) : key_(key) {}
    template <class T>
    void operator()(std::string_view key, std::optional<T>& value, std::string_view /*meaning*/) {
        if (key == key_) value.reset();
    }

private:
    std::string_view key_;
};

void clear_detail(ProjectDetails& details, std::string_view key) {
    DetailEraser eraser{key};
    ProjectDetails::fields(details, eraser);
    if (key == "investment") details.investment_printed.reset();
}

// 120000, 12亿元, 455000000元: a figure and nothing else, unlike 超10亿元.
bool is_bare_figure(std::string_view printed) {
    const std::size_t end = std::min(printed.find_first_not_of("0123456789.,"), printed.size());
    const std::string_view unit = printed.substr(end);
    return end > 0 && (unit.empty() || unit == "元" || unit == "万元" || unit == "亿元");
}

// Whether the amount that a list states says nothing new: the same words, or the same figure in another unit. A figure in 元 is what zb
// itself exports, so importing it again does not take back 超10亿元.
bool is_same_amount(const ProjectDetails& known, const ProjectDetails& stated) {
    if (stated.investment_printed == known.investment_printed) return true;
    if (!stated.investment || stated.investment != known.investment || !known.investment_printed) return false;
    const bool exported = stated.investment_printed == std::to_string(stated.investment->yuan) + "元";
    return exported || (is_bare_figure(*stated.investment_printed) && is_bare_figure(*known.investment_printed));
}

void index_project(std::string_view code, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.subjects.push_back(project_stream(code));
}

void index_phase(std::string_view code, const ProjectDetails& details, Index& index) {
    if (details.parent) index.names.push_back(Name{std::string{kPhaseOf}, std::string{code}, *details.parent});
}

void index_name(std::string_view code, std::string text, Index& index) {
    const bool known = std::any_of(index.names.begin(), index.names.end(), [&](const Name& name) { return name.text == text; });
    if (!known) index.names.push_back(Name{"project", std::string{code}, std::move(text)});
}

}  // namespace

void ProjectNoun::check(const State& state, const Envelope& envelope, const ProjectAdded& fact) {
    assert(state.scope.everything || state.scope.all_projects);
    check_code(fact.code, "项目代码");
    assert(envelope.project == fact.code);
    if (fact.name.empty()) {
        throw Error{Fault{"project.no_name", fmt::format("项目 {} 没有名称", fact.code), "填项目名称", Place{0, "项目名称", ""}}};
    }
    check_details(fact.details);
    const auto known = state.projects.find(fact.code);
    if (known == state.projects.end()) return check_parent(state, fact.code, fact.details.parent);
    throw Error{Fault{"project.doubled", fmt::format("代码 {} 已经是“{}”", fact.code, known->second.name),
                      fmt::format("不写 --code 就取下一个空号 {}；查看该项目：zb project show {}",
                                  next_project_code(state.projects, envelope.on.year()), fact.code),
                      Place{0, "项目代码", fact.code}}};
}

void ProjectNoun::check(const State& state, const Envelope& envelope, const ProjectChanged& fact) {
    const Project& project = state.project(project_of(envelope));
    check_details(fact.details);
    check_parent(state, project.code, fact.details.parent);
    ProjectChanged nothing;
    nothing.note = fact.note;
    if (fact == nothing) throw Error{"project.unchanged", fmt::format("项目 {} 没有变动", *envelope.project), "写明要改的内容"};
}

void ProjectNoun::apply(State& state, const Envelope& envelope, const ProjectAdded& fact) {
    Project& project = state.projects[fact.code];
    project.code = fact.code;
    project.short_code = short_code(fact.code, state.running_year);
    project.name = fact.name;
    project.details = fact.details;
    project.added_on = envelope.on;
    project.added_seq = envelope.seq;
    if (fact.details.source) project.lists[list_series(*fact.details.source)] = *fact.details.source;
}

void ProjectNoun::apply(State& state, const Envelope& envelope, const ProjectChanged& fact) {
    Project* project = folded(state, envelope);
    if (project == nullptr) return;
    if (fact.name) {
        project->renamings.push_back({project->name, envelope.on, envelope.seq});
        project->name = *fact.name;
    }
    each_pair(project->details, fact.details, [](std::optional<std::string>& known, const std::optional<std::string>& stated) {
        if (stated) known = stated;
    });
    // The printed amount and its figure are replaced together, as 两项目合计超十亿元 has no figure.
    if (fact.details.investment_printed) {
        project->details.investment_printed = fact.details.investment_printed;
        project->details.investment = fact.details.investment;
    }
    for (const std::string& cleared : fact.cleared) clear_detail(project->details, cleared);
    if (fact.details.source) project->lists[list_series(*fact.details.source)] = *fact.details.source;
    project->changed_seqs.push_back(envelope.seq);
}

void ProjectNoun::index(const Envelope& /*envelope*/, const ProjectAdded& fact, Index& index) {
    index_project(fact.code, index);
    for (std::string text : {fact.code, bare_short_code(fact.code), fact.name, normal_name(fact.name)}) {
        index_name(fact.code, std::move(text), index);
    }
    index_phase(fact.code, fact.details, index);
}

void ProjectNoun::index(const Envelope& envelope, const ProjectChanged& fact, Index& index) {
    index_project(project_of(envelope), index);
    index_phase(project_of(envelope), fact.details, index);
    if (!fact.name) return;
    for (std::string text : {*fact.name, normal_name(*fact.name)}) index_name(*envelope.project, std::move(text), index);
}

std::optional<std::string> Project::specialist_on(Date day) const {
    const std::vector<std::string>& people = specialists_on(day);
    return people.empty() ? std::nullopt : std::optional{people.front()};
}

const std::vector<std::string>& Project::specialists_on(Date day) const {
    static const std::vector<std::string> nobody;
    const std::vector<std::string>* people = &nobody;
    for (const SpecialistTerm& term : specialists) {
        if (term.since <= day) people = &term.people;
    }
    return *people;
}

bool Project::is_served_by(std::string_view person, Date day) const {
    const std::vector<std::string>& people = specialists_on(day);
    return std::find(people.begin(), people.end(), person) != people.end();
}

ProjectChanged differences(const Project& known, std::string_view name, const ProjectDetails& stated) {
    ProjectChanged changed;
    if (!name.empty() && normal_name(name) != normal_name(known.name)) changed.name = name;
    changed.details = stated;
    each_pair(changed.details, known.details, [](std::optional<std::string>& now, const std::optional<std::string>& before) {
        if (now == before) now.reset();
    });
    const auto& enterprise = changed.details.enterprise;
    const bool same_enterprise =
        enterprise && known.details.enterprise && normal_name(*enterprise) == normal_name(*known.details.enterprise);
    if (same_enterprise) changed.details.enterprise.reset();
    if (is_same_amount(known.details, stated)) {
        changed.details.investment.reset();
        changed.details.investment_printed.reset();
    }
    return changed;
}

}  // namespace zb
