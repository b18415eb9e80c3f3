// SPDX-License-Identifier: Apache-2.0
// Rows of a published list, cell by cell.
#include "exchange/lists/list.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/mending.h"
#include "base/text.h"
#include "exchange/lists/columns.h"
#include "exchange/lists/json.h"

namespace zb {

namespace {

constexpr std::string_view kFullWidthRead = "里的全角字符按半角读";

// What printed lists put where there is nothing to say.
bool is_blank(std::string_view cell) {
    constexpr auto kDashes = std::to_array<std::string_view>({"", "/", "-", "--", "—", "——", "－", "／"});
    return std::find(kDashes.begin(), kDashes.end(), cell) != kDashes.end();
}

bool is_total(std::string_view cell) {
    const std::string word = normal_name(cell);
    return word == "合计" || word == "总计" || word == "小计";
}

struct HeadedColumn {
    std::string heading;
    KnownHeading known;
};

// A national code typed under 项目代码 is recognised by its hyphens.
bool looks_national(std::string_view code) {
    return code.size() == 24 && code[4] == '-' && code[11] == '-' && code[14] == '-' && code[17] == '-';
}

class RowReader {
public:
    explicit RowReader(const std::vector<HeadedColumn>& columns) : columns_(columns) {}

    ListRow read(const CsvRow& row) {
        row_ = ListRow{};
        row_.line = row.line;
        row_.cells = row.cells;
        for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) read_cell(columns_[i], row.cells[i]);
        for (std::size_t i = columns_.size(); i < row.cells.size(); ++i) {
            if (trim(row.cells[i]).empty()) continue;
            fault("list.extra_cell", fmt::format("第 {} 格", i + 1), row.cells[i],
                  fmt::format("表头只有 {} 列，这里还有“{}”", columns_.size(), row.cells[i]), "有逗号的格要加英文双引号，或删去多出的格");
            break;
        }
        const bool name_faulty =
            std::any_of(row_.faults.begin(), row_.faults.end(), [&](const Fault& f) { return f.place.column == name_heading_; });
        if (row_.name.empty() && !name_faulty) fault("list.no_name", name_heading_, "", "没有项目名称", "填项目名称；不是项目的行就删去");
        return std::move(row_);
    }

private:
    void fault(std::string code, std::string column, std::string value, std::string message, std::string hint) {
        row_.faults.push_back(
            Fault{std::move(code), std::move(message), std::move(hint), Place{row_.line, std::move(column), std::move(value)}});
    }

    void read_cell(const HeadedColumn& column, const std::string& raw) {
        if (column.known.column == ListColumn::name) name_heading_ = column.heading;
        if (column.known.column == ListColumn::ignored || is_blank(trim(raw))) return;
        try {
            take(column, clean_text(raw, column.heading));
        } catch (const Error& error) {
            Fault found = error.fault();
            found.place = Place{row_.line, column.heading, raw};
            row_.faults.push_back(std::move(found));
        }
    }

    void take(const HeadedColumn& column, std::string text) {
        switch (column.known.column) {
            case ListColumn::ignored: break;
            case ListColumn::code: take_code(column, text); break;
            case ListColumn::name: row_.name = clean_text(text, column.heading, Newlines::escape); break;
            case ListColumn::investment: take_amount(column, text); break;
            case ListColumn::uscc: take_national(column, text, uscc_fault(text)); break;
            case ListColumn::project_code: take_national(column, text, project_code_fault(text)); break;
            case ListColumn::region: take_region(column, text); break;
            case ListColumn::date: take_date(column, text); break;
            case ListColumn::reform_code: take_reform_code(column, text); break;
            case ListColumn::parent:
                check_code(text, column.heading);
                row_.details.parent = text;
                break;
            case ListColumn::text: row_.details.*column.known.field = std::move(text); break;
        }
    }

    void take_code(const HeadedColumn& column, const std::string& text) {
        if (looks_national(text)) {
            const std::string wrong = project_code_fault(text);
            if (!wrong.empty()) return fault("project_code.invalid", column.heading, text, wrong, "照备案证重新录入；没有就留空");
            row_.details.project_code = text;
            return;
        }
        check_code(text, column.heading);
        row_.code = text;
    }

    void take_national(const HeadedColumn& column, const std::string& text, const std::string& wrong) {
        if (wrong.empty()) {
            row_.details.*column.known.field = text;
            const std::string doubt = column.known.column == ListColumn::uscc ? uscc_doubt(text) : std::string{};
            if (!doubt.empty()) row_.remarks.push_back(doubt);
            return;
        }
        const bool lost = wrong.find("科学计数") != std::string::npos;
        const bool credit = column.known.column == ListColumn::uscc;
        fault(credit ? "uscc.invalid" : "project_code.invalid", column.heading, text, wrong,
              lost     ? fmt::format("在 Excel 里把该列设为“文本”，重新粘贴{}", credit ? " 18 位代码" : "完整代码")
              : credit ? "照营业执照重新录入 18 位代码；没有就留空"
                       : "照备案证重新录入；没有就留空");
    }

    void take_region(const HeadedColumn& column, const std::string& text) {
        const std::string wrong = region_fault(text);
        if (!wrong.empty()) return fault("region.invalid", column.heading, text, wrong, "照 GB/T 2260 填写；没有就留空");
        row_.details.region = text;
    }

    void take_reform_code(const HeadedColumn& column, const std::string& text) {
        const std::string wrong = external_number_fault(text, "工改编号");
        if (!wrong.empty()) return fault("reform_code.invalid", column.heading, text, wrong, "照审批系统重新录入；没有就留空");
        row_.details.reform_code = text;
    }

    void take_amount(const HeadedColumn& column, const std::string& text) {
        // 4.55 under 总投资（亿元） is 4.55亿元; a bare number elsewhere is in 万元.
        const std::string folded = fold_width(text);
        const bool bare = folded.find_first_not_of("0123456789.,") == std::string::npos;
        const bool own_unit = bare && !column.known.unit.empty() && column.known.unit != "万元";
        const Amount amount = read_amount(own_unit ? text + column.known.unit : text);
        auto& details = row_.details;
        if (details.investment_printed && details.investment_printed != amount.printed) return;  // 总投资 and 总投资（元） side by side
        details.investment = amount.value;
        details.investment_printed = amount.printed;
        if (has_full_width_digits(text)) remark(column);
    }

    void take_date(const HeadedColumn& column, const std::string& text) {
        const std::string wrong = list_date_fault(text);
        if (!wrong.empty())
            return fault("list.date", column.heading, text, wrong, "填年、年月或年月日，如 2021、2021-09、2021-09-30；未定就留空");
        const bool folded = has_full_width_digits(text);
        row_.details.*column.known.field = folded ? fold_width(text) : text;
        if (folded) remark(column);
    }

    static bool has_full_width_digits(std::string_view text) {
        const std::u32string points = code_points(text);
        return std::any_of(points.begin(), points.end(), [](char32_t c) { return c >= U'０' && c <= U'９'; });
    }

    void remark(const HeadedColumn& column) { row_.remarks.push_back(fmt::format("“{}”{}", column.heading, kFullWidthRead)); }

    const std::vector<HeadedColumn>& columns_;
    std::string name_heading_ = "项目名称";
    ListRow row_;
};

bool has_names(const CsvRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
        const auto known = known_heading(cell);
        return known && known->column == ListColumn::name;
    });
}

// The row of headings: lists often begin with their title.
std::size_t heading_row(const std::vector<CsvRow>& rows) {
    constexpr std::size_t kSearched = 10;
    for (std::size_t i = 0; i < std::min(rows.size(), kSearched); ++i) {
        if (has_names(rows[i])) return i;
    }
    throw Error{"list.no_names",
                rows.empty() ? "文件是空的" : fmt::format("前 {} 行里没有“项目名称”这一列", std::min(rows.size(), kSearched)),
                "第一行写列名，至少有“项目名称”；其余如 项目代码、建设单位、总投资、建设地点、清单名称"};
}

std::vector<HeadedColumn> columns_of(const CsvRow& headings, std::vector<std::string>& left_out) {
    std::vector<HeadedColumn> columns;
    for (const std::string& raw : headings.cells) {
        const std::string heading{trim(raw)};
        const auto known = known_heading(heading);
        const bool repeated =
            known && known->column != ListColumn::ignored && std::any_of(columns.begin(), columns.end(), [&](const HeadedColumn& one) {
                return one.known.column == known->column && one.known.field == known->field;
            });
        const bool second_amount = repeated && known->column == ListColumn::investment;
        if ((!known || repeated) && !second_amount && !heading.empty()) left_out.push_back(heading);
        columns.push_back(HeadedColumn{heading, known && (!repeated || second_amount) ? *known : KnownHeading{}});
    }
    return columns;
}

}  // namespace

ProjectList read_project_list(std::string_view bytes, CsvMarks marks) {
    refuse_spreadsheets(bytes);
    const Decoded decoded = decode(bytes);
    const std::vector<CsvRow> rows = is_json_list(decoded.text) ? rows_of_json(decoded.text) : read_csv(decoded.text, marks);
    const std::size_t first = heading_row(rows);

    ProjectList list;
    list.encoding = decoded.encoding;
    list.headings = rows[first].cells;
    const std::vector<HeadedColumn> columns = columns_of(rows[first], list.left_out);
    RowReader reader{columns};
    for (std::size_t i = first + 1; i < rows.size(); ++i) {
        if (rows[i].cells == list.headings) continue;  // printed again on every page
        ListRow row = reader.read(rows[i]);
        const bool total = is_total(row.name) || (row.name.empty() && std::any_of(row.cells.begin(), row.cells.end(), is_total));
        if (total) {
            list.totals.push_back(row.line);
        } else {
            list.rows.push_back(std::move(row));
        }
    }
    return list;
}

std::vector<RowToMend> lines_of(const ProjectList& list) {
    std::vector<RowToMend> lines;
    for (const ListRow& row : list.rows) lines.push_back(RowToMend{row.line, &row.cells});
    return lines;
}

}  // namespace zb
