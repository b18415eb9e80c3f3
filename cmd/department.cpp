// SPDX-License-Identifier: Apache-2.0
// zb department import|list: the units of the task force and those they work with.
#include <algorithm>
#include <fmt/format.h>

#include "cli/importing.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

const std::vector<SheetColumn>& department_columns() {
    static const std::vector<SheetColumn> columns = {
        {"code", {"code", "部门代码", "代码"}, true},
        {"name", {"name", "部门名称", "名称", "部门"}, true},
        {"short_name", {"short_name", "简称"}},
        {"aliases", {"aliases", "别名"}},
        {"role", {"role", "角色"}, true},
        {"leads_stage", {"leads_stage", "牵头阶段"}},
        {"remark", {"note", "remark", "备注"}},
        {"source", {"source", "依据"}},
        {"flow_steps", {"steps", "co_steps"}},  // stated by the flows; no part of the register
    };
    return columns;
}

DepartmentRecorded department_of(const Sheet& sheet, const CsvRow& row) {
    DepartmentRecorded department;
    department.code = sheet.cell(row, "code").value_or("");
    department.name = sheet.cell(row, "name").value_or("");
    department.short_name = sheet.cell(row, "short_name");
    department.aliases = sheet.pieces(row, "aliases");
    department.role = sheet.cell(row, "role").value_or("");
    department.leads_stage = sheet.pieces(row, "leads_stage");
    department.remark = sheet.cell(row, "remark");
    department.source = sheet.cell(row, "source");
    return department;
}

void take_department_row(WriteRow& write_row, ImportReport& report, const Sheet& sheet, const CsvRow& row) {
    DepartmentRecorded department = department_of(sheet, row);
    const std::string code = department.code;
    const std::string name = department.name;
    const auto& list = write_row.draft.state().departments.list;
    const auto known = std::find_if(list.begin(), list.end(), [&](const DepartmentRecorded& one) { return one.code == code; });
    const bool is_known = known != list.end();
    if (is_known) department.note = known->note;  // the reason of an earlier import is no difference
    if (is_known && *known == department) return report.row(row.line, RowResult::unchanged, code, name, "");
    const std::int64_t seq = write_row.draft.add(noted(std::move(department), write_row.args), write_row.on(), write_row.by());
    report.row(row.line, is_known ? RowResult::changed : RowResult::added, code, name, fmt::format("第 {} 条", seq));
}

Exit run_import_departments(Context& context) {
    return run_sheet_import(context, {department_columns(), "code", "name", take_department_row}, ImportReport{"部门代码", "部门名称"});
}

Exit run_department_list(Context& context) {
    const Book book = open_for_reading(context);
    context.print(departments_table(read(context, book, Scope::registry()).state));
    return Exit::done;
}

}  // namespace

std::vector<Command> department_commands() {
    Command import_row;
    import_row.path = "department import";
    import_row.sort = Sort::write;
    import_row.summary = "导入部门名册";
    import_row.details =
        "CSV，列名 code、name、short_name、aliases、role、leads_stage、note、source，或中文 部门代码、部门名称、简称、别名、角色、"
        "牵头阶段、备注、依据。同一代码再导入：内容一样不写入，不一样记为更新。";
    import_row.operands = {{"file", "文件", true, false, Form::file, "CSV；- 为标准输入"}};
    import_row.options = {{"plain", Form::flag, {}, "单引号开头的内容照原样读"}, import_input()};
    import_row.examples = {{"zb department import data/departments.csv", "导入随程序给出的 27 个部门和单位"}};
    import_row.run = run_import_departments;

    Command list;
    list.path = "department list";
    list.summary = "列出部门，按通知中的顺序";
    list.examples = {{"zb department list --columns name,short_name,role", "名称、简称和角色"}};
    list.run = run_department_list;
    return {import_row, list};
}

Candidates department_codes(const CodesWanted& wanted) {
    Candidates candidates;
    for (const DepartmentRecorded& department : all_names(wanted.database).departments.list) {
        Candidate candidate{{department.name}, department.short_name.value_or("")};
        if (department.short_name) candidate.names.push_back(*department.short_name);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

}  // namespace zb::cli
