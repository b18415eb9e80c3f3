// SPDX-License-Identifier: Apache-2.0
// Reading plan files.
#include "plan/file.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/row_file.h"
#include "base/text.h"
#include "schedule/link_text.h"

namespace zb {

namespace {

constexpr RowKey kPlanKeys[] = {{"step", "事项"},
                                {"start", "受理;计划受理", CellForm::day},
                                {"finish", "办结;计划办结", CellForm::day},
                                {"responsible", "责任人"},
                                {"promised", "承诺;承诺时限", CellForm::number},
                                {"department", "部门"},
                                {"name", "全名;事项名称"},
                                {"depends_on", "前置", CellForm::list},
                                {"part_of", "上级事项"},
                                {"materials", "材料"},
                                {"main", "主线", CellForm::flag},
                                {"links", "搭接", CellForm::list},
                                {"not_before", "不早于", CellForm::day},
                                {"deadline", "不晚于", CellForm::day},
                                {"min_duration", "压缩下限", CellForm::number}};
constexpr RowFile kPlanFile = {"plan.invalid_file", "方案文件", kPlanKeys, R"({"step":"…","finish":"日期"})",
                               R"({"step":"construction_permit",…})"};

struct PaperMark {
    std::string_view text;
    bool minor;
};
constexpr PaperMark kPaperMarks[] = {{"(主)", false}, {"（主）", false}, {"(次)", true}, {"（次）", true}};

PlanRow plan_row(int number, const FileRow& line) {
    PlanRow row;
    row.line = number;
    row.step = line.need_text("step");
    row.start = line.day("start");
    row.finish = line.need_day("finish");
    row.responsible = line.text("responsible");
    row.promised = line.days("promised");
    row.department = line.text("department");
    row.name = line.text("name");
    row.depends_on = line.texts("depends_on");
    row.part_of = line.text("part_of");
    if (const auto papers = line.text("materials")) row.materials = read_papers(*papers);
    row.main = line.flag("main");
    for (const std::string& link : line.texts("links").value_or(std::vector<std::string>{})) row.links.push_back(read_link(link));
    row.not_before = line.day("not_before");
    row.deadline = line.day("deadline");
    row.min_duration = line.days("min_duration");
    return row;
}

}  // namespace

std::vector<PlanRow> read_plan_rows(std::string_view bytes) {
    std::vector<PlanRow> rows;
    for_each_file_row(bytes, kPlanFile, [&](int number, const FileRow& line) { rows.push_back(plan_row(number, line)); });
    return rows;
}

PlannedLink read_link(std::string_view text) {
    const LinkText read = read_link_text(text);
    if (read.from.empty())
        throw Error{"link.invalid", fmt::format("搭接“{}”没有写前置事项", text),
                    "写成 前置事项FS+2wd：FS、SS、FF、SF，间隔 wd 工作日、cd 日历日"};
    const LimitUnit unit = read.lag_unit == DurationUnit::calendar ? LimitUnit::calendar : LimitUnit::working;
    return {std::string{read.from}, read.kind, read.lag, unit};
}

std::vector<PlannedStep::Paper> read_papers(std::string_view text) {
    std::vector<PlannedStep::Paper> papers;
    for (const std::string& piece : split(text, ';')) {
        const auto mark =
            std::find_if(std::begin(kPaperMarks), std::end(kPaperMarks), [&](const PaperMark& m) { return piece.ends_with(m.text); });
        if (mark == std::end(kPaperMarks))
            throw Error{"material.invalid", fmt::format("材料“{}”没有写明主要还是次要", piece), "在名称后写 (主) 或 (次)，用分号 ; 隔开"};
        papers.push_back({std::string{trim(std::string_view{piece}.substr(0, piece.size() - mark->text.size()))}, mark->minor});
    }
    return papers;
}

}  // namespace zb
