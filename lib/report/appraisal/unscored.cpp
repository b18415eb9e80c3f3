// SPDX-License-Identifier: Apache-2.0
// Counts opinions by unit and services by person.
#include "report/appraisal/unscored.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/text.h"

namespace zb {

namespace {

const Opinion* opinion_of(const Meeting& meeting, std::string_view unit) {
    const auto found =
        std::find_if(meeting.opinions.begin(), meeting.opinions.end(), [&](const Opinion& one) { return one.department == unit; });
    return found == meeting.opinions.end() ? nullptr : &*found;
}

int count_of(const std::vector<AskedOpinion>& asked, OpinionTime time) {
    return static_cast<int>(std::count_if(asked.begin(), asked.end(), [&](const AskedOpinion& one) { return one.time() == time; }));
}

// 上门服务2、政策咨询1, in the order of the sorts.
std::string sorts_words(const std::vector<const Service*>& services) {
    std::vector<std::string> parts;
    for (const ServiceMeaning& meaning : service_sorts()) {
        const auto count =
            std::count_if(services.begin(), services.end(), [&](const Service* one) { return one->begun.sort == meaning.sort; });
        if (count > 0) parts.push_back(fmt::format("{}{}", meaning.label, count));
    }
    return join(parts, "、");
}

Section opinions_section(const State& state, const Unscored& counted) {
    Section section{"joint_reviews", "联合预审意见（不计分）"};
    Table table;
    table.columns = {{"department", "部门"},
                     {"asked", "应出意见", Align::right},
                     {"at_meeting", "会上出具", Align::right},
                     {"after", "会后出具", Align::right},
                     {"missing", "未出具", Align::right}};
    std::set<std::string> named;
    for (const auto& [unit, asked] : counted.opinions) named.insert(unit);
    for (const UnitInOrder& unit : units_in_order(state.departments, std::move(named))) {
        const auto found = counted.opinions.find(unit.name);
        if (found == counted.opinions.end()) continue;
        const std::vector<AskedOpinion>& asked = found->second;
        table.rows.push_back({unit.name, static_cast<int>(asked.size()), count_of(asked, OpinionTime::at_meeting),
                              count_of(asked, OpinionTime::after), count_of(asked, OpinionTime::missing)});
    }
    section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(
        Paragraph{"本期召开的联合预审会，到会单位和出过意见的单位各计一次；会上＝会议当日或以前出具。没有规定的时限，不评按时。"});
    return section;
}

Section services_section(const State& state, const Unscored& counted) {
    Section section{"services", "提供服务（不计分）"};
    Table table;
    table.columns = {{"person", "人员"},
                     {"department", "部门"},
                     {"services", "服务", Align::right},
                     {"open", "跟进中", Align::right},
                     {"sorts", "其中"}};
    const auto add = [&](const std::string& name, const Person* person, const std::vector<const Service*>& services) {
        const auto open = std::count_if(services.begin(), services.end(), [](const Service* one) { return one->open(); });
        table.rows.push_back({name.empty() ? Cell{Value{}, "未写经办"} : Cell{name}, person == nullptr ? Cell{} : Cell{person->department},
                              static_cast<int>(services.size()), Cell{std::int64_t{open}}, sorts_words(services)});
    };
    // In the order of the staff list; who stands in it no longer comes behind.
    for (const Person& person : state.staff.list)
        if (const auto found = counted.services.find(person.name); found != counted.services.end())
            add(person.name, &person, found->second);
    for (const auto& [name, services] : counted.services)
        if (state.staff.find(name) == nullptr) add(name, nullptr, services);
    section.blocks.emplace_back(std::move(table));
    section.blocks.emplace_back(
        Paragraph{"按经办人（--by）计本期记下的服务：政策咨询和兑现、绿色通道、上门、延时、企业需求、对接、宣传等。"});
    return section;
}

}  // namespace

std::string_view label(OpinionTime time) {
    switch (time) {
        case OpinionTime::at_meeting: return "会上";
        case OpinionTime::after: return "会后";
        case OpinionTime::missing: return "未出具";
    }
    return "";
}

OpinionTime AskedOpinion::time() const {
    if (opinion == nullptr) return OpinionTime::missing;
    return opinion->on <= *meeting->held ? OpinionTime::at_meeting : OpinionTime::after;
}

Unscored unscored(const State& state, Date first, Date last) {
    Unscored counted;
    for (const auto& [code, meeting] : state.meetings) {
        if (meeting.kind != MeetingKind::joint_review || !meeting.held || *meeting.held < first || *meeting.held > last) continue;
        std::set<std::string> units{meeting.units.begin(), meeting.units.end()};
        for (const Opinion& one : meeting.opinions) units.insert(one.department);
        for (const std::string& unit : units) counted.opinions[unit].push_back({&meeting, opinion_of(meeting, unit)});
    }
    for (const auto& [code, service] : state.services)
        if (first <= service.on && service.on <= last) counted.services[service.by.value_or("")].push_back(&service);
    return counted;
}

std::vector<const Service*> services_by(const State& state, const Unscored& counted, std::string_view who) {
    std::vector<const Service*> services;
    for (const auto& [name, given] : counted.services) {
        const Person* person = state.staff.find(name);
        if (name != who && (person == nullptr || person->department != who)) continue;
        services.insert(services.end(), given.begin(), given.end());
    }
    std::stable_sort(services.begin(), services.end(), [](const Service* a, const Service* b) { return a->seq < b->seq; });
    return services;
}

std::vector<Section> unscored_sections(const State& state, const Unscored& counted) {
    std::vector<Section> sections;
    if (!counted.opinions.empty()) sections.push_back(opinions_section(state, counted));
    if (!counted.services.empty()) sections.push_back(services_section(state, counted));
    return sections;
}

Table opinions_table(const Unscored& counted, std::string_view unit) {
    Table table;
    table.columns = {{"time", "结果"},    {"meeting", "会议编号"}, {"held", "会议日"},           {"projects", "项目"},
                     {"given", "出具日"}, {"opinion", "意见"},     {"seq", "条目", Align::right}};
    const auto found = counted.opinions.find(unit);
    if (found == counted.opinions.end()) return table;
    for (const AskedOpinion& one : found->second) {
        const bool given = one.opinion != nullptr;
        table.rows.push_back({Cell{label(one.time())}, one.meeting->code, *one.meeting->held, text_cell(join(one.meeting->projects, "、")),
                              given ? Cell{one.opinion->on} : Cell{}, given ? Cell{one.opinion->text} : Cell{},
                              given ? one.opinion->seq : one.meeting->seq});
    }
    return table;
}

Table services_given_table(const std::vector<const Service*>& services) {
    Table table;
    table.columns = {{"code", "服务编号"}, {"on", "日期"},    {"person", "人员"}, {"sort", "种类"},
                     {"project", "项目"},  {"title", "内容"}, {"closed", "办结"}, {"seq", "条目", Align::right}};
    for (const Service* one : services)
        table.rows.push_back(
            {one->begun.code, one->on, one->by, Cell{label(one->begun.sort)}, one->project, one->begun.title, Cell{one->closed}, one->seq});
    return table;
}

}  // namespace zb
