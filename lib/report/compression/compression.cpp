// SPDX-License-Identifier: Apache-2.0
// Groups the decided items, and prints means and medians with their counts.
#include "report/compression/compression.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "base/naming.h"
#include "base/text.h"
#include "outlook/time/nodes.h"
#include "report/appraisal/figures.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/share.h"

namespace zb {

namespace {

using Groups = std::map<std::string, SavedGroup, std::less<>>;

void add(SavedGroup& into, const WorkItem& item, const Saved& saved) {
    into.items.push_back(&item);
    into.sum.add(saved);
}

using StepNames = std::map<std::string, std::string>;  // short names by key

// Of which items `name` gives one that contains the word.
StepNames with_part(const std::vector<const WorkItem*>& items, const std::string& word, std::string PlannedStep::*name) {
    StepNames found;
    for (const WorkItem* item : items)
        if ((item->planned->*name).find(word) != std::string::npos) found.emplace(item->planned->step, item->planned->short_name);
    return found;
}

std::vector<std::string> names_in(const StepNames& steps) {
    std::vector<std::string> names;
    for (const auto& [key, name] : steps) names.push_back(name);
    return names;
}

// Key of the step that was meant, among those of the items: by key or name, or by a part of a name that only one has.
std::string step_meant(const std::vector<const WorkItem*>& items, const std::string& word) {
    for (const WorkItem* item : items) {
        const PlannedStep& planned = *item->planned;
        if (planned.step == word || planned.name == word || planned.short_name == word) return planned.step;
    }
    StepNames meant = with_part(items, word, &PlannedStep::short_name);
    if (meant.empty()) meant = with_part(items, word, &PlannedStep::name);
    if (meant.size() == 1) return meant.begin()->first;
    if (!meant.empty())
        throw Error{Fault{"compression.ambiguous_step",
                          fmt::format("“{}”有 {} 种事项：{}", word, meant.size(), join(names_in(meant), "、")),
                          "写简称，如 --step " + meant.begin()->second, Place{0, "--step", word}, names_in(meant)}};
    const std::string near = nearest(word, names_in(with_part(items, "", &PlannedStep::short_name)));
    throw Error{Fault{"compression.unknown_step", fmt::format("这段时间没有办结“{}”", word),
                      near.empty() ? "不写 --step 看办结了哪些事项" : with_nearest(near, "不写 --step 看办结了哪些事项"),
                      Place{0, "--step", word}}};
}

// Decided in the period, by the day of the decision; of one department where one is asked for.
std::vector<const WorkItem*> decided_items(const DaysSaved& all) {
    std::vector<const WorkItem*> items;
    for (const auto& [key, item] : all.work) {
        const bool in_period = item.happened(WeekEvent::Kind::decided, all.asked.first, all.evening.day);
        const bool ours = !all.asked.department || item.planned->department == *all.asked.department;
        if (in_period && ours && item.planned->approval_item()) items.push_back(&item);
    }
    const auto place = [](const WorkItem* item) {
        return std::tuple{*item->day_of(WeekEvent::Kind::decided), item->project->code, item->planned->step, item->ordinal};
    };
    std::stable_sort(items.begin(), items.end(), [&](const WorkItem* a, const WorkItem* b) { return place(a) < place(b); });
    return items;
}

std::vector<SavedGroup> by_department(Groups groups, const Departments& departments) {
    std::set<std::string> named;
    for (const auto& [name, group] : groups) named.insert(name);
    std::vector<SavedGroup> in_order;
    for (const UnitInOrder& unit : units_in_order(departments, std::move(named))) {
        const auto found = groups.find(unit.name);
        if (found == groups.end()) continue;
        in_order.push_back(std::move(found->second));
        in_order.back().name = unit.co_operating ? "协办：" + unit.name : unit.name;
    }
    return in_order;
}

// The fullest groups first.
std::vector<SavedGroup> by_count(Groups groups) {
    std::vector<SavedGroup> in_order;
    for (auto& [key, group] : groups) in_order.push_back(std::move(group));
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const SavedGroup& a, const SavedGroup& b) { return a.items.size() > b.items.size(); });
    return in_order;
}

// Of means it is no number of days that was lost: 慢20.0%. `whole` is not 0: done at once by law, nothing can be saved.
std::string faster_text(int used, int whole) {
    return used > whole ? "慢" + rate_text(used - whole, whole) : rate_text(whole - used, whole);
}

Cell faster_cell(int used, int whole) { return whole == 0 ? Cell{} : Cell{faster_text(used, whole)}; }

// Mean days, the median of the days used, and what was saved of law and promise.
Row group_row(const SavedGroup& group, int least, Reader reader = Reader::both) {
    const Saved& sum = group.sum;
    const auto mean = [&](int days) { return Cell{mean_text(days, sum.items)}; };
    return Row{{Cell{group.key, group.name}, sum.items, mean(sum.legal), mean(sum.promised), mean(sum.used), group.median_used(),
                faster_cell(sum.used, sum.legal), faster_cell(sum.used, sum.promised), sum.items < least ? Cell{"样本小"} : Cell{}},
               reader};
}

Section groups_section(const DaysSaved& counted, const std::vector<SavedGroup>& groups, std::string key, std::string heading) {
    Section section{key, std::move(heading)};
    Table table;
    table.columns = {key == "steps" ? Column{"step", "事项"} : Column{"department", "部门"},
                     {"items", "办结", Align::right},
                     {"legal_mean", "平均法定", Align::right},
                     {"promised_mean", "平均承诺", Align::right},
                     {"used_mean", "平均用时", Align::right},
                     {"used_median", "用时中位数", Align::right},
                     {"saved_legal", "比法定提速", Align::right},
                     {"saved_promised", "比承诺提速", Align::right},
                     {"sample", "样本"}};
    for (const SavedGroup& group : groups) table.rows.push_back(group_row(group, counted.least));
    if (!groups.empty()) {
        table.rows.push_back(group_row(counted.total, counted.least, Reader::people));
        for (Cell& cell : table.rows.back()) cell.strong = true;
    }
    add_rows(section, std::move(table), "没有办结的、以工作日计时限的审批事项。");
    return section;
}

std::string sum_words(const DaysSaved& counted) {
    const SavedGroup& total = counted.total;
    const Saved& sum = total.sum;
    std::string text = fmt::format("办结审批事项{}项，其中计入提速{}项", sum.items + static_cast<int>(counted.uncounted.size()), sum.items);
    if (sum.items > 0)
        text += fmt::format("：平均法定{}、承诺{}、实际{}个工作日，用时中位数{}", mean_text(sum.legal, sum.items),
                            mean_text(sum.promised, sum.items), mean_text(sum.used, sum.items), total.median_used());
    if (sum.items > 0 && sum.legal > 0) text += "；比法定提速" + faster_text(sum.used, sum.legal);
    if (sum.items > 0 && sum.promised > 0) text += "，比承诺提速" + faster_text(sum.used, sum.promised);
    return text + "。";
}

std::string uncounted_words(const DaysSaved& counted) {
    std::vector<std::string> parts;
    for (const NotSaved why : {NotSaved::opening, NotSaved::no_legal, NotSaved::unit, NotSaved::no_promise}) {
        const auto count =
            std::count_if(counted.uncounted.begin(), counted.uncounted.end(), [&](const auto& one) { return one.why == why; });
        if (count > 0) parts.push_back(fmt::format("{}{}项", label(why), count));
    }
    return parts.empty() ? "" : fmt::format("不计入的{}项：{}。", counted.uncounted.size(), join(parts, "、"));
}

Section overall_section(const DaysSaved& counted) {
    Section section{"overall", ""};
    const Saved& sum = counted.total.sum;
    section.figures = {{"decided", static_cast<std::int64_t>(sum.items + static_cast<int>(counted.uncounted.size()))},
                       {"items", std::int64_t{sum.items}},
                       {"legal", std::int64_t{sum.legal}},
                       {"promised", std::int64_t{sum.promised}},
                       {"used", std::int64_t{sum.used}},
                       {"used_median", sum.items == 0 ? Value{} : Value{std::int64_t{counted.total.median_used()}}}};
    section.blocks.emplace_back(Paragraph{sum_words(counted)});
    if (const std::string words = uncounted_words(counted); !words.empty()) section.blocks.emplace_back(Paragraph{words});
    return section;
}

Row entry_row(const WorkItem& item, std::optional<NotSaved> why) {
    const PlannedStep& planned = *item.planned;
    return {Cell{planned.step, planned.short_name},
            planned.department,
            Cell{item.project->code, project_label(*item.project)},
            Cell{item.today.accepted},
            *item.day_of(WeekEvent::Kind::decided),
            Cell{planned.legal},
            Cell{planned.promised},
            item.today.used,
            std::string{label(planned.unit)},
            why ? Cell{fmt::format("不计：{}", label(*why))} : Cell{"计"},
            week_event(item, WeekEvent::Kind::decided).seq};
}

Section entries_section(const DaysSaved& counted, Entries entries) {
    Section section{"entries", entries == Entries::shown ? "三、事项和条目" : ""};
    Table table;
    table.columns = {{"step", "事项"},
                     {"department", "部门"},
                     {"project", "项目"},
                     {"accepted", "受理", Align::centre, DateForm::month_day},
                     {"decided", "办结", Align::centre, DateForm::month_day},
                     {"legal", "法定", Align::right},
                     {"promised", "承诺", Align::right},
                     {"used", "用时", Align::right},
                     {"unit", "单位"},
                     {"counts", "计不计"},
                     {"seq", "条目", Align::right}};
    for (const WorkItem* item : counted.total.items) table.rows.push_back(entry_row(*item, {}));
    for (const auto& one : counted.uncounted) table.rows.push_back(entry_row(*one.item, one.why));
    if (entries == Entries::shown)
        add_rows(section, std::move(table), "没有办结的审批事项。");
    else
        section.rows = std::move(table);
    return section;
}

std::string command_of(const DaysSaved& counted, Entries entries) {
    const SavedAsked& asked = counted.asked;
    std::string command = fmt::format("zb report compression --from {} --to {}", iso(asked.first), iso(counted.evening.day));
    if (asked.department) command += " --department " + *asked.department;
    if (asked.step) command += " --step " + *asked.step;
    return entries == Entries::shown ? command + " --entries" : command;
}

}  // namespace

int SavedGroup::median_used() const {
    std::vector<int> days;
    for (const WorkItem* item : items) days.push_back(item->today.used);
    return median(std::move(days));
}

DaysSaved days_saved(const StateOfDay& evening, SavedAsked asked) {
    const int least = appraisal_rules(*evening.state, evening.day).least_decided;
    DaysSaved counted{evening, std::move(asked), least, work_of(evening), {}, {}, {"total", "合计", {}, {}}, {}};
    std::vector<const WorkItem*> items = decided_items(counted);
    if (counted.asked.step) {
        counted.asked.step = step_meant(items, *counted.asked.step);
        std::erase_if(items, [&](const WorkItem* item) { return item->planned->step != *counted.asked.step; });
    }
    Groups steps, departments;
    for (const WorkItem* item : items) {
        const PlannedStep& planned = *item->planned;
        const auto saved = saved_by(planned, item->attempt, item->today);
        if (!saved) {
            counted.uncounted.push_back({why_not_saved(planned, *item->attempt), item});
            continue;
        }
        SavedGroup& step = steps.try_emplace(planned.step, SavedGroup{planned.step, planned.short_name, {}, {}}).first->second;
        add(step, *item, *saved);
        const std::string& unit = planned.department;
        add(departments.try_emplace(unit, SavedGroup{unit, unit, {}, {}}).first->second, *item, *saved);
        add(counted.total, *item, *saved);
    }
    counted.steps = by_count(std::move(steps));
    counted.departments = by_department(std::move(departments), evening.state->departments);
    return counted;
}

Document compression_document(const DaysSaved& counted, Entries entries, const Basis& basis) {
    Document document;
    document.report = "compression";
    document.titles = {"重大项目审批提速情况", fmt::format("{}至{}", chinese(counted.asked.first), chinese(counted.evening.day))};
    if (counted.asked.department) document.titles.push_back(*counted.asked.department);
    if (basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");
    document.period = {counted.asked.first, counted.evening.day};
    document.basis = basis;
    document.sections = {overall_section(counted), groups_section(counted, counted.departments, "departments", "一、按部门"),
                         groups_section(counted, counted.steps, "steps", "二、按事项"), entries_section(counted, entries)};
    document.notes.push_back(
        fmt::format("法定、承诺、用时均为工作日，用时不含停表；并行的事项各自相加。中位数在件数为双数时取中间两个里小的一个。办结少于{}"
                    "项的为小样本，不作比较。部门次序同实施方案，不作排名。",
                    counted.least));
    document.notes.push_back(basis_note(basis, command_of(counted, entries)));
    return document;
}

}  // namespace zb
