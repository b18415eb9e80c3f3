// SPDX-License-Identifier: Apache-2.0
// The templates that ship with zb, read once from the embedded list (data/flows.csv).
#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>

#include "base/csv.h"
#include "base/text.h"
#include "flow/flow.h"

namespace zb {

extern const std::string_view embedded_flows;

namespace {

struct FlowTitle {
    std::string_view flow_key;
    std::string_view name;
    int total_limit;  // working days
    std::string_view source;
};

// The totals are the city's; how it shares them among the stages was not to be had, so the steps' limits are data to edit.
constexpr std::array<FlowTitle, 4> kTitles = {{
    {"shehui_gongye", "社会投资工业项目", 55, "江府〔2019〕23号（总时限；四阶段分配未见）"},
    {"shehui_fangjian", "社会投资房建项目", 55, "江府〔2019〕23号（总时限；四阶段分配未见）"},
    {"xiaoxing_gongye", "带方案出让（标准地）工业项目", 30, "江府〔2019〕23号（工业园区带方案出让不超过30个工作日）"},
    {"shinei_zhuangxiu", "室内装修工程", 30, "暂按30个工作日，依据未核"},
}};

[[noreturn]] void refuse_cell(const CsvRow& row, std::string_view column, std::string_view value) {
    Fault fault;
    fault.code = "flow.invalid_list";
    fault.message = fmt::format("审批流程第 {} 行“{}”一列的“{}”读不懂", row.line, column, value);
    fault.hint = "列和写法见 data/flows.csv";
    fault.place = Place{row.line, std::string{column}, std::string{value}};
    throw Error{fault};
}

// Cells of one row by heading.
class Record {
public:
    Record(const std::map<std::string, std::size_t>& columns, const CsvRow& row) : columns_(columns), row_(row) {}

    const std::string& text(const std::string& column) const {
        const auto found = columns_.find(column);
        if (found == columns_.end() || found->second >= row_.cells.size()) refuse_cell(row_, column, "");
        return row_.cells[found->second];
    }
    std::vector<std::string> list(const std::string& column) const { return split(text(column), ';'); }
    bool flag(const std::string& column) const {
        if (text(column) == "yes") return true;
        if (text(column) == "no") return false;
        refuse_cell(row_, column, text(column));
    }
    std::optional<int> days(const std::string& column) const {
        const std::string& digits = text(column);
        if (digits.empty()) return std::nullopt;
        int days = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), days);
        if (error != std::errc{} || end != digits.data() + digits.size() || days < 0) refuse_cell(row_, column, digits);
        return days;
    }
    std::vector<Material> materials() const {
        std::vector<Material> materials;
        for (const std::string& entry : list("materials")) {
            const bool main = entry.ends_with("(主)");
            if (!main && !entry.ends_with("(次)")) refuse_cell(row_, "materials", entry);
            materials.push_back(Material{entry.substr(0, entry.size() - std::string_view{"(主)"}.size()), main});
        }
        return materials;
    }
    // valid_months empty: no term. The law that sets it must be named.
    std::optional<Validity> validity() const {
        const auto months = days("valid_months");
        const auto renewals = days("renewals");
        const auto renewal_months = days("renewal_months");
        const std::string& used_by = text("valid_use");
        if (!months) {
            if (renewals || renewal_months || !used_by.empty() || !text("valid_basis").empty() || !text("valid_from").empty())
                refuse_cell(row_, "valid_months", "");
            return std::nullopt;
        }
        if (*months == 0) refuse_cell(row_, "valid_months", text("valid_months"));
        if (text("valid_basis").empty()) refuse_cell(row_, "valid_basis", "");
        if (renewals.has_value() != renewal_months.has_value()) refuse_cell(row_, "renewal_months", text("renewal_months"));
        const std::string& from = text("valid_from");
        if (!from.empty() && from != "decision") refuse_cell(row_, "valid_from", from);
        Validity validity{*months, {}, renewals, renewal_months, text("valid_basis"), from == "decision"};
        if (!used_by.empty()) validity.used_by = used_by;
        return validity;
    }
    // Empty: none. Whoever sets it must be named.
    std::optional<Shortest> shortest() const {
        const auto least = days("shortest");
        if (least.has_value() == text("shortest_basis").empty()) refuse_cell(row_, "shortest_basis", text("shortest_basis"));
        if (!least) return std::nullopt;
        return Shortest{*least, text("shortest_basis")};
    }
    StepKind kind() const {
        if (const auto kind = step_kind(text("step_kind"))) return *kind;
        refuse_cell(row_, "step_kind", text("step_kind"));
    }
    LimitUnit unit() const {
        if (const auto unit = limit_unit(text("unit"))) return *unit;
        refuse_cell(row_, "unit", text("unit"));
    }

private:
    const std::map<std::string, std::size_t>& columns_;
    const CsvRow& row_;
};

FlowStep read_step(const Record& record) {
    FlowStep step;
    step.step_key = record.text("step_key");
    step.name = record.text("name_zh");
    step.short_name = record.text("short_name");
    step.stage = record.text("stage");
    step.department = record.text("department");
    step.co_departments = record.list("co_departments");
    step.kind = record.kind();
    step.legal_limit = record.days("legal_limit");
    step.promised_limit = record.days("promised_limit");
    step.unit = record.unit();
    step.counted = record.flag("clock");
    step.conditions = record.list("condition");
    step.part_of = record.text("part_of");
    step.depends_on = record.list("depends_on");
    step.parallel_group = record.text("parallel_group");
    step.deferrable = record.flag("deferrable");
    step.materials = record.materials();
    step.legal_basis = record.text("legal_basis");
    step.source = record.text("source");
    step.line = record.text("kind");
    step.result_doc = record.text("result_doc");
    step.confidence = record.text("confidence");
    step.joint = record.flag("joint");
    if (!record.text("limit_basis").empty()) step.limit_basis = record.text("limit_basis");
    step.extension_limit = record.days("extension");
    step.validity = record.validity();
    step.shortest = record.shortest();
    return step;
}

std::vector<Flow> read_flows(std::string_view csv) {
    std::vector<Flow> flows;
    for (const FlowTitle& title : kTitles) {
        flows.push_back(Flow{std::string{title.flow_key}, std::string{title.name}, title.total_limit, std::string{title.source}, {}});
    }
    const std::vector<CsvRow> rows = read_csv(csv, CsvMarks::plain);
    std::map<std::string, std::size_t> columns;
    for (const std::string& heading : rows.at(0).cells) columns.emplace(heading, columns.size());
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
        const Record record{columns, *row};
        const std::string& flow_key = record.text("template_key");
        const auto flow = std::find_if(flows.begin(), flows.end(), [&](const Flow& f) { return f.flow_key == flow_key; });
        if (flow == flows.end()) refuse_cell(*row, "template_key", flow_key);
        flow->steps.push_back(read_step(record));
    }
    return flows;
}

}  // namespace

const std::vector<Flow>& builtin_flows() {
    static const std::vector<Flow> flows = read_flows(embedded_flows);
    return flows;
}

}  // namespace zb
