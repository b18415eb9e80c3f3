// SPDX-License-Identifier: Apache-2.0
// Options to ProjectDetails.
#include "cmd/project/details.h"

#include <fmt/format.h>

#include "base/sheet_dates.h"

namespace zb::cli {

namespace {

std::optional<std::string> list_date(const Arguments& args, std::string_view option, std::string_view field) {
    auto text = cleaned(args, option, field);
    if (!text) return text;
    PrintedDate date = read_printed_date(*text);
    if (date.fault.empty()) return std::move(date.text);
    throw Error{Fault{"list.date", fmt::format("--{}：{}", option, date.fault), "写年、年月或年月日，如 2021、2021-09、2021-09-30",
                      Place{0, std::string{field}, *text}}};
}

Amount investment_of(const Arguments& args) {
    try {
        return read_amount(args.text("investment").value_or(""));
    } catch (const Error& error) {
        Fault fault = error.fault();
        fault.place.column = "总投资";
        throw Error{std::move(fault), error.exit()};
    }
}

// A project of this very draft is not in the ledger's index of names yet.
std::optional<std::string> parent_of(const WriteRow& row) {
    const auto word = cleaned(row.args, "parent", "上级项目");
    if (!word || row.draft.state().projects.contains(*word)) return word;
    return row.book.project_code(*word, row.match);
}

}  // namespace

const std::vector<Option>& project_detail_options() {
    static const std::vector<Option> options = {{"enterprise", Form::text, "企业", "建设单位"},
                                                {"uscc", Form::text, "代码", "建设单位的统一社会信用代码，18 位"},
                                                {"project-code", Form::text, "代码", "投资项目统一代码，如 2106-440704-04-01-000017"},
                                                {"investment", Form::text, "金额", "总投资：120000（万元）、12亿元、超10亿元；照原文保存"},
                                                {"location", Form::text, "地点", "建设地点"},
                                                {"region", Form::text, "代码", "行政区划代码，江海区 440704"},
                                                {"industry", Form::text, "行业", "行业"},
                                                {"construction-start", Form::text, "时间", "开工时间：年、年月或日期"},
                                                {"completion", Form::text, "时间", "竣工时间：年、年月或日期"},
                                                {"phase", Form::text, "阶段", "项目阶段，如 前期、在建"},
                                                {"content", Form::text, "文字", "主要建设内容"},
                                                {"source", Form::text, "清单", "来源清单"},
                                                {"source-date", Form::text, "时间", "清单日期"},
                                                {"reform-code", Form::text, "编号", "工改编号（工程代码）：字母、数字、连字符，最多 50 位"},
                                                {"parent", Form::text, "项目", "上级项目：本项目是它的一期、二期"},
                                                {"nature", Form::text, "性质", "投资性质，如 社会投资、政府投资"}};
    return options;
}

ProjectDetails given_details(const WriteRow& row) {
    const Arguments& args = row.args;
    ProjectDetails details;
    details.enterprise = cleaned(args, "enterprise", "建设单位");
    details.uscc = cleaned(args, "uscc", "统一社会信用代码");
    details.project_code = cleaned(args, "project-code", "投资项目统一代码");
    if (args.has("investment")) {
        const Amount amount = investment_of(args);
        details.investment = amount.value;
        if (!amount.printed.empty()) details.investment_printed = amount.printed;
    }
    details.location = cleaned(args, "location", "建设地点");
    details.region = cleaned(args, "region", "行政区划代码");
    details.industry = cleaned(args, "industry", "行业");
    details.construction_start = list_date(args, "construction-start", "开工时间");
    details.completion = list_date(args, "completion", "竣工时间");
    details.phase = cleaned(args, "phase", "项目阶段");
    details.content = cleaned(args, "content", "主要建设内容", Newlines::keep);
    details.source = cleaned(args, "source", "来源清单");
    details.source_date = list_date(args, "source-date", "清单日期");
    details.reform_code = cleaned(args, "reform-code", "工改编号");
    details.parent = parent_of(row);
    details.nature = cleaned(args, "nature", "投资性质");
    return details;
}

}  // namespace zb::cli
