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

int decided_items(const State& state, std::string_view department, Date from, Date to) {
    int count = 0;
    for (const auto& [code, plans] : state.plans) {
        const PlanVersion* plan = plans.current();
        if (plan == nullptr) continue;
        for (const auto& [key, record] : state.steps_of(code)) {
            const PlannedStep* planned = plan->find(key);
            if (planned == nullptr || !planned->approval_item() || (!department.empty() && planned->department != department)) continue;
            for (const Attempt& attempt : record.attempts) {
                const bool recorded = attempt.seq_of(StepMove::decide) != 0 || attempt.seq_of(StepMove::deny) != 0;
                count += recorded && attempt.decided && *attempt.decided >= from && *attempt.decided <= to ? 1 : 0;
            }
        }
    }
    return count;
}

Table review_rates_table(const State& state, Date day, Date from, Date to) {
    ReviewCount all;
    std::map<std::string, ReviewCount> by_department, by_person;
    for (const auto& [code, review] : state.reviews) {
        if (review.received < from || review.received > to || review.received > day) continue;
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
    table.rows.push_back(rates_row("合计", "全部", all, decided_items(state, {}, from, to)));
    for (const DepartmentRecorded& unit : state.departments.list) {
        const auto found = by_department.find(unit.name);
        if (found != by_department.end())
            table.rows.push_back(rates_row("部门", unit.name, found->second, decided_items(state, unit.name, from, to)));
    }
    for (const auto& [person, count] : by_person) table.rows.push_back(rates_row("服务专员", person, count, std::nullopt));
    return table;
}

}  // namespace zb
