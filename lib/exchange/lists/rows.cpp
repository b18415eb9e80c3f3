// SPDX-License-Identifier: Apache-2.0
// What a row of a published list is: a project, or what people print around and between them.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>

#include "base/ascii.h"
#include "base/text.h"
#include "domain/project/project.h"
#include "exchange/lists/layout.h"

namespace zb {

namespace {

using Words = std::span<const std::string_view>;

std::string_view without_word(std::string_view text, Words words, bool at_head) {
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view word : words) {
            const bool there = at_head ? text.starts_with(word) : text.ends_with(word);
            if (!there) continue;
            text = at_head ? text.substr(word.size()) : text.substr(0, text.size() - word.size());
            found = true;
        }
    }
    return text;
}

constexpr auto kChineseDigits = std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "零", "〇"});

bool is_chinese_number(std::string_view text) { return !text.empty() && without_word(text, kChineseDigits, true).empty(); }

// 1, 1.0, (1), 1、, 1.2: the numbers of projects.
bool is_row_number(std::string_view normal) {
    constexpr std::string_view kAround = "(*#★☆";
    const std::size_t digit = normal.find_first_of("0123456789");
    return digit != std::string_view::npos && normal.substr(0, digit).find_first_not_of(kAround) == std::string_view::npos &&
           normal.find_first_not_of("0123456789.-()、#*★☆") == std::string_view::npos;
}

// 一, (一), 一、, 第一部分, Ⅰ (I in its normal form): the numbers of sections.
bool is_section_number(std::string_view normal) {
    if (normal.starts_with('(') && normal.ends_with(')')) normal = normal.substr(1, normal.size() - 2);
    constexpr auto kBehind = std::to_array<std::string_view>({"、", ".", ","});
    normal = without_word(normal, kBehind, false);
    constexpr auto kRoman = std::to_array<std::string_view>({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"});
    if (std::find(kRoman.begin(), kRoman.end(), normal) != kRoman.end()) return true;
    if (normal.starts_with("第")) {
        const std::string_view rest = without_word(normal.substr(std::string_view{"第"}.size()), kChineseDigits, true);
        return rest == "部分" || rest == "类" || rest == "批";
    }
    return is_chinese_number(normal);
}

// 一、新开工项目; (二)基础设施项目; 第一部分 产业项目.
bool begins_as_section(std::string_view normal) {
    if (normal.starts_with('(')) {
        const std::size_t close = normal.find(')');
        return close != std::string_view::npos && close + 1 < normal.size() && is_chinese_number(normal.substr(1, close - 1));
    }
    if (normal.starts_with("第")) {
        const std::string_view rest = without_word(normal.substr(std::string_view{"第"}.size()), kChineseDigits, true);
        return rest.size() < normal.size() - 3 && (rest.starts_with("部分") || rest.starts_with("类"));
    }
    const std::string_view rest = without_word(normal, kChineseDigits, true);
    return rest.size() < normal.size() && (rest.starts_with("、") || rest.starts_with(".") || rest.starts_with(",")) && rest.size() > 3;
}

// 3个, 共2项, 2: how many, where a project would have its enterprise.
bool is_count(std::string_view normal) {
    constexpr auto kBefore = std::to_array<std::string_view>({"(", "共", "计"});
    constexpr auto kBehind = std::to_array<std::string_view>({")", "项目", "个", "项", "家", "宗", "件"});
    const std::string_view number = without_word(without_word(normal, kBefore, true), kBehind, false);
    return all_digits(number) || is_chinese_number(number);
}

// 新开工项目(2项) → 新开工项目; as it is where no count stands behind.
std::string_view without_count(std::string_view normal) {
    const std::size_t open = normal.rfind('(');
    if (normal.ends_with(')') && open != std::string_view::npos && open > 0 && is_count(normal.substr(open))) return normal.substr(0, open);
    return normal;
}

// 合计, 合计(2项), 合计:, 全区合计, 合计2个, 共12个项目, 一、新开工项目小计.
bool is_total(std::string_view normal) {
    constexpr auto kTotals = std::to_array<std::string_view>({"合计", "总计", "小计", "共计", "累计", "总和", "合计数", "汇总"});
    constexpr std::size_t kLongest = 48;  // bytes: 16 Han
    const std::size_t cut = std::min(normal.find_first_of("0123456789(:,"), normal.size());
    for (const std::string_view words : {normal.substr(0, cut), without_count(normal)}) {
        if (words.size() > kLongest) continue;
        if (std::any_of(kTotals.begin(), kTotals.end(), [&](std::string_view total) { return words.ends_with(total); })) return true;
    }
    if (normal.starts_with("其中:")) return true;
    const std::string_view behind = normal.substr(cut);
    return normal.substr(0, cut).ends_with("共") && !behind.empty() && is_digit(behind.front()) && is_count(behind);
}

bool is_total_alone(std::string_view normal) {
    constexpr auto kTotals = std::to_array<std::string_view>({"合计", "总计", "小计", "共计", "累计"});
    return std::find(kTotals.begin(), kTotals.end(), normal) != kTotals.end();
}

// 注：…, 注1：…, 备注：…, ★为市重点项目.
bool is_note(std::string_view normal) {
    for (const std::string_view word : {"注", "备注", "附注", "说明", "填表说明", "填报说明", "编制说明", "特别说明"}) {
        if (!normal.starts_with(word)) continue;
        std::string_view rest = normal.substr(word.size());
        rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
        if (rest.empty() || rest.starts_with(':') || rest.starts_with('.') || rest.starts_with("、")) return true;
    }
    for (const std::string_view mark : {"★", "☆", "※", "*", "▲", "△", "●", "#", "“★”", "带", "标"}) {
        if (!normal.starts_with(mark)) continue;
        for (const std::string_view verb : {"为", "表示", "指", "是"}) {
            const std::size_t at = normal.find(verb);
            if (at != std::string_view::npos && at <= mark.size() + std::string_view{"号的项目"}.size()) return true;
        }
    }
    return false;
}

// 填报单位：…, 填表人：…, 第1页共3页, 2026年1月5日, - 2 -.
bool is_form(std::string_view normal) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"填报单位",   "填表单位", "制表单位",   "报送单位",   "编制单位", "汇总单位", "上报单位", "主办单位", "责任单位",
         "牵头单位",   "单位名称", "单位",       "填报人",     "填表人",   "制表人",   "编制人",   "制表",     "填表",
         "填报",       "编制",     "审核人",     "审核",       "审批人",   "复核人",   "复核",     "核稿人",   "核稿",
         "签发人",     "签发",     "单位负责人", "部门负责人", "负责人",   "分管领导", "主要领导", "主管领导", "分管负责人",
         "主要负责人", "联系人",   "联系电话",   "联系方式",   "电话",     "手机",     "邮箱",     "传真",     "经办人",
         "填报日期",   "填表日期", "填报时间",   "填表时间",   "制表日期", "制表时间", "报送日期", "报送时间", "统计时间",
         "统计日期",   "统计口径", "统计截止",   "数据来源",   "资料来源", "数据截至", "数据截止", "来源",     "截止时间",
         "截至时间",   "截止日期", "更新时间",   "更新日期",   "日期",     "时间",     "印发日期", "盖章",     "公章",
         "签字",       "签章",     "签名",       "抄送",       "主送",     "打印时间", "打印日期", "密级",     "文号"});
    constexpr auto kWhole = std::to_array<std::string_view>(
        {"续表", "(续表)", "接上页", "转下页", "以下无正文", "此页无正文", "(以下空白)", "以下空白", "(此页无正文)", "(盖章)", "(公章)"});
    if (std::find(kWhole.begin(), kWhole.end(), normal) != kWhole.end()) return true;
    for (const std::string_view word : kWords) {
        if (!normal.starts_with(word)) continue;
        const std::string_view rest = normal.substr(word.size());
        if (rest.empty() || rest.starts_with(':') ||
            (rest.starts_with('(') && (rest.ends_with(')') || rest.find("):") != std::string_view::npos)))
            return true;
    }
    if (normal.starts_with("第") && normal.find("页") != std::string_view::npos) {
        const std::string_view rest = normal.substr(std::string_view{"第"}.size());
        return is_digit(rest.empty() ? ' ' : rest.front()) || is_chinese_number(rest.substr(0, 3));
    }
    // A day and nothing else, or a page between dashes.
    const bool day = normal.size() > 8 && all_digits(normal.substr(0, 4)) && normal.substr(4).starts_with("年") &&
                     (normal.ends_with("日") || normal.ends_with("月")) &&
                     normal.find_first_not_of("0123456789", 7) != std::string_view::npos &&
                     without_word(normal.substr(7),
                                  std::to_array<std::string_view>({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "月", "日"}), true)
                         .empty();
    const bool page = normal.size() > 2 && normal.find_first_not_of("0123456789-—–") == std::string_view::npos && !is_digit(normal.front());
    return day || page;
}

// 新开工项目, 续建类, 江海区: classes of projects, never the name of one.
bool is_class(std::string_view normal) {
    constexpr auto kClasses = std::to_array<std::string_view>(
        {"新开工",   "拟开工", "计划开工", "已开工",   "未开工",   "开工",   "续建",       "竣工",     "投产",   "建成",
         "在建",     "前期",   "前期预备", "预备",     "储备",     "收尾",   "完工",       "停工",     "产业",   "工业",
         "基础设施", "民生",   "社会民生", "民生保障", "商贸",     "服务业", "现代服务业", "农业",     "房地产", "交通",
         "能源",     "水利",   "市政",     "生态环保", "社会事业", "制造业", "先进制造业", "高新技术", "省重点", "市重点",
         "区重点",   "省级",   "市级",     "区级",     "重点",     "重大",   "社会投资",   "政府投资", "新建",   "扩建",
         "改建",     "技改",   "增资扩产", "签约",     "谋划",     "计划",   "拟",         "本年",     "年内"});
    constexpr auto kEndings = std::to_array<std::string_view>({"项目", "工程", "类", "建设", "部分", "清单", "和", "及", "、"});
    std::string_view rest = without_word(without_count(normal), kEndings, false);
    const bool ended = rest.size() < without_count(normal).size() || rest.size() < normal.size();
    for (std::size_t before = rest.size() + 1; rest.size() < before;) {
        before = rest.size();
        rest = without_word(without_word(rest, kClasses, true), kEndings, true);
        rest = without_word(rest, kClasses, false);
    }
    if (rest.empty() && ended) return true;
    constexpr std::size_t kLongestDistrict = 15;  // bytes: 5 Han
    const std::string_view place = without_count(normal);
    const bool district =
        place.ends_with("区") || place.ends_with("县") || place.ends_with("市") || place.ends_with("镇") || place.ends_with("街道");
    return district && place.size() <= kLongestDistrict;
}

// The filled cells of a row, and those that the sorting looks at, in their normal form.
struct Cells {
    std::vector<std::string> all;     // by column
    std::vector<std::size_t> filled;  // columns that say something
    std::string first;                // the first of them
    std::string number;               // under 序号
    std::string name;
    std::string enterprise;
    bool one_text = false;    // one cell, or one text in every cell of a merged row
    bool identified = false;  // has a code
    bool described = false;   // says more of a project than name, number and amount
};

class RowSorter {
public:
    RowSorter(const std::vector<CsvRow>& rows, const SheetLayout& headings) : headings_(headings) {
        for (std::size_t i = 0; i < headings.first; ++i) {
            for (const std::string& cell : rows[i].cells) above_.insert(normal_name(cell));
        }
        above_.erase("");
        for (std::size_t i = headings.first; i < headings.first + headings.rows; ++i) heading_rows_.push_back(normal_cells(rows[i]));
        for (std::size_t i = headings.first + headings.rows; i < rows.size(); ++i) cells_.push_back(cells_of(rows[i]));
        look_at_numbering();
    }

    std::vector<RowKind> kinds() const {
        std::vector<RowKind> kinds;
        for (const Cells& cells : cells_) kinds.push_back(kind(cells));
        return kinds;
    }

private:
    RowKind kind(const Cells& cells) const {
        if (cells.filled.empty()) return RowKind::blank;
        if (is_headings(cells)) return RowKind::headings;
        if (is_column_numbers(cells)) return RowKind::column_numbers;
        if (is_total_row(cells)) return RowKind::total;
        if (cells.identified) return RowKind::project;
        const bool outside_name = cells.name.empty() || cells.one_text || cells.first != cells.name;
        if (!is_row_number(cells.first) && outside_name) {
            if (is_note(cells.first)) return RowKind::note;
            if (is_form(cells.first)) return RowKind::form;
        }
        if (cells.one_text && is_title(cells.first)) return RowKind::title;
        if (is_section_row(cells)) return RowKind::section;
        return is_prepared(cells) ? RowKind::blank : RowKind::project;
    }

    // Without the blank ones at the end.
    static std::vector<std::string> normal_cells(const CsvRow& row) {
        std::vector<std::string> cells;
        for (const std::string& cell : row.cells) cells.push_back(is_blank_cell(cell) ? std::string{} : normal_name(cell));
        while (!cells.empty() && cells.back().empty()) cells.pop_back();
        return cells;
    }

    Cells cells_of(const CsvRow& row) const {
        Cells cells;
        std::set<std::string> texts;
        cells.all = normal_cells(row);
        for (std::size_t i = 0; i < cells.all.size(); ++i) {
            const std::string& text = cells.all[i];
            if (text.empty()) continue;
            if (cells.filled.empty()) cells.first = text;
            cells.filled.push_back(i);
            texts.insert(text);
            if (i < headings_.columns.size()) look_at(cells, headings_.columns[i], text);
        }
        cells.one_text = texts.size() == 1;
        return cells;
    }

    static void look_at(Cells& cells, const HeadedColumn& column, const std::string& text) {
        if (!column.known) return;
        switch (column.known->column) {
            case ListColumn::ignored:
                if (cells.number.empty()) cells.number = text;
                break;
            case ListColumn::name:
                if (cells.name.empty()) cells.name = text;
                break;
            case ListColumn::code:
            case ListColumn::uscc:
            case ListColumn::project_code:
            case ListColumn::reform_code: cells.identified = cells.identified || is_identifying(text); break;
            case ListColumn::investment:
            case ListColumn::currency: break;
            case ListColumn::region:
            case ListColumn::date:
            case ListColumn::parent: cells.described = true; break;
            case ListColumn::text:
                if (column.known->field == &ProjectDetails::enterprise) cells.enterprise = text;
                cells.described = cells.described || !is_count(text);
                break;
        }
    }
    // A merged row has its one text under the codes too.
    static bool is_identifying(std::string_view text) {
        return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
    }

    bool is_headings(const Cells& cells) const {
        return std::find(heading_rows_.begin(), heading_rows_.end(), cells.all) != heading_rows_.end();
    }

    // 1, 2, 3 … or 甲, 乙, 1, 2 …: which column is which, for people who fill in a form.
    static bool is_column_numbers(const Cells& cells) {
        constexpr auto kStems = std::to_array<std::string_view>({"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"});
        constexpr std::size_t kLeast = 3;
        std::size_t stems = 0;
        while (stems < cells.filled.size() && stems < kStems.size() && cells.all[cells.filled[stems]] == kStems[stems]) ++stems;
        int next = 1;
        for (std::size_t i = stems; i < cells.filled.size(); ++i) {
            std::string_view text = cells.all[cells.filled[i]];
            if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
            if (!all_digits(text.substr(0, text.find('='))) || std::to_string(next) != text.substr(0, text.find('='))) return false;
            ++next;
        }
        return cells.filled.size() >= kLeast && next > 2;
    }

    bool is_total_row(const Cells& cells) const {
        if (is_total_alone(cells.number) || is_total_alone(cells.name)) return true;
        const bool firm = !cells.enterprise.empty() && !is_count(cells.enterprise) && !is_total(cells.enterprise);
        if (cells.identified || firm) return false;
        if (is_total(cells.number) || is_total(cells.name) || is_total(cells.first)) return true;
        return cells.name.empty() &&
               std::any_of(cells.filled.begin(), cells.filled.end(), [&](std::size_t i) { return is_total_alone(cells.all[i]); });
    }

    bool is_title(const std::string& text) const {
        return above_.contains(text) || text.starts_with("附件") || text.starts_with("附表") || text.starts_with("表一") ||
               !caption_unit(text).empty();
    }

    bool is_section_row(const Cells& cells) const {
        const bool firm = !cells.enterprise.empty() && !is_count(cells.enterprise);
        if (cells.one_text && !is_row_number(cells.first) && begins_as_section(cells.first) && has_plain_names_) return true;
        if (firm || cells.described) return false;
        if (!cells.number.empty() && !is_row_number(cells.number)) {
            if (cells.name.empty()) return true;  // 一、新开工项目（2项） under 序号, with or without its sum
            return is_section_number(cells.number) && numbered_;
        }
        if (cells.name.empty()) return cells.one_text && is_lone_text(cells);
        if (begins_as_section(cells.name)) return has_plain_names_;
        const bool only_name = cells.one_text && cells.first == cells.name;
        if (!cells.number.empty()) return false;
        if (is_class(cells.name)) return true;
        return numbered_ && only_name;  // nothing but a name among numbered projects
    }

    // A number for a project to come, and the zeros of formulas that wait for it.
    static bool is_prepared(const Cells& cells) {
        return std::all_of(cells.filled.begin(), cells.filled.end(), [&](std::size_t i) {
            const std::string& text = cells.all[i];
            return text.find_first_not_of("0.") == std::string::npos || (text == cells.number && is_row_number(text));
        });
    }

    // One text under a heading that says nothing of a project, as 产业项目 under 类别.
    bool is_lone_text(const Cells& cells) const {
        const std::size_t column = cells.filled.front();
        const bool unknown = column >= headings_.columns.size() || !headings_.columns[column].known;
        return unknown && cells.first.find_first_of("0123456789") != 0;
    }

    // Whether the projects carry numbers, and whether their names do without those of sections.
    void look_at_numbering() {
        std::size_t named = 0;
        std::size_t with_number = 0;
        for (const Cells& cells : cells_) {
            if (cells.name.empty() || is_headings(cells)) continue;
            ++named;
            with_number += is_row_number(cells.number) ? 1U : 0U;
            has_plain_names_ = has_plain_names_ || (!begins_as_section(cells.name) && !is_total(cells.name));
        }
        numbered_ = with_number > 0 && with_number * 2 >= named;
    }

    const SheetLayout& headings_;
    std::set<std::string> above_;  // titles and captions
    std::vector<std::vector<std::string>> heading_rows_;
    std::vector<Cells> cells_;  // of the rows behind the headings
    bool numbered_ = false;
    bool has_plain_names_ = false;
};

}  // namespace

std::string_view label(RowKind kind) {
    switch (kind) {
        case RowKind::project: return "";
        case RowKind::blank: return "空行";
        case RowKind::headings: return "重印的列名";
        case RowKind::column_numbers: return "栏次";
        case RowKind::title: return "标题";
        case RowKind::section: return "分组行";
        case RowKind::total: return "合计";
        case RowKind::note: return "附注";
        case RowKind::form: return "表头表尾";
    }
    return "";
}

std::vector<RowKind> row_kinds(const std::vector<CsvRow>& rows, const SheetLayout& headings) { return RowSorter{rows, headings}.kinds(); }

}  // namespace zb
