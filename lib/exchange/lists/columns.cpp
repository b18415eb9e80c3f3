// SPDX-License-Identifier: Apache-2.0
// Headings met in published lists of major projects, and their variants.
#include "exchange/lists/columns.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/mending.h"
#include "base/money.h"
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
        {ListColumn::ignored, nullptr, {"序号", "编号", "no", "no.", "在册状态", "约数", kReasonHeading}},
        {ListColumn::code, nullptr, {"项目代码", "专班项目代码"}},
        {ListColumn::name,
         nullptr,
         {"项目名称", "名称", "工程名称", "建设项目名称", "项目", "投资项目名称", "项目全称", "重点项目名称", "重大项目名称"}},
        {ListColumn::text, &D::enterprise, {"建设单位",     "企业名称", "投资主体", "企业",         "项目单位",     "项目业主",
                                            "业主单位",     "项目法人", "建设主体", "投资单位",     "投资企业",     "申报单位",
                                            "建设单位名称", "业主",     "业主名称", "项目业主单位", "项目建设单位", "项目单位名称",
                                            "项目法人单位", "项目主体", "投资方",   "投资主体名称", "实施主体"}},
        {ListColumn::uscc,
         &D::uscc,
         {"统一社会信用代码", "社会信用代码", "信用代码", "企业统一社会信用代码", "建设单位统一社会信用代码", "项目单位统一社会信用代码"}},
        {ListColumn::project_code,
         &D::project_code,
         {"投资项目统一代码", "投资项目代码", "固定资产投资项目代码", "项目统一代码", "投资项目统一编码"}},
        {ListColumn::investment,
         &D::investment_printed,
         {"总投资", "计划总投资", "总投资额", "投资总额", "投资额", "项目总投资", "估算总投资", "总投资金额", "计划总投资额",
          "项目总投资额", "投资", "投资金额", "总投资规模", "投资规模", "预计总投资", "概算总投资", "总投资估算", "投资估算",
          "总投资概算"}},
        {ListColumn::currency, nullptr, {"币种", "货币单位", "金额单位", "货币", "计量单位"}},
        {ListColumn::text,
         &D::location,
         {"建设地点", "项目地点", "建设地址", "所在地", "属地", "项目所在地", "项目属地", "所属区域", "建设位置", "项目选址", "所属镇街",
          "所在镇街", "所属地区", "所在区域"}},
        {ListColumn::region, &D::region, {"行政区划代码", "行政区划", "区划代码", "所属行政区划"}},
        {ListColumn::text, &D::industry, {"行业", "所属行业", "行业类别", "行业分类", "产业类别", "所属产业"}},
        {ListColumn::date,
         &D::construction_start,
         {"开工时间", "计划开工时间", "开工日期", "动工时间", "开工年月", "开工年份", "拟开工时间", "开工", "计划开工", "计划开工日期",
          "预计开工时间", "计划开工年月", "动工日期"}},
        {ListColumn::date,
         &D::completion,
         {"竣工时间", "计划竣工时间", "竣工日期", "完工时间", "建成时间", "竣工年月", "竣工年份", "拟竣工时间", "竣工", "计划竣工",
          "计划竣工日期", "预计竣工时间", "计划竣工年月", "完工日期", "计划完工时间", "计划建成时间"}},
        {ListColumn::text, &D::phase, {"项目阶段", "建设阶段", "当前阶段", "建设状态", "项目状态", "阶段"}},
        {ListColumn::text,
         &D::content,
         {"主要建设内容", "建设内容", "建设内容及规模", "建设规模及内容", "主要建设内容及规模", "主要建设规模及内容", "建设规模和内容",
          "项目概况", "建设规模及主要内容", "主要建设内容和规模", "项目建设内容"}},
        {ListColumn::text, &D::source, {"清单名称", "来源清单", "清单", "来源"}},
        {ListColumn::date, &D::source_date, {"清单日期", "清单时间", "发布日期"}},
        {ListColumn::reform_code, &D::reform_code, {"工改编号", "工程代码", "工程建设项目编号"}},
        {ListColumn::parent, &D::parent, {"上级项目", "上级项目代码", "母项目"}},
        {ListColumn::text,
         &D::nature,
         {"投资性质", "投资类型", "投资类别", "资金性质", "资金来源", "投资来源", "项目投资来源", "资金属性", "项目资金属性"}},
    };
    return known;
}

// Without what templates put around a heading: * of a column that must be filled, 1. or (1) before the words, a colon behind them.
std::string_view plain_heading(std::string_view normal) {
    constexpr auto kMarks = std::to_array<std::string_view>({"*", "★", "☆", "●", "▲", "※", "#", "(必填)", "(选填)", "(可选)"});
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view mark : kMarks) {
            if (normal.starts_with(mark)) {
                normal.remove_prefix(mark.size());
                found = true;
            }
            if (normal.ends_with(mark)) {
                normal.remove_suffix(mark.size());
                found = true;
            }
        }
    }
    const std::size_t digits = std::min(normal.find_first_not_of("0123456789"), normal.size());
    const std::string_view behind = normal.substr(digits);
    const bool numbered = digits > 0 && digits <= 2 && (behind.starts_with('.') || behind.starts_with("、"));
    if (numbered) {
        const std::string_view words = behind.substr(behind.starts_with('.') ? 1 : std::string_view{"、"}.size());
        if (!words.empty() && !is_digit(words.front())) normal = words;
    }
    const std::size_t close = normal.find(')');
    const bool bracketed = normal.starts_with('(') && close != std::string_view::npos && all_digits(normal.substr(1, close - 1));
    if (bracketed) normal.remove_prefix(close + 1);
    while (normal.ends_with(':') || normal.ends_with('*')) normal.remove_suffix(1);
    return normal;
}

std::size_t bracket_in(std::string_view normal) {
    std::size_t first = normal.size();
    for (const std::string_view bracket : {"(", "[", "【", "〔", "<", "{", "/", ":", ",", "、", "_", "|"}) {
        first = std::min(first, normal.find(bracket));
    }
    return first;
}

const Heading* heading_called(std::string_view words) {
    const auto found = std::find_if(headings().begin(), headings().end(), [&](const Heading& one) {
        return std::find(one.words.begin(), one.words.end(), words) != one.words.end();
    });
    return found == headings().end() ? nullptr : &*found;
}

// What stands between brackets, colons and commas.
std::vector<std::string> pieces_of(std::string_view normal) {
    std::string text{normal};
    for (const std::string_view mark : {"(", ")", "[", "]", "【", "】", "〔", "〕", ":", ",", "、", ";", "/", "。", "_", "|", "·"}) {
        for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.replace(at, mark.size(), "\n");
    }
    std::vector<std::string> pieces = split(text, '\n');
    std::erase(pieces, std::string{});
    return pieces;
}

// 单位亿元, 金额单位为亿元, 以亿元计 → 亿元.
std::string_view unit_words(std::string_view piece) {
    constexpr auto kBefore = std::to_array<std::string_view>({"注", "金额", "投资", "总投资", "总", "计量", "货币", "数量", "单位", "均",
                                                              "统一", "全部", "表内", "表中", "本表", "为", "是", "以", "按"});
    constexpr auto kBehind = std::to_array<std::string_view>({"为单位", "计", "单位", "列示", "填报", "填列"});
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view word : kBefore) {
            if (piece.size() <= word.size() || !piece.starts_with(word)) continue;
            piece.remove_prefix(word.size());
            found = true;
        }
    }
    for (const std::string_view word : kBehind) {
        if (piece.size() > word.size() && piece.ends_with(word)) piece.remove_suffix(word.size());
    }
    return piece;
}

// 美元, 万港元, 亿美金: the name of a currency, and before it nothing but a weight.
std::string_view currency_unit(std::string_view piece) {
    for (const std::string_view weight : {"十", "百", "千", "万", "亿", "万", "千"}) {
        if (piece.starts_with(weight)) piece.remove_prefix(weight.size());
    }
    constexpr std::size_t kLongestName = 12;  // bytes: 新加坡元
    return piece.size() <= kLongestName ? other_currency(piece) : std::string_view{};
}

void take_unit(StatedUnit& stated, std::string_view piece) {
    const std::string_view words = unit_words(piece);
    const std::string unit = money_unit(words);
    const bool other = unit.empty() && !currency_unit(words).empty();
    if (unit.empty() && !other) return;
    const std::string currency{other ? words : std::string_view{}};
    if (!stated.empty() && (stated.unit != unit || stated.currency != currency)) stated.doubtful = true;
    stated.unit = unit;
    stated.currency = currency;
}

StatedUnit unit_among(const std::vector<std::string>& pieces) {
    StatedUnit stated;
    for (const std::string& piece : pieces) take_unit(stated, piece);
    return stated;
}

// 总投资亿元, 总投资万美元: the unit without a bracket.
std::optional<KnownHeading> with_trailing_unit(std::string_view words) {
    for (const Heading& one : headings()) {
        if (one.column != ListColumn::investment) continue;
        for (const std::string_view known : one.words) {
            if (!words.starts_with(known) || words.size() == known.size()) continue;
            const StatedUnit unit = unit_among({std::string{words.substr(known.size())}});
            if (!unit.empty()) return KnownHeading{one.column, one.field, unit};
        }
    }
    return std::nullopt;
}

std::string without_brackets(std::string_view normal) {
    std::string plain;
    int depth = 0;
    for (const char c : normal) {
        if (c == '(') ++depth;
        if (depth == 0) plain += c;
        if (c == ')' && depth > 0) --depth;
    }
    return plain;
}

std::optional<KnownHeading> known_alone(std::string_view heading) {
    const std::string form = normal_name(heading);
    const std::string_view normal = plain_heading(form);
    const std::size_t bracket = bracket_in(normal);
    const std::string_view words = normal.substr(0, bracket);
    const Heading* found = heading_called(normal);
    if (found == nullptr && (bracket == normal.size() || normal[bracket] == '(' || normal.substr(bracket, 3) == "【" ||
                             normal[bracket] == '[' || !unit_among(pieces_of(normal.substr(bracket))).empty())) {
        found = heading_called(words);
    }
    if (found == nullptr) found = heading_called(without_brackets(normal));  // 建设（业主）单位
    if (found == nullptr) return with_trailing_unit(normal);
    KnownHeading known{found->column, found->field};
    if (found->column == ListColumn::investment) known.unit = unit_among(pieces_of(normal.substr(bracket)));
    return known;
}

// Words that say nothing without the heading above them.
bool needs_its_group(std::string_view heading) {
    constexpr auto kWords = std::to_array<std::string_view>({"名称", "单位", "代码", "编码", "时间", "日期", "年月", "金额", "总额", "合计",
                                                             "总计", "小计", "全称", "地点", "投资", "投资额", "总数"});
    const std::string normal = normal_name(heading);
    const std::string words = without_brackets(plain_heading(normal));
    return words.empty() || std::find(kWords.begin(), kWords.end(), words) != kWords.end();
}

// 2026年计划, 本年度, 累计完成: what is below is a part of the investment, not its total.
bool is_part_of_investment(std::string_view group) {
    constexpr auto kParts = std::to_array<std::string_view>({"年度", "本年", "当年", "今年", "去年", "上年", "年计划", "累计", "完成",
                                                             "到位", "其中", "十四五", "十五五", "季度", "本月", "资金"});
    const std::string normal = normal_name(group);
    return std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) { return normal.find(part) != std::string::npos; });
}

bool holds_total(std::string_view heading) { return heading.find("总") != std::string_view::npos; }

}  // namespace

std::optional<KnownHeading> known_heading(std::string_view heading, std::string_view group) {
    if (trim(group).empty()) return known_alone(heading);
    const std::string normal_group = normal_name(group);
    const std::string group_words = without_brackets(plain_heading(normal_group));
    std::optional<KnownHeading> known = known_alone(group_words + std::string{heading});
    if (!known && needs_its_group(heading)) known = known_alone(group);
    if (!known) known = known_alone(heading);
    if (!known || known->column != ListColumn::investment) return known;
    if (is_part_of_investment(group) && !holds_total(heading) && !holds_total(group)) return std::nullopt;
    if (known->unit.empty()) known->unit = unit_among(pieces_of(normal_name(heading)));
    if (known->unit.empty()) known->unit = unit_among(pieces_of(normal_group));
    return known;
}

StatedUnit caption_unit(std::string_view text) {
    const std::string normal = normal_name(text);
    StatedUnit stated;
    const std::size_t named = normal.find("单位");
    // What is behind 单位, and what a bracket holds alone: 总投资超100亿元的项目 states no unit.
    if (named != std::string::npos) {
        for (const std::string& piece : pieces_of(normal.substr(named))) take_unit(stated, piece);
    }
    for (std::size_t open = normal.find('('); open != std::string::npos; open = normal.find('(', open + 1)) {
        const std::size_t close = std::min(normal.find(')', open), normal.size());
        if (open >= named) break;
        take_unit(stated, std::string_view{normal}.substr(open + 1, close - open - 1));
    }
    if (stated.empty()) {
        for (const std::string& piece : pieces_of(normal)) {
            const bool says_so = piece.ends_with("为单位") || piece.ends_with("计") || piece == normal;
            if (says_so) take_unit(stated, piece);
        }
    }
    return stated;
}

bool is_only_unit(std::string_view text) {
    const std::string normal = normal_name(text);
    if (normal.starts_with('(') && normal.ends_with(')')) return true;
    return !money_unit(normal).empty() || !currency_unit(normal).empty();
}

}  // namespace zb
