// SPDX-License-Identifier: Apache-2.0
// Cells of a published list to the details of a project.
#include "exchange/lists/row_reader.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/ascii.h"
#include "base/money.h"
#include "base/sheet_dates.h"
#include "base/text.h"

namespace zb {

namespace {

constexpr std::string_view kFullWidthRead = "里的全角字符按半角读";

// A cell wrapped for print: lines between Han follow each other, others keep a space.
std::string on_one_line(const std::string& cell) {
    std::string line;
    for (const std::string& piece : split(cell, '\n')) {
        if (piece.empty()) continue;
        const bool ascii =
            !line.empty() && static_cast<unsigned char>(line.back()) < 0x80 && static_cast<unsigned char>(piece.front()) < 0x80;
        line += (ascii ? " " : "") + piece;
    }
    return line;
}

// Marks of a class behind or before a name (★ for 市重点): no part of it.
std::string without_class_marks(std::string_view name) {
    constexpr auto kMarks = std::to_array<std::string_view>({"★", "☆", "▲", "△", "●", "○", "■", "□", "◆", "◇", "※", "*", "＊"});
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : kMarks) {
            const bool ahead = name.size() > mark.size() && name.starts_with(mark);
            if (ahead) name = trim(name.substr(mark.size()));
            const bool behind = name.size() > mark.size() && name.ends_with(mark);
            if (behind) name = trim(name.substr(0, name.size() - mark.size()));
            found = found || ahead || behind;
        }
    }
    return std::string{name};
}

// #N/A, #REF! …: a formula that failed.
bool is_spreadsheet_error(std::string_view text) {
    constexpr auto kErrors =
        std::to_array<std::string_view>({"#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"});
    return std::find(kErrors.begin(), kErrors.end(), text) != kErrors.end();
}

// A national code typed under 项目代码 is recognised by its hyphens.
bool looks_national(std::string_view code) {
    return code.size() == 24 && code[4] == '-' && code[11] == '-' && code[14] == '-' && code[17] == '-';
}

class RowReader {
public:
    explicit RowReader(const std::vector<HeadedColumn>& columns) : columns_(columns) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (!columns[i].heading.empty()) width_ = i + 1;
        for (const HeadedColumn& one : columns) {
            if (one.known && one.known->column == ListColumn::name) name_heading_ = one.heading;
        }
    }

    ListRow read(const CsvRow& row) {
        row_ = ListRow{};
        row_.line = row.line;
        row_.cells = row.cells;
        if (row.cells.size() < width_) row_.faults.push_back(short_row(row, width_).fault());
        row_unit_ = unit_of(row);
        row_assumes_wan_ = false;
        for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) read_cell(columns_[i], row.cells[i]);
        for (std::size_t i = columns_.size(); i < row.cells.size(); ++i) {
            if (trim(row.cells[i]).empty()) continue;
            fault("list.extra_cell", fmt::format("第 {} 格", i + 1), row.cells[i],
                  fmt::format("表头只有 {} 列，这里还有“{}”", columns_.size(), row.cells[i]), "有逗号的格要加英文双引号，或删去多出的格");
            break;
        }
        assumed_wan_ = assumed_wan_ || row_assumes_wan_;
        const bool name_faulty =
            std::any_of(row_.faults.begin(), row_.faults.end(), [&](const Fault& f) { return f.place.column == name_heading_; });
        if (row_.name.empty() && !name_faulty) fault("list.no_name", name_heading_, "", "没有项目名称", "填项目名称；不是项目的行就删去");
        return std::move(row_);
    }

    bool assumed_wan() const { return assumed_wan_; }

private:
    void fault(std::string code, std::string column, std::string value, std::string message, std::string hint) {
        row_.faults.push_back(
            Fault{std::move(code), std::move(message), std::move(hint), Place{row_.line, std::move(column), std::move(value)}});
    }

    // 亿元 or 美元 under 币种, which holds for the amounts of its row.
    StatedUnit unit_of(const CsvRow& row) const {
        for (std::size_t i = 0; i < columns_.size() && i < row.cells.size(); ++i) {
            if (columns_[i].known && columns_[i].known->column == ListColumn::currency) return caption_unit(row.cells[i]);
        }
        return {};
    }

    void read_cell(const HeadedColumn& column, const std::string& raw) {
        if (!column.known || column.known->column == ListColumn::ignored || is_blank_cell(raw)) return;
        if (is_spreadsheet_error(trim(raw)))
            return fault("list.cell_error", column.heading, raw, fmt::format("{} 是表格软件算不出的值", trim(raw)),
                         "改成内容再导出；没有就留空");
        try {
            const bool prose = column.known->field == &ProjectDetails::content;
            take(column, clean_text(prose ? raw : on_one_line(raw), column.heading));
        } catch (const Error& error) {
            Fault found = error.fault();
            found.place = Place{row_.line, column.heading, raw};
            row_.faults.push_back(std::move(found));
        }
    }

    void take(const HeadedColumn& column, std::string text) {
        switch (column.known->column) {
            case ListColumn::ignored:
            case ListColumn::currency: break;
            case ListColumn::code: take_code(column, text); break;
            case ListColumn::name: take_name(clean_text(text, column.heading, Newlines::escape)); break;
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
            case ListColumn::text: row_.details.*column.known->field = std::move(text); break;
        }
    }

    void take_name(std::string name) {
        row_.name = without_class_marks(name);
        if (row_.name != name) row_.remarks.push_back(fmt::format("名称“{}”里的标记未录", name));
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
            row_.details.*column.known->field = text;
            const std::string doubt = column.known->column == ListColumn::uscc ? uscc_doubt(text) : std::string{};
            if (!doubt.empty()) row_.remarks.push_back(doubt);
            return;
        }
        const bool lost = wrong.find("科学计数") != std::string::npos;
        const bool credit = column.known->column == ListColumn::uscc;
        fault(credit ? "uscc.invalid" : "project_code.invalid", column.heading, text, wrong,
              lost     ? fmt::format("在 Excel 里把该列设为“文本”，重新粘贴{}", credit ? " 18 位代码" : "完整代码")
              : credit ? "照营业执照重新录入 18 位代码；没有就留空"
                       : "照备案证重新录入；没有就留空");
    }

    // 江海区 under 行政区划 is a place; the codes of GB/T 2260 may go on with towns (440704000000).
    void take_region(const HeadedColumn& column, const std::string& text) {
        constexpr std::size_t kLength = 6;
        const bool digits = all_digits(text);
        const bool name = !digits && fold_width(text).find_first_of("0123456789") == std::string::npos;
        if (name) {
            if (!row_.details.location) row_.details.location = text;
            return row_.remarks.push_back(fmt::format("“{}”里是名称，不是代码，记入建设地点", column.heading));
        }
        const bool longer = digits && (text.size() == 9 || text.size() == 12);
        const std::string code = longer ? text.substr(0, kLength) : text;
        const std::string wrong = region_fault(code);
        if (!wrong.empty()) return fault("region.invalid", column.heading, text, wrong, "照 GB/T 2260 填写；没有就留空");
        row_.details.region = code;
    }

    void take_reform_code(const HeadedColumn& column, const std::string& text) {
        const std::string wrong = external_number_fault(text, "工改编号");
        if (!wrong.empty()) return fault("reform_code.invalid", column.heading, text, wrong, "照审批系统重新录入；没有就留空");
        row_.details.reform_code = text;
    }

    // In what a bare figure of this row is, by its own column of units or by the heading: 美元 beside 总投资（万元） is 万美元.
    StatedUnit unit_for(const HeadedColumn& column) const {
        StatedUnit stated = row_unit_.empty() ? column.known->unit : row_unit_;
        const std::string& weight = column.known->unit.unit;
        if (!row_unit_.currency.empty() && weight.size() > std::string_view{"元"}.size() &&
            other_currency(row_unit_.currency).size() == row_unit_.currency.size())
            stated.currency = weight.substr(0, weight.size() - std::string_view{"元"}.size()) + row_unit_.currency;
        return stated;
    }

    void take_amount(const HeadedColumn& column, const std::string& text) {
        const StatedUnit stated = unit_for(column);
        if (!other_currency(text).empty()) return take_foreign(column, text);
        const Amount amount = read_amount(text, stated.unit.empty() ? "万元" : stated.unit);
        if (!amount.has_unit && stated.doubtful) {
            return fault("amount.two_units", column.heading, text, "标题或表头写了不止一种单位，不知道这个数用哪一种",
                         "在列名里写明，如 总投资（亿元），或在格里写 12.5亿元");
        }
        if (!amount.has_unit && !stated.currency.empty()) return take_foreign(column, text + stated.currency);
        auto& details = row_.details;
        const bool assumed = !amount.has_unit && stated.unit.empty() && amount.value;
        // 总投资 and 总投资（元） side by side: the one whose unit is stated holds.
        if (details.investment_printed && details.investment_printed != amount.printed) {
            const bool same = details.investment == amount.value;
            const bool settles = row_assumes_wan_ && !assumed && amount.value;
            if (settles) row_assumes_wan_ = false;
            if (details.investment && amount.value && !same && !settles) {
                row_.remarks.push_back(fmt::format("“{}”写的 {} 与前一列总投资不同，未用", column.heading, text));
            }
            if (same || !settles) return;
        } else {
            row_assumes_wan_ = assumed;
        }
        details.investment = amount.value;
        details.investment_printed = amount.printed;
        if (has_full_width_digits(text)) remark(column);
        remark_size(column, amount);
    }

    // No rate of exchange is known: the words are kept, the figure stays open.
    void take_foreign(const HeadedColumn& column, const std::string& printed) {
        row_.details.investment_printed = printed;
        row_.details.investment.reset();
        row_.remarks.push_back(fmt::format("“{}”{} 不是人民币，未折算，总投资的数空着", column.heading, printed));
    }

    // Between them lie the projects that lists of major projects have; beyond, the unit is more likely wrong than the project.
    void remark_size(const HeadedColumn& column, const Amount& amount) {
        constexpr Money kLeast{1'000'000};
        constexpr Money kMost{500'000'000'000};
        if (!amount.value || (*amount.value >= kLeast && *amount.value <= kMost)) return;
        row_.remarks.push_back(fmt::format("“{}”读作 {} 万元，{}，请核对单位", column.heading, in_wan(*amount.value),
                                           *amount.value < kLeast ? "不到 100 万元" : "超过 5,000 亿元"));
    }

    void take_date(const HeadedColumn& column, const std::string& text) {
        PrintedDate date = read_printed_date(text);
        if (!date.fault.empty())
            return fault("list.date", column.heading, text, date.fault, "填年、年月或年月日，如 2021、2021-09、2021-09-30；未定就留空");
        const bool folded = has_full_width_digits(date.text);
        row_.details.*column.known->field = folded ? fold_width(date.text) : date.text;
        if (folded) remark(column);
        if (!date.doubt.empty()) row_.remarks.push_back(fmt::format("“{}”{}", column.heading, date.doubt));
    }

    static bool has_full_width_digits(std::string_view text) {
        const std::u32string points = code_points(text);
        return std::any_of(points.begin(), points.end(), [](char32_t c) { return c >= U'０' && c <= U'９'; });
    }

    void remark(const HeadedColumn& column) { row_.remarks.push_back(fmt::format("“{}”{}", column.heading, kFullWidthRead)); }

    const std::vector<HeadedColumn>& columns_;
    std::string name_heading_ = "项目名称";
    std::size_t width_ = 0;  // cells that a whole row has
    StatedUnit row_unit_;
    bool row_assumes_wan_ = false;
    bool assumed_wan_ = false;
    ListRow row_;
};

}  // namespace

ReadRows read_rows(const std::vector<HeadedColumn>& columns, const std::vector<CsvRow>& rows) {
    RowReader reader{columns};
    ReadRows read;
    std::size_t faulty = 0;
    for (const CsvRow& row : rows) {
        read.rows.push_back(reader.read(row));
        if (!read.rows.back().faults.empty() && ++faulty > kMostBadRows) break;
    }
    read.assumes_wan = reader.assumed_wan();
    return read;
}

}  // namespace zb
