// SPDX-License-Identifier: Apache-2.0
// The comparison of two evenings as a document, and its figures side by side.
#include "report/diff/changes.h"

#include <algorithm>
#include <fmt/format.h>

#include "domain/rules_version.h"
#include "report/words/page.h"

namespace zb {

namespace {

// One line of the figures: what is counted, and how.
struct Figure {
    std::string key, name;
    int count = 0;
};

void count_projects(std::vector<Figure>& figures, const Evening& evening) {
    std::array<int, 4> lamps{};
    int slipping = 0;
    for (const ProjectOutlook& outlook : evening.outlooks) {
        if (outlook.plan == nullptr) continue;
        ++lamps[index_of(outlook.lamp)];
        slipping += outlook.to_current.value_or(0) > 0 ? 1 : 0;
    }
    figures.push_back({"projects", "在册项目", static_cast<int>(evening.outlooks.size())});
    for (const Lamp lamp : kLampsByUrgency) {
        figures.push_back({fmt::format("project_lamps.{}", key(lamp)), fmt::format("{}灯项目", label(lamp)), lamps[index_of(lamp)]});
    }
    figures.push_back({"slipping", "下一节点晚于现行计划的项目", slipping});
}

void count_items(std::vector<Figure>& figures, const Evening& evening) {
    std::array<int, 4> lamps{};
    int approval = 0;
    int utility = 0;
    int overdue = 0;
    int legal = 0;
    for (const auto& [key, item] : evening.work) {
        if (!item.is_in_hand()) continue;
        ++(item.planned->utility() ? utility : approval);
        ++lamps[index_of(item.today.lamp.value_or(Lamp::green))];
        overdue += item.today.past ? 1 : 0;
        legal += item.today.legal_past ? 1 : 0;
    }
    figures.push_back({"in_hand", "在办事项", approval + utility});
    figures.push_back({"in_hand_approval", "其中审批事项", approval});
    figures.push_back({"in_hand_utility", "其中公用服务", utility});
    for (const Lamp lamp : kLampsByUrgency) {
        figures.push_back({fmt::format("lamps.{}", key(lamp)), fmt::format("{}灯事项", label(lamp)), lamps[index_of(lamp)]});
    }
    figures.push_back({"overdue_promised", "超承诺时限未办结", overdue});
    figures.push_back({"overdue_legal", "超法定时限未办结", legal});
}

void count_open(std::vector<Figure>& figures, const Evening& evening) {
    int owed = 0;
    int owed_overdue = 0;
    for (const auto& [key, item] : evening.work) {
        if (!in_hand(item.today.state) && item.today.state != StepState::decided) continue;
        for (const Owed* each : item.attempt->still_owed()) {
            ++owed;
            owed_overdue += each->due < evening.known.day ? 1 : 0;
        }
    }
    int open = 0;
    int open_overdue = 0;
    for (const auto& [code, problem] : evening.known.state->problems) {
        if (problem.solved) continue;
        ++open;
        open_overdue += problem.due < evening.known.day ? 1 : 0;
    }
    figures.push_back({"owed", "容缺待补（份）", owed});
    figures.push_back({"owed_overdue", "其中逾期", owed_overdue});
    figures.push_back({"problems", "未解决的困难问题", open});
    figures.push_back({"problems_overdue", "其中逾期", open_overdue});
}

std::vector<Figure> figures_of(const Evening& evening) {
    std::vector<Figure> figures;
    count_projects(figures, evening);
    count_items(figures, evening);
    count_open(figures, evening);
    return figures;
}

}  // namespace

const ProjectOutlook* Evening::outlook(std::string_view project) const {
    const auto before = [](const ProjectOutlook& outlook, std::string_view code) { return outlook.project->code < code; };
    const auto found = std::lower_bound(outlooks.begin(), outlooks.end(), project, before);
    return found == outlooks.end() || found->project->code != project ? nullptr : &*found;
}

Evening evening_of(const StateOfDay& known, const Basis& basis) {
    return Evening{known, basis, work_of(known), project_outlooks(*known.state, known.day, known.state->origin.calendar())};
}

std::int64_t last_move(const Attempt& now, const Attempt& before) {
    std::int64_t last = 0;
    for (const Moved& move : now.moves) {
        const auto same = [&](const Moved& other) { return other.seq == move.seq; };
        if (!std::any_of(before.moves.begin(), before.moves.end(), same)) last = std::max(last, move.seq);
    }
    return last;
}

Section section_of_rows(Section section, Table rows, std::string_view nothing) {
    if (!rows.rows.empty()) section.heading += fmt::format("（{}）", rows.rows.size());
    add_rows(section, std::move(rows), nothing);
    return section;
}

Section changed_figures(const TwoEvenings& days) {
    const std::vector<Figure> before = figures_of(days.before);
    const std::vector<Figure> now = figures_of(days.now);
    Table rows;
    rows.columns = {for_machines({"key", "指标键"}),
                    {"name", "指标"},
                    {"before", "前一日", Align::right},
                    {"now", "后一日", Align::right},
                    {"change", "增减", Align::right}};
    for (std::size_t i = 0; i < now.size(); ++i) {
        const int change = now[i].count - before[i].count;
        rows.rows.push_back(
            {now[i].key, now[i].name, before[i].count, now[i].count, Cell{change, change > 0 ? fmt::format("+{}", change) : ""}});
    }
    return {"figures", "一、数字对比", 1, {}, {std::move(rows)}};
}

Document changes_document(const Evening& before, const Evening& now, std::string_view reprint) {
    const TwoEvenings days{before, now};
    Document document;
    document.report = "diff";
    document.titles = {"两日变化", fmt::format("{} 至 {}", iso(before.known.day), iso(now.known.day))};
    document.period = std::pair{before.known.day, now.known.day};
    document.basis = now.basis;
    document.sections = {changed_figures(days),     arrived_items(days),    left_items(days),       changed_items(days),
                         moved_dates_section(days), changed_projects(days), changed_problems(days), changed_owed(days)};
    document.notes = {
        "口径：两边各按当天终了时台账所知、以当天为截止日；其间补录、更正的，也在变化之内。天数为工作日，正数为推后；条目为“-”的，"
        "没有新的记录，只是日子到了。",
        fmt::format("依据：{}为台账第 {} 条（校验值 {}），{}为第 {} 条（校验值 {}）；口径第{}版。再印：`{}`。", iso(before.known.day),
                    before.basis.seq, before.basis.hash.substr(0, 16), iso(now.known.day), now.basis.seq, now.basis.hash.substr(0, 16),
                    kRulesVersion, reprint)};
    if (now.basis.practice) document.notes.emplace_back("本件由演练库生成。");
    return document;
}

}  // namespace zb
