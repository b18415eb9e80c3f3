// SPDX-License-Identifier: Apache-2.0
// What an enterprise may be handed of its own projects: what the 进展告知单 says, its plan as a picture, its papers and documents. No
// lamps, which are the office's; no reasons, hands or entries.
#include <algorithm>
#include <fmt/format.h>

#include "report/chart/chart.h"
#include "report/lists/certificates.h"
#include "report/lists/materials.h"
#include "report/site/parts.h"
#include "report/slips/slips.h"
#include "report/words/page.h"

namespace zb {

namespace {

Document sheet_of(const SiteView& view, std::vector<ProjectOutlook> projects) {
    const EnterpriseProjects own{view.source.enterprise->name, std::move(projects)};
    return site_document(view, progress_sheet(view.state, own, view.day, view.source.basis));
}

// The columns of a chart that say where an item stands and until when.
bool is_for_enterprise(const ChartColumn& column) { return column.key == "state" || column.key == "due" || column.key == "end"; }

Chart own_chart(Chart chart) {
    std::vector<ChartColumn> columns;
    std::copy_if(chart.columns.begin(), chart.columns.end(), std::back_inserter(columns), is_for_enterprise);
    for (ChartRow& row : chart.rows) {
        std::vector<ChartCell> cells;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (is_for_enterprise(chart.columns[i])) cells.push_back({row.cells[i].text});
        row.cells = std::move(cells);
        row.reasons.clear();
        if (row.lamp != Signal::done) row.lamp = Signal::none;
    }
    chart.columns = std::move(columns);
    chart.subtitle.clear();
    chart.notes = {"括号内为预计；关键＝它晚一天，最后一项就晚一天。"};
    return chart;
}

}  // namespace

std::vector<PagePart> own_progress_parts(const SiteView& view) { return {{"", sheet_of(view, view.listed)}}; }

std::vector<PagePart> own_project_parts(const SiteView& view, const std::string& code) {
    const ProjectOutlook outlook = view.outlook_of(code);
    Document sheet = sheet_of(view, {outlook});
    // The page's title says which project it is.
    if (!sheet.sections.empty()) sheet.sections.front().heading = "进展";
    std::vector<PagePart> parts = {{"", std::move(sheet)}};
    if (outlook.plan == nullptr) return parts;
    parts.push_back({"横道图", own_chart(project_chart(view.state, outlook, view.calendar, view.source.basis))});
    Table papers = needed_table(view.state, {outlook});
    if (!papers.rows.empty()) parts.push_back({"还要准备的材料", site_table(view, "还要准备的材料", std::move(papers), "")});
    Table documents = some_columns(certificates_table(view.state, {code}, view.day),
                                   {"name", "document", "number", "department", "decided", "issued", "valid_until", "standing"});
    if (!documents.rows.empty()) parts.push_back({"证照批文", site_table(view, "证照批文", std::move(documents), "")});
    return parts;
}

}  // namespace zb
