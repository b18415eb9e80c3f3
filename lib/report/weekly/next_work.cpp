// SPDX-License-Identifier: Apache-2.0
// 下一步工作: a task a paragraph, numbered as they come.
#include "report/weekly/next_work.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/weekly/due.h"
#include "report/weekly/meetings.h"
#include "report/weekly/owed.h"
#include "report/weekly/problems.h"

namespace zb {

namespace {

std::string red_work(const WeekRecord& record) {
    std::vector<std::string> parts;
    for (const WeekItem* item : record.events.with_lamp(Lamp::red)) {
        const bool waits = item->today.state == StepState::filed;
        const std::string act = waits ? "决定是否受理" : "办结";
        const std::string over =
            item->today.past ? fmt::format("（{}）", past_words(item->today.overdue, fmt::format("已超承诺{}天", item->today.overdue)))
                             : "";
        parts.push_back(fmt::format("{}尽快{}{}{}{}", item->planned.department, act, item->project_name, item->planned.name, over));
    }
    return join(parts, "；");
}

// By department in the order of their first date: 区住房和城乡建设局11月24日前办结…、…2项.
std::string due_work(const WeekRecord& record) {
    std::vector<std::pair<std::string, std::vector<std::string>>> departments;
    for (const DueRow& row : due_rows(record)) {
        if (row.what == DueRow::What::owed || row.what == DueRow::What::pause_end) continue;
        const std::string act = row.what == DueRow::What::acceptance ? "决定是否受理" : "办结";
        const std::string& unit = row.item.planned.department;
        const auto same = [&](const auto& known) { return known.first == unit; };
        auto found = std::find_if(departments.begin(), departments.end(), same);
        if (found == departments.end()) found = departments.insert(departments.end(), {unit, {}});
        found->second.push_back(fmt::format("{}前{}{}{}", chinese_short(row.due), act, row.item.project_name, row.item.planned.name));
    }
    std::vector<std::string> parts;
    for (const auto& [unit, acts] : departments) parts.push_back(unit + join(acts, "、"));
    return join(parts, "；");
}

std::string owed_work(const WeekRecord& record) {
    const OwedFigures owed = owed_figures(record);
    std::vector<std::string> parts;
    const auto who = [](const WeekItem& item) { return item.specialist.value_or("专班办公室"); };
    for (const OwedRow& row : owed.open) {
        const std::string when = row.standing.past ? fmt::format("补齐已逾期的{}", row.owed.material)
                                                   : fmt::format("{}前补齐{}", chinese_short(row.owed.due), row.owed.material);
        parts.push_back(fmt::format("{}督促{}{}", who(row.item), row.item.project_name, when));
    }
    for (const WeekItem& item : record.events.in_hand) {
        if (item.today.state != StepState::correcting) continue;
        parts.push_back(fmt::format("{}指导{}一次补正{}材料", who(item), item.project_name, item.planned.name));
    }
    return join(parts, "；");
}

std::string problem_work(const WeekRecord& record) {
    const ProblemFigures problems = problem_figures(record);
    std::vector<std::string> parts;
    for (const ProblemRow& row : problems.open) {
        const std::string when = row.past ? fmt::format("（{}）", past_words(row.overdue, fmt::format("已逾期{}天", row.overdue), "逾期"))
                                          : fmt::format("（限{}）", chinese_short(row.problem.due));
        parts.push_back(fmt::format("{}牵头解决{}{}{}", row.problem.lead, row.problem.code, row.problem.title, when));
    }
    return join(parts, "；");
}

}  // namespace

Sections next_work_sections(const Circular& circular) {
    const WeekRecord& record = circular.record;
    Section section{"next_work", "下一步工作"};
    const std::string reporting =
        fmt::format("每日{}前报送台账，无进展的报零报告；红灯、黄灯项目零报告须说明原因。", circular.imprint.deadline);
    const std::vector<std::pair<std::string, std::string>> tasks = {{"红灯销号。", red_work(record)},
                                                                    {"紧盯到期。", due_work(record)},
                                                                    {"督促补齐。", owed_work(record)},
                                                                    {"破解难题。", problem_work(record)},
                                                                    {"落实议定。", resolution_work(record)}};
    int number = 0;
    const auto add = [&](const std::string& lead, const std::string& text) {
        section.blocks.emplace_back(Paragraph{text, fmt::format("（{}）{}", chinese_number(++number), lead)});
    };
    for (const auto& [lead, text] : tasks) {
        if (!text.empty()) add(lead, text + "。");
    }
    add("压实报送。", reporting);
    if (const std::string meetings = meeting_work(record); !meetings.empty()) add("会议安排。", meetings + "。");
    if (circular.imprint.remarks) {
        for (const Paragraph& paragraph : paragraphs_of(*circular.imprint.remarks)) add("", paragraph.text);
    }
    return {section};
}

}  // namespace zb
