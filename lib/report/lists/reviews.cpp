// SPDX-License-Identifier: Apache-2.0
// Rates: 主动评价率 and 好评率 (国办发〔2019〕51号; rules.zh.md 5), with numerator and denominator.
#include "report/lists/reviews.h"

#include <fmt/format.h>
#include <map>

#include "report/words/share.h"

namespace zb {

namespace {

// 80.0%（4/5）; empty where there is nothing to divide by.
Cell rate_cell(int part, int whole) {
    if (whole == 0) return Cell{};
    const std::string rate = rate_text(part, whole);
    return Cell{Value{rate}, fmt::format("{}（{}/{}）", rate, part, whole)};
}

Row rates_row(std::string_view group, const std::string& name, const ReviewCount& count, std::optional<int> decided) {
    Row row{Cell{group}, Cell{name}, Cell{count.all()}};
    for (const int level : count.levels) row.push_back(Cell{level});
    row.append({Cell{count.by_default}, Cell{count.excluded}});
    row.push_back(decided ? Cell{*decided} : Cell{});
    row.push_back(decided ? rate_cell(count.active(), *decided) : Cell{});
    row.append({rate_cell(count.good(), count.all()), rate_cell(count.active_good(), count.active()), rate_cell(count.repaired, count.bad),
                rate_cell(count.followed, count.bad)});
    return row;
}

}  // namespace

int ReviewedDays::all_decided() const {
    int all = 0;
    for (const auto& [department, count] : decided) all += count;
    return all;
}

int ReviewedDays::decided_by(std::string_view department) const {
    const auto found = decided.find(department);
    return found == decided.end() ? 0 : found->second;
}

Table review_rates_table(const State& state, Date day, const ReviewedDays& days) {
    ReviewCount all;
    std::map<std::string, ReviewCount> by_department, by_person;
    for (const auto& [code, review] : state.reviews) {
        if (review.received < days.from || review.received > days.to || review.received > day) continue;
        all.add(review);
        if (review.department) by_department[*review.department].add(review);
        if (review.staff) by_person[*review.staff].add(review);
    }
    Table table;
    table.columns = {{"group", "类别"}, {"name", "谁"}, {"reviews", "评价数", Align::right}};
    for (std::size_t level = 0; level < kReviewLevels; ++level) {
        const auto one = static_cast<ReviewLevel>(level);
        table.columns.push_back({std::string{key(one)}, std::string{label(one)}, Align::right});
    }
    for (Column& more : std::vector<Column>{{"by_default", "默认", Align::right},
                                            {"excluded", "排除", Align::right},
                                            {"decided", "办结", Align::right},
                                            {"active_rate", "主动评价率"},
                                            {"good_rate", "好评率"},
                                            {"active_good_rate", "好评率（不含默认）"},
                                            {"repaired_rate", "整改率"},
                                            {"followed_rate", "回访率"}})
        table.columns.push_back(std::move(more));
    table.rows.push_back(rates_row("合计", "全部", all, days.all_decided()));
    for (const DepartmentRecorded& unit : state.departments.list) {
        const auto found = by_department.find(unit.name);
        if (found != by_department.end()) table.rows.push_back(rates_row("部门", unit.name, found->second, days.decided_by(unit.name)));
    }
    for (const auto& [person, count] : by_person) table.rows.push_back(rates_row("服务专员", person, count, std::nullopt));
    return table;
}

}  // namespace zb
