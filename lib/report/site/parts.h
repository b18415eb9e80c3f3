// SPDX-License-Identifier: Apache-2.0
// What the pages of a site are made from, and the makers of their parts; for the files of this folder.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/page.h"
#include "outlook/outlook.h"
#include "report/appraisal/figures.h"
#include "report/site/site.h"

namespace zb {

using ItemInHand = std::pair<const ProjectOutlook*, const StepOutlook*>;

struct SiteView {
    explicit SiteView(SiteSource given);

    SiteSource source;
    const State& state;
    Date day;
    const Calendar& calendar;
    std::vector<ProjectOutlook> listed;   // 在册, in order of code
    std::vector<Enterprise> enterprises;  // that have a project
    PageLinks links;
    std::map<std::string, std::vector<ItemInHand>, std::less<>> of_department, of_person;  // items in hand, by who has them

    // Of a project on the list or off it.
    ProjectOutlook outlook_of(const std::string& project) const;
    // The month up to the day, counted once for the pages of all departments.
    const Appraisal& month() const;

private:
    mutable std::optional<Appraisal> month_;
};

// A document of the site: its notes do not say on which entry it rests, since that would change every page with every entry.
Document site_document(const SiteView& view, Document document);
// One table under one heading, or the sentence that there is none.
Document site_table(const SiteView& view, std::string heading, Table table, std::string_view none);
// Items in hand as a list, in the order given.
Table items_table(const SiteView& view, const std::vector<ItemInHand>& items);
const std::vector<ItemInHand>& items_of(const std::map<std::string, std::vector<ItemInHand>, std::less<>>& by, std::string_view name);

std::vector<PagePart> overview_parts(const SiteView& view);
std::vector<PagePart> projects_parts(const SiteView& view);
std::vector<PagePart> project_parts(const SiteView& view, const std::string& project);
std::vector<PagePart> due_parts(const SiteView& view);

std::vector<PagePart> departments_parts(const SiteView& view);
std::vector<PagePart> department_parts(const SiteView& view, const DepartmentRecorded& department);
std::vector<PagePart> people_parts(const SiteView& view);
std::vector<PagePart> person_parts(const SiteView& view, const Person& person);
std::vector<PagePart> enterprises_parts(const SiteView& view);
std::vector<PagePart> enterprise_parts(const SiteView& view, const Enterprise& enterprise);

std::vector<PagePart> problems_parts(const SiteView& view);
std::vector<PagePart> meetings_parts(const SiteView& view);
std::vector<PagePart> circulars_parts(const SiteView& view);
std::vector<PagePart> circular_parts(const IssuedReport& issued);
std::vector<PagePart> articles_parts(const SiteView& view);
std::vector<PagePart> article_parts(const SiteView& view, const Article& article);
std::vector<PagePart> calendar_parts(const SiteView& view);

// For an enterprise itself: what a 进展告知单 would say, and nothing of others or of the office's own matters.
std::vector<PagePart> own_progress_parts(const SiteView& view);
std::vector<PagePart> own_project_parts(const SiteView& view, const std::string& project);

// Paths of pages.
std::string project_path(std::string_view code);
std::string department_path(const DepartmentRecorded& department);
std::string person_path(const State& state, std::string_view name);
std::string enterprise_path(const Enterprise& enterprise);
std::string circular_path(const IssuedReport& issued);
std::string article_path(std::string_view code);

}  // namespace zb
