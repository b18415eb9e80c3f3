// SPDX-License-Identifier: Apache-2.0
// What is known of one enterprise, and its projects.
#include "report/lists/enterprises.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/lists/projects.h"
#include "report/words/page.h"

namespace zb {

namespace {

Details details_of(const Enterprise& one) {
    std::vector<std::string> former{one.names};
    std::erase(former, one.name);
    return {{{"name", "企业名称"}, one.name},
            {{"uscc", "统一社会信用代码"}, one.uscc},
            {{"former_names", "其他名称"}, text_cell(join(former, "、"))},
            {{"industry", "行业"}, one.industry},
            {{"address", "住所"}, one.address},
            {{"contact", "企业联系人"}, one.contact},
            {{"note", "备注"}, one.note}};
}

}  // namespace

Document enterprise_page(const State& state, const Enterprise& enterprise, Date day, const Basis& basis) {
    Document page;
    page.report = "enterprise";
    page.titles = {enterprise.name};
    page.basis = basis;
    page.sections.push_back({"details", "一、基本情况", 1, {}, {details_table(details_of(enterprise))}});
    Table projects = projects_table(state, day, [&](const Project& project) {
        return std::find(enterprise.projects.begin(), enterprise.projects.end(), project.code) != enterprise.projects.end();
    });
    page.sections.push_back(Section{"projects", fmt::format("二、项目（{} 个）", projects.rows.size()), 1, {}, {std::move(projects)}});
    return page;
}

}  // namespace zb
