// SPDX-License-Identifier: Apache-2.0
// Which pages there are, what they are called, and where words lead.
#include "report/site/site.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/site/parts.h"
#include "report/words/days.h"
#include "report/words/page.h"

namespace zb {

namespace {

constexpr std::string_view kAboutPath = "about.html";

std::vector<PagePart> about_parts(const SiteView& view) {
    Document document;
    document.titles = {"说明"};
    document.basis = view.source.basis;
    Section section{"about", ""};
    const bool own = view.source.enterprise.has_value();
    section.blocks = {Paragraph{basis_words(view.source.basis) + "。", "依据："},
                      Paragraph{own ? "本站只有贵单位自己的项目，其他事宜请与服务专员或专班办公室联系。"
                                    : "台账的全部内容，只读；电话、证件号码和评价人不在台账里，也不在这里。",
                                "内容："},
                      Paragraph{"逾期、剩余、滞后除注明的以外都是工作日；受理当日不计入时限，到期遇休息日顺延。", "口径："},
                      Paragraph{"这些页面不联网，复制到别的电脑、U盘或任何网站都能看；改台账用 zb，改完再印一次。", "用法："}};
    document.sections.push_back(std::move(section));
    return {{"", std::move(document)}};
}

// What an article says to all: none that has been withdrawn, or that one enterprise's question has led to.
bool is_for_all(const Article& article) { return !article.withdrawn && !article.inquiry; }

void link_department(PageLinks& links, const DepartmentRecorded& department) {
    links.emplace(department.name, department_path(department));
    if (department.short_name) links.emplace(*department.short_name, department_path(department));
}

// Of the pages for an enterprise: its own projects that are on the list.
bool has_page(const SiteView& view, const Project& project) {
    return std::any_of(view.listed.begin(), view.listed.end(), [&](const ProjectOutlook& one) { return one.project == &project; });
}

// What an enterprise is handed leads to its own projects alone. A name that two projects have leads to neither.
void link_projects(SiteView& view) {
    std::map<std::string_view, int> named;
    for (const auto& [code, project] : view.state.projects) ++named[project.name];
    for (const auto& [code, project] : view.state.projects) {
        if (view.source.enterprise && !has_page(view, project)) continue;
        for (const std::string& word : {code, fmt::format("{} {}", code, project.name)}) view.links.emplace(word, project_path(code));
        if (named[project.name] == 1) view.links.emplace(project.name, project_path(code));
    }
}

void link_all(SiteView& view) {
    const State& state = view.state;
    link_projects(view);
    for (const auto& [code, article] : state.articles)
        if (!view.source.enterprise || is_for_all(article)) view.links.emplace(code, article_path(code));
    if (view.source.enterprise) return;
    for (const DepartmentRecorded& department : state.departments.list) link_department(view.links, department);
    for (const Person& person : state.staff.list) view.links.emplace(person.name, person_path(state, person.name));
    for (const Enterprise& one : view.enterprises)
        for (const std::string& name : one.names) view.links.emplace(name, enterprise_path(one));
    for (const IssuedReport& issued : state.issued) {
        const std::string path = circular_path(issued);
        view.links.emplace(path.substr(path.find('/') + 1, path.find('.') - path.find('/') - 1), path);
    }
    for (const auto& [code, problem] : state.problems) view.links.emplace(code, "problems.html");
    for (const auto& [code, meeting] : state.meetings) view.links.emplace(code, "meetings.html");
    for (const auto& [code, resolution] : state.resolutions) view.links.emplace(code, "meetings.html");
}

}  // namespace

Site::Site(SiteSource source) : view_(std::make_unique<SiteView>(std::move(source))) {
    link_all(*view_);
    const SiteView& view = *view_;
    if (view.source.enterprise)
        add_enterprise_pages();
    else {
        name_ = "重大项目审批台账";
        begin_group("index.html", "总览", [&view] { return overview_parts(view); });
        add_projects();
        begin_group("due.html", "到期", [&view] { return due_parts(view); });
        add_units();
        add_records();
    }
    begin_group("calendar.html", "工作日", [&view] { return calendar_parts(view); });
    begin_group(std::string{kAboutPath}, "说明", [&view] { return about_parts(view); });
}

Site::~Site() = default;

std::string Site::foot() const { return fmt::format("数据截至 {}。", chinese(view_->day)); }
const PageLinks& Site::links() const { return view_->links; }
Page Site::page(std::size_t at) const { return {pages_[at].address, pages_[at].make()}; }

void Site::add(std::string path, std::string title, const std::string& group, std::function<std::vector<PagePart>()> make) {
    pages_.push_back({{std::move(path), std::move(title), group}, std::move(make)});
}

void Site::begin_group(std::string path, std::string title, std::function<std::vector<PagePart>()> make) {
    navigation_.push_back({path, title, path});
    add(path, std::move(title), path, std::move(make));
}

void Site::add_projects() {
    const SiteView& view = *view_;
    begin_group("projects.html", "项目", [&view] { return projects_parts(view); });
    for (const auto& [code, project] : view.state.projects)
        add(project_path(code), fmt::format("{} {}", code, project.name), "projects.html",
            [&view, &code = code] { return project_parts(view, code); });
}

void Site::add_units() {
    const SiteView& view = *view_;
    begin_group("departments.html", "部门", [&view] { return departments_parts(view); });
    for (const DepartmentRecorded& department : view.state.departments.list)
        add(department_path(department), department.name, "departments.html",
            [&view, &department] { return department_parts(view, department); });
    begin_group("people.html", "人员", [&view] { return people_parts(view); });
    for (const Person& person : view.state.staff.list)
        add(person_path(view.state, person.name), person.name, "people.html", [&view, &person] { return person_parts(view, person); });
    begin_group("enterprises.html", "企业", [&view] { return enterprises_parts(view); });
    for (const Enterprise& one : view.enterprises)
        add(enterprise_path(one), one.name, "enterprises.html", [&view, &one] { return enterprise_parts(view, one); });
}

void Site::add_records() {
    const SiteView& view = *view_;
    begin_group("problems.html", "困难问题", [&view] { return problems_parts(view); });
    begin_group("meetings.html", "会议", [&view] { return meetings_parts(view); });
    begin_group("circulars.html", "通报", [&view] { return circulars_parts(view); });
    for (const IssuedReport& issued : view.state.issued) {
        const std::string again = issued.correction == 0 ? std::string{} : fmt::format("更正期{}", issued.correction);
        add(circular_path(issued), fmt::format("周通报 {}{}", issue_words(issued.what), again), "circulars.html",
            [&issued] { return circular_parts(issued); });
    }
    begin_group("articles.html", "知识库", [&view] { return articles_parts(view); });
    for (const auto& [code, article] : view.state.articles)
        add(article_path(code), fmt::format("{} {}", code, article.content().title), "articles.html",
            [&view, &article = article] { return article_parts(view, article); });
}

void Site::add_enterprise_pages() {
    const SiteView& view = *view_;
    name_ = view.source.enterprise->name + " 项目审批进展";
    begin_group("index.html", "进展", [&view] { return own_progress_parts(view); });
    for (const ProjectOutlook& outlook : view.listed) {
        const Project& project = *outlook.project;
        add(project_path(project.code), fmt::format("{} {}", project.code, project.name), "index.html",
            [&view, &project] { return own_project_parts(view, project.code); });
    }
    begin_group("articles.html", "知识库", [&view] { return articles_parts(view); });
    for (const auto& [code, article] : view.state.articles) {
        if (!is_for_all(article)) continue;
        add(article_path(code), fmt::format("{} {}", code, article.content().title), "articles.html",
            [&view, &article = article] { return article_parts(view, article); });
    }
}

std::vector<std::string> Site::names_of_others() const {
    const auto& own = view_->source.enterprise;
    if (!own) return {};
    const State& state = view_->state;
    std::vector<std::string> words, ours = own->names;
    for (const std::string& code : own->projects) ours.push_back(state.project(code).name);
    for (const Enterprise& one : enterprises(state))
        if (one.key() != own->key()) words.insert(words.end(), one.names.begin(), one.names.end());
    for (const auto& [code, project] : state.projects) {
        if (std::find(own->projects.begin(), own->projects.end(), code) != own->projects.end()) continue;
        words.insert(words.end(), {code, project.name});
    }
    // What a name of our own holds says nothing of others: 甲公司 in 甲公司二期.
    std::erase_if(words, [&](const std::string& word) {
        return std::any_of(ours.begin(), ours.end(), [&](const std::string& name) { return name.find(word) != std::string::npos; });
    });
    return words;
}

}  // namespace zb
