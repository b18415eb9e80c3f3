// SPDX-License-Identifier: Apache-2.0
// 附表　各项目审批手续办理情况一览表: one row a project.
#include "report/weekly/annex.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "domain/step/words.h"
#include "report/weekly/balance.h"
#include "report/words/items.h"
#include "report/words/outcomes.h"
#include "report/words/page.h"

namespace zb {

namespace {

// A project's week, what is in hand, and where it goes.
struct AnnexRow {
    struct InHand {
        std::string words;  // 消防设计审查（11-24）
        std::string step;
        std::string answer;     // for scripts, of the step: 2026-11-24, paused
        std::string day_words;  // the same in a spreadsheet: 消防设计审查：2026-11-24
    };
    std::string project, name, stage;
    std::string phase;  // as people read it: 在建, 办结归档
    Cell specialist;
    std::optional<Lamp> lamp;
    std::vector<std::string> week;
    std::vector<InHand> in_hand;
    std::string node, node_name;  // key of the step, or the stage
    std::optional<Date> current, forecast;
};

std::string_view accept_word(const WeekMove& move) {
    if (move.planned->utility()) return "申请";
    return move.attempt->owed.empty() ? "受理" : "容缺受理";
}

std::string move_word(const WeekMove& move) {
    switch (move.move) {
        case StepMove::file: return "收件";
        case StepMove::return_: return "告知补正";
        case StepMove::accept: return std::string{accept_word(move)};
        case StepMove::decide: return move.milestone() || move.planned->utility() ? "完成" : "办结";
        case StepMove::resume: {
            const Pause* pause = move.pause_ended();
            return pause == nullptr ? "恢复计时" : pause->procedure + "结束";
        }
        case StepMove::pause: return "进入特别程序";
        case StepMove::issue: return "发证";
        case StepMove::hold: return "挂起";
        case StepMove::release: return "解除挂起";
        case StepMove::extend: return "延长审批期限";
        case StepMove::refuse:
        case StepMove::withdraw:
        case StepMove::deny:
        case StepMove::revoke:
        case StepMove::renew:
        case StepMove::waive: return std::string{label(move.move)};
    }
    return {};
}

std::string last_words(const std::vector<const WeekMove*>& moves) {
    const WeekMove& last = *moves.back();
    const WeekMove* before = moves.size() > 1 ? moves[moves.size() - 2] : nullptr;
    const std::string& name = last.planned->short_name;
    const bool both = last.move == StepMove::issue && before != nullptr && before->move == StepMove::decide;
    if (both && before->on == last.on) return fmt::format("{}{}办结并发证", name, month_day(last.on));
    if (both) return fmt::format("{}{}办结、{}发证", name, month_day(before->on), month_day(last.on));
    return fmt::format("{}{}{}", name, month_day(last.on), move_word(last));
}

// 方案审查11-17受理, 联合验收11-18办结并发证: each step by its last move.
std::vector<std::string> week_words(const std::vector<WeekMove>& moves) {
    // Of each attempt its moves, in the order in which their last ones happened.
    std::vector<std::vector<const WeekMove*>> attempts;
    for (const WeekMove& move : moves) {
        const auto same = [&](const auto& known) { return known.front()->attempt == move.attempt; };
        const auto found = std::find_if(attempts.begin(), attempts.end(), same);
        std::vector<const WeekMove*> own;
        if (found != attempts.end()) {
            own = std::move(*found);
            attempts.erase(found);
        }
        own.push_back(&move);
        attempts.push_back(std::move(own));
    }
    std::vector<std::string> words;
    for (const auto& own : attempts) words.push_back(last_words(own));
    return words;
}

// 水保审批（11-13，超5）, 洪评（特别程序）, 施工许可（11-24；容缺11-23）.
std::string status_words(const WeekItem& item, Date day) {
    const StepToday& today = item.today;
    if (today.state == StepState::paused) return "特别程序";
    if (today.state == StepState::correcting) return "补正中";
    if (today.intake_past) return unanswered_words(today);
    if (today.state == StepState::filed) return fmt::format("{}前决定是否受理", month_day(*today.intake_due, day));
    if (!today.due) return "办理中";
    if (!today.past) return month_day(*today.due, day);
    return fmt::format("{}，{}", month_day(*today.due, day), past_words(today.overdue, fmt::format("超{}", today.overdue)));
}

std::string owed_words(const WeekItem& item, Date day) {
    std::string words;
    for (const Owed* owed : item.attempt.still_owed()) words += fmt::format("；容缺{}", month_day(owed->due, day));
    return words;
}

// The day until which the item is in hand, or its state where no day runs.
std::string status_answer(const WeekItem& item, Reader reader) {
    const StepToday& today = item.today;
    const bool stands = today.state == StepState::paused || today.state == StepState::correcting;
    if (stands) return std::string{reader == Reader::machines ? key(today.state) : label(today.state, item.planned.kind)};
    const std::optional<Date> day = today.state == StepState::filed ? today.intake_due : today.due;
    return day ? iso(*day) : "";
}

Cell listed(const std::vector<std::string>& parts, std::string_view separator) {
    return parts.empty() ? Cell{} : Cell{join(parts, separator)};
}

AnnexRow annex_row(const ProjectOutlook& outlook, const WeekRecord& record) {
    AnnexRow row;
    row.project = outlook.project->code;
    row.name = outlook.project->name;
    row.stage = outlook.stage;
    if (const auto& leads = outlook.project->specialist)
        row.specialist = Cell{Value{*leads}, person_words(*record.now.state, *outlook.project, *leads, record.day())};
    if (const auto own = record.moves.find(row.project); own != record.moves.end()) row.week = week_words(own->second);
    const ProjectStatus status = outlook.project->status_on(record.day());
    row.phase = is_closed(status) ? label(status) : phase_of(outlook);
    if (is_closed(status)) return row;
    if (outlook.plan != nullptr) row.lamp = outlook.lamp;
    row.node_name = outlook.node_name;
    if (!row.node_name.empty()) row.node = outlook.node_step.empty() ? outlook.stage : outlook.node_step;
    row.current = outlook.node_current;
    row.forecast = outlook.node_forecast;
    return row;
}

// By code: what is on the list, and what left it in the period.
std::vector<AnnexRow> annex_rows(const WeekRecord& record) {
    std::map<std::string_view, std::vector<AnnexRow::InHand>> in_hand;
    for (const WeekItem& item : record.events.in_hand) {
        const std::string words =
            fmt::format("{}（{}{}）", item.planned.short_name, status_words(item, record.day()), owed_words(item, record.day()));
        in_hand[item.project].push_back({words, item.planned.step, status_answer(item, Reader::machines),
                                         fmt::format("{}：{}", item.planned.short_name, status_answer(item, Reader::people))});
    }
    std::vector<AnnexRow> rows;
    for (const auto* list : {&record.outlooks, &record.left}) {
        for (const ProjectOutlook& outlook : *list) {
            rows.push_back(annex_row(outlook, record));
            if (const auto own = in_hand.find(rows.back().project); own != in_hand.end()) rows.back().in_hand = own->second;
        }
    }
    std::sort(rows.begin(), rows.end(), [](const AnnexRow& one, const AnnexRow& other) { return one.project < other.project; });
    return rows;
}

Table annex_table(const std::vector<AnnexRow>& rows) {
    Table table;
    table.columns = {for_people({"no", "序号", Align::centre}),
                     for_machines({"project", "项目代码"}),
                     {"name", "项目名称"},
                     {"stage", "阶段"},
                     {"specialist", "服务专员"},
                     {"lamp", "灯", Align::centre},
                     {"week", "本周办理情况"},
                     for_people({"in_hand", "在办事项（到期日）"}),
                     for_machines({"in_hand", "在办事项"}),
                     for_machines({"node", "下一节点键"}),
                     for_machines({"node_name", "节点"}),
                     for_people({"node", "下一节点"}),
                     {"current", "现行计划", Align::centre, DateForm::month_day},
                     {"forecast", "预计", Align::centre, DateForm::month_day}};
    for (const AnnexRow& row : rows) {
        std::vector<std::string> words, day_words;
        NamedTexts answers;
        for (const AnnexRow::InHand& item : row.in_hand) {
            words.push_back(item.words);
            answers.emplace_back(item.step, item.answer);
            day_words.push_back(item.day_words);
        }
        const Cell answered = answers.empty() ? Cell{} : Cell{Value{std::move(answers)}, join(day_words, "；")};
        const Cell node = text_cell(row.node_name);
        table.rows.push_back({static_cast<int>(table.rows.size()) + 1, row.project, row.name, Cell{row.stage, row.phase}, row.specialist,
                              lamp_cell(row.lamp), listed(row.week, "；"), listed(words, "、"), answered, text_cell(row.node), node, node,
                              row.current, row.forecast});
    }
    return table;
}

}  // namespace

Sections annex_sections(const Circular& circular) {
    const WeekRecord& record = circular.record;
    const std::vector<AnnexRow> rows = annex_rows(record);
    require_equal("附表项目数", static_cast<int>(rows.size()), static_cast<int>(record.outlooks.size() + record.left.size()));
    Section section{"annex", fmt::format("附表　{}（截至{}）", kAnnexTitle, chinese_short(record.day()))};
    section.rows = annex_table(rows);
    if (rows.empty())
        section.blocks.emplace_back(Paragraph{"台账中还没有项目。"});
    else
        section.blocks.emplace_back(named_by_period(*section.rows, record.period));
    return {section};
}

}  // namespace zb
