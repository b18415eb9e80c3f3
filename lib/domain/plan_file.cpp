// SPDX-License-Identifier: Apache-2.0
// Reading plan files and opening balances.
#include "domain/plan_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <limits>
#include <span>

#include "base/text.h"
#include "schedule/link_text.h"

namespace zb {

namespace {

constexpr std::string_view kPlanKeys[] = {"step",       "start", "finish",     "responsible", "promised",
                                          "department", "name",  "depends_on", "part_of",     "materials",
                                          "main",       "links", "not_before", "deadline",    "min_duration"};
constexpr std::string_view kOpeningKeys[] = {"step", "accepted", "decided", "issued", "used"};

struct PaperMark {
    std::string_view text;
    bool minor;
};
constexpr PaperMark kPaperMarks[] = {{"(主)", false}, {"（主）", false}, {"(次)", true}, {"（次）", true}};

[[noreturn]] void refuse_plan_row(std::string_view key, std::string message, std::string hint) {
    Fault fault;
    fault.code = "row.invalid";
    fault.message = fmt::format("“{}”{}", key, message);
    fault.hint = std::move(hint);
    fault.place.column = key;
    throw Error{std::move(fault)};
}

// One line of such a file: an object whose keys are known.
class JsonLine {
public:
    JsonLine(JsonView object, std::span<const std::string_view> known) : object_(object) {
        if (!object.is(JsonView::Kind::object)) throw Error{"row.invalid", "这一行不是 JSON 对象", R"(写成 {"step":"…","finish":"日期"})"};
        for (const auto& [key, value] : object.members()) {
            if (std::find(known.begin(), known.end(), key) == known.end()) refuse_key(std::string{key}, known);
        }
    }

    std::string need_text(std::string_view key) const {
        auto told = text(key);
        if (!told || told->empty()) refuse_plan_row(key, "没有写", fmt::format("每一行都要有 {}", key));
        return std::move(*told);
    }
    std::optional<std::string> text(std::string_view key) const {
        const auto value = find(key);
        if (!value) return std::nullopt;
        return clean(key, *value);
    }
    Date need_day(std::string_view key) const {
        const auto told = day(key);
        if (!told) refuse_plan_row(key, "没有写", "写成 2026-11-20 这样的日期");
        return *told;
    }
    std::optional<Date> day(std::string_view key) const {
        const auto told = text(key);
        if (!told) return std::nullopt;
        try {
            return Date::parse(*told);
        } catch (const Error& error) {
            throw Error{Fault{error.fault().code, fmt::format("{}：{}", *told, error.fault().message), "写成 2026-11-20 这样的日期",
                              Place{0, std::string{key}, *told}}};
        }
    }
    std::optional<int> days(std::string_view key) const {
        const auto value = find(key);
        if (!value) return std::nullopt;
        constexpr int kMost = 36'500;
        if (!value->is(JsonView::Kind::integer) || value->integer() < 0 || value->integer() > kMost)
            refuse_plan_row(key, fmt::format("要写 0 到 {} 的整数", kMost), "天数不加引号，如 7");
        return static_cast<int>(value->integer());
    }
    std::optional<std::vector<std::string>> texts(std::string_view key) const {
        const auto value = find(key);
        if (!value) return std::nullopt;
        if (!value->is(JsonView::Kind::array)) refuse_plan_row(key, "要写成列表", R"(如 ["plan_permit","drawing_review"]；没有就写 [])");
        std::vector<std::string> all;
        for (std::size_t i = 0; i < value->size(); ++i) all.push_back(clean(key, value->at(i)));
        return all;
    }
    bool flag(std::string_view key) const {
        const auto value = find(key);
        if (!value) return false;
        if (!value->is(JsonView::Kind::boolean)) refuse_plan_row(key, "要写 true 或 false", "不加引号");
        return value->boolean();
    }

private:
    std::optional<JsonView> find(std::string_view key) const {
        const auto value = object_.find(key);
        return value && !value->is(JsonView::Kind::null) ? value : std::nullopt;
    }
    static std::string clean(std::string_view key, JsonView value) {
        if (!value.is(JsonView::Kind::text)) refuse_plan_row(key, "要写文字", "加上双引号");
        return clean_text(value.text(), key, Newlines::escape);
    }
    [[noreturn]] static void refuse_key(const std::string& key, std::span<const std::string_view> known) {
        const std::vector<std::string> names{known.begin(), known.end()};
        const std::string near = nearest(key, names);
        refuse_plan_row(key, "不是这里的键", near.empty() ? "可用的键：" + join(names, "、") : fmt::format("是不是“{}”？", near));
    }

    JsonView object_;
};

// Calls `take` for each line that is not empty and collects what it refuses.
void for_each_line(std::string_view text, std::string_view code, std::string_view what, const std::function<void(int, JsonView)>& take) {
    std::vector<Fault> faults;
    JsonDocument document;
    int line = 0;
    int rows = 0;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view row = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++line;
        if (row.empty()) continue;
        ++rows;
        try {
            take(line, document.parse(row));
        } catch (const Error& error) {
            faults.push_back(error.fault());
            faults.back().place.line = line;
        }
    }
    if (rows == 0)
        throw Error{std::string{code}, fmt::format("{}里没有一行", what), R"(每行一个事项，如 {"step":"construction_permit",…})"};
    if (faults.empty()) return;
    const std::string message = fmt::format("{}有 {} 行不对", what, faults.size());
    throw Error{std::string{code}, message, "改好后再执行一次"}.with_rows(std::move(faults));
}

PlanRow plan_row(int number, const JsonLine& line) {
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

OpeningRow opening_row(int number, const JsonLine& line) {
    OpeningRow row;
    row.line = number;
    row.opened.step = line.need_text("step");
    row.opened.accepted = line.day("accepted");
    row.opened.decided = line.day("decided");
    row.opened.issued = line.day("issued");
    row.opened.used = line.days("used");
    return row;
}

}  // namespace

std::vector<PlanRow> read_plan_rows(std::string_view json_lines) {
    std::vector<PlanRow> rows;
    for_each_line(json_lines, "plan.invalid_file", "方案文件", [&](int line, JsonView object) {
        rows.push_back(plan_row(line, JsonLine{object, kPlanKeys}));
    });
    return rows;
}

std::vector<OpeningRow> read_opening_rows(std::string_view json_lines) {
    std::vector<OpeningRow> rows;
    for_each_line(json_lines, "opening.invalid_file", "期初文件", [&](int line, JsonView object) {
        rows.push_back(opening_row(line, JsonLine{object, kOpeningKeys}));
    });
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
