// SPDX-License-Identifier: Apache-2.0
// Lists of steps (CSV): turned into zb-plan/1 and read as such, so that there is one way to read a plan.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/plans/fields.h"
#include "exchange/plans/moments.h"
#include "schedule/link_text.h"

namespace zb {

namespace {

// A column whose cells are numbers or texts in JSON; others of the list are the answer's, or people's own.
struct ListColumn {
    std::string_view name;
    bool number = false;
};
constexpr ListColumn kColumns[] = {
    {"id"},         {"name"},     {"duration", true},     {"unit"},         {"end_rule"},      {"department"},
    {"not_before"}, {"deadline"}, {"min_duration", true}, {"actual_start"}, {"actual_finish"}, {"remaining", true}};

int read_number(std::string_view text, const std::string& where) {
    int number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || result.ec != std::errc{} || result.ptr != text.data() + text.size())
        refuse_plan("plan.invalid", where, fmt::format("“{}”不是整数", text), "写 10 这样的半角整数");
    return number;
}

class ListReader {
public:
    ListReader(std::string_view csv, const PlanOverrides& overrides) : rows_(read_csv(csv)), overrides_(overrides) {
        if (rows_.empty()) throw Error{"csv.empty", "表里没有内容", "第一行写列名：id,name,duration,unit,predecessors"};
        for (std::string& name : rows_.front().cells) name = std::string{trim(name)};
    }

    // Whether times are in periods: the start then is a number, or none was given.
    std::string json() {
        JsonWriter json;
        json.begin_object();
        json.key("format");
        json.text("zb-plan/1");
        json.key("calendar");
        json.text(in_periods() ? "none" : "cn");
        json.key("steps");
        json.begin_array();
        for (std::size_t i = 1; i < rows_.size(); ++i) write_step(json, rows_[i]);
        json.end_array();
        json.end_object();
        return json.take();
    }

private:
    bool in_periods() const {
        const auto dated = [](const std::optional<std::string>& text) { return text && text->size() == 10 && (*text)[4] == '-'; };
        return !dated(overrides_.start) && !dated(overrides_.target);
    }

    std::string_view cell(const CsvRow& row, std::string_view name) const {
        const std::vector<std::string>& header = rows_.front().cells;
        const auto found = std::find(header.begin(), header.end(), name);
        const auto column = static_cast<std::size_t>(found - header.begin());
        return column < row.cells.size() ? trim(row.cells[column]) : std::string_view{};
    }

    void write_step(JsonWriter& json, const CsvRow& row) const {
        json.begin_object();
        for (const ListColumn& column : kColumns) {
            const std::string_view text = cell(row, column.name);
            if (text.empty()) continue;
            json.key(column.name);
            if (column.number) {
                json.integer(read_number(text, fmt::format("第 {} 行 {}", row.line, column.name)));
            } else {
                json.text(text);
            }
        }
        json.key("predecessors");
        json.begin_array();
        for (const std::string& text : split(cell(row, "predecessors"), ';')) {
            if (text.empty()) continue;
            const LinkText read = read_link_text(text);
            json.begin_object();
            json.key("id");
            json.text(read.from);
            json.key("type");
            json.text(key(read.kind));
            json.key("lag");
            json.integer(read.lag);
            json.key("lag_unit");
            json.text(read.lag_unit == DurationUnit::calendar ? "cd" : "wd");
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }

    std::vector<CsvRow> rows_;
    const PlanOverrides& overrides_;
};

}  // namespace

FilePlan read_plan_list(std::string_view csv, const Calendar& calendar, const PlanOverrides& overrides) {
    JsonDocument document;
    return read_plan(document.parse(ListReader{csv, overrides}.json()), calendar, overrides);
}

std::string predecessors_text(const FilePlan& plan, std::size_t step) {
    std::vector<std::string> parts;
    for (const Link& link : plan.network.links) {
        if (static_cast<std::size_t>(link.to) != step) continue;
        std::string part = plan.steps[static_cast<std::size_t>(link.from)].id;
        part += key(link.kind);
        const bool units = plan.axis == TimeAxis::days;
        if (link.lag != 0) part += fmt::format("{:+}{}", link.lag, units ? unit_name(link.lag_unit) : "");
        parts.push_back(std::move(part));
    }
    return join(parts, ";");
}

}  // namespace zb
