// SPDX-License-Identifier: Apache-2.0
// Headings met in published lists of major projects, and their variants.
#include "exchange/lists/columns.h"

#include <algorithm>
#include <vector>

#include "base/mending.h"
#include "base/text.h"

namespace zb {

namespace {

struct Heading {
    ListColumn column;
    std::optional<std::string> ProjectDetails::*field;
    std::vector<std::string_view> words;  // in their normal form
};

const std::vector<Heading>& headings() {
    using D = ProjectDetails;
    static const std::vector<Heading> known = {
        {ListColumn::ignored, nullptr, {"序号", "编号", "no", "no.", "在册状态", kReasonHeading}},
        {ListColumn::code, nullptr, {"项目代码", "专班项目代码"}},
        {ListColumn::name, nullptr, {"项目名称", "名称", "工程名称", "建设项目名称", "项目"}},
        {ListColumn::text,
         &D::enterprise,
         {"建设单位", "企业名称", "投资主体", "企业", "项目单位", "项目业主", "业主单位", "项目法人", "建设主体", "投资单位", "投资企业",
          "申报单位"}},
        {ListColumn::uscc, &D::uscc, {"统一社会信用代码", "社会信用代码", "信用代码", "企业统一社会信用代码"}},
        {ListColumn::project_code,
         &D::project_code,
         {"投资项目统一代码", "投资项目代码", "固定资产投资项目代码", "项目统一代码", "投资项目统一编码"}},
        {ListColumn::investment,
         &D::investment_printed,
         {"总投资", "计划总投资", "总投资额", "投资总额", "投资额", "项目总投资", "估算总投资", "总投资金额", "计划总投资额",
          "项目总投资额"}},
        {ListColumn::text, &D::location, {"建设地点", "项目地点", "建设地址", "所在地", "属地", "项目所在地", "项目属地", "所属区域"}},
        {ListColumn::region, &D::region, {"行政区划代码", "行政区划", "区划代码"}},
        {ListColumn::text, &D::industry, {"行业", "所属行业", "行业类别", "行业分类", "产业类别", "所属产业"}},
        {ListColumn::date,
         &D::construction_start,
         {"开工时间", "计划开工时间", "开工日期", "动工时间", "开工年月", "开工年份", "拟开工时间"}},
        {ListColumn::date,
         &D::completion,
         {"竣工时间", "计划竣工时间", "竣工日期", "完工时间", "建成时间", "竣工年月", "竣工年份", "拟竣工时间"}},
        {ListColumn::text, &D::phase, {"项目阶段", "建设阶段", "当前阶段", "建设状态", "项目状态", "阶段"}},
        {ListColumn::text,
         &D::content,
         {"主要建设内容", "建设内容", "建设内容及规模", "建设规模及内容", "主要建设内容及规模", "主要建设规模及内容", "建设规模和内容",
          "项目概况"}},
        {ListColumn::text, &D::source, {"清单名称", "来源清单", "清单", "来源"}},
        {ListColumn::date, &D::source_date, {"清单日期", "清单时间", "发布日期"}},
        {ListColumn::reform_code, &D::reform_code, {"工改编号", "工程代码", "工程建设项目编号"}},
        {ListColumn::parent, &D::parent, {"上级项目", "上级项目代码", "母项目"}},
    };
    return known;
}

}  // namespace

std::optional<KnownHeading> known_heading(std::string_view heading) {
    const std::string normal = normal_name(heading);
    const std::size_t bracket = std::min(normal.find('('), normal.size());
    const std::string words = normal.substr(0, bracket);
    for (const Heading& one : headings()) {
        if (std::find(one.words.begin(), one.words.end(), words) == one.words.end()) continue;
        KnownHeading known{one.column, one.field};
        if (one.column != ListColumn::investment || bracket == normal.size()) return known;
        const std::string_view inner = std::string_view{normal}.substr(bracket);
        for (const std::string_view unit : {"亿元", "万元", "元"}) {
            if (known.unit.empty() && inner.find(unit) != std::string_view::npos) known.unit = unit;
        }
        return known;
    }
    return std::nullopt;
}

}  // namespace zb
