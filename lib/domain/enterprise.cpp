// SPDX-License-Identifier: Apache-2.0
// Enterprises, gathered from the projects that name them.
#include "domain/enterprise.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/error.h"
#include "base/naming.h"
#include "base/text.h"
#include "domain/domain.h"
#include "domain/wording.h"

namespace zb {

namespace {

void add_once(std::vector<std::string>& list, const std::string& text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

// Makes enterprises of projects in two rounds: those that state a credit code first, so that a bare name can find the one called so.
class EnterpriseList {
public:
    explicit EnterpriseList(const State& state) {
        for (const auto& [code, project] : state.projects) {
            if (project.details.uscc) take(project);
        }
        for (const auto& [code, project] : state.projects) {
            if (!project.details.uscc && project.details.enterprise) take(project);
        }
        for (const EnterpriseEntry& entry : state.enterprises) take(entry);
    }

    std::vector<Enterprise> all() && {
        std::erase_if(found_, [](const Enterprise& one) { return one.projects.empty(); });
        for (Enterprise& one : found_) std::sort(one.projects.begin(), one.projects.end());
        std::sort(found_.begin(), found_.end(), [](const Enterprise& a, const Enterprise& b) { return a.name < b.name; });
        return std::move(found_);
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    void take(const Project& project) {
        const std::string name = project.details.enterprise.value_or("");
        const std::size_t place = place_of(project.details.uscc, name);
        Enterprise& one = found_[place];
        one.projects.push_back(project.code);
        if (!one.industry) one.industry = project.details.industry;
        call(place, name);
    }

    void take(const EnterpriseEntry& entry) {
        const EnterpriseChanged& changed = entry.changed;
        std::size_t place = by_uscc_.contains(changed.key) ? by_uscc_.at(changed.key) : known(normal_name(changed.key));
        if (place == kNone) return;  // its projects are not known yet on that day
        if (changed.uscc) place = merged(place, *changed.uscc);
        Enterprise& one = found_[place];
        const auto put = [](std::optional<std::string>& known, const std::optional<std::string>& now) {
            if (now) known = now;
        };
        put(one.industry, changed.industry);
        put(one.address, changed.address);
        put(one.contact, changed.contact);
        put(one.note, changed.note);
        if (changed.name) {
            call(place, *changed.name);
            found_[place].name = *changed.name;
        }
        found_[place].seqs.push_back(entry.seq);
    }

    // A credit code recorded later may be that of an enterprise which other projects have named by it already.
    std::size_t merged(std::size_t place, const std::string& uscc) {
        const auto other = by_uscc_.find(uscc);
        if (other == by_uscc_.end() || other->second == place) {
            found_[place].uscc = uscc;
            by_uscc_[uscc] = place;
            return place;
        }
        Enterprise& whole = found_[other->second];
        Enterprise& part = found_[place];
        whole.projects.insert(whole.projects.end(), part.projects.begin(), part.projects.end());
        whole.seqs.insert(whole.seqs.end(), part.seqs.begin(), part.seqs.end());
        part.projects.clear();
        const std::vector<std::string> names = part.names;
        for (const std::string& name : names) {
            by_name_[normal_name(name)] = {other->second};
            add_once(whole.names, name);
        }
        return other->second;
    }

    std::size_t place_of(const std::optional<std::string>& uscc, const std::string& name) {
        if (uscc) {
            const auto [found, fresh] = by_uscc_.try_emplace(*uscc, found_.size());
            if (fresh) found_.emplace_back().uscc = uscc;
            return found->second;
        }
        const std::size_t place = known(normal_name(name));
        if (place != kNone) return place;
        found_.emplace_back();
        return found_.size() - 1;
    }

    // The one enterprise called so; none where there is none, or where two have that name.
    std::size_t known(const std::string& normal) const {
        const auto found = by_name_.find(normal);
        return found == by_name_.end() || found->second.size() != 1 ? kNone : found->second.front();
    }

    void call(std::size_t place, const std::string& name) {
        Enterprise& one = found_[place];
        if (one.name.empty()) one.name = name;
        if (name.empty()) return;
        add_once(one.names, name);
        auto& places = by_name_[normal_name(name)];
        if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }

    std::vector<Enterprise> found_;
    std::map<std::string, std::size_t, std::less<>> by_uscc_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;
};

bool is_called(const Enterprise& one, std::string_view normal) {
    return std::any_of(one.names.begin(), one.names.end(), [&](const std::string& name) { return normal_name(name) == normal; });
}

std::string shown(const Enterprise& one) { return one.uscc ? fmt::format("{}（{}）", one.name, *one.uscc) : one.name; }

[[noreturn]] void refuse_unknown(const std::vector<Enterprise>& all, std::string_view word) {
    std::vector<std::string> words;
    for (const Enterprise& one : all) {
        words.insert(words.end(), one.names.begin(), one.names.end());
        if (one.uscc) words.push_back(*one.uscc);
    }
    const std::string near = nearest(word, words);
    throw Error{
        Fault{"enterprise.unknown", fmt::format("没有企业“{}”", word),
              near.empty() ? "企业随项目入库；查看全部企业：zb enterprise list" : with_nearest(near, "查看全部企业：zb enterprise list"),
              Place{0, "企业", std::string{word}}}};
}

}  // namespace

void EnterpriseNoun::check(const State& state, const Envelope& /*envelope*/, const EnterpriseChanged& fact) {
    const std::vector<Enterprise> all = enterprises(state);
    const Enterprise& one = find_enterprise(all, fact.key);
    if (fact.uscc) {
        const std::string wrong = uscc_fault(*fact.uscc);
        if (!wrong.empty()) {
            throw Error{Fault{"uscc.invalid", wrong, "照营业执照重新录入 18 位代码", Place{0, "统一社会信用代码", *fact.uscc}}};
        }
        if (one.uscc && *one.uscc != *fact.uscc) {
            throw Error{Fault{"enterprise.other_uscc",
                              fmt::format("{} 的统一社会信用代码已经是 {}，不能改为 {}", one.name, *one.uscc, *fact.uscc),
                              fmt::format("代码是从项目来的，先改项目：zb project set {} --uscc {}", one.projects.front(), *fact.uscc),
                              Place{0, "统一社会信用代码", *fact.uscc}}};
        }
    }
    if (fact.contact) known_staff(state, *fact.contact);
    if (fact.name || fact.uscc || fact.industry || fact.address || fact.contact || fact.note) return;
    throw Error{"enterprise.unchanged", fmt::format("企业 {} 没有变动", one.name), "写明要改的内容，如 --address 住所"};
}

void EnterpriseNoun::apply(State& state, const Envelope& envelope, const EnterpriseChanged& fact) {
    state.enterprises.push_back({envelope.seq, fact});
}

void EnterpriseNoun::index(const Envelope& /*envelope*/, const EnterpriseChanged& /*fact*/, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
}

std::vector<Enterprise> enterprises(const State& state) { return EnterpriseList{state}.all(); }

const Enterprise& find_enterprise(const std::vector<Enterprise>& all, std::string_view word) {
    const std::string normal = normal_name(word);
    std::vector<const Enterprise*> found;
    for (const Enterprise& one : all) {
        if (one.uscc == word) return one;
        if (is_called(one, normal)) found.push_back(&one);
    }
    if (found.empty() && !normal.empty()) {
        for (const Enterprise& one : all) {
            const auto part = [&](const std::string& name) { return normal_name(name).find(normal) != std::string::npos; };
            if (std::any_of(one.names.begin(), one.names.end(), part)) found.push_back(&one);
        }
    }
    if (found.size() == 1) return *found.front();
    if (found.empty()) refuse_unknown(all, word);
    std::vector<std::string> candidates;
    constexpr std::size_t kShown = 8;
    for (const Enterprise* one : found) {
        if (candidates.size() < kShown) candidates.push_back(shown(*one));
    }
    throw Error{Fault{"enterprise.ambiguous", fmt::format("“{}”有 {} 家企业：{}", word, found.size(), join(candidates, "、")),
                      fmt::format("写统一社会信用代码或全名，如 {}", found.front()->key()), Place{0, "企业", std::string{word}}}};
}

Table enterprises_table(const State& state, const std::vector<Enterprise>& shown_ones, Date day) {
    Table table;
    table.columns = {{"name", "企业"},          {"uscc", "统一社会信用代码"}, {"projects", "项目数", Align::right},
                     {"codes", "项目"},         {"industry", "行业"},         {"investment", "总投资（元）", Align::right},
                     {"contact", "企业联系人"}, {"address", "住所"}};
    for (const Enterprise& one : shown_ones) {
        std::vector<std::string> codes;
        std::optional<Money> sum;  // none where no project states a figure
        for (const std::string& code : one.projects) {
            const Project& project = state.project(code);
            if (!project.listed_on(day)) continue;
            codes.push_back(code);
            if (project.details.investment) sum = sum.value_or(Money{0}) + *project.details.investment;
        }
        Row row{Cell{one.name}, Cell{one.uscc}, Cell{static_cast<int>(codes.size())}, codes.empty() ? Cell{} : Cell{join(codes, "、")}};
        row.append({Cell{one.industry}, sum ? Cell{*sum, with_separators(sum->yuan)} : Cell{}, Cell{one.contact}, Cell{one.address}});
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string EnterpriseNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const EnterpriseChanged& fact) {
    return fmt::format("企业登记变动：{}", fields_text(fact));
}

NounTable EnterpriseNoun::table(const State& state, Date day) {
    return {"enterprise", "企业；同 zb enterprise list", enterprises_table(state, enterprises(state), day)};
}

}  // namespace zb
