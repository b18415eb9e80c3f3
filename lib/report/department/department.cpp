// SPDX-License-Identifier: Apache-2.0
// The page in sections that number themselves: figures, what is in hand and due, what was done, what else is asked of the unit.
#include "report/department/department.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <map>

#include "base/text.h"
#include "report/appraisal/explanation.h"
#include "report/appraisal/page.h"
#include "report/weekly/items.h"
#include "report/words/items.h"
#include "report/words/page.h"
#include "report/words/share.h"

namespace zb {

namespace {

// What the sections are printed from.
struct Page {
    const StateOfDay& evening;
    const Appraisal& counted;
    const DepartmentWork& work;

    const State& state() const { return *evening.state; }
    bool in_period(Date day) const { return counted.first <= day && day <= counted.last; }
    bool in_period(const std::optional<Date>& day) const { return day && in_period(*day); }
};

std::int64_t count_of(const auto& list) { return static_cast<std::int64_t>(list.size()); }

std::int64_t turns_of(const DepartmentWork& work, ItemTurn::Kind kind) {
    return std::count_if(work.turns.begin(), work.turns.end(), [&](const ItemTurn& turn) { return turn.kind == kind; });
}

// Project and item, as every table of the page begins.
Row item_row(const WorkItem& item, std::vector<Cell> more) {
    Row row{project_cell(*item.project), Cell{item.planned->step, item_name(week_item(item))}};
    row.append(more);
    return row;
}

Table item_columns(std::vector<Column> more) {
    Table table;
    table.columns = {{"project", "项目"}, {"step", "事项"}};
    table.columns.insert(table.columns.end(), more.begin(), more.end());
    return table;
}

std::string on_time_words(const DepartmentWork& work) {
    if (work.appraised == nullptr || work.appraised->items.decided() == 0) return "";
    const AppraisedItems& items = work.appraised->items;
    const int on_time = static_cast<int>(items.on_time.size());
    return fmt::format("，按时{}项，按时办结率{}（{}/{}），平均用时{}、平均承诺{}个工作日", on_time, rate_text(on_time, items.decided()),
                       on_time, items.decided(), mean_text(items.used, items.decided()), mean_text(items.promised, items.decided()));
}

// Of the approval items; the lamps are those of the evening.
std::string in_hand_words(const DepartmentWork& work) {
    std::array<int, 4> lamps{};
    for (const WorkItem* item : work.in_hand) ++lamps[index_of(item->today.lamp.value_or(Lamp::green))];
    std::string text = fmt::format("期末在办{}项", work.in_hand.size());
    if (work.in_hand.empty()) return text;
    std::vector<std::string> parts;
    for (const Lamp lamp : kLampsByUrgency) parts.push_back(fmt::format("{}{}", label(lamp), lamps[index_of(lamp)]));
    return fmt::format("{}（{}），其中超期{}项，五个工作日内到期{}项", text, join(parts, "、"), work.overdue(), work.due_soon.size());
}

std::string turns_words(const DepartmentWork& work) {
    std::vector<std::string> parts;
    for (const auto kind :
         {ItemTurn::Kind::correction, ItemTurn::Kind::pause, ItemTurn::Kind::hold, ItemTurn::Kind::extension, ItemTurn::Kind::escalation}) {
        if (const auto count = turns_of(work, kind); count > 0) parts.push_back(fmt::format("{}{}次", label(kind), count));
    }
    if (work.accepted_with_owed > 0) parts.push_back(fmt::format("容缺受理{}项", work.accepted_with_owed));
    return parts.empty() ? "没有补正、容缺、停表、挂起、延长和提级。" : join(parts, "，") + "。";
}

std::string standing_words(const Page& page) {
    const UnitAppraisal* unit = page.work.appraised;
    if (unit == nullptr || unit->available() == 0) return "考核口径下本期没有应办结的审批事项，不计分。";
    std::string text = fmt::format("应办结{}项、按时{}项，得分 {}/{}（试算）", unit->items.due(), unit->items.on_time.size(),
                                   points_text(unit->tenths()), unit->available());
    const int least = page.counted.rules.least_decided;
    if (unit->items.decided() < least) return text + fmt::format("；办结少于{}件，样本小，不排名。", least);
    if (!unit->rank) return text + fmt::format("；办结不少于{}件的部门不到两个，不排名。", least);
    return text + fmt::format("；在办结不少于{}件的部门里得分率第{}。", least, *unit->rank);
}

Section overall_section(const Page& page) {
    const DepartmentWork& work = page.work;
    Section section{"overall", "本期办理"};
    const AppraisedItems none;
    const AppraisedItems& items = work.appraised == nullptr ? none : work.appraised->items;
    section.figures = {{"working_days", std::int64_t{page.counted.working_days}},
                       {"received", count_of(work.received)},
                       {"accepted", count_of(work.accepted)},
                       {"decided", count_of(work.decided)},
                       {"decided_utility", count_of(work.decided_utility)},
                       {"on_time", count_of(items.on_time)},
                       {"late", count_of(items.late)},
                       {"used", std::int64_t{items.used}},
                       {"promised", std::int64_t{items.promised}},
                       {"in_hand", count_of(work.in_hand)},
                       {"in_hand_approval", std::int64_t{work.in_hand_approval()}},
                       {"overdue", std::int64_t{work.overdue()}},
                       {"overdue_approval", std::int64_t{work.overdue_approval()}},
                       {"due_soon", count_of(work.due_soon)},
                       {"corrections", turns_of(work, ItemTurn::Kind::correction)},
                       {"accepted_with_owed", std::int64_t{work.accepted_with_owed}},
                       {"owed", count_of(work.owed)},
                       {"pauses", turns_of(work, ItemTurn::Kind::pause)},
                       {"holds", turns_of(work, ItemTurn::Kind::hold)},
                       {"extensions", turns_of(work, ItemTurn::Kind::extension)},
                       {"escalations", turns_of(work, ItemTurn::Kind::escalation)}};
    const std::string utility =
        work.decided_utility.empty() ? "" : fmt::format("；另办结公用服务{}项，不评按时", work.decided_utility.size());
    section.blocks.emplace_back(
        Paragraph{fmt::format("收件{}项，受理审批事项{}项，办结{}项{}{}。{}。", work.received.size(), work.accepted.size(),
                              work.decided.size(), on_time_words(work), utility, in_hand_words(work))});
    section.blocks.emplace_back(Paragraph{turns_words(work)});
    section.blocks.emplace_back(Paragraph{standing_words(page), "考核口径："});
    return section;
}

Section in_hand_section(const Page& page) {
    Section section{"in_hand", "期末在办"};
    Table table = item_columns({{"responsible", "责任人"},
                                {"state", "状态"},
                                {"accepted", "受理", Align::centre, DateForm::month_day},
                                {"due", "承诺到期", Align::centre, DateForm::month_day},
                                {"legal_due", "法定到期", Align::centre, DateForm::month_day},
                                {"left", "剩/超", Align::right},
                                {"lamp", "灯"},
                                {"reply", "上次答复"},
                                {"seq", "条目", Align::right}});
    for (const WorkItem* item : page.work.in_hand) {
        const WeekItem seen = week_item(*item);
        const StepToday& today = item->today;
        const auto& replies = item->attempt->replies;
        const std::string state = fmt::format("{}{}", label(today.state, item->planned->kind), today.deemed ? "（视为受理）" : "");
        table.rows.push_back(
            item_row(*item, {Cell{Cell{seen.responsible}.value, seen.person}, Cell{std::string{key(today.state)}, state}, today.accepted,
                             today.due, today.legal_due, Cell{left_cell(today).value, left_text(today)}, lamp_cell(today.lamp),
                             replies.empty() ? Cell{} : Cell{replies.back().reason}, item->attempt->seq}));
    }
    if (!table.rows.empty()) section.heading += fmt::format("（{}项）", table.rows.size());
    add_rows(section, std::move(table), "期末没有在办的事项。");
    return section;
}

std::string what_is_due(const StepToday& today) {
    if (today.state == StepState::filed) return "受理（5日）期限";
    return today.state == StepState::paused ? "特别程序告知期满" : "办结期限";
}

Section due_section(const Page& page) {
    Section section{"due_soon", "五个工作日内到期"};
    Table table = item_columns({{"due", "到期日", Align::centre, DateForm::month_day},
                                {"what", "到期内容"},
                                {"left", "剩余（工作日）", Align::right},
                                {"responsible", "责任人"}});
    for (const WorkItem* item : page.work.due_soon) {
        const Date due = *acting_date(item->today);
        const WeekItem seen = week_item(*item);
        table.rows.push_back(item_row(*item, {due, what_is_due(item->today), days_to(page.state(), page.counted.last, due),
                                              Cell{Cell{seen.responsible}.value, seen.person}}));
    }
    if (!table.rows.empty()) section.heading += fmt::format("（{}项）", table.rows.size());
    add_rows(section, std::move(table), "五个工作日内没有到期的事项。");
    return section;
}

Section decided_section(const Page& page) {
    Section section{"decided", "本期办结"};
    AppraisedItems decided;
    if (page.work.appraised != nullptr) {
        decided = page.work.appraised->items;
        decided.overdue.clear();
    }
    Table table = appraised_items_table(decided);
    if (!table.rows.empty()) section.heading += fmt::format("（{}项）", table.rows.size());
    add_rows(section, std::move(table), "没有办结审批事项。");
    return section;
}

// 已受理; a decision or an end in its words.
std::string outcome_of(const WorkItem& item) {
    return fmt::format("{}{}", label(item.today.state, item.planned->kind), item.today.deemed ? "（视为受理）" : "");
}

Section received_section(const Page& page) {
    Section section{"received", "本期收件、受理"};
    Table table = item_columns({{"received", "收件", Align::centre, DateForm::month_day},
                                {"accepted", "受理", Align::centre, DateForm::month_day},
                                {"state", "现状"},
                                {"seq", "条目", Align::right}});
    std::vector<const WorkItem*> items = page.work.received;
    for (const WorkItem* item : page.work.accepted)
        if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
    for (const WorkItem* item : items) {
        const auto day = [&](WeekEvent::Kind kind) { return Cell{item->day_of(kind)}; };
        table.rows.push_back(
            item_row(*item, {day(WeekEvent::Kind::received), item->planned->utility() ? Cell{} : day(WeekEvent::Kind::accepted),
                             Cell{std::string{key(item->today.state)}, outcome_of(*item)}, item->attempt->seq}));
    }
    if (!table.rows.empty()) section.heading += fmt::format("（{}项）", table.rows.size());
    add_rows(section, std::move(table), "没有收件和受理。");
    return section;
}

Section turns_section(const Page& page) {
    Section section{"turns", "补正、容缺、停表、延长和提级"};
    Table table = item_columns(
        {{"kind", "种类"}, {"on", "日期", Align::centre, DateForm::month_day}, {"words", "情况"}, {"seq", "条目", Align::right}});
    for (const ItemTurn& turn : page.work.turns)
        table.rows.push_back(item_row(*turn.item, {Cell{label(turn.kind)}, turn.on, text_cell(turn.words), turn.seq}));
    add_rows(section, std::move(table), "本期没有。");
    std::vector<std::string> owed;
    for (const OwedItem& one : page.work.owed)
        owed.push_back(fmt::format("{}{}的{}（{}）", one.item->project->name, one.item->planned->short_name, one.owed->material,
                                   left_words(page.counted.last, one.owed->due, page.evening.calendar())));
    if (!owed.empty()) section.blocks.emplace_back(Paragraph{join(owed, "；") + "。", fmt::format("期末容缺待补 {} 份：", owed.size())});
    return section;
}

bool leads_or_helps(const auto& one, const std::string& department) {
    return one.lead == department || std::find(one.co.begin(), one.co.end(), department) != one.co.end();
}

Section resolutions_section(const Page& page) {
    Section section{"resolutions", "议定事项"};
    const auto wanted = [&](const Resolution& one) {
        return leads_or_helps(one, page.work.department) && (!one.done || page.in_period(one.done) || page.in_period(one.due));
    };
    add_rows(section,
             some_columns(resolutions_table(page.state(), page.counted.last, wanted),
                          {"code", "title", "lead", "co", "due", "state", "overdue", "done", "seq"}),
             "没有牵头或配合的议定事项。");
    return section;
}

Section problems_section(const Page& page) {
    Section section{"problems", "困难问题"};
    const auto wanted = [&](const Problem& one) {
        return leads_or_helps(one, page.work.department) && (!one.solved || page.in_period(one.solved));
    };
    add_rows(section,
             some_columns(problems_table(page.state(), page.counted.last, wanted),
                          {"code", "project", "title", "lead", "co", "raised", "due", "state", "solved"}),
             "没有牵头或配合的困难问题。");
    return section;
}

// An inquiry is the unit's where it was pushed to one of its people.
Section inquiries_section(const Page& page) {
    Section section{"inquiries", "咨询和工单"};
    const auto wanted = [&](const Inquiry& one) {
        const Person* person = one.to ? page.state().staff.find(*one.to) : nullptr;
        const bool ours = person != nullptr && person->department == page.work.department;
        return ours && (one.is_open() || page.in_period(one.received) || page.in_period(one.settled()));
    };
    add_rows(section,
             some_columns(inquiries_table(page.state(), page.counted.last, wanted),
                          {"code", "title", "project", "asks", "received", "due", "state", "staff", "answered"}),
             "没有推送给本部门人员的咨询和工单。");
    return section;
}

Section reviews_part(const Page& page) {
    Section section =
        page.work.appraised == nullptr ? reviews_section(page.counted, {}) : reviews_section(page.counted, *page.work.appraised);
    section.heading = "企业评价";
    return section;
}

Section opinions_part(const Page& page) {
    Section section{"opinions", "联合预审意见"};
    add_rows(section, opinions_table(page.counted.unscored, page.work.department), "没有联合预审会要本部门出意见。");
    return section;
}

struct PersonWork {
    int in_hand = 0, overdue = 0, decided = 0, on_time = 0, services = 0;
};

Section persons_section(const Page& page) {
    std::map<std::string, PersonWork, std::less<>> persons;
    const auto whose = [](const WorkItem* item) { return week_item(*item).responsible.value_or("未指定"); };
    for (const WorkItem* item : page.work.in_hand) {
        PersonWork& person = persons[whose(item)];
        ++person.in_hand;
        person.overdue += item->today.past ? 1 : 0;
    }
    for (const WorkItem* item : page.work.decided) {
        PersonWork& person = persons[whose(item)];
        ++person.decided;
        person.on_time += item->today.past ? 0 : 1;
    }
    for (const Service* one : services_by(page.state(), page.counted.unscored, page.work.department)) ++persons[*one->by].services;
    Section section{"persons", "责任人"};
    Table table;
    table.columns = {{"person", "责任人"},
                     {"in_hand", "在办", Align::right},
                     {"overdue", "超期在办", Align::right},
                     {"decided", "本期办结", Align::right},
                     {"on_time", "按时", Align::right},
                     {"services", "服务", Align::right}};
    for (const auto& [name, person] : persons)
        table.rows.push_back({name, person.in_hand, person.overdue, person.decided, person.on_time, person.services});
    add_rows(section, std::move(table), "没有在办和办结的事项，没有记下服务。");
    return section;
}

}  // namespace

Document department_document(const StateOfDay& evening, const Appraisal& counted, const DepartmentWork& work, const Basis& basis) {
    const Page page{evening, counted, work};
    Document document = appraisal_page("department", work.department + "重大项目审批办理情况", counted, basis);
    document.titles.push_back(period_words(counted));
    if (basis.practice) document.titles.emplace_back("演练库：数据为演练，不作工作依据");
    document.sections = {overall_section(page),   in_hand_section(page), due_section(page),         decided_section(page),
                         received_section(page),  turns_section(page),   resolutions_section(page), problems_section(page),
                         inquiries_section(page), opinions_part(page),   reviews_part(page),        persons_section(page)};
    int place = 0;
    for (Section& section : document.sections) section.heading = fmt::format("{}、{}", chinese_number(++place), section.heading);
    document.notes.emplace_back(
        "用时、剩余、超期均为工作日；剩余不含当天。按时率、得分同考核表口径，只算审批事项；收件、期末在办、超期含公用服务。每个数可以按条目"
        "查到：zb ledger "
        "list");
    document.notes.push_back(basis_note(
        basis, fmt::format("zb report department {} --from {} --to {}", work.department, iso(counted.first), iso(counted.last))));
    return document;
}

}  // namespace zb
