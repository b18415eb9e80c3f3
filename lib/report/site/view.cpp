// SPDX-License-Identifier: Apache-2.0
// What is worked out once for all pages, and the paths of pages.
#include <algorithm>
#include <fmt/format.h>

#include "report/site/parts.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

namespace {

std::vector<ProjectOutlook> outlooks_for(const SiteSource& source, Date day, const Calendar& calendar) {
    if (!source.enterprise) return project_outlooks(source.state, day, calendar);
    std::vector<ProjectOutlook> outlooks;
    for (const std::string& code : source.enterprise->projects)
        if (source.state.project(code).listed_on(day)) outlooks.push_back(project_outlook(source.state, code, day, calendar));
    return outlooks;
}

}  // namespace

SiteView::SiteView(SiteSource given)
    : source(std::move(given)),
      state(source.state),
      day(source.basis.as_of),
      calendar(state.origin.calendar()),
      listed(outlooks_for(source, day, calendar)),
      enterprises(zb::enterprises(state)) {
    std::erase_if(enterprises, [](const Enterprise& one) { return one.projects.empty(); });
    for (const ProjectOutlook& outlook : listed) {
        for (const StepOutlook* step : outlook.in_hand()) {
            of_department[step->planned->department].emplace_back(&outlook, step);
            if (const auto person = responsible_of(state, outlook, *step)) of_person[*person].emplace_back(&outlook, step);
        }
    }
}

ProjectOutlook SiteView::outlook_of(const std::string& project) const {
    const auto found =
        std::find_if(listed.begin(), listed.end(), [&](const ProjectOutlook& outlook) { return outlook.project->code == project; });
    return found != listed.end() ? *found : project_outlook(state, project, day, calendar);
}

const Appraisal& SiteView::month() const {
    if (!month_) month_ = appraisal({&state, day}, Date::of(day.year(), day.month(), 1), {});
    return *month_;
}

Document site_document(const SiteView& view, Document document) {
    const std::string basis = basis_words(view.source.basis);
    std::erase_if(document.notes, [&](const std::string& note) { return note.find(basis) != std::string::npos; });
    document.basis = view.source.basis;
    return document;
}

Document site_table(const SiteView& view, std::string heading, Table table, std::string_view none) {
    Document document;
    document.basis = view.source.basis;
    document.titles = {heading};
    Section section{"rows", ""};
    add_rows(section, std::move(table), none);
    document.sections.push_back(std::move(section));
    return document;
}

const std::vector<ItemInHand>& items_of(const std::map<std::string, std::vector<ItemInHand>, std::less<>>& by, std::string_view name) {
    static const std::vector<ItemInHand> kNone;
    const auto found = by.find(name);
    return found == by.end() ? kNone : found->second;
}

std::string project_path(std::string_view code) { return fmt::format("projects/{}.html", code); }
std::string department_path(const DepartmentRecorded& department) { return fmt::format("departments/{}.html", department.code); }
std::string article_path(std::string_view code) { return fmt::format("articles/{}.html", code); }
// By the first of its projects, which no other has: names are no names of files.
std::string enterprise_path(const Enterprise& enterprise) { return fmt::format("enterprises/{}.html", enterprise.projects.front()); }

// People have no codes: the place at which they were recorded, which stays.
std::string person_path(const State& state, std::string_view name) {
    const auto& list = state.staff.list;
    const auto found = std::find_if(list.begin(), list.end(), [&](const Person& one) { return one.name == name; });
    return fmt::format("people/{:03}.html", found - list.begin() + 1);
}

std::string circular_path(const IssuedReport& issued) {
    const std::string again = issued.correction == 0 ? std::string{} : fmt::format("-{}", issued.correction);
    return fmt::format("circulars/{}{}.html", issue_name(issued.what), again);
}

}  // namespace zb
